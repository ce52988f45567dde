//! More time for a clock, asked for and refused.

use super::room::Room;
use crate::{
    charter::{Decline, Request},
    text::{DeclinesText, RequestsText, WithinText},
    time::{Limit, Policy},
};

impl Room<'_, '_> {
    /// More time asked for a clock.
    pub(super) fn request(&mut self, text: &RequestsText) -> Option<Request> {
        let origin = self.hall.origin(&text.notes, text.span);
        let (within, policy) = match &text.within {
            Some(within) => self.request_limit(within),
            None => (None, Policy::default()),
        };
        let clock = self.clock_that_ends(&text.clock)?;
        Some(Request { clock, within, policy, origin })
    }

    /// More time refused for a clock.
    pub(super) fn decline(&mut self, text: &DeclinesText) -> Option<Decline> {
        let origin = self.hall.origin(&text.notes, text.span);
        Some(Decline { clock: self.clock_that_ends(&text.clock)?, origin })
    }

    /// The limit of a request, which counts from the asking; at its end the request is over, so nothing else follows it.
    fn request_limit(&mut self, text: &WithinText) -> (Option<Limit>, Policy) {
        self.hall.check_notes(&text.notes);
        let says_more = !text.since.is_empty()
            || !text.warns.is_empty()
            || !text.on.is_empty()
            || text.condition.is_some();
        if says_more {
            let en = "the limit of a request counts from the asking, and at its end the request is over: besides how it counts there is nothing to say";
            self.hall.wrong(text.span, en, "申请的期限自提出起算，届满即失效：除“计法”以外没有可写的");
        }
        let counting: Vec<_> = text.counting.iter().collect();
        let policy = self.policy(&counting);
        let limit = match &text.amount {
            Some(amount) => self.hall.fixed_limit(amount, text.span),
            None => self.hall.no_amount(text.span),
        };
        (limit, policy)
    }
}
