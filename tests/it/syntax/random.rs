//! Properties: what is written reads back, writing again changes nothing, and no text does harm.

use gongzhi::{
    finding::{Language, Located, Source, render},
    syntax::{Keyword, Options, format, parse},
};
use proptest::{collection::vec, prelude::*, sample::select};

use super::trees::tree;

/// Reads a text, and uses all that comes of it.
fn exercise(text: &str) {
    let parsed = parse(text);
    let source = Source::new("random.charter", text);
    for language in Language::ALL {
        let _ = render(&source, &parsed.findings, language, false);
    }
    for finding in &parsed.findings {
        assert!(
            finding.span.end as usize <= text.len() && finding.span.start <= finding.span.end,
            "{finding:?}"
        );
        let located = Located::new(&source, finding, Language::Zh);
        assert!(located.line >= 1 && located.line <= text.split('\n').count());
        assert!(!located.message.is_empty() && located.message != finding.message.en);
    }
    let written = format(&parsed.tree, &Options::default());
    if parsed.findings.is_empty() {
        let again = parse(&written);
        assert_eq!(again.findings, [], "{text}\n{written}");
        assert_eq!(again.tree, parsed.tree, "{text}\n{written}");
        assert_eq!(format(&again.tree, &Options::default()), written);
    }
}

/// Pieces of which charters, and what is nearly one, are made.
fn piece() -> impl Strategy<Value = String> {
    let marks = [
        "\n",
        "\n  ",
        "\n    ",
        "\n      ",
        "\n ",
        ", ",
        "，",
        "、",
        " and ",
        " or ",
        " 或 ",
        " 且 ",
        "not ",
        "非 ",
        " = ",
        " ≠ ",
        "≥",
        " < ",
        "(",
        ")",
        "[",
        "]",
        "【law 3】",
        "\"",
        "“",
        "”",
        "「一」",
        "\"two\" / \"二\"",
        "#",
        "\n> ",
        "\n| ",
        " | ",
        " || ",
        "->",
        "→",
        "<x>",
        "5",
        "2/3",
        "15日",
        "15日内",
        "3 working days",
        "2026-02-13",
        "09:00",
        "+08:00",
        "1～30个工作日",
        "五日",
        "handler",
        "居委会",
        "committee.member",
        "grade.times",
        "start",
        "任一",
        "。",
        ";",
        "\t",
        "\u{202E}",
        "\u{200B}",
        "\r\n",
        "😀",
        "é",
        "local \"w\"",
        " to ",
    ];
    let words = Keyword::ALL
        .iter()
        .flat_map(|keyword| Language::ALL.map(|language| format!("{} ", keyword.word(language))));
    select(marks.iter().map(|&mark| mark.to_owned()).chain(words).collect::<Vec<_>>())
}

const FILES: [&str; 4] = [
    include_str!("../../data/language/petition.charter"),
    include_str!("../../data/language/committee.charter"),
    include_str!("../../data/language/hotline-zh.charter"),
    include_str!("../../data/language/review.scenario"),
];

/// Twenty lines of a real file.
fn lines() -> impl Strategy<Value = String> {
    (select(&FILES[..]), 0..200_usize)
        .prop_map(|(file, first)| file.lines().skip(first).take(20).flat_map(|line| [line, "\n"]).collect())
}

/// So many cases for each property; `GONGZHI_CASES` sets another number for a longer run.
fn config() -> ProptestConfig {
    let cases = std::env::var("GONGZHI_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(96);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_is_written_reads_back(tree in tree(), rewrite in select(&[None, Some(Language::En), Some(Language::Zh)][..])) {
        let options = Options { keywords: rewrite };
        let written = format(&tree, &options);
        let parsed = parse(&written);
        let source = Source::new("written", &written);
        let shown = render(&source, &parsed.findings, Language::En, false);
        prop_assert!(parsed.findings.is_empty(), "{shown}\n{written}");
        prop_assert_eq!(&parsed.tree, &tree, "{}", written);
        prop_assert_eq!(format(&parsed.tree, &options), written);
    }

    #[test]
    fn no_text_does_harm(text in "(\\PC|\n  ){0,60}") {
        exercise(&text);
    }

    #[test]
    fn no_heap_of_words_does_harm(pieces in vec(piece(), 0..40)) {
        exercise(&pieces.concat());
    }

    #[test]
    fn no_change_to_a_real_file_does_harm(text in lines(), at in any::<prop::sample::Index>(), dropped in 0..3_usize, piece in piece()) {
        let characters: Vec<char> = text.chars().collect();
        let at = at.index(characters.len() + 1);
        let before = characters.iter().take(at);
        let after = characters.iter().skip(at + dropped);
        exercise(&before.copied().chain(piece.chars()).chain(after.copied()).collect::<String>());
    }
}
