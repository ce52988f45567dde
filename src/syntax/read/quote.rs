//! Quoted texts: three pairs of quotes, each closed by its own kind, no escapes.

use super::{
    mistakes::{Mistakes, Reported},
    scanner::Scanner,
};
use crate::{
    finding::Lint,
    syntax::{Quotes, Text},
};

/// Whether a quote is next.
pub(super) fn is_at_quote(scanner: &Scanner<'_>) -> bool {
    opening(scanner).is_some()
}

/// Reads the quoted text that is next.
pub(super) fn text(scanner: &mut Scanner<'_>, mistakes: &mut Mistakes) -> Result<Text, Reported> {
    let start = scanner.position();
    let quotes = opening(scanner).unwrap_or(Quotes::Straight);
    scanner.bump();
    let rest = scanner.rest();
    let end = rest.find(|c| quotes.is_closed_by(c));
    let inner = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default();
    scanner.advance(inner.len());
    if scanner.bump().is_none() {
        return Err(unclosed(scanner, start, quotes, mistakes));
    }
    Ok(Text::read(inner, quotes, scanner.span_from(start)))
}

fn opening(scanner: &Scanner<'_>) -> Option<Quotes> {
    let next = scanner.peek()?;
    Quotes::ALL.into_iter().find(|quotes| quotes.opening() == next)
}

fn unclosed(scanner: &Scanner<'_>, start: usize, quotes: Quotes, mistakes: &mut Mistakes) -> Reported {
    let mut span = scanner.span_from(start);
    span.end = span.start + u32::try_from(quotes.opening().len_utf8()).unwrap_or(1);
    let (open, close) = (quotes.opening(), quotes.closing());
    mistakes.say_with_hint(
        Lint::UnclosedQuote,
        span,
        (format!("`{open}` is not closed on this line"), format!("`{open}` 在本行没有闭合")),
        (format!("close it with `{close}`, its own kind"), format!("用同一种引号 `{close}` 闭合")),
    )
}
