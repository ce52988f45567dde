//! The actions of a workflow.

use std::fmt;

use super::{
    clock, frame,
    markup::{Markup, table},
    rules, way,
};
use crate::{
    charter::{Action, Next, Workflow},
    id::{ActionId, StateId},
    rule::ClockOwner,
    wording::Wording,
    workflow::Leaving,
};

/// Writes the actions of a workflow as a table.
pub(super) fn actions(f: &mut fmt::Formatter<'_>, wording: Wording<'_>, workflow: &Workflow) -> fmt::Result {
    frame::part(f, wording.pick("Actions", "动作"))?;
    let heads = [
        wording.pick("Action", "动作"),
        wording.pick("Who", "由谁"),
        wording.pick("From", "从"),
        wording.pick("Condition", "条件"),
        wording.pick("Leads to", "转入"),
        wording.pick("Limits", "时限"),
        wording.pick("Source", "出处"),
    ];
    let rows: Vec<Vec<Markup>> =
        workflow.actions.iter().map(|(id, action)| action_row(wording, workflow, id, action)).collect();
    table(f, &heads, &rows)
}

fn action_row(wording: Wording<'_>, workflow: &Workflow, id: ActionId, action: &Action) -> Vec<Markup> {
    let limits = clock::owned(wording, workflow, ClockOwner::Action(id));
    let windows = action.windows.iter().map(|window| Markup::text(wording.window(window)));
    let more = action.prolongs.iter().map(|more| wording.prolongation(more));
    let more = more.chain(action.requests.iter().map(|request| wording.request(request)));
    let more = more.chain(action.declines.iter().map(|decline| wording.decline(decline))).map(Markup::text);
    vec![
        Markup::titled(wording.action(id), action.name.as_str())
            .anchored(&format!("{}-action-{}", workflow.name, action.name)),
        Markup::lines([
            Markup::text(wording.grade(action.grade)).within("b", ""),
            Markup::text(wording.by(&action.by)),
        ]),
        Markup::text(leaving(wording, &action.leaving)),
        Markup::lines(conditions(wording, action)),
        next(wording, action),
        Markup::lines(limits.into_iter().chain(windows).chain(more)),
        rules::origins(
            wording,
            rules::of_action(action).chain(clock::origins(workflow, ClockOwner::Action(id))),
        ),
    ]
}

fn leaving(wording: Wording<'_>, leaving: &Leaving) -> String {
    match leaving {
        Leaving::Start => wording.pick("start", "起点").to_owned(),
        Leaving::Any => wording.pick("any state", "任一环节").to_owned(),
        Leaving::Some(alternatives) => {
            let joined = |states: &Vec<StateId>| {
                let titles: Vec<&str> = states.iter().map(|&state| wording.state(state)).collect();
                titles.join(wording.pick(" and ", "且"))
            };
            let said: Vec<String> = alternatives.iter().map(joined).collect();
            said.join(wording.pick(" or ", "或"))
        }
    }
}

/// What must hold for an action, and who may not do it.
fn conditions(wording: Wording<'_>, action: &Action) -> Vec<Markup> {
    let mut said: Vec<String> =
        action.guards.iter().map(|guard| wording.condition(&guard.condition)).collect();
    said.extend(action.caps.iter().map(|cap| wording.cap(cap)));
    if !action.bars.is_empty() {
        said.push(wording.said(wording.pick("not by", "回避"), &wording.named(&action.bars)));
    }
    if !action.asks.is_empty() {
        let asked = wording.row(action.asks.iter().map(|&target| wording.target(target)));
        said.push(wording.said(wording.pick("asks", "填写"), &asked));
    }
    if !action.informed.is_empty() {
        said.push(wording.said(wording.pick("informs", "告知"), &wording.named(&action.informed)));
    }
    if !action.consulted.is_empty() {
        said.push(wording.said(wording.pick("consults", "协商"), &wording.named(&action.consulted)));
    }
    said.into_iter().map(Markup::text).collect()
}

fn next(wording: Wording<'_>, action: &Action) -> Markup {
    let ways = match &action.next {
        Next::Stay => vec![Markup::text(wording.pick("(stays)", "（不转环节）"))],
        Next::Table(table) => {
            vec![Markup::text(format!("{}{}", wording.pick("by ", "依"), wording.table(*table)))]
        }
        Next::Routes(routes) => routes.iter().map(|route| way::way(wording, route)).collect(),
    };
    let tables = action.uses.iter().map(|used| wording.used(used));
    let sets = action.sets.iter().map(|set| wording.assignment(set));
    let escalates =
        action.escalates.map(|cause| wording.said(wording.pick("escalates", "升级"), wording.cause(cause)));
    let opens = action.opens.iter().map(|opens| wording.opens(opens));
    let is_by_table = matches!(action.next, Next::Table(_));
    let tables = tables.filter(|_| !is_by_table);
    let effects = tables.chain(sets).chain(escalates).chain(opens);
    Markup::lines(ways.into_iter().chain(effects.map(Markup::text)))
}
