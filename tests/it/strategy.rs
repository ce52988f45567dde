//! What the strategies draw compiles, and reads back from its text.

use gongzhi::{charter::Charter, finding::Source, strategy, text};
use proptest::{
    strategy::{Strategy, ValueTree},
    test_runner::TestRunner,
};

#[test]
fn drawn_charters_compile() {
    let mut runner = TestRunner::deterministic();
    let drawn = strategy::charters();
    for _ in 0..300 {
        let written = drawn.new_tree(&mut runner).unwrap().current();
        let compiled = Charter::compile(&written);
        assert!(compiled.charter.is_some(), "{}\n{:?}", text::write(&written).unwrap(), compiled.findings);
    }
}

#[test]
fn drawn_charters_read_back_with_the_same_meaning() {
    let mut runner = TestRunner::deterministic();
    let drawn = strategy::charters();
    for _ in 0..50 {
        let written = drawn.new_tree(&mut runner).unwrap().current();
        let on_paper = text::write(&written).unwrap();
        let reading = text::read(&Source::new("drawn.charter", on_paper.as_str()));
        let read = reading.charter.and_then(|charter| Charter::compile(&charter).charter);
        let meant = Charter::compile(&written).charter;
        let print = |charter: Option<Charter>| charter.map(|charter| charter.fingerprint);
        assert_eq!(print(read), print(meant), "{on_paper}");
    }
}
