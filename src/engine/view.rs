//! A case as a rule reads it: what stands in it, with what the action at hand has given and set on top.

use std::cell::RefCell;

use smallvec::SmallVec;

use super::{
    Binding, Case, Directory, Election, Instance, Known, Person, Reading, Watch, act::target, draft::States,
};
use crate::{
    charter::{Action, Charter, Workflow},
    id::{ActionId, BallotId, FactId, SlotId},
    rule::{Condition, FactSource, Target, Value},
    time::Date,
    workflow::Marking,
};

/// Bodies; mostly one.
pub(super) type Bodies = SmallVec<[Instance; 2]>;

/// A case as a rule reads it.
#[derive(Debug, Clone)]
pub(super) struct View<'a> {
    pub(super) charter: &'a Charter,
    pub(super) workflow: &'a Workflow,
    pub(super) case: &'a Case,
    /// Asked only where a rule speaks of a class of bodies.
    pub(super) directory: &'a dyn Directory,
    facts: SmallVec<[(FactId, Option<Value>); 2]>,
    slots: SmallVec<[(SlotId, Given); 1]>,
    rung: Option<u16>,
    doing: Option<Doing<'a>>,
    moved: Option<(States, States)>,
    probe: Option<Probing<'a>>,
    /// The ballot whose result the event is, and what it comes to if it is an election.
    closing: Option<Box<(BallotId, Option<Election>)>>,
    /// Who is told of every condition that is judged.
    pub(super) watch: Option<&'a dyn Watch>,
}

/// What is only asked about: what the actor and the host have yet to say is left open.
#[derive(Debug, Clone)]
struct Probing<'a> {
    action: &'a Action,
    /// What has kept something from being decided.
    needs: RefCell<Vec<Target>>,
}

/// Whether a condition holds, to the best of what is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Judged {
    Yes,
    No,
    /// It cannot be decided.
    Undecided,
    /// It cannot be decided yet, and could be by what is yet to be said.
    LeftOpen,
}

/// The action being carried out: rules that name its actor mean who does it now.
#[derive(Debug, Clone)]
pub(super) struct Doing<'a> {
    pub(super) action: ActionId,
    pub(super) by: &'a [Person],
    /// The body acted for; none at all while nobody in particular acts.
    pub(super) body: Option<Option<Instance>>,
}

#[derive(Debug, Clone)]
enum Given {
    /// It is this.
    Known(Binding),
    /// The actor will say.
    Asked,
}

impl<'a> View<'a> {
    pub(super) fn new(
        charter: &'a Charter,
        workflow: &'a Workflow,
        case: &'a Case,
        directory: &'a dyn Directory,
    ) -> Self {
        Self {
            charter,
            workflow,
            case,
            directory,
            facts: SmallVec::new(),
            slots: SmallVec::new(),
            rung: None,
            doing: None,
            moved: None,
            probe: None,
            closing: None,
            watch: None,
        }
    }

    /// The same, with somebody told of every condition that is judged.
    pub(super) fn watched(self, watch: Option<&'a dyn Watch>) -> Self {
        Self { watch, ..self }
    }

    /// What a fact is; none if it is not set.
    pub(super) fn fact(&self, fact: FactId) -> Option<&Value> {
        match self.facts.iter().rev().find(|(set, _)| *set == fact) {
            Some((_, value)) => value.as_ref(),
            None => self.case.fact(fact),
        }
    }

    /// What a slot holds; none if the actor is still to say.
    pub(super) fn slot(&self, slot: SlotId) -> Option<&Binding> {
        match self.slots.iter().rev().find(|(set, _)| *set == slot) {
            Some((_, Given::Known(binding))) => Some(binding),
            Some((_, Given::Asked)) => None,
            None => Some(self.case.slot(slot)),
        }
    }

    /// From now on rules that name the actor of this action mean who does it.
    pub(super) fn set_doing(&mut self, doing: Doing<'a>) {
        self.doing = Some(doing);
    }

    /// From now on the case has left these states and entered those.
    pub(super) fn set_moved(&mut self, left: &States, entered: &States) {
        self.moved = Some((States::from_slice(left), States::from_slice(entered)));
    }

    /// From now on this ballot has its result, an election with what it came to.
    pub(super) fn set_closing(&mut self, ballot: BallotId, election: Option<Election>) {
        self.closing = Some(Box::new((ballot, election)));
    }

    /// Whether the event is the result of this ballot.
    pub(super) fn is_closing(&self, ballot: BallotId) -> bool {
        self.closing.as_ref().is_some_and(|closing| closing.0 == ballot)
    }

    /// Whom an election has elected, this event included.
    pub(super) fn elected(&self, ballot: BallotId) -> &[Person] {
        match self.closing_election() {
            Some(election) if election.ballot == ballot => &election.elected,
            _ => self.case.elected(ballot),
        }
    }

    /// The election held last, this event included.
    pub(super) fn last_election(&self) -> Option<&Election> {
        self.closing_election().or_else(|| self.case.elections().last())
    }

    fn closing_election(&self) -> Option<&Election> {
        self.closing.as_ref()?.1.as_ref()
    }

