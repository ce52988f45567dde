//! Random instances of classes, and which of them cover which cases.

use super::Tape;
use crate::{
    charter::Charter,
    engine::{CoverEntry, InstanceEntry, InstanceName, Key},
    id::BodyId,
    structure::RelationKind,
};

/// The keys of the instances in every drawn roster; the last is nobody's.
pub const KEYS: [&str; 4] = ["k1", "k2", "k3", "k9"];

/// The keys that there may be.
const LISTED: usize = 3;

/// One to three instances of each class. Mostly each is part of one instance of what stands above it, at times of none, or of
/// two, so that the directory cannot say.
pub(super) fn instances(charter: &Charter, tape: &mut Tape) -> Vec<InstanceEntry> {
    let mut listed = Vec::new();
    for class in classes(charter) {
        let count = LISTED - tape.below(LISTED);
        let names = KEYS.iter().take(count).filter_map(|key| name(charter, class, key));
        listed.extend(names.map(|instance| (class, InstanceEntry { instance, part_of: Vec::new() })));
    }
    let all: Vec<_> = listed.iter().map(|(_, entry)| entry.clone()).collect();
    let above = |(class, entry): (BodyId, InstanceEntry)| InstanceEntry {
        part_of: part_of(charter, class, &all, tape),
        ..entry
    };
    listed.into_iter().map(above).collect()
}

/// Of each class the instance that covers the cases: mostly one of those listed, seldom one that is not, none, or two.
pub(super) fn covers(charter: &Charter, listed: &[InstanceEntry], tape: &mut Tape) -> Vec<CoverEntry> {
    let mut covers = Vec::new();
    for class in classes(charter) {
        let count = match tape.below(60) {
            58 => 0,
            59 => 2,
            _ => 1,
        };
        for _ in 0..count {
            let case = tape.chance(30).then(|| "c".to_owned());
            let instance = mostly_listed(charter, class, listed, tape);
            covers.extend(instance.map(|instance| CoverEntry { case, instance }));
        }
    }
    covers
}

/// A body, or of a class one of its instances.
pub(super) fn any(charter: &Charter, body: BodyId, tape: &mut Tape) -> Option<InstanceName> {
    if charter.structure.bodies.get(body)?.is_class {
        name(charter, body, KEYS.get(tape.below(LISTED))?)
    } else {
        Some(charter.structure.bodies.get(body)?.name.clone().into())
    }
}

/// Of a class mostly an instance that is listed; a single body is itself.
fn mostly_listed(
    charter: &Charter,
    body: BodyId,
    listed: &[InstanceEntry],
    tape: &mut Tape,
) -> Option<InstanceName> {
    let of_class: Vec<_> = listed.iter().filter(|entry| is_of(charter, body, entry)).collect();
    let one = tape.pick(&of_class).map(|entry| entry.instance.clone());
    one.filter(|_| !tape.chance(5)).or_else(|| any(charter, body, tape))
}

fn is_of(charter: &Charter, class: BodyId, entry: &InstanceEntry) -> bool {
    charter.structure.bodies.get(class).is_some_and(|body| body.name == entry.instance.body)
}

fn classes(charter: &Charter) -> impl Iterator<Item = BodyId> {
    charter.structure.bodies.iter().filter(|(_, body)| body.is_class).map(|(id, _)| id)
}

fn name(charter: &Charter, class: BodyId, key: &str) -> Option<InstanceName> {
    let body = charter.structure.bodies.get(class)?.name.clone();
    Some(InstanceName { body, key: Some(Key::new(key).ok()?) })
}

/// What stands above an instance: of each class above it mostly one.
fn part_of(charter: &Charter, class: BodyId, all: &[InstanceEntry], tape: &mut Tape) -> Vec<InstanceName> {
    let is_above =
        |kind| matches!(kind, RelationKind::Leads | RelationKind::Guides | RelationKind::Supervises);
    let above = charter.structure.relations_to(class).filter(|edge| is_above(edge.kind));
    let mut listed = Vec::new();
    for edge in above {
        let count = match tape.below(20) {
            18 => 0,
            19 => 2,
            _ => 1,
        };
        listed.extend((0..count).filter_map(|_| mostly_listed(charter, edge.from, all, tape)));
    }
    listed
}
