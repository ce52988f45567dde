//! Duties that recur: each span of theirs is a clock that ends again and again.

use super::room::Room;
use crate::{
    charter::Action,
    finding::Lint,
    id::{ActionId, ClockId},
    rule::{ClockOwner, Expiry, Grade, LimitSource},
    text::{ActionText, AmountText, Path},
    time::Limit,
    workflow::Leaving,
};

impl<'t> Room<'_, 't> {
    /// The clocks of a duty that recurs, one for each `every`. They count from the action's `since`, if they name none.
    pub(super) fn recurring_clocks(&mut self, id: ActionId, text: &'t ActionText, anchors: &[Path]) {
        let (name, titles) = (self.actions.at(id).name.clone(), self.actions.at(id).titles.clone());
        for every in &text.every {
            match &every.amount {
                Some(AmountText::Of { .. }) => {
                    let owner = ClockOwner::Action(id);
                    self.owned_clock(&name, &titles, owner, (anchors, None), &[every], Expiry::Again);
                }
                Some(amount) => drop(self.hall.fixed_limit(amount, every.span)),
                None => drop(self.hall.no_amount::<Limit>(every.span)),
            }
        }
    }

    /// In which spans the action recurs. Only a duty of a case that stands somewhere does.
    pub(super) fn recurrence(&mut self, id: ActionId, action: &Action, text: &ActionText) -> Vec<Limit> {
        let name = &action.name;
        for every in &text.every {
            let (en, zh) = if action.grade != Grade::Duty {
                (
                    format!(
                        "`{name}` may be left undone, so nothing is owed in each span: only a `must` recurs"
                    ),
                    format!("“{name}”可以不做，谈不上每期必做：只有“应当”才定期重复"),
                )
            } else if action.leaving == Leaving::Start {
                (
                    format!("`{name}` starts a case and is done once in it: what recurs stands in a state"),
                    format!("“{name}”启动事项，在一个事项中只做一次：定期重复的动作要写在环节之内"),
                )
            } else {
                continue;
            };
            self.hall.say(Lint::UnfitRecurrence, every.span, en, zh);
        }
        let owned = self.clocks.values().filter(|clock| clock.owner == ClockOwner::Action(id));
        let again = owned.filter(|clock| clock.expiry == Expiry::Again);
        again.flat_map(|clock| &clock.limits).filter_map(|rule| fixed(&rule.limit)).collect()
    }

    /// A clock by name that ends once: to one that ends again and again no more time is given.
    pub(super) fn clock_that_ends(&mut self, path: &Path) -> Option<ClockId> {
        let clock = self.clock(path)?;
        if self.clocks.at(clock).expiry == Expiry::Again {
            let en = format!("`{path}` recurs: its spans follow one another and are given no other length");
            let zh = format!("“{path}”定期重复：各期首尾相接，期限不能另行给定");
            self.hall.say(Lint::UnfitRecurrence, path.span, en, zh);
            return None;
        }
        Some(clock)
    }
}

fn fixed(limit: &LimitSource) -> Option<Limit> {
    match limit {
        LimitSource::Fixed(limit) => Some(*limit),
        LimitSource::Fact(_) | LimitSource::Table(_) => None,
    }
}
