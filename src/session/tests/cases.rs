//! Single cases: what a step means, and what is refused.

use super::{
    super::{DraftField, LONGEST_TEXT, Refusal, said_before_going_back},
    *,
};

fn is_round(stage: &Stage) -> bool {
    matches!(stage, Stage::Round(_))
}

fn confirm(answer: Arrived) -> Action {
    Action::Confirm { answer, missing: "the end of it".to_owned() }
}

#[track_caller]
fn refused(play: &mut Play, action: Action, refusal: Refusal) {
    let before = play.state.clone();
    assert_eq!(play.try_do(action), Err(refusal));
    assert_eq!(play.state, before);
}

#[test]
fn a_mirror_that_misses_is_given_again_until_the_speaker_says_yes() {
    let mut play = Play::every();
    play.until_move(MoveKind::Send).say("It is the evenings.").say("You like evenings?").act(confirm(Arrived::NotYet));
    assert_eq!(play.state.current_move().unwrap().kind, MoveKind::Mirror);
    assert_eq!(play.state.exchange.missing.len(), 1);
    play.say("The evenings are long for you.").act(confirm(Arrived::Yes));
    assert_eq!(play.state.current_move().unwrap().kind, MoveKind::More);
    assert_eq!(play.state.got_it, Pair { left: 0, right: 1 });
}

#[test]
fn a_turn_is_skipped_whole_from_within_or_before_it_begins() {
    let mut play = Play::every();
    refused(&mut play, Action::SkipTurn, Refusal::NotHere);
    play.until_move(MoveKind::Confirm).act(confirm(Arrived::NotYet)).act(Action::SkipTurn);
    assert!(matches!(play.state.stage(), Some(Stage::Switch(_))));
    assert_eq!(play.state.exchange.missing.len(), 0, "nobody waits for what was missing any more");
    let switch = play.state.step.stage;
    play.act(Action::SkipTurn);
    assert!(play.state.step.stage > switch + 1 && play.state.floor().is_none());
    play.act(Action::GoBack);
    assert_eq!(play.state.step.stage, switch, "it can be begun after all");
}

#[test]
fn going_back_takes_a_yes_back() {
    let mut play = Play::every();
    play.until_move(MoveKind::Confirm).act(confirm(Arrived::Yes)).act(Action::GoBack);
    assert_eq!(play.state.got_it, Pair::default());
    play.act(confirm(Arrived::Yes));
    assert_eq!(play.state.got_it, Pair { left: 0, right: 1 });
}

#[test]
fn going_back_over_a_stage_finds_the_round_again() {
    let mut play = Play::every();
    play.until(|stage| matches!(stage, Stage::Switch(_))).act(Action::GoBack);
    assert_eq!(play.state.current_move().unwrap().kind, MoveKind::Thank);
    assert_eq!(play.state.exchange.sent.len(), 1);
}

#[test]
fn more_goes_back_to_the_speaker() {
    let mut play = Play::every();
    play.until_move(MoveKind::More).act(Action::More { more: true });
    assert_eq!(play.state.current_move().unwrap().kind, MoveKind::Send);
    play.say("And the mornings.");
    assert_eq!(play.state.exchange.waiting().len(), 1);
    assert_eq!(play.state.exchange.sent.len(), 2);
}

#[test]
fn only_a_question_of_the_guide_invites() {
    let mut play = Play::every();
    play.until_move(MoveKind::Invite);
    refused(&mut play, Action::Ask { question: Some("Why did you?".to_owned()) }, Refusal::Unknown);
    play.act(Action::Ask { question: Some("And then?".to_owned()) });
    assert_eq!(play.state.current_move().unwrap().kind, MoveKind::Send);
    assert_eq!(play.state.exchange.asked.as_deref(), Some("And then?"));
}

#[test]
fn the_check_in_is_shown_only_when_both_agree() {
    for (left, right) in [(true, true), (true, false), (false, true), (false, false)] {
        let mut play = Play::every();
        play.until(|stage| matches!(stage, Stage::CheckIn(_)));
        for _ in Seat::BOTH {
            for action in obvious(&play.state) {
                play.act(action);
            }
        }
        play.act(Action::Show { seat: Seat::Left, show: left }).act(Action::Show { seat: Seat::Right, show: right });
        assert_eq!(play.state.check_in.is_some(), left && right);
        assert_eq!(play.state.step.part == Part::Reveal, left && right);
    }
}

