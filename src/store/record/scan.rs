//! A first look at a line, before anything is made of it.
//!
//! It walks over one JSON object without recursion, so that no depth of brackets can hurt; refuses what a reader could
//! take in two ways; and finds where the values of the object stand. What the values mean is for the reader to say.

use std::borrow::Cow;

use crate::store::record::read::Defect;

/// How deep brackets may nest.
pub(crate) const DEEPEST: usize = 64;

/// The longest string, as it is written, in bytes.
pub(crate) const LONGEST_STRING: usize = 2 << 20;

/// The fields of one object in order: name, and value as it is written.
pub(crate) type Fields<'a> = Vec<(Cow<'a, str>, &'a str)>;

/// Looks over one object.
pub(crate) fn scan(line: &str) -> Result<Fields<'_>, Defect> {
    let mut cursor = Cursor { text: line, at: 0 };
    let mut fields = Vec::new();
    cursor.space();
    cursor.expect(b'{')?;
    cursor.space();
    if cursor.peek() == Some(b'}') {
        cursor.at += 1;
    } else {
        loop {
            cursor.space();
            let name = decoded(cursor.string()?)?;
            cursor.space();
            cursor.expect(b':')?;
            cursor.space();
            fields.push((name, cursor.value()?));
            cursor.space();
            match cursor.next() {
                Some(b',') => {}
                Some(b'}') => break,
                _ => return Err(Defect::NotJson),
            }
        }
    }
    cursor.space();
    if cursor.at < line.len() {
        return Err(Defect::NotJson);
    }
    once(fields.iter().map(|(name, _)| name.as_ref()))?;
    Ok(fields)
}

struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn next(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.at += 1;
        Some(byte)
    }

    fn expect(&mut self, byte: u8) -> Result<(), Defect> {
        if self.next() == Some(byte) { Ok(()) } else { Err(Defect::NotJson) }
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\r' | b'\n')) {
            self.at += 1;
        }
    }

    /// A string with its quotes.
    fn string(&mut self) -> Result<&'a str, Defect> {
        let start = self.at;
        self.expect(b'"')?;
        loop {
            let rest = &self.text.as_bytes()[self.at..];
            let end = memchr::memchr2(b'"', b'\\', rest).ok_or(Defect::NotJson)?;
            self.at += end + 1;
            if rest[end] == b'"' {
                break;
            }
            self.next();
        }
        if self.at - start > LONGEST_STRING {
            return Err(Defect::TooLong);
        }
        // Only an escaped quote can leave the cursor inside a character, and then this is no string.
        self.text.get(start..self.at).ok_or(Defect::NotJson)
    }

    /// Any value, as it is written.
    fn value(&mut self) -> Result<&'a str, Defect> {
        let start = self.at;
        let mut open: Vec<Option<Vec<Cow<'a, str>>>> = Vec::new();
        loop {
            match self.peek().ok_or(Defect::NotJson)? {
                byte @ (b'{' | b'[') => {
                    // The line itself is the first level.
                    if open.len() + 2 > DEEPEST {
                        return Err(Defect::TooDeep);
                    }
                    open.push((byte == b'{').then(Vec::new));
                    self.at += 1;
                }
                b'}' | b']' => {
                    if let Some(names) = open.pop().ok_or(Defect::NotJson)? {
                        once(names.iter().map(AsRef::as_ref))?;
                    }
                    self.at += 1;
                }
                b'"' => {
                    let string = self.string()?;
                    let after = self.text.as_bytes()[self.at..].iter().find(|byte| !byte.is_ascii_whitespace());
                    if let (Some(Some(names)), Some(b':')) = (open.last_mut(), after) {
                        names.push(decoded(string)?);
                    }
                }
                _ => self.at += 1,
            }
            if open.is_empty() && matches!(self.peek(), None | Some(b',' | b'}' | b' ' | b'\t' | b'\r' | b'\n')) {
                break;
            }
        }
        self.text.get(start..self.at).ok_or(Defect::NotJson)
    }
}

/// A name without its quotes and escapes.
fn decoded(string: &str) -> Result<Cow<'_, str>, Defect> {
    if string.contains('\\') {
        return serde_json::from_str(string).map(Cow::Owned).map_err(|_error| Defect::NotJson);
    }
    Ok(Cow::Borrowed(&string[1..string.len() - 1]))
}

/// A name that stands twice could be read in two ways.
fn once<'a>(names: impl ExactSizeIterator<Item = &'a str> + Clone) -> Result<(), Defect> {
    // Most objects have a few names: to look at every pair costs less than to sort them.
    let twice = if names.len() <= 8 {
        names.clone().enumerate().any(|(place, name)| names.clone().take(place).any(|other| other == name))
    } else {
        let mut names: Vec<&str> = names.collect();
        names.sort_unstable();
        names.windows(2).any(|pair| pair[0] == pair[1])
    };
    if twice { Err(Defect::DoubledName) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_fields() {
        let fields = scan(r#" { "a" : [1, {"b":"}"}] , "\u0063" :"\"" } "#).unwrap();
        assert_eq!(fields, [("a".into(), r#"[1, {"b":"}"}]"#), ("c".into(), r#""\"""#)]);
        assert_eq!(scan("{}"), Ok(vec![]));
    }

    #[test]
    fn refuses_a_name_that_stands_twice() {
        for line in [r#"{"a":1,"a":2}"#, r#"{"a":1,"\u0061":2}"#, r#"{"x":[{"b":1,"b" :1}]}"#] {
            assert_eq!(scan(line), Err(Defect::DoubledName), "{line}");
        }
        assert!(scan(r#"{"x":{"a":1},"y":{"a":1},"z":["a","a"]}"#).is_ok());
    }

    /// R12: at every depth an answer, and never a torn stack.
    #[test]
    fn goes_only_so_deep() {
        let deep = |open: &str, close: &str, levels: usize| {
            format!("{{\"a\":{}1{}}}", open.repeat(levels - 1), close.repeat(levels - 1))
        };
        for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
            for levels in [10, 64, 65, 127, 128, 129, 100_000] {
                let line = deep(open, close, levels);
                let seen = scan(&line).map(|_| ());
                assert_eq!(seen, if levels <= DEEPEST { Ok(()) } else { Err(Defect::TooDeep) }, "{levels}");
            }
            assert_eq!(scan(&format!("{{\"a\":{}", open.repeat(100_000))), Err(Defect::TooDeep));
        }
    }

    #[test]
    fn refuses_what_is_no_object() {
        for line in
            ["", "{", "[]", "null", r#"{"a"}"#, r#"{"a":}"#, r#"{"a":1"#, r#"{"a":1,}"#, r#"{"a":1}x"#, "{\"\\é"]
        {
            // An empty value is found, and refused where it is read.
            let fields = scan(line);
            assert!(fields.is_err() || fields.unwrap()[0].1.is_empty(), "{line}");
        }
    }

    #[test]
    fn refuses_a_string_without_end() {
        let line = format!("{{\"a\":\"{}\"}}", "x".repeat(LONGEST_STRING));
        assert_eq!(scan(&line), Err(Defect::TooLong));
    }
}
