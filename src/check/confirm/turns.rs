//! What somebody does, and what time brings.

use super::{
    player::{Aim, Player},
    unplayed::Obstacle,
    witness::Deed,
};
use crate::{
    check::space::store::Index,
    engine::{Command, Doer, Instance, Person, Reason},
    id::{ActionId, ClockId},
    rule::{Trigger, Value},
    time::{Due, Instant, TimeOfDay},
};

/// How often is waited for something to be open.
pub(super) const PATIENCE: u32 = 8;

/// How many persons are tried for one part.
const UNDERSTUDIES: usize = 4;

/// How many persons are put together where an action takes several.
const TOGETHER: usize = 6;

/// A day, in seconds.
const DAY: i64 = 86_400;

/// A part, and what whoever plays it must be besides.
type Part = (Doer, Option<Doer>);

impl Player<'_, '_> {
    /// Has an action done by the first who may.
    pub(super) fn does(
        &mut self,
        aim: &Aim,
        (action, number): (ActionId, u32),
        body: Option<&Instance>,
    ) -> Result<Index, Obstacle> {
        let stuck = Obstacle::Act(aim.workflow, action);
        let parts = self.parts(aim, action, body);
        let together = self.together(aim, action);
        let tellings = self.tellings(aim, action, number);
        let rules = self.charter.workflows.get(aim.workflow).and_then(|rules| rules.actions.get(action));
        let Some(name) = rules.map(|action| action.name.to_string()) else { return Err(stuck) };
        let mut at = self.at;
        for _ in 0..PATIENCE {
            let mut next: Option<Instant> = None;
            for (part, skipped, number) in each(&parts, together) {
                for telling in &tellings {
                    let saved = self.cast.clone();
                    let Some(by) = self.persons(aim, part, skipped, number) else { continue };
                    telling.persons.iter().for_each(|person| self.cast.enrol(person));
                    let mut command = Command::new(name.as_str());
                    command.by = by;
                    command.given.0.clone_from(&telling.given);
                    let deed = Deed::Does(command);
                    match self.attempt(aim.place, &deed, at) {
                        Ok(after) => {
                            if let Some(found) = self.reached(aim, &after.0) {
                                self.went(aim.place, deed, at, after);
                                return Ok(found);
                            }
                        }
                        Err(reasons) => {
                            let opens = self.opens(aim, &reasons, at);
                            next = next.into_iter().chain(opens).min();
                        }
                    }
                    self.cast = saved;
                }
            }
            match next {
                Some(next) if self.stays(aim, next) => at = next,
                _ => break,
            }
        }
        Err(stuck)
    }

    /// As what an action may be done for a body, or for any.
    fn parts(&mut self, aim: &Aim, action: ActionId, body: Option<&Instance>) -> Vec<Part> {
        let besides = self.besides.clone();
        let Some(case) = self.family.case(aim.place).cloned() else { return Vec::new() };
        let Some(proof) = self.proof(aim.place) else { return Vec::new() };
        let parts = proof.parts(&case, action);
        let fits = |(_, own): &(Doer, Option<Instance>)| body.is_none() || own.as_ref() == body;
        let parts = parts.into_iter().filter(fits).map(|(part, _)| part);
        let others = besides.iter().flat_map(|party| proof.parts_of(&case, party));
        let others: Vec<Option<Doer>> = match besides.is_empty() {
            true => vec![None],
            false => others.map(|(part, _)| Some(part)).collect(),
        };
        parts.flat_map(|part| others.iter().map(move |other| (part.clone(), other.clone()))).collect()
    }

    fn persons(
        &mut self,
        aim: &Aim,
        (part, besides): &Part,
        skipped: usize,
        number: usize,
    ) -> Option<Vec<Person>> {
        let case = self.family.case(aim.place)?;
        match besides {
            Some(besides) => self.cast.persons_of_both((part, besides), case, skipped, number),
            None => self.cast.persons(part, case, skipped, number),
        }
    }

    /// The most persons that it may take to act together.
    fn together(&self, aim: &Aim, action: ActionId) -> usize {
        let workflow = self.charter.workflows.get(aim.workflow);
        let action = workflow.and_then(|workflow| workflow.actions.get(action));
        let joint = action.is_some_and(|action| action.by.iter().any(|by| !by.together.is_empty()));
        if joint { TOGETHER } else { 1 }
    }

    /// The first of the days after an instant, at the same time of day, on which nothing is too early any more; none if time
    /// alone does not help.
    pub(super) fn opens(&self, aim: &Aim, reasons: &[Reason], at: Instant) -> Option<Instant> {
        let case = self.family.case(aim.place)?;
        let zone = self.charter.calendar.zone();
        let named = |trigger: &Trigger| match trigger {
            Trigger::Day(fact) => match case.fact(*fact) {
                Some(Value::Date(day)) => Instant::at(*day, TimeOfDay::START, zone),
                _ => None,
            },
            Trigger::Enters(_) | Trigger::Does(_) => None,
        };
        let of = |reason: &Reason| match reason {
            Reason::TooEarly { opens, .. } => *opens,
            Reason::NotWithin { opens, .. } => Some(*opens),
            Reason::Since { triggers } => triggers.iter().filter_map(named).min(),
            _ => None,
        };
        let opens = reasons.iter().filter_map(of).filter(|opens| *opens > at).max()?;
        let left = opens.unix() - at.unix();
        at.plus_seconds(left.div_euclid(DAY) * DAY + if left % DAY > 0 { DAY } else { 0 })
    }

    /// Whether the case stands where it stands until then, if nobody does anything.
    pub(super) fn stays(&mut self, aim: &Aim, until: Instant) -> bool {
        let after = self.family.after(&self.cast.roster, (aim.place, &Deed::Passes), until);
        let Ok((after, _)) = after else { return false };
        let (case, proof) = (after.case(aim.place), self.proof_of(aim.workflow));
        case.zip(proof).is_some_and(|(case, proof)| proof.is_at(case, aim.stand))
    }

    /// Lets time pass until a limit has ended.
    pub(super) fn expires(&mut self, aim: &Aim, clock: ClockId) -> Result<Index, Obstacle> {
        let stuck = Obstacle::End(aim.workflow, clock);
        let saved = self.save();
        let found = self.until(aim, clock).and_then(|()| {
            let family = self.family.clone();
            self.reached(aim, &family)
        });
        if found.is_none() {
            self.restore(saved);
        }
        found.ok_or(stuck)
    }

    /// Waits for the end of a limit.
    pub(super) fn until(&mut self, aim: &Aim, clock: ClockId) -> Option<()> {
        let due = self.due(aim, clock)?;
        self.step(aim.place, Deed::Passes, due.max(self.at)).ok()
    }

    /// When a limit ends.
    pub(super) fn due(&self, aim: &Aim, clock: ClockId) -> Option<Instant> {
        let rules = self.charter.workflows.get(aim.workflow)?;
        let policy = rules.clocks.get(clock)?.policy;
        let run = self.family.case(aim.place)?.run(clock)?;
        match run.due(&self.charter.calendar, policy) {
            Due::At { due, .. } => Some(due),
            _ => None,
        }
    }
}

/// Each part with each of those who may play it: how many are left out, and how many act together.
fn each(parts: &[Part], together: usize) -> impl Iterator<Item = (&Part, usize, usize)> {
    let understudies = move |part| {
        (0..UNDERSTUDIES).flat_map(move |skipped| (1..=together).map(move |number| (part, skipped, number)))
    };
    parts.iter().flat_map(understudies)
}
