//! Which bodies a slot may hold.

use crate::{
    charter::{Charter, Next, Workflow},
    id::{BodyId, SlotId},
    rule::{Assignment, Column, Holder, Route, Setting, SlotType, Target, ValueSource},
};

/// The bodies that a slot may hold, as far as the rules name them.
#[derive(Debug, Default)]
pub(super) struct Held {
    /// The bodies that are named.
    pub(super) bodies: Vec<BodyId>,
    /// Whether it may hold others: an actor says whom, or it follows from the case.
    pub(super) is_open: bool,
}

impl Held {
    /// What tables, settings and the slot's ladder put into it.
    pub(super) fn by(charter: &Charter, workflow: &Workflow, slot: SlotId) -> Self {
        let mut held = Self::default();
        if let Some(SlotType::Ladder(ladder)) = workflow.slots.get(slot).map(|slot| slot.r#type) {
            let rungs = charter.ladders.get(ladder).into_iter().flat_map(|ladder| &ladder.rungs);
            rungs.for_each(|rung| held.body(rung.body));
        }
        held.tables(workflow, slot);
        for action in workflow.actions.values() {
            held.is_open |= action.asks.contains(&Target::Slot(slot));
            held.sets(&action.sets, slot);
            if let Next::Routes(routes) = &action.next {
                held.routes(routes, slot);
            }
        }
        held
    }

    fn tables(&mut self, workflow: &Workflow, slot: SlotId) {
        for table in workflow.tables.values() {
            let Some(at) = table.outputs.iter().position(|column| *column == Column::Slot(slot)) else {
                continue;
            };
            for setting in table.rows.iter().filter_map(|row| row.settings.get(at)) {
                if let Setting::Holder(holder) = setting {
                    self.holder(holder);
                }
            }
        }
    }

    fn routes(&mut self, routes: &[Route], slot: SlotId) {
        routes.iter().for_each(|route| self.sets(&route.sets, slot));
    }

    fn sets(&mut self, sets: &[Assignment], slot: SlotId) {
        for set in sets.iter().filter(|set| set.target == Target::Slot(slot)) {
            if let ValueSource::Holder(holder) = &set.value {
                self.holder(holder);
            }
        }
    }

    fn holder(&mut self, holder: &Holder) {
        match holder {
            Holder::Body(body) => self.body(*body),
            _ => self.is_open = true,
        }
    }

    fn body(&mut self, body: BodyId) {
        if !self.bodies.contains(&body) {
            self.bodies.push(body);
        }
    }
}
