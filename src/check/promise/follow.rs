//! A claim followed through everything that can happen: every stand together with what the claim remembers there.

use super::monitor::{Monitor, Stance, Step};
use crate::{
    check::{
        proof::Proof,
        space::{
            explore::{Edge, Label},
            store::Index,
        },
    },
    engine::Known,
    id::StateId,
    rule::Condition,
};

/// A stand, and whether the claim is in force there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Node {
    pub(super) stand: Index,
    pub(super) is_open: bool,
}

/// A claim on its way through everything that can happen.
#[derive(Debug)]
pub(super) struct Follow<'p, 'c> {
    pub(super) proof: &'p Proof<'c>,
    pub(super) monitor: Monitor<'p>,
    /// How each node was met first; none if it was not, or is where runs begin.
    parents: Vec<Option<(Node, Label)>>,
    is_met: Vec<bool>,
    /// What the claim's conditions say of each stand.
    counts: Judged,
    holds: Judged,
}

/// What a condition says of each stand; nothing is kept of one that always holds.
#[derive(Debug)]
struct Judged(Option<Vec<Known>>);

/// One stand as a claim sees it.
struct Stands<'f, 'p, 'c> {
    follow: &'f Follow<'p, 'c>,
    stand: Index,
}

impl<'p, 'c> Follow<'p, 'c> {
    pub(super) fn new(proof: &'p Proof<'c>, monitor: Monitor<'p>) -> Self {
        let stands = proof.explored.states.len();
        Self {
            proof,
            monitor,
            parents: vec![None; stands * 2],
            is_met: vec![false; stands * 2],
            counts: Judged::of(proof, Some(&monitor.claim.condition)),
            holds: Judged::of(proof, monitor.holds()),
        }
    }

    /// Where every run begins.
    fn first(&self) -> Node {
        Node { stand: 0, is_open: self.monitor.starts_open() }
    }

    /// Meets every node, in the order of the lengths of runs; or stops at the first event that breaks the claim, with the run up
    /// to and with it.
    pub(super) fn all(&mut self) -> Result<Vec<Node>, Vec<Label>> {
        let first = self.first();
        if let Some(met) = self.is_met.get_mut(place(first)) {
            *met = true;
        }
        let mut nodes = vec![first];
        let mut next = 0;
        while let Some(&node) = nodes.get(next) {
            next += 1;
            for &edge in self.proof.explored.edges(node.stand) {
                let Some(step) = self.step(node, edge) else { continue };
                if step.is_broken {
                    let mut run = self.run_to(node);
                    run.push(edge.label);
                    return Err(run);
                }
                let to = Node { stand: edge.to, is_open: step.is_open };
                let Some(met) = self.is_met.get_mut(place(to)) else { continue };
                if !std::mem::replace(met, true) {
                    if let Some(parent) = self.parents.get_mut(place(to)) {
                        *parent = Some((node, edge.label));
                    }
                    nodes.push(to);
                }
            }
        }
        Ok(nodes)
    }

    /// What an edge means for the claim.
    pub(super) fn step(&self, node: Node, edge: Edge) -> Option<Step> {
        let happening = self.proof.happening(edge.label)?;
        let after = Stands { follow: self, stand: edge.to };
        Some(self.monitor.step(node.is_open, &happening.news, &after))
    }

    /// Where an edge leads.
    pub(super) fn after(&self, node: Node, edge: Edge) -> Option<Node> {
        Some(Node { stand: edge.to, is_open: self.step(node, edge)?.is_open })
    }

    /// Whether what the claim asks is owed in a node.
    pub(super) fn is_owed(&self, node: Node) -> bool {
        // Before the start there is no case yet of which anything could be claimed.
        node.stand != 0 && node.is_open && self.counts.at(node.stand) == Known::Yes
    }

    /// A shortest run to a node.
    pub(super) fn run_to(&self, node: Node) -> Vec<Label> {
        let mut run = Vec::new();
        let mut at = node;
        while let Some((before, label)) = self.parents.get(place(at)).copied().flatten() {
            run.push(label);
            at = before;
        }
        run.reverse();
        run
    }
}

fn place(node: Node) -> usize {
    node.stand as usize * 2 + usize::from(node.is_open)
}

impl Judged {
    fn of(proof: &Proof<'_>, condition: Option<&Condition>) -> Self {
        let judge = |condition| proof.stands().map(|stand| proof.judge(stand, condition)).collect();
        Self(condition.filter(|condition| **condition != Condition::Always).map(judge))
    }

    fn at(&self, stand: Index) -> Known {
        match &self.0 {
            Some(judged) => judged.get(stand as usize).copied().unwrap_or(Known::Unknown),
            None => Known::Yes,
        }
    }
}

impl Stance for Stands<'_, '_, '_> {
    fn is_active(&self, state: StateId) -> bool {
        self.follow.proof.is_active(self.stand, state)
    }

    fn counts(&self) -> bool {
        self.follow.counts.at(self.stand) == Known::Yes
    }

    fn holds(&self) -> Known {
        self.follow.holds.at(self.stand)
    }
}
