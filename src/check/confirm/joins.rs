//! What a case waits for: the cases that it opened are brought to their ends.

use super::{
    player::{Aim, Player},
    unplayed::Obstacle,
};
use crate::{
    Name,
    check::space::store::Index,
    id::{StateId, WorkflowId},
};

impl Player<'_, '_> {
    /// Brings the cases for which a state waits to such ends that it goes on along the ways of that number.
    pub(super) fn joins(&mut self, aim: &Aim, state: StateId, number: u32) -> Result<Index, Obstacle> {
        let stuck = Obstacle::Join(aim.workflow, state);
        let proof = self.proof(aim.place).ok_or_else(|| stuck.clone())?;
        let (workflow, outcome) = proof.awaited(state, number).ok_or_else(|| stuck.clone())?;
        let waiting = self.waiting(aim, state, workflow);
        if waiting.is_empty() {
            return Err(Obstacle::Nothing(aim.workflow, state));
        }
        if waiting.iter().any(|&place| !self.family.can_be_meant(place)) {
            return Err(Obstacle::Meant(aim.workflow, state));
        }
        for ends in self.ends(workflow, outcome) {
            let saved = self.save();
            match self.bring_all(aim, &waiting, &ends) {
                Some(found) => return Ok(found),
                None => self.restore(saved),
            }
        }
        Err(stuck)
    }

    /// Where the cases of a workflow stand for which a state waits and which have not ended.
    fn waiting(&self, aim: &Aim, state: StateId, workflow: WorkflowId) -> Vec<usize> {
        let Some(case) = self.family.case(aim.place) else { return Vec::new() };
        let awaited = case.awaited_in(state).filter(|known| known.is_running());
        let awaited = awaited.filter(|known| known.child.workflow == workflow);
        awaited.filter_map(|known| self.family.place_of(&known.child.id)).collect()
    }

    /// With which outcomes they may end so: of the first, and of all others.
    fn ends(&self, workflow: WorkflowId, outcome: Option<&Name>) -> Vec<[Name; 2]> {
        if let Some(outcome) = outcome {
            return vec![[outcome.clone(), outcome.clone()]];
        }
        let Some(rules) = self.charter.workflows.get(workflow) else { return Vec::new() };
        let mut outcomes: Vec<&Name> = Vec::new();
        for outcome in rules.states.values().filter_map(|state| state.end.as_ref()) {
            if !outcomes.contains(&outcome) {
                outcomes.push(outcome);
            }
        }
        let same = outcomes.iter().map(|&outcome| [outcome.clone(), outcome.clone()]);
        let differ = outcomes.iter().flat_map(|&first| {
            let others = outcomes.iter().filter(move |&&other| other != first);
            others.map(move |&other| [first.clone(), other.clone()])
        });
        same.chain(differ).collect()
    }

    fn bring_all(&mut self, aim: &Aim, waiting: &[usize], [first, others]: &[Name; 2]) -> Option<Index> {
        for (number, &place) in waiting.iter().enumerate() {
            self.bring(place, if number == 0 { first } else { others })?;
            let family = self.family.clone();
            if let Some(found) = self.reached(aim, &family) {
                return Some(found);
            }
        }
        None
    }

    /// Brings the case at a place to an end with that outcome, along a shortest way.
    fn bring(&mut self, place: usize, outcome: &Name) -> Option<()> {
        let case = self.family.case(place)?.clone();
        let proof = self.proof(place)?;
        let rules = proof.workflow();
        let from = proof.stand_of(&case)?;
        let is_end =
            |stand| proof.active(stand).any(|state| rules.states.at(state).end.as_ref() == Some(outcome));
        let run = proof.explored.run_from(from, is_end)?;
        let mut stand = from;
        for label in run {
            stand = self.play(place, stand, label).ok()?;
        }
        Some(())
    }
}
