//! Which duties are done at last if they are open without end.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    charter::{Action, Workflow},
    engine::Turn,
    id::{ActionId, BallotId, ClockId, StateId},
    rule::{Grade, Trigger, Window},
    workflow::Leaving,
};

/// The duties of a workflow that nothing but a case's own way closes.
#[derive(Debug)]
pub(crate) struct Duties {
    of: BTreeMap<ActionId, Duty>,
    /// The clocks of ballots that have their result when their time is over.
    ballots: BTreeMap<BallotId, ClockId>,
}

#[derive(Debug)]
struct Duty {
    /// Into which of the answers that the host may give each combination of what is told with it falls.
    hosts: Vec<usize>,
    /// How many different answers there are.
    answers: usize,
    /// The duties of which one is owed: it and those that leave a state that it leaves.
    instead: BTreeSet<ActionId>,
}

impl Duties {
    /// Those of a workflow; `hosts` says of an action into which of the host's answers each combination of what is told with it falls.
    pub(crate) fn of(workflow: &Workflow, hosts: impl Fn(ActionId) -> Vec<usize>) -> Self {
        let duties = workflow.actions.iter().filter(|(_, action)| is_forced(action));
        let of = duties.map(|(id, action)| {
            let hosts = hosts(id);
            let answers = hosts.iter().collect::<BTreeSet<_>>().len();
            (id, Duty { hosts, answers, instead: instead(workflow, id, action) })
        });
        let open = workflow.ballots.iter().filter(|(_, ballot)| !ballot.is_secret);
        let ballots = open.filter_map(|(id, ballot)| Some((id, ballot.clock?)));
        Self { of: of.collect(), ballots: ballots.collect() }
    }

    /// Those that can be done, whatever the host answers, where these turns can be taken.
    pub(crate) fn open(&self, turns: impl Iterator<Item = Turn>) -> BTreeSet<ActionId> {
        let mut answered: BTreeMap<ActionId, BTreeSet<usize>> = BTreeMap::new();
        for turn in turns {
            let Turn::Does(action, number) = turn else { continue };
            let host = self.of.get(&action).and_then(|duty| duty.hosts.get(number as usize));
            if let Some(&host) = host {
                answered.entry(action).or_default().insert(host);
            }
        }
        let is_open = |(action, answers): &(ActionId, BTreeSet<usize>)| {
            self.of.get(action).is_some_and(|duty| duty.answers == answers.len())
        };
        answered.into_iter().filter(is_open).map(|(action, _)| action).collect()
    }

    /// Whether one of these turns is taken at last, if all of them stay open: time ends a clock, and somebody does a duty.
    pub(crate) fn force(&self, turns: &[Turn]) -> bool {
        turns.iter().any(|turn| matches!(turn, Turn::Expires(_)))
            || !self.open(turns.iter().copied()).is_empty()
    }

    /// The clock of a ballot that has its result when its time is over.
    pub(crate) fn time_of(&self, ballot: BallotId) -> Option<ClockId> {
        self.ballots.get(&ballot).copied()
    }

    /// Whether doing one action does what is owed with a duty.
    pub(crate) fn is_instead(&self, done: ActionId, duty: ActionId) -> bool {
        self.of.get(&duty).is_some_and(|duty| duty.instead.contains(&done))
    }
}

/// Whether it is a duty that time alone does not close: a named day may pass, and the end of a limit.
fn is_forced(action: &Action) -> bool {
    let closes = |window: &Window| match window {
        Window::AtLeastBefore { .. } | Window::BeforeEnd(..) => true,
        Window::Before(triggers, _) => triggers.iter().any(|trigger| matches!(trigger, Trigger::Day(_))),
        Window::AtLeastSince { .. } | Window::Since(..) => false,
    };
    action.grade == Grade::Duty && action.leaving != Leaving::Start && !action.windows.iter().any(closes)
}

fn instead(workflow: &Workflow, id: ActionId, action: &Action) -> BTreeSet<ActionId> {
    let left = left(action);
    let of_the_same = workflow.actions.iter().filter(|(_, other)| {
        let leaves = matches!(other.next, crate::charter::Next::Stay);
        other.grade == Grade::Duty && !leaves && !self::left(other).is_disjoint(&left)
    });
    of_the_same.map(|(other, _)| other).chain([id]).collect()
}

fn left(action: &Action) -> BTreeSet<StateId> {
    match &action.leaving {
        Leaving::Some(alternatives) => alternatives.iter().flatten().copied().collect(),
        Leaving::Start | Leaving::Any => BTreeSet::new(),
    }
}
