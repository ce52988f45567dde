//! What begins with a digit: numbers, shares, amounts; dates and times are read next door.

use super::{
    date,
    mistakes::{Mistakes, Reported, shown},
    scanner::Scanner,
};
use crate::{
    finding::{Language, Lint},
    name::is_name_character,
    syntax::{Keyword, Term, Unit, mark::half_width},
};

/// Reads what begins with the digit that is next.
pub(super) fn number(scanner: &mut Scanner<'_>, mistakes: &mut Mistakes) -> Result<Term, Reported> {
    let start = scanner.position();
    let digits = digits(scanner);
    let term = match (scanner.peek(), scanner.peek_second()) {
        (Some('-'), Some('0'..='9')) => date::date(scanner, start, &digits, mistakes)?,
        (Some(':'), Some('0'..='9')) => Term::Time(date::time(scanner, start, &digits, mistakes)?),
        (Some('/'), Some('0'..='9')) => share(scanner, start, &digits, mistakes)?,
        (Some('.'), Some('0'..='9')) | (Some('%'), _) => return Err(fraction(scanner, start, mistakes)),
        _ => amount(scanner, start, &digits, mistakes)?,
    };
    match remainder(scanner) {
        Some(rest) => Err(glued(scanner, start, &term, &rest, mistakes)),
        None => Ok(term),
    }
}

/// Reads the digits that are next.
pub(super) fn digits(scanner: &mut Scanner<'_>) -> String {
    let mut digits = String::new();
    while let Some(digit @ '0'..='9') = scanner.peek() {
        digits.push(digit);
        scanner.bump();
    }
    digits
}

fn share(
    scanner: &mut Scanner<'_>,
    start: usize,
    part: &str,
    mistakes: &mut Mistakes,
) -> Result<Term, Reported> {
    scanner.bump();
    let whole = digits(scanner);
    let part = whole_number(scanner, start, part, mistakes)?;
    match whole_number(scanner, start, &whole, mistakes)? {
        0 => {
            let (en, zh) = ("a share of nothing: the whole is zero", "分母不能为零");
            Err(mistakes.say(Lint::WrongOperand, scanner.span_from(start), en.to_owned(), zh.to_owned()))
        }
        whole => Ok(Term::Share(part, whole)),
    }
}

fn amount(
    scanner: &mut Scanner<'_>,
    start: usize,
    digits: &str,
    mistakes: &mut Mistakes,
) -> Result<Term, Reported> {
    let scale = match scanner.peek() {
        Some('万') => 10_000,
        Some('亿') => 100_000_000,
        _ => 1,
    };
    if scale > 1 {
        scanner.bump();
    }
    let number = whole_number(scanner, start, digits, mistakes)?;
    let Some(number) = number.checked_mul(scale) else { return Err(too_large(scanner, start, mistakes)) };
    match unit(scanner) {
        Some((unit, language)) => Ok(Term::Amount(number, unit, language.into())),
        None if is_at_other_unit(scanner) => Err(other_unit(scanner, start, mistakes)),
        None => Ok(Term::Number(number)),
    }
}

/// Whether a word follows that counts something, but is no unit of the language.
fn is_at_other_unit(scanner: &Scanner<'_>) -> bool {
    let mut ahead = scanner.clone();
    ahead.skip_spaces();
    OTHER_UNITS.contains(&ahead.run().0.as_str())
}

const OTHER_UNITS: [&str; 13] = [
    "week", "weeks", "minute", "minutes", "second", "seconds", "quarter", "quarters", "person", "persons",
    "people", "votes", "percent",
];

fn other_unit(scanner: &mut Scanner<'_>, start: usize, mistakes: &mut Mistakes) -> Reported {
    scanner.skip_spaces();
    let (run, length) = scanner.run();
    scanner.advance(length);
    let text = shown(scanner.text_from(start));
    let said = (format!("`{run}` is no unit of `{text}`"), format!("`{text}` 中的 `{run}` 不是单位"));
    let hint = (
        format!("units are {}; persons and votes have none", units(Language::En)),
        format!("单位只有 {}；人数、票数不写单位", units(Language::Zh)),
    );
    mistakes.say_with_hint(Lint::WrongOperand, scanner.span_from(start), said, hint)
}

/// Reads the unit after a number, with or without a space.
fn unit(scanner: &mut Scanner<'_>) -> Option<(Unit, Language)> {
    let after_number = scanner.position();
    scanner.skip_spaces();
    let found = chinese_unit(scanner).or_else(|| english_unit(scanner));
    if found.is_none() {
        scanner.back_to(after_number);
    }
    found
}

