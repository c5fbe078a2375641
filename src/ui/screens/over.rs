//! What lies over a screen: questions, choices, messages, and the neutral page that hides everything.

use std::path::PathBuf;

use egui::{Align, CentralPanel, Frame, Id, Key, Layout, Margin, Modal, Response, ScrollArea, Ui, UiKind};
use uuid::Uuid;

use crate::{
    guide::Way,
    session::{Action, DraftField, Keep, LONGEST_TEXT, Seat},
    store::{EarlierVersion, Kept, Looks},
    text::{t, with},
    ui::{
        app::Place,
        command::Command,
        evening::Safety,
        keys, look,
        screens::{
            Cx,
            frame::{self, with_name},
            ready, rest,
            round::field_id,
            setup::way_ids,
        },
        widgets::{
            body, button,
            choice::{self, Choice},
            field, prompt, soft, voiced_heading,
        },
        wish::{Version, Wish},
    },
};

/// How wide what lies over the screen is, at arm’s length.
const WIDTH: f32 = 620.0;

/// How high a row of the list of keys is.
const ROW: f32 = 36.0;

/// How wide a question is that only has answers.
const NARROW: f32 = 480.0;

/// How much of the window’s height the list of files may take.
const LIST: f32 = 0.3;

/// What lies over the screen now.
#[derive(Clone)]
pub enum Over {
    /// Help and support.
    Help,
    /// Settings.
    Settings,
    /// The calm kit.
    Calm,
    /// The list of keys.
    Shortcuts,
    /// When to come back from a break.
    Break,
    /// When to try again.
    NotNow,
    /// How to talk from here on.
    Way(Way),
    /// A reply to put aside.
    Park,
    /// Whether to skip a step in which something is written.
    Skip,
    /// Whether to skip a turn where something is written.
    SkipTurn,
    /// Whether to go a step back from one in which something is written.
    Back,
    /// Whether both want to look back over months.
    LookBack,
    /// Whether to stop for today.
    Stop,
    /// Whether to close the window.
    Close,
    /// Whether to throw an unfinished session away.
    Discard(Uuid),
    /// Whether to take back these words.
    TakeBack {
        /// The number of the event.
        seq: u64,
        /// Which words of it.
        words_at: usize,
        /// Whose words.
        name: String,
        /// Who may have given them back, if anybody.
        heard_by: Option<String>,
    },
    /// Whether to delete the session for good.
    Delete,
    /// This file is damaged; how many lines.
    Damaged(PathBuf, usize),
    /// Whether this one means it: nothing is to be kept.
    KeepNothing(Seat),
    /// Whether to leave what is not written.
    Leave,
    /// Whether to close the window while it is hidden; it tells nothing.
    CloseHidden,
    /// The file was changed outside while these words were to be taken back.
    Conflict(u64, usize),
    /// A sentence to read.
    Message(String),
    /// A path to type, where no dialog appears; to open one, with what is kept in the usual folder.
    Path(PathFor, String, Vec<Kept>),
    /// Which earlier version of this file to look at.
    Earlier(PathBuf, Vec<EarlierVersion>),
}

/// What a typed path is for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum PathFor {
    /// To open.
    Open,
    /// To save a copy.
    Copy,
    /// To write the readable account.
    Export(crate::ui::wish::ExportKind),
    /// To write whom to call.
    HelpLines,
}

/// What has just come over the screen takes the keyboard focus from what lies below.
pub fn follow_focus(ui: &Ui, over: Option<&Over>) {
    let id = Id::unique("what lies over");
    let now = over.map(std::mem::discriminant);
    let before = ui.data_mut(|data| {
        let before = data.get_temp::<Option<std::mem::Discriminant<Over>>>(id).flatten();
        data.insert_temp(id, now);
        before
    });
    if now.is_some() && now != before {
        keys::leave_field(ui);
    }
}

/// Draws what lies over the screen.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, over: &mut Over, place: &mut Place) {
    let margin = Margin::same(look::XL as i8);
    let frame = Frame::popup(ui.style()).inner_margin(margin).corner_radius(look::RADIUS_CARD);
    let modal = Modal::new(Id::unique("over")).frame(frame).show(ui.ctx(), |ui| {
        let width = if is_large(over) { WIDTH } else { NARROW };
        ui.set_width((ui.ctx().content_rect().width() - 96.0).min(look::tokens(ui).scaled(width)));
        content(ui, cx, over, place);
    });
    if modal.should_close() {
        cx.wish(Wish::CloseOver);
    }
}

