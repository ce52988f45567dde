//! Runs and coverage drawn on a workflow.

use std::{path::PathBuf, process::Output, sync::LazyLock};

use super::tool::tool;

const CHARTER: &str = "\
charter parked, edition 2026-01, calendar china
body desk \"Desk\" is council
workflow request \"Request\"
  may ask \"Ask\" by desk, from start -> open
  state open \"Open\", accountable desk
    may park \"Park\" by desk -> parked
    must answer \"Answer\" by desk, within 5 working days -> closed
  state parked \"Parked\", accountable desk
    may wake \"Wake\" by desk -> open
  state closed \"Closed\", end answered
promise answered, for request, reaches closed
promise asked, for request, never answer before ask
";
const TESTS: &str = "\
charter parked
roster house
  person wang holds desk
scenario \"Answered\"
  when wang does request.ask at 2026-03-02 09:00
  when wang does answer at 2026-03-03 09:00
  then end answered
";

/// The charter and its rule tests, written once: the tests of this file run side by side.
static FOLDER: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("marked");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("parked.charter"), CHARTER).unwrap();
    std::fs::write(folder.join("parked.scenario"), TESTS).unwrap();
    folder
});

fn told(arguments: &[&str]) -> (i32, String, String) {
    let asked = [&["draw", "parked.charter", "--view"], arguments].concat();
    let Output { status, stdout, stderr } = tool().current_dir(&*FOLDER).args(asked).output().unwrap();
    (status.code().unwrap(), String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
}

#[test]
fn a_run_that_breaks_a_promise_is_drawn_with_its_steps() {
    let (status, picture, aside) = told(&["workflow:request", "--promise", "answered", "--as", "dot"]);
    assert_eq!((status, aside.as_str()), (0, ""));
    let line =
        |id: &str| picture.lines().find(|line| line.contains(&format!("id=\"{id}\""))).unwrap().to_owned();
    assert!(line("action-ask").contains("▸ step 1\", class=\"passed\""), "{}", line("action-ask"));
    assert!(line("action-park").contains("▸ step 2\", class=\"passed\""));
    assert!(line("state-parked").contains("class=\"current\"") && !line("action-answer").contains("class"));
    let (_, timeline, _) = told(&["timeline", "--promise", "answered", "--lang", "zh"]);
    assert!(timeline.contains("| **park** | parked |"), "{timeline}");
}

#[test]
fn a_promise_that_nothing_breaks_has_no_run() {
    let (status, _, said) = told(&["workflow:request", "--promise", "asked"]);
    assert_eq!((status, said.as_str()), (2, "error: no run is known that breaks the promise `asked`\n"));
    let (_, _, said) = told(&["workflow:request", "--promise", "twice", "--lang", "zh"]);
    assert_eq!(said, "错误：章程中没有承诺“twice”：现有answered、asked\n");
}

/// The one test raises a case and answers it: parking and waking are met by nothing, answering but for its refusals and its limit.
#[test]
fn what_no_rule_test_meets_is_drawn_pale() {
    let (status, picture, aside) = told(&["workflow:request", "--coverage", "--as", "dot"]);
    assert_eq!((status, aside.as_str()), (0, ""));
    let line =
        |id: &str| picture.lines().find(|line| line.contains(&format!("id=\"{id}\""))).unwrap().to_owned();
    for id in ["state-parked", "action-park", "action-wake"] {
        assert!(
            line(id).contains("▸ no rule test meets it\"") && line(id).contains("class=\"pale\""),
            "{}",
            line(id)
        );
    }
    for id in ["state-open", "state-closed"] {
        assert!(!line(id).contains('▸') && !line(id).contains("class"), "{}", line(id));
    }
    // Of an action: that it is done, and that somebody else is refused; of a duty with a limit, that it ends.
    assert!(line("action-ask").contains("▸ rule tests meet 1 of 2\""), "{}", line("action-ask"));
    assert!(line("action-answer").contains("▸ rule tests meet 1 of 3\""), "{}", line("action-answer"));
}

#[test]
fn a_view_without_states_shows_nothing_of_rule_tests() {
    let (status, _, said) = told(&["structure", "--coverage"]);
    let known = "ask for workflow:NAME, lanes:NAME or matrix:NAME";
    assert_eq!((status, said), (2, format!("error: `structure` shows nothing of rule tests: {known}\n")));
}

/// The rule tests of the booths leave four questions open, of three actions; the limit of five days belongs to completing.
#[test]
fn what_no_rule_test_notices_is_drawn_with_what_it_should_ask() {
    // Beside the charter stands another file, which asks what these tests do not.
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("unnoticed");
    std::fs::create_dir_all(&folder).unwrap();
    for file in ["booth.charter", "booth.scenario"] {
        std::fs::copy(format!("tests/data/mutants/{file}"), folder.join(file)).unwrap();
    }
    let asked = ["draw", "booth.charter", "--view", "workflow:permit", "--mutants", "--as", "dot"];
    let Output { status, stdout, stderr } = tool().current_dir(folder).args(asked).output().unwrap();
    let picture = String::from_utf8(stdout).unwrap();
    assert_eq!(status.code(), Some(0), "{}", String::from_utf8_lossy(&stderr));
    let marked: Vec<&str> = picture.lines().filter(|line| line.contains("▸ no rule test asks")).collect();
    let of = |id: &str| {
        marked
            .iter()
            .find(|line| line.contains(&format!("id=\"{id}\"")))
            .map(|line| line.matches('▸').count())
    };
    assert_eq!(
        (of("action-decide.4"), of("action-query"), of("action-complete")),
        (Some(1), Some(2), Some(2))
    );
    assert_eq!(marked.len(), 3, "{marked:#?}");
}
