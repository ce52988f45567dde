//! One mistake in each file of `tests/data/invalid/syntax`: what is found, where, and how it is said.

use expect_test::expect_file;
use gongzhi::{
    finding::{Family, Language, Lint, Source, page, render},
    syntax::parse,
};

/// Declares the files with the lint, line and column of their one mistake.
macro_rules! mistakes {
    ($($file:literal $lint:ident $line:literal $column:literal;)*) => {
        const MISTAKES: &[(&str, &str, Lint, usize, usize)] = &[$((
            $file,
            include_str!(concat!("../../data/invalid/syntax/", $file)),
            Lint::$lint,
            $line,
            $column,
        ),)*];
    };
}

mistakes! {
    "amount-with-within.charter" WrongOperand 3 17;
    "at-the-margin.charter" MisplacedClause 1 1;
    "bare-amount-english.charter" UnknownKeyword 3 29;
    "bare-amount.charter" WrongOperand 3 16;
    "broken-placeholder.scenario" WrongOperand 2 11;
    "cell-empty.charter" MalformedRow 4 18;
    "cell-missing.charter" MalformedRow 4 5;
    "cell-of-two-words.charter" MalformedRow 4 13;
    "colon.charter" StrayMark 3 16;
    "decimal.charter" WrongOperand 3 36;
    "dotted-new-name.charter" WrongOperand 2 9;
    "forgotten-space.charter" GluedName 4 7;
    "full-stop.charter" StrayMark 3 15;
    "half-level.charter" BadIndentation 3 1;
    "hidden-character.charter" StrayMark 3 23;
    "indented-statement.charter" MisplacedClause 2 3;
    "local-twice.charter" MisplacedClause 3 39;
    "misplaced-clause.charter" MisplacedClause 2 19;
    "misplaced-line.charter" MisplacedClause 4 5;
    "misplaced-title.charter" MisplacedTitle 3 28;
    "missing-after-joiner.charter" MissingOperand 3 30;
    "missing-name.charter" MissingOperand 3 19;
    "misspelt.charter" UnknownKeyword 2 19;
    "mixed-joiners.charter" MixedJoiners 3 20;
    "nested-too-deep.charter" BeyondLimits 2 94;
    "never-with-a-condition.charter" WrongOperand 3 9;
    "no-such-day.charter" WrongOperand 1 26;
    "number-in-characters.charter" WrongOperand 3 18;
    "other-quote.charter" UnclosedQuote 2 18;
    "other-word-glued.charter" UnknownKeyword 3 5;
    "other-word.charter" UnknownKeyword 3 5;
    "place-without-source.charter" MalformedCitation 3 30;
    "reserved-name.charter" WrongOperand 2 9;
    "right-to-left.charter" StrayMark 3 30;
    "row-not-closed.charter" MalformedRow 4 26;
    "row-without-table.charter" MalformedRow 3 5;
    "semicolon.charter" StrayMark 3 27;
    "share-in-characters.charter" WrongOperand 3 19;
    "sources-in-the-middle.charter" MalformedCitation 3 38;
    "spelled-article.charter" MalformedCitation 3 18;
    "tab.charter" BadIndentation 3 1;
    "text-for-name.charter" WrongOperand 3 20;
    "title-after-slash.charter" MisplacedTitle 2 29;
    "trailing-comma.charter" MissingOperand 3 27;
    "two-comparisons.charter" WrongOperand 2 29;
    "two-levels.charter" BadIndentation 2 1;
    "two-names.charter" UnknownKeyword 3 25;
    "unclosed-bracket.charter" UnclosedQuote 2 29;
    "unclosed-quote.charter" UnclosedQuote 2 18;
    "unknown-unit.charter" WrongOperand 3 36;
    "value-without-name.charter" WrongOperand 2 31;
}

#[test]
fn each_file_has_one_mistake_in_its_place() {
    for &(file, text, lint, line, column) in MISTAKES {
        let source = Source::new(file, text);
        let found: Vec<_> = parse(text)
            .findings
            .iter()
            .map(|finding| (finding.lint, source.line_column(finding.span.start)))
            .collect();
        assert_eq!(found, [(lint, (line, column))], "{file}");
    }
}

#[test]
fn every_file_of_the_folder_is_asserted() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/invalid/syntax");
    let files =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let texts: Vec<_> = files.filter(|file| !file.ends_with(".txt")).collect();
    let missing: Vec<_> =
        texts.iter().filter(|file| !MISTAKES.iter().any(|mistake| mistake.0 == file.as_str())).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn mistakes_are_said_in_english() {
    expect_file!["../../data/invalid/syntax/rendered.en.txt"].assert_eq(&rendered(Language::En));
}

#[test]
fn mistakes_are_said_in_chinese() {
    expect_file!["../../data/invalid/syntax/rendered.zh.txt"].assert_eq(&rendered(Language::Zh));
}

fn rendered(language: Language) -> String {
    let shown = MISTAKES
        .iter()
        .map(|&(file, text, ..)| render(&Source::new(file, text), &parse(text).findings, language, false));
    shown.collect()
}

#[test]
fn all_mistakes_of_a_file_are_found_in_one_run() {
    let text = "流程 诉求\n  环节 已收到。负责 热线\n    必须 签收 由 热线，15日内\n  环节 已办结，终点\n";
    let found: Vec<_> = parse(text).findings.iter().map(|finding| finding.lint.name()).collect();
    assert_eq!(found, ["stray-mark", "unknown-keyword", "wrong-operand", "missing-operand"]);
}

#[test]
fn after_a_mistake_the_rest_of_the_line_is_read() {
    let text = "workflow appeal\n  must answer by \"x\", within 2 hours -> answered\n";
    let parsed = parse(text);
    assert_eq!(parsed.findings.len(), 1);
    let written: Vec<_> = parsed.tree.statements[0].clauses[0]
        .clauses
        .iter()
        .map(|clause| clause.keyword.to_string())
        .collect();
    assert_eq!(written, ["by", "within", "->"]);
}

/// The fenced examples of a lint's page, English and then Chinese.
fn examples(page: &str) -> Vec<String> {
    let mut parts = page.split("```charter\n").skip(1);
    let both = [parts.next(), parts.next()];
    both.into_iter().flatten().filter_map(|part| Some(part.split_once("```")?.0.to_owned())).collect()
}

#[test]
fn the_example_of_each_page_breaks_its_lint() {
    let of_form =
        Lint::ALL.iter().filter(|lint| lint.family() == Family::Syntax && **lint != Lint::Unreadable);
    for &lint in of_form {
        let examples = examples(page(lint));
        assert_eq!(examples.len(), 2, "{lint}");
        for example in examples {
            // A page cannot print sixty-four brackets, nor what is hidden.
            let example = example.replace('…', &"(".repeat(64));
            let found: Vec<_> = parse(&example).findings.iter().map(|finding| finding.lint).collect();
            assert!(found.contains(&lint), "{lint}: {found:?} in {example}");
        }
    }
}
