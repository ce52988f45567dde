//! What a roster says that its charter knows nothing of.

use std::collections::BTreeSet;

use crate::{
    Name,
    charter::{Charter, levels::Subject},
    check::report::Report,
    engine::{InstanceName, Key, OfficeEntry, PersonEntry, PlainRoster},
    finding::{Bilingual, Finding, Lint, Span, nearest},
    id::BodyId,
    structure::Sort,
};

/// Names that the charter does not declare, each once, and persons who have no place in it.
pub(super) fn findings(charter: &Charter, roster: &PlainRoster) -> Vec<Finding> {
    let mut strangers = Strangers { charter, report: Report::new(charter), said: BTreeSet::new() };
    for entry in &roster.persons {
        entry.holds.iter().for_each(|held| strangers.office(held));
        entry.is.iter().for_each(|kind| strangers.kind(&kind.kind, Sort::Person));
        strangers.person(roster, entry);
    }
    for tie in &roster.ties {
        strangers.kind(&tie.kind, Sort::Tie);
    }
    let covering = roster.covers.iter().map(|cover| &cover.instance);
    let instances =
        roster.instances.iter().flat_map(|entry| std::iter::once(&entry.instance).chain(&entry.part_of));
    instances.chain(covering).for_each(|name| strangers.instance(name));
    strangers.report.into_sorted()
}

struct Strangers<'c> {
    charter: &'c Charter,
    report: Report<'c>,
    said: BTreeSet<String>,
}

impl Strangers<'_> {
    fn office(&mut self, held: &OfficeEntry) {
        let structure = &self.charter.structure;
        let Some(body) = self.body(&held.body, held.key.as_ref()) else { return };
        let Some(office) = &held.office else { return };
        let own = || structure.offices.values().filter(|office| office.body == body);
        if !own().any(|known| known.name == *office) {
            let names: Vec<String> = own().map(|office| format!("{}.{}", held.body, office.name)).collect();
            let names = names.iter().map(String::as_str).collect();
            self.unknown(&format!("{}.{office}", held.body), ("office", "岗位"), names);
        }
    }

    fn instance(&mut self, name: &InstanceName) {
        self.body(&name.body, name.key.as_ref());
    }

    /// The body of that name; reported if there is none, or if it has a key and is no class, or the other way round.
    fn body(&mut self, name: &Name, key: Option<&Key>) -> Option<BodyId> {
        let bodies = &self.charter.structure.bodies;
        let Some(id) = bodies.position(|body| body.name == *name) else {
            let names = bodies.values().map(|body| body.name.as_str());
            self.unknown(name.as_str(), ("body", "主体"), names.collect());
            return None;
        };
        let message = match (bodies.at(id).is_class, key) {
            (true, None) => Bilingual::new(
                format!("there are several of `{name}` (`each`), and the roster does not say which it means"),
                format!("“{name}”有若干个（“分设”），名册没有写明是哪一个"),
            ),
            (false, Some(key)) => Bilingual::new(
                format!("the roster speaks of `{name}.{key}`, and there is only one `{name}`"),
                format!("名册提到“{name}.{key}”，而“{name}”只有一个"),
            ),
            _ => return Some(id),
        };
        if self.said.insert(message.en.to_string()) {
            let finding = Finding::new(Lint::UnknownInRoster, Span::default(), message);
            self.report.push(Subject::Charter, finding);
        }
        None
    }

    fn kind(&mut self, name: &Name, sort: Sort) {
        let kinds = self.charter.structure.kinds.values().filter(|kind| kind.sort == sort);
        let names: Vec<&str> = kinds.map(|kind| kind.name.as_str()).collect();
        if !names.contains(&name.as_str()) {
            let words =
                if sort == Sort::Tie { ("tie", "关系") } else { ("kind of person", "人员类型") };
            self.unknown(name.as_str(), words, names);
        }
    }

    /// A person whom no entry gives an office, a membership, a kind or a tie.
    fn person(&mut self, roster: &PlainRoster, entry: &PersonEntry) {
        let entries = || roster.persons.iter().filter(|other| other.person == entry.person);
        let has_place = entries().any(|entry| !entry.holds.is_empty() || !entry.is.is_empty());
        let is_tied = roster.ties.iter().any(|tie| tie.one == entry.person || tie.other == entry.person);
        if has_place || is_tied || !self.said.insert(format!("{}", entry.person)) {
            return;
        }
        let said = entry.title.as_deref().unwrap_or(entry.person.key());
        let en = format!("the roster gives `{said}` no office, membership or kind");
        let zh = format!("名册没有写明“{said}”的岗位、所属主体或者人员类型");
        self.report.say(Subject::Charter, Lint::UnplacedPerson, Span::default(), en, zh);
    }

    fn unknown(&mut self, name: &str, (en, zh): (&str, &str), candidates: Vec<&str>) {
        if !self.said.insert(format!("{en} {name}")) {
            return;
        }
        let message = Bilingual::new(
            format!("the roster speaks of the {en} `{name}`, which the charter does not declare"),
            format!("名册提到{zh}“{name}”，章程没有声明"),
        );
        let finding = Finding::new(Lint::UnknownInRoster, Span::default(), message);
        let finding = match nearest(name, candidates) {
            Some(near) => {
                finding.hint(Bilingual::new(format!("did you mean `{near}`?"), format!("是否应为“{near}”？")))
            }
            None => finding,
        };
        self.report.push(Subject::Charter, finding);
    }
}
