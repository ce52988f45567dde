//! Expectations that differ, rewritten to what came about.
//!
//! A scenario stops at its first difference, so a file is run, what differs is rewritten, and it is run again until nothing
//! is left that could be. Only the values that differ change; every other byte of the file stays.

use gongzhi::{
    finding::{Bilingual, Language, Span},
    scenario::Difference,
    syntax::Keyword,
};
use serde_json::{Value, json};

use super::{
    find::{Library, TestFile},
    prepared::{Prepared, run},
    tested::{Choice, Tested, Verdict},
};
use crate::{answer::Failure, file};

/// What became of a file of tests.
#[derive(Debug)]
pub(super) struct Updated {
    /// Its tests as they come out now.
    pub(super) tested: Vec<Tested>,
    /// What was rewritten, in the order in which it was.
    edits: Vec<Edit>,
    /// Where something differs and could not be.
    left: Vec<Place>,
}

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    file: String,
    line: usize,
    column: usize,
}

/// One value that was rewritten.
#[derive(Debug)]
struct Edit {
    place: Place,
    from: String,
    to: String,
}

/// The stretches of a text that were rewritten, as they stand now.
#[derive(Debug, Default)]
struct Rewritten(Vec<(usize, usize)>);

impl Updated {
    /// Rewrites what differs in a file, and writes the file if something did.
    pub(super) fn of(
        file: &TestFile,
        library: &mut Library,
        choice: &Choice,
        language: Language,
    ) -> Result<Self, Failure> {
        let mut now = file.rewritten(file.source.text());
        let (mut edits, mut rewritten) = (Vec::new(), Rewritten::default());
        loop {
            let tested = run(Prepared::of(&now, library, choice), language);
            let (text, made, left) = round(&now, &tested, &mut rewritten);
            if made.is_empty() {
                if !edits.is_empty() {
                    file::write(now.source.name(), now.source.text())?;
                }
                return Ok(Self { tested, edits, left });
            }
            edits.extend(made);
            now = now.rewritten(&text);
        }
    }

    /// What was rewritten and what was not, a line each.
    pub(super) fn text(&self, language: Language) -> String {
        let edits = self.edits.iter().map(|edit| {
            let (place, from, to) = (edit.place.say(), &edit.from, &edit.to);
            Bilingual::new(
                format!("rewritten  {place}  {from} → {to}"),
                format!("已改写  {place}  {from} → {to}"),
            )
        });
        let left = self.left.iter().map(|place| {
            let place = place.say();
            Bilingual::new(
                format!("left       {place}  no single value can be written for what differs"),
                format!("未改写  {place}  不符之处不能只改一个值"),
            )
        });
        edits.chain(left).map(|line| format!("{}\n", line.get(language))).collect()
    }

    pub(super) fn json(&self) -> Vec<Value> {
        let edits = self.edits.iter().map(|edit| {
            let Place { file, line, column } = &edit.place;
            json!({ "file": file, "line": line, "column": column, "from": edit.from, "to": edit.to })
        });
        let left = self.left.iter();
        let left = left.map(|Place { file, line, column }| {
            json!({ "file": file, "line": line, "column": column, "from": null, "to": null })
        });
        edits.chain(left).collect()
    }
}

/// Rewrites the first difference of every scenario, in the order of the text; what cannot be is left.
fn round(file: &TestFile, tested: &[Tested], rewritten: &mut Rewritten) -> (String, Vec<Edit>, Vec<Place>) {
    let mut text = file.source.text().to_owned();
    let (mut edits, mut left) = (Vec::new(), Vec::new());
    let mut differences: Vec<&Difference> = tested.iter().flat_map(differences).collect();
    // From the end, so that the places before it stay.
    differences.sort_by_key(|difference| std::cmp::Reverse(start(difference)));
    for difference in differences {
        let edit = difference.instead.as_ref().and_then(|instead| {
            let range = instead.span.range();
            let from = text.get(range.clone())?.to_owned();
            let to = instead.words.get(language_of(&text, difference.span, &from)).to_owned();
            rewritten.take(range.start, range.end, to.len())?;
            text.replace_range(range, &to);
            Some(Edit { place: place(file, instead.span), from, to })
        });
        match edit {
            Some(edit) => edits.push(edit),
            None => left.push(place(file, difference.span)),
        }
    }
    edits.reverse();
    left.sort();
    left.dedup();
    (text, edits, left)
}

fn differences(tested: &Tested) -> impl Iterator<Item = &Difference> {
    tested.verdicts.iter().filter_map(|(_, verdict)| match verdict {
        Verdict::Failed(account) => account.difference.as_ref(),
        Verdict::Passed | Verdict::NotRun => None,
    })
}

fn start(difference: &Difference) -> u32 {
    difference.instead.as_ref().map_or(difference.span, |instead| instead.span).start
}

fn place(file: &TestFile, span: Span) -> Place {
    let (line, column) = file.source.line_column(span.start);
    Place { file: file.source.name().to_owned(), line, column }
}

impl Place {
    fn say(&self) -> String {
        format!("{}:{}:{}", self.file, self.line, self.column)
    }
}

/// The language of the keyword that stands there; where there is none, that of the words that are replaced.
fn language_of(text: &str, span: Span, replaced: &str) -> Language {
    let expected = text.get(span.range()).unwrap_or_default();
    let first = expected.split(' ').next().unwrap_or_default();
    match Keyword::from_word(first) {
        Some((_, language)) => language,
        None if Keyword::beginning(expected).is_some() || !replaced.is_ascii() => Language::Zh,
        None => Language::En,
    }
}

impl Rewritten {
    /// Notes that what stands from `start` to `end` becomes `length` bytes long; none if some of it was rewritten before, as
    /// when two rows of examples want two values in one place.
    fn take(&mut self, start: usize, end: usize, length: usize) -> Option<()> {
        if self.0.iter().any(|(from, to)| *from < end && start < *to) {
            return None;
        }
        let moved = |at: usize| if at >= end { at - (end - start) + length } else { at };
        for (from, to) in &mut self.0 {
            (*from, *to) = (moved(*from), moved(*to));
        }
        self.0.push((start, start + length));
        Some(())
    }
}
