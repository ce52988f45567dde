//! The places that persons can hold, so far as the rules of a workflow tell them apart.

use std::collections::BTreeSet;

use crate::{
    Name,
    charter::{Charter, Workflow},
    engine::Person,
    id::{BodyId, OfficeId},
    rule::{Holder, Party},
    structure::Structure,
};

/// An office, or membership in a body without one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Post {
    pub(super) body: Name,
    pub(super) office: Option<Name>,
    /// As a charter writes it.
    pub(super) written: String,
}

impl Post {
    /// One who holds it, counted from 0.
    pub(super) fn person(&self, index: usize) -> Person {
        Person::new(format!("{}-{}", self.written, index + 1))
    }
}

/// The places that some rule of a workflow asks for; of those that all rules treat alike the first.
pub(super) fn posts(charter: &Charter, workflow: &Workflow) -> Vec<Post> {
    let named = Named::of(charter, workflow);
    let structure = &charter.structure;
    let mut seen = BTreeSet::new();
    let mut posts = Vec::new();
    for (id, body) in structure.bodies.iter() {
        for office in std::iter::once(None).chain(body.offices.iter().copied().map(Some)) {
            let told = named.told(charter, id, office);
            let is_asked = named.is_open || told.iter().any(|is| *is);
            if !is_asked || !seen.insert((named.is_open.then_some(id), told)) {
                continue;
            }
            let office = office.and_then(|office| structure.offices.get(office)).map(|office| &office.name);
            let written = match office {
                Some(office) => format!("{}.{office}", body.name),
                None => body.name.to_string(),
            };
            posts.push(Post { body: body.name.clone(), office: office.cloned(), written });
        }
    }
    posts
}

/// What rules ask of who somebody is.
#[derive(Debug, Default)]
struct Named {
    offices: BTreeSet<OfficeId>,
    bodies: BTreeSet<BodyId>,
    names: BTreeSet<Name>,
    /// Whether some rule asks for members of a body that the case names.
    is_open: bool,
}

impl Named {
    fn of(charter: &Charter, workflow: &Workflow) -> Self {
        let mut named = Self::default();
        let actions = || workflow.actions.values();
        let by = actions().flat_map(|action| &action.by).flat_map(|by| &by.parties);
        let bars = actions().flat_map(|action| &action.bars).chain(&workflow.bars);
        by.chain(bars.flat_map(|bars| &bars.parties)).for_each(|party| named.note(&charter.structure, party));
        named.bodies.extend(charter.structure.delegations.iter().map(|delegation| delegation.to));
        named
    }

    fn note(&mut self, structure: &Structure, party: &Party) {
        match party {
            Party::Kind(kind) => self.offices.extend(structure.making(*kind)),
            Party::Office(office) => drop(self.offices.insert(*office)),
            Party::Members(Holder::Body(body)) => drop(self.bodies.insert(*body)),
            Party::Members(_) => self.is_open = true,
            Party::OfficeOf(_, name) => {
                self.names.insert(name.clone());
                self.is_open = true;
            }
            Party::TiedTo(party, _) => self.note(structure, party),
            _ => {}
        }
    }

    /// The answers to all of it for who holds one place.
    fn told(&self, charter: &Charter, body: BodyId, office: Option<OfficeId>) -> Vec<bool> {
        let structure = &charter.structure;
        let is_office = |asked: &OfficeId| {
            office.is_some_and(|held| held == *asked || structure.implying(*asked).contains(&held))
        };
        let name = office.and_then(|office| structure.offices.get(office)).map(|office| &office.name);
        let offices = self.offices.iter().map(is_office);
        let bodies = self.bodies.iter().map(|asked| *asked == body);
        offices.chain(bodies).chain(self.names.iter().map(|asked| name == Some(asked))).collect()
    }
}
