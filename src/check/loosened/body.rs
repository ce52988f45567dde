//! Bodies, offices and ladders: who belongs, for how long, and which time each rung has.

use super::{
    found::{Found, named},
    limit::Limits,
    separation, threshold,
};
use crate::{
    charter::levels::Subject,
    finding::{Lint, Span},
    syntax::{Keyword, Unit},
    text::{AmountText, BodyText, OfficeText, TypeText, WorkflowText},
};

/// Compares what stands outside the workflows.
pub(super) fn compare(found: &mut Found<'_>) {
    let (lower, upper) = (found.lower, found.upper);
    for kind in &lower.kinds {
        if let Some(above) = named(&upper.kinds, kind.name.as_str(), |above| &above.name) {
            found.within((Keyword::Kind, &kind.name), None, |found| {
                separation::bars(found, kind.name.span, &kind.bars, &above.bars);
                offices(found, &kind.offices, &above.offices);
            });
        }
    }
    for body in &lower.bodies {
        if let Some(above) = named(&upper.bodies, body.name.as_str(), |above| &above.name) {
            let subject = found
                .charter
                .structure
                .bodies
                .position(|known| known.name == *body.name.as_str())
                .map(Subject::Body);
            found.within((Keyword::Body, &body.name), subject, |found| same(found, body, above));
        }
    }
    let none = WorkflowText::default();
    for ladder in &lower.ladders {
        let Some(above) = named(&upper.ladders, ladder.name.as_str(), |above| &above.name) else { continue };
        let subject = found.charter.ladder(ladder.name.as_str()).map(|(ladder, _)| Subject::Ladder(ladder));
        found.within((Keyword::Ladder, &ladder.name), subject, |found| {
            for rung in &ladder.rungs {
                let Some(above) = named(&above.rungs, rung.body.as_str(), |above| &above.body) else {
                    continue;
                };
                let limits = Limits { lower: &none, upper: &none, span: rung.body.span };
                found.within((Keyword::Rung, &rung.body), None, |found| {
                    limits.within(found, rung.within.as_slice(), above.within.as_slice());
                });
            }
        });
    }
}

fn same(found: &mut Found<'_>, lower: &BodyText, upper: &BodyText) {
    let span = lower.name.span;
    separation::bars(found, span, &lower.bars, &upper.bars);
    separation::supervision(found, lower, upper);
    seats(found, (lower.seats.as_ref(), lower.seats_span, span), upper.seats.as_ref());
    term(found, (lower.term.as_ref(), lower.term_span, span), upper.term.as_ref());
    for above in &upper.has {
        let below = lower.has.iter().find(|below| below.who == above.who);
        let bounds = below.map_or(&[][..], |below| &below.bounds);
        if !above.bounds.is_empty() {
            threshold::bounds(
                found,
                (bounds, span),
                &above.bounds,
                (&format!("the number of `{}`", above.who), &format!("“{}”的人数", above.who)),
            );
        } else if below.is_none() {
            let (name, who) = (found.name(), &above.who);
            let en = format!("`{name}` need have no `{who}` any more, as the upper charter has it");
            found.say(Lint::LowerThreshold, span, en, format!("“{name}”不再要求有“{who}”，上层章程要求有"));
        }
    }
    offices(found, &lower.offices, &upper.offices);
}

fn offices(found: &mut Found<'_>, lower: &[OfficeText], upper: &[OfficeText]) {
    for office in lower {
        let Some(above) = named(upper, office.name.as_str(), |above| &above.name) else { continue };
        found.within((Keyword::Office, &office.name), None, |found| {
            let span = office.name.span;
            separation::bars(found, span, &office.bars, &above.bars);
            seats(found, (office.seats.as_ref(), office.seats_span, span), above.seats.as_ref());
            term(found, (office.term.as_ref(), office.term_span, span), above.term.as_ref());
        });
    }
}

/// How few persons are enough.
fn seats(
    found: &mut Found<'_>,
    (lower, at, span): (Option<&TypeText>, Span, Span),
    upper: Option<&TypeText>,
) {
    let least = |seats: Option<&TypeText>| match seats {
        Some(TypeText::Range { least, .. }) => *least,
        _ => 0,
    };
    let (below, above) = (least(lower), least(upper));
    if below < above {
        let name = found.name();
        let en = format!("{below} persons are enough for `{name}`; the upper charter says {above}");
        let span = if lower.is_some() { at } else { span };
        found.say(Lint::LowerThreshold, span, en, format!("“{name}”有{below}人即可，上层章程为{above}人"));
    }
}

/// How long somebody serves.
fn term(
    found: &mut Found<'_>,
    (lower, at, span): (Option<&AmountText>, Span, Span),
    upper: Option<&AmountText>,
) {
    let months = |amount: Option<&AmountText>| match amount {
        Some(AmountText::Of { count, unit: Unit::Years }) => Some(count.saturating_mul(12)),
        Some(AmountText::Of { count, unit: Unit::Months }) => Some(*count),
        _ => None,
    };
    let (Some(above), Some(written)) = (months(upper), upper) else { return };
    if months(lower).is_none_or(|below| below > above) {
        let name = found.name();
        let en = format!("the term of `{name}` is longer than {written}, as the upper charter has it");
        let span = if lower.is_some() { at } else { span };
        let zh = format!("“{name}”的任期长于上层章程所定的{}个月", above);
        found.say(Lint::LooserLimit, span, en, zh);
    }
}