/// Whether it holds more than a question and its answers.
fn is_large(over: &Over) -> bool {
    matches!(over, Over::Shortcuts | Over::Way(_) | Over::Park | Over::Path(..) | Over::Earlier(..))
}

fn content(ui: &mut Ui, cx: &mut Cx<'_>, over: &mut Over, place: &mut Place) {
    match over {
        // These are pages of their own.
        Over::Help | Over::Settings | Over::Calm => {}
        Over::Shortcuts => shortcuts(ui, cx),
        Over::Way(way) => ways(ui, cx, way, place),
        Over::Park => park(ui, cx, place),
        Over::Message(text) => {
            name(ui, text);
            ScrollArea::vertical().show(ui, |ui| body(ui, text));
            ui.add_space(look::M);
            cancel(ui, cx, "close");
        }
        Over::Path(what, path, kept) => typed_path(ui, cx, *what, path, kept),
        asks => {
            if let Some(question) = question(asks, cx, place) {
                question.show(ui, cx);
            }
        }
    }
}

/// Gives what lies over the screen its name: a screen reader says it once the keyboard focus is in there.
fn name(ui: &Ui, name: &str) {
    if let Some(over) = ui.stack().iter().find(|part| part.kind() == Some(UiKind::Modal)) {
        ui.ctx().accesskit_node_builder(over.unique_id, |node| {
            node.set_label(name);
            node.set_modal();
        });
    }
}

fn title(ui: &mut Ui, text: &str) {
    name(ui, text);
    voiced_heading(ui, text);
}

/// A question with answers; Escape leaves everything as it is.
struct Question {
    title: String,
    more: String,
    answers: Vec<(String, Care, Wish)>,
    back: &'static str,
}

/// Whether an answer can be undone.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Care {
    /// It can: the first of these takes the keyboard focus.
    Usual,
    /// Nothing can undo it: the keyboard focus goes past it, so that one stray key does no harm.
    Careful,
}

impl Question {
    fn new(title: &str, more: &str) -> Self {
        Self { title: t(title).into_owned(), more: t(more).into_owned(), answers: Vec::new(), back: "cancel" }
    }

    fn answer(self, label: &str, wish: Wish) -> Self {
        self.with(Care::Usual, &t(label), wish)
    }

    fn careful(self, label: &str, wish: Wish) -> Self {
        self.with(Care::Careful, &t(label), wish)
    }

    fn with(mut self, care: Care, label: &str, wish: Wish) -> Self {
        self.answers.push((label.to_owned(), care, wish));
        self
    }

    fn back(self, back: &'static str) -> Self {
        Self { back, ..self }
    }

    fn show(self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let Self { title: asked, more, answers, back } = self;
        let told = |ui: &mut Ui, cx: &mut Cx<'_>| {
            title(ui, &asked);
            body(ui, &more);
            ui.add_space(look::M);
            // As wide as each other: none of them is the one to take.
            ui.with_layout(Layout::top_down_justified(Align::Min), |ui| {
                for (label, care, wish) in answers {
                    answer(ui, cx, care, &label, wish);
                }
            });
        };
        scrolled(ui, cx, told, |ui, cx| cancel(ui, cx, back));
    }
}

