//! Conditions: from words to typed tests.
//!
//! A name in a condition is a fact, slot, body or counter; next to a fact that lists its values it is first of all one of
//! these values.

use super::room::{Room, Thing};
use crate::{
    comparison::Comparison,
    finding::{Bilingual, Span},
    id::{FactId, KindId, ValueId},
    rule::{Condition, Count, FactType, Holder, Test},
    text::{ConditionText, Expression, Path},
    time::Unit,
};

/// One side of a comparison, or a condition by itself.
#[derive(Debug, Clone)]
pub(super) enum Term {
    Flag(FactId),
    Choice(FactId),
    Number(Count, Option<Unit>),
    Range(u32, u32),
    Body(Holder),
    KindOf(Holder),
    Persons(Holder),
    Kind(KindId),
    Truth(bool),
    Nothing,
    /// A date or a note, which conditions do not read.
    Opaque(FactId),
    /// A name that nothing but a value can explain.
    Name(Path),
}

impl Room<'_, '_> {
    /// The condition that is written; what cannot be read holds always, and is reported.
    pub(super) fn condition(&mut self, text: &ConditionText) -> Condition {
        self.hall.check_notes(&text.notes);
        self.expression(&text.expression)
    }

    /// A condition as an expression.
    pub(super) fn expression(&mut self, expression: &Expression) -> Condition {
        match expression {
            Expression::And(parts) if parts.len() == 1 => self.all(parts).pop().unwrap_or_default(),
            Expression::And(parts) if parts.is_empty() => Condition::Always,
            Expression::And(parts) => Condition::All(self.all(parts)),
            Expression::Or(parts) if parts.len() == 1 => self.all(parts).pop().unwrap_or_default(),
            Expression::Or(parts) => {
                let before = self.hall.findings.count();
                let any = self.all(parts);
                self.explain_loose_or(parts, before);
                Condition::Any(any)
            }
            Expression::Not(inner, _) => not(self.expression(inner)),
            Expression::Compare(left, comparison, right) => {
                self.compare(left, *comparison, right, expression.span()).unwrap_or_default()
            }
            other => self.bare(other).unwrap_or_default(),
        }
    }

    fn all(&mut self, parts: &[Expression]) -> Vec<Condition> {
        parts.iter().map(|part| self.expression(part)).collect()
    }

    /// `matter = housing or policy` reads as `(matter = housing) or policy`: says how to write what is meant.
    fn explain_loose_or(&mut self, parts: &[Expression], before: usize) {
        let fact = parts.iter().find_map(|part| match part {
            Expression::Compare(left, Comparison::Equal, _) => match left.as_ref() {
                Expression::Name(path) => Some(path.clone()),
                _ => None,
            },
            _ => None,
        });
        let Some(fact) = fact else { return };
        for part in parts {
            if let Expression::Name(value) = part
                && self.value_of_path(&fact, value).is_some()
            {
                let hint = Bilingual::new(
                    format!("repeat the fact: `{fact} = … or {fact} = {value}`"),
                    format!("请重复写出事实：“{fact} = … 或 {fact} = {value}”"),
                );
                self.hall.findings.add_hint(before, value.span, hint);
            }
        }
    }

    /// The value of that name, if the first path is a fact that has it.
    fn value_of_path(&self, fact: &Path, value: &Path) -> Option<ValueId> {
        let Some(Thing::Fact(fact)) = self.names.get(fact.as_str()) else { return None };
        self.value_of(*fact, value.as_str())
    }

