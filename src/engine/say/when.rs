//! Reasons that speak of time, in words.

use super::reason::Saying;
use crate::{
    id::ClockId,
    rule::Trigger,
    time::{Instant, Limit},
};

impl Saying<'_> {
    pub(super) fn too_early(
        &self,
        limit: Limit,
        since: Option<Instant>,
        triggers: &[Trigger],
        opens: Option<Instant>,
    ) -> String {
        let (words, action, limit) = (self.words, &self.action, self.words.limit(limit));
        if since.is_none() {
            let triggers = words.triggers(triggers);
            return words.pick(
                format!(
                    "{action} is open {limit} after {triggers} at the earliest, and that has not come about"
                ),
                format!("{action}至少应在{triggers}之后{limit}，而这尚未发生"),
            );
        }
        let opens = opens.map(|opens| words.instant(opens)).unwrap_or_default();
        words.pick(
            format!("it is too early for {action}: {limit} must lie in between, so that it is open from {opens} on"),
            format!("{action}为时过早：至少间隔{limit}，自{opens}起方可办理"),
        )
    }

    pub(super) fn not_since(&self, triggers: &[Trigger]) -> String {
        let (words, action, triggers) = (self.words, &self.action, self.words.triggers(triggers));
        words.pick(
            format!("{action} is open only after {triggers}, and that has not come about"),
            format!("{action}只能在{triggers}之后办理，而这尚未发生"),
        )
    }

    pub(super) fn not_before(
        &self,
        trigger: Trigger,
        limit: Option<Limit>,
        closed: Option<Instant>,
    ) -> String {
        let (words, action) = (self.words, &self.action);
        let trigger = words.trigger(trigger);
        let Some(limit) = limit else {
            return words.pick(
                format!("{action} is open only before {trigger}, and that has come about"),
                format!("{action}只能在{trigger}之前办理，而这已经发生"),
            );
        };
        let limit = words.limit(limit);
        match closed.map(|closed| words.instant(closed)) {
            Some(closed) => words.pick(
                format!("{action} must be done at least {limit} before {trigger}, so that it was open until {closed}"),
                format!("{action}应当至少在{trigger}前{limit}办理，已于{closed}截止"),
            ),
            None => words.pick(
                format!("{action} must be done at least {limit} before {trigger}, and that day is not known"),
                format!("{action}应当至少在{trigger}前{limit}办理，而该日期尚未确定"),
            ),
        }
    }

    pub(super) fn over(&self, clock: ClockId) -> String {
        let (words, action, clock) = (self.words, &self.action, self.words.clock(clock));
        words.pick(
            format!("{action} is open only before the end of {clock}, and that has ended"),
            format!("{action}只能在{clock}届满之前办理，而该时限已经届满"),
        )
    }

    pub(super) fn within(&self, clock: ClockId) -> String {
        let (words, action, name) = (self.words, &self.action, self.words.clock(clock));
        if name == *action {
            words.pick(format!("the time for {action} has ended"), format!("{action}的期限已经届满"))
        } else {
            words.pick(
                format!("the time for {action} has ended: {name}"),
                format!("{action}的期限已经届满：{name}"),
            )
        }
    }

    pub(super) fn not_within(&self, clock: ClockId, limit: Limit, opens: Instant) -> String {
        let (words, action, limit) = (self.words, &self.action, self.words.limit(limit));
        let clock = words.workflow.clocks.get(clock);
        let rule = clock.and_then(|clock| clock.limits.iter().find(|rule| rule.before.is_some()));
        let day = rule.and_then(|rule| rule.before).map(|day| words.fact(day)).unwrap_or_default();
        let opens = words.instant(opens);
        words.pick(
            format!("{action} is open within {limit} before {day}, which is from {opens} on"),
            format!("{action}应当在{day}前{limit}内办理，自{opens}起"),
        )
    }

    pub(super) fn at_most(&self, times: u32) -> String {
        let (words, action) = (self.words, &self.action);
        match times {
            1 => words.pick(
                format!("{action} may be done once in a case, and has been"),
                format!("{action}在一个事项中只能办理1次，已经办理"),
            ),
            _ => words.pick(
                format!("{action} may be done {times} times in a case, and has been"),
                format!("{action}在一个事项中至多办理{times}次，已经用完"),
            ),
        }
    }

    pub(super) fn too_much(&self, clock: ClockId, asked: Option<Limit>, most: Option<Limit>) -> String {
        let (words, action, clock) = (self.words, &self.action, self.words.clock(clock));
        let limit = |limit: Limit| words.limit(limit);
        match (asked, most) {
            (Some(asked), Some(most)) => words.pick(
                format!(
                    "{action} gives {clock} at most {} more, and {} was asked",
                    limit(most),
                    limit(asked)
                ),
                format!("{action}至多给{clock}延长{}，而申请了{}", limit(most), limit(asked)),
            ),
            (Some(asked), None) => words.pick(
                format!("{action} gives {clock} no more time in this case, and {} was asked", limit(asked)),
                format!("本案中{action}不能给{clock}延长，而申请了{}", limit(asked)),
            ),
            (None, _) => words.pick(
                format!("{action} does not say how much more time {clock} is given"),
                format!("{action}没有说明给{clock}延长多久"),
            ),
        }
    }
}
