//! What rules read, gathered clause by clause.

use std::collections::BTreeSet;

use super::thing::Thing;
use crate::{
    charter::{Action, NamedParties, Next, Workflow},
    id::{ActionId, FactId, SlotId, StateId},
    rule::{
        Cell, Condition, Count, Expiry, Holder, Input, LimitSource, Party, Route, Setting, Test, Trigger,
        ValueSource, Window,
    },
};

/// Everything that rules read, as it is gathered.
#[derive(Debug, Default)]
pub(super) struct Reads {
    pub(super) facts: BTreeSet<FactId>,
    /// Facts that must be known, whatever they are.
    pub(super) told: BTreeSet<FactId>,
    /// Facts that are copied.
    pub(super) copied: BTreeSet<FactId>,
    /// The tests on facts, slots and counters.
    pub(super) tests: Vec<Test>,
    /// What tables ask of facts.
    pub(super) cells: Vec<(FactId, Cell)>,
    pub(super) holders: Vec<Holder>,
    pub(super) triggers: BTreeSet<TriggerKey>,
    pub(super) actors: BTreeSet<ActionId>,
    pub(super) doers: BTreeSet<ActionId>,
    /// Slots whose persons are parties.
    pub(super) persons: BTreeSet<SlotId>,
    /// Whether it counts who acts, so that bars are read too.
    pub(super) sees_persons: bool,
    /// Whose members or office-holders are parties.
    pub(super) acting: BTreeSet<Holder>,
    /// Whether who raised the case is a party.
    pub(super) raiser: bool,
    /// Actions of which everybody who ever did them, or every body for which they were done, is barred.
    pub(super) ever: BTreeSet<ActionId>,
    pub(super) ever_bodies: BTreeSet<ActionId>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum TriggerKey {
    Enters(StateId),
    Does(ActionId),
}

impl Reads {
    pub(super) fn new(sees_persons: bool) -> Self {
        Self { sees_persons, ..Self::default() }
    }

    pub(super) fn workflow(&mut self, workflow: &Workflow) {
        for action in workflow.actions.values() {
            self.action(action);
            action.sets.iter().for_each(|set| self.source(&set.value));
            if let Next::Routes(routes) = &action.next {
                self.routes(routes);
            }
        }
        for table in workflow.tables.values() {
            self.table(table);
        }
        for clock in workflow.clocks.values() {
            self.clock(clock);
        }
        for state in workflow.states.values() {
            state.accountable.iter().for_each(|holder| self.holder(holder));
            state.stay.iter().for_each(|window| self.window(window));
            state.ways_on().for_each(|way| self.routes(std::slice::from_ref(way.route)));
        }
        for slot in workflow.slots.values() {
            slot.exhausted.iter().for_each(|route| self.routes(std::slice::from_ref(route)));
        }
        workflow.competences.iter().for_each(|competence| self.condition(&competence.condition));
        self.bars(&workflow.bars);
        if self.sees_persons {
            workflow.outside.iter().for_each(|outside| self.barred(&outside.party));
        }
        for ballot in workflow.ballots.values() {
            ballot.on.iter().for_each(|on| self.routes(&on.routes));
            ballot.by.iter().for_each(|by| self.parties(by));
            ballot.margin.iter().for_each(|margin| self.condition(&margin.condition));
            self.told.extend(super::ways::seats(ballot));
        }
    }

    /// Notes what an action itself reads, without what it sets and where it leads.
    pub(super) fn action(&mut self, action: &Action) {
        action.guards.iter().for_each(|guard| self.condition(&guard.condition));
        for by in &action.by {
            self.condition(&by.condition);
            by.together.iter().for_each(|joint| self.condition(&joint.condition));
            by.parties.iter().for_each(|party| self.party(party));
        }
        self.bars(&action.bars);
        action.caps.iter().for_each(|cap| self.condition(&cap.condition));
        action.uses.iter().for_each(|used| self.condition(&used.condition));
        action.windows.iter().for_each(|window| self.window(window));
        for prolongation in &action.prolongs {
            self.told.extend(prolongation.amount);
            prolongation.most.iter().for_each(|most| self.condition(&most.condition));
        }
    }

    fn routes(&mut self, routes: &[Route]) {
        for route in routes {
            self.condition(&route.condition);
            route.uses.iter().for_each(|used| self.condition(&used.condition));
            route.sets.iter().for_each(|set| self.source(&set.value));
        }
    }

    pub(super) fn table(&mut self, table: &crate::rule::Table) {
        for (index, input) in table.inputs.iter().enumerate() {
            match input {
                Input::Fact(fact) => {
                    self.facts.insert(*fact);
                    let cells = table.rows.iter().filter_map(|row| row.cells.get(index));
                    self.cells.extend(cells.map(|cell| (*fact, cell.clone())));
                }
                Input::Body(holder) | Input::Kind(holder) => self.holder(holder),
            }
        }
        for row in &table.rows {
            for cell in &row.cells {
                if let Cell::Holds(condition) = cell {
                    self.condition(condition);
                }
            }
            for setting in &row.settings {
                match setting {
                    Setting::Holder(holder) => self.holder(holder),
                    Setting::LimitFact(fact) => drop(self.told.insert(*fact)),
                    _ => {}
                }
            }
        }
    }

