//! What comes of a wish, and of an answer of the store thread: the one place that changes what the window shows.

mod answers;

use std::{mem::discriminant, path::PathBuf};

use egui::{Context, ViewportCommand};
use uuid::Uuid;

use crate::{
    export::{self, Document, Format},
    guide, ideas,
    session::{Action, DraftField, Entry, Keep, Phase, Record, Seat, Session, begin, rehearse},
    store::{EXTENSION, HeldId, OwnLines, Settings},
    text::{t, with},
    ui::{
        app::{App, Place, example},
        command::Command,
        dialog::{Chosen, Dialog, DialogFor},
        evening::{Ending, Evening, Own, Safety},
        look,
        screens::{
            over::{Over, PathFor},
            reading::Reading,
            setup::SettingUp,
        },
        wish::{ExportKind, Wish},
        worker::{Damage, Request},
    },
};

impl App {
    /// Carries out all wishes, in order.
    pub(super) fn carry_out(&mut self, ctx: &Context) {
        while let Some(wish) = self.wishes.pop_front() {
            self.wish(wish, ctx);
        }
    }

    fn wish(&mut self, wish: Wish, ctx: &Context) {
        match wish {
            Wish::Act(action) => self.act(action),
            Wish::Do(command) => self.run(command, ctx),
            Wish::SetUp(guide) => self.set_up(Some(&guide)),
            Wish::Begin(setup, guide) => {
                if self.awaited.is_some() {
                    return;
                }
                let now = (self.clock)();
                let session = Session::new(Uuid::new_v4(), now, begin(guide, setup.clone()));
                match setup.record {
                    Record::On => {
                        let id = session.id;
                        self.awaited = Some(id);
                        self.worker.ask(Request::Begin(session));
                        self.worker.ask(Request::GrantedBefore(id, setup.names));
                    }
                    Record::Off => {
                        self.worker.ask(Request::LetGo);
                        self.hold(session, Safety::OffTheRecord, None);
                    }
                }
            }
            Wish::Open(path) => self.open(path, Damage::Tell),
            Wish::OpenAsIs(path) => self.open(path, Damage::Accept),
            Wish::Recover(id) => {
                self.awaited = Some(id);
                self.worker.ask(Request::Recover(id));
            }
            Wish::Discard(id) => self.worker.ask(Request::Discard(id)),
            Wish::Finish(keep, path) => self.finish(keep, path),
            Wish::ChoosePlace => self.dialog(DialogFor::Place, ctx),
            Wish::CopyTo(path) => self.copy(path),
            Wish::LookBack => self.ask_for_page(Request::Glances),
            Wish::EarlierVersions => {
                if let Place::Reading(reading) = &self.model.place
                    && let Some(path) = reading.path.clone()
                {
                    self.worker.ask(Request::EarlierVersions(path));
                }
            }
            Wish::OpenEarlier(..) if self.holds_a_conversation() => {}
            Wish::OpenEarlier(of, path) => {
                self.earlier_of = Some(of);
                self.worker.ask(Request::OpenEarlier(path));
            }
            Wish::Export(kind) => self.dialog(DialogFor::Export(kind), ctx),
            Wish::ExportTo(kind, path) => self.export(kind, path),
            Wish::SaveHelpLines => {
                self.keep_own_lines();
                self.dialog(DialogFor::HelpLines, ctx);
            }
            Wish::SaveHelpLinesTo(path) => self.save_help_lines(path),
            Wish::TakeBack(seq, place) => {
                if let Place::Reading(reading) = &self.model.place {
                    self.ask_of(reading.grip, |grip, session| Request::TakeBack(grip, session, seq, place));
                }
            }
            Wish::Settle(version, seq, place) => {
                if let Place::Reading(reading) = &self.model.place {
                    self.ask_of(reading.grip, |grip, session| Request::Settle(grip, version, session, seq, place));
                }
            }
            Wish::DeleteForGood => {
                if let Place::Reading(reading) = &self.model.place {
                    self.ask_of(reading.grip, |grip, _| Request::Delete(grip));
                }
            }
            Wish::Settings(settings) => {
                self.try_voice(&settings);
                self.worker.ask(Request::Settings(settings.clone()));
                self.model.settings = settings;
            }
            Wish::ForgetRecent => self.worker.ask(Request::ForgetRecent),
            Wish::Ask(over) => self.model.over = Some(over),
            Wish::KeepOwnLines => self.keep_own_lines(),
            Wish::CloseOver => {
                self.keep_own_lines();
                // An urge waits on; nobody stays with a feeling on a page that is closed.
                self.model.calm.staying = None;
                self.model.over = None;
                if let Place::Evening(evening) = &mut self.model.place {
                    evening.hand.fresh = true;
                }
            }
            Wish::LeaveOpen => {
                self.leave();
                self.go_home();
            }
            Wish::Quit => {
                self.leave();
                self.keep_size(ctx);
                self.model.closing = true;
                ctx.send_viewport_cmd(ViewportCommand::Close);
            }
        }
    }

