//! Every rule of a charter with its origin, for the sources that it cites.

use super::markup::Markup;
use crate::{
    charter::{Action, Charter, Next, Workflow},
    origin::Origin,
    rule::Window,
    wording::Wording,
};

/// Where a rule comes from: sources, a local choice, remarks.
pub(super) fn origin(wording: Wording<'_>, origin: &Origin) -> Markup {
    let sources = Markup::text(wording.sources(origin));
    let local = origin.local.as_deref().map(|why| wording.said(wording.pick("local", "本地"), why));
    let local = Markup::text(local.unwrap_or_default()).within("span", "soft");
    let remarks = origin.remarks.iter().map(|remark| Markup::text(remark).within("span", "soft"));
    Markup::lines([sources, local].into_iter().chain(remarks))
}

/// Every rule that may cite a source, with what it is called, in the order of the charter.
pub(super) fn rules<'a>(charter: &'a Charter, wording: Wording<'a>) -> Vec<(String, &'a Origin)> {
    let mut rules = vec![(charter.titles.or(wording.language(), &charter.name).to_owned(), &charter.origin)];
    structure(charter, wording, &mut rules);
    for ladder in charter.ladders.values() {
        let title = ladder.titles.or(wording.language(), &ladder.name);
        rules.push((title.to_owned(), &ladder.origin));
        let rungs = ladder.rungs.iter();
        rules.extend(rungs.map(|rung| (wording.said(title, wording.body(rung.body)), &rung.origin)));
    }
    for found in charter.workflows.values() {
        workflow(wording.within(found), found, &mut rules);
    }
    let promises = charter.promises.iter();
    rules.extend(
        promises.map(|promise| {
            (promise.titles.or(wording.language(), &promise.name).to_owned(), &promise.origin)
        }),
    );
    rules
}

fn structure<'a>(charter: &'a Charter, wording: Wording<'a>, rules: &mut Vec<(String, &'a Origin)>) {
    let structure = &charter.structure;
    rules.extend(structure.kinds.iter().map(|(id, kind)| (wording.kind(id).to_owned(), &kind.origin)));
    rules.extend(structure.bodies.iter().map(|(id, body)| (wording.body(id).to_owned(), &body.origin)));
    rules.extend(structure.offices.iter().map(|(id, office)| (wording.office(id), &office.origin)));
    rules.extend(structure.relations.iter().map(|relation| {
        let (from, to) = (wording.body(relation.from), wording.body(relation.to));
        (sentence(wording, from, wording.relation(relation.kind), to), &relation.origin)
    }));
    rules.extend(structure.delegations.iter().map(|delegation| {
        let (from, to) = (wording.body(delegation.from), wording.body(delegation.to));
        (sentence(wording, from, wording.pick("delegates to", "授权"), to), &delegation.origin)
    }));
}

fn sentence(wording: Wording<'_>, from: &str, word: &str, to: &str) -> String {
    let space = wording.pick(" ", "");
    format!("{from}{space}{word}{space}{to}")
}

fn workflow<'a>(wording: Wording<'a>, found: &'a Workflow, rules: &mut Vec<(String, &'a Origin)>) {
    let title = found.titles.or(wording.language(), &found.name);
    let within = |part: &str| wording.said(title, part);
    rules.push((title.to_owned(), &found.origin));
    rules.extend(found.bars.iter().map(|bar| (title.to_owned(), &bar.origin)));
    rules.extend(found.facts.iter().map(|(id, fact)| (within(wording.fact(id)), &fact.origin)));
    for (id, slot) in found.slots.iter() {
        rules.push((within(wording.slot(id)), &slot.origin));
        rules.extend(slot.exhausted.iter().map(|route| (within(wording.slot(id)), &route.origin)));
    }
    for (id, table) in found.tables.iter() {
        rules.push((within(wording.table(id)), &table.origin));
        rules.extend(table.rows.iter().map(|row| (within(wording.table(id)), &row.origin)));
    }
    for (id, clock) in found.clocks.iter() {
        rules.push((within(wording.clock(id)), &clock.origin));
        rules.extend(clock.limits.iter().map(|limit| (within(wording.clock(id)), &limit.origin)));
    }
    for (id, state) in found.states.iter() {
        rules.push((within(wording.state(id)), &state.origin));
        let clauses = state.responsible.iter().chain(&state.consulted).chain(&state.informed);
        rules.extend(clauses.map(|clause| (within(wording.state(id)), &clause.origin)));
        rules.extend(state.stay.iter().map(|window| (within(wording.state(id)), of_window(window))));
    }
    for (id, action) in found.actions.iter() {
        let name = within(wording.action(id));
        rules.extend(of_action(action).map(|origin| (name.clone(), origin)));
    }
}

fn of_action(action: &Action) -> impl Iterator<Item = &Origin> {
    let routes = match &action.next {
        Next::Routes(routes) => routes.as_slice(),
        _ => &[],
    };
    let clauses = action.informed.iter().chain(&action.consulted).chain(&action.bars);
    std::iter::once(&action.origin)
        .chain(action.by.iter().map(|by| &by.origin))
        .chain(action.guards.iter().map(|guard| &guard.origin))
        .chain(routes.iter().map(|route| &route.origin))
        .chain(clauses.map(|clause| &clause.origin))
        .chain(action.windows.iter().map(of_window))
        .chain(action.caps.iter().map(|cap| &cap.origin))
        .chain(action.prolongs.iter().map(|more| &more.origin))
        .chain(action.opens.iter().map(|opens| &opens.origin))
}

fn of_window(window: &Window) -> &Origin {
    match window {
        Window::AtLeastSince { origin, .. } | Window::AtLeastBefore { origin, .. } => origin,
        Window::Since(_, origin) | Window::Before(_, origin) => origin,
    }
}
