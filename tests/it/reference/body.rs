//! Bodies that rules speak of: by name, by slot, from the structure.

use std::collections::BTreeMap;

use gongzhi::{
    engine::Instance,
    id::{BodyId, KindId, SlotId, StateId},
    rule::{Holder, Target},
    structure::RelationKind,
};

use super::{Past, Rules, classes::Lack};

/// How deep `accountable` may lead to itself.
const DEPTH: u8 = 8;

impl Rules<'_> {
    /// The bodies that a rule speaks of: empty if there are none, or why it cannot be said.
    pub(crate) fn find(self, past: &Past, holder: &Holder) -> Result<Vec<Instance>, Lack> {
        self.resolve(past, holder, DEPTH)
    }

    /// The bodies that a rule speaks of: empty if there are none, none if the directory cannot say.
    pub(crate) fn bodies(self, past: &Past, holder: &Holder) -> Option<Vec<Instance>> {
        match self.find(past, holder) {
            Ok(bodies) => Some(bodies),
            Err(Lack::Nothing) => Some(Vec::new()),
            Err(Lack::Unknown) => None,
        }
    }

    fn resolve(self, past: &Past, holder: &Holder, depth: u8) -> Result<Vec<Instance>, Lack> {
        if depth == 0 {
            return Ok(Vec::new());
        }
        Ok(match holder {
            Holder::Body(body) => vec![self.covering(past, *body)?],
            Holder::Slot(slot) => past.slots.get(slot).map(|held| held.bodies().to_vec()).unwrap_or_default(),
            Holder::Superior(of) => self.superior(past, &self.resolve(past, of, depth - 1)?)?,
            Holder::Supervisor(of) => self.supervisor(past, &self.resolve(past, of, depth - 1)?)?,
            Holder::Actor(action) => {
                past.last_deed(*action).and_then(|deed| deed.body()).into_iter().collect()
            }
            Holder::Accountable(Some(state)) => self.answering(past, *state, depth - 1)?,
            Holder::Accountable(None) => {
                let mut bodies = Vec::new();
                for state in &past.active {
                    for body in self.answering(past, *state, depth - 1)? {
                        if !bodies.contains(&body) {
                            bodies.push(body);
                        }
                    }
                }
                bodies
            }
        })
    }

    fn answering(self, past: &Past, state: StateId, depth: u8) -> Result<Vec<Instance>, Lack> {
        let accountable = self.workflow.states.get(state).and_then(|state| state.accountable.as_ref());
        accountable.map_or(Ok(Vec::new()), |holder| self.resolve(past, holder, depth))
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
    pub(crate) fn accountable(self, past: &Past, state: StateId) -> Option<Instance> {
        match self.answering(past, state, DEPTH).ok()?.as_slice() {
            [body] => Some(body.clone()),
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

    /// "The body that leads it, else guides it; of several bodies the nearest common one." "Of several instances the superior is
    /// the nearest that all of them have: the same instance, or further up."
    fn superior(self, past: &Past, below: &[Instance]) -> Result<Vec<Instance>, Lack> {
        if let [one] = below {
            let leads = self.sources(one.body, RelationKind::Leads);
            let guides = self.sources(one.body, RelationKind::Guides);
            return leads
                .first()
                .or(guides.first())
                .map(|&body| self.above(past, one, body))
                .into_iter()
                .collect();
        }
        let distances: Vec<BTreeMap<BodyId, usize>> =
            below.iter().map(|below| self.distances(below.body)).collect();
        let farthest = |body: &BodyId| -> Option<usize> {
            let steps: Option<Vec<usize>> = distances.iter().map(|above| above.get(body).copied()).collect();
            steps?.into_iter().max()
        };
        let is_one_of_them = |body: &BodyId| below.iter().any(|below| below.body == *body);
        let all = self.charter.structure.bodies.ids();
        let mut common: Vec<BodyId> =
            all.filter(|body| !is_one_of_them(body) && farthest(body).is_some()).collect();
        common.sort_by_key(farthest);
        let mut lack = None;
        for body in common {
            match self.same_above(past, below, body) {
                Ok(Some(found)) => return Ok(vec![found]),
                Ok(None) => {}
                Err(Lack::Nothing) => lack = Some(Lack::Nothing),
                Err(Lack::Unknown) => return Err(Lack::Unknown),
            }
        }
        lack.map_or(Ok(Vec::new()), Err)
    }

    /// What stands above all of them, if it is the same.
    fn same_above(self, past: &Past, below: &[Instance], body: BodyId) -> Result<Option<Instance>, Lack> {
        let mut found = Vec::new();
        for below in below {
            found.push(self.above(past, below, body)?);
        }
        found.dedup();
        Ok(if found.len() == 1 { found.pop() } else { None })
    }

    /// How many steps each body stands above this one.
    fn distances(self, body: BodyId) -> BTreeMap<BodyId, usize> {
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
    fn supervisor(self, past: &Past, watched: &[Instance]) -> Result<Vec<Instance>, Lack> {
        let Some((first, others)) = watched.split_first() else { return Ok(Vec::new()) };
        let over = |body: BodyId| self.sources(body, RelationKind::Supervises);
        let watches_all = |body: &BodyId| others.iter().all(|other| over(other.body).contains(body));
        let Some(supervisor) = over(first.body).into_iter().find(watches_all) else { return Ok(Vec::new()) };
        Ok(self.same_above(past, watched, supervisor)?.into_iter().collect())
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
