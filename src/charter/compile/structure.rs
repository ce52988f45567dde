//! Kinds, bodies, offices, relations and delegations.

use super::{
    category::Category,
    hall::{Hall, Shared},
    names::Missing,
};
use crate::{
    charter::levels::Subject,
    finding::{Finding, Lint, Span},
    id::{BodyId, Id, KindId, OfficeId},
    origin::Origin,
    structure::{Axioms, Body, Composition, Delegation, Kind, Office, Relation, RelationKind, Sort},
    text::{BodyText, DelegatesText, KindText, OfficeText, Path, RelationText, RelationWord},
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

    fn declare_kind(&mut self, text: &KindText) {
        let Some(name) = self.new_name(&text.name).filter(|_| self.is_free(&text.name, Category::Kind))
        else {
            return;
        };
        let sort = match text.is.as_ref().map(Path::as_str) {
            Some("person") => Sort::Person,
            Some("tie") => Sort::Tie,
            _ => Sort::Body,
        };
        let titles = self.titles(&text.name, &text.titles);
        let kind = Kind {
            name: name.clone(),
            titles,
            sort,
            narrows: None,
            axioms: Axioms::default(),
            is_built_in: false,
            origin: Origin { span: text.name.span, ..Origin::default() },
        };
        match self.kinds.push(kind) {
            Some(id) => drop(self.names.insert(name.as_str().to_owned(), Shared::Kind(id))),
            None => self.too_many(text.name.span, Category::Kind),
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

    /// Reads the kinds, and then their axioms from the widest to the narrowest.
    pub(super) fn read_kinds(&mut self) {
        for text in &self.text.kinds {
            let Some(&Shared::Kind(id)) = self.names.get(text.name.as_str()) else { continue };
            if self.kinds.at(id).is_built_in {
                continue;
            }
            let depth = self.findings.enter(&text.notes);
            self.kinds.at_mut(id).narrows = self.narrowed(text, id);
            let starts_no = self.barred_relations(text);
            self.kinds.at_mut(id).axioms.starts_no = starts_no;
            self.kinds.at_mut(id).origin = self.origin(&text.notes, text.name.span);
            self.findings.leave(depth);
        }
        for id in self.kinds.ids().collect::<Vec<_>>() {
            self.inherit(id);
        }
    }

    fn narrowed(&mut self, text: &KindText, id: KindId) -> Option<KindId> {
        let is = text.is.as_ref().filter(|is| !matches!(is.as_str(), "person" | "tie" | "body"))?;
        let wide = self.kind_named(is, &[Sort::Body])?;
        let chain = std::iter::successors(Some(wide), |&kind| self.kinds.at(kind).narrows);
        if chain.take(self.kinds.len() + 1).any(|kind| kind == id) {
            let name = &text.name;
            let en = format!("the kind `{name}` narrows itself");
            self.wrong(is.span, en, format!("类型“{name}”归结为它自己"));
            return None;
        }
        Some(wide)
    }

    fn barred_relations(&mut self, text: &KindText) -> Vec<RelationKind> {
        let mut barred = Vec::new();
        for path in text.bars.iter().flat_map(|clause| &clause.names) {
            match relation_named(path.as_str()) {
                Some(relation) => barred.push(relation),
                None => self.not_yet(path.span, "a kind that stands apart from others", "类型之间的回避"),
            }
        }
        for clause in &text.bars {
            self.check_notes(&clause.notes);
        }
        barred
    }

    /// Adds to a kind what holds for those it narrows.
    fn inherit(&mut self, id: KindId) {
        let chain = std::iter::successors(self.kinds.at(id).narrows, |&kind| self.kinds.at(kind).narrows);
        let wider: Vec<KindId> = chain.take(self.kinds.len()).collect();
        for wide in wider {
            let from = self.kinds.at(wide).axioms.clone();
            let to = &mut self.kinds.at_mut(id).axioms;
            to.starts_no.extend(from.starts_no);
            to.ends_no.extend(from.ends_no);
            to.is_self_governing |= from.is_self_governing;
            to.accepts_only |= from.accepts_only;
            to.stands_apart |= from.stands_apart;
            to.is_government |= from.is_government;
            to.is_party |= from.is_party;
        }
        let axioms = &mut self.kinds.at_mut(id).axioms;
        for list in [&mut axioms.starts_no, &mut axioms.ends_no] {
            list.sort_unstable();
            list.dedup();
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

    /// The offices that every body of the kind has, those of wider kinds first.
    fn offices_of_kind(&self, kind: KindId) -> Vec<OfficeText> {
        let chain = std::iter::successors(Some(kind), |&kind| self.kinds.at(kind).narrows);
        let kinds: Vec<_> =
            chain.take(self.kinds.len()).filter(|&kind| !self.kinds.at(kind).is_built_in).collect();
        let texts = kinds.into_iter().rev().filter_map(|kind| {
            let name = &self.kinds.at(kind).name;
            self.text.kinds.iter().find(|text| text.name.as_str() == name.as_str())
        });
        texts.flat_map(|text| text.offices.iter().cloned()).collect()
    }

    fn declare_office(&mut self, body: BodyId, text: &OfficeText) -> Option<OfficeId> {
        let name = self.new_name(&text.name)?;
        if self.office_in(body, name.as_str()).is_some() {
            self.duplicate(&text.name, Category::Office, Category::Office);
            return None;
        }
        let titles = self.titles(&text.name, &text.titles);
        let seats = text.seats.as_ref().and_then(|seats| self.seats(seats, text.name.span));
        let term = text.term.as_ref().and_then(|term| self.fixed_limit(term, text.name.span));
        let origin = Origin { span: text.name.span, ..Origin::default() };
        let office = Office { name, titles, body, implies: None, seats, term, bars: Vec::new(), origin };
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
            self.bodies.at_mut(body).composition = self.composition(text);
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

    fn composition(&mut self, text: &BodyText) -> Composition {
        for has in &text.has {
            self.person_named(&has.who);
            self.check_notes(&has.notes);
            self.not_yet(has.who.span, "a minimum of such members", "成员构成的最低要求");
        }
        Composition {
            seats: text.seats.as_ref().and_then(|seats| self.seats(seats, text.name.span)),
            term: text.term.as_ref().and_then(|term| self.fixed_limit(term, text.name.span)),
            bars: self.memberships(&text.bars),
        }
    }

    fn relation(&mut self, from: BodyId, text: &RelationText) {
        let span = text.to.first().map_or(Span::default(), |path| path.span);
        let origin = self.origin(&text.notes, span);
        let kind = relation_kind(text.relation);
        for path in &text.to {
            let Some(to) = self.body_named(path) else { continue };
            if self.relations.iter().any(|edge| edge.kind == kind && edge.from == from && edge.to == to) {
                let en = format!("this relation to `{path}` is declared twice");
                self.say(Lint::DuplicateName, path.span, en, format!("与“{path}”的这一关系重复声明"));
                continue;
            }
            let origin = Origin { span: path.span, ..origin.clone() };
            self.relations.push(Relation { kind, from, to, origin });
        }
    }

    fn delegation(&mut self, from: BodyId, text: &DelegatesText) {
        let span = text.to.first().map_or(Span::default(), |path| path.span);
        let origin = self.origin(&text.notes, span);
        let (since, until) = self.span_of_dates(text.since.as_ref(), text.until.as_ref());
        let of: Vec<_> = text.of.iter().filter_map(|path| self.delegated(path)).collect();
        for path in &text.to {
            let Some(to) = self.body_named(path) else { continue };
            let origin = Origin { span: path.span, ..origin.clone() };
            let kind = RelationKind::Delegates;
            self.relations.push(Relation { kind, from, to, origin: origin.clone() });
            self.delegations.push(Delegation { from, to, of: of.clone(), since, until, origin });
        }
    }

    /// The workflow and the action or ballot that `workflow.action` names.
    fn delegated(&mut self, path: &Path) -> Option<(crate::Name, crate::Name)> {
        let (first, rest) = path.split_first();
        let workflow = self.workflow_named(&Path::new(first, path.span))?;
        let rest = rest.unwrap_or_default();
        let wanted = &[Category::Action, Category::Ballot];
        let found = self.workflows.at(workflow).names.get(rest).copied();
        if found == Some(Category::Ballot) {
            self.not_yet(path.span, "delegating a ballot", "对表决的授权");
        }
        if found.is_some_and(|category| wanted.contains(&category)) {
            return Some((crate::Name::new(first).ok()?, crate::Name::new(rest).ok()?));
        }
        let names = &self.workflows.at(workflow).names;
        let candidates = names.iter().filter(|(_, category)| wanted.contains(category));
        let missing = Missing { name: rest, span: path.span, wanted };
        let finding: Finding = missing.finding(found, candidates.map(|(name, _)| name.as_str()));
        self.findings.push(finding);
        None
    }

    fn read_office_rules(&mut self, body: BodyId, text: &BodyText) {
        let inherited = self.offices_of_kind(self.bodies.at(body).kind);
        for office in inherited.iter().chain(&text.offices) {
            let Some(id) = self.office_in(body, office.name.as_str()) else { continue };
            let is_own = self.offices.at(id).origin.span.start == office.name.span.start;
            if is_own {
                self.offices.at_mut(id).origin = self.origin(&office.notes, office.name.span);
                self.offices.at_mut(id).implies = office.is.as_ref().and_then(|path| self.implied(path));
                self.offices.at_mut(id).bars = self.memberships(&office.bars);
            }
        }
    }

    fn implied(&mut self, path: &Path) -> Option<OfficeId> {
        match path.split_first() {
            (body, Some(office)) => {
                let body = self.body_named(&Path::new(body, path.span))?;
                self.office_named(body, office, path.span)
            }
            (_, None) => {
                self.kind_named(path, &[Sort::Person])?;
                self.not_yet(path.span, "an office whose holders are such persons", "以人员类型限定岗位");
                None
            }
        }
    }
}

/// The relation that a word of the language means.
fn relation_kind(word: RelationWord) -> RelationKind {
    match word {
        RelationWord::Leads => RelationKind::Leads,
        RelationWord::Guides => RelationKind::Guides,
        RelationWord::Supervises => RelationKind::Supervises,
        RelationWord::Elects => RelationKind::Elects,
        RelationWord::Coordinates => RelationKind::Coordinates,
        RelationWord::Partners => RelationKind::Partners,
        RelationWord::PartOf => RelationKind::PartOf,
    }
}

/// The relation of that English word.
fn relation_named(word: &str) -> Option<RelationKind> {
    Some(match word {
        "leads" => RelationKind::Leads,
        "guides" => RelationKind::Guides,
        "supervises" => RelationKind::Supervises,
        "elects" => RelationKind::Elects,
        "coordinates" => RelationKind::Coordinates,
        "partners" => RelationKind::Partners,
        "part-of" => RelationKind::PartOf,
        "delegates" => RelationKind::Delegates,
        _ => return None,
    })
}
