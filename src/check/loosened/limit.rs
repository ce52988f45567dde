//! Limits that end later, or not at all; lower bounds that are over sooner; warnings and pauses.

use super::{
    found::Found,
    longer::{greatest, is_longer},
};
use crate::{
    finding::{Language, Lint, Span},
    syntax::Unit,
    text::{
        AmountText, BoundText, BoundWord, ClockText, ConditionText, Expression, NamesText, OnText,
        ProlongsText, WithinText, WorkflowText,
    },
};

/// What both call the case, and where the statement stands that has the limits.
pub(super) struct Limits<'t> {
    pub(super) lower: &'t WorkflowText,
    pub(super) upper: &'t WorkflowText,
    pub(super) span: Span,
}

/// Whether the end of a limit is the end of a duty: a power that is gone, or silence that counts as something, binds others.
fn binds(on: &[OnText]) -> bool {
    on.iter().all(|on| on.take.is_none())
}

fn condition(condition: Option<&ConditionText>) -> Option<&Expression> {
    condition.map(|condition| &condition.expression)
}

/// An amount in words.
pub(super) fn said((count, unit): (u32, Unit)) -> (String, String) {
    let (en, zh) = (unit.word(Language::En), unit.word(Language::Zh));
    let en = if count == 1 { en.trim_end_matches('s') } else { en };
    let counter = matches!(unit, Unit::WorkingDays | Unit::WorkingHours | Unit::Months | Unit::Hours);
    (format!("{count} {en}"), format!("{count}{}{zh}", if counter { "个" } else { "" }))
}

