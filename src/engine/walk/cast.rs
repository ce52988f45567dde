//! What a person would have to be and to say for a turn to be played by the engine.

use super::{Told, Walk, turn::members};
use crate::{
    engine::{Case, Given, Instance, Person},
    id::{ActionId, Id as _, KindId, OfficeId},
    rule::{FactType, Party, Target, Value},
};

/// Who acts in a turn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Doer {
    /// The host itself.
    System,
    /// Who raises the case, or has raised it.
    Raiser,
    /// A holder of that office.
    Holder(Instance, OfficeId),
    /// A member of that body.
    Member(Instance),
    /// Somebody of that kind.
    Kind(KindId),
    /// These persons, whoever they are.
    Known(Vec<Person>),
    /// Somebody with such a tie to one of these.
    Tied(Box<Doer>, KindId),
    /// Somebody with such a tie to the case itself.
    TiedToCase(KindId),
}

impl Walk<'_> {
    /// Who may act where a case stands, in the order of the action's clauses, each for the body that acts.
    pub(crate) fn parts(&self, case: &Case, action: ActionId) -> Vec<(Doer, Option<Instance>)> {
        let Some(rules) = self.workflow.actions.get(action) else { return Vec::new() };
        let parties = rules.by.iter().flat_map(|by| &by.parties);
        parties.flat_map(|party| self.parts_of(case, party)).collect()
    }

    /// As what whoever is one of a party may act, each for the body that acts.
    pub(crate) fn parts_of(&self, case: &Case, party: &Party) -> Vec<(Doer, Option<Instance>)> {
        let view = self.view(case);
        let bodies = members(self, &view, case, party);
        let part = |body: Option<Instance>| {
            let part = match (party, &body) {
                (Party::System, _) => Doer::System,
                (Party::Raiser, _) => Doer::Raiser,
                (Party::Kind(kind), _) => Doer::Kind(*kind),
                (Party::Office(office), Some(body)) => Doer::Holder(body.clone(), *office),
                (Party::OfficeOf(_, name), Some(body)) => {
                    let is_it = |(_, office): &(OfficeId, &crate::structure::Office)| {
                        office.body == body.body && office.name == *name
                    };
                    let (office, _) = self.charter.structure.offices.iter().find(is_it)?;
                    Doer::Holder(body.clone(), office)
                }
                (Party::Members(_), Some(body)) => Doer::Member(body.clone()),
                (Party::Person(slot), _) => Doer::Known(case.slot(*slot).persons().to_vec()),
                (Party::Actor(done), _) => Doer::Known(case.deed(*done)?.by.to_vec()),
                (Party::TiedTo(other, tie), _) => {
                    let (other, _) = self.parts_of(case, other).into_iter().next()?;
                    Doer::Tied(Box::new(other), *tie)
                }
                (Party::TiedToCase(tie), _) => Doer::TiedToCase(*tie),
                (Party::Office(_) | Party::OfficeOf(..) | Party::Members(_), None) => return None,
            };
            Some((part, body))
        };
        bodies.into_iter().filter_map(part).collect()
    }

    /// What is told in a turn, by name, as a host would write it.
    pub(crate) fn given(&self, action: ActionId, number: u32) -> Vec<(String, Given)> {
        self.combination(action, number).iter().filter_map(|told| self.written(told)).collect()
    }

    /// Each combination of what is told with an action that a walk tries.
    pub(crate) fn combinations(&self, action: ActionId) -> &[Vec<Told>] {
        self.combinations.get(action.index()).map_or(&[], |all| all.as_slice())
    }

    fn combination(&self, action: ActionId, number: u32) -> &[Told] {
        let all = self.combinations.get(action.index());
        all.and_then(|all| all.get(number as usize)).map_or(&[], Vec::as_slice)
    }

    fn written(&self, told: &Told) -> Option<(String, Given)> {
        Some(match told {
            Told::Fact(id, value) => {
                let fact = self.workflow.facts.get(*id)?;
                let given = match value {
                    Value::Flag(flag) => Given::Flag(*flag),
                    Value::Number(number) => Given::Number(*number),
                    Value::Date(day) => Given::Text(day.to_string()),
                    Value::Note(text) => Given::Text(text.to_string()),
                    Value::Choice(value) => match &fact.r#type {
                        FactType::Choice(values) => Given::Text(values.get(*value)?.name.to_string()),
                        _ => return None,
                    },
                };
                (fact.name.to_string(), given)
            }
            Told::Slot(id, binding) => {
                let bodies = binding.bodies().iter().map(|body| self.name_of(body));
                let names: Vec<String> = bodies
                    .chain(binding.persons().iter().map(|person| Some(person.to_string())))
                    .collect::<Option<_>>()?;
                let given = match names.as_slice() {
                    [one] => Given::Text(one.clone()),
                    _ => Given::Names(names),
                };
                (self.workflow.slots.get(*id)?.name.to_string(), given)
            }
        })
    }

    fn name_of(&self, body: &Instance) -> Option<String> {
        let name = &self.charter.structure.bodies.get(body.body)?.name;
        Some(match &body.key {
            Some(key) => format!("{name}.{key}"),
            None => name.to_string(),
        })
    }

    /// Of each combination of what is told with an action into which of the answers that the host may give it falls.
    pub(crate) fn hosts(&self, action: ActionId) -> Vec<usize> {
        let Some(rules) = self.workflow.actions.get(action) else { return Vec::new() };
        let is_host = |told: &&Told| match told {
            Told::Fact(fact, _) => !rules.asks.contains(&Target::Fact(*fact)),
            Told::Slot(..) => false,
        };
        let mut known: Vec<Vec<&Told>> = Vec::new();
        let all = self.combinations.get(action.index()).map_or(&[][..], |all| all.as_slice());
        let mut numbers = Vec::with_capacity(all.len());
        for combination in all {
            let hosts: Vec<&Told> = combination.iter().filter(is_host).collect();
            let found = known.iter().position(|known| *known == hosts);
            numbers.push(found.unwrap_or(known.len()));
            if found.is_none() {
                known.push(hosts);
            }
        }
        numbers
    }
}
