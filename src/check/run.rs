//! Every marking that a case can have, with data left aside: states never entered, actions never done, cases stuck.

use std::collections::{BTreeSet, VecDeque};

use super::{
    net::{Cause, Step, steps},
    report::{Report, listed},
};
use crate::{
    charter::{Action, Workflow, levels::Subject},
    finding::Lint,
    id::{ActionId, StateId, WorkflowId},
    rule::{Clock, Trigger},
    workflow::{Leaving, Marking},
};

/// How many markings are looked at before the answer is "not decided".
const MARKINGS: usize = 20_000;

/// What can happen to a case of one workflow.
#[derive(Debug, Default)]
pub(super) struct Runs {
    /// States that some run enters.
    pub(super) entered: BTreeSet<StateId>,
    /// Actions that some run can do.
    pub(super) done: BTreeSet<ActionId>,
    /// Whether all markings were looked at.
    pub(super) is_whole: bool,
    stuck: Vec<Marking>,
    clashes: BTreeSet<(Lint, Cause, StateId)>,
}

impl Runs {
    /// Looks at every marking that steps lead to, the empty one first.
    pub(super) fn explore(workflow: &Workflow) -> Self {
        let steps = steps(workflow);
        let mut runs = Self { is_whole: true, ..Self::default() };
        let mut seen = BTreeSet::from([Marking::empty()]);
        let mut queue = VecDeque::from([Marking::empty()]);
        while let Some(marking) = queue.pop_front() {
            let next = runs.visit(workflow, &steps, &marking);
            for marking in next {
                if seen.insert(marking.clone()) {
                    queue.push_back(marking);
                }
            }
            if seen.len() > MARKINGS {
                runs.is_whole = false;
                break;
            }
        }
        runs
    }

    /// Notes what can happen at one marking and gives those it leads to.
    fn visit(&mut self, workflow: &Workflow, steps: &[Step], marking: &Marking) -> Vec<Marking> {
        self.entered.extend(marking.iter());
        let is_end = marking.iter().any(|state| workflow.states.at(state).end.is_some());
        let mut next = Vec::new();
        if is_end {
            return next;
        }
        for step in steps.iter().filter(|step| step.is_enabled(marking)) {
            if let Cause::Does(action) = step.cause {
                self.done.insert(action);
            }
            next.extend(self.follow(workflow, step, marking));
        }
        let waits = workflow.unrun.iter().any(|(state, _)| marking.contains(*state));
        if !marking.is_empty() && !waits && next.iter().all(|next| next == marking) {
            self.stuck.push(marking.clone());
        }
        next
    }

    /// The marking after a step; none if the step would enter an active state, or an end that is not alone.
    fn follow(&mut self, workflow: &Workflow, step: &Step, marking: &Marking) -> Option<Marking> {
        let mut after = step.remaining(marking);
        let rest = after.clone();
        for &state in &step.to {
            if !after.insert(state) {
                self.clash(Lint::UnsafeMarking, step, state);
                return None;
            }
            if workflow.states.at(state).end.is_some() && !rest.is_empty() {
                self.clash(Lint::EndNotAlone, step, state);
                return None;
            }
        }
        // A case never stands nowhere: a step that would empty it is refused.
        (!after.is_empty()).then_some(after)
    }

    /// Notes a step that would be refused. Where a limit or ladder may act from many states the net shows more than can
    /// happen, so only actions are blamed.
    fn clash(&mut self, lint: Lint, step: &Step, state: StateId) {
        if matches!(step.cause, Cause::Does(_)) {
            self.clashes.insert((lint, step.cause, state));
        }
    }

