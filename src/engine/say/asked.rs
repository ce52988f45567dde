//! Reasons that speak of more time asked and refused, in words.

use super::reason::Saying;
use crate::{id::ClockId, time::Instant};

impl Saying<'_> {
    pub(super) fn asked_late(&self, clock: ClockId) -> String {
        let (words, name) = (self.words, self.words.clock(clock));
        words.pick(
            format!("more time for {name} can be asked only while it runs, before its end"),
            format!("只能在{name}计时期间、届满之前申请延长"),
        )
    }

    pub(super) fn asked_already(&self, clock: ClockId, at: Instant) -> String {
        let (words, name, at) = (self.words, self.words.clock(clock), self.words.instant(at));
        words.pick(
            format!("more time for {name} was asked at {at}, and that is not decided yet"),
            format!("{name}已于{at}申请延长，尚未决定"),
        )
    }

    pub(super) fn not_asked(&self, clock: ClockId) -> String {
        let (words, name) = (self.words, self.words.clock(clock));
        words.pick(
            format!("no request for more time for {name} is open"),
            format!("{name}没有待决定的延长申请"),
        )
    }
}
