//! Charters with one mistake each: the first line of every file says which lint finds it, at which line and column.

use expect_test::expect_file;
use gongzhi::{
    check::Checked,
    finding::{Language, Level, Lint, Source, render},
};

const FOLDER: &str = "tests/data/invalid/charter";

fn files() -> Vec<Source> {
    let mut names: Vec<String> = std::fs::read_dir(FOLDER)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".charter"))
        .collect();
    names.sort();
    let read = |name: &String| std::fs::read_to_string(format!("{FOLDER}/{name}")).unwrap();
    names.iter().map(|name| Source::new(name, &read(name))).collect()
}

/// What the first line of a file promises: `# unknown-name 6:25`.
fn promised(source: &Source) -> (Lint, usize, usize) {
    let first = source.text().lines().next().unwrap();
    let mut words = first.trim_start_matches('#').split_whitespace();
    let lint = Lint::from_name(words.next().unwrap()).unwrap();
    let (line, column) = words.next().unwrap().split_once(':').unwrap();
    (lint, line.parse().unwrap(), column.parse().unwrap())
}

#[test]
fn each_mistake_is_found_at_its_place_and_nothing_else_is() {
    let mut wrong = String::new();
    for source in files() {
        let (lint, line, column) = promised(&source);
        let checked = Checked::of(&source);
        let found: Vec<_> =
            checked.findings.iter().map(|f| (f.lint, source.line_column(f.span.start))).collect();
        if found != [(lint, (line, column))] {
            let shown = render(&source, &checked.findings, Language::En, false);
            wrong += &format!("{} promises {lint} at {line}:{column}\n{shown}\n", source.name());
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn a_mistake_that_cannot_be_allowed_leaves_no_charter() {
    for source in files() {
        let checked = Checked::of(&source);
        let denied = checked.findings.iter().any(|f| f.level == Level::Deny && !f.lint.is_adjustable());
        assert!(!denied || checked.charter.is_none(), "{}", source.name());
    }
}

#[test]
fn each_mistake_is_told_in_both_languages() {
    let mut told = String::new();
    for source in files() {
        told += &format!("{}\n", source.name());
        for finding in &Checked::of(&source).findings {
            for language in Language::ALL {
                told += &format!("  {}\n", finding.message.get(language));
                if let Some(hint) = &finding.hint {
                    told += &format!("    {}\n", hint.get(language));
                }
            }
        }
    }
    expect_file!["../data/invalid/charter.txt"].assert_eq(&told);
}
