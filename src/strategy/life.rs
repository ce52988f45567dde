//! Random cases that came about by the rules of a charter.

use proptest::prelude::*;

use super::{
    PEOPLE, Tape,
    command::{told, wait},
    roster::roster,
    tape::tapes,
};
use crate::{
    charter::{Charter, Workflow},
    engine::{Case, Command, Event, Opening, Person, PlainRoster, World, decide, options, tick},
    rule::Target,
    time::Instant,
};

/// A case, how it came about, and for whom.
#[derive(Debug, Clone)]
pub struct Life {
    /// The people.
    pub roster: PlainRoster,
    /// The case as it stands at the end.
    pub case: Case,
    /// What happened to it, in order.
    pub events: Vec<Event>,
    /// When it was looked at last.
    pub at: Instant,
}

/// Lives of up to `length` steps of one case of the named workflow: at each step time passes, and somebody does something that
/// is open to them. Whatever a charter's rules allow can come about so, and nothing else. The people are those of
/// [`rosters`](super::rosters); cases that others would open are left to the host. A workflow that the charter does not have
/// gives no life.
pub fn lives(charter: &Charter, workflow: &str, length: usize) -> impl Strategy<Value = Life> + use<> {
    let (charter, workflow) = (charter.clone(), workflow.to_owned());
    tapes(200 + length * 40).prop_filter_map("a workflow of the charter", move |mut tape| {
        life(&charter, &workflow, length, &mut tape)
    })
}

fn life(charter: &Charter, workflow: &str, length: usize, tape: &mut Tape) -> Option<Life> {
    let rules = charter.workflow(workflow)?.1;
    let case = Case::new(charter, workflow, "c").ok()?;
    let at = Instant::parse("2026-03-02 09:00", charter.calendar.zone()).ok()?;
    let mut life = Life { roster: roster(charter, tape), case, events: Vec::new(), at };
    for _ in 0..length {
        life.passes(charter, wait(tape).max(0))?;
        if let Some(events) = life.step(charter, rules, tape) {
            life.happen(events)?;
        }
    }
    Some(life)
}

impl Life {
    /// Lets so many seconds pass.
    fn passes(&mut self, charter: &Charter, seconds: i64) -> Option<()> {
        self.at = self.at.plus_seconds(seconds)?;
        let events = tick(charter, &self.roster, &charter.calendar, &self.case, self.at).ok()?;
        self.happen(events)
    }

    fn happen(&mut self, events: Vec<Event>) -> Option<()> {
        for event in events {
            self.case.apply(&event).ok()?;
            self.events.push(event);
        }
        Some(())
    }

    /// What comes of something that is open to somebody; nothing if nothing is, or what was told closes it.
    fn step(&self, charter: &Charter, rules: &Workflow, tape: &mut Tape) -> Option<Vec<Event>> {
        let world = World { roster: &self.roster, directory: &self.roster, calendar: &charter.calendar };
        let person = Person::from(*tape.pick(&PEOPLE)?);
        let choices = options(charter, &world, &self.case, Some(&person), self.at).ok()?;
        let open: Vec<_> =
            choices.iter().filter(|choice| !matches!(choice.opening, Opening::Closed(_))).collect();
        let choice = tape.pick(&open)?;
        let action = rules.actions.get(choice.action)?;
        let mut command = Command::new(action.name.as_str()).by(person);
        let asked: &[Target] = match &choice.opening {
            Opening::OpenIf(asked) => asked,
            Opening::Open | Opening::Closed(_) => &[],
        };
        for target in asked {
            if let Some((name, given)) = told(charter, rules, *target, tape) {
                command = command.with(name, given);
            }
        }
        let answer = decide(charter, &world, &self.case, &command, self.at).ok()?;
        answer.refusal().is_none().then(|| answer.events().to_vec())
    }
}