/// What is asked, with its answers; nothing where there is no question.
fn question(over: &Over, cx: &Cx<'_>, place: &Place) -> Option<Question> {
    let ask = Question::new;
    let lost = would_be_lost(place);
    Some(match over {
        Over::Break => rest::times(cx.now).into_iter().fold(ask("break-title", "break-body"), |ask, (label, until)| {
            ask.with(Care::Usual, &label, Wish::Act(Action::Break { until }))
        }),
        Over::NotNow => {
            let times = ready::later(cx.now).into_iter();
            let ask = times.fold(ask("ready-not-now-title", "ready-not-now-body"), |ask, (label, until)| {
                ask.answer(label, Wish::Act(Action::NotNow { until }))
            });
            // Perhaps it is only not this one.
            if cx.is_open(Command::Back) { ask.answer("ready-another", Wish::Do(Command::Back)) } else { ask }
        }
        Over::Skip => ask("skip-title", "skip-body").careful("skip-yes", Wish::Act(Action::Skip)).back("stop-go-on"),
        Over::SkipTurn => {
            ask("skip-turn-title", "skip-body").careful("skip-yes", Wish::Act(Action::SkipTurn)).back("stop-go-on")
        }
        Over::Back => ask("back-title", "skip-body").careful("back-yes", Wish::Act(Action::GoBack)).back("stop-go-on"),
        Over::LookBack => ask("look-back-title", "look-back-body").careful("look-back-yes", Wish::LookBack),
        Over::Stop if lost => {
            ask("stop-title", "stop-lost-body").answer("stop-keep", Wish::Act(Action::Stop)).back("stop-go-on")
        }
        Over::Stop => ask("stop-title", if has_words(place) { "stop-words-body" } else { "stop-body" })
            .answer("stop-keep", Wish::Act(Action::Stop))
            .answer("stop-later", Wish::LeaveOpen)
            .back("stop-go-on"),
        Over::Close if lost => ask("close-title", close_line(place)).careful("close-yes", Wish::Quit).back("close-no"),
        Over::Close => ask("close-title", close_line(place)).answer("close-yes", Wish::Quit).back("close-no"),
        Over::Leave => ask("leave-title", close_line(place)).careful("leave-yes", Wish::LeaveOpen).back("close-no"),
        Over::CloseHidden => ask("close-hidden-title", "close-hidden-body").careful("close-yes", Wish::Quit),
        Over::Discard(id) => {
            ask("home-discard-title", "home-discard-body").careful("home-discard-yes", Wish::Discard(*id))
        }
        Over::TakeBack { seq, words_at, name, heard_by } => {
            let mirror = heard_by.as_deref().map(|name| with_name("read-take-back-mirror", name));
            Question {
                title: with_name("read-take-back-title", name),
                more: [Some(t("read-take-back-body").into_owned()), mirror]
                    .into_iter()
                    .flatten()
                    .collect::<Vec<_>>()
                    .join(" "),
                ..ask("read-take-back-title", "read-take-back-body")
                    .careful("read-take-back-yes", Wish::TakeBack(*seq, *words_at))
            }
        }
        Over::KeepNothing(seat) => ask("keep-nothing-title", "keep-nothing-body")
            .careful("keep-nothing-yes", Wish::Act(Action::Keep { seat: *seat, keep: Keep::Nothing }))
            .back("keep-nothing-back"),
        Over::Delete => ask("read-delete-title", "read-delete-body").careful("read-delete-yes", Wish::DeleteForGood),
        Over::Damaged(path, lines) => Question {
            more: with("read-damaged-body", &[("n", (*lines).into())]).into_owned(),
            ..ask("read-damaged-title", "read-damaged-body").answer("read-damaged-accept", Wish::OpenAsIs(path.clone()))
        },
        Over::Conflict(seq, at) => ask("conflict-title", "conflict-body")
            .answer("conflict-both", Wish::Settle(Version::Both, *seq, *at))
            .answer("conflict-theirs", Wish::Settle(Version::Theirs, *seq, *at))
            .answer("conflict-ours", Wish::Settle(Version::Ours, *seq, *at)),
        Over::Earlier(from, versions) => versions.iter().fold(ask("earlier-title", "earlier-body"), |ask, version| {
            let label = version.written.map_or_else(|| t("home-some-day").into_owned(), |at| cx.moment(at));
            ask.with(Care::Usual, &label, Wish::OpenEarlier(from.clone(), version.path.clone()))
        }),
        _ => return None,
    })
}

fn answer(ui: &mut Ui, cx: &mut Cx<'_>, care: Care, label: &str, wish: Wish) {
    let response = button::quiet(ui, label, None);
    answered(ui, cx, &response, care, wish);
}

/// What the button of an answer does.
fn answered(ui: &mut Ui, cx: &mut Cx<'_>, response: &Response, care: Care, wish: Wish) {
    if care == Care::Usual && ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
    if response.clicked() {
        cx.wish(Wish::CloseOver);
        cx.wish(wish);
    }
}