    fn run(&mut self, command: Command, ctx: &Context) {
        if !command.may_run(&self.model) {
            return;
        }
        let ask = match command {
            Command::New => {
                self.set_up(None);
                None
            }
            Command::Open => {
                self.dialog(DialogFor::Open, ctx);
                None
            }
            Command::Library => {
                self.model.place = Place::Library(Box::default());
                None
            }
            Command::LookBack => Some(Over::LookBack),
            Command::Example => {
                self.open_example();
                None
            }
            Command::Export => {
                self.dialog(DialogFor::Export(ExportKind::Text), ctx);
                None
            }
            Command::Home => match &self.model.place {
                Place::Evening(evening) if evening.state.phase == Phase::Running => Some(Over::Stop),
                Place::Evening(evening) if evening.would_be_lost() => Some(Over::Leave),
                _ => {
                    self.leave();
                    self.go_home();
                    None
                }
            },
            Command::Copy => {
                self.dialog(DialogFor::Copy, ctx);
                None
            }
            Command::Save => self.save(),
            Command::Settings => Some(Over::Settings),
            Command::Help => Some(Over::Help),
            Command::Shortcuts => Some(Over::Shortcuts),
            Command::Break | Command::OtherTime => Some(Over::Break),
            Command::NotNow => Some(Over::NotNow),
            Command::Hide => {
                self.hide();
                None
            }
            Command::Park => Some(Over::Park),
            Command::Way => match &self.model.place {
                Place::Evening(evening) => Some(Over::Way(evening.state.way)),
                _ => None,
            },
            Command::Mirror => {
                if let Place::Evening(evening) = &mut self.model.place {
                    let text = evening.take_field(&DraftField::Main);
                    self.act(Action::LetMeMirror { text });
                }
                None
            }
            Command::Thank => {
                self.act(Action::ThankForShowing);
                None
            }
            Command::Beginnings => {
                if let Place::Evening(evening) = &mut self.model.place {
                    evening.hand.stems = evening.hand.stems.turned();
                }
                None
            }
            Command::ReadAloud => {
                self.read = None;
                None
            }
            Command::Skip => self.skip(),
            Command::SkipTurn => self.leave_step(Action::SkipTurn, Over::SkipTurn),
            Command::Back => self.back(),
            Command::Stop => Some(Over::Stop),
            Command::Larger | Command::Smaller | Command::UsualSize => {
                self.resize(command);
                None
            }
            Command::Distance => {
                let distance = self.model.settings.distance.next();
                self.wishes.push_back(Wish::Settings(Settings { distance, ..self.model.settings.clone() }));
                None
            }
            Command::FullScreen => {
                let full = ctx.input(|input| input.viewport().fullscreen.unwrap_or_default());
                ctx.send_viewport_cmd(ViewportCommand::Fullscreen(!full));
                None
            }
            Command::Quit => {
                ctx.send_viewport_cmd(ViewportCommand::Close);
                None
            }
        };
        if ask.is_some() {
            self.model.over = ask;
        }
    }

    /// Covers everything, or uncovers it.
    fn hide(&mut self) {
        self.model.hidden = !self.model.hidden;
        // Whoever comes back first may not be the one who was alone with it.
        if let Place::Evening(evening) = &mut self.model.place {
            evening.hand.uncovered = false;
            evening.hand.own = Own::Hidden;
            evening.hand.refresh = true;
        }
    }

