//! The classes of bodies of which a workflow speaks: for each of them a case has an instance that covers it.

use crate::{
    charter::{Action, Ballot, Charter, NamedParties, Next, State, Workflow},
    id::{BodyId, Id as _},
    rule::{
        Assignment, Cell, Condition, Expiry, Holder, Input, Party, Route, Setting, SlotType, Table, Test,
        ValueSource, Window,
    },
    structure::Structure,
};

/// The classes of which a workflow speaks, in the order of declaration.
pub(super) fn classes(charter: &Charter, workflow: &Workflow) -> Vec<BodyId> {
    if charter.structure.bodies.values().all(|body| !body.is_class) {
        return Vec::new();
    }
    let mut speaks = Speaks { charter, bodies: vec![false; charter.structure.bodies.len()], looks_up: false };
    speaks.workflow(workflow);
    let bodies = charter.structure.bodies.iter().filter(|(_, body)| body.is_class);
    let is_meant = |id: BodyId| {
        speaks.bodies.get(id.index()) == Some(&true)
            || speaks.looks_up && is_above_single(&charter.structure, id)
    };
    bodies.map(|(id, _)| id).filter(|&id| is_meant(id)).collect()
}

/// Whether a single body stands below: its superior is the instance that covers the case.
fn is_above_single(structure: &Structure, class: BodyId) -> bool {
    let single = structure.bodies.iter().filter(|(_, body)| !body.is_class);
    single.map(|(id, _)| id).any(|id| structure.authority_path(class, id).is_some())
}

/// What a workflow was found to speak of.
struct Speaks<'c> {
    charter: &'c Charter,
    /// Which bodies it names.
    bodies: Vec<bool>,
    /// Whether it asks who stands above another body.
    looks_up: bool,
}

