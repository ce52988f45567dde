//! Rule tests in the language of charters, for people who do not write Rust.
//!
//! **What.** A [`ScenarioFile`] is what was written: rosters that say who is who, and scenarios of steps (`given`, `when`,
//! `wait`) and expectations (`then`, `always`, `never`). Nothing in it is checked. [`Suite::compile`] holds it against a charter
//! and finds everything that is wrong with it; a [`Suite`] runs its [`Scenario`]s, each to an [`Outcome`]: the run, and
//! the first [`Difference`] if there is one. [`Suite::account`] tells it to people.
//!
//! **Why.** Whoever writes the rules can say what they are for, and see when a change breaks it. The same file reads and
//! writes as JSON, and what fails is shown as the steps that led there.
//!
//! **When.** `gongzhi test` runs files from the command line; a host runs its own charter's tests with its other tests:
//!
//! ```
//! use std::sync::Arc;
//!
//! use gongzhi::{Charter, Language, finding::Source, scenario::{ScenarioFile, Suite}, text};
//!
//! let source = Source::new("club.charter", r#"
//! charter club, edition 2026-01, languages en, calendar china
//! kind guest "Guest" is person
//! body board "Board" is council, office member "Member"
//! workflow visit "Visit"
//!   may ask "Ask" by guest, from start -> asked
//!   state asked "Asked", accountable board
//!     must answer "Answer" by board, within 2 working days, informed raiser -> answered
//!   state answered "Answered", end done
//! "#);
//! let tests = Source::new("club.scenario", r#"
//! charter club
//! roster people
//!   person ann "Ann" is guest
//!   person bo "Bo" holds board.member
//! scenario "The weekend does not count"
//!   when ann does visit.ask at 2026-03-06 10:00
//!   then in asked, accountable board, due answer at 2026-03-10
//!   when ann does answer
//!   then refused because by
//!   when bo does answer
//!   then end done, informed ann
//! "#);
//! let charter = Charter::compile(&text::read(&source).charter.unwrap_or_default());
//! let charter = Arc::new(charter.charter.ok_or("the charter has mistakes")?);
//! let (file, mistakes) = ScenarioFile::read(&text::read(&tests).tests);
//! assert!(mistakes.is_empty());
//! for text in &file.suites {
//!     let (suite, mistakes) = Suite::compile(&charter, text);
//!     assert!(mistakes.is_empty());
//!     for (scenario, outcome) in suite.outcomes() {
//!         let account = suite.account(scenario, &outcome);
//!         assert!(outcome.passed(), "{}\n{}", scenario.title(), account.show(&tests, Language::En));
//!     }
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Without files the same is written in Rust, with a [`Cast`] and [`RuleTest`]s.
//!
//! What the words of a rule test mean is said in the language's reference; what was decided where it is silent, in
//! `DESIGN.md`.

mod account;
mod beside;
mod check;
mod compile;
mod compiled;
mod coverage;
mod expect;
mod expected;
mod generate;
mod mutants;
mod outcome;
mod phrase;
mod placeholder;
mod read;
mod rule_test;
mod run;
mod sheet;
mod witness;
mod written;
mod written_expectation;

pub use account::{Account, StepAccount};
pub use check::Check;
pub use compiled::{LeftOut, Scenario, Suite};
pub use coverage::{Count, Coverage, Covered, Element, Kind, Refusing, Seen, Standing};
pub use generate::{Generated, GeneratedFile, Hunt, Killer, killers};
pub use mutants::{Changed, Fate, Mutant, Mutation, Operator};
pub use outcome::{Difference, Instead, Outcome, Stage};
pub use rule_test::{Cast, RuleTest, RuleTestError};
pub use witness::WitnessFile;

pub use written::{
    ExampleText, ExamplesText, GivenText, HoldsText, InstanceText, PersonText, RosterText, ScenarioFile,
    ScenarioText, StepText, SuiteText, TalliesText, ThenText, ThroughoutText, WaitText, WhenText,
};
pub use written_expectation::{
    AllowedText, CitesText, DueText, ExpectationText, NamesExpectText, OpensExpectText, RungExpectText,
    TalliedText,
};
