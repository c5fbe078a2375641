//! Cards, questions and themes: something for two to look at without holding a session, and a coach’s way from a theme to
//! all that meets it. Nothing here is written down.

use std::borrow::Cow;

use egui::{Key, Ui};

use crate::{
    guide::{self, Group, Guide},
    ideas::{self, Carrier, IdeaId, Tool, Topic, carriers},
    text::{t, with},
    ui::{
        command::Command,
        keys, look,
        screens::{Cx, frame, home, over::Over},
        widgets::{Door, body, button, card, choice, door, heading, large_card, prompt, soft, status},
        wish::Wish,
    },
};

/// Which shelf is looked at.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Shelf {
    /// From a theme to all that meets it.
    #[default]
    Themes,
    /// Every conversation, by what it is for.
    Conversations,
    /// One card at a time.
    Cards,
    /// One question at a time.
    Questions,
    /// What can be used by itself.
    Tools,
}

/// Where somebody is in the library.
#[derive(Debug, Default)]
pub struct Library {
    /// Which shelf.
    pub shelf: Shelf,
    /// The theme that is open.
    pub theme: Option<usize>,
    /// The card that lies on top.
    pub card: usize,
    /// Which topic the questions belong to.
    pub topic: usize,
    /// The question of that topic.
    pub question: usize,
}

/// Draws the library.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, library: &mut Library) {
    home::strip(ui, cx);
    let sheet = (library.shelf as u8, library.theme, library.card, library.topic, library.question);
    frame::middle(ui, sheet, |ui| {
        let shelves = [
            (Shelf::Themes, t("library-themes")),
            (Shelf::Conversations, t("library-guides")),
            (Shelf::Cards, t("library-cards")),
            (Shelf::Questions, t("library-questions")),
            (Shelf::Tools, t("library-tools")),
        ];
        let shelves = shelves.each_ref().map(|(shelf, name)| (*shelf, &**name));
        choice::tabs(ui, &t("library-shelf"), &mut library.shelf, &shelves);
        ui.add_space(look::M);
        match library.shelf {
            Shelf::Themes => themes(ui, cx, library),
            Shelf::Conversations => conversations(ui, cx),
            Shelf::Cards => one_card(ui, library),
            Shelf::Questions => one_question(ui, library),
            Shelf::Tools => tools(ui, cx),
        }
    });
    frame::foot(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            turning(ui, library);
            if button::quiet(ui, &t("command-home"), Command::Home.key_text().as_deref()).clicked() {
                cx.run(Command::Home);
            }
        });
    });
}

/// What goes on to the next card or question, or back to all themes.
fn turning(ui: &mut Ui, library: &mut Library) {
    let (count, at) = match library.shelf {
        Shelf::Themes => {
            if library.theme.is_some() && button::primary(ui, &t("library-all-themes"), None).clicked() {
                library.theme = None;
            }
            return;
        }
        Shelf::Cards => (ideas::cards().len(), &mut library.card),
        Shelf::Questions => (questions_of(library.topic).count(), &mut library.question),
        Shelf::Conversations | Shelf::Tools => return,
    };
    let free = ui.memory(|memory| memory.focused().is_none()) && ui.is_enabled();
    let key = |key| free && keys::take(ui, key);
    let (next, before) = (key(Key::ArrowRight), key(Key::ArrowLeft));
    if (button::primary_enabled(ui, *at + 1 < count, &t("read-next"), Some("→")).clicked() || next) && *at + 1 < count
    {
        *at += 1;
    }
    if (button::quiet_enabled(ui, *at > 0, &t("read-previous"), Some("←")).clicked() || before) && *at > 0 {
        *at -= 1;
    }
}

fn themes(ui: &mut Ui, cx: &mut Cx<'_>, library: &mut Library) {
    let Some(theme) = library.theme.and_then(|theme| ideas::themes().get(theme)) else {
        prompt(ui, &t("library-themes-title"));
        ui.horizontal_wrapped(|ui| {
            for (index, theme) in ideas::themes().iter().enumerate() {
                if button::quiet(ui, &theme.name, None).clicked() {
                    library.theme = Some(index);
                }
            }
        });
        return;
    };
    prompt(ui, &theme.name);
    let wanted: Vec<IdeaId> = ideas::ideas().iter().filter(|it| it.theme == theme.id).map(|it| it.id).collect();
    let told = |carrier: Carrier| Some((kind(carrier)?, carrier));
    let met: Vec<(&str, Carrier)> = carriers(&wanted).into_iter().filter_map(told).collect();
    for group in met.chunk_by(|one, other| one.0 == other.0) {
        ui.add_space(look::L);
        heading(ui, &t(group[0].0), 2);
        let mut each = |ui: &mut Ui| group.iter().for_each(|(_, carrier)| meet(ui, cx, *carrier));
        match group[0].1 {
            Carrier::Card(_) | Carrier::Question(_) => each(ui),
            // What opens stands side by side: a long column of buttons is no list to choose from.
            Carrier::Guide(_) | Carrier::Page(_) | Carrier::Tool(_) => drop(ui.horizontal_wrapped(each)),
        }
    }
}

