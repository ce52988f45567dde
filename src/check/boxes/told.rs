//! Boxes and points in words, in the charter's own names: `floor = 10 to 19`, “floor = 10～19”.

use super::{Ranges, Region, Space, Variable};
use crate::{charter::Workflow, finding::Bilingual, id::FactId, rule::FactType};

impl Space<'_> {
    /// A box in words; what it says of bodies is left out. Empty if it takes in everything else.
    pub(in crate::check) fn told(&self, region: &Region) -> Vec<Bilingual> {
        let axes = self.axes().iter().enumerate();
        axes.filter_map(|(axis, variable)| self.told_side(variable, region.side(axis)?, self.domain(axis)))
            .collect()
    }

    /// One point of a box in words: what each fact and counter is.
    pub(in crate::check) fn told_point(&self, region: &Region) -> Vec<Bilingual> {
        let point = self.point(region).unwrap_or_default();
        let told = self.axes().iter().zip(point).enumerate().filter_map(|(axis, (variable, at))| {
            let is_order = matches!(variable, Variable::Order(..));
            if is_order { None } else { self.told_side(variable, &Ranges::one(at), self.domain(axis)) }
        });
        told.collect()
    }

    /// What can be read, with all that it can be: `floor` (1 to 30).
    pub(in crate::check) fn told_domains(&self) -> Vec<Bilingual> {
        let told = self.axes().iter().enumerate().filter_map(|(axis, variable)| {
            let (en, zh) = self.named(variable)?;
            let all = self.ranges(variable, &self.domain(axis));
            Some(Bilingual::new(format!("`{en}` ({})", all.en), format!("“{zh}”（{}）", all.zh)))
        });
        told.collect()
    }

    /// What an axis is called; none if it speaks of bodies.
    pub(in crate::check) fn name(&self, axis: usize) -> Option<Bilingual> {
        self.named(self.axes().get(axis)?).map(|(en, zh)| Bilingual::new(en, zh))
    }

    fn told_side(&self, variable: &Variable, side: &Ranges, domain: Ranges) -> Option<Bilingual> {
        if let Variable::Order(one, other) = variable {
            return self.told_order(*one, *other, side);
        }
        let (en, zh) = self.named(variable)?;
        let missing = domain.minus(side);
        let said = |mark: &str, values: &Ranges| {
            let told = self.ranges(variable, values);
            Bilingual::new(format!("`{en} {mark} {}`", told.en), format!("“{zh} {mark} {}”", told.zh))
        };
        let bounds: Vec<_> = side.iter().collect();
        let (least, most) = domain.iter().next()?;
        let is_number = !self.is_choice(variable);
        Some(match (bounds.as_slice(), is_number) {
            (&[(from, to)], true) if from > least && from < to && to == most => said("≥", &Ranges::one(from)),
            (&[(from, to)], true) if from == least && from < to && to < most => said("≤", &Ranges::one(to)),
            _ if size(side) > 1 && size(&missing) == 1 => said("≠", &missing),
            _ => said("=", side),
        })
    }

    fn told_order(&self, one: usize, other: usize, side: &Ranges) -> Option<Bilingual> {
        let has = |outcome| side.covers(&Ranges::one(outcome));
        let mark = match (has(0), has(1), has(2)) {
            (true, false, false) => "<",
            (true, true, false) => "≤",
            (false, true, false) => "=",
            (true, false, true) => "≠",
            (false, true, true) => "≥",
            _ => ">",
        };
        let one = self.named(self.axes().get(one)?)?;
        let other = self.named(self.axes().get(other)?)?;
        let (en, zh) = (format!("`{} {mark} {}`", one.0, other.0), format!("“{} {mark} {}”", one.1, other.1));
        Some(Bilingual::new(en, zh))
    }

    /// What an axis is called in either language; none if it speaks of bodies or of other axes.
    fn named(&self, variable: &Variable) -> Option<(String, String)> {
        let workflow = self.workflow;
        let counted =
            |name: &crate::Name, en: &str, zh: &str| (format!("{name}.{en}"), format!("{name}.{zh}"));
        Some(match variable {
            Variable::Fact(fact) => {
                let name = &workflow.facts.at(*fact).name;
                (name.to_string(), name.to_string())
            }
            Variable::Times(action) => counted(&workflow.actions.at(*action).name, "times", "次数"),
            Variable::TimesInRow(action) => counted(&workflow.actions.at(*action).name, "in-row", "连续次数"),
            Variable::Rung(slot) => counted(&workflow.slots.at(*slot).name, "rung", "层级"),
            Variable::Elected(ballot) => counted(&workflow.ballots.at(*ballot).name, "elected", "当选人"),
            Variable::Order(..) | Variable::Body(_) | Variable::Open(_) | Variable::Twin(_) => return None,
        })
    }

    fn is_choice(&self, variable: &Variable) -> bool {
        let Variable::Fact(fact) = variable else { return false };
        !matches!(self.workflow.facts.at(*fact).r#type, FactType::Number { .. })
    }

    /// Values in words: `10 to 19 or 25`, `a or b`.
    fn ranges(&self, variable: &Variable, values: &Ranges) -> Bilingual {
        let told: Vec<Bilingual> = match variable {
            Variable::Fact(fact) if self.is_choice(variable) => {
                let points = values.iter().flat_map(|(from, to)| from..=to);
                points.map(|point| choice(self.workflow, *fact, point)).collect()
            }
            _ => values.iter().map(stretch).collect(),
        };
        either(&told)
    }
}

/// Parts that hold together: `a`, `b`; “a”，“b”.
pub(in crate::check) fn together(parts: &[Bilingual]) -> Bilingual {
    joined(parts, ", ", "，")
}

fn either(parts: &[Bilingual]) -> Bilingual {
    joined(parts, " or ", " 或 ")
}

fn joined(parts: &[Bilingual], en: &str, zh: &str) -> Bilingual {
    let english: Vec<_> = parts.iter().map(|part| part.en.as_str()).collect();
    let chinese: Vec<_> = parts.iter().map(|part| part.zh.as_str()).collect();
    Bilingual::new(english.join(en), chinese.join(zh))
}

fn size(values: &Ranges) -> u64 {
    values.iter().map(|(from, to)| u64::from(to - from) + 1).sum()
}

fn stretch((from, to): (u32, u32)) -> Bilingual {
    match (from, to) {
        _ if from == to => Bilingual::new(from.to_string(), from.to_string()),
        (from, u32::MAX) => Bilingual::new(format!("{from} or more"), format!("{from} 以上")),
        _ => Bilingual::new(format!("{from} to {to}"), format!("{from}～{to}")),
    }
}

fn choice(workflow: &Workflow, fact: FactId, point: u32) -> Bilingual {
    match &workflow.facts.at(fact).r#type {
        FactType::Choice(values) => {
            let name = values.values().nth(point as usize).map(|value| value.name.to_string());
            let name = name.unwrap_or_default();
            Bilingual::new(name.clone(), name)
        }
        _ if point == 1 => Bilingual::new("yes", "是"),
        _ => Bilingual::new("no", "否"),
    }
}
