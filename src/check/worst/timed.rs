//! Everything that can happen to a case and to its clocks, as a graph that no time has passed through yet.

use std::rc::Rc;

use smallvec::SmallVec;

use super::{
    ahead::{needs, onward},
    question::{RunKind, TimeQuestion},
};
use crate::{
    charter::{Charter, Workflow},
    check::space::store::{Index, Store},
    engine::{Change, Event, Facts, Known, Turn, Walk, What},
    id::{ActionId, ClockId, StateId, WorkflowId},
    rule::{Clock, ClockOwner, Expiry, Trigger},
    time::{Limit, Policy},
};

/// What happens to a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Happens {
    /// It starts with this limit. One that counts back from a day that somebody names bounds nothing and is left out.
    Starts(ClockId, Limit, Counts),
    Stops(ClockId),
    Expires(ClockId),
    Prolongs(ClockId, Limit),
    /// More time is asked, to be decided within so long.
    Asks(ClockId, Option<Limit>, Policy),
    Declines(ClockId),
    Pauses(ClockId),
    Resumes(ClockId),
}

/// From when a clock counts that starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Counts {
    /// From now.
    Now,
    /// From what its `since` named last.
    Back,
}

/// One thing that can happen to a case that stands somewhere.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Step {
    /// The clock that ends, if that is what happens.
    pub(super) ends: Option<ClockId>,
    /// The action that is done, or counts as taken.
    pub(super) does: Option<ActionId>,
    pub(super) enters: SmallVec<[StateId; 2]>,
    /// What happens to clocks.
    pub(super) happens: Rc<[Happens]>,
    /// The clocks of which the origin is now.
    pub(super) triggers: Rc<[ClockId]>,
    pub(super) to: Index,
}

/// The graph.
#[derive(Debug)]
pub(super) struct Timed<'c> {
    pub(super) workflow: &'c Workflow,
    pub(super) steps: Vec<Vec<Step>>,
    pub(super) active: Vec<SmallVec<[StateId; 2]>>,
    /// Whether what is to hold as long as time is measured may hold in each stand.
    pub(super) fits: Vec<bool>,
    /// The clocks of which each stand still needs to know when their `since` happened last.
    pub(super) needs: Vec<SmallVec<[ClockId; 2]>>,
    /// The place of each stand in an order in which most steps lead onward.
    pub(super) order: Vec<u32>,
    /// How many stands were met before those that are alike were made one.
    pub(super) met: usize,
    /// Whether nothing was left out.
    pub(super) is_whole: bool,
}

impl<'c> Timed<'c> {
    /// Walks through a workflow until more than `limit` stands are met.
    pub(super) fn of(
        charter: &'c Charter,
        id: WorkflowId,
        facts: Facts,
        question: &TimeQuestion,
        limit: usize,
    ) -> Option<Self> {
        let TimeQuestion { runs, without, as_long_as, .. } = question;
        let mut walk = Walk::timed(charter, id, as_long_as, facts)?;
        let workflow = walk.workflow();
        let may_end = |clock: ClockId| workflow.clocks.get(clock).is_some_and(|clock| runs.lets_end(clock));
        let mut stands = Store::new(walk.stride());
        stands.intern(&walk.start());
        let mut timed = Self {
            workflow,
            met: 0,
            steps: Vec::new(),
            active: Vec::new(),
            fits: Vec::new(),
            needs: Vec::new(),
            order: Vec::new(),
            is_whole: true,
        };
        let mut next = 0;
        while (next as usize) < stands.len() {
            if stands.len() > limit {
                timed.is_whole = false;
                break;
            }
            let stand = stands.state(next).to_vec();
            timed.active.push(walk.active(&stand).collect());
            // Before the start there is no case yet.
            timed.fits.push(next == 0 || walk.judge(&stand, as_long_as) != Known::No);
            let mut steps = Vec::new();
            walk.steps(&stand, may_end, |turn, event, after| {
                let does = action(event);
                if does.is_none_or(|action| !without.contains(&action)) {
                    let (to, _) = stands.intern(&after);
                    steps.push(step(workflow, turn, event, to));
                }
            });
            steps.sort_unstable();
            steps.dedup();
            timed.steps.push(steps);
            next += 1;
        }
        timed.is_whole &= !walk.is_cut;
        timed.met = timed.steps.len();
        Some(if timed.is_whole { timed.lumped().ordered() } else { timed })
    }

