//! A workflow: its picture, states, actions, clocks, decision tables and facts.

use std::fmt;

use super::{
    frame,
    markup::{Markup, table},
    rules,
};
use crate::{
    charter::{Action, Charter, Next, State, Workflow},
    diagram::{self, Options},
    id::{ActionId, StateId},
    origin::Origin,
    rule::{Clock, ClockOwner, Route, Table},
    wording::Wording,
    workflow::{Leaving, Phase},
};

/// Writes the section of a workflow; the words are for that workflow.
pub(super) fn section(
    f: &mut fmt::Formatter<'_>,
    charter: &Charter,
    wording: Wording<'_>,
    workflow: &Workflow,
) -> fmt::Result {
    let title = workflow.titles.or(wording.language(), &workflow.name);
    frame::section(f, &format!("workflow-{}", workflow.name), title)?;
    frame::picture(
        f,
        wording,
        &diagram::workflow(charter, workflow, &Options::new(wording.language())),
        true,
    )?;
    states(f, wording, workflow)?;
    actions(f, wording, workflow)?;
    clocks(f, wording, workflow)?;
    for found in workflow.tables.values() {
        decision(f, wording, found)?;
    }
    facts(f, wording, workflow)
}

fn states(f: &mut fmt::Formatter<'_>, wording: Wording<'_>, workflow: &Workflow) -> fmt::Result {
    frame::part(f, wording.pick("States", "环节"))?;
    let heads = [
        wording.pick("State", "环节"),
        wording.pick("Phase", "阶段"),
        wording.pick("Accountable", "负责"),
        wording.pick("Responsible", "承办"),
        wording.pick("Asked and told", "协商与告知"),
        wording.pick("Limits", "时限"),
        wording.pick("Source", "出处"),
    ];
    let rows: Vec<Vec<Markup>> =
        workflow.states.iter().map(|(id, state)| state_row(wording, workflow, id, state)).collect();
    table(f, &heads, &rows)
}

fn state_row(wording: Wording<'_>, workflow: &Workflow, id: StateId, state: &State) -> Vec<Markup> {
    let accountable = state.accountable.as_ref().map(|holder| wording.holder(holder));
    let outcome = state.end.as_ref().map(|end| wording.said(wording.pick("outcome", "结果"), end.as_str()));
    let heard = [
        (wording.pick("consulted", "协商"), wording.named(&state.consulted)),
        (wording.pick("informed", "告知"), wording.named(&state.informed)),
    ];
    let heard = heard.iter().filter(|(_, whom)| !whom.is_empty());
    let stays = state.stay.iter().map(|window| Markup::text(wording.window(window)));
    vec![
        Markup::titled(wording.state(id), state.name.as_str())
            .anchored(&format!("{}-state-{}", workflow.name, state.name)),
        Markup::lines([Markup::text(phase(wording, state.phase)), Markup::text(outcome.unwrap_or_default())]),
        Markup::text(accountable.unwrap_or_default()),
        Markup::text(wording.named(&state.responsible)),
        Markup::lines(heard.map(|(head, whom)| Markup::text(wording.said(head, whom)))),
        Markup::lines(owned(wording, workflow, ClockOwner::State(id)).into_iter().chain(stays)),
        rules::origins(wording, rules::of_state(state).chain(owned_origins(workflow, ClockOwner::State(id)))),
    ]
}

fn phase(wording: Wording<'_>, phase: Phase) -> &'static str {
    match phase {
        Phase::Received => wording.pick("received", "收到"),
        Phase::InHand => wording.pick("in hand", "在办"),
        Phase::Waiting => wording.pick("waiting", "等待"),
        Phase::Answered => wording.pick("answered", "已答复"),
        Phase::Closed => wording.pick("closed", "已结束"),
    }
}

/// The limits of a state or action, with what their end means.
fn owned(wording: Wording<'_>, workflow: &Workflow, owner: ClockOwner) -> Vec<Markup> {
    let clocks = workflow.clocks.values().filter(|clock| clock.owner == owner);
    clocks.map(|clock| limit(wording, clock)).collect()
}

fn owned_origins(workflow: &Workflow, owner: ClockOwner) -> impl Iterator<Item = &Origin> {
    let clocks = workflow.clocks.values().filter(move |clock| clock.owner == owner);
    clocks.flat_map(rules::of_clock)
}

fn limit(wording: Wording<'_>, clock: &Clock) -> Markup {
    let limit = format!("{}{}", wording.pick("within ", "限"), wording.limits(clock));
    let since = if clock.since.is_empty() {
        String::new()
    } else {
        format!("{}{}", wording.pick("since ", "自"), wording.triggers(&clock.since))
    };
    let expiry = wording.said(wording.pick("on expiry", "到期"), &wording.expiry(&clock.expiry));
    Markup::lines([
        Markup::text(limit),
        Markup::text(since).within("span", "soft"),
        Markup::text(expiry).within("span", "soft"),
    ])
}

fn actions(f: &mut fmt::Formatter<'_>, wording: Wording<'_>, workflow: &Workflow) -> fmt::Result {
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
    let limits = owned(wording, workflow, ClockOwner::Action(id));
    let windows = action.windows.iter().map(|window| Markup::text(wording.window(window)));
    let more = action.prolongs.iter().map(|more| Markup::text(wording.prolongation(more)));
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
            rules::of_action(action).chain(owned_origins(workflow, ClockOwner::Action(id))),
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
        Next::Stay => vec![wording.pick("(stays)", "（不转环节）").to_owned()],
        Next::Table(table) => vec![format!("{}{}", wording.pick("by ", "依"), wording.table(*table))],
        Next::Routes(routes) => routes.iter().map(|route| way(wording, route)).collect(),
    };
    let tables =
        action.uses.iter().map(|&table| format!("{}{}", wording.pick("by ", "依"), wording.table(table)));
    let sets = action.sets.iter().map(|set| wording.assignment(set));
    let escalates =
        action.escalates.map(|cause| wording.said(wording.pick("escalates", "升级"), wording.cause(cause)));
    let is_by_table = matches!(action.next, Next::Table(_));
    let tables = tables.filter(|_| !is_by_table);
    Markup::lines(ways.into_iter().chain(tables).chain(sets).chain(escalates).map(Markup::text))
}