impl Limits<'_> {
    /// The limits of one statement.
    pub(super) fn within(&self, found: &mut Found<'_>, lower: &[WithinText], upper: &[WithinText]) {
        for above in upper.iter().filter(|above| binds(&above.on)) {
            let same = |below: &&WithinText| {
                condition(below.condition.as_ref()) == condition(above.condition.as_ref())
            };
            let always = |below: &&WithinText| below.condition.is_none();
            if let Some(below) = lower.iter().find(same).or(lower.iter().find(always)) {
                self.limit(found, below, above);
            } else if above.condition.is_none() || lower.is_empty() {
                let name = found.name();
                let en = format!(
                    "`{name}` has no limit any more in some cases in which the upper charter sets one"
                );
                let zh = format!("“{name}”：上层章程设有时限，这里有的情形不再有时限");
                found.say(Lint::LooserLimit, self.span, en, zh);
            } else {
                self.not_decided(found, self.span);
            }
        }
    }

    fn limit(&self, found: &mut Found<'_>, lower: &WithinText, upper: &WithinText) {
        if let (Some(below), Some(above)) = (&lower.amount, &upper.amount) {
            self.amount(found, (below, lower.span), above);
        }
        self.warns(found, lower.span, &lower.warns, &upper.warns);
    }

    /// One amount and the one above it.
    fn amount(&self, found: &mut Found<'_>, (lower, span): (&AmountText, Span), upper: &AmountText) {
        let below = greatest(self.lower, lower);
        let above = greatest(self.upper, upper);
        let (Some(below), Some(above)) = (below, above) else {
            if lower != upper || self.tables_differ(lower) {
                self.not_decided(found, span);
            }
            return;
        };
        match is_longer(&found.charter.calendar, below, above) {
            // A limit that is longer than several, each under its condition, is told once.
            Some(true) if found.has_said(Lint::LooserLimit, span) => {}
            Some(true) => self.longer(found, span, below, above),
            Some(false) => {}
            None => self.not_decided(found, span),
        }
    }

    /// Whether a table says a limit that the upper charter's table of that name does not say.
    fn tables_differ(&self, amount: &AmountText) -> bool {
        let AmountText::Named(name) = amount else { return false };
        let rows = |workflow: &WorkflowText| {
            let table = workflow.tables.iter().find(|table| table.name == *name);
            table.map(|table| (table.rows.clone(), table.inputs.clone(), table.outputs.clone()))
        };
        rows(self.lower) != rows(self.upper)
    }

    fn longer(&self, found: &mut Found<'_>, span: Span, lower: (u32, Unit), upper: (u32, Unit)) {
        let (name, (below_en, below_zh), (above_en, above_zh)) = (found.name(), said(lower), said(upper));
        let en = format!("the limit of `{name}` is {below_en}; the upper charter says {above_en}");
        found.say(Lint::LooserLimit, span, en, format!("“{name}”的时限为{below_zh}，上层章程为{above_zh}"));
    }

    fn not_decided(&self, found: &mut Found<'_>, span: Span) {
        let name = found.name();
        let en = format!("whether the limit of `{name}` is longer than in the upper charter is not decided");
        found.say(Lint::NotDecided, span, en, format!("“{name}”的时限是否比上层章程长，尚未判定"));
    }

    fn warns(&self, found: &mut Found<'_>, span: Span, lower: &[AmountText], upper: &[AmountText]) {
        for above in upper.iter().filter(|above| !lower.contains(above)) {
            let Some(above) = greatest(self.upper, above) else { continue };
            let (name, (en, zh)) = (found.name(), said(above));
            let en = format!("`{name}` no longer warns {en} before its end, as the upper charter has it");
            found.say(Lint::LooserLimit, span, en, format!("“{name}”不再提前{zh}预警，上层章程要求预警"));
        }
    }

    /// A clock with a name.
    pub(super) fn clock(&self, found: &mut Found<'_>, lower: &ClockText, upper: &ClockText) {
        if !binds(&upper.on) {
            return;
        }
        self.within(found, &lower.within, &upper.within);
        self.warns(found, lower.name.span, &lower.warns, &upper.warns);
        let states = |pauses: &[NamesText]| -> Vec<String> {
            pauses.iter().flat_map(|names| &names.names).map(ToString::to_string).collect()
        };
        let above = states(&upper.pauses);
        for state in states(&lower.pauses).into_iter().filter(|state| !above.contains(state)) {
            let name = found.name();
            let en = format!("`{name}` stands still in `{state}`, where the upper charter lets it run");
            let zh = format!("“{name}”在“{state}”暂停，上层章程中不暂停");
            found.say(Lint::LooserLimit, lower.name.span, en, zh);
        }
    }

    /// Lower bounds in time.
    pub(super) fn bounds(&self, found: &mut Found<'_>, lower: &[BoundText], upper: &[BoundText]) {
        let least = |bound: &&BoundText| bound.word == BoundWord::AtLeast;
        for above in upper.iter().filter(least) {
            let Some(longest) = above.amount.as_ref().and_then(|amount| greatest(self.upper, amount)) else {
                continue;
            };
            let same = |below: &&BoundText| {
                let (below_if, above_if) =
                    (condition(below.condition.as_ref()), condition(above.condition.as_ref()));
                below.since == above.since
                    && below.before == above.before
                    && (below_if.is_none() || below_if == above_if)
            };
            let below = lower.iter().filter(least).find(same);
            let amount = below.and_then(|below| greatest(self.lower, below.amount.as_ref()?));
            let is_shorter = amount.and_then(|below| is_longer(&found.charter.calendar, longest, below));
            if amount.is_none() || is_shorter == Some(true) {
                let (name, (en, zh)) = (found.name(), said(longest));
                let en = format!("`{name}` waits less than {en}, which the upper charter has lie between");
                let span = below.map_or(self.span, |below| below.span);
                found.say(
                    Lint::LooserLimit,
                    span,
                    en,
                    format!("“{name}”不必间隔{zh}，上层章程要求至少间隔{zh}"),
                );
            }
        }
    }

    /// More time for clocks.
    pub(super) fn prolongs(&self, found: &mut Found<'_>, lower: &[ProlongsText], upper: &[ProlongsText]) {
        for above in upper {
            let Some(below) = lower.iter().find(|below| below.clock == above.clock) else { continue };
            for most in above.bounds.iter().filter(|bound| bound.word == BoundWord::AtMost) {
                let Some(longest) = most.amount.as_ref().and_then(|amount| greatest(self.upper, amount))
                else {
                    continue;
                };
                let is_of_sort =
                    |amount: (u32, Unit)| (amount.1 == Unit::Times) == (longest.1 == Unit::Times);
                let amounts =
                    below.bounds.iter().filter_map(|bound| greatest(self.lower, bound.amount.as_ref()?));
                let amount = amounts.into_iter().find(|amount| is_of_sort(*amount));
                let longer = |amount| is_longer(&found.charter.calendar, amount, longest);
                if amount.is_none_or(|amount| longer(amount) == Some(true)) {
                    let (clock, (en, zh)) = (&above.clock, said(longest));
                    let en = format!(
                        "`{clock}` may be given more than {en}, the most that the upper charter lets it have"
                    );
                    let zh = format!("“{clock}”的延长可以超过{zh}，上层章程以此为限");
                    found.say(Lint::LooserLimit, below.clock.span, en, zh);
                }
            }
        }
    }
}
