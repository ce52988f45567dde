//! The workflow as a net: every step that some action, expiry, end of sub-cases or ballot can make, with data left aside.

use crate::{
    charter::{Action, Next, Workflow},
    id::{ActionId, BallotId, ClockId, SlotId, StateId, WorkflowId},
    rule::{
        Assignment, ClockOwner, Column, Condition, Expiry, Opens, Route, Setting, Target, Used, ValueSource,
    },
    workflow::{Leaving, Marking},
};

/// What makes a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Cause {
    /// An action is done.
    Does(ActionId),
    /// The end of a limit moves the case on.
    Expires(ClockId),
    /// A ladder is exhausted.
    Exhausts,
    /// Sub-cases that this state waits for have ended.
    Joins(StateId),
    /// A ballot ends.
    Closes(BallotId),
}

/// Where a step can start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum From {
    /// Before the case begins.
    Start,
    /// While these states are active.
    All(Vec<StateId>),
    /// While any state is active.
    Any,
}

/// One way on: what makes it, what it leaves, empties and enters, and which slots it binds and frees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) cause: Cause,
    pub(super) from: From,
    /// Where all of one of these are active, another step goes before: the alternatives that stand before its own.
    pub(super) unless: Vec<Vec<StateId>>,
    /// Whether no other state may be active.
    pub(super) is_alone: bool,
    /// Whether the states it starts from are left.
    pub(super) leaves: bool,
    pub(super) clears: Vec<StateId>,
    pub(super) to: Vec<StateId>,
    pub(super) binds: Vec<SlotId>,
    pub(super) frees: Vec<SlotId>,
    pub(super) escalates: bool,
    /// The slots for which it opens cases, and of which workflow.
    pub(super) opens_for: Vec<(SlotId, WorkflowId)>,
}

/// Every step of the workflow.
pub(super) fn steps(workflow: &Workflow) -> Vec<Step> {
    let mut list = Vec::new();
    for (id, action) in workflow.actions.iter() {
        list.extend(steps_of(workflow, Cause::Does(id), action));
    }
    for (id, clock) in workflow.clocks.iter() {
        let cause = Cause::Expires(id);
        match &clock.expiry {
            Expiry::Route(routes) => {
                for start in owners(workflow, clock.owner) {
                    list.extend(
                        routes
                            .iter()
                            .map(|route| start.clone().begin(step_along(workflow, cause, From::Any, route))),
                    );
                }
            }
            Expiry::Take { action, with } => {
                let taken = workflow.actions.at(*action);
                for mut step in steps_of(workflow, cause, taken) {
                    note(&mut step, with);
                    list.push(step);
                }
            }
            Expiry::Breach | Expiry::Lapse | Expiry::Escalate | Expiry::Again | Expiry::Close => {}
        }
    }
    list.extend(exhaustion(workflow));
    list.extend(joins(workflow));
    for (id, ballot) in workflow.ballots.iter() {
        let from = From::All(vec![ballot.state]);
        let routes = ballot.on.iter().flat_map(|on| &on.routes);
        list.extend(routes.map(|route| step_along(workflow, Cause::Closes(id), from.clone(), route)));
    }
    list
}

/// The steps of an action: one for each way to be in and each way on.
fn steps_of(workflow: &Workflow, cause: Cause, action: &Action) -> Vec<Step> {
    let starts = match &action.leaving {
        Leaving::Start => vec![Begin::at(From::Start)],
        Leaving::Some(alternatives) => in_order(alternatives),
        Leaving::Any => vec![Begin::at(From::Any)],
    };
    let mut list = Vec::new();
    for start in starts {
        let ways: Vec<Step> = match &action.next {
            Next::Stay => vec![blank(cause, From::Any)],
            Next::Routes(routes) => {
                routes.iter().map(|route| step_along(workflow, cause, From::Any, route)).collect()
            }
            Next::Table(table) => {
                let rows = &workflow.tables.at(*table).rows;
                let states = rows.iter().flat_map(|row| &row.settings).filter_map(|setting| match setting {
                    Setting::State(state) => Some(*state),
                    _ => None,
                });
                states
                    .map(|state| Step { leaves: true, to: vec![state], ..blank(cause, From::Any) })
                    .collect()
            }
        };
        let begun = ways.into_iter().map(|step| start.clone().begin(step));
        list.extend(begun.map(|step| with_action(workflow, step, action)));
    }
    list
}

/// Adds what an action does whatever its route.
fn with_action(workflow: &Workflow, mut step: Step, action: &Action) -> Step {
    step.clears.extend(&action.clears);
    step.escalates |= action.escalates.is_some();
    step.opens_for.extend(opened_for(&action.opens));
    let asked = action.asks.iter().filter_map(|target| match target {
        Target::Slot(slot) => Some(*slot),
        Target::Fact(_) => None,
    });
    step.binds.extend(asked);
    bind_by_tables(workflow, &mut step, &action.uses);
    let route_binds = std::mem::take(&mut step.binds);
    let route_frees = std::mem::take(&mut step.frees);
    note(&mut step, &action.sets);
    step.binds.extend(route_binds);
    step.frees.extend(route_frees);
    step
}

/// A table binds a slot if every row does; one that is used on a condition may leave it as it is.
fn bind_by_tables(workflow: &Workflow, step: &mut Step, uses: &[Used]) {
    for used in uses {
        let table = workflow.tables.at(used.table);
        for (index, column) in table.outputs.iter().enumerate() {
            let Column::Slot(slot) = column else { continue };
            let binds = |row: &crate::rule::Row| matches!(row.settings.get(index), Some(Setting::Holder(_)));
            match (table.rows.iter().all(binds), &used.condition) {
                (true, Condition::Always) => step.binds.push(*slot),
                (true, _) => {}
                (false, _) => step.frees.push(*slot),
            }
        }
    }
}

