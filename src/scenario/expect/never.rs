//! What must never be so.

use super::{
    super::{
        expected::{Expect, Expected, Several, Who},
        outcome::Difference,
        phrase::{joined, same},
        run::Met,
    },
    observed::{Observed, listed},
};
use crate::{engine::Role, finding::Bilingual};

impl Observed<'_> {
    /// Holds against the case that an expectation must not be met. Of several that are named, each by itself must not.
    pub(in crate::scenario) fn never(&self, expect: &Expect) -> Met {
        let Some((what, named, actual)) = self.comes_about(expect) else { return Ok(()) };
        Err(Box::new(Difference {
            span: expect.span,
            what,
            expected: Bilingual::new(format!("never {}", named.en), format!("绝不：{}", named.zh)),
            actual,
            because: Vec::new(),
            instead: None,
        }))
    }

    /// What is expected never, and is so: what it speaks of, what was named, and how it is.
    fn comes_about(&self, expect: &Expect) -> Option<(Bilingual, Bilingual, Bilingual)> {
        match &expect.what {
            Expected::In(states, _) => {
                let standing = self.standing();
                let is_so = states.iter().any(|state| standing.contains(state));
                is_so.then(|| {
                    let named: Vec<Bilingual> =
                        states.iter().map(|state| self.phrases.states([*state])).collect();
                    let what = Bilingual::new("where it stands", "所在环节");
                    (what, listed(&named, Several::One), self.phrases.states(standing))
                })
            }
            Expected::Accountable(who, _) if !who.is_empty() => self.answers_among(who).then(|| {
                let actual = self.phrases.instances(&self.actual_accountable());
                (Bilingual::new("accountable", "负责"), self.everybody(who, Several::One), actual)
            }),
            Expected::Responsible(who, _) => {
                let what = Bilingual::new("responsible", "承办");
                self.reaches_one(expect, who, what, self.told(&self.actual_responsible()))
            }
            Expected::Consulted(who, _) => {
                let what = Bilingual::new("consulted", "协商");
                self.reaches_one(expect, who, what, self.told(&self.actual_notices(Role::Consulted)))
            }
            Expected::Informed(who, _) => {
                let what = Bilingual::new("informed", "告知");
                self.reaches_one(expect, who, what, self.told(&self.actual_notices(Role::Informed)))
            }
            Expected::Allowed(actions, to) if !to.nobody_else => {
                let said: Vec<Bilingual> =
                    actions.iter().map(|action| self.phrases.action(*action)).collect();
                let is_so = self.is_open_to(actions, to, expect.span);
                is_so.then(|| (Bilingual::new("open", "能办"), joined(&said), so()))
            }
            Expected::Happened(things) if !things.is_empty() => {
                let actual = self.actual_things();
                let is_so = things.iter().flatten().any(|thing| actual.contains(thing));
                let what = Bilingual::new("what happened", "发生");
                let named = || self.all_things(things.iter().filter_map(|of| of.first()));
                is_so.then(|| (what, named(), self.all_things(&actual)))
            }
            other => self.check(expect).is_ok().then(|| {
                let (what, named) = self.named(other);
                (what, named, so())
            }),
        }
    }

    /// What an expectation speaks of, and what it names.
    fn named(&self, expected: &Expected) -> (Bilingual, Bilingual) {
        match expected {
            Expected::End(outcome) => (Bilingual::new("how it ended", "终点"), same(outcome.as_str())),
            Expected::Is(set) => (self.phrases.target(set.target()), self.phrases.held(set)),
            Expected::Holds(condition) => {
                (Bilingual::new("condition", "条件"), self.phrases.condition(condition))
            }
            Expected::Rung(body, _) => (Bilingual::new("rung", "层级"), self.phrases.body(*body)),
            Expected::Overdue(Some(clock)) => (self.phrases.clock(*clock), Bilingual::new("overdue", "逾期")),
            Expected::Due(Some(clock), Some(at)) => (self.phrases.clock(*clock), self.phrases.due(*at)),
            _ => (Bilingual::new("what is expected never", "绝不应有的情形"), Bilingual::new("so", "如此")),
        }
    }

    fn reaches_one(
        &self,
        expect: &Expect,
        who: &[Who],
        what: Bilingual,
        actual: Bilingual,
    ) -> Option<(Bilingual, Bilingual, Bilingual)> {
        let one = |who: &Who| {
            let who = vec![who.clone()];
            let what = match &expect.what {
                Expected::Responsible(..) => Expected::Responsible(who, Several::All),
                Expected::Consulted(..) => Expected::Consulted(who, Several::All),
                _ => Expected::Informed(who, Several::All),
            };
            self.check(&Expect::new(what, expect.span)).is_ok()
        };
        let is_so = if who.is_empty() { self.check(expect).is_ok() } else { who.iter().any(one) };
        is_so.then(|| (what, self.everybody(who, Several::One), actual))
    }
}

fn so() -> Bilingual {
    Bilingual::new("it is so", "确实如此")
}
