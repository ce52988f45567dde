//! Every turn a case can take, whoever acts and however long it takes: what proofs walk through.
//!
//! **What.** A [`Walk`] takes one case of a workflow from its start on, and at every stand of it tries each action with each
//! value that rules tell apart, and the end of each running clock. The engine itself says what follows. **Why.** So that a proof
//! and a run can never differ in what a rule means. **How.** Time stands still: all that happened did so at one instant, the
//! next event comes a second later, limits are neither waited for nor counted, and what only time or persons forbid is taken
//! for open. What no rule reads is forgotten, numbers of times are counted no further than rules count, and a stand packs
//! the rest into a few words.
//!
//! **Does not see.** Whether somebody can act (separation of duty, ties), and orders of expiries that their lengths
//! would exclude: more runs are walked through than can happen, never fewer.

mod alive;
mod cast;
mod domain;
mod guess;
mod happening;
mod live;
mod matters;
mod reads;
mod stand;
mod turn;

pub(crate) use cast::Doer;
pub(crate) use happening::{Happening, News};
use turn::Told;
pub(crate) use turn::Turn;

use std::{rc::Rc, sync::Arc};

use alive::{Alive, Values};
use matters::Matters;

use super::{Binding, Case, Directory, Identity, Instance, Key, Known, NamedBody, Person, Watch, Which};
use crate::{
    Name,
    charter::{Charter, Workflow},
    id::WorkflowId,
    rule::{Condition, Expiry},
    time::{Calendar, Instant},
};

/// The instant at which everything happened.
const NOW: i64 = 1_767_600_000;

/// A way through everything that can happen to the cases of one workflow.
#[derive(Debug)]
pub(crate) struct Walk<'c> {
    charter: &'c Charter,
    workflow: &'c Workflow,
    calendar: Calendar,
    /// When everything happened so far, and when the next event does: a clock that it starts is another instance.
    now: Instant,
    next: Instant,
    identity: Arc<Identity>,
    covered: Vec<Instance>,
    matters: Matters,
    /// What of a stand is still read from each state on.
    alive: Alive,
    /// What can be told with each action.
    combinations: Vec<Rc<Vec<Vec<Told>>>>,
    /// Which values each fact, and which bodies or persons each slot, was met with: what a stand says in one byte.
    values: Vec<Values>,
    bindings: Vec<Vec<Binding>>,
    bodies: Vec<Instance>,
    /// Whoever acts, all persons being one.
    somebody: [Person; 1],
    /// Whether facts are forgotten after every event and guessed anew before the next.
    guesses: bool,
    /// Whether something had to be left out: more values than a stand can hold, or than can be tried.
    pub(crate) is_cut: bool,
    /// Who is told of what is judged and of what happens.
    watch: Option<&'c dyn Watch>,
}

/// How far facts are followed from one event to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Facts {
    /// A fact stays what it was told to be.
    Kept,
    /// After every event facts are forgotten, and before the next they may be anything: far fewer stands, and more than can
    /// happen.
    Guessed,
}

impl<'c> Walk<'c> {
    /// A walk through the cases of a workflow that remembers what these conditions read; none if the charter has no such
    /// workflow.
    pub(crate) fn new(charter: &'c Charter, id: WorkflowId, watched: &[&Condition]) -> Option<Self> {
        let workflow = charter.workflows.get(id)?;
        let case = Case::new(charter, workflow.name.as_str(), "walk").ok()?;
        let covered =
            workflow.classes.iter().filter_map(|&class| Some(Instance::of(class, any_key()?))).collect();
        let matters = Matters::of(charter, workflow, watched);
        let (alive, values) = Alive::of(workflow, &matters, watched);
        let mut walk = Self {
            charter,
            workflow,
            calendar: Calendar::weekdays(),
            now: Instant::from_unix(NOW)?,
            next: Instant::from_unix(NOW + 1)?,
            identity: Arc::clone(&case.identity),
            covered,
            values,
            bindings: vec![Vec::new(); workflow.slots.len()],
            bodies: Vec::new(),
            somebody: [somebody()],
            is_cut: matters.is_cut,
            alive,
            matters,
            combinations: Vec::new(),
            guesses: false,
            watch: None,
        };
        let combinations = workflow.actions.values().map(|action| Rc::new(walk.combine(action))).collect();
        walk.combinations = combinations;
        Some(walk)
    }

    /// A walk that keeps every clock, also those whose end changes nothing that can happen: for questions of time. Only duties
    /// that recur have no clock in it, since their ends bound nothing.
    pub(crate) fn timed(charter: &'c Charter, id: WorkflowId, facts: Facts) -> Option<Self> {
        let mut walk = Self::new(charter, id, &[])?;
        let bounds = walk.workflow.clocks.iter().filter(|(_, clock)| clock.expiry != Expiry::Again);
        walk.matters.clocks = bounds.map(|(clock, _)| clock).collect();
        let (alive, values) = Alive::of(walk.workflow, &walk.matters, &[]);
        (walk.alive, walk.values) = (alive, values);
        walk.guesses = facts == Facts::Guessed;
        if walk.guesses {
            let guessed = walk.workflow.actions.iter().map(|(id, action)| Rc::new(walk.guess(id, action)));
            let guessed = guessed.collect();
            walk.combinations = guessed;
        }
        Some(walk)
    }

    /// From now on somebody is told of every condition that is judged and of everything that happens.
    pub(crate) fn set_watch(&mut self, watch: &'c dyn Watch) {
        self.watch = Some(watch);
    }

    /// The workflow.
    pub(crate) fn workflow(&self) -> &'c Workflow {
        self.workflow
    }
}

/// Whoever acts: no rule tells persons apart on a walk.
fn somebody() -> Person {
    Person::new("somebody")
}

/// The key of the one instance that each class is taken to have.
pub(crate) fn any_key() -> Option<Key> {
    Key::new("any").ok()
}

/// A directory that always names one instance, and no ties.
#[derive(Debug)]
struct Anywhere;

impl Directory for Anywhere {
    fn tie(&self, _: &Person, _: &Person, _: &Name) -> Known {
        Known::No
    }

    fn tie_to_case(&self, _: &Person, _: &str, _: &Name) -> Known {
        Known::No
    }

    fn covering(&self, _: &Name, _: &str) -> Which {
        any_key().map_or(Which::None, Which::One)
    }

    fn superior(&self, _: NamedBody<'_>, _: &Name) -> Which {
        any_key().map_or(Which::None, Which::One)
    }

    fn has(&self, _: NamedBody<'_>) -> Known {
        Known::Yes
    }
}
