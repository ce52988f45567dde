//! Which part of one edition is which part of another.

use super::{
    map::{MigrationMap, Names, WorkflowMap},
    owned::owned_names,
    problem::{MigrationProblem, Part},
    types,
};
use crate::{
    Name,
    charter::{Charter, Workflow},
    id::{ActionId, BallotId, BodyId, ClockId, FactId, Id, List, SlotId, StateId, ValueId, WorkflowId},
    rule::FactType,
};

/// For each thing of one list its counterpart in another; none if what is known of it is dropped.
pub(super) type Counterparts<I> = List<I, Option<I>>;

/// How the cases of one edition go on by another.
#[derive(Debug, Clone)]
pub struct Migration<'c> {
    pub(super) from: &'c Charter,
    pub(super) to: &'c Charter,
    pub(super) bodies: Counterparts<BodyId>,
    pub(super) workflows: List<WorkflowId, Option<Plan>>,
}

/// How the cases of one workflow go on by another.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    pub(super) to: WorkflowId,
    pub(super) states: Counterparts<StateId>,
    pub(super) facts: Counterparts<FactId>,
    /// Of each fact that lists its values the counterparts of these.
    pub(super) values: List<FactId, Counterparts<ValueId>>,
    pub(super) slots: Counterparts<SlotId>,
    pub(super) clocks: Counterparts<ClockId>,
    pub(super) actions: Counterparts<ActionId>,
    pub(super) ballots: Counterparts<BallotId>,
}

impl<'c> Migration<'c> {
    /// Reads a map from one edition to another.
    ///
    /// # Errors
    /// Everything that is wrong with it: names that there are not, what has no counterpart and may stand in a case, types that
    /// do not fit. A workflow that the other edition lacks is one only if the map speaks of it; its cases cannot be moved.
    pub fn new(
        from: &'c Charter,
        to: &'c Charter,
        map: &MigrationMap,
    ) -> Result<Self, Vec<MigrationProblem>> {
        let mut problems = Vec::new();
        if from.name != to.name {
            problems.push(MigrationProblem::OtherCharter { from: from.name.clone(), to: to.name.clone() });
        }
        let mut matching = Matching { from, to, workflow: None, problems: &mut problems };
        let named = |name: &str| map.workflows.get(name).and_then(|map| map.to.as_deref()).map(str::to_owned);
        for name in map.workflows.keys() {
            if from.workflow(name).is_none() {
                matching.unknown(&from.edition, Part::Workflow, name);
            }
        }
        let (old, new) = (&from.structure.bodies, &to.structure.bodies);
        let bodies = matching.all(Part::Body, (old, new), &map.bodies, |body| &body.name);
        matching.joined(Part::Body, (old, new), &bodies, |body| &body.name);
        matching.classes(&bodies);
        let mut workflows = List::default();
        for (_, workflow) in from.workflows.iter() {
            matching.workflow = Some(workflow.name.clone());
            let target = named(workflow.name.as_str());
            let name = target.as_deref().unwrap_or(workflow.name.as_str());
            let found = to.workflow(name);
            if let (None, Some(target)) = (found, &target) {
                matching.unknown(&to.edition, Part::Workflow, target);
            }
            let empty = WorkflowMap::default();
            let map = map.workflows.get(workflow.name.as_str()).unwrap_or(&empty);
            workflows.push(found.map(|(id, target)| matching.plan((workflow, id, target), map)));
        }
        if problems.is_empty() { Ok(Self { from, to, bodies, workflows }) } else { Err(problems) }
    }

    /// The edition from which cases go.
    #[must_use]
    pub fn from(&self) -> &'c Charter {
        self.from
    }

    /// The edition to which they go.
    #[must_use]
    pub fn to(&self) -> &'c Charter {
        self.to
    }
}

/// Finding counterparts, and what is wrong on the way.
struct Matching<'a> {
    from: &'a Charter,
    to: &'a Charter,
    workflow: Option<Name>,
    problems: &'a mut Vec<MigrationProblem>,
}

