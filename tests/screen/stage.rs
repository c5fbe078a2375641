//! A screen of one’s own with a window manager, the program on it, and a keyboard before it.

use std::{
    ffi::OsStr,
    fs,
    io::{self, BufRead as _, BufReader},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::{Mutex, PoisonError},
    time::Duration,
};

use duologue::{
    session::{Event, Session, State},
    store::{Folders, record},
};

use super::tools::{Running, log, said, until, within};
use crate::home::Home;

/// How large the screen is, in pixels.
pub(super) const SCREEN: [u16; 2] = [1400, 1000];

/// So many looks in a row must find everything asleep.
const LOOKS: usize = 3;

/// Looks are taken for this long.
const LONGEST_REST: Duration = Duration::from_secs(10);

/// After this long a key that led nowhere is pressed again.
const AGAIN: Duration = Duration::from_secs(2);

/// The same for keys that do no harm when they come twice, on screens that are deaf in their first moment.
const SOON: Duration = Duration::from_millis(500);

/// Two screens that start at the same moment may take the same number.
static STARTING: Mutex<()> = Mutex::new(());

/// A screen, the program on it, and a home for both.
pub(super) struct Stage {
    // They go in this order.
    program: Option<Running>,
    manager: Running,
    screen: Running,
    display: String,
    window: String,
    home: Home,
}

impl Stage {
    /// A first start.
    pub(super) fn new() -> Self {
        let mut stage = Self::empty();
        stage.start::<&str>(&[]);
        stage
    }

    /// A screen with nothing on it.
    pub(super) fn empty() -> Self {
        let home = Home::new();
        let _alone = STARTING.lock().unwrap_or_else(PoisonError::into_inner);
        // A key that is held long on a busy machine must not become two: no auto-repeat. And a screen that is asked
        // something before the window manager is there must not begin anew when that is answered: no reset.
        let mut screen = Running::start(
            Command::new("Xvfb")
                .args(["-displayfd", "1", "-screen", "0", &format!("{}x{}x24", SCREEN[0], SCREEN[1])])
                .args(["-nolisten", "tcp", "-r", "-noreset", "-fbdir"])
                .arg(home.folder())
                .stdout(Stdio::piped())
                .stderr(log(&home.path("screen.log"))),
            "xvfb",
        );
        let mut number = String::new();
        BufReader::new(screen.stdout()).read_line(&mut number).unwrap();
        let display = format!(":{}", number.trim());
        let mut manager = Command::new("openbox");
        manager
            .env("HOME", home.folder())
            .env("DISPLAY", &display)
            .stdout(Stdio::null())
            .stderr(log(&home.path("manager.log")));
        let manager = Running::start(&mut manager, "openbox");
        let stage = Self { program: None, manager, screen, display, window: String::new(), home };
        until("a window manager", || {
            let told = said(stage.tool("xprop").args(["-root", "_NET_SUPPORTING_WM_CHECK"]), "x11-utils")?;
            told.contains("window id").then_some(())
        });
        stage
    }

    /// Starts the program and waits until its window has the keyboard.
    pub(super) fn start<A: AsRef<OsStr>>(&mut self, args: &[A]) {
        let command = self.program(args);
        self.start_as(command, "duologue");
    }

    /// Starts the program by way of this command.
    pub(super) fn start_as(&mut self, mut command: Command, package: &str) {
        command.stdout(Stdio::null()).stderr(log(&self.home.path("program.log")));
        self.program = Some(Running::start(&mut command, package));
        self.window = until("a window with the keyboard", || {
            let found = said(self.tool("xdotool").args(["search", "--onlyvisible", "--class", "duologue"]), "xdotool")?;
            let focused = said(self.tool("xdotool").arg("getwindowfocus"), "xdotool")?;
            found.lines().any(|window| window == focused).then_some(focused)
        });
        self.rest();
    }

    /// The program as a command for this screen, without a desktop around it.
    pub(super) fn program<A: AsRef<OsStr>>(&self, args: &[A]) -> Command {
        let mut command = self.home.command(args);
        command.env("DISPLAY", &self.display).env("XDG_RUNTIME_DIR", self.home.folder());
        command.env("LIBGL_ALWAYS_SOFTWARE", "1").env_remove("DBUS_SESSION_BUS_ADDRESS").env_remove("XAUTHORITY");
        command
    }

    fn tool(&self, name: &str) -> Command {
        let mut command = Command::new(name);
        command.env("DISPLAY", &self.display).env_remove("XAUTHORITY").stderr(Stdio::null());
        command
    }

    pub(super) fn home(&self) -> &Home {
        &self.home
    }

    /// Where the program keeps things in this home.
    pub(super) fn folders(&self) -> Folders {
        Folders {
            config: self.home.path(".config/duologue"),
            data: self.home.path(".local/share/duologue"),
            state: self.home.path(".local/state/duologue"),
            documents: self.home.path("Duologue"),
        }
    }

    /// SIGKILL.
    pub(super) fn kill(&mut self) {
        self.program.take().unwrap().kill();
    }

    /// Presses the last key, and tells how the program ended.
    pub(super) fn close(&mut self, key: &str) -> i32 {
        self.press(key);
        let program = self.program.as_mut().unwrap();
        until("the end of the program", || program.ended())
    }

