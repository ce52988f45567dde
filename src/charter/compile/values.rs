//! Values given to facts and slots: by `sets`, `with`, and the outputs of tables.

use super::{
    amounts::time_unit,
    category::Category,
    room::{Room, Thing},
};
use crate::{
    finding::{Bilingual, Lint, Span},
    id::{ActionId, FactId, SlotId},
    rule::{Assignment, FactType, Holder, Party, SlotType, Target, Value, ValueSource},
    text::{AmountText, AssignText, Expression, Path, TypeText},
};

impl Room<'_, '_> {
    /// The fact or slot of that name, or a finding.
    pub(super) fn target(&mut self, path: &Path) -> Option<Target> {
        self.find(path, &[Category::Fact, Category::Slot], |thing| match thing {
            Thing::Fact(fact) => Some(Target::Fact(fact)),
            Thing::Slot(slot) => Some(Target::Slot(slot)),
            _ => None,
        })
    }

    /// What `sets` or `with` says. `actor` is the action it stands with, whose doer may be named.
    pub(super) fn assignments(&mut self, texts: &[AssignText], actor: Option<ActionId>) -> Vec<Assignment> {
        let mut list: Vec<Assignment> = Vec::new();
        for text in texts {
            let Some(assignment) = self.assignment(text, actor) else { continue };
            if list.iter().any(|other| other.target == assignment.target) {
                let en = format!("`{}` is set twice here", text.target);
                self.hall.say(
                    Lint::DuplicateName,
                    text.target.span,
                    en,
                    format!("“{}”在此处设了两次", text.target),
                );
            } else {
                list.push(assignment);
            }
        }
        list
    }

    fn assignment(&mut self, text: &AssignText, actor: Option<ActionId>) -> Option<Assignment> {
        let target = self.target(&text.target)?;
        let value = match target {
            Target::Fact(fact) => self.fact_value(fact, &text.value)?,
            Target::Slot(slot) => self.slot_value(slot, &text.value, actor)?,
        };
        Some(Assignment { target, value })
    }

    fn fact_value(&mut self, fact: FactId, value: &Expression) -> Option<ValueSource> {
        if let Expression::Name(path) = value {
            if path.as_str() == "none" {
                return Some(ValueSource::Nothing);
            }
            if self.value_of(fact, path.as_str()).is_none()
                && let Some(&Thing::Fact(other)) = self.names.get(path.as_str())
            {
                return self.copied(fact, other, path.span);
            }
        }
        self.value(fact, value).map(ValueSource::Value)
    }