#[test]
fn answers_are_needed_to_go_on_and_can_be_changed_by_going_back() {
    let mut play = Play::every();
    play.until(|stage| matches!(stage, Stage::CheckIn(_)));
    refused(&mut play, Action::GoOn, Refusal::NoAnswers);
    let seat = play.state.acts().unwrap();
    let answers = CheckIn { now: 2, wished: 11, stirred: 1, heat: 1 };
    refused(&mut play, Action::CheckIn { seat, answers }, Refusal::OutOfRange);
    refused(&mut play, Action::CheckIn { seat: seat.other(), answers }, Refusal::NotYours);
    play.act(Action::CheckIn { seat, answers: CheckIn { wished: 4, ..answers } }).act(Action::GoBack);
    assert_eq!(play.state.alone.of(seat).check_in.unwrap().wished, 4);
    play.act(Action::CheckIn { seat, answers: CheckIn { wished: 7, ..answers } });
    assert_eq!(play.state.alone.of(seat).check_in.unwrap().wished, 7);
    assert_eq!(play.state.step.part, Part::Alone(seat.other()), "the cover closed in the same moment");
}

/// Both answer, and both agree to look at it together.
fn look_together(play: &mut Play) {
    play.until(|stage| matches!(stage, Stage::CheckIn(_)));
    for _ in Seat::BOTH {
        for action in obvious(&play.state) {
            play.act(action);
        }
    }
    for seat in Seat::BOTH {
        play.act(Action::Show { seat, show: true });
    }
    assert!(play.state.check_in.is_some());
}

#[test]
fn what_was_shown_is_covered_again_when_somebody_answers_anew() {
    let mut play = Play::every();
    look_together(&mut play);
    play.act(Action::GoBack);
    assert_eq!((play.state.check_in.is_none(), play.state.step.part), (true, Part::Alone(Seat::Right)));
    play.act(Action::CheckIn { seat: Seat::Right, answers: CheckIn { now: 9, wished: 1, stirred: 1, heat: 1 } });
    refused(&mut play, Action::GoOn, Refusal::NotHere);
    for seat in Seat::BOTH {
        play.act(Action::Show { seat, show: seat == Seat::Left });
    }
    let kept = super::super::kept(&play.events, Keep::All);
    let shown = kept.iter().filter(|(_, event)| matches!(**event, Event::CheckInShown { .. })).count();
    assert_eq!((play.state.check_in.is_none(), shown), (true, 0), "who keeps it apart now keeps it apart");
}

#[test]
fn a_second_check_in_asks_anew_and_the_first_is_found_again() {
    let mut guide = Guide::clone(&EVERY);
    guide.stages.insert(2, guide.stages[1].clone());
    let mut play = Play::new(&Arc::new(guide), setup(Way::BothWrite, Seat::Left, Record::On));
    look_together(&mut play);
    play.act(Action::GoOn);
    assert_eq!((play.state.step.stage, play.state.step.part), (2, Part::Alone(Seat::Left)));
    assert!(play.state.check_in.is_none() && play.state.alone == Pair::default());
    refused(&mut play, Action::GoOn, Refusal::NoAnswers);
    play.act(Action::GoBack);
    assert!(play.state.alone.left.check_in.is_some() && play.state.alone.right.check_in.is_some());
}

#[test]
fn there_is_nothing_to_reveal_where_one_skipped() {
    let mut play = Play::every();
    play.until(|stage| matches!(stage, Stage::CheckIn(_))).act(Action::Skip);
    for action in obvious(&play.state) {
        play.act(action);
    }
    assert!(matches!(play.state.stage(), Some(Stage::Origins(_))));
}

#[test]
fn a_skipped_letter_stays_with_its_writer() {
    let mut play = Play::every();
    play.until(|stage| matches!(stage, Stage::Writing(_))).say("Not for you yet").act(Action::GoBack).act(Action::Skip);
    assert_eq!(play.state.letter_to_read(Seat::Left), None);
    play.say("Dear Noor");
    assert_eq!(play.state.letter_to_read(Seat::Left), None);
    assert_eq!(play.state.letter_to_read(Seat::Right).and_then(Words::text), Some("Dear Noor"));
    play.act(Action::GoOn);
    let letters = play.state.letters.clone().unwrap();
    assert_eq!((letters.left.text(), letters.right.text()), (None, Some("Dear Noor")));
}

