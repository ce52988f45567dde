//! No bundled charter has anything found against it but what the library itself cannot do yet.

use gongzhi::{
    charter::Charter,
    charters::BUNDLED,
    check,
    finding::{Language, render},
    text,
};

#[test]
fn nothing_is_found_against_a_bundled_charter() {
    for bundled in BUNDLED {
        let source = bundled.source();
        let reading = text::read(&source);
        let compiled = Charter::compile(&reading.charter.unwrap());
        let checked = check::all(&compiled.charter.unwrap());
        let found = [reading.findings, compiled.findings, checked].concat();
        assert!(found.is_empty(), "{}", render(&source, &found, Language::En, false));
    }
}

#[cfg(feature = "cli")]
#[test]
fn every_bundled_charter_is_tested_by_its_name() {
    for bundled in BUNDLED {
        let output = crate::tool::gongzhi(&["test", bundled.name, "--lang", "en"]);
        let told = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success() && told.contains(" passed, 0 failed"), "{}: {told}", bundled.name);
    }
}
