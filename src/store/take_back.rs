//! Taking words back: they go from the file, from the backups and from the journal, and leave no ghost.
//!
//! The record says that something was taken back, never what.

use jiff::Timestamp;
use thiserror::Error;

use crate::{
    session::{DraftField, Event, Seat, Session, Words},
    store::{
        Store,
        backup::{Backup, Backups},
        held::Held,
        journal::{self, Found, Journal, JournalError},
        record::{self, LONGEST_FILE},
        recovery,
        save::{Expected, SaveError, fit_to_keep, kept_of},
        settings::Switch,
        trouble::Trouble,
    },
    text,
};

/// Why words are not gone everywhere yet. A second call does what is left to do.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum TakeBackError {
    /// There are no words at that place.
    #[error("{}", text::t("store-take-back-nothing"))]
    NotThere,
    /// The file could not be rewritten.
    #[error(transparent)]
    Save(#[from] SaveError),
    /// The safety copy could not be rewritten.
    #[error(transparent)]
    Journal(#[from] JournalError),
    /// Earlier versions still have them.
    #[error("{}", .0.tell("store-safe-take-back"))]
    Leftover(Trouble),
}

/// Words that are to go, and how to know them again in another version of the session.
struct Going {
    at: Timestamp,
    event: Event,
    text: Option<std::sync::Arc<str>>,
    seat: Option<Seat>,
}

impl Store {
    /// Takes back the words with this place in the entry with this number.
    ///
    /// The session is changed when they are gone everywhere; until then, calling again goes on from where it stopped.
    ///
    /// # Errors
    ///
    /// Says where they still are.
    pub fn take_back(
        &self,
        held: &mut Held,
        session: &mut Session,
        seq: u64,
        place: usize,
        now: Timestamp,
    ) -> Result<(), TakeBackError> {
        let going = find(session, seq, place).ok_or(TakeBackError::NotThere)?;
        let mut without = session.clone();
        going.take_from(&mut without);
        // The journal first: it is where the words come back from after a crash.
        if held.journal.is_some() {
            let continues = held.saved.as_ref().map(|saved| saved.hash);
            let journal = Journal::create(&self.disk, &self.folders.journals(), &without, continues)?;
            held.journal.insert(journal).remove_others()?;
        } else {
            self.rewrite_journals(held, &going, now)?;
        }
        if let Some(saved) = held.saved.clone() {
            let expected = Expected::This(saved.hash);
            // No backup of the version with the words.
            let kept = fit_to_keep(&without, kept_of(&without))?;
            self.save_with(held, &kept, &saved.path, expected, now, Switch::Off)?;
        }
        self.rewrite_backups(held, &going).map_err(TakeBackError::Leftover)?;
        let file = held.saved.as_ref().map(|saved| saved.path.as_path());
        self.clear_leftovers(file, held.id, now).map_err(TakeBackError::Leftover)?;
        *session = without;
        Ok(())
    }

    /// A journal that a crash has left may have more in it than the file: only the words go.
    fn rewrite_journals(&self, held: &mut Held, going: &Going, now: Timestamp) -> Result<(), TakeBackError> {
        let folder = self.folders.journals();
        let mut found = recovery::find(&*self.disk, &folder, Some(held.id)).map_err(TakeBackError::Leftover)?;
        let Some(best) = found.remove(&held.id) else { return Ok(()) };
        let _lock = match &held.session_lock {
            Some(_) => None,
            None => Some(self.lock_session(held.id, now)?),
        };
        match best.found {
            Ok(Found { mut opened, continues }) => {
                going.take_from(&mut opened.session);
                Journal::create(&self.disk, &folder, &opened.session, continues)?.remove_others()?;
                Ok(())
            }
            // Nobody can say what is in it, so it cannot be promised that the words are not.
            Err(_) => journal::remove_all(&*self.disk, &folder, held.id).map_err(TakeBackError::Leftover),
        }
    }

    fn rewrite_backups(&self, held: &Held, going: &Going) -> Result<(), Trouble> {
        let backups = Backups::new(&self.folders);
        backups.clear_unfinished(&*self.disk, held.id)?;
        for backup in backups.list(&*self.disk, held.id)? {
            let bytes = self.disk.read(&backup.path, LONGEST_FILE).map_err(Trouble::of(&backup.path))?;
            self.rewrite_backup(&backups, held, &backup, &bytes, going)?;
        }
        Ok(())
    }

    fn rewrite_backup(
        &self,
        backups: &Backups,
        held: &Held,
        backup: &Backup,
        bytes: &[u8],
        going: &Going,
    ) -> Result<(), Trouble> {
        match record::read(bytes) {
            Ok(mut opened) if opened.damage.is_empty() && opened.torn.is_none() => {
                if going.take_from(&mut opened.session) {
                    let bytes = record::encode(&opened.session);
                    return backups.replace(&*self.disk, held.id, backup, Some(&bytes));
                }
                Ok(())
            }
            // Nobody can say what is in it, so it cannot be promised that the words are not.
            _ => backups.replace(&*self.disk, held.id, backup, None),
        }
    }
}

fn find(session: &mut Session, seq: u64, place: usize) -> Option<Going> {
    let entry = session.entries.iter_mut().find(|entry| entry.seq == seq)?;
    let seat = seat(&entry.event, place);
    let at = entry.at;
    let mut event = entry.event.clone();
    let words = event.words_mut().into_iter().nth(place)?;
    // An earlier call may have gone half the way; then there is no text to look for, only the place.
    let text = match words {
        Words::Text(text) => Some(text.clone()),
        Words::TakenBack => None,
        Words::Spoken => return None,
    };
    Some(Going { at, event: entry.event.clone(), text, seat })
}

impl Going {
    /// Takes the words from every place of a session where they are the same words; says whether there were any.
    fn take_from(&self, session: &mut Session) -> bool {
        let mut any = false;
        let last = session.entries.iter().rposition(|entry| !matches!(entry.event, Event::Drafted { .. }));
        for (place, entry) in session.entries.iter_mut().enumerate() {
            let same_entry = entry.at == self.at && std::mem::discriminant(&entry.event) == self.kind();
            let drafted = matches!(entry.event, Event::Drafted { .. });
            // Half-typed words on the way to something said are of no use to anybody any more.
            let spent = drafted && last.is_some_and(|last| place < last);
            let related = same_entry || is_copy(&self.event, &entry.event);
            let seats: Vec<Option<Seat>> =
                (0..entry.event.words_mut().len()).map(|it| seat(&entry.event, it)).collect();
            let mut changed = false;
            for (words, seat) in entry.event.words_mut().into_iter().zip(seats) {
                let Words::Text(text) = words else { continue };
                let same = self.text.as_ref().is_some_and(|going| going == text);
                let part = drafted
                    && self.text.as_ref().is_some_and(|going| going.contains(&**text) || text.contains(&**going));
                if spent || part || same && related && seat == self.seat {
                    *words = Words::TakenBack;
                    changed = true;
                }
            }
            if changed {
                // As it was read it still has the words, and what a newer program wrote beside it may have them too.
                entry.raw = None;
                entry.extras.clear();
                any = true;
            }
        }
        any
    }

    fn kind(&self) -> std::mem::Discriminant<Event> {
        std::mem::discriminant(&self.event)
    }
}

/// Whose words these are, where an event can hold those of both, or repeat words that such an event holds.
fn seat(event: &Event, place: usize) -> Option<Seat> {
    match event {
        Event::LettersRead { .. } => Some(if place == 0 { Seat::Left } else { Seat::Right }),
        Event::LookedBack { requests } => {
            let mut seats = requests.iter().flat_map(|it| {
                let offered = it.instead.as_ref().map(|_| it.seat.other());
                std::iter::once(it.seat).chain(offered)
            });
            seats.nth(place)
        }
        Event::LetterWritten { seat, .. }
        | Event::Noted { seat, .. }
        | Event::Explored { seat, .. }
        | Event::Requested { seat, .. } => Some(*seat),
        _ => None,
    }
}

/// Whether the second is a kind of event that repeats what was said in the first.
fn is_copy(one: &Event, other: &Event) -> bool {
    let family = |event: &Event| match event {
        Event::LetterWritten { .. } | Event::LettersRead { .. } => 1,
        Event::Noted { .. } | Event::Explored { .. } => 2,
        _ => 0,
    };
    let field = |event: &Event| match event {
        Event::Filled { field, .. } | Event::Drafted { field: DraftField::Sheet(field), .. } => Some(field.clone()),
        Event::Agreed { label, .. } => Some(label.clone()),
        _ => None,
    };
    // What was granted before and is asked for again. Two requests are two turns, even in the same words.
    let again =
        |one: &Event, other: &Event| matches!((one, other), (Event::LookedBack { .. }, Event::Requested { .. }));
    family(one) != 0 && family(one) == family(other)
        || field(one).is_some() && field(one) == field(other)
        || again(one, other)
        || again(other, one)
}
