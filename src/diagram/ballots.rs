//! The ballots of a workflow in rows and columns.

use super::{Cell, Element, Options, Row, Sheet};
use crate::{
    charter::{Ballot, Charter, OnResult, Workflow},
    id::BallotId,
    rule::{ClockOwner, Route},
    wording::Wording,
};

/// The ballots of a workflow: what each decides, who votes, how many it takes, when it closes, and where its results lead.
#[must_use]
pub fn ballots(charter: &Charter, workflow: &Workflow, options: &Options) -> Sheet {
    let wording = Wording::new(charter, options.language).within(workflow).brief();
    let heads = [
        wording.pick("Ballot", "表决"),
        wording.pick("What is decided", "表决内容"),
        wording.pick("Voters", "表决人"),
        wording.pick("How many it takes", "人数要求"),
        wording.pick("Closing", "截止"),
        wording.pick("Results", "结果"),
    ];
    let title =
        wording.said(workflow.titles.or(options.language, &workflow.name), wording.pick("ballots", "表决"));
    let key = format!("ballots-{}", workflow.name);
    let mut sheet = Sheet::new(&key, &title, options.language, heads.map(str::to_owned).to_vec());
    for (id, ballot) in workflow.ballots.iter() {
        sheet.add(row(wording, workflow, id, ballot));
    }
    if workflow.ballots.is_empty() {
        sheet.note(wording.pick("This workflow has no ballots.", "该流程没有表决。"));
    }
    sheet
}

fn row(wording: Wording<'_>, workflow: &Workflow, id: BallotId, ballot: &Ballot) -> Row {
    let margins = ballot.margin.iter().map(|margin| wording.margin(margin));
    let reserved = ballot.reserved.iter().map(|reserved| wording.reserved(reserved));
    let opened = wording.said(wording.pick("opened by", "进入即开始"), wording.state(ballot.state));
    let results = ballot
        .on
        .iter()
        .flat_map(|on| on.routes.iter().map(move |route| result(wording, ballot, (on, route))));
    Row::new([
        Cell { is_heading: true, ..Cell::of_lines([wording.ballot(id).to_owned()]) },
        Cell::of_lines([wording.decides(ballot), opened]),
        Cell::of_lines(wording.voters(ballot)),
        Cell::of_lines(wording.demands(ballot).into_iter().chain(margins).chain(reserved)),
        Cell::of_lines(closing(wording, workflow, id, ballot)),
        Cell::of_lines(results),
    ])
    .of(Element::Ballot(ballot.name.clone()))
}

/// Its limit, and what closes it before.
fn closing(wording: Wording<'_>, workflow: &Workflow, id: BallotId, ballot: &Ballot) -> Vec<String> {
    let owned = workflow.clocks.values().filter(|clock| clock.owner == ClockOwner::Ballot(id));
    let limits = owned.map(|clock| wording.limited(clock));
    limits.chain([wording.closes(ballot).to_owned()]).collect()
}

/// A result and where it leads: `tied, short → Voting again`.
fn result(wording: Wording<'_>, ballot: &Ballot, (on, route): (&OnResult, &Route)) -> String {
    let states: Vec<&str> = route.to.iter().map(|&state| wording.state(state)).collect();
    let target = match states.is_empty() {
        true => wording.pick("(stays)", "（不转环节）").to_owned(),
        false => states.join(wording.pick(" and ", "且")),
    };
    let otherwise = if route.is_otherwise { wording.pick(" otherwise", "（否则）") } else { "" };
    let condition = wording.bracketed(&route.condition);
    let sets = wording.row(route.sets.iter().map(|set| wording.assignment(set)));
    let sets = if sets.is_empty() { sets } else { format!("{}{sets}", wording.pick("; ", "；")) };
    format!("{} → {target}{otherwise}{condition}{sets}", wording.results(ballot, on))
}
