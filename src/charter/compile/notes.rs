//! Where rules come from, and what things are called: notes and titles of any statement.

use super::{
    category::Category,
    findings::read_level,
    hall::Hall,
    names::{Missing, did_you_mean},
};
use crate::{
    finding::{Bilingual, Finding, Language, Lint, Span, nearest},
    id::Id,
    origin::{Citation, Origin},
    text::{Cite, LintText, Notes, Path},
    title::Titles,
};

impl Hall<'_> {
    /// Where a rule comes from. Compile each statement's notes once: mistakes in them are reported here.
    pub(super) fn origin(&mut self, notes: &Notes, span: Span) -> Origin {
        for lint in &notes.lints {
            self.check_level(lint);
        }
        Origin {
            sources: notes.sources.iter().filter_map(|cite| self.citation(cite)).collect(),
            local: notes.local.as_deref().map(Into::into),
            remarks: notes.remarks.iter().map(|remark| remark.as_str().into()).collect(),
            span,
        }
    }

    /// Reports what is wrong with the notes of a statement that is not run yet.
    pub(super) fn check_notes(&mut self, notes: &Notes) {
        self.origin(notes, Span::default());
    }

    fn citation(&mut self, cite: &Cite) -> Option<Citation> {
        let name = cite.source.as_str();
        let Some(source) = self.sources.position(|source| source.name == *name) else {
            let message = Bilingual::new(
                format!("the source `{name}` is not declared"),
                format!("出处“{name}”没有声明"),
            );
            let finding = Finding::new(Lint::UndeclaredSource, cite.source.span, message);
            let near = nearest(name, self.sources.values().map(|source| source.name.as_str()));
            let hint = near.map_or_else(
                || Bilingual::new(format!("declare it: source {name}"), format!("请先声明：出处 {name}")),
                did_you_mean,
            );
            self.findings.push(finding.hint(hint));
            return None;
        };
        self.used.insert((Category::Source, source.index()));
        Some(Citation { source, places: cite.places.iter().map(|place| place.as_str().into()).collect() })
    }

    fn check_level(&mut self, text: &LintText) {
        let name = text.name.as_str();
        let Some(lint) = Lint::from_name(name) else {
            let missing = Missing { name, span: text.name.span, wanted: &[Category::Lint] };
            let finding = missing.finding(None, Lint::ALL.iter().map(|lint| lint.name()));
            return self.findings.push(finding);
        };
        if read_level(text.level.as_str()).is_none() {
            let level = &text.level;
            let en = format!("`{level}` is no level: write allow, warn or deny");
            self.wrong(level.span, en, format!("“{level}”不是检查级别：请写忽略、警告或者禁止"));
        } else if !lint.is_adjustable() {
            let en = format!("`{name}` is a mistake of language: its level cannot be changed");
            self.say(Lint::FixedLevel, text.name.span, en, format!("“{name}”是语言错误，级别不能更改"));
        }
    }

    /// The titles of a thing, one for each language of the charter; a Chinese name needs no Chinese title.
    pub(super) fn titles(&mut self, name: &Path, titles: &[String]) -> Titles {
        let is_chinese = name.as_str().chars().any(is_han);
        let short: Vec<_> =
            self.languages.iter().copied().filter(|&l| !(l == Language::Zh && is_chinese)).collect();
        let languages = if titles.len() == short.len() { &short } else { &self.languages };
        let mut found = Titles::default();
        for (language, title) in languages.iter().zip(titles) {
            match language {
                Language::En => found.en = Some(title.as_str().into()),
                Language::Zh => found.zh = Some(title.as_str().into()),
            }
        }
        if titles.len() != languages.len() && !(titles.is_empty() && self.text.languages.is_empty()) {
            self.wrong_titles(name, titles.len(), short.len());
        }
        found
    }

    /// The titles of a value or other small thing, which may be left out altogether.
    pub(super) fn optional_titles(&mut self, name: &Path, titles: &[String]) -> Titles {
        if titles.is_empty() { Titles::default() } else { self.titles(name, titles) }
    }

    fn wrong_titles(&mut self, name: &Path, found: usize, due: usize) {
        let codes: Vec<_> = self.languages.iter().map(|language| language.code()).collect();
        let of = codes.join(" and ");
        let zh_of = codes.join("、");
        if found == 0 {
            let en = format!("`{name}` has no title, and the charter promises titles in {of}");
            return self.say(
                Lint::MissingTitle,
                name.span,
                en,
                format!("“{name}”没有标题，而章程声明标题语言为 {zh_of}"),
            );
        }
        let titles = if found == 1 { "title" } else { "titles" };
        let en = format!("`{name}` has {found} {titles}, where the charter's languages ({of}) ask for {due}");
        let zh = format!("“{name}”有{found}个标题，而章程的语言（{zh_of}）要求{due}个");
        self.say(Lint::TitleCount, name.span, en, zh);
    }
}

/// Whether it is a Chinese character.
pub(super) fn is_han(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}')
}
