//! What can be told with an action: what it asks, and what the host says of facts that it reads.

use super::{Told, Walk};
use crate::{
    charter::{Action, Next},
    id::{FactId, Id as _},
    rule::{Condition, Count, FactSource, Input, Target, Test},
};

/// How many combinations of what is told with an action are tried.
const COMBINATIONS: usize = 4_096;

impl Walk<'_> {
    /// Each combination of what the action asks, and of what the host may say of facts that it reads.
    pub(super) fn combine(&mut self, action: &Action) -> Vec<Vec<Told>> {
        let choices = self.choices(action);
        self.combinations_of(choices)
    }

    /// Every choice of each, combined.
    pub(super) fn combinations_of(&mut self, choices: Vec<Vec<Told>>) -> Vec<Vec<Told>> {
        let mut all: Vec<Vec<Told>> = vec![Vec::new()];
        for choices in choices {
            let longer = all.iter().flat_map(|told| {
                choices.iter().map(move |choice| {
                    let mut told = told.clone();
                    told.push(choice.clone());
                    told
                })
            });
            let mut longer: Vec<Vec<Told>> = longer.take(COMBINATIONS + 1).collect();
            if longer.len() > COMBINATIONS {
                self.is_cut = true;
                longer.truncate(COMBINATIONS);
            }
            all = longer;
        }
        all
    }

    pub(super) fn choices(&self, action: &Action) -> Vec<Vec<Told>> {
        let asked = action.asks.iter().map(|target| self.choice(*target));
        let host =
            self.host_facts(action).into_iter().filter(|fact| !action.asks.contains(&Target::Fact(*fact)));
        asked.chain(host.map(|fact| self.choice(Target::Fact(fact)))).collect()
    }

    pub(super) fn choice(&self, target: Target) -> Vec<Told> {
        match target {
            Target::Fact(fact) => {
                let values = self.matters.values.get(fact.index()).cloned().unwrap_or_default();
                values.into_iter().map(|value| Told::Fact(fact, value)).collect()
            }
            Target::Slot(slot) => {
                let bindings = self.matters.bindings.get(slot.index()).cloned().unwrap_or_default();
                bindings.into_iter().map(|binding| Told::Slot(slot, binding)).collect()
            }
        }
    }

    /// The facts of the host that an action, its tables or its routes read.
    fn host_facts(&self, action: &Action) -> Vec<FactId> {
        let mut found = Vec::new();
        let mut note = |condition: &Condition| facts_of(condition, &mut found);
        action.guards.iter().for_each(|guard| note(&guard.condition));
        for by in &action.by {
            note(&by.condition);
            by.together.iter().for_each(|joint| note(&joint.condition));
        }
        let most = action.prolongs.iter().flat_map(|prolongs| &prolongs.most);
        most.for_each(|most| note(&most.condition));
        action.caps.iter().for_each(|cap| note(&cap.condition));
        let mut tables: Vec<_> = action.uses.iter().map(|used| used.table).collect();
        match &action.next {
            Next::Routes(routes) => {
                for route in routes {
                    note(&route.condition);
                    tables.extend(route.uses.iter().map(|used| used.table));
                }
            }
            Next::Table(table) => tables.push(*table),
            Next::Stay => {}
        }
        self.workflow.competences.iter().for_each(|competence| note(&competence.condition));
        self.workflow.clocks.values().flat_map(|clock| &clock.limits).for_each(|rule| note(&rule.condition));
        for input in
            tables.iter().filter_map(|table| self.workflow.tables.get(*table)).flat_map(|table| &table.inputs)
        {
            if let Input::Fact(fact) = input {
                found.push(*fact);
            }
        }
        found.sort_unstable();
        found.dedup();
        let is_host = |fact: &FactId| {
            self.workflow.facts.get(*fact).is_some_and(|fact| fact.source == FactSource::Host)
        };
        found.retain(is_host);
        found
    }
}

/// The facts that a condition reads.
fn facts_of(condition: &Condition, found: &mut Vec<FactId>) {
    match condition {
        Condition::Always => {}
        Condition::Not(inner) => facts_of(inner, found),
        Condition::All(parts) | Condition::Any(parts) => parts.iter().for_each(|part| facts_of(part, found)),
        Condition::Test(test) => match test {
            Test::Flag(fact) | Test::Choice(fact, _) => found.push(*fact),
            Test::SameChoice(one, other) => found.extend([*one, *other]),
            Test::Number(left, _, right) => {
                found.extend([left, right].into_iter().filter_map(|count| match count {
                    Count::Fact(fact) => Some(*fact),
                    _ => None,
                }));
            }
            Test::SameBody(..) | Test::IsBody(_) | Test::Kind(..) => {}
        },
    }
}
