//! Of whom it is ever read what they did: who was barred from an action by what they did, and could never do it, is like anybody.

use super::{memory::Deeds, stage::Stage, taken::Taken};
use crate::{
    charter::Action,
    engine::{Mark, Person, PersonEntry},
    id::{ActionId, BodyId, KindId, OfficeId},
    rule::{Holder, Party},
    structure::Structure,
};

/// What rules can read of what a person did, a bit for each mark of the stage.
pub(super) fn read(stage: &Stage<'_>, taken: &Taken, person: &Person) -> Deeds {
    let structure = &stage.charter.structure;
    let entries = || taken.roster.persons.iter().filter(|entry| entry.person == *person);
    let is_read = |mark: &Mark| match mark {
        Mark::Ever(done) => {
            let mut barring = stage.workflow.actions.values().filter(|action| bars(stage, action, *done));
            let can = |action: &Action| entries().any(|entry| can_fit(structure, action, entry));
            bars_ties(stage, *done) || barring.any(can)
        }
        _ => true,
    };
    let marks = stage.marks.iter().take(64).enumerate();
    marks.filter(|(_, mark)| is_read(mark)).fold(0, |read, (bit, _)| read | 1 << bit)
}

fn parties<'a>(stage: &'a Stage<'_>, action: &'a Action) -> impl Iterator<Item = &'a Party> {
    action.bars.iter().chain(&stage.workflow.bars).flat_map(|bars| &bars.parties)
}

/// Whether an action bars everybody who ever did another.
fn bars(stage: &Stage<'_>, action: &Action, done: ActionId) -> bool {
    parties(stage, action).any(|party| *party == Party::Actor(done))
}

/// Whether anything bars whoever is tied to somebody who did an action.
fn bars_ties(stage: &Stage<'_>, done: ActionId) -> bool {
    fn names(party: &Party, done: ActionId) -> bool {
        match party {
            Party::TiedTo(of, _) => **of == Party::Actor(done) || names(of, done),
            _ => false,
        }
    }
    let mut actions = stage.workflow.actions.values();
    actions.any(|action| parties(stage, action).any(|party| names(party, done)))
}

/// Whether somebody may fit an action wherever it is done; yes where that hangs on the case.
fn can_fit(structure: &Structure, action: &Action, entry: &PersonEntry) -> bool {
    let stands_in = structure.delegations.iter().any(|delegation| belongs(structure, entry, delegation.to));
    let fits = |party: &Party| match party {
        Party::System => false,
        Party::Kind(kind) => is_kind(structure, entry, *kind),
        Party::Office(office) => holds_or_implies(structure, entry, *office),
        Party::Members(Holder::Body(body)) => belongs(structure, entry, *body),
        Party::Members(_) | Party::OfficeOf(..) => !entry.holds.is_empty(),
        Party::Raiser | Party::Person(_) | Party::Actor(_) | Party::TiedTo(..) | Party::TiedToCase(_) => true,
    };
    stands_in || action.by.iter().flat_map(|by| &by.parties).any(fits)
}

fn holds_or_implies(structure: &Structure, entry: &PersonEntry, office: OfficeId) -> bool {
    let implying = structure.implying(office).iter().copied();
    std::iter::once(office).chain(implying).any(|office| holds(structure, entry, office))
}

fn belongs(structure: &Structure, entry: &PersonEntry, body: BodyId) -> bool {
    let name = structure.bodies.get(body).map(|body| &body.name);
    entry.holds.iter().any(|held| Some(&held.body) == name)
}

fn holds(structure: &Structure, entry: &PersonEntry, office: OfficeId) -> bool {
    let Some(office) = structure.offices.get(office) else { return false };
    let body = structure.bodies.get(office.body).map(|body| &body.name);
    entry.holds.iter().any(|held| Some(&held.body) == body && held.office.as_ref() == Some(&office.name))
}

fn is_kind(structure: &Structure, entry: &PersonEntry, kind: KindId) -> bool {
    let Some(found) = structure.kinds.get(kind) else { return false };
    let narrower = structure.narrower(kind).iter().filter_map(|id| structure.kinds.get(*id));
    let mut kinds = std::iter::once(found).chain(narrower);
    let is_listed = kinds.any(|kind| entry.is.iter().any(|is| is.kind == kind.name));
    is_listed || structure.making(kind).iter().any(|office| holds_or_implies(structure, entry, *office))
}
