//! Conditions, in words.

use super::Wording;
use crate::{
    comparison::Comparison,
    finding::Language,
    rule::{Condition, Count, Test, Value},
};

impl Wording<'_> {
    /// A condition: `Satisfied and Confirm times ≤ 2`. Empty if it always holds.
    #[must_use]
    pub fn condition(&self, condition: &Condition) -> String {
        match condition {
            Condition::Always => String::new(),
            Condition::Test(test) => self.test(test, true),
            Condition::Not(inner) => self.negated(inner),
            Condition::All(parts) => {
                self.joined(parts.iter().map(|part| self.part(part)), self.pick(" and ", "且"))
            }
            Condition::Any(parts) => {
                self.joined(parts.iter().map(|part| self.part(part)), self.pick(" or ", "或"))
            }
        }
    }

    /// A condition behind what it limits: ` (if Satisfied)`, `（若满意）`. Empty if it always holds.
    #[must_use]
    pub fn bracketed(&self, condition: &Condition) -> String {
        let said = self.condition(condition);
        match self.language {
            _ if said.is_empty() => said,
            Language::En => format!(" (if {said})"),
            Language::Zh => format!("（若{said}）"),
        }
    }

    /// Within `and` or `or`, what is itself joined stands in brackets.
    fn part(&self, condition: &Condition) -> String {
        let said = self.condition(condition);
        match condition {
            Condition::All(parts) | Condition::Any(parts) if parts.len() > 1 => self.in_brackets(&said),
            _ => said,
        }
    }

    fn in_brackets(&self, said: &str) -> String {
        match self.language {
            Language::En => format!("({said})"),
            Language::Zh => format!("（{said}）"),
        }
    }

    fn negated(&self, inner: &Condition) -> String {
        match inner {
            Condition::Test(test) => self.test(test, false),
            Condition::Not(twice) => self.condition(twice),
            Condition::Always => self.pick("never", "从不").to_owned(),
            Condition::All(_) | Condition::Any(_) => {
                format!("{}{}", self.pick("not ", "并非"), self.in_brackets(&self.condition(inner)))
            }
        }
    }

    fn test(&self, test: &Test, holds: bool) -> String {
        match test {
            Test::Flag(fact) => self.flag(self.fact(*fact), holds),
            Test::Choice(fact, value) => {
                self.is(self.fact(*fact), &self.value(*fact, &Value::Choice(*value)), holds)
            }
            Test::SameChoice(one, other) => self.is(self.fact(*one), self.fact(*other), holds),
            Test::Number(Count::Times(action), Comparison::AtLeast, Count::Number(1)) => {
                self.done(self.action(*action), holds)
            }
            Test::Number(Count::Times(action), Comparison::Equal, Count::Number(0)) => {
                self.done(self.action(*action), !holds)
            }
            Test::Number(one, comparison, other) => {
                let mark = if holds { *comparison } else { comparison.opposite() }.mark();
                format!("{} {mark} {}", self.count(*one), self.count(*other))
            }
            Test::SameBody(one, other) => self.is(&self.holder(one), &self.holder(other), holds),
            Test::IsBody(holder) => {
                let (yes, no) = (self.pick("there is ", "有"), self.pick("there is no ", "没有"));
                format!("{}{}", if holds { yes } else { no }, self.holder(holder))
            }
            Test::Kind(holder, kind) => self.is(&self.holder(holder), self.kind(*kind), holds),
        }
    }

    fn flag(&self, fact: &str, holds: bool) -> String {
        match (self.language, holds) {
            (Language::En, true) => fact.to_owned(),
            (Language::En, false) => format!("not {fact}"),
            (Language::Zh, true) => format!("{fact}为“是”"),
            (Language::Zh, false) => format!("{fact}为“否”"),
        }
    }

    fn done(&self, action: &str, is_done: bool) -> String {
        match (self.language, is_done) {
            (Language::En, true) => format!("{action}: done"),
            (Language::En, false) => format!("{action}: not yet done"),
            (Language::Zh, true) => format!("已办“{action}”"),
            (Language::Zh, false) => format!("未办“{action}”"),
        }
    }

    fn is(&self, what: &str, value: &str, holds: bool) -> String {
        match (self.language, holds) {
            (Language::En, true) => format!("{what} is {value}"),
            (Language::En, false) => format!("{what} is not {value}"),
            (Language::Zh, true) => format!("{what}为{value}"),
            (Language::Zh, false) => format!("{what}不是{value}"),
        }
    }

    pub(crate) fn count(&self, count: Count) -> String {
        match count {
            Count::Number(number) => number.to_string(),
            Count::Fact(fact) => self.fact(fact).to_owned(),
            Count::Times(action) => self.counted(self.action(action), "times", "次数"),
            Count::TimesInRow(action) => self.counted(self.action(action), "times in a row", "连续次数"),
            Count::Rung(slot) => self.counted(self.slot(slot), "rung", "层级"),
            Count::Elected(ballot) => self.counted(self.ballot(ballot), "number elected", "当选人数"),
        }
    }

    fn counted(&self, what: &str, en: &str, zh: &str) -> String {
        match self.language {
            Language::En => format!("{what} ({en})"),
            Language::Zh => format!("{what}{zh}"),
        }
    }
}
