//! A case as expectations look at it.

use super::super::{
    compiled::{People, Set},
    expected::{Expect, Expected, Several},
    outcome::Difference,
    phrase::{Phrases, joined, same},
    run::{Last, Met, Running},
};
use crate::{
    Name,
    engine::{Binding, Instance, Known, Role, World, judge, read},
    finding::{Bilingual, Language, Span},
    id::StateId,
    rule::Condition,
    time::Instant,
};

/// A case as expectations look at it.
pub(in crate::scenario) struct Observed<'r> {
    pub(super) phrases: Phrases<'r>,
    pub(super) running: &'r Running,
    pub(super) last: &'r Last,
    pub(super) world: World<'r>,
    pub(super) now: Instant,
}

impl<'r> Observed<'r> {
    pub(in crate::scenario) fn new(
        phrases: Phrases<'r>,
        running: &'r Running,
        last: &'r Last,
        (world, now): (World<'r>, Instant),
    ) -> Self {
        Self { phrases, running, last, world, now }
    }

    /// Holds one expectation against the case.
    pub(in crate::scenario) fn check(&self, expect: &Expect) -> Met {
        let span = expect.span;
        match &expect.what {
            Expected::In(states, several) => self.is_in((states, *several), span),
            Expected::End(outcome) => self.has_ended(outcome, span),
            Expected::Is(set) => self.is(set, span),
            Expected::Holds(condition) => match self.judge(condition) {
                Known::Yes => Ok(()),
                Known::No | Known::Unknown => Err(Box::new(self.broken(condition, span))),
            },
            Expected::Accountable(who, several) => self.accountable((who, *several), span),
            Expected::OneAccountable => self.one_accountable(span),
            Expected::Responsible(who, several) => self.responsible((who, *several), span),
            Expected::Consulted(who, several) => self.noticed(Role::Consulted, (who, *several), span),
            Expected::Informed(who, several) => self.noticed(Role::Informed, (who, *several), span),
            Expected::Rung(body, cause) => self.rung(*body, *cause, span),
            Expected::Due(clock, at) => self.due(*clock, *at, span),
            Expected::Overdue(clock) => self.overdue(*clock, span),
            Expected::Allowed(actions, to) => self.allowed(actions, to, span),
            Expected::NothingAllowed(by) => self.nothing_allowed(by, span),
            Expected::Opens(workflow, of) => self.opens(*workflow, of.as_ref(), span),
            Expected::OpensNothing => self.opens_nothing(span),
            Expected::Days(days) => self.days(days, span),
            Expected::Happened(things) => self.happened(things, span),
            Expected::Tallied(tallied) => self.tallied(tallied, span),
            Expected::Cites(cited) => self.cites(cited, span),
            Expected::Refused(_) => Ok(()),
        }
    }

    /// What to say of a condition that does not hold: what it reads, and what that is.
    pub(in crate::scenario) fn broken(&self, condition: &Condition, span: Span) -> Difference {
        let readings = read(self.phrases.charter, self.world.directory, &self.running.case, condition);
        let readings: Vec<_> = readings.iter().map(|reading| self.phrases.reading(reading)).collect();
        Difference {
            span,
            what: Bilingual::new("condition", "条件"),
            expected: self.phrases.condition(condition),
            actual: joined(&readings),
            because: Vec::new(),
            instead: None,
        }
    }

    fn judge(&self, condition: &Condition) -> Known {
        judge(self.phrases.charter, self.world.directory, &self.running.case, condition)
    }

    /// The states where the case stands; the end state, once it has ended.
    pub(super) fn standing(&self) -> Vec<StateId> {
        let case = &self.running.case;
        let mut states: Vec<StateId> = case.marking().iter().chain(case.ended()).collect();
        states.sort_unstable();
        states.dedup();
        states
    }

    fn is_in(&self, (states, several): (&[StateId], Several), span: Span) -> Met {
        let mut expected = states.to_vec();
        expected.sort_unstable();
        let standing = self.standing();
        let is_met = match several {
            Several::All => expected == standing,
            Several::One => !standing.is_empty() && standing.iter().all(|state| expected.contains(state)),
        };
        let state = |state: &StateId| self.phrases.states([*state]);
        differ(is_met, span, Bilingual::new("where it stands", "所在环节"), || {
            let expected: Vec<Bilingual> = expected.iter().map(state).collect();
            (listed(&expected, several), self.phrases.states(standing.iter().copied()))
        })
    }

    fn has_ended(&self, outcome: &Name, span: Span) -> Met {
        let ended = self.running.case.ended().and_then(|state| self.phrases.rules.states.get(state));
        let actual = ended.and_then(|state| state.end.as_ref());
        differ(actual == Some(outcome), span, Bilingual::new("how it ended", "终点"), || {
            let states = self.phrases.states(self.standing());
            let runs = Bilingual::new(format!("not ended: {}", states.en), format!("未结束：{}", states.zh));
            (same(outcome.as_str()), actual.map_or(runs, |actual| same(actual.as_str())))
        })
    }

    fn is(&self, expected: &Set, span: Span) -> Met {
        let case = &self.running.case;
        let actual = match expected {
            Set::Fact(fact, _) => Set::Fact(*fact, case.fact(*fact).cloned()),
            Set::Slot(slot, _) => Set::Slot(*slot, case.slot(*slot).clone()),
        };
        let expected = &self.covering(expected);
        differ(actual == *expected, span, self.phrases.target(expected.target()), || {
            (self.phrases.held(expected), self.phrases.held(&actual))
        })
    }

    /// What is expected, with the instance that covers the case where a class is named alone.
    fn covering(&self, expected: &Set) -> Set {
        match expected {
            Set::Slot(slot, Binding::Body(body)) => Set::Slot(*slot, Binding::Body(self.covering_body(body))),
            Set::Slot(slot, Binding::Bodies(bodies)) => {
                let bodies = bodies.iter().map(|body| self.covering_body(body)).collect();
                Set::Slot(*slot, Binding::Bodies(bodies))
            }
            other => other.clone(),
        }
    }

    /// A body, or of a class that is named alone the instance that covers the case.
    pub(super) fn covering_body(&self, body: &Instance) -> Instance {
        let covering = self.running.case.covering(body.body).filter(|_| body.key.is_none());
        covering.unwrap_or(body).clone()
    }

    pub(super) fn people(&self) -> &People {
        self.phrases.people
    }
}

/// Phrases that are all expected, or of which one is enough.
pub(super) fn listed(phrases: &[Bilingual], several: Several) -> Bilingual {
    if several == Several::All || phrases.len() < 2 {
        return joined(phrases);
    }
    let said = |language| phrases.iter().map(|phrase| phrase.get(language)).collect::<Vec<_>>();
    Bilingual::new(said(Language::En).join(" or "), said(Language::Zh).join("或者"))
}

/// Met, or the difference between what was expected and what is.
pub(super) fn differ(
    is_met: bool,
    span: Span,
    what: Bilingual,
    sides: impl FnOnce() -> (Bilingual, Bilingual),
) -> Met {
    if is_met {
        return Ok(());
    }
    let (expected, actual) = sides();
    Err(Box::new(Difference { span, what, expected, actual, because: Vec::new(), instead: None }))
}
