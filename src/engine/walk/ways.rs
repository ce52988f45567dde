//! The ways on from each state: what each reads, what is told on it, and where it leads.

use std::collections::BTreeSet;

use super::{
    reads::Reads,
    thing::{Thing, things},
};
use crate::{
    charter::{Action, Ballot, BallotSort, Next, Vacancies, Workflow},
    id::{ActionId, FactId, StateId, TableId},
    rule::{
        Assignment, Clock, ClockOwner, Expiry, FactSource, LimitSource, Route, Setting, Target, Trigger,
        ValueSource,
    },
    workflow::Leaving,
};

/// One way on from a state.
pub(super) struct Way {
    pub(super) reads: BTreeSet<Thing>,
    pub(super) tells: BTreeSet<Target>,
    pub(super) to: Vec<StateId>,
}

/// Every way on from a state: its actions, those of any state, and the ends of clocks.
pub(super) fn ways(workflow: &Workflow, state: StateId, sees_persons: bool) -> Vec<Way> {
    let mut ways = Vec::new();
    for (id, action) in workflow.actions.iter() {
        let stands = match &action.leaving {
            Leaving::Start => false,
            Leaving::Any => true,
            Leaving::Some(alternatives) => alternatives.iter().any(|states| states.contains(&state)),
        };
        if stands {
            ways.push(of_action(workflow, state, (id, action), sees_persons));
        }
    }
    for clock in workflow.clocks.values() {
        let is_here = workflow.state_of(clock.owner).is_none_or(|owner| owner == state);
        if is_here {
            ways.extend(of_expiry(workflow, state, clock, sees_persons));
        }
    }
    for ballot in workflow.ballots.values().filter(|ballot| ballot.state == state) {
        for route in ballot.on.iter().flat_map(|on| &on.routes) {
            ways.push(of_routes(workflow, state, None, std::slice::from_ref(route)));
        }
    }
    for way in workflow.states.at(state).ways_on() {
        ways.push(of_routes(workflow, state, None, std::slice::from_ref(way.route)));
    }
    ways
}

fn of_action(
    workflow: &Workflow,
    state: StateId,
    (id, action): (ActionId, &Action),
    sees_persons: bool,
) -> Way {
    let mut way = match &action.next {
        Next::Routes(routes) => of_routes(workflow, state, Some(id), routes),
        Next::Stay => blank(workflow, state, Some(id), vec![state]),
        Next::Table(table) => {
            let settings = workflow.tables.at(*table).rows.iter().flat_map(|row| &row.settings);
            let to = settings.filter_map(|setting| match setting {
                Setting::State(state) => Some(*state),
                _ => None,
            });
            let mut way = blank(workflow, state, Some(id), to.collect());
            read_table(workflow, &mut way, *table);
            way
        }
    };
    let mut reads = Reads::new(sees_persons);
    reads.action(action);
    reads.bars(&workflow.bars);
    way.reads.extend(things(&reads));
    for used in &action.uses {
        read_table(workflow, &mut way, used.table);
    }
    // A cap counts what was done before.
    if !action.caps.is_empty() {
        way.reads.insert(Thing::Times(id));
    }
    if action.escalates.is_some() {
        climb(workflow, &mut way);
    }
    read_sets(&mut way, &action.sets);
    let host = |fact: &FactId| workflow.facts.get(*fact).is_some_and(|fact| fact.source == FactSource::Host);
    way.tells.extend(action.asks.iter().copied());
    // What the host tells is told anew with every action that reads it.
    let read = way.reads.iter().filter_map(Thing::target);
    let told: Vec<Target> =
        read.filter(|target| matches!(target, Target::Fact(fact) if host(fact))).collect();
    way.tells.extend(told);
    let tells = way.tells.clone();
    way.reads.retain(|thing| !thing.is_told(&tells));
    way.tells.extend(action.sets.iter().map(|set| set.target));
    way
}

fn of_expiry(workflow: &Workflow, state: StateId, clock: &Clock, sees_persons: bool) -> Vec<Way> {
    match &clock.expiry {
        Expiry::Breach | Expiry::Lapse | Expiry::Again | Expiry::Close => Vec::new(),
        Expiry::Escalate => {
            let mut way = blank(workflow, state, None, vec![state]);
            climb(workflow, &mut way);
            vec![way]
        }
        Expiry::Take { action, with } => {
            let taken = workflow.actions.at(*action);
            let mut way = of_action(workflow, state, (*action, taken), sees_persons);
            // What is not told with it stays as it is.
            let mut reads = Reads::default();
            reads.action(taken);
            way.reads.extend(things(&reads));
            way.tells.clear();
            read_sets(&mut way, with);
            vec![way]
        }
        Expiry::Route(routes) => vec![of_routes(workflow, state, None, routes)],
    }
}

/// What an action reads of the case, wherever it is done.
pub(super) fn read_by(workflow: &Workflow, id: ActionId, sees_persons: bool) -> BTreeSet<Thing> {
    let action = workflow.actions.at(id);
    let states: Vec<StateId> = match &action.leaving {
        Leaving::Some(alternatives) => alternatives.iter().flatten().copied().collect(),
        Leaving::Any => workflow.states.ids().collect(),
        Leaving::Start => workflow.states.ids().take(1).collect(),
    };
    let ways = states.into_iter().map(|state| of_action(workflow, state, (id, action), sees_persons));
    ways.flat_map(|way| way.reads).collect()
}

