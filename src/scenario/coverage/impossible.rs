//! What no case can meet: proven, never guessed.

use std::collections::BTreeSet;

use super::{
    decision::{Owner, decisions},
    element::{Element, Refusing},
    seen::{Seen, Watcher},
};
use crate::{
    charter::{Charter, Workflow},
    check,
    finding::{Finding, Lint, Span},
    id::{ClockId, WorkflowId},
    rule::ClockOwner,
};

/// Says which elements of a charter no case can meet.
#[derive(Debug)]
pub(super) struct Impossible {
    /// What the checks of every day find.
    found: Vec<(Lint, u32, u32)>,
    /// The workflows that were walked through as a whole.
    whole: BTreeSet<WorkflowId>,
    /// What was met on these walks.
    met: Seen,
    /// The clocks that were started on them.
    started: BTreeSet<(WorkflowId, ClockId)>,
}

impl Impossible {
    /// Looks at up to `limit` stands of each workflow.
    pub(super) fn of(charter: &Charter, limit: usize) -> Self {
        let place = |finding: Finding| (finding.lint, finding.span.start, finding.span.end);
        let found = check::all_within(charter, limit).into_iter().map(place);
        let watcher = Watcher::new(charter);
        let ids = charter.workflows.ids();
        let walk = |id: &WorkflowId| {
            watcher.walk(*id);
            check::walk_watched(charter, *id, limit, &watcher)
        };
        let whole = ids.filter(walk).collect();
        let (met, started) = watcher.into_possible();
        Self { found: found.collect(), whole, met, started }
    }

    /// Whether no case can meet it.
    pub(super) fn is(&self, (id, rules): (WorkflowId, &Workflow), element: Element, span: Span) -> bool {
        // What was not read from text stands nowhere.
        let is_found = |lint| span.end > 0 && self.found.contains(&(lint, span.start, span.end));
        let is_told = match element {
            Element::State(_) => is_found(Lint::UnreachableState),
            Element::Action(_) => is_found(Lint::DeadAction),
            Element::Row(..) => is_found(Lint::MaskedRow),
            _ => false,
        };
        is_told || self.whole.contains(&id) && is_walked(rules, element) && !self.happens(id, rules, element)
    }

    fn happens(&self, id: WorkflowId, rules: &Workflow, element: Element) -> bool {
        let met = |element| self.met.0.contains(&(id, element));
        let started = |clock| self.started.contains(&(id, clock));
        match element {
            // A clock that runs can warn and end, and stand still; the walk forgets those whose end is only a breach.
            Element::Warns(clock, _) | Element::Expires(clock) | Element::Pauses(clock) => started(clock),
            // A clause has something to refuse if its action can be done at all.
            Element::Refusal(Refusing::Within(action)) => {
                let own = rules.clocks.iter().filter(|(_, clock)| clock.owner == ClockOwner::Action(action));
                own.into_iter().any(|(clock, _)| started(clock)) || met(Element::Action(action))
            }
            Element::Refusal(Refusing::AtMost(_) | Refusing::Competence(_)) => met(element),
            Element::Refusal(refusing) => {
                action_of(refusing).is_none_or(|action| met(Element::Action(action)))
            }
            Element::Test(number, ..) => {
                let owner = decisions(rules).get(usize::from(number)).map(|decision| decision.of);
                let is_done =
                    |owner| !matches!(owner, Owner::Action(action) if !met(Element::Action(action)));
                met(element) && owner.is_none_or(is_done)
            }
            _ => met(element),
        }
    }
}

/// Whether a walk through everything that can happen would meet it if it were possible.
fn is_walked(rules: &Workflow, element: Element) -> bool {
    match element {
        Element::Test(number, ..) => {
            decisions(rules).get(usize::from(number)).is_some_and(|decision| decision.is_walked)
        }
        Element::Result(..) | Element::Join(..) => false,
        _ => true,
    }
}

fn action_of(refusing: Refusing) -> Option<crate::id::ActionId> {
    match refusing {
        Refusing::By(action)
        | Refusing::Bars(action, _)
        | Refusing::AtMost(action)
        | Refusing::AtLeast(action)
        | Refusing::Since(action)
        | Refusing::Before(action)
        | Refusing::Within(action) => Some(action),
        Refusing::AnyBars(_) | Refusing::Stay(_) | Refusing::Competence(_) => None,
    }
}
