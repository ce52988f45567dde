//! The charters and scenarios under `tests/data/language` read whole and write back as the same trees.

use gongzhi::{
    finding::{Language, Source, render},
    syntax::{Options, Tree, format, parse},
};

const FILES: [(&str, &str); 10] = [
    ("petition.charter", include_str!("../../data/language/petition.charter")),
    ("committee.charter", include_str!("../../data/language/committee.charter")),
    ("hotline-zh.charter", include_str!("../../data/language/hotline-zh.charter")),
    ("community.charter", include_str!("../../data/language/community.charter")),
    ("xiaohe.charter", include_str!("../../data/language/xiaohe.charter")),
    ("grids.charter", include_str!("../../data/language/grids.charter")),
    ("grids.scenario", include_str!("../../data/language/grids.scenario")),
    ("wangge.charter", include_str!("../../data/language/wangge.charter")),
    ("community.scenario", include_str!("../../data/language/community.scenario")),
    ("review.scenario", include_str!("../../data/language/review.scenario")),
];

/// The tree of a text that holds no mistake.
fn tree(name: &str, text: &str) -> Tree {
    let parsed = parse(text);
    let shown = render(&Source::new(name, text), &parsed.findings, Language::En, false);
    assert!(parsed.findings.is_empty(), "{shown}");
    parsed.tree
}

#[test]
fn the_files_read_without_findings() {
    for (name, text) in FILES {
        assert!(!tree(name, text).statements.is_empty());
    }
}

#[test]
fn what_is_written_reads_back_as_the_same_tree() {
    for (name, text) in FILES {
        let read = tree(name, text);
        for keywords in [None, Some(Language::En), Some(Language::Zh)] {
            let options = Options { keywords };
            let written = format(&read, &options);
            let again = tree(name, &written);
            assert_eq!(again, read, "{written}");
            assert_eq!(format(&again, &options), written);
        }
    }
}
