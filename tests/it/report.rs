//! The report as a page that stands alone.

use gongzhi::{
    finding::{Bilingual, Finding, Language, Lint, Source, Span},
    report::{Contents, Outcome, html},
};

use crate::diagram::charter;

const TEXT: &str = include_str!("../data/pictures/lending.charter");

const HOSTILE: &str = "charter x \"<script>alert(1)</script>\", edition 2026-01, languages en
source a \"A & B\"
source b \"Unread\"
body club \"<img src=x>\" is council  [a 1]
";

#[test]
fn the_page_asks_nothing_of_the_network() {
    for language in Language::ALL {
        let page = html(&charter(TEXT), Contents::default(), language).to_string();
        for word in ["src=", "<script", "<link", "@import", "url(", "href=\"http"] {
            assert!(!page.contains(word), "{word} in the page");
        }
    }
}

#[test]
fn every_link_of_the_page_leads_somewhere_and_no_id_is_given_twice() {
    let page = html(&charter(TEXT), Contents::default(), Language::Zh).to_string();
    let values = |start: &str| -> Vec<String> {
        page.split(start).skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
    };
    let ids = values(" id=\"");
    for target in values("href=\"#") {
        assert!(ids.contains(&target), "nothing is called {target}");
    }
    assert!(ids.iter().all(|id| !id.contains(char::is_whitespace)));
    let mut sorted = ids.clone();
    sorted.sort();
    sorted.dedup();
    assert_eq!(sorted.len(), ids.len());
}

#[test]
fn titles_cannot_break_out_of_the_page() {
    let page = html(&charter(HOSTILE), Contents::default(), Language::En).to_string();
    assert!(!page.contains("<script>") && !page.contains("<img"));
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
}

#[test]
fn each_source_shows_what_cites_it_or_that_nothing_does() {
    let page = html(&charter(HOSTILE), Contents::default(), Language::En).to_string();
    assert!(page.contains("<td>1: &lt;img src=x&gt;</td>"));
    assert_eq!(page.matches("nothing cites it").count(), 1);
}

#[test]
fn findings_and_scenarios_are_shown_as_they_ended() {
    let source = Source::new("x.charter", "charter x\nbody y\n");
    let finding =
        Finding::new(Lint::UnknownName, Span::new(15, 16), Bilingual::new("no body `y`", "没有主体“y”"));
    let outcome = |title: &str, has_passed, account: &str| Outcome {
        title: title.into(),
        has_passed,
        account: account.into(),
    };
    let outcomes = [outcome("First", true, ""), outcome("Second", false, "expected a < b")];
    let contents = Contents { source: Some(&source), findings: &[finding], scenarios: Some(&outcomes) };
    let page = html(&charter(TEXT), contents, Language::Zh).to_string();
    assert!(page.contains("没有主体“y”") && page.contains("x.charter:2:6"));
    assert!(page.contains("1 / 2"));
    assert!(page.contains(
        "<details open><summary><b class=\"bad\">未通过</b> Second</summary><pre>expected a &lt; b</pre>"
    ));
}
