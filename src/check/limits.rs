//! Time: duties that nothing limits, limits that never begin.

use super::{report::Report, run::Runs};
use crate::{
    charter::{Action, Next, Workflow, levels::Subject},
    finding::{Language, Lint},
    id::{ActionId, StateId, WorkflowId},
    rule::{Clock, ClockOwner, Condition, Expiry, Grade, LimitSource, Party, Setting, Trigger, Window},
    workflow::Leaving,
};

/// Checks the limits of one workflow.
pub(super) fn check(report: &mut Report<'_>, id: WorkflowId, workflow: &Workflow, runs: &Runs) {
    for (action_id, action) in workflow.actions.iter() {
        if is_owed(action) && !is_limited(workflow, action_id, action) {
            let name = &action.name;
            let en = format!("`{name}` is a duty without a limit: nobody can say when it is late");
            let zh = format!("“{name}”是义务，却没有时限：无从判断何时逾期");
            report.say(Subject::Action(id, action_id), Lint::DutyWithoutLimit, action.origin.span, en, zh);
        }
    }
    for (clock_id, clock) in workflow.clocks.iter() {
        deemed(report, Subject::Clock(id, clock_id), workflow, clock);
        for bound in lower_bounds(workflow, clock) {
            too_early(report, Subject::Clock(id, clock_id), clock, bound);
        }
    }
    for (clock_id, clock) in workflow.clocks.iter().filter(|(_, clock)| !runs.can_start(clock)) {
        let name = &clock.name;
        let en = format!("the limit `{name}` never starts: nothing that starts it can happen");
        let zh = format!("时限“{name}”不会起算：启动它的事情不可能发生");
        report.say(Subject::Clock(id, clock_id), Lint::ClockNeverStarts, clock.origin.span, en, zh);
    }
}

/// An action that counts as taken when a limit of a state ends must be able to leave that state.
fn deemed(report: &mut Report<'_>, subject: Subject, workflow: &Workflow, clock: &Clock) {
    let (Expiry::Take { action, .. }, ClockOwner::State(state)) = (&clock.expiry, clock.owner) else {
        return;
    };
    let taken = workflow.actions.at(*action);
    let is_open = match &taken.leaving {
        Leaving::Start => false,
        Leaving::Any => true,
        Leaving::Some(alternatives) => alternatives.iter().any(|states| states.contains(&state)),
    };
    if !is_open {
        let (name, state) = (&taken.name, &workflow.states.at(state).name);
        let en = format!("`{name}` cannot count as taken when this ends: it does not start from `{state}`");
        let zh = format!("到期时“{name}”不能视为已办：它不从“{state}”开始");
        report.say(subject, Lint::DeemedClosed, clock.origin.span, en, zh);
    }
}

/// Lower bounds that must have passed before what a clock limits: of its action, and of the states that are left.
fn lower_bounds<'w>(workflow: &'w Workflow, clock: &Clock) -> Vec<&'w Window> {
    match clock.owner {
        ClockOwner::Workflow => Vec::new(),
        ClockOwner::State(_) | ClockOwner::Ballot(_) => {
            workflow.state_of(clock.owner).iter().flat_map(|&state| &workflow.states.at(state).stay).collect()
        }
        ClockOwner::Action(action) => {
            let action = workflow.actions.at(action);
            let states = match &action.leaving {
                Leaving::Some(alternatives) if action.next != Next::Stay => alternatives.concat(),
                _ => Vec::new(),
            };
            let stays = states.into_iter().flat_map(|state| &workflow.states.at(state).stay);
            action.windows.iter().chain(stays).collect()
        }
    }
}

/// A limit that ends no later than the lower bound beside it leaves no time. Only bounds that count the same unit from the
/// same start are compared.
fn too_early(report: &mut Report<'_>, subject: Subject, clock: &Clock, bound: &Window) {
    let Window::AtLeastSince { least, since, condition: Condition::Always, .. } = bound else { return };
    let Some(least) = least.fixed() else { return };
    for rule in clock.limits.iter().filter(|rule| rule.before.is_none() && clock.since == *since) {
        let LimitSource::Fixed(most) = rule.limit else { continue };
        if most.unit() == least.unit() && most.count() <= least.count() {
            let (most_zh, least_zh) = (most.say(Language::Zh), least.say(Language::Zh));
            let en = format!("this ends after {most}, and nothing may be done before {least} have passed");
            let zh = format!("时限为{most_zh}，而在{least_zh}届满之前不得办理");
            report.say(subject, Lint::LimitBeforeBound, rule.origin.span, en, zh);
        }
    }
}

/// Whether somebody owes the action in a case that stands: what raises a case, and what the host does, nobody owes.
fn is_owed(action: &Action) -> bool {
    let by_host = action.by.iter().flat_map(|by| &by.parties).all(|party| *party == Party::System);
    action.grade == Grade::Duty
        && action.leaving != Leaving::Start
        && !by_host
        && !action.is_retired
        && action.every.is_empty()
}

/// Whether a limit of its own, of a state it leaves, or a named one that it stops, is on the action.
fn is_limited(workflow: &Workflow, id: ActionId, action: &Action) -> bool {
    let targets = targets(workflow, action);
    workflow.clocks.values().any(|clock| match clock.owner {
        ClockOwner::Action(owner) => owner == id,
        ClockOwner::State(state) => leaves(action, state),
        ClockOwner::Ballot(_) => false,
        ClockOwner::Workflow => stops(clock, id, &targets),
    })
}

fn leaves(action: &Action, state: StateId) -> bool {
    match &action.leaving {
        Leaving::Some(alternatives) => alternatives.iter().flatten().any(|&left| left == state),
        Leaving::Start | Leaving::Any => false,
    }
}

fn stops(clock: &Clock, id: ActionId, targets: &[StateId]) -> bool {
    clock.until.iter().any(|trigger| match trigger {
        Trigger::Does(action) => *action == id,
        Trigger::Enters(state) => targets.contains(state),
        Trigger::Day(_) => false,
    })
}

/// The states that an action can enter.
fn targets(workflow: &Workflow, action: &Action) -> Vec<StateId> {
    match &action.next {
        Next::Stay => Vec::new(),
        Next::Routes(routes) => routes.iter().flat_map(|route| route.to.clone()).collect(),
        Next::Table(table) => {
            let settings = workflow.tables.at(*table).rows.iter().flat_map(|row| &row.settings);
            settings
                .filter_map(|setting| if let Setting::State(state) = setting { Some(*state) } else { None })
                .collect()
        }
    }
}