    /// Waits until every key has been taken in and everything is drawn: nobody has anything left to do.
    ///
    /// Where drawing takes longer than a caret needs to blink, that moment never comes; then so many pictures have been
    /// drawn meanwhile that every key has been taken in as well.
    pub(super) fn rest(&self) {
        let (mut last, mut looks) = (None, 0);
        within(LONGEST_REST, || {
            let all = [self.program.as_ref()?, &self.manager, &self.screen];
            let now = all.into_iter().map(Running::asleep).collect::<io::Result<Vec<_>>>().ok();
            looks = if now.is_some() && now == last { looks + 1 } else { 0 };
            last = now;
            (looks == LOOKS).then_some(())
        });
    }

    /// Presses keys, each when the one before has been taken in.
    pub(super) fn keys(&self, keys: &[&str]) {
        for key in keys {
            self.press(key);
            self.rest();
        }
    }

    fn press(&self, key: &str) {
        said(self.tool("xdotool").args(["key", key]), "xdotool").unwrap();
    }

    /// Holds both Shift keys together, then lets them go.
    pub(super) fn both_shifts(&self) {
        for (what, key) in [("keydown", "Shift_L"), ("keydown", "Shift_R"), ("keyup", "Shift_L"), ("keyup", "Shift_R")]
        {
            said(self.tool("xdotool").args([what, key]), "xdotool").unwrap();
        }
        self.rest();
    }

    /// Types without a pause; only small letters and spaces, which need no change of the keyboard.
    pub(super) fn type_text(&self, text: &str) {
        said(self.tool("xdotool").args(["type", "--delay", "12", text]), "xdotool").unwrap();
        self.rest();
    }

    /// Does something at the keyboard until it has led there.
    #[track_caller]
    pub(super) fn lead<T>(&self, what: &str, press: impl Fn(&Self), there: impl Fn(&Self) -> Option<T>) -> T {
        self.lead_again(AGAIN, what, press, there)
    }

    /// The same for keys that may come twice.
    #[track_caller]
    pub(super) fn lead_soon<T>(&self, what: &str, press: impl Fn(&Self), there: impl Fn(&Self) -> Option<T>) -> T {
        self.lead_again(SOON, what, press, there)
    }

    #[track_caller]
    fn lead_again<T>(
        &self,
        again: Duration,
        what: &str,
        press: impl Fn(&Self),
        there: impl Fn(&Self) -> Option<T>,
    ) -> T {
        until(what, || {
            there(self).or_else(|| {
                press(self);
                within(again, || there(self))
            })
        })
    }

    /// Types over what is in the field that has the keyboard, and waits until exactly this is in the safety copy.
    #[track_caller]
    pub(super) fn write(&self, text: &str) {
        let press = |stage: &Self| {
            stage.keys(&["ctrl+a"]);
            stage.type_text(text);
        };
        self.lead("the words in the safety copy", press, |stage| (stage.draft()? == text).then_some(()));
    }

    /// The title of the window.
    pub(super) fn title(&self) -> String {
        said(self.tool("xdotool").args(["getwindowname", &self.window]), "xdotool").unwrap()
    }

    /// The pointer goes where it touches nothing.
    pub(super) fn point_to_the_corner(&self) {
        let [x, y] = SCREEN.map(|side| side.to_string());
        said(self.tool("xdotool").args(["mousemove", &x, &y]), "xdotool").unwrap();
    }

    /// What the screen shows, four bytes a pixel: red, green, blue and one that means nothing; nothing while there is no whole one.
    pub(super) fn pixels(&self) -> Option<Vec<u8>> {
        // Xvfb keeps it as an XWD file: a header of numbers, a table of colours, the pixels.
        let file = fs::read(self.home.path("Xvfb_screen0")).unwrap();
        let number = |at: usize| u32::from_be_bytes(file[at * 4..][..4].try_into().unwrap()) as usize;
        let (header, row, colours) = (number(0), number(12), number(19));
        let mut pixels = file.get(header + colours * 12..)?.get(..row * usize::from(SCREEN[1]))?.to_vec();
        for pixel in pixels.as_chunks_mut::<4>().0 {
            pixel.swap(0, 2);
        }
        Some(pixels)
    }

    /// All that the window tells others on this screen.
    pub(super) fn properties(&self) -> String {
        said(self.tool("xprop").args(["-id", &self.window]), "x11-utils").unwrap()
    }

    /// What the safety copy holds, as far as it can be read at this moment.
    pub(super) fn session(&self) -> Option<Session> {
        self.journals().iter().filter_map(|path| read(path)).max_by_key(|session| session.entries.len())
    }

    /// The safety copies on the disk.
    pub(super) fn journals(&self) -> Vec<PathBuf> {
        let Ok(folder) = fs::read_dir(self.folders().journals()) else { return Vec::new() };
        folder.map(|entry| entry.unwrap().path()).collect()
    }

    /// Where the session stands.
    pub(super) fn state(&self) -> Option<State> {
        self.session()?.state()
    }

    /// The half-typed words that were written down last.
    pub(super) fn draft(&self) -> Option<String> {
        match &self.session()?.entries.last()?.event {
            Event::Drafted { words, .. } => words.text().map(str::to_owned),
            _ => None,
        }
    }

    /// What the program told on stderr.
    pub(super) fn told(&self) -> String {
        fs::read_to_string(self.home.path("program.log")).unwrap()
    }
}

/// A session file; nothing while it is just coming into being.
pub(super) fn read(path: &Path) -> Option<Session> {
    Some(record::read(&fs::read(path).ok()?).ok()?.session)
}
