//! Pictures of every screen: each theme on windows from small to very large, and each distance where it differs.
//!
//! Drives the real program in a window that nobody sees, as its tests do, and saves what it shows. It never writes
//! outside the folder it is given; `scripts/pictures` calls it. A second argument names the one kind to make, such as
//! `dark-1024x640` or `light-1920x1080-wall`.

#![expect(clippy::unwrap_used, reason = "whoever makes pictures sees what went wrong")]

use std::{fs, path::PathBuf};

use duologue::{
    guide::{MoveKind, Stage, shelf},
    session::{Part, State},
    store::{Distance, Settings, Theme},
    text::t,
    ui::screens::setup::way_ids,
};
use egui::{Key, Modifiers};
use jiff::SignedDuration;

use crate::builder::Window;

#[path = "../tests/window/builder.rs"]
#[expect(dead_code, reason = "the tests use the rest of it")]
mod builder;

const SIZES: [[f32; 2]; 4] = [[1024.0, 640.0], [1280.0, 800.0], [1920.0, 1080.0], [3840.0, 2160.0]];

/// So many times a picture is tried to be drawn.
const PATIENCE: usize = 5;

/// The sizes on which all distances are shown: the smallest window, and what a coach has on a wall.
const FROM_AFAR: [usize; 2] = [0, 2];

fn main() {
    let folder = PathBuf::from(std::env::args_os().nth(1).unwrap_or_else(|| "target/pictures".into()));
    let only = std::env::args().nth(2);
    let themes = [(Theme::Light, "light"), (Theme::Dark, "dark"), (Theme::Contrast, "contrast")];
    let take = |theme, size: [f32; 2], distance, kind: String| {
        if only.as_ref().is_some_and(|only| *only != kind) {
            return;
        }
        let folder = folder.join(&kind);
        fs::create_dir_all(&folder).unwrap();
        let settings = Settings { theme, distance, ..Settings::default() };
        Camera { folder, settings, size }.everything();
    };
    for (theme, name) in themes {
        for size in SIZES {
            take(theme, size, Distance::default(), format!("{name}-{}x{}", size[0], size[1]));
        }
    }
    let distances = [(Distance::Desk, "desk"), (Distance::Sofa, "sofa"), (Distance::Wall, "wall")];
    for (distance, name) in distances.into_iter().filter(|(distance, _)| *distance != Distance::default()) {
        for size in FROM_AFAR.map(|at| SIZES[at]) {
            take(Theme::Light, size, distance, format!("light-{}x{}-{name}", size[0], size[1]));
        }
    }
}

struct Camera {
    folder: PathBuf,
    settings: Settings,
    size: [f32; 2],
}

impl Camera {
    fn take(&self, window: &mut Window, name: &str) {
        // On a busy machine a very large picture may take longer than the renderer waits for.
        let picture = (1..PATIENCE).find_map(|_| window.harness.render().ok());
        let picture = picture.map_or_else(|| window.harness.render(), Ok).unwrap();
        picture.save(self.folder.join(format!("{name}.png"))).unwrap();
    }

    fn window(&self) -> Window {
        Window::with(&self.settings, self.size)
    }

    fn everything(&self) {
        self.outside();
        self.evenings();
        self.a_first_five_minutes();
        self.a_mirror_dialogue();
        self.origins();
        self.letters();
        self.our_loop();
        // Hundreds more; two kinds show what there is to see.
        let is = |at: usize| self.size[0].total_cmp(&SIZES[at][0]).is_eq();
        let (small, large) = (is(0), is(2));
        let usual = self.settings.distance == Distance::default();
        if usual && (small && self.settings.theme == Theme::Light || large && self.settings.theme == Theme::Dark) {
            self.every_guide();
        }
    }

