//! Setting up: who is here, which conversation, about what, how, and who speaks first.

use std::{borrow::Cow, sync::Arc};

use egui::{InnerResponse, Ui};
use uuid::Uuid;

use crate::{
    guide::{Group, Guide, Way},
    session::{Pair, Record, Seat, Setup},
    text::{t, with},
    ui::{
        command::Command,
        keys, look,
        screens::{Cx, frame, home},
        widgets::{
            body, button, card,
            choice::{self, Choice},
            field, heading, into_sight, prompt, soft, status,
        },
        wish::Wish,
    },
};

/// The longest name, in characters.
const NAME: usize = 60;

/// The longest topic, in characters.
const TOPIC: usize = 200;

/// Who speaks first, before lots are drawn.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum First {
    /// This one.
    Seat(Seat),
    /// By lot.
    Lot,
}

/// What has been chosen so far.
pub struct SettingUp {
    /// The shelf.
    pub guides: Vec<Arc<Guide>>,
    /// Which guide.
    pub guide: usize,
    /// Their names.
    pub names: Pair<String>,
    /// The topic.
    pub topic: String,
    /// How they talk.
    pub way: Way,
    /// Who speaks first.
    pub first: First,
    /// Whether anything is written.
    pub record: Record,
    /// What the lot says when it is drawn.
    pub lot: Seat,
    /// Tells this page from the one before, which may have been scrolled.
    pub sheet: Uuid,
    /// What is known about the guide is shown.
    pub why: bool,
    /// The screen has just opened.
    pub fresh: bool,
    /// They tried to begin without names.
    pub names_missing: bool,
}

impl SettingUp {
    /// Nothing chosen yet but the first guide on the shelf, the shortest; a random number draws the lot.
    #[must_use]
    pub fn new(guides: Vec<Arc<Guide>>, chance: Uuid) -> Self {
        let lot = if chance.as_u128() & 1 == 0 { Seat::Left } else { Seat::Right };
        let way = guides.first().and_then(|guide| guide.ways.first()).copied().unwrap_or(Way::ListenerWrites);
        Self {
            guides,
            guide: 0,
            names: Pair::default(),
            topic: String::new(),
            way,
            first: First::Seat(Seat::Left),
            record: Record::On,
            lot,
            sheet: chance,
            why: false,
            fresh: true,
            names_missing: false,
        }
    }

    /// What was chosen before, to choose anew.
    #[must_use]
    pub fn again(guides: Vec<Arc<Guide>>, chance: Uuid, before: &Setup, guide: &Guide) -> Self {
        let at = guides.iter().position(|it| it.id == guide.id);
        let mut setup = Self {
            names: before.names.clone(),
            topic: before.topic.clone(),
            first: First::Seat(before.first),
            record: before.record,
            ..Self::new(guides, chance)
        };
        // It may have left the shelf since.
        if let Some(at) = at {
            setup.choose(at);
            setup.way = before.way;
        }
        setup
    }

    /// Chooses a guide, and with it the way of talking that it proposes.
    pub fn choose(&mut self, guide: usize) {
        self.guide = guide;
        if let Some(way) = self.guides.get(guide).and_then(|guide| guide.ways.first()) {
            self.way = *way;
        }
    }

    /// The group of the chosen guide: what is marked can always be seen.
    fn group(&self) -> Option<Group> {
        self.guides.get(self.guide).and_then(|guide| guide.group)
    }

    /// Chooses the gentlest guide of a group.
    fn choose_group(&mut self, group: Option<Group>) {
        if let Some(first) = self.guides.iter().position(|guide| guide.group == group) {
            self.choose(first);
        }
    }

    fn begin(&mut self) -> Option<Wish> {
        let names = Pair { left: self.names.left.trim().to_owned(), right: self.names.right.trim().to_owned() };
        self.names_missing = names.left.is_empty() || names.right.is_empty();
        let guide = self.guides.get(self.guide).filter(|_| !self.names_missing)?;
        let first = match self.first {
            First::Seat(seat) => seat,
            First::Lot => self.lot,
        };
        let setup = Setup {
            names,
            topic: self.topic.trim().to_owned(),
            way: self.way,
            first,
            record: self.record,
            example: false,
        };
        Some(Wish::Begin(setup, Arc::clone(guide)))
    }
}

/// Draws the questions.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, setup: &mut SettingUp) {
    home::strip(ui, cx);
    setup.names_missing &= setup.names.left.trim().is_empty() || setup.names.right.trim().is_empty();
    frame::middle(ui, ("setup", setup.sheet), |ui| {
        prompt(ui, &t("setup-title"));
        soft(ui, &t("setup-safe"));
        names(ui, setup);
        guides(ui, setup);
        ways(ui, setup);
        rest(ui, setup);
    });
    frame::foot(ui, |ui| {
        if setup.names_missing {
            status(ui, &t("setup-names-missing"));
        }
        ui.horizontal_wrapped(|ui| {
            let key = t("key-ctrl-enter");
            if button::primary(ui, &t("setup-begin"), Some(&key)).clicked() || keys::take_ctrl_enter(ui) {
                setup.begin().into_iter().for_each(|wish| cx.wish(wish));
            }
            if button::plain(ui, &t("command-home"), Command::Home.key_text().as_deref()).clicked() {
                cx.run(Command::Home);
            }
            chosen(ui, setup);
        });
    });
    setup.fresh = false;
}

/// What they are about to begin, however far down the page they are.
fn chosen(ui: &mut Ui, setup: &SettingUp) {
    let Some(guide) = setup.guides.get(setup.guide) else { return };
    let way = t(way_ids(setup.way).0);
    let chosen = [("guide", guide.title.as_str().into()), ("way", way.into())];
    soft(ui, &with("setup-chosen", &chosen));
}

