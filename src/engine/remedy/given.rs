//! Something else given: each value of small types, one fact or slot at a time.

use super::{
    Help, Remedy,
    search::{Search, Tries},
};
use crate::{
    Name,
    engine::{Command, Given, Reason},
    id::{FactId, SlotId},
    rule::{Fact, FactSource, FactType, SlotType, Target},
    structure::Body,
};

/// How many values of a fact or slot are tried.
const MOST_VALUES: u32 = 64;

/// What stands for a text that only its author knows.
const SOME_TEXT: &str = "…";

impl Search<'_> {
    /// Adds every fact or slot that could be given otherwise, with all values that help; and other amounts of time.
    pub(super) fn other_values(&self, found: &mut Vec<Remedy>) {
        let mut tries = Tries::new();
        for target in self.givable() {
            found.extend(self.other_value(target, &mut tries));
        }
        found.extend(self.other_amount());
    }

    fn other_value(&self, target: Target, tries: &mut Tries) -> Option<Remedy> {
        let name = self.name(target)?;
        let with = |given: Given| with(self.command, name, given);
        let is_as_it_was = |given: &Given| with(given.clone()).given == self.command.given;
        let others = self.values(target).into_iter().filter(|given| !is_as_it_was(given));
        let helps = |given: &Given| tries.take() && self.is_accepted(&with(given.clone()));
        let values: Vec<Given> = others.filter(helps).collect();
        let command = with(values.first()?.clone());
        Some(self.remedy(Help::Given { name: name.clone(), values }, command))
    }

    /// As much more time as may be given, if too much was asked for.
    fn other_amount(&self) -> Option<Remedy> {
        let most = self.refusal.reasons.iter().find_map(|reason| match reason {
            Reason::TooMuch { most, .. } => *most,
            _ => None,
        })?;
        let mut command = self.command.clone();
        command.more = Some(most);
        self.is_accepted(&command).then(|| self.remedy(Help::More(most), command))
    }

    /// The facts and slots that may come with an action: those it asks, and facts that the host answers for.
    fn givable(&self) -> Vec<Target> {
        let action = self.refusal.attempt.action().and_then(|action| self.workflow.actions.get(action));
        let asks = action.map_or(&[][..], |action| &action.asks);
        let is_host = |fact: &Fact| fact.source == FactSource::Host;
        let facts = self.workflow.facts.iter();
        let facts = facts.map(|(id, fact)| (Target::Fact(id), is_host(fact)));
        let slots = self.workflow.slots.ids().map(|id| (Target::Slot(id), false));
        let given = facts.chain(slots).filter(|(target, is_host)| *is_host || asks.contains(target));
        given.map(|(target, _)| target).collect()
    }

    /// What is called so in a command.
    pub(super) fn name(&self, target: Target) -> Option<&Name> {
        match target {
            Target::Fact(fact) => self.workflow.facts.get(fact).map(|fact| &fact.name),
            Target::Slot(slot) => self.workflow.slots.get(slot).map(|slot| &slot.name),
        }
    }

    /// What a fact or slot can be, as far as that is tried, in the order of declaration.
    pub(super) fn values(&self, target: Target) -> Vec<Given> {
        match target {
            Target::Fact(fact) => self.facts(fact),
            Target::Slot(slot) => self.bindings(slot),
        }
    }

    fn facts(&self, fact: FactId) -> Vec<Given> {
        let Some(fact) = self.workflow.facts.get(fact) else { return Vec::new() };
        match &fact.r#type {
            FactType::Flag => vec![Given::Flag(true), Given::Flag(false)],
            FactType::Choice(values) => texts(values.values().map(|value| value.name.as_str())),
            FactType::Number { least, most, .. } if most - least < MOST_VALUES => {
                (*least..=*most).map(Given::Number).collect()
            }
            FactType::Number { least, most, .. } => vec![Given::Number(*least), Given::Number(*most)],
            FactType::Date => {
                let days = self.at.date(self.world.calendar.zone()).iter_days();
                days.take(MOST_VALUES as usize).map(|day| Given::Text(day.to_string())).collect()
            }
            FactType::Note => texts([SOME_TEXT]),
        }
    }

    fn bindings(&self, slot: SlotId) -> Vec<Given> {
        let structure = &self.charter.structure;
        let Some(slot) = self.workflow.slots.get(slot) else { return Vec::new() };
        match slot.r#type {
            SlotType::Body | SlotType::Bodies => self.bodies(structure.bodies.values()),
            SlotType::Ladder(ladder) => {
                let rungs = self.charter.ladders.get(ladder).map(|ladder| ladder.rungs.as_slice());
                let bodies = rungs.unwrap_or_default().iter().map(|rung| rung.body);
                self.bodies(bodies.filter_map(|body| structure.bodies.get(body)))
            }
            SlotType::Person | SlotType::Persons => texts(self.people.iter().map(|person| person.key())),
        }
    }

    /// Bodies by name; after a class its instances, as far as the directory lists them.
    fn bodies<'b>(&self, bodies: impl Iterator<Item = &'b Body>) -> Vec<Given> {
        let instances = |body: &Body| {
            let keys = if body.is_class { self.world.directory.instances(&body.name) } else { None };
            keys.unwrap_or_default().into_iter().map(|key| format!("{}.{key}", body.name)).collect::<Vec<_>>()
        };
        let named = bodies.flat_map(|body| std::iter::once(body.name.to_string()).chain(instances(body)));
        named.take(MOST_VALUES as usize).map(Given::Text).collect()
    }
}

fn texts<'n>(names: impl IntoIterator<Item = &'n str>) -> Vec<Given> {
    let names = names.into_iter().take(MOST_VALUES as usize);
    names.map(Given::from).collect()
}

/// The command with this given, in place of what was.
pub(super) fn with(command: &Command, name: &Name, given: Given) -> Command {
    let mut command = command.clone();
    match command.given.0.iter_mut().find(|(known, _)| *name == *known.as_str()) {
        Some((_, was)) => *was = given,
        None => command.given.0.push((name.to_string(), given)),
    }
    command
}
