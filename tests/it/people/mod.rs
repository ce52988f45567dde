//! Whether a roster can get every duty done, however the work falls among its persons.

mod by_hand;
mod community;
mod random;
mod slow;

use gongzhi::{
    charter::Charter,
    check::{Staffing, staffing},
    engine::PlainRoster,
    time::Date,
};

use crate::{charter::compiled, make_up::roster};

/// How many positions are looked at.
const LIMIT: usize = 100_000;

fn day() -> Date {
    "2026-01-05".parse().unwrap()
}

/// What is found of the first workflow of a charter.
fn found(charter: &Charter, roster: &PlainRoster) -> Staffing {
    let (id, _) = charter.workflows.iter().next().unwrap();
    staffing(charter, id, roster, day(), LIMIT).unwrap()
}

/// A charter and the roster that stands in its text.
fn both(text: &str) -> (Charter, PlainRoster) {
    let charter = compiled(text);
    let roster = roster(&charter, text);
    (charter, roster)
}
