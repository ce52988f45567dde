//! Levels of lints, as the charter sets them.

use gongzhi::{
    check::Checked,
    finding::{Level, Source},
};

/// The findings of a charter with one duty without a limit in each of two states, with lint lines at three places.
fn found(charter: &str, workflow: &str, state: &str) -> Vec<(String, Level)> {
    let text = format!(
        "\
charter demo, edition 2026-01{charter}
body town is government, leads desk
body desk is government
workflow request{workflow}
  may ask by desk, from start -> open
  state open, accountable desk{state}
    must look by desk -> late
  state late, accountable desk
    must answer by desk -> closed
  state closed, end answered
"
    );
    let source = Source::new("levels.charter", &text);
    let checked = Checked::of(&source);
    let told = |span| source.excerpt(span).to_owned();
    checked.findings.iter().map(|finding| (told(finding.span), finding.level)).collect()
}

fn pairs(expected: &[(&str, Level)]) -> Vec<(String, Level)> {
    expected.iter().map(|(name, level)| ((*name).to_owned(), *level)).collect()
}

const ALLOW: &str = ", lint duty-without-limit is allow";
const DENY: &str = ", lint duty-without-limit is deny";

#[test]
fn without_a_line_the_default_holds() {
    assert_eq!(found("", "", ""), pairs(&[("look", Level::Warn), ("answer", Level::Warn)]));
}

#[test]
fn a_line_of_the_charter_holds_everywhere() {
    assert_eq!(found(DENY, "", ""), pairs(&[("look", Level::Deny), ("answer", Level::Deny)]));
    assert_eq!(found(ALLOW, "", ""), []);
}

#[test]
fn a_line_of_a_statement_holds_for_it_and_what_is_below() {
    assert_eq!(found("", DENY, ALLOW), pairs(&[("answer", Level::Deny)]));
    assert_eq!(found(DENY, ALLOW, DENY), pairs(&[("look", Level::Deny)]));
}

#[test]
fn mistakes_of_language_keep_their_level() {
    let text = "charter demo, edition 2026-01, lint unknown-name is allow\nbody desk is govrnment\n";
    let checked = Checked::of(&Source::new("levels.charter", text));
    let found: Vec<_> = checked.findings.iter().map(|finding| (finding.lint.name(), finding.level)).collect();
    assert_eq!(found, [("fixed-level", Level::Warn), ("unknown-name", Level::Deny)]);
}