/// The facts that an action reads, wherever it stands, and those that clocks read which it may start.
pub(super) fn read_by_action(workflow: &Workflow, id: ActionId, action: &Action) -> BTreeSet<FactId> {
    let ways = workflow.states.ids().map(|state| of_action(workflow, state, (id, action), false));
    facts(ways.flat_map(|way| way.reads))
}

/// The facts that the end of a clock reads, wherever the case stands, and those that clocks read which it may start.
pub(super) fn read_by_expiry(workflow: &Workflow, clock: &Clock) -> BTreeSet<FactId> {
    let ways = workflow.states.ids().flat_map(|state| of_expiry(workflow, state, clock, false));
    facts(ways.flat_map(|way| way.reads))
}

fn facts(things: impl Iterator<Item = Thing>) -> BTreeSet<FactId> {
    things.filter_map(|thing| if let Thing::Fact(fact, _) = thing { Some(fact) } else { None }).collect()
}

fn of_routes(workflow: &Workflow, state: StateId, done: Option<ActionId>, routes: &[Route]) -> Way {
    let to = routes.iter().flat_map(|route| if route.to.is_empty() { vec![state] } else { route.to.clone() });
    let mut way = blank(workflow, state, done, to.collect());
    let mut reads = Reads::default();
    for route in routes {
        reads.condition(&route.condition);
        route.uses.iter().for_each(|used| reads.condition(&used.condition));
    }
    way.reads.extend(things(&reads));
    for route in routes {
        route.uses.iter().for_each(|used| read_table(workflow, &mut way, used.table));
        read_sets(&mut way, &route.sets);
        if route.escalates.is_some() {
            climb(workflow, &mut way);
        }
    }
    way
}

/// A way that reads what the clocks that it may start and the competences that it may touch read.
fn blank(workflow: &Workflow, state: StateId, done: Option<ActionId>, to: Vec<StateId>) -> Way {
    let mut reads = Reads::default();
    for clock in workflow.clocks.values().filter(|clock| may_start(workflow, clock, done, &to, state)) {
        for rule in &clock.limits {
            reads.condition(&rule.condition);
            reads.tell(rule.before);
            match rule.limit {
                LimitSource::Fixed(_) => {}
                LimitSource::Fact(fact) => reads.tell(Some(fact)),
                LimitSource::Table(table) => reads.table(workflow.tables.at(table)),
            }
        }
        clock.since.iter().for_each(|trigger| reads.trigger(*trigger));
    }
    for ballot in workflow.ballots.values().filter(|ballot| to.contains(&ballot.state)) {
        reads.tell(seats(ballot));
        ballot.margin.iter().for_each(|margin| reads.condition(&margin.condition));
    }
    workflow.competences.iter().for_each(|competence| reads.condition(&competence.condition));
    for entered in &to {
        if let Some(holder) = &workflow.states.at(*entered).accountable {
            reads.holder(holder);
        }
    }
    Way { reads: things(&reads), tells: BTreeSet::new(), to }
}

/// The fact that says how many seats a ballot fills.
pub(super) fn seats(ballot: &Ballot) -> Option<FactId> {
    match ballot.sort {
        BallotSort::Elects { seats: Some(Vacancies::Fact(fact)), .. } => Some(fact),
        _ => None,
    }
}

fn may_start(
    workflow: &Workflow,
    clock: &Clock,
    done: Option<ActionId>,
    to: &[StateId],
    state: StateId,
) -> bool {
    let is_owner = match clock.owner {
        ClockOwner::Workflow => clock.since.is_empty(),
        ClockOwner::State(_) | ClockOwner::Ballot(_) => {
            workflow.state_of(clock.owner).is_some_and(|owner| to.contains(&owner))
        }
        ClockOwner::Action(action) => match &workflow.actions.at(action).leaving {
            Leaving::Some(alternatives) => {
                alternatives.iter().flatten().any(|source| to.contains(source) || *source == state)
            }
            Leaving::Any | Leaving::Start => true,
        },
    };
    let triggers = clock.since.iter().any(|trigger| match trigger {
        Trigger::Enters(entered) => to.contains(entered),
        Trigger::Does(action) => done == Some(*action),
        Trigger::Day(_) => true,
    });
    is_owner || triggers || clock.limits.iter().any(|rule| rule.before.is_some())
}

fn read_table(workflow: &Workflow, way: &mut Way, table: TableId) {
    let mut reads = Reads::default();
    reads.table(workflow.tables.at(table));
    way.reads.extend(things(&reads));
}

/// What is copied, and the bodies that are put somewhere, are read.
fn read_sets(way: &mut Way, sets: &[Assignment]) {
    let mut reads = Reads::default();
    for set in sets {
        match &set.value {
            ValueSource::Fact(fact) => reads.copy(*fact),
            other => reads.source(other),
        }
    }
    way.reads.extend(things(&reads));
}

fn climb(workflow: &Workflow, way: &mut Way) {
    let Some((slot, _)) = workflow.climbs else { return };
    way.reads.insert(Thing::Slot(slot));
    if let Some(route) = &workflow.slots.at(slot).exhausted {
        way.to.extend(&route.to);
        read_sets(way, &route.sets);
    }
}
