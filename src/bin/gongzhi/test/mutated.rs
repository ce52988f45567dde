//! Whether the rule tests notice when a rule of their charter is changed.

use std::sync::Arc;

use gongzhi::{
    charter::Charter,
    finding::{Bilingual, Language, Source},
    scenario::{Changed, Fate, Mutant, Mutation},
};
use serde_json::{Value, json};

use super::{
    explained::{Entry, Explained},
    find::Shelved,
    hunted::Hunted,
    tested::Tested,
};
use crate::parallel;

/// The mutants of one charter, held against all the tests of it.
#[derive(Debug)]
pub(crate) struct OfCharter {
    source: Source,
    name: String,
    edition: String,
    fates: Vec<(Mutant, Fate)>,
    /// The lines that each survivor changes.
    survivors: Vec<(Mutant, Changed)>,
    /// Those that need not be noticed, each with the reason; none if none was asked for.
    explained: Option<Vec<(Mutant, Entry)>>,
    /// What is explained although it is noticed, or changes nothing here.
    stale: Vec<Entry>,
    /// Scenarios that would notice the survivors.
    hunted: Option<Hunted>,
}

/// The mutants of each charter that was tested, in the order in which they were met.
pub(super) fn all(
    tested: &[Tested],
    explained: Option<&Explained>,
    limit: usize,
    language: Language,
) -> Vec<OfCharter> {
    let mut charters: Vec<&Shelved> = Vec::new();
    for shelved in tested.iter().filter_map(|tested| tested.of.as_ref()) {
        if !charters.iter().any(|known| is_same(known, shelved)) {
            charters.push(shelved);
        }
    }
    charters.into_iter().filter_map(|shelved| of(shelved, tested, explained, limit, language)).collect()
}

/// The changes of the charter with this meaning that no test of it notices.
pub(crate) fn survivors(
    tested: &[Tested],
    limit: usize,
    charter: &Charter,
    language: Language,
) -> Vec<Mutant> {
    let all = fates(tested, limit, charter, language).into_iter();
    all.filter(|(_, fate)| *fate == Fate::Survived).map(|(mutant, _)| mutant).collect()
}

/// The changes of the charter with this meaning, each with what became of it.
pub(crate) fn fates(
    tested: &[Tested],
    limit: usize,
    charter: &Charter,
    language: Language,
) -> Vec<(Mutant, Fate)> {
    let is_it = |shelved: &&Shelved| {
        shelved.charter.as_ref().is_some_and(|known| known.fingerprint == charter.fingerprint)
    };
    let mut shelved = tested.iter().filter_map(|tested| tested.of.as_ref()).filter(is_it);
    let mutation = shelved.next().and_then(|shelved| mutation(shelved, tested));
    mutation.map(|mutation| tried(&mutation, limit, language)).unwrap_or_default()
}

fn is_same(one: &Shelved, other: &Shelved) -> bool {
    match (&one.charter, &other.charter) {
        (Some(one), Some(other)) => Arc::ptr_eq(one, other),
        _ => false,
    }
}

fn mutation(shelved: &Shelved, tested: &[Tested]) -> Option<Mutation> {
    let here = tested.iter().filter(|tested| tested.of.as_ref().is_some_and(|of| is_same(of, shelved)));
    let suites = here.filter_map(|tested| tested.text.clone()).collect();
    Mutation::new(shelved.text.clone(), suites)
}

/// Every mutant with what becomes of it.
fn tried(mutation: &Mutation, limit: usize, language: Language) -> Vec<(Mutant, Fate)> {
    let mutants = mutation.mutants();
    let bar = parallel::bar(&Bilingual::new("Mutants", "变异"), mutants.len(), language);
    let fates = parallel::each(&mutants, &bar, |mutant| mutation.fate(mutant));
    let mut fates: Vec<(Mutant, Fate)> = mutants.into_iter().zip(fates).collect();
    let survived = fates.iter().filter(|(_, fate)| *fate == Fate::Survived).map(|(mutant, _)| *mutant);
    let same = mutation.equivalent(&survived.collect::<Vec<_>>(), limit);
    for (_, fate) in fates.iter_mut().filter(|(mutant, _)| same.contains(&mutant.number)) {
        *fate = Fate::Equivalent;
    }
    fates
}

