//! A case in three lines: a window on a folder of its own, driven by keys or by the mouse.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    rc::Rc,
    sync::Arc,
};

use duologue::{
    guide::{MoveKind, Stage, shelf},
    session::{Part, State},
    store::{Disk, Distance, Folders, RealDisk, Settings, Store},
    text::t,
    ui::{
        app::{App, Place, prepare},
        evening::Evening,
        look,
        screens::over::Over,
        worker::{Hands, Worker},
    },
};
use egui::{Event, Key, Modifiers, PointerButton, accesskit::Role};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use tempfile::TempDir;

/// A window on a folder of its own.
pub(super) struct Window {
    pub(super) harness: Harness<'static, App>,
    home: Arc<TempDir>,
    disk: Arc<dyn Disk>,
    clock: Rc<Cell<Timestamp>>,
    hands: Rc<RefCell<Hands>>,
    /// Whether the store answers only when it is told to.
    slow: bool,
}

impl Window {
    /// A first start.
    pub(super) fn new() -> Self {
        Self::at(Arc::new(TempDir::new().unwrap()))
    }

    /// A first start on another disk than that of this computer.
    pub(super) fn on(disk: impl Disk + 'static) -> Self {
        Self::open(Arc::new(TempDir::new().unwrap()), Arc::new(disk), [1280.0, 800.0], 1.0)
    }

    /// A start on what an earlier one left behind.
    pub(super) fn again(self) -> Self {
        let Self { harness, home, disk, hands, .. } = self;
        let (size, pixels) = (harness.ctx.content_rect().size(), harness.ctx.pixels_per_point());
        drop((harness, hands));
        Self::open(home, disk, size.into(), pixels)
    }

    /// A first start with these settings, in a window of this size in pixels.
    pub(super) fn with(settings: &Settings, size: [f32; 2]) -> Self {
        let home = Arc::new(TempDir::new().unwrap());
        Store::new(Arc::new(RealDisk), Folders::below(home.path())).save_settings(settings).unwrap();
        let scale = match settings.distance {
            Distance::Desk => look::Distance::Desk.scale(),
            Distance::Sofa => look::Distance::Sofa.scale(),
            Distance::Wall => look::Distance::Wall.scale(),
        };
        let grown = (look::growth(size.into()) * settings.text_scale).min(look::most_growth(size.into(), scale));
        Self::open(home, Arc::new(RealDisk), size.map(|side| side / grown), grown)
    }

    fn at(home: Arc<TempDir>) -> Self {
        Self::open(home, Arc::new(RealDisk), [1280.0, 800.0], 1.0)
    }

    fn open(home: Arc<TempDir>, disk: Arc<dyn Disk>, size: [f32; 2], pixels_per_point: f32) -> Self {
        let store = Store::new(Arc::clone(&disk), Folders::below(home.path()));
        let clock = Rc::new(Cell::new(Timestamp::now()));
        let (worker, hands) = Worker::by_hand(store);
        let harness = Harness::builder()
            .with_size(size)
            .with_pixels_per_point(pixels_per_point)
            .with_max_steps(40)
            .with_context_setup(prepare)
            .build_eframe({
                let clock = Rc::clone(&clock);
                move |_| App::new(worker, Box::new(move || clock.get()), TimeZone::UTC, None)
            });
        let hands = Rc::new(RefCell::new(hands));
        let mut window = Self { harness, home, disk, clock, hands, slow: false };
        window.run();
        window
    }

    /// Begins to set up a session between Ana and Ben.
    pub(super) fn set_up(mut self) -> Self {
        self.keys(Modifiers::COMMAND, Key::N);
        self.write("Name on the left", "Ana");
        self.write("Name on the right", "Ben");
        self
    }

    /// Begins a session of the first guide of which nothing is written.
    pub(super) fn begin_off_the_record(self) -> Self {
        let mut window = self.set_up();
        window.choose("Off the record: nothing is ever written");
        window.keys(Modifiers::COMMAND, Key::Enter);
        window
    }

    /// Keeps a session in which these sends were written, and opens it again; gives its file.
    pub(super) fn keep(self, said: &[&str]) -> (Self, PathBuf) {
        let mut window = self.begin("A first five minutes", "Both write");
        window.both_shifts();
        for text in said {
            window.type_text(text);
            window.keys(Modifiers::COMMAND, Key::Enter);
        }
        window.stop();
        window.key(Key::Num3);
        window.key(Key::Num0);
        window.click("Keep it there");
        window.click("Read it again");
        let path = window.file();
        (window, path)
    }

