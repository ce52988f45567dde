//! A case: one running instance of a workflow, an immutable value moved on by events.

use std::sync::Arc;

use smallvec::SmallVec;

use super::{Instance, Parent, Person, Run, SubCase, ballot::Ballots};
use crate::{
    Name,
    charter::Charter,
    id::{ActionId, BodyId, ClockId, FactId, Id as _, SlotId, StateId, WorkflowId},
    rule::Value,
    time::{Date, Instant},
    workflow::Marking,
};

/// Persons; mostly one.
pub type Persons = SmallVec<[Person; 1]>;

/// Which case it is, and by which rules it goes. Shared by the case and its events.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// The case's id in the host's books.
    pub id: Arc<str>,
    /// The charter's name.
    pub charter: Name,
    /// The edition in force when the case was raised.
    pub edition: Arc<str>,
    /// The fingerprint of that edition's compiled meaning.
    pub fingerprint: u64,
    /// Its workflow.
    pub workflow: WorkflowId,
    /// Its workflow's name.
    pub workflow_name: Name,
    /// The case that opened it, if one did.
    pub parent: Option<Parent>,
}

/// One instance of a clock: from when it counts, and the day from which it counts back.
pub(super) type Spent = (ClockId, Instant, Option<Date>);

/// One running instance of a workflow. It borrows nothing; only events move it on.
///
/// A new case stands before `start`, in no state: an action from `start` raises it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    pub(super) identity: Arc<Identity>,
    pub(super) marking: Marking,
    pub(super) ended: Option<StateId>,
    pub(super) last: Option<Instant>,
    pub(super) events: u32,
    pub(super) raised: Option<Instant>,
    /// When it was put where it stands, having just done all that limits count from.
    pub(super) placed: Option<Instant>,
    pub(super) raisers: Persons,
    /// Of each class of which its workflow speaks the instance that covers it.
    pub(super) covered: Vec<Instance>,
    pub(super) entered: SmallVec<[Entry; 4]>,
    pub(super) facts: SmallVec<[Option<Value>; 8]>,
    pub(super) slots: SmallVec<[Binding; 2]>,
    pub(super) rung: u16,
    pub(super) runs: SmallVec<[Run; 2]>,
    pub(super) spent: SmallVec<[Spent; 1]>,
    pub(super) deeds: Vec<Deed>,
    pub(super) streak: Option<(ActionId, u32)>,
    /// Its ballots; none if none is open and no election was held.
    pub(super) ballots: Option<Box<Ballots>>,
    /// The cases it opened.
    pub(super) children: Vec<SubCase>,
}

/// When a state was entered last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The state.
    pub state: StateId,
    /// When.
    pub at: Instant,
    /// By which event.
    pub event: u32,
}

/// What a slot holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Binding {
    /// Nothing yet.
    #[default]
    Empty,
    /// A body.
    Body(Instance),
    /// Bodies, in the order they were named.
    Bodies(SmallVec<[Instance; 1]>),
    /// Persons, in the order they were named.
    Persons(Persons),
}

/// What a case remembers of an action that was done in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deed {
    /// The action.
    pub action: ActionId,
    /// How often it was done.
    pub times: u32,
    /// When it was done last.
    pub at: Instant,
    /// The event by which it was done last.
    pub event: u32,
    /// Who did it last; nobody if the host or an anonymous raiser did.
    pub by: Persons,
    /// The body in whose capacity it was done last.
    pub body: Option<Instance>,
    /// Everybody who ever did it.
    pub ever: SmallVec<[Person; 2]>,
    /// Every body in whose capacity it was ever done.
    pub bodies: SmallVec<[Instance; 1]>,
}

/// A name that the charter does not know.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the charter `{charter}` has no workflow `{name}`")]
pub struct UnknownName {
    /// The charter.
    pub charter: Name,
    /// The name that was given.
    pub name: String,
}

impl Case {
    /// A case before its start.
    ///
    /// # Errors
    /// [`UnknownName`] if the charter has no such workflow.
    pub fn new(charter: &Charter, workflow: &str, id: impl Into<Arc<str>>) -> Result<Self, UnknownName> {
        let found = charter.workflows.iter().find(|(_, candidate)| candidate.name == *workflow);
        let case = found.and_then(|(workflow, _)| Self::under(charter, workflow, id.into(), None));
        case.ok_or_else(|| UnknownName { charter: charter.name.clone(), name: workflow.to_owned() })
    }

    /// A case before its start that `parent` opened; none if the charter has no such workflow.
    pub(super) fn under(
        charter: &Charter,
        workflow: WorkflowId,
        id: Arc<str>,
        parent: Option<Parent>,
    ) -> Option<Self> {
        let rules = charter.workflows.get(workflow)?;
        let identity = Identity {
            id,
            charter: charter.name.clone(),
            edition: charter.edition.as_str().into(),
            fingerprint: charter.fingerprint,
            workflow,
            workflow_name: rules.name.clone(),
            parent,
        };
        Some(Self::blank(Arc::new(identity), rules.facts.len(), rules.slots.len()))
    }