fn of(
    shelved: &Shelved,
    tested: &[Tested],
    explained: Option<&Explained>,
    limit: usize,
    language: Language,
) -> Option<OfCharter> {
    let charter = shelved.charter.as_ref()?;
    let mutation = mutation(shelved, tested)?;
    let fates = tried(&mutation, limit, language);
    let mut entries = explained.map(|explained| explained.of(charter)).unwrap_or_default();
    let (mut survivors, mut let_be) = (Vec::new(), Vec::new());
    for (mutant, _) in fates.iter().filter(|(_, fate)| *fate == Fate::Survived) {
        match Entry::take(&mut entries, &mutation.lines(mutant, Language::En)) {
            Some(entry) => let_be.push((*mutant, entry)),
            None => survivors.push((*mutant, mutation.lines(mutant, language))),
        }
    }
    let mutants: Vec<Mutant> = survivors.iter().map(|(mutant, _)| *mutant).collect();
    let hunted = Hunted::of(mutation, &mutants, limit, language);
    Some(OfCharter {
        source: shelved.source.clone(),
        name: charter.name.to_string(),
        edition: charter.edition.clone(),
        fates,
        survivors,
        explained: explained.is_some().then_some(let_be),
        stale: entries,
        hunted,
    })
}

impl OfCharter {
    fn count(&self, is: impl Fn(&Fate) -> bool) -> usize {
        self.fates.iter().filter(|(_, fate)| is(fate)).count()
    }

    fn killed(&self) -> usize {
        self.count(|fate| matches!(fate, Fate::Killed(_)))
    }

    /// Whether so many of a hundred are noticed. Where reasons were asked for, every other change must be, and no reason idle.
    pub(super) fn reaches(&self, percent: u8) -> bool {
        let (killed, survived) = (self.killed(), self.survivors.len());
        let is_explained = self.explained.is_none() || (survived == 0 && self.stale.is_empty());
        is_explained && killed * 100 >= (killed + survived) * usize::from(percent)
    }

    pub(super) fn text(&self, language: Language) -> String {
        let mut text = self.headline(language) + "\n";
        for (mutant, changed) in &self.survivors {
            let (line, column) = self.source.line_column(mutant.span.start);
            let (what, asks) = (mutant.operator.what(), mutant.operator.question());
            let (name, what, asks) = (self.source.file(mutant.span), what.get(language), asks.get(language));
            text.push_str(&format!("  {name}:{line}:{column}  {what}\n"));
            for line in &changed.before {
                text.push_str(&format!("    - {line}\n"));
            }
            for line in &changed.after {
                text.push_str(&format!("    + {line}\n"));
            }
            let head = if language == Language::En { "no scenario asks: " } else { "没有场景问：" };
            text.push_str(&format!("    {head}{asks}\n"));
            text.push_str(&self.answer(mutant, language));
        }
        for (mutant, entry) in self.explained.iter().flatten() {
            let (line, column) = self.source.line_column(mutant.span.start);
            let name = self.source.file(mutant.span);
            text.push_str(&format!("  {name}:{line}:{column}  {}", entry.text(language)));
        }
        let idle = if language == Language::En {
            "noticed, or no change of it"
        } else {
            "已被发现，或者并无此改动"
        };
        for entry in &self.stale {
            text.push_str(&format!("  {}: {idle}: {}", entry.place(), entry.text(language)));
        }
        text
    }

