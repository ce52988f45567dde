//! Ways on: whatever the facts are, some action leads on from a state, or the end of a limit does.
//!
//! Conditions and caps are looked at together: what the conditions of one action leave out another must take, and after an
//! action was done as often as it may be there must be another. Facts that may still change in the state are left open.

use super::{
    assumed::{below, tabled, written},
    boxes::{Left, Region, Rest, Space, TooMany, Variable},
    report::Report,
    routes::led_otherwise,
};
use crate::{
    charter::{Action, Charter, Next, State, Workflow, levels::Subject},
    finding::{Bilingual, Finding, Lint},
    id::{ActionId, FactId, StateId, WorkflowId},
    rule::{ClockOwner, Condition, Expiry, FactSource, Target},
    workflow::Leaving,
};

/// Checks the states of one workflow.
pub(super) fn check(report: &mut Report<'_>, id: WorkflowId, workflow: &Workflow) {
    for (state_id, state) in workflow.states.iter() {
        if state.end.is_some() || state.is_retired || waits_for_others(workflow, state_id, state) {
            continue;
        }
        let subject = Subject::State(id, state_id);
        match stuck(report.charter, workflow, state_id) {
            Ok(None) => {}
            Ok(Some((space, left))) => report.push(subject, finding(state, &space, &left)),
            Err(TooMany) => {
                let name = &state.name;
                let en = format!(
                    "whether some action always leads on from `{name}` is not decided: there are too many combinations of facts"
                );
                let zh = format!("从“{name}”是否总有动作可以继续，尚未判定：事实的组合过多");
                report.say(subject, Lint::NotDecided, state.origin.span, en, zh);
            }
        }
    }
}

fn finding(state: &State, space: &Space<'_>, left: &Left) -> Finding {
    let (name, told) = (&state.name, left.told(space));
    let en = format!("a case in `{name}` is stuck if {}: no action and no limit leads on", told.en);
    let zh = format!("{}时，“{name}”中的事项无法继续：没有动作也没有时限使它离开", told.zh);
    Finding::new(Lint::StateGap, state.origin.span, Bilingual::new(en, zh)).note(left.note(space))
}

/// Whether something other than actions leads on: a ballot, other cases, the end of a limit.
fn waits_for_others(workflow: &Workflow, id: StateId, state: &State) -> bool {
    let is_exhausted = workflow.climbs.is_some_and(|(slot, _)| workflow.slots.at(slot).exhausted.is_some());
    let runs_here = |owner: ClockOwner| match owner {
        ClockOwner::Workflow => true,
        ClockOwner::State(_) | ClockOwner::Ballot(_) => workflow.state_of(owner) == Some(id),
        ClockOwner::Action(action) => can_be_done(workflow.actions.at(action), id),
    };
    let leads_on = |expiry: &Expiry| match expiry {
        Expiry::Take { .. } | Expiry::Route(_) | Expiry::Close => true,
        Expiry::Escalate => is_exhausted,
        Expiry::Breach | Expiry::Lapse | Expiry::Again => false,
    };
    let is_led_on = workflow.clocks.values().any(|clock| runs_here(clock.owner) && leads_on(&clock.expiry));
    is_led_on || !state.ballots.is_empty() || !state.waits.is_empty()
}

/// Whether an action can be done while a state is active.
fn can_be_done(action: &Action, state: StateId) -> bool {
    let is_there = match &action.leaving {
        Leaving::Start => false,
        Leaving::Any => true,
        Leaving::Some(alternatives) => alternatives.iter().any(|states| states.contains(&state)),
    };
    is_there && !action.is_retired
}

/// Whether an action may leave a case where it is.
fn may_stay(action: &Action, state: StateId) -> bool {
    match &action.next {
        Next::Stay => !action.clears.contains(&state),
        Next::Routes(routes) => routes.iter().any(|route| route.to.is_empty()),
        Next::Table(_) => false,
    }
}

