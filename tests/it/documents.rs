//! The documents say what is so: their examples read and compile, their tables are those of the language.

use std::sync::Arc;

use gongzhi::{
    charter::Charter,
    check,
    finding::{Language, Source},
    scenario::{ScenarioFile, Suite},
    syntax::{self, BUILT_IN_KINDS, Keyword, Options, reserved::RESERVED, standing},
    text,
};

/// The documents, each with the language that its reader's keywords are in.
const REFERENCES: [(&str, Language); 2] =
    [("src/syntax/LANGUAGE.md", Language::En), ("src/syntax/LANGUAGE.zh-CN.md", Language::Zh)];

fn read(path: &str) -> String {
    std::fs::read_to_string(path).unwrap()
}

/// The fenced blocks without a language or marked as charters, which hold charters and rule tests.
pub(crate) fn examples(document: &str) -> Vec<String> {
    let mut blocks: Vec<(bool, String)> = Vec::new();
    let mut is_open = false;
    for line in document.lines() {
        if let Some(language) = line.strip_prefix("```") {
            if !is_open {
                blocks.push((matches!(language, "" | "charter"), String::new()));
            }
            is_open = !is_open;
        } else if is_open && let Some((_, block)) = blocks.last_mut() {
            block.push_str(line);
            block.push('\n');
        }
    }
    blocks.into_iter().filter_map(|(is_ours, block)| is_ours.then_some(block)).collect()
}

/// An example, with the one of its document that it extends.
fn with_upper(path: &str, example: &str, examples: &[String]) -> Source {
    text::stacked(Source::new(path, example), |name, _| {
        let is_it = |example: &&String| {
            let charter = text::read(&Source::new(path, example)).charter;
            charter.is_some_and(|charter| charter.name.as_str() == name)
        };
        examples.iter().find(is_it).map(|example| Source::new(path, example))
    })
}

#[test]
fn the_examples_in_the_documents_compile_without_a_finding() {
    for path in ["README.md", "README.zh-CN.md", "src/syntax/LANGUAGE.md", "src/syntax/LANGUAGE.zh-CN.md"] {
        let examples = examples(&read(path));
        let mut charters = 0;
        for example in &examples {
            let source = with_upper(path, example, &examples);
            let reading = text::read(&source);
            assert_eq!(reading.findings, [], "{path}");
            if let Some(charter) = &reading.charter {
                let compiled = Charter::compile(charter);
                assert_eq!(compiled.findings, [], "{path}");
                assert_eq!(check::all(&compiled.charter.unwrap()), [], "{path}");
                charters += 1;
            }
        }
        // A charter and its rule tests; the reference shows besides what hotlines need, one that votes, one that opens cases, one that counts and one that
        // extends the first.
        let shown = if path.starts_with("README") { (2, 1) } else { (7, 6) };
        assert_eq!((examples.len(), charters), shown, "{path}");
    }
}

#[test]
fn the_rule_tests_in_the_documents_pass_for_the_charters_beside_them() {
    for path in ["README.md", "README.zh-CN.md", "src/syntax/LANGUAGE.md", "src/syntax/LANGUAGE.zh-CN.md"] {
        let examples = examples(&read(path));
        let readings: Vec<_> =
            examples.iter().map(|example| text::read(&with_upper(path, example, &examples))).collect();
        let first = readings.iter().find_map(|reading| reading.charter.as_ref());
        // The first charter has its tests in a block of their own, others in theirs.
        for reading in readings.iter().filter(|reading| !reading.tests.is_empty()) {
            let charter = reading.charter.as_ref().or(first).unwrap();
            let charter = Arc::new(Charter::compile(charter).charter.unwrap());
            let (file, findings) = ScenarioFile::read(&reading.tests);
            let (suite, more) = Suite::compile(&charter, &file.suites[0]);
            assert_eq!([findings, more].concat(), [], "{path}");
            let outcomes: Vec<_> = suite.outcomes().collect();
            let differences: Vec<_> =
                outcomes.iter().filter_map(|(_, outcome)| outcome.difference.as_ref()).collect();
            assert!(!outcomes.is_empty() && differences.is_empty(), "{path}: {differences:?}");
        }
    }
}

#[test]
fn the_reference_has_a_row_for_each_word() {
    for (path, language) in REFERENCES {
        let text = read(path);
        for keyword in Keyword::ALL {
            let (en, zh) = (keyword.word(Language::En), keyword.word(Language::Zh));
            let (row, meaning) = match language {
                Language::En => (format!("| `{en}` | {zh} |"), format!("| {} |", keyword.meaning())),
                Language::Zh => (format!("| {zh} | `{en}` |"), String::new()),
            };
            let found = text.lines().find(|line| line.starts_with(&row) && line.ends_with(&meaning));
            assert!(found.is_some(), "{path} lacks `{row} … {meaning}`");
        }
    }
}

#[test]
fn the_reference_says_what_may_stand_under_what() {
    for (path, language) in REFERENCES {
        let text = read(path);
        for &owner in Keyword::ALL.iter().filter(|&&owner| !standing::clauses_of(owner).is_empty()) {
            let clauses: Vec<&str> =
                standing::clauses_of(owner).iter().map(|clause| clause.word(language)).collect();
            let (name, listed) = match language {
                Language::En => (format!("`{owner}`"), clauses.join(", ")),
                Language::Zh => (owner.word(Language::Zh).to_owned(), clauses.join("、")),
            };
            let ending = format!(" | {listed} |");
            let is_there = text.lines().any(|line| {
                let owners = line.strip_suffix(&ending).and_then(|line| line.strip_prefix("| "));
                owners.is_some_and(|owners| owners.split([',', '、']).any(|owner| owner.trim() == name))
            });
            assert!(is_there, "{path} does not say that `{owner}` may have: {listed}");
        }
    }
}

#[test]
fn the_reference_lists_the_reserved_words() {
    for (path, language) in REFERENCES {
        let text = read(path);
        for word in RESERVED.iter().chain(BUILT_IN_KINDS) {
            let pair = match language {
                Language::En => format!("{} {}", word.en, word.zh),
                Language::Zh => format!("{} {}", word.zh, word.en),
            };
            assert!(text.contains(&pair), "{path} lacks `{pair}`");
        }
    }
}

#[test]
fn bundled_charters_are_in_canonical_layout() {
    for bundled in gongzhi::charters::BUNDLED {
        for written in [bundled.charter, bundled.tests] {
            let canonical = syntax::format(&syntax::parse(written).tree, &Options::default());
            let differing =
                written.lines().zip(canonical.lines()).find(|(written, canonical)| written != canonical);
            assert_eq!(differing, None, "`gongzhi fmt` lays `{}` out otherwise", bundled.name);
            assert_eq!(written.lines().count(), canonical.lines().count());
        }
    }
}
