//! What a deserializer complains about, taken apart.
//!
//! Its sentences are for programmers, and quote what was written. Here they become kinds, so that people get words of
//! this program, and no error carries the words of a couple.

/// What a deserializer found wrong.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Says {
    /// A field is not there.
    Missing(String),
    /// A field is there twice.
    Twice(String),
    /// A field is not known; these are.
    UnknownField(String, Vec<String>),
    /// A value is none of these.
    UnknownValue(String, Vec<String>),
    /// Anything else.
    Other,
}

impl Says {
    /// Takes the complaint of `serde` apart.
    pub(crate) fn from(error: &serde_json::Error) -> Self {
        let sentence = error.to_string();
        let quoted: Vec<String> = sentence.split('`').skip(1).step_by(2).map(str::to_owned).collect();
        let Some((first, rest)) = quoted.split_first() else { return Self::Other };
        let (first, rest) = (first.clone(), rest.to_vec());
        match sentence {
            it if it.starts_with("missing field") => Self::Missing(first),
            it if it.starts_with("duplicate field") => Self::Twice(first),
            it if it.starts_with("unknown field") => Self::UnknownField(first, rest),
            it if it.starts_with("unknown variant") => Self::UnknownValue(first, rest),
            _ => Self::Other,
        }
    }
}

/// The most letters in which two names may differ and still be taken for the same.
const FURTHEST: usize = 2;

/// The known name that is nearest to this one, where one is near.
pub(crate) fn nearest<S: AsRef<str>>(name: &str, known: impl IntoIterator<Item = S>) -> Option<String> {
    known
        .into_iter()
        .map(|it| (strsim::damerau_levenshtein(&name.to_lowercase(), it.as_ref()), it))
        // A name in which most letters differ is another name.
        .filter(|(distance, it)| *distance <= FURTHEST && distance * 2 < it.as_ref().chars().count())
        .filter(|(_, it)| it.as_ref() != name)
        .min_by_key(|(distance, it)| (*distance, it.as_ref().to_owned()))
        .map(|(_, it)| it.as_ref().to_owned())
}
