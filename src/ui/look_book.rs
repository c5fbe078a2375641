//! The look on one page: all colours, all type, all widgets in all their states. Only in development builds.
//!
//! Whoever changes the look opens `duologue --look-book` and sees what else has changed with it. What stands here is
//! shown to no couple.

use egui::{CentralPanel, Color32, Frame, Id, Label, RichText, ScrollArea, Sense, StrokeKind, Ui, vec2};

use crate::{
    session::Seat,
    ui::{
        look::{self, ButtonKind, Distance, L, Look, M, RADIUS, S, Theme, Tokens, Touch, XL, column, tokens},
        widgets::{
            Door, FloorView, Light, NoticeKind, Row, body, button, choice, circles, doors, dots, field, floor, heading,
            legend, notice, prompt, quote, ring, scale, seat_panel, soft, status, tick, wheel, words_card,
        },
    },
};

/// What stands in the fields and is chosen.
pub struct LookBook {
    look: Look,
    words: String,
    topic: String,
    stirred: Option<u8>,
    close: Option<u8>,
    way: u8,
    ticked: [bool; 2],
}

impl LookBook {
    /// Opened in this theme.
    #[must_use]
    pub fn new(theme: Theme) -> Self {
        Self {
            look: Look { theme, ..Look::default() },
            words: "I hear that you felt left out when dinner began without you.\nThat it made you wonder.".to_owned(),
            topic: String::new(),
            stirred: Some(4),
            close: Some(7),
            way: 1,
            ticked: [true, false],
        }
    }
}

impl eframe::App for LookBook {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        let fill = tokens(ui).paper;
        CentralPanel::default().frame(Frame::new().fill(fill)).show(ui, |ui| {
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| page(ui, self));
        });
        if look::current(ui) != self.look {
            look::apply(ui, &self.look);
        }
    }
}

/// Opens the look book and stays until it closes.
///
/// # Errors
///
/// There is no display, or it cannot draw.
pub fn run() -> eframe::Result {
    eframe::run_native(
        "duologue-look-book",
        eframe::NativeOptions::default(),
        Box::new(|cc| {
            look::apply(&cc.egui_ctx, &Look::default());
            Ok(Box::new(LookBook::new(Theme::System)))
        }),
    )
}

/// Draws the page.
pub fn page(ui: &mut Ui, book: &mut LookBook) {
    column(ui, look::COLUMN, |ui| {
        ui.add_space(XL);
        wearing(ui, &mut book.look);
        colours(ui);
        type_scale(ui);
        buttons(ui);
        people(ui);
        writing(ui, book);
        choosing(ui, book);
        pictures(ui);
        ui.add_space(XL);
    });
}

fn title(ui: &mut Ui, text: &str) {
    ui.add_space(XL);
    heading(ui, text, 1);
}

fn wearing(ui: &mut Ui, look: &mut Look) {
    let themes = [
        (Theme::System, "As the computer"),
        (Theme::Light, "Light"),
        (Theme::Dark, "Dark"),
        (Theme::Contrast, "High contrast"),
    ];
    choice::segments(ui, "Colours", &mut look.theme, &themes);
    let distances = [(Distance::Desk, "Desk"), (Distance::Sofa, "Sofa"), (Distance::Wall, "Wall")];
    choice::segments(ui, "Reading distance", &mut look.distance, &distances);
}

/// So many colours stand in a row.
const IN_A_ROW: usize = 6;

/// Every colour with its purpose.
fn swatches(t: &Tokens) -> [(&'static str, Color32); 22] {
    [
        ("paper", t.paper),
        ("card", t.card),
        ("field", t.field),
        ("floor", t.floor),
        ("lamp", t.lamp),
        ("hover", t.hover),
        ("press", t.press),
        ("ink", t.ink),
        ("ink, soft", t.ink_soft),
        ("line", t.line),
        ("field line", t.field_line),
        ("accent", t.accent),
        ("accent, soft", t.accent_soft),
        ("on accent", t.on_accent),
        ("caution", t.caution),
        ("caution, soft", t.caution_soft),
        ("focus", t.focus),
        ("left", t.partner(Seat::Left)),
        ("left, soft", t.partner_soft(Seat::Left)),
        ("right", t.partner(Seat::Right)),
        ("right, soft", t.partner_soft(Seat::Right)),
        ("shadow", t.shadow),
    ]
}

fn colours(ui: &mut Ui) {
    title(ui, "Colours");
    let tokens = tokens(ui);
    let size = vec2(ui.available_width() / IN_A_ROW as f32 - M, look::TARGET);
    egui::Grid::new("colours").num_columns(IN_A_ROW).show(ui, |ui| {
        for (at, (name, color)) in swatches(&tokens).into_iter().enumerate() {
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = look::XS;
                let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
                ui.painter().rect(rect, RADIUS, color, tokens.edge(tokens.field_line), StrokeKind::Inside);
                ui.add(Label::new(RichText::new(name).small()).wrap());
            });
            if at % IN_A_ROW == IN_A_ROW - 1 {
                ui.end_row();
            }
        }
    });
}

fn type_scale(ui: &mut Ui) {
    title(ui, "Type");
    prompt(ui, "Say one thing, as it is for you.");
    for level in 1..=3 {
        heading(ui, &format!("Heading {level}"), level);
    }
    body(ui, "Text to be read: one speaks, one listens and says it back.");
    soft(ui, "Text that may be overlooked.");
    quote(ui, "When …, I feel …");
    status(ui, "Ben has the floor next.");
}

