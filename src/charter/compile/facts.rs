//! Facts and slots: what a case knows and whom it holds.

use super::{
    amounts::time_unit,
    category::Category,
    room::{Room, Thing},
};
use crate::{
    charter::levels::Subject,
    finding::{Bilingual, Lint},
    id::{List, ValueId},
    origin::Origin,
    rule::{Fact, FactSource, FactType, NamedValue, Slot, SlotType},
    syntax::{Place, reserved::reserved},
    text::{FactText, Path, SlotText, TypeText, ValueText},
};

impl Room<'_, '_> {
    pub(super) fn declare_facts(&mut self) {
        for text in &self.text.facts {
            let depth = self.hall.findings.enter(&text.notes);
            let origin = self.hall.origin(&text.notes, text.name.span);
            let fact_type = self.fact_type(text);
            let source = self.fact_source(text);
            if let Some(name) = self.declare_name(&text.name, Category::Fact) {
                let titles = self.hall.titles(&text.name, &text.titles);
                let is_broken = fact_type.is_none();
                let r#type = fact_type.unwrap_or(FactType::Note);
                let id = self.facts.push(Fact { name, titles, r#type, source, origin });
                self.broken.extend(id.filter(|_| is_broken));
                self.add_name(&text.name, Category::Fact, id.map(Thing::Fact));
                if let Some(id) = id {
                    self.set_levels(Subject::Fact(self.id, id));
                }
            }
            self.hall.findings.leave(depth);
        }
    }

    fn fact_source(&mut self, text: &FactText) -> FactSource {
        for path in text.by.iter().filter(|path| path.as_str() != "system") {
            let en = format!("a fact is told by `system` or by who acts, not by `{path}`");
            self.hall.wrong(path.span, en, format!("事实由“系统”或者办事人提供，不能由“{path}”提供"));
        }
        let is_host = text.by.iter().any(|path| path.as_str() == "system");
        if is_host { FactSource::Host } else { FactSource::Case }
    }

    fn fact_type(&mut self, text: &FactText) -> Option<FactType> {
        let name = &text.name;
        match (&text.is, text.values.as_slice()) {
            (Some(TypeText::Named(path)), []) => self.named_type(path),
            (Some(TypeText::OneOf(values)), []) => {
                let values =
                    values.iter().map(|name| ValueText { name: name.clone(), ..ValueText::default() });
                self.choice(&values.collect::<Vec<_>>())
            }
            (Some(TypeText::Range { least, most, unit }), []) => self.number_type(name, *least, *most, *unit),
            (None, []) => {
                let en = format!(
                    "the fact `{name}` does not say what it is: `is yes or no`, `is a or b`, `is 1 to 9`"
                );
                let zh = format!("事实“{name}”没有写明类型：“为 是、否”，“为 甲、乙”，或者“为 1～9”");
                self.hall.incomplete(name.span, en, zh);
                None
            }
            (None, values) => self.choice(values),
            (Some(_), values) => {
                let en = format!("the fact `{name}` has both `is` and `value` lines: one of them is enough");
                self.hall.wrong(name.span, en, format!("事实“{name}”既写了“为”，又列了“取值”：只需其一"));
                self.choice(values)
            }
        }
    }

    fn named_type(&mut self, path: &Path) -> Option<FactType> {
        match path.as_str() {
            "date" => return Some(FactType::Date),
            "text" => return Some(FactType::Note),
            "body" | "bodies" | "person" | "persons" => {
                let message = Bilingual::new(
                    format!("a fact holds no {path}: bodies and persons stand in slots"),
                    "事实不能存放主体或者人员：主体和人员放在角色里",
                );
                let zh = reserved(Place::Type, path.as_str()).map_or(path.as_str(), |(word, _)| word.zh);
                let hint = Bilingual::new(
                    format!("write `slot NAME is {path}`"),
                    format!("请写“角色 名称 为 {zh}”"),
                );
                self.hall.wrong_with(path.span, message, hint);
            }
            "yes" | "no" => {
                let message = Bilingual::new("a type has two values or more", "类型要有两个以上取值");
                let hint = Bilingual::new("write `is yes or no`", "请写“为 是、否”");
                self.hall.wrong_with(path.span, message, hint);
            }
            other => {
                let en = format!(
                    "`{other}` is no type of a fact: write two or more values joined by `or`, a range, date or text"
                );
                let zh = format!("“{other}”不是事实的类型：请写用“、”连接的两个以上取值、范围、日期或者文字");
                self.hall.wrong(path.span, en, zh);
            }
        }
        None
    }

    fn number_type(
        &mut self,
        name: &Path,
        least: u32,
        most: u32,
        unit: Option<crate::syntax::Unit>,
    ) -> Option<FactType> {
        if least > most {
            let en = format!("the range of `{name}` runs backwards: {least} is more than {most}");
            self.hall.say(Lint::BadAmount, name.span, en, format!("“{name}”的范围颠倒：{least}大于{most}"));
            return self.number_type(name, most, least, unit);
        }
        let unit = match unit {
            Some(unit) => Some(time_unit(unit).or_else(|| self.no_times(name))?),
            None => None,
        };
        if unit.is_some() && least == 0 {
            let en =
                format!("the amount `{name}` may be zero, which leaves no time at all: begin its range at 1");
            let zh = format!("时长“{name}”可以为零，等于没有时间：范围请从1开始");
            self.hall.say(Lint::BadAmount, name.span, en, zh);
        }
        Some(FactType::Number { least: least.max(u32::from(unit.is_some())), most, unit })
    }

    fn no_times<T>(&mut self, name: &Path) -> Option<T> {
        let en = format!("`{name}` counts `times`, which is no unit of time: leave the unit out");
        self.hall.say(
            Lint::BadAmount,
            name.span,
            en,
            format!("“{name}”以“次”为单位，而“次”不是时间单位：请省略"),
        );
        None
    }

    /// The type of a fact with these values; exactly yes and no make a flag.
    fn choice(&mut self, values: &[ValueText]) -> Option<FactType> {
        let is = |index: usize, word| values.get(index).is_some_and(|value| value.name.as_str() == word);
        if values.len() == 2 && (is(0, "yes") && is(1, "no") || is(0, "no") && is(1, "yes")) {
            return Some(FactType::Flag);
        }
        let mut list: List<ValueId, NamedValue> = List::default();
        for value in values {
            self.hall.check_notes(&value.notes);
            let Some(name) = self.hall.new_name(&value.name) else { continue };
            if list.position(|other| other.name == name).is_some() {
                self.hall.duplicate(&value.name, Category::Value, Category::Value);
                continue;
            }
            let titles = self.hall.optional_titles(&value.name, &value.titles);
            if list.push(NamedValue { name, titles }).is_none() {
                self.hall.too_many(value.name.span, Category::Value);
            }
        }
        Some(FactType::Choice(list))
    }

    pub(super) fn declare_slots(&mut self) {
        for text in &self.text.slots {
            let r#type = self.slot_type(text);
            if let Some(name) = self.declare_name(&text.name, Category::Slot) {
                let titles = self.hall.titles(&text.name, &text.titles);
                let r#type = r#type.unwrap_or(SlotType::Body);
                let origin = Origin { span: text.name.span, ..Origin::default() };
                let id = self.slots.push(Slot { name, titles, r#type, exhausted: None, origin });
                self.add_name(&text.name, Category::Slot, id.map(Thing::Slot));
            }
        }
        self.check_single_ladder();
    }

    fn slot_type(&mut self, text: &SlotText) -> Option<SlotType> {
        let Some(path) = &text.is else {
            let name = &text.name;
            let en = format!(
                "the slot `{name}` does not say what it holds: body, bodies, person, persons or a ladder"
            );
            let zh = format!("角色“{name}”没有写明存放什么：主体、主体组、人员、人员组或者一个阶梯");
            self.hall.incomplete(name.span, en, zh);
            return None;
        };
        match path.as_str() {
            "body" => Some(SlotType::Body),
            "bodies" => Some(SlotType::Bodies),
            "person" => Some(SlotType::Person),
            "persons" => Some(SlotType::Persons),
            _ => self.hall.ladder_named(path).map(SlotType::Ladder),
        }
    }

    /// A case climbs one ladder.
    fn check_single_ladder(&mut self) {
        let climbing = self.slots.values().filter(|slot| matches!(slot.r#type, SlotType::Ladder(_)));
        let second = climbing.skip(1).map(|slot| (slot.name.clone(), slot.origin.span)).next();
        if let Some((name, span)) = second {
            let en = format!("`{name}` is a second slot with a ladder, and a case climbs only one");
            self.hall.wrong(
                span,
                en,
                format!("“{name}”是第二个使用阶梯的角色，而一个事项只能沿一个阶梯升级"),
            );
        }
    }

    pub(super) fn read_slots(&mut self) {
        for text in &self.text.slots {
            let Some(&Thing::Slot(id)) = self.names.get(text.name.as_str()) else { continue };
            let (origin, exhausted) = self.within(&text.notes, Subject::Slot(self.id, id), |room| {
                let origin = room.hall.origin(&text.notes, text.name.span);
                (origin, room.exhausted(text, id))
            });
            let slot = self.slots.at_mut(id);
            (slot.origin, slot.exhausted) = (origin, exhausted);
        }
    }
}
