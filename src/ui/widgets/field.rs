//! Fields to write in: one line or many, each with a label that can be seen.

use egui::{
    Context, CornerRadius, FocusDirection, Frame, Id, InnerResponse, Key, Label, Margin, Modifiers, Response, RichText,
    ScrollArea, Sense, TextEdit, TextStyle, Ui,
    accesskit::Role,
    text::{CCursor, CCursorRange},
    text_edit::TextEditState,
};

use crate::{
    text as words,
    ui::look::{self, L, M, RADIUS, S, tokens},
};

/// How much of the window’s height a field may take; beyond that its words scroll.
const TALLEST: f32 = 0.35;

/// From here on the room that is left is told.
const NEARLY_FULL: usize = 40;

/// A field for one line; Enter goes on to what follows it.
pub fn line(ui: &mut Ui, id: Id, label: &str, hint: &str, text: &mut String, char_limit: usize) -> Response {
    field(ui, label, text, char_limit, |ui, text, frame| {
        let edit = TextEdit::singleline(text).id(id).hint_text(hint_words(ui, hint)).char_limit(char_limit);
        let held = ui.memory(|memory| memory.has_focus(id));
        if held && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter)) {
            // As Tab does: what is typed next would be lost.
            ui.memory_mut(|memory| memory.move_focus(FocusDirection::Next));
        }
        let response = ui.add(edit.frame(frame).desired_width(f32::INFINITY));
        InnerResponse::new(response.clone(), response)
    })
}

/// A field for many lines: Enter makes a new one, and Ctrl+Enter is left to the screen.
pub fn text(
    ui: &mut Ui,
    id: Id,
    label: &str,
    hint: &str,
    text: &mut String,
    rows: usize,
    char_limit: usize,
) -> Response {
    field(ui, label, text, char_limit, |ui, text, frame| {
        let inside = Frame::new().inner_margin(frame.inner_margin);
        let edit = TextEdit::multiline(text).id(id).hint_text(hint_words(ui, hint)).char_limit(char_limit);
        let edit = edit.frame(inside).desired_width(f32::INFINITY).desired_rows(rows);
        let tallest = ui.ctx().content_rect().height() * TALLEST;
        // As high as what is written, however little room is left: the page scrolls then.
        let area = ScrollArea::vertical().id_salt(id).max_height(tallest).min_scrolled_height(tallest);
        // The line that one writes in may be the first or the last that is seen.
        ui.spacing_mut().scroll.fade.size = S;
        frame.inner_margin(0).show(ui, |ui| area.show(ui, |ui| with_caret_in_sight(ui, id, edit)).inner)
    })
}

/// A field lays itself out before it takes in what is typed: after a long paste its caret comes into sight only with
/// the next key, unless somebody looks for it once more.
fn with_caret_in_sight(ui: &mut Ui, id: Id, edit: TextEdit<'_>) -> Response {
    let changed = id.with("changed");
    let output = edit.show(ui);
    let looks = ui.data_mut(|data| data.remove_temp::<bool>(changed)).is_some();
    if let Some(range) = output.cursor_range.filter(|_| looks) {
        let caret = output.galley.pos_from_cursor(range.primary).translate(output.galley_pos.to_vec2());
        super::follow::into_sight(ui, caret);
    }
    let response = output.response.response;
    if response.changed() {
        ui.data_mut(|data| data.insert_temp(changed, true));
        ui.ctx().request_repaint();
    }
    response
}

/// Puts the caret of a field behind all that stands in it.
pub fn caret_to_end(ctx: &Context, id: Id, text: &str) {
    let mut state = TextEditState::load(ctx, id).unwrap_or_default();
    let end = CCursor::new(text.chars().count());
    state.cursor.set_char_range(Some(CCursorRange::one(end)));
    state.store(ctx, id);
}

/// Forget what could be undone in a field: whole copies of it would stay in memory.
pub fn forget_undo(ctx: &Context, id: Id) {
    if let Some(mut state) = TextEditState::load(ctx, id) {
        state.clear_undoer();
        state.store(ctx, id);
    }
}

/// The label over any control, as one that names it.
pub fn label(ui: &mut Ui, label: &str) -> Response {
    // It belongs to what stands below it.
    look::air(ui, S);
    let words = look::weight(RichText::new(label), look::MEDIUM).color(tokens(ui).ink);
    // A click on the label is meant for what it names.
    ui.add(Label::new(words).wrap().sense(Sense::CLICK))
}

