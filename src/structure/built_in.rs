//! The kinds of body that are built in, with their axioms as data. This table is the only place that knows them.
//!
//! A charter declares further kinds with `kind NAME is KIND`; they inherit what is said here.

use std::sync::Arc;

use super::{Axioms, Kind, RelationKind, Sort};
use crate::{
    Name,
    finding::Span,
    id::{KindId, List},
    origin::Origin,
    syntax::BUILT_IN_KINDS,
    title::Titles,
};

/// One line of the table: the kind's name, its English title, and what holds for every body of it.
struct Line {
    name: &'static str,
    title: &'static str,
    axioms: Axioms,
}

/// No axiom at all.
const FREE: Axioms = Axioms {
    starts_no: Vec::new(),
    ends_no: Vec::new(),
    is_self_governing: false,
    accepts_only: false,
    stands_apart: false,
    is_government: false,
    is_party: false,
};

/// What holds for each built-in kind. 居组 is the Organic Law of Urban Residents' Committees as revised in 2025.
fn table() -> [Line; 15] {
    let line = |name, title, axioms| Line { name, title, axioms };
    let commands_nobody = || vec![RelationKind::Leads];
    [
        line("party-organization", "Party organization", Axioms { is_party: true, ..FREE }),
        line("government", "Government", Axioms { is_government: true, ..FREE }),
        // 居组 2, 6: the committee is self-governing; the government guides, supports and helps it.
        line("residents-committee", "Residents' committee", Axioms { is_self_governing: true, ..FREE }),
        line("residents-assembly", "Residents' assembly", Axioms { is_self_governing: true, ..FREE }),
        // 居组 36: members of the committee and their near relatives may not serve in it.
        line("supervisory-committee", "Supervisory committee", Axioms { stands_apart: true, ..FREE }),
        line("council", "Council", FREE),
        // 民法典 277: local government guides and assists the owners' assembly and committee.
        line("owners-committee", "Owners' committee", Axioms { is_self_governing: true, ..FREE }),
        line("grid", "Grid", FREE),
        // 志愿服务条例 25: nobody may assign volunteer service by force.
        line("volunteers", "Volunteers", Axioms { accepts_only: true, starts_no: commands_nobody(), ..FREE }),
        line("property-service", "Property service", FREE),
        // 居组 46: units in the area are no members; they support, and take part when asked.
        line("partner", "Partner unit", Axioms { accepts_only: true, starts_no: commands_nobody(), ..FREE }),
        line("social-organization", "Social organization", FREE),
        line("professional-service", "Professional service", FREE),
        line("service-point", "Service point", Axioms { starts_no: commands_nobody(), ..FREE }),
        line("deputies", "Deputies", FREE),
    ]
}

/// The built-in kinds, numbered in the order of the table.
pub(crate) fn built_in_kinds() -> List<KindId, Kind> {
    let mut kinds = List::default();
    for line in table() {
        let Ok(name) = Name::new(line.name) else { continue };
        let zh = BUILT_IN_KINDS.iter().find(|word| word.en == line.name).map(|word| Arc::from(word.zh));
        kinds.push(Kind {
            name,
            titles: Titles { en: Some(line.title.into()), zh },
            sort: Sort::Body,
            narrows: None,
            axioms: line.axioms,
            is_built_in: true,
            origin: Origin { span: Span::default(), ..Origin::default() },
        });
    }
    kinds
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_the_language_is_there_with_both_titles() {
        let kinds = built_in_kinds();
        let names: Vec<_> = kinds.values().map(|kind| kind.name.as_str()).collect();
        assert_eq!(names, BUILT_IN_KINDS.iter().map(|word| word.en).collect::<Vec<_>>());
        assert!(kinds.values().all(|kind| kind.titles.en.is_some() && kind.titles.zh.is_some()));
    }
}
