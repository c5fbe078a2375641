//! What earlier evenings left in the usual folder: what was granted last, and a look over all of them.
//!
//! Nothing is remembered for this: what is in their own folder is read, and no file that is damaged or locked.

use std::{cmp::Reverse, collections::BTreeSet};

use crate::{
    session::{EveningGlance, Granted, Pair},
    store::{Kept, Looks, OpenError, Store, shelf},
};

/// How many files are looked into for what was granted last: whoever waits for the first word waits for this.
const MOST: usize = 20;

/// All evenings that can be looked back at.
pub struct Glances {
    /// The evenings, the first one first.
    pub evenings: Vec<EveningGlance>,
    /// How many files could not be read.
    pub unread: usize,
    /// How many files were not looked into: of more than 200, those that were not changed for the longest time.
    pub left_out: usize,
}

impl Store {
    /// What was granted in the last session of these two in the usual folder, by the seats that they have tonight.
    ///
    /// The last one is the one that began last, whichever file was changed since. Empty where there is none, or none that
    /// can be read whole.
    #[must_use]
    pub fn granted_before(&self, names: &Pair<String>) -> Vec<Granted> {
        let Ok(kept) = self.kept() else { return Vec::new() };
        let mut ours: Vec<Kept> = kept.into_iter().filter(|file| file.looks == Looks::Ours).collect();
        // Of copies, the one that was changed last stays first: words may have been taken back in it.
        ours.sort_by_key(|file| Reverse(file.began));
        let granted = ours.iter().take(MOST).find_map(|file| {
            let (_, opened, _) = self.read_file(&file.path).ok()?;
            let whole = opened.damage.is_empty() && opened.read_only.is_none();
            let evening = opened.session.glance().filter(|_| whole)?;
            Some(evening.seated_as(names)?.granted)
        });
        granted.unwrap_or_default()
    }

    /// The kept evenings in the usual folder, each once, and how many files there could not be read.
    ///
    /// # Errors
    ///
    /// Says what keeps the folder from being read; one that is not there is empty.
    pub fn glances(&self) -> Result<Glances, OpenError> {
        let mut files = self.session_files()?;
        let left_out = files.len().saturating_sub(shelf::MOST);
        files.truncate(shelf::MOST);
        let mut glances = Glances { evenings: Vec::new(), unread: 0, left_out };
        // A copy has an id of its own.
        let mut seen = BTreeSet::new();
        let mut is_new = |it: &EveningGlance| seen.insert((it.at, it.names.left.clone(), it.names.right.clone()));
        for (_, path) in files {
            match self.read_file(&path) {
                Ok((_, opened, _)) if opened.damage.is_empty() => {
                    glances.evenings.extend(opened.session.glance().filter(&mut is_new));
                }
                _ => glances.unread += 1,
            }
        }
        glances.evenings.sort_by_key(|it| it.at);
        Ok(glances)
    }
}
