//! What compiling gives: a charter if there is one, and everything that was found.

use super::{
    category::Category,
    classes::classes,
    hall::{Contents, Hall},
    room::Room,
};
use crate::{
    charter::{Charter, Index, Workflow, fingerprint, levels::Subject},
    finding::{Bilingual, Finding, Level, Lint},
    id::{List, WorkflowId},
    structure::Structure,
    text::{CharterText, Path, WorkflowText},
};

/// What compiling a charter's text gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compiled {
    /// The charter; none if something found keeps it from meaning anything.
    pub charter: Option<Charter>,
    /// Everything that was found, in the order of the text: warnings even where there is a charter.
    pub findings: Vec<Finding>,
}

impl Compiled {
    /// The charter, or else all findings.
    ///
    /// # Errors
    /// Every finding, those that keep the charter from meaning anything and the warnings among them.
    pub fn into_result(self) -> Result<Charter, Vec<Finding>> {
        self.charter.ok_or(self.findings)
    }

    /// Whether something was found that the charter must not have.
    #[must_use]
    pub fn falls_short(&self) -> bool {
        self.findings.iter().any(|finding| finding.level == Level::Deny)
    }
}

impl Charter {
    /// Compiles a charter: resolves its names, checks its types, numbers everything, and reports all that is wrong at once.
    ///
    /// Layout, remarks, titles and sources do not change what comes out but for themselves. Of a charter that extends another whose text is not at hand that
    /// alone is said ([`stacked`](crate::text::stacked)).
    #[must_use]
    pub fn compile(text: &CharterText) -> Compiled {
        if let Some(extends) = &text.extends {
            return Compiled { charter: None, findings: vec![not_at_hand(extends)] };
        }
        let mut hall = Hall::new(text);
        let depth = hall.findings.enter(&text.notes);
        let charter = hall.compile();
        hall.findings.leave(depth);
        let charter = charter.filter(|_| !hall.findings.is_spoilt());
        Compiled { charter, findings: hall.findings.into_sorted() }
    }
}

impl<'t> Hall<'t> {
    fn compile(&mut self) -> Option<Charter> {
        let text = self.text;
        self.levels.set(Subject::Charter, self.findings.levels().to_vec());
        self.read_languages();
        self.read_sources();
        self.declare_structure();
        self.declare_ladders();
        self.declare_workflows();
        self.read_kinds();
        self.read_offices();
        self.read_bodies();
        self.read_ladders();
        let workflows = self.read_workflows();
        self.check_openings(&workflows);
        let promises = self.promises();
        let indicators = self.indicators();
        let name = self.charter_name();
        let titles = self.titles(&text.name, &text.titles);
        let edition = self.edition();
        let (since, until) = self.span_of_dates(text.since.as_ref(), text.until.as_ref());
        let calendar = self.calendar();
        let origin = self.origin(&text.notes, text.name.span);
        self.report_homeless_competences();
        self.report_unused();
        let mut charter = Charter {
            name: name?,
            titles,
            edition,
            languages: std::mem::take(&mut self.languages),
            since,
            until,
            supersedes: text.supersedes.as_ref().map(|path| path.as_str().to_owned()),
            calendar,
            sources: std::mem::take(&mut self.sources),
            structure: self.structure(),
            ladders: std::mem::take(&mut self.ladders),
            workflows,
            promises,
            indicators,
            levels: std::mem::take(&mut self.levels),
            origin,
            fingerprint: 0,
        };
        let ids: Vec<_> = charter.workflows.ids().collect();
        for id in ids {
            charter.workflows.at_mut(id).classes = classes(&charter, charter.workflows.at(id));
            charter.workflows.at_mut(id).index = Index::of(charter.workflows.at(id));
        }
        charter.fingerprint = fingerprint(&charter, text.calendar.as_ref());
        Some(charter)
    }

    fn structure(&mut self) -> Structure {
        Structure::new(
            std::mem::take(&mut self.kinds),
            std::mem::take(&mut self.bodies),
            std::mem::take(&mut self.offices),
            std::mem::take(&mut self.relations),
            std::mem::take(&mut self.delegations),
        )
    }

    /// Numbers the workflows and lists what each contains, so that other statements may name it.
    fn declare_workflows(&mut self) {
        for text in &self.text.workflows {
            if self.new_name(&text.name).is_none() {
                continue;
            }
            if self.workflows.position(|contents| contents.name == text.name.as_str()).is_some() {
                self.duplicate(&text.name, Category::Workflow, Category::Workflow);
            } else if self.workflows.push(contents(text)).is_none() {
                self.too_many(text.name.span, Category::Workflow);
            }
        }
    }

    fn read_workflows(&mut self) -> List<WorkflowId, Workflow> {
        let mut list: List<WorkflowId, Workflow> = List::default();
        for text in &self.text.workflows {
            let is_read = list.values().any(|workflow| workflow.name == *text.name.as_str());
            let id = self.workflows.position(|contents| contents.name == text.name.as_str());
            let Some(id) = id.filter(|_| !is_read) else { continue };
            if let Some(workflow) = Room::compile(self, text, id) {
                list.push(workflow);
            }
        }
        list
    }
}

fn not_at_hand(extends: &Path) -> Finding {
    let message = Bilingual::new(
        format!("the charter `{extends}`, which this one extends, is not to be found"),
        format!("找不到本章程所基于的章程“{extends}”"),
    );
    let hint = Bilingual::new(
        format!("put `{extends}.charter` beside this file, or name a bundled charter"),
        format!("把“{extends}.charter”放在本文件旁边，或者写内置章程的名称"),
    );
    Finding::new(Lint::UnknownCharter, extends.span, message).hint(hint)
}

/// What a workflow contains, by name.
fn contents(text: &WorkflowText) -> Contents {
    let mut contents = Contents { name: text.name.as_str().to_owned(), names: Default::default() };
    let mut add = |name: &str, category| {
        contents.names.entry(name.to_owned()).or_insert(category);
    };
    text.facts.iter().for_each(|fact| add(fact.name.as_str(), Category::Fact));
    text.slots.iter().for_each(|slot| add(slot.name.as_str(), Category::Slot));
    text.tables.iter().for_each(|table| add(table.name.as_str(), Category::Table));
    text.clocks.iter().for_each(|clock| add(clock.name.as_str(), Category::Clock));
    text.actions.iter().for_each(|action| add(action.name.as_str(), Category::Action));
    for state in &text.states {
        add(state.name.as_str(), Category::State);
        state.actions.iter().for_each(|action| add(action.name.as_str(), Category::Action));
        state.ballots.iter().for_each(|ballot| add(ballot.name.as_str(), Category::Ballot));
    }
    contents
}