    /// The file of the session that is being read.
    pub(super) fn file(&self) -> PathBuf {
        let Place::Reading(reading) = self.place() else { panic!("not reading: {}", place_name(self.place())) };
        reading.path.clone().unwrap()
    }

    /// Asks whether to take back the first words of the session that is being read.
    pub(super) fn ask_to_take_back(&mut self) {
        self.click("More");
        self.click("Take words back…");
        self.click_first("Take back these words");
    }

    /// Begins a session of this guide between Ana and Ben, by keyboard.
    pub(super) fn begin(self, guide: &str, way: &str) -> Self {
        let mut window = self.set_up();
        window.choose_guide(guide);
        window.choose(way);
        window.keys(Modifiers::COMMAND, Key::Enter);
        assert!(matches!(window.place(), Place::Evening(_)), "the session did not begin");
        window
    }

    /// Chooses a conversation, by what it is for and by its title.
    pub(super) fn choose_guide(&mut self, title: &str) {
        let guide = shelf().iter().find(|guide| guide.title == title).unwrap_or_else(|| panic!("no guide {title}"));
        self.choose(&t(guide.group.unwrap().key()));
        self.choose(title);
    }

    /// Draws until all rests; the store does what it was asked for meanwhile.
    fn run(&mut self) {
        self.harness.run();
        while !self.slow && self.hands.borrow_mut().work() {
            self.harness.run();
        }
        // People are slower than this: by now the keys have been passed on.
        self.clock.set(self.clock.get() + SignedDuration::from_millis(500));
        self.harness.run_steps(1);
    }

    /// The evening is always the same one, whenever the test runs.
    pub(super) fn on_a_certain_day(self) -> Self {
        self.clock.set(Timestamp::constant(1_772_564_400, 0));
        self
    }

    /// From now on the store waits until it is told to work.
    pub(super) fn slow_down(&mut self) {
        self.slow = true;
    }

    /// The store does all that it was asked for.
    pub(super) fn speed_up(&mut self) {
        self.slow = false;
        self.run();
    }

    /// The store looks for outside changes, as it does every few seconds.
    pub(super) fn look_outside(&mut self) {
        self.hands.borrow_mut().look_outside();
        self.harness.run_steps(2);
        self.run();
    }

    /// Drops a file on the window.
    pub(super) fn drop_file(&mut self, path: &Path) {
        self.harness.input_mut().dropped_files.push(Arc::new(Dropped(path.to_owned())));
        self.run();
    }

    /// What the window shows.
    pub(super) fn place(&self) -> &Place {
        &self.harness.state().model().place
    }

    /// The session that is being held.
    pub(super) fn evening(&self) -> &Evening {
        match self.place() {
            Place::Evening(evening) => evening,
            other => panic!("no session is held: {}", place_name(other)),
        }
    }

    /// Where it stands.
    pub(super) fn state(&self) -> &State {
        &self.evening().state
    }

    /// The folder of everything.
    pub(super) fn home(&self) -> &Path {
        self.home.path()
    }

    /// Presses a key alone.
    pub(super) fn key(&mut self, key: Key) {
        self.keys(Modifiers::NONE, key);
    }

    /// Presses a key with others held.
    pub(super) fn keys(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.run();
    }

    /// Holds a key down until it repeats itself, so many times.
    pub(super) fn hold(&mut self, modifiers: Modifiers, key: Key, times: usize) {
        for _ in 0..times {
            self.harness.key_down_modifiers(modifiers, key);
            self.run();
        }
        self.harness.key_up_modifiers(modifiers, key);
        self.run();
    }

    /// Presses a key at once, before anybody else could have moved.
    pub(super) fn hastily(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.harness.run();
        while self.hands.borrow_mut().work() {
            self.harness.run();
        }
    }

    /// Holds both Shift keys together, then lets them go.
    pub(super) fn both_shifts(&mut self) {
        self.harness.key_down(Key::ShiftLeft);
        self.run();
        self.harness.key_down(Key::ShiftRight);
        self.run();
        self.harness.key_up(Key::ShiftLeft);
        self.harness.key_up(Key::ShiftRight);
        self.run();
    }

    /// All of this comes before the window is drawn again, as it does on a busy machine.
    pub(super) fn at_once(&mut self, events: impl IntoIterator<Item = egui::Event>) {
        self.harness.input_mut().events.extend(events);
        self.run();
    }

    /// Types into the field that has the keyboard focus.
    pub(super) fn type_text(&mut self, text: &str) {
        self.harness.event(egui::Event::Text(text.to_owned()));
        self.run();
    }

