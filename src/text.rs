//! The way to a translated string.
//!
//! Every sentence that a person reads stands in `assets/i18n`, where a therapist or a translator can read it through.
//! No room makes sentences of its own. A leaf: this module uses no other room.

use std::{borrow::Cow, collections::BTreeSet, sync::LazyLock};

use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue, concurrent::FluentBundle};
use unic_langid::langid;

/// The catalogue of words, in the order in which a reader meets them.
const ENGLISH: &[(&str, &str)] = &[
    ("cli.ftl", include_str!("../assets/i18n/en/cli.ftl")),
    ("commands.ftl", include_str!("../assets/i18n/en/commands.ftl")),
    ("common.ftl", include_str!("../assets/i18n/en/common.ftl")),
    ("evening.ftl", include_str!("../assets/i18n/en/evening.ftl")),
    ("guides.ftl", include_str!("../assets/i18n/en/guides.ftl")),
    ("home.ftl", include_str!("../assets/i18n/en/home.ftl")),
    ("ideas.ftl", include_str!("../assets/i18n/en/ideas.ftl")),
    ("refusals.ftl", include_str!("../assets/i18n/en/refusals.ftl")),
    ("store.ftl", include_str!("../assets/i18n/en/store.ftl")),
    ("transcript.ftl", include_str!("../assets/i18n/en/transcript.ftl")),
    ("widgets.ftl", include_str!("../assets/i18n/en/widgets.ftl")),
    ("words.ftl", include_str!("../assets/i18n/en/words.ftl")),
];

static BUNDLE: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| {
    let mut bundle = FluentBundle::new_concurrent(vec![langid!("en")]);
    // The invisible marks around a placeable would show as missing glyphs.
    bundle.set_use_isolating(false);
    for (file, source) in ENGLISH {
        // A test reads every file strictly; here a broken line costs that line alone.
        let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(resource, errors)| {
            log::error!("{file}: {} broken lines", errors.len());
            resource
        });
        bundle.add_resource_overriding(resource);
    }
    bundle
});

/// The sentence with this id.
///
/// An unknown id gives the id itself: ugly enough to be seen, and a test looks for them.
#[must_use]
pub fn t(id: &str) -> Cow<'static, str> {
    lookup(id, None)
}

/// The sentence with this id, with its placeables filled in.
#[must_use]
pub fn with(id: &str, args: &[(&'static str, FluentValue<'_>)]) -> Cow<'static, str> {
    let args: FluentArgs<'_> = args.iter().map(|(name, value)| (*name, value.clone())).collect();
    lookup(id, Some(&args))
}

fn lookup(id: &str, args: Option<&FluentArgs<'_>>) -> Cow<'static, str> {
    let Some(pattern) = BUNDLE.get_message(id).and_then(|message| message.value()) else {
        log::error!("no words for {id}");
        return Cow::Owned(id.to_owned());
    };
    let mut errors: Vec<FluentError> = Vec::new();
    let text = BUNDLE.format_pattern(pattern, args, &mut errors);
    if !errors.is_empty() {
        log::error!("words for {id} lack a value");
    }
    Cow::Owned(text.into_owned())
}

/// The ids of all sentences, for tests.
#[must_use]
pub fn ids() -> BTreeSet<String> {
    ENGLISH
        .iter()
        .flat_map(|(_, source)| source.lines())
        .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
        .filter_map(|line| Some(line.split_once('=')?.0.trim().to_owned()))
        .collect()
}
