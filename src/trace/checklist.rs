//! A list of the places that there should be.

use super::traced::Trace;
use crate::finding::{Bilingual, Language};

/// What should be covered, entry by entry.
///
/// A line of its text is `SOURCE PLACE | what it is`, as in `W 6 | bringing in young members`; after a second bar stands why no rule
/// covers it. Lines that are empty or begin with `#` are left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Checklist {
    /// The entries, in the order of the text.
    pub entries: Vec<Entry>,
}

/// One place that there should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The source's name.
    pub source: String,
    /// The place in it.
    pub place: String,
    /// What it is, in a few words.
    pub words: String,
    /// Why no rule covers it, if none does.
    pub left_out: Option<String>,
}

/// What is amiss with an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lack {
    /// No rule and no promise covers it, and nothing says why.
    Uncovered,
    /// It is said to be left out, and a rule covers it.
    Stale,
}

impl Checklist {
    /// Reads a list.
    ///
    /// # Errors
    /// Says the number, from 1, of the first line that names no source and place.
    pub fn read(text: &str) -> Result<Self, usize> {
        let lines =
            (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
        let entries = lines.map(|(number, line)| Entry::read(line).ok_or(number));
        Ok(Self { entries: entries.collect::<Result<_, usize>>()? })
    }

    /// The entries with which something is amiss.
    pub fn lacks<'l>(&'l self, trace: &'l Trace) -> impl Iterator<Item = (&'l Entry, Lack)> {
        self.entries.iter().filter_map(|entry| Some((entry, entry.lack(trace)?)))
    }

    /// The entries that are left out for a reason.
    pub fn left_out(&self) -> impl Iterator<Item = (&Entry, &str)> {
        self.entries.iter().filter_map(|entry| Some((entry, entry.left_out.as_deref()?)))
    }
}

impl Entry {
    fn read(line: &str) -> Option<Self> {
        let mut parts = line.split('|').map(str::trim);
        let (source, place) = parts.next()?.split_once(' ')?;
        let place = place.trim();
        if !place.starts_with(|c: char| c.is_ascii_digit()) || place.contains(' ') {
            return None;
        }
        let words = parts.next().unwrap_or_default().to_owned();
        let left_out = parts.next().filter(|why| !why.is_empty()).map(str::to_owned);
        Some(Self { source: source.to_owned(), place: place.to_owned(), words, left_out })
    }

    fn lack(&self, trace: &Trace) -> Option<Lack> {
        let is_covered = trace.place(&self.source, &self.place).is_some_and(|place| place.is_covered());
        match (is_covered, &self.left_out) {
            (false, None) => Some(Lack::Uncovered),
            (true, Some(_)) => Some(Lack::Stale),
            _ => None,
        }
    }
}

impl Lack {
    /// What is amiss, in words.
    #[must_use]
    pub fn say(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Uncovered, Language::En) => "no rule covers it, and no reason is given",
            (Self::Uncovered, Language::Zh) => "没有规则落实，也没有说明理由",
            (Self::Stale, Language::En) => "said to be left out, but a rule covers it",
            (Self::Stale, Language::Zh) => "列为不写入，却有规则落实",
        }
    }
}

/// Of a line that names no source and place.
#[must_use]
pub fn no_entry(line: usize) -> Bilingual {
    let en = format!("line {line} is no entry: write `SOURCE PLACE | what it is`");
    Bilingual::new(en, format!("第 {line} 行不是条目：请写“出处 条目 | 内容”"))
}