impl Matching<'_> {
    fn plan(&mut self, (old, id, new): (&Workflow, WorkflowId, &Workflow), map: &WorkflowMap) -> Plan {
        let states = self.states(old, new, &map.states);
        let facts = self.all(Part::Fact, (&old.facts, &new.facts), &map.facts, |fact| &fact.name);
        self.joined(Part::Fact, (&old.facts, &new.facts), &facts, |fact| &fact.name);
        let slots = self.all(Part::Slot, (&old.slots, &new.slots), &map.slots, |slot| &slot.name);
        self.joined(Part::Slot, (&old.slots, &new.slots), &slots, |slot| &slot.name);
        let actions =
            self.all(Part::Action, (&old.actions, &new.actions), &map.actions, |action| &action.name);
        self.joined(Part::Action, (&old.actions, &new.actions), &actions, |action| &action.name);
        let ballots =
            self.all(Part::Ballot, (&old.ballots, &new.ballots), &map.ballots, |ballot| &ballot.name);
        self.joined(Part::Ballot, (&old.ballots, &new.ballots), &ballots, |ballot| &ballot.name);
        let owned = owned_names((old, new), (&states, &actions), &map.clocks);
        let clocks = self.all(Part::Clock, (&old.clocks, &new.clocks), &owned, |clock| &clock.name);
        self.joined(Part::Clock, (&old.clocks, &new.clocks), &clocks, |clock| &clock.name);
        let values = self.values((old, new), &facts, map);
        self.slot_types((old, new), &slots);
        self.clock_types((old, new), &clocks);
        Plan { to: id, states, facts, values, slots, clocks, actions, ballots }
    }

    /// End states need no counterpart: no case stands in one that goes on.
    fn states(&mut self, old: &Workflow, new: &Workflow, names: &Names) -> Counterparts<StateId> {
        let mut names = names.clone();
        for state in old.states.values().filter(|state| state.end.is_some()) {
            let is_there = new.state(state.name.as_str()).is_some();
            if !is_there {
                names.entry(state.name.to_string()).or_insert(None);
            }
        }
        self.all(Part::State, (&old.states, &new.states), &names, |state| &state.name)
    }

    /// The counterpart of everything in a list: what the map says, else what has the same name.
    fn all<I: Id, T>(
        &mut self,
        part: Part,
        (old, new): (&List<I, T>, &List<I, T>),
        names: &Names,
        name: impl Fn(&T) -> &Name,
    ) -> Counterparts<I> {
        for known in names.keys() {
            if !old.values().any(|item| *name(item) == **known) {
                let edition = self.from.edition.clone();
                self.unknown(&edition, part, known);
            }
        }
        let mut list = List::default();
        for item in old.values() {
            let own = name(item).as_str();
            let target = names.get(own).map_or(Some(own), Option::as_deref);
            let found = target.and_then(|target| new.position(|item| *name(item) == *target));
            match (names.contains_key(own), target, found) {
                (true, Some(target), None) => {
                    let edition = self.to.edition.clone();
                    self.unknown(&edition, part, target);
                }
                (false, _, None) => self.problems.push(MigrationProblem::NoCounterpart {
                    edition: self.to.edition.clone(),
                    workflow: self.workflow.clone(),
                    part,
                    name: own.to_owned(),
                }),
                _ => {}
            }
            list.push(found);
        }
        list
    }

    /// Reports two things that would become one.
    fn joined<I: Id + PartialEq, T>(
        &mut self,
        part: Part,
        (old, new): (&List<I, T>, &List<I, T>),
        found: &Counterparts<I>,
        name: impl Fn(&T) -> &Name,
    ) {
        for (index, (item, to)) in old.values().zip(found.values()).enumerate() {
            let Some(to) = *to else { continue };
            let mut before = old.values().zip(found.values()).take(index);
            if let Some((one, _)) = before.find(|(_, known)| **known == Some(to)) {
                self.problems.push(MigrationProblem::Joined {
                    workflow: self.workflow.clone(),
                    part,
                    one: name(one).to_string(),
                    other: name(item).to_string(),
                    to: name(new.at(to)).to_string(),
                });
            }
        }
    }

    /// A class has a class as its counterpart, since its instances keep their keys.
    fn classes(&mut self, bodies: &Counterparts<BodyId>) {
        for (body, to) in self.from.structure.bodies.values().zip(bodies.values()) {
            let Some(to) = to.map(|to| self.to.structure.bodies.at(to)) else { continue };
            if body.is_class != to.is_class {
                let names = (body.name.as_str(), to.name.as_str());
                self.unfit(Part::Body, names, types::class(body.is_class), types::class(to.is_class));
            }
        }
    }

    fn values(
        &mut self,
        (old, new): (&Workflow, &Workflow),
        facts: &Counterparts<FactId>,
        map: &WorkflowMap,
    ) -> List<FactId, Counterparts<ValueId>> {
        for known in map.values.keys() {
            let (fact, value) = known.split_once('.').unwrap_or((known, ""));
            if old.fact(fact).is_none_or(|(_, fact)| types::value(&fact.r#type, value).is_none()) {
                let edition = self.from.edition.clone();
                self.unknown(&edition, Part::Value, known);
            }
        }
        let mut list = List::default();
        for (fact, to) in old.facts.values().zip(facts.values()) {
            let mut values = List::default();
            if let Some(to) = to.map(|to| new.facts.at(to)) {
                match (&fact.r#type, &to.r#type) {
                    (FactType::Choice(all), FactType::Choice(_)) => {
                        for value in all.values() {
                            let key = format!("{}.{}", fact.name, value.name);
                            let own = map.values.get(&key).map_or(value.name.as_str(), String::as_str);
                            let found = types::value(&to.r#type, own);
                            if found.is_none() {
                                self.lost_value(&key, own, map.values.contains_key(&key));
                            }
                            values.push(found);
                        }
                    }
                    (one, other) if types::fits(one, other) => {}
                    (one, other) => {
                        let names = (fact.name.as_str(), to.name.as_str());
                        self.unfit(Part::Fact, names, types::fact(one), types::fact(other));
                    }
                }
            }
            list.push(values);
        }
        list
    }

    fn lost_value(&mut self, key: &str, target: &str, is_named: bool) {
        let edition = self.to.edition.clone();
        if is_named {
            return self.unknown(&edition, Part::Value, target);
        }
        let (workflow, name) = (self.workflow.clone(), key.to_owned());
        self.problems.push(MigrationProblem::NoCounterpart { edition, workflow, part: Part::Value, name });
    }

    fn slot_types(&mut self, (old, new): (&Workflow, &Workflow), slots: &Counterparts<SlotId>) {
        for (slot, to) in old.slots.values().zip(slots.values()) {
            let Some(to) = to.map(|to| new.slots.at(to)) else { continue };
            let (is, becomes) = (types::slot(slot.r#type), types::slot(to.r#type));
            if is != becomes {
                self.unfit(Part::Slot, (slot.name.as_str(), to.name.as_str()), is, becomes);
            }
        }
    }

    fn clock_types(&mut self, (old, new): (&Workflow, &Workflow), clocks: &Counterparts<ClockId>) {
        for (clock, to) in old.clocks.values().zip(clocks.values()) {
            let Some(to) = to.map(|to| new.clocks.at(to)) else { continue };
            let (is, becomes) = (types::clock(clock), types::clock(to));
            if is != becomes {
                self.unfit(Part::Clock, (clock.name.as_str(), to.name.as_str()), is, becomes);
            }
        }
    }

    fn unfit(
        &mut self,
        part: Part,
        (from, to): (&str, &str),
        is: crate::finding::Bilingual,
        becomes: crate::finding::Bilingual,
    ) {
        let workflow = self.workflow.clone();
        let (from, to) = (from.to_owned(), to.to_owned());
        self.problems.push(MigrationProblem::Unfit { workflow, part, from, is, to, becomes });
    }

    fn unknown(&mut self, edition: &str, part: Part, name: &str) {
        self.problems.push(MigrationProblem::Unknown {
            edition: edition.to_owned(),
            workflow: self.workflow.clone(),
            part,
            name: name.to_owned(),
        });
    }
}