fn in_the_field(play: &Play) -> Option<&str> {
    play.state.drafts.get(&DraftField::Main).and_then(|draft| draft.words.text())
}

#[test]
fn a_letter_stands_in_its_field_again() {
    let mut play = Play::every();
    play.until(|stage| matches!(stage, Stage::Writing(_)));
    play.act(Action::Draft { seat: Seat::Left, field: DraftField::Main, text: "Dear".to_owned() }).act(Action::GoBack);
    play.act(Action::Say { text: String::new() });
    assert!(matches!(play.state.stage(), Some(Stage::Writing(_))));
    assert_eq!(in_the_field(&play), Some("Dear"), "half a letter is found again");
    play.say("Dear Jules").act(Action::GoBack);
    assert_eq!(in_the_field(&play), Some("Dear Jules"));
}

/// The notes that a record of everything has.
fn kept_notes(play: &Play) -> Vec<Option<String>> {
    let kept = super::super::kept(&play.events, Keep::All);
    let told = kept.into_iter().filter_map(|(_, event)| match event.into_owned() {
        Event::Explored { told, .. } => Some(told),
        _ => None,
    });
    told.flatten().map(|note| note.words.text().map(str::to_owned)).collect()
}

#[test]
fn what_is_said_and_withdrawn_is_not_kept_and_can_be_said_otherwise() {
    let mut play = Play::every();
    play.until_move(MoveKind::Send).say("A first word").say("A slip").act(Action::GoBack);
    assert_eq!(said_before_going_back(&play.events), Some(Words::Text("A slip".into())));
    play.say("What I meant");
    assert_eq!(said_before_going_back(&play.events), None);
    let kept: Vec<Event> =
        super::super::kept(&play.events, Keep::All).into_iter().map(|(_, it)| it.into_owned()).collect();
    let text = serde_json::to_string(&kept).unwrap();
    assert!(!text.contains("A slip") && text.contains("What I meant") && text.contains("A first word"));
    let state = super::super::State::fold(&kept).unwrap();
    assert_eq!((state.step, state.phase), (play.state.step, play.state.phase), "it steps through as it happened");
}

#[test]
fn what_is_told_and_withdrawn_is_not_kept() {
    let tell = |tell| Action::Note { seat: Seat::Left, note: note("home", tell) };
    let mut play = Play::every();
    play.until(|stage| matches!(stage, Stage::Origins(_))).act(tell(true)).act(Action::GoOn);
    assert_eq!(kept_notes(&play).len(), 1);
    play.act(Action::GoBack).act(tell(false));
    assert_eq!(kept_notes(&play).len(), 0, "also where they stop before going on");
    play.act(Action::GoOn);
    assert_eq!((kept_notes(&play).len(), play.state.told.left.len()), (0, 0));
    let told = |play: &Play| {
        let mut session = super::super::Session::new(uuid::Uuid::nil(), now(), play.events[0].clone());
        for event in &play.events[1..] {
            session.push(now(), event.clone());
        }
        let account = super::super::Transcript::of(&session).unwrap();
        account.in_order().filter(|line| matches!(line.what, super::super::What::Told { .. })).count()
    };
    assert_eq!(told(&play), 0);
    play.act(Action::GoBack).act(tell(true)).act(Action::GoOn);
    assert_eq!((kept_notes(&play).len(), told(&play)), (1, 1));
}

#[test]
fn a_letter_that_was_read_and_then_written_anew_is_kept_as_it_was_read_last() {
    let mut play = Play::every();
    play.until(|stage| matches!(stage, Stage::Writing(_))).say("First").say("Dear Noor").act(Action::GoOn);
    for _ in 0..3 {
        play.act(Action::GoBack);
    }
    play.act(Action::Skip).say("Dear Noor").act(Action::GoOn);
    let kept = serde_json::to_string(&super::super::kept(&play.events, Keep::All)).unwrap();
    assert!(!kept.contains("First"));
    assert_eq!(kept.matches("Dear Noor").count(), 1);
}

