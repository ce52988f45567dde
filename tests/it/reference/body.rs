//! Bodies that rules speak of: by name, by slot, from the structure.

use std::collections::BTreeMap;

use gongzhi::{
    id::{BodyId, KindId, SlotId, StateId},
    rule::{Holder, Target},
    structure::RelationKind,
};

use super::{Past, Rules};

/// How deep `accountable` may lead to itself.
const DEPTH: u8 = 8;

impl Rules<'_> {
    /// The bodies that a rule speaks of; none if there are none.
    pub(crate) fn bodies(self, past: &Past, holder: &Holder) -> Vec<BodyId> {
        self.resolve(past, holder, DEPTH)
    }

    fn resolve(self, past: &Past, holder: &Holder, depth: u8) -> Vec<BodyId> {
        if depth == 0 {
            return Vec::new();
        }
        match holder {
            Holder::Body(body) => vec![*body],
            Holder::Slot(slot) => past.slots.get(slot).map(|held| held.bodies().to_vec()).unwrap_or_default(),
            Holder::Superior(of) => self.superior(&self.resolve(past, of, depth - 1)).into_iter().collect(),
            Holder::Supervisor(of) => {
                self.supervisor(&self.resolve(past, of, depth - 1)).into_iter().collect()
            }
            Holder::Actor(action) => {
                past.last_deed(*action).and_then(|deed| deed.body()).into_iter().collect()
            }
            Holder::Accountable(Some(state)) => self.answering(past, *state, depth - 1),
            Holder::Accountable(None) => {
                let mut bodies = Vec::new();
                for state in &past.active {
                    for body in self.answering(past, *state, depth - 1) {
                        if !bodies.contains(&body) {
                            bodies.push(body);
                        }
                    }
                }
                bodies
            }
        }
    }

    fn answering(self, past: &Past, state: StateId, depth: u8) -> Vec<BodyId> {
        let accountable = self.workflow.states.get(state).and_then(|state| state.accountable.as_ref());
        accountable.map(|holder| self.resolve(past, holder, depth)).unwrap_or_default()
    }

    /// The slots on which a body depends and that the actor has yet to name.
    pub(crate) fn open_slots(self, past: &Past, holder: &Holder) -> Vec<SlotId> {
        self.open_slots_within(past, holder, DEPTH)
    }

    fn open_slots_within(self, past: &Past, holder: &Holder, depth: u8) -> Vec<SlotId> {
        if depth == 0 {
            return Vec::new();
        }
        let of_state = |state: &StateId| {
            let accountable = self.workflow.states.get(*state).and_then(|state| state.accountable.as_ref());
            accountable.map(|holder| self.open_slots_within(past, holder, depth - 1)).unwrap_or_default()
        };
        match holder {
            Holder::Slot(slot) if past.open.contains(&Target::Slot(*slot)) => vec![*slot],
            Holder::Superior(of) | Holder::Supervisor(of) => self.open_slots_within(past, of, depth - 1),
            Holder::Accountable(Some(state)) => of_state(state),
            Holder::Accountable(None) => past.active.iter().flat_map(of_state).collect(),
            Holder::Body(_) | Holder::Slot(_) | Holder::Actor(_) => Vec::new(),
        }
    }

    /// "Exactly one accountable body for each active, non-end state."
    pub(crate) fn accountable(self, past: &Past, state: StateId) -> Option<BodyId> {
        match self.answering(past, state, DEPTH).as_slice() {
            [body] => Some(*body),
            _ => None,
        }
    }

    fn sources(self, to: BodyId, kind: RelationKind) -> Vec<BodyId> {
        let edges = self.charter.structure.relations.iter();
        edges
            .filter(|edge| edge.kind == kind && edge.to == to && edge.from != to)
            .map(|edge| edge.from)
            .collect()
    }

    /// "The body that leads it, else guides it; of several bodies the nearest common one."
    fn superior(self, bodies: &[BodyId]) -> Option<BodyId> {
        if let [body] = bodies {
            let leads = self.sources(*body, RelationKind::Leads);
            let guides = self.sources(*body, RelationKind::Guides);
            return leads.first().or(guides.first()).copied();
        }
        let above: Vec<BTreeMap<BodyId, usize>> = bodies.iter().map(|&body| self.above(body)).collect();
        let all: Vec<BodyId> = self.charter.structure.bodies.ids().collect();
        let farthest = |body: &BodyId| -> Option<usize> {
            let steps: Option<Vec<usize>> = above.iter().map(|above| above.get(body).copied()).collect();
            steps?.into_iter().max()
        };
        let common = all.into_iter().filter(|body| !bodies.contains(body) && farthest(body).is_some());
        common.min_by_key(|body| farthest(body))
    }

    /// How many steps each body stands above this one.
    fn above(self, body: BodyId) -> BTreeMap<BodyId, usize> {
        let mut found = BTreeMap::from([(body, 0)]);
        for steps in 1..=self.charter.structure.bodies.len() {
            for (below, _) in found.clone() {
                for kind in [RelationKind::Leads, RelationKind::Guides] {
                    for above in self.sources(below, kind) {
                        found.entry(above).or_insert(steps);
                    }
                }
            }
        }
        found
    }

    /// "The body that supervises it"; of several the one that supervises all of them.
    fn supervisor(self, bodies: &[BodyId]) -> Option<BodyId> {
        let (first, others) = bodies.split_first()?;
        let over = |body: BodyId| self.sources(body, RelationKind::Supervises);
        over(*first).into_iter().find(|body| others.iter().all(|&other| over(other).contains(body)))
    }

    /// Whether the kind is the other or narrows it.
    pub(crate) fn narrows(self, kind: KindId, ancestor: KindId) -> bool {
        let mut at = Some(kind);
        for _ in 0..=self.charter.structure.kinds.len() {
            match at {
                Some(kind) if kind == ancestor => return true,
                Some(kind) => at = self.charter.structure.kinds.get(kind).and_then(|kind| kind.narrows),
                None => return false,
            }
        }
        false
    }
}
