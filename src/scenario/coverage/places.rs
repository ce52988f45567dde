//! Every element of a workflow, with the place in the charter's text where it stands.

use super::{
    decision::{Decision, decisions},
    decisive,
    element::{Element, Refusing},
};
use crate::{
    charter::{Action, Ballot, Charter, Next, Workflow},
    finding::Span,
    id::{ActionId, BallotId, ClockId, TableId},
    rule::{Clock, ClockOwner, Expiry, LimitSource, Party, SlotType, Window},
};

/// The elements of a workflow in the order of declaration, and where each stands. What is retired is kept for running cases only
/// and does not count.
pub(super) fn elements(charter: &Charter, workflow: &Workflow) -> Vec<(Element, Span)> {
    let mut list = List { charter, workflow, found: Vec::new() };
    for (id, state) in workflow.states.iter().filter(|(_, state)| !state.is_retired) {
        list.add(Element::State(id), state.origin.span);
        let ways: Vec<_> = state.ways_on().collect();
        for (number, way) in (0..).zip(ways) {
            list.add(Element::Join(id, number), way.route.origin.span);
        }
        if let Some(window) = state.stay.first() {
            list.add(Element::Refusal(Refusing::Stay(id)), window.origin().span);
        }
    }
    for (id, action) in workflow.actions.iter().filter(|(_, action)| !action.is_retired) {
        list.action(id, action);
    }
    for (id, table) in workflow.tables.iter().filter(|(id, _)| is_used(workflow, *id)) {
        for (number, row) in (0..).zip(&table.rows) {
            list.add(Element::Row(id, number), row.origin.span);
        }
    }
    for (id, clock) in workflow.clocks.iter() {
        list.clock(id, clock);
    }
    for (id, ballot) in workflow.ballots.iter() {
        list.ballot(id, ballot);
    }
    list.ladder();
    for (number, bars) in (0..).zip(&workflow.bars) {
        list.add(Element::Refusal(Refusing::AnyBars(number)), bars.origin.span);
    }
    for competence in &workflow.competences {
        list.add(Element::Refusal(Refusing::Competence(competence.body)), competence.origin.span);
    }
    for (number, decision) in (0..).zip(decisions(workflow)) {
        list.decision(number, &decision);
    }
    list.found
}

struct List<'c> {
    charter: &'c Charter,
    workflow: &'c Workflow,
    found: Vec<(Element, Span)>,
}

impl List<'_> {
    fn add(&mut self, element: Element, span: Span) {
        if !self.found.iter().any(|(known, _)| *known == element) {
            self.found.push((element, span));
        }
    }

    fn action(&mut self, id: ActionId, action: &Action) {
        self.add(Element::Action(id), action.origin.span);
        if let Next::Routes(routes) = &action.next
            && routes.len() > 1
        {
            for (number, route) in (0..).zip(routes) {
                self.add(Element::Route(id, number), route.origin.span);
            }
        }
        // Only the host: nobody is there to be refused.
        let persons = |party: &Party| *party != Party::System;
        if let Some(by) = action.by.iter().find(|by| by.parties.iter().any(persons)) {
            self.add(Element::Refusal(Refusing::By(id)), by.origin.span);
        }
        for (number, bars) in (0..).zip(&action.bars) {
            self.add(Element::Refusal(Refusing::Bars(id, number)), bars.origin.span);
        }
        if let Some(cap) = action.caps.first() {
            self.add(Element::Refusal(Refusing::AtMost(id)), cap.origin.span);
        }
        for window in &action.windows {
            let refusing = match window {
                Window::AtLeastSince { .. } | Window::AtLeastBefore { .. } => Refusing::AtLeast(id),
                Window::Since(..) => Refusing::Since(id),
                Window::Before(..) | Window::BeforeEnd(..) => Refusing::Before(id),
            };
            self.add(Element::Refusal(refusing), window.origin().span);
        }
    }

    fn clock(&mut self, id: ClockId, clock: &Clock) {
        let is_retired = match clock.owner {
            ClockOwner::State(state) => self.workflow.states.at(state).is_retired,
            ClockOwner::Action(action) => self.workflow.actions.at(action).is_retired,
            ClockOwner::Workflow | ClockOwner::Ballot(_) => false,
        };
        if is_retired {
            return;
        }
        let span = clock.origin.span;
        self.add(Element::Expires(id), span);
        for (number, _) in (0..).zip(&clock.warns) {
            self.add(Element::Warns(id, number), span);
        }
        if !clock.pauses.is_empty() {
            self.add(Element::Pauses(id), span);
        }
        let more = self.workflow.actions.values().filter(|action| !action.is_retired);
        let more = more.flat_map(|action| &action.prolongs).find(|more| more.clock == id);
        if let Some(more) = more {
            self.add(Element::Extends(id), more.origin.span);
        }
        if let Expiry::Route(routes) = &clock.expiry
            && routes.len() > 1
        {
            for (number, route) in (0..).zip(routes) {
                self.add(Element::Expiry(id, number), route.origin.span);
            }
        }
        let closes = clock.expiry == Expiry::Lapse || clock.limits.iter().any(|rule| rule.before.is_some());
        if let ClockOwner::Action(action) = clock.owner
            && closes
        {
            self.add(Element::Refusal(Refusing::Within(action)), span);
        }
    }

    fn ballot(&mut self, id: BallotId, ballot: &Ballot) {
        for result in ballot.results() {
            let on = ballot.on.iter().find(|on| on.result == result);
            let span = on.map_or(ballot.origin.span, |on| on.origin.span);
            self.add(Element::Result(id, result), span);
        }
    }

    fn ladder(&mut self) {
        let Some((slot, _)) = self.workflow.climbs else { return };
        let rules = self.workflow.slots.at(slot);
        let SlotType::Ladder(ladder) = rules.r#type else { return };
        let Some(ladder) = self.charter.ladders.get(ladder) else { return };
        for (number, rung) in (1..).zip(&ladder.rungs) {
            self.add(Element::Rung(slot, number), rung.origin.span);
        }
        if let Some(route) = &rules.exhausted {
            self.add(Element::Exhausted(slot), route.origin.span);
        }
    }

    fn decision(&mut self, number: u16, decision: &Decision<'_>) {
        for (test, _) in (0..).zip(0..decisive::count(decision.condition)) {
            self.add(Element::Test(number, test, true), decision.span);
            self.add(Element::Test(number, test, false), decision.span);
        }
    }
}

/// Whether some rule that is not retired uses a table.
fn is_used(workflow: &Workflow, table: TableId) -> bool {
    let by_action = workflow.actions.values().filter(|action| !action.is_retired).any(|action| {
        let routes = match &action.next {
            Next::Routes(routes) => routes.as_slice(),
            Next::Table(leads) if *leads == table => return true,
            Next::Table(_) | Next::Stay => &[],
        };
        let uses = routes.iter().flat_map(|route| &route.uses).chain(&action.uses);
        uses.into_iter().any(|used| used.table == table)
    });
    let limits = workflow.clocks.values().flat_map(|clock| &clock.limits);
    by_action
        || limits.into_iter().any(|rule| rule.limit == LimitSource::Table(table))
        || workflow.clocks.values().any(|clock| match &clock.expiry {
            Expiry::Route(routes) => {
                routes.iter().flat_map(|route| &route.uses).any(|used| used.table == table)
            }
            _ => false,
        })
}
