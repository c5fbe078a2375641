//! The strict way in for a guide that somebody writes.
//!
//! The types are lenient, because a session carries its guide for ever. Here every slip is said, with its line and
//! column and with what to do: nobody meets it in the middle of a conversation.

use std::{collections::BTreeSet, sync::LazyLock};

use jsonc_parser::{
    CollectOptions, ParseOptions,
    ast::{Object, Value},
    common::Ranged,
    errors::ParseErrorKind,
    parse_to_ast,
};

use crate::guide::{
    check::check,
    model::{FORMAT, Guide, SCHEMA},
    place::{Path, Step, byte_at, innermost, line_and_column, name_at, value_at},
    problem::{Problem, ProblemKind},
    rounds::resolve,
    says::{Says, nearest},
    schema::schema,
};

/// The deepest brackets within brackets.
const DEEPEST: usize = 64;

/// The longest guide file, in bytes.
const LONGEST: usize = 2_000_000;

/// Reads a guide that somebody has written; rounds like an earlier one get its moves.
///
/// # Errors
///
/// Says all that is wrong with it, in the order of the file.
pub fn read(text: &str) -> Result<Guide, Vec<Problem>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut found = Vec::new();
    let guide = look(text, &mut found);
    found.sort_by_key(|(byte, _)| *byte);
    let problem = |(byte, kind)| {
        let (line, column) = line_and_column(text, byte);
        Problem { line, column, kind }
    };
    let mut problems: Vec<Problem> = found.into_iter().map(problem).collect();
    problems.dedup();
    match guide {
        Some(mut guide) if problems.is_empty() => {
            resolve(&mut guide);
            Ok(guide)
        }
        _ => Err(problems),
    }
}

/// What is wrong, by the byte where it stands.
type FoundAt = Vec<(usize, ProblemKind)>;

/// Looks closer step by step, and no closer than the last step allows.
fn look(text: &str, found: &mut FoundAt) -> Option<Guide> {
    if text.len() > LONGEST {
        found.push((0, ProblemKind::TooLong));
        return None;
    }
    let root = syntax(text).map_err(|problem| found.push(problem)).ok()?;
    shape(&root, found);
    if !found.is_empty() {
        return None;
    }
    if let Some(problem) = not_for_us(&root) {
        found.push(problem);
        return None;
    }
    let guide = typed(text, &root, found)?;
    found.extend(check(&guide).into_iter().map(|(path, kind)| (value_at(&root, &path), kind)));
    Some(guide)
}

fn syntax(text: &str) -> Result<Value<'_>, (usize, ProblemKind)> {
    let options = ParseOptions {
        allow_comments: false,
        allow_loose_object_property_names: false,
        allow_trailing_commas: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_non_finite_numbers: false,
        allow_extended_string_escapes: false,
    };
    match parse_to_ast(text, &CollectOptions::default(), &options) {
        Ok(parsed) => parsed.value.ok_or((0, ProblemKind::Empty)),
        Err(error) => Err((error.range().start, syntax_kind(error.kind()))),
    }
}

fn syntax_kind(kind: &ParseErrorKind) -> ProblemKind {
    match kind {
        ParseErrorKind::CommentsNotAllowed | ParseErrorKind::UnterminatedCommentBlock => ProblemKind::Comment,
        ParseErrorKind::TrailingCommasNotAllowed => ProblemKind::TrailingComma,
        ParseErrorKind::ExpectedComma => ProblemKind::MissingComma,
        ParseErrorKind::SingleQuotedStringsNotAllowed => ProblemKind::SingleQuotes,
        ParseErrorKind::UnterminatedArray | ParseErrorKind::UnterminatedObject => ProblemKind::NotClosed,
        ParseErrorKind::NestingDepthExceeded => ProblemKind::TooDeep,
        _ => ProblemKind::Syntax,
    }
}

/// Finds brackets that go too deep, and names that stand twice in one object: the last would win in silence.
fn shape(root: &Value<'_>, found: &mut FoundAt) {
    let mut open = vec![(root, 1)];
    while let Some((value, depth)) = open.pop() {
        let inner: Vec<&Value<'_>> = match value {
            Value::Array(list) => list.elements.iter().collect(),
            Value::Object(object) => {
                repeated_names(object, found);
                object.properties.iter().map(|it| &it.value).collect()
            }
            _ => continue,
        };
        if depth > DEEPEST {
            found.push((value.range().start, ProblemKind::TooDeep));
            return;
        }
        open.extend(inner.into_iter().map(|it| (it, depth + 1)));
    }
}