/// The heading under which it stands; none for a tool that no way leads to from here.
fn kind(carrier: Carrier) -> Option<&'static str> {
    Some(match carrier {
        Carrier::Guide(_) => "library-guides",
        Carrier::Card(_) => "library-cards",
        Carrier::Question(_) => "library-questions",
        Carrier::Page(_) => "command-help",
        Carrier::Tool(tool) => return way_to(tool).map(|_| "library-tools"),
    })
}

fn conversations(ui: &mut Ui, cx: &mut Cx<'_>) {
    for group in Group::ALL {
        heading(ui, &t(group.key()), 2);
        soft(ui, &t(group.more()));
        ui.horizontal_wrapped(|ui| {
            for it in guide::shelf().iter().filter(|it| it.group == Some(group)) {
                conversation(ui, cx, it);
            }
        });
        ui.add_space(look::L);
    }
}

fn conversation(ui: &mut Ui, cx: &mut Cx<'_>, guide: &Guide) {
    if button::quiet(ui, &guide.title, None).clicked() {
        cx.wish(Wish::SetUp(guide.id.clone()));
    }
}

fn meet(ui: &mut Ui, cx: &mut Cx<'_>, carrier: Carrier) {
    match carrier {
        Carrier::Guide(guide) => conversation(ui, cx, guide),
        Carrier::Card(it) => {
            card(ui, |ui| {
                heading(ui, &it.title, 3);
                body(ui, &it.text);
            });
        }
        Carrier::Question(question) => {
            body(ui, &question.text);
            if question.better_with_a_coach() {
                soft(ui, &t("library-with-coach"));
            }
        }
        Carrier::Page(page) => {
            if button::quiet(ui, &page.title, None).clicked() {
                cx.run(Command::Help);
            }
        }
        Carrier::Tool(tool) => {
            if let Some(wish) = way_to(tool)
                && button::quiet(ui, &tool.name(), None).clicked()
            {
                cx.wish(wish);
            }
        }
    }
}

fn tools(ui: &mut Ui, cx: &mut Cx<'_>) {
    for tool in Tool::ALL {
        let Some(wish) = way_to(tool) else { continue };
        let (title, more) = (tool.name(), tool.more());
        if door(ui, &Door { title: &title, more: &more, key: None, main: false }).clicked() {
            cx.wish(wish);
        }
        also_in(ui, cx, tool);
        ui.add_space(look::M);
    }
}

/// The other conversations in which a tool is met.
fn also_in(ui: &mut Ui, cx: &mut Cx<'_>, tool: Tool) {
    let others: Vec<_> = tool.guides().iter().skip(1).filter_map(|id| guide::by_id(id)).collect();
    if others.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        soft(ui, &t("library-also-in"));
        for guide in others {
            conversation(ui, cx, &guide);
        }
    });
}

/// How a tool is opened by itself; nothing where it is only met on the way.
fn way_to(tool: Tool) -> Option<Wish> {
    match tool {
        Tool::CalmKit => Some(Wish::Ask(Over::Calm)),
        Tool::CoachDemonstration => Some(Wish::Do(Command::Example)),
        _ => tool.guides().first().map(|id| Wish::SetUp((*id).to_owned())),
    }
}

fn one_card(ui: &mut Ui, library: &Library) {
    let cards = ideas::cards();
    let Some(card) = cards.get(library.card) else { return };
    place(ui, library.card, cards.len());
    large_card(ui, &card.title, &card.text);
}

fn one_question(ui: &mut Ui, library: &mut Library) {
    let Some(question) = questions_of(library.topic).nth(library.question) else { return };
    place(ui, library.question, questions_of(library.topic).count());
    let coach = if question.better_with_a_coach() { t("library-with-coach") } else { Cow::default() };
    large_card(ui, &question.text, &coach);
    ui.add_space(look::M);
    ui.horizontal_wrapped(|ui| {
        for (index, Topic { name, .. }) in ideas::topics().iter().enumerate() {
            let chosen = index == library.topic;
            let clicked =
                if chosen { button::primary(ui, name, None) } else { button::quiet(ui, name, None) }.clicked();
            if clicked && !chosen {
                (library.topic, library.question) = (index, 0);
            }
        }
    });
}

fn place(ui: &mut Ui, at: usize, of: usize) {
    status(ui, &with("read-place", &[("n", (at + 1).into()), ("of", of.into())]));
}

fn questions_of(topic: usize) -> impl Iterator<Item = &'static ideas::Question> {
    let id = ideas::topics().get(topic).map(|topic| topic.id.as_str());
    ideas::questions().iter().filter(move |question| Some(question.topic.as_str()) == id)
}
