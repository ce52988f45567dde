//! Which view of a charter is wanted, and how.

use super::{
    Chart, Direction, Drawing, Focus, ViewError, ballots, deadlines, decision, duties, element::word, ladder,
    lanes, matrix, structure, structure_in, workflow,
};
use crate::{
    Name,
    charter::{Charter, Workflow},
    diagram::Part,
    finding::Language,
    id::BodyId,
    structure::RelationKind,
    time::Date,
    wording::Wording,
};

/// How a view is to be made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// The language of its words; a title that is missing there is replaced by the name.
    pub language: Language,
    /// The way in which it reads.
    pub direction: Direction,
    /// The day at whose end a run begins, where a view shows one; without it the worst that the calendar knows.
    pub since: Option<Date>,
}

/// A view that a charter can be asked for. It is written as its words say: `structure`, `matrix:appeal`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum View {
    /// The bodies and how they stand to one another: `structure`.
    Structure,
    /// The relations of one sort and the bodies that they join: `relation:leads`.
    Relation(String),
    /// The bodies of the kind of that name and their neighbours: `kind:NAME`.
    Kind(String),
    /// The body of that name and its neighbours: `around:NAME`.
    Around(String),
    /// The states and actions of the workflow of that name: `workflow:NAME`.
    Workflow(String),
    /// The same in lanes, by who is accountable for each state: `lanes:NAME`.
    Lanes(String),
    /// Who answers for which state of the workflow, does its work, is asked and told: `matrix:NAME`.
    Matrix(String),
    /// What everybody, or the body of that name, answers for and by when: `duties` or `duties:BODY`.
    Duties(Option<String>),
    /// The levels of the ladder of that name: `ladder:NAME`.
    Ladder(String),
    /// The decision table of that workflow and name: `table:WORKFLOW.NAME`.
    Table(String, String),
    /// The ballots of the workflow of that name: `ballots:NAME`.
    Ballots(String),
    /// The longest run in time of the workflow of that name, along the days, to an outcome or the one that comes last:
    /// `deadlines:NAME`, `deadlines:NAME.OUTCOME`.
    Deadlines(String, Option<String>),
    /// What happened to one case, as messages; see [`history`](super::history): `history`.
    History,
    /// What happened to one case, as a table in time; see [`timeline`](super::timeline): `timeline`.
    Timeline,
}

impl Options {
    /// Views in this language that read downwards.
    #[must_use]
    pub fn new(language: Language) -> Self {
        Self { language, direction: Direction::Down, since: None }
    }
}

impl View {
    /// The forms in which views are asked for.
    pub const WORDS: [&str; 14] = [
        "structure",
        "relation:WORD",
        "kind:NAME",
        "around:BODY",
        "workflow:NAME",
        "lanes:NAME",
        "matrix:NAME",
        "duties[:BODY]",
        "ladder:NAME",
        "table:WORKFLOW.NAME",
        "ballots:NAME",
        "deadlines:NAME[.OUTCOME]",
        "history",
        "timeline",
    ];

    /// Every view of a charter, without those of a case and the longest runs, which take a while: the structure, who answers for what and the ladders, then each workflow with what is said of it.
    #[must_use]
    pub fn all(charter: &Charter) -> Vec<Self> {
        let workflows = charter.workflows.values().flat_map(|workflow| {
            let name = workflow.name.to_string();
            let tables = workflow.tables.values();
            let tables = tables.map(|table| Self::Table(workflow.name.to_string(), table.name.to_string()));
            let ballots = (!workflow.ballots.is_empty()).then(|| Self::Ballots(name.clone()));
            [Self::Workflow(name.clone()), Self::Lanes(name.clone()), Self::Matrix(name)]
                .into_iter()
                .chain(ballots)
                .chain(tables)
        });
        let ladders = charter.ladders.values().map(|ladder| Self::Ladder(ladder.name.to_string()));
        [Self::Structure, Self::Duties(None)].into_iter().chain(ladders).chain(workflows).collect()
    }

    /// The workflow whose states and actions it shows.
    #[must_use]
    pub fn workflow(&self) -> Option<&str> {
        match self {
            Self::Workflow(name) | Self::Lanes(name) | Self::Matrix(name) => Some(name),
            _ => None,
        }
    }

