//! A claim held against a run by its definition: when each thing came about, as numbers, and nothing remembered in between.

use gongzhi::{
    charter::{Claim, Pattern, Point, Workflow},
    engine::{BallotChange, Case, Change, Event},
    id::StateId,
    rule::{Condition, Count, Test},
    syntax::Comparison,
};

/// A run: each event, with the case after it.
pub(super) type Run<'r> = &'r [(Event, Case)];

/// Event `n` does something at `2n`, and enters states at `2n + 1`.
type Moment = i64;

/// Whether the last event of the run breaks what is never or always so.
pub(super) fn is_broken(claim: &Claim, run: Run<'_>) -> bool {
    let Some((_, case)) = run.last() else { return false };
    let last = Moment::try_from(run.len() - 1).unwrap();
    let is_so = match &claim.pattern {
        Pattern::Reaches { .. } => false,
        Pattern::Always(condition) => !holds(condition, case),
        Pattern::Never { points, since, until, .. } => points.iter().any(|point| match point {
            Point::State(state) => is_active(*state, case) && is_open(since, until, run, 2 * last + 2),
            done => moments(*done, run).contains(&(2 * last)) && is_open(since, until, run, 2 * last),
        }),
    };
    is_so && holds(&claim.condition, case)
}

/// Whether what is to be reached is still owed at the end of the run.
pub(super) fn is_owed(claim: &Claim, run: Run<'_>) -> bool {
    let Pattern::Reaches { goals, since, .. } = &claim.pattern else { return false };
    let Some((_, case)) = run.last() else { return false };
    let begin = if since.is_empty() { Some(-1) } else { latest(since, run, Moment::MAX) };
    let Some(begin) = begin else { return false };
    let reached = |point: &Point| match point {
        Point::State(state) => {
            (0..).zip(run).any(|(n, (_, case)): (Moment, _)| 2 * n + 1 >= begin && is_active(*state, case))
        }
        done => moments(*done, run).into_iter().any(|moment| moment > begin),
    };
    !goals.iter().any(reached) && holds(&claim.condition, case)
}

/// Whether one of `since` came about before a moment, and none of `until` after it.
fn is_open(since: &[Point], until: &[Point], run: Run<'_>, before: Moment) -> bool {
    let begin = if since.is_empty() { Some(-1) } else { latest(since, run, before) };
    begin.is_some_and(|begin| latest(until, run, before).is_none_or(|end| end <= begin))
}

fn latest(points: &[Point], run: Run<'_>, before: Moment) -> Option<Moment> {
    points.iter().flat_map(|point| moments(*point, run)).filter(|moment| *moment < before).max()
}

/// When something came about: was done, or was entered.
fn moments(point: Point, run: Run<'_>) -> Vec<Moment> {
    let brings = |event: &Event| {
        match point {
        Point::Action(action) => event.action() == Some(action),
        Point::State(state) => event.changes.contains(&Change::Entered(state)),
        Point::Ballot(ballot) => event.changes.iter().any(|change| {
            matches!(change, Change::Ballot(of, what) if *of == ballot && matches!(**what, BallotChange::Closed(_)))
        }),
    }
    };
    let shift = Moment::from(matches!(point, Point::State(_)));
    (0..).zip(run).filter(|(_, (event, _))| brings(event)).map(|(n, _): (Moment, _)| 2 * n + shift).collect()
}

fn is_active(state: StateId, case: &Case) -> bool {
    case.marking().contains(state)
}

/// A condition on how often something was done: the tests write no others.
fn holds(condition: &Condition, case: &Case) -> bool {
    match condition {
        Condition::Always => true,
        Condition::Test(Test::Number(left, comparison, right)) => {
            let count = |count: &Count| match count {
                Count::Times(action) => case.times(*action),
                Count::Number(number) => *number,
                other => panic!("{other:?}"),
            };
            match comparison {
                Comparison::AtMost => count(left) <= count(right),
                Comparison::AtLeast => count(left) >= count(right),
                Comparison::Greater => count(left) > count(right),
                other => panic!("{other:?}"),
            }
        }
        other => panic!("{other:?}"),
    }
}

/// The names of what a promise may speak of.
pub(super) fn names(workflow: &Workflow) -> Vec<String> {
    let states = workflow.states.values().map(|state| state.name.to_string());
    states.chain(workflow.actions.values().map(|action| action.name.to_string())).collect()
}
