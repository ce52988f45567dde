//! Sums of limits in mixed units, and which of two is greater.

use std::rc::Rc;

use crate::{
    id::ClockId,
    time::{Limit, Unit},
};

/// Why an amount of time is part of a sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Share {
    /// It is the limit of a clock.
    Limit,
    /// A clock was prolonged by it.
    Prolonged,
    /// A clock stood still as long as this, at most.
    Paused,
    /// So long it may be until it is decided whether a clock is prolonged.
    Asked,
}

/// Part of a sum: an amount of time, and where it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Term {
    /// How much.
    pub limit: Limit,
    /// The clock that it is a limit of.
    pub clock: ClockId,
    /// Why it is part of the sum.
    pub share: Share,
}

/// How many of each unit, shortest first, and of which parts.
#[derive(Debug, Clone)]
pub(super) struct Amount {
    units: [u32; 6],
    terms: Option<Rc<Link>>,
}

#[derive(Debug)]
struct Link {
    term: Term,
    before: Option<Rc<Link>>,
}

impl Amount {
    pub(super) const NOTHING: Self = Self { units: [0; 6], terms: None };

    pub(super) fn of(term: Term) -> Self {
        Self::NOTHING.plus(term)
    }

    pub(super) fn plus(&self, term: Term) -> Self {
        let mut units = self.units;
        let place = Unit::ALL.iter().position(|unit| *unit == term.limit.unit());
        if let Some(units) = place.and_then(|place| units.get_mut(place)) {
            *units = units.saturating_add(term.limit.count());
        }
        Self { units, terms: Some(Rc::new(Link { term, before: self.terms.clone() })) }
    }

    pub(super) fn and(&self, other: &Self) -> Self {
        other.terms().into_iter().fold(self.clone(), |sum, term| sum.plus(term))
    }

    /// The parts, first to last.
    pub(super) fn terms(&self) -> Vec<Term> {
        let mut terms = Vec::new();
        let mut link = self.terms.as_ref();
        while let Some(at) = link {
            terms.push(at.term);
            link = at.before.as_ref();
        }
        terms.reverse();
        terms
    }

    pub(super) fn units(&self) -> [u32; 6] {
        self.units
    }

    /// Whether this is as much as the other, whatever the calendar.
    ///
    /// So many hours while offices are open are as long as so many hours at the least, working days as days, months as 28 days
    /// each; days, of which neither the first nor the last
    /// need be whole, as 24 hours each but two.
    pub(super) fn covers(&self, other: &Self) -> bool {
        let [hours, working_hours, days, working_days, months, years] = balance(self.units, other.units);
        let all_months = months + 12 * years.max(0);
        let all_days = days + working_days.max(0) + 28 * all_months.max(0);
        let all_hours = hours + working_hours.max(0) + 24 * (all_days - 2).max(0);
        years >= 0
            && all_months >= 0
            && working_days >= 0
            && working_hours >= 0
            && all_days >= 0
            && all_hours >= 0
    }

    /// How much this is more than another in each unit, if it is in none less.
    pub(super) fn more_than(&self, other: &Self) -> Option<[u32; 6]> {
        let mut more = [0; 6];
        for ((more, own), other) in more.iter_mut().zip(self.units).zip(other.units) {
            *more = own.checked_sub(other)?;
        }
        Some(more)
    }
}

/// How much more one has of each unit than another; less where it is negative.
fn balance(own: [u32; 6], other: [u32; 6]) -> [i64; 6] {
    let mut more = [0; 6];
    for ((more, own), other) in more.iter_mut().zip(own).zip(other) {
        *more = i64::from(own) - i64::from(other);
    }
    more
}

/// Amounts of which the least counts: none covers another. None at all: never.
#[derive(Debug, Clone)]
pub(super) struct Least(pub(super) Vec<Amount>);

/// So many alternatives are kept; dropping one only makes a bound larger.
const ALTERNATIVES: usize = 4;

impl Least {
    pub(super) fn never() -> Self {
        Self(Vec::new())
    }

    pub(super) fn of(amount: Amount) -> Self {
        Self(vec![amount])
    }

    pub(super) fn is_never(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn or(&self, other: &Self) -> Self {
        let mut all = self.clone();
        other.0.iter().for_each(|amount| all.add(amount.clone()));
        all
    }

    fn add(&mut self, amount: Amount) {
        if self.0.iter().any(|known| amount.covers(known)) {
            return;
        }
        self.0.retain(|known| !known.covers(&amount));
        if self.0.len() < ALTERNATIVES {
            self.0.push(amount);
        }
    }

    pub(super) fn plus(&self, other: &Self) -> Self {
        let mut all = Self::never();
        for one in &self.0 {
            for other in &other.0 {
                all.add(one.and(other));
            }
        }
        all
    }

    /// Whether the least of these is as much as the least of the others.
    pub(super) fn covers(&self, other: &Self) -> bool {
        self.0.iter().all(|own| other.0.iter().any(|other| own.covers(other)))
    }
}
