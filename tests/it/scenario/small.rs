//! The small charters of the tests, held to their rule tests: joint handling, clocks at their boundaries, bodies kept apart.

use gongzhi::finding::{Language, Source};

use super::fixture::{charter, failures, sound_suites};

/// Every scenario of the file is met by the charter; so many there are.
pub(crate) fn holds(rules: Source, tests: Source, count: usize) {
    let suites = sound_suites(&charter(&rules), &tests);
    assert_eq!(failures(&suites, &tests, Language::En), "");
    assert_eq!(suites.iter().map(|suite| suite.scenarios().len()).sum::<usize>(), count);
}

#[test]
fn a_lead_and_two_co_handlers_work_side_by_side() {
    let rules = Source::new("joint.charter", include_str!("../../data/small/joint.charter"));
    holds(rules, Source::new("joint.scenario", include_str!("../../data/small/joint.scenario")), 13);
}

#[test]
fn clocks_hold_at_their_boundaries() {
    let rules = Source::new("clocks.charter", include_str!("../../data/small/clocks.charter"));
    holds(rules, Source::new("clocks.scenario", include_str!("../../data/small/clocks.scenario")), 22);
}

#[test]
fn what_was_done_is_counted_in_all_and_in_a_row() {
    let rules = Source::new("counters.charter", include_str!("../../data/small/counters.charter"));
    holds(rules, Source::new("counters.scenario", include_str!("../../data/small/counters.scenario")), 3);
}

#[test]
fn tables_are_used_on_one_way_and_on_a_condition() {
    let rules = Source::new("tables.charter", include_str!("../../data/small/tables.charter"));
    holds(rules, Source::new("tables.scenario", include_str!("../../data/small/tables.scenario")), 9);
}

#[test]
fn whole_bodies_are_barred_by_what_one_of_theirs_did() {
    let rules = Source::new("apart.charter", include_str!("../../data/small/apart.charter"));
    holds(rules, Source::new("apart.scenario", include_str!("../../data/small/apart.scenario")), 3);
}

#[test]
fn duties_recur_in_every_span() {
    let rules = Source::new("standing.charter", include_str!("../../data/small/standing.charter"));
    holds(rules, Source::new("standing.scenario", include_str!("../../data/small/standing.scenario")), 15);
}
