//! Terms of office: the last day.
//!
//! A term counts from the day on which it begins, as a period of the Civil Code does (民法典 201, 202): that day is not counted,
//! and the term ends with the corresponding day, or with the month's last. It is no period for an act, so a last day that is
//! a day off does not move.

use super::{
    gathered::Held,
    judge::{Judge, holds_of},
    made_up::Place,
};
use crate::{
    charter::Charter,
    engine::Person,
    finding::{Bilingual, Lint},
    structure::Term,
    time::{Date, Instant, Limit, Period, Policy, TimeOfDay, due},
};

impl<'a> Judge<'_, 'a> {
    /// Reports terms that are over, or of which nobody can say when they end.
    pub(super) fn terms(&mut self) {
        for person in self.persons.clone() {
            let held: Vec<Held<'a>> = holds_of(self.gathered, person, self.unit).copied().collect();
            held.iter().filter(|held| !held.is_implied).for_each(|held| self.term(person, held));
        }
    }

    fn term(&mut self, person: &Person, held: &Held<'a>) {
        let charter = self.gathered.charter;
        let name = self.named(held.office);
        // The first term to end counts; a second one of the same length says nothing new.
        let ends =
            terms(charter, held).into_iter().map(|term| (ended(charter, held.since, term.limit), term));
        let Some((ended, term)) = ends.min_by_key(|(ended, _)| match ended {
            Ended::On(day) => (1, *day),
            Ended::Unknown => (0, self.gathered.on),
        }) else {
            return;
        };
        let said = self.gathered.said(person);
        let found = match ended {
            Ended::Unknown => Some((Lint::TermUnclear, unknown(said, &name, held))),
            Ended::On(day) if day < self.gathered.on => Some((Lint::TermOver, over(said, &name, day))),
            Ended::On(day) if held.until.is_some_and(|until| until.pred_opt() > Some(day)) => {
                Some((Lint::TermUnclear, too_long(said, &name, day)))
            }
            Ended::On(_) => None,
        };
        if let Some((lint, message)) = found {
            self.say(lint, term.span, message.en, message.zh);
        }
    }
}

/// What a rule about terms says of an office or membership.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ended {
    /// It lasts up to this day.
    On(Date),
    /// The roster does not say when it began, or the calendar does not reach so far.
    Unknown,
}

/// The last day of a term that began on `since`.
pub(super) fn ended(charter: &Charter, since: Option<Date>, limit: Limit) -> Ended {
    since.and_then(|since| last_day(charter, since, limit)).map_or(Ended::Unknown, Ended::On)
}

fn last_day(charter: &Charter, since: Date, limit: Limit) -> Option<Date> {
    let calendar = &charter.calendar;
    let start = Instant::at(since, TimeOfDay::START, calendar.zone())?;
    let policy = Policy { counts_first_day: false, rolls: false };
    due(calendar, &Period { start, limit, policy, pauses: &[], prolonged: &[] }).date()
}

/// The terms that bind an office or membership: that of the body and that of the office.
pub(super) fn terms(charter: &Charter, held: &Held<'_>) -> Vec<Term> {
    let structure = &charter.structure;
    let body = structure.bodies.at(held.unit.body).composition.term;
    let office = held.office.and_then(|office| structure.offices.at(office).term);
    body.into_iter().chain(office).collect()
}

/// An office or membership with its last day.
pub(super) fn place(charter: &Charter, held: &Held<'_>) -> Place {
    let of_terms =
        terms(charter, held).into_iter().filter_map(|term| match ended(charter, held.since, term.limit) {
            Ended::On(day) => Some(day),
            Ended::Unknown => None,
        });
    let said = held.until.and_then(|until| until.pred_opt());
    Place { office: held.office, since: held.since, last_day: of_terms.chain(said).min() }
}

fn unknown(said: &str, name: &Bilingual, held: &Held<'_>) -> Bilingual {
    match held.since {
        None => Bilingual::new(
            format!(
                "the roster does not say since when `{said}` holds `{}`, so nobody can say when the term ends",
                name.en
            ),
            format!("名册没有写明“{said}”自何日起担任{}，任期何时届满无从得知", name.zh),
        ),
        Some(_) => Bilingual::new(
            format!("the calendar does not reach the end of the term of `{said}` as `{}`", name.en),
            format!("日历没有涵盖“{said}”担任{}的任期届满之日", name.zh),
        ),
    }
}

fn over(said: &str, name: &Bilingual, day: Date) -> Bilingual {
    Bilingual::new(
        format!("the term of `{said}` in `{}` ended on {day}", name.en),
        format!("“{said}”担任{}的任期已于{day}届满", name.zh),
    )
}

fn too_long(said: &str, name: &Bilingual, day: Date) -> Bilingual {
    Bilingual::new(
        format!("by the roster `{said}` holds `{}` beyond the end of the term on {day}", name.en),
        format!("名册所写“{said}”担任{}的期间超过任期届满之日{day}", name.zh),
    )
}
