//! States that a case leaves on ways of their own, whatever else happens to it in the meantime.
//!
//! **What.** Where several states are active, one may be such that whatever leaves it needs nothing that the rest of the case changes, and
//! changes nothing that the rest looks at. Then it does not matter when it is left, and it is left first: of twenty branches
//! each is walked through after the other, not in every order. **Why.** Twenty branches side by side have a million stands.
//! **How.** These are the persistent, or stubborn, sets of P. Godefroid and A. Valmari (1990), here one for each such state; D. Peled's
//! conditions (*All from one, one for all*, 1993) say which runs are left. What is asked of a proof sees none of the turns that
//! are taken first; and from every stand that is visited all turns are taken where one of those leads back, so that nothing
//! is put off for ever.
//!
//! **Kept** are the states that are entered and the actions that are done, whether an end can always be reached, promises of
//! what never or always is, and, where somebody must leave such a state at last, what is reached. **Not kept** are the stands
//! themselves: what is asked of every stand is to be asked of all.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    beside::Beside,
    ways::{Way, moves_anywhere, ways},
};
use crate::{
    charter::{Claim, Next, Pattern, Point, Workflow},
    check::net,
    engine::{Mover, Touch, Touched},
    id::StateId,
    rule::{Condition, Expiry},
};

/// The states that are left on ways of their own, each with what leaves it, or is done in it.
#[derive(Debug, Default)]
pub(super) struct OwnWays {
    states: BTreeMap<StateId, BTreeSet<Mover>>,
    beside: Beside,
}

impl OwnWays {
    /// The states whose ways these claims do not see.
    pub(super) fn of(workflow: &Workflow, claims: &[&Claim]) -> Self {
        let steps = net::steps(workflow);
        let ways = ways(workflow, &steps);
        let seen = Seen::of(claims);
        let counts_streaks = |way: &Way| way.touch.reads.contains(&Touched::Streak);
        if seen.read.contains(&Touched::Streak) || ways.iter().any(counts_streaks) || moves_anywhere(workflow)
        {
            return Self::default();
        }
        let look = Look { workflow, ways, seen, beside: Beside::of(workflow, &steps) };
        let states = workflow.states.ids().filter_map(|state| Some((state, look.own(state)?))).collect();
        Self { states, beside: look.beside }
    }

    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        self.states.is_empty()
    }

    /// The states of these that can be active beside another.
    pub(super) fn beside(&self, state: StateId) -> Vec<StateId> {
        self.states.keys().copied().filter(|own| self.beside.holds(*own, state)).collect()
    }

    /// What leaves a state on its own ways, or is done in it; none if it has others.
    pub(super) fn of_state(&self, state: StateId) -> Option<&BTreeSet<Mover>> {
        self.states.get(&state)
    }
}

/// What claims see of a run.
struct Seen {
    points: BTreeSet<Point>,
    read: BTreeSet<Touched>,
}

impl Seen {
    fn of(claims: &[&Claim]) -> Self {
        let mut seen = Self { points: BTreeSet::new(), read: BTreeSet::new() };
        for claim in claims {
            seen.condition(&claim.condition);
            match &claim.pattern {
                Pattern::Always(holds) => seen.condition(holds),
                Pattern::Reaches { goals, since, .. } => seen.points.extend(goals.iter().chain(since)),
                Pattern::Never { points, since, until, .. } => {
                    seen.points.extend(points.iter().chain(since).chain(until));
                }
            }
        }
        seen
    }

    fn condition(&mut self, condition: &Condition) {
        self.read.extend(Touch::reading(condition));
    }

    fn sees(&self, way: &Way) -> bool {
        let states = way.entered.iter().map(|state| Point::State(*state));
        let mut points = states.chain(done(way.mover));
        points.any(|point| self.points.contains(&point)) || !way.touch.writes.is_disjoint(&self.read)
    }
}

fn done(mover: Mover) -> Option<Point> {
    match mover {
        Mover::Does(action) => Some(Point::Action(action)),
        Mover::Closes(ballot) => Some(Point::Ballot(ballot)),
        Mover::Expires(_) | Mover::Joins(_) => None,
    }
}

struct Look<'w> {
    workflow: &'w Workflow,
    ways: Vec<Way>,
    seen: Seen,
    beside: Beside,
}