fn repeated_names(object: &Object<'_>, found: &mut FoundAt) {
    let mut seen = BTreeSet::new();
    for property in &object.properties {
        if !seen.insert(property.name.as_str()) {
            found.push((property.range.start, ProblemKind::DuplicateKey(property.name.as_str().to_owned())));
        }
    }
}

/// Another kind of file, or one for a newer program: nothing else in it is worth a word then.
fn not_for_us(root: &Value<'_>) -> Option<(usize, ProblemKind)> {
    let Value::Object(top) = root else { return Some((root.range().start, ProblemKind::NotAGuide)) };
    match top.get_string("format") {
        None => return Some((value_at(root, &Path::default().then("format")), ProblemKind::NotAGuide)),
        Some(format) if format.value != FORMAT => return Some((format.range.start, ProblemKind::NotAGuide)),
        Some(_) => {}
    }
    let Some(schema) = top.get_number("schema") else {
        return Some((value_at(root, &Path::default().then("schema")), ProblemKind::NotAGuide));
    };
    match schema.value.parse::<u32>() {
        Ok(SCHEMA) => None,
        Ok(newer) if newer > SCHEMA => Some((schema.range.start, ProblemKind::NewerSchema(newer))),
        _ => Some((schema.range.start, ProblemKind::NotAGuide)),
    }
}

/// Reads the types, and collects every name that they do not know.
fn typed(text: &str, root: &Value<'_>, found: &mut FoundAt) -> Option<Guide> {
    let mut json = serde_json::Deserializer::from_str(text);
    let mut unknown = Vec::new();
    let guide: Result<Guide, _> = serde_ignored::deserialize(&mut json, |path| unknown.push(path_of(&path)));
    for path in unknown {
        let Some(Step::In(name)) = path.0.last() else { continue };
        let near = nearest(name, FIELDS.iter());
        found.push((name_at(root, &path), ProblemKind::UnknownField(name.clone(), near)));
    }
    match guide {
        Ok(guide) => Some(guide),
        Err(error) => {
            // The parser stands behind the value that it could not use.
            let byte = byte_at(text, error.line(), error.column());
            let kind = typed_kind(&error);
            if !is_misspelt(&kind, found) {
                found.push((innermost(root, byte), kind));
            }
            None
        }
    }
}

/// Whether a missing name is there after all, with a slip that has been said already.
fn is_misspelt(kind: &ProblemKind, found: &FoundAt) -> bool {
    let ProblemKind::MissingField(missing) = kind else { return false };
    found.iter().any(|(_, it)| matches!(it, ProblemKind::UnknownField(_, Some(near)) if near == missing))
}

fn typed_kind(error: &serde_json::Error) -> ProblemKind {
    match Says::from(error) {
        Says::Missing(name) => ProblemKind::MissingField(name),
        Says::Twice(name) => ProblemKind::DuplicateKey(name),
        Says::UnknownField(name, known) => {
            let near = nearest(&name, known);
            ProblemKind::UnknownField(name, near)
        }
        Says::UnknownValue(name, known) => {
            let near = nearest(&name, &known);
            ProblemKind::UnknownValue(name, near, known.join(", "))
        }
        Says::Other if error.is_syntax() || error.is_eof() => ProblemKind::Syntax,
        Says::Other => ProblemKind::WrongType,
    }
}

fn path_of(path: &serde_ignored::Path<'_>) -> Path {
    use serde_ignored::Path as Ignored;
    match path {
        Ignored::Root => Path::default(),
        Ignored::Seq { parent, index } => path_of(parent).then(*index),
        Ignored::Map { parent, key } => path_of(parent).then(key.as_str()),
        Ignored::NewtypeVariant { parent } => path_of(parent).then(Step::Inside),
        Ignored::Some { parent } | Ignored::NewtypeStruct { parent } => path_of(parent),
    }
}

/// Every name that stands somewhere in a guide.
static FIELDS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let schema = schema();
    let mut names = BTreeSet::new();
    let mut open = vec![&schema];
    while let Some(value) = open.pop() {
        match value {
            serde_json::Value::Array(list) => open.extend(list),
            serde_json::Value::Object(object) => {
                if let Some(serde_json::Value::Object(properties)) = object.get("properties") {
                    names.extend(properties.keys().cloned());
                }
                open.extend(object.values());
            }
            _ => {}
        }
    }
    names
});
