//! What a turn brings about, as proofs read it.

use smallvec::SmallVec;

use super::Turn;
use crate::{
    charter::Point,
    engine::{BallotChange, Change, Event, Instance, Meaning, What},
    id::{ActionId, BallotId, ClockId, StateId},
};

/// What a turn brings about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Happening {
    /// The turn.
    pub(crate) turn: Turn,
    /// The body that acts, where it counts.
    pub(crate) body: Option<Instance>,
    /// What comes about with it.
    pub(crate) news: News,
    /// Whether the case comes to another rung of its ladder.
    pub(crate) changes_rung: bool,
    /// Whether a limit has ended whose end could not take its course.
    pub(crate) is_closed: bool,
    /// The clocks that begin to run, or run anew.
    pub(crate) started: SmallVec<[ClockId; 2]>,
}

/// What comes about with an event: what promises speak of.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct News {
    /// The action that is done, or counts as taken.
    pub(crate) does: Option<ActionId>,
    /// The ballot that has its result.
    pub(crate) closes: Option<BallotId>,
    /// The states that become active, or active anew.
    pub(crate) entered: SmallVec<[StateId; 2]>,
}

impl Happening {
    pub(super) fn of(turn: Turn, event: &Event) -> Self {
        let started = event.changes.iter().filter_map(|change| match change {
            Change::Started(start) => Some(start.clock),
            _ => None,
        });
        let body = match &event.what {
            What::Done { capacity, .. } => capacity.body.clone(),
            _ => None,
        };
        let changes_rung = event.changes.iter().any(|change| matches!(change, Change::Rung(_)));
        let is_closed = matches!(event.what, What::Expired { meaning: Meaning::Closed, .. });
        Self { turn, body, news: News::of(event), changes_rung, is_closed, started: started.collect() }
    }
}

impl News {
    /// What an event brings about.
    pub(crate) fn of(event: &Event) -> Self {
        let entered = event.changes.iter().filter_map(|change| match change {
            Change::Entered(state) => Some(*state),
            _ => None,
        });
        let closes = event.changes.iter().find_map(|change| match change {
            Change::Ballot(ballot, change) if matches!(**change, BallotChange::Closed(_)) => Some(*ballot),
            _ => None,
        });
        Self { does: event.action(), closes, entered: entered.collect() }
    }

    /// Whether one of these comes about.
    pub(crate) fn brings(&self, points: &[Point]) -> bool {
        points.iter().any(|point| match *point {
            Point::Action(action) => self.does == Some(action),
            Point::State(state) => self.entered.contains(&state),
            Point::Ballot(ballot) => self.closes == Some(ballot),
        })
    }
}
