//! The command line in, the window or a command out; nothing else.

use std::sync::Arc;

use duologue::store::{Folders, RealDisk, Store};

fn main() -> anyhow::Result<()> {
    let folders = Folders::of_user().ok_or_else(|| anyhow::anyhow!("no folders"))?;
    let store = Store::new(Arc::new(RealDisk), folders);
    duologue::ui::app::run(store, std::env::args_os().nth(1).map(Into::into))
        .map_err(|error| anyhow::anyhow!("{error}"))
}
