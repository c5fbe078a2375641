//! What a screen asks for. Screens draw and send; what comes of it is decided in `ui::update`.

use std::{path::PathBuf, sync::Arc};

use uuid::Uuid;

use crate::{
    guide::Guide,
    session::{Action, Keep, Setup},
    store::Settings,
    ui::{command::Command, screens::over::Over},
};

/// Something that a screen asks for.
#[derive(Clone)]
pub enum Wish {
    /// Something that one of the two does in the session.
    Act(Action),
    /// A command of the program.
    Do(Command),
    /// Set up a session with this guide.
    SetUp(String),
    /// Begin a session.
    Begin(Setup, Arc<Guide>),
    /// Open this file.
    Open(PathBuf),
    /// Open an unfinished session together.
    Recover(Uuid),
    /// Throw an unfinished session away; both agreed.
    Discard(Uuid),
    /// Carry out what both said to keep.
    Finish(Keep, PathBuf),
    /// Choose another place for what is kept.
    ChoosePlace,
    /// Save the copy here, typed by hand.
    CopyTo(PathBuf),
    /// Look back over all kept evenings; both agreed.
    LookBack,
    /// List the earlier versions of the session that is being read.
    EarlierVersions,
    /// Look at an earlier version of this file.
    OpenEarlier(PathBuf, PathBuf),
    /// Save the readable account as a file of this kind.
    Export(ExportKind),
    /// Write the readable account to this path, typed by hand.
    ExportTo(ExportKind, PathBuf),
    /// Save whom to call as a text, to print it.
    SaveHelpLines,
    /// Write whom to call to this path, typed by hand.
    SaveHelpLinesTo(PathBuf),
    /// Take back words of the session that is being read: its entry, and which words of it.
    TakeBack(u64, usize),
    /// The file was changed outside: which version to go on with, and the words to take back in it.
    Settle(Version, u64, usize),
    /// Remove the session that is being read, its backups and its traces in this program.
    DeleteForGood,
    /// Open this file although it is damaged.
    OpenAsIs(PathBuf),
    /// Change the settings.
    Settings(Settings),
    /// Keep the lines that somebody has written for themselves.
    KeepOwnLines,
    /// Close what lies over the screen.
    CloseOver,
    /// Ask this before anything is done.
    Ask(Over),
    /// Leave the session open for another day.
    LeaveOpen,
    /// Forget which files were opened.
    ForgetRecent,
    /// Close the window now.
    Quit,
}

/// Which version to go on with where a file was changed outside.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Version {
    /// Both: ours goes beside theirs, under a name of its own.
    Both,
    /// Theirs; what was to be changed here is not changed.
    Theirs,
    /// Ours; theirs goes to the backups.
    Ours,
}

/// How the readable account is written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ExportKind {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
}

impl ExportKind {
    /// The ending of its file names.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Markdown => "md",
        }
    }
}
