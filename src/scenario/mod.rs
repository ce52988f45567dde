//! Rule tests in the language of charters, for people who do not write Rust.
//!
//! A [`ScenarioFile`] is what was written: rosters that say who is who, and scenarios of steps (`given`, `when`, `wait`)
//! and expectations (`then`, `always`). Nothing in it is checked.

mod account;
mod compile;
mod compiled;
mod expect;
mod history;
mod outcome;
mod phrase;
mod placeholder;
mod read;
mod run;
mod trouble;
mod written;

pub use account::{Account, StepAccount};
pub use compiled::{LeftOut, Scenario, Suite};
pub use outcome::{Difference, Outcome, Stage};

pub use written::{
    AllowedText, DueText, ExampleText, ExamplesText, ExpectationText, GivenText, HoldsText, NamesExpectText,
    PersonText, RosterText, RungExpectText, ScenarioFile, ScenarioText, StepText, SuiteText, TalliesText,
    ThenText, WaitText, WhenText,
};