fn field(
    ui: &mut Ui,
    name: &str,
    text: &mut String,
    char_limit: usize,
    add: impl FnOnce(&mut Ui, &mut String, Frame) -> InnerResponse<Response>,
) -> Response {
    let tokens = tokens(ui);
    let frame = Frame::new()
        .fill(tokens.field)
        .stroke(tokens.edge(tokens.field_line))
        .corner_radius(CornerRadius::same(RADIUS))
        .inner_margin(Margin::symmetric(L as i8, (M - 1.0) as i8));
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = S;
        let label = label(ui, name);
        let InnerResponse { inner, response: around } = add(ui, text, frame);
        if label.clicked() {
            inner.request_focus();
        }
        let response = inner.labelled_by(label.id);
        super::follow::follow(ui, &response);
        if response.has_focus() {
            look::focus_ring(ui.painter(), around.rect, RADIUS, &tokens);
        }
        room_left(ui, char_limit, text.chars().count());
        response
    })
    .inner
}

fn hint_words(ui: &Ui, hint: &str) -> RichText {
    let font = TextStyle::Body.resolve(ui.style());
    let height = ui.fonts_mut(|fonts| fonts.row_height(&font)) + ui.spacing().extra_text_line_spacing;
    RichText::new(hint).color(tokens(ui).ink_soft).line_height(Some(height))
}

/// Said in time, or the last words would be swallowed in silence.
fn room_left(ui: &mut Ui, char_limit: usize, used: usize) {
    let left = char_limit.saturating_sub(used);
    if left > NEARLY_FULL || char_limit <= 2 * NEARLY_FULL {
        return;
    }
    let sentence = words::with("widget-room-left", &[("count", left.into())]);
    let response = ui.add(Label::new(RichText::new(sentence.as_ref()).small().color(tokens(ui).ink_soft)));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Status);
        node.set_label(sentence.as_ref());
    });
}

#[cfg(test)]
mod tests {
    use egui::{Key, Modifiers};
    use egui_kittest::kittest::{NodeT as _, Queryable as _};

    use super::*;
    use crate::ui::look::testing::{show, show_state};

    fn id() -> Id {
        Id::unique("field under test")
    }

    #[test]
    fn enter_makes_a_line_and_ctrl_enter_is_seen_by_the_screen() {
        let mut harness = show_state((String::new(), 0), |ui, (words, sent)| {
            text(ui, id(), "Your words", "", words, 3, 4000);
            if ui.input(|input| input.modifiers.command && input.key_pressed(Key::Enter)) {
                *sent += 1;
            }
        });
        harness.get_by_role_and_label(Role::MultilineTextInput, "Your words").focus();
        harness.run();
        harness.get_by_label("Your words").type_text("one");
        harness.run();
        harness.key_press(Key::Enter);
        harness.run();
        harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
        harness.run();
        assert_eq!(harness.state().0, "one\n");
        assert_eq!(harness.state().1, 1);
    }

    #[test]
    fn however_much_is_written_one_sees_where() {
        let mut harness = show_state(String::new(), |ui, words| {
            text(ui, id(), "Your words", "", words, 3, 9000);
        });
        harness.get_by_label("Your words").focus();
        harness.run();
        harness.get_by_label("Your words").type_text(&"and then it was late again. ".repeat(80));
        harness.run();
        let caret = harness.output().platform_output.ime.map(|ime| ime.cursor_rect);
        assert!(caret.is_some_and(|caret| caret.bottom() < 600.0 && caret.top() > 0.0), "{caret:?}");
    }

    #[test]
    fn the_limit_is_told_before_it_is_reached() {
        let mut harness = show_state("x".repeat(170), |ui, words| {
            line(ui, id(), "Topic", "in a few words", words, 200);
        });
        harness.get_by_label_contains("Room for 30 more");
        harness.state_mut().truncate(10);
        harness.run();
        assert!(harness.query_by_label_contains("Room for").is_none());
    }

    #[test]
    fn undo_can_be_forgotten() {
        let mut harness = show_state(String::new(), |ui, words| {
            line(ui, id(), "Topic", "", words, 200);
        });
        harness.get_by_label("Topic").focus();
        harness.run();
        harness.get_by_label("Topic").type_text("secret");
        harness.run();
        forget_undo(&harness.ctx, id());
        let state = TextEditState::load(&harness.ctx, id()).unwrap_or_default();
        assert!(!format!("{:?}", state.undoer()).contains("secret"));
    }

    #[test]
    fn a_field_is_as_wide_as_its_column_and_tall_enough() {
        let harness = show(|ui| {
            let column = ui.available_width();
            let rect = line(ui, id(), "Topic", "", &mut String::new(), 200).rect;
            assert!((rect.width() - column).abs() < 1.0);
            assert!(rect.height() >= look::TARGET);
        });
        assert!(harness.get_by_label("Topic").accesskit_node().is_text_input());
    }
}
