//! Where something stands in a file: from a path through its JSON to a line and a column.

use jsonc_parser::{
    ast::{ObjectProp, Value},
    common::{Range, Ranged},
};

/// One step of a path through a JSON file.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Step {
    /// Into a list.
    At(usize),
    /// Into an object, by name.
    In(String),
    /// Into the one value of a stage, whatever its name.
    Inside,
}

impl From<usize> for Step {
    fn from(index: usize) -> Self {
        Self::At(index)
    }
}

impl From<&str> for Step {
    fn from(name: &str) -> Self {
        Self::In(name.to_owned())
    }
}

/// A path from the top of the file.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Path(pub(super) Vec<Step>);

impl Path {
    /// This path and one more step.
    pub(super) fn then(&self, step: impl Into<Step>) -> Self {
        let mut longer = self.clone();
        longer.0.push(step.into());
        longer
    }
}

/// The byte at which the value at this path begins, or the nearest value around it that exists.
pub(super) fn value_at(root: &Value<'_>, path: &Path) -> usize {
    let mut here = root;
    for step in &path.0 {
        match into(here, step) {
            Some((_, value)) => here = value,
            None => break,
        }
    }
    here.range().start
}

/// The byte at which the name at the end of this path begins.
pub(super) fn name_at(root: &Value<'_>, path: &Path) -> usize {
    let mut here = root;
    let mut start = root.range().start;
    for step in &path.0 {
        let Some((property, value)) = into(here, step) else { break };
        start = property.map_or(value.range().start, |it| it.range.start);
        here = value;
    }
    start
}

fn into<'v, 'a>(value: &'v Value<'a>, step: &Step) -> Option<(Option<&'v ObjectProp<'a>>, &'v Value<'a>)> {
    match (value, step) {
        (Value::Array(list), Step::At(index)) => list.elements.get(*index).map(|it| (None, it)),
        (Value::Object(object), Step::In(name)) => object.get(name).map(|it| (Some(it), &it.value)),
        (Value::Object(object), Step::Inside) => object.properties.first().map(|it| (Some(it), &it.value)),
        _ => None,
    }
}

/// Where the innermost value around this byte begins. Names count as part of their object.
pub(super) fn innermost(root: &Value<'_>, byte: usize) -> usize {
    let holds = |range: Range| range.start <= byte && byte < range.end;
    let mut here = root;
    loop {
        let inner = match here {
            Value::Array(list) => list.elements.iter().find(|it| holds(it.range())),
            Value::Object(object) => {
                if let Some(name) = object.properties.iter().find(|it| holds(it.name.range())) {
                    return name.range.start;
                }
                object.properties.iter().map(|it| &it.value).find(|it| holds(it.range()))
            }
            _ => None,
        };
        match inner {
            Some(value) => here = value,
            None => return here.range().start,
        }
    }
}

/// Line and column of a byte, both from 1, the column in characters.
pub(super) fn line_and_column(text: &str, byte: usize) -> (usize, usize) {
    let before = text.get(..byte).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}

/// The first byte of a value that a parser could not use, or one inside it.
///
/// The parser names the last byte that it has taken, by line and column from 1, the column in bytes. It takes a short
/// value before it complains about it, and stops in front of a list or an object.
pub(super) fn byte_at(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let taken = (start + column.saturating_sub(1)).min(text.len());
    let rest = &text.as_bytes()[taken..];
    let in_front = |byte: &u8| byte.is_ascii_whitespace() || b":[{".contains(byte);
    match rest.first() {
        Some(byte) if in_front(byte) => {
            taken + 1 + rest[1..].iter().take_while(|byte| byte.is_ascii_whitespace()).count()
        }
        _ => taken,
    }
}
