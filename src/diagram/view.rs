//! Which view of a charter is wanted, and how.

use std::{fmt, str::FromStr};

use super::{
    Direction, Drawing, Focus, ViewError, decision, duties, element::word, ladder, lanes, matrix, structure,
    structure_in, workflow,
};
use crate::{
    Name,
    charter::{Charter, Workflow},
    diagram::Part,
    finding::Language,
    id::BodyId,
    structure::RelationKind,
    wording::Wording,
};

/// How a view is to be made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// The language of its words; a title that is missing there is replaced by the name.
    pub language: Language,
    /// The way in which it reads.
    pub direction: Direction,
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
    /// What happened to one case, as messages; see [`history`](super::history): `history`.
    History,
    /// What happened to one case, as a table in time; see [`timeline`](super::timeline): `timeline`.
    Timeline,
}

impl Options {
    /// Views in this language that read downwards.
    #[must_use]
    pub fn new(language: Language) -> Self {
        Self { language, direction: Direction::Down }
    }
}

impl View {
    /// The forms in which views are asked for.
    pub const WORDS: [&str; 12] = [
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
        "history",
        "timeline",
    ];

    /// Every view of a charter, without those of a case: the structure, who answers for what and the ladders, then each workflow with what is said of it.
    #[must_use]
    pub fn all(charter: &Charter) -> Vec<Self> {
        let workflows = charter.workflows.values().flat_map(|workflow| {
            let name = workflow.name.to_string();
            let tables = workflow.tables.values();
            let tables = tables.map(|table| Self::Table(workflow.name.to_string(), table.name.to_string()));
            [Self::Workflow(name.clone()), Self::Lanes(name.clone()), Self::Matrix(name)]
                .into_iter()
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

impl fmt::Display for View {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Structure => f.write_str("structure"),
            Self::Relation(word) => write!(f, "relation:{word}"),
            Self::Kind(name) => write!(f, "kind:{name}"),
            Self::Around(name) => write!(f, "around:{name}"),
            Self::Workflow(name) => write!(f, "workflow:{name}"),
            Self::Lanes(name) => write!(f, "lanes:{name}"),
            Self::Matrix(name) => write!(f, "matrix:{name}"),
            Self::Duties(None) => f.write_str("duties"),
            Self::Duties(Some(body)) => write!(f, "duties:{body}"),
            Self::History => f.write_str("history"),
            Self::Timeline => f.write_str("timeline"),
            Self::Ladder(name) => write!(f, "ladder:{name}"),
            Self::Table(workflow, table) => write!(f, "table:{workflow}.{table}"),
        }
    }
}

impl FromStr for View {
    type Err = ViewError;

    fn from_str(view: &str) -> Result<Self, ViewError> {
        let (word, name) = match view.split_once(':') {
            Some((word, name)) => (word, Some(name.to_owned()).filter(|name| !name.is_empty())),
            None => (view, None),
        };
        let is_bare = !view.contains(':');
        match (word, name) {
            ("structure", None) if is_bare => Some(Self::Structure),
            ("history", None) if is_bare => Some(Self::History),
            ("timeline", None) if is_bare => Some(Self::Timeline),
            ("duties", None) if is_bare => Some(Self::Duties(None)),
            ("relation", Some(word)) => Some(Self::Relation(word)),
            ("kind", Some(name)) => Some(Self::Kind(name)),
            ("around", Some(name)) => Some(Self::Around(name)),
            ("workflow", Some(name)) => Some(Self::Workflow(name)),
            ("lanes", Some(name)) => Some(Self::Lanes(name)),
            ("matrix", Some(name)) => Some(Self::Matrix(name)),
            ("duties", Some(body)) => Some(Self::Duties(Some(body))),
            ("ladder", Some(name)) => Some(Self::Ladder(name)),
            ("table", Some(name)) => name
                .split_once('.')
                .map(|(workflow, table)| Self::Table(workflow.to_owned(), table.to_owned())),
            _ => None,
        }
        .ok_or_else(|| ViewError::UnknownView { view: view.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn views_are_read_as_they_are_written() {
        for text in [
            "structure",
            "relation:leads",
            "kind:grid",
            "around:committee",
            "workflow:appeal",
            "workflow:诉求",
            "lanes:appeal",
            "matrix:appeal",
            "duties",
            "ladder:levels",
            "duties:committee",
            "table:appeal.grading",
            "history",
            "timeline",
        ] {
            assert_eq!(text.parse::<View>().unwrap().to_string(), text);
        }
        for text in ["", "workflow:", "workflow", "structure:x", "duties:", "table:grading", "graph"] {
            assert_eq!(text.parse::<View>(), Err(ViewError::UnknownView { view: text.to_owned() }));
        }
    }
}
