//! What lies ahead of each stand: what clocks may count from, in which order stands follow, and what can be reached.

use smallvec::SmallVec;

use super::{
    question::Point,
    search::is_at,
    timed::{Counts, Happens, Step, Timed, counts_back},
};
use crate::{
    charter::Workflow,
    id::{ActionId, ClockId},
    rule::{Clock, ClockOwner, Expiry},
};

/// Of each stand the clocks that may yet start from what happened before.
pub(super) fn needs(timed: &Timed<'_>) -> Vec<SmallVec<[ClockId; 2]>> {
    let mut needs: Vec<SmallVec<[ClockId; 2]>> = vec![SmallVec::new(); timed.steps.len()];
    loop {
        let mut has_grown = false;
        for (stand, steps) in timed.steps.iter().enumerate().rev() {
            let mut now = needs.get(stand).cloned().unwrap_or_default();
            let before = now.len();
            for step in steps {
                for happens in step.happens.iter() {
                    if let Happens::Starts(clock, _, Counts::Back) = happens
                        && !now.contains(clock)
                    {
                        now.push(*clock);
                    }
                }
                for clock in step.does.into_iter().flat_map(|action| lapses(timed.workflow, action)) {
                    if !now.contains(&clock) {
                        now.push(clock);
                    }
                }
                for clock in needs.get(step.to as usize).into_iter().flatten() {
                    if !step.triggers.contains(clock) && !now.contains(clock) {
                        now.push(*clock);
                    }
                }
            }
            has_grown |= now.len() > before;
            if let Some(place) = needs.get_mut(stand) {
                *place = now;
            }
        }
        if !has_grown {
            return needs;
        }
    }
}

/// The limits on a power that count from what happened before.
pub(super) fn lapses(workflow: &Workflow, action: ActionId) -> impl Iterator<Item = ClockId> + '_ {
    let is_limit = move |clock: &Clock| {
        clock.owner == ClockOwner::Action(action) && clock.expiry == Expiry::Lapse && counts_back(clock)
    };
    workflow.clocks.iter().filter(move |(_, clock)| is_limit(clock)).map(|(id, _)| id)
}

/// The stands in the reverse order in which a dive leaves them: without loops every step leads onward.
pub(super) fn onward(steps: &[Vec<Step>]) -> Vec<u32> {
    let mut place: Vec<Option<u32>> = vec![None; steps.len()];
    let mut seen = vec![false; steps.len()];
    let mut left = u32::try_from(steps.len()).unwrap_or(u32::MAX);
    let mut open: Vec<(usize, usize)> = vec![(0, 0)];
    if let Some(first) = seen.first_mut() {
        *first = true;
    }
    while let Some((stand, next)) = open.pop() {
        match steps.get(stand).and_then(|steps| steps.get(next)) {
            Some(step) => {
                open.push((stand, next + 1));
                let to = step.to as usize;
                if let Some(seen) = seen.get_mut(to).filter(|seen| !**seen) {
                    *seen = true;
                    open.push((to, 0));
                }
            }
            None => {
                left = left.saturating_sub(1);
                if let Some(place) = place.get_mut(stand) {
                    *place = Some(left);
                }
            }
        }
    }
    place.into_iter().map(|place| place.unwrap_or(u32::MAX)).collect()
}

impl Timed<'_> {
    /// The stands from which one of these points can be reached while time is measured.
    pub(super) fn leading_to(&self, targets: &[Vec<Point>]) -> Vec<bool> {
        self.leading(targets, &self.fits)
    }

    /// The stands from which a point can be reached at all.
    pub(super) fn leading_ever_to(&self, target: Point) -> Vec<bool> {
        self.leading(&[vec![target]], &vec![true; self.steps.len()])
    }

    fn leading(&self, targets: &[Vec<Point>], through: &[bool]) -> Vec<bool> {
        let is_target = |step: &Step| targets.iter().flatten().any(|point| is_at(*point, step));
        let mut leads = vec![false; self.steps.len()];
        loop {
            let mut has_grown = false;
            for (stand, steps) in self.steps.iter().enumerate().rev() {
                let is_leading = |step: &Step| is_target(step) || leads.get(step.to as usize) == Some(&true);
                let now = through.get(stand) == Some(&true) && steps.iter().any(is_leading);
                if let Some(known) = leads.get_mut(stand).filter(|known| now && !**known) {
                    *known = true;
                    has_grown = true;
                }
            }
            if !has_grown {
                return leads;
            }
        }
    }
}
