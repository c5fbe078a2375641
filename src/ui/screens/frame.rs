//! What every step has in the same place: the strip above, the two seats at the sides, the actions below.

use egui::{
    Align, Align2, AsIdSalt, CentralPanel, Frame, Id, Key, Label, Layout, Margin, Memory, Modifiers, Panel, Popup,
    Rect, Response, RichText, ScrollArea, TextStyle, Ui, UiBuilder, WidgetText, accesskit::Role, pos2,
};
use jiff::SignedDuration;

use crate::{
    session::{Action, Phase, Seat},
    text::{t, with},
    ui::{
        command::Command,
        evening::{Evening, Safety},
        keys, look,
        screens::{Cx, scene},
        widgets::{NoticeKind, button, choice, dots, dots_width, into_sight, named, notice, say, seat_panel, status},
    },
};

/// Narrower than this, the seats become a band above the prompt.
const SEATS_BESIDE: f32 = 1180.0;

/// So long after a change of person no key and no click is taken in.
const DEAF: SignedDuration = SignedDuration::from_millis(400);

/// Further than any page is high.
const WHOLE: f32 = 1e6;

/// How far an arrow key scrolls.
const LINE: f32 = 60.0;

/// Where less than this is left to read in, reading and writing scroll together.
pub const LEAST_TO_READ: f32 = 110.0;

/// The air below the last thing on a page.
pub const PAGE_END: f32 = look::M;

/// So many frames long one looks for the caret after something has been typed.
const LOOKS: u8 = 3;

/// How small the dots of the stages may become for the title of one, as a share of their usual size.
const LEAST_DOTS: f32 = 0.5;

/// How wide a seat’s side is.
const SEAT_WIDTH: f32 = 248.0;

/// The quiet strip: where we are, and what is always there.
pub fn strip(ui: &mut Ui, cx: &mut Cx<'_>, evening: &Evening) {
    let tokens = look::tokens(ui);
    let margin = Margin::symmetric(look::L as i8, look::S as i8);
    let frame = Frame::new().fill(tokens.paper).inner_margin(margin);
    let strength = cx.strength;
    Panel::top("strip").show_separator_line(false).frame(frame).show(ui, |ui| {
        at_the_end(
            ui,
            |ui| {
                ui.multiply_opacity(strength);
                ui.spacing_mut().item_spacing.x = look::M;
                let guide = evening.state.guide();
                let titles: Vec<&str> = guide.stages.iter().map(crate::guide::Stage::title).collect();
                let at = evening.state.step.stage;
                let title = RichText::new(titles.get(at).copied().unwrap_or_default()).color(tokens.ink_soft);
                let words = WidgetText::from(title.clone()).into_galley(ui, None, f32::INFINITY, TextStyle::Body);
                // The dots make room for it, or it is not there: they tell it, too, and half a word tells nothing.
                let left = ui.available_width() - words.size().x - look::M;
                let is_told = left >= dots_width(ui, titles.len()) * LEAST_DOTS;
                dots(ui, &titles, at, if is_told { left } else { ui.available_width() });
                if is_told {
                    ui.add(Label::new(title).extend());
                }
            },
            |ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                menu(ui, |ui| more(ui, cx));
                for command in [Command::Skip, Command::Break, Command::Help, Command::Hide] {
                    in_strip(ui, cx, command);
                }
            },
        );
    });
}

/// A row with something at its beginning and something at its end.
///
/// What stands at the end is drawn from left to right: so it is heard and reached in the order in which it is seen.
pub fn at_the_end(ui: &mut Ui, begin: impl FnOnce(&mut Ui), end: impl FnOnce(&mut Ui)) {
    let id = ui.scope_id().with("end of the row");
    ui.horizontal(|ui| {
        let row = ui.max_rect();
        // Large words make the buttons higher than a row usually is: what stands at the beginning is in their middle.
        let high = id.with("height");
        let row = row.with_max_y(row.top() + row.height().max(counted_on(ui, high)));
        let parting = row.right() - counted_on(ui, id);
        let half = |from: f32, to: f32| {
            let room = Rect::from_x_y_ranges(from..=to, row.y_range());
            UiBuilder::new().max_rect(room).layout(Layout::left_to_right(Align::Center))
        };
        ui.scope_builder(half(row.left(), parting.max(row.left())), begin);
        // It may take the whole row while it is measured.
        let end = ui.scope_builder(half(parting, parting + row.width()), end);
        count_on(ui, id, end.response.rect.width());
        count_on(ui, high, end.response.rect.height());
    });
}

