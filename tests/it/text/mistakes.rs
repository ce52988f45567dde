//! Charters with one mistake each, which only reading finds: its lint, its line and column, and what it says.

use expect_test::expect_file;
use gongzhi::{
    finding::{Finding, Language, Source, render},
    text,
};

/// Declares the files: name, lint, line, column.
macro_rules! mistakes {
    ($($name:literal $lint:literal $line:literal:$column:literal;)*) => {
        const MISTAKES: &[(&str, &str, &str, usize, usize)] = &[$((
            concat!($name, ".charter"),
            include_str!(concat!("../../data/invalid/text/", $name, ".charter")),
            $lint, $line, $column,
        ),)*];
    };
}

mistakes! {
    "rules-without-charter" "missing-charter" 2:1;
    "two-charters" "repeated-clause" 2:1;
    "parties-joined-by-and" "wrong-operand" 3:14;
    "arrow-joined-by-or" "wrong-operand" 3:37;
    "relation-joined-by-or" "wrong-operand" 3:9;
    "limit-without-unit" "wrong-operand" 4:19;
    "limit-in-times" "wrong-operand" 4:12;
    "two-phases" "repeated-clause" 4:5;
    "two-kinds" "repeated-clause" 2:28;
    "two-conditions-of-a-limit" "repeated-clause" 5:7;
    "days-bound-persons" "unfit-bound" 3:22;
    "share-bounds-action" "unfit-bound" 3:19;
    "share-bounds-stay" "unfit-bound" 3:15;
    "times-bound-stay" "unfit-bound" 4:5;
    "persons-prolong" "unfit-bound" 3:46;
    "quorum-without-bound" "incomplete-statement" 5:7;
    "lint-without-level" "incomplete-statement" 2:1;
    "pause-without-states" "incomplete-statement" 3:33;
    "table-without-rows" "incomplete-statement" 3:3;
    "number-heads-column" "wrong-operand" 4:16;
    "promise-counts-days" "misplaced-clause" 3:39;
    "promise-with-two-conditions" "repeated-clause" 4:5;
    "placeholder-in-rules" "wrong-operand" 3:14;
    "range-of-two-units" "wrong-operand" 3:16;
    "seats-in-days" "wrong-operand" 2:34;
    "too-many-seats" "wrong-operand" 2:34;
    "until-joined-by-and" "wrong-operand" 3:38;
    "request-for-two-clocks" "wrong-operand" 3:39;
    "request-with-two-limits" "repeated-clause" 5:7;
    "competence-of-an-offset" "wrong-operand" 2:31;
    "warning-without-unit" "wrong-operand" 3:39;
}

fn findings(name: &str, text: &str) -> (Source, Vec<Finding>) {
    let source = Source::new(name, text);
    let findings = text::read(&source).findings;
    (source, findings)
}

#[test]
fn each_mistake_is_found_once_in_its_place() {
    for &(name, text, lint, line, column) in MISTAKES {
        let (source, findings) = findings(name, text);
        let found: Vec<_> = findings
            .iter()
            .map(|finding| {
                let (line, column) = source.line_column(finding.span.start);
                (finding.lint.name(), line, column)
            })
            .collect();
        assert_eq!(found, [(lint, line, column)], "{name}");
    }
}

#[test]
fn each_mistake_is_told_in_both_languages() {
    for language in Language::ALL {
        let told = |&(name, text, ..): &(&str, &str, &str, usize, usize)| {
            let (source, findings) = findings(name, text);
            render(&source, &findings, language, false)
        };
        let all: String = MISTAKES.iter().map(told).collect();
        expect_file![format!("../../data/invalid/text/told.{language}.txt")].assert_eq(&all);
    }
}

#[test]
fn every_file_of_the_folder_is_asserted() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/invalid/text");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".charter"))
        .collect();
    files.sort();
    let mut asserted: Vec<_> = MISTAKES.iter().map(|mistake| mistake.0).collect();
    asserted.sort_unstable();
    assert_eq!(files, asserted);
}

#[test]
fn a_flood_of_mistakes_is_cut() {
    let text = format!("charter c\nworkflow w\n{}", "  may act, from start, at least 2/3\n".repeat(5000));
    let (_, findings) = findings("flood.charter", &text);
    assert_eq!(findings.len(), 201);
    assert_eq!(findings[200].lint.name(), "beyond-limits");
}
