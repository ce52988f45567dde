//! A case with those that it opens, and what a host does for them.

use super::witness::Deed;
use crate::{
    charter::Charter,
    engine::{
        Answer, Case, ChildEnded, Event, PlainRoster, QuestionError, Reason, Whom, World, child, child_ended,
        count, decide, tick, vote,
    },
    id::BallotId,
    time::Instant,
};

/// A case and all that came of it, in the order in which they were opened.
#[derive(Debug, Clone)]
pub(crate) struct Family<'c> {
    charter: &'c Charter,
    members: Vec<Member>,
}

/// One of them.
#[derive(Debug, Clone)]
pub(crate) struct Member {
    pub(crate) case: Case,
    /// For whom it was opened, if for somebody.
    pub(crate) whom: Option<Whom>,
}

/// What a step comes to: where the cases then stand, and what happened in the first; else why not, without a reason if it makes no
/// sense.
type After<'c> = Result<(Family<'c>, Vec<Event>), Vec<Reason>>;

impl<'c> Family<'c> {
    /// A case that has not begun.
    pub(crate) fn new(charter: &'c Charter, case: Case) -> Self {
        Self { charter, members: vec![Member { case, whom: None }] }
    }

    /// The case at a place; at 0 stands the first.
    pub(crate) fn case(&self, place: usize) -> Option<&Case> {
        Some(&self.member(place)?.case)
    }

    /// The same, with for whom it was opened.
    pub(crate) fn member(&self, place: usize) -> Option<&Member> {
        self.members.get(place)
    }

    /// Where the case of that id stands.
    pub(crate) fn place_of(&self, id: &str) -> Option<usize> {
        self.members.iter().position(|member| member.case.id() == id)
    }

    /// Whether no later case goes by the same workflow: of such a case rule tests speak by its workflow.
    pub(crate) fn is_last(&self, place: usize) -> bool {
        self.case(place)
            .is_some_and(|case| !self.later(place).any(|later| later.workflow() == case.workflow()))
    }

    /// Whether rule tests can say that it is meant: by its workflow, or by for whom it was opened.
    pub(crate) fn can_be_meant(&self, place: usize) -> bool {
        let Some(member) = self.member(place) else { return false };
        let is_same = |other: &Member| {
            let is_for = member.whom.is_none() || other.whom == member.whom;
            other.case.workflow() == member.case.workflow() && is_for
        };
        !self.members.iter().skip(place + 1).any(is_same)
    }

    fn later(&self, place: usize) -> impl Iterator<Item = &Case> {
        self.members.iter().skip(place + 1).map(|member| &member.case)
    }

    /// The ballots that are open here and were not before.
    pub(crate) fn opened_since(&self, before: &Self) -> Vec<(usize, BallotId)> {
        let of = |(place, member): (usize, &Member)| {
            let polls = member.case.polls().iter();
            let was = |ballot: BallotId| {
                before.case(place).and_then(|case| case.poll(ballot)).map(|poll| poll.opened)
            };
            let new = polls.filter(|poll| was(poll.ballot) != Some(poll.opened));
            new.map(|poll| (place, poll.ballot)).collect::<Vec<_>>()
        };
        self.members.iter().enumerate().flat_map(of).collect()
    }

    /// What comes of something that is done in the case at a place.
    pub(crate) fn after(
        &self,
        roster: &PlainRoster,
        (place, deed): (usize, &Deed),
        at: Instant,
    ) -> After<'c> {
        let world = World { roster, directory: roster, calendar: &self.charter.calendar };
        let mut course = Course { family: self.clone(), world, news: Vec::new() };
        course.pass(at)?;
        if let Some(answer) = course.answer(place, deed, at) {
            course.answered(place, answer)?;
            course.pass(at)?;
        }
        Ok((course.family, course.news))
    }
}

/// A step on its way.
struct Course<'w, 'c> {
    family: Family<'c>,
    world: World<'w>,
    /// What happened in the first case.
    news: Vec<Event>,
}

impl Course<'_, '_> {
    /// Lets the clocks of every case run.
    fn pass(&mut self, until: Instant) -> Result<(), Vec<Reason>> {
        for place in 0..self.family.members.len() {
            let Some(case) = self.family.case(place) else { break };
            let World { directory, calendar, .. } = self.world;
            let events = tick(self.family.charter, directory, calendar, case, until).map_err(senseless)?;
            self.happen(place, events)?;
        }
        Ok(())
    }

    fn answer(&self, place: usize, deed: &Deed, at: Instant) -> Option<Result<Answer, QuestionError>> {
        let (charter, world, case) = (self.family.charter, &self.world, self.family.case(place)?);
        Some(match deed {
            Deed::Passes => return None,
            Deed::Does(command) => decide(charter, world, case, command, at),
            Deed::Votes(cast) => vote(charter, world, case, cast, at),
            Deed::Counts(told) => count(charter, world, case, told, at),
        })
    }

    fn answered(&mut self, place: usize, answer: Result<Answer, QuestionError>) -> Result<(), Vec<Reason>> {
        match answer.map_err(senseless)? {
            Answer::Accepted { events } => self.happen(place, events),
            Answer::Refused(refusal) => Err(refusal.reasons),
        }
    }

    fn happen(&mut self, place: usize, events: Vec<Event>) -> Result<(), Vec<Reason>> {
        for event in events {
            let Some(member) = self.family.members.get_mut(place) else { break };
            member.case.apply(&event).map_err(senseless)?;
            if place == 0 {
                self.news.push(event.clone());
            }
            self.begin(place, &event)?;
            self.tell(place, &event)?;
        }
        Ok(())
    }

    /// Begins the cases that an event opens.
    fn begin(&mut self, place: usize, event: &Event) -> Result<(), Vec<Reason>> {
        for opened in event.opened() {
            let Some(parent) = self.family.case(place) else { break };
            let (case, command) = child(self.family.charter, parent, opened).map_err(senseless)?;
            let answer = decide(self.family.charter, &self.world, &case, &command, event.at);
            self.family.members.push(Member { case, whom: opened.of.clone() });
            self.answered(self.family.members.len() - 1, answer)?;
        }
        Ok(())
    }

    /// Tells the case that opened this one of its end.
    fn tell(&mut self, place: usize, event: &Event) -> Result<(), Vec<Reason>> {
        let charter = self.family.charter;
        let Some((told, above)) = self.family.case(place).and_then(|case| {
            let state = case.ended().filter(|_| case.events() == event.number)?;
            let outcome = charter.workflows.get(case.workflow())?.states.get(state)?.end.as_ref()?;
            let above = self.family.place_of(&case.identity().parent.as_ref()?.id)?;
            Some((ChildEnded::new(case.id(), outcome.as_str()), above))
        }) else {
            return Ok(());
        };
        let Some(parent) = self.family.case(above) else { return Ok(()) };
        let answer = child_ended(charter, &self.world, parent, &told, event.at);
        self.answered(above, answer)
    }
}

/// What makes no sense has no reasons.
fn senseless<E>(_: E) -> Vec<Reason> {
    Vec::new()
}