/// A size on which the layout before it counts; none where it has not been drawn yet.
pub fn counted_on(ui: &Ui, id: Id) -> f32 {
    ui.data(|data| data.get_temp(id)).unwrap_or_default()
}

/// Lays all out once more where a size is another than the one that was counted on, and says whether it is.
pub fn count_on(ui: &Ui, id: Id, size: f32) -> bool {
    let is_other = (size - counted_on(ui, id)).abs() > 0.5;
    if is_other {
        ui.data_mut(|data| data.insert_temp(id, size));
        ui.ctx().request_discard("a size that was counted on has changed");
    }
    is_other
}

fn more(ui: &mut Ui, cx: &mut Cx<'_>) {
    for command in [
        Command::Back,
        Command::Park,
        Command::Thank,
        Command::Beginnings,
        Command::ReadAloud,
        Command::Way,
        Command::SkipTurn,
        Command::Stop,
        Command::Settings,
        Command::Shortcuts,
        Command::FullScreen,
    ] {
        // What this step has nothing of would only be in the way.
        let is_sometimes =
            matches!(command, Command::Thank | Command::Beginnings | Command::ReadAloud | Command::SkipTurn);
        if (cx.is_open(command) || !is_sometimes) && in_menu(ui, cx, command) {
            ui.close();
        }
    }
}

/// What is needed less often, behind a button; F10 opens it, as it does in other programs.
pub fn menu(ui: &mut Ui, items: impl FnOnce(&mut Ui)) {
    let response = button::plain(ui, &t("more"), None);
    let (popup, before) = (Popup::default_response_id(&response), response.id.with("before"));
    let was_open = Popup::is_id_open(ui.ctx(), popup);
    if !was_open && !response.is_pointer_button_down_on() && !response.clicked() {
        let focused = ui.memory(Memory::focused).filter(|it| *it != response.id);
        ui.data_mut(|data| data.insert_temp(before, focused));
    }
    let by_key = keys::take_menu(ui);
    if by_key {
        Popup::toggle_id(ui.ctx(), popup);
        // The arrows lead on from here.
        response.request_focus();
    }
    let room = ui.ctx().content_rect().height() - look::TARGET * 2.0;
    Popup::menu(&response).show(|ui| {
        // A popup offers little room of its own; only what the window has not got is scrolled.
        ScrollArea::vertical().max_height(room).min_scrolled_height(room).show(ui, |ui| {
            ui.set_min_width(look::MENU);
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.with_layout(Layout::top_down_justified(Align::Min), items);
        });
    });
    // Escape has closed the menu, and does nothing else.
    let escaped = was_open && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    if was_open && (by_key || escaped) {
        // Whoever was writing, or choosing, goes on there.
        if let Some(focused) = ui.data(|data| data.get_temp::<Option<Id>>(before)).flatten() {
            ui.memory_mut(|memory| memory.request_focus(focused));
        }
    }
}

/// In a narrow window only the keys that are needed in a hurry are shown: where they are in the evening has to fit, too.
pub fn in_strip(ui: &mut Ui, cx: &mut Cx<'_>, command: Command) {
    let narrow = ui.content_rect().width() < look::tokens(ui).scaled(SEATS_BESIDE);
    let label = t(command.label());
    let short = if narrow && command == Command::Help { t("command-help-short") } else { label.clone() };
    let in_a_hurry = matches!(command, Command::Hide | Command::Break);
    let key = command.key_text().filter(|_| in_a_hurry || !narrow);
    if named(button::plain_enabled(ui, cx.is_open(command), &short, key.as_deref()), &label).clicked() {
        cx.run(command);
    }
}