impl Speaks<'_> {
    fn workflow(&mut self, workflow: &Workflow) {
        workflow.states.values().for_each(|state| self.state(state));
        workflow.actions.values().for_each(|action| self.action(action));
        workflow.ballots.values().for_each(|ballot| self.ballot(ballot));
        self.named(&workflow.bars);
        workflow.competences.iter().for_each(|competence| self.condition(&competence.condition));
        for slot in workflow.slots.values() {
            if let SlotType::Ladder(ladder) = slot.r#type {
                let rungs = self.charter.ladders.get(ladder).map_or(&[][..], |ladder| &ladder.rungs);
                rungs.iter().for_each(|rung| self.body(rung.body));
            }
            slot.exhausted.iter().for_each(|route| self.route(route));
        }
        workflow.tables.values().for_each(|table| self.table(table));
        for clock in workflow.clocks.values() {
            clock.limits.iter().for_each(|limit| self.condition(&limit.condition));
            match &clock.expiry {
                Expiry::Take { with, .. } => self.assignments(with),
                Expiry::Route(routes) => routes.iter().for_each(|route| self.route(route)),
                Expiry::Breach | Expiry::Lapse | Expiry::Escalate | Expiry::Again | Expiry::Close => {}
            }
        }
    }

    fn table(&mut self, table: &Table) {
        for input in &table.inputs {
            if let Input::Body(holder) | Input::Kind(holder) = input {
                self.holder(holder);
            }
        }
        for row in &table.rows {
            for cell in &row.cells {
                if let Cell::Holds(condition) = cell {
                    self.condition(condition);
                }
            }
            for setting in &row.settings {
                if let Setting::Holder(holder) = setting {
                    self.holder(holder);
                }
            }
        }
    }

    fn state(&mut self, state: &State) {
        state.accountable.iter().for_each(|holder| self.holder(holder));
        [&state.responsible, &state.consulted, &state.informed]
            .into_iter()
            .for_each(|named| self.named(named));
        self.windows(&state.stay);
        state.ways_on().for_each(|way| self.route(way.route));
    }

    fn action(&mut self, action: &Action) {
        for by in &action.by {
            by.parties.iter().for_each(|party| self.party(party));
            self.condition(&by.condition);
            by.together.iter().for_each(|joint| self.condition(&joint.condition));
        }
        [&action.informed, &action.consulted, &action.bars].into_iter().for_each(|named| self.named(named));
        action.guards.iter().for_each(|guard| self.condition(&guard.condition));
        action.caps.iter().for_each(|cap| self.condition(&cap.condition));
        let most = action.prolongs.iter().flat_map(|prolongs| &prolongs.most);
        most.for_each(|most| self.condition(&most.condition));
        self.windows(&action.windows);
        action.uses.iter().for_each(|used| self.condition(&used.condition));
        self.assignments(&action.sets);
        if let Next::Routes(routes) = &action.next {
            routes.iter().for_each(|route| self.route(route));
        }
    }

    fn ballot(&mut self, ballot: &Ballot) {
        let holders = ballot.proxies.iter().map(|proxies| &proxies.bars);
        let named = [&ballot.by, &ballot.vetoes, &ballot.bars].into_iter().chain(holders);
        named.for_each(|named| self.named(named));
        let thresholds = ballot.quorum.iter().chain(&ballot.passes).map(|threshold| &threshold.condition);
        let margins = ballot.margin.iter().map(|margin| &margin.condition);
        let proxies = ballot.proxies.iter().map(|proxies| &proxies.condition);
        let reserved = ballot.reserved.iter().map(|reserved| &reserved.condition);
        let conditions = thresholds.chain(margins).chain(proxies).chain(reserved);
        conditions.for_each(|condition| self.condition(condition));
        ballot.reserved.iter().for_each(|reserved| self.party(&reserved.who));
        ballot.on.iter().flat_map(|on| &on.routes).for_each(|route| self.route(route));
    }

    fn route(&mut self, route: &Route) {
        self.condition(&route.condition);
        route.uses.iter().for_each(|used| self.condition(&used.condition));
        self.assignments(&route.sets);
    }

    fn assignments(&mut self, assignments: &[Assignment]) {
        for assignment in assignments {
            if let ValueSource::Holder(holder) = &assignment.value {
                self.holder(holder);
            }
        }
    }

    fn windows(&mut self, windows: &[Window]) {
        for window in windows {
            if let Window::AtLeastSince { condition, .. } | Window::AtLeastBefore { condition, .. } = window {
                self.condition(condition);
            }
        }
    }

    fn named(&mut self, named: &[NamedParties]) {
        for parties in named {
            parties.parties.iter().for_each(|party| self.party(party));
            self.condition(&parties.condition);
        }
    }

    fn party(&mut self, party: &Party) {
        match party {
            Party::Office(office) => {
                // Who holds an office that implies this one holds it too.
                let structure = &self.charter.structure;
                let offices = structure
                    .offices
                    .iter()
                    .filter(|(id, other)| *id == *office || other.implies == Some(*office));
                let bodies: Vec<BodyId> = offices.map(|(_, office)| office.body).collect();
                bodies.into_iter().for_each(|body| self.body(body));
            }
            Party::Kind(kind) => {
                let making = self.charter.structure.making(*kind).to_vec();
                making.into_iter().for_each(|office| self.party(&Party::Office(office)));
            }
            Party::Members(holder) | Party::OfficeOf(holder, _) => self.holder(holder),
            Party::TiedTo(party, _) => self.party(party),
            Party::Raiser | Party::System | Party::Person(_) | Party::Actor(_) | Party::TiedToCase(_) => {}
        }
    }

    fn condition(&mut self, condition: &Condition) {
        match condition {
            Condition::Not(inner) => self.condition(inner),
            Condition::All(parts) | Condition::Any(parts) => {
                parts.iter().for_each(|part| self.condition(part))
            }
            Condition::Test(Test::SameBody(one, other)) => {
                self.holder(one);
                self.holder(other);
            }
            Condition::Test(Test::IsBody(holder) | Test::Kind(holder, _)) => self.holder(holder),
            Condition::Test(_) | Condition::Always => {}
        }
    }

    fn holder(&mut self, holder: &Holder) {
        match holder {
            Holder::Body(body) => self.body(*body),
            Holder::Superior(of) | Holder::Supervisor(of) => {
                self.looks_up = true;
                self.holder(of);
            }
            Holder::Slot(_) | Holder::Actor(_) | Holder::Accountable(_) => {}
        }
    }

    fn body(&mut self, body: BodyId) {
        if let Some(known) = self.bodies.get_mut(body.index()) {
            *known = true;
        }
    }
}
