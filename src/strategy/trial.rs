//! A charter, people and what they try, drawn together.

use proptest::prelude::*;

use super::{Step, charter::charter, command::steps, roster::roster, tape::tapes};
use crate::{charter::Charter, engine::PlainRoster, text::CharterText};

/// A drawn charter with people for it and what they try in one case of its workflow `matter`.
#[derive(Debug, Clone)]
pub struct Trial {
    /// The charter as written.
    pub text: CharterText,
    /// The charter.
    pub charter: Charter,
    /// The people.
    pub roster: PlainRoster,
    /// What is tried, in order.
    pub steps: Vec<Step>,
}

/// Trials of up to `length` steps. The three parts are drawn from tapes of their own, so that each shrinks while the others
/// stay as they are.
pub fn trials(length: usize) -> impl Strategy<Value = Trial> {
    let drawn = (tapes(600), tapes(150), tapes(length * 16), 1..=length);
    drawn.prop_filter_map("a charter that compiles", |(mut rules, mut people, mut tried, length)| {
        let text = charter(&mut rules);
        let charter = Charter::compile(&text).charter?;
        let roster = roster(&charter, &mut people);
        let steps = steps(&charter, "matter", length, &mut tried);
        Some(Trial { text, charter, roster, steps })
    })
}
