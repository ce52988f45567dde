//! Every rule of a charter with its origin, for the sources that it cites.

use std::collections::BTreeMap;

use super::markup::Markup;
use crate::{
    charter::{Action, Ballot, Charter, Next, State, Workflow},
    id::SourceId,
    origin::Origin,
    rule::{Clock, Expiry, Route, Window},
    structure::Body,
    wording::Wording,
};

/// Where a rule comes from: sources, local choices, remarks.
pub(super) fn origin(wording: Wording<'_>, origin: &Origin) -> Markup {
    origins(wording, [origin])
}

/// Where a rule and its clauses come from, each source and each reason once.
pub(super) fn origins<'a>(wording: Wording<'_>, origins: impl IntoIterator<Item = &'a Origin>) -> Markup {
    let mut cited = BTreeMap::<SourceId, Vec<&str>>::new();
    let (mut locals, mut remarks) = (Vec::new(), Vec::new());
    for origin in origins {
        for citation in &origin.sources {
            let places = cited.entry(citation.source).or_default();
            places.extend(citation.places.iter().map(AsRef::as_ref));
        }
        locals.extend(origin.local.as_deref().map(|why| wording.remark(why)));
        remarks.extend(origin.remarks.iter().map(|remark| wording.remark(remark)));
    }
    let sources = cited.into_iter().map(|(source, places)| citation(wording, source, places));
    let locals = once_each(locals)
        .into_iter()
        .map(|why| Markup::text(wording.said(wording.pick("local", "本地"), why)).within("span", "soft"));
    let remarks = once_each(remarks).into_iter().map(|remark| Markup::text(remark).within("span", "soft"));
    Markup::lines(sources.chain(locals).chain(remarks))
}

/// The places cited in one source, under its short name, which leads to it.
fn citation(wording: Wording<'_>, source: SourceId, places: Vec<&str>) -> Markup {
    let Some(found) = wording.charter().sources.get(source) else { return Markup::default() };
    let name = Markup::text(found.name.as_str());
    let link =
        name.linked_as(&format!("source-{}", found.name), found.titles.or(wording.language(), &found.name));
    let mut places = once_each(places);
    places.sort_by_key(|place| number(place));
    Markup::joined([link, Markup::text(wording.row(places))], " ")
}

fn once_each(texts: Vec<&str>) -> Vec<&str> {
    let mut seen = Vec::new();
    for text in texts {
        if !seen.contains(&text) {
            seen.push(text);
        }
    }
    seen
}

/// The first number in a place, by which places are put in order: `22` of `22(3)`.
pub(super) fn number(place: &str) -> u64 {
    let digits = place.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit);
    digits.collect::<String>().parse().unwrap_or(0)
}

/// The origins of a body and of the rules on who belongs to it.
pub(super) fn of_body(body: &Body) -> impl Iterator<Item = &Origin> {
    let has = body.composition.has.iter().map(|required| &required.origin);
    let bars = body.composition.bars.iter().map(|barred| &barred.origin);
    std::iter::once(&body.origin).chain(has).chain(bars)
}

/// The origins of a state and its clauses.
pub(super) fn of_state(state: &State) -> impl Iterator<Item = &Origin> {
    let clauses = state.responsible.iter().chain(&state.consulted).chain(&state.informed);
    std::iter::once(&state.origin)
        .chain(clauses.map(|clause| &clause.origin))
        .chain(state.stay.iter().map(Window::origin))
        .chain(state.waits.iter().map(|waits| &waits.origin))
        .chain(state.ways_on().flat_map(|way| {
            let own = way.on.map(|on| &on.origin).into_iter();
            own.chain(of_routes(std::slice::from_ref(way.route)))
        }))
}

/// The origins of a clock, its limits, and the ways on at its end.
pub(super) fn of_clock(clock: &Clock) -> impl Iterator<Item = &Origin> {
    let routes = match &clock.expiry {
        Expiry::Route(routes) => routes.as_slice(),
        _ => &[],
    };
    let limits = clock.limits.iter().map(|limit| &limit.origin);
    std::iter::once(&clock.origin).chain(limits).chain(of_routes(routes))
}

