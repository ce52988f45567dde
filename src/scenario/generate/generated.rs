//! Scenarios for what no rule test meets.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    choose::{Script, choose},
    people::Naming,
    script::lines,
    search::{Aim, search},
    stage::Stage,
    table::{Written, joined},
    tries::Scout,
};
use crate::{
    charter::Charter,
    finding::{Bilingual, Language, Source, Span},
    id::WorkflowId,
    scenario::{
        Coverage, Covered, Element, Kind, Scenario, ScenarioFile, ScenarioText, Seen, Standing, Suite,
        SuiteText, WitnessFile,
        compiled::Deed,
        coverage::{Watcher, say},
        sheet::Sheet,
    },
    text,
};

/// How many places are looked at in each workflow, at most.
const PLACES: usize = 2_000;

/// Scenarios that were made for a charter: each passes, and together they meet what can be met by runs that a search finds.
#[derive(Debug, Clone)]
pub struct Generated {
    files: Vec<GeneratedFile>,
    coverage: Coverage,
}

/// A file of made scenarios.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GeneratedFile {
    /// What it is called, without an ending: the workflow's name.
    pub name: String,
    /// The rule tests, in the language of charters and in the first of the charter's languages.
    pub text: String,
    /// How many scenarios it holds.
    pub scenarios: usize,
}

impl Generated {
    /// Makes scenarios for what a charter's rule tests have not met so far, by short runs. Up to `limit` places where cases stand
    /// are looked at in each workflow, and never more than 2,000.
    ///
    /// ```
    /// use std::sync::Arc;
    ///
    /// use gongzhi::{charter::Charter, finding::Source, scenario::{Coverage, Generated}, text};
    ///
    /// let source = Source::new("desk.charter", r#"
    /// charter desk, edition 2026-01, languages en
    /// kind guest "Guest" is person
    /// body board "Board" is council
    /// workflow visit "Visit"
    ///   may ask "Ask" by guest, from start -> asked
    ///   state asked "Asked", accountable board
    ///     must answer "Answer" by board, within 2 days -> answered
    ///   state answered "Answered", end done
    /// "#);
    /// let charter = Charter::compile(&text::read(&source).charter.unwrap_or_default());
    /// let charter = Arc::new(charter.charter.ok_or("the charter has mistakes")?);
    /// let generated = Generated::of(&Coverage::of(&charter, 1_000), 1_000);
    /// assert!(generated.coverage().count(None).reaches(100));
    /// let text = &generated.files().first().ok_or("nothing was made")?.text;
    /// assert!(text.contains("then in asked, accountable board"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn of(coverage: &Coverage, limit: usize) -> Self {
        let charter = coverage.shared();
        let mut generated = Self { files: Vec::new(), coverage: coverage.clone() };
        let Some(stage) = Stage::of(charter) else { return generated };
        let watcher = Watcher::new(charter);
        let mut scout = Scout::new(&stage);
        for (id, workflow) in charter.workflows.iter() {
            let open = generated.open();
            let found = search((&stage, &watcher), &mut scout, id, &open, limit.min(PLACES));
            let scripts = choose(&found);
            generated.write(&stage, workflow.name.as_str(), &scripts);
        }
        generated.keep_shown();
        generated
    }

    /// The files, one for each workflow in which something was met that no rule test had met, then one for each run that the checks
    /// found and no rule test went.
    #[must_use]
    pub fn files(&self) -> &[GeneratedFile] {
        &self.files
    }

    /// What is covered now. What stays uncovered could not be reached.
    #[must_use]
    pub fn coverage(&self) -> &Coverage {
        &self.coverage
    }

    /// What is not met so far and can be searched.
    fn open(&self) -> BTreeSet<Aim> {
        let missing = self.missing().map(|one| (one.workflow, one.element));
        missing.filter(|(_, element)| element.kind() != Kind::Shown).collect()
    }

    /// Writes the runs that the checks found and no rule test goes, each with its own roster.
    fn keep_shown(&mut self) {
        let charter = Arc::clone(self.coverage.shared());
        let open: Vec<Element> = self.missing().map(|one| one.element).collect();
        for element in open {
            let Some((name, witness)) = self.coverage.shown(element) else { continue };
            let title = name.to_owned();
            let text = WitnessFile { charter: &charter, witness, title: &title }.to_string();
            let mut with = self.coverage.clone();
            run(&charter, &text).into_iter().for_each(|(title, seen)| with.add(title, &seen));
            if with.count(None).covered == self.coverage.count(None).covered {
                continue;
            }
            self.coverage = with;
            let again = self.files.iter().filter(|file| file.name.starts_with(&title)).count();
            let name = if again == 0 { title } else { format!("{title}-{}", again + 1) };
            self.files.push(GeneratedFile { name, text, scenarios: 1 });
        }
    }

    /// What no run was found for.
    pub fn missing(&self) -> impl Iterator<Item = &Covered> {
        self.coverage.elements().iter().filter(|one| one.standing == Standing::Uncovered)
    }

    /// Writes scenarios, runs what was written, and keeps those that pass and meet something new.
    fn write(&mut self, stage: &Stage, name: &str, scripts: &[Script]) {
        if scripts.is_empty() {
            return;
        }
        let charter = &stage.suite.charter;
        let titles = titles(charter, scripts, stage);
        let all: Vec<usize> = (0..scripts.len()).collect();
        let seen = run(charter, &text_of(stage, name, (scripts, &titles), &all, false));
        let seen: Vec<Seen> = seen.into_iter().map(|(_, seen)| seen).collect();
        let kept = few(&seen, self.open());
        if kept.is_empty() {
            return;
        }
        // Rows that were joined must come to the same; where they do not, each stays on its own.
        let met = |runs: &[(String, Seen)]| -> BTreeSet<Aim> {
            runs.iter().flat_map(|(_, seen)| &seen.0).copied().collect()
        };
        let texts = [true, false].map(|joins| text_of(stage, name, (scripts, &titles), &kept, joins));
        let [rows, plain] = texts.map(|text| (run(charter, &text), text));
        let is_same = rows.0.len() == plain.0.len() && met(&rows.0) == met(&plain.0);
        let (runs, text) = if is_same { rows } else { plain };
        let scenarios = runs.len();
        runs.into_iter().for_each(|(title, seen)| self.coverage.add(title, &seen));
        self.files.push(GeneratedFile { name: name.to_owned(), text, scenarios });
    }
}

