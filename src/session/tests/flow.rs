//! Whatever two people do, in whatever order: nothing breaks, and there is always a way on and a way out.

use proptest::{prelude::*, test_runner::TestCaseResult};

use super::{
    super::{DraftField, Reach, Request, kept},
    *,
};

/// A source of choices that a failing test can make smaller.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        let rolled = self.0 % sides;
        self.0 /= sides;
        rolled
    }

    fn flip(&mut self) -> bool {
        self.roll(2) == 0
    }

    fn seat(&mut self) -> Seat {
        if self.flip() { Seat::Left } else { Seat::Right }
    }

    fn text(&mut self) -> String {
        ["", "Some words", "  ", "…"][self.roll(4) as usize].to_owned()
    }

    /// Mostly on the scale.
    fn answer(&mut self) -> u8 {
        self.roll(12) as u8
    }

    fn time(&mut self) -> Timestamp {
        now() + SignedDuration::from_mins([30, 19, 20, 1440, 1441, -5][self.roll(6) as usize])
    }

    fn keep(&mut self) -> Keep {
        [Keep::Nothing, Keep::Agreed, Keep::All][self.roll(3) as usize]
    }

    fn door(&mut self) -> String {
        ["home", "love", "family", "nowhere"][self.roll(4) as usize].to_owned()
    }

    fn answer_to(&mut self, requests: &[Request]) -> Action {
        if let Some(index) = requests.iter().position(Request::has_offer)
            && self.roll(3) > 0
        {
            return Action::AnswerOffer { index, taken: self.flip() };
        }
        let answer = [Answer::Yes, Answer::Instead, Answer::No][self.roll(3) as usize];
        Action::Answer { index: self.roll(3) as usize, answer, text: self.text() }
    }

    fn action(&mut self, state: &State) -> Action {
        if self.roll(3) == 0 {
            let mut plain = obvious(state);
            let chosen = self.roll(plain.len().max(1) as u64) as usize;
            return match plain.get(chosen) {
                None => Action::GoOn,
                Some(Action::Show { seat, .. }) => Action::Show { seat: *seat, show: self.roll(4) > 0 },
                Some(_) => plain.swap_remove(chosen),
            };
        }
        // Asking and answering come at the end, where few evenings get by chance.
        let kind = match (state.stage(), state.step.part) {
            (Some(Stage::Requests(_)), _) => 14 + self.roll(4),
            (_, Part::LookingBack) => [14, 15, 16, 17, 27][self.roll(5) as usize],
            _ if state.just_through_the_gate().is_some() && self.flip() => 26,
            _ => self.roll(28),
        };
        match kind {
            0 => Action::Ready { ticks: Pair::default() },
            1 => Action::NotNow { until: self.time() },
            2 => {
                let answers =
                    CheckIn { now: self.answer(), wished: self.answer(), stirred: self.answer(), heat: self.answer() };
                Action::CheckIn { seat: self.seat(), answers }
            }
            3 => {
                let answers = CheckOut { understood: self.answer(), made_sense: self.answer(), cared: self.answer() };
                Action::CheckOut { seat: self.seat(), answers }
            }
            4 => Action::Show { seat: self.seat(), show: self.flip() },
            5 => Action::Note { seat: self.seat(), note: note(&self.door(), self.flip()) },
            6 => {
                let field =
                    ["half", "name", "signal", "back", "mine", "note", "none"][self.roll(7) as usize].to_owned();
                Action::Fill { field, text: self.text() }
            }
            7 | 8 => Action::Say { text: self.text() },
            9 => Action::LetMeMirror { text: self.text() },
            10 => {
                let answer = [Arrived::Yes, Arrived::Almost, Arrived::NotYet][self.roll(3) as usize];
                Action::Confirm { answer, missing: self.text() }
            }
            11 => Action::More { more: self.flip() },
            12 => {
                let question = [None, Some("And then?"), Some("Why?")][self.roll(3) as usize];
                Action::Ask { question: question.map(str::to_owned) }
            }
            13 => Action::Park { text: self.text() },
            14 if self.flip() => Action::ThankForShowing,
            14 => Action::LetGo { index: self.roll(3) as usize },
            15 => Action::Request { seat: self.seat(), text: self.text(), by: None },
            16 => self.answer_to(&state.requests),
            17 => Action::TakeAlong { seat: self.seat(), text: self.text() },
            18 => Action::GoBack,
            19 if self.roll(4) == 0 => Action::SkipTurn,
            19 => Action::Skip,
            20 => Action::ChangeWay { way: Way::ALL[self.roll(4) as usize] },
            21 => Action::Break { until: self.time() },
            22 => [Action::Return, Action::Resume, Action::Appreciate { seat: self.seat(), text: self.text() }]
                [self.roll(3) as usize]
                .clone(),
            23 => match self.roll(4) {
                0 => Action::Stop,
                _ => Action::GoOn,
            },
            24 => Action::Keep { seat: self.seat(), keep: self.keep() },
            26 => Action::LookBack { requests: vec![earlier(&self.text())] },
            27 => {
                let outcome = [Outcome::Happened, Outcome::Partly, Outcome::NotYet, Outcome::LetGo];
                Action::Follow { index: self.roll(2) as usize, outcome: outcome[self.roll(4) as usize] }
            }
            _ => Action::Draft { seat: self.seat(), field: DraftField::Main, text: self.text() },
        }
    }
}

