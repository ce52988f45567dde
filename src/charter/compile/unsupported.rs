//! What is read and not run yet: ballots. Their names are checked all the same.

use super::{
    category::Category,
    room::{Room, Thing},
};
use crate::{
    id::StateId,
    rule::Cause,
    text::{BallotText, BoundText, HasText, OnText, RouteText},
};

impl Room<'_, '_> {
    pub(super) fn declare_ballots(&mut self) {
        for text in self.text.states.iter().flat_map(|state| &state.ballots) {
            if self.declare_name(&text.name, Category::Ballot).is_some() {
                self.hall.titles(&text.name, &text.titles);
                self.add_name(&text.name, Category::Ballot, Some(Thing::Ballot));
            }
        }
    }

    /// Checks the names in a ballot.
    pub(super) fn ballot(&mut self, state: StateId, text: &BallotText) {
        self.hall.check_notes(&text.notes);
        self.hall.not_yet(text.name.span, "a ballot", "表决");
        for by in &text.by {
            self.hall.check_notes(&by.notes);
            by.parties.iter().for_each(|path| drop(self.party(path)));
            self.optional_condition(by.condition.as_ref());
        }
        let proxies = text.proxies.iter().flat_map(|proxies| &proxies.bounds);
        let bounds =
            text.quorum.iter().chain(&text.passes).chain(&text.wins).chain(&text.margin).chain(proxies);
        bounds.for_each(|bound| self.bound_names(bound));
        for proxies in &text.proxies {
            self.hall.check_notes(&proxies.notes);
            self.optional_condition(proxies.condition.as_ref());
            self.named_parties_of(&proxies.bars);
        }
        text.has.iter().for_each(|has| self.has_names(has));
        self.named_parties_of(&text.bars);
        for within in &text.within {
            self.hall.check_notes(&within.notes);
            self.optional_condition(within.condition.as_ref());
        }
        let mut to = Vec::new();
        text.on.iter().for_each(|on| to.extend(self.result_names(on)));
        self.unrun.push((state, to));
    }

    fn has_names(&mut self, has: &HasText) {
        self.hall.check_notes(&has.notes);
        self.hall.person_named(&has.who);
        has.bounds.iter().for_each(|bound| self.bound_names(bound));
    }

    fn bound_names(&mut self, bound: &BoundText) {
        self.hall.check_notes(&bound.notes);
        self.optional_condition(bound.condition.as_ref());
    }

    /// Checks the names in what follows a result, and gives the states that it enters.
    fn result_names(&mut self, on: &OnText) -> Vec<StateId> {
        self.hall.check_notes(&on.notes);
        let to = on.routes.iter().flat_map(|route| self.route_names(route)).collect();
        self.assignments(&on.sets, None);
        on.opens.iter().for_each(|opens| drop(self.opens(opens)));
        if let Some(take) = &on.take {
            self.action(take);
            self.assignments(&on.with, None);
        }
        if let Some(escalate) = &on.escalate {
            self.escalation(escalate, Cause::Request);
        }
        to
    }

    fn route_names(&mut self, route: &RouteText) -> Vec<StateId> {
        self.hall.check_notes(&route.notes);
        self.all_conditions(&route.conditions);
        self.assignments(&route.sets, None);
        route.to.iter().filter_map(|path| self.state(path)).collect()
    }
}
