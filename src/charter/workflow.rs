//! A compiled workflow: states and actions with everything the rules say of them.

use super::{Ballot, Index, Reach, Waits};
use crate::{
    Name,
    id::{ActionId, BallotId, BodyId, ClockId, FactId, List, OfficeId, SlotId, StateId, TableId},
    origin::Origin,
    rule::{
        Assignment, Cause, Clock, ClockOwner, Condition, Fact, Grade, Holder, Opens, Party, Route, Slot,
        Table, Target, Used, Window,
    },
    text::BoundWord,
    time::{Limit, Policy},
    title::Titles,
    workflow::{Leaving, Phase},
};

/// A kind of case and the way it goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workflow {
    /// Its name.
    pub name: Name,
    /// Its titles.
    pub titles: Titles,
    /// What its cases know.
    pub facts: List<FactId, Fact>,
    /// Whom its cases hold.
    pub slots: List<SlotId, Slot>,
    /// Its decision tables.
    pub tables: List<TableId, Table>,
    /// Its clocks, in the order of declaration, which breaks ties between expiries.
    pub clocks: List<ClockId, Clock>,
    /// Its states.
    pub states: List<StateId, State>,
    /// Its actions.
    pub actions: List<ActionId, Action>,
    /// Its ballots.
    pub ballots: List<BallotId, Ballot>,
    /// Who may not act in any of its cases.
    pub bars: Vec<NamedParties>,
    /// Which of its cases bodies may be given.
    pub competences: Vec<Competence>,
    /// Who counts as none of a body's members in its cases.
    pub outside: Vec<Outside>,
    /// The classes of bodies of which it speaks, in the order of declaration: one instance of each covers a case.
    pub classes: Vec<BodyId>,
    /// The slot whose body climbs a ladder, and the clock that is its allowance: what escalating restarts.
    pub climbs: Option<(SlotId, Option<ClockId>)>,
    /// Where it comes from.
    pub origin: Origin,
    /// What an event can touch, looked up once.
    pub(crate) index: Index,
}

impl Workflow {
    /// The state that must be active for a clock of a state or of a ballot to run.
    pub(crate) fn state_of(&self, owner: ClockOwner) -> Option<StateId> {
        match owner {
            ClockOwner::State(state) => Some(state),
            ClockOwner::Ballot(ballot) => Some(self.ballots.at(ballot).state),
            ClockOwner::Workflow | ClockOwner::Action(_) => None,
        }
    }

    /// Whether a state waits for the ends of other cases.
    pub(crate) fn awaits_cases(&self) -> bool {
        self.states.values().any(|state| !state.waits.is_empty())
    }
}

/// Where a case can be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    /// Its name.
    pub name: Name,
    /// Its titles.
    pub titles: Titles,
    /// Its phase.
    pub phase: Phase,
    /// The outcome with which a case ends here.
    pub end: Option<Name>,
    /// Kept for running cases only.
    pub is_retired: bool,
    /// The one body that answers for it; none only for end states.
    pub accountable: Option<Holder>,
    /// Who does the work.
    pub responsible: Vec<NamedParties>,
    /// Who is asked when it is entered.
    pub consulted: Vec<NamedParties>,
    /// Who is told when it is entered.
    pub informed: Vec<NamedParties>,
    /// The ballots that entering it opens.
    pub ballots: Vec<BallotId>,
    /// How long it lasts at the least, before any action but `clears` leaves it.
    pub stay: Vec<Window>,
    /// The sub-cases it waits for, of each workflow once.
    pub waits: Vec<Waits>,
    /// Where it comes from.
    pub origin: Origin,
}

/// What moves a case, or is done in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// Its name.
    pub name: Name,
    /// Its titles.
    pub titles: Titles,
    /// Duty, power or invitation.
    pub grade: Grade,
    /// Who may do it: the first clause, in order, that fits is the capacity.
    pub by: Vec<By>,
    /// What it leaves.
    pub leaving: Leaving,
    /// States it empties besides.
    pub clears: Vec<StateId>,
    /// Conditions, all of which must hold.
    pub guards: Vec<Guard>,
    /// Facts and slots the actor gives.
    pub asks: Vec<Target>,
    /// Tables whose outputs it sets.
    pub uses: Vec<Used>,
    /// What it sets.
    pub sets: Vec<Assignment>,
    /// Where it leads.
    pub next: Next,
    /// Who is told of it.
    pub informed: Vec<NamedParties>,
    /// Who is asked about it.
    pub consulted: Vec<NamedParties>,
    /// Who may not do it.
    pub bars: Vec<NamedParties>,
    /// When it is open.
    pub windows: Vec<Window>,
    /// How often it may be done in one case.
    pub caps: Vec<Cap>,
    /// In which spans it recurs; each has a clock of its own, which ends [`Again`](crate::rule::Expiry::Again) and again.
    pub every: Vec<Limit>,
    /// The clocks it gives more time.
    pub prolongs: Vec<Prolongation>,
    /// The clocks for which it asks more time.
    pub requests: Vec<Request>,
    /// The clocks for which it refuses the time that was asked for.
    pub declines: Vec<Decline>,
    /// Whether it moves the case up its ladder, whatever the route.
    pub escalates: Option<Cause>,
    /// The cases it opens.
    pub opens: Vec<Opens>,
    /// Kept for running cases only.
    pub is_retired: bool,
    /// Where it comes from.
    pub origin: Origin,
}

