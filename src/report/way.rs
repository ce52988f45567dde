//! Where a route leads, in words.

use super::markup::Markup;
use crate::{rule::Route, wording::Wording};

/// The states that a route enters, and on lines of their own what it sets, which cases it opens and how it escalates.
pub(super) fn way(wording: Wording<'_>, route: &Route) -> Markup {
    Markup::lines([Markup::text(target(wording, route)), effects(wording, route)])
}

/// As [`way`], behind what leads there: `tied, short: Voting again`.
pub(super) fn led(wording: Wording<'_>, head: &str, route: &Route) -> Markup {
    let led = wording.said(head, &target(wording, route));
    Markup::lines([Markup::text(led), effects(wording, route)])
}

fn target(wording: Wording<'_>, route: &Route) -> String {
    let states: Vec<&str> = route.to.iter().map(|&state| wording.state(state)).collect();
    let states = match states.is_empty() {
        true => wording.pick("(stays)", "（不转环节）").to_owned(),
        false => states.join(wording.pick(" and ", "且")),
    };
    let otherwise = if route.is_otherwise { wording.pick(" otherwise", "（否则）") } else { "" };
    format!("{states}{otherwise}{}", wording.bracketed(&route.condition))
}

fn effects(wording: Wording<'_>, route: &Route) -> Markup {
    let uses = wording.uses(&route.uses);
    let sets = route.sets.iter().map(|set| wording.assignment(set));
    let escalates = route.escalates;
    let escalates =
        escalates.map(|cause| wording.said(wording.pick("escalates", "升级"), wording.cause(cause)));
    let opens = route.opens.iter().map(|opens| wording.opens(opens));
    let said = uses.into_iter().chain(sets).chain(escalates).chain(opens);
    Markup::lines(said.map(|words| Markup::text(words).within("span", "soft")))
}