/// Scrolls what the window has no room for; the way out always stands below it.
fn scrolled(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    add: impl FnOnce(&mut Ui, &mut Cx<'_>),
    below: impl FnOnce(&mut Ui, &mut Cx<'_>),
) {
    let id = Id::unique("below what scrolls in a question");
    let around = 2.0 * (look::XL + look::M) + ui.spacing().item_spacing.y;
    let room = ui.ctx().content_rect().height() - frame::counted_on(ui, id) - around;
    ScrollArea::vertical().max_height(room).auto_shrink([false, true]).show(ui, |ui| {
        // The bar has its room beside them.
        ui.set_max_width(ui.available_width() - look::M);
        add(ui, cx);
        // The ring of the focus around the last of it needs room, too.
        ui.add_space(look::XS);
        frame::page_keys(ui);
    });
    let top = ui.cursor().top();
    below(ui, cx);
    frame::count_on(ui, id, ui.cursor().top() - top);
}

fn cancel(ui: &mut Ui, cx: &mut Cx<'_>, label: &str) {
    let response = button::plain(ui, &t(label), Some(&t("key-escape")));
    if ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
    if response.clicked() {
        cx.wish(Wish::CloseOver);
    }
}

fn has_words(place: &Place) -> bool {
    matches!(place, Place::Evening(evening) if evening.has_words())
}

fn would_be_lost(place: &Place) -> bool {
    matches!(place, Place::Evening(evening) if evening.would_be_lost())
}

fn close_line(place: &Place) -> &'static str {
    match place {
        Place::Evening(evening) => match evening.safety {
            Safety::OffTheRecord => "close-off-body",
            Safety::Unsafe => "close-unsafe-body",
            Safety::Safe => "close-body",
        },
        _ => "close-body",
    }
}

fn ways(ui: &mut Ui, cx: &mut Cx<'_>, way: &mut Way, place: &Place) {
    let Place::Evening(evening) = place else { return };
    let ways = &evening.state.guide().ways;
    let texts: Vec<_> = ways.iter().map(|way| (*way, t(way_ids(*way).0), t(way_ids(*way).1))).collect();
    let cards: Vec<_> = texts.iter().map(|(way, title, more)| Choice::new(*way, title, more)).collect();
    name(ui, &t("way-title"));
    let mut chosen = *way;
    let choose = |ui: &mut Ui, _: &mut Cx<'_>| {
        choice::radio_cards(ui, &t("way-title"), &mut chosen, &cards);
    };
    scrolled(ui, cx, choose, |ui, cx| {
        ui.horizontal_wrapped(|ui| {
            let go_on = button::primary(ui, &t("go-on"), None);
            answered(ui, cx, &go_on, Care::Usual, Wish::Act(Action::ChangeWay { way: *way }));
            cancel(ui, cx, "cancel");
        });
    });
    *way = chosen;
}

fn park(ui: &mut Ui, cx: &mut Cx<'_>, place: &mut Place) {
    let Place::Evening(evening) = place else { return };
    let Some(speaker) = evening.state.floor() else { return };
    let listener = speaker.other();
    title(ui, &with_name("park-title", evening.state.name(listener)));
    body(ui, &t(if evening.state.has_turn_ahead(listener) { "park-body" } else { "park-body-for-good" }));
    let id = field_id(&DraftField::Park);
    let response = field::text(ui, id, &t("park-field"), "", evening.field(DraftField::Park), 3, LONGEST_TEXT / 4);
    if ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
    if response.changed() {
        evening.typed(cx.now);
    }
    ui.add_space(look::M);
    let empty = evening.field(DraftField::Park).trim().is_empty();
    let key = t("key-ctrl-enter");
    let response = button::primary_enabled(ui, !empty, &t("park-keep"), Some(&key));
    if !empty && (response.clicked() || keys::take_ctrl_enter(ui)) {
        let text = evening.take_field(&DraftField::Park);
        field::forget_undo(ui.ctx(), id);
        cx.act(Action::Park { text });
        cx.wish(Wish::CloseOver);
    }
    cancel(ui, cx, "cancel");
}

