//! Where actions, expiries and exhausted ladders lead.

use super::{
    category::Category,
    clocks::is_always,
    openings::Opening,
    room::{Room, Thing},
};
use crate::{
    charter::Next,
    finding::{Lint, Span},
    id::{ActionId, Id, SlotId, StateId},
    rule::{Assignment, Cause, Condition, Opens, Route, SlotType, Used},
    text::{ActionText, AssignText, ConditionText, EscalateText, OnText, OpensText, RouteText, SlotText},
};

impl Room<'_, '_> {
    /// Routes in order, each with what is set whichever is taken.
    pub(super) fn routes(
        &mut self,
        texts: &[RouteText],
        sets: &[AssignText],
        actor: Option<ActionId>,
    ) -> Vec<Route> {
        let common = self.assignments(sets, actor);
        if texts.is_empty() {
            let span = sets.first().map_or(Span::default(), |set| set.target.span);
            let origin = crate::origin::Origin { span, ..Default::default() };
            return vec![staying(common, origin)];
        }
        self.check_order(texts);
        texts.iter().map(|text| self.route(text, &common, actor)).collect()
    }

    fn route(&mut self, text: &RouteText, common: &[Assignment], actor: Option<ActionId>) -> Route {
        let origin = self.hall.origin(&text.notes, text.span);
        let uses = self.tables_of_route(text);
        let mut sets = common.to_vec();
        sets.extend(self.assignments(&text.sets, actor));
        Route {
            condition: self.all_conditions(&text.conditions),
            is_otherwise: text.otherwise,
            to: self.entered(text),
            uses,
            sets,
            escalates: text.escalate.as_ref().and_then(|escalate| self.escalation(escalate, Cause::Request)),
            opens: text.opens.iter().filter_map(|opens| self.opens(opens)).collect(),
            origin,
        }
    }

    /// The tables that a route uses; where it leads it says itself.
    fn tables_of_route(&mut self, text: &RouteText) -> Vec<Used> {
        let mut tables = Vec::new();
        for clause in &text.uses {
            let used = self.tables_used(clause);
            if used.iter().any(|used| self.leads(used.table)) {
                let en = "a route says where it leads, so the table that it uses has no `->` column";
                self.hall.wrong(clause.span, en, "去向已由“→”写明，它所依的判定表不能再有“→”列");
            }
            tables.extend(used);
        }
        tables
    }

    fn entered(&mut self, text: &RouteText) -> Vec<StateId> {
        let mut states: Vec<StateId> = Vec::new();
        for path in &text.to {
            let Some(state) = self.state(path) else { continue };
            if states.contains(&state) {
                let en = format!("`{path}` is entered twice at once");
                self.hall.say(Lint::DuplicateName, path.span, en, format!("同时两次进入“{path}”"));
            } else {
                states.push(state);
            }
        }
        self.check_ends(&states, text.span);
        states
    }

    /// An end is entered alone.
    fn check_ends(&mut self, states: &[StateId], span: Span) {
        let end = states.iter().find(|&&state| self.states.at(state).end.is_some());
        if let Some(&end) = end.filter(|_| states.len() > 1) {
            let name = self.states.at(end).name.clone();
            let en =
                format!("`{name}` ends the case, and an end is never entered together with another state");
            self.hall.say(Lint::EndNotAlone, span, en, format!("“{name}”是终点，不能与其他环节同时进入"));
        }
    }

    /// All of several conditions.
    pub(super) fn all_conditions(&mut self, texts: &[ConditionText]) -> Condition {
        let mut conditions: Vec<_> = texts.iter().map(|text| self.condition(text)).collect();
        match conditions.len() {
            0 => Condition::Always,
            1 => conditions.pop().unwrap_or_default(),
            _ => Condition::All(conditions),
        }
    }

    /// `otherwise` and a route without a condition take every case that is left: nothing can follow them.
    fn check_order(&mut self, texts: &[RouteText]) {
        for text in texts.iter().filter(|text| text.otherwise && !text.conditions.is_empty()) {
            let en = "`otherwise` takes every case that is left, so it has no condition";
            self.hall.wrong(text.span, en, "“否则”包括其余一切情形，不带条件");
        }
        let takes_all = |text: &RouteText| text.otherwise || text.conditions.is_empty();
        let last = texts.iter().position(takes_all);
        for text in last.map(|last| texts.iter().skip(last + 1)).into_iter().flatten() {
            let en = "this route is never taken: the one above it takes every case that is left";
            self.hall.say(
                Lint::RouteNeverTaken,
                text.span,
                en,
                "这一去向不会被采用：上面的去向已经包括其余一切情形",
            );
        }
    }

    /// Where an action leads: by its routes, by a table with a `->` column, or nowhere.
    pub(super) fn next(&mut self, id: ActionId, text: &ActionText, uses: &[Used]) -> Next {
        let tables: Vec<_> = uses.iter().map(|used| used.table).filter(|&table| self.leads(table)).collect();
        let several = !text.routes.is_empty() && !tables.is_empty() || tables.len() > 1;
        if several {
            let en = "an action leads on by its routes or by one table with a `->` column, not by both";
            self.hall.wrong(text.span, en, "动作的去向由“→”或者一个带“→”列的判定表决定，不能兼用");
        }
        match (text.routes.is_empty(), tables.first()) {
            (false, _) => Next::Routes(self.routes(&text.routes, &[], Some(id))),
            (true, Some(&table)) => Next::Table(table),
            (true, None) => Next::Stay,
        }
    }

