//! Compiling charters: the fixtures come out whole.

use gongzhi::{
    charter::{Charter, Compiled},
    finding::{Finding, Level, Source},
    text,
};

/// Compiles a charter that reads without a mistake.
fn compile(source: &Source) -> Compiled {
    let reading = text::read(source);
    assert_eq!(reading.findings, []);
    Charter::compile(&reading.charter.unwrap())
}

#[test]
fn the_fixtures_and_the_bundled_charter_compile() {
    for path in [
        "tests/data/language/petition.charter",
        "tests/data/language/committee.charter",
        "tests/data/language/hotline-zh.charter",
        "src/charters/community.charter",
    ] {
        let source = Source::new(path, &std::fs::read_to_string(path).unwrap());
        let compiled = compile(&source);
        let denied: Vec<&Finding> = compiled.findings.iter().filter(|f| f.level == Level::Deny).collect();
        assert!(denied.is_empty() && compiled.charter.is_some(), "{path}: {denied:#?}");
    }
}