/// What everybody may know of a state.
fn public(state: &State) -> State {
    let mut public = state.clone();
    public.alone = Pair::default();
    public.elsewhere.clear();
    public.drafts.clear();
    public
}

/// Plays the choices, and checks each event on its own.
fn play(start: u64, choices: &[u64]) -> Result<Play, TestCaseError> {
    let mut dice = Dice(start);
    // The guide that holds everything is walked most, however long the shelf grows.
    let guide = if dice.flip() { &*EVERY } else { &shelf()[dice.roll(shelf().len() as u64) as usize] };
    let record = if dice.roll(4) == 0 { Record::Off } else { Record::On };
    let setup = setup(Way::ALL[dice.roll(4) as usize], dice.seat(), record);
    let mut play = Play::new(guide, Setup { example: dice.roll(4) == 0, ..setup });
    // Begin at the door, or somewhere on the way: the end is far for a blind walk.
    let ahead = if dice.roll(4) == 0 { 0 } else { dice.roll(60) };
    for _ in 0..ahead {
        for action in obvious(&play.state) {
            play.act(action);
        }
    }
    for (place, choice) in choices.iter().enumerate() {
        let action = marked(Dice(*choice).action(&play.state), &play.state, place);
        let Ok(event) = take(&play.state, action, now()) else { continue };
        let next = play.state.after(&event);
        check_event(&play.state, &event, &next)?;
        play.state = next;
        play.events.push(event);
    }
    Ok(play)
}

/// What is private to one of them has words of its own each time, so that one can tell what became of it.
fn marked(action: Action, state: &State, place: usize) -> Action {
    match action {
        Action::Note { seat, mut note } => {
            note.words = Words::from_field(&format!("⟨note {place}⟩"));
            Action::Note { seat, note }
        }
        Action::Say { .. } if matches!(state.stage(), Some(Stage::Writing(_))) => {
            Action::Say { text: format!("⟨letter {place}⟩") }
        }
        Action::Draft { seat, field, .. } => Action::Draft { seat, field, text: format!("⟨draft {place}⟩") },
        action => action,
    }
}

fn check_event(before: &State, event: &Event, after: &State) -> TestCaseResult {
    let left = event.in_a_record().map(|left| before.after(&left));
    let left = left.as_ref().unwrap_or(before);
    prop_assert_eq!((left.step, left.phase), (after.step, after.phase), "a record moves as they did: {:?}", event);
    if before.step != after.step && *event != Event::WentBack {
        let back = after.after(&Event::WentBack);
        // Looking back stands between the gate and the step that they had only touched.
        let looked_back = matches!(event, Event::LookedBack { .. });
        let from = if looked_back { before.after(&Event::WentBack).step } else { before.step };
        prop_assert_eq!(back.step, from);
        prop_assert_eq!(&back.exchange, &before.exchange, "going back finds the round as it was");
        prop_assert_eq!(&back.got_it, &before.got_it);
    }
    Ok(())
}

fn check_there_is_a_way_on(state: &State) -> TestCaseResult {
    let mut next = state.clone();
    for action in obvious(state) {
        let event = take(&next, action, now());
        prop_assert!(event.is_ok(), "{:?} at {:?} {:?}", event, state.step, state.phase);
        next.apply(&event.unwrap());
        if (next.step, next.phase) != (state.step, state.phase) {
            return Ok(());
        }
    }
    Err(TestCaseError::fail(format!("stuck at {:?} {:?}", state.step, state.phase)))
}

/// Stops, and ends with what both keep.
fn stop(play: &mut Play, keep: Keep) -> TestCaseResult {
    play.act(Action::Stop);
    if play.state.setup().record == Record::On {
        prop_assert_eq!(play.state.step.part, Part::Keep);
        for seat in Seat::BOTH {
            // One of them may have said it before; then the first word here is the last.
            if play.state.phase != Phase::Ended {
                play.act(Action::Keep { seat, keep });
            }
        }
    }
    prop_assert_eq!(play.state.phase, Phase::Ended);
    prop_assert_eq!(take(&play.state, Action::GoOn, now()), Err(super::super::Refusal::Over));
    Ok(())
}

