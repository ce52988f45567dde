//! What was probably meant by a word that is no keyword.

use crate::{
    finding::{Language, distance},
    syntax::Keyword,
};

/// Words that people write where the language has another.
const SYNONYMS: &[(&str, Keyword)] = &[
    ("必须", Keyword::Must),
    ("须", Keyword::Must),
    ("应", Keyword::Must),
    ("需", Keyword::Must),
    ("可", Keyword::May),
    ("能", Keyword::May),
    ("如果", Keyword::If),
    ("如", Keyword::If),
    ("不超过", Keyword::AtMost),
    ("不多于", Keyword::AtMost),
    ("最多", Keyword::AtMost),
    ("不少于", Keyword::AtLeast),
    ("不低于", Keyword::AtLeast),
    ("最少", Keyword::AtLeast),
    ("多于", Keyword::MoreThan),
    ("大于", Keyword::MoreThan),
    ("期限", Keyword::Within),
    ("通知", Keyword::Informed),
    ("抄送", Keyword::Informed),
    ("牵头", Keyword::Accountable),
    ("状态", Keyword::State),
    ("步骤", Keyword::State),
    ("向", Keyword::For),
    ("每隔", Keyword::Every),
    ("转入", Keyword::Goes),
    ("进入", Keyword::Goes),
    ("shall", Keyword::Must),
    ("should", Keyword::Must),
    ("can", Keyword::May),
    ("who", Keyword::By),
    ("after", Keyword::Since),
    ("provided", Keyword::If),
    ("else", Keyword::Otherwise),
    ("deadline", Keyword::Within),
    ("limit", Keyword::Within),
    ("role", Keyword::Office),
    ("step", Keyword::State),
    ("action", Keyword::Must),
    ("notifies", Keyword::Informed),
    ("owner", Keyword::Accountable),
    ("to", Keyword::Goes),
    ("test", Keyword::Scenario),
];

/// A word that is no keyword, and the one that was probably meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NearMiss {
    /// What was meant.
    pub(super) keyword: Keyword,
    /// In which language.
    pub(super) language: Language,
    /// How many characters of the run are the misspelt word.
    pub(super) length: usize,
}

/// The keyword that was probably meant by the beginning of `run`; those that `may_stand` here come first.
pub(super) fn near_miss(run: &str, may_stand: impl Fn(Keyword) -> bool) -> Option<NearMiss> {
    synonym(run).or_else(|| {
        let fitting = misspelt(run, &may_stand);
        fitting.or_else(|| misspelt(run, &|_| true))
    })
}

fn synonym(run: &str) -> Option<NearMiss> {
    let lower = run.to_lowercase();
    SYNONYMS.iter().find_map(|&(word, keyword)| {
        let is_latin = word.is_ascii();
        let found = if is_latin { lower == word } else { run.starts_with(word) };
        let language = if is_latin { Language::En } else { Language::Zh };
        found.then(|| NearMiss { keyword, language, length: word.chars().count() })
    })
}

fn misspelt(run: &str, may_stand: &impl Fn(Keyword) -> bool) -> Option<NearMiss> {
    let length = run.chars().count();
    if length > 20 {
        return None;
    }
    let lower = run.to_lowercase();
    let words = Keyword::ALL.iter().filter(|&&keyword| may_stand(keyword));
    let spellings = words.flat_map(|&keyword| Language::ALL.map(|language| (keyword, language)));
    let nearest = spellings
        .filter_map(|(keyword, language)| {
            let word = keyword.word(language);
            Some((distance(&lower, word, tolerated(word))?, keyword, language))
        })
        .min_by_key(|&(distance, ..)| distance);
    nearest.map(|(_, keyword, language)| NearMiss { keyword, language, length })
}

/// How many characters may be wrong in a word before another is meant.
fn tolerated(word: &str) -> usize {
    match word.chars().count() {
        0..=2 => 0,
        3..=5 => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant(run: &str) -> Option<Keyword> {
        near_miss(run, |_| true).map(|near| near.keyword)
    }

    #[test]
    fn a_slip_of_the_hand_is_seen() {
        assert_eq!(meant("acountable"), Some(Keyword::Accountable));
        assert_eq!(meant("wihtin"), Some(Keyword::Within));
        assert_eq!(meant("Must"), Some(Keyword::Must));
        assert_eq!(meant("判定表格"), Some(Keyword::Table));
        assert_eq!(meant("xylophone"), None);
    }

    #[test]
    fn what_statutes_say_is_seen() {
        assert_eq!(meant("应签收"), Some(Keyword::Must));
        assert_eq!(meant("必须"), Some(Keyword::Must));
        assert_eq!(meant("shall"), Some(Keyword::Must));
    }
}
