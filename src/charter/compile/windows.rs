//! When an action is open, besides its limits: lower bounds, `since`, `before`, and how often.

use super::{
    clocks::is_always,
    room::{Room, Thing},
};
use crate::{
    charter::{Cap, MoreAtMost, Prolongation},
    finding::{Bilingual, Lint},
    id::FactId,
    rule::{FactType, Least, Trigger, Window},
    syntax,
    text::{ActionText, AmountText, BoundText, BoundWord, NamesText, Path, ProlongsText, StateText},
};

impl Room<'_, '_> {
    /// When the action is open, and how often it may be done.
    pub(super) fn bounds_of_action(&mut self, text: &ActionText) -> (Vec<Window>, Vec<Cap>) {
        let (since, before) = (names_of(&text.since), names_of(&text.before));
        let (mut windows, mut caps) = (Vec::new(), Vec::new());
        for bound in &text.bounds {
            match &bound.amount {
                Some(AmountText::Of { count, unit: syntax::Unit::Times }) => {
                    caps.extend(self.cap(bound, *count));
                }
                _ => windows.extend(self.lower_bound(bound, &since, &before)),
            }
        }
        // `since` and `before` anchor the bounds and limits of their action; without one they open and close it.
        let is_free = |bound: &BoundText| bound.since.is_empty() && bound.before.is_empty();
        let anchors = !windows.is_empty() && text.bounds.iter().any(is_free);
        let anchors_limit = text.within.iter().any(|within| within.since.is_empty());
        let anchors_span = text.every.iter().any(|every| every.since.is_empty());
        if !anchors && !anchors_limit && !anchors_span {
            windows.extend(text.since.iter().filter_map(|clause| self.open_since(clause)));
        }
        // A limit counts back from a named day: `within 3 days before election-day`.
        let counts_back = anchors_limit && self.named_day(text).is_some();
        if !anchors && !counts_back {
            windows.extend(text.before.iter().flat_map(|clause| self.open_before(clause)));
        }
        (windows, caps)
    }

    /// The one day that an action names with `before`, however often.
    pub(super) fn named_day(&self, text: &ActionText) -> Option<FactId> {
        let named = names_of(&text.before);
        let [path] = named.as_slice() else { return None };
        self.date_fact(path)
    }

    /// Reports a limit of an action that names a day with `before` and something else too: which of them it counts back from
    /// cannot be told.
    pub(super) fn one_day(&mut self, text: &ActionText) {
        let named = names_of(&text.before);
        let counts_back = text.within.iter().any(|within| within.since.is_empty());
        let days = named.iter().filter(|path| self.date_fact(path).is_some()).count();
        if let [_, other, ..] = named.as_slice()
            && counts_back
            && days > 0
        {
            let en = "a limit that counts back does so from one day: which of these is meant cannot be told";
            self.hall.say(Lint::UnfitBound, other.span, en, "倒计的时限只从一个日期起算：看不出指的是哪一个");
        }
    }

    fn date_fact(&self, path: &Path) -> Option<FactId> {
        match self.names.get(path.as_str()) {
            Some(&Thing::Fact(fact)) if self.facts.at(fact).r#type == FactType::Date => Some(fact),
            _ => None,
        }
    }

    /// How long the state lasts at the least.
    pub(super) fn stay(&mut self, text: &StateText) -> Vec<Window> {
        let mut windows = Vec::new();
        for bound in &text.bounds {
            if let Some(AmountText::Of { unit: syntax::Unit::Times, .. }) = &bound.amount {
                let en = "a state is not bounded by `times`: bound the action that enters it";
                self.hall.say(Lint::UnfitBound, bound.span, en, "环节不以“次”限定：请限定进入它的动作");
            } else {
                windows.extend(self.lower_bound(bound, &[], &[]));
            }
        }
        windows
    }

    fn cap(&mut self, bound: &BoundText, times: u32) -> Option<Cap> {
        let origin = self.hall.origin(&bound.notes, bound.span);
        let condition = self.optional_condition(bound.condition.as_ref());
        if bound.word != BoundWord::AtMost {
            let en = "an action is done at most so many times; to ask that something was done write `if ACTION.times ≥ 1`";
            let zh = "动作的次数只能写“至多”；要求先做过某一动作请写“若 动作.次数 ≥ 1”";
            self.hall.say(Lint::UnfitBound, bound.span, en, zh);
            return None;
        }
        if times == 0 {
            let en = "at most 0 times means never: leave the action out";
            self.hall.say(Lint::BadAmount, bound.span, en, "至多0次就是从不：请删去这一动作");
            return None;
        }
        Some(Cap { times, condition, origin })
    }

