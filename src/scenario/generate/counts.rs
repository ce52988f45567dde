//! How a ballot that is open could be counted.

use super::stage::Stage;
use crate::{
    charter::BallotSort,
    check::{approvals, elections},
    engine::{Case, Figures},
    id::{BallotId, WorkflowId},
    scenario::compiled::{Balloting, Deed, Polling, Polls},
};

/// Counts of the ballots that are open in a case: for each result that some figures could bring.
pub(super) fn counts(stage: &Stage, workflow: WorkflowId, case: &Case) -> Vec<Deed> {
    let rules = stage.charter().workflows.at(workflow);
    let mut found = Vec::new();
    for state in case.marking().iter() {
        for &id in &rules.states.at(state).ballots {
            let ballot = rules.ballots.at(id);
            let figures = match ballot.sort {
                BallotSort::Elects { candidates, .. } => {
                    elections(candidates.map(|slot| case.slot(slot).persons()).unwrap_or_default())
                }
                BallotSort::Approves | BallotSort::Endorses => approvals(ballot),
            };
            found.extend(figures.into_iter().map(|figures| counted(workflow, id, figures)));
        }
    }
    found
}

fn counted(workflow: WorkflowId, ballot: BallotId, figures: Figures) -> Deed {
    let what = Balloting::Counts { tellers: Vec::new(), figures: Box::new(figures) };
    Deed::Polls(Polls { polling: Polling { workflow, ballot, what }, at: None })
}
