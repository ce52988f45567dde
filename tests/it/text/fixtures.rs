//! The first charters, read whole.

use gongzhi::{
    finding::{Language, Source, render},
    text::{self, CharterText},
};

/// Every charter that the project keeps, by file name.
pub(super) const CHARTERS: &[(&str, &str)] = &[
    ("petition.charter", include_str!("../../data/language/petition.charter")),
    ("committee.charter", include_str!("../../data/language/committee.charter")),
    ("hotline-zh.charter", include_str!("../../data/language/hotline-zh.charter")),
    ("grids.charter", include_str!("../../data/language/grids.charter")),
    ("wangge.charter", include_str!("../../data/language/wangge.charter")),
    ("community.charter", include_str!("../../../src/charters/community.charter")),
];

/// Reads a charter that has no mistakes.
pub(super) fn sound(name: &str, text: &str) -> CharterText {
    let source = Source::new(name, text);
    let reading = text::read(&source);
    assert!(reading.findings.is_empty(), "{}", render(&source, &reading.findings, Language::En, false));
    reading.charter.unwrap_or_default()
}

#[test]
fn every_charter_is_read_whole() {
    for (name, text) in CHARTERS {
        sound(name, text);
    }
}

#[test]
fn what_is_written_reads_back_the_same() {
    for (name, text) in CHARTERS {
        let read = sound(name, text);
        let written = text::write(&read).unwrap();
        assert_eq!(sound(name, &written), read, "{name} was written as\n{written}");
    }
}
