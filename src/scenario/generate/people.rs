//! What persons of a made rule test are called, and what its roster says of them.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    role::{Role, Where},
    stage::Stage,
};
use crate::{
    charter::Charter,
    engine::{Instance, InstanceName, Key, any_key},
    finding::Language,
    scenario::compiled::Actor,
};

/// Common names, each as it is written in a rule test and as people write it.
const CHINESE: [(&str, &str); 30] = [
    ("wang", "王"),
    ("li", "李"),
    ("zhang", "张"),
    ("liu", "刘"),
    ("chen", "陈"),
    ("yang", "杨"),
    ("zhao", "赵"),
    ("huang", "黄"),
    ("zhou", "周"),
    ("wu", "吴"),
    ("xu", "徐"),
    ("sun", "孙"),
    ("hu", "胡"),
    ("zhu", "朱"),
    ("gao", "高"),
    ("lin", "林"),
    ("he", "何"),
    ("guo", "郭"),
    ("ma", "马"),
    ("luo", "罗"),
    ("liang", "梁"),
    ("song", "宋"),
    ("zheng", "郑"),
    ("xie", "谢"),
    ("han", "韩"),
    ("tang", "唐"),
    ("feng", "冯"),
    ("dong", "董"),
    ("xiao", "萧"),
    ("cheng", "程"),
];
const ENGLISH: [(&str, &str); 30] = [
    ("ann", "Ann"),
    ("bo", "Bo"),
    ("cora", "Cora"),
    ("dan", "Dan"),
    ("eve", "Eve"),
    ("finn", "Finn"),
    ("gus", "Gus"),
    ("hana", "Hana"),
    ("ivo", "Ivo"),
    ("jon", "Jon"),
    ("kim", "Kim"),
    ("lea", "Lea"),
    ("max", "Max"),
    ("nia", "Nia"),
    ("otto", "Otto"),
    ("pia", "Pia"),
    ("quinn", "Quinn"),
    ("rosa", "Rosa"),
    ("sam", "Sam"),
    ("tina", "Tina"),
    ("uma", "Uma"),
    ("vera", "Vera"),
    ("will", "Will"),
    ("xenia", "Xenia"),
    ("yara", "Yara"),
    ("zoe", "Zoe"),
    ("amos", "Amos"),
    ("bea", "Bea"),
    ("carl", "Carl"),
    ("dora", "Dora"),
];

/// Names given away to parts, in the order in which they are met.
#[derive(Debug)]
pub(super) struct Naming<'s> {
    stage: &'s Stage,
    pub(super) language: Language,
    given: BTreeMap<usize, String>,
    taken: BTreeSet<String>,
    next: usize,
}

impl<'s> Naming<'s> {
    pub(super) fn new(stage: &'s Stage) -> Self {
        let charter = stage.charter();
        let language = charter.languages.first().copied().unwrap_or(Language::En);
        Self { stage, language, given: BTreeMap::new(), taken: names(charter), next: 0 }
    }

    /// Names that say which part it is, for two runs to be held against each other.
    pub(super) fn plain(stage: &'s Stage) -> Self {
        let parts = 0..stage.cast.are.len();
        Self {
            given: parts.map(|place| (place, format!("{MARK}{place}{MARK}"))).collect(),
            ..Self::new(stage)
        }
    }

    /// A sentence in which parts are called by such names, with their own.
    pub(super) fn renamed(&mut self, sentence: &str) -> String {
        let part = |number: &str| number.parse::<usize>().ok();
        let words: Vec<String> = sentence
            .split(MARK)
            .enumerate()
            .map(|(index, word)| match part(word).filter(|_| index % 2 == 1) {
                Some(place) => self.name(place),
                None => word.to_owned(),
            })
            .collect();
        words.concat()
    }

    /// What a part is called.
    pub(super) fn name(&mut self, place: usize) -> String {
        if let Some(known) = self.given.get(&place) {
            return known.clone();
        }
        let name = loop {
            let list = self.list();
            let (round, at) = (self.next / list.len(), self.next % list.len());
            self.next += 1;
            let Some((name, _)) = list.get(at) else { continue };
            let name = if round == 0 { (*name).to_owned() } else { format!("{name}-{}", round + 1) };
            if self.taken.insert(name.clone()) {
                break name;
            }
        };
        self.given.insert(place, name.clone());
        name
    }

    pub(super) fn actor(&mut self, actor: &Actor) -> String {
        match actor {
            Actor::Part(place) => self.name(*place),
            Actor::Raiser => "raiser".to_owned(),
            Actor::System => "system".to_owned(),
        }
    }

