//! Compiling charters.

mod ballots;
mod competence;
mod conditions;
mod fingerprint;
mod fixtures;
mod hostile;
mod levels;
mod rules;
mod structure;

use gongzhi::{charter::Charter, check::Checked, finding::Source, text};

/// A charter with two bodies and the given rest; it must compile.
pub(crate) fn charter(rest: &str) -> Charter {
    compiled(&format!("{HEAD}{rest}"))
}

/// The charter that a text means; it must read and compile.
pub(crate) fn compiled(text: &str) -> Charter {
    let reading = text::read(&Source::new("test.charter", text));
    assert_eq!(reading.findings, []);
    Charter::compile(&reading.charter.unwrap())
        .into_result()
        .unwrap_or_else(|findings| panic!("{findings:#?}"))
}

/// The names of the lints that a charter with two bodies and the given rest brings up.
pub(crate) fn lints(rest: &str) -> Vec<&'static str> {
    let checked = Checked::of(&Source::new("test.charter", &format!("{HEAD}{rest}")));
    checked.findings.iter().map(|finding| finding.lint.name()).collect()
}

const HEAD: &str = "\
charter demo, edition 2026-01, calendar china
body town is government, leads desk
body desk is government, office clerk
";