fn way(wording: Wording<'_>, route: &Route) -> String {
    let states: Vec<&str> = route.to.iter().map(|&state| wording.state(state)).collect();
    let mut said = states.join(wording.pick(" and ", "且"));
    if states.is_empty() {
        said = wording.pick("(stays)", "（不转环节）").to_owned();
    }
    if route.is_otherwise {
        said.push_str(wording.pick(" otherwise", "（否则）"));
    }
    said.push_str(&wording.bracketed(&route.condition));
    if let Some(cause) = route.escalates {
        said.push_str(wording.pick(", escalates: ", "，升级："));
        said.push_str(wording.cause(cause));
    }
    said
}

fn clocks(f: &mut fmt::Formatter<'_>, wording: Wording<'_>, workflow: &Workflow) -> fmt::Result {
    let named = workflow.clocks.iter().filter(|(_, clock)| clock.owner == ClockOwner::Workflow);
    let rows: Vec<Vec<Markup>> = named
        .map(|(id, clock)| {
            let pauses = wording.row(clock.pauses.iter().map(|&state| wording.state(state)));
            let warns = wording.row(clock.warns.iter().map(|&limit| wording.limit(limit)));
            vec![
                Markup::titled(wording.clock(id), clock.name.as_str()),
                Markup::text(wording.limits(clock)),
                Markup::text(wording.triggers(&clock.since)),
                Markup::text(wording.triggers(&clock.until)),
                Markup::text(pauses),
                Markup::text(warns),
                Markup::text(wording.expiry(&clock.expiry)),
                rules::origins(wording, rules::of_clock(clock)),
            ]
        })
        .collect();
    if rows.is_empty() {
        return Ok(());
    }
    frame::part(f, wording.pick("Clocks", "时限"))?;
    let heads = [
        wording.pick("Clock", "时限"),
        wording.pick("Limit", "期限"),
        wording.pick("Since", "起算"),
        wording.pick("Until", "止于"),
        wording.pick("Pauses in", "暂停"),
        wording.pick("Warns before", "预警提前"),
        wording.pick("On expiry", "到期"),
        wording.pick("Source", "出处"),
    ];
    table(f, &heads, &rows)
}

fn decision(f: &mut fmt::Formatter<'_>, wording: Wording<'_>, found: &Table) -> fmt::Result {
    let title = found.titles.or(wording.language(), &found.name);
    frame::part(f, &wording.said(wording.pick("Decision table", "判定表"), title))?;
    let inputs = found.inputs.iter().map(|&fact| wording.fact(fact).to_owned());
    let outputs = found.outputs.iter().map(|&column| format!("→ {}", wording.column(column)));
    let heads: Vec<String> = inputs.chain(outputs).collect();
    let heads: Vec<&str> = heads.iter().map(String::as_str).collect();
    let rows: Vec<Vec<Markup>> = found
        .rows
        .iter()
        .map(|row| {
            let cells = found.inputs.iter().zip(&row.cells).map(|(&fact, cell)| wording.cell(fact, cell));
            let settings = found.outputs.iter().zip(&row.settings);
            let settings = settings.map(|(&column, setting)| wording.setting(column, setting));
            cells.chain(settings).map(Markup::text).collect()
        })
        .collect();
    table(f, &heads, &rows)?;
    let rule = if found.first {
        wording.pick("The first row that fits counts.", "从上到下，取第一个符合的行。")
    } else {
        wording.pick("Exactly one row fits.", "恰有一行符合。")
    };
    let origin = rules::origin(wording, &found.origin);
    writeln!(f, "<p class=\"soft\">{rule} {origin}</p>")
}

fn facts(f: &mut fmt::Formatter<'_>, wording: Wording<'_>, workflow: &Workflow) -> fmt::Result {
    if workflow.facts.is_empty() {
        return Ok(());
    }
    frame::part(f, wording.pick("Facts", "事实"))?;
    let rows: Vec<Vec<Markup>> = workflow
        .facts
        .iter()
        .map(|(id, fact)| {
            vec![
                Markup::titled(wording.fact(id), fact.name.as_str()),
                Markup::text(wording.fact_type(&fact.r#type)),
                rules::origin(wording, &fact.origin),
            ]
        })
        .collect();
    let heads =
        [wording.pick("Fact", "事实"), wording.pick("Values", "取值"), wording.pick("Source", "出处")];
    table(f, &heads, &rows)
}