/// The origins of a ballot and its clauses; its limit has its own.
pub(super) fn of_ballot(ballot: &Ballot) -> impl Iterator<Item = &Origin> {
    let barred = ballot.proxies.iter().flat_map(|proxies| &proxies.bars);
    let parties = ballot.by.iter().chain(&ballot.vetoes).chain(&ballot.bars).chain(barred);
    let thresholds = ballot.quorum.iter().chain(&ballot.passes);
    std::iter::once(&ballot.origin)
        .chain(parties.map(|clause| &clause.origin))
        .chain(thresholds.map(|threshold| &threshold.origin))
        .chain(ballot.margin.iter().map(|margin| &margin.origin))
        .chain(ballot.proxies.iter().map(|proxies| &proxies.origin))
        .chain(ballot.reserved.iter().map(|reserved| &reserved.origin))
        .chain(ballot.on.iter().flat_map(|on| std::iter::once(&on.origin).chain(of_routes(&on.routes))))
}

/// The origins of routes and of the cases that they open.
fn of_routes(routes: &[Route]) -> impl Iterator<Item = &Origin> {
    routes
        .iter()
        .flat_map(|route| std::iter::once(&route.origin).chain(route.opens.iter().map(|opens| &opens.origin)))
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
    let promises = charter.promises.values();
    rules.extend(
        promises.map(|promise| {
            (promise.titles.or(wording.language(), &promise.name).to_owned(), &promise.origin)
        }),
    );
    let indicators = charter.indicators.values();
    rules.extend(indicators.map(|indicator| {
        (indicator.titles.or(wording.language(), &indicator.name).to_owned(), &indicator.origin)
    }));
    rules
}

fn structure<'a>(charter: &'a Charter, wording: Wording<'a>, rules: &mut Vec<(String, &'a Origin)>) {
    let structure = &charter.structure;
    rules.extend(structure.kinds.iter().map(|(id, kind)| (wording.kind(id).to_owned(), &kind.origin)));
    for (id, body) in structure.bodies.iter() {
        rules.extend(of_body(body).map(|origin| (wording.body(id).to_owned(), origin)));
    }
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
        let exhausted = slot.exhausted.iter().flat_map(|route| of_routes(std::slice::from_ref(route)));
        rules.extend(exhausted.map(|origin| (within(wording.slot(id)), origin)));
    }
    let outside = found.outside.iter();
    rules.extend(outside.map(|outside| (within(wording.body(outside.body)), &outside.origin)));
    let competences = found.competences.iter();
    rules.extend(competences.map(|given| (within(wording.body(given.body)), &given.origin)));
    for (id, table) in found.tables.iter() {
        rules.push((within(wording.table(id)), &table.origin));
        rules.extend(table.rows.iter().map(|row| (within(wording.table(id)), &row.origin)));
    }
    for (id, clock) in found.clocks.iter() {
        rules.extend(of_clock(clock).map(|origin| (within(wording.clock(id)), origin)));
    }
    for (id, state) in found.states.iter() {
        rules.extend(of_state(state).map(|origin| (within(wording.state(id)), origin)));
    }
    for (id, ballot) in found.ballots.iter() {
        let name = within(wording.ballot(id));
        rules.extend(of_ballot(ballot).map(|origin| (name.clone(), origin)));
    }
    for (id, action) in found.actions.iter() {
        let name = within(wording.action(id));
        rules.extend(of_action(action).map(|origin| (name.clone(), origin)));
    }
}

/// The origins of an action and its clauses.
pub(super) fn of_action(action: &Action) -> impl Iterator<Item = &Origin> {
    let routes = match &action.next {
        Next::Routes(routes) => routes.as_slice(),
        _ => &[],
    };
    let clauses = action.informed.iter().chain(&action.consulted).chain(&action.bars);
    std::iter::once(&action.origin)
        .chain(action.by.iter().map(|by| &by.origin))
        .chain(action.by.iter().flat_map(|by| &by.together).map(|joint| &joint.origin))
        .chain(action.guards.iter().map(|guard| &guard.origin))
        .chain(of_routes(routes))
        .chain(clauses.map(|clause| &clause.origin))
        .chain(action.windows.iter().map(Window::origin))
        .chain(action.caps.iter().map(|cap| &cap.origin))
        .chain(action.prolongs.iter().map(|more| &more.origin))
        .chain(action.prolongs.iter().flat_map(|more| &more.most).map(|most| &most.origin))
        .chain(action.requests.iter().map(|request| &request.origin))
        .chain(action.declines.iter().map(|decline| &decline.origin))
        .chain(action.opens.iter().map(|opens| &opens.origin))
}
