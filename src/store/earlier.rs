//! What earlier evenings left in the usual folder: what was granted last, and a look over all of them.
//!
//! Nothing is remembered for this: what is in their own folder is read, and no file that is damaged or locked.

use std::collections::BTreeSet;

use crate::{
    session::{Earlier, Glance, Pair, Record, Session},
    store::{Looks, OpenError, Store},
};

/// How many files are looked into for what was granted last: whoever waits for the first word waits for this.
const MOST: usize = 20;

/// All evenings that can be looked back at.
pub struct Glances {
    /// The evenings, the first one first.
    pub evenings: Vec<Glance>,
    /// How many files could not be read.
    pub unread: usize,
}

impl Store {
    /// What was granted in the last session of these two in the usual folder, by the seats that they have tonight.
    ///
    /// Empty where there is none, or none that can be read whole.
    #[must_use]
    pub fn granted_before(&self, names: &Pair<String>) -> Vec<Earlier> {
        let Ok(kept) = self.kept() else { return Vec::new() };
        let mut ours = kept.into_iter().filter(|file| file.looks == Looks::Ours).take(MOST);
        let granted = ours.find_map(|file| {
            let (_, opened, _) = self.read_file(&file.path).ok()?;
            let whole = opened.damage.is_empty() && opened.read_only.is_none();
            granted(&opened.session, names).filter(|_| whole)
        });
        granted.unwrap_or_default()
    }

    /// All kept evenings in the usual folder, each once, and how many files there could not be read.
    ///
    /// # Errors
    ///
    /// Says what keeps the folder from being read; one that is not there is empty.
    pub fn glances(&self) -> Result<Glances, OpenError> {
        let mut glances = Glances { evenings: Vec::new(), unread: 0 };
        let mut seen = BTreeSet::new();
        for file in self.kept()? {
            match self.read_file(&file.path) {
                Ok((_, opened, _)) if opened.damage.is_empty() => {
                    glances.evenings.extend(opened.session.glance().filter(|it| seen.insert(it.id)));
                }
                _ => glances.unread += 1,
            }
        }
        glances.evenings.sort_by_key(|it| it.at);
        Ok(glances)
    }
}

/// What was granted in this session; nothing where it is not one of these two.
fn granted(session: &Session, names: &Pair<String>) -> Option<Vec<Earlier>> {
    let state = session.state()?;
    let setup = state.setup();
    if setup.example || setup.record == Record::Off {
        return None;
    }
    if setup.names.is_alike(names) {
        return Some(state.granted().collect());
    }
    setup.names.clone().turned().is_alike(names).then(|| state.granted().map(Earlier::turned).collect())
}
