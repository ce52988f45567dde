//! What every run of a search needs: a charter, everybody who could act, and where runs begin.

use std::sync::Arc;

use super::cast::Cast;
use crate::{
    charter::Charter,
    finding::{Bilingual, Span},
    scenario::compiled::{Scenario, Suite},
    time::{Date, Instant, TimeOfDay},
};

/// A charter with everybody who could act.
#[derive(Debug, Clone)]
pub(super) struct Stage {
    pub(super) cast: Cast,
    pub(super) suite: Suite,
    pub(super) scenario: Scenario,
    /// When runs begin.
    pub(super) start: Instant,
}

impl Stage {
    pub(super) fn of(charter: &Arc<Charter>) -> Option<Self> {
        let cast = Cast::of(charter);
        let people = Arc::new(cast.people.clone());
        let suite = Suite { charter: Arc::clone(charter), scenarios: Vec::new(), left_out: Vec::new() };
        let scenario = Scenario {
            title: Bilingual::default(),
            cells: None,
            tags: Vec::new(),
            people,
            steps: Vec::new(),
            span: Span::default(),
        };
        let start = start(charter)?;
        Some(Self { cast, suite, scenario, start })
    }

    /// The same persons under a charter in which one rule is changed, which calls bodies and offices alike.
    pub(super) fn with(&self, charter: &Arc<Charter>) -> Self {
        let suite = Suite { charter: Arc::clone(charter), ..self.suite.clone() };
        Self { suite, ..self.clone() }
    }

    /// The same, with runs that begin on another day.
    pub(super) fn from(&self, start: Instant) -> Self {
        Self { start, ..self.clone() }
    }

    pub(super) fn charter(&self) -> &Charter {
        &self.suite.charter
    }

    /// What the runner of rule tests asks for.
    pub(super) fn played(&self) -> (&Suite, &Scenario) {
        (&self.suite, &self.scenario)
    }
}

/// A Monday of a year of which every calendar that is bundled knows the days off; the first Monday in force, if that is later.
fn start(charter: &Charter) -> Option<Instant> {
    let usual = Date::from_ymd_opt(2025, 3, 3)?;
    let from = charter.since.filter(|since| *since > usual).unwrap_or(usual);
    let monday =
        from.iter_days().take(7).find(|day| chrono::Datelike::weekday(day) == chrono::Weekday::Mon)?;
    Instant::at(monday, "10:00".parse::<TimeOfDay>().ok()?, charter.calendar.zone())
}