    /// The value of that name that the fact has.
    pub(super) fn value_of(&self, fact: FactId, value: &str) -> Option<ValueId> {
        match &self.facts.at(fact).r#type {
            FactType::Choice(values) => values.position(|found| found.name == *value),
            _ => None,
        }
    }

    /// A term by itself must be yes or no.
    fn bare(&mut self, expression: &Expression) -> Option<Condition> {
        match self.term(expression)? {
            Term::Flag(fact) => Some(Condition::Test(Test::Flag(fact))),
            Term::Truth(true) => Some(Condition::Always),
            Term::Truth(false) => Some(not(Condition::Always)),
            Term::Name(path) => {
                self.unknown(&path);
                None
            }
            term => {
                let hint = self.example(&term);
                let message = Bilingual::new(
                    format!("`{expression}` is neither yes nor no"),
                    format!("“{expression}”不是“是”或“否”"),
                );
                match hint {
                    Some(hint) => self.hall.wrong_with(expression.span(), message, hint),
                    None => self.hall.wrong(expression.span(), message.en, message.zh),
                }
                None
            }
        }
    }

    /// How a term may be compared.
    fn example(&self, term: &Term) -> Option<Bilingual> {
        match term {
            Term::Choice(fact) => {
                let found = self.facts.at(*fact);
                let FactType::Choice(values) = &found.r#type else { return None };
                let (name, value) = (&found.name, &values.values().next()?.name);
                Some(Bilingual::new(
                    format!("compare it: `{name} = {value}`"),
                    format!("请加以比较：“{name} = {value}”"),
                ))
            }
            Term::Number(..) => Some(Bilingual::new("compare it, as in `≥ 1`", "请加以比较，例如“≥ 1”")),
            Term::Body(_) | Term::Persons(_) => {
                Some(Bilingual::new("compare it, as in `≠ none`", "请加以比较，例如“≠ 无”"))
            }
            _ => None,
        }
    }

    fn compare(
        &mut self,
        left: &Expression,
        comparison: Comparison,
        right: &Expression,
        span: Span,
    ) -> Option<Condition> {
        if let Some(test) = self.value_test(left, right).or_else(|| self.value_test(right, left)) {
            return self.equality(Condition::Test(test), comparison, span);
        }
        let (left_term, right_term) = (self.term(left), self.term(right));
        let (left_term, right_term) = (left_term?, right_term?);
        if let (Term::Choice(fact), Term::Name(path)) | (Term::Name(path), Term::Choice(fact)) =
            (&left_term, &right_term)
        {
            self.no_such_value(*fact, path);
            return None;
        }
        for term in [&left_term, &right_term] {
            if let Term::Name(path) = term {
                self.unknown(path);
                return None;
            }
        }
        self.typed(left_term, comparison, right_term, span)
    }

    /// `matter = housing`, whichever side the fact stands on.
    fn value_test(&mut self, fact: &Expression, value: &Expression) -> Option<Test> {
        let (Expression::Name(fact), Expression::Name(value)) = (fact, value) else { return None };
        let Some(&Thing::Fact(id)) = self.names.get(fact.as_str()) else { return None };
        let value = self.value_of(id, value.as_str())?;
        self.mark(Thing::Fact(id));
        Some(Test::Choice(id, value))
    }

    fn typed(&mut self, left: Term, comparison: Comparison, right: Term, span: Span) -> Option<Condition> {
        let test = |test| Some(Condition::Test(test));
        let condition = match (left, right) {
            (Term::Number(left, a), Term::Number(right, b)) => {
                return self.numbers((left, a), comparison, (right, b), span);
            }
            (Term::Number(count, _), Term::Range(least, most)) => Some(Condition::All(vec![
                Condition::Test(Test::Number(count, Comparison::AtLeast, Count::Number(least))),
                Condition::Test(Test::Number(count, Comparison::AtMost, Count::Number(most))),
            ])),
            (Term::Flag(fact), Term::Truth(truth)) | (Term::Truth(truth), Term::Flag(fact)) => {
                let flag = Condition::Test(Test::Flag(fact));
                Some(if truth { flag } else { not(flag) })
            }
            (Term::Flag(a), Term::Flag(b)) => Some(same_flags(a, b)),
            (Term::Choice(a), Term::Choice(b)) if self.same_values(a, b) => test(Test::SameChoice(a, b)),
            (Term::Body(a), Term::Body(b)) => test(Test::SameBody(a, b)),
            (Term::Body(body) | Term::Persons(body), Term::Nothing)
            | (Term::Nothing, Term::Body(body) | Term::Persons(body)) => {
                Some(not(Condition::Test(Test::IsBody(body))))
            }
            (Term::KindOf(body), Term::Kind(kind)) | (Term::Kind(kind), Term::KindOf(body)) => {
                test(Test::Kind(body, kind))
            }
            (Term::Opaque(fact), _) | (_, Term::Opaque(fact)) => return self.unreadable(fact, span),
            _ => None,
        };
        match condition {
            Some(condition) => self.equality(condition, comparison, span),
            None => self.mismatch(span),
        }
    }

    /// Only `=` and `≠` make sense between things that are no numbers.
    fn equality(&mut self, same: Condition, comparison: Comparison, span: Span) -> Option<Condition> {
        match comparison {
            Comparison::Equal => Some(same),
            Comparison::NotEqual => Some(not(same)),
            other => {
                let mark = other.mark();
                let en =
                    format!("`{mark}` compares numbers; values, bodies and kinds are compared by = and ≠");
                let zh = format!("“{mark}”用于比较数字；取值、主体和类型用 = 和 ≠ 比较");
                self.hall.wrong(span, en, zh);
                None
            }
        }
    }

    fn numbers(
        &mut self,
        (left, a): (Count, Option<Unit>),
        comparison: Comparison,
        (right, b): (Count, Option<Unit>),
        span: Span,
    ) -> Option<Condition> {
        if let (Some(a), Some(b)) = (a, b)
            && a != b
        {
            let en = "amounts of different units are not compared: which is more depends on the calendar";
            self.hall.wrong(span, en, "单位不同的时长不能比较：孰长孰短取决于日历");
            return None;
        }
        Some(Condition::Test(Test::Number(left, comparison, right)))
    }

    pub(super) fn mismatch<T>(&mut self, span: Span) -> Option<T> {
        let en = "the two sides are of different types and are never compared";
        self.hall.wrong(span, en, "两边的类型不同，无法比较");
        None
    }

    fn unreadable<T>(&mut self, fact: FactId, span: Span) -> Option<T> {
        let name = self.facts.at(fact).name.clone();
        let (en, zh) = match self.facts.at(fact).r#type {
            FactType::Date => ("a date, which serves limits only", "日期，只用于时限"),
            _ => ("text, which no condition reads", "文字，条件不读取文字"),
        };
        self.hall.wrong(span, format!("`{name}` is {en}"), format!("“{name}”是{zh}"));
        None
    }

    fn same_values(&self, a: FactId, b: FactId) -> bool {
        match (&self.facts.at(a).r#type, &self.facts.at(b).r#type) {
            (FactType::Choice(a), FactType::Choice(b)) => {
                a.values().map(|value| &value.name).eq(b.values().map(|value| &value.name))
            }
            _ => false,
        }
    }
}

/// The opposite.
pub(super) fn not(condition: Condition) -> Condition {
    match condition {
        Condition::Not(inner) => *inner,
        other => Condition::Not(Box::new(other)),
    }
}

/// Both flags are yes, or both are no.
fn same_flags(a: FactId, b: FactId) -> Condition {
    let (a, b) = (Condition::Test(Test::Flag(a)), Condition::Test(Test::Flag(b)));
    let neither = Condition::All(vec![not(a.clone()), not(b.clone())]);
    Condition::Any(vec![Condition::All(vec![a, b]), neither])
}