/// How long it takes.
fn minutes(guide: &Guide) -> Cow<'static, str> {
    let [from, to] = guide.minutes;
    with("setup-minutes", &[("from", from.into()), ("to", to.into())])
}

fn names(ui: &mut Ui, setup: &mut SettingUp) {
    let fresh = setup.fresh;
    ui.columns(2, |columns| {
        let left = field::line(
            &mut columns[0],
            egui::Id::unique("left name"),
            &t("setup-name"),
            "",
            &mut setup.names.left,
            NAME,
        );
        if fresh {
            left.request_focus();
        }
        field::line(
            &mut columns[1],
            egui::Id::unique("right name"),
            &t("setup-name-right"),
            "",
            &mut setup.names.right,
            NAME,
        );
    });
    ui.add_space(look::L);
}

/// What it is for; a long list helps nobody who is tired.
fn groups(ui: &mut Ui, setup: &mut SettingUp) {
    let named = Group::ALL.map(|group| (Some(group), t(group.key())));
    let offered: Vec<_> = named
        .iter()
        .map(|(group, name)| (*group, &**name))
        .filter(|(group, _)| setup.guides.iter().any(|guide| guide.group == *group))
        .collect();
    let mut group = setup.group();
    if choice::segments(ui, &t("setup-group"), &mut group, &offered).changed() {
        setup.choose_group(group);
    }
    ui.add_space(look::M);
    if let Some(group) = group {
        heading(ui, &t(group.more()), 2);
    }
}

fn guides(ui: &mut Ui, setup: &mut SettingUp) {
    groups(ui, setup);
    let group = setup.group();
    let cards: Vec<(usize, String, String)> = setup
        .guides
        .iter()
        .enumerate()
        .filter(|(_, guide)| guide.group == group)
        .map(|(index, guide)| {
            let about = [
                ("summary", guide.summary.as_str().into()),
                ("minutes", minutes(guide).into()),
                ("heat", with("setup-heat", &[("n", guide.heat.into())]).into()),
            ];
            (index, guide.title.clone(), with("setup-about", &about).into_owned())
        })
        .collect();
    let cards: Vec<_> = cards.iter().map(|(index, title, more)| Choice::new(*index, title, more)).collect();
    let mut chosen = setup.guide;
    if choice::radio_cards(ui, &t("setup-guide"), &mut chosen, &cards).changed() {
        setup.choose(chosen);
    }
    let turned = button::quiet(ui, &t("setup-why"), None).clicked();
    setup.why ^= turned;
    if let Some(guide) = setup.guides.get(setup.guide).filter(|_| setup.why) {
        let told = why(ui, guide).response;
        if turned {
            // It opens below, where it might not be seen.
            into_sight(ui, told.rect);
        }
    }
    ui.add_space(look::L);
}

/// What is known about a guide, and what helps whoever shows it to others.
fn why(ui: &mut Ui, guide: &Guide) -> InnerResponse<()> {
    card(ui, |ui| {
        body(ui, &guide.why.text);
        soft(ui, &guide.why.strength);
        for source in &guide.why.sources {
            soft(ui, source);
        }
        if !guide.teaching.is_empty() {
            ui.add_space(look::M);
            heading(ui, &t("setup-teaching"), 3);
        }
        for note in &guide.teaching {
            body(ui, note);
        }
    })
}

fn ways(ui: &mut Ui, setup: &mut SettingUp) {
    let Some(guide) = setup.guides.get(setup.guide) else { return };
    // The one that the guide proposes is marked; the order is the same for all guides.
    let texts: Vec<(Way, String, String)> = Way::ALL
        .iter()
        .filter(|way| guide.ways.contains(way))
        .map(|way| {
            let (title, more) = way_ids(*way);
            (*way, t(title).into_owned(), t(more).into_owned())
        })
        .collect();
    let cards: Vec<_> = texts.iter().map(|(way, title, more)| Choice::new(*way, title, more)).collect();
    choice::radio_cards(ui, &t("setup-way"), &mut setup.way, &cards);
    ui.add_space(look::L);
}

/// The ids of the title and the description of a way of talking.
#[must_use]
pub fn way_ids(way: Way) -> (&'static str, &'static str) {
    match way {
        Way::ListenerWrites => ("way-listener-writes", "way-listener-writes-more"),
        Way::BothWrite => ("way-both-write", "way-both-write-more"),
        Way::WriteReadTalk => ("way-write-read-talk", "way-write-read-talk-more"),
        Way::SpeakOnly => ("way-speak-only", "way-speak-only-more"),
    }
}

fn rest(ui: &mut Ui, setup: &mut SettingUp) {
    field::line(ui, egui::Id::unique("topic"), &t("setup-topic"), &t("setup-topic-hint"), &mut setup.topic, TOPIC);
    ui.add_space(look::L);
    let name =
        |name: &str, usual: &str| if name.trim().is_empty() { t(usual).into_owned() } else { name.trim().to_owned() };
    let (left, right) = (name(&setup.names.left, "setup-left"), name(&setup.names.right, "setup-right"));
    let firsts = [
        (First::Seat(Seat::Left), left.as_str()),
        (First::Seat(Seat::Right), right.as_str()),
        (First::Lot, &t("setup-first-lot")),
    ];
    choice::segments(ui, &t("setup-first"), &mut setup.first, &firsts);
    ui.add_space(look::M);
    let records = [(Record::On, &*t("setup-record-on")), (Record::Off, &*t("setup-record-off"))];
    choice::segments(ui, &t("setup-record"), &mut setup.record, &records);
}
