//! What a case holds, by the other edition: facts, slots, deeds.

use super::{
    Immovable,
    plan::{Counterparts, Migration, Plan},
};
use crate::{
    charter::Workflow,
    engine::{Binding, Case, Deed, Entry, Instance, SubCase, Whom, ballot::Ballots},
    id::{BodyId, Id, List},
    rule::{FactType, Value},
};

/// One case on its way: what it was, what it becomes, and what speaks against it.
pub(super) struct Carrier<'m, 'c> {
    pub(super) migration: &'m Migration<'c>,
    pub(super) plan: &'m Plan,
    pub(super) old: &'c Workflow,
    pub(super) new: &'c Workflow,
    pub(super) was: &'m Case,
    pub(super) case: Case,
    pub(super) reasons: Vec<Immovable>,
}

/// The counterpart of an id.
pub(super) fn counterpart<I: Id>(list: &Counterparts<I>, id: I) -> Option<I> {
    list.get(id).copied().flatten()
}

/// The place of an id among things of a list, to be written.
fn at_mut<T, I: Id>(list: &mut [T], id: I) -> Option<&mut T> {
    list.get_mut(id.index())
}

impl Carrier<'_, '_> {
    /// Carries over everything but clocks.
    pub(super) fn carry(&mut self) {
        let was = self.was;
        (self.case.last, self.case.events) = (was.last, was.events);
        (self.case.raised, self.case.placed) = (was.raised, was.placed);
        self.case.raisers.clone_from(&was.raisers);
        self.states();
        self.facts();
        self.slots();
        self.case.covered = was.covered.iter().filter_map(|instance| self.instance(instance)).collect();
        self.case.deeds = was.deeds.iter().filter_map(|deed| self.deed(deed)).collect();
        self.case.deeds.sort_by_key(|deed| deed.action);
        let streak =
            was.streak.and_then(|(action, times)| Some((counterpart(&self.plan.actions, action)?, times)));
        self.case.streak = streak;
        self.ballots();
        self.children();
    }

    fn states(&mut self) {
        for state in self.was.marking.iter() {
            let name = |list: &List<_, crate::charter::State>, id| list.at(id).name.clone();
            match counterpart(&self.plan.states, state) {
                None => self.reasons.push(Immovable::NoState { state: name(&self.old.states, state) }),
                Some(to) if self.case.marking.contains(to) => {
                    self.reasons.push(Immovable::Twice { state: name(&self.new.states, to) });
                }
                Some(to) => {
                    self.case.marking.insert(to);
                }
            }
        }
        for entry in &self.was.entered {
            let Some(state) = counterpart(&self.plan.states, entry.state) else { continue };
            let entry = Entry { state, ..*entry };
            match self.case.entered.iter_mut().find(|known| known.state == state) {
                Some(known) if known.event < entry.event => *known = entry,
                Some(_) => {}
                None => self.case.entered.push(entry),
            }
        }
    }

    fn facts(&mut self) {
        for (fact, value) in self.old.facts.ids().zip(&self.was.facts) {
            let (Some(to), Some(value)) = (counterpart(&self.plan.facts, fact), value) else { continue };
            let value = match (value, &self.new.facts.at(to).r#type) {
                (Value::Choice(value), _) => {
                    let values = self.plan.values.get(fact);
                    values.and_then(|values| counterpart(values, *value)).map(Value::Choice)
                }
                (Value::Number(number), FactType::Number { least, most, .. })
                    if number < least || number > most =>
                {
                    self.reasons.push(Immovable::OutOfRange {
                        fact: self.old.facts.at(fact).name.clone(),
                        value: *number,
                        edition: self.migration.to.edition.clone(),
                    });
                    None
                }
                _ => Some(value.clone()),
            };
            if let Some(place) = at_mut(&mut self.case.facts, to) {
                *place = value;
            }
        }
    }

    fn slots(&mut self) {
        for (slot, binding) in self.old.slots.ids().zip(&self.was.slots) {
            let Some(to) = counterpart(&self.plan.slots, slot) else { continue };
            let has_none = |body: &&Instance| self.instance(body).is_none();
            let lost = binding.bodies().iter().filter(has_none).map(|body| Immovable::NoBody {
                slot: self.old.slots.at(slot).name.clone(),
                body: body.written(self.migration.from),
            });
            let lost: Vec<Immovable> = lost.collect();
            self.reasons.extend(lost);
            let bodies = || binding.bodies().iter().filter_map(|body| self.instance(body));
            let moved = match binding {
                Binding::Body(_) => bodies().next().map_or(Binding::Empty, Binding::Body),
                Binding::Bodies(_) => Binding::Bodies(bodies().collect()),
                Binding::Empty | Binding::Persons(_) => binding.clone(),
            };
            if let Some(place) = at_mut(&mut self.case.slots, to) {
                *place = moved;
            }
        }
    }

    /// A body by the other edition; its key stays.
    fn instance(&self, instance: &Instance) -> Option<Instance> {
        let body: BodyId = counterpart(&self.migration.bodies, instance.body)?;
        Some(Instance { body, key: instance.key.clone() })
    }

    fn deed(&self, deed: &Deed) -> Option<Deed> {
        Some(Deed {
            action: counterpart(&self.plan.actions, deed.action)?,
            body: deed.body.as_ref().and_then(|body| self.instance(body)),
            bodies: deed.bodies.iter().filter_map(|body| self.instance(body)).collect(),
            ..deed.clone()
        })
    }

    /// Who was elected stays elected; a ballot that is open is closed first.
    fn ballots(&mut self) {
        for poll in self.was.polls() {
            self.reasons
                .push(Immovable::OpenBallot { ballot: self.old.ballots.at(poll.ballot).name.clone() });
        }
        let Some(ballots) = &self.was.ballots else { return };
        let elections = ballots.elections.iter().filter_map(|election| {
            let ballot = counterpart(&self.plan.ballots, election.ballot)?;
            Some(crate::engine::Election { ballot, ..election.clone() })
        });
        let mut elections: Vec<_> = elections.collect();
        elections.sort_by_key(|election| election.ballot);
        if !elections.is_empty() {
            self.case.ballots = Some(Box::new(Ballots { polls: Vec::new(), elections }));
        }
    }

    /// Sub-cases that nobody waits for stay as they are; one that is awaited ends first.
    fn children(&mut self) {
        for child in &self.was.children {
            if child.child.awaited_in.is_some() && child.ending.is_none() && !child.is_cancelled {
                self.reasons.push(Immovable::Awaits { case: child.child.id.clone() });
                continue;
            }
            let workflow = self.migration.workflows.get(child.child.workflow).and_then(Option::as_ref);
            let Some(workflow) = workflow.map(|plan| plan.to) else { continue };
            let mut moved: SubCase = child.clone();
            moved.child.workflow = workflow;
            if let Some(Whom::Body(body)) = &child.child.of {
                moved.child.of = self.instance(body).map(Whom::Body);
            }
            moved.child.awaited_in =
                child.child.awaited_in.and_then(|state| counterpart(&self.plan.states, state));
            self.case.children.push(moved);
        }
    }
}
