//! An event in the making: what it changes, step by step, and what speaks against it.

use smallvec::SmallVec;

use super::{
    Binding, Breach, Capacity, Case, Change, Event, Ground, Notice, Person, Persons, Reason, Unkept, What,
    World, view::View,
};
use crate::{
    charter::{Charter, Workflow},
    id::{ActionId, ClockId, FactId, SlotId, StateId},
    rule::{Opens, SlotType, Trigger, Value},
    time::{Calendar, Instant, Limit, TimeOfDay},
};

/// A few states, in order.
pub(super) type States = SmallVec<[StateId; 2]>;

/// An event in the making. It is dropped if anything speaks against it.
#[derive(Debug)]
pub(super) struct Draft<'c> {
    pub(super) view: View<'c>,
    pub(super) calendar: &'c Calendar,
    pub(super) at: Instant,
    pub(super) done: Option<ActionId>,
    pub(super) by: &'c [Person],
    pub(super) changes: Vec<Change>,
    pub(super) notices: Vec<Notice>,
    pub(super) grounds: SmallVec<[Ground; 4]>,
    pub(super) reasons: Vec<Reason>,
    /// The states it leaves.
    pub(super) left: States,
    /// Those of them that are only emptied, by `clears`.
    pub(super) cleared: States,
    /// The states it enters.
    pub(super) entered: States,
    /// The end state it enters.
    pub(super) ended: Option<StateId>,
    /// Limits that a table gave to clocks, if it gave any.
    pub(super) limits: SmallVec<[(ClockId, Option<Limit>); 1]>,
    /// Whether the case went up its ladder, and the allowance of the rung it reached.
    pub(super) climbed: Option<Option<Limit>>,
    /// The cases that it opens.
    pub(super) opens: SmallVec<[&'c [Opens]; 2]>,
    /// The sub-case whose end it is.
    pub(super) ended_child: Option<&'c str>,
    /// Whether it raises the case.
    pub(super) raises: bool,
    /// Whether it is the end of a clock, which nobody can be asked to do better.
    pub(super) is_expiry: bool,
    /// What the host knows; nothing at the end of a clock, or where it is only asked what may be done.
    pub(super) world: Option<World<'c>>,
}

impl<'c> Draft<'c> {
    pub(super) fn new(view: View<'c>, calendar: &'c Calendar, at: Instant) -> Self {
        Self {
            view,
            calendar,
            at,
            done: None,
            by: &[],
            changes: Vec::new(),
            notices: Vec::new(),
            grounds: SmallVec::new(),
            reasons: Vec::new(),
            left: States::new(),
            cleared: States::new(),
            entered: States::new(),
            ended: None,
            limits: SmallVec::new(),
            climbed: None,
            opens: SmallVec::new(),
            ended_child: None,
            raises: false,
            is_expiry: false,
            world: None,
        }
    }

