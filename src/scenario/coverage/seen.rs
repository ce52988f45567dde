//! What a run meets, gathered while it goes on.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeSet,
};

use smallvec::SmallVec;

use super::{
    decision::decisions,
    decisive::{decisive, may_decide, tests},
    element::{Element, Refusing},
    way::{Way, Ways},
};
use crate::{
    charter::{Charter, Workflow},
    engine::{Attempt, BallotChange, Change, Event, Ground, Known, Reason, Refusal, Warning, Watch, What},
    id::{ActionId, ClockId, WorkflowId},
    rule::{Condition, Test},
    time::warning,
};

/// What one run of a rule test met.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Seen(pub(in crate::scenario) BTreeSet<(WorkflowId, Element)>, pub(super) Vec<Way>);

/// How the tests of a condition came out, in order.
type Pattern = SmallVec<[Known; 8]>;

/// Gathers what a run meets.
#[derive(Debug)]
pub(in crate::scenario) struct Watcher<'c> {
    charter: &'c Charter,
    /// The workflow that is walked through.
    walked: Cell<Option<WorkflowId>>,
    conditions: Vec<Watched<'c>>,
    patterns: RefCell<Vec<BTreeSet<Pattern>>>,
    met: RefCell<BTreeSet<(WorkflowId, Element)>>,
    /// The clocks that were started.
    started: RefCell<BTreeSet<(WorkflowId, ClockId)>>,
    /// The ways of the cases, where they are followed.
    ways: Option<Ways>,
}

/// A condition of a workflow by its place among those of it; in memory it stands at that address.
#[derive(Debug)]
struct Watched<'c> {
    address: usize,
    workflow: WorkflowId,
    number: u16,
    condition: &'c Condition,
    tests: Vec<&'c Test>,
}

impl Watched<'_> {
    fn meet(&self, found: &[(usize, bool)], met: &mut BTreeSet<(WorkflowId, Element)>) {
        let element = |(test, holds): &(usize, bool)| {
            let test = u16::try_from(*test).ok()?;
            Some((self.workflow, Element::Test(self.number, test, *holds)))
        };
        met.extend(found.iter().filter_map(element));
    }

    fn all(&self) -> Vec<(usize, bool)> {
        (0..self.tests.len()).flat_map(|test| [(test, true), (test, false)]).collect()
    }
}

fn address(condition: &Condition) -> usize {
    std::ptr::from_ref(condition).addr()
}

impl<'c> Watcher<'c> {
    pub(in crate::scenario) fn new(charter: &'c Charter) -> Self {
        let mut conditions: Vec<Watched<'c>> = Vec::new();
        for (workflow, rules) in charter.workflows.iter() {
            for (number, decision) in (0..).zip(decisions(rules)) {
                let condition = decision.condition;
                let mut found = Vec::new();
                tests(condition, &mut found);
                let watched =
                    Watched { address: address(condition), workflow, number, condition, tests: found };
                conditions.push(watched);
            }
        }
        conditions.sort_by_key(|watched| watched.address);
        let patterns = RefCell::new(vec![BTreeSet::new(); conditions.len()]);
        Self {
            charter,
            walked: Cell::new(None),
            conditions,
            patterns,
            met: RefCell::default(),
            started: RefCell::default(),
            ways: None,
        }
    }

    /// Follows the way of each case as well.
    pub(in crate::scenario) fn following(self) -> Self {
        Self { ways: Some(Ways::default()), ..self }
    }

    /// From now on this workflow is walked through.
    pub(super) fn walk(&self, workflow: WorkflowId) {
        self.walked.set(Some(workflow));
    }

    /// What was met.
    pub(in crate::scenario) fn into_seen(self) -> Seen {
        let mut met = self.met.into_inner();
        for (watched, patterns) in self.conditions.iter().zip(self.patterns.into_inner()) {
            for pattern in patterns {
                watched.meet(&decisive(watched.condition, &pattern), &mut met);
            }
        }
        Seen(met, self.ways.map(Ways::into_list).unwrap_or_default())
    }

    /// What was met since this was asked last.
    pub(in crate::scenario) fn take(&self) -> BTreeSet<(WorkflowId, Element)> {
        let mut met = std::mem::take(&mut *self.met.borrow_mut());
        for (watched, patterns) in self.conditions.iter().zip(self.patterns.borrow_mut().iter_mut()) {
            for pattern in std::mem::take(patterns) {
                watched.meet(&decisive(watched.condition, &pattern), &mut met);
            }
        }
        met
    }

    /// What a walk has shown to be possible, and the clocks that may run. What the walk has forgotten may be so or not.
    pub(super) fn into_possible(self) -> (Seen, BTreeSet<(WorkflowId, ClockId)>) {
        let mut met = self.met.into_inner();
        for (watched, patterns) in self.conditions.iter().zip(self.patterns.into_inner()) {
            for pattern in patterns {
                match may_decide(watched.condition, &pattern) {
                    Some(found) => watched.meet(&found, &mut met),
                    None => watched.meet(&watched.all(), &mut met),
                }
            }
        }
        (Seen(met, Vec::new()), self.started.into_inner())
    }

    fn meet(&self, workflow: WorkflowId, element: Element) {
        self.met.borrow_mut().insert((workflow, element));
    }