#[test]
fn what_was_missing_and_given_back_ends_with_a_skipped_step() {
    let mut play = Play::every();
    play.until_move(MoveKind::Send).say("It is the evenings.").say("You like evenings?").act(confirm(Arrived::NotYet));
    play.say("They are long?").act(Action::Skip);
    assert!(play.state.exchange.missing.is_empty());
    play.until_move(MoveKind::Summarise).act(Action::Skip);
    assert_eq!(play.state.current_move().unwrap().kind, MoveKind::Invite, "no mirror passes for the summary");
    assert_eq!(play.state.exchange.given_back, None);
    play.act(Action::GoBack).act(Action::GoBack);
    let given_back = play.state.exchange.given_back.as_ref().map(|it| (it.kind, it.words.text()));
    assert_eq!(given_back, Some((MoveKind::Mirror, Some("They are long?"))));
}

#[test]
fn a_field_that_was_filled_can_be_emptied() {
    let fill = |field: &str, text: &str| Action::Fill { field: field.to_owned(), text: text.to_owned() };
    let mut play = Play::every();
    play.until(|stage| matches!(stage, Stage::LoopMap(_))).act(fill("half", "ask")).act(fill("half", ""));
    let stage = play.state.step.stage;
    assert_eq!(play.state.sheets[&(stage, Some(Seat::Left), "half".to_owned())], Words::Spoken);
    play.until(|stage| matches!(stage, Stage::SpaceAgreement(_))).act(fill("signal", "A hand"));
    let stage = play.state.step.stage;
    assert_eq!(play.state.sheets[&(stage, None, "signal".to_owned())].text(), Some("A hand"));
    play.act(fill("signal", "Two hands")).act(fill("back", "Soon")).act(fill("back", ""));
    assert_eq!(play.state.agreements.len(), 1);
    let kept = serde_json::to_string(&super::super::kept(&play.events, Keep::Agreed)).unwrap();
    assert_eq!(["Two hands", "A hand", "Soon"].map(|it| kept.contains(it)), [true, false, false]);
    assert_eq!(kept.matches("\"agreed\"").count(), 1);
}

#[test]
fn the_last_answer_to_a_request_is_the_one_that_is_kept() {
    let mut play = Play::every();
    play.until(|stage| matches!(stage, Stage::Requests(_)));
    play.act(Action::Request { seat: Seat::Left, text: "A walk".to_owned(), by: None });
    play.act(Action::Answer { index: 0, answer: Answer::No, text: "Never with you".to_owned() }).act(gladly(0));
    let kept = super::super::kept(&play.events, Keep::Agreed);
    assert!(!serde_json::to_string(&kept).unwrap().contains("Never with you"));
    let kept: Vec<Event> = kept.into_iter().map(|(_, event)| event.into_owned()).collect();
    assert!(State::fold(&kept).unwrap().requests[0].is_granted());
}

#[test]
fn half_typed_words_know_whose_they_are() {
    let mut play = Play::every();
    play.until(|stage| matches!(stage, Stage::Requests(_)));
    play.act(Action::Draft { seat: Seat::Right, field: DraftField::Main, text: "A w".to_owned() });
    assert_eq!(play.state.drafts[&DraftField::Main].seat, Seat::Right);
}

#[test]
fn only_what_is_chosen_is_told() {
    let mut play = Play::every();
    play.until(|stage| matches!(stage, Stage::Origins(_)));
    play.act(Action::Note { seat: Seat::Left, note: note("home", true) });
    play.act(Action::Note { seat: Seat::Left, note: note("love", false) });
    refused(&mut play, Action::Note { seat: Seat::Left, note: note("cellar", true) }, Refusal::Unknown);
    refused(&mut play, Action::Note { seat: Seat::Right, note: note("home", true) }, Refusal::NotYours);
    play.act(Action::GoOn);
    assert_eq!(play.state.told.left.len(), 1);
}

#[test]
fn a_choice_of_what_to_keep_ends_when_they_go_back_to_talking() {
    let mut play = Play::every();
    play.until(is_round).act(Action::Stop).act(Action::Keep { seat: Seat::Left, keep: Keep::All });
    play.act(Action::GoBack).act(Action::Stop).act(Action::Keep { seat: Seat::Right, keep: Keep::All });
    assert_eq!(play.state.phase, Phase::Running);
    play.act(Action::Keep { seat: Seat::Left, keep: Keep::Nothing });
    assert_eq!((play.state.phase, play.state.keeps()), (Phase::Ended, Some(Keep::Nothing)));
}