fn chinese_unit(scanner: &mut Scanner<'_>) -> Option<(Unit, Language)> {
    let rest = scanner.rest();
    let bare = rest.strip_prefix('个').unwrap_or(rest);
    let unit = Unit::ALL.into_iter().find(|unit| bare.starts_with(unit.word(Language::Zh)))?;
    scanner.advance(rest.len() - bare.len() + unit.word(Language::Zh).len());
    Some((unit, Language::Zh))
}

fn english_unit(scanner: &mut Scanner<'_>) -> Option<(Unit, Language)> {
    let is_working = scanner.eat_run("working");
    scanner.skip_spaces();
    let (run, length) = scanner.run();
    let word = if is_working { format!("working {run}") } else { run };
    let matches = |unit: &Unit| unit.word(Language::En).strip_suffix('s') == Some(word.trim_end_matches('s'));
    let unit = Unit::ALL.into_iter().find(matches)?;
    scanner.advance(length);
    Some((unit, Language::En))
}

fn whole_number(
    scanner: &Scanner<'_>,
    start: usize,
    digits: &str,
    mistakes: &mut Mistakes,
) -> Result<u64, Reported> {
    digits.parse().map_err(|_| too_large(scanner, start, mistakes))
}

fn too_large(scanner: &Scanner<'_>, start: usize, mistakes: &mut Mistakes) -> Reported {
    let text = shown(scanner.text_from(start));
    let (en, zh) = (format!("the number `{text}` is too large"), format!("数字 `{text}` 过大"));
    mistakes.say(Lint::WrongOperand, scanner.span_from(start), en, zh)
}

fn fraction(scanner: &mut Scanner<'_>, start: usize, mistakes: &mut Mistakes) -> Reported {
    scanner.bump();
    digits(scanner);
    scanner.eat('%');
    let text = shown(scanner.text_from(start));
    mistakes.say_with_hint(
        Lint::WrongOperand,
        scanner.span_from(start),
        (format!("`{text}` is not exact"), format!("`{text}` 不是精确的数")),
        (
            "write a share such as `1/2`, or a smaller unit".into(),
            "份额写作 `1/2`，或者改用更小的单位".into(),
        ),
    )
}

/// What is glued to a number and begins neither a keyword nor a joiner.
fn remainder(scanner: &Scanner<'_>) -> Option<String> {
    let rest = scanner.rest();
    let first = half_width(rest.chars().next()?);
    let goes_on = Keyword::beginning(rest).is_some() || rest.starts_with(['且', '或']);
    (is_name_character(first) && !scanner.is_at_arrow() && !goes_on).then(|| scanner.run().0)
}

fn glued(
    scanner: &mut Scanner<'_>,
    start: usize,
    term: &Term,
    rest: &str,
    mistakes: &mut Mistakes,
) -> Reported {
    let number = scanner.text_from(start).to_owned();
    let (_, length) = scanner.run();
    scanner.advance(length);
    let text = shown(scanner.text_from(start));
    let said = (
        format!("`{text}` is no amount: `{}` does not belong to it", shown(rest)),
        format!("`{text}` 不是数量：`{}` 不属于其中", shown(rest)),
    );
    mistakes.say_with_hint(
        Lint::WrongOperand,
        scanner.span_from(start),
        said,
        right_form(term, &number, rest),
    )
}

/// How the author should write an amount with something glued to it.
fn right_form(term: &Term, number: &str, rest: &str) -> (String, String) {
    let form = match rest {
        "内" | "以内" | "之内" => format!("限{number}"),
        "后" | "以后" | "之后" => format!("至少{number}"),
        "以上" => format!("至少{number}"),
        "以下" => format!("至多{number}"),
        _ if matches!(term, Term::Amount(_, Unit::Years, _))
            && rest.starts_with(|c: char| c.is_ascii_digit()) =>
        {
            "2026-02-28".to_owned()
        }
        _ => {
            return (
                format!("units are {}; persons and votes have none", units(Language::En)),
                format!("单位只有 {}；人数、票数不写单位", units(Language::Zh)),
            );
        }
    };
    (format!("write `{form}`"), format!("写作 `{form}`"))
}

fn units(language: Language) -> String {
    let joint = if language == Language::Zh { "、" } else { ", " };
    Unit::ALL.map(|unit| unit.word(language)).join(joint)
}