/// The button of a command in a menu, and whether it was pressed.
pub fn in_menu(ui: &mut Ui, cx: &mut Cx<'_>, command: Command) -> bool {
    let key = command.key_text();
    let pressed = button::plain_enabled(ui, cx.is_open(command), &t(command.label()), key.as_deref()).clicked();
    if pressed {
        cx.run(command);
    }
    pressed
}

/// What the two do in this step, one line each.
pub struct Seats<'a> {
    /// Whose side is lit.
    pub lit: Option<Seat>,
    /// The left partner’s line.
    pub left: &'a str,
    /// The right partner’s line.
    pub right: &'a str,
    /// How much can be seen of a side that is not lit.
    pub strength: f32,
}

impl<'a> Seats<'a> {
    /// Both do the same.
    pub fn both(line: &'a str) -> Self {
        Self { lit: None, left: line, right: line, strength: 1.0 }
    }

    /// One acts, the other does something else.
    pub fn one(seat: Seat, acts: &'a str, other: &'a str) -> Self {
        match seat {
            Seat::Left => Self { lit: Some(seat), left: acts, right: other, strength: 1.0 },
            Seat::Right => Self { lit: Some(seat), left: other, right: acts, strength: 1.0 },
        }
    }
}

/// Whether the window is so narrow that the seats are a band above the middle.
pub fn is_band(ui: &Ui) -> bool {
    ui.content_rect().width() < SEATS_BESIDE
}

/// The two people, each on their side.
pub fn seats(ui: &mut Ui, evening: &Evening, seats: &Seats<'_>) {
    seats_with(ui, evening, seats, |_, _| {});
}

/// The two people, each on their side, with something of their own below.
pub fn seats_with(ui: &mut Ui, evening: &Evening, seats: &Seats<'_>, add: impl FnMut(&mut Ui, Seat)) {
    seats_of(ui, Seat::BOTH.map(|seat| evening.state.name(seat)), seats, add);
}

/// Two people, each on their side, by name from left to right.
pub fn seats_of(ui: &mut Ui, names: [&str; 2], seats: &Seats<'_>, mut add: impl FnMut(&mut Ui, Seat)) {
    let people = [(Seat::Left, names[0], seats.left), (Seat::Right, names[1], seats.right)];
    let turn = people.into_iter().find(|(seat, _, line)| seats.lit == Some(*seat) && !line.is_empty());
    let turn = turn.map(|(_, name, line)| with("turn", &[("name", name.into()), ("line", line.into())]));
    if let Some(turn) = turn {
        say(ui, &turn);
    }
    let fill = look::tokens(ui).paper;
    if is_band(ui) {
        let margin = Margin::symmetric(look::L as i8, 0);
        let frame = Frame::new().fill(fill).inner_margin(margin);
        Panel::top("seats").show_separator_line(false).frame(frame).show(ui, |ui| {
            ui.columns(2, |columns| {
                for (ui, (seat, name, line)) in columns.iter_mut().zip(people) {
                    side(ui, name, seat, line, seats, |ui| add(ui, seat));
                }
            });
        });
        return;
    }
    for (seat, name, line) in people {
        let panel = match seat {
            Seat::Left => Panel::left("left seat"),
            Seat::Right => Panel::right("right seat"),
        };
        panel
            .resizable(false)
            .show_separator_line(false)
            .exact_size(SEAT_WIDTH)
            .frame(Frame::new().fill(fill).inner_margin(Margin::same(look::L as i8)))
            .show(ui, |ui| {
                side(ui, name, seat, line, seats, |ui| add(ui, seat));
            });
    }
}

fn side(ui: &mut Ui, name: &str, seat: Seat, line: &str, seats: &Seats<'_>, add: impl FnOnce(&mut Ui)) {
    let lit = seats.lit == Some(seat);
    if !lit {
        ui.multiply_opacity(seats.strength);
    }
    seat_panel(ui, name, seat, line, lit, add);
}

