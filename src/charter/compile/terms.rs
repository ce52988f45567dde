//! What the sides of a comparison stand for.

use super::{
    amounts::time_unit,
    category::Category,
    conditions::Term,
    hall::Shared,
    room::{Room, Thing},
};
use crate::{
    finding::{Bilingual, Lint, Span, nearest},
    id::FactId,
    rule::{Count, FactType, Holder, SlotType},
    structure::Sort,
    text::{AmountText, Expression, Path},
};

impl Room<'_, '_> {
    /// What an expression stands for; none if it was reported.
    pub(super) fn term(&mut self, expression: &Expression) -> Option<Term> {
        match expression {
            Expression::Name(path) => self.name_term(path),
            Expression::Number(number, _) => Some(Term::Number(Count::Number(*number), None)),
            Expression::Amount(amount, span) => self.amount_term(amount, *span),
            Expression::Range(least, most) => match (least.as_ref(), most.as_ref()) {
                (Expression::Number(least, _), Expression::Number(most, _)) => {
                    Some(Term::Range(*least, *most))
                }
                _ => self.mismatch(expression.span()),
            },
            Expression::And(parts) | Expression::Or(parts) if parts.len() == 1 => {
                parts.first().and_then(|part| self.term(part))
            }
            other => {
                let en = format!("`{other}` cannot be compared");
                self.hall.wrong(other.span(), en, format!("“{other}”不能用于比较"));
                None
            }
        }
    }

    fn amount_term(&mut self, amount: &AmountText, span: Span) -> Option<Term> {
        match amount {
            AmountText::Of { count, unit } => Some(Term::Number(Count::Number(*count), time_unit(*unit))),
            AmountText::Number(number) => Some(Term::Number(Count::Number(*number), None)),
            AmountText::Named(path) => self.name_term(path),
            AmountText::Share(..) => self.mismatch(span),
        }
    }

    fn name_term(&mut self, path: &Path) -> Option<Term> {
        match path.as_str() {
            "yes" => return Some(Term::Truth(true)),
            "no" => return Some(Term::Truth(false)),
            "none" => return Some(Term::Nothing),
            _ => {}
        }
        match path.as_str().rsplit_once('.') {
            Some((before, last)) => self.dotted_term(path, before, last),
            None => self.single_term(path),
        }
    }

    fn dotted_term(&mut self, path: &Path, before: &str, last: &str) -> Option<Term> {
        let before = Path::new(before, path.span);
        match last {
            "times" => self.action(&before).map(|action| Term::Number(Count::Times(action), None)),
            "in-row" => self.action(&before).map(|action| Term::Number(Count::TimesInRow(action), None)),
            "kind" => self.holder(&before).map(Term::KindOf),
            "rung" => self.rung_term(&before),
            "breaches" => self.only_in_hindsight(path),
            "outcome" if before.as_str() == "case" => self.only_in_hindsight(path),
            "elected" => self.election(&before).map(|ballot| Term::Number(Count::Elected(ballot), None)),
            _ => self.holder(path).map(Term::Body),
        }
    }

    fn rung_term(&mut self, path: &Path) -> Option<Term> {
        match self.thing(path.as_str()) {
            Some(Thing::Slot(slot)) if matches!(self.slots.at(slot).r#type, SlotType::Ladder(_)) => {
                Some(Term::Number(Count::Rung(slot), None))
            }
            _ => {
                let en = format!("`{path}` climbs no ladder, so it has no rung");
                self.hall.wrong(path.span, en, format!("“{path}”不沿阶梯升级，没有层级"));
                None
            }
        }
    }

    fn single_term(&mut self, path: &Path) -> Option<Term> {
        match self.thing(path.as_str()) {
            Some(Thing::Fact(fact)) if self.broken.contains(&fact) => None,
            Some(Thing::Fact(fact)) => Some(match &self.facts.at(fact).r#type {
                FactType::Flag => Term::Flag(fact),
                FactType::Choice(_) => Term::Choice(fact),
                FactType::Number { unit, .. } => Term::Number(Count::Fact(fact), *unit),
                FactType::Date | FactType::Note => Term::Opaque(fact),
            }),
            Some(Thing::Slot(slot)) => Some(match self.slots.at(slot).r#type {
                SlotType::Person | SlotType::Persons => Term::Persons(Holder::Slot(slot)),
                SlotType::Body | SlotType::Bodies | SlotType::Ladder(_) => Term::Body(Holder::Slot(slot)),
            }),
            Some(Thing::Action(_)) => self.not_read(path, Category::Action, ["times ≥ 1", "次数 ≥ 1"]),
            Some(Thing::State(_)) => {
                self.not_read(path, Category::State, ["accountable ≠ none", "负责 ≠ 无"])
            }
            Some(Thing::Ballot(_)) => self.not_read(path, Category::Ballot, ["elected ≥ 1", "当选人 ≥ 1"]),
            Some(other @ (Thing::Table(_) | Thing::Clock(_))) => {
                let (one, zh) = (other.category().one(), other.category().zh());
                let en = format!("`{path}` is {one}, which no condition reads");
                self.hall.wrong(path.span, en, format!("“{path}”是{zh}，条件不读取{zh}"));
                None
            }
            None => Some(self.shared_term(path)),
        }
    }

    fn shared_term(&mut self, path: &Path) -> Term {
        match self.hall.shared(path.as_str()) {
            Some(Shared::Body(body)) => Term::Body(Holder::Body(body)),
            Some(Shared::Kind(kind)) if self.hall.kinds.at(kind).sort == Sort::Body => Term::Kind(kind),
            _ => Term::Name(path.clone()),
        }
    }

    fn not_read<T>(&mut self, path: &Path, category: Category, [en, zh]: [&str; 2]) -> Option<T> {
        let message = Bilingual::new(
            format!("`{path}` is {}, which is neither yes nor no", category.one()),
            format!("“{path}”是{}，不是“是”或“否”", category.zh()),
        );
        let hint = Bilingual::new(format!("write `{path}.{en}`"), format!("请写“{path}.{zh}”"));
        self.hall.wrong_with(path.span, message, hint);
        None
    }

    /// Reports a name that no fact, slot or body bears.
    pub(super) fn unknown(&mut self, path: &Path) {
        let wanted = [Category::Fact, Category::Slot, Category::Body];
        let elsewhere = self.category_elsewhere(path.as_str());
        self.missing(path.as_str(), path.span, &wanted, elsewhere);
    }

    /// Reports a value that the fact does not have.
    pub(super) fn no_such_value(&mut self, fact: FactId, path: &Path) {
        let found = self.facts.at(fact);
        let FactType::Choice(values) = &found.r#type else { return };
        let names: Vec<_> = values.values().map(|value| value.name.as_str()).collect();
        let message = Bilingual::new(
            format!("`{path}` is no value of `{}`", found.name),
            format!("“{path}”不是“{}”的取值", found.name),
        );
        let hint = match nearest(path.as_str(), names.iter().copied()) {
            Some(near) => super::names::did_you_mean(near),
            None => Bilingual::new(
                format!("its values are {}", names.join(", ")),
                format!("其取值为{}", names.join("、")),
            ),
        };
        self.hall.findings.say_with(Lint::UnknownName, path.span, message, hint);
    }
}
