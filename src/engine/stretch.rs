//! The stretch of a workflow on which one of its clocks may be running, from its starts up to its stops.

use std::collections::BTreeSet;

use crate::{
    charter::{Action, Next, Workflow},
    id::{ActionId, ClockId, StateId},
    rule::{Clock, ClockOwner, Expiry, Route, Setting, Trigger},
    workflow::Leaving,
};

/// The states in which a clock of the workflow may be running, each judged by itself.
///
/// Conditions are not looked at: a state counts if some way leads there from a start of the clock without a stop.
pub(crate) struct Stretch<'w> {
    workflow: &'w Workflow,
    clock: &'w Clock,
    states: BTreeSet<StateId>,
}

impl<'w> Stretch<'w> {
    pub(crate) fn of(workflow: &'w Workflow, id: ClockId, clock: &'w Clock) -> Self {
        let mut stretch = Self { workflow, clock, states: BTreeSet::new() };
        let mut found = stretch.starts(id);
        while let Some(state) = found.pop() {
            if !stretch.stops_at(Trigger::Enters(state)) && stretch.states.insert(state) {
                found.extend(stretch.onward(state));
            }
        }
        stretch
    }

    /// Whether the clock may run in one of `states`.
    pub(crate) fn reaches(&self, states: &[StateId]) -> bool {
        states.iter().any(|state| self.states.contains(state))
    }

    fn stops_at(&self, trigger: Trigger) -> bool {
        self.clock.until.contains(&trigger)
    }

    /// The states in which the clock has just started.
    fn starts(&self, id: ClockId) -> Vec<StateId> {
        let from_raising = || {
            let raising = self.workflow.actions.iter().filter(|(_, action)| action.leaving == Leaving::Start);
            raising.flat_map(|(id, _)| self.after(id)).collect()
        };
        if self.clock.since.is_empty() {
            // The allowance of a ladder starts when its slot is bound, which may be anywhere.
            let is_allowance = self.workflow.climbs.is_some_and(|(_, allowance)| allowance == Some(id));
            return if is_allowance { self.workflow.states.ids().collect() } else { from_raising() };
        }
        let starts = self.clock.since.iter().flat_map(|trigger| match trigger {
            Trigger::Enters(state) => vec![*state],
            Trigger::Does(action) => self.after(*action),
            Trigger::Day(_) => from_raising(),
        });
        starts.collect()
    }

    /// Where a case may stand right after an action.
    fn after(&self, id: ActionId) -> Vec<StateId> {
        let Some(action) = self.workflow.actions.get(id).filter(|_| !self.stops_at(Trigger::Does(id))) else {
            return Vec::new();
        };
        let mut states = self.targets(action);
        let stays = action.next == Next::Stay
            || matches!(&action.next, Next::Routes(routes) if routes.iter().any(|route| route.to.is_empty()));
        if stays {
            states.extend(self.sources(action));
        }
        states
    }

    /// Where a case that stands in `state` may stand next.
    fn onward(&self, state: StateId) -> Vec<StateId> {
        let leaves = |action: &&Action| self.sources(action).contains(&state);
        let actions = self
            .workflow
            .actions
            .iter()
            .filter(|(id, action)| leaves(action) && !self.stops_at(Trigger::Does(*id)));
        let mut next: Vec<StateId> = actions.flat_map(|(_, action)| self.targets(action)).collect();
        for clock in self.workflow.clocks.values() {
            let owns = match clock.owner {
                ClockOwner::State(_) | ClockOwner::Ballot(_) => {
                    self.workflow.state_of(clock.owner) == Some(state)
                }
                ClockOwner::Action(owner) => self
                    .workflow
                    .actions
                    .get(owner)
                    .is_some_and(|action| self.sources(action).contains(&state)),
                ClockOwner::Workflow => true,
            };
            if let (true, Expiry::Route(routes)) = (owns, &clock.expiry) {
                next.extend(targets(routes));
            }
        }
        let ballots = self.workflow.ballots.values().filter(|ballot| ballot.state == state);
        next.extend(ballots.flat_map(|ballot| &ballot.on).flat_map(|on| targets(&on.routes)));
        let exhausted = self.workflow.slots.values().filter_map(|slot| slot.exhausted.as_ref());
        next.extend(exhausted.flat_map(|route| route.to.iter().copied()));
        next
    }

    fn sources(&self, action: &Action) -> Vec<StateId> {
        match &action.leaving {
            Leaving::Start => Vec::new(),
            Leaving::Some(alternatives) => alternatives.iter().flatten().copied().collect(),
            Leaving::Any => self.workflow.states.ids().collect(),
        }
    }

    fn targets(&self, action: &Action) -> Vec<StateId> {
        match &action.next {
            Next::Stay => Vec::new(),
            Next::Routes(routes) => targets(routes).collect(),
            Next::Table(table) => {
                let rows = self.workflow.tables.get(*table).map_or(&[][..], |table| &table.rows);
                let settings = rows.iter().flat_map(|row| &row.settings);
                settings
                    .filter_map(|setting| match setting {
                        Setting::State(state) => Some(*state),
                        _ => None,
                    })
                    .collect()
            }
        }
    }
}

fn targets(routes: &[Route]) -> impl Iterator<Item = StateId> {
    routes.iter().flat_map(|route| route.to.iter().copied())
}
