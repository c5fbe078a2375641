//! Every command once: its label, its key, when it may run.
//!
//! The menu, the strip, the shortcut list and the keyboard all read this one table.

use egui::{Key, KeyboardShortcut, Modifiers};

use crate::{
    guide::Stage,
    session::{Part, Phase, State},
    store::Switch,
    ui::{
        app::{Model, Place},
        evening::Evening,
    },
};

/// Something that the program can be told to do, from anywhere.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Command {
    /// Begin to set up a session.
    New,
    /// Choose a session file to open.
    Open,
    /// Open the example.
    Example,
    /// Cards, questions and themes.
    Library,
    /// Look back over months.
    LookBack,
    /// Save the readable account.
    Export,
    /// Save a copy of the session.
    Copy,
    /// Say that what was said is safe, or keep it where that was proposed.
    Save,
    /// Leave for Home.
    Home,
    /// Change settings.
    Settings,
    /// Help and support.
    Help,
    /// The list of shortcuts.
    Shortcuts,
    /// Take a break.
    Break,
    /// Agree on another time to come back.
    OtherTime,
    /// Say “not now” at the ready gate.
    NotNow,
    /// Hide everything now.
    Hide,
    /// Put a reply aside.
    Park,
    /// The listener says “thank you for showing me that”.
    Thank,
    /// The listener mirrors now, though there is more to say.
    Mirror,
    /// Bring back the beginnings of a sentence, or put them aside.
    Beginnings,
    /// Read the page aloud once more.
    ReadAloud,
    /// Talk in another way.
    Way,
    /// Skip this step.
    Skip,
    /// Skip the whole turn.
    SkipTurn,
    /// Back to the step before; from the first one to setting up.
    Back,
    /// Stop for today.
    Stop,
    /// Everything larger.
    Larger,
    /// Everything smaller.
    Smaller,
    /// Everything as large as the window makes it.
    UsualSize,
    /// From the desk to the sofa, to the wall, and back.
    Distance,
    /// Fill the screen.
    FullScreen,
    /// Close the window.
    Quit,
}

impl Command {
    /// All of them, in the order of the shortcut list.
    pub const ALL: [Self; 32] = [
        Self::Break,
        Self::OtherTime,
        Self::NotNow,
        Self::Hide,
        Self::Help,
        Self::Park,
        Self::Thank,
        Self::Mirror,
        Self::Beginnings,
        Self::ReadAloud,
        Self::Way,
        // Before “Skip this”, whose key it has with Shift.
        Self::SkipTurn,
        Self::Skip,
        Self::Back,
        Self::Stop,
        Self::New,
        Self::Open,
        Self::Example,
        Self::Library,
        Self::LookBack,
        // Before “Save”, whose key it has with Shift.
        Self::Export,
        Self::Save,
        Self::Copy,
        Self::Home,
        Self::Settings,
        Self::Shortcuts,
        Self::Larger,
        Self::Smaller,
        Self::UsualSize,
        Self::Distance,
        Self::FullScreen,
        Self::Quit,
    ];

