//! Who is who: rosters, and what a scenario says of people besides.

use super::{
    instances,
    names::{Names, PERSON, Sought},
};
use crate::{
    Name,
    charter::Charter,
    engine::{CaseTieEntry, KindEntry, OfficeEntry, Person, PersonEntry, TieEntry},
    finding::{Language, Lint},
    id::KindId,
    scenario::{
        HoldsText, PersonText, RosterText,
        compiled::{Actor, Part, People},
    },
    structure::Sort,
    text::{AmountText, Path},
    time::Date,
    title::Titles,
};

/// How many persons one line of a roster may stand for.
const MOST_SEATS: u32 = 1_000;

/// Compiles a roster.
pub(super) fn people(names: &mut Names<'_>, roster: &RosterText) -> People {
    let mut people = People::default();
    instances::declare(names, &mut people, &roster.instances);
    for text in &roster.people {
        enrol(names, &mut people, text);
    }
    // Ties name other people, who may stand below.
    for (index, text) in roster.people.iter().enumerate() {
        if let Some(actor) = people.parts.iter().position(|part| part.name == *text.name.as_str())
            && roster.people.iter().position(|first| first.name == text.name) == Some(index)
        {
            is(names, &mut people, actor, &text.is);
        }
    }
    people
}

/// Adds what a part is: a kind of person, or a tie to another part or to every case.
pub(super) fn is(names: &mut Names<'_>, people: &mut People, index: usize, kinds: &[Path]) {
    for path in kinds {
        match path.split_first() {
            (_, None) => {
                let kind = names.kind(path, Sort::Person, Sought("kind of person", "人员类型"));
                if let Some(kind) = kind {
                    add_kind(names.charter, people, index, kind);
                }
            }
            ("case", Some(tie)) => {
                let tie = names.kind(&Path::new(tie, path.span), Sort::Tie, Sought("tie", "关系"));
                if let Some(tie) = tie {
                    add_tie_to_case(names.charter, people, index, tie);
                }
            }
            (other, Some(tie)) => {
                let other = part(names, people, &Path::new(other, path.span));
                let tie = names.kind(&Path::new(tie, path.span), Sort::Tie, Sought("tie", "关系"));
                if let (Some(other), Some(tie)) = (other, tie) {
                    add_tie(names.charter, people, (index, other), tie);
                }
            }
        }
    }
}

/// The line of the roster that a name stands for.
pub(super) fn part(names: &mut Names<'_>, people: &People, path: &Path) -> Option<usize> {
    let found = people.parts.iter().position(|part| part.name == *path.as_str());
    if found.is_none() {
        names.unknown(path, PERSON, people.parts.iter().map(|part| part.name.as_str()));
    }
    found
}

/// Who acts: somebody of the roster, the raiser, or the host.
pub(super) fn actor(names: &mut Names<'_>, people: &People, path: &Path) -> Option<Actor> {
    match path.as_str() {
        "raiser" => Some(Actor::Raiser),
        "system" => Some(Actor::System),
        _ => part(names, people, path).map(Actor::Part),
    }
}

fn enrol(names: &mut Names<'_>, people: &mut People, text: &PersonText) {
    let Ok(name) = Name::new(text.name.as_str()) else { return };
    if people.parts.iter().any(|part| part.name == name) {
        let (en, zh) = (format!("person `{name}` is declared twice"), format!("人员“{name}”重复声明"));
        names.say(Lint::DuplicateName, text.name.span, en, zh);
        return;
    }
    let holds: Vec<OfficeEntry> = text.holds.iter().flat_map(|holds| held(names, people, holds)).collect();
    let persons = persons(&name, seats(names, text));
    let entry = |person: &Person| PersonEntry {
        person: person.clone(),
        title: text.titles.first().cloned(),
        area: None,
        is: Vec::new(),
        holds: holds.clone(),
    };
    people.roster.persons.extend(persons.iter().map(entry));
    people.parts.push(Part { titles: titles(names.charter, text), name, persons });
}

