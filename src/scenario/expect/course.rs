//! What came about in the last step, and on which sources it rests.

use super::{
    super::{
        expected::{Cited, Thing},
        phrase::{both, joined, same},
        run::Met,
    },
    observed::{Observed, differ},
};
use crate::{
    engine::{BallotChange, Change, Event, What, why},
    finding::{Bilingual, Span},
    origin::Citation,
};

impl Observed<'_> {
    /// Whether these came about in the last step, in this order; nothing at all, if none is named.
    pub(super) fn happened(&self, expected: &[Vec<Thing>], span: Span) -> Met {
        let actual = self.actual_things();
        let mut rest = actual.iter();
        let is_met = match expected {
            [] => self.own_events().next().is_none(),
            expected => expected.iter().all(|called| rest.any(|other| called.contains(other))),
        };
        differ(is_met, span, Bilingual::new("what happened", "发生"), || {
            (self.all_things(expected.iter().filter_map(|called| called.first())), self.all_things(&actual))
        })
    }

    /// What the last step brought to this case.
    pub(super) fn actual_things(&self) -> Vec<Thing> {
        self.own_events().flat_map(things).collect()
    }

    /// What happened to this case in the last step.
    fn own_events(&self) -> impl Iterator<Item = &Event> {
        let id = self.running.case.id();
        self.last.events.iter().filter(move |event| *event.of.id == *id)
    }

    pub(super) fn all_things<'t>(&self, things: impl IntoIterator<Item = &'t Thing>) -> Bilingual {
        let thing = |thing: &Thing| match *thing {
            Thing::Action(action) => self.phrases.action(action),
            Thing::Clock(clock) => self.phrases.clock(clock),
            Thing::Ballot(ballot) => self.phrases.attempt(crate::engine::Attempt::Ballot(ballot)),
        };
        joined(&things.into_iter().map(thing).collect::<Vec<_>>())
    }

    /// Whether the last step rests on these places: the rules that permitted and shaped it, or those that refused it.
    pub(super) fn cites(&self, expected: &[Cited], span: Span) -> Met {
        let actual = self.cited();
        let is_cited = |wanted: &Cited| actual.iter().any(|citation| is_in(wanted, citation));
        differ(expected.iter().all(is_cited), span, Bilingual::new("sources", "出处"), || {
            let wanted: Vec<Bilingual> = expected
                .iter()
                .map(|cited| {
                    self.source(&Citation {
                        source: cited.source,
                        places: cited.place.iter().map(|place| place.as_str().into()).collect(),
                    })
                })
                .collect();
            let actual: Vec<Bilingual> = actual.iter().map(|citation| self.source(citation)).collect();
            (joined(&wanted), joined(&actual))
        })
    }

    /// Every source on which the last step rests, each once.
    fn cited(&self) -> Vec<Citation> {
        let charter = self.phrases.charter;
        let rules = self.last.events.iter().flat_map(|event| why(charter, event).unwrap_or_default());
        let permitted = rules.map(|rule| rule.origin);
        let refused = self.last.refusal.iter().flat_map(|refusal| {
            refusal
                .reasons
                .iter()
                .flat_map(|reason| reason.origins(charter, refusal.workflow, refusal.attempt))
        });
        let mut cited: Vec<Citation> = Vec::new();
        for citation in permitted.chain(refused).flat_map(|origin| &origin.sources) {
            if !cited.contains(citation) {
                cited.push(citation.clone());
            }
        }
        cited
    }

    fn source(&self, citation: &Citation) -> Bilingual {
        let name = self.phrases.charter.sources.get(citation.source).map(|source| source.name.to_string());
        let name = name.unwrap_or_default();
        if citation.places.is_empty() {
            return same(name);
        }
        let places: Vec<Bilingual> = citation.places.iter().map(|place| same(place.to_string())).collect();
        let places = joined(&places);
        both(|language| format!("{name} {}", places.get(language)))
    }
}

/// What an event is called by: an action that counts as taken is the end of a limit too, and a last vote the end of a ballot.
fn things(event: &Event) -> Vec<Thing> {
    let mut things = match &event.what {
        What::Done { action, .. } => vec![Thing::Action(*action)],
        What::Expired { clock, .. } => vec![Thing::Clock(*clock)],
        What::Deemed { clock, action } => vec![Thing::Clock(*clock), Thing::Action(*action)],
        _ => Vec::new(),
    };
    things.extend(event.changes.iter().filter_map(|change| match change {
        Change::Ballot(ballot, change) if matches!(**change, BallotChange::Closed(_)) => {
            Some(Thing::Ballot(*ballot))
        }
        _ => None,
    }));
    things
}

/// Whether a citation names that place: itself, or a paragraph or item of it.
fn is_in(wanted: &Cited, citation: &Citation) -> bool {
    let is_place = |place: &str, wanted: &str| {
        place.strip_prefix(wanted).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '(']))
    };
    citation.source == wanted.source
        && wanted
            .place
            .as_ref()
            .is_none_or(|wanted| citation.places.iter().any(|place| is_place(place, wanted)))
}