    /// Nobody need save anything before the end: whoever tries to is told so. At the end it does what the button there does.
    fn save(&mut self) -> Option<Over> {
        let Place::Evening(evening) = &self.model.place else { return None };
        if evening.state.phase == Phase::Ended {
            let keep = evening.state.keeps().filter(|keep| *keep > Keep::Nothing)?;
            if evening.waits_to_be_kept() {
                let path = evening.place.trim().into();
                self.finish(keep, path);
            }
            return None;
        }
        let told = match evening.safety {
            Safety::Safe => "save-safe",
            Safety::OffTheRecord => "save-off",
            Safety::Unsafe => "safe-no",
        };
        Some(Over::Message(t(told).into_owned()))
    }

    /// Skips the step, or the question that stands before it.
    fn skip(&mut self) -> Option<Over> {
        let now = (self.clock)();
        if let Place::Evening(evening) = &mut self.model.place
            && evening.asks_to_look_back().is_some()
        {
            evening.say_whether_to_look_back(Seat::Left, false, now);
            return None;
        }
        self.leave_step(Action::Skip, Over::Skip)
    }

    /// Leaves a step, unless words in it would go: then that is asked first.
    fn leave_step(&mut self, action: Action, ask: Over) -> Option<Over> {
        if matches!(&self.model.place, Place::Evening(evening) if evening.has_words()) {
            return Some(ask);
        }
        self.act(action);
        None
    }

    /// A step back. Before the first there is the setting up: what has just begun goes, and what was chosen stands there.
    fn back(&mut self) -> Option<Over> {
        let Place::Evening(evening) = &self.model.place else { return None };
        if !evening.has_just_begun() {
            return self.leave_step(Action::GoBack, Over::Back);
        }
        let setup =
            SettingUp::again(guide::shelf().to_vec(), Uuid::new_v4(), evening.state.setup(), evening.state.guide());
        // Off the record nothing was written: there is nothing to remove, and nothing on the disk is touched.
        let written = (evening.safety != Safety::OffTheRecord).then_some(evening.session.id);
        self.worker.ask(Request::LetGo);
        if let Some(id) = written {
            self.worker.ask(Request::Discard(id));
        }
        self.model.place = Place::SettingUp(Box::new(setup));
        None
    }

    fn set_up(&mut self, guide: Option<&str>) {
        let mut setup = SettingUp::new(guide::shelf().to_vec(), Uuid::new_v4());
        if let Some(index) = guide.and_then(|id| setup.guides.iter().position(|guide| guide.id == id)) {
            setup.choose(index);
        }
        self.model.place = Place::SettingUp(Box::new(setup));
    }

    fn resize(&mut self, command: Command) {
        let now = self.model.settings.text_scale;
        let size = match command {
            Command::Larger => look::SIZES.into_iter().find(|size| *size > now + 0.01),
            Command::Smaller => look::SIZES.into_iter().rfind(|size| *size < now - 0.01),
            _ => Some(1.0),
        };
        if let Some(text_scale) = size {
            self.wishes.push_back(Wish::Settings(Settings { text_scale, ..self.model.settings.clone() }));
        }
    }

    /// Opens a file, unless a conversation would have to make room for it.
    fn open(&mut self, path: PathBuf, damage: Damage) {
        if self.holds_a_conversation() {
            self.say(t("open-not-now").into_owned());
        } else {
            self.ask_for_page(Request::Open(path, damage));
        }
    }

    /// Asks for what takes the place of this page, unless they go to another one meanwhile.
    pub(super) fn ask_for_page(&mut self, request: Request) {
        self.asked_from.push_back(discriminant(&self.model.place));
        self.worker.ask(request);
    }

    /// Whether a conversation is on screen that is not put away yet.
    fn holds_a_conversation(&self) -> bool {
        matches!(&self.model.place, Place::Evening(evening) if evening.ending != Ending::Carried)
    }

    /// Asks for something about the session that is being read.
    fn ask_of(&mut self, grip: Option<HeldId>, request: impl FnOnce(HeldId, Session) -> Request) {
        if let (Some(grip), Place::Reading(reading)) = (grip, &self.model.place) {
            self.worker.ask(request(grip, reading.session.clone()));
        }
    }

    /// Half-typed words go to the disk before the step changes.
    fn flush(&mut self) {
        let Place::Evening(evening) = &mut self.model.place else { return };
        for draft in evening.unwritten() {
            self.act(draft);
        }
    }

    /// All that is half done goes to the disk at once: nobody may come back to this window.
    pub(super) fn leave(&mut self) {
        self.keep_own_lines();
        let now = (self.clock)();
        let Place::Evening(evening) = &mut self.model.place else { return };
        if let (Some(grip), true) = (evening.grip, evening.safety != Safety::OffTheRecord) {
            for entry in evening.last_entries(now) {
                self.worker.ask(Request::Append(grip, entry));
            }
        }
    }