    /// The scenario that would notice, or that none was found.
    fn answer(&self, mutant: &Mutant, language: Language) -> String {
        let lines = self.hunted.as_ref().map(|hunted| hunted.lines(&self.source, mutant)).unwrap_or_default();
        if lines.is_empty() {
            return match language {
                Language::En => {
                    "    not decided: no run was found on which this makes a difference\n".to_owned()
                }
                Language::Zh => "    未能判定：没有找到改动前后不同的经过\n".to_owned(),
            };
        }
        let head = if language == Language::En { "    this one would:" } else { "    可以这样问：" };
        let lines =
            lines.iter().map(|line| if line.is_empty() { String::new() } else { format!("      {line}") });
        std::iter::once(head.to_owned()).chain(lines).map(|line| line + "\n").collect()
    }

    /// The charter's name.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// A file of scenarios that would notice the survivors, and how many these are.
    pub(super) fn file(&self) -> Option<(String, usize)> {
        self.hunted.as_ref()?.file(&self.source)
    }

    fn undecided(&self) -> usize {
        self.hunted.as_ref().map_or(self.survivors.len(), Hunted::undecided)
    }

    fn headline(&self, language: Language) -> String {
        let (killed, survived) = (self.killed(), self.survivors.len());
        let (stillborn, same) =
            (self.count(|fate| *fate == Fate::Stillborn), self.count(|fate| *fate == Fate::Equivalent));
        let (name, edition) = (&self.name, &self.edition);
        let all = killed + survived;
        let let_be = self.explained.as_ref().map_or(0, Vec::len);
        let explained = match language {
            _ if self.explained.is_none() => String::new(),
            Language::En => format!(", {let_be} explained"),
            Language::Zh => format!("，另有 {let_be} 处附有理由"),
        };
        match language {
            Language::En => format!(
                "mutants of {name}, edition {edition}: {killed} of {all} noticed, {survived} not{explained} \
                 (left out: {stillborn} that mean nothing, {same} that mean the same)"
            ),
            Language::Zh => format!(
                "章程 {name}（版次 {edition}）的变异：{all} 处改动中发现 {killed} 处，{survived} 处没有发现{explained}\
                 （不计：不成章程的 {stillborn} 处，含义不变的 {same} 处）"
            ),
        }
    }

    pub(super) fn json(&self, language: Language) -> Value {
        let mutants = self.fates.iter().map(|(mutant, fate)| {
            let (line, column) = self.source.line_column(mutant.span.start);
            let changed = self.survivors.iter().find(|(survivor, _)| survivor.number == mutant.number);
            let reason = self.explained.iter().flatten().find(|(known, _)| known.number == mutant.number);
            let (fate, by) = match fate {
                Fate::Survived if reason.is_some() => ("explained", None),
                Fate::Killed(by) => ("killed", Some(by)),
                Fate::Survived => ("survived", None),
                Fate::Stillborn => ("stillborn", None),
                Fate::Equivalent => ("equivalent", None),
            };
            json!({
                "operator": mutant.operator,
                "what": mutant.operator.what().get(language),
                "file": self.source.file(mutant.span),
                "line": line,
                "column": column,
                "fate": fate,
                "by": by,
                "because": reason.map(|(_, entry)| entry.because()),
                "changed": changed.map(|(_, changed)| changed),
                "killer": self.hunted.as_ref().and_then(|hunted| hunted.killer(mutant)).map(|killer| {
                    killer.text(mutant.operator.question().get(language))
                }),
                "question": changed.map(|_| mutant.operator.question().get(language).to_owned()),
            })
        });
        json!({
            "charter": self.name,
            "edition": self.edition,
            "file": self.source.name(),
            "killed": self.killed(),
            "survived": self.survivors.len(),
            "explained": self.explained.as_ref().map(Vec::len),
            "undecided": self.undecided(),
            "stillborn": self.count(|fate| *fate == Fate::Stillborn),
            "equivalent": self.count(|fate| *fate == Fate::Equivalent),
            "mutants": mutants.collect::<Vec<_>>(),
        })
    }
}
