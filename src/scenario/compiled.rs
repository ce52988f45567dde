//! Rule tests compiled against a charter: names resolved, rows filled in, ready to run.

use std::sync::Arc;

use super::expected::Expect;
use crate::{
    Name,
    charter::Charter,
    engine::{Binding, Figures, InstanceName, Person, PlainRoster, VoteChoice, Whom},
    finding::{Bilingual, Language, Span},
    id::{ActionId, BallotId, ClockId, FactId, SlotId, StateId, WorkflowId},
    rule::{Condition, Target, Value},
    time::{Instant, Limit},
    title::Titles,
};

/// The rule tests of one charter, ready to run.
#[derive(Debug, Clone)]
pub struct Suite {
    pub(super) charter: Arc<Charter>,
    pub(super) scenarios: Vec<Scenario>,
    pub(super) left_out: Vec<LeftOut>,
}

/// A scenario that is not run, since something in it could not be understood or cannot be run yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Its title.
    pub title: String,
    /// Its tags.
    pub tags: Vec<String>,
    /// Where the title stands.
    pub span: Span,
}

/// One rule test, or one row of it.
#[derive(Debug, Clone)]
pub struct Scenario {
    pub(super) title: Bilingual,
    pub(super) cells: Option<Bilingual>,
    pub(super) tags: Vec<String>,
    pub(super) people: Arc<People>,
    pub(super) steps: Vec<Step>,
    pub(super) span: Span,
}

/// Who plays in a scenario.
#[derive(Debug, Clone, Default)]
pub(super) struct People {
    /// Everybody, in the order of the roster.
    pub(super) parts: Vec<Part>,
    /// What they hold and are, as the engine asks for it.
    pub(super) roster: PlainRoster,
}

/// One line of a roster: a person, or several who act as one.
#[derive(Debug, Clone)]
pub(super) struct Part {
    pub(super) name: Name,
    pub(super) titles: Titles,
    pub(super) persons: Vec<Person>,
}

/// Who acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Actor {
    /// A line of the roster, by its place.
    Part(usize),
    /// Whoever raised the case.
    Raiser,
    /// The host.
    System,
}

/// One step.
#[derive(Debug, Clone)]
pub(super) struct Step {
    pub(super) deed: Deed,
    pub(super) span: Span,
}

/// What a step does.
#[derive(Debug, Clone)]
pub(super) enum Deed {
    Given(Given),
    When(When),
    Polls(Polls),
    Wait(Wait),
    Then(Then),
    Always(Throughout),
}

/// Somebody votes, or a ballot is counted.
#[derive(Debug, Clone)]
pub(super) struct Polls {
    pub(super) polling: Polling,
    pub(super) at: Option<Instant>,
}

/// Of which ballot, and what.
#[derive(Debug, Clone)]
pub(super) struct Polling {
    pub(super) workflow: WorkflowId,
    pub(super) ballot: BallotId,
    pub(super) what: Balloting,
}

/// A vote or a count.
#[derive(Debug, Clone)]
pub(super) enum Balloting {
    /// Each of these votes so, or one in another's place.
    Votes { voters: Vec<Actor>, in_place_of: Option<Actor>, choice: Option<VoteChoice> },
    /// The ballot is counted, by these or by the host.
    Counts { tellers: Vec<Actor>, figures: Box<Figures> },
}

#[derive(Debug, Clone)]
pub(super) struct Given {
    pub(super) workflow: WorkflowId,
    pub(super) raiser: Option<Actor>,
    pub(super) states: Vec<StateId>,
    /// The instances that cover it, where the roster does not say so already.
    pub(super) covers: Vec<InstanceName>,
    /// What is said of its facts and slots.
    pub(super) sets: Vec<Set>,
    /// Its facts of which nothing is said.
    pub(super) unsaid: Vec<Set>,
    pub(super) at: Option<Instant>,
}

#[derive(Debug, Clone)]
pub(super) struct When {
    pub(super) who: Vec<Actor>,
    pub(super) workflow: WorkflowId,
    pub(super) action: ActionId,
    /// The instances that cover the case, if it is raised, where the roster does not say so already.
    pub(super) covers: Vec<InstanceName>,
    pub(super) sets: Vec<Set>,
    /// For whom the case was opened that is meant, if it is not simply the last.
    pub(super) whom: Option<Whom>,
    pub(super) at: Option<Instant>,
}

#[derive(Debug, Clone)]
pub(super) enum Wait {
    For(Limit),
    Until(Instant),
    End(WorkflowId, ClockId),
}

#[derive(Debug, Clone)]
pub(super) struct Then {
    pub(super) workflow: WorkflowId,
    /// Which of its cases.
    pub(super) which: Which,
    pub(super) expects: Vec<Expect>,
}

/// Which of the cases of a workflow is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Which {
    /// The one that the steps above spoke of last, or else the last.
    Spoken,
    /// The last.
    Last,
    /// The one that was opened for somebody, of several the last.
    For(Whom),
}

/// What must hold at every step, or at none.
#[derive(Debug, Clone)]
pub(super) struct Throughout {
    pub(super) workflow: WorkflowId,
    /// A condition, and where it stands.
    pub(super) condition: Option<(Condition, Span)>,
    pub(super) expects: Vec<Expect>,
    /// Whether none of them may ever be so.
    pub(super) is_never: bool,
    pub(super) only_if: Condition,
}

/// A fact or slot and what it is; nothing for one that is not set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Set {
    Fact(FactId, Option<Value>),
    Slot(SlotId, Binding),
}

impl Set {
    /// The fact or slot.
    pub(super) fn target(&self) -> Target {
        match self {
            Self::Fact(fact, _) => Target::Fact(*fact),
            Self::Slot(slot, _) => Target::Slot(*slot),
        }
    }

    /// The fact with its value, if it is one that has a value.
    pub(super) fn as_fact(&self) -> Option<(FactId, Value)> {
        match self {
            Self::Fact(fact, value) => Some((*fact, value.clone()?)),
            Self::Slot(..) => None,
        }
    }

    /// The slot with what it holds, if it is one.
    pub(super) fn as_slot(&self) -> Option<(SlotId, Binding)> {
        match self {
            Self::Fact(..) => None,
            Self::Slot(slot, binding) => Some((*slot, binding.clone())),
        }
    }
}

impl Suite {
    /// The charter under test.
    #[must_use]
    pub fn charter(&self) -> &Charter {
        &self.charter
    }

    /// The scenarios that are not run.
    #[must_use]
    pub fn left_out(&self) -> &[LeftOut] {
        &self.left_out
    }

    /// Its scenarios, those with examples once for each row.
    #[must_use]
    pub fn scenarios(&self) -> &[Scenario] {
        &self.scenarios
    }
}

impl Scenario {
    /// Its title. What a row of examples fills in stands there in English words.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title.en
    }

    /// The cells of its row of examples, joined by commas; none if it has no examples.
    #[must_use]
    pub fn cells(&self) -> Option<&str> {
        self.cells.as_ref().map(|cells| cells.en.as_str())
    }

    /// Its tags.
    pub fn tags(&self) -> impl Iterator<Item = &str> {
        self.tags.iter().map(String::as_str)
    }

    /// Where its title stands; with examples, where its row does.
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }

    /// The title and the row, as one line.
    #[must_use]
    pub fn label(&self, language: Language) -> String {
        let title = self.title.get(language);
        match (&self.cells, language) {
            (None, _) => title.to_owned(),
            (Some(cells), Language::En) => format!("{title} ({})", cells.en),
            (Some(cells), Language::Zh) => format!("{title}（{}）", cells.zh),
        }
    }
}
