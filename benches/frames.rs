//! How long a frame takes while two people write and while they read again, whatever lies behind them.
//!
//! The program itself, without a window: all that happens from a key to the triangles, also what a screen reader is told.
//! What a graphics card then does is left out, and so is the disk: that has its own thread here, as it always has.

use std::{
    path::Path,
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

use duologue::{
    session::Session,
    store::{Expected, Folders, RealDisk, Store},
    text::t,
    ui::{
        app::{App, Place, prepare},
        worker::Worker,
    },
};
use eframe::App as _;
use egui::{
    Context, Event, Modifiers, MouseWheelSource, MouseWheelUnit, RawInput, Rect, TouchPhase, accesskit,
    accesskit::{Action, ActionRequest, TreeUpdate},
    pos2, vec2,
};
use jiff::{Timestamp, tz::TimeZone};

use crate::{
    Failure,
    report::{self, Times, Unit},
    talk,
};

/// How long the sessions are, in turns.
const LENGTHS: [usize; 3] = [100, 1_000, 10_000];

const FRAMES: usize = 600;

/// Where frames are slow, fewer of them have to do.
const LONGEST: Duration = Duration::from_secs(10);

/// The first frames after a change lay out what the later ones only show again.
const WARM_UP: usize = 60;

/// What a screen of 240 frames a second leaves.
const GOAL: f64 = 4.0;

/// Shorter sessions are drawn whole, so that only from here on the length can tell.
const GROWTH_FROM: usize = 1_000;

const GROWTH_GOAL: f64 = 1.25;

pub(crate) fn measure(folder: &Path) -> Result<(), Failure> {
    report::heading("The first frame of Home (processor time, without the system’s part of a window)");
    first_frame(folder)?;
    report::heading("Frames of a session (processor time of the drawing thread, up to 600 frames each)");
    series("typing a mirror", folder, |folder, turns| typing(folder, &talk::session(turns)?))?;
    series("typing a summary", folder, |folder, turns| typing(folder, &talk::session_to_summarise(turns)?))?;
    series("scrolling the page", folder, |folder, turns| scrolling(folder, &talk::session(turns)?))?;
    series("stepping through", folder, |folder, turns| stepping(folder, &talk::session(turns)?))
}

/// The same at every length, and whether it grew.
fn series(what: &str, folder: &Path, times: impl Fn(&Path, usize) -> Result<Times, Failure>) -> Result<(), Failure> {
    let mut medians = Vec::new();
    for turns in LENGTHS {
        let folder = tempfile::tempdir_in(folder)?;
        let times = times(folder.path(), turns)?;
        report::alone(&format!("{what}, {turns} turns: median"), Unit::Millis, times.median(), None);
        report::alone(&format!("{what}, {turns} turns: 99 of 100"), Unit::Millis, times.percentile(99), Some(GOAL));
        if turns >= GROWTH_FROM {
            medians.push(times.median());
        }
    }
    if let [short, .., long] = medians[..] {
        report::against(&format!("{what}: 10000 against 1000 turns"), Unit::Millis, long, short, Some(GROWTH_GOAL));
    }
    Ok(())
}

fn first_frame(folder: &Path) -> Result<(), Failure> {
    let (mut opened, mut drawn) = (Times::default(), Times::default());
    for _ in 0..20 {
        let start = busy();
        let mut window = Window::open(store(folder), None)?;
        opened.add(busy().saturating_sub(start));
        drawn.add(window.frame(Vec::new()));
    }
    report::alone("look, words and worker", Unit::Millis, opened.median(), None);
    report::alone("from nothing to triangles", Unit::Millis, drawn.median(), None);
    Ok(())
}

/// A character in every frame.
fn typing(folder: &Path, session: &Session) -> Result<Times, Failure> {
    let mut window = Window::holding(folder, session)?;
    let mut times = Times::default();
    let mut typed = 0;
    for (frame, letter) in "That you wait, and that it is long. ".chars().cycle().take(WARM_UP + FRAMES).enumerate() {
        let time = window.frame(vec![Event::Text(letter.into())]);
        typed += 1;
        if frame >= WARM_UP && times.add(time) > LONGEST {
            break;
        }
    }
    let Place::Evening(evening) = &window.app.model().place else { return Err("the session was left".into()) };
    let written: usize = evening.hand.fields.values().map(String::len).sum();
    if written == typed { Ok(times) } else { Err("what was typed did not arrive".into()) }
}

/// The wheel in every frame, down and up again.
fn scrolling(folder: &Path, session: &Session) -> Result<Times, Failure> {
    let mut window = Window::reading(folder, session)?;
    window.frame(vec![Event::PointerMoved(pos2(640.0, 400.0))]);
    let title = t("read-title");
    let (top, mut farthest) = (window.height_of(&title)?, 0.0_f64);
    let mut times = Times::default();
    for frame in 0..WARM_UP + FRAMES {
        let way = if frame / 150 % 2 == 0 { -1.0 } else { 1.0 };
        let wheel = Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta: vec2(0.0, way * 60.0),
            phase: TouchPhase::Move,
            source: MouseWheelSource::Wheel,
            modifiers: Modifiers::NONE,
        };
        let time = window.frame(vec![wheel]);
        farthest = farthest.max(top - window.height_of(&title)?);
        if frame >= WARM_UP && times.add(time) > LONGEST {
            break;
        }
    }
    if farthest > 1_000.0 { Ok(times) } else { Err("the page did not move".into()) }
}

