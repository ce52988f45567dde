//! What facts, slots and clocks are, as far as it decides whether one may become another.

use crate::{
    finding::Bilingual,
    id::ValueId,
    rule::{Clock, Expiry, FactType, SlotType},
};

/// Whether what a fact of the one type holds may be held by one of the other. Values are looked at one by one, and numbers when
/// a case is moved.
pub(super) fn fits(one: &FactType, other: &FactType) -> bool {
    match (one, other) {
        (FactType::Number { unit, .. }, FactType::Number { unit: other, .. }) => unit == other,
        _ => std::mem::discriminant(one) == std::mem::discriminant(other),
    }
}

/// The value of that name.
pub(super) fn value(of: &FactType, name: &str) -> Option<ValueId> {
    match of {
        FactType::Choice(values) => values.position(|value| value.name == *name),
        FactType::Flag | FactType::Number { .. } | FactType::Date | FactType::Note => None,
    }
}

pub(super) fn fact(of: &FactType) -> Bilingual {
    match of {
        FactType::Flag => Bilingual::new("yes or no", "是或否"),
        FactType::Choice(_) => Bilingual::new("one of several values", "若干取值之一"),
        FactType::Number { unit: None, .. } => Bilingual::new("a number", "数"),
        FactType::Number { unit: Some(_), .. } => Bilingual::new("an amount of time", "时长"),
        FactType::Date => Bilingual::new("a date", "日期"),
        FactType::Note => Bilingual::new("a text", "文字"),
    }
}

pub(super) fn slot(of: SlotType) -> Bilingual {
    match of {
        SlotType::Body | SlotType::Ladder(_) => Bilingual::new("a body", "主体"),
        SlotType::Bodies => Bilingual::new("several bodies", "主体组"),
        SlotType::Person => Bilingual::new("a person", "人员"),
        SlotType::Persons => Bilingual::new("several persons", "人员组"),
    }
}

pub(super) fn clock(of: &Clock) -> Bilingual {
    if of.expiry == Expiry::Again {
        return Bilingual::new("one that recurs", "定期重复的");
    }
    match of.limits.iter().any(|rule| rule.before.is_some()) {
        true => Bilingual::new("one that counts back from a day", "自某日倒计的"),
        false => Bilingual::new("one that ends once", "届满一次的"),
    }
}

pub(super) fn class(is_class: bool) -> Bilingual {
    match is_class {
        true => Bilingual::new("a class of bodies", "分设的主体"),
        false => Bilingual::new("a single body", "单个主体"),
    }
}
