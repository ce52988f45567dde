//! Stands from which the same can happen to clocks, and to all that is asked of, are one.
//!
//! Partition refinement: stands are told apart by their active states, and by whether they are asked of, first, then again and again by the steps out of them, until
//! nothing new is told apart. (Bisimulation; Kanellakis and Smolka, 1983.)

use std::collections::BTreeMap;

use super::timed::{Step, Timed};
use crate::check::space::store::Index;

impl Timed<'_> {
    /// The same graph with such stands made one.
    pub(super) fn lumped(self) -> Self {
        let (labels, edges) = labelled(&self.steps);
        let mut classes =
            by_signature(self.steps.len(), |stand| (self.active(stand).to_vec(), self.fits(stand)));
        let mut count = 0;
        while count < classes.1 {
            count = classes.1;
            let class = |stand: Index| classes.0.get(stand as usize).copied().unwrap_or_default();
            classes = by_signature(self.steps.len(), |stand| {
                let out = edges.get(stand as usize).map(Vec::as_slice).unwrap_or_default();
                let mut out: Vec<(u32, u32)> = out.iter().map(|(label, to)| (*label, class(*to))).collect();
                out.sort_unstable();
                out.dedup();
                (class(stand), out)
            });
        }
        self.joined(&classes.0, classes.1, &labels, &edges)
    }

    fn joined(&self, classes: &[u32], count: u32, labels: &[Step], edges: &[Vec<(u32, Index)>]) -> Self {
        let class = |stand: Index| classes.get(stand as usize).copied().unwrap_or_default();
        let mut joined = Self {
            steps: Vec::new(),
            active: Vec::new(),
            fits: Vec::new(),
            needs: Vec::new(),
            order: Vec::new(),
            ..*self
        };
        let mut stands: Vec<Option<usize>> = vec![None; count as usize];
        for (stand, &class) in classes.iter().enumerate() {
            if let Some(first) = stands.get_mut(class as usize).filter(|first| first.is_none()) {
                *first = Some(stand);
            }
        }
        for stand in stands.into_iter().flatten() {
            let out = edges.get(stand).map(Vec::as_slice).unwrap_or_default();
            let step = |(label, to): &(u32, Index)| {
                Some(Step { to: class(*to), ..labels.get(*label as usize)?.clone() })
            };
            let mut steps: Vec<Step> = out.iter().filter_map(step).collect();
            steps.sort_unstable();
            steps.dedup();
            joined.steps.push(steps);
            joined.fits.push(self.fits.get(stand) == Some(&true));
            joined.active.push(self.active.get(stand).cloned().unwrap_or_default());
        }
        joined
    }
}

/// The steps without where they lead, each once, and of each stand their numbers with where they lead.
fn labelled(steps: &[Vec<Step>]) -> (Vec<Step>, Vec<Vec<(u32, Index)>>) {
    let mut numbers: BTreeMap<Step, u32> = BTreeMap::new();
    let mut labels = Vec::new();
    let mut number = |step: &Step| {
        let label = Step { to: 0, ..step.clone() };
        let number = *numbers.entry(label.clone()).or_insert_with(|| {
            labels.push(label);
            u32::try_from(labels.len() - 1).unwrap_or(u32::MAX)
        });
        (number, step.to)
    };
    let edges = steps.iter().map(|steps| steps.iter().map(&mut number).collect()).collect();
    (labels, edges)
}

/// Numbers stands by what is said of them, in the order in which it is met; and how many numbers there are.
fn by_signature<T: Ord>(stands: usize, mut signature: impl FnMut(Index) -> T) -> (Vec<u32>, u32) {
    let mut known: BTreeMap<T, u32> = BTreeMap::new();
    let all = 0..Index::try_from(stands).unwrap_or(Index::MAX);
    let classes = all
        .map(|stand| {
            let next = u32::try_from(known.len()).unwrap_or(u32::MAX);
            *known.entry(signature(stand)).or_insert(next)
        })
        .collect();
    let count = u32::try_from(known.len()).unwrap_or(u32::MAX);
    (classes, count)
}
