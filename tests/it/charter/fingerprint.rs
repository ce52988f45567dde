//! The fingerprint: of what the rules mean, and of nothing else.

use gongzhi::{charter::Charter, finding::Source, syntax, text};

use super::compiled;

const TEXT: &str = "\
charter demo, edition 2026-01, calendar china
source law
body town is government, leads desk  [law 1]
body desk is government, office clerk
workflow request
  fact urgent is yes or no
  may ask by desk.clerk, from start, asks urgent -> open
  state open, accountable desk, informed raiser
    must answer by desk, within 5 working days if urgent -> closed
      within 9 days
  state closed, end answered
";

fn fingerprint(text: &str) -> u64 {
    compiled(text).fingerprint
}

#[test]
fn layout_comments_remarks_titles_and_sources_do_not_count() {
    let same = [
        TEXT.replace(
            "must answer by desk, within 5 working days if urgent -> closed\n",
            "must answer by desk\n      -> closed\n      within 5 working days\n        if urgent\n",
        ),
        TEXT.replace("workflow request\n", "# what follows is short\nworkflow request\n  > A remark.\n"),
        TEXT.replace("[law 1]", "[law 2]"),
        TEXT.replace("workflow request\n", "workflow request  local \"for now\"\n"),
        TEXT.replace("calendar china\n", "calendar china, lint unused is allow\n"),
    ];
    for text in same {
        assert_eq!(fingerprint(&text), fingerprint(TEXT), "{text}");
    }
    let formatted = syntax::format(&syntax::parse(TEXT).tree, &syntax::Options::default());
    assert_eq!(fingerprint(&formatted), fingerprint(TEXT));
}

#[test]
fn the_same_rules_in_chinese_keywords_mean_the_same() {
    let options = syntax::Options { keywords: Some(gongzhi::finding::Language::Zh) };
    let chinese = syntax::format(&syntax::parse(TEXT).tree, &options);
    assert!(chinese.contains("应当 answer"), "{chinese}");
    assert_eq!(fingerprint(&chinese), fingerprint(TEXT));
}

#[test]
fn json_means_the_same_as_text() {
    let read = text::read(&Source::new("demo.charter", TEXT)).charter.unwrap();
    let json = serde_json::to_string(&read).unwrap();
    let back: text::CharterText = serde_json::from_str(&json).unwrap();
    let charter = Charter::compile(&back).into_result().unwrap();
    assert_eq!(charter.fingerprint, fingerprint(TEXT));
}

#[test]
fn every_changed_rule_changes_it() {
    let changed = [
        ("5 working days", "6 working days"),
        ("5 working days", "5 days"),
        ("if urgent", "if not urgent"),
        ("within 9 days", "within 9 days since ask"),
        ("must answer", "may answer"),
        ("by desk.clerk", "by desk"),
        ("leads desk", "guides desk"),
        ("body desk is government", "body desk is council"),
        ("accountable desk", "accountable town"),
        ("informed raiser", "consulted raiser"),
        ("end answered", "end done"),
        ("asks urgent ->", "asks urgent, if not urgent ->"),
        ("-> open\n", "-> open\n    at most 1 time\n"),
        ("calendar china", "calendar china, zone +09:00"),
        ("charter demo", "charter other"),
    ];
    for (from, to) in changed {
        let text = TEXT.replacen(from, to, 1);
        assert_ne!(text, TEXT, "{from}");
        assert_ne!(fingerprint(&text), fingerprint(TEXT), "{from} became {to}");
    }
}
