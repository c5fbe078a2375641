//! The guides that come with the program.

use std::sync::{Arc, LazyLock};

use crate::guide::{model::Guide, read::read};

/// The built-in guides, in the order in which the shelf shows them.
pub(super) const FILES: [(&str, &str); 12] = [
    ("first-five", include_str!("../../assets/guides/en/first-five.guide.json")),
    ("appreciation", include_str!("../../assets/guides/en/appreciation.guide.json")),
    ("outside-stress", include_str!("../../assets/guides/en/outside-stress.guide.json")),
    ("your-turn-my-turn", include_str!("../../assets/guides/en/your-turn-my-turn.guide.json")),
    ("write-read-talk", include_str!("../../assets/guides/en/write-read-talk.guide.json")),
    ("mirror-exact", include_str!("../../assets/guides/en/mirror-exact.guide.json")),
    ("mirror", include_str!("../../assets/guides/en/mirror.guide.json")),
    ("mirror-heart", include_str!("../../assets/guides/en/mirror-heart.guide.json")),
    ("tell-and-ask", include_str!("../../assets/guides/en/tell-and-ask.guide.json")),
    ("turns-in-silence", include_str!("../../assets/guides/en/turns-in-silence.guide.json")),
    ("origins", include_str!("../../assets/guides/en/origins.guide.json")),
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
