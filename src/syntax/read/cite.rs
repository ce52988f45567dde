//! Sources in brackets: `[XF 34, 36, ZZ 203]`.

use super::{
    mistakes::{Mistakes, Reported, shown},
    scanner::Scanner,
};
use crate::{Name, finding::Lint, syntax::Cite};

/// Reads the brackets that are next. What cannot be read is reported and skipped.
pub(super) fn sources(scanner: &mut Scanner<'_>, mistakes: &mut Mistakes) -> Vec<Cite> {
    let open = scanner.here();
    scanner.bump();
    let mut cites = Vec::new();
    loop {
        if cited(scanner, &mut cites, mistakes).is_err() {
            skip_past_bracket(scanner);
            return cites;
        }
        scanner.skip_spaces();
        match scanner.peek() {
            Some(',') => {
                scanner.bump();
            }
            Some(']') => {
                scanner.bump();
                return cites;
            }
            None => {
                let (en, zh) = ("this bracket is not closed on its line", "方括号在本行没有闭合");
                mistakes.say(Lint::MalformedCitation, open, en.to_owned(), zh.to_owned());
                return cites;
            }
            Some(_) => {
                let span = scanner.here();
                malformed(mistakes, span, &scanner.peek().map(String::from).unwrap_or_default());
                skip_past_bracket(scanner);
                return cites;
            }
        }
    }
}

/// Reads a source with a place in it, or a further place.
fn cited(scanner: &mut Scanner<'_>, cites: &mut Vec<Cite>, mistakes: &mut Mistakes) -> Result<(), Reported> {
    scanner.skip_spaces();
    let start = scanner.position();
    if scanner.peek().is_some_and(|c| c.is_ascii_digit()) {
        let place = place(scanner);
        return match cites.last_mut() {
            Some(cite) => {
                cite.places.push(place);
                cite.span = cite.span.to(scanner.span_from(start));
                Ok(())
            }
            None => Err(malformed(mistakes, scanner.span_from(start), &place)),
        };
    }
    let (run, length) = scanner.run();
    scanner.advance(length);
    let source = match Name::new(&run) {
        Ok(source) if !is_spelled_out(&run) => source,
        _ if run.is_empty() => {
            let text: String = scanner.peek().into_iter().collect();
            return Err(malformed(mistakes, scanner.here(), &text));
        }
        _ => return Err(malformed(mistakes, scanner.span_from(start), &run)),
    };
    let mut places = Vec::new();
    let after_name = scanner.position();
    scanner.skip_spaces();
    if scanner.peek().is_some_and(|c| c.is_ascii_digit()) {
        places.push(place(scanner));
    } else {
        scanner.back_to(after_name);
    }
    cites.push(Cite { source, places, span: scanner.span_from(start) });
    Ok(())
}

/// Whether it is an article as prose has it: `第三十四条`.
fn is_spelled_out(run: &str) -> bool {
    run.starts_with('第') && run.contains(['条', '款', '项', '章', '节'])
}

fn place(scanner: &mut Scanner<'_>) -> String {
    let mut place = String::new();
    while let Some(c) = scanner.peek().filter(|&c| c.is_alphanumeric() || matches!(c, '.' | '(' | ')' | '-'))
    {
        place.push(c);
        scanner.bump();
    }
    place
}

fn malformed(mistakes: &mut Mistakes, span: crate::finding::Span, text: &str) -> Reported {
    let text = shown(text);
    mistakes.say_with_hint(
        Lint::MalformedCitation,
        span,
        (
            format!("`{text}` is no source and no place in one"),
            format!("`{text}` 不是出处，也不是其中的条目"),
        ),
        (
            "write `[NAME 34, 22(1)]`: the source's name, then numbers".into(),
            "写作 `【名称 34, 22(1)】`：先写出处的名称，再写数字".into(),
        ),
    )
}

fn skip_past_bracket(scanner: &mut Scanner<'_>) {
    while scanner.peek().is_some_and(|c| c != '#') {
        if scanner.bump() == Some(']') {
            return;
        }
    }
}
