//! Conditions in words.

use super::words::Words;
use crate::{
    comparison::Comparison,
    rule::{Condition, Count, Holder, Test},
};

impl Words<'_> {
    /// What must hold.
    pub(super) fn condition(self, condition: &Condition) -> String {
        self.within(condition, false)
    }

    /// A condition, in brackets if it is of several parts and stands within another.
    fn within(self, condition: &Condition, is_part: bool) -> String {
        let joined = |parts: &[Condition], en: &str, zh: &str| {
            let parts: Vec<_> = parts.iter().map(|part| self.within(part, true)).collect();
            let text = parts.join(&self.pick(en, zh));
            let brackets = is_part && parts.len() > 1;
            if brackets { self.pick(format!("({text})"), format!("（{text}）")) } else { text }
        };
        match condition {
            Condition::Always => self.pick("always", "始终成立"),
            Condition::Test(test) => self.test(test, true),
            Condition::Not(inner) => match &**inner {
                Condition::Test(test) => self.test(test, false),
                other => {
                    let inner = self.within(other, true);
                    self.pick(format!("not {inner}"), format!("并非{inner}"))
                }
            },
            Condition::All(parts) => joined(parts, " and ", "且"),
            Condition::Any(parts) => joined(parts, " or ", "或"),
        }
    }

    /// A test, or its contrary.
    fn test(self, test: &Test, holds: bool) -> String {
        match test {
            Test::Flag(fact) => {
                let fact = self.fact(*fact);
                let (en, zh) = if holds { ("yes", "是") } else { ("no", "否") };
                self.pick(format!("{fact} is {en}"), format!("{fact}为{zh}"))
            }
            Test::Choice(fact, value) => {
                let value = self.value(*fact, Some(&crate::rule::Value::Choice(*value)));
                self.is(&self.fact(*fact), &value, holds)
            }
            Test::SameChoice(one, other) => {
                let other = self.fact(*other);
                let same = self.pick(format!("the same as {other}"), format!("{other}的值"));
                self.is(&self.fact(*one), &same, holds)
            }
            Test::Number(left, comparison, right) => self.compared(*left, *comparison, *right, holds),
            Test::SameBody(one, other) => self.is(&self.holder(one), &self.holder(other), holds),
            Test::IsBody(holder) => self.exists(holder, holds),
            Test::Kind(holder, kind) => {
                let (holder, kind) = (self.holder(holder), self.kind(*kind));
                match holds {
                    true => self.pick(
                        format!("{holder} is of the kind “{kind}”"),
                        format!("{holder}的类型为“{kind}”"),
                    ),
                    false => self.pick(
                        format!("{holder} is not of the kind “{kind}”"),
                        format!("{holder}的类型不为“{kind}”"),
                    ),
                }
            }
        }
    }

    fn is(self, one: &str, other: &str, holds: bool) -> String {
        if holds {
            self.pick(format!("{one} is {other}"), format!("{one}为{other}"))
        } else {
            self.pick(format!("{one} is not {other}"), format!("{one}不为{other}"))
        }
    }

    fn exists(self, holder: &Holder, holds: bool) -> String {
        let holder = self.holder(holder);
        if holds {
            self.pick(format!("{holder} exists"), format!("有{holder}"))
        } else {
            self.pick(format!("{holder} does not exist"), format!("没有{holder}"))
        }
    }

    fn compared(self, left: Count, comparison: Comparison, right: Count, holds: bool) -> String {
        let comparison = if holds { comparison } else { comparison.opposite() };
        let (left, right) = (self.count(left), self.count(right));
        let (en, zh) = match comparison {
            Comparison::Equal => ("is", "为"),
            Comparison::NotEqual => ("is not", "不为"),
            Comparison::Less => ("is less than", "少于"),
            Comparison::AtMost => ("is at most", "至多为"),
            Comparison::Greater => ("is more than", "多于"),
            Comparison::AtLeast => ("is at least", "至少为"),
        };
        self.pick(format!("{left} {en} {right}"), format!("{left}{zh}{right}"))
    }
}