#[test]
fn stopping_twice_is_stopping_once() {
    let mut play = Play::every();
    play.until(is_round).act(Action::Stop).act(Action::Stop).act(Action::GoBack);
    assert!(play.state.stage().is_some_and(is_round));
}

#[test]
fn a_break_keeps_the_place_and_opens_with_an_appreciation() {
    let mut play = Play::every();
    play.until_move(MoveKind::Mirror);
    let step = play.state.step;
    refused(&mut play, Action::Break { until: now() }, Refusal::BreakTooShort);
    refused(&mut play, Action::Break { until: now() + SignedDuration::from_hours(25) }, Refusal::TooFarOff);
    refused(&mut play, Action::Resume, Refusal::NoBreak);
    play.act(Action::Break { until: soon() });
    refused(&mut play, Action::Say { text: String::new() }, Refusal::OnBreak);
    play.act(Action::Break { until: soon() }).act(Action::Return);
    play.act(Action::Appreciate { seat: Seat::Left, text: "You came back.".to_owned() }).act(Action::Resume);
    assert_eq!((play.state.step, play.state.phase), (step, Phase::Running));
}

#[test]
fn what_was_agreed_is_kept_without_what_was_declined() {
    let mut play = Play::every();
    play.until(|stage| matches!(stage, Stage::Requests(_)));
    for text in ["A walk", "An hour alone", "A call at noon"] {
        play.act(Action::Request { seat: Seat::Left, text: text.to_owned(), by: None });
    }
    play.act(gladly(2)).act(Action::Answer { index: 0, answer: Answer::No, text: String::new() });
    let state = kept_state(&play, Keep::Agreed);
    assert_eq!(state.requests.len(), 1);
    assert_eq!(state.requests[0].words.text(), Some("A call at noon"));
    assert!(state.requests[0].answer.is_some() && state.setup().topic.is_empty());
}

#[test]
fn what_is_prepared_for_ones_own_eyes_is_at_hand_and_never_kept() {
    let mut play = Play::every();
    play.until(|stage| stage.sheet().is_some_and(|sheet| sheet.private));
    play.act(Action::Fill { field: "note".to_owned(), text: "The stairs".to_owned() });
    assert_eq!(play.state.prepared(Seat::Left).collect::<Vec<_>>(), [("Note", "The stairs")]);
    assert_eq!(play.state.prepared(Seat::Right).count(), 0);
    play.act(Action::GoOn);
    assert_eq!(play.state.step.part, Part::Alone(Seat::Right));
    play.act(Action::GoOn);
    assert!(play.state.stage().is_some_and(|stage| stage.title() == "Sheet"), "nothing of it is for both");
    let kept = serde_json::to_string(&super::super::kept(&play.events, Keep::All)).unwrap();
    assert!(!kept.contains("The stairs"));
}

#[test]
fn whoever_listens_says_thank_you_once_for_each_step() {
    let mut play = Play::every();
    play.until_move(MoveKind::Send).act(Action::ThankForShowing);
    assert!(matches!(play.events.last(), Some(Event::ThankedForShowing { seat: Seat::Right })));
    refused(&mut play, Action::ThankForShowing, Refusal::AlreadySaid);
    play.say("It is the evenings.");
    refused(&mut play, Action::ThankForShowing, Refusal::NotHere);
    play.say("The evenings.").act(Action::ThankForShowing);
}

#[test]
fn where_nothing_is_given_back_nobody_pauses_to_mirror() {
    let mut guide = Guide::clone(&EVERY);
    for stage in &mut guide.stages {
        if let Stage::Round(round) = stage {
            round.moves.retain(|it| it.kind == MoveKind::Send);
        }
    }
    let mut play = Play::new(&Arc::new(guide), setup(Way::BothWrite, Seat::Left, Record::On));
    play.until_move(MoveKind::Send);
    refused(&mut play, Action::LetMeMirror { text: String::new() }, Refusal::NotHere);
}

