//! Whether what was read is what its keyword takes.

use super::{
    mistakes::{Mistakes, Reported, shown},
    numeral,
};
use crate::{
    finding::{Bilingual, Finding, Language, Lint},
    syntax::{Comparison, Keyword, Operand, Place, Takes, Term},
};

/// Checks that `operand`, written as `text`, is what `keyword` takes.
pub(super) fn check(
    keyword: Keyword,
    operand: &Operand,
    text: &str,
    mistakes: &mut Mistakes,
) -> Result<(), Reported> {
    let takes = keyword.takes();
    if takes_amount(takes)
        && let Term::Name(path) = &operand.term
        && let Some(form) = path.single().and_then(|name| numeral::in_digits(name.as_str()))
    {
        return Err(spelled_out(operand, text, &form, mistakes));
    }
    if fits(takes, operand) {
        return Ok(());
    }
    let (due_en, due_zh) = due(takes);
    let text = shown(text);
    let message = Bilingual::new(
        format!("`{keyword}` takes {due_en}, not `{text}`"),
        format!("`{}` 之后应为{due_zh}，而不是 `{text}`", keyword.word(Language::Zh)),
    );
    let mut finding = Finding::new(Lint::WrongOperand, operand.span, message);
    finding.hint =
        claimed(keyword, operand).or_else(|| hint(takes, operand)).map(|(en, zh)| Bilingual::new(en, zh));
    Err(mistakes.add(finding))
}

fn takes_amount(takes: Takes) -> bool {
    matches!(takes, Takes::Amount | Takes::OptionalAmount)
}

fn spelled_out(operand: &Operand, text: &str, form: &str, mistakes: &mut Mistakes) -> Reported {
    let text = shown(text);
    mistakes.say_with_hint(
        Lint::WrongOperand,
        operand.span,
        (format!("the number in `{text}` is spelled in characters"), format!("`{text}` 中的数用汉字书写")),
        (format!("write `{form}`"), format!("写作 `{form}`")),
    )
}

fn fits(takes: Takes, operand: &Operand) -> bool {
    let term = &operand.term;
    match takes {
        Takes::Nothing => false,
        Takes::NewName => is_new_name(operand),
        Takes::Name | Takes::OptionalName => is_name(operand),
        Takes::Names | Takes::OptionalNames => joined(operand, &is_name),
        Takes::Word => is_name(operand) || matches!(term, Term::Word(..)),
        Takes::Text => matches!(term, Term::Text(_) | Term::Placeholder(_)),
        Takes::Amount | Takes::OptionalAmount => is_name(operand) || is_quantity(operand),
        Takes::Date => matches!(term, Term::Date(_) | Term::Month(..) | Term::Placeholder(_)),
        Takes::Moments => joined(operand, &|part| is_name(part) || is_moment(part)),
        Takes::Times => joined(operand, &is_time),
        Takes::Offset => matches!(term, Term::Offset(_)),
        Takes::Type => joined(operand, &|part| is_name(part) || is_quantity(part)),
        Takes::Condition | Takes::OptionalCondition => is_condition(operand),
        Takes::Values => operand.all_of().iter().all(is_value),
    }
}

fn is_new_name(operand: &Operand) -> bool {
    let Term::Name(path) = &operand.term else { return false };
    match path.segments.as_slice() {
        [segment] => !matches!(segment.reserved, Some((Place::Anywhere, _))),
        _ => false,
    }
}

fn is_name(operand: &Operand) -> bool {
    matches!(operand.term, Term::Name(_) | Term::Placeholder(_))
}

/// Whether every part of a list, or the one thing it is, is of a sort.
fn joined(operand: &Operand, is_part: &impl Fn(&Operand) -> bool) -> bool {
    match &operand.term {
        Term::Or(parts, _) | Term::And(parts, _) => parts.iter().all(|part| joined(part, is_part)),
        _ => is_part(operand),
    }
}

fn is_quantity(operand: &Operand) -> bool {
    match &operand.term {
        Term::Number(_) | Term::Share(..) | Term::Amount(..) => true,
        Term::Range(low, high, _) => is_quantity(low) && is_quantity(high),
        _ => false,
    }
}