    pub(super) fn blank(identity: Arc<Identity>, facts: usize, slots: usize) -> Self {
        Self {
            identity,
            marking: Marking::empty(),
            ended: None,
            last: None,
            events: 0,
            raised: None,
            placed: None,
            raisers: Persons::new(),
            covered: Vec::new(),
            entered: SmallVec::new(),
            facts: smallvec::smallvec![None; facts],
            slots: smallvec::smallvec![Binding::Empty; slots],
            rung: 0,
            runs: SmallVec::new(),
            spent: SmallVec::new(),
            deeds: Vec::new(),
            streak: None,
            ballots: None,
            children: Vec::new(),
        }
    }

    /// Which case it is.
    #[must_use]
    pub fn identity(&self) -> &Identity {
        &self.identity
    }

    /// Its id in the host's books.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.identity.id
    }

    /// Its workflow.
    #[must_use]
    pub fn workflow(&self) -> WorkflowId {
        self.identity.workflow
    }

    /// The active states; none before its start.
    #[must_use]
    pub fn marking(&self) -> &Marking {
        &self.marking
    }

    /// The end state it has reached.
    #[must_use]
    pub fn ended(&self) -> Option<StateId> {
        self.ended
    }

    /// When it was raised.
    #[must_use]
    pub fn raised(&self) -> Option<Instant> {
        self.raised
    }

    /// Who raised it; nobody if it is not raised or was raised anonymously.
    #[must_use]
    pub fn raisers(&self) -> &[Person] {
        &self.raisers
    }

    /// The instance of that class that covers it; none if its workflow does not speak of the class.
    #[must_use]
    pub fn covering(&self, class: BodyId) -> Option<&Instance> {
        self.covered.iter().find(|instance| instance.body == class)
    }

    /// Of each class of which its workflow speaks the instance that covers it.
    #[must_use]
    pub fn covered(&self) -> &[Instance] {
        &self.covered
    }

    /// When its last event happened.
    #[must_use]
    pub fn last(&self) -> Option<Instant> {
        self.last
    }

    /// How many events it has seen.
    #[must_use]
    pub fn events(&self) -> u32 {
        self.events
    }

    /// What it knows of a fact; none if nobody has told.
    #[must_use]
    pub fn fact(&self, fact: FactId) -> Option<&Value> {
        self.facts.get(fact.index())?.as_ref()
    }

    /// What a slot holds.
    #[must_use]
    pub fn slot(&self, slot: SlotId) -> &Binding {
        self.slots.get(slot.index()).unwrap_or(&Binding::Empty)
    }

    /// The rung on which its ladder stands, the lowest being 1; 0 while it stands on none.
    #[must_use]
    pub fn rung(&self) -> u16 {
        self.rung
    }

    /// Its clocks that run, are paused, or have expired without being stopped; in the order of declaration.
    #[must_use]
    pub fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// How an action was done so far; none if it was not.
    #[must_use]
    pub fn deed(&self, action: ActionId) -> Option<&Deed> {
        let index = self.deeds.binary_search_by_key(&action, |deed| deed.action).ok()?;
        self.deeds.get(index)
    }

    /// How often an action was done.
    #[must_use]
    pub fn times(&self, action: ActionId) -> u32 {
        self.deed(action).map_or(0, |deed| deed.times)
    }

    /// How often an action was done since the case last did another one.
    #[must_use]
    pub fn times_in_row(&self, action: ActionId) -> u32 {
        self.streak.filter(|&(last, _)| last == action).map_or(0, |(_, times)| times)
    }

    /// When a state was entered last, whether it is still active or not.
    #[must_use]
    pub fn entered(&self, state: StateId) -> Option<Entry> {
        self.entered.iter().find(|entry| entry.state == state).copied()
    }

    /// The run of a clock, if it has started and was not stopped.
    #[must_use]
    pub fn run(&self, clock: ClockId) -> Option<&Run> {
        self.runs.iter().find(|run| run.clock == clock)
    }
}

impl Binding {
    /// The bodies it holds.
    #[must_use]
    pub fn bodies(&self) -> &[Instance] {
        match self {
            Self::Body(body) => std::slice::from_ref(body),
            Self::Bodies(bodies) => bodies,
            Self::Empty | Self::Persons(_) => &[],
        }
    }

    /// The persons it holds.
    #[must_use]
    pub fn persons(&self) -> &[Person] {
        match self {
            Self::Persons(persons) => persons,
            Self::Empty | Self::Body(_) | Self::Bodies(_) => &[],
        }
    }
}
