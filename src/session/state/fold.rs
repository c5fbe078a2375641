//! How one event changes where the two stand.
//!
//! What is private moves no step, except where an event that says no more than that they went on takes its place in a
//! record ([`Event::in_a_record`]): so a record from which it was left out steps through in the same order.

use jiff::civil::Date;

use crate::{
    guide::{MoveKind, Stage},
    session::{
        event::{DraftField, Event},
        state::{Draft, Followed, GivenBack, Parked, Part, Phase, Request, State, Step, Visit},
        values::{Answer, Arrived, Granted, Keep, OriginNote, Pair, Record, Seat, Words},
    },
};

impl State {
    /// Folds one event into this state.
    pub fn apply(&mut self, event: &Event) {
        match event {
            Event::Began { .. } | Event::Unknown => {}
            Event::Appreciated { .. } => {
                self.drafts.remove(&DraftField::Appreciation);
            }
            Event::Ready { .. } => {
                self.phase = Phase::Running;
                self.advance();
            }
            Event::Postponed { until } => self.phase = Phase::Postponed { until: *until },
            Event::LookedBack { requests } => self.apply_looked_back(requests),
            Event::Followed { index, outcome } => {
                self.earlier.get_mut(*index).into_iter().for_each(|it| it.outcome = Some(*outcome));
            }
            Event::CheckedIn { seat, answers } => {
                self.alone.of_mut(*seat).check_in = Some(*answers);
                self.go_on();
            }
            Event::CheckedOut { seat, answers } => {
                self.alone.of_mut(*seat).check_out = Some(*answers);
                self.go_on();
            }
            Event::Voted { seat, show } => self.alone.of_mut(*seat).vote = Some(*show),
            Event::CheckInShown { answers } => {
                self.check_in = Some(answers.clone());
                self.has_rested = false;
            }
            Event::CheckOutShown { answers } => self.check_out = Some(answers.clone()),
            Event::WentOn => self.go_on(),
            Event::Skipped => self.skip(),
            Event::TurnSkipped => self.skip_turn(),
            Event::KeptApart => self.advance(),
            Event::Noted { seat, note } => self.apply_note(*seat, note),
            Event::Explored { seat, told } => {
                self.told.of_mut(*seat).clone_from(told);
                self.advance();
            }
            Event::LetterWritten { seat, words } => {
                self.alone.of_mut(*seat).letter = Some(words.clone());
                self.go_on();
            }
            Event::LettersRead { letters } => {
                self.letters = Some(letters.clone());
                self.advance();
            }
            Event::Filled { seat, field, words } => self.apply_filled(*seat, field, words),
            Event::Agreed { label, words } => self.apply_agreement(label, words),
            Event::Said { words, .. } => self.apply_said(words),
            Event::Confirmed { answer, missing } => self.apply_confirmed(*answer, missing),
            Event::MoreAsked { more } => self.open_anew(*more),
            Event::Asked { question } => {
                self.exchange.asked.clone_from(question);
                self.open_anew(question.is_some());
            }
            Event::Parked { seat, words } => self.apply_parked(*seat, words),
            Event::Prepared { seat, field, words } => self.apply_prepared(*seat, field, words),
            Event::ThankedForShowing { .. } => self.thanked = true,
            Event::LetGo { index } => {
                self.parked.get_mut(*index).into_iter().for_each(|parked| parked.let_go = true);
            }
            Event::Requested { seat, words, by } => self.apply_requested(*seat, words, *by),
            Event::Answered { index, answer, words } => self.apply_answered(*index, *answer, words),
            Event::OfferAnswered { index, taken } => self.apply_offer_answered(*index, *taken),
            Event::TookAlong { seat, words } => *self.took_along.of_mut(*seat) = Some(words.clone()),
            Event::WentBack => self.go_back(),
            Event::WayChanged { way } => self.way = *way,
            Event::BreakTaken { until } | Event::BreakMoved { until } => self.phase = Phase::Resting { until: *until },
            Event::Returned => {
                self.phase = Phase::Returning;
                self.has_rested = true;
            }
            Event::Resumed => self.phase = Phase::Running,
            Event::Stopped => self.stop(),
            Event::KeepChosen { seat, keep } => self.apply_keep(*seat, *keep),
            Event::Drafted { seat, field, words } => self.apply_draft(*seat, field, words),
        }
    }

