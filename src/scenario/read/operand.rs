//! What keywords take in rule tests, where it differs from a charter.

use crate::{
    finding::Language,
    syntax::{Clause, Operand, Term},
    text::{
        AmountText, Path,
        read::{
            Need, Report,
            operand::{amount_of, expect, listed, path},
        },
    },
};

/// Names, or nothing.
pub(super) fn names_if_any(clause: &Clause, report: &mut Report) -> Vec<Path> {
    if clause.operand.is_none() { Vec::new() } else { listed(clause, report) }
}

/// Any amount, or nothing; whether it is of time is for the one who waits to say.
pub(super) fn amount_if_any(clause: &Clause, report: &mut Report) -> Option<AmountText> {
    clause.operand.as_ref()?;
    expect(clause, report, Need::Time, amount_of)
}

/// A text in quotes.
pub(super) fn text(clause: &Clause, report: &mut Report) -> Option<String> {
    expect(clause, report, Need::Text, |operand| operand.as_text().map(|text| text.as_str().to_owned()))
}

/// The word that refused, or the cause of an escalation.
pub(super) fn word(clause: &Clause, report: &mut Report) -> Option<Path> {
    expect(clause, report, Need::Name, word_of)
}

fn word_of(operand: &Operand) -> Option<Path> {
    match &operand.ungrouped().term {
        Term::Word(keyword, _) => Some(Path::new(keyword.word(Language::En), operand.span)),
        _ => path(operand),
    }
}