    /// The action being carried out, if it is this one.
    pub(super) fn doing(&self, action: ActionId) -> Option<&Doing<'a>> {
        self.doing.as_ref().filter(|doing| doing.action == action)
    }

    /// The states in which the case stands.
    pub(super) fn active(&self) -> Marking {
        let mut active = self.case.marking.clone();
        if let Some((left, entered)) = &self.moved {
            left.iter().for_each(|state| {
                active.remove(*state);
            });
            entered.iter().for_each(|state| {
                active.insert(*state);
            });
        }
        active
    }

    /// Who raised the case, or raises it now.
    pub(super) fn raisers(&self) -> &[Person] {
        match &self.doing {
            Some(doing) if self.case.raised.is_none() => doing.by,
            _ => &self.case.raisers,
        }
    }

    /// Who did the action last, or does it now.
    pub(super) fn actors(&self, action: ActionId) -> &[Person] {
        match self.doing(action) {
            Some(doing) => doing.by,
            None => self.case.deed(action).map_or(&[], |deed| &deed.by),
        }
    }

    /// The rung on which the ladder stands.
    pub(super) fn rung(&self) -> u16 {
        self.rung.unwrap_or(self.case.rung)
    }

    /// A date fact, if it is set.
    pub(super) fn date(&self, fact: FactId) -> Option<Date> {
        match self.fact(fact)? {
            Value::Date(date) => Some(*date),
            Value::Flag(_) | Value::Choice(_) | Value::Number(_) | Value::Note(_) => None,
        }
    }

    pub(super) fn set_fact(&mut self, fact: FactId, value: Option<Value>) {
        self.facts.push((fact, value));
    }

    pub(super) fn set_slot(&mut self, slot: SlotId, binding: Binding) {
        self.slots.push((slot, Given::Known(binding)));
    }

    pub(super) fn set_rung(&mut self, rung: u16) {
        self.rung = Some(rung);
    }

    /// From now on it is only asked about: what the action asks and what the host has not told is left open.
    pub(super) fn probe(&mut self, action: &'a Action) {
        for asked in &action.asks {
            match asked {
                Target::Fact(fact) => self.facts.push((*fact, None)),
                Target::Slot(slot) => self.slots.push((*slot, Given::Asked)),
            }
        }
        self.probe = Some(Probing { action, needs: RefCell::default() });
    }

    /// From now on it is done, with nothing left open.
    pub(super) fn end_probe(&mut self) {
        self.probe = None;
    }

    /// What would have to be said: all that is asked, and what has kept something from being decided.
    pub(super) fn needs(&self) -> Vec<Target> {
        let Some(probe) = &self.probe else { return Vec::new() };
        let mut needs = probe.action.asks.clone();
        for need in probe.needs.borrow().iter() {
            if !needs.contains(need) {
                needs.push(*need);
            }
        }
        needs
    }

    /// Whether a condition holds, where what is left open is told from what cannot be decided at all.
    #[inline]
    pub(super) fn judged(&self, condition: &Condition) -> Judged {
        match self.judge(condition) {
            Known::Yes => Judged::Yes,
            Known::No => Judged::No,
            Known::Unknown if self.probe.is_none() => Judged::Undecided,
            Known::Unknown if self.waits_for(&self.undecided(condition)) => Judged::LeftOpen,
            Known::Unknown => Judged::Undecided,
        }
    }

    /// Whether one of these readings is yet to be said; those that are, are noted as needed.
    pub(super) fn waits_for(&self, readings: &[Reading]) -> bool {
        let Some(probe) = &self.probe else { return false };
        let targets: Vec<Target> =
            readings.iter().filter_map(target).filter(|target| self.is_left_open(probe, *target)).collect();
        probe.needs.borrow_mut().extend(&targets);
        // A body may depend on what is asked by way of the states that it answers for.
        let is_asked = |reading: &Reading| match reading {
            Reading::Bodies(holder, _) => matches!(self.find(holder), Err(super::bodies::Lack::Asked)),
            Reading::Fact(..) | Reading::Slot(..) | Reading::Count(..) => false,
        };
        !targets.is_empty() || readings.iter().any(is_asked)
    }

    fn is_left_open(&self, probe: &Probing<'_>, target: Target) -> bool {
        let is_host = match target {
            Target::Fact(fact) => {
                let source = self.workflow.facts.get(fact).map(|fact| fact.source);
                source == Some(FactSource::Host) && self.fact(fact).is_none()
            }
            Target::Slot(_) => false,
        };
        is_host || probe.action.asks.contains(&target)
    }

    /// Whether the actor is still to say what a slot holds.
    pub(super) fn is_asked(&self, slot: SlotId) -> bool {
        self.slot(slot).is_none()
    }

    /// The slots that were set in this view, in order.
    pub(super) fn bound_slots(&self) -> SmallVec<[SlotId; 2]> {
        let mut slots: SmallVec<[SlotId; 2]> = self.slots.iter().map(|(slot, _)| *slot).collect();
        slots.sort_unstable();
        slots.dedup();
        slots
    }

    /// The facts that were set in this view, in order; one that was set again stands there again.
    pub(super) fn set_facts(&self) -> impl Iterator<Item = FactId> {
        self.facts.iter().map(|(fact, _)| *fact)
    }

    /// Whether anything was set in this view that the case does not hold.
    pub(super) fn has_set_fact(&self, fact: FactId) -> bool {
        self.facts.iter().any(|(set, _)| *set == fact)
    }
}
