//! Everything that can happen to the cases of a workflow, as a graph.

use std::collections::BTreeMap;

use crate::{
    charter::{Charter, Workflow},
    check::space::{
        explore::{Explored, Label, Moves, System, explore},
        store::Index,
    },
    engine::{Case, Doer, Given, Happening, Instance, Key, Known, Walk},
    id::{ActionId, Id as _, StateId, WorkflowId},
    rule::{Condition, Party},
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
    happenings: Vec<Happening>,
    labels: BTreeMap<Happening, Label>,
}

impl<'c> Everything<'c> {
    pub(super) fn new(walk: Walk<'c>) -> Self {
        Self { walk, happenings: Vec::new(), labels: BTreeMap::new() }
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
        let Self { walk, happenings, labels } = self;
        walk.turns(state, |happening, after| {
            let next = Label::try_from(happenings.len()).unwrap_or(Label::MAX);
            let label = *labels.entry(happening).or_insert_with_key(|happening| {
                happenings.push(happening.clone());
                next
            });
            to.push(label, after);
        });
    }
}

impl<'c> Proof<'c> {
    /// Walks through a workflow until more than `limit` stands are met, remembering what these conditions read; none if the
    /// charter has no such workflow.
    pub(crate) fn of(
        charter: &'c Charter,
        id: WorkflowId,
        watched: &[&Condition],
        limit: usize,
    ) -> Option<Self> {
        let walk = Walk::new(charter, id, watched)?;
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
    pub(crate) fn happening(&self, label: Label) -> Option<&Happening> {
        self.system.happenings.get(label as usize)
    }

    /// Whether a condition that is watched holds in a stand.
    pub(crate) fn judge(&self, stand: Index, condition: &Condition) -> Known {
        self.system.walk.judge(self.explored.states.state(stand), condition)
    }

    /// Of each combination of what is told with an action into which of the host's answers it falls.
    pub(crate) fn hosts(&self, action: ActionId) -> Vec<usize> {
        self.system.walk.hosts(action)
    }

    /// Who may act where a case stands, each for the body that acts.
    pub(crate) fn parts(&self, case: &Case, action: ActionId) -> Vec<(Doer, Option<Instance>)> {
        self.system.walk.parts(case, action)
    }

    /// As what whoever is one of a party may act where a case stands.
    pub(crate) fn parts_of(&self, case: &Case, party: &Party) -> Vec<(Doer, Option<Instance>)> {
        self.system.walk.parts_of(case, party)
    }

    /// The keys of the instances of each class, the one first that covers the case.
    pub(crate) fn keys(&self) -> Vec<Key> {
        self.system.walk.keys()
    }

    /// What is told in a turn, by name.
    pub(crate) fn given(&self, action: ActionId, number: u32) -> Vec<(String, Given)> {
        self.system.walk.given(action, number)
    }

    /// The case that stands there.
    pub(crate) fn case(&self, stand: Index) -> Case {
        self.system.walk.case(self.explored.states.state(stand))
    }

    /// The body that answers for a state of a case.
    pub(crate) fn accountable(&self, case: &Case, state: StateId) -> Option<Instance> {
        self.system.walk.accountable(case, state)
    }

    /// Whether a case stands there.
    pub(crate) fn is_at(&mut self, case: &Case, stand: Index) -> bool {
        self.system.walk.pack(case) == self.explored.states.state(stand)
    }

    /// All stands that were met, those that were not visited any more among them.
    pub(crate) fn stands(&self) -> impl Iterator<Item = Index> + use<> {
        0..Index::try_from(self.explored.states.len()).unwrap_or(Index::MAX)
    }

    /// Whether a state is active in a stand.
    pub(crate) fn is_active(&self, stand: Index, state: StateId) -> bool {
        let word = self.explored.states.state(stand).get(state.index() / 64);
        word.is_some_and(|word| word >> (state.index() % 64) & 1 == 1)
    }

    /// The active states of a stand.
    pub(crate) fn active(&self, stand: Index) -> impl Iterator<Item = StateId> + '_ {
        self.system.walk.active(self.explored.states.state(stand))
    }
}
