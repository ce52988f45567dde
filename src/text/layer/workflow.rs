//! What a workflow's names stand for wherever they stand: an action that is declared again in another state has moved there.

use std::collections::BTreeMap;

use super::clause::{Identity, identity};
use crate::syntax::{Clause, Keyword};

/// Where a statement stands: in the state of that name, or in none.
type Place = Option<String>;

/// Takes out of a workflow what `lower` declares again elsewhere in it.
pub(super) fn make_way(upper: &mut Clause, lower: &Clause) {
    let places = places(lower);
    let stays = |clause: &Clause, place: &Place| {
        let moved = identity(clause).and_then(|name| places.get(&name));
        moved.is_none_or(|to| to == place)
    };
    upper.clauses.retain(|clause| stays(clause, &None));
    for state in upper.clauses.iter_mut().filter(|clause| clause.keyword == Keyword::State) {
        let place = state.path().map(ToString::to_string);
        state.clauses.retain(|clause| stays(clause, &place));
    }
}

/// Where the actions and ballots of a workflow stand.
fn places(workflow: &Clause) -> BTreeMap<Identity, Place> {
    let mut places = BTreeMap::new();
    let mut note = |clauses: &[Clause], place: Place| {
        let moves = |clause: &&Clause| clause.keyword.is_action() || clause.keyword == Keyword::Ballot;
        places.extend(
            clauses.iter().filter(moves).filter_map(|clause| Some((identity(clause)?, place.clone()))),
        );
    };
    note(&workflow.clauses, None);
    for state in workflow.all(Keyword::State) {
        note(&state.clauses, state.path().map(ToString::to_string));
    }
    places
}
