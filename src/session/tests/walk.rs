//! Every guide, in all its ways, to its end.

use super::*;

#[test]
fn every_guide_is_walked_to_its_end_in_all_its_ways() {
    for guide in guides() {
        for way in Way::ALL {
            for first in Seat::BOTH {
                for record in [Record::On, Record::Off] {
                    walk(&guide, setup(way, first, record));
                }
            }
        }
    }
}

fn walk(guide: &Arc<Guide>, setup: Setup) {
    let mut play = Play::new(guide, setup);
    let mut stages = std::collections::BTreeSet::new();
    for _ in 0..300 {
        if play.state.phase == Phase::Ended {
            assert_eq!(stages.len(), guide.stages.len(), "{}: every stage is met", guide.id);
            return;
        }
        stages.insert(play.state.step.stage);
        for action in obvious(&play.state) {
            play.act(action);
        }
    }
    panic!("{} has no end", guide.id);
}