    /// What it shows of a charter.
    ///
    /// # Errors
    /// [`ViewError::Unknown`] if the charter has no part of that name, [`ViewError::NoCase`] of views that show a case.
    pub fn drawing(&self, charter: &Charter, options: &Options) -> Result<Drawing, ViewError> {
        Ok(match self {
            Self::Structure => Drawing::Picture(structure(charter, options)),
            Self::Relation(_) | Self::Kind(_) | Self::Around(_) => {
                Drawing::Picture(structure_in(charter, self.focus(charter)?, options))
            }
            Self::Workflow(name) => {
                Drawing::Picture(workflow(charter, found_workflow(charter, name)?, options))
            }
            Self::Lanes(name) => Drawing::Picture(lanes(charter, found_workflow(charter, name)?, options)),
            Self::Matrix(name) => Drawing::Sheet(matrix(charter, found_workflow(charter, name)?, options)),
            Self::Ballots(name) => Drawing::Sheet(ballots(charter, found_workflow(charter, name)?, options)),
            Self::Deadlines(name, outcome) => {
                let workflow = found_workflow(charter, name)?;
                let known = workflow.states.values().filter_map(|state| state.end.as_ref());
                if let Some(wanted) =
                    outcome.as_ref().filter(|wanted| known.clone().all(|name| *name != ***wanted))
                {
                    return Err(ViewError::unknown(Part::Outcome, wanted, known));
                }
                let id = charter.workflow(name).map(|(id, _)| id);
                let chart = id.map(|id| deadlines(charter, id, outcome.as_deref(), options));
                Drawing::Chart(
                    chart.unwrap_or_else(|| Chart::new("", "", options.language, charter.calendar.zone())),
                )
            }
            Self::Duties(body) => {
                let body = body.as_ref().map(|name| found_body(charter, name));
                Drawing::Sheet(duties(charter, body.transpose()?, options))
            }
            Self::History | Self::Timeline => return Err(ViewError::NoCase { view: self.to_string() }),
            Self::Ladder(name) => {
                let known = charter.ladders.values().map(|ladder| &ladder.name);
                let (id, found) =
                    charter.ladder(name).ok_or_else(|| ViewError::unknown(Part::Ladder, name, known))?;
                Drawing::Picture(ladder(charter, id, found, options))
            }
            Self::Table(name, table) => {
                let workflow = found_workflow(charter, name)?;
                let known = workflow.tables.values().map(|table| &table.name);
                let (_, found) =
                    workflow.table(table).ok_or_else(|| ViewError::unknown(Part::Table, table, known))?;
                Drawing::Sheet(decision(charter, workflow, found, options))
            }
        })
    }
}

fn found_body(charter: &Charter, name: &str) -> Result<BodyId, ViewError> {
    let bodies = &charter.structure.bodies;
    let found = bodies.position(|body| body.name == *name);
    found.ok_or_else(|| ViewError::unknown(Part::Body, name, bodies.values().map(|body| &body.name)))
}

/// A sort of relation by its word in English or Chinese.
fn found_relation(charter: &Charter, name: &str) -> Result<RelationKind, ViewError> {
    let wording = Wording::new(charter, Language::Zh);
    let words = |kind: RelationKind| [word(kind), wording.relation(kind)];
    let found = RelationKind::ALL.into_iter().find(|kind| words(*kind).contains(&name));
    found.ok_or_else(|| ViewError::Unknown {
        part: Part::Relation,
        name: name.to_owned(),
        known: RelationKind::ALL.map(|kind| word(kind).to_owned()).to_vec(),
    })
}

fn found_workflow<'c>(charter: &'c Charter, name: &str) -> Result<&'c Workflow, ViewError> {
    let known = charter.workflows.values().map(|workflow| &workflow.name);
    let found = charter.workflow(name).map(|(_, workflow)| workflow);
    found.ok_or_else(|| ViewError::unknown(Part::Workflow, name, known))
}

impl View {
    /// The part of the structure that it shows.
    fn focus(&self, charter: &Charter) -> Result<Focus, ViewError> {
        Ok(match self {
            Self::Relation(name) => Focus::Relation(found_relation(charter, name)?),
            Self::Around(name) => Focus::Around(found_body(charter, name)?),
            Self::Kind(name) => {
                let structure = &charter.structure;
                let known = structure.bodies.values().filter_map(|body| structure.kinds.get(body.kind));
                let mut known: Vec<&Name> = known.map(|kind| &kind.name).collect();
                known.sort_unstable();
                known.dedup();
                let unknown = || ViewError::unknown(Part::Kind, name, known.into_iter());
                Focus::Kind(structure.kind(name).ok_or_else(unknown)?)
            }
            _ => Focus::All,
        })
    }
}
