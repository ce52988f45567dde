//! Bodies that answer for a state in which they can neither act nor direct one who can.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    charter::{Charter, Workflow},
    check::{proof::Proof, space::store::Index},
    engine::{Case, Doer, Instance},
    id::{ActionId, KindId, StateId},
    rule::{ClockOwner, Expiry, Holder, Party},
    workflow::{Leaving, Phase},
};

/// A state with who answers for it, and the stands in which they can do nothing; the nearest first.
pub(in crate::check) type Powerless = BTreeMap<(StateId, Option<Instance>), Vec<Index>>;

/// How many stands are kept of each.
const TRIES: usize = 8;

/// All bodies that can do nothing somewhere.
pub(in crate::check) fn powerless(charter: &Charter, proof: &Proof<'_>) -> Powerless {
    let look = Look::new(charter, proof);
    let mut found = Powerless::new();
    for stand in proof.explored.indices() {
        let open = proof.open(stand);
        // Where nobody can do anything time leads on, or the case is stuck, which is told elsewhere; where votes are cast or other cases
        // are awaited, it is for these to lead on.
        if open.is_empty() || proof.active(stand).any(|state| awaits(proof.workflow(), state)) {
            continue;
        }
        let states: Vec<StateId> = proof
            .active(stand)
            .filter(|state| look.asks(*state) && !look.surely_acts(*state, &open))
            .collect();
        if states.is_empty() {
            continue;
        }
        let case = proof.case(stand);
        for state in states {
            let body = proof.accountable(&case, state);
            let can_act = body.as_ref().is_some_and(|body| look.can_act(&case, body, &open));
            if !can_act {
                let stands = found.entry((state, body)).or_default();
                stands.extend((stands.len() < TRIES).then_some(stand));
            }
        }
    }
    found
}

struct Look<'l, 'c> {
    charter: &'l Charter,
    proof: &'l Proof<'c>,
    /// The states in which somebody must be able to act.
    asked: BTreeSet<StateId>,
    /// The actions that who answers for a state may surely do or have done, wherever they are open.
    sure: BTreeSet<(StateId, ActionId)>,
}

/// Whether nobody is powerless in a stand that was not visited since other turns were taken ahead. Climbing is not asked of stands.
pub(in crate::check) fn is_sure(charter: &Charter, proof: &Proof<'_>) -> bool {
    let look = Look::new(charter, proof);
    look.asked.iter().all(|state| look.is_sure(*state))
}

impl<'l, 'c> Look<'l, 'c> {
    fn new(charter: &'l Charter, proof: &'l Proof<'c>) -> Self {
        let workflow = proof.workflow();
        let asked = workflow.states.ids().filter(|state| must_act(workflow, *state)).collect();
        let mut sure = BTreeSet::new();
        for (state, rules) in workflow.states.iter() {
            let Some(holder) = &rules.accountable else { continue };
            for (id, action) in workflow.actions.iter() {
                let mut parties = action.by.iter().flat_map(|by| &by.parties);
                if parties.any(|party| surely_acts(charter, holder, party)) {
                    sure.insert((state, id));
                }
            }
        }
        Self { charter, proof, asked, sure }
    }

    /// Whether whoever answers for a state can surely act in it, also in the stands that were not visited. Those are stands in which
    /// states are active that are left on ways of their own: either the state itself gives enough to do, or each of those does.
    fn is_sure(&self, state: StateId) -> bool {
        let beside = self.proof.own_beside(state);
        let is_own = self.proof.goes_own_ways(state);
        if beside.is_empty() && !is_own {
            return true;
        }
        let has_to_do = |there: StateId| self.always_acts(state, there);
        has_to_do(state) || !is_own && beside.into_iter().all(has_to_do)
    }

    /// Whether whoever answers for a state can surely do something wherever another is active, which leaves nothing but that.
    fn always_acts(&self, state: StateId, there: StateId) -> bool {
        let workflow = self.proof.workflow();
        let is_local = |action: &ActionId| match &workflow.actions.at(*action).leaving {
            Leaving::Some(alternatives) => *alternatives == [[there]],
            Leaving::Start | Leaving::Any => false,
        };
        let mut stands = self.proof.explored.indices().filter(|stand| self.proof.is_active(*stand, there));
        stands.all(|stand| {
            let open = self.proof.open(stand).into_iter().filter(is_local).collect();
            self.surely_acts(state, &open)
        })
    }

    fn asks(&self, state: StateId) -> bool {
        self.asked.contains(&state)
    }

    fn surely_acts(&self, state: StateId, open: &BTreeSet<ActionId>) -> bool {
        open.iter().any(|action| self.sure.contains(&(state, *action)))
    }

    /// Whether a body may do something that is open, or directs one that may. What the host does nobody need direct, and a person
    /// whom the case names may be of any body.
    fn can_act(&self, case: &Case, body: &Instance, open: &BTreeSet<ActionId>) -> bool {
        let mut parts = open.iter().flat_map(|action| self.proof.parts(case, *action));
        parts.any(|(doer, acts)| {
            matches!(doer, Doer::System | Doer::Known(_))
                || matches!(doer, Doer::Kind(kind) if self.has_of_kind(body, kind))
                || acts.is_some_and(|acts| acts == *body || self.directs(body, &acts))
        })
    }

    /// Whether a body, or one that it directs, has an office whose holders are of a kind of person.
    fn has_of_kind(&self, body: &Instance, kind: KindId) -> bool {
        let structure = &self.charter.structure;
        let is_under =
            |office| structure.authority_path(body.body, structure.offices.at(office).body).is_some();
        structure.offices_of_kind(kind).any(is_under)
    }

    fn directs(&self, over: &Instance, under: &Instance) -> bool {
        self.charter.structure.authority_path(over.body, under.body).is_some_and(|path| path.len() > 1)
    }
}

/// Whether whoever answers for a state must be able to act in it: not at an end, nor where something is awaited until time leads on.
fn must_act(workflow: &Workflow, id: StateId) -> bool {
    let state = workflow.states.at(id);
    let leads_on = |expiry: &Expiry| matches!(expiry, Expiry::Route(_) | Expiry::Take { .. });
    let awaits = matches!(state.phase, Phase::Waiting | Phase::Answered);
    let mut clocks = workflow.clocks.values();
    let is_over_at_last = clocks.any(|clock| clock.owner == ClockOwner::State(id) && leads_on(&clock.expiry));
    state.end.is_none() && !state.is_retired && !(awaits && is_over_at_last)
}

/// Whether a ballot or the end of another case is awaited in a state.
fn awaits(workflow: &Workflow, id: StateId) -> bool {
    let state = workflow.states.at(id);
    !state.waits.is_empty() || !state.ballots.is_empty()
}

/// Whether whoever holds this answers for what a party does, whatever the case.
fn surely_acts(charter: &Charter, holder: &Holder, party: &Party) -> bool {
    match party {
        Party::System => true,
        Party::Members(of) | Party::OfficeOf(of, _) if of == holder => true,
        Party::Members(Holder::Body(under)) => directs(charter, holder, *under),
        Party::Office(office) => directs(charter, holder, charter.structure.offices.at(*office).body),
        // Whoever holds an office that is a kind of person.
        Party::Kind(kind) => {
            let body = |office| charter.structure.offices.at(office).body;
            charter.structure.offices_of_kind(*kind).any(|office| directs(charter, holder, body(office)))
        }
        _ => false,
    }
}

fn directs(charter: &Charter, holder: &Holder, under: crate::id::BodyId) -> bool {
    let Holder::Body(over) = holder else { return false };
    *over == under || charter.structure.authority_path(*over, under).is_some()
}
