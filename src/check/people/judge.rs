//! What is said of a duty that nobody may do, with the run that comes there, as the engine confirms it.

use std::collections::BTreeMap;

use super::{
    choice::{Way, choices, is_hopeless},
    play::{Duty, Lacking, Play, Played},
    scene::TRIES,
    undoable::{Choice, Happened, Undoable},
};
use crate::{
    charter::Charter,
    engine::Turn,
    id::{ActionId, WorkflowId},
};

/// Tells what was found of a workflow.
#[derive(Clone, Copy)]
pub(super) struct Judge<'c> {
    pub(super) charter: &'c Charter,
    pub(super) workflow: WorkflowId,
    pub(super) limit: usize,
}

/// Whether one thing said of a duty is worse than another.
pub(super) fn is_worse(one: &Undoable, other: &Undoable) -> bool {
    let weight =
        |undoable: &Undoable| (undoable.is_confirmed, undoable.choice, std::cmp::Reverse(undoable.run.len()));
    weight(one) > weight(other)
}

impl Judge<'_> {
    /// What is said of a duty that is stuck at the end of a way, and whether it is sure how much hangs on who is chosen on it.
    pub(super) fn of_way(
        &self,
        play: &mut Play<'_, '_>,
        duty: Duty,
        lacking: Lacking,
        way: &Way,
    ) -> (Undoable, bool) {
        let is_hopeless = is_hopeless(play, way, duty, self.limit);
        let choice = if is_hopeless == Some(true) { Choice::Every } else { Choice::Some };
        (self.tell(play, duty, (lacking, choice), way), is_hopeless.is_some())
    }

    /// Every duty that nobody may do somewhere, with the worst that can be said of it.
    pub(super) fn everywhere(&self, played: &mut Played<'_, '_>, is_whole: &mut bool) -> Vec<Undoable> {
        if played.stuck.is_empty() {
            return Vec::new();
        }
        let choices = choices(played, self.limit);
        *is_whole &= choices.is_whole;
        let mut worst: BTreeMap<ActionId, Undoable> = BTreeMap::new();
        for (duty, stuck) in &played.stuck {
            let hopeless = choices.hopeless.get(duty).map(|way| (Choice::Every, way.clone()));
            let others = stuck.keys().take(TRIES).map(|position| (Choice::Some, played.way(*position)));
            let mut first = None;
            for (choice, way) in hopeless.into_iter().chain(others) {
                let end = way.last().map_or(Some(0), |(_, state)| played.explored.states.find(state));
                let Some(lacking) = end.and_then(|end| stuck.get(&end)) else { continue };
                let undoable = self.tell(&played.play, *duty, (*lacking, choice), &way);
                let is_confirmed = undoable.is_confirmed;
                if first.is_none() || is_confirmed {
                    first = Some(undoable);
                }
                if is_confirmed {
                    break;
                }
            }
            if let Some(undoable) = first {
                match worst.get(&undoable.action) {
                    Some(known) if !is_worse(&undoable, known) => {}
                    _ => drop(worst.insert(undoable.action, undoable)),
                }
            }
        }
        worst.into_values().collect()
    }

    fn tell(
        &self,
        play: &Play<'_, '_>,
        (action, _): Duty,
        (lacking, choice): (Lacking, Choice),
        way: &Way,
    ) -> Undoable {
        let (stage, taken) = (play.memories.stage, play.memories.taken);
        let undoable = Undoable {
            action,
            choice,
            is_barred: lacking.is_barred,
            run: run(play, way),
            asked: stage.walk().command(action, lacking.told, (Vec::new(), None), None),
            roster: taken.roster.clone(),
            is_confirmed: false,
        };
        let is_confirmed = undoable.replay(self.charter, self.workflow, taken.on).is_some();
        Undoable { is_confirmed, ..undoable }
    }
}

/// The moves of a way with the persons who make them.
fn run(play: &Play<'_, '_>, way: &Way) -> Vec<Happened> {
    let memories = &play.memories;
    let stage = memories.stage;
    let mut names: Vec<usize> = (0..memories.taken.persons.len()).collect();
    let mut run = Vec::new();
    let mut before = play.initial();
    for (label, after) in way {
        let Some(act) = play.act(*label) else { break };
        let Some(step) = stage.step(act.step) else { break };
        let person = |place: &usize| memories.taken.persons.get(*names.get(*place)?).cloned();
        run.push(match step.turn {
            Turn::Does(action, told) => {
                let by = act.by.iter().filter_map(person).collect();
                let named = act.named.as_ref().and_then(person);
                Happened::Does(stage.walk().command(action, told, (by, act.place), named.as_ref()))
            }
            Turn::Expires(clock) => Happened::Ends(stage.workflow.clocks.at(clock).name.clone()),
            // Of a workflow with ballots or sub-cases nothing is said.
            Turn::Closes(..) | Turn::Joins(..) => break,
        });
        let (_, memory) = memories.unpack(&before);
        let (stand, _) = memories.unpack(after);
        let mut next = memories.after(&memory, &step, &act.by, act.named);
        let order = memories.settle(stand, &mut next);
        names = order.iter().filter_map(|place| names.get(*place).copied()).collect();
        before.clone_from(after);
    }
    run
}
