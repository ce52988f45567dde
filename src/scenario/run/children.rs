//! What a host does for sub-cases, done by the runner: it begins what an event opens, and tells of what has ended.

use super::runner::{Met, Runner, Running};
use crate::{
    engine::{ChildEnded, Event, child, child_ended, decide_watched},
    finding::Span,
};

impl Runner<'_> {
    /// Carries what an event of the case at hand says to other cases.
    pub(super) fn carry(&mut self, event: &Event, span: Span) -> Met {
        let Some(place) = self.current else { return Ok(()) };
        for opened in event.opened() {
            let Some(parent) = self.cases.get(place) else { break };
            let (case, command) = child(self.suite.charter(), &parent.case, opened)
                .map_err(|error| self.no_question(span, &error))?;
            let watch = self.watch();
            let answer =
                decide_watched(self.suite.charter(), &self.world(), &case, &command, event.at, watch)
                    .map_err(|error| self.no_question(span, &error))?;
            let events = answer.events().to_vec();
            if let Some(refusal) = answer.refusal() {
                let reasons = self.sentences(opened.workflow, refusal.attempt, &refusal.reasons);
                return Err(self.not_begun(opened.workflow, span, reasons));
            }
            self.cases.push(Running { case, events: Vec::new(), whom: opened.of.clone() });
            self.happen_to(self.cases.len() - 1, events, span)?;
        }
        self.tell_parent(place, event, span)
    }

    /// Tells the case that opened this one of its end.
    fn tell_parent(&mut self, place: usize, event: &Event, span: Span) -> Met {
        let Some(running) = self.cases.get(place) else { return Ok(()) };
        let rules = self.rules(running.case.workflow());
        let ended = running.case.ended().filter(|_| running.case.events() == event.number);
        let outcome = ended.and_then(|state| rules.states.at(state).end.clone());
        let (Some(outcome), Some(parent)) = (outcome, &running.case.identity().parent) else { return Ok(()) };
        let above = self.cases.iter().position(|other| *other.case.id() == *parent.id);
        let Some((above, told)) =
            above.map(|above| (above, ChildEnded::new(running.case.id(), outcome.as_str())))
        else {
            return Ok(());
        };
        let Some(case) = self.cases.get(above).map(|running| running.case.clone()) else { return Ok(()) };
        let answer = child_ended(self.suite.charter(), &self.world(), &case, &told, event.at)
            .map_err(|error| self.no_question(span, &error))?;
        if let Some(refusal) = answer.refusal() {
            let reasons = self.sentences(case.workflow(), refusal.attempt, &refusal.reasons);
            return Err(self.not_begun(case.workflow(), span, reasons));
        }
        self.happen_to(above, answer.events().to_vec(), span)
    }

    fn happen_to(&mut self, place: usize, events: Vec<Event>, span: Span) -> Met {
        let current = self.current.replace(place);
        let met = self.happen(events, span);
        self.current = current;
        met
    }
}
