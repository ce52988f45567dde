//! What running a scenario came to: the run, stage by stage, and the first difference if there is one.

use serde::Serialize;

use crate::{
    engine::{Case, Event, Refusal},
    finding::{Bilingual, Span},
    time::Instant,
};

/// What running one scenario came to.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// What was done, up to the first difference.
    pub run: Vec<Stage>,
    /// The first thing that was not as expected; none if the scenario passed.
    pub difference: Option<Difference>,
}

/// One step that was taken, and what came of it.
#[derive(Debug, Clone)]
pub struct Stage {
    /// Which step of the scenario, from 0.
    pub step: usize,
    /// When it was taken, or when its waiting ended.
    pub at: Instant,
    /// What happened: expiries on the way first, each at its own instant.
    pub events: Vec<Event>,
    /// Why the step was refused, if it was.
    pub refusal: Option<Refusal>,
    /// The case as it then stood; none if there was no case.
    pub case: Option<Case>,
}

/// Something that was not as expected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// Where the expectation stands.
    pub span: Span,
    /// What was looked at.
    pub what: Bilingual,
    /// What was expected of it.
    pub expected: Bilingual,
    /// What it was.
    pub actual: Bilingual,
    /// Why, where the engine says why.
    pub because: Vec<Bilingual>,
    /// What could be written so that the expectation is met; none where no single value can be put in the place of another.
    pub instead: Option<Instead>,
}

/// Words to be written in the place of others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Instead {
    /// Where the value stands that differs.
    pub span: Span,
    /// What it would have to be, in the words of the language.
    pub words: Bilingual,
}

impl Outcome {
    /// Whether everything was as expected.
    #[must_use]
    pub fn passed(&self) -> bool {
        self.difference.is_none()
    }
}
