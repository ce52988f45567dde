//! Kinds of bodies, persons and ties, with what holds for them.

use super::{
    category::Category,
    hall::{Hall, Shared},
};
use crate::{
    id::KindId,
    origin::Origin,
    structure::{Axioms, Kind, RelationKind, Sort},
    text::{KindText, OfficeText, Path},
};

impl<'t> Hall<'t> {
    pub(super) fn declare_kind(&mut self, text: &KindText) {
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
            barred.extend(relation_named(path.as_str()));
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

    /// The offices that every body of the kind has, those of wider kinds first.
    pub(super) fn offices_of_kind(&self, kind: KindId) -> Vec<OfficeText> {
        self.kind_texts(kind).into_iter().flat_map(|text| text.offices.iter().cloned()).collect()
    }

    /// The kind as written and the kinds that it narrows, the widest first; those that are built in are not written.
    pub(super) fn kind_texts(&self, kind: KindId) -> Vec<&'t KindText> {
        let chain = std::iter::successors(Some(kind), |&kind| self.kinds.at(kind).narrows);
        let kinds: Vec<_> =
            chain.take(self.kinds.len()).filter(|&kind| !self.kinds.at(kind).is_built_in).collect();
        let text = |kind: KindId| {
            let name = &self.kinds.at(kind).name;
            self.text.kinds.iter().find(|text| text.name.as_str() == name.as_str())
        };
        kinds.into_iter().rev().filter_map(text).collect()
    }
}

/// The relation of that English word.
pub(super) fn relation_named(word: &str) -> Option<RelationKind> {
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
