//! Sheets of a small charter and of the bundled one, in every format and language.

use expect_test::{expect, expect_file};
use gongzhi::{
    Name,
    diagram::{Cell, Element, Mark, Options, Overlay, Row, Sheet, View},
    finding::Language,
};

use crate::diagram::charter;

const LENDING: &str = include_str!("../data/pictures/lending.charter");
const BOARD: &str = include_str!("../data/small/board-vote.charter");
const COMMUNITY: &str = gongzhi::charters::BUNDLED[0].charter;

fn sheet(text: &str, view: &str, language: Language) -> Sheet {
    let view: View = view.parse().unwrap();
    view.drawing(&charter(text), &Options::new(language)).unwrap().sheet().unwrap()
}

macro_rules! assert_written {
    ($text:expr, $view:literal, $language:ident, $file:literal) => {
        let sheet = sheet($text, $view, Language::$language);
        expect_file![concat!("../data/pictures/", $file, ".svg")].assert_eq(&sheet.svg().to_string());
        expect_file![concat!("../data/pictures/", $file, ".md")].assert_eq(&sheet.markdown().to_string());
        expect_file![concat!("../data/pictures/", $file, ".csv")].assert_eq(&sheet.csv().to_string());
    };
}

#[test]
fn who_answers_for_what_is_written_in_every_form() {
    assert_written!(LENDING, "matrix:loan", En, "lending-matrix-en");
    assert_written!(LENDING, "matrix:loan", Zh, "lending-matrix-zh");
}

#[test]
fn what_each_body_answers_for_is_written_in_every_form() {
    assert_written!(LENDING, "duties", En, "lending-duties-en");
    assert_written!(LENDING, "duties", Zh, "lending-duties-zh");
}

#[test]
fn a_decision_table_is_written_in_every_form() {
    assert_written!(LENDING, "table:loan.deciding", En, "lending-deciding-en");
    assert_written!(LENDING, "table:loan.deciding", Zh, "lending-deciding-zh");
}

#[test]
fn ballots_are_written_in_every_form() {
    let thresholds = include_str!("../data/small/thresholds.charter");
    assert_written!(thresholds, "ballots:by-electors", En, "thresholds-ballots-en");
    assert_written!(thresholds, "ballots:by-electors", Zh, "thresholds-ballots-zh");
    let none = sheet(LENDING, "ballots:loan", Language::En);
    assert!(none.rows().is_empty() && none.notes() == ["This workflow has no ballots."]);
}

#[test]
fn the_bundled_charter_says_who_answers_for_what() {
    let written = |language| sheet(COMMUNITY, "matrix:appeal", language).markdown().to_string();
    expect_file!["../data/pictures/community-matrix-en.md"].assert_eq(&written(Language::En));
    expect_file!["../data/pictures/community-matrix-zh.md"].assert_eq(&written(Language::Zh));
}

/// A limit whose end leads nowhere says what happens then.
#[test]
fn a_limit_that_opens_a_case_says_so() {
    let text = include_str!("../data/small/urging.charter");
    for (language, said) in [(Language::En, "opens Urging"), (Language::Zh, "启动督办")] {
        let sheet = sheet(text, "duties:desk", language).csv().to_string();
        assert!(sheet.lines().any(|line| line.ends_with(&format!(",{said}"))), "{sheet}");
    }
}

/// A body is shown with its offices and with the slots that may hold it: here the ladder names it.
#[test]
fn one_body_is_shown_with_its_offices_and_what_it_may_be() {
    let written = |body| sheet(LENDING, body, Language::En).csv().to_string();
    expect![[r#"
        Who,Workflow,"Answers for, or must do",By when,If late
        Handler,Loan of a rare book,answers for: Being decided,Time to decide: by Who decides,"a breach is recorded, and it escalates"
        Handler,Loan of a rare book,"must, one of several: Approve",,
        Handler,Loan of a rare book,"must, one of several: Decline",,
    "#]].assert_eq(&written("duties:board"));
    expect![[r#"
        Who,Workflow,"Answers for, or must do",By when,If late
        Vault,Loan of a rare book,answers for: Being packed,,
        Vault,Loan of a rare book,answers for: Packed,,
        Vault,Loan of a rare book,must: Pack,within 2 days (if Fragile),a breach is recorded
    "#]]
    .assert_eq(&written("duties:vault"));
}

/// A vote runs out in its state, and what nobody must do is nobody's.
#[test]
fn the_time_of_a_ballot_is_that_of_its_state() {
    expect![[r#"
        Who,Workflow,"Answers for, or must do",By when,If late
        Club,Choice,answers for: Voting,Board: within 5 days,the votes are counted
        Club,Choice,answers for: Chosen,within 30 days,goes to Lost
    "#]]
    .assert_eq(&sheet(BOARD, "duties", Language::En).csv().to_string());
}

#[test]
fn a_state_can_be_found_by_its_id_and_marked() {
    let mut overlay = Overlay::default();
    overlay.mark(Element::State(Name::new("lent").unwrap()), Mark::Current);
    let marked = sheet(LENDING, "matrix:loan", Language::En).marked(&overlay).svg().to_string();
    assert!(marked.contains("<g id=\"matrix-loan-state-lent\" class=\"row current\">"));
    assert!(marked.contains("<g id=\"matrix-loan-state-asked\" class=\"row\">"));
}

/// Titles cannot break out of a table, and a spreadsheet takes none for a formula.
#[test]
fn words_cannot_break_out_of_a_sheet() {
    let heads = ["a|b", "c,\"d\""].map(str::to_owned).to_vec();
    let mut hostile = Sheet::new("hostile", "# <b>\n| x |", Language::En, heads);
    hostile.add(Row::new([Cell::heading("=1+1"), Cell::of_lines(["x | y".into(), "- *z* `w`".into()])]));
    hostile.add(Row::new([Cell::new("@a"), Cell::new("one\ntwo"), Cell::new("a third cell")]));
    hostile.add(Row::new([Cell::new("[a](b)")]));
    hostile.note("</svg><script>");
    expect![[r####"
        ### \# &lt;b&gt; \| x \|

        | a\|b | c,"d" |
        | --- | --- |
        | **=1+1** | x \| y<br>- \*z\* \`w\` |
        | @a | one two |
        | \[a\](b) | |

        &lt;/svg&gt;&lt;script&gt;
    "####]]
    .assert_eq(&hostile.markdown().to_string());
    expect![[r#"
        a|b,"c,""d"""
        '=1+1,"x | y
        - *z* `w`"
        '@a,"one
        two"
        [a](b),
    "#]]
    .assert_eq(&hostile.csv().to_string());
    let svg = hostile.svg().to_string();
    assert!(svg.contains("&lt;/svg&gt;&lt;script&gt;") && svg.contains(">one</text>"));
    assert_eq!(svg.matches("<script").count(), 0);
}
