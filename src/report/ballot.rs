//! The ballots of a workflow.

use std::fmt;

use super::{
    clock, frame,
    markup::{Markup, table},
    rules, way,
};
use crate::{
    charter::{Ballot, Workflow},
    id::BallotId,
    rule::ClockOwner,
    wording::Wording,
};

/// Writes the ballots of a workflow as a table: who votes, how many it takes, when it closes, where each result leads.
pub(super) fn ballots(f: &mut fmt::Formatter<'_>, wording: Wording<'_>, workflow: &Workflow) -> fmt::Result {
    if workflow.ballots.is_empty() {
        return Ok(());
    }
    frame::part(f, wording.pick("Ballots", "表决"))?;
    let heads = [
        wording.pick("Ballot", "表决"),
        wording.pick("What is decided", "表决内容"),
        wording.pick("Voters", "表决人"),
        wording.pick("How many it takes", "人数要求"),
        wording.pick("Closing", "截止"),
        wording.pick("Results", "结果"),
        wording.pick("Source", "出处"),
    ];
    let rows: Vec<Vec<Markup>> =
        workflow.ballots.iter().map(|(id, ballot)| row(wording, workflow, id, ballot)).collect();
    table(f, &heads, &rows)
}

fn row(wording: Wording<'_>, workflow: &Workflow, id: BallotId, ballot: &Ballot) -> Vec<Markup> {
    let margins = ballot.margin.iter().map(|margin| wording.margin(margin));
    let reserved = ballot.reserved.iter().map(|reserved| wording.reserved(reserved));
    let demands = wording.demands(ballot).into_iter().chain(margins).chain(reserved);
    let opened = wording.said(wording.pick("opened by", "进入即开始"), wording.state(ballot.state));
    let origins = rules::of_ballot(ballot).chain(clock::origins(workflow, ClockOwner::Ballot(id)));
    vec![
        Markup::lines([
            Markup::titled(wording.ballot(id), ballot.name.as_str())
                .anchored(&format!("{}-ballot-{}", workflow.name, ballot.name)),
            Markup::text(opened).within("span", "soft"),
        ]),
        Markup::text(wording.decides(ballot)),
        Markup::lines(wording.voters(ballot).into_iter().map(Markup::text)),
        Markup::lines(demands.map(Markup::text)),
        closing(wording, workflow, id, ballot),
        Markup::lines(ballot.on.iter().flat_map(|on| {
            let results = wording.results(ballot, on);
            on.routes.iter().map(move |route| way::led(wording, &results, route))
        })),
        rules::origins(wording, origins),
    ]
}

/// Its limit, and what closes it before.
fn closing(wording: Wording<'_>, workflow: &Workflow, id: BallotId, ballot: &Ballot) -> Markup {
    let limits = clock::owned(wording, workflow, ClockOwner::Ballot(id));
    Markup::lines(limits.into_iter().chain([Markup::text(wording.closes(ballot))]))
}
