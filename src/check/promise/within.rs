//! Whether what a promise says comes about in time: its bound held against the longest time that limits leave.

use super::verdict::{Ruling, Unproven};
use crate::{
    charter::{Charter, Claim, Pattern, Point, Workflow},
    check::worst::{self, Sum, Term, TimeQuestion, WorstTime, worst_times},
    finding::{Bilingual, Language},
    id::WorkflowId,
    time::{Limit, Unit},
};

/// Whether the longest time from each point that a claim counts from to what it promises stays within its bound, on runs on
/// which no duty is late, as long as the condition of the claim holds. That it comes about at all is left aside here.
pub(super) fn is_in_time(charter: &Charter, id: WorkflowId, claim: &Claim, limit: usize) -> Ruling {
    let undecided = Ruling::NotDecided(Unproven::Time);
    let Pattern::Reaches { goals, within: Some(within), since } = &claim.pattern else { return undecided };
    let Some(workflow) = charter.workflows.get(id) else { return undecided };
    let Some(to) = goals.iter().map(|goal| point(*goal)).collect::<Option<Vec<_>>>() else {
        return undecided;
    };
    let starts: Option<Vec<worst::Point>> = match since.as_slice() {
        [] => Some(vec![worst::Point::Start]),
        since => since.iter().map(|since| point(*since)).collect(),
    };
    for from in starts.unwrap_or_default() {
        let question = TimeQuestion { from, to: to.clone(), limit, ..TimeQuestion::outcomes() }
            .as_long_as(claim.condition.clone());
        let Some(times) = worst_times(charter, id, &question) else { return undecided };
        for arrival in times.arrivals {
            if let Some(why) = too_long(workflow, &arrival.time, *within) {
                return Ruling::NotDecided(why);
            }
        }
    }
    Ruling::Proven
}

fn point(point: Point) -> Option<worst::Point> {
    match point {
        Point::State(state) => Some(worst::Point::Enters(state)),
        Point::Action(action) => Some(worst::Point::Does(action)),
        Point::Ballot(_) => None,
    }
}

/// Why a time is not known to stay within a bound; none if it does.
fn too_long(workflow: &Workflow, time: &WorstTime, within: Limit) -> Option<Unproven> {
    let told = |time: &WorstTime| {
        let said = |language: Language| time.say(workflow, language);
        Bilingual::new(said(Language::En), said(Language::Zh))
    };
    match time {
        WorstTime::Unreached => None,
        WorstTime::Sums(sums) => {
            let sum = sums.iter().find(|sum| !is_short(workflow, sum, within, Rests::Move))?;
            let said = told(&WorstTime::Sums(vec![sum.clone()]));
            let is_near = is_short(workflow, sum, within, Rests::Ignored);
            Some(if is_near { Unproven::Rests(said) } else { Unproven::Long(said) })
        }
        WorstTime::Unbounded(_) => Some(Unproven::Long(told(time))),
        WorstTime::NotDecided(_) => Some(Unproven::Time),
    }
}

/// Whether limits that end on days of rest are taken to move past them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rests {
    Move,
    Ignored,
}

/// Whether one of the bounds of a sum is within the promised one.
fn is_short(workflow: &Workflow, sum: &Sum, within: Limit, rests: Rests) -> bool {
    let most = |terms: &Vec<Term>| most(workflow, terms, within, rests);
    sum.least_of.iter().filter_map(most).any(|most| most <= within.count())
}

/// How many of the unit of a bound these amounts are at the most; none if that hangs on the calendar.
fn most(workflow: &Workflow, terms: &[Term], within: Limit, rests: Rests) -> Option<u32> {
    let is_comparable = |term: &Term| match (term.limit.unit(), within.unit()) {
        // So many days are no longer than so many working days, even if the last one moves past days of rest.
        (Unit::Days, Unit::WorkingDays) => true,
        (unit, promised) => unit == promised,
    };
    // Each limit that moves past days of rest makes the whole longer; the last one moves as the promised bound does.
    let moves = |term: &Term| {
        let rolls = workflow.clocks.get(term.clock).is_none_or(|clock| clock.policy.rolls);
        rolls && matches!(within.unit(), Unit::Days | Unit::Months | Unit::Years)
    };
    let earlier = terms.split_last().map_or(&[][..], |(_, earlier)| earlier);
    let is_exact = rests == Rests::Ignored || !earlier.iter().any(moves);
    let count = || terms.iter().map(|term| term.limit.count()).fold(0, u32::saturating_add);
    (is_exact && terms.iter().all(is_comparable)).then(count)
}
