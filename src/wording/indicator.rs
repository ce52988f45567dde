//! Indicators, in words.

use super::Wording;
use crate::{
    charter::{Hindsight, Indicator, Measure, Point},
    comparison::Comparison,
    finding::Language,
    id::{ActionId, ClockId},
    rule::Condition,
};

impl<'a> Wording<'a> {
    /// What an indicator works out: `of all ended cases of “Appeal”: the share for which “Contact” was never late`.
    #[must_use]
    pub fn formula(&self, indicator: &Indicator) -> String {
        let Some(workflow) = self.charter.workflows.get(indicator.workflow) else { return String::new() };
        let within = self.within(workflow);
        let title = workflow.titles.or(self.language, &workflow.name);
        let only = within.hindsight(&indicator.among);
        let whole = match self.language {
            Language::En if only.is_empty() => format!("of all ended cases of “{title}”"),
            Language::En => format!("of the ended cases of “{title}” for which {only}"),
            Language::Zh if only.is_empty() => format!("全部已办结的“{title}”"),
            Language::Zh => format!("已办结、且{only}的“{title}”"),
        };
        match (&indicator.measure, self.language) {
            (Measure::Share(holds), Language::En) => {
                format!("{whole}: the share for which {}", within.hindsight(holds))
            }
            (Measure::Share(holds), Language::Zh) => format!("{whole}中，{}的比例", within.hindsight(holds)),
            (Measure::Median { since, until }, Language::En) => {
                let (from, to) = (within.points(since, "the start"), within.points(until, "the end"));
                format!("{whole}: the median time from {from} to {to}")
            }
            (Measure::Median { since, until }, Language::Zh) => {
                let (from, to) = (within.points(since, "开始"), within.points(until, "办结"));
                format!("{whole}，自{from}至{to}用时的中位数")
            }
        }
    }

    /// A condition on a case that has ended; empty if it always holds.
    #[must_use]
    pub fn hindsight(&self, hindsight: &Hindsight) -> String {
        match hindsight {
            Hindsight::Rule(condition) => self.condition(condition),
            Hindsight::Outcome(_) | Hindsight::Breaches { .. } => self.looked_back(hindsight, true),
            Hindsight::Not(inner) => match **inner {
                Hindsight::Outcome(_) | Hindsight::Breaches { .. } => self.looked_back(inner, false),
                _ => format!("{}{}", self.pick("not ", "并非"), self.part_of_hindsight(inner)),
            },
            Hindsight::All(parts) => {
                self.joined(parts.iter().map(|part| self.part_of_hindsight(part)), self.pick(" and ", "且"))
            }
            Hindsight::Any(parts) => {
                self.joined(parts.iter().map(|part| self.part_of_hindsight(part)), self.pick(" or ", "或"))
            }
        }
    }

    fn part_of_hindsight(&self, part: &Hindsight) -> String {
        let said = self.hindsight(part);
        match part {
            Hindsight::All(_)
            | Hindsight::Any(_)
            | Hindsight::Rule(Condition::All(_) | Condition::Any(_)) => {
                format!("{}{said}{}", self.pick("(", "（"), self.pick(")", "）"))
            }
            _ => said,
        }
    }

    fn looked_back(&self, test: &Hindsight, holds: bool) -> String {
        match test {
            Hindsight::Outcome(outcome) => {
                let states = self.workflow.into_iter().flat_map(|workflow| workflow.states.values());
                let ends = states.filter(|state| state.end.as_ref() == Some(outcome));
                let ends = ends.map(|state| state.titles.or(self.language, &state.name));
                let ends = self.joined(ends, self.pick(" or ", "或"));
                match (self.language, holds) {
                    (Language::En, true) => format!("the end was “{ends}”"),
                    (Language::En, false) => format!("the end was not “{ends}”"),
                    (Language::Zh, true) => format!("以“{ends}”终结"),
                    (Language::Zh, false) => format!("不以“{ends}”终结"),
                }
            }
            Hindsight::Breaches { clock, duty, comparison, number } => {
                let comparison = if holds { *comparison } else { comparison.opposite() };
                self.broken(*clock, *duty, comparison, *number)
            }
            other => self.hindsight(other),
        }
    }

    fn broken(
        &self,
        clock: Option<ClockId>,
        duty: Option<ActionId>,
        comparison: Comparison,
        number: u32,
    ) -> String {
        let (title, late) = match (clock, duty) {
            (Some(clock), Some(_)) => (self.clock(clock), self.pick("late or left undone", "逾期或者漏办")),
            (Some(clock), None) => (self.clock(clock), self.pick("late", "逾期")),
            (None, Some(duty)) => (self.action(duty), self.pick("left undone", "漏办")),
            (None, None) => (super::UNKNOWN, ""),
        };
        match (comparison, number, self.language) {
            (Comparison::Equal, 0, Language::En) => format!("“{title}” was never {late}"),
            (Comparison::Equal, 0, Language::Zh) => format!("“{title}”从未{late}"),
            (Comparison::AtLeast, 1, Language::En) | (Comparison::Greater, 0, Language::En) => {
                format!("“{title}” was {late}")
            }
            (Comparison::AtLeast, 1, Language::Zh) | (Comparison::Greater, 0, Language::Zh) => {
                format!("“{title}”{late}")
            }
            (comparison, number, Language::En) => {
                format!("“{title}” was {late} {} {number} times", comparison.mark())
            }
            (comparison, number, Language::Zh) => format!("“{title}”{late}次数{}{number}", comparison.mark()),
        }
    }

    /// What comes about, in words; of nothing these words.
    fn points(&self, points: &[Point], nothing: &str) -> String {
        if points.is_empty() {
            return nothing.to_owned();
        }
        let said = points.iter().map(|point| match point {
            Point::State(state) => format!("“{}”", self.state(*state)),
            Point::Action(action) => format!("“{}”", self.action(*action)),
            Point::Ballot(ballot) => format!("“{}”", self.ballot(*ballot)),
        });
        self.joined(said, self.pick(" or ", "或"))
    }
}
