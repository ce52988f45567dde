//! The lines of a charter that a mutant changes.

use super::{editor::Mutant, fate::Mutation};
use crate::{
    finding::Language,
    syntax::{Keyword, Options, format, parse},
    text::{self, CharterText},
};

/// The lines of a charter that a mutant changes, in the canonical layout with keywords in the reader's language.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Changed {
    /// As they stand.
    pub before: Vec<String>,
    /// As the mutant has them.
    pub after: Vec<String>,
}

impl Mutation {
    /// The lines that a mutant changes.
    #[must_use]
    pub fn lines(&self, mutant: &Mutant, language: Language) -> Changed {
        let (before, after) = (laid_out(self.text(), language), laid_out(&self.changed(mutant), language));
        let same = before.iter().zip(&after).take_while(|(one, other)| one == other).count();
        let most = before.len().min(after.len()) - same;
        let back = before.iter().rev().zip(after.iter().rev());
        let same_back = back.take_while(|(one, other)| one == other).count().min(most);
        let between = |lines: &[String]| {
            let lines = lines.iter().take(lines.len() - same_back).skip(same);
            lines.cloned().collect()
        };
        Changed { before: between(&before), after: between(&after) }
    }
}

/// The lines of a charter, without what only lays them out and without the reasons of local choices.
fn laid_out(text: &CharterText, language: Language) -> Vec<String> {
    let written = text::write(text).unwrap_or_default();
    let written = format(&parse(&written).tree, &Options { keywords: Some(language) });
    let bare = |line: &str| {
        let words = line.split_whitespace().collect::<Vec<_>>().join(" ");
        let local = format!(" {} \"", Keyword::Local.word(language));
        words.split_once(&local).map_or(words.clone(), |(rule, _)| rule.to_owned())
    };
    written.lines().map(bare).collect()
}
