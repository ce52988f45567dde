//! What is declared and never named by any rule.

use super::{
    category::Category,
    hall::Hall,
    room::{Room, Thing},
};
use crate::{
    finding::{Lint, Span},
    id::Id as _,
    rule::LimitSource,
};

impl Room<'_, '_> {
    /// Facts, slots and tables that nothing in the workflow names.
    pub(super) fn report_unused(&mut self) {
        for table in self
            .clocks
            .values()
            .flat_map(|clock| &clock.limits)
            .filter_map(|rule| match rule.limit {
                LimitSource::Table(table) => Some(table),
                _ => None,
            })
            .collect::<Vec<_>>()
        {
            self.mark(Thing::Table(table));
        }
        let facts =
            self.facts.iter().map(|(id, fact)| (Thing::Fact(id), fact.name.clone(), fact.origin.span));
        let slots =
            self.slots.iter().map(|(id, slot)| (Thing::Slot(id), slot.name.clone(), slot.origin.span));
        let tables =
            self.tables.iter().map(|(id, table)| (Thing::Table(id), table.name.clone(), table.origin.span));
        let all: Vec<_> = facts.chain(slots).chain(tables).collect();
        for (thing, name, span) in all {
            if !self.is_used(thing) {
                self.hall.unused(thing.category(), name.as_str(), span);
            }
        }
    }
}

impl Hall<'_> {
    /// Sources that nothing cites, declared kinds and ladders that nothing names.
    pub(super) fn report_unused(&mut self) {
        let sources = self.text.sources.iter().filter_map(|source| {
            let id = self.sources.position(|found| found.name == *source.name.as_str())?;
            Some((Category::Source, id.index(), source.name.clone()))
        });
        let kinds = self.kinds.iter().filter(|(_, kind)| !kind.is_built_in);
        let kinds = kinds.map(|(id, kind)| {
            (Category::Kind, id.index(), crate::text::Path::new(kind.name.as_str(), kind.origin.span))
        });
        let ladders = self.ladders.iter().map(|(id, ladder)| {
            (Category::Ladder, id.index(), crate::text::Path::new(ladder.name.as_str(), ladder.origin.span))
        });
        let all: Vec<_> = sources.chain(kinds).chain(ladders).collect();
        for (category, index, path) in all {
            if !self.used.contains(&(category, index)) {
                self.unused(category, path.as_str(), path.span);
            }
        }
    }

    fn unused(&mut self, category: Category, name: &str, span: Span) {
        let en = format!("{} `{name}` is declared and never used", category.en());
        self.say(Lint::Unused, span, en, format!("{}“{name}”已声明，但从未使用", category.zh()));
    }
}
