//! The charter's own lines: languages, dates, sources and the calendar.

use chrono::NaiveDate;

use super::{category::Category, hall::Hall, notes::is_han};
use crate::{
    Name,
    charter::SourceInfo,
    finding::{Bilingual, Language, Lint, Span},
    text::{self, Path, SourceText},
    time::{Calendar, CalendarText, DateSpan, OfficeHours, RestText, TimeOfDay, Weekday, Zone},
};

impl Hall<'_> {
    /// The languages of titles; without a line that says so, the language of the charter's name.
    pub(super) fn read_languages(&mut self) {
        for path in &self.text.languages {
            match path.as_str() {
                "en" => self.languages.push(Language::En),
                "zh" => self.languages.push(Language::Zh),
                other => {
                    let en = format!("`{other}` is no language of titles: write en or zh");
                    self.wrong(path.span, en, format!("标题语言没有“{other}”：请写英文或者中文"));
                }
            }
        }
        if self.text.languages.is_empty() {
            let is_chinese = self.text.name.as_str().chars().any(is_han);
            self.languages.push(if is_chinese { Language::Zh } else { Language::En });
        }
    }

    /// The sources, before anything cites them.
    pub(super) fn read_sources(&mut self) {
        for source in &self.text.sources {
            if let Some(info) = self.source(source)
                && self.sources.push(info).is_none()
            {
                self.too_many(source.name.span, Category::Source);
            }
        }
        for source in &self.text.sources {
            self.check_notes(&source.notes);
        }
    }

    fn source(&mut self, source: &SourceText) -> Option<SourceInfo> {
        let name = self.new_name(&source.name)?;
        if self.sources.position(|other| other.name == name).is_some() {
            self.duplicate(&source.name, Category::Source, Category::Source);
            return None;
        }
        let titles = self.titles(&source.name, &source.titles);
        let (since, until) = self.span_of_dates(source.since.as_ref(), source.until.as_ref());
        Some(SourceInfo { name, titles, since, until })
    }

    /// A first day and the day after the last, in order.
    pub(super) fn span_of_dates(
        &mut self,
        since: Option<&Path>,
        until: Option<&Path>,
    ) -> (Option<NaiveDate>, Option<NaiveDate>) {
        let first = since.and_then(|path| self.date(path));
        let end = until.and_then(|path| self.date(path));
        if let (Some(first), Some(end), Some(path)) = (first, end, until)
            && end <= first
        {
            let en = format!("{end} is not later than {first}, where it begins");
            self.say(Lint::BadDate, path.span, en, format!("{end}不晚于开始日期{first}"));
        }
        (first, end)
    }

    /// The date that is written, or a finding.
    pub(super) fn date(&mut self, path: &Path) -> Option<NaiveDate> {
        let date = path.as_str().parse().ok();
        if date.is_none() {
            let en = format!("`{path}` is no date: write one such as 2026-01-31");
            self.say(Lint::BadDate, path.span, en, format!("“{path}”不是日期：请写成 2026-01-31 的样子"));
        }
        date
    }

    /// The calendar the charter tells: a built-in one, or one of its own, perhaps on top of a built-in one.
    pub(super) fn calendar(&mut self) -> Calendar {
        let Some(text) = &self.text.calendar else { return Calendar::weekdays() };
        self.check_notes(&text.notes);
        let Some(written) = self.calendar_text(text) else { return Calendar::weekdays() };
        match written.build(Calendar::built_in) {
            Ok(calendar) => calendar,
            Err(errors) => {
                for error in errors {
                    let Bilingual { en, zh } = error.sentence();
                    self.say(Lint::BadCalendar, text.name.span, en, zh);
                }
                Calendar::weekdays()
            }
        }
    }

    fn calendar_text(&mut self, text: &text::CalendarText) -> Option<CalendarText> {
        let name = self.new_name(&text.name)?;
        let built_in = Calendar::built_in(name.as_str());
        let has_days = !text.rests.is_empty() || !text.works.is_empty();
        if built_in.is_none() && !has_days {
            let known: Vec<_> = Calendar::BUILT_IN.iter().map(|(en, _)| *en).collect();
            let zh: Vec<_> = Calendar::BUILT_IN.iter().map(|(_, zh)| *zh).collect();
            let en = format!(
                "no calendar `{name}`: the library knows {}; one of your own lists `rests`",
                known.join(" and ")
            );
            let zh =
                format!("没有名为“{name}”的日历：内置的有{}；自己的日历须用“休息”列出休息日", zh.join("、"));
            self.say(Lint::BadCalendar, text.name.span, en, zh);
            return None;
        }
        let base = built_in.map(|calendar| calendar.name().clone());
        let mut written = CalendarText { base, ..CalendarText::new(name) };
        written.zone = text.zone.as_ref().and_then(|path| self.zone(path));
        written.hours = self.hours(&text.hours);
        written.since = text.since.as_ref().and_then(|path| self.date(path));
        written.until = text.until.as_ref().and_then(|path| self.date(path));
        self.days(text, &mut written);
        Some(written)
    }

    fn zone(&mut self, path: &Path) -> Option<Zone> {
        path.as_str()
            .parse()
            .map_err(|error: crate::time::ZoneError| self.bad(path.span, error.sentence()))
            .ok()
    }

    fn hours(&mut self, hours: &[Path]) -> Option<OfficeHours> {
        let mut spans: Vec<(TimeOfDay, TimeOfDay)> = Vec::new();
        for path in hours {
            match path.as_str().parse::<OfficeHours>() {
                Ok(hours) => spans.extend(hours.spans()),
                Err(error) => self.bad(path.span, error.sentence()),
            }
        }
        let span = hours.first()?.span;
        OfficeHours::new(spans).map_err(|error| self.bad(span, error.sentence())).ok()
    }

    fn bad(&mut self, span: Span, sentence: Bilingual) {
        self.say(Lint::BadCalendar, span, sentence.en, sentence.zh);
    }

    fn days(&mut self, text: &text::CalendarText, written: &mut CalendarText) {
        let mut weekly = Vec::new();
        for path in &text.rests {
            if let Ok(day) = path.as_str().parse::<Weekday>() {
                weekly.push(day);
            } else if let Some(DateSpan { from, to }) = self.dates(path) {
                written.rests.push(RestText { from, to, title: None });
            }
        }
        written.weekly = (!weekly.is_empty()).then_some(weekly);
        written.works = text.works.iter().filter_map(|path| self.dates(path)).collect();
    }

    /// A date, or a range of dates.
    fn dates(&mut self, path: &Path) -> Option<DateSpan> {
        let (from, to) = path.as_str().split_once(" to ").unwrap_or((path.as_str(), path.as_str()));
        let from = self.date(&Path::new(from.trim(), path.span))?;
        let to = self.date(&Path::new(to.trim(), path.span))?;
        Some(DateSpan { from, to })
    }

    /// The edition's name.
    pub(super) fn edition(&mut self) -> String {
        if self.text.edition.is_empty() {
            let name = &self.text.name;
            let en = format!("the charter `{name}` does not say its edition, such as `edition 2026-01`");
            self.incomplete(name.span, en, format!("章程“{name}”没有写明版次，例如“版次 2026-01”"));
        }
        self.text.edition.clone()
    }

    /// The charter's name.
    pub(super) fn charter_name(&mut self) -> Option<Name> {
        if self.text.name.as_str().is_empty() {
            self.incomplete(
                self.text.span,
                "the file does not begin with a charter's name: charter NAME",
                "文件没有写明章程的名称：章程 名称",
            );
            return None;
        }
        self.new_name(&self.text.name)
    }
}