fn shortcuts(ui: &mut Ui, cx: &mut Cx<'_>) {
    name(ui, &t("shortcuts-title"));
    let mut rows: Vec<(String, String)> = vec![
        (t("key-enter").into_owned(), t("shortcuts-enter").into_owned()),
        (t("key-ctrl-enter").into_owned(), t("shortcuts-ctrl-enter").into_owned()),
        ("Tab".to_owned(), t("shortcuts-tab").into_owned()),
        (t("key-shift").into_owned(), t("shortcuts-shift").into_owned()),
        ("1 2 3".to_owned(), t("shortcuts-answers").into_owned()),
        ("9 0".to_owned(), t("shortcuts-answers-right").into_owned()),
        ("↑ ↓".to_owned(), t("shortcuts-scroll").into_owned()),
        ("← →".to_owned(), t("shortcuts-arrows").into_owned()),
        (format!("{ctrl}+← {ctrl}+→", ctrl = t("key-ctrl")), t("shortcuts-parts").into_owned()),
        (keys::MENU.name().to_owned(), t("more").into_owned()),
    ];
    rows.extend(Command::ALL.iter().filter_map(|command| Some((command.key_text()?, t(command.label()).into_owned()))));
    let list = |ui: &mut Ui, _: &mut Cx<'_>| {
        voiced_heading(ui, &t("shortcuts-title"));
        let row = look::tokens(ui).scaled(ROW);
        egui::Grid::new("keys").num_columns(2).min_row_height(row).spacing([look::XL, 0.0]).show(ui, |ui| {
            ui.spacing_mut().interact_size.y = row;
            for (keys, what) in rows {
                ui.horizontal(|ui| keys.split(' ').for_each(|key| button::key_cap(ui, key)));
                soft(ui, &what);
                ui.end_row();
            }
        });
    };
    scrolled(ui, cx, list, |ui, cx| cancel(ui, cx, "close"));
}

/// The files that are ours, by name, with the time of their last change.
fn kept_files(ui: &mut Ui, cx: &mut Cx<'_>, kept: &[Kept]) {
    let ours: Vec<&Kept> = kept.iter().filter(|file| file.looks == Looks::Ours).collect();
    if ours.is_empty() {
        return;
    }
    ui.add_space(look::M);
    soft(ui, &t("path-kept"));
    let height = ui.ctx().content_rect().height() * LIST;
    ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
        for file in ours {
            let name = file.path.file_stem().unwrap_or(file.path.as_os_str()).to_string_lossy();
            let label = file.changed.map_or_else(|| name.to_string(), |at| format!("{name} · {}", cx.moment(at)));
            if button::plain(ui, &label, None).clicked() {
                cx.wish(Wish::CloseOver);
                cx.wish(Wish::Open(file.path.clone()));
            }
        }
    });
}

fn typed_path(ui: &mut Ui, cx: &mut Cx<'_>, what: PathFor, path: &mut String, kept: &[Kept]) {
    let (label, go) = match what {
        PathFor::Open => ("read-type-open", "path-open"),
        PathFor::Copy | PathFor::Export(_) | PathFor::HelpLines => ("read-type-path", "path-go"),
    };
    name(ui, &t(label));
    let id = Id::unique("typed path");
    // There is nothing else to go on to.
    let entered = ui.memory(|memory| memory.has_focus(id)) && keys::take(ui, Key::Enter);
    let response = field::line(ui, id, &t(label), "", path, 4096);
    if ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
    ui.add_space(look::M);
    let key = t("key-ctrl-enter");
    let go = button::primary_enabled(ui, !path.trim().is_empty(), &t(go), Some(&key)).clicked();
    if !path.trim().is_empty() && (go || entered || keys::take_ctrl_enter(ui)) {
        let path = PathBuf::from(path.trim());
        cx.wish(Wish::CloseOver);
        cx.wish(match what {
            PathFor::Open => Wish::Open(path),
            PathFor::Copy => Wish::CopyTo(path),
            PathFor::Export(kind) => Wish::ExportTo(kind, path),
            PathFor::HelpLines => Wish::SaveHelpLinesTo(path),
        });
    }
    kept_files(ui, cx, kept);
    cancel(ui, cx, "cancel");
}

/// The neutral page: it tells nothing, and nothing of the session is left in the accessibility tree.
pub fn hidden(ui: &mut Ui, cx: &mut Cx<'_>) {
    let fill = look::tokens(ui).paper;
    CentralPanel::default().frame(Frame::new().fill(fill).inner_margin(Margin::same(look::XL as i8))).show(ui, |ui| {
        prompt(ui, &t("hidden-title"));
        soft(ui, &t("hidden-body"));
        ui.add_space(look::L);
        if button::quiet(ui, &t("hidden-back"), Command::Hide.key_text().as_deref()).clicked() {
            cx.run(Command::Hide);
        }
    });
}