    pub(super) fn clock(&mut self, clock: &crate::rule::Clock) {
        for rule in &clock.limits {
            self.condition(&rule.condition);
            self.told.extend(rule.before);
            if let LimitSource::Fact(fact) = rule.limit {
                self.told.insert(fact);
            }
        }
        clock.since.iter().for_each(|trigger| self.trigger(*trigger));
        match &clock.expiry {
            Expiry::Route(routes) => self.routes(routes),
            Expiry::Take { with, .. } => with.iter().for_each(|set| self.source(&set.value)),
            _ => {}
        }
    }

    pub(super) fn window(&mut self, window: &Window) {
        match window {
            Window::AtLeastSince { least, since, condition, .. } => {
                self.told.extend(least.fact());
                self.condition(condition);
                since.iter().for_each(|trigger| self.trigger(*trigger));
            }
            Window::AtLeastBefore { least, day, condition, .. } => {
                self.told.extend(least.fact());
                self.condition(condition);
                self.told.insert(*day);
            }
            Window::Since(triggers, _) | Window::Before(triggers, _) => {
                triggers.iter().for_each(|trigger| self.trigger(*trigger));
            }
            Window::BeforeEnd(..) => {}
        }
    }

    pub(super) fn trigger(&mut self, trigger: Trigger) {
        match trigger {
            Trigger::Enters(state) => drop(self.triggers.insert(TriggerKey::Enters(state))),
            Trigger::Does(action) => drop(self.triggers.insert(TriggerKey::Does(action))),
            Trigger::Day(fact) => drop(self.told.insert(fact)),
        }
    }

    pub(super) fn source(&mut self, source: &ValueSource) {
        if let ValueSource::Holder(holder) = source {
            self.holder(holder);
        }
    }

    fn parties(&mut self, named: &NamedParties) {
        self.condition(&named.condition);
        named.parties.iter().for_each(|party| self.party(party));
    }

    /// Notes whom clauses bar, if it counts who acts.
    pub(super) fn bars(&mut self, clauses: &[NamedParties]) {
        for clause in clauses.iter().filter(|_| self.sees_persons).collect::<Vec<_>>() {
            self.condition(&clause.condition);
            clause.parties.iter().for_each(|party| self.barred(party));
        }
    }

    fn barred(&mut self, party: &Party) {
        match party {
            Party::Actor(action) => drop(self.ever.insert(*action)),
            Party::Members(Holder::Actor(action)) | Party::OfficeOf(Holder::Actor(action), _) => {
                self.ever_bodies.insert(*action);
            }
            Party::TiedTo(party, _) => self.barred(party),
            other => self.party(other),
        }
    }

    fn party(&mut self, party: &Party) {
        match party {
            Party::Raiser => self.raiser = true,
            Party::Members(holder) | Party::OfficeOf(holder, _) => {
                self.acting.insert(holder.clone());
                self.holder(holder);
            }
            // Who does it in turn acts for the same body.
            Party::Actor(action) => {
                self.doers.insert(*action);
                self.actors.insert(*action);
            }
            Party::Person(slot) => drop(self.persons.insert(*slot)),
            Party::TiedTo(party, _) => self.party(party),
            _ => {}
        }
    }

    pub(super) fn holder(&mut self, holder: &Holder) {
        self.holders.push(holder.clone());
        match holder {
            Holder::Superior(of) | Holder::Supervisor(of) => self.holder(of),
            Holder::Actor(action) => drop(self.actors.insert(*action)),
            Holder::Body(_) | Holder::Slot(_) | Holder::Accountable(_) => {}
        }
    }

    /// Notes what a condition reads.
    pub(super) fn condition(&mut self, condition: &Condition) {
        match condition {
            Condition::Always => {}
            Condition::Not(inner) => self.condition(inner),
            Condition::All(parts) | Condition::Any(parts) => {
                parts.iter().for_each(|part| self.condition(part))
            }
            Condition::Test(test) => self.test(test),
        }
    }

    fn test(&mut self, test: &Test) {
        match test {
            Test::Flag(fact) | Test::Choice(fact, _) => drop(self.facts.insert(*fact)),
            Test::SameChoice(one, other) => self.facts.extend([*one, *other]),
            Test::Number(left, _, right) => {
                self.facts.extend([left, right].into_iter().filter_map(|count| match count {
                    Count::Fact(fact) => Some(*fact),
                    _ => None,
                }));
            }
            Test::SameBody(one, other) => {
                self.holder(one);
                self.holder(other);
            }
            Test::IsBody(holder) | Test::Kind(holder, _) => self.holder(holder),
        }
        self.tests.push(test.clone());
    }

    /// Notes a fact that must be known, whatever it is.
    pub(super) fn tell(&mut self, fact: Option<FactId>) {
        self.told.extend(fact);
    }

    /// Notes a fact that is copied.
    pub(super) fn copy(&mut self, fact: FactId) {
        self.copied.insert(fact);
    }

    /// The actions whose doers are parties.
    pub(super) fn doers(&self) -> impl Iterator<Item = ActionId> + '_ {
        self.doers.iter().copied()
    }

    /// What must have come about.
    pub(super) fn triggered(&self) -> impl Iterator<Item = Thing> + '_ {
        self.triggers.iter().map(|trigger| match trigger {
            TriggerKey::Enters(state) => Thing::Entered(*state),
            TriggerKey::Does(action) => Thing::Times(*action),
        })
    }
}
