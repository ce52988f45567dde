//! Facts that are not followed: before each event those that it reads may be anything.

use std::collections::BTreeSet;

use super::{Walk, turn::Told, ways};
use crate::{
    charter::{Action, Next, Workflow},
    engine::Case,
    id::{ActionId, ClockId, FactId, Id as _},
    rule::{Clock, Column, Expiry, FactSource, Route, Target},
};

impl Walk<'_> {
    /// Each combination of what an action asks and of all other facts that it, or a clock that it starts, reads.
    pub(super) fn guess(&mut self, id: ActionId, action: &Action) -> Vec<Vec<Told>> {
        let mut choices = self.choices(action);
        let known = |choices: &[Vec<Told>], fact: FactId| {
            choices.iter().flatten().any(|told| matches!(told, Told::Fact(known, _) if *known == fact))
        };
        for fact in ways::read_by_action(self.workflow, id, action) {
            if !known(&choices, fact) && is_told(self.workflow, fact) {
                choices.push(self.choice(Target::Fact(fact)));
            }
        }
        self.combinations_of(choices)
    }

    /// The case as it may stand when a clock ends: facts that its end reads may be anything, or not told.
    pub(super) fn guessed(&mut self, case: &Case, clock: ClockId) -> Vec<Case> {
        if !self.guesses {
            return vec![case.clone()];
        }
        let read: BTreeSet<FactId> = self
            .workflow
            .clocks
            .get(clock)
            .map(|clock| ways::read_by_expiry(self.workflow, clock))
            .unwrap_or_default();
        let told = read.iter().filter(|fact| is_told(self.workflow, **fact));
        let choices = told.map(|fact| self.choice(Target::Fact(*fact))).collect();
        let told = self.combinations_of(choices);
        let untold = if read.is_empty() { None } else { Some(case.clone()) };
        untold.into_iter().chain(told.iter().map(|told| with(case, told))).collect()
    }
}

/// Whether anything ever tells a fact.
fn is_told(workflow: &Workflow, fact: FactId) -> bool {
    let target = Target::Fact(fact);
    let sets = |route: &Route| route.sets.iter().any(|set| set.target == target);
    let by_action = |action: &Action| {
        let along = matches!(&action.next, Next::Routes(routes) if routes.iter().any(sets));
        along || action.asks.contains(&target) || action.sets.iter().any(|set| set.target == target)
    };
    let by_end = |clock: &Clock| match &clock.expiry {
        Expiry::Take { with, .. } => with.iter().any(|set| set.target == target),
        Expiry::Route(routes) => routes.iter().any(sets),
        _ => false,
    };
    workflow.facts.get(fact).is_some_and(|fact| fact.source == FactSource::Host)
        || workflow.actions.values().any(by_action)
        || workflow.clocks.values().any(by_end)
        || workflow.tables.values().any(|table| table.outputs.contains(&Column::Fact(fact)))
        || workflow.slots.values().filter_map(|slot| slot.exhausted.as_ref()).any(sets)
}

fn with(case: &Case, told: &[Told]) -> Case {
    let mut case = case.clone();
    for told in told {
        if let Told::Fact(fact, value) = told
            && let Some(place) = case.facts.get_mut(fact.index())
        {
            *place = Some(value.clone());
        }
    }
    case
}
