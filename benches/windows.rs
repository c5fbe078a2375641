//! From outside, as the system sees them: how soon a window is painted, what it holds in memory, whether it rests.
//!
//! The root of the screen has a colour that no window has. A window is painted once a pixel in its middle has another.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

use duologue::store::{Expected, Folders, RealDisk, Store};
use x11rb::{
    connection::Connection as _,
    protocol::xproto::{ChangeWindowAttributesAux, ConnectionExt as _, ImageFormat, Window},
    rust_connection::RustConnection,
};

use crate::{
    Failure,
    report::{self, Times, Unit},
    talk,
};

const ROUNDS: usize = 12;

/// How long each window is watched while nothing happens.
const IDLE: Duration = Duration::from_secs(10);

/// A window that shows nothing by then shows nothing at all.
const DEADLINE: Duration = Duration::from_secs(30);

const NO_WINDOW: u32 = 0x00ff_00ff;

/// In the middle of both windows.
const PLACE: (i16, i16) = (640, 400);

pub(crate) fn measure(ours: &Path, empty: &Path, folder: &Path) -> Result<(), Failure> {
    let screen = Screen::open()?;
    let home = folder.join("home");
    fs::create_dir_all(&home)?;
    let file = keep_a_session(folder)?;
    let us = Program { path: ours, file: None, home: &home };
    let them = Program { path: empty, file: None, home: &home };
    start_and_rest(&screen, &us, &them)?;
    idle(&screen, &us, &them, &file)
}

fn keep_a_session(folder: &Path) -> Result<PathBuf, Failure> {
    let store = Store::new(std::sync::Arc::new(RealDisk), Folders::below(&folder.join("kept")));
    let session = talk::session(100)?;
    let path = folder.join("evening.duologue");
    let mut held = store.begin(&session, session.created).0;
    store.save_as(&mut held, &session, &path, Expected::Nothing, session.created)?;
    Ok(path.canonicalize()?)
}

fn start_and_rest(screen: &Screen, us: &Program<'_>, them: &Program<'_>) -> Result<(), Failure> {
    // The first start of each reads it from the disk, which says more about the disk.
    them.start(screen)?;
    us.start(screen)?;
    let mut all: [(Times, Vec<Memory>); 2] = Default::default();
    for _ in 0..ROUNDS {
        for (program, (times, memory)) in [us, them].into_iter().zip(&mut all) {
            let (running, time) = program.start(screen)?;
            times.add(time);
            running.rest()?;
            memory.push(running.memory()?);
        }
    }
    let [(our_times, our_memory), (their_times, their_memory)] = &all;
    report::heading(&format!("Start, against an empty eframe window (median of {ROUNDS} starts, by turns)"));
    let (ours, theirs) = (our_times.median(), their_times.median());
    report::against("start to first painted frame", Unit::Millis, ours, theirs, Some(1.15));
    let (ours, theirs) = (Memory::median(our_memory), Memory::median(their_memory));
    report::against("memory at rest (Pss)", Unit::Megabytes, ours.pss, theirs.pss, Some(1.25));
    report::against("  of it not backed by a file", Unit::Megabytes, ours.anonymous, theirs.anonymous, None);
    Ok(())
}

fn idle(screen: &Screen, us: &Program<'_>, them: &Program<'_>, file: &Path) -> Result<(), Failure> {
    report::heading(&format!("Nothing happens for {} s, beside an empty eframe window", IDLE.as_secs()));
    let plain = them.idle(screen)?;
    let reading = Program { file: Some(file), ..*us };
    for (name, program) in [("Home", us), ("a session opened to read", &reading)] {
        let idle = program.idle(screen)?;
        let what = format!("processor, {name}");
        report::alone(&what, Unit::Percent, idle.percent, Some(0.05));
        let what = format!("wakings of the drawing thread, {name}");
        report::alone(&what, Unit::Times, idle.wakings, Some(0.0));
    }
    report::alone("processor, the empty window", Unit::Percent, plain.percent, None);
    report::alone("wakings of the drawing thread, the empty window", Unit::Times, plain.wakings, None);
    Ok(())
}

/// Something with a window.
#[derive(Clone, Copy)]
struct Program<'a> {
    path: &'a Path,
    file: Option<&'a Path>,
    home: &'a Path,
}

