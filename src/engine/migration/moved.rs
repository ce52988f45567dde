//! One case moved to another edition.

use std::sync::Arc;

use super::{
    Immovable, Migration,
    clocks::start,
    facts::{Carrier, counterpart},
    plan::Plan,
};
use crate::{
    charter::{Charter, Workflow},
    engine::{
        Case, Directory, Event, Identity, QuestionError, What, decide::workflow_of, draft::Draft,
        expire::catch_up, view::View,
    },
    time::{Calendar, Instant},
};

/// That a case goes by another edition from now on. It carries the whole case as it then stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Migrated {
    /// The edition by which it went before.
    pub edition: Arc<str>,
    /// The fingerprint of that edition.
    pub fingerprint: u64,
    /// The case as it stands after the event.
    pub case: Case,
}

impl Migrated {
    /// Whether it moves a case of that identity to that other one.
    pub(in crate::engine) fn follows_on(&self, was: &Identity, is: &Identity) -> bool {
        is.id == was.id
            && (self.fingerprint, &self.edition) == (was.fingerprint, &was.edition)
            && self.case.identity() == is
    }
}

/// What comes of moving a case to another edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MigrationAnswer {
    /// It moves.
    Accepted {
        /// What happened, in order: expiries by the old edition, then the move, by the new one.
        events: Vec<Event>,
    },
    /// It stays.
    Refused {
        /// Every reason.
        reasons: Vec<Immovable>,
        /// The expiries by the old edition, which stand all the same.
        pending: Vec<Event>,
    },
}

/// Moves a case to another edition, or says why it cannot go there.
///
/// What ended by `at` ends by the old rules first. Starts, pauses, prolongations, deeds and those elected are kept; running
/// clocks take the limits of the new edition, counted from their old starts, and one that would have ended by then stands as
/// ended: nobody is charged with what only the new rules demand. Clocks that are new start now.
///
/// # Errors
/// [`QuestionError::Foreign`] if the case does not go by the edition from which the migration leads.
pub fn migrate(
    migration: &Migration<'_>,
    directory: &dyn Directory,
    calendar: &Calendar,
    case: &Case,
    at: Instant,
) -> Result<MigrationAnswer, QuestionError> {
    let old = workflow_of(migration.from, case)?;
    if let Some(last) = case.last.filter(|last| at < *last) {
        return Ok(MigrationAnswer::Refused { reasons: vec![Immovable::Past { last }], pending: Vec::new() });
    }
    let (mut events, now) = catch_up(migration.from, old, (directory, calendar), case, at)?;
    match moved(migration, (directory, calendar), old, now.as_deref().unwrap_or(case), at) {
        Ok(event) => {
            events.push(event);
            Ok(MigrationAnswer::Accepted { events })
        }
        Err(reasons) => Ok(MigrationAnswer::Refused { reasons, pending: events }),
    }
}

fn moved(
    migration: &Migration<'_>,
    (directory, calendar): (&dyn Directory, &Calendar),
    old: &Workflow,
    was: &Case,
    at: Instant,
) -> Result<Event, Vec<Immovable>> {
    if was.raised.is_none() {
        return Err(vec![Immovable::NotRaised]);
    }
    if let Some(state) = was.ended.and_then(|state| old.states.get(state)) {
        return Err(vec![Immovable::Ended { state: state.name.clone() }]);
    }
    let plan = migration.workflows.get(was.workflow()).and_then(Option::as_ref).ok_or_else(|| {
        let (edition, workflow) = (migration.to.edition.clone(), old.name.clone());
        vec![Immovable::NoWorkflow { edition, workflow }]
    })?;
    let new = migration.to.workflows.at(plan.to);
    let case = Case::blank(identity(migration, plan, was), new.facts.len(), new.slots.len());
    let mut carrier = Carrier { migration, plan, old, new, was, case, reasons: Vec::new() };
    carrier.carry();
    if !carrier.reasons.is_empty() {
        return Err(carrier.reasons);
    }
    let case = settle(&mut carrier, (directory, calendar), at);
    if carrier.reasons.is_empty() { Ok(event(was, case, at)) } else { Err(carrier.reasons) }
}

/// The case with who covers it, its rung and its clocks, once it is known where it stands and what it holds.
fn settle(carrier: &mut Carrier<'_, '_>, host: (&dyn Directory, &Calendar), at: Instant) -> Case {
    let rules = (carrier.migration.to, carrier.new);
    let mut case = carrier.case.clone();
    let covered = carrier.cover(&draft(rules, &case, host, at));
    case.covered = covered;
    let rung = draft(rules, &case, host, at).rung_now();
    case.rung = rung;
    let runs = carrier.running_on(&mut draft(rules, &case, host, at));
    case.runs = runs.into();
    let spent = carrier.was.spent.iter();
    let spent =
        spent.filter_map(|&(clock, from, day)| Some((counterpart(&carrier.plan.clocks, clock)?, from, day)));
    case.spent = spent.collect();
    let mut starting = draft(rules, &case, host, at);
    carrier.starting(&mut starting);
    let started = starting.finish(What::Placed);
    start(&mut case, &started, carrier.new, host.1);
    carrier.check_landing(&draft(rules, &case, host, at));
    case
}

/// The case as the new edition reads it.
fn draft<'a>(
    (charter, workflow): (&'a Charter, &'a Workflow),
    case: &'a Case,
    (directory, calendar): (&'a dyn Directory, &'a Calendar),
    at: Instant,
) -> Draft<'a> {
    Draft::new(View::new(charter, workflow, case, directory), calendar, at)
}

fn identity(migration: &Migration<'_>, plan: &Plan, was: &Case) -> Arc<Identity> {
    let (to, known) = (migration.to, was.identity());
    Arc::new(Identity {
        charter: to.name.clone(),
        edition: to.edition.as_str().into(),
        fingerprint: to.fingerprint,
        workflow: plan.to,
        workflow_name: to.workflows.at(plan.to).name.clone(),
        ..known.clone()
    })
}

fn event(was: &Case, mut case: Case, at: Instant) -> Event {
    let number = was.events.saturating_add(1);
    (case.events, case.last) = (number, Some(at));
    let (edition, fingerprint) = (was.identity.edition.clone(), was.identity.fingerprint);
    Event {
        of: Arc::clone(&case.identity),
        number,
        at,
        what: What::Migrated(Box::new(Migrated { edition, fingerprint, case })),
        changes: Vec::new(),
        notices: Vec::new(),
        grounds: smallvec::SmallVec::new(),
    }
}