/// Draws a screen and leaves room for its foot.
///
/// The foot is drawn last, so that it is heard and reached last; but how high it is decides how much is left above it.
pub fn above_foot(ui: &mut Ui, screen: impl FnOnce(&mut Ui)) {
    let (id, drawn) = (foot_id(), foot_id().with("drawn"));
    ui.data_mut(|data| data.insert_temp(drawn, 0.0_f32));
    ui.set_max_height(ui.available_height() - counted_on(ui, id));
    screen(ui);
    count_on(ui, id, counted_on(ui, drawn));
}

fn foot_id() -> Id {
    Id::unique("height of the foot")
}

/// The foot of every screen, where what can be done stands; drawn after all that is above it.
pub fn foot(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    let window = ui.content_rect();
    let top = window.bottom() - counted_on(ui, foot_id());
    let builder = UiBuilder::new().id_salt("actions").max_rect(window.with_min_y(top));
    let builder = builder.layout(Layout::top_down(Align::Min)).accessibility_role(Role::Footer);
    let mut foot = ui.new_child(builder);
    let margin = Margin::symmetric(look::L as i8, look::M as i8);
    let frame = Frame::new().fill(look::tokens(ui).paper).inner_margin(margin);
    let drawn = frame.show(&mut foot, |ui| {
        ui.set_min_width(ui.available_width());
        look::column(ui, look::COLUMN, add);
    });
    let drawn = drawn.response.rect.height();
    ui.data_mut(|data| data.insert_temp(foot_id().with("drawn"), drawn));
}

/// The actions of a step, always here.
pub fn bar(ui: &mut Ui, cx: &mut Cx<'_>, evening: &Evening, add: impl FnOnce(&mut Ui, &mut Cx<'_>)) {
    foot_between_seats(ui, |ui| {
        if let Some(refusal) = evening.refusal {
            status(ui, &t(refusal.key()));
        }
        if evening.safety == Safety::Unsafe {
            let lost = t("safety-lost");
            notice(ui, NoticeKind::Caution, evening.trouble.as_deref().unwrap_or(&lost), |_| ());
        }
        let right = ui.max_rect().right();
        let row = ui.horizontal_wrapped(|ui| {
            // As high where there is nothing to press: the foot begins in the same place.
            ui.set_min_height(look::TARGET);
            ui.add_enabled_ui(!evening.is_moving() && is_theirs(ui, cx, evening), |ui| add(ui, cx));
        });
        if evening.state.phase != Phase::Ended {
            ui.multiply_opacity(cx.strength);
            is_safe(ui, evening.safety, row.response.rect, right);
        }
    });
}

/// A foot that begins where the column between the two does.
pub fn foot_between_seats(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    foot(ui, |ui| {
        let mut place = ui.available_rect_before_wrap();
        let aside = beside_seats(ui);
        place.min.x += aside;
        place.max.x -= aside;
        ui.scope_builder(UiBuilder::new().max_rect(place), add);
    });
}

/// How far the column between the two begins to the right of one that has the whole window.
fn beside_seats(ui: &Ui) -> f32 {
    if is_band(ui) {
        return 0.0;
    }
    let between = ui.content_rect().width() / 2.0 - SEAT_WIDTH;
    let own = ui.max_rect().width() / 2.0;
    (own + look::L + look::M - between).max(0.0)
}

/// Whether the keys have been passed on for long enough that a key is meant by whoever acts now.
pub fn is_theirs(ui: &Ui, cx: &Cx<'_>, evening: &Evening) -> bool {
    let Some(passed) = evening.passed_on() else { return true };
    let left = DEAF - cx.now.duration_since(passed);
    if left.is_positive() {
        ui.ctx().request_repaint_after(left.unsigned_abs());
    }
    !left.is_positive()
}

/// Whether all is written: beside the actions where there is room. Where there is none, only what is out of the usual is
/// said, below: the actions stay where they are.
fn is_safe(ui: &mut Ui, safety: Safety, row: Rect, right: f32) {
    let words = RichText::new(t(match safety {
        Safety::Safe => "safe-yes",
        Safety::OffTheRecord => "safe-off",
        Safety::Unsafe => "safe-no",
    }));
    let words = words.text_style(TextStyle::Small).color(look::tokens(ui).ink_soft);
    let label = Label::new(words.clone()).extend();
    let size = WidgetText::from(words).into_galley(ui, None, f32::INFINITY, TextStyle::Small).size();
    let place = Align2::RIGHT_CENTER.anchor_size(pos2(right, row.center().y), size);
    if row.right() + look::L < place.left() {
        ui.place(place, label);
    } else if safety != Safety::Safe {
        ui.add(label);
    }
}

