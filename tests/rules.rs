//! Every rule test of a folder as a test of its own, so that `cargo test --test rules` names each, runs them side by side and
//! chooses among them by their titles: `cargo test --test rules weekend`.
//!
//! This is how an application runs the rule tests of its own charter: copy this file, name the folder, and add to `Cargo.toml`
//!
//! ```toml
//! [[test]]
//! name = "rules"
//! harness = false
//! ```
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use gongzhi::{Language, finding::Source, scenario::Check};
use libtest_mimic::{Arguments, Trial, run};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/small");

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    run(&arguments, trials(Path::new(FOLDER))).exit_code()
}

/// The rule tests of a folder: each file of them stands beside a charter of the same name.
fn trials(folder: &Path) -> Vec<Trial> {
    let entries = fs::read_dir(folder).expect("the folder can be read");
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    files.retain(|file| file.extension().is_some_and(|end| end == "scenario"));
    files.sort();
    files.iter().flat_map(|file| of_file(file)).collect()
}

fn of_file(tests: &Path) -> Vec<Trial> {
    let (charter, name) = (tests.with_extension("charter"), tests.file_stem().unwrap_or_default());
    let checks = Check::all(&source(&charter), &source(tests), Language::En);
    let checks = checks.unwrap_or_else(|mistakes| panic!("{mistakes}"));
    let trial = |check: Check| {
        let name = format!("{}: {}", name.display(), check.name(Language::En));
        Trial::test(name, move || check.run(Language::En).map_err(Into::into))
    };
    checks.into_iter().map(trial).collect()
}

fn source(file: &Path) -> Source {
    let text = fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    Source::new(&file.display().to_string(), &text)
}
