//! The dialogues of the system: each has a thread of its own that waits, so that neither window nor store does.

use std::{
    path::{Path, PathBuf},
    sync::mpsc::{Receiver, TryRecvError, channel},
    thread::Builder,
    time::{Duration, Instant},
};

use crate::{cli::process::Visible, store::EXTENSION, text::t, ui::wish::ExportKind};

/// A dialogue that is gone so soon was never there: nobody reads and closes one in this time.
const NEVER_THERE: Duration = Duration::from_millis(400);

/// What a dialogue of the system is for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum DialogFor {
    /// A session to open.
    Open,
    /// A place for what is kept.
    Place,
    /// A place for a copy of the session that is being read.
    Copy,
    /// A place for the readable account.
    Export(ExportKind),
    /// A place for the list of whom to call.
    HelpLines,
}

/// What came of a dialogue.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Chosen {
    /// This path.
    Path(PathBuf),
    /// They closed it.
    Nothing,
    /// None could appear here.
    NoDialog,
}

/// A dialogue of the system that is open.
pub struct Dialog {
    what: DialogFor,
    opened: Instant,
    chosen: Receiver<Option<PathBuf>>,
    _visible: Visible,
}

impl Dialog {
    /// Opens it, with this path proposed or its folder to begin in. Call this on the drawing thread: some systems ask for that.
    ///
    /// # Errors
    ///
    /// The system gives no thread.
    pub fn open(what: DialogFor, proposed: &Path, ctx: egui::Context) -> std::io::Result<Self> {
        let visible = Visible::new();
        let mut dialog = rfd::AsyncFileDialog::new();
        if let Some(folder) = proposed.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            dialog = dialog.set_directory(folder);
        }
        if let Some(name) = proposed.file_name().filter(|_| what != DialogFor::Open) {
            dialog = dialog.set_file_name(name.to_string_lossy());
        }
        let session = t("file-kind-session");
        let pending: std::pin::Pin<Box<dyn Future<Output = Option<rfd::FileHandle>> + Send>> = match what {
            DialogFor::Open => Box::pin(dialog.add_filter(&*session, &[EXTENSION]).pick_file()),
            DialogFor::Place | DialogFor::Copy => Box::pin(dialog.add_filter(&*session, &[EXTENSION]).save_file()),
            DialogFor::Export(kind) => Box::pin(dialog.add_filter(kind.extension(), &[kind.extension()]).save_file()),
            DialogFor::HelpLines => Box::pin(dialog.add_filter("txt", &["txt"]).save_file()),
        };
        let (send, chosen) = channel();
        Builder::new().name("dialogue".to_owned()).spawn(move || {
            let path = pollster::block_on(pending).map(|file| file.path().to_owned());
            if send.send(path).is_ok() {
                ctx.request_repaint();
            }
        })?;
        Ok(Self { what, opened: Instant::now(), chosen, _visible: visible })
    }

    /// What it is for and what was chosen, once it is closed.
    pub fn chosen(&mut self) -> Option<(DialogFor, Chosen)> {
        let path = match self.chosen.try_recv() {
            Ok(path) => path,
            Err(TryRecvError::Empty) => return None,
            Err(TryRecvError::Disconnected) => return Some((self.what, Chosen::NoDialog)),
        };
        let chosen = match path {
            Some(path) => Chosen::Path(path),
            None if self.opened.elapsed() < NEVER_THERE => Chosen::NoDialog,
            None => Chosen::Nothing,
        };
        Some((self.what, chosen))
    }
}
