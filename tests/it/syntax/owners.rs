//! Whose each clause is, in every charter and scenario: a change to the table of what may stand where shows here.

use expect_test::{ExpectFile, expect_file};
use gongzhi::syntax::{Clause, parse};

/// Checks a file's clauses, each below the one it belongs to, against the outline beside it.
fn check(text: &str, outline: ExpectFile) {
    let mut shown = String::new();
    for statement in &parse(text).tree.statements {
        list(statement, 0, &mut shown);
    }
    outline.assert_eq(&shown);
}

fn list(clause: &Clause, depth: usize, shown: &mut String) {
    let taken = clause.operand.as_ref().map(|operand| format!(" {operand}")).unwrap_or_default();
    shown.push_str(&format!("{}{}{taken}\n", "  ".repeat(depth), clause.keyword));
    clause.clauses.iter().for_each(|child| list(child, depth + 1, shown));
}

macro_rules! files {
    ($($test:ident $file:literal;)*) => {$(
        #[test]
        fn $test() {
            check(
                include_str!(concat!("../../data/language/", $file)),
                expect_file![concat!("../../data/language/owners/", $file, ".txt")],
            );
        }
    )*};
}

files! {
    petition "petition.charter";
    committee "committee.charter";
    hotline "hotline-zh.charter";
    review "review.scenario";
    community "community.charter";
    xiaohe "xiaohe.charter";
    grids "grids.charter";
    grids_scenarios "grids.scenario";
    wangge "wangge.charter";
    community_scenarios "community.scenario";
}

/// The clauses of the first action of `line`, as an outline.
fn outline(line: &str) -> String {
    let text = format!("workflow w\n  {line}\n");
    let parsed = parse(&text);
    assert!(parsed.findings.is_empty(), "{:?}", parsed.findings);
    let mut shown = String::new();
    list(&parsed.tree.statements[0].clauses[0], 0, &mut shown);
    shown
}

#[test]
fn a_comma_gives_a_bound_to_the_action() {
    let joint = outline("must meet by assembly.adult at least 1/10, at least 10 days since notify -> met");
    let expected =
        "must meet\n  by assembly.adult\n    at least 1/10\n  at least 10 days\n    since notify\n  -> met\n";
    assert_eq!(joint, expected);
}

#[test]
fn a_comma_gives_a_condition_to_the_action() {
    assert_eq!(
        outline("must a by b, within 3 days if hard"),
        "must a\n  by b\n  within 3 days\n    if hard\n"
    );
    assert_eq!(
        outline("must a by b, within 3 days, if hard"),
        "must a\n  by b\n  within 3 days\n  if hard\n"
    );
}

#[test]
fn a_line_below_belongs_as_after_a_comma() {
    assert_eq!(
        outline("must a by b, within 3 days\n    if hard\n    on expiry -> c"),
        "must a\n  by b\n  within 3 days\n    on expiry\n      -> c\n  if hard\n"
    );
}