    fn list(&self) -> &'static [(&'static str, &'static str)] {
        if self.language == Language::Zh { &CHINESE } else { &ENGLISH }
    }

    /// The lines of the roster for everybody who was named in these scenarios, and for the instances of classes.
    pub(super) fn roster(&mut self, scenarios: &[(String, Vec<String>)]) -> Vec<String> {
        let cast = &self.stage.cast;
        let counted = (0..cast.are.len()).filter(|place| cast.is_counted(*place));
        counted.for_each(|place| drop(self.name(place)));
        let persons: Vec<String> = self.given.iter().map(|(place, name)| self.line(*place, name)).collect();
        let said = || scenarios.iter().flat_map(|(_, lines)| lines).chain(&persons);
        let instances = cast.people.roster.instances.iter().filter_map(|entry| {
            let key = entry.instance.key.as_ref()?;
            let name = format!("{}.{}", entry.instance.body, written_key(key));
            let is_first = any_key().as_ref() == Some(key);
            let above: Vec<String> = entry.part_of.iter().map(of_class).collect();
            let above =
                if above.is_empty() { above.join("") } else { format!(" part-of {}", above.join(" and ")) };
            let is_said = is_first || said().any(|line| line.contains(&name));
            is_said.then(|| format!("instance {name}{above}"))
        });
        instances.chain(persons.clone()).collect()
    }

    fn line(&self, place: usize, name: &str) -> String {
        let (cast, charter) = (&self.stage.cast, self.stage.charter());
        let roles = cast.are.get(place).map(Vec::as_slice).unwrap_or_default();
        let ties = cast.ties.get(place).map(Vec::as_slice).unwrap_or_default();
        let ties = ties.iter().filter_map(|(other, tie)| {
            let other = self.given.get(other)?;
            Some(format!("{other}.{}", charter.structure.kinds.get(*tie)?.name))
        });
        let kinds = roles.iter().filter_map(|role| match role {
            Role::Kind(kind) => Some(charter.structure.kinds.get(*kind)?.name.to_string()),
            _ => None,
        });
        let is: Vec<String> = kinds.chain(ties).collect();
        let holds: Vec<String> = roles.iter().filter_map(|role| held(charter, *role)).collect();
        let said = |word: &str, list: &[String]| match list {
            [] => String::new(),
            list => format!(" {word} {}", list.join(" and ")),
        };
        let (is, holds) = (said("is", &is), said("holds", &holds));
        let comma = if is.is_empty() || holds.is_empty() { "" } else { "," };
        format!("person {name} \"{}\"{is}{comma}{holds}", self.title(name, roles))
    }

    /// The name and what they are: 王居民, or `Ann, resident`.
    fn title(&self, name: &str, roles: &[Role]) -> String {
        let charter = self.stage.charter();
        let own = self.list().iter().find(|(short, _)| name.split('-').next() == Some(short));
        let own = own.map_or(name, |(_, title)| title);
        let role = roles.last().map(|role| title_of(charter, *role, self.language)).unwrap_or_default();
        let role = role.replace('"', "'");
        let number = name.split_once('-').map(|(_, number)| number).unwrap_or_default();
        match self.language {
            Language::Zh => format!("{own}{role}{number}"),
            Language::En if role.is_empty() => own.to_owned(),
            Language::En => format!("{own}, {}", role.to_lowercase()),
        }
    }
}

/// Stands around the number of a part that has no name yet.
const MARK: char = '\u{1}';

/// How the key of an instance of the cast is written: `a1` for the one that covers every case, then `a2`.
pub(super) fn written_key(key: &Key) -> String {
    match key.as_str().split_once('-') {
        _ if any_key().as_ref() == Some(key) => "a1".to_owned(),
        Some((_, number)) => format!("a{}", number.parse::<usize>().unwrap_or(1) + 1),
        None => "a2".to_owned(),
    }
}

/// A body, with its key if it is one of a class and not the one that covers every case.
pub(super) fn body_name(charter: &Charter, body: &Instance) -> String {
    let name = charter.structure.bodies.get(body.body).map_or("", |body| body.name.as_str());
    match &body.key {
        Some(key) if any_key().as_ref() != Some(key) => format!("{name}.{}", written_key(key)),
        _ => name.to_owned(),
    }
}

fn of_class(above: &InstanceName) -> String {
    let key = above.key.as_ref().map(|key| format!(".{}", written_key(key)));
    format!("{}{}", above.body, key.unwrap_or_default())
}

fn held(charter: &Charter, role: Role) -> Option<String> {
    let (body, office) = match role {
        Role::Kind(_) => return None,
        Role::Office(office, _) => {
            let office = charter.structure.offices.get(office)?;
            (office.body, Some(&office.name))
        }
        Role::Member(body, _) => (body, None),
    };
    let is_elsewhere = matches!(role, Role::Office(_, Where::Elsewhere) | Role::Member(_, Where::Elsewhere));
    let body = charter.structure.bodies.get(body)?;
    let key = if is_elsewhere { ".a2" } else { ".a1" };
    let key = if body.is_class { key } else { "" };
    let office = office.map(|office| format!(".{office}")).unwrap_or_default();
    Some(format!("{}{key}{office}", body.name))
}

fn title_of(charter: &Charter, role: Role, language: Language) -> String {
    let structure = &charter.structure;
    let title = match role {
        Role::Kind(kind) => structure.kinds.get(kind).map(|kind| kind.titles.or(language, &kind.name)),
        Role::Office(office, _) => {
            structure.offices.get(office).map(|office| office.titles.or(language, &office.name))
        }
        Role::Member(body, _) => structure.bodies.get(body).map(|body| body.titles.or(language, &body.name)),
    };
    title.unwrap_or_default().to_owned()
}

/// Every name of a charter, so that no person is called like a thing of it.
fn names(charter: &Charter) -> BTreeSet<String> {
    let structure = &charter.structure;
    let bodies = structure.bodies.values().map(|body| &body.name);
    let kinds = structure.kinds.values().map(|kind| &kind.name);
    let of_workflow = charter.workflows.values().flat_map(|workflow| {
        let states = workflow.states.values().map(|state| &state.name);
        let actions = workflow.actions.values().map(|action| &action.name);
        let slots = workflow.slots.values().map(|slot| &slot.name);
        let facts = workflow.facts.values().map(|fact| &fact.name);
        std::iter::once(&workflow.name).chain(states).chain(actions).chain(slots).chain(facts)
    });
    bodies.chain(kinds).chain(of_workflow).map(ToString::to_string).collect()
}
