//! Words: headings, the one sentence on a screen, reading text.

use egui::{
    Color32, Context, Id, Label, Rect, Response, RichText, Sense, TextStyle, TextWrapMode, Ui, Vec2, WidgetText,
    accesskit::{Live, Role},
};

use crate::ui::look::{self, S, line_height, prompt_style, title_style, tokens};

/// A heading; level 1 is the largest, 3 the least.
pub fn heading(ui: &mut Ui, text: &str, level: u8) -> Response {
    let style = match level {
        0 | 1 => TextStyle::Heading,
        2 => title_style(),
        _ => TextStyle::Body,
    };
    let height = line_height(ui, style.resolve(ui.style()).size, 1.3);
    let words = look::weight(RichText::new(text), look::SEMIBOLD).text_style(style).line_height(Some(height));
    let response = ui.add(Label::new(words.color(tokens(ui).ink)).wrap());
    mark_heading(&response, text, level);
    response
}

/// The title of what lies over a screen: in the voice, and smaller than the one sentence on it.
pub fn voiced_heading(ui: &mut Ui, text: &str) -> Response {
    let size = TextStyle::Heading.resolve(ui.style()).size;
    let words = RichText::new(text).family(look::voice()).size(size).line_height(Some(line_height(ui, size, 1.3)));
    let response = ui.add(Label::new(words.color(tokens(ui).ink)).wrap());
    mark_heading(&response, text, 1);
    response
}

/// How exactly the width of a sentence is found out, in points.
const STEP: f32 = 8.0;

/// The one sentence on a screen: large, in the voice.
pub fn prompt(ui: &mut Ui, text: &str) -> Response {
    let height = line_height(ui, prompt_style().resolve(ui.style()).size, 1.35);
    let words = RichText::new(text).text_style(prompt_style()).line_height(Some(height));
    let words = words.color(tokens(ui).ink);
    let width = balanced(ui, &words);
    let response = ui.scope(|ui| {
        ui.set_max_width(width);
        ui.add(Label::new(words).wrap())
    });
    mark_heading(&response.inner, text, 1);
    say(ui, text);
    look::air(ui, S);
    response.inner
}

/// About the least width at which these words take no more lines than they need: so the lines are much of a length.
fn balanced(ui: &Ui, words: &RichText) -> f32 {
    let most = ui.available_width();
    let rows = |width: f32| {
        let words = WidgetText::from(words.clone());
        words.into_galley(ui, Some(TextWrapMode::Wrap), width, prompt_style()).rows.len()
    };
    let needed = rows(most);
    if needed < 2 {
        return most;
    }
    let (mut too_narrow, mut wide) = (most / 2.0, most);
    while wide - too_narrow > STEP {
        let width = f32::midpoint(too_narrow, wide);
        if rows(width) > needed { too_narrow = width } else { wide = width }
    }
    wide
}

/// Text to be read.
pub fn body(ui: &mut Ui, text: &str) -> Response {
    paragraph(ui, text, tokens(ui).ink)
}

/// Text that may be overlooked.
pub fn soft(ui: &mut Ui, text: &str) -> Response {
    paragraph(ui, text, tokens(ui).ink_soft)
}

/// What has just happened, told to a screen reader without moving there; one per screen.
pub fn status(ui: &mut Ui, text: &str) -> Response {
    let response = paragraph(ui, text, tokens(ui).ink_soft);
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Status);
        node.set_live(Live::Polite);
        node.set_label(text);
    });
    response
}

/// What a screen reader says when it changes; the eye sees it elsewhere. It stays one and the same, or a change would go
/// unheard.
pub fn announce(ui: &Ui, id: Id, text: &str) {
    let at = Rect::from_min_size(ui.cursor().min, Vec2::ZERO);
    let response = ui.interact(at, id, Sense::hover());
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Status);
        node.set_live(Live::Polite);
        node.set_label(text);
    });
}

/// What a page says: to the voice of this computer only on pages of an evening, where no words of the two are in it.
#[derive(Clone, Default)]
struct Said(Vec<String>);

/// Adds to what a page says, where the eye sees it by itself.
pub fn say(ui: &Ui, text: &str) {
    ui.data_mut(|data| data.get_temp_mut_or_default::<Said>(Id::NULL).0.push(text.to_owned()));
}

/// What the page that has just been drawn says, as sentences to be read aloud: whose turn it is, and what to do.
pub fn take_said(ctx: &Context) -> String {
    let Said(said) = ctx.data_mut(|data| data.remove_temp(Id::NULL)).unwrap_or_default();
    let sentence = |it: String| if it.ends_with(['.', '?', '!', '…', '”']) { it } else { it + "." };
    said.into_iter().map(sentence).collect::<Vec<_>>().join(" ")
}

fn paragraph(ui: &mut Ui, text: &str, color: Color32) -> Response {
    let words = look::reading(ui, text).color(color);
    ui.add(Label::new(words).wrap())
}

/// egui has no headings: without this a screen reader could not jump from one to the next.
fn mark_heading(response: &Response, text: &str, level: u8) {
    response.ctx.accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Heading);
        node.set_level(usize::from(level.max(1)));
        node.clear_value();
        node.set_label(text);
    });
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::{NodeT as _, Queryable as _};

    use super::*;
    use crate::ui::look::testing::show;

    #[test]
    fn headings_have_levels() {
        let harness = show(|ui| {
            prompt(ui, "Say one thing.");
            heading(ui, "Rounds", 2);
        });
        assert_eq!(harness.get_by_role_and_label(Role::Heading, "Say one thing.").accesskit_node().level(), Some(1));
        assert_eq!(harness.get_by_role_and_label(Role::Heading, "Rounds").accesskit_node().level(), Some(2));
    }

    #[test]
    fn a_status_is_told_politely() {
        let harness = show(|ui| {
            status(ui, "Kept.");
        });
        assert_eq!(harness.get_by_role_and_label(Role::Status, "Kept.").accesskit_node().live(), Live::Polite);
    }
}
