//! A case and those that it opens, held together.

use gongzhi::{
    charter::Charter,
    engine::{self, Case, Event, World},
    strategy::{Tried, Turn},
    time::{Calendar, Instant},
};

use super::{
    both::{Both, same},
    host::Host,
    tally::Tally,
};
use crate::reference::{self, Past, Rules};

/// All cases that came of the first, in the order in which they were opened.
pub(super) struct Family<'a> {
    charter: &'a Charter,
    host: &'a Host<'a>,
    calendar: &'a Calendar,
    cases: Vec<Both<'a>>,
}

impl<'a> Family<'a> {
    /// A case that nobody has raised yet.
    pub(super) fn new(charter: &'a Charter, host: &'a Host<'a>, calendar: &'a Calendar) -> Self {
        let mut family = Self { charter, host, calendar, cases: Vec::new() };
        let case = Case::new(charter, "matter", "c").unwrap();
        assert_eq!(case.workflow(), charter.workflow("matter").unwrap().0);
        family.add(case, "c");
        family
    }

    fn add(&mut self, case: Case, id: &'a str) {
        let (charter, host, calendar) = (self.charter, self.host, self.calendar);
        let workflow = charter.workflows.get(case.workflow()).unwrap();
        self.cases.push(Both {
            charter,
            world: World { roster: host, directory: host, calendar },
            rules: Rules { charter, workflow, calendar, directory: host, case: id },
            case,
            past: Past::new(),
            log: Vec::new(),
        });
    }

    /// Whether the first was raised.
    pub(super) fn is_raised(&self) -> bool {
        self.cases.first().is_some_and(|both| both.case.raised().is_some())
    }

    /// Which of what might be tried fits where its case stands: the first that does. One turn in five is tried blindly.
    pub(super) fn choose<'t>(&self, number: usize, turn: &'t Turn, last: Instant) -> &'t Turn {
        let mut all = std::iter::once(turn).chain(&turn.instead);
        let fits = |turn: &&Turn| {
            let at = last.plus_seconds(turn.after).unwrap();
            self.index(turn).is_some_and(|index| self.cases[index].may_try(&turn.tried, at))
        };
        if number % 5 == 4 { turn } else { all.find(fits).unwrap_or(turn) }
    }

    /// The case that a turn speaks of.
    fn index(&self, turn: &Turn) -> Option<usize> {
        let is_of = |index: &usize| self.cases[*index].rules.workflow.name == *turn.workflow.as_str();
        let of: Vec<usize> = (0..self.cases.len()).filter(is_of).collect();
        of.get(turn.case % of.len().max(1)).copied()
    }

    pub(super) fn turn(
        &mut self,
        number: usize,
        turn: &Turn,
        at: Instant,
        tally: &mut Tally,
    ) -> Result<(), String> {
        let Some(index) = self.index(turn) else { return Ok(()) };
        let tried = self.truly(index, &turn.tried);
        let events = self.step(index, number, &tried, at, tally)?;
        self.begin(index, &events, number, at, tally)
    }

    fn step(
        &mut self,
        index: usize,
        number: usize,
        tried: &Tried,
        at: Instant,
        tally: &mut Tally,
    ) -> Result<Vec<Event>, String> {
        let both = &mut self.cases[index];
        both.step(number, tried, at, tally)
            .map_err(|difference| format!("case {}: {difference}", both.rules.case))
    }

    /// Where nothing is said of how a case ended, it is told as it did, if it did; of those that did the first not told yet.
    fn truly(&self, parent: usize, tried: &Tried) -> Tried {
        let Tried::Ended(_, None) = tried else { return tried.clone() };
        let opened = &self.cases[parent].past.offspring;
        for (place, known) in opened.iter().enumerate().filter(|(_, known)| known.outcome.is_none()) {
            let Some(child) = self.cases.iter().find(|case| *case.rules.case == *known.child.id) else {
                continue;
            };
            let states = &child.rules.workflow.states;
            if let Some(end) = child.past.ended.and_then(|state| states.get(state)?.end.as_ref()) {
                return Tried::Ended(place, Some(end.to_string()));
            }
        }
        tried.clone()
    }

    /// Begins the cases that the events opened, and those that these open.
    fn begin(
        &mut self,
        parent: usize,
        events: &[Event],
        number: usize,
        at: Instant,
        tally: &mut Tally,
    ) -> Result<(), String> {
        for opened in events.iter().flat_map(Event::opened) {
            let both = &self.cases[parent];
            let (case, command) =
                engine::child(self.charter, &both.case, opened).map_err(|error| error.to_string())?;
            same("how it begins", &command, &reference::beginning(both.rules, opened))?;
            same("its id", &case.id(), &&*opened.id)?;
            same("its workflow", &case.workflow(), &opened.workflow)?;
            tally.see("opened");
            // A trial opens few cases.
            self.add(case, Box::leak(Box::<str>::from(&*opened.id)));
            let index = self.cases.len() - 1;
            let events = self.step(index, number, &Tried::Command(command), at, tally)?;
            self.begin(index, &events, number, at, tally)?;
        }
        Ok(())
    }
}

/// The cases opened, and what is known of their end.
pub(super) fn same_children(case: &Case, past: &Past) -> Result<(), String> {
    let engine: Vec<_> = case
        .children()
        .iter()
        .map(|known| {
            let outcome = known.ending.as_ref().map(|ending| ending.outcome.to_string());
            (known.child.clone(), known.event as usize, known.is_cancelled, outcome)
        })
        .collect();
    let reference: Vec<_> = past
        .offspring
        .iter()
        .map(|known| {
            let outcome = known.outcome.as_ref().map(ToString::to_string);
            (known.child.clone(), known.event, known.is_cancelled, outcome)
        })
        .collect();
    same("the cases opened", &engine, &reference)
}
