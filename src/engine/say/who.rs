//! Reasons that speak of persons, in words.

use super::reason::Saying;
use crate::{
    charter::{By, Joint, Together},
    engine::{BarredBy, Misfit, Person, Question, Reading, Sought},
    rule::{Condition, Party},
    text::BoundWord,
};

impl Saying<'_> {
    pub(super) fn by(&self, misfits: &[Misfit]) -> String {
        let words = self.words;
        let clauses = self.rules.into_iter().flat_map(|action| &action.by).map(|by| self.clause(by));
        let could = clauses.collect::<Vec<_>>().join(&words.pick("; or ", "；或者"));
        let person = misfits.iter().find_map(|misfit| misfit.person.as_ref());
        let action = &self.action;
        let sentence = match person.map(|person| words.person(person)) {
            Some(person) => words.pick(
                format!("{person} may not do {action}: that is for {could}"),
                format!("{person}无权{action}：应由{could}办理"),
            ),
            None => words.pick(
                format!("nobody who may is named: {action} is for {could}"),
                format!("没有指明有权的经办人：{action}应由{could}办理"),
            ),
        };
        let read: Vec<Reading> = misfits.iter().flat_map(|misfit| misfit.read.clone()).collect();
        let facts = match read.as_slice() {
            [] => String::new(),
            read => words.pick(
                format!(" (now {})", words.readings(read)),
                format!("（现在{}）", words.readings(read)),
            ),
        };
        sentence + &facts
    }

    /// Who a clause of `by` names, how many, and when.
    fn clause(&self, by: &By) -> String {
        let words = self.words;
        let parties = words.any(&by.parties.iter().map(|party| words.party(party)).collect::<Vec<_>>());
        let numbers: Vec<_> = by.together.iter().map(|joint| self.joint(joint)).collect();
        let number = match numbers.as_slice() {
            [] => String::new(),
            numbers => {
                let numbers = words.all(numbers);
                words.pick(format!(" ({numbers} together)"), format!("（{numbers}共同）"))
            }
        };
        format!("{parties}{number}{}", self.only_if(&by.condition))
    }

    fn joint(&self, joint: &Joint) -> String {
        let number = match joint.number {
            Together::Persons(word, bound) => self.number(word, bound),
            Together::Share { .. } => self.words.together(joint.number),
        };
        number + &self.only_if(&joint.condition)
    }

    fn only_if(&self, condition: &Condition) -> String {
        if *condition == Condition::Always {
            return String::new();
        }
        let condition = self.words.condition(condition);
        self.words.pick(format!(" if {condition}"), format!("（若{condition}）"))
    }

    fn number(&self, word: BoundWord, bound: u32) -> String {
        match word {
            BoundWord::AtLeast => self.words.pick(format!("at least {bound}"), format!("至少{bound}人")),
            BoundWord::AtMost => self.words.pick(format!("at most {bound}"), format!("至多{bound}人")),
            BoundWord::MoreThan => self.words.pick(format!("more than {bound}"), format!("超过{bound}人")),
        }
    }

    pub(super) fn together(&self, word: BoundWord, bound: u32, acted: u32) -> String {
        let number = self.number(word, bound);
        let action = &self.action;
        self.words.pick(
            format!("{number} may do {action} together, and {acted} did"),
            format!("{action}的办理人数应为{number}，而现有{acted}人"),
        )
    }

    pub(super) fn barred(&self, person: &str, by: &BarredBy) -> String {
        let (words, action) = (self.words, &self.action);
        match &by.party {
            Party::Actor(done) => {
                let done = words.action(*done);
                words.pick(
                    format!("{person} did {done} in this case, and may therefore not do {action}"),
                    format!("{person}在本案中办理过{done}，应当回避{action}"),
                )
            }
            party => {
                let party = words.party(party);
                words.pick(
                    format!("{person} is {party}, and may therefore not do {action}"),
                    format!("{person}属于{party}，应当回避{action}"),
                )
            }
        }
    }

    /// Somebody counts as no member of a body in this case.
    pub(super) fn outside(&self, person: &Person, rule: u16) -> String {
        let (words, person) = (self.words, self.words.person(person));
        let Some(rule) = words.workflow.outside.get(usize::from(rule)) else { return person };
        let party = words.party(&rule.party);
        let office = rule.office.and_then(|office| words.charter.structure.offices.get(office));
        let of = match office {
            Some(office) => office.titles.or(words.language, &office.name).to_owned(),
            None => words.body(rule.body),
        };
        words.pick(
            format!("{person} is {party}, and therefore does not belong to {of} in this case"),
            format!("{person}属于{party}，在本案中不属于{of}"),
        )
    }

    pub(super) fn unknown(&self, question: &Question) -> String {
        let words = self.words;
        match question {
            Question::Fits { person, party } => {
                let (person, party) = (words.person(person), words.party(party));
                words.pick(
                    format!("the roster cannot say whether {person} is {party}"),
                    format!("名册无法确认{person}是否为{party}"),
                )
            }
            Question::Electorate { ballot } => {
                let ballot = words.ballot(*ballot);
                words.pick(
                    format!("the roster cannot say how many may vote in {ballot}"),
                    format!("名册无法确认{ballot}的有权表决人数"),
                )
            }
            Question::All { party } => {
                let party = words.party(party);
                words.pick(
                    format!("the roster cannot list everybody who is {party}"),
                    format!("名册无法列出全体{party}"),
                )
            }
            Question::Area { person } => {
                let person = words.person(person);
                words.pick(
                    format!("the roster cannot say what area {person} has"),
                    format!("名册无法确认{person}的专有部分面积"),
                )
            }
            Question::Instance { sought } => self.unknown_instance(sought),
            Question::Has { instance } => {
                let instance = words.instance(instance);
                words.pick(
                    format!("the directory cannot say whether there is {instance}"),
                    format!("名录无法确认有没有{instance}"),
                )
            }
            Question::Granted { delegation } => {
                let found = words.charter.structure.delegations.get(usize::from(*delegation));
                let bodies = found.map(|found| (words.body(found.from), words.body(found.to)));
                let (from, to) = bodies.unwrap_or_default();
                words.pick(
                    format!("the roster cannot say whether the delegation from {from} to {to} is in force"),
                    format!("名册无法确认{from}对{to}的授权是否有效"),
                )
            }
        }
    }

    fn unknown_instance(&self, sought: &Sought) -> String {
        let (words, class) = (self.words, self.words.body(sought.class));
        match &sought.above {
            None => words.pick(
                format!("the directory cannot say which of “{class}” covers the case"),
                format!("名录无法确认本事项由哪个{class}管辖"),
            ),
            Some(below) => {
                let below = words.instance(below);
                words.pick(
                    format!("the directory cannot say which of “{class}” stands above {below}"),
                    format!("名录无法确认{below}之上是哪个{class}"),
                )
            }
        }
    }

    pub(super) fn no_instance(&self, sought: &Sought) -> String {
        let (words, class) = (self.words, self.words.body(sought.class));
        match &sought.above {
            None => {
                words.pick(format!("none of “{class}” covers the case"), format!("本事项没有管辖的{class}"))
            }
            Some(below) => {
                let below = words.instance(below);
                words.pick(
                    format!("none of “{class}” stands above {below}"),
                    format!("{below}之上没有{class}"),
                )
            }
        }
    }
}
