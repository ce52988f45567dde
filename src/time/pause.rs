//! Pauses: stretches of time in which a clock does not run.

use serde::{Deserialize, Serialize};
use smallvec::SmallVec;

use super::{
    Calendar, Instant,
    instant::{DAY, UNIX_DAY},
};

/// A stretch of time in which a clock does not run. One without an end is still going on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pause {
    /// When the clock stopped.
    pub from: Instant,
    /// The instant from which it runs again, if it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Instant>,
}

/// Pauses after a start, in order, merged where they touch; times in seconds, the end excluded.
pub(super) struct Pauses {
    spans: SmallVec<[(i64, i64); 4]>,
}

/// The end of a pause that goes on.
pub(super) const OPEN: i64 = i64::MAX;

impl Pauses {
    /// What of `pauses` lies after `start`; empty stretches stop nothing.
    pub(super) fn after(start: Instant, pauses: &[Pause]) -> Self {
        let clip = |pause: &Pause| {
            let from = pause.from.max(start).unix();
            let to = pause.to.map_or(OPEN, Instant::unix);
            (from < to).then_some((from, to))
        };
        let mut sorted: SmallVec<[(i64, i64); 4]> = pauses.iter().filter_map(clip).collect();
        sorted.sort_unstable();
        let mut spans: SmallVec<[(i64, i64); 4]> = SmallVec::new();
        for (from, to) in sorted {
            match spans.last_mut() {
                Some(last) if from <= last.1 => last.1 = last.1.max(to),
                _ => spans.push((from, to)),
            }
        }
        Self { spans }
    }

    /// Every stretch.
    pub(super) fn spans(&self) -> &[(i64, i64)] {
        &self.spans
    }

    /// The stretches that begin before `instant`.
    pub(super) fn before(&self, instant: Instant) -> &[(i64, i64)] {
        let count = self.spans.partition_point(|&(from, _)| from < instant.unix());
        self.spans.get(..count).unwrap_or_default()
    }
}

/// The first and last local day that a stretch touches; one that ends at midnight does not touch the next day.
pub(super) fn days(calendar: &Calendar, (from, to): (i64, i64)) -> (i32, i32) {
    let day = |seconds: i64| {
        let day = seconds.saturating_add(calendar.zone().seconds()).div_euclid(DAY) + UNIX_DAY;
        i32::try_from(day).unwrap_or(i32::MAX)
    };
    (day(from), if to == OPEN { i32::MAX } else { day(to - 1) })
}
