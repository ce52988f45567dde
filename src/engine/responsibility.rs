//! The question "who answers for this case now?".

use super::{
    Addressee, Case, Directory, Instance, QuestionError, SubCase, decide::workflow_of, notify::addressees,
    view::View,
};
use crate::{
    charter::{Charter, NamedParties},
    id::StateId,
};

/// Who answers for one active state, and who takes part in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Responsibility {
    /// The state.
    pub state: StateId,
    /// The one body that answers for it; none only for end states.
    pub accountable: Option<Instance>,
    /// Who does the work.
    pub responsible: Vec<Addressee>,
    /// Who is asked.
    pub consulted: Vec<Addressee>,
    /// Who is told.
    pub informed: Vec<Addressee>,
    /// The cases for which the state has been waiting since it was entered, ended or not, in the order in which they were
    /// opened.
    pub awaited: Vec<SubCase>,
}

/// Who answers for each active state of the case, in the order of declaration. The case is taken as it stands: let time pass
/// with [`tick`](super::tick) first. The directory is asked where a superior of an instance answers for it.
///
/// # Errors
/// [`QuestionError::Foreign`] if the case goes by other rules.
pub fn responsibility(
    charter: &Charter,
    directory: &dyn Directory,
    case: &Case,
) -> Result<Vec<Responsibility>, QuestionError> {
    let workflow = workflow_of(charter, case)?;
    let view = View::new(charter, workflow, case, directory);
    let of_state = |id: StateId| {
        let state = workflow.states.get(id)?;
        Some(Responsibility {
            state: id,
            accountable: view.accountable(id),
            responsible: everybody(&view, &state.responsible),
            consulted: everybody(&view, &state.consulted),
            informed: everybody(&view, &state.informed),
            awaited: case.awaited_in(id).cloned().collect(),
        })
    };
    Ok(case.marking().iter().filter_map(of_state).collect())
}

fn everybody(view: &View<'_>, named: &[NamedParties]) -> Vec<Addressee> {
    let mut all = Vec::new();
    for parties in named.iter().filter(|named| view.holds(&named.condition)) {
        for party in &parties.parties {
            addressees(view, party, |addressee| {
                if !all.contains(&addressee) {
                    all.push(addressee);
                }
            });
        }
    }
    all
}