/// The middle: one column, one thing.
///
/// How far it is scrolled belongs to its sheet, so that what is new begins at its top.
pub fn middle(ui: &mut Ui, sheet: impl AsIdSalt, add: impl FnOnce(&mut Ui)) {
    central(ui, |ui| {
        ScrollArea::vertical().id_salt(sheet).auto_shrink(false).show(ui, |ui| {
            look::column(ui, look::COLUMN, |ui| {
                ui.add_space(look::L);
                add(ui);
                page_keys(ui);
                ui.add_space(PAGE_END);
            });
        });
    });
}

/// The middle of a step in which somebody writes: what is read scrolls, where one writes stays in sight below it, unless
/// less than `least` is left to read in; then both scroll together.
pub fn middle_to_write(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    evening: &mut Evening,
    least: f32,
    read: impl FnOnce(&mut Ui, &mut Cx<'_>, &mut Evening),
    write: impl FnOnce(&mut Ui, &mut Cx<'_>, &mut Evening),
) {
    let id = Id::unique("room to write");
    let write = |ui: &mut Ui, cx: &mut Cx<'_>, evening: &mut Evening| {
        let typed = evening.due_at();
        // The same place in both ways of scrolling, or what is scrolled inside a field would be forgotten between them.
        let written = ui.scope_builder(UiBuilder::new().scope_id(id), |ui| {
            look::column(ui, look::COLUMN, |ui| {
                write(ui, cx, evening);
                ui.add_space(look::XS);
            })
        });
        let written = written.inner;
        let typed = evening.due_at() != typed;
        let grown = count_on(ui, id, written.response.rect.height());
        // A page that has just come begins at its top, unless somebody is to write at once.
        let new = is_new(ui, id.with("sheet"), Id::unique(evening.sheet()));
        if new {
            ui.data_mut(|data| data.remove_temp::<u8>(id.with("looks")));
        }
        if typed || grown && (!new || ui.text_edit_focused()) {
            ui.data_mut(|data| data.insert_temp(id.with("looks"), LOOKS));
        } else {
            bring_caret_into_sight(ui, id.with("looks"), written.response.rect);
        }
    };
    let read = |ui: &mut Ui, cx: &mut Cx<'_>, evening: &mut Evening| {
        look::column(ui, look::COLUMN, |ui| {
            ui.add_space(look::L);
            read(ui, cx, evening);
            page_keys(ui);
        });
    };
    central(ui, |ui| {
        let needed = counted_on(ui, id) + ui.spacing().item_spacing.y;
        let left = ui.available_height() - needed;
        let area = ScrollArea::vertical().id_salt(evening.sheet());
        if left < least {
            area.auto_shrink(false).show(ui, |ui| {
                read(ui, cx, evening);
                write(ui, cx, evening);
            });
        } else {
            area.auto_shrink([false, true]).max_height(left).show(ui, |ui| read(ui, cx, evening));
            write(ui, cx, evening);
            look::column(ui, look::COLUMN, |ui| scene::below(ui, &scene::of(&evening.state)));
        }
    });
}

/// Whether this is another page than the one that was drawn here last.
fn is_new(ui: &Ui, place: Id, sheet: Id) -> bool {
    ui.data_mut(|data| {
        let last = data.get_temp(place);
        data.insert_temp(place, sheet);
        last != Some(sheet)
    })
}

