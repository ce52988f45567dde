//! How much of a charter its rule tests have met.

use std::sync::Arc;

use super::{
    element::{Element, Kind},
    impossible::Impossible,
    places::elements,
    seen::Seen,
    way::Way,
};
use crate::{
    charter::Charter,
    check::Witness,
    finding::{Bilingual, Span},
    id::WorkflowId,
};

/// Which elements of a charter rule tests have met.
///
/// What no case can meet does not count: what the checks have found unreachable, dead or masked, and, of a workflow that was
/// walked through as a whole, whatever no run meets. Persons, lengths of limits, ballots and awaited cases are not walked through,
/// so that an element can count as possible that is not; never the other way round.
#[derive(Debug, Clone)]
pub struct Coverage {
    charter: Arc<Charter>,
    elements: Vec<Covered>,
    scenarios: Vec<String>,
    shown: Vec<Shown>,
}

/// An element, and who meets it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Covered {
    /// The workflow.
    pub workflow: WorkflowId,
    /// What can be met.
    pub element: Element,
    /// Where it stands in the charter's text.
    pub span: Span,
    /// Whether it is met.
    pub standing: Standing,
    /// The scenarios that meet it, by their numbers in [`Coverage::scenarios`].
    pub by: Vec<usize>,
}

/// A run that the checks found.
#[derive(Debug, Clone)]
struct Shown {
    /// What it speaks against: a promise, or a workflow and a lint.
    name: String,
    witness: Witness,
    way: Way,
}

/// Whether an element is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Some scenario meets it.
    Covered,
    /// No scenario does.
    Uncovered,
    /// No case can meet it, so that it does not count.
    Impossible,
}

/// How many elements are met, of how many that can be.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Count {
    /// How many are met.
    pub covered: usize,
    /// How many can be met.
    pub possible: usize,
    /// How many no case can meet.
    pub impossible: usize,
}

impl Coverage {
    /// Everything that a charter's rule tests could meet, none of it met yet. To tell what is impossible this walks through up to
    /// `limit` stands of each workflow, which takes a second for some hundred thousand.
    #[must_use]
    pub fn of(charter: &Arc<Charter>, limit: usize) -> Self {
        let impossible = Impossible::of(charter, limit);
        let mut list = Vec::new();
        for (workflow, rules) in charter.workflows.iter() {
            for (element, span) in elements(charter, rules) {
                let is_impossible = impossible.is((workflow, rules), element, span);
                let standing = if is_impossible { Standing::Impossible } else { Standing::Uncovered };
                list.push(Covered { workflow, element, span, standing, by: Vec::new() });
            }
        }
        list.sort_by_key(|covered| (covered.span.start, covered.span.end));
        Self { charter: Arc::clone(charter), elements: list, scenarios: Vec::new(), shown: Vec::new() }
    }

    /// With the runs that the checks found ([`Deep::witnesses`](crate::check::Deep::witnesses)) as elements too: one is met by a
    /// scenario in which a case that is raised goes the same way from its beginning, whoever acts and whenever.
    #[must_use]
    pub fn with_witnesses(mut self, witnesses: &[(String, Witness)]) -> Self {
        for (number, (name, witness)) in (0..).zip(witnesses) {
            let (workflow, element) = (witness.workflow, Element::Shown(number));
            let span = self.span_of(name, workflow);
            let covered = Covered { workflow, element, span, standing: Standing::Uncovered, by: Vec::new() };
            self.elements.push(covered);
            self.shown.push(Shown { name: name.clone(), witness: witness.clone(), way: Way::of(witness) });
        }
        self.elements.sort_by_key(|covered| (covered.span.start, covered.span.end));
        self
    }

    /// Where the promise of that name stands that speaks of the workflow; if there is none, the workflow.
    fn span_of(&self, name: &str, workflow: WorkflowId) -> Span {
        let mut promises = self.charter.promises.values();
        let promise = promises.find(|promise| promise.workflow == workflow && promise.name.as_str() == name);
        let of_workflow = || Some(self.charter.workflows.get(workflow)?.origin.span);
        promise.map(|promise| promise.origin.span).or_else(of_workflow).unwrap_or_default()
    }

    /// The run that the checks found, with the name of what it speaks against, if the element is one.
    #[must_use]
    pub fn shown(&self, element: Element) -> Option<(&str, &Witness)> {
        let Element::Shown(number) = element else { return None };
        self.shown.get(usize::from(number)).map(|shown| (shown.name.as_str(), &shown.witness))
    }

    /// Adds what a scenario of that name has met.
    pub fn add(&mut self, scenario: impl Into<String>, seen: &Seen) {
        let number = self.scenarios.len();
        self.scenarios.push(scenario.into());
        for covered in &mut self.elements {
            let is_met = match covered.element {
                Element::Shown(run) => {
                    let shown = self.shown.get(usize::from(run));
                    shown.is_some_and(|shown| seen.1.iter().any(|way| way.begins_with(&shown.way)))
                }
                element => seen.0.contains(&(covered.workflow, element)),
            };
            if is_met {
                covered.standing = Standing::Covered;
                covered.by.push(number);
            }
        }
    }

    /// The charter.
    #[must_use]
    pub fn charter(&self) -> &Charter {
        &self.charter
    }

    /// The charter, to be shared.
    #[must_use]
    pub fn shared(&self) -> &Arc<Charter> {
        &self.charter
    }

    /// Every element, in the order of the charter's text.
    #[must_use]
    pub fn elements(&self) -> &[Covered] {
        &self.elements
    }

    /// The scenarios, in the order in which they were added.
    #[must_use]
    pub fn scenarios(&self) -> &[String] {
        &self.scenarios
    }

    /// How many elements are met; of one sort, if one is named.
    #[must_use]
    pub fn count(&self, kind: Option<Kind>) -> Count {
        let mut count = Count::default();
        for covered in self.elements.iter().filter(|one| kind.is_none_or(|kind| one.element.kind() == kind)) {
            match covered.standing {
                Standing::Covered => count.covered += 1,
                Standing::Uncovered => {}
                Standing::Impossible => count.impossible += 1,
            }
            count.possible += usize::from(covered.standing != Standing::Impossible);
        }
        count
    }

    /// An element in words: `state “In hand”`.
    #[must_use]
    pub fn say(&self, covered: &Covered) -> Bilingual {
        if let Some((name, _)) = self.shown(covered.element) {
            let en = format!("a case goes the way that the checks found: `{name}`");
            return Bilingual::new(en, format!("有事项走检查找到的经过：“{name}”"));
        }
        let Some(rules) = self.charter.workflows.get(covered.workflow) else { return Bilingual::default() };
        super::words::say(&self.charter, rules, covered.element)
    }
}

impl Count {
    /// Whether so many of a hundred are met, exactly: 99.99 are not 100. Of nothing everything is met.
    #[must_use]
    pub fn reaches(self, percent: u8) -> bool {
        self.covered * 100 >= self.possible * usize::from(percent)
    }

    /// Tenths of a percent, rounded down, so that only everything is 1000.
    #[must_use]
    pub fn permille(self) -> usize {
        (self.covered * 1000).checked_div(self.possible).unwrap_or(1000)
    }
}
