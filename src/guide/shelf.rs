//! The guides that come with the program.

use std::sync::{Arc, LazyLock};

use crate::guide::{model::Guide, read::read};

/// The built-in guides, in the order in which the shelf shows them.
pub(super) const FILES: [(&str, &str); 25] = [
    ("first-five", include_str!("../../assets/guides/en/first-five.guide.json")),
    ("reluctant", include_str!("../../assets/guides/en/reluctant.guide.json")),
    ("reunion", include_str!("../../assets/guides/en/reunion.guide.json")),
    ("appreciation", include_str!("../../assets/guides/en/appreciation.guide.json")),
    ("outside-stress", include_str!("../../assets/guides/en/outside-stress.guide.json")),
    ("your-turn-my-turn", include_str!("../../assets/guides/en/your-turn-my-turn.guide.json")),
    ("mirror-exact", include_str!("../../assets/guides/en/mirror-exact.guide.json")),
    ("outsiders-view", include_str!("../../assets/guides/en/outsiders-view.guide.json")),
    ("people-in-our-lives", include_str!("../../assets/guides/en/people-in-our-lives.guide.json")),
    ("requests", include_str!("../../assets/guides/en/requests.guide.json")),
    ("asking-for-closeness", include_str!("../../assets/guides/en/asking-for-closeness.guide.json")),
    ("write-read-talk", include_str!("../../assets/guides/en/write-read-talk.guide.json")),
    ("mirror", include_str!("../../assets/guides/en/mirror.guide.json")),
    ("mine-yours-ours", include_str!("../../assets/guides/en/mine-yours-ours.guide.json")),
    ("weekly-hour", include_str!("../../assets/guides/en/weekly-hour.guide.json")),
    ("mirror-heart", include_str!("../../assets/guides/en/mirror-heart.guide.json")),
    ("tell-and-ask", include_str!("../../assets/guides/en/tell-and-ask.guide.json")),
    ("a-limit", include_str!("../../assets/guides/en/a-limit.guide.json")),
    ("asking-for-room", include_str!("../../assets/guides/en/asking-for-room.guide.json")),
    ("our-loop", include_str!("../../assets/guides/en/our-loop.guide.json")),
    ("origins", include_str!("../../assets/guides/en/origins.guide.json")),
    ("two-circles", include_str!("../../assets/guides/en/two-circles.guide.json")),
    ("turns-in-silence", include_str!("../../assets/guides/en/turns-in-silence.guide.json")),
    ("after-a-quarrel", include_str!("../../assets/guides/en/after-a-quarrel.guide.json")),
    ("what-this-means", include_str!("../../assets/guides/en/what-this-means.guide.json")),
];

static SHELF: LazyLock<Vec<Arc<Guide>>> = LazyLock::new(|| {
    let open = |(name, text): (&str, &str)| match read(text) {
        Ok(guide) => Some(Arc::new(guide)),
        // A test reads each of them; a broken one would be left out rather than stop the program.
        Err(problems) => {
            for problem in problems {
                log::error!("guide {name}: {problem}");
            }
            None
        }
    };
    FILES.into_iter().filter_map(open).collect()
});

/// The built-in guides, the gentlest first.
#[must_use]
pub fn shelf() -> &'static [Arc<Guide>] {
    &SHELF
}

/// The built-in guide with this id.
#[must_use]
pub fn by_id(id: &str) -> Option<Arc<Guide>> {
    SHELF.iter().find(|guide| guide.id == id).cloned()
}
