//! Kinds, bodies, offices, relations and delegations.

use super::{
    category::Category,
    hall::{Hall, Shared},
};
use crate::{
    charter::levels::Subject,
    id::{BodyId, Id, KindId, OfficeId},
    origin::Origin,
    structure::{Body, Composition, Office, Sort},
    text::{BodyText, OfficeText, Path},
};

impl Hall<'_> {
    /// Numbers the kinds, bodies and ladders, so that all else may name them.
    pub(super) fn declare_structure(&mut self) {
        for (id, kind) in self.kinds.iter() {
            self.names.insert(kind.name.as_str().to_owned(), Shared::Kind(id));
        }
        for text in &self.text.kinds {
            self.declare_kind(text);
        }
        for text in &self.text.bodies {
            self.declare_body(text);
        }
    }

    /// Whether the name is free; a taken one is reported.
    pub(super) fn is_free(&mut self, path: &Path, category: Category) -> bool {
        match self.names.get(path.as_str()).copied() {
            Some(other) => {
                self.duplicate(path, category, other.category());
                false
            }
            None => true,
        }
    }

    fn declare_body(&mut self, text: &BodyText) {
        let Some(name) = self.new_name(&text.name).filter(|_| self.is_free(&text.name, Category::Body))
        else {
            return;
        };
        let Some(kind) = KindId::from_index(0) else { return };
        let titles = self.titles(&text.name, &text.titles);
        let body = Body {
            name: name.clone(),
            titles,
            kind,
            is_class: text.each,
            offices: Vec::new(),
            composition: Composition::default(),
            origin: Origin { span: text.name.span, ..Origin::default() },
        };
        match self.bodies.push(body) {
            Some(id) => drop(self.names.insert(name.as_str().to_owned(), Shared::Body(id))),
            None => self.too_many(text.name.span, Category::Body),
        }
    }

    /// Reads kinds of bodies and the offices, before relations and make-up name them.
    pub(super) fn read_offices(&mut self) {
        for text in &self.text.bodies {
            let Some(&Shared::Body(body)) = self.names.get(text.name.as_str()) else { continue };
            match &text.is {
                Some(kind) => {
                    if let Some(kind) = self.kind_named(kind, &[Sort::Body]) {
                        self.bodies.at_mut(body).kind = kind;
                    }
                }
                None => {
                    let name = &text.name;
                    let en = format!("the body `{name}` does not say its kind: `is KIND`");
                    self.incomplete(name.span, en, format!("主体“{name}”没有写明类型：“为 类型”"));
                }
            }
            for office in self.offices_of_kind(self.bodies.at(body).kind) {
                self.declare_office(body, &office);
            }
            for office in &text.offices {
                self.declare_office(body, office);
            }
        }
    }

    fn declare_office(&mut self, body: BodyId, text: &OfficeText) -> Option<OfficeId> {
        let name = self.new_name(&text.name)?;
        if self.office_in(body, name.as_str()).is_some() {
            self.duplicate(&text.name, Category::Office, Category::Office);
            return None;
        }
        let titles = self.titles(&text.name, &text.titles);
        let seats = text.seats.as_ref().and_then(|seats| self.seats(seats, text.seats_span));
        let term = text.term.as_ref().and_then(|term| self.term(term, text.term_span));
        let origin = Origin { span: text.name.span, ..Origin::default() };
        let (implies, kind, bars) = (None, None, Vec::new());
        let office = Office { name, titles, body, implies, kind, seats, term, bars, origin };
        let id = self.offices.push(office);
        match id {
            Some(id) => self.bodies.at_mut(body).offices.push(id),
            None => self.too_many(text.name.span, Category::Office),
        }
        id
    }

    /// Reads relations, make-up and delegations of the bodies.
    pub(super) fn read_bodies(&mut self) {
        for text in &self.text.bodies {
            let Some(&Shared::Body(body)) = self.names.get(text.name.as_str()) else { continue };
            if self.bodies.at(body).origin.span.start != text.name.span.start {
                continue;
            }
            let depth = self.findings.enter(&text.notes);
            if !self.findings.levels().is_empty() {
                self.levels.set(Subject::Body(body), self.findings.levels().to_vec());
            }
            self.bodies.at_mut(body).origin = self.origin(&text.notes, text.name.span);
            self.bodies.at_mut(body).composition = self.composition(body, text);
            self.read_competences(body, text);
            for relation in &text.relations {
                self.relation(body, relation);
            }
            for delegates in &text.delegates {
                self.delegation(body, delegates);
            }
            self.read_office_rules(body, text);
            self.findings.leave(depth);
        }
    }

    fn composition(&mut self, body: BodyId, text: &BodyText) -> Composition {
        Composition {
            seats: text.seats.as_ref().and_then(|seats| self.seats(seats, text.seats_span)),
            term: text.term.as_ref().and_then(|term| self.term(term, text.term_span)),
            has: text.has.iter().filter_map(|has| self.required(has)).collect(),
            bars: self.barred_from(body, text),
        }
    }

    fn read_office_rules(&mut self, body: BodyId, text: &BodyText) {
        let inherited = self.offices_of_kind(self.bodies.at(body).kind);
        for office in inherited.iter().chain(&text.offices) {
            let Some(id) = self.office_in(body, office.name.as_str()) else { continue };
            let is_own = self.offices.at(id).origin.span.start == office.name.span.start;
            if is_own {
                self.offices.at_mut(id).origin = self.origin(&office.notes, office.name.span);
                match &office.is {
                    Some(path) if path.split_first().1.is_none() => {
                        self.offices.at_mut(id).kind = self.kind_named(path, &[Sort::Person]);
                    }
                    Some(path) => self.offices.at_mut(id).implies = self.implied(path),
                    None => {}
                }
                self.offices.at_mut(id).bars = self.barred((body, Some(id)), &office.bars);
            }
        }
    }

    fn implied(&mut self, path: &Path) -> Option<OfficeId> {
        let (body, office) = path.split_first();
        let body = self.body_named(&Path::new(body, path.span))?;
        self.office_named(body, office?, path.span)
    }
}