    /// The id of its label in the catalogue of words.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::New => "command-new",
            Self::Open => "command-open",
            Self::Example => "command-example",
            Self::Library => "home-library",
            Self::LookBack => "home-look-back",
            Self::Export => "command-export",
            Self::Copy => "read-copy",
            Self::Save => "command-save",
            Self::Home => "command-home",
            Self::Settings => "command-settings",
            Self::Help => "command-help",
            Self::Shortcuts => "command-shortcuts",
            Self::Break => "command-break",
            Self::OtherTime => "break-other-time",
            Self::NotNow => "ready-not-now",
            Self::Hide => "command-hide",
            Self::Park => "command-park",
            Self::Thank => "command-thank",
            Self::Mirror => "round-let-me",
            Self::Beginnings => "command-beginnings",
            Self::ReadAloud => "command-read-aloud",
            Self::Way => "command-way",
            Self::Skip => "command-skip",
            Self::SkipTurn => "command-skip-turn",
            Self::Back => "command-back",
            Self::Stop => "command-stop",
            Self::Larger => "command-larger",
            Self::Smaller => "command-smaller",
            Self::UsualSize => "command-usual-size",
            Self::Distance => "settings-distance",
            Self::FullScreen => "command-full-screen",
            Self::Quit => "command-quit",
        }
    }

    /// Its key, if it has one.
    #[must_use]
    pub fn shortcut(self) -> Option<KeyboardShortcut> {
        let (modifiers, key) = match self {
            Self::New => (Modifiers::COMMAND, Key::N),
            Self::Open => (Modifiers::COMMAND, Key::O),
            Self::Export => (Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::S),
            Self::Save | Self::Copy => (Modifiers::COMMAND, Key::S),
            Self::Settings => (Modifiers::COMMAND, Key::Comma),
            Self::Help => (Modifiers::NONE, Key::F1),
            Self::Shortcuts => (Modifiers::COMMAND, Key::Questionmark),
            Self::Beginnings => (Modifiers::NONE, Key::F2),
            Self::Mirror => (Modifiers::NONE, Key::F3),
            Self::Park => (Modifiers::NONE, Key::F4),
            Self::Thank => (Modifiers::NONE, Key::F5),
            Self::Way => (Modifiers::NONE, Key::F6),
            Self::Skip => (Modifiers::NONE, Key::F7),
            Self::SkipTurn => (Modifiers::SHIFT, Key::F7),
            Self::Break => (Modifiers::NONE, Key::F8),
            Self::Hide => (Modifiers::NONE, Key::F9),
            Self::Back => (Modifiers::ALT, Key::ArrowLeft),
            Self::Larger => (Modifiers::COMMAND, Key::Plus),
            Self::Smaller => (Modifiers::COMMAND, Key::Minus),
            Self::UsualSize => (Modifiers::COMMAND, Key::Num0),
            Self::ReadAloud => (Modifiers::NONE, Key::F12),
            Self::Distance => (Modifiers::COMMAND, Key::D),
            Self::FullScreen => (Modifiers::NONE, Key::F11),
            Self::Quit => (Modifiers::COMMAND, Key::Q),
            Self::Home => (Modifiers::COMMAND, Key::W),
            Self::Example | Self::Library | Self::LookBack | Self::Stop | Self::OtherTime | Self::NotNow => {
                return None;
            }
        };
        Some(KeyboardShortcut::new(modifiers, key))
    }

    /// Its key in words, as it stands on a button.
    #[must_use]
    pub fn key_text(self) -> Option<String> {
        let KeyboardShortcut { modifiers, logical_key } = self.shortcut()?;
        let mut text = String::new();
        for (held, name) in
            [(modifiers.command, "key-ctrl"), (modifiers.alt, "key-alt"), (modifiers.shift, "key-shift")]
        {
            if held {
                text += &crate::text::t(name);
                text.push('+');
            }
        }
        text += match logical_key {
            Key::ArrowLeft => "←",
            Key::Questionmark => "?",
            Key::Comma => ",",
            Key::Plus => "+",
            Key::Minus => "−",
            other => other.name(),
        };
        Some(text)
    }

    /// Whether it may run now: it is open, and no step is changing under it.
    #[must_use]
    pub fn may_run(self, model: &Model) -> bool {
        // A key that comes while a step is changing is not meant for the next one.
        let moving = matches!(&model.place, Place::Evening(evening) if evening.is_moving());
        let is_about_the_step = matches!(
            self,
            Self::Mirror | Self::Thank | Self::Park | Self::Way | Self::Skip | Self::SkipTurn | Self::Back
        );
        self.is_open(model) && !(moving && is_about_the_step)
    }

    /// Whether it makes sense where they are.
    #[must_use]
    pub fn is_open(self, model: &Model) -> bool {
        let is =
            |so: &dyn Fn(Phase) -> bool| matches!(&model.place, Place::Evening(evening) if so(evening.state.phase));
        let talking = is(&|phase| phase == Phase::Running);
        let asked = matches!(&model.place, Place::Evening(evening) if evening.asks_to_look_back().is_some());
        match self {
            // The step waits below a question.
            Self::Beginnings | Self::Mirror | Self::Thank | Self::Park | Self::SkipTurn if asked => false,
            Self::Mirror => {
                matches!(&model.place, Place::Evening(evening) if talking && evening.state.can_pause_to_mirror())
            }
            Self::Thank => {
                let may = |state: &State| state.listens().is_some() && !state.thanked;
                matches!(&model.place, Place::Evening(evening) if talking && may(&evening.state))
            }
            Self::Beginnings => {
                let some = |it: &Evening| !it.state.stems().is_empty() || it.hand.offering.is_some();
                matches!(&model.place, Place::Evening(evening) if talking && some(evening))
            }
            Self::ReadAloud => model.settings.aloud == Switch::On && matches!(model.place, Place::Evening(_)),
            Self::Way => talking,
            // What to keep is for both to say.
            Self::Skip => {
                matches!(&model.place, Place::Evening(evening) if talking && evening.state.step.part != Part::Keep)
            }
            Self::SkipTurn => {
                matches!(&model.place, Place::Evening(evening) if talking && evening.state.can_skip_turn())
            }
            Self::Break => talking || is(&|phase| phase == Phase::Returning),
            Self::Stop => is(&|phase| phase != Phase::Ended),
            Self::Back => {
                let can = |it: &Evening| it.state.can_go_back() || it.has_just_begun();
                matches!(&model.place, Place::Evening(evening) if talking && can(evening))
            }
            Self::Park => matches!(&model.place, Place::Evening(evening) if talking && evening.state.floor().is_some()),
            Self::OtherTime => {
                matches!(&model.place, Place::Evening(evening) if matches!(evening.state.phase, Phase::Resting { .. }))
            }
            Self::NotNow => {
                let waits = |state: &State| {
                    matches!((state.stage(), state.step.part), (Some(Stage::Readiness(_)), Part::Together))
                };
                matches!(&model.place, Place::Evening(evening) if waits(&evening.state))
            }
            Self::Export => matches!(model.place, Place::Reading(_)),
            Self::Copy => {
                matches!(&model.place, Place::Reading(it) if it.path.is_some() || it.earlier_of.is_some())
            }
            Self::Save => matches!(model.place, Place::Evening(_)),
            Self::New | Self::Open | Self::Example | Self::Library | Self::LookBack => {
                !matches!(model.place, Place::Evening(_))
            }
            Self::Home => !matches!(model.place, Place::Home),
            Self::Help | Self::Settings | Self::Shortcuts => true,
            window => window.is_about_window(),
        }
    }

    /// Whether it concerns the window as a whole, whatever is in it.
    fn is_about_window(self) -> bool {
        matches!(
            self,
            Self::Hide
                | Self::Larger
                | Self::Smaller
                | Self::UsualSize
                | Self::Distance
                | Self::FullScreen
                | Self::Quit
        )
    }
}

