//! Sub-cases: which cases a state waits for and what follows from their ends, and how an opened case begins.

use super::{State, Workflow};
use crate::{
    Name,
    id::{ActionId, SlotId, WorkflowId},
    origin::Origin,
    rule::{Party, Route, Target},
    workflow::Leaving,
};

/// The sub-cases that a state waits for, and where their ends lead.
///
/// After each end the first outcome with which so many have ended leads on. If so many have ended and no outcome is
/// named, or if all have ended, the plain routes do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waits {
    /// The workflow of the cases it waits for.
    pub workflow: WorkflowId,
    /// How many must end; none means all that are awaited.
    pub least: Option<u32>,
    /// What follows an outcome with which so many have ended, in order.
    pub on: Vec<OnOutcome>,
    /// What follows whatever the outcomes.
    pub routes: Vec<Route>,
    /// Where it comes from.
    pub origin: Origin,
}

/// What follows an outcome of sub-cases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnOutcome {
    /// The outcome, as an end state of the sub-cases' workflow names it.
    pub outcome: Name,
    /// Where it leads: the first of these that fits.
    pub routes: Vec<Route>,
    /// Where it comes from.
    pub origin: Origin,
}

/// One way on from a state that waits.
#[derive(Debug, Clone, Copy)]
pub struct WayOn<'c> {
    /// What the state waits for.
    pub waits: &'c Waits,
    /// The outcome that leads there; none for a plain route.
    pub on: Option<&'c OnOutcome>,
    /// Where it leads.
    pub route: &'c Route,
}

/// How a case begins that another case opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beginning {
    /// The action that begins it: from start, by `system`.
    pub action: ActionId,
    /// The slot that this action asks, for whom the case is opened.
    pub slot: Option<SlotId>,
}

impl State {
    /// Every way on from what the state waits for: of each wait the routes of its outcomes, then its own. Their order
    /// numbers them, from 0.
    pub fn ways_on(&self) -> impl Iterator<Item = WayOn<'_>> {
        self.waits.iter().flat_map(|waits| {
            let led = waits
                .on
                .iter()
                .flat_map(move |on| on.routes.iter().map(move |route| WayOn { waits, on: Some(on), route }));
            led.chain(waits.routes.iter().map(move |route| WayOn { waits, on: None, route }))
        })
    }
}

impl Workflow {
    /// How a case of this workflow begins that another case opens: by its action from start by `system`, of several the
    /// first declared; none if it has none.
    #[must_use]
    pub fn beginning(&self) -> Option<Beginning> {
        let (id, action) = self.actions.iter().find(|(_, action)| {
            let mut parties = action.by.iter().flat_map(|by| &by.parties);
            action.leaving == Leaving::Start
                && !action.is_retired
                && parties.any(|party| *party == Party::System)
        })?;
        let slot = action.asks.iter().find_map(|asked| match asked {
            Target::Slot(slot) => Some(*slot),
            Target::Fact(_) => None,
        });
        Some(Beginning { action: id, slot })
    }
}
