//! Changes of a charter as a whole, of its workflows and of their states.

use super::{
    editor::{Editor, next},
    operator::Operator,
};
use crate::text::{CharterText, StateText, WorkflowText};

impl Editor {
    pub(super) fn charter(&mut self, text: &mut CharterText) {
        for body in &mut text.bodies {
            self.drop_each(Operator::DropCondition, &mut body.competence, |competence| competence.span);
            for competence in &mut body.competence {
                self.expression(&mut competence.expression);
            }
        }
        text.ladders.iter_mut().for_each(|ladder| self.ladder(ladder));
        text.workflows.iter_mut().for_each(|workflow| self.workflow(workflow));
    }

    fn workflow(&mut self, workflow: &mut WorkflowText) {
        self.states = workflow.states.iter().map(|state| state.name.text.clone()).collect();
        self.accountable = accountable(workflow);
        self.names(Operator::RemoveSeparation, &mut workflow.bars);
        for slot in &mut workflow.slots {
            self.results(&mut slot.on);
        }
        workflow.tables.iter_mut().for_each(|table| self.table(table));
        workflow.clocks.iter_mut().for_each(|clock| self.clock(clock));
        workflow.states.iter_mut().for_each(|state| self.state(state));
        for action in workflow.actions.iter_mut().filter(|action| !action.retired) {
            self.action(action);
        }
    }

    fn state(&mut self, state: &mut StateText) {
        if state.retired {
            return;
        }
        for name in state.accountable.iter_mut().flat_map(|clause| &mut clause.names) {
            let other = next(&self.accountable, &name.text).or_else(|| next(&self.bodies, &name.text));
            self.swap(Operator::SwapAccountable, name, other);
        }
        for clauses in [&mut state.responsible, &mut state.consulted, &mut state.informed] {
            self.names(Operator::DropNotice, clauses);
        }
        self.withins(&mut state.within);
        self.bounds(&mut state.bounds);
        for waits in &mut state.waits {
            self.thresholds(&mut waits.bounds);
            self.results(&mut waits.on);
            self.routes(&mut waits.routes);
        }
        state.ballots.iter_mut().for_each(|ballot| self.ballot(ballot));
        for action in state.actions.iter_mut().filter(|action| !action.retired) {
            self.action(action);
        }
    }
}

/// Who is accountable in the states of a workflow, each once, in order.
fn accountable(workflow: &WorkflowText) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let names = workflow.states.iter().flat_map(|state| &state.accountable).flat_map(|clause| &clause.names);
    for name in names {
        if !found.contains(&name.text) {
            found.push(name.text.clone());
        }
    }
    found
}