    /// The lines of their own that were being written go into the settings, but not off the record.
    fn keep_own_lines(&mut self) {
        let calm = &mut self.model.calm;
        let written = [calm.calming.take(), calm.people.take(), calm.help.take()];
        if self.model.is_off_the_record() {
            return;
        }
        let mut settings = self.model.settings.clone();
        let kept = [&mut settings.calming, &mut settings.people, &mut settings.help];
        for (lines, written) in kept.into_iter().zip(written) {
            if let Some(written) = written {
                *lines = OwnLines(written);
            }
        }
        if settings != self.model.settings {
            self.wishes.push_front(Wish::Settings(settings));
        }
    }

    /// One of the two does something: it becomes an event, and the event goes to the disk before the state moves.
    fn act(&mut self, action: Action) {
        if matches!(
            action,
            Action::Break { .. } | Action::GoBack | Action::Skip | Action::SkipTurn | Action::ChangeWay { .. }
        ) {
            self.flush();
        }
        let now = (self.clock)();
        let Place::Evening(evening) = &mut self.model.place else { return };
        let entry = evening.act(action, now);
        self.write_down(entry);
    }

    fn write_down(&mut self, mut entry: Option<Entry>) {
        let now = (self.clock)();
        while let Some(next) = entry.take() {
            let Place::Evening(evening) = &mut self.model.place else { return };
            match (evening.safety, evening.grip) {
                (Safety::OffTheRecord, _) => entry = evening.arrived(true, now),
                (_, Some(grip)) => self.worker.ask(Request::Append(grip, next)),
                (_, None) => {
                    evening.trouble.get_or_insert_with(|| t("safe-no").into_owned());
                    entry = evening.arrived(false, now);
                }
            }
        }
        self.after_a_step();
    }

    /// When the two have just said what to keep, a place is proposed.
    fn after_a_step(&mut self) {
        let Place::Evening(evening) = &mut self.model.place else { return };
        if evening.state.phase != Phase::Ended || evening.ending != Ending::Open || !evening.place.is_empty() {
            return;
        }
        match evening.state.keeps() {
            Some(Keep::Nothing) => self.finish(Keep::Nothing, PathBuf::new()),
            Some(Keep::Agreed | Keep::All) => {
                self.worker.ask(Request::Propose(self.model.settings.clone(), self.zone.clone()));
            }
            None => {}
        }
    }

    fn finish(&mut self, keep: Keep, path: PathBuf) {
        let Place::Evening(evening) = &mut self.model.place else { return };
        let Some(grip) = evening.grip else {
            evening.ending = Ending::Stuck(t("safe-no").into_owned());
            return;
        };
        evening.ending = Ending::UnderWay;
        self.worker.ask(Request::Finish(grip, evening.session.clone(), keep, path));
    }

    fn hold(&mut self, session: Session, safety: Safety, grip: Option<HeldId>) {
        let now = (self.clock)();
        match Evening::new(session, now) {
            Some(mut evening) => {
                evening.safety = safety;
                evening.grip = grip;
                self.model.place = Place::Evening(Box::new(evening));
                self.after_a_step();
            }
            None => self.say(t("read-not-a-session").into_owned()),
        }
    }

    fn go_home(&mut self) {
        self.awaited = None;
        self.worker.ask(Request::LetGo);
        self.worker.ask(Request::Unfinished);
        self.model.over = None;
        self.model.place = Place::Home;
    }

    fn open_example(&mut self) {
        let Some(guide) = guide::by_id("origins") else { return };
        let rehearsed = rehearse(&guide, &example(), example_start(), Uuid::nil());
        match rehearsed.ok().and_then(|session| Reading::new(session, None, None)) {
            Some(reading) => {
                self.worker.ask(Request::LetGo);
                self.model.place = Place::Reading(Box::new(reading));
            }
            // A test plays the example to its end.
            None => self.say(t("read-not-a-session").into_owned()),
        }
    }

    fn say(&mut self, sentence: String) {
        self.model.over = Some(Over::Message(sentence));
    }