    /// Looking back is a part of the gate: whoever goes on from there comes to the first stage after it, and whoever goes
    /// back comes to the gate. So the step that they had only touched is none to go back to.
    fn apply_looked_back(&mut self, requests: &[Granted]) {
        let follow = |earlier: &Granted| Followed { earlier: earlier.clone(), outcome: None };
        self.earlier = requests.iter().map(follow).collect();
        if let Some(gate) = self.just_through_the_gate() {
            self.enter(Step { part: Part::LookingBack, ..gate });
        }
    }

    fn apply_note(&mut self, seat: Seat, note: &OriginNote) {
        self.drafts.remove(&DraftField::Note(note.need, note.door.clone()));
        let notes = &mut self.alone.of_mut(seat).notes;
        notes.retain(|old| (old.need, &old.door) != (note.need, &note.door));
        notes.push(note.clone());
    }

    /// An agreement is known by its label; the sheet that it stands on knows its field. One without words is none.
    fn apply_agreement(&mut self, label: &str, words: &Words) {
        let sheet = self.stage().and_then(Stage::sheet);
        let field = sheet.and_then(|sheet| sheet.together.iter().find(|field| field.label == label));
        let field = field.map(|field| field.id.clone());
        if let Some(field) = field {
            self.drafts.remove(&DraftField::Sheet(field.clone()));
            self.sheets.insert((self.step.stage, None, field), words.clone());
        }
        self.agreements.retain(|(old, _)| old != label);
        if *words != Words::Spoken {
            self.agreements.push((label.to_owned(), words.clone()));
        }
    }

    /// A letter grows where it lies, so that none of it is lost while its writer looks at another step.
    fn apply_draft(&mut self, seat: Seat, field: &DraftField, words: &Words) {
        let is_letter = *field == DraftField::Main && matches!(self.stage(), Some(Stage::Writing(_)));
        if is_letter && self.step.part == Part::Alone(seat) {
            self.alone.of_mut(seat).letter = Some(words.clone());
        }
        self.drafts.insert(field.clone(), Draft { seat, words: words.clone() });
    }

    fn apply_said(&mut self, words: &Words) {
        match self.current_move().map(|it| it.kind) {
            Some(MoveKind::Send) => {
                self.exchange.sent.push(words.clone());
                self.exchange.has_arrived = false;
                self.exchange.given_back = None;
            }
            Some(kind @ (MoveKind::Mirror | MoveKind::Summarise | MoveKind::Validate | MoveKind::Empathise)) => {
                self.exchange.given_back = Some(GivenBack { kind, words: words.clone() });
            }
            _ => {}
        }
        self.advance();
    }

    fn apply_confirmed(&mut self, answer: Arrived, missing: &Words) {
        self.exchange.has_arrived = answer == Arrived::Yes;
        if self.exchange.has_arrived {
            self.exchange.missing.begin_anew();
            if let Some(speaker) = self.floor() {
                *self.got_it.of_mut(speaker.other()) += 1;
            }
            self.advance();
        } else {
            self.exchange.missing.push(missing.clone());
            match self.current_move().and_then(|it| it.not_yet) {
                Some(target) => self.loop_to(target),
                None => self.advance(),
            }
        }
    }

    fn apply_filled(&mut self, seat: Option<Seat>, field: &str, words: &Words) {
        self.drafts.remove(&DraftField::Sheet(field.to_owned()));
        self.sheets.insert((self.step.stage, seat, field.to_owned()), words.clone());
    }

    fn apply_prepared(&mut self, seat: Seat, field: &str, words: &Words) {
        self.drafts.remove(&DraftField::Sheet(field.to_owned()));
        self.alone.of_mut(seat).prepared.insert(field.to_owned(), words.clone());
    }

    fn apply_parked(&mut self, seat: Seat, words: &Words) {
        self.drafts.remove(&DraftField::Park);
        self.parked.push(Parked { seat, words: words.clone(), let_go: false });
    }

    fn apply_requested(&mut self, seat: Seat, words: &Words, by: Option<Date>) {
        self.drafts.remove(&DraftField::Main);
        self.requests.push(Request { seat, words: words.clone(), by, answer: None, taken: None });
    }

