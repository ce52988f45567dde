//! What a mover touches, gathered rule by rule.

use std::collections::BTreeSet;

use super::{Mover, Touch, Touched, touched};
use crate::{
    charter::{Action, Next, Workflow},
    engine::walk::{reads::Reads, ways},
    id::{ActionId, ClockId, StateId, TableId},
    rule::{Assignment, Clock, Column, Expiry, FactSource, Route, Target, Used, ValueSource, Window},
};

/// What a mover touches, as it is gathered.
pub(super) struct Gather<'w> {
    pub(super) workflow: &'w Workflow,
    pub(super) left: &'w BTreeSet<StateId>,
    pub(super) entered: &'w BTreeSet<StateId>,
    pub(super) done: Option<ActionId>,
    pub(super) reads: Reads,
    pub(super) touch: Touch,
}

impl<'w> Gather<'w> {
    pub(super) fn new(
        workflow: &'w Workflow,
        left: &'w BTreeSet<StateId>,
        entered: &'w BTreeSet<StateId>,
    ) -> Self {
        Self { workflow, left, entered, done: None, reads: Reads::default(), touch: Touch::default() }
    }

    pub(super) fn mover(mut self, mover: Mover) -> Self {
        match mover {
            Mover::Does(action) => self.does(action, self.workflow.actions.at(action)),
            Mover::Expires(clock) => self.expires(clock, self.workflow.clocks.at(clock)),
            Mover::Closes(ballot) => {
                let rules = self.workflow.ballots.at(ballot);
                rules.margin.iter().for_each(|margin| self.reads.condition(&margin.condition));
                self.reads.tell(ways::seats(rules));
                rules.on.iter().for_each(|on| self.routes(&on.routes));
            }
            Mover::Joins(state) => {
                let ways = self.workflow.states.at(state).ways_on();
                ways.for_each(|way| self.routes(std::slice::from_ref(way.route)));
            }
        }
        self
    }

    pub(super) fn into_touch(mut self) -> Touch {
        self.competences();
        self.entries();
        self.told_by_host();
        self.clocks();
        self.touch.reads.extend(touched(&self.reads));
        self.touch.writes.insert(Touched::Marking);
        self.touch
    }

    pub(super) fn writes(&mut self, touched: Touched) {
        self.touch.writes.insert(touched);
    }

    /// Changes something that it also looks at.
    fn works_on(&mut self, touched: Touched) {
        self.touch.reads.insert(touched);
        self.touch.writes.insert(touched);
    }

    fn does(&mut self, id: ActionId, action: &Action) {
        self.done = Some(id);
        self.reads.action(action);
        self.works_on(Touched::Deeds(id));
        self.writes(Touched::Streak);
        action.asks.iter().for_each(|target| self.writes_target(*target));
        self.uses(&action.uses);
        self.sets(&action.sets);
        match &action.next {
            Next::Stay => {}
            Next::Routes(routes) => self.routes(routes),
            Next::Table(table) => self.table(*table),
        }
        let opened = action.opens.iter().filter_map(|opens| opens.for_each);
        self.touch.reads.extend(opened.map(Touched::Slot));
        let asked = action.requests.iter().map(|request| request.clock);
        let asked = asked.chain(action.declines.iter().map(|decline| decline.clock));
        let asked = asked.chain(action.prolongs.iter().map(|prolongation| prolongation.clock));
        asked.for_each(|clock| self.works_on(Touched::Clock(clock)));
        for window in &action.windows {
            if let Window::BeforeEnd(clock, _) = window {
                self.touch.reads.insert(Touched::Clock(*clock));
            }
        }
        let limits = self.workflow.index.limits(id).iter().copied();
        self.touch.reads.extend(limits.map(Touched::Clock));
        if action.escalates.is_some() {
            self.climbs();
        }
    }

    fn expires(&mut self, id: ClockId, clock: &Clock) {
        self.works_on(Touched::Clock(id));
        match &clock.expiry {
            Expiry::Breach | Expiry::Lapse | Expiry::Again | Expiry::Close => {}
            Expiry::Escalate => self.climbs(),
            Expiry::Take { action, with } => {
                self.does(*action, self.workflow.actions.at(*action));
                self.sets(with);
            }
            Expiry::Route(routes) => self.routes(routes),
        }
    }

    fn routes(&mut self, routes: &[Route]) {
        for route in routes {
            self.reads.condition(&route.condition);
            self.uses(&route.uses);
            self.sets(&route.sets);
            let opened = route.opens.iter().filter_map(|opens| opens.for_each);
            self.touch.reads.extend(opened.map(Touched::Slot));
            if route.escalates.is_some() {
                self.climbs();
            }
        }
    }

    fn uses(&mut self, uses: &[Used]) {
        for used in uses {
            self.reads.condition(&used.condition);
            self.table(used.table);
        }
    }

    fn table(&mut self, id: TableId) {
        let table = self.workflow.tables.at(id);
        self.reads.table(table);
        for output in &table.outputs {
            match *output {
                Column::Fact(fact) => self.writes_target(Target::Fact(fact)),
                Column::Slot(slot) => self.writes_target(Target::Slot(slot)),
                Column::Clock(clock) => self.works_on(Touched::Clock(clock)),
                Column::Next => {}
            }
        }
    }

    fn sets(&mut self, sets: &[Assignment]) {
        for set in sets {
            match &set.value {
                ValueSource::Fact(fact) => self.reads.copy(*fact),
                // Whom a party names, and who was elected, may depend on much.
                ValueSource::Persons(_) | ValueSource::Elected(_) => {
                    self.touch.reads.insert(Touched::Marking);
                }
                source => self.reads.source(source),
            }
            self.writes_target(set.target);
        }
    }

    fn writes_target(&mut self, target: Target) {
        match target {
            Target::Fact(fact) => self.writes(Touched::Fact(fact)),
            // The first body of a ladder's slot is another matter than the next.
            Target::Slot(slot) => self.works_on(Touched::Slot(slot)),
        }
    }

    /// The rung goes with the slot that climbs.
    fn climbs(&mut self) {
        let Some((slot, allowance)) = self.workflow.climbs else { return };
        self.works_on(Touched::Slot(slot));
        allowance.into_iter().for_each(|clock| self.works_on(Touched::Clock(clock)));
        if let Some(route) = &self.workflow.slots.at(slot).exhausted {
            self.uses(&route.uses);
            self.sets(&route.sets);
        }
    }

    fn competences(&mut self) {
        let conditions = self.workflow.competences.iter().map(|competence| &competence.condition);
        conditions.for_each(|condition| self.reads.condition(condition));
    }

    fn entries(&mut self) {
        for &state in self.entered {
            self.writes(Touched::Entry(state));
            self.workflow.states.at(state).accountable.iter().for_each(|holder| self.reads.holder(holder));
        }
        let stays = self.left.iter().flat_map(|state| &self.workflow.states.at(*state).stay);
        stays.for_each(|window| self.reads.window(window));
    }

    /// The host tells what it knows of each fact that is read, and of those that clocks read, whoever acts.
    fn told_by_host(&mut self) {
        let mut reads = Reads::default();
        let limits = self.workflow.clocks.values().flat_map(|clock| &clock.limits);
        limits.for_each(|rule| reads.condition(&rule.condition));
        let is_host = |touched: &Touched| {
            let Touched::Fact(fact) = touched else { return false };
            self.workflow.facts.at(*fact).source == FactSource::Host
        };
        let told: Vec<Touched> =
            touched(&self.reads).into_iter().chain(touched(&reads)).filter(is_host).collect();
        told.into_iter().for_each(|touched| self.works_on(touched));
    }
}
