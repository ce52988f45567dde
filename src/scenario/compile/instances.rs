//! Instances of classes of bodies: those of a roster, and which of them a step names.

use super::names::{Names, Sought};
use crate::{
    Name,
    engine::{CoverEntry, Instance, InstanceEntry, InstanceName, Key},
    finding::{Bilingual, Lint},
    id::OfficeId,
    scenario::{InstanceText, compiled::People},
    text::Path,
};

/// Adds the instances that a roster declares; of each class the first covers the cases.
pub(super) fn declare(names: &mut Names<'_>, people: &mut People, texts: &[InstanceText]) {
    for path in texts.iter().flat_map(|text| &text.names) {
        let Some(instance) = name(names, path).filter(|instance| is_one(names, instance, path)) else {
            continue;
        };
        if is_declared(people, &instance) {
            let (en, zh) = (format!("`{instance}` is declared twice"), format!("“{instance}”重复声明"));
            names.say(Lint::DuplicateName, path.span, en, zh);
            continue;
        }
        let is_first = people.roster.covers.iter().all(|cover| cover.instance.body != instance.body);
        if is_first {
            people.roster.covers.push(CoverEntry { case: None, instance: instance.clone() });
        }
        people.roster.instances.push(InstanceEntry { instance, part_of: Vec::new() });
    }
    // What they are parts of may stand below.
    texts.iter().for_each(|text| belong(names, people, text));
}

fn belong(names: &mut Names<'_>, people: &mut People, text: &InstanceText) {
    let mut above: Vec<InstanceName> = Vec::new();
    for path in &text.part_of {
        let Some(found) = declared(names, people, path) else { continue };
        if above.iter().any(|known| known.body == found.body) {
            let class = &found.body;
            let (en, zh) = (
                format!("a body is part of only one of `{class}`"),
                format!("一个主体只能隶属于一个“{class}”"),
            );
            names.say(Lint::RepeatedClause, path.span, en, zh);
        } else {
            above.push(found);
        }
    }
    for path in &text.names {
        let entries = people.roster.instances.iter_mut();
        if let Some(entry) = entries.into_iter().find(|entry| entry.instance.to_string() == path.as_str()) {
            entry.part_of.clone_from(&above);
        }
    }
}

/// The instances that cover a case which begins in those that a step names: they, and what they are parts of.
pub(super) fn covers(names: &mut Names<'_>, people: &People, paths: &[Path]) -> Vec<InstanceName> {
    let mut covers: Vec<InstanceName> = Vec::new();
    for path in paths {
        let named = declared(names, people, path).filter(|named| is_one(names, named, path));
        let Some(named) = named else { continue };
        if covers.iter().any(|known| known.body == named.body) {
            let class = &named.body;
            let (en, zh) =
                (format!("only one of `{class}` covers a case"), format!("一个事项只由一个“{class}”管辖"));
            names.say(Lint::RepeatedClause, path.span, en, zh);
        } else {
            covers.push(named);
        }
    }
    let mut index = 0;
    while let Some(below) = covers.get(index).cloned() {
        let entry = people.roster.instances.iter().find(|entry| entry.instance == below);
        for above in entry.into_iter().flat_map(|entry| &entry.part_of).filter(|above| above.key.is_some()) {
            if covers.iter().all(|known| known.body != above.body) {
                covers.push(above.clone());
            }
        }
        index += 1;
    }
    covers
}

/// A body that a step names: a single one, an instance of the roster, or a class, which stands for the one that covers the
/// case.
pub(super) fn instance(names: &mut Names<'_>, people: &People, path: &Path) -> Option<Instance> {
    let named = declared(names, people, path)?;
    let body = names.charter.structure.body(named.body.as_str())?.id();
    Some(Instance { body, key: named.key })
}

/// An office that a step or a roster names, with the key of its body: `committee.member`, `grids.g7.worker`.
pub(super) fn office(names: &mut Names<'_>, people: &People, path: &Path) -> Option<(OfficeId, Option<Key>)> {
    let (body, office) = path.as_str().rsplit_once('.')?;
    if !body.contains('.') {
        return names.office(path).map(|office| (office, None));
    }
    let body = instance(names, people, &Path::new(body, path.span))?;
    let name = names.charter.structure.bodies.at(body.body).name.clone();
    let office = names.office(&Path::new(format!("{name}.{office}"), path.span))?;
    Some((office, body.key))
}

/// Whether a path names an office and not an instance.
pub(super) fn is_office(names: &Names<'_>, path: &Path) -> bool {
    let structure = &names.charter.structure;
    match path.as_str().split('.').collect::<Vec<_>>().as_slice() {
        [_, _, _] => true,
        [body, office] => {
            let found = structure.body(body);
            found.is_none_or(|found| {
                let is_class = structure.bodies.at(found.id()).is_class;
                !is_class || structure.office_in(found.id(), office).is_some()
            })
        }
        _ => false,
    }
}

/// A body as it is named; an instance must stand in the roster.
fn declared(names: &mut Names<'_>, people: &People, path: &Path) -> Option<InstanceName> {
    let named = name(names, path)?;
    if named.key.is_some() && !is_declared(people, &named) {
        let known: Vec<String> =
            people.roster.instances.iter().map(|entry| entry.instance.to_string()).collect();
        names.unknown(path, Sought("instance", "分设主体"), known.iter().map(String::as_str));
        return None;
    }
    Some(named)
}

fn is_declared(people: &People, instance: &InstanceName) -> bool {
    people.roster.instances.iter().any(|entry| entry.instance == *instance)
}

/// Reports what is no instance but a class or a single body.
fn is_one(names: &mut Names<'_>, named: &InstanceName, path: &Path) -> bool {
    if named.key.is_none() {
        no_key(names, &named.body, path);
    }
    named.key.is_some()
}

/// Reports that it is not said which one of a class is meant.
pub(super) fn no_key(names: &mut Names<'_>, body: &Name, path: &Path) {
    let message = Bilingual::new(
        format!("`{body}` names no instance: its key is missing"),
        format!("“{body}”没有写明是哪一个：缺少编号"),
    );
    let hint = Bilingual::new(format!("write one such as `{body}.a1`"), format!("请写成“{body}.甲”的样子"));
    names.say_with(Lint::WrongType, path.span, message, hint);
}

/// A body by its name and key. A key is for classes only.
fn name(names: &mut Names<'_>, path: &Path) -> Option<InstanceName> {
    let (body, key) = path.split_first();
    let id = names.body(&Path::new(body, path.span))?;
    let found = names.charter.structure.bodies.at(id);
    if key.is_some() && !found.is_class {
        let message = Bilingual::new(
            format!("there is only one `{body}`, so that `{path}` means nothing"),
            format!("“{body}”只有一个，“{path}”没有意义"),
        );
        let hint = Bilingual::new(
            "declare the body `each` if there are several",
            "如果有若干个，请把该主体声明为 `分设`",
        );
        names.say_with(Lint::WrongType, path.span, message, hint);
        return None;
    }
    Some(InstanceName { body: found.name.clone(), key: key.and_then(|key| Key::new(key).ok()) })
}