/// The commands whose keys were pressed in this frame, and which may run.
///
/// What lies over the screen, or hides it, takes every key but those that concern the whole window.
pub fn pressed(ctx: &egui::Context, model: &Model) -> Vec<Command> {
    let covered = model.hidden || model.over.is_some();
    Command::ALL
        .into_iter()
        .filter(|command| command.may_run(model) && (!covered || command.is_about_window()))
        .filter(|command| command.shortcut().is_some_and(|keys| ctx.input_mut(|input| consume(input, *command, keys))))
        .collect()
}

/// Ctrl+? and Ctrl++ need Shift on most keyboards, and on some they arrive as the key on which they stand.
fn consume(input: &mut egui::InputState, command: Command, keys: KeyboardShortcut) -> bool {
    // With Shift it is the key of another command, also where that one has nothing to do.
    if command == Command::Skip && input.modifiers.shift {
        return false;
    }
    let also: &[(Modifiers, Key)] = match command {
        Command::Shortcuts => &[(Modifiers::SHIFT, Key::Questionmark), (Modifiers::SHIFT, Key::Slash)],
        Command::Larger => {
            &[(Modifiers::SHIFT, Key::Plus), (Modifiers::SHIFT, Key::Equals), (Modifiers::NONE, Key::Equals)]
        }
        _ => &[],
    };
    input.consume_shortcut(&keys)
        || also.iter().any(|(more, key)| input.consume_key(Modifiers::COMMAND.plus(*more), *key))
}
