//! Which way an action goes: "routes of an action are chosen by ordered conditions or by a table".

use gongzhi::{
    charter::Next,
    engine::{Ground, Person},
    id::{ActionId, StateId},
    rule::{Column, Route, Setting},
};

use super::{
    condition::holds,
    draft::Draft,
    ladder::Climb,
    table::{Fits, row},
};

/// Which way an action goes.
#[derive(Clone, Copy)]
pub(crate) enum Way<'a> {
    Stay,
    Route(&'a Route),
    State(StateId),
}

impl<'a> Draft<'a> {
    /// "What a route sets": its tables first, then what it says itself.
    pub(crate) fn by_route(&mut self, route: &'a Route, by: &[Person]) {
        self.use_tables(&route.uses);
        self.assign(&route.sets, by);
        self.opening.extend(&route.opens);
    }

    /// The way on, where no condition chooses it.
    pub(crate) fn way(&self, action: ActionId) -> Option<Way<'a>> {
        match &self.rules.workflow.actions.get(action).unwrap().next {
            Next::Stay => Some(Way::Stay),
            Next::Routes(_) => None,
            Next::Table(table) => {
                let Fits::Row(_, row) = row(self.rules, &self.now, *table) else { return None };
                let outputs = &self.rules.workflow.tables.get(*table).unwrap().outputs;
                let place = outputs.iter().position(|column| *column == Column::Next)?;
                match row.settings.get(place) {
                    Some(Setting::State(state)) => Some(Way::State(*state)),
                    _ => Some(Way::Stay),
                }
            }
        }
    }

    /// "Routes of an action are chosen by ordered conditions or a table."
    pub(crate) fn route(&mut self, action: ActionId) -> Option<Way<'a>> {
        let Next::Routes(routes) = &self.rules.workflow.actions.get(action).unwrap().next else {
            return None;
        };
        let Some((number, route)) = self.first_route(routes) else {
            self.why.insert("->");
            return None;
        };
        self.grounds.insert(Ground::Route(action, number));
        Some(Way::Route(route))
    }

    /// The first route whose condition holds, if what stands before it surely does not.
    pub(crate) fn first_route<'r>(&self, routes: &'r [Route]) -> Option<(u16, &'r Route)> {
        for (number, route) in (0..).zip(routes) {
            match holds(self.rules, &self.now, &route.condition) {
                Some(true) => return Some((number, route)),
                Some(false) => {}
                None => return None,
            }
        }
        None
    }

    /// The states entered: those of the way taken, or those to which an exhausted ladder leads instead; an empty list if the
    /// case stays, none if it cannot climb.
    pub(crate) fn destination(
        &mut self,
        action: ActionId,
        way: Way<'a>,
        by: &[Person],
    ) -> Option<Vec<StateId>> {
        let (to, of_route) = match way {
            Way::Stay => (Vec::new(), None),
            Way::State(state) => (vec![state], None),
            Way::Route(route) => (route.to.clone(), route.escalates),
        };
        // "A cause is an instance (this action's event) and escalates once."
        let cause = self.rules.workflow.actions.get(action).unwrap().escalates.or(of_route);
        let Some(cause) = cause else { return Some(to) };
        match self.climb(cause)? {
            Climb::Exhausted(route) => {
                self.by_route(route, by);
                Some(route.to.clone())
            }
            Climb::Next | Climb::Stays => Some(to),
        }
    }

    /// Out of one state by a route: what a join and a ballot's result do.
    pub(crate) fn lead(&mut self, state: StateId, route: &'a Route) {
        self.by_route(route, &[]);
        let mut to = route.to.clone();
        if let Some(cause) = route.escalates {
            match self.climb(cause) {
                None => return,
                Some(Climb::Exhausted(route)) => {
                    self.by_route(route, &[]);
                    to.clone_from(&route.to);
                }
                Some(Climb::Next | Climb::Stays) => {}
            }
        }
        let leave = if to.is_empty() { &[][..] } else { &[state][..] };
        self.go(leave, &[], &to);
        if !self.is_open() {
            return;
        }
        if !self.is_expiry {
            self.stays();
        }
        self.settle();
    }
}