fn step_along(workflow: &Workflow, cause: Cause, from: From, route: &Route) -> Step {
    let mut step = Step { leaves: !route.to.is_empty(), to: route.to.clone(), ..blank(cause, from) };
    step.escalates = route.escalates.is_some();
    bind_by_tables(workflow, &mut step, &route.uses);
    step.opens_for.extend(opened_for(&route.opens));
    note(&mut step, &route.sets);
    step
}

fn opened_for(opens: &[Opens]) -> impl Iterator<Item = (SlotId, WorkflowId)> + '_ {
    opens.iter().filter_map(|opens| Some((opens.for_each?, opens.workflow)))
}

/// Notes which slots assignments bind and free.
fn note(step: &mut Step, sets: &[Assignment]) {
    for assignment in sets {
        let Target::Slot(slot) = assignment.target else { continue };
        match assignment.value {
            // Nobody may have done that, or raised the case.
            ValueSource::Nothing | ValueSource::Persons(_) => {
                step.binds.retain(|bound| *bound != slot);
                step.frees.push(slot);
            }
            _ => {
                step.frees.retain(|freed| *freed != slot);
                step.binds.push(slot);
            }
        }
    }
}

/// Where a step can start, and what must not be the case there.
#[derive(Debug, Clone)]
struct Begin {
    from: From,
    unless: Vec<Vec<StateId>>,
    is_alone: bool,
}

impl Begin {
    fn at(from: From) -> Self {
        Self { from, unless: Vec::new(), is_alone: false }
    }

    fn begin(self, step: Step) -> Step {
        Step { from: self.from, unless: self.unless, is_alone: self.is_alone, ..step }
    }
}

/// The alternatives of an action: the first whose states are all active is left.
fn in_order(alternatives: &[Vec<StateId>]) -> Vec<Begin> {
    let before = |index: usize| alternatives.iter().take(index).cloned().collect();
    let begin = |(index, states): (usize, &Vec<StateId>)| Begin {
        from: From::All(states.clone()),
        unless: before(index),
        is_alone: false,
    };
    alternatives.iter().enumerate().map(begin).collect()
}

/// Where the end of a clock can move the case on from.
fn owners(workflow: &Workflow, owner: ClockOwner) -> Vec<Begin> {
    match owner {
        ClockOwner::State(_) | ClockOwner::Ballot(_) => {
            workflow.state_of(owner).map(|state| Begin::at(From::All(vec![state]))).into_iter().collect()
        }
        ClockOwner::Action(action) => match &workflow.actions.at(action).leaving {
            Leaving::Some(alternatives) => in_order(alternatives),
            Leaving::Start | Leaving::Any => each_open(workflow),
        },
        ClockOwner::Workflow => each_open(workflow),
    }
}

/// Each state that is no end, alone.
fn each_open(workflow: &Workflow) -> Vec<Begin> {
    let open = workflow.states.iter().filter(|(_, state)| state.end.is_none());
    open.map(|(id, _)| Begin { is_alone: true, ..Begin::at(From::All(vec![id])) }).collect()
}

/// Past the last rung the slot's route is taken, from whichever state the case is in.
fn exhaustion(workflow: &Workflow) -> Vec<Step> {
    let route = workflow.climbs.and_then(|(slot, _)| workflow.slots.at(slot).exhausted.as_ref());
    let Some(route) = route.filter(|_| super::ladders::escalates(workflow)) else { return Vec::new() };
    // Which state is left depends on what escalates: any may be.
    let along = |begin: Begin| {
        Begin { is_alone: false, ..begin }.begin(step_along(workflow, Cause::Exhausts, From::Any, route))
    };
    each_open(workflow).into_iter().map(along).collect()
}

/// From a state that waits for sub-cases their ends lead along each of its ways on.
fn joins(workflow: &Workflow) -> impl Iterator<Item = Step> + '_ {
    workflow.states.iter().flat_map(move |(id, state)| {
        state.ways_on().map(move |way| step_along(workflow, Cause::Joins(id), From::All(vec![id]), way.route))
    })
}

fn blank(cause: Cause, from: From) -> Step {
    Step {
        cause,
        from,
        unless: Vec::new(),
        is_alone: false,
        leaves: false,
        clears: Vec::new(),
        to: Vec::new(),
        binds: Vec::new(),
        frees: Vec::new(),
        escalates: false,
        opens_for: Vec::new(),
    }
}

impl Step {
    /// Whether it can be made while these states are active.
    pub(super) fn is_enabled(&self, marking: &Marking) -> bool {
        let all = |states: &[StateId]| states.iter().all(|&state| marking.contains(state));
        let is_there = match &self.from {
            From::Start => marking.is_empty(),
            From::All(states) => !states.is_empty() && all(states),
            From::Any => !marking.is_empty(),
        };
        let is_free = match &self.from {
            From::All(states) if self.is_alone => marking.len() == states.len(),
            _ => true,
        };
        is_there && is_free && !self.unless.iter().any(|states| all(states))
    }

    /// What stays active when it is made, before it enters anything.
    pub(super) fn remaining(&self, marking: &Marking) -> Marking {
        let mut left = marking.clone();
        if let (From::All(states), true) = (&self.from, self.leaves) {
            for &state in states {
                left.remove(state);
            }
        }
        for &state in &self.clears {
            left.remove(state);
        }
        left
    }
}