#[test]
fn what_belongs_elsewhere_is_refused() {
    let mut play = Play::every();
    refused(&mut play, Action::GoOn, Refusal::NotHere);
    refused(&mut play, Action::NotNow { until: now() - SignedDuration::from_mins(1) }, Refusal::InThePast);
    refused(&mut play, Action::Keep { seat: Seat::Left, keep: Keep::All }, Refusal::NotHere);
    refused(&mut play, Action::Park { text: "But".to_owned() }, Refusal::NotHere);
    play.until_move(MoveKind::Send);
    refused(&mut play, confirm(Arrived::Yes), Refusal::NotHere);
    refused(&mut play, Action::Say { text: "x".repeat(LONGEST_TEXT + 1) }, Refusal::TooLong);
    refused(&mut play, Action::Park { text: " ".to_owned() }, Refusal::NoWords);
    refused(&mut play, Action::LetGo { index: 0 }, Refusal::Unknown);
    play.act(Action::Stop);
    refused(&mut play, Action::Skip, Refusal::KeepIsForBoth);
    refused(&mut play, Action::GoOn, Refusal::KeepIsForBoth);
    let mut off = Play::new(&EVERY, setup(Way::BothWrite, Seat::Left, Record::Off));
    refused(&mut off, Action::Keep { seat: Seat::Left, keep: Keep::All }, Refusal::OffTheRecord);
}

#[test]
fn a_guide_without_a_closing_still_ends() {
    let mut guide = Guide::clone(&EVERY);
    guide.stages.truncate(4);
    let mut play = Play::new(&Arc::new(guide), setup(Way::BothWrite, Seat::Left, Record::On));
    play.act(Action::Stop);
    assert_eq!(play.state.phase, Phase::Ended);
    let mut empty = Guide::clone(&EVERY);
    empty.stages.clear();
    let play = Play::new(&Arc::new(empty), setup(Way::BothWrite, Seat::Left, Record::On));
    assert_eq!(play.state.phase, Phase::Ended);
}

/// The guide that holds everything, on an evening that is their own.
fn own() -> Play {
    Play::new(&EVERY, Setup { example: false, ..setup(Way::BothWrite, Seat::Left, Record::On) })
}

fn look_back(text: &str) -> Action {
    Action::LookBack { requests: vec![earlier(text)] }
}

#[test]
fn they_look_first_at_what_was_granted_before() {
    let mut play = own();
    refused(&mut play, look_back("A walk"), Refusal::NotHere);
    play.act(Action::Ready { ticks: Pair::default() });
    refused(&mut play, look_back(" "), Refusal::NoWords);
    refused(&mut play, Action::LookBack { requests: Vec::new() }, Refusal::NoWords);
    play.act(look_back("A walk"));
    assert_eq!(play.state.step.part, Part::LookingBack);
    refused(&mut play, Action::Ready { ticks: Pair::default() }, Refusal::NotHere);
    refused(&mut play, Action::Follow { index: 1, outcome: Outcome::Happened }, Refusal::Unknown);
    play.act(Action::Follow { index: 0, outcome: Outcome::NotYet });
    play.act(Action::Follow { index: 0, outcome: Outcome::Partly });
    assert_eq!(play.state.earlier[0].outcome, Some(Outcome::Partly), "the last word holds");
    play.act(Action::GoOn);
    assert!(matches!((play.state.stage(), play.state.step.part), (Some(Stage::CheckIn(_)), Part::Alone(_))));
    refused(&mut play, Action::Follow { index: 0, outcome: Outcome::Happened }, Refusal::NotHere);
    play.act(Action::GoBack);
    assert_eq!(play.state.step.part, Part::LookingBack);
    play.act(Action::GoBack);
    assert!(matches!((play.state.stage(), play.state.step.part), (Some(Stage::Readiness(_)), Part::Together)));
    play.act(Action::Ready { ticks: Pair::default() });
    refused(&mut play, look_back("A walk"), Refusal::AlreadySaid);
}

#[test]
fn who_stops_at_the_gate_is_not_asked_about_before() {
    let mut play = own();
    play.act(Action::Stop);
    assert_eq!((play.state.step.part, play.state.just_through_the_gate()), (Part::Keep, None));
    refused(&mut play, look_back("A walk"), Refusal::NotHere);
}

