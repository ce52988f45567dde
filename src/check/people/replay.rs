//! A run played in the engine, with real dates: what a proof claims counts only if the engine says so too.

use super::undoable::{Happened, Undoable};
use crate::{
    charter::Charter,
    engine::{
        Answer, Case, Command, Event, Help, PlainRoster, Reason, What, World, decide, due, remedies, tick,
    },
    id::WorkflowId,
    time::{Date, Instant, TimeOfDay},
};

/// When a run begins: nine o'clock, in minutes.
const MORNING: u16 = 9 * 60;

/// A case as it is played.
struct Playing<'a> {
    charter: &'a Charter,
    world: World<'a>,
    case: Case,
    at: Instant,
}

impl Undoable {
    /// The case in which nobody can do the duty, and when, once the run has been played from the morning of a day on; none if
    /// the engine does not let it go so, or lets somebody of the roster do it.
    #[must_use]
    pub fn replay(&self, charter: &Charter, workflow: WorkflowId, on: Date) -> Option<(Case, Instant)> {
        let name = &charter.workflows.get(workflow)?.name;
        let mut playing = Playing {
            charter,
            world: World { roster: &self.roster, directory: &self.roster, calendar: &charter.calendar },
            case: Case::new(charter, name.as_str(), "walk").ok()?,
            at: Instant::at(on, TimeOfDay::from_minutes(MORNING)?, charter.calendar.zone())?,
        };
        for happened in &self.run {
            match happened {
                Happened::Does(command) => playing.does(command)?,
                Happened::Ends(clock) => playing.ends(clock.as_str())?,
            }
        }
        playing.is_refused_to_all(&self.asked, &self.roster).then_some((playing.case, playing.at))
    }
}

impl Playing<'_> {
    fn decide(&self, command: &Command, at: Instant) -> Option<Answer> {
        decide(self.charter, &self.world, &self.case, command, at).ok()
    }

    /// Does what a command asks: now, or as soon as time alone allows it.
    fn does(&mut self, command: &Command) -> Option<()> {
        let events = match self.decide(command, self.at)? {
            Answer::Accepted { events } => events,
            Answer::Refused(_) => {
                let found = remedies(self.charter, &self.world, &self.case, command, self.at, &[]).ok()?;
                let later = found.iter().find(|remedy| matches!(remedy.help, Help::Later))?;
                self.at = later.at;
                match self.decide(command, self.at)? {
                    Answer::Accepted { events } => events,
                    Answer::Refused(_) => return None,
                }
            }
        };
        events.iter().try_for_each(|event| self.apply(event))
    }

    /// Waits until a clock ends, as the next thing that happens.
    fn ends(&mut self, clock: &str) -> Option<()> {
        let workflow = self.charter.workflows.get(self.case.workflow())?;
        let clocks = due(self.charter, &self.charter.calendar, &self.case).ok()?;
        let is_it = |id| workflow.clocks.get(id).is_some_and(|found| found.name == *clock);
        let ends = clocks.iter().find(|due| is_it(due.clock) && !due.has_expired)?.due.instant()?;
        self.at = self.at.max(ends);
        let directory = self.world.directory;
        let events = tick(self.charter, directory, &self.charter.calendar, &self.case, self.at).ok()?;
        let first = events.first()?;
        let is_that = matches!(&first.what,
            What::Expired { clock, .. } | What::Deemed { clock, .. } if is_it(*clock));
        if !is_that {
            return None;
        }
        self.at = first.at;
        self.apply(first)
    }

    fn apply(&mut self, event: &Event) -> Option<()> {
        self.case = self.case.after(event).ok()?;
        Some(())
    }

    /// Whether nobody may do it: the host, and everybody by themselves and together.
    fn is_refused_to_all(&self, asked: &Command, roster: &PlainRoster) -> bool {
        let alone = roster.persons.iter().map(|entry| vec![entry.person.clone()]);
        alone.chain([Vec::new()]).all(|by| {
            let command = Command { by, ..asked.clone() };
            let answer = self.decide(&command, self.at);
            answer.is_some_and(|answer| {
                answer.refusal().is_some_and(|refusal| is_for_persons(&refusal.reasons))
            })
        })
    }
}

/// Whether something is refused because of who asks it; what time cures aside.
fn is_for_persons(reasons: &[Reason]) -> bool {
    let by_person = |reason: &Reason| {
        matches!(
            reason,
            Reason::By { .. }
                | Reason::Barred { .. }
                | Reason::Outside { .. }
                | Reason::Together { .. }
                | Reason::TooSmallShare { .. }
        )
    };
    let by_time = |reason: &Reason| {
        matches!(reason, Reason::TooEarly { .. } | Reason::Since { .. } | Reason::NotWithin { .. })
    };
    reasons.iter().any(by_person) && reasons.iter().all(|reason| by_person(reason) || by_time(reason))
}
