//! What starts and stops limits, how they count, and what their end means.

use super::{
    category::Category,
    room::{Room, Thing},
};
use crate::{
    finding::{Bilingual, Lint, Span},
    rule::{Expiry, FactType, Trigger},
    text::{OnText, Path},
    time::Policy,
};

impl Room<'_, '_> {
    /// What starts or stops a limit: states entered, actions done, days that come.
    pub(super) fn triggers(&mut self, paths: &[Path]) -> Vec<Trigger> {
        paths.iter().filter_map(|path| self.trigger(path)).collect()
    }

    pub(super) fn trigger(&mut self, path: &Path) -> Option<Trigger> {
        let wanted = [Category::Action, Category::State, Category::Fact];
        if let Some(Thing::Ballot(_)) = self.names.get(path.as_str()) {
            return self.counts_from_no_ballot(path);
        }
        let trigger = self.find(path, &wanted, |thing| match thing {
            Thing::State(state) => Some(Trigger::Enters(state)),
            Thing::Action(action) => Some(Trigger::Does(action)),
            Thing::Fact(fact) => Some(Trigger::Day(fact)),
            _ => None,
        })?;
        if let Trigger::Day(fact) = trigger
            && self.facts.at(fact).r#type != FactType::Date
            && !self.broken.contains(&fact)
        {
            let en = format!(
                "`{path}` is no date: a limit counts from an action, a state or a fact that is a date"
            );
            self.hall.wrong(path.span, en, format!("“{path}”不是日期：时限自动作、环节或者日期类事实起算"));
            return None;
        }
        Some(trigger)
    }

    /// A ballot may end in several ways, and each leads to a state of its own: these are what counts.
    fn counts_from_no_ballot<T>(&mut self, path: &Path) -> Option<T> {
        let message = Bilingual::new(
            format!("`{path}` is a ballot, and nothing counts from a ballot"),
            format!("“{path}”是表决，不能作为起算点"),
        );
        let hint = Bilingual::new("name the state to which its result leads", "请写明其结果转入的环节");
        self.hall.wrong_with(path.span, message, hint);
        None
    }

    /// How days are counted.
    pub(super) fn policy(&mut self, counting: &[&Path]) -> Policy {
        let mut policy = Policy::default();
        for path in counting {
            match path.as_str() {
                "first-day" => policy.counts_first_day = true,
                "no-roll" => policy.rolls = false,
                other => {
                    let en = format!("`{other}` is no way of counting: write first-day or no-roll");
                    self.hall.wrong(path.span, en, format!("“{other}”不是计法：请写首日计入或者不顺延"));
                }
            }
        }
        policy
    }

    /// What the end of a limit means.
    pub(super) fn expiry(&mut self, clauses: &[&OnText], default: Expiry) -> Expiry {
        let mut found = None;
        for on in clauses {
            if on.result.as_str() != "expiry" {
                let en = format!("a limit ends by `expiry` only, not by `{}`", on.result);
                self.hall.wrong(on.result.span, en, "时限的结果只有“到期”");
            } else if found.is_some() {
                let en = "what the end of this limit means is said twice";
                self.hall.say(Lint::DuplicateName, on.result.span, en, "时限到期的后果写了两次");
            } else {
                found = self.on_expiry(on, &default);
            }
        }
        found.unwrap_or(default)
    }

    fn on_expiry(&mut self, on: &OnText, default: &Expiry) -> Option<Expiry> {
        self.hall.check_notes(&on.notes);
        let said = usize::from(on.escalate.is_some())
            + usize::from(on.take.is_some())
            + usize::from(!on.routes.is_empty());
        if said > 1 {
            let en =
                "exactly one thing happens when a limit ends: escalate, take an action, or move on by ->";
            self.hall.wrong(on.result.span, en, "时限到期只发生一件事：升级、视为某一动作，或者用“→”转移");
        }
        let is_led = on.escalate.is_some() || on.take.is_some();
        for opens in on.opens.iter().filter(|_| is_led) {
            let en = "another case is opened here by the action or by `->`, not beside `escalate` or `take`";
            self.hall.wrong(
                opens.workflow.span,
                en,
                "启动其他事项请写在动作或者“→”之后，不与“升级”“视为”并列",
            );
        }
        if let Some(take) = &on.take {
            let action = self.action(take)?;
            let with = self.assignments(&on.with, None);
            return Some(Expiry::Take { action, with });
        }
        if on.escalate.is_some() {
            self.check_ladder(on.span);
            return Some(Expiry::Escalate);
        }
        if on.routes.is_empty() && on.sets.is_empty() && on.opens.is_empty() {
            return Some(default.clone());
        }
        Some(Expiry::Route(self.following(on)))
    }

    /// Escalating needs a slot that climbs a ladder.
    pub(super) fn check_ladder(&mut self, span: Span) {
        if self.climbing_slot().is_none() {
            let message = Bilingual::new(
                "nothing can escalate here: no slot of this workflow climbs a ladder",
                "此处无法升级：本流程没有使用阶梯的角色",
            );
            let hint = Bilingual::new("write `slot handler is LADDER`", "请写“角色 承办单位 为 阶梯的名称”");
            self.hall.findings.say_with(Lint::EscalatesNowhere, span, message, hint);
        }
    }
}
