//! What a view shows of a case.

use super::{answering, climbed, course, history, numbered, timeline, trace};
use crate::{
    charter::{Charter, Workflow},
    diagram::{Drawing, Options, Overlay, View, ViewError},
    engine::{Directory, Event, ReplayError},
    rule::SlotType,
    wording::Wording,
};

/// A case to be shown in a view.
#[derive(Clone, Copy)]
pub struct Shown<'a> {
    /// The host's directory: asked where the superior of an instance answers for the case.
    pub directory: &'a dyn Directory,
    /// Its events, from the first on.
    pub events: &'a [Event],
    /// Whether the steps of its way are numbered where they are drawn.
    pub is_numbered: bool,
}

impl std::fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Shown").field("events", &self.events).finish_non_exhaustive()
    }
}

/// Why a view does not show a case.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CaseViewError {
    /// These are not the events of one case under these rules.
    #[error(transparent)]
    Events(#[from] ReplayError),
    /// There is no such view, or it shows nothing of the case.
    #[error(transparent)]
    View(#[from] ViewError),
}

impl View {
    /// The views in which a case of a workflow shows: told in two, marked in the others.
    #[must_use]
    pub fn of_case(charter: &Charter, workflow: &Workflow) -> Vec<Self> {
        let name = workflow.name.to_string();
        let climbed = charter
            .ladders
            .iter()
            .filter(|(id, _)| workflow.slots.values().any(|slot| slot.r#type == SlotType::Ladder(*id)));
        let ladders = climbed.map(|(_, ladder)| Self::Ladder(ladder.name.to_string()));
        let ballots = (!workflow.ballots.is_empty()).then(|| Self::Ballots(name.clone()));
        let always = [Self::History, Self::Timeline, Self::Structure, Self::Workflow(name.clone())];
        let more =
            [Self::Lanes(name.clone()), Self::Matrix(name.clone()), Self::Deadlines(name.clone(), None)];
        always.into_iter().chain(more).chain(ballots).chain(ladders).collect()
    }

    /// What it shows of a case.
    ///
    /// # Errors
    /// [`CaseViewError`] if the events are not those of one case under these rules, if there is no such view, or if it shows
    /// nothing of the case.
    pub fn with_case(
        &self,
        charter: &Charter,
        case: Shown<'_>,
        options: &Options,
    ) -> Result<Drawing, CaseViewError> {
        let Shown { directory, events, is_numbered } = case;
        let workflow = course::workflow(charter, events)?;
        self.shows(charter, workflow)?;
        let overlay = match self {
            Self::History => return Ok(Drawing::Sequence(history(charter, directory, events, options)?)),
            Self::Timeline => return Ok(Drawing::Sheet(timeline(charter, directory, events, options)?)),
            Self::Deadlines(..) => return self.placed(charter, workflow, events, options),
            Self::Ladder(name) => match charter.ladder(name) {
                Some((id, _)) => climbed(charter, id, events, options.language)?.unwrap_or_default(),
                None => Overlay::default(),
            },
            Self::Structure | Self::Relation(_) | Self::Kind(_) | Self::Around(_) => {
                answering(charter, directory, events, options.language)?
            }
            _ if is_numbered => numbered(charter, events, options.language)?,
            _ => trace(charter, events)?,
        };
        Ok(self.drawing(charter, options)?.marked(&overlay))
    }

    /// That it shows something of cases of this workflow.
    fn shows(&self, charter: &Charter, workflow: &Workflow) -> Result<(), ViewError> {
        let known = Self::of_case(charter, workflow);
        let whole = match self {
            Self::Relation(_) | Self::Kind(_) | Self::Around(_) => Self::Structure,
            Self::Deadlines(name, _) => Self::Deadlines(name.clone(), None),
            other => other.clone(),
        };
        if known.contains(&whole) {
            return Ok(());
        }
        // A name that the charter does not have is the first mistake.
        self.drawing(charter, &Options::default())?;
        let known = known.iter().map(Self::to_string).collect();
        Err(ViewError::NotOfCase { view: self.to_string(), workflow: workflow.name.to_string(), known })
    }

    /// The longest run from the day on which the case was raised, with the place of its last event.
    fn placed(
        &self,
        charter: &Charter,
        workflow: &Workflow,
        events: &[Event],
        options: &Options,
    ) -> Result<Drawing, CaseViewError> {
        let zone = charter.calendar.zone();
        let raised = events.first().map(|event| event.at.date(zone));
        let options = Options { since: options.since.or(raised), ..*options };
        let case = course::follow(charter, events, |_, _| {})?;
        let wording = Wording::new(charter, options.language).within(workflow);
        let states = case.ended().into_iter().chain(case.marking().iter());
        let states = wording.row(states.map(|state| wording.state(state)));
        Ok(match (self.drawing(charter, &options)?, events.last()) {
            (Drawing::Chart(chart), Some(last)) => {
                let time = last.at.local(zone);
                Drawing::Chart(chart.at(last.at, wording.said(&format!("{} {time}", case.id()), &states)))
            }
            (drawing, _) => drawing,
        })
    }
}
