//! One kept evening, as far as a look over months shows it.
//!
//! Near and far, breaks, what was agreed and what became of it. Nothing here tells who spoke how much, and nothing is
//! counted up.

use jiff::Timestamp;
use uuid::Uuid;

use crate::session::{
    document::Session,
    event::Event,
    state::Followed,
    values::{CheckIn, Granted, Pair, Record, Words},
};

/// One evening that both kept.
#[derive(Clone, PartialEq)]
pub struct EveningGlance {
    /// Which session it was.
    pub id: Uuid,
    /// When it began.
    pub at: Timestamp,
    /// Their names, by seat.
    pub names: Pair<String>,
    /// The title of the conversation.
    pub guide: String,
    /// The check-in of both, where both had chosen to show it.
    pub check_in: Option<Pair<CheckIn>>,
    /// Whether they took a break and came back; nothing where they took none.
    pub came_back: Option<bool>,
    /// What they agreed, by what it is about.
    pub agreements: Vec<(String, Words)>,
    /// What was granted.
    pub granted: Vec<Granted>,
    /// What they looked back at that evening.
    pub followed: Vec<Followed>,
}

/// The evenings of each two people, wherever they sat: by the seats of their last one, and the first evening first.
///
/// Takes them in the order in which they began. Who met last stands first.
#[must_use]
pub fn by_couple(evenings: Vec<EveningGlance>) -> Vec<Vec<EveningGlance>> {
    let mut couples: Vec<Vec<EveningGlance>> = Vec::new();
    for evening in evenings.into_iter().rev() {
        let same = |couple: &Vec<EveningGlance>| evening.seated_as(&couple.first()?.names);
        match couples.iter_mut().find_map(|couple| Some((same(couple)?, couple))) {
            Some((seated, couple)) => couple.push(seated),
            None => couples.push(vec![evening]),
        }
    }
    for couple in &mut couples {
        couple.reverse();
    }
    couples
}

impl EveningGlance {
    /// The same by the seats that these names have, however they are written; nothing where it is not of these two.
    #[must_use]
    pub fn seated_as(&self, names: &Pair<String>) -> Option<Self> {
        if self.names.is_alike(names) {
            return Some(self.clone());
        }
        self.names.clone().turned().is_alike(names).then(|| self.clone().turned())
    }

    /// The same where the two have changed places.
    fn turned(self) -> Self {
        let follow = |it: Followed| Followed { earlier: it.earlier.turned(), ..it };
        Self {
            names: self.names.turned(),
            check_in: self.check_in.map(Pair::turned),
            granted: self.granted.into_iter().map(Granted::turned).collect(),
            followed: self.followed.into_iter().map(follow).collect(),
            ..self
        }
    }
}

impl Session {
    /// What a look over months shows of it; nothing of an example, or of what was off the record.
    #[must_use]
    pub fn glance(&self) -> Option<EveningGlance> {
        let state = self.state()?;
        let setup = state.setup();
        if setup.example || setup.record == Record::Off {
            return None;
        }
        // The last of these events says how the last break ended.
        let came_back = self.events().filter_map(|event| match event {
            Event::BreakTaken { .. } => Some(false),
            Event::Returned => Some(true),
            _ => None,
        });
        Some(EveningGlance {
            id: self.id,
            at: self.created,
            names: setup.names.clone(),
            guide: state.guide().title.clone(),
            check_in: state.check_in.clone(),
            came_back: came_back.last(),
            agreements: state.agreements.clone(),
            granted: state.granted().collect(),
            followed: state.earlier.clone(),
        })
    }
}