fn buttons(ui: &mut Ui) {
    title(ui, "Buttons");
    for (kind, name) in [(ButtonKind::Primary, "primary"), (ButtonKind::Quiet, "quiet"), (ButtonKind::Plain, "plain")] {
        ui.horizontal_wrapped(|ui| {
            soft(ui, name);
            let states =
                [(Touch::Rest, "Rest"), (Touch::Hover, "Hover"), (Touch::Press, "Press"), (Touch::Disabled, "Closed")];
            for (touch, state) in states {
                button::specimen(ui, kind, touch, state, Some("F8"));
            }
        });
    }
    ui.horizontal_wrapped(|ui| {
        button::primary(ui, "I’m done", Some("Enter"));
        button::quiet(ui, "More time", None);
    });
    let practise = "One speaks, one listens and says it back.";
    let read = "Read again what you both kept.";
    doors(
        ui,
        &[
            Door { title: "Practise together", more: practise, key: Some("Ctrl+N"), main: true },
            Door { title: "Open a session", more: read, key: Some("Ctrl+O"), main: false },
            Door { title: "Look back", more: "Near and far.", key: None, main: false },
        ],
    );
}

fn people(ui: &mut Ui) {
    title(ui, "People");
    ui.columns(2, |sides| {
        seat_panel(&mut sides[0], "Ana", Seat::Left, "speaks", true, |_| ());
        seat_panel(&mut sides[1], "Ben", Seat::Right, "listens", false, |_| ());
    });
    words_card(ui, Seat::Left, "Ana said", "When dinner started without me I felt left out.");
    words_card(ui, Seat::Right, "Ben heard", "You felt left out when we began.");
    notice(ui, NoticeKind::Info, "Nothing you choose here is kept unless you both say so.", |_| ());
    notice(ui, NoticeKind::Caution, "This file is open in another window.", |ui| {
        button::quiet(ui, "Try again", None);
    });
}

fn writing(ui: &mut Ui, book: &mut LookBook) {
    title(ui, "Fields");
    field::text(ui, Id::unique("words"), "Your words, Ben", "What I heard is …", &mut book.words, 3, 4000);
    field::line(ui, Id::unique("topic"), "Topic", "In a few words", &mut book.topic, 200);
}

fn choosing(ui: &mut Ui, book: &mut LookBook) {
    title(ui, "Choices");
    for (value, label) in book.ticked.iter_mut().zip(["I have eaten", "I have time enough"]) {
        tick(ui, value, label, label);
    }
    let ways = [
        choice::Choice::new(1, "Speak, listener writes", "One speaks and looks at the other, who writes the mirror."),
        choice::Choice::new(2, "Both write", "Slow, and good on a stirred-up day."),
    ];
    choice::radio_cards(ui, "How will you talk?", &mut book.way, &ways);
    ui.add_space(L);
    scale(ui, "How stirred up am I?", "quite calm", "flooded", &mut book.stirred);
    circles(ui, "How close do we feel?", &mut book.close);
    legend(ui, ["Ana", "Ben"]);
}

fn pictures(ui: &mut Ui) {
    title(ui, "Pictures");
    let view = FloorView { away: [0.25; 2], leaning: Some(Seat::Right), light: Light::On(Seat::Left), parted: false };
    floor(ui, view, look::floor_size(ui), "Ana speaks. Ben leans in.");
    ui.add_space(M);
    ui.horizontal_wrapped(|ui| {
        dots(ui, &["Ready?", "Check-in", "First turn", "Second turn", "Closing"], 2, f32::INFINITY);
        ui.add_space(S);
        for share in [0.0, 0.35, 1.0] {
            ring(ui, share * 96.0, 96, look::RING, "Time, without hurry");
        }
    });
    let row = Row { label: "What I do", words: ["I ask again.", "I go quiet."] };
    wheel(ui, ["Ana", "Ben"], &[row], "What Ana does leads to Ben, and back.");
}

#[cfg(test)]
mod tests {
    use egui_kittest::{
        SnapshotOptions,
        kittest::{NodeT as _, Queryable as _},
    };

    use super::*;
    use crate::ui::look::testing;

    /// How high the page is at arm’s length.
    const PAGE: egui::Vec2 = vec2(820.0, 3840.0);

    fn picture(name: &str, theme: Theme) {
        let builder = testing::builder(theme).with_size(PAGE).with_pixels_per_point(0.5).wgpu();
        let mut harness = builder.build_ui_state(
            |ui, book| {
                ui.painter().rect_filled(ui.content_rect(), 0.0, tokens(ui).paper);
                page(ui, book);
            },
            LookBook::new(theme),
        );
        harness.get_by_label("More time").focus();
        harness.run();
        harness.snapshot_options(name, &SnapshotOptions::new().output_path("tests/snapshots"));
    }

    #[test]
    fn the_look_by_day() {
        picture("look_light", Theme::Light);
    }

    #[test]
    fn the_look_by_night() {
        picture("look_dark", Theme::Dark);
    }

    #[test]
    fn the_look_in_high_contrast() {
        picture("look_contrast", Theme::Contrast);
    }

    #[test]
    fn nothing_is_cut_off_in_a_small_window_from_far_away() {
        let look = Look { distance: Distance::Wall, ..Look::default() };
        let size = vec2(1024.0, 640.0);
        let harness = testing::with_look(look).with_size(size).build_ui_state(page, LookBook::new(Theme::Light));
        let mut nodes: Vec<_> = harness.root().children_recursive().collect();
        assert!(nodes.len() > 10);
        nodes.retain(|node| node.accesskit_node().bounding_box().is_some());
        for node in nodes {
            let rect = node.rect();
            assert!(rect.left() >= 0.0 && rect.right() <= size.x, "{:?} at {rect:?}", node.accesskit_node().label());
        }
    }
}
