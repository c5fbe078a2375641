//! What two people granted each other on the last evening that they kept.
//!
//! Nothing is remembered for this: what is in their own folder is read, and no file that is damaged or locked.

use crate::{
    session::{Earlier, Pair, Record, Session},
    store::{Looks, Store},
};

/// How many files are looked into, those that were changed last: whoever waits for the first word waits for this.
const MOST: usize = 20;

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
}

/// What was granted in this session; nothing where it is not one of these two.
fn granted(session: &Session, names: &Pair<String>) -> Option<Vec<Earlier>> {
    let state = session.state()?;
    let setup = state.setup();
    if setup.example || setup.record == Record::Off {
        return None;
    }
    let turned = match (alike(&setup.names, names), alike(&turn(&setup.names), names)) {
        (true, _) => false,
        (false, true) => true,
        (false, false) => return None,
    };
    let seated = |it: Earlier| Earlier { seat: if turned { it.seat.other() } else { it.seat }, ..it };
    Some(state.granted().map(seated).collect())
}

fn turn(names: &Pair<String>) -> Pair<String> {
    Pair { left: names.right.clone(), right: names.left.clone() }
}

/// The same two names on the same sides, however they are written.
fn alike(one: &Pair<String>, other: &Pair<String>) -> bool {
    let plain = |name: &str| name.trim().to_lowercase();
    plain(&one.left) == plain(&other.left) && plain(&one.right) == plain(&other.right)
}
