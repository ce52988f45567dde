//! Every marking that a case can have, with data left aside: states never entered, actions never done, cases stuck.

use std::collections::BTreeSet;

use super::{
    net::{Cause, From, Step, steps},
    report::{Report, listed},
    space::{
        dive::dive,
        explore::{Explored, Label, Moves, explore},
        net::{Clash, PlaceNet},
        reduce::{Plain, Small},
        store::Index,
    },
    told::{blamed, told_run},
};
use crate::{
    charter::{Action, Workflow, levels::Subject},
    finding::{Bilingual, Finding, Lint},
    id::{ActionId, Id as _, StateId, WorkflowId},
    rule::{Clock, Trigger},
    workflow::{Leaving, Marking},
};

/// How many markings are visited for a run that shows what is known already.
const SHOWN: usize = 20_000;

/// What can happen to a case of one workflow.
#[derive(Debug, Default)]
pub(super) struct Runs {
    /// States that some run enters.
    pub(super) entered: BTreeSet<StateId>,
    /// Actions that some run can do.
    pub(super) done: BTreeSet<ActionId>,
    /// Whether everything is known: all markings were looked at, or the net was settled without.
    pub(super) is_whole: bool,
    /// How many markings were looked at.
    pub(super) explored: usize,
    /// Whether it is known to be unsound although no run was found that shows it.
    is_unsound: bool,
    stuck: Vec<Stuck>,
    circling: Option<Stuck>,
    /// Steps that would be refused. Where a limit or ladder may act from many states the net shows more than can happen, so only
    /// actions, ends of sub-cases and ballots are blamed.
    clashes: BTreeSet<(Cause, Clash)>,
}

/// A marking from which a case never ends, and a shortest run to it.
#[derive(Debug)]
struct Stuck {
    at: Marking,
    run: Vec<Cause>,
}

impl Runs {
    /// Settles the net by making it smaller, or else visits its markings until more than `limit` are met.
    pub(super) fn explore(workflow: &Workflow, limit: usize) -> Self {
        let steps = steps(workflow);
        let small = plain(workflow, &steps).and_then(|net| Small::of(&net, ends(workflow)));
        if small.as_ref().is_some_and(Small::is_one_loop) {
            return Self::sound(workflow);
        }
        // Where a smaller net can tell the answer, the run that shows it is only looked for so far.
        let within = small.as_ref().map_or(limit, |_| limit.min(SHOWN));
        let mut net = PlaceNet::of(workflow, &steps);
        let explored = explore(&mut net, within);
        let mut runs = Self { is_whole: explored.is_whole, explored: explored.visited(), ..Self::default() };
        runs.note(workflow, &steps, &net, &explored);
        if runs.is_whole || !runs.clashes.is_empty() || !runs.stuck.is_empty() {
            return runs;
        }
        match small.and_then(|small| small.is_sound(limit)) {
            Some(true) => Self::sound(workflow),
            Some(false) => runs.dive(workflow, &steps, limit),
            None => runs,
        }
    }

    /// Looks deeper for what shows that the net is unsound.
    fn dive(mut self, workflow: &Workflow, steps: &[Step], limit: usize) -> Self {
        let mut net = PlaceNet::of(workflow, steps);
        let is_stuck = |net: &PlaceNet, state: &[u64], moves: &Moves| {
            !net.is_end(state) && moves.iter().all(|(_, to)| to == state)
        };
        let found =
            dive(&mut net, limit, |net, state, moves| !net.clashes.is_empty() || is_stuck(net, state, moves));
        self.is_unsound = true;
        self.clashes
            .extend(net.clashes.iter().filter_map(|&(label, clash)| Some((blames(steps, label)?, clash))));
        if let Some((state, run)) = found.filter(|_| net.clashes.is_empty()) {
            self.stuck.push(Stuck { at: net.marking(&state), run: causes(steps, run) });
        }
        self
    }

