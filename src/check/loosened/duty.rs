//! Duties that are none any more, or of fewer cases; who is no longer told or asked.

use super::found::Found;
use crate::{
    finding::{Lint, Span},
    text::{ActionText, Expression, GradeText, NamesText, Path},
};

/// Whether an action is a duty of cases that begin now.
pub(super) fn is_owed(action: &ActionText) -> bool {
    action.grade == GradeText::Must && !action.retired
}

/// A duty that is a power now, or closed.
pub(super) fn grade(found: &mut Found<'_>, lower: &ActionText, _upper: &ActionText) {
    if !is_owed(lower) {
        let name = found.name();
        let en = format!("`{name}` is a duty in the upper charter, and none here");
        found.say(Lint::DroppedDuty, lower.name.span, en, format!("“{name}”在上层章程中是义务，这里不是"));
    }
}

/// A duty that is not owed in a state in which it was.
pub(super) fn states(
    found: &mut Found<'_>,
    (lower, lower_state): (&ActionText, Option<&Path>),
    (upper, upper_state): (&ActionText, Option<&Path>),
) {
    let stands = |action: &ActionText, state: Option<&Path>| -> Vec<Vec<String>> {
        let names = |states: &Vec<Path>| states.iter().map(ToString::to_string).collect();
        if action.from.is_empty() {
            return state.iter().map(|state| vec![state.to_string()]).collect();
        }
        action.from.iter().map(names).collect()
    };
    let below = stands(lower, lower_state);
    if below.iter().flatten().any(|state| state == "any") {
        return;
    }
    for gone in stands(upper, upper_state).into_iter().filter(|states| !below.contains(states)) {
        let (name, en, zh) = (found.name(), gone.join("` and `"), gone.join("”和“"));
        let en = format!("`{name}` is not owed in `{en}` any more, where the upper charter has it a duty");
        found.say(
            Lint::DroppedDuty,
            lower.name.span,
            en,
            format!("“{name}”在“{zh}”不再是义务，上层章程中是"),
        );
    }
}

/// A duty that is owed only under a condition that the upper charter does not set.
pub(super) fn conditions(found: &mut Found<'_>, lower: &ActionText, upper: &ActionText) {
    let parts = |action: &ActionText| -> Vec<Expression> {
        let mut parts = Vec::new();
        action.conditions.iter().for_each(|condition| split(&condition.expression, &mut parts));
        parts
    };
    let above = parts(upper);
    if lower.grade == GradeText::Must && parts(lower).iter().any(|part| !above.contains(part)) {
        let name = found.name();
        let span = lower.conditions.first().map_or(lower.name.span, |condition| condition.span);
        let en = format!("`{name}` is owed under a condition that the upper charter does not set");
        found.say(Lint::DroppedDuty, span, en, format!("“{name}”附加了上层章程没有的条件，才是义务"));
    }
}

/// The parts of a condition that must all hold.
fn split(condition: &Expression, parts: &mut Vec<Expression>) {
    match condition {
        Expression::And(all) => all.iter().for_each(|part| split(part, parts)),
        one => parts.push(one.clone()),
    }
}

/// Who is no longer told.
pub(super) fn told(found: &mut Found<'_>, span: Span, lower: &[NamesText], upper: &[NamesText]) {
    for who in missing(lower, upper) {
        let name = found.name();
        let en = format!("`{who}` is not told of `{name}` any more, as the upper charter has it");
        found.say(Lint::DroppedDuty, span, en, format!("“{name}”不再告知“{who}”，上层章程要求告知"));
    }
}

/// Who is no longer asked.
pub(super) fn asked(found: &mut Found<'_>, span: Span, lower: &[NamesText], upper: &[NamesText]) {
    for who in missing(lower, upper) {
        let name = found.name();
        let en = format!("`{who}` is not consulted on `{name}` any more, as the upper charter has it");
        found.say(Lint::DroppedDuty, span, en, format!("“{name}”不再与“{who}”协商，上层章程要求协商"));
    }
}

/// Whom the upper clauses name and the lower ones do not, at least under the same condition.
pub(super) fn missing<'t>(lower: &[NamesText], upper: &'t [NamesText]) -> Vec<&'t Path> {
    let names = |above: &'t NamesText| above.names.iter().map(move |who| (who, above));
    let is_named = |who: &Path, above: &NamesText| {
        lower.iter().any(|below| {
            let holds = below.condition.is_none()
                || below.condition.as_ref().map(|one| &one.expression)
                    == above.condition.as_ref().map(|one| &one.expression);
            holds && below.names.contains(who)
        })
    };
    upper.iter().flat_map(names).filter(|(who, above)| !is_named(who, above)).map(|(who, _)| who).collect()
}
