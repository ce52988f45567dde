//! Who is told, and who is not.

use gongzhi::finding::{Language, Source};

use super::fixture::{charter, failures, sound_suites, suites};

const RULES: &str = "\
charter office \"Office\" / \"办公\", edition 2026-01, languages en and zh
kind resident \"Resident\" / \"居民\" is person
body desk \"Desk\" / \"窗口\" is council, supervises board
body board \"Board\" / \"理事会\" is council
workflow request \"Request\" / \"请求\"
  fact grave \"Grave\" / \"重大\" is yes or no
  may ask \"Ask\" / \"提出\" by resident, from start, asks grave, opens record -> asked
    informed desk
    informed board if grave
  state asked \"Asked\" / \"已提出\", accountable desk
    must reply \"Reply\" / \"答复\" by desk -> replied
  state replied \"Replied\" / \"已答复\", end replied
workflow record \"Record\" / \"登记\"
  must begin \"Begin\" / \"开始\" by system, from start -> open
  state open \"Open\" / \"待登记\", accountable desk, informed raiser
    must close \"Close\" / \"登记\" by desk -> closed
  state closed \"Closed\" / \"已登记\", end closed
";

/// What differs after somebody asked.
fn differs(grave: &str, then: &str, language: Language) -> String {
    let rules = charter(&Source::new("office.charter", RULES));
    let tests = Source::new(
        "told.scenario",
        &format!(
            "charter office\nroster office\n  person wang \"Wang\" / \"王\" is resident\n  \
             person li \"Li\" / \"李\" holds desk\nscenario \"One\"\n  \
             when wang does request.ask with grave = {grave} at 2026-03-02 10:00\n  then for request {then}\n"
        ),
    );
    failures(&sound_suites(&rules, &tests), &tests, language)
}

#[test]
fn none_after_others_says_that_nobody_else_is_told() {
    assert_eq!(differs("no", "informed desk and none", Language::En), "");
    assert_eq!(differs("no", "informed li and none", Language::En), "");
    assert_eq!(differs("yes", "informed desk and board and none", Language::En), "");
    assert_eq!(differs("yes", "informed desk", Language::En), "");
    let said = differs("yes", "informed desk and none", Language::En);
    assert!(
        said.contains("informed\n  expected            actual\n  Desk, nobody else   Desk, Board"),
        "{said}"
    );
    let said = differs("yes", "informed desk and none", Language::Zh);
    assert!(said.contains("告知\n  应为             实为\n  窗口、没有别人   窗口、理事会"), "{said}");
    let said = differs("no", "informed board and none", Language::En);
    assert!(said.contains("Board, nobody else   Desk"), "{said}");
}

#[test]
fn who_raised_another_case_is_somebody_else() {
    // The record that is opened tells its own raiser, which is the host; who asked is told nothing.
    let said = differs("no", "informed wang", Language::En);
    assert!(said.contains("Wang"), "{said}");
}

#[test]
fn who_answers_is_always_said_exactly() {
    let rules = charter(&Source::new("office.charter", RULES));
    let tests = Source::new(
        "exact.scenario",
        "charter office\nscenario \"One\"\n  given request in asked at 2026-03-02 10:00\n  then accountable desk and none\n",
    );
    let (_, findings) = suites(&rules, &tests);
    assert_eq!(findings.first().map(|finding| finding.lint.name()), Some("unknown-name"));
}
