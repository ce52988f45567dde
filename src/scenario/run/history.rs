//! What a running case has been through, as expectations ask for it.

use super::runner::Running;
use crate::{
    charter::{Next, Workflow},
    engine::{Change, Event, Ground, Meaning, What},
    id::{ActionId, ClockId},
    rule::Cause,
};

impl Running {
    /// Why the case went up its ladder last; none if it never did.
    pub(in crate::scenario) fn last_cause(&self, rules: &Workflow) -> Option<Cause> {
        self.events.iter().rev().find_map(|event| climbed(rules, event))
    }

    /// The clocks whose end has come since they were started last, or whose duty was not done since a span ended, in the order of declaration.
    pub(in crate::scenario) fn ended_clocks(&self) -> Vec<ClockId> {
        let mut ended: Vec<ClockId> = Vec::new();
        for event in &self.events {
            for change in &event.changes {
                match change {
                    Change::Started(start) => ended.retain(|clock| *clock != start.clock),
                    Change::Settled(done, _) => ended.retain(|clock| clock != done),
                    Change::Expired(clock) if !ended.contains(clock) => ended.push(*clock),
                    _ => {}
                }
            }
            // A clock that escalates is started anew by its own end; it has ended all the same.
            if let What::Expired { clock, .. } | What::Deemed { clock, .. } = event.what
                && !ended.contains(&clock)
            {
                ended.push(clock);
            }
        }
        ended.sort_unstable();
        ended
    }
}

/// Why an event moved the case up its ladder, if it did.
fn climbed(rules: &Workflow, event: &Event) -> Option<Cause> {
    let went_up =
        event.grounds.iter().any(|ground| matches!(ground, Ground::Rung(..) | Ground::Exhausted(_)));
    match event.what {
        What::Expired { meaning: Meaning::Escalated | Meaning::Exhausted, .. } => Some(Cause::Expiry),
        What::Done { action, .. } | What::Deemed { action, .. } if went_up => cause_of(rules, action, event),
        _ => None,
    }
}

fn cause_of(rules: &Workflow, id: ActionId, event: &Event) -> Option<Cause> {
    let action = rules.actions.get(id)?;
    if action.escalates.is_some() {
        return action.escalates;
    }
    let Next::Routes(routes) = &action.next else { return None };
    event.grounds.iter().find_map(|ground| match ground {
        Ground::Route(of, index) if *of == id => routes.get(usize::from(*index))?.escalates,
        _ => None,
    })
}