/// Few of several that together meet whatever of these all of them meet: each time the one that meets most of what is left.
fn few(seen: &[Seen], mut open: BTreeSet<Aim>) -> Vec<usize> {
    let mut kept = Vec::new();
    let new = |seen: &Seen, open: &BTreeSet<Aim>| seen.0.intersection(open).count();
    while let Some((number, best)) = (0..).zip(seen).min_by_key(|(_, seen)| usize::MAX - new(seen, &open))
        && new(best, &open) > 0
    {
        open.retain(|aim| !best.0.contains(aim));
        kept.push(number);
    }
    kept.sort_unstable();
    kept
}

/// The chosen scenarios as a file; those that differ only in values joined, if that is said.
fn text_of(
    stage: &Stage,
    name: &str,
    (scripts, titles): (&[Script], &[String]),
    chosen: &[usize],
    joins: bool,
) -> String {
    let mut naming = Naming::new(stage);
    let mut written = Vec::new();
    for number in chosen {
        if let (Some(script), Some(title)) = (scripts.get(*number), titles.get(*number)) {
            let together = if joins { together(stage, naming.language, script) } else { title.clone() };
            written.push(Written {
                title: title.clone(),
                together,
                lines: lines(stage, &mut naming, script),
            });
        }
    }
    let scenarios = joined(written, naming.language);
    let people = naming.roster(&scenarios);
    let sheet = Sheet { charter: stage.charter(), roster: name, people, scenarios };
    sheet.laid_out(naming.language)
}

/// What a scenario is called together with others that go the same way: by the last action on it.
fn together(stage: &Stage, language: Language, script: &Script) -> String {
    let last = script.steps.iter().rev().find_map(|(deed, _)| match deed {
        Deed::When(when) => {
            let rules = stage.charter().workflows.get(when.workflow)?;
            let action = rules.actions.get(when.action)?;
            Some(action.titles.or(language, &action.name).to_owned())
        }
        _ => None,
    });
    let last = last.unwrap_or_default();
    match language {
        Language::En => format!("What becomes of “{last}”"),
        Language::Zh => format!("“{last}”之后会怎样"),
    }
}

/// What each scenario of a text has met, by its title, rows of examples one by one; nothing if it does not pass.
fn run(charter: &Arc<Charter>, text: &str) -> Vec<(String, Seen)> {
    let (file, _) = ScenarioFile::read(&text::read(&Source::new("generated.scenario", text)).tests);
    let mut seen = Vec::new();
    for text in &file.suites {
        let (suite, _) = Suite::compile(charter, text);
        for written in &text.scenarios {
            let is_own = |span: Span| written.span.start <= span.start && span.start < end_of(text, written);
            let own: Vec<&Scenario> =
                suite.scenarios().iter().filter(|scenario| is_own(scenario.span())).collect();
            if own.is_empty() {
                seen.push((written.title.clone(), Seen::default()));
            }
            let language = charter.languages.first().copied().unwrap_or(Language::En);
            let runs = own.into_iter().map(|one| (one.label(language), suite.run_seen(one).1));
            seen.extend(runs);
        }
    }
    seen
}

/// Where the next scenario begins.
fn end_of(suite: &SuiteText, written: &ScenarioText) -> u32 {
    let starts = suite.scenarios.iter().map(|scenario| scenario.span.start);
    starts.filter(|start| *start > written.span.start).min().unwrap_or(u32::MAX)
}

/// What each scenario is called: what it shows; where two show the same, with a number.
fn titles(charter: &Charter, scripts: &[Script], stage: &Stage) -> Vec<String> {
    let language = Naming::new(stage).language;
    let mut titles: Vec<String> = Vec::new();
    for script in scripts {
        let shows = script.shows.first();
        let said = shows
            .and_then(|(workflow, element)| Some(say(charter, charter.workflows.get(*workflow)?, *element)));
        let said = said.unwrap_or_else(Bilingual::default);
        let title = said.get(language).to_owned();
        let again = (1..).map(|round| if round == 1 { title.clone() } else { format!("{title} ({round})") });
        titles.extend(again.into_iter().find(|title| !titles.contains(title)));
    }
    titles
}

impl Deed {
    /// The workflow that a step speaks of; none if time passes.
    pub(super) fn workflow(&self) -> Option<WorkflowId> {
        match self {
            Self::When(when) => Some(when.workflow),
            Self::Polls(polls) => Some(polls.polling.workflow),
            _ => None,
        }
    }
}
