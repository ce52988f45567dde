//! The engine and the reference, led through the same steps.

use std::collections::{BTreeMap, BTreeSet};

use gongzhi::{
    charter::Charter,
    engine::{self, Answer, Case, Change, ChildEnded, Event, Opening, Person, QuestionError, World},
    strategy::{PEOPLE, Tried},
    time::Instant,
};

use super::{
    ballots::{plain_of_ballot, same_ballots},
    family::same_children,
    tally::{Tally, count},
};
use crate::reference::{self, Answered, Asked, Held, Open, Past, Rules, Status};

/// Both at the same step.
pub(super) struct Both<'a> {
    pub(super) charter: &'a Charter,
    pub(super) world: World<'a>,
    pub(super) rules: Rules<'a>,
    pub(super) case: Case,
    pub(super) past: Past,
    pub(super) log: Vec<Event>,
}

impl Both<'_> {
    pub(super) fn step(
        &mut self,
        number: usize,
        tried: &Tried,
        at: Instant,
        tally: &mut Tally,
    ) -> Result<Vec<Event>, String> {
        self.ticking_composes(number, at)?;
        let person = match tried {
            Tried::Command(command) if command.by.len() == 1 => command.by[0].clone(),
            _ => PEOPLE[number % PEOPLE.len()].into(),
        };
        let closed = self.same_options(&person, at, tally)?;
        self.same_polls(&person, at, tally)?;
        let (answer, answered) = match self.ask(tried, at) {
            (Err(error), Err(kinds)) => {
                let kind = kind_of(&error);
                tally.see(format!("senseless: {kind}"));
                if !kinds.contains(kind.as_str()) {
                    return Err(format!("the engine says {kind}, the reference one of {kinds:?}"));
                }
                return Ok(Vec::new());
            }
            (Err(error), Ok(_)) => return Err(format!("the engine alone says: {error}")),
            (Ok(_), Err(error)) => return Err(format!("the reference alone says: {error:?}")),
            (Ok(answer), Ok(answered)) => (answer, answered),
        };
        let past = match (&answer, answered) {
            (Answer::Accepted { .. }, Answered::Accepted(past)) => {
                tally.see("accepted");
                // What the host told before counts as it stands; telling it anew may open what was closed, and so may another
                // capacity than the first that fits.
                if let Tried::Command(command) = tried {
                    let tells = command.given.0.iter().any(|(name, _)| name == "pending");
                    let is_plain = !tells && command.capacity.is_none();
                    if is_plain && command.by == [person.clone()] && closed.contains(&command.action) {
                        return Err(format!("what is closed to {person} is accepted"));
                    }
                }
                past
            }
            (Answer::Refused(refusal), Answered::Refused { why, pending }) => {
                let words: BTreeSet<&str> = refusal.reasons.iter().map(engine::Reason::word).collect();
                same("the reasons", &words, &why)?;
                if self.past.raisers.is_none() {
                    tally.see(format!(
                        "not raised because {}",
                        words.iter().copied().collect::<Vec<_>>().join(" ")
                    ));
                }
                for word in words {
                    tally.see(format!("refused because {word}"));
                }
                pending
            }
            (Answer::Accepted { .. }, Answered::Refused { why, .. }) => {
                return Err(format!("the engine accepts, the reference refuses because {why:?}"));
            }
            (Answer::Refused(refusal), Answered::Accepted(_)) => {
                return Err(format!("the reference accepts, the engine refuses: {:?}", refusal.reasons));
            }
        };
        self.same_events(answer.events(), &past, tally)?;
        for event in answer.events() {
            self.case.apply(event).map_err(|error| format!("the event does not apply: {error}"))?;
            self.log.push(event.clone());
        }
        self.past = past;
        self.same_case()?;
        Ok(answer.events().to_vec())
    }

    /// Whether something could come of it where the case stands, for all that is known before it is tried.
    pub(super) fn may_try(&self, tried: &Tried, at: Instant) -> bool {
        let workflow = self.rules.workflow;
        let asked = Asked { rules: self.rules, world: self.world };
        if self.past.last().is_some_and(|last| at < last) {
            return false;
        }
        let Some(now) = reference::tick(self.rules, &self.past, at) else { return false };
        let ballot = |name: &str| workflow.ballots.iter().find(|(_, ballot)| ballot.name == *name);
        match tried {
            Tried::Command(command) => {
                let named =
                    workflow.actions.iter().find(|(_, action)| action.name == *command.action.as_str());
                let is_open =
                    |action| reference::open(&asked, &now, action, command.by.first(), at) != Open::No;
                named.is_some_and(|(action, _)| is_open(action))
            }
            Tried::Vote(vote) => {
                let of = vote.in_place_of.as_ref().unwrap_or(&vote.by);
                let polls = reference::polls(&asked, &now, Some(of), at).unwrap_or_default();
                let may = |poll: &Status| poll.why_not.as_ref().is_some_and(BTreeSet::is_empty);
                ballot(&vote.ballot)
                    .is_some_and(|(id, _)| polls.iter().any(|poll| poll.ballot == id && may(poll)))
            }
            Tried::Count(count) => ballot(&count.ballot).is_some_and(|(id, _)| now.polls.contains_key(&id)),
            Tried::Ended(..) => now.offspring.iter().any(|known| known.outcome.is_none()),
        }
    }

    /// What is told of one of the cases that it opened; of none if there are none.
    fn ended(&self, which: usize, outcome: Option<&str>) -> ChildEnded {
        let opened = &self.past.offspring;
        let id = match opened.get(which % opened.len().max(1)) {
            Some(known) => known.child.id.to_string(),
            None => "c/9.9".to_owned(),
        };
        ChildEnded::new(id, outcome.unwrap_or("helped"))
    }

    /// Puts it to both.
    fn ask(
        &self,
        tried: &Tried,
        at: Instant,
    ) -> (Result<Answer, QuestionError>, Result<Answered, reference::Senseless>) {
        let asked = Asked { rules: self.rules, world: self.world };
        match tried {
            Tried::Command(command) => (
                engine::decide(self.charter, &self.world, &self.case, command, at),
                reference::decide(self.rules, self.world, &self.past, command, at),
            ),
            Tried::Vote(vote) => (
                engine::vote(self.charter, &self.world, &self.case, vote, at),
                reference::vote(&asked, &self.past, vote, at),
            ),
            Tried::Count(count) => (
                engine::count(self.charter, &self.world, &self.case, count, at),
                reference::count(&asked, &self.past, count, at),
            ),
            Tried::Ended(which, outcome) => {
                let ended = self.ended(*which, outcome.as_deref());
                (
                    engine::child_ended(self.charter, &self.world, &self.case, &ended, at),
                    reference::child_ended(&asked, &self.past, &ended, at),
                )
            }
        }
    }

    /// "For a <= b, ticking to b equals ticking to a, then to b."
    fn ticking_composes(&self, number: usize, at: Instant) -> Result<(), String> {
        let Some(last) = self.case.last().filter(|&last| last <= at) else { return Ok(()) };
        let span = at.unix() - last.unix();
        let mid = last.plus_seconds(span * i64::try_from(number % 7).unwrap() / 7).unwrap();
        let tick =
            |case: &Case, at| engine::tick(self.charter, self.world.directory, self.world.calendar, case, at);
        let (Ok(whole), Ok(first)) = (tick(&self.case, at), tick(&self.case, mid)) else { return Ok(()) };
        let mut case = self.case.clone();
        for event in &first {
            case.apply(event).map_err(|error| error.to_string())?;
        }
        let mut parts = first;
        parts.extend(tick(&case, at).map_err(|error| error.to_string())?);
        same("ticking in two steps", &parts, &whole)
    }

    /// What is open to one of the people, at an instant to which nothing is told yet.
    ///
    /// Answers the actions that are closed.
    fn same_options(&self, person: &Person, at: Instant, tally: &mut Tally) -> Result<Vec<String>, String> {
        let mut closed = Vec::new();
        if self.case.last().is_some_and(|last| at < last) {
            return Ok(closed);
        }
        let Some(now) = reference::tick(self.rules, &self.past, at) else { return Ok(closed) };
        for person in [None, Some(person)] {
            closed = self.same_choices(&now, person, at, tally)?;
        }
        Ok(closed)
    }

    /// What is open to that person, or to whoever fits. What hangs on who acts is left open to whoever fits; of such actions only
    /// the reference for persons speaks.
    fn same_choices(
        &self,
        now: &Past,
        person: Option<&Person>,
        at: Instant,
        tally: &mut Tally,
    ) -> Result<Vec<String>, String> {
        let mut closed = Vec::new();
        let choices = engine::options(self.charter, &self.world, &self.case, person, at);
        let asked = Asked { rules: self.rules, world: self.world };
        let open = reference::options(&asked, now, person, at);
        for (choice, open) in choices.map_err(|error| error.to_string())?.iter().zip(open) {
            let is_same = match (&choice.opening, open) {
                (Opening::Open, Open::Yes) | (Opening::Closed(_), Open::No) => true,
                (Opening::OpenIf(needs), Open::If | Open::IfOrNo) => !needs.is_empty(),
                (Opening::Closed(_), Open::IfOrNo) => true,
                _ => false,
            };
            let to = if person.is_some() { "options" } else { "options of whoever fits" };
            tally.see(format!("{to}: {open:?}"));
            let action = self.rules.workflow.actions.get(choice.action).unwrap();
            if matches!(choice.opening, Opening::Closed(_)) {
                closed.push(action.name.to_string());
            }
            let hangs_on_actor = || {
                let rules = format!("{:?}", self.rules.workflow);
                rules.contains(&format!("Actor({:?})", choice.action))
                    || format!("{action:?}").contains(": Actor")
            };
            if !is_same && (person.is_some() || !hangs_on_actor()) {
                return Err(format!(
                    "whether `{}` is open to {person:?} differs\n   engine: {:?}\nreference: {open:?}",
                    action.name, choice.opening
                ));
            }
        }
        Ok(closed)
    }

    fn same_events(&self, events: &[Event], past: &Past, tally: &mut Tally) -> Result<(), String> {
        let told = &past.told[self.past.told.len()..];
        let mut case = self.case.clone();
        for (event, told) in events.iter().zip(told) {
            let of = format!("event {} ({:?})", event.number, event.what);
            same(&format!("{of}: what"), &event.what, &told.what)?;
            same(&format!("{of}: number"), &(event.number as usize), &told.number)?;
            same(&format!("{of}: when"), &event.at, &told.at)?;
            same(&format!("{of}: changes"), &plain(&case, &event.changes), &plain(&case, &told.changes))?;
            let notices = |notices: &[engine::Notice]| -> BTreeSet<String> {
                notices.iter().map(|notice| format!("{notice:?}")).collect()
            };
            same(&format!("{of}: notices"), &notices(&event.notices), &notices(&told.notices))?;
            let grounds: BTreeSet<_> = event.grounds.iter().copied().collect();
            same(&format!("{of}: grounds"), &grounds, &told.grounds)?;
            count(event, tally);
            case.apply(event).map_err(|error| format!("the event does not apply: {error}"))?;
        }
        let rest = |count: usize| (count > events.len().min(told.len())).then_some(count);
        same("how many events", &rest(events.len()), &rest(told.len()))
    }

    fn same_case(&self) -> Result<(), String> {
        let (case, past) = (&self.case, &self.past);
        same("the active states", &case.marking().iter().collect::<BTreeSet<_>>(), &past.active)?;
        same("the end", &case.ended(), &past.ended)?;
        same("the last instant", &case.last(), &past.last())?;
        for fact in self.rules.workflow.facts.ids() {
            same("a fact", &case.fact(fact), &past.facts.get(&fact))?;
        }
        for (id, slot) in self.rules.workflow.slots.iter() {
            let bodies = past.slots.get(&id).map(Held::bodies).unwrap_or_default();
            let persons = past.slots.get(&id).map(Held::persons).unwrap_or_default();
            same(&format!("the bodies of {}", slot.name), &case.slot(id).bodies(), &bodies)?;
            same(&format!("the persons of {}", slot.name), &case.slot(id).persons(), &persons)?;
        }
        same("the rung", &case.rung(), &past.rung)?;
        for action in self.rules.workflow.actions.ids() {
            same("times", &case.times(action), &past.times(action))?;
            same("times in a row", &case.times_in_row(action), &past.times_in_row(action))?;
        }
        self.same_clocks()?;
        same_ballots(case, past)?;
        same_children(case, past)?;
        let answers: Vec<_> = engine::responsibility(self.charter, self.world.directory, case)
            .map_err(|error| error.to_string())?
            .into_iter()
            .map(|is| (is.state, is.accountable, is.responsible, is.consulted, is.informed))
            .collect();
        same("responsibility", &answers, &reference::responsibility(self.rules, past))?;
        let replayed = engine::replay(self.charter, &self.log);
        same("replaying", &self.log.is_empty().then_some(case).or(replayed.as_ref().ok()), &Some(case))
    }

    fn same_clocks(&self) -> Result<(), String> {
        let dues: Vec<_> = engine::due(self.charter, self.world.calendar, &self.case)
            .map_err(|error| error.to_string())?
            .into_iter()
            .map(|of| {
                let spans = of.spans.map(|spans| (spans.owed, spans.missed));
                (of.clock, of.due, of.warnings, of.has_expired, spans)
            })
            .collect();
        same("what is due", &dues, &reference::due(self.rules, &self.past))
    }
}