fn is_moment(operand: &Operand) -> bool {
    matches!(operand.term, Term::Date(_) | Term::Month(..) | Term::Instant(_))
}

fn is_time(operand: &Operand) -> bool {
    match &operand.term {
        Term::Date(_) | Term::Time(_) | Term::Name(_) => true,
        Term::Range(low, high, _) => is_time(low) && is_time(high),
        _ => false,
    }
}

/// A condition is made of names, comparisons and what joins them.
fn is_condition(operand: &Operand) -> bool {
    match &operand.term {
        Term::Or(parts, _) | Term::And(parts, _) => parts.iter().all(is_condition),
        Term::Not(inner, _) | Term::Group(inner) => is_condition(inner),
        Term::Compare(left, _, right) => is_compared(left) && is_compared(right),
        _ => is_name(operand),
    }
}

fn is_compared(operand: &Operand) -> bool {
    !matches!(
        operand.term,
        Term::Or(..) | Term::And(..) | Term::Not(..) | Term::Group(_) | Term::Compare(..) | Term::Offset(_)
    )
}

fn is_value(operand: &Operand) -> bool {
    match &operand.term {
        Term::Compare(left, Comparison::Equal, right) => is_name(left) && is_compared(right),
        _ => false,
    }
}

/// What is due, in words.
pub(super) fn due(takes: Takes) -> (&'static str, &'static str) {
    match takes {
        Takes::Nothing => ("nothing", "空白"),
        Takes::NewName => ("one new name without a dot", "一个不带点号的新名称"),
        Takes::Name | Takes::OptionalName => ("one name", "一个名称"),
        Takes::Names | Takes::OptionalNames => ("names", "名称"),
        Takes::Word => ("a cause, or the word that refused", "原因或作出拒绝的关键词"),
        Takes::Text => ("a text in quotes", "引号中的文字"),
        Takes::Amount | Takes::OptionalAmount => ("an amount", "数量"),
        Takes::Date => ("a date", "日期"),
        Takes::Moments => ("names or a date", "名称或日期"),
        Takes::Times => ("times or days", "时刻或日期"),
        Takes::Offset => ("an offset such as `+08:00`", "时区，如 `+08:00`"),
        Takes::Type => ("a type: a kind, values or a range", "类型：种类、取值或区间"),
        Takes::Condition | Takes::OptionalCondition => ("a condition", "条件"),
        Takes::Values => ("values such as `urgency = urgent`", "取值，如 `紧急程度 = 特急`"),
    }
}

/// A promise of a condition where one of states and actions is due.
fn claimed(keyword: Keyword, operand: &Operand) -> Option<(String, String)> {
    let is_claim = matches!(keyword, Keyword::Never | Keyword::Reaches);
    let is_condition = matches!(operand.term, Term::Compare(..) | Term::Not(..));
    (is_claim && is_condition).then(|| {
        (
            "it names states, actions or ballots; what holds at every step is written `always CONDITION`"
                .into(),
            "此处写环节、动作或者表决；每一步都成立的，写“始终 条件”".into(),
        )
    })
}

fn hint(takes: Takes, operand: &Operand) -> Option<(String, String)> {
    match (takes, &operand.term) {
        (Takes::NewName, Term::Name(path)) if path.segments.len() == 1 => {
            let word = path.to_string();
            Some((
                format!("`{word}` is reserved: choose another name"),
                format!("`{word}` 是保留词，请另取名称"),
            ))
        }
        (Takes::NewName | Takes::Name | Takes::OptionalName, Term::And(..) | Term::Or(..)) => {
            Some(("give each a clause of its own".into(), "每个名称各写一个子句".into()))
        }
        (Takes::Name | Takes::Names | Takes::OptionalNames, Term::Text(_)) => {
            Some(("write the name without quotes".into(), "名称不加引号".into()))
        }
        (Takes::Text, Term::Name(_)) => Some(("put it in quotes".into(), "请加引号".into())),
        (Takes::Values, _) => Some((
            "give each as `name = value`, joined by `and`".into(),
            "每项写作 `名称 = 取值`，以 `且` 连接".into(),
        )),
        _ => None,
    }
}