impl Look<'_> {
    /// What leaves a state or is done in it, if all of that is its own.
    fn own(&self, state: StateId) -> Option<BTreeSet<Mover>> {
        if !self.is_plain(state) || self.seen.points.contains(&Point::State(state)) {
            return None;
        }
        let (last, ways): (Vec<&Way>, Vec<&Way>) = self.ways.iter().partition(|way| self.is_last(way));
        let (own, rest): (Vec<&Way>, Vec<&Way>) = ways.into_iter().partition(|way| way.concerns(state));
        let others: Vec<&Way> = rest.into_iter().filter(|way| self.goes_beside(way, state)).collect();
        let is_own = |way: &&Way| {
            self.is_own(way, state)
                && others.iter().all(|other| self.is_apart(way, other))
                && last.iter().all(|last| way.touch.writes.is_disjoint(&last.touch.reads))
        };
        let is_found = !own.is_empty() && !others.is_empty() && own.iter().all(is_own);
        is_found.then(|| own.iter().map(|way| way.mover).collect())
    }

    /// Whether it ends a case wherever it stands: a withdrawal. What was taken ahead of it is forgotten then.
    fn is_last(&self, way: &Way) -> bool {
        let is_end = |state: &StateId| self.workflow.states.at(*state).end.is_some();
        way.places.is_none()
            && matches!(way.mover, Mover::Does(_))
            && !way.entered.is_empty()
            && way.entered.iter().all(is_end)
            && self.workflow.states.ids().all(|state| is_end(&state) || way.cleared.contains(&state))
    }

    /// Whether nothing but time and what is done in it leads on from a state.
    fn is_plain(&self, state: StateId) -> bool {
        let rules = self.workflow.states.at(state);
        let has_ballots = self.workflow.ballots.values().any(|ballot| ballot.state == state);
        rules.end.is_none() && rules.waits.is_empty() && !has_ballots
    }

    /// Whether something that leaves a state needs no other, and enters what is never active beside it.
    fn is_own(&self, way: &Way, state: StateId) -> bool {
        let is_here = way.places.as_ref().is_some_and(|places| *places == [[state]]);
        let enters = |entered: &StateId| {
            *entered == state || self.is_plain(*entered) && !self.beside.holds(*entered, state)
        };
        is_here
            && way.cleared.is_empty()
            && way.entered.iter().all(enters)
            && !self.seen.sees(way)
            && !way.touch.reads.contains(&Touched::Marking)
            && !self.is_special(way.mover)
    }

    /// Whether it climbs, opens cases, or gives more time, of which the rest of the case may hear.
    fn is_special(&self, mover: Mover) -> bool {
        let action = |action| {
            let action = self.workflow.actions.at(action);
            let routes = match &action.next {
                Next::Routes(routes) => routes.as_slice(),
                _ => &[],
            };
            action.may_escalate()
                || !action.opens.is_empty()
                || routes.iter().any(|route| !route.opens.is_empty())
        };
        match mover {
            Mover::Does(id) => action(id),
            Mover::Expires(clock) => match &self.workflow.clocks.at(clock).expiry {
                Expiry::Breach | Expiry::Lapse | Expiry::Again => false,
                Expiry::Take { action: id, .. } => action(*id),
                Expiry::Route(routes) => {
                    routes.iter().any(|route| route.escalates.is_some() || !route.opens.is_empty())
                }
                Expiry::Escalate | Expiry::Close => true,
            },
            Mover::Closes(_) | Mover::Joins(_) => true,
        }
    }

    /// Whether something else can happen while a state is active.
    fn goes_beside(&self, way: &Way, state: StateId) -> bool {
        let is_beside = |states: &Vec<StateId>| states.iter().all(|other| self.beside.holds(*other, state));
        way.places.as_ref().is_none_or(|places| places.iter().any(is_beside))
    }

    /// Whether it makes no difference which of both comes first.
    fn is_apart(&self, own: &Way, other: &Way) -> bool {
        let waits = |states: &Vec<StateId>| states.iter().any(|state| own.entered.contains(state));
        let is_torn = other.places.as_ref().is_some_and(|places| places.iter().any(waits));
        !is_torn && other.cleared.is_disjoint(&own.entered) && !own.touch.meets(&other.touch)
    }
}