    /// Reports what was seen.
    pub(super) fn check(&self, report: &mut Report<'_>, id: WorkflowId, workflow: &Workflow) {
        if !self.is_whole {
            let name = &workflow.name;
            let en = format!(
                "`{name}` has more than {MARKINGS} sets of active states: whether each can be entered and left is not decided"
            );
            let zh = format!("“{name}”的环节组合超过{MARKINGS}种：各环节能否进入、能否离开，尚未判定");
            report.say(Subject::Workflow(id), Lint::NotDecided, workflow.origin.span, en, zh);
        } else {
            self.unreachable(report, id, workflow);
            self.dead(report, id, workflow);
        }
        self.stuck(report, id, workflow);
        self.clashing(report, id, workflow);
    }

    fn unreachable(&self, report: &mut Report<'_>, id: WorkflowId, workflow: &Workflow) {
        for (state_id, state) in workflow.states.iter().filter(|(_, state)| !state.is_retired) {
            if !self.entered.contains(&state_id) {
                let name = &state.name;
                let en = format!("no case ever enters `{name}`");
                let zh = format!("没有事项会进入“{name}”");
                report.say(Subject::State(id, state_id), Lint::UnreachableState, state.origin.span, en, zh);
            }
        }
    }

    /// Actions of states that are entered, and that all the same no case can do. Those of states never entered go without
    /// saying.
    fn dead(&self, report: &mut Report<'_>, id: WorkflowId, workflow: &Workflow) {
        for (action_id, action) in workflow.actions.iter().filter(|(_, action)| !action.is_retired) {
            if !self.done.contains(&action_id) && self.could_stand(action) {
                let name = &action.name;
                let en = format!("no case can do `{name}`: the states it leaves are never active together");
                let zh = format!("没有事项能办理“{name}”：它所离开的环节从不同时处于进行中");
                report.say(Subject::Action(id, action_id), Lint::DeadAction, action.origin.span, en, zh);
            }
        }
    }

    fn could_stand(&self, action: &Action) -> bool {
        match &action.leaving {
            Leaving::Some(alternatives) => {
                alternatives.iter().any(|states| states.iter().all(|state| self.entered.contains(state)))
            }
            Leaving::Start | Leaving::Any => false,
        }
    }

    fn stuck(&self, report: &mut Report<'_>, id: WorkflowId, workflow: &Workflow) {
        let mut told: BTreeSet<StateId> = BTreeSet::new();
        for marking in &self.stuck {
            let Some(first) = marking.iter().next().filter(|first| told.insert(*first)) else { continue };
            let names = listed(marking.iter().map(|state| &workflow.states.at(state).name));
            let en = format!("a case in {} is stuck: no action and no expiry leads on", names.en);
            let zh = format!("处于{}的事项无法继续：没有动作或者到期使其离开", names.zh);
            let span = workflow.states.at(first).origin.span;
            report.say(Subject::State(id, first), Lint::Deadlock, span, en, zh);
        }
    }

    fn clashing(&self, report: &mut Report<'_>, id: WorkflowId, workflow: &Workflow) {
        for (lint, cause, state) in &self.clashes {
            let Cause::Does(action_id) = *cause else { continue };
            let action = workflow.actions.at(action_id);
            let (action_name, name) = (&action.name, &workflow.states.at(*state).name);
            let (en, zh) = match lint {
                Lint::EndNotAlone => (
                    format!("`{action_name}` can enter the end `{name}` while another state stays active"),
                    format!("“{action_name}”可能在其他环节仍在进行时进入终点“{name}”"),
                ),
                _ => (
                    format!("`{action_name}` can enter `{name}` while it is active already"),
                    format!("“{action_name}”可能在“{name}”已经进行时再次进入它"),
                ),
            };
            report.say(Subject::Action(id, action_id), *lint, action.origin.span, en, zh);
        }
    }

    /// Whether something that starts the clock can happen.
    pub(super) fn can_start(&self, clock: &Clock) -> bool {
        let happens = |trigger: &Trigger| match trigger {
            Trigger::Enters(state) => self.entered.contains(state),
            Trigger::Does(action) => self.done.contains(action),
            Trigger::Day(_) => true,
        };
        !self.is_whole || clock.since.is_empty() || clock.since.iter().any(happens)
    }
}
