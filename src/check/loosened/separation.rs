//! Who may not act, belong or be chosen, and who watches over whom.

use super::{duty::missing, found::Found};
use crate::{
    finding::{Lint, Span},
    text::{BodyText, NamesText, RelationText, RelationWord},
};

/// Who is no longer barred.
pub(super) fn bars(found: &mut Found<'_>, span: Span, lower: &[NamesText], upper: &[NamesText]) {
    for who in missing(lower, upper) {
        let name = found.name();
        let en = format!("`{who}` is not barred from `{name}` any more, as the upper charter has it");
        found.say(
            Lint::DroppedSeparation,
            span,
            en,
            format!("“{name}”不再要求“{who}”回避，上层章程要求回避"),
        );
    }
}

/// Whom a body no longer supervises.
pub(super) fn supervision(found: &mut Found<'_>, lower: &BodyText, upper: &BodyText) {
    let watched = |relations: &[RelationText]| -> Vec<String> {
        let watches = relations.iter().filter(|relation| relation.relation == RelationWord::Supervises);
        watches.flat_map(|relation| &relation.to).map(ToString::to_string).collect()
    };
    let below = watched(&lower.relations);
    for body in watched(&upper.relations).into_iter().filter(|body| !below.contains(body)) {
        let name = found.name();
        let en = format!("`{name}` does not supervise `{body}` any more, as the upper charter has it");
        found.say(
            Lint::DroppedSeparation,
            lower.name.span,
            en,
            format!("“{name}”不再监督“{body}”，上层章程要求监督"),
        );
    }
}
