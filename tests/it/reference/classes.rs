//! "Which instance of a class?": what covers a case, and what stands above an instance.

use std::collections::BTreeSet;

use gongzhi::{
    engine::{Change, Instance, Known, NamedBody, Person, Which},
    id::{BodyId, Id as _, LadderId, OfficeId},
    rule::Target,
    structure::RelationKind,
};

use super::{Held, Past, Rules, ask::Meant, draft::Draft};

/// Why it cannot be said which body a rule means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lack {
    /// The directory says that there is none.
    Nothing,
    /// The directory cannot say.
    Unknown,
}

impl Lack {
    /// The word of the reason.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Nothing => "instance",
            Self::Unknown => "roster",
        }
    }
}

impl<'a> Rules<'a> {
    pub(crate) fn is_class(self, body: BodyId) -> bool {
        self.charter.structure.bodies.get(body).unwrap().is_class
    }

    /// As the host knows the body.
    pub(crate) fn named<'b>(self, body: &'b Instance) -> NamedBody<'b>
    where
        'a: 'b,
    {
        NamedBody {
            body: &self.charter.structure.bodies.get(body.body).unwrap().name,
            key: body.key.as_ref(),
        }
    }

    /// "Named without a key … a class is the instance that covers the case." "A class that only a command names is asked for
    /// then."
    pub(crate) fn covering(self, past: &Past, body: BodyId) -> Result<Instance, Lack> {
        if !self.is_class(body) {
            return Ok(Instance { body, key: None });
        }
        if let Some(covering) = past.covered.get(&body) {
            return Ok(covering.clone());
        }
        let class = &self.charter.structure.bodies.get(body).unwrap().name;
        one(body, self.directory.covering(class, self.case))
    }

    /// "Superior, supervisor and next rung of an instance are those that the directory names as standing above it; of a single
    /// body, what covers the case."
    pub(crate) fn above(self, past: &Past, below: &Instance, body: BodyId) -> Result<Instance, Lack> {
        if below.key.is_none() || !self.is_class(body) {
            return self.covering(past, body);
        }
        let class = &self.charter.structure.bodies.get(body).unwrap().name;
        one(body, self.directory.superior(self.named(below), class))
    }

    /// The instance of a body whose office is implied beside that body's own: of the same body the same instance; across bodies
    /// the instances that cover the case imply one another.
    pub(crate) fn beside(
        self,
        past: &Past,
        body: &Instance,
        other: BodyId,
    ) -> Result<Option<Instance>, Lack> {
        if body.body == other {
            return Ok(Some(body.clone()));
        }
        let covers = self.covering(past, body.body)? == *body;
        Ok(if covers { Some(self.covering(past, other)?) } else { None })
    }

    /// The office and those whose holders hold it too.
    pub(crate) fn implying(self, office: OfficeId) -> Vec<OfficeId> {
        let offices = &self.charter.structure.offices;
        let reaches = |start: OfficeId| {
            let mut at = Some(start);
            for _ in 0..=offices.len() {
                match at {
                    Some(found) if found == office => return true,
                    Some(found) => at = offices.get(found).and_then(|office| office.implies),
                    None => return false,
                }
            }
            false
        };
        offices.ids().filter(|&start| reaches(start)).collect()
    }

    /// "A command's instance must exist." What cannot be said stays as it was said.
    pub(crate) fn said(self, past: &Past, held: Held) -> (Held, Vec<Lack>) {
        let Held::Bodies(bodies) = held else { return (held, Vec::new()) };
        let mut lacks = Vec::new();
        let said = bodies.into_iter().map(|body| {
            let exists = match &body.key {
                None => self.covering(past, body.body),
                Some(_) => match self.directory.has(self.named(&body)) {
                    Known::Yes => Ok(body.clone()),
                    Known::No => Err(Lack::Nothing),
                    Known::Unknown => Err(Lack::Unknown),
                },
            };
            exists.unwrap_or_else(|lack| {
                lacks.push(lack);
                body
            })
        });
        let said = said.collect();
        (Held::Bodies(said), lacks)
    }

    /// "Every class that the workflow names counts, in whatever clause; if it asks for a superior or supervisor, every class
    /// above a single body too." What a workflow names is read from its printed rules, so that no clause is forgotten.
    pub(crate) fn classes(self) -> Vec<BodyId> {
        if !self.charter.structure.bodies.ids().any(|body| self.is_class(body)) {
            return Vec::new();
        }
        let mut workflow = self.workflow.clone();
        workflow.classes.clear();
        // Whom a body bars of a case speaks of no body that no other clause names.
        workflow.outside.clear();
        let conditions: Vec<_> = std::mem::take(&mut workflow.competences)
            .into_iter()
            .map(|competence| competence.condition)
            .collect();
        let printed = format!("{workflow:?} {conditions:?}");
        let looks_up = printed.contains("Superior(") || printed.contains("Supervisor(");
        let classes = self.charter.structure.bodies.ids().filter(|&body| self.is_class(body));
        classes
            .filter(|&class| self.is_printed(class, &printed) || looks_up && self.is_above_single(class))
            .collect()
    }

    fn is_printed(self, class: BodyId, printed: &str) -> bool {
        let structure = &self.charter.structure;
        // Or a kind of person that its holders are.
        let makes = |id: OfficeId| {
            let kind = structure.offices.get(id).unwrap().kind;
            let mut kinds = structure.kinds.ids();
            kind.is_some_and(|of| {
                kinds.any(|kind| self.narrows(of, kind) && printed.contains(&format!("Kind({kind:?})")))
            })
        };
        let office = |id: OfficeId| {
            let of = |office: OfficeId| structure.offices.get(office).unwrap();
            // Who holds an office that implies it is meant too.
            self.implying(id).into_iter().any(|office| of(office).body == class)
                && (printed.contains(&format!("{id:?}")) || makes(id))
        };
        let ladder = |number: usize| {
            let id = LadderId::from_index(number).unwrap();
            let rungs = &self.charter.ladders.get(id).unwrap().rungs;
            rungs.iter().any(|rung| rung.body == class) && printed.contains(&format!("{id:?}"))
        };
        printed.contains(&format!("{class:?}"))
            || structure.offices.ids().any(office)
            || (0..self.charter.ladders.len()).any(ladder)
    }

    fn is_above_single(self, class: BodyId) -> bool {
        let structure = &self.charter.structure;
        let singles = structure.bodies.iter().filter(|(_, body)| !body.is_class);
        singles.map(|(id, _)| id).any(|single| {
            let mut below = BTreeSet::from([single]);
            for _ in 0..structure.bodies.len() {
                let over = structure.relations.iter().filter(|edge| {
                    let is_above = matches!(
                        edge.kind,
                        RelationKind::Leads | RelationKind::Guides | RelationKind::Supervises
                    );
                    is_above && below.contains(&edge.to)
                });
                let over: Vec<BodyId> = over.map(|edge| edge.from).collect();
                below.extend(over);
            }
            below.contains(&class)
        })
    }
}

