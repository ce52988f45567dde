//! The question "what one step would help?".

use std::borrow::Cow;

use super::{Help, Remedy};
use crate::{
    charter::{Charter, Workflow},
    engine::{
        Answer, Case, Command, Person, QuestionError, Refusal, World, decide, decide::workflow_of,
        expire::catch_up,
    },
    time::Instant,
};

/// How many commands are tried for each sort of help.
const MOST_TRIES: u32 = 1_000;

/// What one step would help a command that is refused: something else given, somebody else acting (of `people`), a later
/// time, or another action first (by one of `people`, or by the host itself). Empty if it is accepted as it is, or if
/// nothing that was tried helps.
///
/// Every remedy was tried with [`decide`](super::super::decide), and changes one thing only. They come in this order: changes of
/// the command itself (values in the order in which the workflow declares facts and slots, then time asked for, capacity and
/// actors), then waiting, then preceding actions in the order of declaration. The same question has the same answer.
///
/// The search is bounded: a thousand tries for each of these sorts, and sixty-four values of a fact or slot; of a wider
/// range of numbers only the ends are tried, of dates the next sixty-four days. A preceding action is filled in with the
/// first eight values of what it asks; a text that it asks is told as `…`. To wait is no remedy if a limit would be broken
/// meanwhile.
///
/// # Errors
/// Those of [`decide`](super::super::decide) for the command as it is.
pub fn remedies(
    charter: &Charter,
    world: &World<'_>,
    case: &Case,
    command: &Command,
    at: Instant,
    people: &[Person],
) -> Result<Vec<Remedy>, QuestionError> {
    let Answer::Refused(refusal) = decide(charter, world, case, command, at)? else { return Ok(Vec::new()) };
    let workflow = workflow_of(charter, case)?;
    let (_, after) = catch_up(charter, workflow, (world.directory, world.calendar), case, at)?;
    let now = after.as_deref().unwrap_or(case);
    let search = Search { charter, workflow, world, case: now, command, at, people, refusal: &refusal };
    let mut found = Vec::new();
    search.other_values(&mut found);
    search.other_actors(&mut found);
    found.extend(search.later());
    search.preceding(&mut found);
    Ok(found)
}

/// A refused command, and all that may be changed about it.
#[derive(Clone, Copy)]
pub(super) struct Search<'a> {
    pub(super) charter: &'a Charter,
    pub(super) workflow: &'a Workflow,
    pub(super) world: &'a World<'a>,
    /// The case at the instant asked about.
    pub(super) case: &'a Case,
    pub(super) command: &'a Command,
    pub(super) at: Instant,
    pub(super) people: &'a [Person],
    pub(super) refusal: &'a Refusal,
}

impl Search<'_> {
    /// The answer to another command; none if it makes no sense.
    pub(super) fn answer(&self, case: &Case, command: &Command, at: Instant) -> Option<Answer> {
        decide(self.charter, self.world, case, command, at).ok()
    }

    /// Whether another command is accepted as the case stands.
    pub(super) fn is_accepted(&self, command: &Command) -> bool {
        self.answer(self.case, command, self.at).is_some_and(|answer| answer.is_accepted())
    }

    /// A remedy at the instant asked about.
    pub(super) fn remedy(&self, help: Help, command: Command) -> Remedy {
        Remedy { workflow: self.case.workflow(), help, command, at: self.at }
    }
}

/// The case after an answer's events; none if they do not fit it.
pub(super) fn after<'c>(case: &'c Case, answer: &Answer) -> Option<Cow<'c, Case>> {
    let mut case = Cow::Borrowed(case);
    for event in answer.events() {
        case.to_mut().apply(event).ok()?;
    }
    Some(case)
}

/// How often may still be tried.
pub(super) struct Tries(u32);

impl Tries {
    pub(super) fn new() -> Self {
        Self(MOST_TRIES)
    }

    /// Whether another try is left, which is then taken.
    pub(super) fn take(&mut self) -> bool {
        self.0.checked_sub(1).map(|left| self.0 = left).is_some()
    }
}
