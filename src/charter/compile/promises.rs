//! Promises: kept by name, and said not to be proven yet.

use super::{category::Category, hall::Hall};
use crate::{
    charter::Promise,
    finding::Lint,
    text::{PatternText, PromiseText},
};

impl Hall<'_> {
    /// The promises of the charter.
    pub(super) fn promises(&mut self) -> Vec<Promise> {
        let mut list: Vec<Promise> = Vec::new();
        for text in &self.text.promises {
            let depth = self.findings.enter(&text.notes);
            let promise = self.promise(text);
            self.findings.leave(depth);
            let Some(promise) = promise else { continue };
            if list.iter().any(|other| other.name == promise.name) {
                self.duplicate(&text.name, Category::Promise, Category::Promise);
            } else {
                list.push(promise);
            }
        }
        list
    }

    fn promise(&mut self, text: &PromiseText) -> Option<Promise> {
        let name = self.new_name(&text.name);
        let titles = self.titles(&text.name, &text.titles);
        let origin = self.origin(&text.notes, text.name.span);
        match &text.of {
            Some(of) => drop(self.workflow_named(of)),
            None => {
                let name = &text.name;
                let en =
                    format!("the promise `{name}` does not say which workflow it speaks of: `for WORKFLOW`");
                self.incomplete(name.span, en, format!("承诺“{name}”没有写明针对哪个流程：“对 流程”"));
            }
        }
        for pattern in text.reaches.iter().chain(&text.never) {
            self.pattern_names(text, pattern);
        }
        text.always.iter().for_each(|always| self.check_notes(&always.notes));
        let en = "a promise cannot be proven yet: its names are checked, the rest is left open";
        self.say(Lint::NotSupportedYet, text.name.span, en, "承诺暂时不能证明：只检查其中的名称");
        Some(Promise { name: name?, titles, origin })
    }

    /// Checks that a pattern speaks of states, actions and ballots of the promise's workflow.
    fn pattern_names(&mut self, promise: &PromiseText, pattern: &PatternText) {
        self.check_notes(&pattern.notes);
        let Some(of) = &promise.of else { return };
        let Some(workflow) = self.workflows.position(|contents| contents.name == of.as_str()) else { return };
        let wanted = [Category::State, Category::Action, Category::Ballot];
        for path in pattern.names.iter().chain(&pattern.since).chain(&pattern.until).chain(&pattern.before) {
            let names = &self.workflows.at(workflow).names;
            let found = names.get(path.as_str()).copied();
            if found.is_some_and(|category| wanted.contains(&category)) {
                continue;
            }
            let candidates = names.iter().filter(|(_, category)| wanted.contains(category));
            let missing = super::names::Missing { name: path.as_str(), span: path.span, wanted: &wanted };
            let finding = missing.finding(found, candidates.map(|(name, _)| name.as_str()));
            self.findings.push(finding);
        }
    }
}
