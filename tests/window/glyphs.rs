//! Whatever the program says can be read: every character of it is in the typefaces that it brings along.

use std::{collections::BTreeSet, ffi::OsStr, fs, path::Path};

use duologue::ui::{command::Command, look};
use egui::FontFamily;

use super::builder::Window;

/// The characters of all texts below a folder, without what is a comment in them.
fn characters(folder: &Path, all: &mut BTreeSet<char>) {
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        let ending = path.extension().and_then(OsStr::to_str).unwrap_or_default();
        if path.is_dir() {
            characters(&path, all);
        } else if ["json", "jsonl", "ftl", "rs"].contains(&ending) {
            let text = fs::read_to_string(&path).unwrap();
            let is_comment = |line: &&str| match ending {
                "rs" => line.trim_start().starts_with("//"),
                _ => line.starts_with('#'),
            };
            all.extend(text.lines().filter(|line| !is_comment(line)).flat_map(str::chars));
        }
    }
}

/// Every guide, idea, card, question, sample and help text, every sentence of the catalogue, and the keys on buttons.
#[test]
fn every_character_that_is_shown_has_a_glyph_in_the_typefaces_of_the_program() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all: BTreeSet<char> = Command::ALL
        .iter()
        .filter_map(|command| command.key_text())
        .flat_map(|it| it.chars().collect::<Vec<_>>())
        .collect();
    for folder in ["assets", "src/ui/screens", "src/ui/widgets"] {
        characters(&root.join(folder), &mut all);
    }
    all.retain(|character| !character.is_control());
    assert!(all.contains(&'’') && all.contains(&'→') && all.len() > 100, "{all:?}");
    let window = Window::new();
    for family in [FontFamily::Proportional, look::voice()] {
        window.harness.ctx.fonts_mut(|fonts| {
            let there = fonts.characters(&family);
            let ours = |character: &char| {
                there
                    .get(character)
                    .is_some_and(|faces| faces.iter().any(|face| ["Inter", "Source Serif"].contains(&face.as_str())))
            };
            let missing: Vec<&char> = all.iter().filter(|character| !ours(character)).collect();
            assert!(missing.is_empty(), "no glyph in {family} for {missing:?}");
        });
    }
}
