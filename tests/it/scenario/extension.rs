//! More time asked and refused, and competence: the rule tests of two small charters.

use gongzhi::finding::{Language, Source};

use super::fixture::{charter, failures, sound_suites};

fn all_pass(charter_text: &str, tests: &str) {
    let charter = charter(&Source::new("fixture.charter", charter_text));
    let source = Source::new("fixture.scenario", tests);
    assert_eq!(failures(&sound_suites(&charter, &source), &source, Language::En), "");
}

#[test]
fn more_time_is_asked_granted_and_refused_at_every_boundary() {
    all_pass(
        include_str!("../../data/scenario/extension.charter"),
        include_str!("../../data/scenario/extension.scenario"),
    );
}

#[test]
fn competence_is_kept_at_every_binding() {
    all_pass(
        include_str!("../../data/scenario/competence.charter"),
        include_str!("../../data/scenario/competence.scenario"),
    );
}
