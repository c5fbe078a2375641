//! The two typefaces, carried inside the program so that it looks the same everywhere.

use std::sync::Arc;

use egui::{Context, FontData, FontDefinitions, FontFamily, FontTweak, RichText};

/// The name of the family for the one sentence on a screen.
pub const VOICE: &str = "voice";

/// The weight of headings and names.
pub const SEMIBOLD: f32 = 600.0;

/// The weight of button labels.
pub const MEDIUM: f32 = 500.0;

/// The family for the one sentence on a screen.
#[must_use]
pub fn voice() -> FontFamily {
    FontFamily::Name(VOICE.into())
}

/// This text in another weight: what egui calls “strong” is only a colour.
#[must_use]
pub fn weight(text: RichText, weight: f32) -> RichText {
    text.variation("wght", weight)
}

pub(super) fn install(ctx: &Context) {
    ctx.set_fonts(definitions());
}

fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let inter = include_bytes!("../../../assets/fonts/Inter.ttf");
    let serif = include_bytes!("../../../assets/fonts/SourceSerif4-Regular.ttf");
    fonts.font_data.insert("Inter".to_owned(), Arc::new(unhinted(inter)));
    fonts.font_data.insert("Source Serif".to_owned(), Arc::new(unhinted(serif)));
    let interface = fonts.families.entry(FontFamily::Proportional).or_default();
    interface.insert(0, "Inter".to_owned());
    let mut spoken = interface.clone();
    spoken.insert(0, "Source Serif".to_owned());
    fonts.families.insert(voice(), spoken);
    fonts.families.entry(FontFamily::Monospace).or_default().push("Inter".to_owned());
    fonts
}

/// Both faces have no hints of their own. To make some up costs a tenth of the start, and one cannot see them.
fn unhinted(face: &'static [u8]) -> FontData {
    FontData::from_static(face).tweak(FontTweak { hinting: Some(false), ..FontTweak::default() })
}
