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
mod asking;
mod bodies;
mod cast;
mod choices;
mod copies;
mod domain;
mod guess;
mod happening;
mod live;
mod loose;
mod matters;
mod memory;
mod pairs;
mod reads;
mod results;
mod spoken;
mod stand;
mod standing;
mod step;
mod thing;
mod touch;
mod turn;
mod ways;

pub(crate) use asking::{Asking, Cast};
pub(crate) use cast::Doer;
pub(crate) use happening::{Happening, News};
pub(crate) use memory::Mark;
pub(crate) use step::{Fill, Step};
pub(crate) use touch::{Mover, Touch, Touched};
pub(crate) use turn::{Told, Turn};

use std::{collections::BTreeSet, rc::Rc, sync::Arc};

use alive::{Alive, Values};
use loose::Free;
use matters::Matters;

use super::{Binding, Case, Directory, Identity, Instance, Key, Known, NamedBody, Person, Watch, Which};
use crate::{
    Name,
    charter::{Charter, Workflow},
    id::{ActionId, BodyId, WorkflowId},
    rule::{Condition, Expiry},
    time::{Calendar, Instant},
};

/// The instant at which everything happened.
const NOW: i64 = 1_767_600_000;

/// How closely a walk looks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Detail {
    /// At data, persons left aside.
    Data,
    /// At data, and at what rules about persons read.
    Persons,
    /// At what rules about persons read, and at how often these actions were done; the rest may be anything at any time.
    Loose(BTreeSet<ActionId>),
}

/// A way through everything that can happen to the cases of one workflow.
#[derive(Debug)]
pub(crate) struct Walk<'c> {
    charter: &'c Charter,
    workflow: &'c Workflow,
    directory: &'c dyn Directory,
    calendar: Calendar,
    /// When everything happened so far, and when the next event does: a clock that it starts is another instance.
    now: Instant,
    next: Instant,
    identity: Arc<Identity>,
    covered: Vec<Instance>,
    matters: Matters,
    /// What is forgotten and taken to be anything, in a loose walk.
    free: Option<Free>,
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
    /// Who stands for whoever acts.
    actor: [Person; 1],
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
        Self::through(charter, id, (&ANYWHERE, &[]), watched, &Detail::Data)
    }

    /// The same where it counts who acts, and for which body: bars are read, the directory says which instances there are, and
    /// slots whose bodies may act are given each of `bodies`.
    pub(crate) fn for_persons(
        charter: &'c Charter,
        id: WorkflowId,
        (directory, bodies): (&'c dyn Directory, &[Instance]),
        detail: &Detail,
    ) -> Option<Self> {
        Self::through(charter, id, (directory, bodies), &[], detail)
    }

    fn through(
        charter: &'c Charter,
        id: WorkflowId,
        (directory, bodies): (&'c dyn Directory, &[Instance]),
        watched: &[&Condition],
        detail: &Detail,
    ) -> Option<Self> {
        let sees_persons = *detail != Detail::Data;
        let workflow = charter.workflows.get(id)?;
        let case = Case::new(charter, workflow.name.as_str(), "walk").ok()?;
        let covering = |class: &BodyId| {
            let name = &charter.structure.bodies.get(*class)?.name;
            match directory.covering(name, case.id()) {
                Which::One(key) => Some(Instance::of(*class, key)),
                Which::None | Which::Unknown => None,
            }
        };
        let covered = workflow.classes.iter().filter_map(covering).collect();
        let mut matters = Matters::of(charter, workflow, watched, sees_persons);
        if sees_persons {
            matters.tell_bodies_apart(workflow, bodies);
        }
        let free = match detail {
            Detail::Loose(counting) => Some(matters.loosen(workflow, counting)),
            Detail::Data | Detail::Persons => None,
        };
        let (alive, values) = Alive::of(workflow, &matters, watched);
        let mut walk = Self {
            charter,
            workflow,
            directory,
            calendar: Calendar::weekdays(),
            now: Instant::from_unix(NOW)?,
            next: Instant::from_unix(NOW + 1)?,
            identity: Arc::clone(&case.identity),
            covered,
            values,
            bindings: vec![Vec::new(); workflow.slots.len()],
            bodies: Vec::new(),
            somebody: [somebody()],
            actor: [Person::new("actor")],
            is_cut: matters.is_cut || results::reads_persons(workflow),
            alive,
            free,
            matters,
            combinations: Vec::new(),
            guesses: false,
            watch: None,
        };
        let combinations = workflow.actions.values().map(|action| Rc::new(walk.combine(action))).collect();
        walk.combinations = combinations;
        walk.prepare_loose();
        Some(walk)
    }

    /// A walk that keeps every clock, also those whose end changes nothing that can happen: for questions of time; it
    /// remembers what a condition reads. Only duties that recur have no clock in it, since their ends bound nothing.
    pub(crate) fn timed(
        charter: &'c Charter,
        id: WorkflowId,
        watched: &Condition,
        facts: Facts,
    ) -> Option<Self> {
        let mut walk = Self::new(charter, id, &[watched])?;
        let bounds = walk.workflow.clocks.iter().filter(|(_, clock)| clock.expiry != Expiry::Again);
        walk.matters.clocks = bounds.map(|(clock, _)| clock).collect();
        let (alive, values) = Alive::of(walk.workflow, &walk.matters, &[watched]);
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

    /// The keys of the instances of each class, the one first that covers the case.
    pub(crate) fn keys(&self) -> Vec<Key> {
        keys(self.matters.others)
    }

    /// The workflow.
    pub(crate) fn workflow(&self) -> &'c Workflow {
        self.workflow
    }
}

/// Whoever acts: no rule tells persons apart on a walk.
fn somebody() -> Person {
    Person::new(step::SOMEBODY)
}

/// The key of the instance of each class that covers the case, and that stands above all others.
pub(crate) fn any_key() -> Option<Key> {
    keys(0).into_iter().next()
}

static ANYWHERE: Anywhere = Anywhere;

/// The keys of that instance and of so many others.
fn keys(others: usize) -> Vec<Key> {
    let name = |number: usize| match number {
        0 => "any".to_owned(),
        1 => "other".to_owned(),
        _ => format!("other-{number}"),
    };
    (0..=others).filter_map(|number| Key::new(name(number)).ok()).collect()
}

/// A directory that always names the same instance, and no ties.
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
