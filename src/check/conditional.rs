//! Every condition of a workflow, with where it stands.

use crate::{
    charter::{Action, Ballot, Charter, NamedParties, Next, Pattern, State, Workflow, levels::Subject},
    finding::Span,
    id::WorkflowId,
    origin::Origin,
    rule::{Cell, Clock, Condition, Expiry, Route, Window},
};

/// A condition as it is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Written<'w> {
    /// The statement to which it belongs.
    pub(super) subject: Subject,
    /// Where it stands.
    pub(super) span: Span,
    /// What it asks.
    pub(super) condition: &'w Condition,
}

/// Every condition that is written in a workflow.
pub(super) fn conditions(id: WorkflowId, workflow: &Workflow) -> Vec<Written<'_>> {
    let mut list = Gathered { subject: Subject::Workflow(id), list: Vec::new() };
    list.parties(&workflow.bars);
    for competence in &workflow.competences {
        list.subject = Subject::Body(competence.body);
        list.add(&competence.origin, &competence.condition);
    }
    for (id_of_it, table) in workflow.tables.iter() {
        list.subject = Subject::Table(id, id_of_it);
        for row in &table.rows {
            for cell in &row.cells {
                if let Cell::Holds(condition) = cell {
                    list.add(&row.origin, condition);
                }
            }
        }
    }
    for (id_of_it, state) in workflow.states.iter() {
        list.subject = Subject::State(id, id_of_it);
        list.state(state);
    }
    for (id_of_it, action) in workflow.actions.iter() {
        list.subject = Subject::Action(id, id_of_it);
        list.action(action);
    }
    for (id_of_it, clock) in workflow.clocks.iter() {
        list.subject = Subject::Clock(id, id_of_it);
        list.clock(clock);
    }
    for (id_of_it, ballot) in workflow.ballots.iter() {
        list.subject = Subject::Ballot(id, id_of_it);
        list.ballot(ballot);
    }
    list.list
}

/// Every condition of the promises that speak of a workflow.
pub(super) fn promised(charter: &Charter, id: WorkflowId) -> Vec<Written<'_>> {
    let mut list = Gathered { subject: Subject::Charter, list: Vec::new() };
    for (promise_id, promise) in charter.promises.iter().filter(|(_, promise)| promise.workflow == id) {
        list.subject = Subject::Promise(promise_id);
        for claim in &promise.claims {
            list.add(&claim.origin, &claim.condition);
            if let Pattern::Always(condition) = &claim.pattern {
                list.add(&claim.origin, condition);
            }
        }
    }
    list.list
}

struct Gathered<'w> {
    subject: Subject,
    list: Vec<Written<'w>>,
}

impl<'w> Gathered<'w> {
    /// Adds a condition, once where one is written for several.
    fn add(&mut self, origin: &Origin, condition: &'w Condition) {
        let (subject, span) = (self.subject, origin.span);
        // Places are never unequal to one another: where they begin tells them apart.
        let is_there = |other: &Written<'_>| other.span.start == span.start && other.condition == condition;
        if *condition != Condition::Always && !self.list.iter().rev().take(50).any(is_there) {
            self.list.push(Written { subject, span, condition });
        }
    }

    fn parties(&mut self, clauses: &'w [NamedParties]) {
        clauses.iter().for_each(|clause| self.add(&clause.origin, &clause.condition));
    }

    fn routes(&mut self, routes: &'w [Route]) {
        for route in routes {
            self.add(&route.origin, &route.condition);
            route.uses.iter().for_each(|used| self.add(&route.origin, &used.condition));
        }
    }

    fn windows(&mut self, windows: &'w [Window]) {
        for window in windows {
            match window {
                Window::AtLeastSince { condition, origin, .. }
                | Window::AtLeastBefore { condition, origin, .. } => {
                    self.add(origin, condition);
                }
                Window::Since(..) | Window::Before(..) | Window::BeforeEnd(..) => {}
            }
        }
    }

    fn state(&mut self, state: &'w State) {
        [&state.responsible, &state.consulted, &state.informed]
            .into_iter()
            .for_each(|clauses| self.parties(clauses));
        self.windows(&state.stay);
        for waits in &state.waits {
            waits.on.iter().for_each(|on| self.routes(&on.routes));
            self.routes(&waits.routes);
        }
    }

    fn action(&mut self, action: &'w Action) {
        action.by.iter().for_each(|by| {
            self.add(&by.origin, &by.condition);
            by.together.iter().for_each(|joint| self.add(&joint.origin, &joint.condition));
        });
        action.guards.iter().for_each(|guard| self.add(&guard.origin, &guard.condition));
        action.uses.iter().for_each(|used| self.add(&action.origin, &used.condition));
        [&action.informed, &action.consulted, &action.bars]
            .into_iter()
            .for_each(|clauses| self.parties(clauses));
        self.windows(&action.windows);
        for most in action.prolongs.iter().flat_map(|prolongs| &prolongs.most) {
            self.add(&most.origin, &most.condition);
        }
        action.caps.iter().for_each(|cap| self.add(&cap.origin, &cap.condition));
        if let Next::Routes(routes) = &action.next {
            self.routes(routes);
        }
    }

    fn clock(&mut self, clock: &'w Clock) {
        clock.limits.iter().for_each(|rule| self.add(&rule.origin, &rule.condition));
        if let Expiry::Route(routes) = &clock.expiry {
            self.routes(routes);
        }
    }

    fn ballot(&mut self, ballot: &'w Ballot) {
        [&ballot.by, &ballot.vetoes, &ballot.bars].into_iter().for_each(|clauses| self.parties(clauses));
        let thresholds = ballot.quorum.iter().chain(&ballot.passes);
        thresholds.for_each(|threshold| self.add(&threshold.origin, &threshold.condition));
        ballot.margin.iter().for_each(|margin| self.add(&margin.origin, &margin.condition));
        ballot.reserved.iter().for_each(|reserved| self.add(&reserved.origin, &reserved.condition));
        for proxies in &ballot.proxies {
            self.add(&proxies.origin, &proxies.condition);
            self.parties(&proxies.bars);
        }
        ballot.on.iter().for_each(|on| self.routes(&on.routes));
    }
}