impl Program<'_> {
    /// Starts it; gives it as soon as it has painted, and how long that took.
    fn start(&self, screen: &Screen) -> Result<(Running, Duration), Failure> {
        screen.wait("the last window does not go", |pixel| pixel == NO_WINDOW)?;
        let mut command = Command::new(self.path);
        for variable in ["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"] {
            command.env(variable, self.home);
        }
        // Both draw without a graphics card, on the invisible screen and on no other.
        command.env_remove("WAYLAND_DISPLAY").env("LIBGL_ALWAYS_SOFTWARE", "1");
        command.args(self.file).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let start = Instant::now();
        let running = Running(command.spawn()?);
        screen.wait("no window is painted", |pixel| pixel != NO_WINDOW)?;
        Ok((running, start.elapsed()))
    }

    fn idle(&self, screen: &Screen) -> Result<Idle, Failure> {
        let (running, _) = self.start(screen)?;
        running.rest()?;
        let (start, busy, wakings) = (Instant::now(), running.busy()?, running.wakings()?);
        sleep(IDLE);
        let busy = running.busy()?.saturating_sub(busy);
        Ok(Idle {
            percent: busy.as_secs_f64() / start.elapsed().as_secs_f64() * 100.0,
            wakings: (running.wakings()? - wakings) as f64,
        })
    }
}

struct Idle {
    percent: f64,
    wakings: f64,
}

/// In megabytes.
#[derive(Clone, Copy)]
struct Memory {
    pss: f64,
    anonymous: f64,
}

impl Memory {
    fn median(all: &[Self]) -> Self {
        let middle = |part: fn(&Self) -> f64| {
            let mut sorted: Vec<f64> = all.iter().map(part).collect();
            sorted.sort_by(f64::total_cmp);
            sorted.get(sorted.len() / 2).copied().unwrap_or(f64::NAN)
        };
        Self { pss: middle(|it| it.pss), anonymous: middle(|it| it.anonymous) }
    }
}

struct Running(Child);

impl Running {
    /// Returns when it has nothing more to do.
    fn rest(&self) -> Result<(), Failure> {
        let start = Instant::now();
        loop {
            let before = self.busy()?;
            sleep(Duration::from_millis(700));
            if self.busy()?.saturating_sub(before) < Duration::from_millis(1) {
                return Ok(());
            }
            if start.elapsed() > DEADLINE {
                return Err("a window does not come to rest".into());
            }
        }
    }

    /// How long its threads have been running.
    fn busy(&self) -> Result<Duration, Failure> {
        let mut busy = Duration::ZERO;
        for task in fs::read_dir(self.about("task"))? {
            let spent = fs::read_to_string(task?.path().join("schedstat"))?;
            let nanos = spent.split_whitespace().next().ok_or("the system does not count time")?.parse()?;
            busy += Duration::from_nanos(nanos);
        }
        Ok(busy)
    }

    /// How often its first thread, which draws, has waited for something and gone on.
    fn wakings(&self) -> Result<u64, Failure> {
        number(&self.about("status"), "voluntary_ctxt_switches:")
    }

    fn memory(&self) -> Result<Memory, Failure> {
        let file = self.about("smaps_rollup");
        let megabytes = |name| Ok::<_, Failure>(number(&file, name)? as f64 / 1024.0);
        Ok(Memory { pss: megabytes("Pss:")?, anonymous: megabytes("Anonymous:")? })
    }

    fn about(&self, file: &str) -> PathBuf {
        Path::new("/proc").join(self.0.id().to_string()).join(file)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing left to do.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The number beside a name in a file of the system.
fn number(file: &Path, name: &str) -> Result<u64, Failure> {
    let text = fs::read_to_string(file)?;
    let line = text.lines().find_map(|line| line.strip_prefix(name));
    let number = line.and_then(|line| line.split_whitespace().next());
    Ok(number.ok_or_else(|| format!("the system does not tell {name}"))?.parse()?)
}

struct Screen {
    x11: RustConnection,
    root: Window,
}

impl Screen {
    fn open() -> Result<Self, Failure> {
        let (x11, number) = x11rb::connect(None)?;
        let root = x11.setup().roots[number].root;
        x11.change_window_attributes(root, &ChangeWindowAttributesAux::new().background_pixel(NO_WINDOW))?;
        x11.clear_area(false, root, 0, 0, 0, 0)?;
        x11.flush()?;
        Ok(Self { x11, root })
    }

    fn pixel(&self) -> Result<u32, Failure> {
        let (x, y) = PLACE;
        let image = self.x11.get_image(ImageFormat::Z_PIXMAP, self.root, x, y, 1, 1, u32::MAX)?.reply()?;
        let bytes = image.data.first_chunk().ok_or("the screen gives no picture")?;
        Ok(u32::from_le_bytes(*bytes) & 0x00ff_ffff)
    }

    fn wait(&self, why_not: &str, until: impl Fn(u32) -> bool) -> Result<(), Failure> {
        let start = Instant::now();
        while !until(self.pixel()?) {
            if start.elapsed() > DEADLINE {
                return Err(why_not.into());
            }
            sleep(Duration::from_micros(500));
        }
        Ok(())
    }
}
