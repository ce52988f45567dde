//! How serious findings are, as the charter itself says.

use std::collections::BTreeMap;

use crate::{
    finding::{Finding, Level, Lint},
    id::{
        ActionId, BallotId, BodyId, ClockId, FactId, LadderId, PromiseId, SlotId, StateId, TableId,
        WorkflowId,
    },
};

/// What a finding is about: the statement whose `lint` lines hold for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Subject {
    Charter,
    Body(BodyId),
    Ladder(LadderId),
    Promise(PromiseId),
    Workflow(WorkflowId),
    Fact(WorkflowId, FactId),
    Slot(WorkflowId, SlotId),
    Table(WorkflowId, TableId),
    Clock(WorkflowId, ClockId),
    State(WorkflowId, StateId),
    Action(WorkflowId, ActionId),
    Ballot(WorkflowId, BallotId),
}

/// The levels that a charter sets, by statement; each with those of the statements around it, the innermost last.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Levels {
    of: BTreeMap<Subject, Vec<(Lint, Level)>>,
}

impl Subject {
    /// The statement around it.
    fn parent(self) -> Option<Self> {
        match self {
            Self::Charter => None,
            Self::Body(_) | Self::Ladder(_) | Self::Promise(_) | Self::Workflow(_) => Some(Self::Charter),
            Self::Fact(workflow, _)
            | Self::Slot(workflow, _)
            | Self::Table(workflow, _)
            | Self::Clock(workflow, _)
            | Self::State(workflow, _)
            | Self::Action(workflow, _)
            | Self::Ballot(workflow, _) => Some(Self::Workflow(workflow)),
        }
    }
}

impl Levels {
    /// Says which levels hold for a statement.
    pub(super) fn set(&mut self, subject: Subject, levels: Vec<(Lint, Level)>) {
        self.of.insert(subject, levels);
    }

    /// The finding at the level that the charter sets for it there; none if it is allowed.
    pub(crate) fn judge(&self, subject: Subject, mut finding: Finding) -> Option<Finding> {
        let levels = std::iter::successors(Some(subject), |subject| subject.parent());
        if let Some(levels) = levels.filter_map(|subject| self.of.get(&subject)).next() {
            finding.level = level(levels, finding.lint);
        }
        (finding.level > Level::Allow).then_some(finding)
    }
}

/// The level of `lint` where these hold, the last one winning. Mistakes of language keep theirs.
pub(super) fn level(levels: &[(Lint, Level)], lint: Lint) -> Level {
    let set = levels.iter().rev().find(|(name, _)| *name == lint).map(|&(_, level)| level);
    set.filter(|_| lint.is_adjustable()).unwrap_or(lint.default_level())
}
