//! The conditions of a workflow, in the order of declaration, each with the statement it belongs to.

use crate::{
    charter::{Action, NamedParties, Next, State, Workflow},
    finding::Span,
    id::{ActionId, BodyId, ClockId, StateId},
    rule::{Condition, Expiry, Route, Used, Window},
};

/// A condition on which something depends.
#[derive(Debug, Clone, Copy)]
pub(in crate::scenario) struct Decision<'c> {
    pub(in crate::scenario) condition: &'c Condition,
    /// What it belongs to.
    pub(in crate::scenario) of: Owner,
    /// Where it, or the clause it stands in, stands.
    pub(super) span: Span,
    /// Whether a walk through everything that can happen keeps what it reads. Who is told or barred changes nothing there.
    pub(in crate::scenario) is_walked: bool,
}

/// What a condition belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::scenario) enum Owner {
    Workflow,
    State(StateId),
    Action(ActionId),
    Clock(ClockId),
    Body(BodyId),
}

/// Every condition of a workflow that is not simply true. Those of ballots and of what states wait for are left out: how they
/// come out is covered by the results and the ways on.
pub(super) fn decisions(workflow: &Workflow) -> Vec<Decision<'_>> {
    let all = all_decisions(workflow).into_iter();
    all.filter(|decision| *decision.condition != Condition::Always).collect()
}

/// Every condition of a workflow, those that are simply true among them.
pub(in crate::scenario) fn all_decisions(workflow: &Workflow) -> Vec<Decision<'_>> {
    let mut list = List(Vec::new());
    list.parties(Owner::Workflow, &workflow.bars);
    for competence in &workflow.competences {
        list.add(Owner::Body(competence.body), &competence.condition, competence.origin.span, true);
    }
    for (id, state) in workflow.states.iter().filter(|(_, state)| !state.is_retired) {
        list.state(id, state);
    }
    for (id, action) in workflow.actions.iter().filter(|(_, action)| !action.is_retired) {
        list.action(id, action);
    }
    for (id, clock) in workflow.clocks.iter() {
        for limit in &clock.limits {
            list.add(Owner::Clock(id), &limit.condition, limit.origin.span, true);
        }
        if let Expiry::Route(routes) = &clock.expiry {
            list.routes(Owner::Clock(id), routes);
        }
    }
    list.0
}

struct List<'c>(Vec<Decision<'c>>);

impl<'c> List<'c> {
    fn add(&mut self, of: Owner, condition: &'c Condition, span: Span, is_walked: bool) {
        self.0.push(Decision { condition, of, span, is_walked });
    }

    fn parties(&mut self, of: Owner, clauses: &'c [NamedParties]) {
        for clause in clauses {
            self.add(of, &clause.condition, clause.origin.span, false);
        }
    }

    fn state(&mut self, id: StateId, state: &'c State) {
        let of = Owner::State(id);
        for clauses in [&state.responsible, &state.consulted, &state.informed] {
            self.parties(of, clauses);
        }
        self.windows(of, &state.stay, false);
    }

    fn action(&mut self, id: ActionId, action: &'c Action) {
        let of = Owner::Action(id);
        for by in &action.by {
            self.add(of, &by.condition, by.origin.span, true);
            for joint in &by.together {
                self.add(of, &joint.condition, joint.origin.span, false);
            }
        }
        for guard in &action.guards {
            self.add(of, &guard.condition, guard.origin.span, true);
        }
        self.parties(of, &action.bars);
        self.windows(of, &action.windows, true);
        for cap in &action.caps {
            self.add(of, &cap.condition, cap.origin.span, true);
        }
        for most in action.prolongs.iter().flat_map(|prolongs| &prolongs.most) {
            self.add(of, &most.condition, most.origin.span, true);
        }
        self.used(of, &action.uses, action.origin.span);
        if let Next::Routes(routes) = &action.next {
            self.routes(of, routes);
        }
        self.parties(of, &action.informed);
        self.parties(of, &action.consulted);
    }

    fn windows(&mut self, of: Owner, windows: &'c [Window], is_walked: bool) {
        for window in windows {
            if let Window::AtLeastSince { condition, .. } | Window::AtLeastBefore { condition, .. } = window {
                self.add(of, condition, window.origin().span, is_walked);
            }
        }
    }

    fn used(&mut self, of: Owner, uses: &'c [Used], span: Span) {
        for used in uses {
            self.add(of, &used.condition, span, true);
        }
    }

    fn routes(&mut self, of: Owner, routes: &'c [Route]) {
        for route in routes {
            self.add(of, &route.condition, route.origin.span, true);
            self.used(of, &route.uses, route.origin.span);
        }
    }
}
