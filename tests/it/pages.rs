//! The pages of the lints: each example breaks exactly what its page is about, and its mended twin does not.

use super::make_up::roster;
use gongzhi::{
    charters::{self, Bundled},
    check::{self, Checked, LIMIT, make_up, people},
    finding::{Family, Language, Lint, Source, page, render},
    text,
};

/// The fenced charters of a page, in order.
fn charters(page: &str) -> Vec<String> {
    fenced(page, "```charter")
}

/// What stands in fences that open so, in order.
fn fenced(page: &str, fence: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut inside: Option<String> = None;
    for line in page.lines() {
        match (&mut inside, line) {
            (None, line) if line == fence => inside = Some(String::new()),
            (Some(_), "```") => found.extend(inside.take()),
            (Some(text), line) => *text += &format!("{line}\n"),
            (None, _) => {}
        }
    }
    found
}

/// Lints that are found where data are looked at.
const DEEP: &[Lint] = &[Lint::PowerlessAccountable, Lint::StalledEscalation, Lint::EndlessEscalation];

fn lints(name: &str, text: &str) -> (Vec<&'static str>, String) {
    let alone = Source::new(name, text);
    // An example extends a bundled charter, or, wrongly, itself.
    let source = text::stacked(alone.clone(), |upper, _| match upper {
        "demo" => Some(alone.clone()),
        _ => charters::bundled(upper).map(Bundled::source),
    });
    let mut checked = Checked::of(&source);
    // Promises are proven, and what can be done is told, where data are looked at.
    let looks_at_data = |lint: Lint| lint.family() == Family::Promise || DEEP.contains(&lint);
    let is_deep = Lint::from_name(name).is_some_and(looks_at_data);
    if let Some(charter) = checked.charter.as_ref().filter(|_| is_deep) {
        let deep = check::deep(charter, check::LIMIT);
        checked.findings.extend(deep.findings);
    }
    let names = checked.findings.iter().map(|finding| finding.lint.name()).collect();
    (names, render(&source, &checked.findings, Language::En, false))
}

#[test]
fn every_example_breaks_what_its_page_is_about_and_its_twin_does_not() {
    let mut wrong = String::new();
    for &lint in Lint::ALL {
        // Mistakes of form and of rule tests are shown by fragments, which their own tests read.
        if matches!(lint.family(), Family::Syntax | Family::Scenario | Family::Roster | Family::People) {
            continue;
        }
        for pair in charters(page(lint)).chunks(2) {
            let (broken, shown) = lints(lint.name(), &pair[0]);
            if broken.is_empty() || broken.iter().any(|name| *name != lint.name()) {
                wrong += &format!("example of {lint}: {broken:?}\n{shown}\n");
            }
            let (mended, shown) = lints(lint.name(), &pair[1]);
            if !mended.is_empty() {
                wrong += &format!("mended example of {lint}: {mended:?}\n{shown}\n");
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// What is found in a roster, which stands in the charter's text or beside it as JSON.
fn roster_lints(text: &str, json: Option<&String>) -> Vec<&'static str> {
    let checked = Checked::of(&Source::new("page.charter", text));
    assert_eq!(checked.findings, [], "{text}");
    let charter = checked.charter.unwrap();
    let roster = match json {
        Some(json) => serde_json::from_str(json).unwrap(),
        None => roster(&charter, text),
    };
    let made_up = make_up(&charter, &roster, "2026-06-01".parse().unwrap());
    made_up.findings.iter().map(|finding| finding.lint.name()).collect()
}

#[test]
fn every_roster_breaks_what_its_page_is_about_and_its_twin_does_not() {
    for &lint in Lint::ALL.iter().filter(|lint| lint.family() == Family::Roster) {
        for half in page(lint).split("\n---\n") {
            let (charters, rosters) = (charters(half), fenced(half, "```json"));
            let of =
                |index: usize| roster_lints(charters.get(index).unwrap_or(&charters[0]), rosters.get(index));
            assert_eq!([of(0), of(1)], [vec![lint.name()], vec![]], "{half}");
        }
    }
}

#[test]
fn every_duty_breaks_what_its_page_is_about_and_its_twin_does_not() {
    for &lint in Lint::ALL.iter().filter(|lint| lint.family() == Family::People) {
        let absent = usize::from(lint == Lint::AbsenceBlocks);
        for half in page(lint).split("\n---\n") {
            let of = |text: &String| -> Vec<&'static str> {
                let checked = Checked::of(&Source::new("page.charter", text));
                assert_eq!(checked.findings, [], "{text}");
                let charter = checked.charter.unwrap();
                let found =
                    people(&charter, &roster(&charter, text), "2026-06-01".parse().unwrap(), absent, LIMIT);
                found.findings.iter().map(|finding| finding.lint.name()).collect()
            };
            let charters = charters(half);
            assert_eq!([of(&charters[0]), of(&charters[1])], [vec![lint.name()], vec![]], "{half}");
        }
    }
}

#[test]
fn every_page_speaks_both_languages() {
    for &lint in Lint::ALL {
        let text = page(lint);
        let (en, zh) = text.split_once("\n---\n").unwrap_or_else(|| panic!("{lint} has one half"));
        assert!(en.starts_with(&format!("# {lint}\n")), "{lint}");
        for part in ["**Means.**", "**Why.**", "**Mend.**", "**Does not see.**"] {
            assert!(en.contains(part), "{lint} lacks {part}");
        }
        for part in ["**含义。**", "**原因。**", "**修改。**", "**看不到。**"] {
            assert!(zh.contains(part), "{lint} lacks {part}");
        }
    }
}