    fn lower_bound(&mut self, bound: &BoundText, since: &[Path], before: &[Path]) -> Vec<Window> {
        let Some(least) = self.bound_of_time(bound) else { return Vec::new() };
        let origin = self.hall.origin(&bound.notes, bound.span);
        let condition = self.optional_condition(bound.condition.as_ref());
        let policy = self.policy(&bound.counting.iter().collect::<Vec<_>>());
        let has_own = !bound.since.is_empty() || !bound.before.is_empty();
        let (since, before) = if has_own { (&*bound.since, &*bound.before) } else { (since, before) };
        self.named_twice(bound);
        let mut windows = Vec::new();
        for path in before {
            if let Some(Trigger::Day(day)) = self.day(path) {
                let (condition, origin) = (condition.clone(), origin.clone());
                windows.push(Window::AtLeastBefore { least, day, condition, origin });
            }
        }
        if before.is_empty() || !since.is_empty() {
            let since = self.triggers(since);
            windows.push(Window::AtLeastSince { least, since, condition, policy, origin });
        }
        windows
    }

    /// Reports what a bound names twice after `before`: the second was meant for a limit further on in the line.
    fn named_twice(&mut self, bound: &BoundText) {
        let is_known = |&(index, path): &(usize, &Path)| {
            bound.before.iter().take(index).any(|known| known.as_str() == path.as_str())
        };
        let Some((_, path)) = bound.before.iter().enumerate().find(is_known) else { return };
        let en = format!("this bound is so long before `{path}` twice: write it on a line of its own");
        let zh = format!("这一限定两次写明先于“{path}”：请将它单独写成一行");
        self.hall.say(Lint::UnfitBound, path.span, en, zh);
    }