impl Draft<'_> {
    pub(crate) fn raise(&mut self, by: &[Person]) {
        self.now.raisers = Some(by.to_vec());
        self.changes.push(Change::Raised(by.iter().cloned().collect()));
        self.cover();
    }

    /// "The host's directory says which that is once, when the case is raised … and the raising event keeps the answer." "None,
    /// or an answer that the directory does not have, refuses the raising."
    pub(crate) fn cover(&mut self) {
        for class in self.rules.classes() {
            match self.rules.covering(&self.before, class) {
                Ok(covering) => {
                    self.now.covered.insert(class, covering.clone());
                    self.changes.push(Change::Covered(covering));
                }
                Err(lack) => {
                    self.why.insert(lack.word());
                }
            }
        }
    }

    /// What a command says.
    pub(crate) fn say(&mut self, target: Target, meant: Meant) {
        let Meant::Slot(Some(held)) = meant else { return self.give(target, meant) };
        let (held, lacks) = self.rules.said(&self.now, held);
        self.why.extend(lacks.into_iter().map(Lack::word));
        self.give(target, Meant::Slot(Some(held)));
    }
}

fn one(class: BodyId, which: Which) -> Result<Instance, Lack> {
    match which {
        Which::One(key) => Ok(Instance { body: class, key: Some(key) }),
        Which::None => Err(Lack::Nothing),
        Which::Unknown => Err(Lack::Unknown),
    }
}