    /// A case that is opened.
    pub(super) fn opens(&mut self, text: &OpensText) -> Option<Opens> {
        let origin = self.hall.origin(&text.notes, text.workflow.span);
        let workflow = self.hall.workflow_named(&text.workflow);
        let slot = |room: &mut Self, path| {
            room.find(path, &[Category::Slot], |thing| match thing {
                Thing::Slot(slot) => Some(slot),
                _ => None,
            })
        };
        let for_each = match &text.for_each {
            Some(path) => Some(slot(self, path)?),
            None => None,
        };
        let opens = Opens { workflow: workflow?, for_each, origin };
        let holds = for_each.map(|slot| self.slots.at(slot).r#type);
        let span = text.workflow.span;
        self.hall.openings.push(Opening { from: self.id, opens: opens.clone(), holds, span });
        Some(opens)
    }

    /// What follows a result: its routes, each with all that the result itself says.
    pub(super) fn following(&mut self, on: &OnText) -> Vec<Route> {
        let mut routes = self.routes(&on.routes, &on.sets, None);
        let opens: Vec<Opens> = on.opens.iter().filter_map(|opens| self.opens(opens)).collect();
        let cause = on.escalate.as_ref().and_then(|escalate| self.escalation(escalate, Cause::Request));
        for route in &mut routes {
            route.opens.splice(0..0, opens.iter().cloned());
            route.escalates = route.escalates.or(cause);
        }
        routes
    }

    /// A step up the ladder and its cause.
    pub(super) fn escalation(&mut self, text: &EscalateText, default: Cause) -> Option<Cause> {
        self.check_ladder(text.span);
        match &text.cause {
            Some(path) => self.hall.cause(path),
            None => Some(default),
        }
    }

    /// The slot that climbs a ladder.
    pub(super) fn climbing_slot(&self) -> Option<SlotId> {
        self.slots.position(|slot| matches!(slot.r#type, SlotType::Ladder(_)))
    }

    /// What follows when the slot's ladder is exhausted.
    pub(super) fn exhausted(&mut self, text: &SlotText, id: SlotId) -> Option<Route> {
        let has_ladder = matches!(self.slots.at(id).r#type, SlotType::Ladder(_));
        let mut found = None;
        for on in &text.on {
            self.hall.check_notes(&on.notes);
            if on.result.as_str() != "exhausted" || !has_ladder {
                self.no_exhaustion(on, text);
            } else if found.is_some() {
                let en = "what follows an exhausted ladder is said twice";
                self.hall.say(Lint::DuplicateName, on.span, en, "阶梯用尽的后果写了两次");
            } else {
                found = self.exhaustion(on);
            }
        }
        found
    }

    fn no_exhaustion(&mut self, on: &OnText, slot: &SlotText) {
        let (result, name) = (&on.result, &slot.name);
        let en = format!("`{result}` never happens to the slot `{name}`: only a ladder can be `exhausted`");
        self.hall.wrong(result.span, en, format!("角色“{name}”不会“{result}”：只有阶梯会“用尽”"));
    }

    fn exhaustion(&mut self, on: &OnText) -> Option<Route> {
        if on.escalate.is_some() || on.take.is_some() || on.routes.len() > 1 {
            let en = "an exhausted ladder leads to one place: `on exhausted -> STATE`";
            self.hall.wrong(on.result.span, en, "阶梯用尽只有一个去向：“遇 用尽 → 环节”");
        }
        let route = self.following(on).into_iter().next()?;
        if !is_always(&route.condition) {
            let en = "an exhausted ladder leads to one place, whatever the case is: choose further in the state it leads to";
            self.hall.wrong(on.span, en, "阶梯用尽只有一个去向，不带条件：请在所到的环节里再作选择");
        }
        Some(route)
    }

    /// The climbing slot and its allowance clock: the one whose expiry escalates, a named one before one of a state or action.
    pub(super) fn climbs(&self) -> Option<(SlotId, Option<crate::id::ClockId>)> {
        let slot = self.climbing_slot()?;
        let escalating =
            self.clocks.iter().filter(|(_, clock)| clock.expiry == crate::rule::Expiry::Escalate);
        let clock = escalating
            .min_by_key(|(id, clock)| (clock.owner != crate::rule::ClockOwner::Workflow, id.index()));
        Some((slot, clock.map(|(id, _)| id)))
    }
}

/// A route that stays where the case is.
fn staying(sets: Vec<Assignment>, origin: crate::origin::Origin) -> Route {
    Route {
        condition: Condition::Always,
        is_otherwise: false,
        to: Vec::new(),
        uses: Vec::new(),
        sets,
        escalates: None,
        opens: Vec::new(),
        origin,
    }
}
