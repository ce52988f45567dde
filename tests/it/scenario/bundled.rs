//! Every bundled charter keeps its own rule tests.

use gongzhi::{charters::BUNDLED, finding::Language};

use super::fixture::{charter, failures, sound_suites};

#[test]
fn every_bundled_charter_passes_its_rule_tests() {
    for bundled in BUNDLED {
        let charter = charter(&bundled.source());
        let source = bundled.tests_source();
        let suites = sound_suites(&charter, &source);
        let scenarios: usize = suites.iter().map(|suite| suite.scenarios().len()).sum();
        assert!(scenarios >= 15, "`{}` has only {scenarios} rule tests", bundled.name);
        assert_eq!(failures(&suites, &source, Language::En), "");
    }
}
