//! Scenarios that would notice the changes which no rule test notices.

use gongzhi::{
    finding::{Bilingual, Language, Source},
    scenario::{Hunt, Killer, Mutant, Mutation, killers},
};

use crate::parallel;

/// What was found for the survivors of one charter.
#[derive(Debug)]
pub(super) struct Hunted {
    hunt: Hunt,
    mutation: Mutation,
    /// Each survivor; none if no run was found.
    found: Vec<(Mutant, Option<Killer>)>,
}

impl Hunted {
    /// Looks for a scenario for each survivor, on all processors.
    pub(super) fn of(
        mutation: Mutation,
        survivors: &[Mutant],
        limit: usize,
        language: Language,
    ) -> Option<Self> {
        let hunt = Hunt::new(&mutation)?;
        let bar = parallel::bar(&Bilingual::new("Survivors", "未发现的变异"), survivors.len(), language);
        let killers = parallel::each(survivors, &bar, |mutant| hunt.killer(&mutation, mutant, limit));
        let found = survivors.iter().copied().zip(killers).collect();
        Some(Self { hunt, mutation, found })
    }

    pub(super) fn killer(&self, mutant: &Mutant) -> Option<&Killer> {
        let found = self.found.iter().find(|(found, _)| found.number == mutant.number);
        found.and_then(|(_, killer)| killer.as_ref())
    }

    /// For how many survivors no run was found.
    pub(super) fn undecided(&self) -> usize {
        self.found.iter().filter(|(_, killer)| killer.is_none()).count()
    }

    /// The scenario for one survivor, with its persons.
    pub(super) fn lines(&self, source: &Source, mutant: &Mutant) -> Vec<String> {
        let Some(killer) = self.killer(mutant) else { return Vec::new() };
        let text = killer.text(&self.title(source, mutant));
        text.lines().skip(2).map(str::to_owned).collect()
    }

    /// A file of few scenarios which notice all that scenarios were found for, and how many these are.
    pub(super) fn file(&self, source: &Source) -> Option<(String, usize)> {
        let mut few: Vec<(String, &Killer)> = Vec::new();
        for (mutant, killer) in &self.found {
            let Some(killer) = killer else { continue };
            let kills = |(_, known): &(String, &Killer)| self.hunt.kills(known, &self.mutation, mutant);
            if few.iter().any(kills) {
                continue;
            }
            let title = self.title(source, mutant);
            let again = few.iter().filter(|(known, _)| known.starts_with(&title)).count();
            let title = if again == 0 { title } else { format!("{title} ({})", again + 1) };
            few.push((title, killer));
        }
        (!few.is_empty()).then(|| (killers(&few), few.len()))
    }

    /// What the scenario asks, in the language of the charter.
    fn title(&self, source: &Source, mutant: &Mutant) -> String {
        let (line, _) = source.line_column(mutant.span.start);
        let asks = mutant.operator.question();
        match self.hunt.language() {
            Language::En => format!("Line {line}: {}", asks.en),
            Language::Zh => format!("第{line}行：{}", asks.zh),
        }
    }
}
