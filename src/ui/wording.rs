//! What the help with wording says of the field that is written in now. Asked when the writer pauses, never stored.
//!
//! No egui here and no disk. It changes no text and holds none back.

use std::{
    collections::BTreeSet,
    ops::Range,
    panic::{AssertUnwindSafe, catch_unwind},
};

use jiff::{SignedDuration, Timestamp};

use crate::{
    guide::Role,
    words::{Note, Rule, heard, note_now},
};

/// A note comes when nothing was typed for so long: nobody is interrupted.
const PAUSE: SignedDuration = SignedDuration::from_millis(1200);

/// What is about the speaker’s own way of putting it: a mirror that changed that would be none.
const OF_THE_SPEAKER: [Rule; 6] =
    [Rule::Absolutes, Rule::Label, Rule::YouMakeMe, Rule::Should, Rule::FeelThat, Rule::SeveralTopics];

/// Why a note stands there, for whoever asks.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Reason {
    /// Nobody has asked.
    #[default]
    Hidden,
    /// On screen.
    Shown,
}

/// A note, with the words as they stood when it was made: they may be typed over meanwhile.
#[derive(Clone, Eq, PartialEq)]
pub struct Shown {
    /// What it is about.
    pub rule: Rule,
    /// The words that it is about.
    pub words: String,
}

/// The help with wording beside one field.
#[derive(Default)]
pub struct Wording {
    /// The note to show; one at a time.
    pub note: Option<Shown>,
    /// What has not been given back yet of each thing that waits for it, in bytes.
    pub missing: Vec<Vec<Range<usize>>>,
    /// Whether it is said why the note stands there.
    pub reason: Reason,
    put_aside: BTreeSet<Rule>,
    due: Option<Timestamp>,
}

impl Wording {
    /// Somebody types.
    pub fn typed(&mut self, now: Timestamp) {
        self.due = Some(now + PAUSE);
    }

    /// When to look next; nothing where nothing was typed since the last look.
    #[must_use]
    pub fn due_at(&self) -> Option<Timestamp> {
        self.due
    }

    /// Looks at what stands in the field. In what gives back, the speaker’s own words are left as they are.
    pub fn look(&mut self, role: Role, text: &str, gives_back: bool) {
        self.due = None;
        let mut silent = self.put_aside.clone();
        if gives_back {
            silent.extend(OF_THE_SPEAKER);
        }
        let shown = |Note { rule, range }| Shown { rule, words: text[range].to_owned() };
        let note = unless_it_falls(|| note_now(role, text, &silent)).flatten().map(shown);
        if note.as_ref().map(|note| note.rule) != self.note.as_ref().map(|note| note.rule) {
            self.reason = Reason::Hidden;
        }
        self.note = note;
    }

    /// Looks at what waits to be given back, and how much of it has been: before, and in the field.
    pub fn compare<'a>(&mut self, waiting: impl IntoIterator<Item = &'a str>, before: &str, text: &str) {
        // Before the first word nothing has been left out.
        self.missing = if text.trim().is_empty() {
            Vec::new()
        } else {
            let all = format!("{before}\n{text}");
            waiting.into_iter().map(|said| unless_it_falls(|| faint(said, &all)).unwrap_or_default()).collect()
        };
    }

    /// Nothing is said any more of what this note is about, as long as this field is written in.
    pub fn put_aside(&mut self) {
        self.put_aside.extend(self.note.take().map(|note| note.rule));
    }
}

/// The help reads whatever people write. Where it stumbles, it is silent; an evening must not end with it.
fn unless_it_falls<T>(help: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(help)).ok()
}

/// The words that have not come back, in bytes; those that stand beside each other are one.
fn faint(said: &str, mirrored: &str) -> Vec<Range<usize>> {
    let mut faint: Vec<Range<usize>> = Vec::new();
    for word in heard(said, mirrored).into_iter().filter(|word| word.strength < 1.0) {
        match faint.last_mut().filter(|last| said[last.end..word.range.start].trim().is_empty()) {
            Some(last) => last.end = word.range.end,
            None => faint.push(word.range),
        }
    }
    faint
}

#[cfg(test)]
mod tests {
    use super::*;

    const NEVER: &str = "You never listen to me.";
    const STAIRS: &str = "I waited on the stairs.";

    #[test]
    fn a_note_that_was_put_aside_does_not_come_back() {
        let mut wording = Wording::default();
        wording.look(Role::Speaker, NEVER, false);
        assert_eq!(wording.note.as_ref().map(|note| note.words.as_str()), Some("never"));
        wording.put_aside();
        wording.look(Role::Speaker, NEVER, false);
        assert!(wording.note.is_none());
    }

    #[test]
    fn a_mirror_may_say_what_the_speaker_said() {
        let mut wording = Wording::default();
        wording.look(Role::Listener, NEVER, true);
        assert!(wording.note.is_none());
        wording.look(Role::Listener, "Why did you not say so?", true);
        assert!(wording.note.is_some());
    }

    #[test]
    fn nothing_is_missing_before_the_first_word() {
        let mut wording = Wording::default();
        wording.compare([STAIRS], "", " ");
        assert!(wording.missing.is_empty());
        wording.compare([STAIRS], "", "You waited.");
        assert_eq!(wording.missing.len(), 1);
        assert!(!wording.missing[0].is_empty());
    }

    #[test]
    fn what_came_back_before_is_not_missing_the_second_time() {
        let mut wording = Wording::default();
        wording.compare([STAIRS], "You waited.", "On the stairs.");
        assert_eq!(wording.missing, [Vec::<Range<usize>>::new()]);
    }
}
