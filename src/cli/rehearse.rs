//! `duologue rehearse`: a written evening, played through a guide as if two people had done it.

use std::{path::Path, sync::Arc};

use jiff::Timestamp;
use uuid::Uuid;

use crate::{
    cli::{
        Verdict,
        args::Rehearse,
        failure::Failure,
        guides::{self, LONGEST_GUIDE},
        output::Output,
        read_text,
    },
    guide::{self, Guide},
    session,
    store::{Disk as _, Expected, Folders, Held, RealDisk, Store, record::LONGEST_FILE},
    text,
};

/// Plays the actions and saves the session, never over anything.
///
/// There is no switch to overwrite: a file with the words of two people is not replaced by a slip of a script.
pub(super) fn rehearse(output: &mut Output, typed: &Rehearse) -> Result<Verdict, Failure> {
    let Some(guide) = find(&typed.guide)? else { return Ok(Verdict::Wrong) };
    let actions = read_text(&typed.actions, LONGEST_FILE)?;
    let now = Timestamp::now();
    let start = typed.start.unwrap_or(now);
    let id = typed.id.unwrap_or_else(Uuid::new_v4);
    let session = session::rehearse(&guide, &actions, start, id)
        .map_err(|error| Failure::Refused(error, typed.actions.clone()))?;
    let store = Store::new(Arc::new(RealDisk), Folders::of_user().ok_or(Failure::NoHome)?);
    let mut held = Held::new(session.id);
    store.save_as(&mut held, &session, &typed.out, Expected::Nothing, now).map_err(Failure::Save)?;
    output.line(&text::t("cli-rehearsed"))
}

/// The guide by its id, else from its file; nothing where the file has problems, which were told.
fn find(name: &Path) -> Result<Option<Arc<Guide>>, Failure> {
    if let Some(guide) = name.to_str().and_then(guide::by_id) {
        return Ok(Some(guide));
    }
    let is_id = name.extension().is_none() && name.parent() == Some(Path::new(""));
    if is_id && RealDisk.metadata(name).is_err() {
        return Err(Failure::NoSuchGuide(name.to_owned()));
    }
    match guide::read(&read_text(name, LONGEST_GUIDE)?) {
        Ok(guide) => Ok(Some(Arc::new(guide))),
        Err(problems) => {
            guides::tell(&problems, name);
            Ok(None)
        }
    }
}
