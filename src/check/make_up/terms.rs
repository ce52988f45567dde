//! Terms of office: the last day.
//!
//! A term counts from the day on which it begins, as a period of the Civil Code does (民法典 201, 202): that day is not counted,
//! and the term ends with the corresponding day, or with the month's last. It is no period for an act, so a last day that is
//! a day off does not move.

use super::{gathered::Held, made_up::Place};
use crate::{
    charter::Charter,
    structure::Term,
    time::{Date, Instant, Limit, Period, Policy, TimeOfDay, due},
};

/// What a rule about terms says of an office or membership.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ended {
    /// It lasts up to this day.
    On(Date),
    /// The roster does not say when it began, or the calendar does not reach so far.
    Unknown,
}

/// The last day of a term that began on `since`.
pub(super) fn ended(charter: &Charter, since: Option<Date>, limit: Limit) -> Ended {
    since.and_then(|since| last_day(charter, since, limit)).map_or(Ended::Unknown, Ended::On)
}

fn last_day(charter: &Charter, since: Date, limit: Limit) -> Option<Date> {
    let calendar = &charter.calendar;
    let start = Instant::at(since, TimeOfDay::START, calendar.zone())?;
    let policy = Policy { counts_first_day: false, rolls: false };
    due(calendar, &Period { start, limit, policy, pauses: &[], prolonged: &[] }).date()
}

/// The terms that bind an office or membership: that of the body and that of the office.
pub(super) fn terms(charter: &Charter, held: &Held<'_>) -> Vec<Term> {
    let structure = &charter.structure;
    let body = structure.bodies.at(held.unit.body).composition.term;
    let office = held.office.and_then(|office| structure.offices.at(office).term);
    body.into_iter().chain(office).collect()
}

/// An office or membership with its last day.
pub(super) fn place(charter: &Charter, held: &Held<'_>) -> Place {
    let of_terms =
        terms(charter, held).into_iter().filter_map(|term| match ended(charter, held.since, term.limit) {
            Ended::On(day) => Some(day),
            Ended::Unknown => None,
        });
    let said = held.until.and_then(|until| until.pred_opt());
    Place { office: held.office, since: held.since, last_day: of_terms.chain(said).min() }
}
