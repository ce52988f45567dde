//! What the names of a workflow stand for.

use super::{
    category::Category,
    hall::Shared,
    names::Missing,
    room::{Room, Thing},
};
use crate::{
    Name,
    finding::{Finding, Lint, Span},
    id::{ActionId, BallotId, ClockId, StateId, TableId},
    text::Path,
};

impl Room<'_, '_> {
    /// Gives a new name to a thing, if it is a name and free; else says why not.
    pub(super) fn declare_name(&mut self, path: &Path, category: Category) -> Option<Name> {
        let name = self.hall.new_name(path)?;
        let taken = self.names.get(path.as_str()).map(|thing| thing.category());
        let shared = self.hall.names.get(path.as_str()).copied().map(Shared::category);
        match taken.or(shared) {
            Some(other) => {
                self.hall.duplicate(path, category, other);
                None
            }
            None => Some(name),
        }
    }

    /// Adds the name, or says that there are too many things.
    pub(super) fn add_name(&mut self, path: &Path, category: Category, thing: Option<Thing>) {
        match thing {
            Some(thing) => drop(self.names.insert(path.as_str().to_owned(), thing)),
            None => self.hall.too_many(path.span, category),
        }
    }

    /// What the name stands for in this workflow; remembered as used.
    pub(super) fn thing(&mut self, name: &str) -> Option<Thing> {
        let thing = self.names.get(name).copied()?;
        self.used.insert(thing);
        Some(thing)
    }

    /// The thing of that name if `pick` takes it, else a finding that it is none of `wanted`.
    pub(super) fn find<T>(
        &mut self,
        path: &Path,
        wanted: &[Category],
        pick: impl Fn(Thing) -> Option<T>,
    ) -> Option<T> {
        let thing = self.thing(path.as_str());
        if let Some(found) = thing.and_then(&pick) {
            return Some(found);
        }
        let instead = thing.map(Thing::category).or_else(|| self.category_elsewhere(path.as_str()));
        self.missing(path.as_str(), path.span, wanted, instead);
        None
    }

    /// What a name stands for outside the workflow.
    pub(super) fn category_elsewhere(&self, name: &str) -> Option<Category> {
        let shared = self.hall.names.get(name).copied().map(Shared::category);
        let is_workflow = || self.hall.workflows.values().any(|contents| contents.name == name);
        shared.or_else(|| is_workflow().then_some(Category::Workflow))
    }

    /// Reports that a name stands for none of `wanted`, with the nearest that does.
    pub(super) fn missing(&mut self, name: &str, span: Span, wanted: &[Category], instead: Option<Category>) {
        let finding = self.missing_finding(name, span, wanted, instead);
        self.hall.findings.push(finding);
    }

    fn missing_finding(
        &self,
        name: &str,
        span: Span,
        wanted: &[Category],
        instead: Option<Category>,
    ) -> Finding {
        let own = self.names.iter().filter(|(_, thing)| wanted.contains(&thing.category()));
        let shared = self.hall.names.iter().filter(|(_, shared)| wanted.contains(&shared.category()));
        let candidates = own.map(|(name, _)| name.as_str()).chain(shared.map(|(name, _)| name.as_str()));
        Missing { name, span, wanted }.finding(instead, candidates)
    }

    /// The state of that name, or a finding.
    pub(super) fn state(&mut self, path: &Path) -> Option<StateId> {
        self.find(path, &[Category::State], |thing| match thing {
            Thing::State(id) => Some(id),
            _ => None,
        })
    }

    /// The action of that name, or a finding.
    pub(super) fn action(&mut self, path: &Path) -> Option<ActionId> {
        self.find(path, &[Category::Action], |thing| match thing {
            Thing::Action(id) => Some(id),
            _ => None,
        })
    }

    /// The election of that name, or a finding.
    pub(super) fn election(&mut self, path: &Path) -> Option<BallotId> {
        let ballot = self.find(path, &[Category::Ballot], |thing| match thing {
            Thing::Ballot(id) => Some(id),
            _ => None,
        })?;
        if self.ballots.at(ballot).is_election() {
            return Some(ballot);
        }
        let en = format!("`{path}` elects nobody: it has neither `seats` nor `wins`");
        self.hall.wrong(path.span, en, format!("“{path}”不是选举：既没有“名额”，也没有“胜选”"));
        None
    }

    /// The table of that name, or a finding.
    pub(super) fn table(&mut self, path: &Path) -> Option<TableId> {
        self.find(path, &[Category::Table], |thing| match thing {
            Thing::Table(id) => Some(id),
            _ => None,
        })
    }

    /// The clock that a declared clock, or a state or action with a limit, is called by; or a finding.
    pub(super) fn clock(&mut self, path: &Path) -> Option<ClockId> {
        self.thing(path.as_str());
        let found = self.clocks.position(|clock| clock.name == *path.as_str());
        if found.is_none() {
            let instead = self.names.get(path.as_str()).map(|thing| thing.category());
            if let Some(category @ (Category::State | Category::Action | Category::Ballot)) = instead {
                let en = format!("{} `{path}` has no limit of its own", category.en());
                let zh = format!("{}“{path}”没有自己的时限", category.zh());
                self.hall.say(Lint::UnknownName, path.span, en, zh);
            } else {
                let instead = instead.or_else(|| self.category_elsewhere(path.as_str()));
                let missing = Missing { name: path.as_str(), span: path.span, wanted: &[Category::Clock] };
                let names = self.clocks.values().map(|clock| clock.name.as_str());
                let finding = missing.finding(instead, names);
                self.hall.findings.push(finding);
            }
        }
        found
    }

    /// Remembers that a thing is used without being named.
    pub(super) fn mark(&mut self, thing: Thing) {
        self.used.insert(thing);
    }

    /// Whether something is named by a rule.
    pub(super) fn is_used(&self, thing: Thing) -> bool {
        self.used.contains(&thing)
    }
}