/// Who may do an action, and how many of them it takes together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct By {
    /// Any of these.
    pub parties: Vec<Party>,
    /// How many together: each of these counts.
    pub together: Vec<Joint>,
    /// Only then.
    pub condition: Condition,
    /// Where it comes from.
    pub origin: Origin,
}

/// A bound on how many persons act together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Joint {
    /// How many.
    pub number: Together,
    /// Only then.
    pub condition: Condition,
    /// Where it comes from.
    pub origin: Origin,
}

/// How many persons act together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Together {
    /// At least, at most or more than so many.
    Persons(BoundWord, u32),
    /// At least, or more than, `part/of` of all who fit a party of the clause on the day of the act. Of several parties each
    /// is a whole of its own, and one must be reached.
    Share {
        /// Whether exactly so many are enough.
        reach: Reach,
        /// The part.
        part: u32,
        /// Of so many.
        of: u32,
    },
}

/// A condition of an action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guard {
    /// What must hold.
    pub condition: Condition,
    /// Where it comes from.
    pub origin: Origin,
}

/// Where an action leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// The case stays where it is.
    Stay,
    /// The first of these that fits.
    Routes(Vec<Route>),
    /// The state that a table names.
    Table(TableId),
}

/// Parties named by a clause, and when it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedParties {
    /// Who.
    pub parties: Vec<Party>,
    /// Only then.
    pub condition: Condition,
    /// Where it comes from.
    pub origin: Origin,
}

impl Action {
    /// Whether it escalates the case, or does so along one of its routes.
    pub(crate) fn may_escalate(&self) -> bool {
        let along = |route: &Route| route.escalates.is_some();
        self.escalates.is_some() || matches!(&self.next, Next::Routes(routes) if routes.iter().any(along))
    }
}

/// At most so many times in one case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cap {
    /// How often at most.
    pub times: u32,
    /// Only then.
    pub condition: Condition,
    /// Where it comes from.
    pub origin: Origin,
}

/// Which cases a body may be given. A body with several may be given a case that one of them takes in; a body with none may
/// be given every case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Competence {
    /// The body.
    pub body: BodyId,
    /// What must hold of the case.
    pub condition: Condition,
    /// Where it comes from.
    pub origin: Origin,
}

/// Persons whom a case holds, or who are tied to them, and who count in that case as none of a body's members: `bars
/// election.candidates` of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outside {
    /// The body.
    pub body: BodyId,
    /// Its office, if they only do not hold that.
    pub office: Option<OfficeId>,
    /// Who.
    pub party: Party,
    /// Where it comes from.
    pub origin: Origin,
}

/// More time asked for a clock. Asked in time it holds the clock's expiry until it is decided or its own limit ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The clock.
    pub clock: ClockId,
    /// In which time it is to be decided; without one it waits for the decision.
    pub within: Option<Limit>,
    /// How that limit is counted.
    pub policy: Policy,
    /// Where it comes from.
    pub origin: Origin,
}

/// More time refused for a clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decline {
    /// The clock.
    pub clock: ClockId,
    /// Where it comes from.
    pub origin: Origin,
}

/// More time for a clock: at most so much. Without a fact the actor says how much.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prolongation {
    /// The clock.
    pub clock: ClockId,
    /// At most so much each time: no more than any of these that counts.
    pub most: Vec<MoreAtMost>,
    /// The fact that says how much.
    pub amount: Option<FactId>,
    /// Where it comes from.
    pub origin: Origin,
}

/// A bound on how much more time a clock is given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MoreAtMost {
    /// How much.
    pub limit: Limit,
    /// Only then.
    pub condition: Condition,
    /// Where it comes from.
    pub origin: Origin,
}

impl MoreAtMost {
    /// Whether so much more may be given: in the same unit, and no more.
    #[must_use]
    pub fn allows(&self, more: Limit) -> bool {
        more.unit() == self.limit.unit() && more.count() <= self.limit.count()
    }
}
