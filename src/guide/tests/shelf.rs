//! The built-in guides.

use super::super::{Group, MoveKind, Need, Stage, Turn, Way, by_id, read, shelf, shelf::FILES};

#[test]
fn every_built_in_guide_has_no_problem() {
    for (name, text) in FILES {
        match read(text) {
            Ok(guide) => assert_eq!(guide.id, name),
            Err(problems) => {
                panic!("{name}: {}", problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
            }
        }
    }
    assert_eq!(shelf().len(), FILES.len());
}

#[test]
fn guides_are_found_by_their_id() {
    assert_eq!(by_id("origins").unwrap().title, "Where my need came from");
    assert!(by_id("nothing").is_none());
}

/// Guides whose method itself says how to talk.
const ONE_WAY: [(&str, Way); 1] = [("turns-in-silence", Way::SpeakOnly)];

#[test]
fn every_guide_is_written_for_all_ways_that_its_method_allows() {
    for guide in shelf() {
        match ONE_WAY.into_iter().find(|(id, _)| *id == guide.id) {
            Some((_, way)) => assert_eq!(guide.ways, [way], "{}", guide.id),
            None => assert_eq!(guide.ways.len(), Way::ALL.len(), "{}", guide.id),
        }
    }
}

#[test]
fn every_guide_gives_both_the_same() {
    for guide in shelf() {
        let rounds: Vec<_> = guide
            .stages
            .iter()
            .filter_map(|stage| if let Stage::Round(round) = stage { Some(round) } else { None })
            .collect();
        let (pairs, alone) = rounds.as_chunks::<2>();
        assert!(alone.is_empty(), "{}", guide.id);
        for [one, two] in pairs {
            assert_eq!(one.moves, two.moves, "{}: {} and {}", guide.id, one.id, two.id);
            assert_eq!((one.speaker, two.speaker), (Turn::First, Turn::Second), "{}", guide.id);
        }
    }
}

#[test]
fn the_gentlest_stand_first() {
    assert!(shelf().is_sorted_by_key(|guide| guide.heat));
}

#[test]
fn every_guide_stands_in_a_group_that_can_be_looked_through() {
    for group in Group::ALL {
        let members = shelf().iter().filter(|guide| guide.group == Some(group)).count();
        assert!((3..=7).contains(&members), "{group:?}: {members}");
    }
    for guide in shelf() {
        assert!(guide.group.is_some(), "{}", guide.id);
    }
    for text in Group::ALL.into_iter().flat_map(|group| [group.key(), group.more()]) {
        assert!(crate::text::ids().contains(text), "{text}");
    }
}

#[test]
fn a_coach_finds_three_to_six_notes_and_ideas() {
    for guide in shelf() {
        assert!((3..=6).contains(&guide.teaching.len()), "{}", guide.id);
        assert!(!guide.ideas.is_empty() && !guide.why.sources.is_empty(), "{}", guide.id);
    }
}

#[test]
fn the_explorer_has_five_doors_with_cards_for_both_needs() {
    let guide = by_id("origins").unwrap();
    let origins = guide.stages.iter().find_map(|it| if let Stage::Origins(it) = it { Some(it) } else { None }).unwrap();
    assert_eq!(origins.doors.len(), 5);
    for door in &origins.doors {
        for need in Need::ALL {
            assert!((3..=5).contains(&door.cards(need).len()), "{}", door.id);
        }
    }
    for need in Need::ALL {
        assert!(origins.need(need).questions.len() >= 8);
    }
}

#[test]
fn names_are_those_of_the_file() {
    for way in Way::ALL {
        assert_eq!(serde_json::to_value(way).unwrap(), way.name());
    }
    for kind in MoveKind::ALL {
        assert_eq!(serde_json::to_value(kind).unwrap(), kind.name());
    }
}
