//! Slots: whether each is bound wherever something rests on it.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::{
    net::{Cause, Step, steps},
    report::Report,
};
use crate::{
    charter::{Workflow, levels::Subject},
    finding::{Bilingual, Lint, Span},
    id::{SlotId, StateId, WorkflowId},
    rule::Holder,
    workflow::Marking,
};

/// How many situations are looked at. Beyond them nothing is claimed; the workflow's own check says so.
const SITUATIONS: usize = 20_000;

/// The active states and the slots that are surely bound.
type Situation = (Marking, BTreeSet<SlotId>);

/// The situations seen so far, and what of them was reported.
struct Watch<'r, 'c> {
    report: &'r mut Report<'c>,
    id: WorkflowId,
    workflow: &'c Workflow,
    /// Each situation with the one before it and the step between.
    trail: BTreeMap<Situation, Option<(Situation, Cause)>>,
    told: BTreeSet<(Subject, SlotId)>,
}

/// Reports, once for each state or action, a slot that some run leaves unbound where it is needed.
pub(super) fn check<'c>(report: &mut Report<'c>, id: WorkflowId, workflow: &'c Workflow) {
    if workflow.slots.is_empty() {
        return;
    }
    let steps = steps(workflow);
    let start: Situation = (Marking::empty(), BTreeSet::new());
    let trail = BTreeMap::from([(start.clone(), None)]);
    let mut watch = Watch { report, id, workflow, trail, told: BTreeSet::new() };
    let mut queue = VecDeque::from([start]);
    while let Some(situation) = queue.pop_front().filter(|_| watch.trail.len() <= SITUATIONS) {
        for step in steps.iter().filter(|step| step.is_enabled(&situation.0)) {
            queue.extend(watch.take(step, &situation));
        }
    }
}

impl Watch<'_, '_> {
    /// Takes a step, looks at where it leads, and gives that if it is new.
    fn take(&mut self, step: &Step, situation: &Situation) -> Option<Situation> {
        if is_over(self.workflow, &situation.0) {
            return None;
        }
        let next = follow(self.workflow, step, situation)?;
        self.escalates(step, situation);
        self.opens(step, &next);
        if self.trail.contains_key(&next) {
            return None;
        }
        self.trail.insert(next.clone(), Some((situation.clone(), step.cause)));
        // Entering a state that nobody answers for is refused, so nothing follows from there.
        let answered: Vec<_> = step.to.iter().map(|&state| self.answers(state, &next)).collect();
        answered.into_iter().all(|is_answered| is_answered).then_some(next)
    }

    /// Whether the accountable body of a state is there; one that rests on a slot that may be empty is reported.
    fn answers(&mut self, id: StateId, situation: &Situation) -> bool {
        let state = self.workflow.states.at(id);
        let Some(slot) = state.accountable.as_ref().and_then(slot_of) else { return true };
        if situation.1.contains(&slot) {
            return true;
        }
        let (name, slot_name) = (&state.name, &self.workflow.slots.at(slot).name);
        let en = format!("`{slot_name}` answers for `{name}` and may be empty there");
        let zh = format!("“{name}”由“{slot_name}”负责，而此时它可能为空");
        self.say(Subject::State(self.id, id), slot, state.origin.span, Bilingual::new(en, zh), situation);
        false
    }

    /// An escalation of a slot that may be empty.
    fn escalates(&mut self, step: &Step, situation: &Situation) {
        let (true, Some((slot, _))) = (step.escalates, self.workflow.climbs) else { return };
        let (subject, name, span) = match step.cause {
            Cause::Does(id) => {
                let action = self.workflow.actions.at(id);
                (Subject::Action(self.id, id), &action.name, action.origin.span)
            }
            Cause::Closes(id) => {
                let ballot = self.workflow.ballots.at(id);
                (Subject::Ballot(self.id, id), &ballot.name, ballot.origin.span)
            }
            Cause::Expires(_) | Cause::Exhausts | Cause::Joins(_) => return,
        };
        if situation.1.contains(&slot) || step.binds.contains(&slot) {
            return;
        }
        let slot_name = &self.workflow.slots.at(slot).name;
        let en = format!("`{name}` escalates `{slot_name}`, which may be empty");
        let zh = format!("“{name}”使“{slot_name}”升级，而此时它可能为空");
        self.say(subject, slot, span, Bilingual::new(en, zh), situation);
    }

