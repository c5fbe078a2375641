//! Help and support: nothing in it may lead somebody astray.

use std::collections::BTreeSet;

use super::super::support;
use crate::plain_language::slip;

#[test]
fn the_pages_that_matter_are_there() {
    let ids: Vec<&str> = support().pages.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(ids, ["purpose", "stop", "other-help", "device", "coach", "painful", "reading"]);
}

#[test]
fn countries_are_there_once_and_by_name() {
    let countries = &support().help_lines.countries;
    let names: Vec<&str> = countries.iter().map(|it| it.name.as_str()).collect();
    assert!(names.is_sorted(), "{names:?}");
    let codes: BTreeSet<&str> = countries.iter().map(|it| it.code.as_str()).collect();
    assert_eq!(codes.len(), countries.len());
    assert!(codes.iter().all(|it| it.len() == 2 && it.bytes().all(|byte| byte.is_ascii_uppercase())), "{codes:?}");
}

#[test]
fn numbers_can_be_dialled() {
    for country in &support().help_lines.countries {
        assert!(!country.lines.is_empty(), "{}", country.name);
        let lines = country.lines.iter().map(|it| it.number.as_str());
        for number in lines.chain(country.emergency.split(" or ")) {
            let digits = number.chars().filter(char::is_ascii_digit).count();
            assert!((2..=11).contains(&digits), "{}: {number}", country.name);
            assert!(number.chars().all(|c| c.is_ascii_digit() || c == ' '), "{}: {number}", country.name);
        }
    }
}

#[test]
fn every_line_says_for_whom_where_from_and_when() {
    for line in support().help_lines.countries.iter().flat_map(|it| &it.lines) {
        assert!(["anyone", "women", "men"].iter().any(|it| line.serves.starts_with(it)), "{}", line.serves);
        assert_eq!(slip(&line.serves), None, "{}", line.serves);
        assert!(line.source.contains('.') && !line.source.contains(['/', ' ', ':']), "{}", line.source);
        assert!(line.checked.year() >= 2026, "{}: {}", line.number, line.checked);
    }
}

#[test]
fn there_is_a_way_on_for_everybody_else() {
    let lines = &support().help_lines;
    assert!(lines.please_check.contains("check"));
    assert!(lines.elsewhere.iter().any(|it| it.contains("emergency number")));
    assert!(lines.elsewhere.iter().any(|it| it.contains("cannot see")));
}
