//! Where a lower charter asks less than the one that it extends, and that a twin which does not is left alone.

use std::sync::Arc;

use gongzhi::{
    charter::Charter,
    check::{Checked, loosened},
    finding::{Lint, Source},
    scenario::{Hunt, ScenarioFile, Suite},
    text::{read, restored},
};

use super::merged::pile;

const UPPER: &str = include_str!("../../data/layers/upper.charter");

/// What is found of a lower charter that says this beside its head, without what holds for the upper one alone.
fn found(lower: &str) -> Vec<(Lint, String)> {
    let source = pile(&[&format!("charter low, edition 2026-01, extends upper\n{lower}"), UPPER]);
    let checked = Checked::of(&source);
    let ours = [Lint::LooserLimit, Lint::LowerThreshold, Lint::DroppedDuty, Lint::DroppedSeparation];
    let shown: Vec<_> =
        checked.findings.iter().map(|finding| (finding.lint, finding.message.en.clone())).collect();
    assert!(checked.charter.is_some(), "{shown:?}\n{lower}");
    shown
        .into_iter()
        .filter(|(lint, said)| ours.contains(lint) || *lint == Lint::NotDecided && said.contains("upper"))
        .collect()
}

/// A line that loosens, within what it stands, what is said of it, and a twin that does not loosen.
const CASES: &[(&str, &str, Lint, &str, &str)] = &[
    (
        "workflow w\n  ",
        "clock whole within 31 days since ask, until close, warns 3 days, on expiry -> over",
        Lint::LooserLimit,
        "31 days",
        "clock whole within 29 days since ask, until close, warns 3 days, on expiry -> over",
    ),
    (
        "workflow w\n  ",
        "clock whole within 30 working days since ask, until close, warns 3 days, on expiry -> over",
        Lint::LooserLimit,
        "30 working days",
        "clock whole within 5 working days since ask, until close, warns 3 days, on expiry -> over",
    ),
    (
        "workflow w\n  ",
        "clock whole within 30 days since ask if hard, until close, warns 3 days, on expiry -> over",
        Lint::LooserLimit,
        "no limit any more",
        "clock whole within 30 days since ask if hard, within 20 days since ask, until close, warns 3 days, on expiry -> over",
    ),
    (
        "workflow w\n  ",
        "clock whole within 30 days since ask, until close, warns 2 days, on expiry -> over",
        Lint::LooserLimit,
        "no longer warns 3 days",
        "clock whole within 30 days since ask, until close, warns 3 days, warns 5 days, on expiry -> over",
    ),
    (
        "workflow w\n  ",
        "clock whole within 30 days since ask, until close, pauses in voting, warns 3 days, on expiry -> over",
        Lint::LooserLimit,
        "stands still in `voting`",
        "clock whole within 30 days since ask, until close, warns 3 days, on expiry -> over",
    ),
    (
        "workflow w\n  ",
        "state open, within 11 days",
        Lint::LooserLimit,
        "11 days",
        "state open, within 9 days",
    ),
    (
        "workflow w\n  ",
        "state open, at least 20 hours",
        Lint::LooserLimit,
        "less than 1 day,",
        "state open, at least 2 days",
    ),
    (
        "workflow w\n  ",
        "state open, informed desk",
        Lint::DroppedDuty,
        "`board` is not told",
        "state open, informed desk and board",
    ),
    (
        "workflow w\n  state open\n    ",
        "must answer by desk, within 6 days, informed board, consulted office, bars ask.actor -> voting",
        Lint::LooserLimit,
        "6 days",
        "must answer by desk, within 3 days, informed board, consulted office, bars ask.actor -> voting",
    ),
    (
        "workflow w\n  state open\n    ",
        "may answer by desk, within 3 days, informed board, consulted office, bars ask.actor -> voting",
        Lint::DroppedDuty,
        "none here",
        "must answer by desk, within 2 days, informed board, consulted office, bars ask.actor -> voting",
    ),
    (
        "workflow w\n  state open\n    ",
        "must answer by desk, if hard, within 3 days, informed board, consulted office, bars ask.actor -> voting",
        Lint::DroppedDuty,
        "under a condition",
        "must answer by desk, within 3 days, informed board and office, consulted office, bars ask.actor -> voting",
    ),
    (
        "workflow w\n  state open\n    ",
        "must answer by desk, within 3 days, informed board, bars ask.actor -> voting",
        Lint::DroppedDuty,
        "`office` is not consulted",
        "must answer by desk, within 3 days, informed board, consulted office and board, bars ask.actor -> voting",
    ),
    (
        "workflow w\n  state open\n    ",
        "must answer by desk, within 3 days, informed board, consulted office -> voting",
        Lint::DroppedSeparation,
        "`ask.actor` is not barred",
        "must answer by desk, within 3 days, informed board, consulted office, bars ask.actor and raiser -> voting",
    ),
    (
        "workflow w\n  state open\n    ",
        "may give by desk, prolongs whole at most 6 days at most 2 times",
        Lint::LooserLimit,
        "more than 5 days",
        "may give by desk, prolongs whole at most 4 days at most 2 times",
    ),
    (
        "workflow w\n  state open\n    ",
        "may give by desk, prolongs whole at most 5 days at most 3 times",
        Lint::LooserLimit,
        "more than 2 times",
        "may give by desk, prolongs whole at most 5 days at most 1 time",
    ),
    (
        "workflow w\n  state voting\n    ",
        "ballot decide by board, within 5 days, veto board.chair, quorum at least 1/2 among all, passes more than 1/2 among present, on passed -> done, on failed -> over",
        Lint::LowerThreshold,
        "the quorum of `w.decide` is at least 1/2 among all",
        "ballot decide by board, within 5 days, veto board.chair, quorum at least 3/4 among all, passes more than 1/2 among present, on passed -> done, on failed -> over",
    ),
    (
        "workflow w\n  state voting\n    ",
        "ballot decide by board, within 5 days, veto board.chair, quorum at least 2/3 among all, passes at least 1/2 among present, on passed -> done, on failed -> over",
        Lint::LowerThreshold,
        "the majority",
        "ballot decide by board, within 5 days, veto board.chair, quorum at least 2/3 among all, passes more than 1/2 among all, on passed -> done, on failed -> over",
    ),
    (
        "workflow w\n  state voting\n    ",
        "ballot decide by board, within 5 days, veto board.chair, quorum at least 2/3 among all, passes more than 1/2 among voting, on passed -> done, on failed -> over",
        Lint::LowerThreshold,
        "the majority",
        "ballot decide by board, within 5 days, veto board.chair, quorum at least 2/3 among all, passes at least 2/3 among present, on passed -> done, on failed -> over",
    ),
    (
        "workflow w\n  state voting\n    ",
        "ballot decide by board, within 5 days, quorum at least 2/3 among all, passes more than 1/2 among present, on passed -> done, on failed -> over",
        Lint::LowerThreshold,
        "no longer a veto",
        "ballot decide by board, within 5 days, veto board.chair and office, quorum at least 2/3 among all, passes more than 1/2 among present, on passed -> done, on failed -> over",
    ),
    (
        "workflow w\n  state voting\n    ",
        "ballot decide by board, within 5 days, veto board.chair, passes more than 1/2 among present, on passed -> done, on failed -> over",
        Lint::LowerThreshold,
        "drops the quorum",
        "ballot decide by board, within 4 days, veto board.chair, quorum at least 2/3 among all, passes more than 1/2 among present, on passed -> done, on failed -> over",
    ),
    (
        "workflow w\n  state done\n    ",
        "must close by desk or office at least 1, if study.times ≥ 1, within 2 working days -> over",
        Lint::LowerThreshold,
        "how many act together",
        "must close by desk or office at least 3, if study.times ≥ 1, within 2 working days -> over",
    ),
    (
        "workflow w\n  state done\n    ",
        "must close by desk or office at least 2, if study.times ≥ 1, within 3 working days -> over",
        Lint::LooserLimit,
        "3 working days",
        "must close by desk or office at least 2, within 2 days -> over",
    ),
    (
        "workflow w\n  state done\n    ",
        "must report by desk, every 1 year",
        Lint::LooserLimit,
        "1 year;",
        "must report by desk, every 3 months",
    ),
    (
        "",
        "workflow w, bars desk",
        Lint::DroppedSeparation,
        "`case.kin` is not barred",
        "workflow w, bars desk and case.kin",
    ),
    ("", "body board, seats 4 to 9", Lint::LowerThreshold, "4 persons", "body board, seats 7"),
    (
        "",
        "body board, has teller at least 1/4",
        Lint::LowerThreshold,
        "at least 1/4",
        "body board, has teller at least 1/2",
    ),
    ("", "body board, term 4 years", Lint::LooserLimit, "the term", "body board, term 30 months"),
    (
        "",
        "body board, supervises desk",
        Lint::DroppedSeparation,
        "does not supervise `office`",
        "body board, supervises office and desk",
    ),
    (
        "body board\n  ",
        "office chair, seats 1",
        Lint::DroppedSeparation,
        "`board.kin` is not barred",
        "office chair, seats 1, bars board.kin and office",
    ),
    (
        "",
        "ladder climb, rung desk within 4 days, rung office within 5 days",
        Lint::LooserLimit,
        "4 days",
        "ladder climb, rung desk within 2 days, rung office within 5 days",
    ),
];