    fn sound(workflow: &Workflow) -> Self {
        let entered = workflow.states.ids().collect();
        Self { entered, done: workflow.actions.ids().collect(), is_whole: true, ..Self::default() }
    }

    fn note(&mut self, workflow: &Workflow, steps: &[Step], net: &PlaceNet, explored: &Explored) {
        self.done.extend(net.made().filter_map(|label| does(steps, label)));
        self.clashes
            .extend(net.clashes.iter().filter_map(|&(label, clash)| Some((blames(steps, label)?, clash))));
        let run = |state: Index| Stuck {
            at: net.marking(explored.states.state(state)),
            run: causes(steps, explored.run_to(state)),
        };
        let mut stuck = Vec::new();
        for state in explored.indices() {
            let words = explored.states.state(state);
            let marking = net.marking(words);
            self.entered.extend(marking.iter());
            let stays = explored.edges(state).iter().all(|edge| edge.to == state);
            if stays && !net.is_end(words) && !marking.is_empty() {
                stuck.push(state);
            }
        }
        self.stuck.extend(stuck.iter().map(|&state| run(state)));
        if self.is_whole && workflow.states.values().any(|state| state.end.is_some()) {
            let is_told = |state: Index| stuck.binary_search(&state).is_ok();
            let leads =
                explored.leading_to(|state| net.is_end(explored.states.state(state)) || is_told(state));
            let circling = explored.indices().find(|&state| leads.get(state as usize) == Some(&false));
            self.circling = circling.map(run);
        }
    }

    /// Reports what was seen.
    pub(super) fn check(&self, report: &mut Report<'_>, id: WorkflowId, workflow: &Workflow) {
        if self.is_whole {
            self.unreachable(report, id, workflow);
            self.dead(report, id, workflow);
        } else if self.is_unsound && self.clashes.is_empty() && self.stuck.is_empty() {
            self.unsound(report, id, workflow);
        } else if self.clashes.is_empty() && self.stuck.is_empty() {
            self.not_decided(report, id, workflow);
        }
        self.stuck(report, id, workflow);
        self.circling(report, id, workflow);
        self.clashing(report, id, workflow);
    }

    fn not_decided(&self, report: &mut Report<'_>, id: WorkflowId, workflow: &Workflow) {
        let (name, explored) = (&workflow.name, self.explored);
        let en = format!(
            "`{name}` has more than {explored} sets of active states: whether each can be entered and left is not decided"
        );
        let zh = format!("“{name}”的环节组合超过{explored}种：各环节能否进入、能否离开，尚未判定");
        report.say(Subject::Workflow(id), Lint::NotDecided, workflow.origin.span, en, zh);
    }

    fn unsound(&self, report: &mut Report<'_>, id: WorkflowId, workflow: &Workflow) {
        let (name, explored) = (&workflow.name, self.explored);
        let en = format!(
            "a case of `{name}` cannot always end, or an action of it can never be done; which is not told by the first {explored} sets of active states"
        );
        let zh = format!(
            "“{name}”的事项并非总能结束，或者有动作永远不能办理；在前{explored}种环节组合中尚看不出是哪一处"
        );
        report.say(Subject::Workflow(id), Lint::Deadlock, workflow.origin.span, en, zh);
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
        for stuck in &self.stuck {
            let Some(first) = stuck.at.iter().next().filter(|first| told.insert(*first)) else { continue };
            let names = listed(stuck.at.iter().map(|state| &workflow.states.at(state).name));
            let en = format!("a case in {} is stuck: no action, expiry or ballot leads on", names.en);
            let zh = format!("处于{}的事项无法继续：没有动作、到期或者表决使其离开", names.zh);
            let span = workflow.states.at(first).origin.span;
            let finding = Finding::new(Lint::Deadlock, span, Bilingual::new(en, zh));
            report.push(Subject::State(id, first), finding.note(told_run(workflow, &stuck.run)));
        }
    }