    fn outside(&self) {
        let mut window = self.window();
        self.take(&mut window, "home");
        for (key, name) in [(Key::F1, "help"), (Key::F9, "hidden")] {
            window.key(key);
            self.take(&mut window, name);
            window.key(if key == Key::F9 { key } else { Key::Escape });
        }
        window.keys(Modifiers::COMMAND, Key::Questionmark);
        self.take(&mut window, "keys");
        window.key(Key::Escape);
        window.keys(Modifiers::COMMAND, Key::Comma);
        self.take(&mut window, "settings");
        window.keys(Modifiers::COMMAND, Key::Enter);
        window.click("Cards and questions");
        self.take(&mut window, "library");
        window.click("I’m afraid of losing you");
        self.take(&mut window, "library-theme");
        window.choose("Conversations");
        self.take(&mut window, "library-conversations");
        window.choose("Cards");
        self.take(&mut window, "library-card");
        window.choose("Questions");
        self.take(&mut window, "library-question");
        window.choose("Tools");
        self.take(&mut window, "library-tools");
        window.click("Calm kit");
        self.calm_kit(&mut window);
        window.keys(Modifiers::COMMAND, Key::W);
        window.click("See an example");
        self.take(&mut window, "example-begins");
        for _ in 0..18 {
            window.key(Key::ArrowRight);
        }
        self.take(&mut window, "example");
        window.click("As a page");
        self.take(&mut window, "example-page");
        window.keys(Modifiers::COMMAND, Key::W);
        window.keys(Modifiers::COMMAND, Key::N);
        self.take(&mut window, "setup");
        window.keys(Modifiers::COMMAND, Key::Enter);
        self.take(&mut window, "setup-names-missing");
        window.write("Name on the left", "Ana");
        window.write("Name on the right", "Ben");
        window.choose_guide("After a quarrel");
        self.take(&mut window, "setup-group");
        window.choose("Draw lots");
        self.take(&mut window, "setup-below");
    }

    /// Some evenings: what was granted on one opens the next, and all are looked back at.
    fn evenings(&self) {
        let mut window = self.window();
        let evenings = [
            ("Mirror dialogue", [[Key::Num3, Key::Num8], [Key::Num4, Key::Num5]]),
            ("Our weekly hour", [[Key::Num6, Key::Num7], [Key::Num8, Key::Num3]]),
            ("Our loop", [[Key::Num2, Key::Num6], [Key::Num3, Key::Num2]]),
            ("Our weekly hour", [[Key::Num5, Key::Num8], [Key::Num6, Key::Num6]]),
        ];
        for (evening, (guide, answers)) in evenings.into_iter().enumerate() {
            window = window.begin(guide, "Speak, listener writes");
            window.both_shifts();
            if evening == 1 {
                self.take(&mut window, "look-back-ask");
                window.click("Ana: Yes, let’s look");
                window.click("Ben: Yes, let’s look");
                window.choose("Not yet");
                self.take(&mut window, "look-back");
                window.key(Key::Enter);
            } else if window.has("Not today") {
                window.click("Ana: Not today");
            }
            for [now, wished] in answers {
                window.wait();
                window.key(Key::Enter);
                for number in [now, wished, Key::Num3, Key::Num4] {
                    window.key(number);
                    window.key(Key::Enter);
                }
            }
            window.click("Ana: Yes, show");
            window.click("Ben: Yes, show");
            if guide != "Our loop" {
                window.go_on_until(|state| matches!(state.stage(), Some(Stage::Requests(_))));
                window.write("My request", "A walk on Sunday, just us.");
                window.keys(Modifiers::COMMAND, Key::Enter);
                window.click("Gladly");
            }
            window.stop();
            window.key(Key::Num3);
            window.key(Key::Num0);
            window.click("Keep it there");
            window.keys(Modifiers::COMMAND, Key::W);
        }
        window.click("Look back");
        self.take(&mut window, "months-ask");
        window.click("Yes, we both want that");
        self.take(&mut window, "months");
        window.key(Key::PageDown);
        self.take(&mut window, "months-below");
    }

    fn calm_kit(&self, window: &mut Window) {
        self.take(window, "calm-breathe");
        window.choose("Senses");
        self.take(window, "calm-senses");
        window.choose("Feeling");
        window.key(Key::Enter);
        window.pass(SignedDuration::from_secs(62));
        self.take(window, "calm-feeling");
        window.choose("My own");
        self.take(window, "calm-mine-empty");
        window.write("What calms me", "Once round the block\nTea on the stairs");
        window.write("My people", "Ada: “You have come through worse.”");
        self.take(window, "calm-mine");
        window.choose("Wait");
        window.key(Key::Enter);
        window.pass(SignedDuration::from_mins(4));
        self.take(window, "calm-urge");
        window.key(Key::Escape);
    }

    fn a_first_five_minutes(&self) {
        let mut window = self.window().begin("A first five minutes", "Speak, listener writes");
        self.take(&mut window, "ready");
        window.click("Ana: I am ready");
        self.take(&mut window, "ready-one");
        window.click("Not now");
        self.take(&mut window, "not-now");
        window.click("In an hour");
        self.take(&mut window, "postponed");
        window.click("We are both ready");
        self.take(&mut window, "speaking");
        window.pass(SignedDuration::from_secs(9));
        self.take(&mut window, "speaking-on");
        window.key(Key::F8);
        self.take(&mut window, "break");
        window.click("In an hour");
        self.take(&mut window, "resting");
        window.click("Calm kit");
        window.choose("My own");
        window.write("What calms me", "Once round the block\nTea on the stairs");
        window.key(Key::Escape);
        self.take(&mut window, "resting-own-list");
        window.key(Key::Enter);
        window.type_text("You made tea for both of us, without a word about it.");
        self.take(&mut window, "returning");
        window.keys(Modifiers::COMMAND, Key::Enter);
        window.keys(Modifiers::COMMAND, Key::W);
        self.take(&mut window, "stop");
        window.click("Leave it open for another day");
        self.take(&mut window, "home-waiting");
    }

