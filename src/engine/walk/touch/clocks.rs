//! The clocks that a mover starts, stops or pauses.

use super::{Touched, gather::Gather};
use crate::{
    id::StateId,
    rule::{Clock, ClockOwner, Condition, LimitRule, LimitSource, Trigger},
    workflow::Leaving,
};

impl Gather<'_> {
    /// The clocks that it may start, stop or pause, with what says how long they run.
    pub(super) fn clocks(&mut self) {
        for (id, clock) in self.workflow.clocks.iter() {
            let is_changed =
                self.is_brought_about(clock) || clock.pauses.iter().any(|state| self.moves(*state));
            let begins = self.is_begun(clock);
            if is_changed || begins != Begins::Never {
                self.length(clock);
            }
            if is_changed || begins == Begins::Here {
                self.writes(Touched::Clock(id));
            }
        }
    }

    fn moves(&self, state: StateId) -> bool {
        self.left.contains(&state) || self.entered.contains(&state)
    }

    fn is_brought_about(&self, clock: &Clock) -> bool {
        let days = clock.limits.iter().filter_map(|rule| rule.before).map(Trigger::Day);
        clock.since.iter().chain(&clock.until).copied().chain(days).any(|trigger| match trigger {
            Trigger::Enters(state) => self.entered.contains(&state),
            Trigger::Does(action) => self.done == Some(action),
            Trigger::Day(fact) => self.touch.writes.contains(&Touched::Fact(fact)),
        })
    }

    /// Whether what a clock belongs to begins or ends.
    fn is_begun(&self, clock: &Clock) -> Begins {
        let here = |moves: bool| if moves { Begins::Here } else { Begins::Never };
        let is_fixed = |rule: &LimitRule| {
            matches!(rule.limit, LimitSource::Fixed(_))
                && rule.condition == Condition::Always
                && rule.before.is_none()
        };
        let is_plain = clock.since.is_empty() && clock.limits.iter().all(is_fixed);
        match clock.owner {
            // The clocks of a case start as it is raised, or with the first body of the ladder's slot.
            ClockOwner::Workflow => {
                let climbs = self.workflow.climbs.map(|(slot, _)| Touched::Slot(slot));
                here(climbs.is_some_and(|slot| self.touch.writes.contains(&slot)))
            }
            ClockOwner::State(_) | ClockOwner::Ballot(_) => {
                here(self.workflow.state_of(clock.owner).is_some_and(|state| self.moves(state)))
            }
            ClockOwner::Action(action) => match &self.workflow.actions.at(action).leaving {
                Leaving::Start => Begins::Never,
                Leaving::Any => here(self.done == Some(action)),
                Leaving::Some(_) if self.done == Some(action) => Begins::Here,
                Leaving::Some(alternatives) => {
                    let moved =
                        || alternatives.iter().filter(|states| states.iter().any(|state| self.moves(*state)));
                    match moved().next() {
                        None => Begins::Never,
                        // It begins with the last of them, whichever that is, and always so long.
                        Some(_)
                            if is_plain
                                && alternatives.len() == 1
                                && moved().all(|states| states.len() > 1) =>
                        {
                            Begins::Together
                        }
                        Some(_) => Begins::Here,
                    }
                }
            },
        }
    }

    /// What says how long a clock runs.
    fn length(&mut self, clock: &Clock) {
        for rule in &clock.limits {
            self.reads.condition(&rule.condition);
            self.reads.tell(rule.before);
            match rule.limit {
                LimitSource::Fixed(_) => {}
                LimitSource::Fact(fact) => self.reads.tell(Some(fact)),
                LimitSource::Table(table) => self.reads.table(self.workflow.tables.at(table)),
            }
        }
        clock.since.iter().for_each(|trigger| self.reads.trigger(*trigger));
    }
}

/// Whether a clock begins or ends with a turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Begins {
    Never,
    /// With that of others: all of several states must be active.
    Together,
    Here,
}
