//! Keywords in the other language: what `gongzhi fmt --keywords` writes means the same, for every bundled charter and its
//! rule tests.

use gongzhi::{
    charter::Charter,
    charters::BUNDLED,
    finding::{Language, Source},
    scenario::ScenarioFile,
    syntax::{Clause, Keyword, Options, format, parse},
    text,
};

fn rewritten(text: &str, language: Language) -> String {
    let parsed = parse(text);
    assert_eq!(parsed.findings, []);
    format(&parsed.tree, &Options { keywords: Some(language) })
}

fn fingerprint(text: &str) -> u64 {
    let read = text::read(&Source::new("bundled.charter", text));
    Charter::compile(&read.charter.unwrap()).charter.unwrap().fingerprint
}

fn tests(text: &str) -> ScenarioFile {
    let (file, findings) = ScenarioFile::read(&text::read(&Source::new("bundled.scenario", text)).tests);
    assert_eq!(findings, []);
    file
}

/// The keywords as they are spelled, clause by clause.
fn spelled(clauses: &[Clause], into: &mut Vec<(Keyword, Language)>) {
    for clause in clauses {
        into.push((clause.keyword, clause.layout.language));
        spelled(&clause.clauses, into);
    }
}

fn is_in(text: &str, language: Language) -> bool {
    let mut keywords = Vec::new();
    spelled(&parse(text).tree.statements, &mut keywords);
    // The arrow is a mark, which the layout sets.
    keywords.retain(|(keyword, _)| *keyword != Keyword::Goes);
    !keywords.is_empty() && keywords.iter().all(|(_, spelled)| *spelled == language)
}

#[test]
fn charters_keep_their_meaning_and_their_fingerprint() {
    for bundled in BUNDLED {
        let written = text::read(&bundled.source()).charter;
        let print = fingerprint(bundled.charter);
        for language in Language::ALL {
            let other = rewritten(bundled.charter, language);
            assert!(is_in(&other, language), "{}", bundled.name);
            assert_eq!(
                text::read(&Source::new("other.charter", &other)).charter,
                written,
                "{}",
                bundled.name
            );
            assert_eq!(fingerprint(&other), print, "{}", bundled.name);
        }
    }
}

#[test]
fn rule_tests_keep_their_meaning() {
    for bundled in BUNDLED {
        let written = tests(bundled.tests);
        for language in Language::ALL {
            let other = rewritten(bundled.tests, language);
            assert!(is_in(&other, language), "{}", bundled.name);
            assert_eq!(tests(&other), written, "{}", bundled.name);
        }
    }
}

#[test]
fn neither_comments_nor_remarks_are_lost() {
    for bundled in BUNDLED {
        for text in [bundled.charter, bundled.tests] {
            for language in Language::ALL {
                assert!(parse(&rewritten(text, language)).tree == parse(text).tree, "{}", bundled.name);
            }
        }
    }
}