    /// One fact becomes what another is.
    fn copied(&mut self, fact: FactId, other: FactId, span: Span) -> Option<ValueSource> {
        self.mark(Thing::Fact(other));
        if self.facts.at(fact).r#type == self.facts.at(other).r#type {
            return Some(ValueSource::Fact(other));
        }
        let (to, from) = (self.facts.at(fact).name.clone(), self.facts.at(other).name.clone());
        let en = format!("`{from}` and `{to}` are of different types");
        self.hall.wrong(span, en, format!("“{from}”与“{to}”的类型不同"));
        None
    }

    /// The value of the fact's type that an expression names, or a finding.
    pub(super) fn value(&mut self, fact: FactId, expression: &Expression) -> Option<Value> {
        if self.broken.contains(&fact) {
            return None;
        }
        match (self.facts.at(fact).r#type.clone(), expression) {
            (FactType::Flag, Expression::Name(path)) if matches!(path.as_str(), "yes" | "no") => {
                Some(Value::Flag(path.as_str() == "yes"))
            }
            (FactType::Choice(_), Expression::Name(path)) => match self.value_of(fact, path.as_str()) {
                Some(value) => Some(Value::Choice(value)),
                None => {
                    self.no_such_value(fact, path);
                    None
                }
            },
            (FactType::Number { least, most, unit }, expression) => match number(expression) {
                Some((number, given)) if given.is_none() || given.and_then(time_unit) == unit => {
                    self.in_range(fact, number, (least, most), expression.span())
                }
                _ => self.no_value(fact, expression),
            },
            (FactType::Date, Expression::Moment(path)) => self.hall.date(path).map(Value::Date),
            (FactType::Note, Expression::Text(text, _)) => Some(Value::Note(text.as_str().into())),
            _ => self.no_value(fact, expression),
        }
    }

    fn in_range(
        &mut self,
        fact: FactId,
        number: u32,
        (least, most): (u32, u32),
        span: Span,
    ) -> Option<Value> {
        if (least..=most).contains(&number) {
            return Some(Value::Number(number));
        }
        let name = self.facts.at(fact).name.clone();
        let en = format!("{number} lies outside the range of `{name}`, {least} to {most}");
        self.hall.wrong(span, en, format!("{number}超出“{name}”的范围{least}～{most}"));
        None
    }

    fn no_value<T>(&mut self, fact: FactId, expression: &Expression) -> Option<T> {
        let name = self.facts.at(fact).name.clone();
        let (en, zh) = match self.facts.at(fact).r#type {
            FactType::Flag => ("yes or no", "是或者否"),
            FactType::Choice(_) => ("one of its values", "取值之一"),
            FactType::Number { unit: None, .. } => ("a whole number", "整数"),
            FactType::Number { unit: Some(_), .. } => ("an amount of its own unit", "同一单位的时长"),
            FactType::Date => ("a date", "日期"),
            FactType::Note => ("a text in quotes", "引号中的文字"),
        };
        let message = format!("`{expression}` does not fit `{name}`, which is {en}");
        self.hall.wrong(expression.span(), message, format!("“{expression}”不适合“{name}”，后者应为{zh}"));
        None
    }

    fn slot_value(
        &mut self,
        slot: SlotId,
        value: &Expression,
        actor: Option<ActionId>,
    ) -> Option<ValueSource> {
        let Expression::Name(path) = value else { return self.no_holder(value) };
        if path.as_str() == "none" {
            return Some(ValueSource::Nothing);
        }
        if let Some(ballot) = path.as_str().strip_suffix(".elected") {
            return self.elected(slot, &Path::new(ballot, path.span));
        }
        match self.slots.at(slot).r#type {
            SlotType::Person | SlotType::Persons => {
                let party = self.party(path)?;
                self.persons_known(slot, party, path, actor)
            }
            SlotType::Body | SlotType::Bodies | SlotType::Ladder(_) => {
                let holder = self.holder(path)?;
                self.check_rung(slot, &holder, path);
                Some(ValueSource::Holder(holder))
            }
        }
    }

    /// A slot of persons that holds persons whom the case knows. Who holds an office is asked when somebody acts, and the end of a
    /// limit asks no roster.
    fn persons_known(
        &mut self,
        slot: SlotId,
        party: Party,
        path: &Path,
        actor: Option<ActionId>,
    ) -> Option<ValueSource> {
        match party {
            Party::Actor(action) if Some(action) == actor => Some(ValueSource::Actor),
            Party::Person(other) => {
                let types = (self.slots.at(slot).r#type, self.slots.at(other).r#type);
                if types == (SlotType::Person, SlotType::Persons) {
                    let name = self.slots.at(slot).name.clone();
                    let en = format!("`{name}` holds one person, and `{path}` several");
                    self.hall.wrong(path.span, en, format!("“{name}”存放一名人员，而“{path}”有多名"));
                    return None;
                }
                Some(ValueSource::Persons(party))
            }
            Party::Actor(_) | Party::Raiser => Some(ValueSource::Persons(party)),
            _ => {
                let message = Bilingual::new(
                    format!("`{path}` is no person whom the case knows"),
                    format!("“{path}”不是本案已知的人员"),
                );
                let hint = Bilingual::new(
                    "write raiser, an action's actor (`take.actor`) or a slot of persons; or let whoever acts name them with `asks`",
                    "请写提出人、某一动作的经办人（“受理.经办人”）或者人员角色；也可以用“填写”由办事人指定",
                );
                self.hall.wrong_with(path.span, message, hint);
                None
            }
        }
    }

    /// A slot of persons that holds those whom an election has elected.
    fn elected(&mut self, slot: SlotId, path: &Path) -> Option<ValueSource> {
        let ballot = self.election(path)?;
        let one = |text: &TypeText| matches!(text, TypeText::Range { least: 1, most: 1, .. });
        let elects_one =
            self.ballot_texts.iter().any(|(id, text)| *id == ballot && text.seats.as_ref().is_some_and(one));
        let fits = match self.slots.at(slot).r#type {
            SlotType::Persons => true,
            SlotType::Person => elects_one,
            SlotType::Body | SlotType::Bodies | SlotType::Ladder(_) => false,
        };
        if !fits {
            let name = self.slots.at(slot).name.clone();
            let en = format!("`{name}` cannot hold those elected in `{path}`: that takes a slot of persons");
            self.hall.wrong(path.span, en, format!("“{name}”不能存放“{path}”的当选人：那需要人员组角色"));
            return None;
        }
        Some(ValueSource::Elected(ballot))
    }

    /// A slot with a ladder holds only bodies that stand on it, as far as the charter can tell.
    pub(super) fn check_rung(&mut self, slot: SlotId, holder: &Holder, path: &Path) {
        let (SlotType::Ladder(ladder), Holder::Body(body)) = (self.slots.at(slot).r#type, holder) else {
            return;
        };
        let ladder = self.hall.ladders.at(ladder);
        if ladder.rungs.iter().any(|rung| rung.body == *body) {
            return;
        }
        let (slot, name) = (self.slots.at(slot).name.clone(), ladder.name.clone());
        let bodies: Vec<_> =
            ladder.rungs.iter().map(|rung| self.hall.bodies.at(rung.body).name.as_str()).collect();
        let message = Bilingual::new(
            format!("`{path}` is no rung of `{name}`, which `{slot}` climbs"),
            format!("“{path}”不是“{slot}”所用阶梯“{name}”的层级"),
        );
        let hint = Bilingual::new(
            format!("its rungs are {}", bodies.join(", ")),
            format!("其层级为{}", bodies.join("、")),
        );
        self.hall.findings.say_with(Lint::WrongType, path.span, message, hint);
    }

    fn no_holder<T>(&mut self, value: &Expression) -> Option<T> {
        let en = format!("`{value}` is no body or person");
        self.hall.wrong(value.span(), en, format!("“{value}”不是主体或者人员"));
        None
    }
}

/// The number that an expression is, with its unit if it has one.
pub(super) fn number(expression: &Expression) -> Option<(u32, Option<crate::syntax::Unit>)> {
    match expression {
        Expression::Number(number, _) => Some((*number, None)),
        Expression::Amount(AmountText::Of { count, unit }, _) => Some((*count, Some(*unit))),
        Expression::Amount(AmountText::Number(number), _) => Some((*number, None)),
        _ => None,
    }
}