    pub(super) fn case(&self) -> &'c Case {
        self.view.case
    }

    pub(super) fn charter(&self) -> &'c Charter {
        self.view.charter
    }

    pub(super) fn workflow(&self) -> &'c Workflow {
        self.view.workflow
    }

    /// Raises the case.
    pub(super) fn raise(&mut self, persons: &[Person]) {
        self.raises = true;
        self.changes.push(Change::Raised(Persons::from(persons)));
        self.cover();
    }

    /// The case as it stood before the event.
    pub(super) fn before(&self) -> View<'c> {
        View::new(self.charter(), self.workflow(), self.case(), self.view.directory).watched(self.view.watch)
    }

    /// Makes a fact this.
    pub(super) fn tell(&mut self, fact: FactId, value: Option<Value>) {
        self.view.set_fact(fact, value.clone());
        self.changes.push(Change::Fact(fact, value));
    }

    /// Puts this into a slot; the ladder's slot brings its rung with it.
    pub(super) fn bind(&mut self, slot: SlotId, binding: Binding) {
        if let Some(rung) = self.rung_of(slot, &binding) {
            self.climb_to(rung);
        }
        self.view.set_slot(slot, binding.clone());
        self.changes.push(Change::Slot(slot, binding));
    }

    pub(super) fn climb_to(&mut self, rung: u16) {
        if rung != self.view.rung() {
            self.view.set_rung(rung);
            self.changes.push(Change::Rung(rung));
        }
    }

    /// The rung on which the body stands, if the slot climbs a ladder; a body that is none of its rungs stands on none.
    fn rung_of(&self, slot: SlotId, binding: &Binding) -> Option<u16> {
        let (climbing, _) = self.workflow().climbs?;
        let SlotType::Ladder(ladder) = self.workflow().slots.get(slot)?.r#type else { return None };
        if climbing != slot {
            return None;
        }
        let rungs = &self.charter().ladders.get(ladder)?.rungs;
        let body = binding.bodies().first().map(|instance| instance.body);
        let index = rungs.iter().position(|rung| Some(rung.body) == body);
        Some(index.and_then(|index| u16::try_from(index + 1).ok()).unwrap_or(0))
    }

    /// The rung on which the ladder stands by what its slot holds; 0 is none.
    pub(super) fn rung_now(&self) -> u16 {
        let climbing = self.workflow().climbs.map(|(slot, _)| slot);
        climbing.and_then(|slot| self.rung_of(slot, self.case().slot(slot))).unwrap_or(0)
    }

    /// Notes which rules permitted an action.
    pub(super) fn ground(&mut self, action: ActionId, capacity: &Capacity) {
        self.grounds.push(Ground::Action(action));
        self.grounds.push(Ground::By(action, capacity.clause));
        if let Some(delegation) = capacity.delegation {
            self.grounds.push(Ground::Delegation(delegation));
        }
    }

    /// Records that something was not kept, charged to the body accountable for the state before the event.
    pub(super) fn breach(&mut self, state: Option<StateId>, of: Unkept) {
        let body = state.and_then(|state| self.before().accountable(state));
        self.changes.push(Change::Breached(Breach { body, of }));
    }

    /// Whether a state is active once the event has happened.
    pub(super) fn is_active_after(&self, state: StateId) -> bool {
        self.entered.contains(&state) || (self.case().marking.contains(state) && !self.left.contains(&state))
    }

    /// Whether the event itself brings the trigger about.
    pub(super) fn triggers(&self, trigger: Trigger) -> bool {
        match trigger {
            Trigger::Enters(state) => self.entered.contains(&state),
            Trigger::Does(action) => self.done == Some(action),
            Trigger::Day(fact) => self.has_changed(fact),
        }
    }

    /// Whether a fact became something else.
    pub(super) fn has_changed(&self, fact: FactId) -> bool {
        self.view.has_set_fact(fact) && self.view.fact(fact) != self.case().fact(fact)
    }

    /// When a trigger came about last, this event included; a named day may lie ahead.
    pub(super) fn last(&self, trigger: Trigger) -> Option<Instant> {
        if !matches!(trigger, Trigger::Day(_)) && self.triggers(trigger) {
            return Some(self.at);
        }
        self.last_before(trigger)
    }

    /// When a trigger came about last before this event.
    pub(super) fn last_before(&self, trigger: Trigger) -> Option<Instant> {
        match trigger {
            Trigger::Enters(state) => self.case().entered(state).map(|entry| entry.at),
            Trigger::Does(action) => self.case().deed(action).map(|deed| deed.at),
            Trigger::Day(fact) => Instant::at(self.view.date(fact)?, TimeOfDay::START, self.calendar.zone()),
        }
    }

    /// When what a limit counts from came about last. A case that was put where it stands has just done all of it.
    pub(super) fn counted_from(&self, trigger: Trigger) -> Option<Instant> {
        let placed = || self.case().placed.filter(|_| !matches!(trigger, Trigger::Day(_)));
        self.last_before(trigger).or_else(placed)
    }

    /// The event.
    pub(super) fn finish(self, what: What) -> Event {
        Event {
            of: std::sync::Arc::clone(&self.view.case.identity),
            number: self.view.case.events.saturating_add(1),
            at: self.at,
            what,
            changes: self.changes,
            notices: self.notices,
            grounds: self.grounds,
        }
    }
}
