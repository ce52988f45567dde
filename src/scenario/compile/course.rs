//! Expectations on what came about: events, ballots, the days of a limit, the sources on which it rests.

use super::{
    ballot::{FIGURES, find},
    expectation::Reader,
    names::Sought,
};
use crate::{
    charter::BallotResult,
    finding::{Bilingual, Language, Lint, Span},
    id::ClockId,
    scenario::{
        CitesText, NamesExpectText, TalliedText,
        expected::{Cited, Days, Expect, Expected, Tallied, Tally, Thing},
    },
    text::{AssignText, Expression, Path},
    time::Date,
};

impl Reader<'_, '_, '_> {
    /// `happened reply-time and confirm`; `happened none`.
    pub(super) fn happened(&mut self, text: &NamesExpectText) -> Option<Expected> {
        if let [only] = text.names.as_slice()
            && only.as_str() == "none"
        {
            return Some(Expected::Happened(Vec::new()));
        }
        let things: Vec<Option<Vec<Thing>>> = text.names.iter().map(|path| self.things(path)).collect();
        things.into_iter().collect::<Option<_>>().map(Expected::Happened)
    }

    /// All that is called so: the limit of a ballot has the ballot's name.
    pub(super) fn things(&mut self, path: &Path) -> Option<Vec<Thing>> {
        let rules = self.names.rules(self.workflow);
        let name = path.as_str();
        let action = rules.actions.position(|action| action.name == *name).map(Thing::Action);
        let clock = rules.clocks.position(|clock| clock.name == *name).map(Thing::Clock);
        let ballot = rules.ballots.position(|ballot| ballot.name == *name).map(Thing::Ballot);
        let found: Vec<Thing> = action.into_iter().chain(clock).chain(ballot).collect();
        if found.is_empty() {
            let actions = rules.actions.values().map(|action| action.name.as_str());
            let clocks = rules.clocks.values().map(|clock| clock.name.as_str());
            let ballots = rules.ballots.values().map(|ballot| ballot.name.as_str());
            let sought = Sought("action, limit or ballot", "动作、时限或者表决");
            self.names.unknown(path, sought, actions.chain(clocks).chain(ballots));
            return None;
        }
        Some(found)
    }

    /// `tallies decide with yes = 34 on passed`.
    pub(super) fn tallied(&mut self, text: &TalliedText) -> Option<Expected> {
        let path = &text.ballot;
        let Some(found) = find(self.names, path, Some(self.workflow)) else {
            let ballots = self.names.rules(self.workflow).ballots.values();
            self.names.unknown(path, super::names::BALLOT, ballots.map(|ballot| ballot.name.as_str()));
            return None;
        };
        let (ballot, results) = (found.id, found.ballot.results());
        let result = match &text.on {
            Some(word) => Some(self.result(word, &results)?),
            None => None,
        };
        let figures: Vec<Option<Tally>> = text.with.iter().map(|set| self.tally(set)).collect();
        let figures = figures.into_iter().collect::<Option<_>>()?;
        Some(Expected::Tallied(Tallied { ballot, result, figures }))
    }

    fn result(&mut self, path: &Path, results: &[BallotResult]) -> Option<BallotResult> {
        let is_it = |result: &&BallotResult| result.word(Language::En) == path.as_str();
        let found = results.iter().find(is_it).copied();
        if found.is_none() {
            let words = results.iter().map(|result| result.word(Language::En));
            self.names.unknown(path, Sought("result of this ballot", "这一表决的结果"), words);
        }
        found
    }

    fn tally(&mut self, set: &AssignText) -> Option<Tally> {
        let Expression::Number(number, _) = set.value else {
            let message = Bilingual::new(
                format!("`{}` is a number of persons or votes", set.target),
                format!("“{}”写人数或者票数", set.target),
            );
            self.names.say(Lint::WrongType, set.target.span, message.en, message.zh);
            return None;
        };
        let (name, weight) = set.target.split_first();
        let figure = FIGURES.iter().find(|(en, zh)| [*en, *zh].contains(&name)).map(|(en, _)| *en);
        // What was handed out, and what was spoilt, a count says and nobody keeps.
        let figure = figure.filter(|figure| !matches!(*figure, "issued" | "spoilt"));
        match (figure, weight) {
            (Some(figure), None) => Some(Tally { figure, by_area: false, number: number.into() }),
            (Some(figure), Some("area" | "面积")) => {
                Some(Tally { figure, by_area: true, number: number.into() })
            }
            _ => {
                let known = FIGURES.iter().map(|(en, _)| *en);
                self.names.unknown(&set.target, Sought("figure of a ballot", "表决的数字"), known);
                None
            }
        }
    }

    /// `counts 2026-02-14`, `skips 2026-02-15 to 2026-02-23`.
    pub(super) fn days(
        &mut self,
        clock: Option<ClockId>,
        paths: &[Path],
        count: bool,
        span: Span,
    ) -> Option<Expect> {
        if paths.is_empty() {
            return None;
        }
        let spans: Vec<Option<(Date, Date)>> = paths.iter().map(|path| self.span_of(path)).collect();
        let spans = spans.into_iter().collect::<Option<_>>()?;
        Some(Expect::new(Expected::Days(Days { clock, spans, count }), span))
    }

    fn span_of(&mut self, path: &Path) -> Option<(Date, Date)> {
        let (first, last) = path.as_str().split_once(" to ").unwrap_or((path.as_str(), path.as_str()));
        let date = |text: &str| Date::parse_from_str(text, "%Y-%m-%d").ok();
        let span = date(first).zip(date(last)).filter(|(first, last)| first <= last);
        if span.is_none() {
            let (en, zh) = (
                format!("`{path}` is neither a date nor a range of dates"),
                format!("“{path}”不是日期，也不是日期范围"),
            );
            self.names.say(Lint::WrongType, path.span, en, zh);
        }
        span
    }

    /// `cites [law 8]`.
    pub(super) fn cites(&mut self, text: &CitesText) -> Option<Expected> {
        if text.sources.is_empty() {
            let message = Bilingual::new("`cites` names no source", "`援引` 没有写出处");
            let hint = Bilingual::new(
                "write the source in brackets at the end of the line: `cites [law 8]`",
                "在行末的方括号中写明出处：`援引 【法 8】`",
            );
            self.names.say_with(Lint::HalfStep, text.span, message, hint);
            return None;
        }
        let mut cited = Vec::new();
        for cite in &text.sources {
            let sources = &self.names.charter.sources;
            let Some(source) = sources.position(|source| source.name == *cite.source.as_str()) else {
                let known = sources.values().map(|source| source.name.as_str());
                self.names.unknown(&cite.source, Sought("source", "出处"), known);
                return None;
            };
            if cite.places.is_empty() {
                cited.push(Cited { source, place: None });
            }
            cited.extend(cite.places.iter().map(|place| Cited { source, place: Some(place.clone()) }));
        }
        Some(Expected::Cites(cited))
    }
}