/// What of the facts leaves no way on.
fn stuck<'c>(
    charter: &'c Charter,
    workflow: &'c Workflow,
    id: StateId,
) -> Result<Option<(Space<'c>, Left)>, TooMany> {
    let here = |(_, action): &(ActionId, &Action)| can_be_done(action, id);
    let actions: Vec<(ActionId, &Action)> = workflow.actions.iter().filter(here).collect();
    let leads_on = |action: &Action| action.next != Next::Stay || action.clears.contains(&id);
    let leading = actions.iter().filter(|(_, action)| leads_on(action));
    let changing = Changing::of(workflow, id, &actions);
    let mut space = Space::new(charter, workflow);
    let mut ways: Vec<Region> = Vec::new();
    for &(action_id, action) in leading {
        let mut conditions: Vec<Condition> =
            action.guards.iter().map(|guard| guard.condition.clone()).collect();
        conditions.extend(action.caps.iter().map(|cap| below(cap, action_id)));
        let open = space.all(&conditions)?;
        ways.extend(open.iter().map(|region| region.opened(|axis| changing.can(&space, axis, action))));
    }
    // That nothing at all leads on is another question.
    if ways.is_empty() && space.axes().is_empty() {
        return Ok(None);
    }
    let left = Rest::of(&space, vec![Region::everything()], ways).left()?;
    Ok(left.map(|left| (space, left)))
}

/// What may still change while a case stands in a state.
#[derive(Debug, Default)]
struct Changing {
    facts: Vec<FactId>,
    counted: Vec<ActionId>,
}

impl Changing {
    fn of(workflow: &Workflow, id: StateId, actions: &[(ActionId, &Action)]) -> Self {
        let mut changing = Self::default();
        let by_host = workflow.facts.iter().filter(|(_, fact)| fact.source == FactSource::Host);
        changing.facts.extend(by_host.map(|(fact, _)| fact));
        let stays = |(_, action): &&(ActionId, &Action)| may_stay(action, id);
        actions.iter().filter(stays).for_each(|(action, rules)| changing.add(workflow, *action, rules));
        if forks(workflow) {
            // What is done in another branch may change anything.
            workflow.actions.iter().for_each(|(action, rules)| changing.add(workflow, action, rules));
        }
        changing
    }

    fn add(&mut self, workflow: &Workflow, id: ActionId, action: &Action) {
        self.counted.push(id);
        self.facts.extend(action.asks.iter().filter_map(fact));
        self.facts.extend(written(&action.sets));
        self.facts.extend(tabled(workflow, &action.uses));
        let routes = if let Next::Routes(routes) = &action.next { routes.as_slice() } else { &[] };
        for route in routes {
            self.facts.extend(written(&route.sets));
            self.facts.extend(tabled(workflow, &route.uses));
        }
    }

    /// Whether it may be otherwise when `action` is done.
    fn can(&self, space: &Space<'_>, axis: usize, action: &Action) -> bool {
        let Some(variable) = space.axes().get(axis) else { return false };
        match variable {
            Variable::Fact(id) => self.facts.contains(id) || action.asks.contains(&Target::Fact(*id)),
            Variable::Times(id) => self.counted.contains(id),
            Variable::TimesInRow(_) => !self.counted.is_empty(),
            Variable::Order(one, other) => self.can(space, *one, action) || self.can(space, *other, action),
            Variable::Rung(_) | Variable::Elected(_) | Variable::Body(_) | Variable::Open(_) => true,
            Variable::Twin(_) => false,
        }
    }
}

/// Whether several states can be active at once.
fn forks(workflow: &Workflow) -> bool {
    let led = workflow.actions.values().flat_map(|action| match &action.next {
        Next::Routes(routes) => routes.as_slice(),
        Next::Stay | Next::Table(_) => &[],
    });
    led.chain(led_otherwise(workflow)).any(|route| route.to.len() > 1)
}

fn fact(target: &Target) -> Option<FactId> {
    match target {
        Target::Fact(fact) => Some(*fact),
        Target::Slot(_) => None,
    }
}
