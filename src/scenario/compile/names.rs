//! Looking up what a rule test names, with "did you mean".

use crate::{
    Name,
    charter::{Charter, Workflow},
    finding::{Bilingual, Finding, Level, Lint, Span, nearest},
    id::{ActionId, BodyId, ClockId, Id, KindId, List, OfficeId, StateId, WorkflowId},
    structure::Sort,
    text::Path,
};

/// What a rule test may name, in both languages.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sought(pub(super) &'static str, pub(super) &'static str);

pub(super) const WORKFLOW: Sought = Sought("workflow", "流程");
pub(super) const STATE: Sought = Sought("state", "环节");
pub(super) const ACTION: Sought = Sought("action", "动作");
pub(super) const BALLOT: Sought = Sought("ballot", "表决");
pub(super) const CLOCK: Sought = Sought("clock", "时限");
pub(super) const BODY: Sought = Sought("body", "主体");
pub(super) const PERSON: Sought = Sought("person", "人员");

/// The charter whose names count, and what was found so far.
pub(super) struct Names<'c> {
    pub(super) charter: &'c Charter,
    pub(super) findings: Vec<Finding>,
}

impl<'c> Names<'c> {
    pub(super) fn new(charter: &'c Charter) -> Self {
        Self { charter, findings: Vec::new() }
    }

    /// Whether nothing found since then keeps what was read from being run.
    pub(super) fn is_sound_since(&self, before: usize) -> bool {
        let stops = |finding: &Finding| finding.level == Level::Deny;
        !self.findings.iter().skip(before).any(stops)
    }

    /// Reports one thing; the same thing in several rows of examples is reported once.
    pub(super) fn push(&mut self, finding: Finding) {
        let place = |finding: &Finding| (finding.span.start, finding.span.end);
        if !self.findings.iter().any(|known| *known == finding && place(known) == place(&finding)) {
            self.findings.push(finding);
        }
    }

    /// Reports one thing.
    pub(super) fn say(&mut self, lint: Lint, span: Span, en: impl Into<String>, zh: impl Into<String>) {
        self.push(Finding::new(lint, span, Bilingual::new(en, zh)));
    }

    /// Reports one thing and what to write instead.
    pub(super) fn say_with(&mut self, lint: Lint, span: Span, message: Bilingual, hint: Bilingual) {
        self.push(Finding::new(lint, span, message).hint(hint));
    }

