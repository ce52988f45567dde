//! One claim held against a run, event by event: the same against runs that are walked through and runs that the engine makes.
//!
//! In one event what is done comes first, then the states that it enters. An action that a claim forbids is judged as things
//! stood before it; a state that it forbids, as they stand after.

use crate::{
    charter::{Claim, Pattern, Point},
    engine::{Known, News},
    id::StateId,
    rule::Condition,
};

/// A claim, with what is to be remembered of a run: whether it is in force now (`never`), or what it asks is still owed
/// (`reaches`).
#[derive(Debug, Clone, Copy)]
pub(super) struct Monitor<'c> {
    pub(super) claim: &'c Claim,
}

/// How a case stands after an event, as far as a claim asks.
pub(super) trait Stance {
    /// Whether the state is active.
    fn is_active(&self, state: StateId) -> bool;

    /// Whether the claim is made of a case that stands so.
    fn counts(&self) -> bool;

    /// Whether what must hold at every step does.
    fn holds(&self) -> Known;
}

/// What an event means for a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Step {
    /// Whether the claim is in force, or what it asks still owed, after the event.
    pub(super) is_open: bool,
    /// Whether the event breaks the claim.
    pub(super) is_broken: bool,
}

impl<'c> Monitor<'c> {
    /// Whether the claim is in force before anything has happened.
    pub(super) fn starts_open(self) -> bool {
        match &self.claim.pattern {
            Pattern::Reaches { since, .. } | Pattern::Never { since, .. } => since.is_empty(),
            Pattern::Always(_) => true,
        }
    }

    /// What an event means.
    pub(super) fn step(self, is_open: bool, news: &News, after: &impl Stance) -> Step {
        match &self.claim.pattern {
            Pattern::Reaches { goals, since, .. } => {
                let is_owed = entered(since, news) || done(since, news) || is_open && !done(goals, news);
                Step { is_open: is_owed && !active(goals, after), is_broken: false }
            }
            Pattern::Never { points, since, until, .. } => {
                let is_done = is_open && done(points, news);
                let is_open = is_open && !done(until, news) || done(since, news);
                let is_open = is_open && !entered(until, news) || entered(since, news);
                let is_forbidden = is_done || is_open && active(points, after);
                Step { is_open, is_broken: is_forbidden && after.counts() }
            }
            Pattern::Always(_) => {
                Step { is_open: true, is_broken: after.holds() == Known::No && after.counts() }
            }
        }
    }

    /// What must hold at every step, if it is that which is claimed.
    pub(super) fn holds(self) -> Option<&'c Condition> {
        match &self.claim.pattern {
            Pattern::Always(holds) => Some(holds),
            Pattern::Reaches { .. } | Pattern::Never { .. } => None,
        }
    }
}

/// Whether one of these is done, or has its result.
fn done(points: &[Point], news: &News) -> bool {
    points.iter().any(|point| match *point {
        Point::Action(action) => news.does == Some(action),
        Point::Ballot(ballot) => news.closes == Some(ballot),
        Point::State(_) => false,
    })
}

/// Whether one of these becomes active.
fn entered(points: &[Point], news: &News) -> bool {
    points.iter().any(|point| matches!(point, Point::State(state) if news.entered.contains(state)))
}

/// Whether one of these is active.
fn active(points: &[Point], after: &impl Stance) -> bool {
    points.iter().any(|point| matches!(*point, Point::State(state) if after.is_active(state)))
}
