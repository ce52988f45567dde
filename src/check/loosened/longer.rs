//! Which of two amounts of time is longer.

use crate::{
    charter::time_unit,
    syntax::Unit,
    text::{AmountText, TypeText, WorkflowText},
    time::{Calendar, Due, Instant, Limit, Period, Policy, TimeOfDay, due},
};

/// How many days are looked at from which two limits in different units may begin.
const DAYS: u64 = 3 * 366;

/// An amount of time as written: the greatest one, where a fact says it.
pub(super) fn greatest(workflow: &WorkflowText, amount: &AmountText) -> Option<(u32, Unit)> {
    match amount {
        AmountText::Of { count, unit } => Some((*count, *unit)),
        AmountText::Named(name) => {
            let fact = workflow.facts.iter().find(|fact| fact.name == *name)?;
            match &fact.is {
                Some(TypeText::Range { most, unit: Some(unit), .. }) => Some((*most, *unit)),
                _ => None,
            }
        }
        AmountText::Number(_) | AmountText::Share(..) => None,
    }
}

/// Whether the first is longer than the second: in one unit by number, else if from some day of the last years of which the calendar knows
/// the days it ends later.
pub(super) fn is_longer(calendar: &Calendar, one: (u32, Unit), other: (u32, Unit)) -> Option<bool> {
    if one.1 == other.1 {
        return Some(one.0 > other.0);
    }
    let limit = |(count, unit)| Limit::new(count, time_unit(unit)?).ok();
    let (one, other) = (limit(one)?, limit(other)?);
    let zone = calendar.zone();
    let (first, last) = calendar.known();
    let last = last.min(first.checked_add_days(chrono::Days::new(30 * 366))?);
    let days =
        last.checked_sub_days(chrono::Days::new(DAYS))?.max(first).iter_days().take_while(|day| *day <= last);
    let ends = |start: Instant, limit: Limit| {
        let period = Period { start, limit, policy: Policy::default(), pauses: &[], prolonged: &[] };
        match due(calendar, &period) {
            Due::At { due, .. } => Some(due),
            _ => None,
        }
    };
    let mut is_known = false;
    for day in days {
        for second in [10 * 3600, 24 * 3600 - 1] {
            let start = Instant::at(day, TimeOfDay::START, zone).and_then(|start| start.plus_seconds(second));
            let (Some(one), Some(other)) =
                (start.and_then(|start| ends(start, one)), start.and_then(|start| ends(start, other)))
            else {
                continue;
            };
            is_known = true;
            if one > other {
                return Some(true);
            }
        }
    }
    is_known.then_some(false)
}
