//! Views as they are written: `structure`, `matrix:appeal`.

use std::{fmt, str::FromStr};

use super::{View, ViewError};

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
            Self::Ballots(name) => write!(f, "ballots:{name}"),
            Self::Deadlines(name, None) => write!(f, "deadlines:{name}"),
            Self::Deadlines(name, Some(outcome)) => write!(f, "deadlines:{name}.{outcome}"),
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
            ("ballots", Some(name)) => Some(Self::Ballots(name)),
            ("deadlines", Some(name)) => Some(match name.split_once('.') {
                Some((workflow, outcome)) => Self::Deadlines(workflow.to_owned(), Some(outcome.to_owned())),
                None => Self::Deadlines(name, None),
            }),
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
            "ballots:election",
            "deadlines:appeal",
            "deadlines:appeal.answered",
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
