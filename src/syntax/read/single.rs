//! One operand alone, as JSON holds conditions and amounts: as text.

use super::{
    clause::read_taken,
    mistakes::{Mistakes, Reported},
    operand::OperandReader,
    scanner::Scanner,
    stray,
};
use crate::{
    finding::Finding,
    syntax::{Keyword, Operand, vocabulary::settle},
};

/// Reads a condition: what would stand after `if`.
///
/// ```
/// use gongzhi::syntax::operand;
///
/// let condition = operand("满意 且 核实.次数 ≥ 1").unwrap();
/// assert_eq!(condition, operand("满意 and 核实.times >= 1").unwrap());
/// assert_eq!(condition.to_string(), "满意 and 核实.times ≥ 1");
/// ```
///
/// # Errors
/// Every mistake in `text`; their spans count from its beginning.
pub fn operand(text: &str) -> Result<Operand, Vec<Finding>> {
    operand_of(Keyword::If, None, text)
}

/// Reads what would stand after `keyword`, a clause of `owner`.
///
/// # Errors
/// Every mistake in `text`; their spans count from its beginning.
pub fn operand_of(keyword: Keyword, owner: Option<Keyword>, text: &str) -> Result<Operand, Vec<Finding>> {
    let asked_by = keyword.to_string();
    alone(text, |scanner, mistakes| read_taken(scanner, mistakes, keyword, owner, &asked_by))
}

/// Reads a condition, a value or a cell of a table: whatever may be compared, set or looked up.
///
/// ```
/// use gongzhi::syntax::value;
///
/// assert_eq!(value("≥ 3").unwrap().to_string(), "≥ 3");
/// assert_eq!(value("3个工作日").unwrap().to_string(), "3 working days");
/// ```
///
/// # Errors
/// Every mistake in `text`; their spans count from its beginning.
pub fn value(text: &str) -> Result<Operand, Vec<Finding>> {
    let mut operand = alone(text, |scanner, mistakes| {
        OperandReader {
            scanner,
            mistakes,
            mark_is_or: true,
            is_cell: true,
            asked_by: "if",
            due: ("a value", "取值"),
        }
        .operand()
    })?;
    settle(Keyword::If, None, &mut operand);
    Ok(operand)
}

/// Reads a text that holds nothing but what `read` reads.
fn alone(
    text: &str,
    read: impl FnOnce(&mut Scanner<'_>, &mut Mistakes) -> Result<Operand, Reported>,
) -> Result<Operand, Vec<Finding>> {
    let mut mistakes = Mistakes::default();
    let mut scanner = Scanner::new(text, 0);
    if text.contains('\n') || text.len() > 64 * 1024 {
        let (en, zh) = ("an operand is one line of at most 64 KiB", "操作数是一行，不超过 64 KiB");
        mistakes.say(crate::finding::Lint::BeyondLimits, scanner.here(), en.to_owned(), zh.to_owned());
        return Err(mistakes.into_findings());
    }
    mistakes.report_hidden(text, 0);
    scanner.skip_spaces();
    let read = read(&mut scanner, &mut mistakes);
    scanner.skip_spaces();
    let next = scanner.peek();
    if let (Ok(_), Some(mark)) = (&read, next) {
        stray::mark(&mut mistakes, scanner.here(), mark);
    }
    match read {
        Ok(operand) if next.is_none() && mistakes.is_empty() => Ok(operand),
        _ => Err(mistakes.into_findings()),
    }
}
