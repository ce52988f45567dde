//! Expectations on limits: when they end, which of their days count, and whether they have ended.

use super::expectation::Reader;
use crate::{
    finding::Lint,
    scenario::{
        DueText, NamesExpectText,
        expected::{DueAt, Expect, Expected},
    },
    text::Path,
    time::{Date, Instant},
};

impl Reader<'_, '_, '_> {
    /// When a limit ends, and which of its days count.
    pub(super) fn due(&mut self, text: &DueText) -> Vec<Expect> {
        let clock = match &text.clock {
            Some(path) => match self.names.clock(self.workflow, path) {
                None => return Vec::new(),
                found => found,
            },
            None => None,
        };
        let counts = self.days(clock, &text.counts, true, text.span);
        let skips = self.days(clock, &text.skips, false, text.span);
        let at = match &text.at {
            Some(path) => match self.due_at(path) {
                None => return Vec::new(),
                found => found,
            },
            None => None,
        };
        let place = text.at.as_ref().map(|path| path.span);
        let due = Expect::new(Expected::Due(clock, at), text.span).at(place);
        std::iter::once(due).chain(counts).chain(skips).collect()
    }

    fn due_at(&mut self, path: &Path) -> Option<DueAt> {
        let word = match path.as_str() {
            "unknown" => Some(DueAt::Unknown),
            "paused" => Some(DueAt::Paused),
            "held" => Some(DueAt::Held),
            "none" => Some(DueAt::None),
            _ => None,
        };
        if word.is_some() {
            return word;
        }
        if let Ok(day) = Date::parse_from_str(path.as_str(), "%Y-%m-%d") {
            return Some(DueAt::Day(day));
        }
        match Instant::parse(path.as_str(), self.names.charter.calendar.zone()) {
            Ok(instant) => Some(DueAt::Instant(instant)),
            Err(error) => {
                let message = error.sentence();
                self.names.say(Lint::WrongType, path.span, message.en, message.zh);
                None
            }
        }
    }

    pub(super) fn overdue(&mut self, text: &NamesExpectText) -> Vec<Expect> {
        if text.names.is_empty() {
            return vec![Expect::new(Expected::Overdue(None), text.span)];
        }
        let clocks = text.names.iter().filter_map(|path| self.names.clock(self.workflow, path));
        clocks.map(|clock| Expect::new(Expected::Overdue(Some(clock)), text.span)).collect()
    }
}