    fn a_mirror_dialogue(&self) {
        let mut window = self.window().begin("Mirror dialogue", "Both write");
        window.both_shifts();
        window.go_on_until(|state| is_at(state, MoveKind::Topic));
        self.take(&mut window, "topic");
        let sentences = [
            (
                MoveKind::Send,
                "When you come home and go straight to the desk, I feel far away. The story I tell myself is that the day was better than I am.",
            ),
            (
                MoveKind::Mirror,
                "When I go straight to the desk you feel far away, and you tell yourself that the day was better than you are.",
            ),
            (
                MoveKind::Summarise,
                "You wait for me, I go to the desk, and then it feels as if you came last. You would like ten minutes first.",
            ),
            (MoveKind::Validate, "It makes sense to me, because you have been alone with the children since three."),
            (MoveKind::Empathise, "I imagine you might feel lonely, and a little foolish for waiting."),
        ];
        for (kind, text) in sentences {
            window.go_on_until(|state| is_at(state, kind));
            window.type_text(text);
            self.take(&mut window, &format!("{kind:?}").to_lowercase());
            if kind == MoveKind::Mirror {
                self.beside_a_mirror(&mut window);
            }
            if kind == MoveKind::Validate {
                window.type_text(" But you should have said so.");
                window.pass(SignedDuration::from_millis(1500));
                self.take(&mut window, "note");
            }
            window.keys(Modifiers::COMMAND, Key::Enter);
            if kind == MoveKind::Mirror {
                self.confirming(&mut window);
            }
        }
        window.go_on_until(|state| is_at(state, MoveKind::Thank));
        self.take(&mut window, "thank");
        window.go_on_until(|state| matches!(state.stage(), Some(Stage::Switch(_))));
        window.wait();
        self.take(&mut window, "switch");
        window.go_on_until(|state| matches!(state.stage(), Some(Stage::Requests(_))));
        self.requests(&mut window);
        self.closing(&mut window);
    }

    fn beside_a_mirror(&self, window: &mut Window) {
        window.key(Key::F4);
        window.type_text("On Tuesday I did come to you first.");
        self.take(window, "park");
        window.keys(Modifiers::COMMAND, Key::Enter);
        window.key(Key::F6);
        self.take(window, "way");
        window.key(Key::Escape);
        window.click("More");
        self.take(window, "menu");
        window.key(Key::Escape);
    }

    fn confirming(&self, window: &mut Window) {
        self.take(window, "confirm");
        window.key(Key::Num2);
        window.type_text("The ten minutes. I would like them before the desk.");
        self.take(window, "almost");
        window.keys(Modifiers::COMMAND, Key::Enter);
        window.type_text("You would like ten minutes with me before the desk.");
        window.pass(SignedDuration::from_millis(1500));
        self.take(window, "mirror-again");
        window.keys(Modifiers::COMMAND, Key::Enter);
        window.key(Key::Num1);
        self.take(window, "more");
    }

    fn requests(&self, window: &mut Window) {
        self.take(window, "requests");
        window.write("My request", "Ten minutes on the sofa before you open the computer, on three days this week.");
        self.take(window, "request");
        window.click("Ask for this");
        self.take(window, "request-asked");
        window.click("Not this, but…");
        window.write("What I can offer instead", "Ten minutes, as soon as the shoes are off.");
        self.take(window, "request-instead");
        window.click("Offer this");
        self.take(window, "request-offered");
        window.click("Yes, that suits me");
        self.take(window, "request-answered");
        window.keys(Modifiers::COMMAND, Key::Enter);
    }