    /// Writes into the field whose label has these words.
    pub(super) fn write(&mut self, label: &str, text: &str) {
        let field = self
            .harness
            .get_all_by_label_contains(label)
            .find(|node| matches!(node.accesskit_node().role(), Role::TextInput | Role::MultilineTextInput))
            .unwrap_or_else(|| panic!("no field {label}"));
        field.focus();
        self.run();
        self.type_text(text);
    }

    /// Clicks what has this name with the mouse.
    pub(super) fn click(&mut self, label: &str) {
        self.bring_into_sight(label, None);
        self.harness.get_by_label(label).click();
        self.run();
    }

    /// Clicks twice in quick succession where this stands, whatever stands there the second time.
    pub(super) fn double_click(&mut self, label: &str) {
        self.bring_into_sight(label, None);
        let pos = self.harness.get_by_label(label).rect().center();
        for pressed in [true, false, true, false] {
            let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
            self.harness.event(Event::PointerMoved(pos));
            self.harness.event(Event::PointerButton { pos, button, pressed, modifiers });
            self.harness.step();
        }
        self.run();
    }

    fn bring_into_sight(&mut self, label: &str, role: Option<Role>) {
        let wanted = |node: &egui_kittest::Node<'_>| role.is_none_or(|role| node.accesskit_node().role() == role);
        let found = self.harness.query_all_by_label(label).find(wanted);
        found.unwrap_or_else(|| panic!("no {label}")).scroll_to_me();
        self.run();
    }

    /// Whether all fields to write in, and all buttons below, can be seen whole.
    pub(super) fn shows_where_to_write(&self) -> bool {
        let window = self.harness.ctx.content_rect();
        let fields = self.harness.query_all_by(|node| node.role() == Role::MultilineTextInput);
        fields.into_iter().all(|field| window.contains_rect(field.rect()))
    }

    /// Chooses one of several.
    pub(super) fn choose(&mut self, label: &str) {
        self.bring_into_sight(label, Some(Role::RadioButton));
        self.harness.get_by_role_and_label(Role::RadioButton, label).click();
        self.run();
    }

    /// Whether something with this name is there.
    pub(super) fn has(&self, label: &str) -> bool {
        self.harness.query_all_by_label_contains(label).next().is_some()
    }

    /// The window as a screen reader finds it.
    pub(super) fn tree(&self) -> String {
        format!("{:?}", self.harness.root())
    }

    /// All that the window tells a screen reader: names, values and what goes with them.
    pub(super) fn told(&self) -> BTreeSet<String> {
        let root = self.harness.root();
        let nodes = std::iter::once(root).chain(root.children_recursive());
        nodes
            .flat_map(|node| {
                let node = node.accesskit_node();
                let owned = [node.label(), node.value(), node.description()];
                let lent = [node.placeholder(), node.role_description(), node.author_id(), node.url()];
                owned.into_iter().chain(lent.map(|it| it.map(str::to_owned))).flatten().collect::<Vec<_>>()
            })
            .filter(|told| !told.is_empty())
            .collect()
    }

    /// What lies over the screen.
    pub(super) fn over(&self) -> Option<&Over> {
        self.harness.state().model().over.as_ref()
    }

    /// The sentence that lies over the screen, to be read and closed.
    pub(super) fn message(&self) -> Option<&str> {
        match self.over()? {
            Over::Message(sentence) => Some(sentence),
            _ => None,
        }
    }

    /// Somebody asks the system to close the window.
    pub(super) fn ask_to_close(&mut self) {
        let viewport = self.harness.input_mut().viewports.entry(egui::ViewportId::ROOT).or_default();
        viewport.events.push(egui::ViewportEvent::Close);
        self.run();
    }

    /// Moves the keyboard focus to what has this name.
    pub(super) fn focus(&mut self, label: &str) {
        self.harness.get_by_label(label).focus();
        self.run();
    }

    /// Clicks the first of several with this name.
    pub(super) fn click_first(&mut self, label: &str) {
        self.bring_into_sight(label, None);
        let node = self.harness.get_all_by_label(label).next().unwrap_or_else(|| panic!("no {label}"));
        node.click();
        self.run();
    }

    /// Clicks the last of several with this name.
    pub(super) fn click_last(&mut self, label: &str) {
        let node = self.harness.get_all_by_label(label).last().unwrap_or_else(|| panic!("no {label}"));
        node.scroll_to_me();
        self.run();
        self.harness.get_all_by_label(label).last().unwrap_or_else(|| panic!("no {label}")).click();
        self.run();
    }

