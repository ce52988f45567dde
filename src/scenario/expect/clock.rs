//! Rungs and limits.

use super::{
    super::{
        expected::DueAt,
        phrase::{cause, joined},
        run::Met,
    },
    observed::{Observed, differ},
};
use crate::{
    finding::{Bilingual, Span},
    id::{BodyId, ClockId},
    rule::{Cause, SlotType},
    time::{Due, Instant},
};

impl Observed<'_> {
    pub(super) fn rung(&self, expected: BodyId, because: Option<Cause>, span: Span) -> Met {
        let rules = self.phrases.rules;
        let rung = self.actual_rung();
        differ(rung == Some(expected), span, Bilingual::new("rung", "层级"), || {
            (self.phrases.body(expected), self.phrases.bodies(rung))
        })?;
        let Some(because) = because else { return Ok(()) };
        let climbed = self.running.last_cause(rules);
        differ(climbed == Some(because), span, Bilingual::new("why it climbed", "升级原因"), || {
            let never = Bilingual::new("it has not climbed", "没有升级过");
            (cause(because), climbed.map_or(never, cause))
        })
    }

    /// The body of the rung on which the case stands.
    pub(super) fn actual_rung(&self) -> Option<BodyId> {
        let rules = self.phrases.rules;
        let ladder = rules.climbs.and_then(|(slot, _)| match rules.slots.get(slot)?.r#type {
            SlotType::Ladder(ladder) => self.phrases.charter.ladders.get(ladder),
            _ => None,
        });
        let index = usize::from(self.running.case.rung()).checked_sub(1);
        index.and_then(|index| Some(ladder?.rungs.get(index)?.body))
    }

    /// When a limit that runs ends; if none is named the one that ends first.
    pub(super) fn actual_due(&self, clock: Option<ClockId>) -> Option<Due> {
        let runs = self.running.case.runs().iter().filter(|run| !run.expired);
        let runs = runs.filter(|run| clock.is_none_or(|clock| run.clock == clock));
        let dues = runs.filter_map(|run| {
            let policy = self.phrases.rules.clocks.get(run.clock)?.policy;
            Some(run.due(self.world.calendar, policy))
        });
        dues.min_by_key(|due| due.instant().unwrap_or(Instant::MAX))
    }

    pub(super) fn due(&self, clock: Option<ClockId>, at: Option<DueAt>, span: Span) -> Met {
        let due = self.actual_due(clock);
        let is_met = match (at, due) {
            (Some(DueAt::None), due) => due.is_none(),
            (_, None) => false,
            (None, Some(_)) => true,
            (Some(DueAt::Paused), Some(due)) => matches!(due, Due::Paused { .. }),
            (Some(DueAt::Held), Some(due)) => matches!(due, Due::Held { .. }),
            (Some(DueAt::Instant(at)), Some(due)) => due.instant() == Some(at),
            (Some(DueAt::Day(day)), Some(due)) => due.date() == Some(day),
            (Some(DueAt::Unknown), Some(due)) => matches!(due, Due::Unknown { .. }),
        };
        let what = clock.map(|clock| self.phrases.clock(clock));
        differ(is_met, span, due_of(what), || {
            let expected =
                at.map_or_else(|| Bilingual::new("some instant", "某一时刻"), |at| self.phrases.due(at));
            (expected, self.due_phrase(due, at))
        })
    }

    fn due_phrase(&self, due: Option<Due>, at: Option<DueAt>) -> Bilingual {
        match due {
            None => Bilingual::new("it does not run", "没有计时"),
            Some(Due::Unknown { beyond }) => beyond.sentence(self.world.calendar),
            Some(Due::Paused { .. }) => Bilingual::new("it stands still", "暂停计时"),
            Some(Due::Held { .. }) => {
                Bilingual::new("it is held until more time is granted or refused", "等待延长申请的决定")
            }
            Some(Due::At { due, due_date }) => self.phrases.due(match at {
                Some(DueAt::Day(_)) => DueAt::Day(due_date),
                _ => DueAt::Instant(due),
            }),
        }
    }

    pub(super) fn overdue(&self, clock: Option<ClockId>, span: Span) -> Met {
        let ended = self.running.ended_clocks();
        let is_met = match clock {
            Some(clock) => ended.contains(&clock),
            None => !ended.is_empty(),
        };
        differ(is_met, span, Bilingual::new("overdue", "逾期"), || {
            let clocks: Vec<_> = ended.iter().map(|&clock| self.phrases.clock(clock)).collect();
            let expected = clock
                .map_or_else(|| Bilingual::new("some limit", "某个时限"), |clock| self.phrases.clock(clock));
            (expected, joined(&clocks))
        })
    }
}

fn due_of(clock: Option<Bilingual>) -> Bilingual {
    match clock {
        None => Bilingual::new("due", "截止"),
        Some(clock) => Bilingual::new(format!("{} due", clock.en), format!("{}截止", clock.zh)),
    }
}
