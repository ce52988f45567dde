//! Everything that can happen to the cases of a workflow, as a graph.

use std::collections::BTreeMap;

use super::{Duties, Effort, Looked, own::OwnWays};
use crate::{
    Name,
    charter::{BallotResult, Charter, Claim, Pattern, Workflow},
    check::space::{
        explore::{Enough, Explored, Label, Moves, System, explore_and_tell},
        store::Index,
    },
    engine::{Case, Doer, Given, Happening, Instance, Key, Known, Turn, Walk},
    id::{ActionId, BallotId, Id as _, StateId, WorkflowId},
    rule::{Condition, Grade, Party},
};

/// How many stands are looked at first.
const SOON: usize = 40_000;

/// The conditions that claims read.
fn watched<'c>(claims: &[&'c Claim]) -> Vec<&'c Condition> {
    claims.iter().flat_map(|claim| claim.conditions()).collect()
}

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
    /// Where not every order of turns is walked through.
    ahead: Option<Ahead>,
}

/// What is taken ahead of everything else.
#[derive(Debug)]
struct Ahead {
    own: OwnWays,
    /// What is done at last, where promises say that something is reached: only what is left at last is left first.
    duties: Option<Duties>,
}

impl<'c> Everything<'c> {
    pub(super) fn new(walk: Walk<'c>) -> Self {
        Self { walk, happenings: Vec::new(), labels: BTreeMap::new(), ahead: None }
    }

    fn turn(&self, label: Label) -> Option<Turn> {
        Some(self.happenings.get(label as usize)?.turn)
    }

    /// Whether leaving out a turn that changes nothing makes no difference: nobody owes it, and it starts no clock anew.
    fn is_idle(&self, label: Label) -> bool {
        let Some(happening) = self.happenings.get(label as usize) else { return false };
        let Turn::Does(action, _) = happening.turn else { return false };
        happening.started.is_empty() && self.walk.workflow().actions.at(action).grade != Grade::Duty
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
        let Self { walk, happenings, labels, .. } = self;
        walk.turns(state, |happening, after| {
            let next = Label::try_from(happenings.len()).unwrap_or(Label::MAX);
            let label = *labels.entry(happening).or_insert_with_key(|happening| {
                happenings.push(happening.clone());
                next
            });
            to.push(label, after);
        });
    }

    fn enough(&self, state: &[u64], moves: &Moves) -> Vec<Enough> {
        let Some(ahead) = &self.ahead else { return Vec::new() };
        let of_state = |active: StateId| {
            let own = ahead.own.of_state(active)?;
            let mut enough = Enough::default();
            let mut turns = Vec::new();
            for (place, (label, _)) in moves.iter().enumerate() {
                let Some(turn) = self.turn(label).filter(|turn| own.contains(&turn.mover())) else {
                    continue;
                };
                turns.push(turn);
                enough.moves.push(place);
                enough.idle.extend(self.is_idle(label).then_some(place));
            }
            let is_left = ahead.duties.as_ref().is_none_or(|duties| duties.force(&turns));
            (is_left && enough.moves.len() < moves.len()).then_some(enough)
        };
        self.walk.active(state).filter_map(of_state).collect()
    }
}

impl<'c> Proof<'c> {
    /// Walks through a workflow until more stands are met than may be looked at, remembering what these claims read; none if the
    /// charter has no such workflow.
    pub(crate) fn of(
        charter: &'c Charter,
        id: WorkflowId,
        claims: &[&Claim],
        effort: Effort<'_>,
    ) -> Option<Self> {
        let walk = Walk::new(charter, id, &watched(claims))?;
        let system = Everything::new(walk);
        Some(Self::explore(system, id, effort))
    }

    /// The same with as few stands as are enough: every stand if they are not too many, else in as few orders as can be.
    pub(crate) fn least(
        charter: &'c Charter,
        id: WorkflowId,
        claims: &[&Claim],
        effort: Effort<'_>,
    ) -> Option<Self> {
        if OwnWays::of(charter.workflows.get(id)?, claims).is_empty() {
            return Self::of(charter, id, claims, effort);
        }
        let soon = Self::soon(charter, id, claims, effort)?;
        if soon.explored.is_whole {
            return Some(soon);
        }
        Some(Self::beyond(charter, id, claims, effort).unwrap_or(soon))
    }

