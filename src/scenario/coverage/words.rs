//! Elements in words.

use super::{
    decision::{Owner, decisions},
    decisive::tests,
    element::{Element, Refusing},
};
use crate::{
    charter::{BallotResult, Charter, Next, Workflow},
    finding::{Bilingual, Language},
    id::{ActionId, ClockId, SlotId, StateId, TableId},
    rule::{Condition, Expiry, Route, SlotType},
    wording::Wording,
};

/// An element in words, in both languages.
pub(in crate::scenario) fn say(charter: &Charter, rules: &Workflow, element: Element) -> Bilingual {
    let words = |language| Words { wording: Wording::new(charter, language).within(rules), charter, rules };
    Bilingual::new(words(Language::En).element(element), words(Language::Zh).element(element))
}

struct Words<'c> {
    wording: Wording<'c>,
    charter: &'c Charter,
    rules: &'c Workflow,
}

impl Words<'_> {
    fn pick(&self, en: String, zh: String) -> String {
        if self.wording.language() == Language::En { en } else { zh }
    }

    fn element(&self, element: Element) -> String {
        let wording = self.wording;
        match element {
            Element::State(id) => {
                let state = wording.state(id);
                self.pick(format!("“{state}” is entered"), format!("进入“{state}”"))
            }
            Element::Action(id) => {
                let action = wording.action(id);
                self.pick(format!("“{action}” is done"), format!("办理“{action}”"))
            }
            Element::Route(id, number) => self.route_of_action(id, number),
            Element::Expiry(id, number) => self.route_of_clock(id, number),
            Element::Join(id, number) => self.join(id, number),
            Element::Row(id, number) => self.row(id, number),
            Element::Warns(id, number) => self.warns(id, number),
            Element::Pauses(id) => {
                let clock = wording.clock(id);
                self.pick(format!("“{clock}” is paused"), format!("“{clock}”暂停计时"))
            }
            Element::Extends(id) => {
                let clock = wording.clock(id);
                self.pick(format!("“{clock}” is given more time"), format!("“{clock}”延长"))
            }
            Element::Shown(_) => {
                self.pick("a run that the checks found".to_owned(), "检查找到的经过".to_owned())
            }
            Element::Expires(id) => {
                let clock = wording.clock(id);
                self.pick(format!("the limit “{clock}” ends"), format!("时限“{clock}”届满"))
            }
            Element::Rung(slot, number) => self.rung(slot, number),
            Element::Exhausted(slot) => {
                let slot = wording.slot(slot);
                self.pick(format!("the ladder of “{slot}” is exhausted"), format!("“{slot}”的升级路径用尽"))
            }
            Element::Result(id, result) => self.result(wording.ballot(id), result),
            Element::Refusal(refusing) => self.refusing(refusing),
            Element::Test(number, test, holds) => self.test(number, test, holds),
        }
    }

    fn route_of_action(&self, id: ActionId, number: u16) -> String {
        let Some(Next::Routes(routes)) = self.rules.actions.get(id).map(|action| &action.next) else {
            return String::new();
        };
        let action = self.wording.action(id);
        self.leads(action, action, routes.get(usize::from(number)))
    }

    fn route_of_clock(&self, id: ClockId, number: u16) -> String {
        let Some(Expiry::Route(routes)) = self.rules.clocks.get(id).map(|clock| &clock.expiry) else {
            return String::new();
        };
        let clock = self.wording.clock(id);
        self.leads(&format!("the end of {clock}"), &format!("{clock}届满"), routes.get(usize::from(number)))
    }

    fn join(&self, id: StateId, number: u16) -> String {
        let way = self.rules.states.get(id).and_then(|state| state.ways_on().nth(usize::from(number)));
        let Some(way) = way else { return String::new() };
        let ended = self.wording.ended(way);
        self.leads(&ended, &ended, Some(way.route))
    }

    fn leads(&self, en: &str, zh: &str, route: Option<&Route>) -> String {
        let Some(route) = route else { return String::new() };
        let to = self.wording.row(route.to.iter().map(|state| self.wording.state(*state)));
        let only_if = match route.is_otherwise {
            true => self.wording.pick(" (otherwise)", "（否则）").to_owned(),
            false => self.wording.bracketed(&route.condition),
        };
        if route.to.is_empty() {
            return self
                .pick(format!("“{en}” leads nowhere else{only_if}"), format!("“{zh}”后留在原处{only_if}"));
        }
        self.pick(format!("“{en}” leads to “{to}”{only_if}"), format!("“{zh}”后转入“{to}”{only_if}"))
    }

    fn row(&self, id: TableId, number: u16) -> String {
        let Some(table) = self.rules.tables.get(id) else { return String::new() };
        let Some(row) = table.rows.get(usize::from(number)) else { return String::new() };
        let cells = self.wording.cells(table.inputs.iter().zip(&row.cells));
        let (title, number) = (self.wording.table(id), u32::from(number) + 1);
        self.pick(format!("row {number} of “{title}”: {cells}"), format!("“{title}”第{number}行：{cells}"))
    }

    fn warns(&self, id: ClockId, number: u16) -> String {
        let before = self.rules.clocks.get(id).and_then(|clock| clock.warns.get(usize::from(number)));
        let before = before.map_or_else(String::new, |limit| self.wording.limit(*limit));
        let clock = self.wording.clock(id);
        self.pick(format!("“{clock}” warns {before} before its end"), format!("“{clock}”届满前{before}提醒"))
    }

    fn rung(&self, slot: SlotId, number: u16) -> String {
        let Some(SlotType::Ladder(ladder)) = self.rules.slots.get(slot).map(|slot| slot.r#type) else {
            return String::new();
        };
        let place = usize::from(number).saturating_sub(1);
        let rung = self.charter.ladders.get(ladder).and_then(|ladder| ladder.rungs.get(place));
        let body = rung.map_or("", |rung| self.wording.body(rung.body));
        self.pick(format!("the case stands on the rung of “{body}”"), format!("事项到“{body}”这一层级"))
    }

    fn result(&self, ballot: &str, result: BallotResult) -> String {
        let result = result.word(self.wording.language());
        self.pick(format!("“{ballot}” ends {result}"), format!("“{ballot}”结果为{result}"))
    }

    fn refusing(&self, refusing: Refusing) -> String {
        let because = |id: ActionId, en: &str, zh: &str| {
            let action = self.wording.action(id);
            self.pick(format!("“{action}” is refused: {en}"), format!("“{action}”被拒：{zh}"))
        };
        match refusing {
            Refusing::By(id) => because(id, "somebody else tries", "由他人办理"),
            Refusing::Bars(id, number) => {
                let bars = self.rules.actions.get(id).and_then(|action| action.bars.get(usize::from(number)));
                let who = bars.map_or_else(String::new, |bars| self.wording.parties(&bars.parties));
                because(id, &format!("barred is {who}"), &format!("{who}应当回避"))
            }
            Refusing::AnyBars(number) => {
                let bars = self.rules.bars.get(usize::from(number));
                let who = bars.map_or_else(String::new, |bars| self.wording.parties(&bars.parties));
                self.pick(
                    format!("an action is refused: barred is {who}"),
                    format!("动作被拒：{who}应当回避"),
                )
            }
            Refusing::AtMost(id) => because(id, "it was done as often as it may be", "次数已满"),
            Refusing::AtLeast(id) => because(id, "the least time has not passed", "未满最短时间"),
            Refusing::Since(id) => because(id, "what must come first has not", "前提尚未到来"),
            Refusing::Before(id) => because(id, "what closes it has come", "截止情形已经到来"),
            Refusing::Within(id) => because(id, "it is not within its limit", "不在期限之内"),
            Refusing::Stay(id) => {
                let state = self.wording.state(id);
                self.pick(
                    format!("leaving “{state}” is refused: it has not lasted long enough"),
                    format!("离开“{state}”被拒：未满最短时间"),
                )
            }
            Refusing::Competence(body) => {
                let body = self.wording.body(body);
                self.pick(
                    format!("“{body}” is not given a case outside its competence"),
                    format!("超出“{body}”的职权，不予交办"),
                )
            }
        }
    }

    fn test(&self, number: u16, test: u16, holds: bool) -> String {
        let decisions = decisions(self.rules);
        let Some(decision) = decisions.get(usize::from(number)) else { return String::new() };
        let mut found = Vec::new();
        tests(decision.condition, &mut found);
        let Some(test) = found.get(usize::from(test)) else { return String::new() };
        let test = Condition::Test((*test).clone());
        let test = if holds { test } else { Condition::Not(Box::new(test)) };
        let test = self.wording.condition(&test);
        let of = match decision.of {
            Owner::Workflow => self.rules.titles.or(self.wording.language(), &self.rules.name),
            Owner::State(id) => self.wording.state(id),
            Owner::Action(id) => self.wording.action(id),
            Owner::Clock(id) => self.wording.clock(id),
            Owner::Body(id) => self.wording.body(id),
        };
        self.pick(format!("a condition of “{of}” turns on: {test}"), format!("“{of}”的条件取决于：{test}"))
    }
}