/// How many persons the line stands for.
fn seats(names: &mut Names<'_>, text: &PersonText) -> u32 {
    match &text.seats {
        None => 1,
        Some(AmountText::Number(number)) if (1..=MOST_SEATS).contains(number) => *number,
        Some(_) => {
            let (en, zh) = (
                format!("`seats` of a person is a number from 1 to {MOST_SEATS}"),
                format!("人员的 `名额` 是1到{MOST_SEATS}的整数"),
            );
            names.say(Lint::WrongType, text.name.span, en, zh);
            1
        }
    }
}

fn persons(name: &Name, seats: u32) -> Vec<Person> {
    match seats {
        1 => vec![Person::from(name.as_str())],
        _ => (1..=seats).map(|number| Person::new(format!("{name}#{number}"))).collect(),
    }
}

/// One title serves every language of the charter; several are given one for each.
fn titles(charter: &Charter, text: &PersonText) -> Titles {
    let of = |language: Language| {
        let place = charter.languages.iter().position(|&known| known == language);
        let own = place.and_then(|place| text.titles.get(place));
        own.or(text.titles.first()).map(|title| title.as_str().into())
    };
    Titles { en: of(Language::En), zh: of(Language::Zh) }
}

fn held(names: &mut Names<'_>, people: &People, text: &HoldsText) -> Vec<OfficeEntry> {
    let since = text.since.as_ref().and_then(|path| date(names, path));
    let until = text.until.as_ref().and_then(|path| date(names, path));
    let entry = |path: &Path| -> Option<OfficeEntry> {
        let structure = &names.charter.structure;
        let (body, key, office) = if instances::is_office(names, path) {
            let (office, key) = instances::office(names, people, path)?;
            let office = structure.offices.at(office);
            (office.body, key, Some(office.name.clone()))
        } else {
            let instance = instances::instance(names, people, path)?;
            (instance.body, instance.key, None)
        };
        let body = structure.bodies.at(body);
        if body.is_class && key.is_none() {
            instances::no_key(names, &body.name, path);
            return None;
        }
        Some(OfficeEntry { body: body.name.clone(), key, office, since, until })
    };
    text.offices.iter().filter_map(entry).collect()
}

/// A date as written.
fn date(names: &mut Names<'_>, path: &Path) -> Option<Date> {
    let read = Date::parse_from_str(path.as_str(), "%Y-%m-%d");
    if read.is_err() {
        let (en, zh) = (format!("`{path}` is no date"), format!("“{path}”不是日期"));
        names.say(Lint::WrongType, path.span, en, zh);
    }
    read.ok()
}

fn add_kind(charter: &Charter, people: &mut People, index: usize, kind: KindId) {
    let Some(part) = people.parts.get(index) else { return };
    let entry = KindEntry { kind: charter.structure.kinds.at(kind).name.clone(), since: None, until: None };
    for known in people.roster.persons.iter_mut().filter(|known| part.persons.contains(&known.person)) {
        known.is.push(entry.clone());
    }
}

fn add_tie(charter: &Charter, people: &mut People, (one, other): (usize, usize), tie: KindId) {
    let kind = &charter.structure.kinds.at(tie).name;
    let (Some(one), Some(other)) = (people.parts.get(one), people.parts.get(other)) else { return };
    for one in &one.persons {
        let tie = |other: &Person| TieEntry { one: one.clone(), other: other.clone(), kind: kind.clone() };
        people.roster.ties.extend(other.persons.iter().map(tie));
    }
}

fn add_tie_to_case(charter: &Charter, people: &mut People, one: usize, tie: KindId) {
    let kind = &charter.structure.kinds.at(tie).name;
    let persons = people.parts.get(one).map(|part| part.persons.as_slice()).unwrap_or_default();
    let tie = |person: &Person| CaseTieEntry { person: person.clone(), case: None, kind: kind.clone() };
    people.roster.case_ties.extend(persons.iter().map(tie));
}