    /// A named day that something must come so long before.
    fn day(&mut self, path: &Path) -> Option<Trigger> {
        match self.names.get(path.as_str()) {
            Some(&Thing::Fact(fact)) if self.facts.at(fact).r#type == FactType::Date => {
                self.mark(Thing::Fact(fact));
                Some(Trigger::Day(fact))
            }
            Some(_) => {
                let en = format!("`{path}` is no date: nobody can know so long before when it will come");
                self.hall.wrong(path.span, en, format!("“{path}”不是日期：无法事先知道它何时到来"));
                None
            }
            None => self.trigger(path),
        }
    }

    /// The time that a bound says, or a finding: upper bounds say `within`, and persons stand with `by`.
    fn bound_of_time(&mut self, bound: &BoundText) -> Option<Least> {
        let (lint, span) = (Lint::UnfitBound, bound.span);
        match &bound.amount {
            None => return self.hall.no_amount(span),
            Some(AmountText::Number(_) | AmountText::Share(..)) => {
                let en = "a bound in persons belongs to `by` and follows it without a comma";
                self.hall.say(lint, span, en, "人数的限定属于“由”，紧跟其后，不加逗号");
                return None;
            }
            Some(AmountText::Named(_) | AmountText::Of { .. }) => {}
        }
        if bound.word != BoundWord::AtLeast {
            let en = "an upper bound of time says `within`; `at least` says how early";
            self.hall.say(lint, span, en, "时间的上限写“限”；“至少”写的是最早何时");
            return None;
        }
        match bound.amount.as_ref()? {
            AmountText::Named(path) => self.least_fact(path).map(Least::Fact),
            amount => self.hall.fixed_limit(amount, span).map(Least::Fixed),
        }
    }

    /// The fact that says how long a lower bound is. A table says it by setting that fact.
    fn least_fact(&mut self, path: &Path) -> Option<FactId> {
        if let Some(Thing::Table(_)) = self.thing(path.as_str()) {
            let message = Bilingual::new(
                format!("the table `{path}` gives limits to clocks, and a lower bound is no clock"),
                format!("判定表“{path}”给出的是时限，下限不是时限"),
            );
            let hint = Bilingual::new(
                "let the table set a fact such as `is 1 to 30 days`, and name that fact here",
                "请让判定表给出一个事实，例如“为 1～30日”，并在此写这一事实",
            );
            self.hall.wrong_with(path.span, message, hint);
            return None;
        }
        self.amount_fact(path)
    }

    fn open_since(&mut self, clause: &NamesText) -> Option<Window> {
        let origin = self.hall.origin(&clause.notes, clause.span);
        self.no_condition(clause);
        let triggers = self.triggers(&clause.names);
        (!triggers.is_empty()).then_some(Window::Since(triggers, origin))
    }

    fn open_before(&mut self, clause: &NamesText) -> Vec<Window> {
        let origin = self.hall.origin(&clause.notes, clause.span);
        self.no_condition(clause);
        let (mut windows, mut triggers) = (Vec::new(), Vec::new());
        for path in &clause.names {
            match self.thing(path.as_str()) {
                Some(Thing::Clock(clock)) => windows.push(Window::BeforeEnd(clock, origin.clone())),
                _ => triggers.extend(self.trigger(path)),
            }
        }
        if !triggers.is_empty() {
            windows.insert(0, Window::Before(triggers, origin));
        }
        windows
    }

    /// Reports a condition where none may stand.
    pub(super) fn no_condition(&mut self, clause: &NamesText) {
        if let Some(condition) = &clause.condition
            && !is_always(&self.condition(condition))
        {
            let en = "this clause holds whatever the case is: put the condition on the action or its route, or write an action for each case";
            let zh = "这一分句不带条件：请将条件写在动作或者去向上，或者为每种情形各写一个动作";
            self.hall.wrong(condition.span, en, zh);
        }
    }

    /// More time for clocks, and how often.
    pub(super) fn prolongations(&mut self, texts: &[ProlongsText]) -> (Vec<Prolongation>, Vec<Cap>) {
        let (mut list, mut caps) = (Vec::new(), Vec::new());
        for text in texts {
            let origin = self.hall.origin(&text.notes, text.clock.span);
            let clock = self.clock_that_ends(&text.clock);
            let (mut most, mut amount) = (Vec::new(), None);
            for bound in &text.bounds {
                match &bound.amount {
                    Some(AmountText::Of { count, unit: syntax::Unit::Times }) => {
                        caps.extend(self.cap(bound, *count))
                    }
                    Some(AmountText::Named(path)) => amount = self.said(bound, path),
                    _ => most.extend(self.most(bound)),
                }
            }
            if text.bounds.iter().all(is_times) {
                let clock = &text.clock;
                let en =
                    format!("this prolongs `{clock}` and does not say by how much: `at most 5 working days`");
                let zh = format!("延长“{clock}”而没有写明延长多久：“至多 5个工作日”");
                self.hall.incomplete(clock.span, en, zh);
            }
            if let Some(clock) = clock {
                list.push(Prolongation { clock, most, amount, origin });
            }
        }
        (list, caps)
    }

    /// The fact that says how much more time there is.
    fn said(&mut self, bound: &BoundText, path: &Path) -> Option<FactId> {
        self.hall.check_notes(&bound.notes);
        if let Some(condition) = &bound.condition {
            let en =
                format!("`{path}` says how much more time there is whatever the case is: leave `if` out");
            let zh = format!("延长多久由“{path}”给出，不带条件：请删去“若”");
            self.hall.wrong(condition.span, en, zh);
        }
        self.amount_fact(path)
    }

    fn most(&mut self, bound: &BoundText) -> Option<MoreAtMost> {
        let origin = self.hall.origin(&bound.notes, bound.span);
        let condition = self.optional_condition(bound.condition.as_ref());
        if bound.word != BoundWord::AtMost {
            let en = "a clock is prolonged `at most` so much";
            self.hall.say(Lint::UnfitBound, bound.span, en, "时限的延长写“至多”");
            return None;
        }
        let limit = match &bound.amount {
            Some(amount) => self.hall.fixed_limit(amount, bound.span)?,
            None => return self.hall.no_amount(bound.span),
        };
        Some(MoreAtMost { limit, condition, origin })
    }
}

/// Whether a bound says how often, and not how much.
fn is_times(bound: &BoundText) -> bool {
    matches!(bound.amount, Some(AmountText::Of { unit: syntax::Unit::Times, .. }))
}

/// All names of several clauses, each once.
fn names_of(clauses: &[NamesText]) -> Vec<Path> {
    let mut names: Vec<Path> = Vec::new();
    for path in clauses.iter().flat_map(|clause| &clause.names) {
        if !names.iter().any(|known| known.as_str() == path.as_str()) {
            names.push(path.clone());
        }
    }
    names
}