    fn circling(&self, report: &mut Report<'_>, id: WorkflowId, workflow: &Workflow) {
        let Some(circling) = &self.circling else { return };
        let Some(first) = circling.at.iter().next() else { return };
        let names = listed(circling.at.iter().map(|state| &workflow.states.at(state).name));
        let en = format!("a case in {} goes on for ever: nothing leads from there to an end", names.en);
        let zh = format!("处于{}的事项永远循环下去：由此到不了任何终点", names.zh);
        let finding =
            Finding::new(Lint::Livelock, workflow.states.at(first).origin.span, Bilingual::new(en, zh));
        report.push(Subject::State(id, first), finding.note(told_run(workflow, &circling.run)));
    }

    fn clashing(&self, report: &mut Report<'_>, id: WorkflowId, workflow: &Workflow) {
        for &(cause, clash) in &self.clashes {
            let Some((subject, span, does)) = blamed(id, workflow, cause) else { continue };
            let (lint, en, zh) = match clash {
                Clash::NotAlone(state) => {
                    let name = &workflow.states.at(state).name;
                    (
                        Lint::EndNotAlone,
                        format!("{} can enter the end `{name}` while another state stays active", does.en),
                        format!("{}可能在其他环节仍在进行时进入终点“{name}”", does.zh),
                    )
                }
                Clash::Active(state) => {
                    let name = &workflow.states.at(state).name;
                    (
                        Lint::UnsafeMarking,
                        format!("{} can enter `{name}` while it is active already", does.en),
                        format!("{}可能在“{name}”已经进行时再次进入它", does.zh),
                    )
                }
            };
            report.say(subject, lint, span, en, zh);
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

fn causes(steps: &[Step], run: Vec<Label>) -> Vec<Cause> {
    run.into_iter().filter_map(|label| steps.get(label as usize)).map(|step| step.cause).collect()
}

fn blames(steps: &[Step], label: Label) -> Option<Cause> {
    let cause = steps.get(label as usize)?.cause;
    matches!(cause, Cause::Does(_) | Cause::Joins(_) | Cause::Closes(_)).then_some(cause)
}

fn does(steps: &[Step], label: Label) -> Option<ActionId> {
    match steps.get(label as usize)?.cause {
        Cause::Does(action) => Some(action),
        _ => None,
    }
}

fn ends(workflow: &Workflow) -> Vec<usize> {
    let ends = workflow.states.iter().filter(|(_, state)| state.end.is_some());
    ends.map(|(id, _)| id.index()).collect()
}

/// The net without anything that the rules of reduction do not know; none if that would change the answer.
fn plain(workflow: &Workflow, steps: &[Step]) -> Option<Plain> {
    let start = workflow.states.len();
    let mut net = Plain::new(start);
    let index = |states: &[StateId]| states.iter().map(|state| state.index()).collect::<Vec<_>>();
    for step in steps {
        let is_plain = step.unless.is_empty() && !step.is_alone && step.clears.is_empty();
        match &step.from {
            _ if is_escape(workflow, step) => {}
            From::Start if is_plain => net.add([start], index(&step.to)),
            From::All(states) if is_plain && step.leaves => net.add(index(states), index(&step.to)),
            // What stays changes nothing; it is not dead, as its one state is entered.
            From::All(states) if is_plain && states.len() == 1 => {}
            From::Any if is_plain && step.to.is_empty() => {}
            From::Start | From::All(_) | From::Any => return None,
        }
    }
    Some(net)
}

/// Whether a step empties whatever is active and ends the case. Where a case can always end without it, it can with it.
fn is_escape(workflow: &Workflow, step: &Step) -> bool {
    let is_open = |state: StateId| workflow.states.at(state).end.is_none();
    let empties_all =
        || workflow.states.ids().filter(|&state| is_open(state)).all(|state| step.clears.contains(&state));
    step.from != From::Start
        && step.to.len() == 1
        && step.to.iter().all(|&state| !is_open(state))
        && empties_all()
}