fn check_a_kept_record(events: &[Event]) -> TestCaseResult {
    let (Some(mut whole), Some(mut record)) = (State::fold(&events[..1]), State::fold(&events[..1])) else {
        return Err(TestCaseError::fail("no beginning"));
    };
    for event in &events[1..] {
        whole.apply(event);
        if let Some(left) = event.in_a_record() {
            record.apply(&left);
        }
        prop_assert_eq!(record.step, whole.step, "the record steps through in the same order");
        prop_assert_eq!(record.phase, whole.phase);
    }
    prop_assert_eq!(public(&whole), public(&record));
    for keep in [Keep::All, Keep::Agreed] {
        let kept: Vec<Event> = kept(events, keep).into_iter().map(|(_, event)| event.into_owned()).collect();
        let end = State::fold(&kept).map(|state| state.phase);
        prop_assert_eq!(end, Some(Phase::Ended), "a kept record ends");
        prop_assert!(kept.iter().all(|event| event.reach() > Reach::Journal), "no answer and no vote is in it");
    }
    prop_assert!(kept(events, Keep::Nothing).is_empty());
    check_the_words_of_a_record(events, &whole)
}

/// What one of them noted, wrote or half typed behind the cover is kept where they chose it, and nowhere else.
fn check_the_words_of_a_record(events: &[Event], end: &State) -> TestCaseResult {
    let [all, agreed] = [Keep::All, Keep::Agreed].map(|keep| serde_json::to_string(&kept(events, keep)).unwrap());
    let mut last = std::collections::BTreeMap::new();
    let mut letters = Pair::default();
    for event in events {
        match event {
            Event::Noted { seat, note } => drop(last.insert((*seat, note.need, note.door.clone()), note.clone())),
            Event::LettersRead { letters: read } => letters = read.clone(),
            _ => {}
        }
    }
    for event in events {
        match event {
            Event::Noted { seat, note } => {
                let text = note.words.text().unwrap();
                let standing = &last[&(*seat, note.need, note.door.clone())];
                let told = end.told.of(*seat).iter().any(|it| it.words == note.words);
                prop_assert!(!agreed.contains(text));
                prop_assert!(!all.contains(text) || told && standing.tell, "{} is not told any more", text);
                prop_assert!(all.contains(text) || !told || standing != note, "{} is told", text);
            }
            Event::LetterWritten { words, .. } | Event::Drafted { words, .. } => {
                let Some(text) = words.text() else { continue };
                let read = Seat::BOTH.iter().any(|seat| letters.of(*seat) == words);
                prop_assert!(!agreed.contains(text) && (read || !all.contains(text)), "{}", text);
            }
            _ => {}
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_order_of_actions_has_a_way_on_and_a_way_out(
        start in any::<u64>(),
        choices in prop::collection::vec(any::<u64>(), 0..40),
        keep in prop::sample::select(vec![Keep::Nothing, Keep::Agreed, Keep::All]),
    ) {
        let mut play = play(start, &choices)?;
        prop_assert_eq!(State::fold(&play.events), Some(play.state.clone()), "replaying gives the same");
        if play.state.phase != Phase::Ended {
            check_there_is_a_way_on(&play.state)?;
            stop(&mut play, keep)?;
        }
        if play.state.setup().record == Record::On {
            check_a_kept_record(&play.events)?;
        }
    }

    #[test]
    fn going_back_again_and_again_ends_at_the_first_step(
        start in any::<u64>(),
        choices in prop::collection::vec(any::<u64>(), 0..10),
    ) {
        let mut play = play(start, &choices)?;
        let first = State::fold(&play.events[..1]).map(|it| it.step);
        while play.state.phase == Phase::Running && play.state.can_go_back() {
            play.act(Action::GoBack);
        }
        if play.state.phase == Phase::Running {
            prop_assert_eq!(Some(play.state.step), first);
            prop_assert_eq!(play.try_do(Action::GoBack), Err(super::super::Refusal::NothingBefore));
        }
    }

    #[test]
    fn folding_is_total_whatever_the_order(
        start in any::<u64>(),
        choices in prop::collection::vec(any::<u64>(), 0..20),
        order in any::<u64>(),
    ) {
        let mut events = play(start, &choices)?.events;
        let mut dice = Dice(order);
        for _ in 0..10 {
            let (one, two) = (dice.roll(7) as usize, dice.roll(11) as usize);
            if one < events.len() && two < events.len() && one > 0 && two > 0 {
                events.swap(one, two);
            }
        }
        let _ = State::fold(&events);
    }
}

/// Random evenings prove little if they never get anywhere.
#[test]
fn the_random_evenings_meet_every_kind_of_event() {
    let mut met = std::collections::BTreeSet::new();
    let mut seed: u64 = 1;
    let mut next = || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        seed.rotate_left(23) ^ seed
    };
    for _ in 0..3000 {
        let start = next();
        let choices: Vec<u64> = (0..40).map(|_| next()).collect();
        for event in play(start, &choices).expect("a good evening").events {
            let kind = serde_json::to_value(&event).unwrap()["kind"].as_str().unwrap().to_owned();
            assert_eq!(event.kind(), kind, "a kind has the name under which it is written");
            met.insert(kind);
        }
    }
    let all = Event::KINDS.iter().filter(|kind| **kind != "unknown").map(|kind| (*kind).to_owned()).collect();
    assert_eq!(met, all);
}