/// The name of an error.
fn kind_of(error: &engine::QuestionError) -> String {
    format!("{error:?}").split([' ', '{']).next().unwrap_or_default().to_owned()
}

/// The changes in an order of their own: of a fact, a slot or the rung only what it became, if it was something else.
fn plain(case: &Case, changes: &[Change]) -> Vec<String> {
    let mut last: BTreeMap<String, Option<String>> = BTreeMap::new();
    let mut plain = Vec::new();
    for change in changes {
        let text = format!("{change:?}");
        match change {
            Change::Fact(fact, value) => {
                last.insert(format!("{fact:?}"), (case.fact(*fact) != value.as_ref()).then_some(text));
            }
            Change::Slot(slot, binding) => {
                last.insert(format!("{slot:?}"), (case.slot(*slot) != binding).then_some(text));
            }
            Change::Rung(_) => {}
            Change::Ballot(ballot, change) => plain.push(plain_of_ballot(*ballot, change)),
            _ => plain.push(text),
        }
    }
    plain.extend(last.into_values().flatten());
    plain.sort();
    plain
}

pub(super) fn same<T: PartialEq + std::fmt::Debug>(
    what: &str,
    engine: &T,
    reference: &T,
) -> Result<(), String> {
    if engine == reference {
        Ok(())
    } else {
        Err(format!("{what} differ\n   engine: {engine:?}\nreference: {reference:?}"))
    }
}