#[test]
fn what_is_loosened_is_told_and_its_twin_is_not() {
    assert_eq!(found(""), []);
    for (within, loose, lint, said, twin) in CASES {
        let told = found(&format!("{within}{loose}\n"));
        assert!(told.len() == 1 && told[0].0 == *lint && told[0].1.contains(said), "{loose}: {told:?}");
        assert_eq!(found(&format!("{within}{twin}\n")), [], "{twin}");
    }
}

/// Whether the rule tests in a text pass for a charter.
fn passes(charter: &Arc<Charter>, tests: &str) -> bool {
    let (file, findings) = ScenarioFile::read(&read(&Source::new("killer.scenario", tests)).tests);
    assert!(findings.is_empty() && file.suites.len() == 1, "{tests}");
    let (suite, _) = Suite::compile(charter, &file.suites[0]);
    !suite.scenarios().is_empty() && suite.outcomes().all(|(_, outcome)| outcome.passed())
}

#[test]
fn what_is_loosened_of_cases_is_shown_by_a_rule_test() {
    let upper = Arc::new(
        Charter::compile(&read(&Source::new("upper.charter", UPPER)).charter.unwrap()).charter.unwrap(),
    );
    for lower in [
        "workflow w\n  state open, within 11 days\n",
        "workflow w\n  state open\n    may answer by desk, within 3 days, informed board, consulted office, bars ask.actor -> voting\n",
        "workflow w\n  state open\n    must answer by desk, within 3 days, informed board, consulted office -> voting\n",
        "workflow w\n  state done\n    must close by desk or office at least 1, if study.times ≥ 1, within 2 working days -> over\n",
    ] {
        let source = pile(&[&format!("charter low, edition 2026-01, extends upper\n{lower}"), UPPER]);
        let text = read(&source).charter.unwrap();
        let charter = Arc::new(Charter::compile(&text).charter.unwrap());
        let found = loosened(&charter, &text, &read(source.upper().unwrap()).charter.unwrap());
        assert_eq!(found.len(), 1, "{lower}");
        let restored = restored(&source, &found[0].statement).unwrap();
        let restored = Arc::new(Charter::compile(&restored).charter.unwrap());
        assert!(restored.fingerprint != charter.fingerprint, "{lower}");
        let killer = Hunt::of(Arc::clone(&charter)).unwrap().apart(&restored, 400);
        let tests = killer.unwrap_or_else(|| panic!("nothing shows it: {lower}")).text("killer");
        assert_eq!(
            (passes(&charter, &tests), passes(&restored, &tests), passes(&upper, &tests)),
            (true, false, false),
            "{tests}"
        );
    }
}
