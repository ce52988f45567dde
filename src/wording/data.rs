//! Values, assignments and the cells of tables, in words.

use super::Wording;
use crate::{
    finding::Language,
    id::{BallotId, FactId},
    rule::{Assignment, Cell, Column, FactType, Input, Setting, Target, Used, Value, ValueSource},
};

impl Wording<'_> {
    /// A value of a fact.
    #[must_use]
    pub fn value(&self, fact: FactId, value: &Value) -> String {
        match value {
            Value::Flag(true) => self.pick("yes", "是").to_owned(),
            Value::Flag(false) => self.pick("no", "否").to_owned(),
            Value::Number(number) => number.to_string(),
            Value::Date(date) => date.to_string(),
            Value::Note(text) => text.to_string(),
            Value::Choice(id) => {
                let fact = self.workflow.and_then(|workflow| workflow.facts.get(fact));
                let value = match fact.map(|fact| &fact.r#type) {
                    Some(FactType::Choice(values)) => values.get(*id),
                    _ => None,
                };
                value.map_or("?", |value| value.titles.or(self.language, &value.name)).to_owned()
            }
        }
    }

    /// The title of a fact or slot.
    #[must_use]
    pub fn target(&self, target: Target) -> &str {
        match target {
            Target::Fact(fact) => self.fact(fact),
            Target::Slot(slot) => self.slot(slot),
        }
    }

    /// `Satisfied = yes`, `满意＝是`.
    #[must_use]
    pub fn assignment(&self, assignment: &Assignment) -> String {
        let value = match (&assignment.value, assignment.target) {
            (ValueSource::Value(value), Target::Fact(fact)) => self.value(fact, value),
            (ValueSource::Value(_), Target::Slot(_)) => "?".to_owned(),
            (ValueSource::Fact(fact), _) => self.fact(*fact).to_owned(),
            (ValueSource::Holder(holder), _) => self.holder(holder),
            (ValueSource::Actor, _) => self.pick("the actor", "经办人").to_owned(),
            (ValueSource::Persons(party), _) => self.party(party),
            (ValueSource::Elected(ballot), _) => self.elected(*ballot),
            (ValueSource::Nothing, _) => self.pick("nothing", "空").to_owned(),
        };
        format!("{}{}{value}", self.target(assignment.target), self.pick(" = ", "＝"))
    }

    /// Whom an election has elected.
    #[must_use]
    pub fn elected(&self, ballot: BallotId) -> String {
        let ballot = self.ballot(ballot);
        match self.language {
            Language::En => format!("those elected in {ballot}"),
            Language::Zh => format!("{ballot}的当选人"),
        }
    }

    /// `by Triage (if urgent)`, `依分流表（若紧急）`.
    #[must_use]
    pub fn used(&self, used: &Used) -> String {
        format!("{}{}{}", self.pick("by ", "依"), self.table(used.table), self.bracketed(&used.condition))
    }

    /// All tables used, if there are any.
    #[must_use]
    pub fn uses(&self, uses: &[Used]) -> Option<String> {
        let name = |used: &Used| format!("{}{}", self.table(used.table), self.bracketed(&used.condition));
        let tables = self.row(uses.iter().map(name));
        (!uses.is_empty()).then(|| format!("{}{tables}", self.pick("by ", "依")))
    }

    /// The type of a fact.
    #[must_use]
    pub fn fact_type(&self, fact_type: &FactType) -> String {
        match fact_type {
            FactType::Flag => self.pick("yes or no", "是、否").to_owned(),
            FactType::Choice(values) => {
                // Titles of values often have commas of their own.
                let titles = values.values().map(|value| value.titles.or(self.language, &value.name));
                self.joined(titles, self.pick("; ", "；"))
            }
            FactType::Number { least, most, unit } => {
                let unit = unit.map(|unit| self.unit(unit)).unwrap_or_default();
                match self.language {
                    Language::En => format!("{least} to {most} {unit}").trim_end().to_owned(),
                    Language::Zh => format!("{least}～{most}{unit}"),
                }
            }
            FactType::Date => self.pick("date", "日期").to_owned(),
            FactType::Note => self.pick("text", "文字").to_owned(),
        }
    }

    /// The heading of an output column.
    #[must_use]
    pub fn column(&self, column: Column) -> &str {
        match column {
            Column::Fact(fact) => self.fact(fact),
            Column::Slot(slot) => self.slot(slot),
            Column::Clock(clock) => self.clock(clock),
            Column::Next => self.pick("next state", "转入环节"),
        }
    }

    /// The heading of an input column.
    #[must_use]
    pub fn input(&self, input: &Input) -> String {
        match input {
            Input::Fact(fact) => self.fact(*fact).to_owned(),
            Input::Body(holder) => self.holder(holder),
            Input::Kind(holder) => match self.language {
                Language::En => format!("kind of {}", self.holder(holder)),
                Language::Zh => format!("{}的类型", self.holder(holder)),
            },
        }
    }

    /// What an input must be.
    #[must_use]
    pub fn cell(&self, input: &Input, cell: &Cell) -> String {
        match (cell, input) {
            (Cell::Any, _) => self.pick("any", "任一").to_owned(),
            (Cell::Holds(condition), _) => self.condition(condition),
            (Cell::OneOf(values), Input::Fact(fact)) => {
                let values = values.iter().map(|value| self.value(*fact, value));
                self.joined(values, self.pick(" or ", "、"))
            }
            (Cell::OneOf(_), _) => "?".to_owned(),
            (Cell::Numbers(ranges), _) => {
                let ranges = ranges.iter().map(|(least, most)| match (least, most) {
                    (least, most) if least == most => least.to_string(),
                    (least, &u32::MAX) => format!("≥ {least}"),
                    (0, most) => format!("≤ {most}"),
                    (least, most) => format!("{least}～{most}"),
                });
                self.joined(ranges, self.pick(" or ", "、"))
            }
        }
    }

    /// The cells of a row that ask for something, each with its input.
    #[must_use]
    pub fn cells<'c>(&self, cells: impl Iterator<Item = (&'c Input, &'c Cell)>) -> String {
        let asking = cells.filter(|(_, cell)| **cell != Cell::Any);
        let said: Vec<String> = asking
            .map(|(input, cell)| match (self.language, cell) {
                (_, Cell::Holds(condition)) => self.condition(condition),
                (Language::En, _) => format!("{} is {}", self.input(input), self.cell(input, cell)),
                (Language::Zh, _) => format!("{}为{}", self.input(input), self.cell(input, cell)),
            })
            .collect();
        match said.is_empty() {
            true => self.pick("in all other cases", "其他情形").to_owned(),
            false => self.joined(said, self.pick(", ", "，")),
        }
    }

    /// What an output becomes.
    #[must_use]
    pub fn setting(&self, column: Column, setting: &Setting) -> String {
        match (setting, column) {
            (Setting::Value(value), Column::Fact(fact)) => self.value(fact, value),
            (Setting::Value(_), _) => "?".to_owned(),
            (Setting::Holder(holder), _) => self.holder(holder),
            (Setting::Limit(limit), _) => limit.say(self.language),
            (Setting::LimitFact(fact), _) => self.fact(*fact).to_owned(),
            (Setting::State(state), _) => self.state(*state).to_owned(),
            (Setting::Nothing, _) => self.pick("none", "无").to_owned(),
        }
    }
}