    /// One of the system’s dialogues at a time; where none appears, a path can be typed.
    fn dialog(&mut self, what: DialogFor, ctx: &Context) {
        if self.dialog.is_none() {
            match Dialog::open(what, &self.proposed(what), ctx.clone()) {
                Ok(dialog) => self.dialog = Some(dialog),
                Err(error) => {
                    log::warn!("no dialogue: {error}");
                    self.type_path(what);
                }
            }
        }
    }

    /// What a dialogue proposes: a file where one is to be written, else anything in the folder of sessions.
    fn proposed(&self, what: DialogFor) -> PathBuf {
        match (&self.model.place, what) {
            (Place::Evening(evening), DialogFor::Place) => PathBuf::from(&evening.place),
            (Place::Reading(reading), DialogFor::Copy) => {
                let path = reading.path.clone().or_else(|| reading.earlier_of.clone()).unwrap_or_default();
                let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
                let name = with("copy-name", &[("name", stem.into())]);
                path.with_file_name(format!("{name}.{EXTENSION}"))
            }
            (Place::Reading(reading), DialogFor::Export(kind)) => {
                let of = reading.path.clone().or_else(|| reading.earlier_of.clone());
                let beside = of.unwrap_or_else(|| t("read-example-file").into_owned().into());
                beside.with_extension(kind.extension())
            }
            (_, what) => {
                let name = if what == DialogFor::HelpLines { t("help-file") } else { "*".into() };
                self.model.settings.folder.as_deref().unwrap_or(self.worker.documents()).join(&*name)
            }
        }
    }

    pub(super) fn follow_dialog(&mut self) {
        let Some((what, chosen)) = self.dialog.as_mut().and_then(Dialog::chosen) else { return };
        self.dialog = None;
        match (what, chosen) {
            (DialogFor::Open, Chosen::Path(path)) => self.open(path, Damage::Tell),
            (DialogFor::Export(kind), Chosen::Path(path)) => self.export(kind, path),
            (DialogFor::Copy, Chosen::Path(path)) => self.copy(path),
            (DialogFor::HelpLines, Chosen::Path(path)) => self.save_help_lines(path),
            (DialogFor::Place, Chosen::Path(path)) => {
                if let Place::Evening(evening) = &mut self.model.place {
                    evening.place = path.to_string_lossy().into_owned();
                }
            }
            (what, Chosen::NoDialog) => self.type_path(what),
            (_, Chosen::Nothing) => {}
        }
    }

    fn type_path(&mut self, what: DialogFor) {
        let path_for = match what {
            DialogFor::Open => PathFor::Open,
            DialogFor::Export(kind) => PathFor::Export(kind),
            DialogFor::Copy => PathFor::Copy,
            DialogFor::HelpLines => PathFor::HelpLines,
            // The place stands in a field of its own already.
            DialogFor::Place => return,
        };
        let proposed = if what == DialogFor::Open { PathBuf::new() } else { self.proposed(what) };
        self.model.over = Some(Over::Path(path_for, proposed.to_string_lossy().into_owned(), Vec::new()));
        if what == DialogFor::Open {
            self.worker.ask(Request::Kept);
        }
    }

    fn save_help_lines(&mut self, path: PathBuf) {
        let document = Document::of_help(&ideas::support().help_lines, self.model.settings.help.lines());
        let path = if path.extension().is_none() { path.with_extension("txt") } else { path };
        self.worker.ask(Request::Export(path, export::written(&document, Format::Text)));
    }

    fn copy(&mut self, path: PathBuf) {
        let Place::Reading(reading) = &self.model.place else { return };
        match (&reading.path, reading.grip) {
            (Some(from), _) => self.worker.ask(Request::Copy(from.clone(), path)),
            (None, Some(grip)) => self.worker.ask(Request::KeepEarlier(grip, reading.session.clone(), path)),
            (None, None) => {}
        }
    }

    fn export(&mut self, kind: ExportKind, path: PathBuf) {
        let Place::Reading(reading) = &self.model.place else { return };
        let document = Document::of(&reading.transcript, &self.zone);
        let format = match kind {
            ExportKind::Text => Format::Text,
            ExportKind::Markdown => Format::Markdown,
        };
        let path = if path.extension().is_none() { path.with_extension(kind.extension()) } else { path };
        self.worker.ask(Request::Export(path, export::written(&document, format)));
    }
}

/// The evening of the example is not today: nobody takes it for their own.
fn example_start() -> jiff::Timestamp {
    jiff::Timestamp::constant(1_772_564_400, 0)
}
