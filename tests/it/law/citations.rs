//! Every place that a bundled charter or its rule tests cite exists in the text that it cites.

use gongzhi::{
    charters::BUNDLED,
    syntax::{self, Cite, Clause, Keyword},
};

use super::{articles::Texts, items};

/// Sources that a charter calls otherwise than the tests, and those that are no text of law.
const CALLED: [(&str, &str); 2] = [("唐山", "TS"), ("保定", "BD")];
const NO_LAW: &str = "paper";

#[test]
fn every_place_that_is_cited_exists() {
    let texts = Texts::read();
    for bundled in BUNDLED {
        for written in [bundled.charter, bundled.tests] {
            for cite in cites(&syntax::parse(written).tree.statements) {
                let named = cite.source.as_str();
                let key = CALLED.iter().find(|(name, _)| *name == named).map_or(named, |(_, key)| key);
                let holds =
                    |place: &str| key == NO_LAW || items::holds(key, place) || texts.holds(key, place);
                let missing = cite.places.iter().find(|place| !holds(place));
                assert_eq!(missing, None, "`{}` cites a place that {named} does not have", bundled.name);
            }
        }
    }
}

/// Whether every rule says where it comes from: each action, state that ends, table, ladder and relation has a source or
/// a reason, its own or that of something below it or of what it stands in.
#[test]
fn every_action_says_where_it_comes_from() {
    for bundled in BUNDLED {
        for workflow in syntax::parse(bundled.charter).tree.statements {
            if workflow.keyword == Keyword::Workflow && !is_founded(&workflow) {
                let bare = actions(&workflow).find(|action| !is_founded_within(action));
                let bare = bare.and_then(|action| action.name()).map(|name| name.as_str());
                assert_eq!(bare, None, "an action of `{}` has neither source nor reason", bundled.name);
            }
        }
    }
}

/// The actions of a workflow and of its states, save those that only the host takes.
fn actions(workflow: &Clause) -> impl Iterator<Item = &Clause> {
    let of_states = workflow.all(Keyword::State).flat_map(|state| state.clauses.iter());
    workflow.clauses.iter().chain(of_states).filter(|clause| clause.keyword.is_action() && !by_system(clause))
}

fn by_system(action: &Clause) -> bool {
    let by = action.first(Keyword::By).and_then(Clause::path);
    by.is_some_and(|path| ["system", "系统"].contains(&path.to_string().as_str()))
}

fn is_founded(clause: &Clause) -> bool {
    !clause.sources.is_empty() || clause.local.is_some()
}

fn is_founded_within(clause: &Clause) -> bool {
    is_founded(clause) || clause.clauses.iter().any(is_founded_within)
}

pub(super) fn cites(clauses: &[Clause]) -> Vec<Cite> {
    let of = |clause: &Clause| {
        let rows = clause.rows.iter().flat_map(|row| row.sources.iter());
        let own = clause.sources.iter().chain(rows).cloned();
        own.chain(cites(&clause.clauses)).collect::<Vec<_>>()
    };
    clauses.iter().flat_map(of).collect()
}

#[test]
fn every_text_that_is_cited_was_counted() {
    let texts = Texts::read();
    for bundled in BUNDLED {
        for source in syntax::parse(bundled.charter).tree.statements {
            let name = source.name().filter(|_| source.keyword == Keyword::Source);
            let Some(name) = name.map(|name| name.as_str()).filter(|name| !is_no_law(name)) else { continue };
            let key = CALLED.iter().find(|(called, _)| *called == name).map_or(name, |(_, key)| key);
            assert!(texts.has(key), "`{name}` of `{}` is not in tests/data/law", bundled.name);
        }
    }
}

fn is_no_law(source: &str) -> bool {
    source == NO_LAW || items::SORTS.contains(&source)
}
