//! When the spans of a duty that recurs end: `gongzhi due --every`.

use gongzhi::{
    finding::{Bilingual, Language},
    time::{Calendar, Due, Recurring},
};
use serde_json::{Value, json};

/// The ends of the first so many spans.
pub(crate) struct Spans<'a> {
    pub(crate) calendar: &'a Calendar,
    pub(crate) recurring: Recurring,
    pub(crate) count: u32,
}

impl Spans<'_> {
    /// Whether all of them are known.
    pub(crate) fn are_known(&self) -> bool {
        self.ends().all(|(_, end)| end.instant().is_some())
    }

    /// As lines of text: the number of each span, and when it ends.
    pub(crate) fn text(&self, language: Language) -> String {
        let zone = self.calendar.zone();
        let start = self.recurring.origin.local(zone);
        let start = start.strip_suffix(" 00:00").unwrap_or(&start);
        let every = self.recurring.every.say(language);
        let head = match language {
            Language::En => format!("every {every} from {start}"),
            Language::Zh => format!("自{start}起每{every}"),
        };
        let width = self.count.to_string().len();
        let line = |(number, end): (u32, Due)| {
            format!("{number:>width$}  {}\n", end.sentence(self.calendar).get(language))
        };
        format!("{head}\n\n{}", self.ends().map(line).collect::<String>())
    }

    /// As JSON.
    pub(crate) fn json(&self) -> Vec<Value> {
        let zone = self.calendar.zone();
        let span = |(number, end): (u32, Due)| {
            let sentence: Bilingual = end.sentence(self.calendar);
            let due = end.instant().map(|due| due.in_zone(zone));
            json!({ "number": number, "due_date": end.date(), "due": due, "sentence": sentence })
        };
        self.ends().map(span).collect()
    }

    fn ends(&self) -> impl Iterator<Item = (u32, Due)> {
        (1..=self.count).map(|number| (number, self.recurring.end(self.calendar, number)))
    }
}
