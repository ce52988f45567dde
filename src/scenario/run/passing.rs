//! Time that passes between steps.

use super::{
    super::{compiled::Wait, outcome::Difference},
    runner::{Met, Runner, watch_warnings},
};
use crate::{
    engine::tick_watched,
    finding::{Bilingual, Span},
    id::{ClockId, WorkflowId},
    time::{Instant, advance},
};

impl Runner<'_> {
    pub(super) fn wait(&mut self, wait: &Wait, span: Span) -> Met {
        let now = self.now.ok_or_else(|| self.no_time(span))?;
        let until = match wait {
            Wait::Until(until) => *until,
            Wait::For(limit) => {
                let calendar = self.calendar();
                advance(calendar, now, *limit)
                    .map_err(|unknown| self.nonsense(span, unknown.sentence(calendar)))?
            }
            Wait::End(workflow, clock) => self.end_of(*workflow, *clock, span)?,
        };
        if until < now {
            return Err(self.nonsense(span, Bilingual::new("that instant is past", "该时刻已过")));
        }
        self.now = Some(until);
        self.let_time_pass(until, span)
    }

    /// Lets the clocks of every case run up to `until`.
    pub(super) fn let_time_pass(&mut self, until: Instant, span: Span) -> Met {
        let current = self.current;
        for index in 0..self.cases.len() {
            let Some(running) = self.cases.get(index) else { break };
            let hosts = (self.directory(), self.calendar());
            let events = tick_watched(self.suite.charter(), hosts, &running.case, until, self.watch())
                .map_err(|error| self.no_question(span, &error))?;
            self.current = Some(index);
            self.happen(events, span)?;
            if let (Some(watcher), Some(running)) = (self.watcher, self.cases.get(index)) {
                watch_warnings(watcher, self.suite.charter(), &running.case, until);
            }
        }
        self.current = current;
        Ok(())
    }

    fn end_of(&self, workflow: WorkflowId, clock: ClockId, span: Span) -> Met<Instant> {
        let running = self.last_of(workflow, span)?;
        let phrases = self.phrases(workflow);
        let rules = self.rules(workflow);
        let due = running
            .case
            .run(clock)
            .filter(|run| !run.expired)
            .and_then(|run| run.due(self.calendar(), rules.clocks.at(clock).policy).instant());
        due.ok_or_else(|| {
            Box::new(Difference {
                span,
                what: phrases.clock(clock),
                expected: Bilingual::new(
                    "it runs, so that one can wait for its end",
                    "正在计时，可以等到它届满",
                ),
                actual: Bilingual::new(
                    "it does not run, or its end is not known",
                    "没有在计时，或者不知何时届满",
                ),
                because: Vec::new(),
                instead: None,
            })
        })
    }
}
