//! The pictures of every screen are drawn without a window: here a real one shows the same.

use std::time::Duration;

use super::stage::{SCREEN, Stage};
use super::tools::within;
use crate::window::Pictured;

/// How much a colour may differ, of 255: each way of drawing rounds in its own way.
const ROUNDING: u8 = 3;

/// How many pixels may differ by more, at the edges of letters.
const MOST: usize = 100;

/// How long a page may take to look like its picture on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// How many pixels have another colour.
fn apart(window: &[u8], picture: &[u8]) -> usize {
    assert_eq!(window.len(), picture.len());
    let (window, picture) = (window.as_chunks::<4>().0, picture.as_chunks::<4>().0);
    let differ = |(one, other): &(&[u8; 4], &[u8; 4])| (0..3).any(|at| one[at].abs_diff(other[at]) > ROUNDING);
    window.iter().zip(picture).filter(differ).count()
}

/// Waits until the window looks like the picture, which it gives.
#[track_caller]
fn shows_what_is_pictured(stage: &Stage, pictured: &mut Pictured, page: &str) -> Vec<u8> {
    let picture = pictured.take();
    let mut last = None;
    let same = within(PATIENCE, || {
        let differing = apart(&stage.pixels()?, &picture);
        last = Some(differing);
        (differing <= MOST).then_some(())
    });
    assert!(same.is_some(), "{page}: {last:?} pixels differ");
    picture
}

#[test]
fn a_window_shows_what_the_pictures_show() {
    let stage = Stage::new();
    let mut pictured = Pictured::new(SCREEN.map(f32::from));
    stage.point_to_the_corner();
    stage.keys(&["F11"]);
    let home = shows_what_is_pictured(&stage, &mut pictured, "home");
    stage.keys(&["F1"]);
    pictured.help();
    let help = shows_what_is_pictured(&stage, &mut pictured, "help");
    assert!(apart(&home, &help) > 100 * MOST, "another page is seen to be another");
    stage.keys(&["Escape", "ctrl+n"]);
    pictured.set_up();
    shows_what_is_pictured(&stage, &mut pictured, "setting up");
    for name in ["ana", "ben"] {
        stage.type_text(name);
        stage.keys(&["Tab"]);
    }
    stage.keys(&["ctrl+Return"]);
    pictured.begin(["ana", "ben"]);
    shows_what_is_pictured(&stage, &mut pictured, "the gate");
}
