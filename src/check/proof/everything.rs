//! Everything that can happen to the cases of a workflow, as a graph.

use crate::{
    charter::{Charter, Workflow},
    check::space::{
        explore::{Explored, Label, Moves, System, explore},
        store::Index,
    },
    engine::{Turn, Walk},
    id::{StateId, WorkflowId},
};

/// The graph of everything that can happen.
#[derive(Debug)]
pub(crate) struct Proof<'c> {
    system: Everything<'c>,
    pub(crate) explored: Explored,
}

#[derive(Debug)]
pub(super) struct Everything<'c> {
    walk: Walk<'c>,
    turns: Vec<Turn>,
}

impl<'c> Everything<'c> {
    pub(super) fn new(walk: Walk<'c>) -> Self {
        Self { walk, turns: Vec::new() }
    }

    /// Whether something had to be left out of the walk.
    pub(super) fn is_cut(&self) -> bool {
        self.walk.is_cut
    }
}

impl System for Everything<'_> {
    fn stride(&self) -> usize {
        self.walk.stride()
    }

    fn initial(&self) -> Vec<u64> {
        self.walk.start()
    }

    fn moves(&mut self, state: &[u64], to: &mut Moves) {
        let Self { walk, turns } = self;
        walk.turns(state, |turn, after| {
            let label = turns.iter().position(|known| *known == turn).unwrap_or_else(|| {
                turns.push(turn);
                turns.len() - 1
            });
            to.push(Label::try_from(label).unwrap_or(Label::MAX), after);
        });
    }
}

impl<'c> Proof<'c> {
    /// Walks through a workflow until more than `limit` stands are met; none if the charter has no such workflow.
    pub(crate) fn of(charter: &'c Charter, id: WorkflowId, limit: usize) -> Option<Self> {
        let walk = Walk::new(charter, id)?;
        let mut system = Everything::new(walk);
        let explored = explore(&mut system, limit);
        Some(Self { system, explored })
    }

    /// Whether nothing was left out.
    pub(crate) fn is_whole(&self) -> bool {
        self.explored.is_whole && !self.system.is_cut()
    }

    pub(crate) fn workflow(&self) -> &'c Workflow {
        self.system.walk.workflow()
    }

    /// What a label stands for.
    pub(crate) fn turn(&self, label: Label) -> Option<Turn> {
        self.system.turns.get(label as usize).copied()
    }

    /// The active states of a stand.
    pub(crate) fn active(&self, stand: Index) -> impl Iterator<Item = StateId> + '_ {
        self.system.walk.active(self.explored.states.state(stand))
    }
}