/// Scrolls a page so far that one sees where one writes: a field scrolls what is in it, but not the page around it.
///
/// A few frames long, as the field itself may still be moving.
fn bring_caret_into_sight(ui: &Ui, id: Id, written: Rect) {
    let Some(looks) = ui.data_mut(|data| data.remove_temp::<u8>(id)).filter(|looks| *looks > 0) else { return };
    let caret = ui.output(|output| output.ime.map(|ime| ime.cursor_rect));
    // With all that belongs to it, such as a note on the wording, where there is room for that.
    let all = written.height() + look::L <= ui.clip_rect().height();
    into_sight(ui, caret.filter(|_| !all).unwrap_or(written));
    ui.data_mut(|data| data.insert_temp(id, looks - 1));
    ui.ctx().request_repaint();
}

/// Scrolls by keyboard: a page with Page Up and Page Down, a little with the arrows where nothing else takes them.
///
/// Comes after all that is on the page: a field in it would take the scrolling for itself.
pub fn page_keys(ui: &mut Ui) {
    if !ui.is_enabled() || ui.text_edit_focused() {
        return;
    }
    let page = ui.clip_rect().height() * 0.8;
    let free = ui.memory(|memory| memory.focused().is_none());
    let keys = [
        (Key::PageDown, -page, true),
        (Key::PageUp, page, true),
        (Key::ArrowDown, -LINE, free),
        (Key::ArrowUp, LINE, free),
        (Key::Home, WHOLE, free),
        (Key::End, -WHOLE, free),
    ];
    for (key, by, takes) in keys {
        if takes && keys::take(ui, key) {
            ui.scroll_with_delta(egui::vec2(0.0, by));
        }
    }
}

fn central(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    let margin = Margin::symmetric(look::L as i8, 0);
    let frame = Frame::new().fill(look::tokens(ui).paper).inner_margin(margin);
    let main = UiBuilder::new().accessibility_role(Role::Main);
    CentralPanel::default().frame(frame).show(ui, |ui| ui.scope_builder(main, add));
}

/// The main action: its button, and its key from anywhere in the step.
///
/// While somebody types the key is Ctrl+Enter, otherwise Enter. Where the step has just begun and nothing is to be
/// typed, the button takes the keyboard focus, so that a screen reader says it.
pub fn main_action(ui: &mut Ui, evening: &Evening, label: &str, typing: bool) -> bool {
    let key = t(if typing { "key-ctrl-enter" } else { "key-enter" });
    let response = button::primary(ui, label, Some(&key));
    if evening.hand.fresh && !typing {
        response.request_focus();
    }
    button::is_clicked_once(&response) || by_key(ui, &response, typing)
}

fn by_key(ui: &Ui, response: &Response, typing: bool) -> bool {
    if keys::take_ctrl_enter(ui) {
        return true;
    }
    // A focused control takes Enter for itself.
    let free = ui.memory(|memory| memory.focused().is_none());
    !typing && free && !response.has_focus() && keys::take(ui, Key::Enter)
}

/// A step that only goes on.
pub fn only_go_on(ui: &mut Ui, cx: &mut Cx<'_>, evening: &mut Evening) {
    strip(ui, cx, evening);
    seats(ui, evening, &Seats::both(&t("together")));
    middle(ui, evening.sheet(), |_| {});
    bar(ui, cx, evening, |ui, cx| {
        if main_action(ui, evening, &t("go-on"), false) {
            cx.act(Action::Skip);
        }
    });
}

/// Asks which of the two it is; until they say, the one who spoke first.
pub fn who(ui: &mut Ui, evening: &mut Evening, label: &str) -> Seat {
    let mut seat = evening.asks();
    let seats = [Seat::Left, Seat::Right].map(|seat| (seat, evening.state.name(seat)));
    choice::segments(ui, label, &mut seat, &seats);
    evening.hand.asker = Some(seat);
    seat
}

/// “Ana speaks” and “Ben listens”, for the sides.
#[must_use]
pub fn speaking(speaker: Seat) -> (String, String) {
    let (speaks, listens) = (t("speaks").into_owned(), t("listens").into_owned());
    match speaker {
        Seat::Left => (speaks, listens),
        Seat::Right => (listens, speaks),
    }
}

/// A sentence with one name in it.
#[must_use]
pub fn with_name(id: &str, name: &str) -> String {
    with(id, &[("name", name.into())]).into_owned()
}
