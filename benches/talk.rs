//! Long sessions, held by the rules of the program itself.

use duologue::{
    guide::{self, MoveKind, Way},
    session::{Action, Arrived, Pair, Record, Seat, Session, Setup, State, begin, take},
};
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use crate::Failure;

/// What they say: short and long, as people do.
const WORDS: [&str; 4] = [
    "When you came home late on Tuesday and went straight to the desk, I felt as if I was not there at all.",
    "Less.",
    "You say that the evenings are long when you wait, and that a word from the tram would change the whole of it for \
     you. That you know how much there is to do at work, and still lie awake. Did I get it?",
    "“Grüß dich” is what my mother always said – and then nothing for an hour. I think that I do the same.",
];

/// A session of so many turns in one round, which now waits for a mirror.
pub(crate) fn session(turns: usize) -> Result<Session, Failure> {
    let mut talk = Talk::begin()?;
    let mut said = 0;
    while said < turns || talk.kind() != Some(MoveKind::Mirror) {
        let action = match talk.kind() {
            None => Action::Skip,
            Some(MoveKind::Confirm) => Action::Confirm { answer: Arrived::Yes, missing: String::new() },
            Some(MoveKind::More) => Action::More { more: true },
            Some(_) => {
                said += 1;
                Action::Say { text: format!("{} {said}", WORDS[said % WORDS.len()]) }
            }
        };
        talk.act(action)?;
    }
    Ok(talk.session)
}

/// The same, which now waits for the summary of all that was said.
pub(crate) fn session_to_summarise(turns: usize) -> Result<Session, Failure> {
    let session = session(turns)?;
    let state = session.state().ok_or("a session without a beginning")?;
    let mut talk = Talk { session, state };
    talk.act(Action::Say { text: WORDS[0].to_owned() })?;
    talk.act(Action::Confirm { answer: Arrived::Yes, missing: String::new() })?;
    talk.act(Action::More { more: false })?;
    Ok(talk.session)
}

struct Talk {
    session: Session,
    state: State,
}

impl Talk {
    fn begin() -> Result<Self, Failure> {
        let guide = guide::by_id("mirror").ok_or("the shelf has no mirror dialogue")?;
        let setup = Setup {
            names: Pair { left: "Ana".to_owned(), right: "Ben".to_owned() },
            topic: "The evenings".to_owned(),
            way: Way::BothWrite,
            first: Seat::Left,
            record: Record::On,
            example: false,
        };
        let session = Session::new(Uuid::new_v4(), evening(), begin(guide, setup));
        let state = session.state().ok_or("a session without a beginning")?;
        Ok(Self { session, state })
    }

    fn kind(&self) -> Option<MoveKind> {
        self.state.current_move().map(|it| it.kind)
    }

    fn act(&mut self, action: Action) -> Result<(), Failure> {
        let at = self.session.entries.last().map_or_else(evening, |entry| entry.at + SignedDuration::from_secs(20));
        let event = take(&self.state, action, at).map_err(|refusal| format!("the rules say {refusal:?}"))?;
        self.state.apply(&event);
        self.session.push(at, event);
        Ok(())
    }
}

/// When every session begins.
fn evening() -> Timestamp {
    Timestamp::constant(1_795_289_400, 0)
}
