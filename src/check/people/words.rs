//! Duties that nobody may do, in words.

use super::{
    absence::{Absence, Absent},
    undoable::{Choice, Happened, Undoable},
};
use crate::{
    Name,
    engine::{Command, Given, Person, PlainRoster},
    finding::Bilingual,
};

/// What is wrong with a duty.
pub(super) fn undoable(name: &Name, undoable: &Undoable) -> Bilingual {
    match (undoable.choice, undoable.is_barred) {
        (Choice::Some, _) => Bilingual::new(
            format!("nobody may be left to do `{name}`: it depends on who acts before"),
            format!("“{name}”可能无人可办：取决于此前由谁办理"),
        ),
        (Choice::Every, true) => Bilingual::new(
            format!("nobody is left to do `{name}`: everybody who could is barred"),
            format!("“{name}”无人可办：可以办理的人都须回避"),
        ),
        (Choice::Every, false) => Bilingual::new(
            format!("nobody can do `{name}`: the roster has nobody for it, or too few"),
            format!("“{name}”无人可办：名册中没有可以办理的人，或者人数不够"),
        ),
    }
}

/// Whose absence makes a duty undoable.
pub(super) fn absence(name: &Name, roster: &PlainRoster, absence: &Absence) -> Bilingual {
    let (mut en, mut zh) = (Vec::new(), Vec::new());
    for absent in &absence.persons {
        let said = group(roster, absent);
        en.push(said.en);
        zh.push(said.zh);
    }
    let (en, zh) = (en.join(" and "), zh.join("、"));
    match absence.undoable.choice {
        Choice::Every => Bilingual::new(
            format!("without {en} nobody is left to do `{name}`"),
            format!("{zh}缺席时，“{name}”无人可办"),
        ),
        Choice::Some => Bilingual::new(
            format!("without {en} nobody may be left to do `{name}`: it depends on who acts before"),
            format!("{zh}缺席时，“{name}”可能无人可办：取决于此前由谁办理"),
        ),
    }
}

fn group(roster: &PlainRoster, absent: &Absent) -> Bilingual {
    let names: Vec<&str> = absent.of.iter().map(|person| called(roster, person)).collect();
    let zh = names.iter().map(|name| format!("“{name}”")).collect::<Vec<_>>().concat();
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match (absent.number, names.len()) {
        (number, all) if number == all => Bilingual::new(quoted.join(" and "), zh),
        (number, all) => Bilingual::new(
            format!("any {number} of {}", quoted.join(", ")),
            format!("{zh}这{all}人中的任意{number}人"),
        ),
    }
}

fn called<'r>(roster: &'r PlainRoster, person: &'r Person) -> &'r str {
    let mut entries = roster.persons.iter().filter(|entry| entry.person == *person);
    entries.find_map(|entry| entry.title.as_deref()).unwrap_or(person.key())
}

/// How a case comes there, for a note.
pub(super) fn run(undoable: &Undoable) -> Bilingual {
    let roster = &undoable.roster;
    let told: Vec<Bilingual> = undoable.run.iter().map(|happened| told(roster, happened)).collect();
    let asked = given(&undoable.asked);
    let (with_en, with_zh) = if asked.is_empty() {
        (String::new(), String::new())
    } else {
        (format!("; then with {asked}"), format!("；此时填写{asked}"))
    };
    if told.is_empty() {
        return Bilingual::new(
            format!("so it is from the start{with_en}"),
            format!("从一开始就是这样{with_zh}"),
        );
    }
    let en: Vec<&str> = told.iter().map(|step| &*step.en).collect();
    let zh: Vec<&str> = told.iter().map(|step| &*step.zh).collect();
    Bilingual::new(
        format!("it comes there by {}{with_en}", en.join(", ")),
        format!("途径：{}{with_zh}", zh.join("、")),
    )
}

fn told(roster: &PlainRoster, happened: &Happened) -> Bilingual {
    match happened {
        Happened::Ends(clock) => {
            Bilingual::new(format!("the end of the limit `{clock}`"), format!("时限“{clock}”到期"))
        }
        Happened::Does(command) => {
            let names: Vec<&str> = command.by.iter().map(|person| called(roster, person)).collect();
            let action = &command.action;
            let given = given(command);
            let (with_en, with_zh) = if given.is_empty() {
                (String::new(), String::new())
            } else {
                (format!(" with {given}"), format!("（{given}）"))
            };
            let zh = names.iter().map(|name| format!("“{name}”")).collect::<Vec<_>>().concat();
            match names.as_slice() {
                [] => Bilingual::new(
                    format!("`{action}` by nobody named{with_en}"),
                    format!("“{action}”（没有具名）{with_zh}"),
                ),
                names => Bilingual::new(
                    format!("`{action}` by `{}`{with_en}", names.join("` and `")),
                    format!("{zh}办理“{action}”{with_zh}"),
                ),
            }
        }
    }
}

/// What is told with a command, texts that may be any left out: `large = yes, handler = fire`.
fn given(command: &Command) -> String {
    let is_said = |given: &Given| !matches!(given, Given::Text(text) if text.is_empty());
    let told = command.given.0.iter().filter(|(_, given)| is_said(given)).map(|(name, given)| {
        let value = match given {
            Given::Flag(true) => "yes".to_owned(),
            Given::Flag(false) => "no".to_owned(),
            Given::Number(number) => number.to_string(),
            Given::Text(text) => text.clone(),
            Given::Names(names) => names.join(" and "),
            Given::Nothing => "none".to_owned(),
        };
        format!("{name} = {value}")
    });
    told.collect::<Vec<_>>().join(", ")
}