    /// The same graph, with what a search wants to know beforehand.
    fn ordered(mut self) -> Self {
        self.needs = needs(&self);
        self.order = onward(&self.steps);
        self
    }

    pub(super) fn stands(&self) -> usize {
        self.steps.len()
    }

    pub(super) fn steps_of(&self, stand: Index) -> &[Step] {
        self.steps.get(stand as usize).map_or(&[], Vec::as_slice)
    }

    pub(super) fn active(&self, stand: Index) -> &[StateId] {
        self.active.get(stand as usize).map_or(&[], SmallVec::as_slice)
    }

    /// Whether time is measured for a case that stands there.
    pub(super) fn fits(&self, stand: Index) -> bool {
        self.fits.get(stand as usize) == Some(&true)
    }

    pub(super) fn needs(&self, stand: Index, clock: ClockId) -> bool {
        self.needs.get(stand as usize).is_some_and(|needs| needs.contains(&clock))
    }
}

impl RunKind {
    /// Whether a clock ends in some run of the kind, and that matters.
    fn lets_end(self, clock: &Clock) -> bool {
        match self {
            Self::Any => clock.expiry != Expiry::Again,
            Self::Punctual => !is_kept(clock),
        }
    }

    /// Whether a clock never ends in runs of the kind, so that what it limits happens before.
    pub(super) fn keeps(self, clock: &Clock) -> bool {
        self == Self::Punctual && is_kept(clock)
    }
}

/// Whether the end of a clock is a breach: that of a duty.
fn is_kept(clock: &Clock) -> bool {
    matches!(clock.expiry, Expiry::Breach | Expiry::Escalate | Expiry::Again)
}

fn action(event: &Event) -> Option<ActionId> {
    match event.what {
        What::Done { action, .. } | What::Deemed { action, .. } => Some(action),
        _ => None,
    }
}

fn step(workflow: &Workflow, turn: Turn, event: &Event, to: Index) -> Step {
    let does = action(event);
    let enters: SmallVec<[StateId; 2]> = event
        .changes
        .iter()
        .filter_map(|change| if let Change::Entered(state) = change { Some(*state) } else { None })
        .collect();
    let is_now = |clock: &Clock| {
        clock.since.iter().any(|trigger| match trigger {
            Trigger::Does(action) => does == Some(*action),
            Trigger::Enters(state) => enters.contains(state),
            Trigger::Day(_) => false,
        })
    };
    let counting = workflow.clocks.iter().filter(|(_, clock)| counts_back(clock) && is_now(clock));
    let triggers: Rc<[ClockId]> = counting.map(|(id, _)| id).collect();
    let happens = event.changes.iter().filter_map(|change| happens(workflow, change, &triggers)).collect();
    let ends = if let Turn::Expires(clock) = turn { Some(clock) } else { None };
    Step { ends, does, enters, happens, triggers, to }
}

/// Whether a clock may count from something that happened before it starts.
pub(super) fn counts_back(clock: &Clock) -> bool {
    !clock.since.is_empty() && clock.owner != ClockOwner::Workflow
}

fn happens(workflow: &Workflow, change: &Change, triggers: &[ClockId]) -> Option<Happens> {
    Some(match change {
        Change::Started(start) => {
            let clock = workflow.clocks.get(start.clock)?;
            let is_dated = start.back_from.is_some()
                || clock.since.iter().any(|trigger| matches!(trigger, Trigger::Day(_)));
            if is_dated || clock.expiry == Expiry::Again {
                // A day that somebody names may be any day; a duty that recurs lets the case stay.
                return Some(Happens::Stops(start.clock));
            }
            let is_back = counts_back(clock) && !triggers.contains(&start.clock);
            Happens::Starts(start.clock, start.limit, if is_back { Counts::Back } else { Counts::Now })
        }
        Change::Stopped(clock) => Happens::Stops(*clock),
        Change::Expired(clock) => Happens::Expires(*clock),
        Change::Prolonged(clock, more) => Happens::Prolongs(*clock, *more),
        Change::Requested(clock, asked) => Happens::Asks(*clock, asked.within, asked.policy),
        Change::Declined(clock) => Happens::Declines(*clock),
        Change::Paused(clock) => Happens::Pauses(*clock),
        Change::Resumed(clock) => Happens::Resumes(*clock),
        _ => return None,
    })
}

/// How the days of a clock are counted.
pub(super) fn policy(workflow: &Workflow, clock: ClockId) -> Policy {
    workflow.clocks.get(clock).map(|clock| clock.policy).unwrap_or_default()
}
