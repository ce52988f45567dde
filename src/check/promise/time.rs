//! How much time passes: what a rule of the step itself says, and what a run that the engine made shows.

use crate::{
    charter::{Action, Charter, Claim, Next, Pattern, Point, Workflow},
    check::confirm::Witness,
    engine::News,
    id::{ActionId, StateId},
    rule::{Condition, Count, Route, Test, Trigger, Window},
    time::{Limit, Unit},
    workflow::Leaving,
};

/// Whether each step that must not come so early says itself that it does not: `at least 15 days since post`.
pub(super) fn is_kept(workflow: &Workflow, claim: &Claim) -> bool {
    let Pattern::Never { points, within: Some(within), since, .. } = &claim.pattern else { return false };
    let guards = |(id, action): (ActionId, &Action), window: &Window, trigger: Trigger| match window {
        Window::AtLeastSince { least, since, condition, .. } => {
            let holds = *condition == Condition::Always
                || *condition == claim.condition && leaves_as_it_is(id, action, condition);
            let is_as_long = least.fixed().is_some_and(|limit| is_as_long(limit, *within));
            holds && since.contains(&trigger) && is_as_long
        }
        _ => false,
    };
    let is_guarded = |of: (ActionId, &Action), point: &Point| {
        trigger(*point).is_some_and(|trigger| of.1.windows.iter().any(|window| guards(of, window, trigger)))
    };
    points.iter().all(|point| match *point {
        Point::Action(action) => {
            let rules = workflow.actions.at(action);
            since
                .iter()
                .all(|since| is_guarded((action, rules), since) || is_held(workflow, rules, *since, *within))
        }
        Point::State(_) | Point::Ballot(_) => false,
    })
}

/// Whether the action leaves a state that lasts as long at the least, and that is entered whenever `since` comes about.
fn is_held(workflow: &Workflow, action: &Action, since: Point, within: Limit) -> bool {
    let lasts = |state: StateId| {
        workflow.states.at(state).stay.iter().any(|window| match window {
            Window::AtLeastSince { least, since, condition, .. } => {
                let is_as_long = least.fixed().is_some_and(|limit| is_as_long(limit, within));
                since.is_empty() && *condition == Condition::Always && is_as_long
            }
            _ => false,
        })
    };
    let enters = |state: StateId| match since {
        Point::State(entered) => entered == state,
        Point::Action(done) => match &workflow.actions.at(done).next {
            Next::Routes(routes) => routes.iter().all(|route| route.to.contains(&state)),
            Next::Stay | Next::Table(_) => false,
        },
        Point::Ballot(_) => false,
    };
    let Leaving::Some(alternatives) = &action.leaving else { return false };
    let leaves = !matches!(action.next, Next::Stay);
    leaves && alternatives.iter().all(|states| states.iter().any(|&state| lasts(state) && enters(state)))
}

/// Whether what a condition says is the same before an action as after it: the guard is judged before, the claim after.
fn leaves_as_it_is(id: ActionId, action: &Action, condition: &Condition) -> bool {
    let is_plain =
        |route: &Route| route.sets.is_empty() && route.uses.is_empty() && route.escalates.is_none();
    let routes = match &action.next {
        Next::Routes(routes) => routes.iter().all(is_plain),
        Next::Stay => true,
        Next::Table(_) => false,
    };
    let is_plain = action.sets.is_empty() && action.uses.is_empty() && action.escalates.is_none();
    routes && is_plain && !counts(condition, id)
}

/// Whether a condition asks how often something was done that this action changes.
fn counts(condition: &Condition, id: ActionId) -> bool {
    let is_changed = |count: &Count| match count {
        Count::Times(action) => *action == id,
        Count::TimesInRow(_) => true,
        Count::Number(_) | Count::Fact(_) | Count::Rung(_) | Count::Elected(_) => false,
    };
    match condition {
        Condition::Always => false,
        Condition::Not(inner) => counts(inner, id),
        Condition::All(parts) | Condition::Any(parts) => parts.iter().any(|part| counts(part, id)),
        Condition::Test(Test::Number(left, _, right)) => is_changed(left) || is_changed(right),
        Condition::Test(Test::SameBody(..)) => true,
        Condition::Test(_) => false,
    }
}

fn trigger(point: Point) -> Option<Trigger> {
    match point {
        Point::Action(action) => Some(Trigger::Does(action)),
        Point::State(state) => Some(Trigger::Enters(state)),
        Point::Ballot(_) => None,
    }
}

/// Whether a lower bound is no shorter than what is promised, in units that compare.
fn is_as_long(bound: Limit, promised: Limit) -> bool {
    bound.unit() == promised.unit() && bound.count() >= promised.count()
}

/// Whether a run that the engine made breaks the claim as far as time goes: of a claim without time every run does.
pub(super) fn breaks(charter: &Charter, claim: &Claim, witness: &Witness) -> bool {
    let Pattern::Never { within: Some(within), since, .. } = &claim.pattern else { return true };
    let zone = charter.calendar.zone();
    let Some(last) = witness.events().last() else { return false };
    let begins = witness.events().filter(|event| News::of(event).brings(since)).last();
    let Some(begin) = begins else { return false };
    let days = last.at.date(zone).signed_duration_since(begin.at.date(zone)).num_days();
    // A lower bound lets so many whole days lie between; so many working days are no fewer days.
    match within.unit() {
        Unit::Hours | Unit::WorkingHours => days == 0,
        Unit::Days | Unit::WorkingDays => days <= i64::from(within.count()),
        Unit::Months | Unit::Years => days < 28,
    }
}