/// One line further in every frame.
fn stepping(folder: &Path, session: &Session) -> Result<Times, Failure> {
    let mut window = Window::reading(folder, session)?;
    window.press(&t("read-step"))?;
    let mut times = Times::default();
    for _ in 0..FRAMES {
        let key = |pressed| Event::Key {
            key: egui::Key::ArrowRight,
            physical_key: None,
            pressed,
            repeat: false,
            modifiers: Modifiers::NONE,
        };
        if times.add(window.frame(vec![key(true), key(false)])) > LONGEST {
            break;
        }
    }
    match &window.app.model().place {
        Place::Reading(reading) if reading.at > Some(100) => Ok(times),
        _ => Err("the session did not step on".into()),
    }
}

/// The program without a window.
struct Window {
    ctx: Context,
    app: App,
    frame: eframe::Frame,
    frames: u32,
    tree: Option<TreeUpdate>,
}

impl Window {
    /// With this session being held, as after a crash.
    fn holding(folder: &Path, session: &Session) -> Result<Self, Failure> {
        let store = store(folder);
        // Letting go of what is held leaves the journal, which Home then offers.
        drop(store.begin(session, session.created).0);
        let mut window = Self::open(store, None)?;
        let resume = t("home-resume");
        window.until(|window| window.find(&resume).is_some())?;
        window.press(&resume)?;
        window.until(|window| matches!(window.app.model().place, Place::Evening(_)))?;
        Ok(window)
    }

    /// With this session opened to be read.
    fn reading(folder: &Path, session: &Session) -> Result<Self, Failure> {
        let store = store(folder);
        let file = folder.join("evening.duologue");
        let mut held = store.begin(session, session.created).0;
        store.save_as(&mut held, session, &file, Expected::Nothing, session.created)?;
        drop(held);
        store.discard(session.id, session.created)?;
        let mut window = Self::open(store, Some(&file))?;
        window.until(|window| matches!(window.app.model().place, Place::Reading(_)))?;
        Ok(window)
    }

    fn open(store: Store, file: Option<&Path>) -> Result<Self, Failure> {
        let ctx = Context::default();
        ctx.enable_accesskit();
        prepare(&ctx);
        let worker = Worker::spawn(store, ctx.clone())?;
        let app = App::new(worker, Box::new(Timestamp::now), TimeZone::UTC, file.map(Path::to_owned));
        Ok(Self { ctx, app, frame: eframe::Frame::_new_kittest(), frames: 0, tree: None })
    }

    /// Draws one frame, and says how long that took.
    fn frame(&mut self, events: Vec<Event>) -> Duration {
        self.frames += 1;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(1280.0, 800.0))),
            time: Some(f64::from(self.frames) / 60.0),
            focused: true,
            events,
            ..RawInput::default()
        };
        let start = busy();
        let output = self.ctx.run_ui(input, |ui| {
            self.app.logic(ui.ctx(), &mut self.frame);
            self.app.ui(ui, &mut self.frame);
        });
        let triangles = self.ctx.tessellate(output.shapes, output.pixels_per_point);
        let time = busy().saturating_sub(start);
        drop(triangles);
        self.tree = output.platform_output.accesskit_update;
        time
    }

    /// Draws until this is so, and a few frames more.
    fn until(&mut self, so: impl Fn(&Self) -> bool) -> Result<(), Failure> {
        let start = Instant::now();
        while !so(self) {
            if start.elapsed() > Duration::from_mins(1) {
                return Err("the window does not get there".into());
            }
            self.frame(Vec::new());
            thread::sleep(Duration::from_millis(1));
        }
        for _ in 0..5 {
            self.frame(Vec::new());
        }
        Ok(())
    }

    /// Presses what has this name, as somebody with a screen reader does.
    fn press(&mut self, name: &str) -> Result<(), Failure> {
        let target_node = self.find(name).ok_or_else(|| format!("there is no “{name}”"))?.0;
        let target_tree = accesskit::TreeId::ROOT;
        let press = ActionRequest { action: Action::Click, target_tree, target_node, data: None };
        self.frame(vec![Event::AccessKitActionRequest(press)]);
        Ok(())
    }

    /// Where on the screen something with this name begins.
    fn height_of(&self, name: &str) -> Result<f64, Failure> {
        let bounds = self.find(name).and_then(|(_, node)| node.bounds());
        Ok(bounds.ok_or_else(|| format!("there is no “{name}”"))?.y0)
    }

    fn find(&self, name: &str) -> Option<&(accesskit::NodeId, accesskit::Node)> {
        self.tree.as_ref()?.nodes.iter().find(|(_, node)| node.label() == Some(name))
    }
}

/// How long this thread has been running: what else the computer does is not for us to answer.
fn busy() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec as u64, time.tv_nsec as u32)
}

fn store(folder: &Path) -> Store {
    Store::new(Arc::new(RealDisk), Folders::below(folder))
}