    /// Reports a name that nothing of that sort has.
    pub(super) fn unknown<'n>(
        &mut self,
        path: &Path,
        sought: Sought,
        candidates: impl IntoIterator<Item = &'n str>,
    ) {
        let Sought(en, zh) = sought;
        let message = Bilingual::new(format!("no {en} `{path}`"), format!("没有名为“{path}”的{zh}"));
        let finding = Finding::new(Lint::UnknownName, path.span, message);
        let hint = nearest(path.as_str(), candidates)
            .map(|near| Bilingual::new(format!("did you mean `{near}`?"), format!("是否应为“{near}”？")));
        self.push(match hint {
            Some(hint) => finding.hint(hint),
            None => finding,
        });
    }

    fn find<I: Id, T>(
        &mut self,
        path: &Path,
        list: &List<I, T>,
        name: fn(&T) -> &Name,
        sought: Sought,
    ) -> Option<I> {
        let found = list.position(|item| *name(item) == *path.as_str());
        if found.is_none() {
            self.unknown(path, sought, list.values().map(|item| name(item).as_str()));
        }
        found
    }

    pub(super) fn workflow(&mut self, path: &Path) -> Option<WorkflowId> {
        self.find(path, &self.charter.workflows, |workflow| &workflow.name, WORKFLOW)
    }

    pub(super) fn rules(&self, workflow: WorkflowId) -> &'c Workflow {
        self.charter.workflows.at(workflow)
    }

    pub(super) fn state(&mut self, workflow: WorkflowId, path: &Path) -> Option<StateId> {
        let is_there = |rules: &Workflow| rules.states.values().any(|state| state.name == *path.as_str());
        if let Some(other) = self.elsewhere(workflow, is_there) {
            let said = Bilingual::new(
                format!("it is a state of `{other}`: after `then` write `for {other} in {path}`"),
                format!("它是“{other}”的环节：在“那么”之后写“对 {other} 在 {path}”"),
            );
            return self.belongs_elsewhere(workflow, path, STATE, said);
        }
        self.find(path, &self.rules(workflow).states, |state| &state.name, STATE)
    }

    pub(super) fn states(&mut self, workflow: WorkflowId, paths: &[Path]) -> Vec<StateId> {
        paths.iter().filter_map(|path| self.state(workflow, path)).collect()
    }

    pub(super) fn clock(&mut self, workflow: WorkflowId, path: &Path) -> Option<ClockId> {
        self.find(path, &self.rules(workflow).clocks, |clock| &clock.name, CLOCK)
    }

    pub(super) fn body(&mut self, path: &Path) -> Option<BodyId> {
        self.find(path, &self.charter.structure.bodies, |body| &body.name, BODY)
    }

    pub(super) fn kind(&mut self, path: &Path, sort: Sort, sought: Sought) -> Option<KindId> {
        let kinds = &self.charter.structure.kinds;
        let found = kinds.position(|kind| kind.sort == sort && kind.name == *path.as_str());
        if found.is_none() {
            let fitting = kinds.values().filter(|kind| kind.sort == sort);
            self.unknown(path, sought, fitting.map(|kind| kind.name.as_str()));
        }
        found
    }

    /// The office of a path such as `committee.member`.
    pub(super) fn office(&mut self, path: &Path) -> Option<OfficeId> {
        let (body, office) = path.split_first();
        let body = self.body(&Path::new(body, path.span))?;
        let office = office.unwrap_or_default();
        let found = self.office_of(body, office);
        if found.is_none() {
            let offices = self.charter.structure.offices.values().filter(|known| known.body == body);
            let name = &self.charter.structure.bodies.at(body).name;
            let candidates: Vec<_> = offices.map(|known| format!("{name}.{}", known.name)).collect();
            self.unknown(path, Sought("office", "岗位"), candidates.iter().map(String::as_str));
        }
        found
    }

    fn office_of(&self, body: BodyId, name: &str) -> Option<OfficeId> {
        let offices = &self.charter.structure.offices;
        offices.position(|office| office.body == body && office.name == *name)
    }

    /// An action, with its workflow where it is named: `appeal.raise`. Without, it is looked for in `current`, or
    /// else in every workflow.
    pub(super) fn action(
        &mut self,
        path: &Path,
        current: Option<WorkflowId>,
    ) -> Option<(WorkflowId, ActionId)> {
        if let (workflow, Some(action)) = path.split_first() {
            let workflow = self.workflow(&Path::new(workflow, path.span))?;
            return Some((workflow, self.action_in(workflow, &Path::new(action, path.span))?));
        }
        if let Some(workflow) = current {
            return Some((workflow, self.action_in(workflow, path)?));
        }
        self.action_anywhere(path)
    }

    /// The workflow that has it, where the one at hand has not.
    fn elsewhere(&self, here: WorkflowId, is_there: impl Fn(&Workflow) -> bool) -> Option<&'c Name> {
        let workflows = &self.charter.workflows;
        if is_there(workflows.at(here)) {
            return None;
        }
        workflows.values().find(|rules| is_there(rules)).map(|rules| &rules.name)
    }

    /// Reports a name that another workflow has, and how that is said.
    fn belongs_elsewhere<T>(
        &mut self,
        here: WorkflowId,
        path: &Path,
        Sought(en, zh): Sought,
        hint: Bilingual,
    ) -> Option<T> {
        let workflow = &self.rules(here).name;
        let message = Bilingual::new(
            format!("the workflow `{workflow}` has no {en} `{path}`"),
            format!("流程“{workflow}”没有名为“{path}”的{zh}"),
        );
        self.say_with(Lint::UnknownName, path.span, message, hint);
        None
    }

    fn action_in(&mut self, workflow: WorkflowId, path: &Path) -> Option<ActionId> {
        let is_there = |rules: &Workflow| rules.actions.values().any(|action| action.name == *path.as_str());
        if let Some(other) = self.elsewhere(workflow, is_there) {
            let said = Bilingual::new(
                format!("did you mean `{other}.{path}`?"),
                format!("是否应为“{other}.{path}”？"),
            );
            return self.belongs_elsewhere(workflow, path, ACTION, said);
        }
        self.find(path, &self.rules(workflow).actions, |action| &action.name, ACTION)
    }

    fn action_anywhere(&mut self, path: &Path) -> Option<(WorkflowId, ActionId)> {
        let all = self.charter.workflows.iter();
        let mut found = all.filter_map(|(id, workflow)| {
            let action = workflow.actions.position(|action| action.name == *path.as_str());
            action.map(|action| (id, action))
        });
        let first = found.next();
        if first.is_none() {
            let workflows = self.charter.workflows.values();
            let names = workflows.flat_map(|workflow| workflow.actions.values());
            self.unknown(path, ACTION, names.map(|action| action.name.as_str()));
        } else if found.next().is_some() {
            self.say(
                Lint::HalfStep,
                path.span,
                format!(
                    "several workflows have an action `{path}`: name the workflow, as in `appeal.{path}`"
                ),
                format!("多个流程都有动作“{path}”：请写明流程，例如“诉求.{path}”"),
            );
            return None;
        }
        first
    }
}