    fn apply_answered(&mut self, index: usize, answer: Answer, words: &Words) {
        self.drafts.remove(&DraftField::Missing);
        if let Some(request) = self.requests.get_mut(index) {
            request.answer = Some((answer, words.clone()));
            request.taken = None;
        }
    }

    fn apply_offer_answered(&mut self, index: usize, taken: bool) {
        if let Some(request) = self.requests.get_mut(index).filter(|request| request.has_offer()) {
            request.taken = Some(taken);
        }
    }

    fn apply_keep(&mut self, seat: Seat, keep: Keep) {
        *self.keep.of_mut(seat) = Some(keep);
        if self.keeps().is_some() {
            self.phase = Phase::Ended;
        }
    }

    /// All that was sent has been given back; what comes now waits to be given back anew.
    fn open_anew(&mut self, more: bool) {
        self.exchange.open = self.exchange.sent.len();
        match self.current_move().and_then(|it| it.yes).filter(|_| more) {
            Some(target) => self.loop_to(target),
            None => self.advance(),
        }
    }

    /// Goes to the nearest move of this kind before the one that they are in.
    fn loop_to(&mut self, target: MoveKind) {
        let Part::Move(now) = self.step.part else { return };
        let earlier = self.round().and_then(|round| round.moves.get(..now)?.iter().rposition(|it| it.kind == target));
        match earlier {
            Some(index) => self.go_to(Step { stage: self.step.stage, part: Part::Move(index) }),
            None => self.advance(),
        }
    }

    fn go_on(&mut self) {
        self.mark_answered(true);
        self.advance();
    }

    fn skip(&mut self) {
        self.mark_answered(false);
        match self.current_move().map(|it| it.kind) {
            // Nobody said that it arrived, and nobody waits for what was missing any more.
            Some(MoveKind::Confirm) => self.exchange.missing.begin_anew(),
            // What was given back before is no answer to this step.
            Some(MoveKind::Mirror | MoveKind::Summarise | MoveKind::Validate | MoveKind::Empathise) => {
                self.exchange.given_back = None;
            }
            _ => {}
        }
        self.advance();
    }

    fn skip_turn(&mut self) {
        if let Some(last) = self.end_of_turn() {
            self.advance_from(last);
        }
    }

    /// Notes whether the one who was alone has answered, without saying what.
    fn mark_answered(&mut self, answered: bool) {
        if let Part::Alone(seat) = self.step.part {
            *self.answered.of_mut(seat) = answered;
        }
    }

    fn go_to(&mut self, step: Step) {
        self.trail.push(self.visit.clone());
        if step.stage != self.step.stage {
            self.exchange.begin_anew();
            self.answered = Pair::default();
        }
        self.enter(step);
    }

    pub(super) fn enter(&mut self, step: Step) {
        self.drafts.clear();
        self.thanked = false;
        if step.stage != self.step.stage {
            let there = self.elsewhere.remove(&step.stage).unwrap_or_default();
            let here = std::mem::replace(&mut self.alone, there);
            self.elsewhere.insert(self.step.stage, here);
        }
        self.alone.left.vote = None;
        self.alone.right.vote = None;
        self.step = step;
        self.ask_anew();
        self.visit = Visit {
            step,
            exchange: self.exchange.mark(),
            got_it: self.got_it.clone(),
            answered: self.answered.clone(),
        };
    }

    /// Where somebody is asked alone, what both looked at before is covered again, and a letter stands in its field.
    fn ask_anew(&mut self) {
        let Part::Alone(seat) = self.step.part else { return };
        match self.stage() {
            Some(Stage::CheckIn(_)) => self.check_in = None,
            Some(Stage::Closing(_)) => self.check_out = None,
            Some(Stage::Writing(_)) => {
                self.letters = None;
                if let Some(words @ Words::Text(_)) = self.alone.of(seat).letter.clone() {
                    self.drafts.insert(DraftField::Main, Draft { seat, words });
                }
            }
            _ => {}
        }
    }

