//! What carries out each place of a source.

use std::sync::Arc;

use expect_test::expect;
use gongzhi::{
    charter::Charter,
    finding::{Language, Source},
    scenario::{Coverage, ScenarioFile, Suite},
    syntax, text,
    trace::{Checklist, Lack, Trace},
};

const LENDING: &str = include_str!("../data/trace/lending.charter");

fn trace() -> Trace {
    let reading = text::read(&Source::new("lending.charter", LENDING));
    let charter = Arc::new(Charter::compile(&reading.charter.unwrap()).charter.unwrap());
    let statements = syntax::parse(LENDING).tree.statements;
    let mut trace = Trace::of(&statements);
    trace.cited_by(&statements);
    let mut coverage = Coverage::of(&charter, 1);
    for suite in ScenarioFile::read(&reading.tests).0.suites {
        let (suite, findings) = Suite::compile(&charter, &suite);
        assert_eq!(findings, []);
        for scenario in suite.scenarios() {
            let (outcome, seen) = suite.run_seen(scenario);
            assert!(outcome.passed());
            coverage.add(scenario.title(), &seen);
        }
    }
    trace.meet(&coverage);
    trace
}

#[test]
fn a_place_is_traced_to_its_rules_tests_and_promises() {
    let shown = format!("traced:\n{}", trace().show(&[], Language::En));
    expect![[r#"
        traced:
          LAW 2     rules 1   tests 2   promises 1   loan, back
          LAW 9     rules 1   tests 1   promises 0   loan.out.return
          LAW 10    rules 2   tests 2   promises 0   loan.out, loan.out.return
          LAW 10.2  rules 0   tests 0   promises 1   back
          LIST 1    rules 2   tests 0   promises 0   desk, desk.clerk
    "#]]
    .assert_eq(&shown);
    let return_late = trace().place("LAW", "9").unwrap().scenarios.clone();
    assert_eq!(return_late.into_iter().collect::<Vec<_>>(), ["Late"]);
}

#[test]
fn a_checklist_says_what_is_missing_and_what_is_stale() {
    let list = "# what there should be\n\nLAW 2 | lending\nLAW 3 | a fine\nLAW 4 | a card | not for us\nLIST 1 | a desk | forgotten\n";
    let list = Checklist::read(list).unwrap();
    let trace = trace();
    let lacks: Vec<_> = list.lacks(&trace).map(|(entry, lack)| (entry.place.as_str(), lack)).collect();
    assert_eq!(lacks, [("3", Lack::Uncovered), ("1", Lack::Stale)]);
    assert_eq!(list.left_out().map(|(_, why)| why).collect::<Vec<_>>(), ["not for us", "forgotten"]);
    assert_eq!(Checklist::read("LAW 2 | lending\n\nfine\n"), Err(3));
}

#[cfg(feature = "cli")]
mod tool {
    use expect_test::expect;
    use serde_json::Value;

    use crate::tool::{answers, gongzhi};

    const FILE: &str = "tests/data/trace/lending.charter";
    const ITEMS: &str = "tests/data/trace/lending.txt";

    #[test]
    fn the_tool_says_what_is_missing_and_falls_short() {
        answers(
            &["trace", FILE, "--source", "LAW", "--items", ITEMS],
            1,
            expect![[r#"
                lending, edition 2026-01:
                  LAW 2     rules 1   tests 2   promises 1   loan, back
                  LAW 9     rules 1   tests 1   promises 0   loan.out.return
                  LAW 10    rules 2   tests 2   promises 0   loan.out, loan.out.return
                  LAW 10.2  rules 0   tests 0   promises 1   back
                left out: LAW 4: nobody fines here
                LAW 3: no rule covers it, and no reason is given
            "#]],
        );
        answers(
            &["trace", FILE, "--source", "LIST", "--lang", "zh"],
            0,
            expect![[r#"
                lending，版次 2026-01：
                  LIST 1  规则 2   场景 0   承诺 0   desk, desk.clerk
            "#]],
        );
    }

    #[test]
    fn json_names_the_tests() {
        let output = gongzhi(&["trace", FILE, "--items", ITEMS, "--format", "json"]);
        let told: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(output.status.code(), Some(1));
        assert_eq!(told["places"][1]["scenarios"], serde_json::json!(["Late"]));
        assert_eq!(told["left_out"][0]["place"], "4");
        assert_eq!(told["lacks"][0]["place"], "3");
    }

    #[test]
    fn a_line_that_is_no_entry_is_named() {
        let output = gongzhi(&["trace", FILE, "--items", FILE]);
        assert_eq!(output.status.code(), Some(2));
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(told.contains("line 1 is no entry"), "{told}");
    }
}
