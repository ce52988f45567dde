//! Waiting: until it is no longer too early, or until a limit has ended that nobody breaks.

use std::borrow::Cow;

use super::{
    Help, Remedy,
    search::{Search, Tries, after},
};
use crate::{
    engine::{Answer, Case, Reason, due},
    rule::{Trigger, Value},
    time::{Instant, TimeOfDay},
};

impl Search<'_> {
    /// The first instant from which the command is accepted, if that is known.
    pub(super) fn later(&self) -> Option<Remedy> {
        let mut tries = Tries::new();
        let mut reasons = self.refusal.reasons.clone();
        let mut case = Cow::Borrowed(self.case);
        let mut at = self.at;
        while tries.take() {
            at = self.next(&case, &reasons, at)?;
            let answer = self.answer(&case, self.command, at)?;
            let pending = match &answer {
                Answer::Accepted { events } => events.split_last().map(|(_, pending)| pending),
                Answer::Refused(refusal) => Some(refusal.pending.as_slice()),
            };
            // To let others break their limits is no help.
            if pending.unwrap_or_default().iter().any(|event| event.breaches().next().is_some()) {
                return None;
            }
            let later = after(&case, &answer)?.into_owned();
            match answer {
                Answer::Accepted { .. } => {
                    return Some(Remedy { at, ..self.remedy(Help::Later, self.command.clone()) });
                }
                Answer::Refused(refusal) => reasons = refusal.reasons,
            }
            case = Cow::Owned(later);
        }
        None
    }

    /// The next instant after `at` at which something may have changed.
    fn next(&self, case: &Case, reasons: &[Reason], at: Instant) -> Option<Instant> {
        let opens = reasons.iter().filter_map(|reason| self.opens(case, reason));
        let clocks = due(self.charter, self.world.calendar, case).unwrap_or_default();
        let ends = clocks.iter().filter(|clock| !clock.has_expired).filter_map(|clock| clock.due.instant());
        opens.chain(ends).filter(|next| *next > at).min()
    }

    /// When a reason no longer stands, if it is one of time.
    fn opens(&self, case: &Case, reason: &Reason) -> Option<Instant> {
        match reason {
            Reason::Past { last } => Some(*last),
            Reason::TooEarly { opens, .. } => *opens,
            Reason::NotWithin { opens, .. } => Some(*opens),
            Reason::Since { triggers } => {
                let begins = |trigger: &Trigger| match trigger {
                    Trigger::Day(fact) => match case.fact(*fact) {
                        Some(Value::Date(day)) => {
                            Instant::at(*day, TimeOfDay::START, self.world.calendar.zone())
                        }
                        _ => None,
                    },
                    Trigger::Enters(_) | Trigger::Does(_) => None,
                };
                triggers.iter().filter_map(begins).min()
            }
            _ => None,
        }
    }
}