    fn go_back(&mut self) {
        let Some(visit) = self.trail.pop() else { return };
        // A choice made before they went back to talking is no choice about what they say since.
        self.keep = Pair::default();
        self.answered = visit.answered;
        self.exchange.back_to(visit.exchange);
        self.got_it = visit.got_it;
        self.enter(visit.step);
    }

    /// Goes on to the next step, over steps in which there is nothing to do; past the last one the session is over.
    fn advance(&mut self) {
        self.advance_from(self.step);
    }

    fn advance_from(&mut self, mut at: Step) {
        loop {
            match self.next_step(at) {
                None => {
                    self.phase = Phase::Ended;
                    return;
                }
                Some(step) if self.is_empty(step) => at = step,
                Some(step) => return self.go_to(step),
            }
        }
    }

    pub(super) fn next_step(&self, at: Step) -> Option<Step> {
        let parts = self.parts(at.stage);
        let within = parts.iter().position(|part| *part == at.part).and_then(|index| parts.get(index + 1));
        if let Some(part) = within {
            return Some(Step { stage: at.stage, part: *part });
        }
        (at.stage + 1..self.guide().stages.len()).find_map(|stage| Some(Step { stage, part: self.first_part(stage)? }))
    }

    /// There is nothing to reveal where one of them gave no answers, and nothing to confirm where nothing was given back.
    fn is_empty(&self, step: Step) -> bool {
        match step.part {
            Part::Reveal => !(self.answered.left && self.answered.right),
            Part::Move(_) if step.stage == self.step.stage => {
                let kind = step.move_in(self.guide()).map(|it| it.kind);
                kind == Some(MoveKind::Confirm) && self.exchange.given_back.is_none()
            }
            _ => false,
        }
    }

    /// The last step of the turn that they are in, or that the floor is about to pass to; nothing anywhere else.
    pub(in crate::session) fn end_of_turn(&self) -> Option<Step> {
        let is_round = |stage: usize| matches!(self.guide().stages.get(stage), Some(Stage::Round(_)));
        let stage = match self.stage()? {
            Stage::Round(_) => self.step.stage,
            Stage::Switch(_) => self.step.stage + 1,
            _ => return None,
        };
        let part = self.parts(stage).last().copied().filter(|_| is_round(stage))?;
        Some(Step { stage, part })
    }

    pub(super) fn first_part(&self, stage: usize) -> Option<Part> {
        self.parts(stage).first().copied()
    }

    /// The parts of a stage, in order.
    fn parts(&self, stage: usize) -> Vec<Part> {
        let first = self.setup().first;
        let each = [Part::Alone(first), Part::Alone(first.other())];
        match self.guide().stages.get(stage) {
            None => Vec::new(),
            Some(Stage::Readiness(_) | Stage::Switch(_) | Stage::Requests(_)) => vec![Part::Together],
            Some(Stage::CheckIn(_)) => [&each[..], &[Part::Reveal]].concat(),
            Some(Stage::Round(round)) => (0..round.moves.len()).map(Part::Move).collect(),
            Some(Stage::Writing(_)) => [&each[..], &[Part::Together]].concat(),
            Some(Stage::Origins(_)) => each.to_vec(),
            Some(Stage::LoopMap(sheet) | Stage::SpaceAgreement(sheet) | Stage::Sheet(sheet)) => {
                let own: &[Part] = if sheet.own.is_empty() { &[] } else { &each };
                let together: &[Part] = if sheet.private { &[] } else { &[Part::Together] };
                [own, together].concat()
            }
            Some(Stage::Closing(_)) => match self.setup().record {
                Record::On => [&each[..], &[Part::Reveal, Part::Together, Part::Keep]].concat(),
                Record::Off => [&each[..], &[Part::Reveal, Part::Together]].concat(),
            },
        }
    }

    /// Goes to the question what to keep; where nothing may be kept, or there is no such question, it is over.
    fn stop(&mut self) {
        let keep = (0..self.guide().stages.len())
            .map(|stage| Step { stage, part: Part::Keep })
            .rfind(|step| self.parts(step.stage).contains(&Part::Keep));
        match keep {
            Some(step) => {
                self.phase = Phase::Running;
                if self.step != step {
                    self.go_to(step);
                }
            }
            None => self.phase = Phase::Ended,
        }
    }
}
