//! Scenarios that would notice a change which none notices.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    joint::{Difference, compare},
    people::Naming,
    script::lines,
    stage::Stage,
    table::{Written, joined},
};
use crate::{
    charter::Charter,
    finding::{Language, Source},
    id::WorkflowId,
    scenario::{Mutant, Mutation, ScenarioFile, Suite, sheet::Sheet},
    text,
    time::Instant,
};

/// A run that a charter and a mutant answer differently, as a scenario: it passes for the charter and fails for the mutant.
#[derive(Debug, Clone)]
pub struct Killer {
    stage: Arc<Stage>,
    difference: Difference,
}

/// Everybody who could act under a charter, for killers that share a roster.
#[derive(Debug, Clone)]
pub struct Hunt {
    charter: Arc<Charter>,
    stage: Arc<Stage>,
    /// The same on other days of the week, at other hours.
    others: Vec<Arc<Stage>>,
}

impl Hunt {
    /// Prepares to look for scenarios; none if the charter does not compile.
    #[must_use]
    pub fn new(mutation: &Mutation) -> Option<Self> {
        Self::of(Arc::new(Charter::compile(mutation.text()).charter?))
    }

    /// The same for a charter by itself.
    #[must_use]
    pub fn of(charter: Arc<Charter>) -> Option<Self> {
        let stage = Stage::of(&charter)?;
        // Late on the Thursday, then on the Friday after: nights, days of rest and their ends lie differently ahead.
        let from = |seconds: i64| {
            stage.start.plus_seconds(seconds).map(|start: Instant| Arc::new(stage.from(start)))
        };
        let others =
            [3 * DAY + 6 * HOUR + HOUR / 2, 4 * DAY + 5 * HOUR].into_iter().filter_map(from).collect();
        Some(Self { charter, stage: Arc::new(stage), others })
    }

    /// Looks for a run that the charter and a mutant answer differently, from each of several days. At up to `limit` places where
    /// cases stand both are asked the same, and never at more than 400. None says nothing of whether there is such a run.
    #[must_use]
    pub fn killer(&self, mutation: &Mutation, mutant: &Mutant, limit: usize) -> Option<Killer> {
        self.apart(&Arc::new(Charter::compile(&mutation.changed(mutant)).charter?), limit)
    }

    /// The same for any charter that differs from the one at hand in what a statement or two say: what is declared in both has one
    /// place in the order of declaration.
    #[must_use]
    pub fn apart(&self, changed: &Arc<Charter>, limit: usize) -> Option<Killer> {
        let begins = self.differing(changed);
        let limit = limit.min(PLACES).div_ceil(begins.len().max(1));
        for stage in std::iter::once(&self.stage).chain(&self.others) {
            let other = stage.with(changed);
            for id in &begins {
                let Some(difference) = compare(stage, &other, *id, limit) else { continue };
                let killer = Killer { stage: Arc::clone(stage), difference };
                if killer.kills(&self.charter, changed) {
                    return Some(killer);
                }
            }
        }
        None
    }

    /// Whether a scenario notices a mutant.
    #[must_use]
    pub fn kills(&self, killer: &Killer, mutation: &Mutation, mutant: &Mutant) -> bool {
        let changed = Charter::compile(&mutation.changed(mutant)).charter;
        changed.is_some_and(|changed| killer.kills(&self.charter, &Arc::new(changed)))
    }

    /// The language in which scenarios are written: the charter's first.
    #[must_use]
    pub fn language(&self) -> Language {
        self.charter.languages.first().copied().unwrap_or(Language::En)
    }

    /// The workflows in which something is changed; all if it is only what they share.
    fn differing(&self, changed: &Charter) -> BTreeSet<WorkflowId> {
        let is_same = |id: &WorkflowId| changed.workflows.get(*id) == self.charter.workflows.get(*id);
        let ids = self.charter.workflows.ids();
        let own: BTreeSet<WorkflowId> = ids.filter(|id| !is_same(id)).collect();
        if own.is_empty() { self.charter.workflows.ids().collect() } else { own }
    }
}

/// How many places are looked at from each day, at most.
const PLACES: usize = 400;

const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;

impl Killer {
    /// The scenario under that title with its roster, in the charter's first language.
    #[must_use]
    pub fn text(&self, title: &str) -> String {
        killers(&[(title.to_owned(), self)])
    }

    /// What the last step must have come to, unless its line says so already.
    fn expects(&self, naming: &mut Naming<'_>, line: &str) -> Option<String> {
        let (workflow, said) = self.difference.expects.as_ref()?;
        let said = naming.renamed(said);
        let spoken = self.difference.script.steps.iter().rev().find_map(|(deed, _)| deed.workflow());
        if spoken == Some(*workflow) {
            return (!line.contains(&said)).then(|| format!("then {said}"));
        }
        Some(format!("then {said}, for {}", self.stage.charter().workflows.get(*workflow)?.name))
    }

    fn kills(&self, charter: &Arc<Charter>, changed: &Arc<Charter>) -> bool {
        let text = self.text("killer");
        passes(charter, &text) && !passes(changed, &text)
    }
}

/// A title and the lines below it.
type Scene = (String, Vec<String>);

/// Several as one file with one roster; those of one question that differ only in values as one scenario with rows.
#[must_use]
pub fn killers(killers: &[(String, &Killer)]) -> String {
    let Some((_, first)) = killers.first() else { return String::new() };
    let mut naming = Naming::new(&first.stage);
    let language = naming.language;
    let mut written = Vec::new();
    for (title, killer) in killers {
        let mut lines = lines(&first.stage, &mut naming, &killer.difference.script);
        lines.extend(killer.expects(&mut naming, lines.last().map_or("", String::as_str)));
        // Of one line and question there may be several, told apart by a number.
        let together = title.rsplit_once(" (").map_or(title.as_str(), |(title, _)| title).to_owned();
        written.push(Written { title: title.clone(), together, lines });
    }
    let plain: Vec<Scene> = written.iter().map(|one| (one.title.clone(), one.lines.clone())).collect();
    let charter = first.stage.charter();
    let mut text = |scenarios: Vec<Scene>| {
        let people = naming.roster(&scenarios);
        Sheet { charter, roster: charter.name.as_str(), people, scenarios }.laid_out(naming.language)
    };
    let rows = text(joined(written, language));
    if passes(&first.stage.suite.charter, &rows) { rows } else { text(plain) }
}

fn passes(charter: &Arc<Charter>, text: &str) -> bool {
    let (file, _) = ScenarioFile::read(&text::read(&Source::new("killer.scenario", text)).tests);
    file.suites.iter().all(|text| {
        let (suite, _) = Suite::compile(charter, text);
        !suite.scenarios().is_empty()
            && suite.left_out().is_empty()
            && suite.outcomes().all(|(_, outcome)| outcome.passed())
    })
}
