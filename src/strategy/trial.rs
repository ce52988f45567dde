//! A charter, people and what they try, drawn together.

use proptest::prelude::*;

use super::{
    Turn,
    calendar::{beginning, calendar},
    charter::charter,
    roster::roster,
    tape::tapes,
    turn::turns,
};
use crate::{
    charter::Charter,
    engine::PlainRoster,
    text::CharterText,
    time::{Calendar, Instant},
};

/// A drawn charter with people for it and what they try in one case of its workflow `matter`, and in those that it opens.
#[derive(Debug, Clone)]
pub struct Trial {
    /// The charter as written.
    pub text: CharterText,
    /// The charter.
    pub charter: Charter,
    /// The people.
    pub roster: PlainRoster,
    /// The days that count: mostly China's, at times a plain week, at times one whose data end soon.
    pub calendar: Calendar,
    /// From when the steps count.
    pub start: Instant,
    /// What is tried, in order.
    pub turns: Vec<Turn>,
}

/// Trials of up to `length` turns. The parts are drawn from tapes of their own, so that each shrinks while the others stay as
/// they are.
pub fn trials(length: usize) -> impl Strategy<Value = Trial> {
    let drawn = (tapes(900), tapes(150), tapes(length * 120), tapes(4), 1..=length);
    drawn.prop_filter_map(
        "a charter that compiles",
        |(mut rules, mut people, mut tried, mut days, length)| {
            let text = charter(&mut rules);
            let charter = Charter::compile(&text).charter?;
            let roster = roster(&charter, &mut people);
            let turns = turns(&charter, "matter", length, &mut tried);
            let calendar = calendar(&mut days);
            let start = beginning(&calendar, &mut days)?;
            Some(Trial { text, charter, roster, calendar, start, turns })
        },
    )
}