    /// Clicks into the middle of the scale that is there.
    pub(super) fn click_scale(&mut self) {
        self.harness.get_by_role(Role::Slider).click();
        self.run();
    }

    /// Some time passes.
    pub(super) fn pass(&mut self, time: SignedDuration) {
        self.clock.set(self.clock.get() + time);
        self.harness.run_steps(2);
        self.run();
    }

    /// Whether nothing will be drawn again by itself.
    pub(super) fn is_still(&self) -> bool {
        self.harness.output().viewport_output.values().all(|window| window.repaint_delay == std::time::Duration::MAX)
    }

    /// Two seconds pass after the last key.
    pub(super) fn typing_rests(&mut self) {
        self.pass(SignedDuration::from_secs(3));
    }

    /// Stops for today, by keyboard.
    pub(super) fn stop(&mut self) {
        self.keys(Modifiers::COMMAND, Key::W);
        self.click("Stop and say what to keep");
    }

    /// Lets some time pass at the screen.
    pub(super) fn wait(&mut self) {
        self.harness.run_steps(4);
        self.run();
    }

    /// Presses what goes on from the step that they are in, with the keyboard only.
    pub(super) fn go_on(&mut self) {
        let state = self.state().clone();
        match (state.stage(), state.step.part) {
            (Some(Stage::Readiness(_)), _) => self.both_shifts(),
            (_, Part::Keep) => {
                self.key(Key::Num3);
                self.key(Key::Num0);
            }
            (Some(at), _) if at.sheet().is_some_and(|sheet| !sheet.private) => {
                self.keys(Modifiers::COMMAND, Key::Enter);
            }
            (_, Part::Alone(_)) if !self.evening().hand.uncovered => {
                self.wait();
                self.key(Key::Enter);
            }
            (Some(Stage::CheckIn(_) | Stage::Closing(_)), Part::Alone(_)) => {
                self.key(Key::Num6);
                self.key(Key::Enter);
            }
            (_, Part::Reveal) if state.check_in.is_some() || state.check_out.is_some() => self.key(Key::Enter),
            (_, Part::Reveal) => {
                self.key(Key::Num2);
                self.key(Key::Num9);
            }
            (Some(Stage::Switch(_)), _) => {
                self.wait();
                self.key(Key::Enter);
            }
            (Some(Stage::Round(_)), Part::Move(_)) => self.go_on_from_move(&state),
            _ => self.keys(Modifiers::COMMAND, Key::Enter),
        }
    }

    fn go_on_from_move(&mut self, state: &State) {
        let kind = state.current_move().unwrap().kind;
        match kind {
            MoveKind::Confirm => self.key(Key::Num1),
            MoveKind::More => self.key(Key::Num2),
            _ if state.way.writes(kind) => {
                self.type_text("What I hear is that it was late.");
                self.keys(Modifiers::COMMAND, Key::Enter);
            }
            _ => self.key(Key::Enter),
        }
    }

    /// Goes on, with the keyboard only, until they are there.
    pub(super) fn go_on_until(&mut self, there: impl Fn(&State) -> bool) {
        for _ in 0..60 {
            if there(self.state()) {
                return;
            }
            self.go_on();
        }
        panic!("the keyboard does not lead there from {:?}", self.state().step);
    }

    /// The names of all that lies on the disk.
    pub(super) fn names_below(&self) -> BTreeSet<PathBuf> {
        let mut all = BTreeSet::new();
        let mut folders = vec![self.home().to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path.clone());
                }
                all.insert(path);
            }
        }
        all
    }

    /// All that lies on the disk, as one text.
    pub(super) fn disk(&self) -> String {
        let mut all = String::new();
        read_below(self.home(), &mut all);
        all
    }
}

/// A file that is let go over the window.
#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        fs::read(&self.0).map_err(|error| error.to_string())
    }
}

fn read_below(folder: &Path, all: &mut String) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        if entry.file_type().unwrap().is_dir() {
            read_below(&entry.path(), all);
        } else {
            all.push_str(&String::from_utf8_lossy(&fs::read(entry.path()).unwrap()));
        }
    }
}

fn place_name(place: &Place) -> &'static str {
    match place {
        Place::Home => "Home",
        Place::Library(_) => "the library",
        Place::LookingBack(_) => "looking back",
        Place::SettingUp(_) => "setting up",
        Place::Evening(_) => "a session",
        Place::Reading(_) => "reading",
    }
}