    /// The nearest stands.
    pub(crate) fn soon(
        charter: &'c Charter,
        id: WorkflowId,
        claims: &[&Claim],
        effort: Effort<'_>,
    ) -> Option<Self> {
        Self::of(charter, id, claims, effort.at_most(SOON))
    }

    /// More than the nearest stands: in as few orders as can be, if that is enough, else as they come; none if the nearest were all that
    /// may be looked at.
    pub(crate) fn beyond(
        charter: &'c Charter,
        id: WorkflowId,
        claims: &[&Claim],
        effort: Effort<'_>,
    ) -> Option<Self> {
        let ahead = Self::ahead(charter, id, claims, effort).filter(|ahead| ahead.explored.is_whole);
        ahead.or_else(|| Self::of(charter, id, claims, effort).filter(|_| effort.limit > SOON))
    }

    /// The same where states that are left on ways of their own are left first, which these claims do not see; none if there is no such
    /// state. What is asked of every stand must not be asked of it.
    pub(crate) fn ahead(
        charter: &'c Charter,
        id: WorkflowId,
        claims: &[&Claim],
        effort: Effort<'_>,
    ) -> Option<Self> {
        let own = OwnWays::of(charter.workflows.get(id)?, claims);
        if own.is_empty() {
            return None;
        }
        let walk = Walk::new(charter, id, &watched(claims))?;
        let reaches = claims.iter().any(|claim| matches!(claim.pattern, Pattern::Reaches { .. }));
        let duties = reaches.then(|| Duties::of(walk.workflow(), |action| walk.hosts(action)));
        let system = Everything { ahead: Some(Ahead { own, duties }), ..Everything::new(walk) };
        Some(Self::explore(system, id, effort))
    }

    fn explore(mut system: Everything<'c>, workflow: WorkflowId, effort: Effort<'_>) -> Self {
        let told = |stands| (effort.told)(Looked { workflow, stands });
        let explored = explore_and_tell(&mut system, effort.limit, &told);
        Self { system, explored }
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

    /// Whether a state is left on its own ways, which were taken ahead of others.
    pub(crate) fn goes_own_ways(&self, state: StateId) -> bool {
        self.system.ahead.as_ref().is_some_and(|ahead| ahead.own.of_state(state).is_some())
    }

    /// The states that are left on their own ways and can be active beside another: stands with both were not all visited.
    pub(crate) fn own_beside(&self, state: StateId) -> Vec<StateId> {
        self.system.ahead.as_ref().map(|ahead| ahead.own.beside(state)).unwrap_or_default()
    }

    /// The turns that a visited stand can take, those among them that were put off.
    pub(crate) fn turns(&self, stand: Index) -> impl Iterator<Item = Turn> + '_ {
        let made = self.explored.edges(stand).iter().map(|edge| edge.label);
        let labels = made.chain(self.explored.aside(stand).iter().copied());
        labels.filter_map(|label| self.system.turn(label))
    }

    /// What is done at last if it is open without end.
    pub(crate) fn duties(&self) -> Duties {
        Duties::of(self.workflow(), |action| self.system.walk.hosts(action))
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

    /// The result of a ballot that has that number.
    pub(crate) fn result(&self, ballot: BallotId, number: u32) -> Option<BallotResult> {
        self.system.walk.result(ballot, number)
    }

    /// For cases of which workflow a state goes on along the ways of that number, and with which outcome; none if that does not
    /// matter.
    pub(crate) fn awaited(&self, state: StateId, number: u32) -> Option<(WorkflowId, Option<&'c Name>)> {
        self.system.walk.awaited(state, number)
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

    /// Where a case stands; none where none was met.
    pub(crate) fn stand_of(&mut self, case: &Case) -> Option<Index> {
        let packed = self.system.walk.pack(case);
        self.stands().find(|&stand| self.explored.states.state(stand) == packed)
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