    /// Cases opened for each body in a slot that may be empty, where a state entered waits for them: there are none to end.
    fn opens(&mut self, step: &Step, after: &Situation) {
        for &(slot, opened) in step.opens_for.iter().filter(|(slot, _)| !after.1.contains(slot)) {
            let waits = |id: &&StateId| {
                self.workflow.states.at(**id).waits.iter().any(|waits| waits.workflow == opened)
            };
            let Some(&id) = step.to.iter().find(waits) else { continue };
            if self.told.insert((Subject::State(self.id, id), slot)) {
                let state = self.workflow.states.at(id);
                let (name, slot_name) = (&state.name, &self.workflow.slots.at(slot).name);
                let en =
                    format!("`{name}` waits for cases opened for each of `{slot_name}`, which may be empty");
                let zh = format!("“{name}”等候为“{slot_name}”逐一启动的事项，而它可能为空");
                self.report.say(Subject::State(self.id, id), Lint::StuckWait, state.origin.span, en, zh);
            }
        }
    }

    fn say(&mut self, subject: Subject, slot: SlotId, span: Span, message: Bilingual, situation: &Situation) {
        if self.told.insert((subject, slot)) {
            let story = self.story(situation);
            let en = format!("{}: {}", message.en, story.en);
            let zh = format!("{}：{}", message.zh, story.zh);
            self.report.say(subject, Lint::UnboundSlot, span, en, zh);
        }
    }

    /// How a case comes there, as the actions done: "after `raise`, `relay`".
    fn story(&self, situation: &Situation) -> Bilingual {
        let mut names: Vec<(String, String)> = Vec::new();
        let mut at = situation;
        while let Some(Some((before, cause))) = self.trail.get(at) {
            names.push(match cause {
                Cause::Does(action) => {
                    let name = &self.workflow.actions.at(*action).name;
                    (format!("`{name}`"), format!("“{name}”"))
                }
                Cause::Expires(_) | Cause::Exhausts => ("an expiry".to_owned(), "时限到期".to_owned()),
                Cause::Joins(_) => ("the end of sub-cases".to_owned(), "子事项办结".to_owned()),
                Cause::Closes(ballot) => {
                    let name = &self.workflow.ballots.at(*ballot).name;
                    (format!("`{name}`"), format!("“{name}”"))
                }
            });
            at = before;
        }
        if names.is_empty() {
            return Bilingual::new("at the start", "在起点");
        }
        let (en, zh): (Vec<_>, Vec<_>) = names.into_iter().rev().unzip();
        Bilingual::new(format!("after {}", en.join(", ")), format!("依次经过{}", zh.join("、")))
    }
}

fn is_over(workflow: &Workflow, marking: &Marking) -> bool {
    marking.iter().any(|state| workflow.states.at(state).end.is_some())
}

/// The situation after a step; none if the step would be refused.
fn follow(workflow: &Workflow, step: &Step, (marking, bound): &Situation) -> Option<Situation> {
    let mut after = step.remaining(marking);
    let rest = after.clone();
    for &state in &step.to {
        let is_end = workflow.states.at(state).end.is_some();
        if !after.insert(state) || is_end && !rest.is_empty() {
            return None;
        }
    }
    if after.is_empty() {
        return None;
    }
    let mut bound = bound.clone();
    bound.retain(|slot| !step.frees.contains(slot));
    bound.extend(&step.binds);
    Some((after, bound))
}

/// The slot on which a holder rests.
fn slot_of(holder: &Holder) -> Option<SlotId> {
    match holder {
        Holder::Slot(slot) => Some(*slot),
        Holder::Superior(of) | Holder::Supervisor(of) => slot_of(of),
        Holder::Body(_) | Holder::Actor(_) | Holder::Accountable(_) => None,
    }
}
