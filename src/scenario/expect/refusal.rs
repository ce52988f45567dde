//! Whether a step was refused as expected.

use super::super::{
    expected::{Expect, Expected},
    outcome::{Difference, Instead},
    phrase::{joined, word_in_both},
    run::Met,
};
use crate::{engine::Refusal, finding::Bilingual};

impl Expect {
    /// Whether it says that the last step was refused.
    pub(in crate::scenario) fn is_refusal(&self) -> bool {
        matches!(self.what, Expected::Refused(_))
    }

    /// Whether the last step was refused, for that reason among others.
    pub(in crate::scenario) fn check_refusal(
        &self,
        refusal: Option<&Refusal>,
        reasons: &dyn Fn(&Refusal) -> Vec<Bilingual>,
    ) -> Met {
        let Expected::Refused(word) = &self.what else { return Ok(()) };
        let words =
            refusal.map(|refusal| refusal.reasons.iter().map(|reason| reason.word()).collect::<Vec<_>>());
        let is_met = match (word, &words) {
            (_, None) => false,
            (None, Some(_)) => true,
            (Some(word), Some(words)) => words.contains(word),
        };
        if is_met {
            return Ok(());
        }
        let instead = words.as_ref().and_then(|words| words.first()).zip(self.value);
        let instead = instead.map(|(word, span)| Instead { span, words: word_in_both(word) });
        let refused = |words: &[&str]| {
            let words: Vec<_> = words.iter().map(|word| word_in_both(word)).collect();
            let words = joined(&words);
            Bilingual::new(format!("refused because {}", words.en), format!("被拒，因 {}", words.zh))
        };
        Err(Box::new(Difference {
            span: self.span,
            what: Bilingual::new("the last step", "上一步"),
            expected: word.map_or_else(|| Bilingual::new("refused", "被拒"), |word| refused(&[word])),
            actual: words.map_or_else(|| Bilingual::new("done", "办成"), |words| refused(&words)),
            because: refusal.map(reasons).unwrap_or_default(),
            instead,
        }))
    }
}