#[test]
fn what_is_asked_for_again_and_granted_opens_yet_another_evening() {
    let mut play = own();
    play.act(Action::Ready { ticks: Pair::default() }).act(look_back("A walk"));
    play.act(Action::Request { seat: Seat::Right, text: "A walk".to_owned(), by: None });
    assert!(play.state.asked_again(&earlier("A walk")).is_some_and(|again| again.answer.is_none()));
    play.act(gladly(0));
    let granted: Vec<Granted> = play.state.granted().collect();
    assert!(granted == [earlier("A walk")]);
    for keep in [Keep::Agreed, Keep::All] {
        let state = kept_state(&play, keep);
        assert!(state.granted().eq(granted.iter().cloned()), "{keep:?}");
        assert_eq!(state.earlier.len(), 1, "what became of it stays with what they agreed");
    }
}

#[test]
fn what_was_answered_with_an_offer_is_asked_for_again_as_it_was_asked() {
    let offered = Granted { instead: Some(Words::from_field("A call")), ..earlier("A walk") };
    let mut play = own();
    play.act(Action::Ready { ticks: Pair::default() }).act(Action::LookBack { requests: vec![offered.clone()] });
    play.act(Action::Request { seat: Seat::Right, text: "A call".to_owned(), by: None });
    assert_eq!(play.state.asked_again(&offered), None, "that was the offer of the other one");
    play.act(Action::Request { seat: Seat::Right, text: "A walk".to_owned(), by: None });
    assert_eq!(play.state.asked_again(&offered), play.state.requests.last());
}

#[test]
fn only_what_was_granted_in_words_is_looked_back_at() {
    let mut play = own();
    play.until(|stage| matches!(stage, Stage::Requests(_)));
    for text in ["A walk", "A call", "A song", "A day"] {
        play.act(Action::Request { seat: Seat::Right, text: text.to_owned(), by: None });
    }
    let instead = |index, text: &str| Action::Answer { index, answer: Answer::Instead, text: text.to_owned() };
    play.act(Action::Answer { index: 0, answer: Answer::No, text: String::new() });
    play.act(instead(1, "A letter")).act(instead(2, "")).act(gladly(3));
    play.act(suits(1, true)).act(suits(2, true));
    let agreed: Vec<Granted> = play.state.granted().collect();
    let agreed: Vec<_> = agreed.iter().filter_map(|it| it.agreed().text()).collect();
    assert_eq!(agreed, ["A letter", "A day"]);
}

fn kept_state(play: &Play, keep: Keep) -> State {
    let kept: Vec<Event> = super::super::kept(&play.events, keep).into_iter().map(|(_, it)| it.into_owned()).collect();
    State::fold(&kept).unwrap()
}

#[test]
fn what_is_offered_instead_is_agreed_once_it_suits_whoever_asked() {
    let mut play = own();
    play.until(|stage| matches!(stage, Stage::Requests(_)));
    refused(&mut play, suits(0, true), Refusal::Unknown);
    for text in ["A walk", "A call"] {
        play.act(Action::Request { seat: Seat::Right, text: text.to_owned(), by: None });
    }
    refused(&mut play, suits(0, true), Refusal::Unknown);
    let instead = |text: &str| Action::Answer { index: 1, answer: Answer::Instead, text: text.to_owned() };
    play.act(Action::Answer { index: 0, answer: Answer::No, text: String::new() }).act(instead("A letter"));
    assert_eq!((play.state.requests[1].waits_for(), play.state.granted().count()), (Some(Seat::Right), 0));
    play.act(suits(1, false));
    assert_eq!((play.state.requests[1].waits_for(), play.state.granted().count()), (None, 0));
    assert!(kept_state(&play, Keep::Agreed).requests.is_empty());
    play.act(suits(1, true)).act(instead("A card"));
    assert_eq!(play.state.granted().count(), 0, "another offer is to suit anew");
    play.act(suits(1, true));
    let kept = kept_state(&play, Keep::Agreed);
    assert!(kept.granted().eq(play.state.granted()) && kept.requests.len() == 1);
}

#[test]
fn nothing_is_looked_back_at_in_an_example_or_off_the_record() {
    let ready = Action::Ready { ticks: Pair::default() };
    let mut example = Play::every();
    refused(example.act(ready.clone()), look_back("A walk"), Refusal::NotHere);
    let off = Setup { example: false, ..setup(Way::BothWrite, Seat::Left, Record::Off) };
    refused(Play::new(&EVERY, off).act(ready), look_back("A walk"), Refusal::OffTheRecord);
}
