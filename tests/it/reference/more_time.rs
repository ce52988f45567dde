//! More time: "granted, refused, asked; each is judged on the case as it stood".

use gongzhi::{
    engine::{self, Change},
    id::ActionId,
    time::{Due, Limit},
};

use super::{clocks::amount, condition::holds, doing::Deed, draft::Draft, past::Wish};

impl Draft<'_> {
    /// "An extension … counts from the old due day, at most so often and so much", of a clock that runs.
    pub(crate) fn prolong(&mut self, deed: &Deed<'_>) {
        let action = self.rules.workflow.actions.get(deed.action).unwrap();
        for prolongation in &action.prolongs {
            let clock = prolongation.clock;
            // "No more than any bound whose condition does not surely fail; if it is not said how much, as much as they all let."
            let mut bounds = Vec::new();
            for most in &prolongation.most {
                if holds(self.rules, &self.now, &most.condition) != Some(false) {
                    bounds.push(most.limit);
                }
            }
            // "Where bounds are written and none holds, nothing may be given, unless a fact says how much."
            let is_given =
                prolongation.amount.is_some() || prolongation.most.is_empty() || !bounds.is_empty();
            let fits = |more: Limit| {
                is_given
                    && bounds.iter().all(|most| more.unit() == most.unit() && more.count() <= most.count())
            };
            let said = match prolongation.amount {
                Some(fact) => amount(self.rules, &self.now, fact),
                None => deed.more.or(bounds.iter().copied().min_by_key(|most| most.count())),
            };
            let word = match (self.now.going.get_mut(&clock).filter(|going| !going.expired), said) {
                (None, _) => "prolongs",
                (Some(_), None) if prolongation.amount.is_some() => "asks",
                (Some(going), Some(more)) if fits(more) => {
                    going.prolonged.push(more);
                    going.request = None;
                    self.changes.push(Change::Prolonged(clock, more));
                    continue;
                }
                (Some(_), _) => "at most",
            };
            self.why.insert(word);
        }
    }

    /// "Refusing time that nobody asked for" is refused.
    pub(crate) fn decline(&mut self, action: ActionId) {
        for decline in &self.rules.workflow.actions.get(action).unwrap().declines {
            let going = self.before.going.get(&decline.clock);
            if going.is_some_and(|going| going.is_asked(self.rules, self.at)) {
                self.now.going.get_mut(&decline.clock).unwrap().request = None;
                self.changes.push(Change::Declined(decline.clock));
            } else {
                self.why.insert("declines");
            }
        }
    }

    /// "More time is asked in time while the clock runs, paused or not, and its due is not past. One request is open."
    pub(crate) fn request(&mut self, action: ActionId) {
        for request in &self.rules.workflow.actions.get(action).unwrap().requests {
            let is_running =
                |clock| self.now.going.get(&clock).is_some_and(|now: &super::past::Going| !now.expired);
            let in_time = self.before.going.get(&request.clock).is_some_and(|going| {
                let is_late =
                    matches!(going.due(self.rules, request.clock), Due::At { due, .. } if due <= self.at);
                !is_late && !going.is_asked(self.rules, self.at)
            });
            if !is_running(request.clock) || !in_time {
                self.why.insert("requests");
                continue;
            }
            let within = request.within.map(|within| (within, request.policy));
            self.now.going.get_mut(&request.clock).unwrap().request = Some(Wish { at: self.at, within });
            let asked = engine::Asked { at: self.at, within: request.within, policy: request.policy };
            self.changes.push(Change::Requested(request.clock, asked));
        }
    }
}