    /// A command was refused.
    pub(in crate::scenario) fn refused(&self, refusal: &Refusal) {
        let action = if let Attempt::Action(action) = refusal.attempt { Some(action) } else { None };
        for refusing in refusal.reasons.iter().filter_map(|reason| refusing(action, reason)) {
            self.meet(refusal.workflow, Element::Refusal(refusing));
        }
        // A state's least stay speaks through the action that would leave it.
        let rules = self.charter.workflows.at(refusal.workflow);
        let too_early = refusal.reasons.iter().filter_map(|reason| match reason {
            Reason::TooEarly { limit, triggers, .. } => Some((limit, triggers)),
            _ => None,
        });
        for (limit, since) in too_early {
            let stays = rules.states.iter().filter(|(_, state)| {
                state.stay.iter().any(|window| match window {
                    crate::rule::Window::AtLeastSince { least, since: triggers, .. } => {
                        least.may_be(*limit) && triggers == since
                    }
                    _ => false,
                })
            });
            stays.for_each(|(state, _)| self.meet(refusal.workflow, Element::Refusal(Refusing::Stay(state))));
        }
    }

    /// A clock warned.
    pub(in crate::scenario) fn warned(&self, workflow: WorkflowId, told: &Warning) {
        let Some(clock) = self.charter.workflows.at(workflow).clocks.get(told.clock) else { return };
        for (number, before) in (0..).zip(&clock.warns) {
            if warning(&self.charter.calendar, told.due, *before) == Ok(told.at) {
                self.meet(workflow, Element::Warns(told.clock, number));
            }
        }
    }
}

impl Watch for Watcher<'_> {
    fn judges(&self, condition: &Condition, test: &dyn Fn(&Test) -> Known) {
        let address = address(condition);
        let Ok(place) = self.conditions.binary_search_by_key(&address, |watched| watched.address) else {
            return;
        };
        let Some(watched) = self.conditions.get(place) else { return };
        let pattern: Pattern = watched.tests.iter().map(|one| test(one)).collect();
        if let Some(patterns) = self.patterns.borrow_mut().get_mut(place)
            && !patterns.contains(&pattern)
        {
            patterns.insert(pattern);
        }
    }

    fn happens(&self, event: &Event) {
        if let Some(ways) = &self.ways {
            ways.happens(event);
        }
        // What is given has not come about by the rules.
        if matches!(event.what, What::Placed | What::Migrated(_)) {
            return;
        }
        let workflow = event.of.workflow;
        let rules = self.charter.workflows.at(workflow);
        let mut met = self.met.borrow_mut();
        let own = event.action().map(Element::Action);
        let clock = match event.what {
            What::Expired { clock, .. } | What::Deemed { clock, .. } => Some(Element::Expires(clock)),
            _ => None,
        };
        let changes = event.changes.iter().filter_map(|change| changed(rules, change));
        let started = event.changes.iter().filter_map(|change| match change {
            Change::Started(start) => Some((workflow, start.clock)),
            _ => None,
        });
        self.started.borrow_mut().extend(started);
        let grounds = event.grounds.iter().filter_map(grounded);
        let all = own.into_iter().chain(clock).chain(changes).chain(grounds);
        met.extend(all.map(|element| (workflow, element)));
    }

    fn refuses(&self, action: ActionId, reasons: &[Reason]) {
        let Some(workflow) = self.walked.get() else { return };
        for refusing in reasons.iter().filter_map(|reason| refusing(Some(action), reason)) {
            self.meet(workflow, Element::Refusal(refusing));
        }
    }
}

/// What a change of a case meets.
fn changed(rules: &Workflow, change: &Change) -> Option<Element> {
    Some(match change {
        Change::Entered(state) => Element::State(*state),
        Change::Paused(clock) => Element::Pauses(*clock),
        Change::Prolonged(clock, _) => Element::Extends(*clock),
        Change::Rung(rung) if *rung > 0 => Element::Rung(rules.climbs?.0, *rung),
        Change::Ballot(ballot, change) => match &**change {
            BallotChange::Closed(outcome) => Element::Result(*ballot, outcome.result),
            _ => return None,
        },
        _ => return None,
    })
}

/// What a rule that shaped an event meets.
fn grounded(ground: &Ground) -> Option<Element> {
    Some(match *ground {
        Ground::Route(action, number) => Element::Route(action, number),
        Ground::Expiry(clock, number) => Element::Expiry(clock, number),
        Ground::Join(state, number) => Element::Join(state, number),
        Ground::Row(table, number) => Element::Row(table, number),
        Ground::Exhausted(slot) => Element::Exhausted(slot),
        _ => return None,
    })
}

/// The clause that speaks through a reason.
fn refusing(action: Option<ActionId>, reason: &Reason) -> Option<Refusing> {
    Some(match reason {
        Reason::By { .. }
        | Reason::Outside { .. }
        | Reason::Together { .. }
        | Reason::TooSmallShare { .. } => Refusing::By(action?),
        Reason::Barred { by, .. } => match by.action {
            Some(action) => Refusing::Bars(action, by.clause),
            None => Refusing::AnyBars(by.clause),
        },
        Reason::AtMost { .. } => Refusing::AtMost(action?),
        Reason::TooEarly { .. } | Reason::NoBound { .. } | Reason::Before { limit: Some(_), .. } => {
            Refusing::AtLeast(action?)
        }
        Reason::Since { .. } => Refusing::Since(action?),
        Reason::Before { limit: None, .. } | Reason::Over { .. } => Refusing::Before(action?),
        Reason::Within { .. } | Reason::NotWithin { .. } => Refusing::Within(action?),
        Reason::Competence { body, .. } => Refusing::Competence(body.body),
        _ => return None,
    })
}