    fn closing(&self, window: &mut Window) {
        window.go_on_until(|state| matches!(state.stage(), Some(Stage::Closing(_))));
        window.wait();
        self.take(window, "closing-cover");
        window.key(Key::Enter);
        window.key(Key::Num8);
        self.take(window, "closing-question");
        window.go_on_until(|state| state.step.part == Part::Reveal);
        window.click("Ana: Yes, show");
        window.click("Ben: Yes, show");
        self.take(window, "closing-shown");
        window
            .go_on_until(|state| matches!((state.stage(), state.step.part), (Some(Stage::Closing(_)), Part::Together)));
        self.take(window, "closing");
        window.go_on_until(|state| state.step.part == Part::Keep);
        self.take(window, "keep");
        window.key(Key::Num3);
        self.take(window, "keep-one");
        window.key(Key::Num0);
        self.take(window, "ended");
        window.key(Key::Enter);
        self.take(window, "kept");
        window.click("Read it again");
        self.take(window, "reading");
        window.click("More");
        window.click("Take words back…");
        window.click_first("Take back these words");
        self.take(window, "take-back");
        window.key(Key::Escape);
        window.click("More");
        window.click("Delete for good…");
        self.take(window, "delete");
    }

    fn origins(&self) {
        let mut window = self.window().begin("Where my need came from", "Both write");
        window.both_shifts();
        self.take(&mut window, "cover");
        window.key(Key::Enter);
        window.key(Key::Num3);
        self.take(&mut window, "check-closeness");
        window.key(Key::Enter);
        window.key(Key::Num8);
        window.key(Key::Enter);
        window.key(Key::Num4);
        self.take(&mut window, "check-stirred");
        window.key(Key::Enter);
        window.key(Key::Num6);
        window.key(Key::Enter);
        window.go_on_until(|state| state.step.part == Part::Reveal);
        self.take(&mut window, "reveal");
        window.click("Ana: Yes, show");
        self.take(&mut window, "reveal-one");
        window.click("Ben: Yes, show");
        self.take(&mut window, "shown");
        window.go_on_until(|state| matches!(state.stage(), Some(Stage::Origins(_))));
        window.key(Key::Enter);
        self.take(&mut window, "origins");
        window.write("My own words", "The stairs at home. I was seven, and I listened for the key.");
        self.take(&mut window, "origins-words");
        window.click("I will tell this");
        window.go_on_until(|state| matches!(state.stage(), Some(Stage::Round(_))));
        self.take(&mut window, "origins-round");
        window.go_on_until(|state| is_at(state, MoveKind::Invite));
        self.take(&mut window, "ask");
    }

    fn letters(&self) {
        let mut window = self.window().begin("Mirror dialogue", "Write, read twice, talk");
        window.go_on_until(|state| is_at(state, MoveKind::Send));
        window.type_text("I have wanted to tell you since spring that I miss our walks.");
        self.take(&mut window, "letter");
    }

    fn our_loop(&self) {
        let mut window = self.window().begin("Our loop", "Both write");
        window.go_on_until(|state| matches!(state.stage(), Some(Stage::LoopMap(_))));
        let halves = [
            [
                "You look at the door.",
                "That I am too much for you.",
                "Scared.",
                "I ask a third time, and I follow you.",
                "To know that we are all right.",
            ],
            [
                "Your voice gets fast.",
                "That I can’t do it right tonight, whatever I say.",
                "Trapped, and ashamed of it.",
                "I say nothing, and I put my shoes on.",
                "To catch my breath.",
            ],
        ];
        let labels =
            ["What I notice first", "What I tell myself then", "What I feel underneath", "What I do", "What I needed"];
        for half in halves {
            for (label, words) in labels.iter().zip(half) {
                window.write(label, words);
            }
            window.keys(Modifiers::COMMAND, Key::Enter);
        }
        self.take(&mut window, "loop");
    }

    /// Each step of every guide, as somebody sees it who comes to it for the first time.
    fn every_guide(&self) {
        for guide in shelf() {
            let mut window = self.window().begin(&guide.title, &t(way_ids(guide.ways[0]).0));
            let mut steps = Vec::new();
            for number in 0.. {
                let step = window.state().step;
                let is_like_others = matches!(
                    (window.state().stage(), step.part),
                    (Some(Stage::CheckIn(_) | Stage::Closing(_)), Part::Alone(_) | Part::Reveal)
                );
                if !steps.contains(&step) && !is_like_others {
                    steps.push(step);
                    uncover(&mut window);
                    self.take(&mut window, &format!("{}-{number:02}", guide.id));
                }
                if step.part == Part::Keep {
                    break;
                }
                window.go_on();
            }
        }
    }
}

/// Puts the card away that covers what is for one alone, where there is one.
fn uncover(window: &mut Window) {
    if window.has(" looks away.") {
        window.wait();
        window.key(Key::Enter);
    }
}

fn is_at(state: &State, kind: MoveKind) -> bool {
    state.current_move().is_some_and(|it| it.kind == kind)
}
