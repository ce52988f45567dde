//! The command to count.

use super::{
    BallotChange, CandidateVotes, Count, Counts, Electorate, Figure, Poll, Standing, Totals,
    electorate::{Named, Voters},
    judge::{Counted, seated},
    settle::Counting,
    voting::{answer, ballot_named, stands},
};
use crate::{
    charter::{Ballot, Charter, Workflow},
    engine::{
        Answer, Case, Event, Ground, Known, Person, Question, QuestionError, Reason, What, World,
        belongs::People, decide::workflow_of, draft::Draft, view::View,
    },
    id::BallotId,
    rule::{Holder, Party},
    time::Instant,
};

/// Answers a count: it closes the ballot and brings its result, or is refused with every reason.
///
/// A count is entered by the host itself, or by members of the body that answers for the ballot's state. Clocks that have
/// ended by `at` have their effect first, as in [`decide`](crate::engine::decide).
///
/// # Errors
/// [`QuestionError`] if the question makes no sense: another charter's case, an unknown ballot, a figure that the ballot does
/// not have.
pub fn count(
    charter: &Charter,
    world: &World<'_>,
    case: &Case,
    count: &Count,
    at: Instant,
) -> Result<Answer, QuestionError> {
    let workflow = workflow_of(charter, case)?;
    let id = ballot_named(workflow, &count.ballot)?;
    check_figures(workflow.ballots.at(id), count)?;
    answer(charter, world, case, (id, at), |now| tally(charter, workflow, world, now, (id, count), at))
}

fn check_figures(ballot: &Ballot, count: &Count) -> Result<(), QuestionError> {
    let figures = &count.figures;
    let has_area = !figures.area.is_empty() && !ballot.weights.area;
    let wrong = |counts: &Counts| match ballot.is_election() {
        true if counts.yes.is_some() => Some(Figure::Yes),
        true if counts.no.is_some() => Some(Figure::No),
        false if !counts.candidates.is_empty() => Some(Figure::Candidates),
        true | false => None,
    };
    let figure = wrong(&figures.heads).or_else(|| wrong(&figures.area));
    let vetoes = (figures.vetoes.is_some() && ballot.vetoes.is_empty()).then_some(Figure::Vetoes);
    let wrong = figure.or(vetoes).map(|figure| figure.name().to_owned());
    let wrong = wrong.or_else(|| has_area.then(|| "area".to_owned()));
    match wrong {
        Some(figure) => Err(QuestionError::WrongFigure { ballot: ballot.name.clone(), figure }),
        None => Ok(()),
    }
}

fn tally<'c>(
    charter: &'c Charter,
    workflow: &'c Workflow,
    world: &World<'c>,
    case: &'c Case,
    (id, count): (BallotId, &Count),
    at: Instant,
) -> Result<Event, Vec<Reason>> {
    let ballot = workflow.ballots.at(id);
    let Some(poll) = case.poll(id) else {
        return Err(vec![Reason::NotOpen { ballot: id, is_over: false }]);
    };
    let view = View::new(charter, workflow, case, world.directory);
    let voters = Voters::new(ballot, &view, *world, poll.opened);
    let mut telling = Telling { id, ballot, poll, view: &view, voters, reasons: Vec::new() };
    telling.check_tellers(world, &count.by, at);
    let totals = poll.totals.or_else(|| telling.voters.totals());
    let counted = telling.counted(count, totals);
    let Some(counted) = counted.filter(|_| telling.reasons.is_empty()) else { return Err(telling.reasons) };
    let mut draft = Draft::new(view.clone(), world.calendar, at);
    draft.world = Some(*world);
    draft.grounds.push(Ground::Counter(id));
    if let Some(totals) = totals.filter(|_| poll.totals.is_none()) {
        draft.change_ballot(id, BallotChange::Totals(totals));
    }
    let outcome = draft.outcome(ballot, &counted, poll.seats.unwrap_or(0));
    draft.close_ballot(id, ballot, outcome);
    if !draft.reasons.is_empty() {
        return Err(draft.reasons);
    }
    Ok(draft.finish(What::Counted { ballot: id, by: count.by.as_slice().into() }))
}

/// A count being judged.
struct Telling<'a, 'c> {
    id: BallotId,
    ballot: &'c Ballot,
    poll: &'a Poll,
    view: &'a View<'c>,
    voters: Voters<'a, 'c>,
    reasons: Vec<Reason>,
}

impl Telling<'_, '_> {
    /// Who counts belongs, on that day, to the body that answers for the state.
    fn check_tellers(&mut self, world: &World<'_>, by: &[Person], at: Instant) {
        let party = Party::Members(Holder::Accountable(Some(self.ballot.state)));
        let on = at.date(world.calendar.zone());
        let people =
            People { world: *world, on, before: self.view, raises: false, memory: None, as_listed: false };
        for person in by {
            match people.fits(&party, person).known {
                Known::Yes => {}
                Known::No => self.reasons.push(Reason::NoTeller { ballot: self.id, person: person.clone() }),
                Known::Unknown => {
                    self.unknown(Question::Fits { person: person.clone(), party: party.clone() });
                }
            }
        }
    }

    /// The numbers: of the votes that were recorded, or as they are told.
    fn counted(&mut self, count: &Count, totals: Option<Totals>) -> Option<Counted> {
        let figures = &count.figures;
        let heads = self.electorate(&figures.heads, totals.map(|totals| totals.heads))?;
        let area = match self.ballot.weights.area {
            true => Some(self.electorate(&figures.area, totals.and_then(|totals| totals.area))?),
            false => None,
        };
        let is_recorded = !self.ballot.is_secret && !self.poll.voted.is_empty();
        if is_recorded {
            return Some(self.recorded(count, heads, area));
        }
        let voted = self.poll.heads.voted;
        let by_heads = Counting::new(&figures.heads, heads, (voted > 0).then_some(voted));
        let by_area = area.map(|area| {
            let voted = self.poll.area.voted;
            Counting::new(&figures.area, area, (voted > 0).then_some(voted))
        });
        let seats = self.poll.seats.unwrap_or(0);
        let mut contradictions = by_heads.contradictions(seats, false);
        contradictions.extend(by_heads.recorded(voted, false));
        if let Some(by_area) = &by_area {
            contradictions.extend(by_area.contradictions(seats, true));
            contradictions.extend(by_area.recorded(self.poll.area.voted, true));
        }
        self.reasons
            .extend(contradictions.into_iter().map(|contradiction| Reason::Contradiction { contradiction }));
        let candidates = self.candidates(&figures.heads.candidates, &figures.area.candidates);
        let vetoes = figures.vetoes.unwrap_or(0);
        let area = by_area.map(|by_area| by_area.tally());
        Some(Counted { heads: by_heads.tally(), area, vetoes, candidates })
    }

    /// How many there are: as told, else as the roster says. Where nobody is barred from voting, all may.
    fn electorate(&mut self, told: &Counts, known: Option<Electorate>) -> Option<Electorate> {
        let all = told.all.or(known.map(|known| known.all));
        let is_barred = !self.ballot.is_election() && !self.ballot.bars.is_empty();
        let eligible = told.eligible.or(if is_barred { known.map(|known| known.eligible) } else { all });
        let Some((all, eligible)) = all.zip(eligible) else {
            self.unknown(Question::Electorate { ballot: self.id });
            return None;
        };
        Some(Electorate { all, eligible })
    }

    /// Of votes that were recorded with their choice only what these cannot say may be told.
    fn recorded(&mut self, count: &Count, heads: Electorate, area: Option<Electorate>) -> Counted {
        let figures = &count.figures;
        let told = figures.heads.of_votes().or_else(|| figures.area.of_votes());
        let told = told.or_else(|| figures.vetoes.map(|_| Figure::Vetoes));
        self.reasons.extend(told.map(|figure| Reason::Recorded { figure }));
        let mut counted = Counted::of(self.poll, self.ballot);
        let weights = [(&mut counted.heads, Some(heads), &figures.heads)];
        let by_area = counted.area.as_mut().map(|tally| (tally, area, &figures.area));
        for (tally, electorate, told) in weights.into_iter().chain(by_area) {
            tally.present = told.present.unwrap_or(tally.present);
            (tally.all, tally.eligible) = (
                electorate.map(|electorate| electorate.all),
                electorate.map(|electorate| electorate.eligible),
            );
        }
        for (tally, is_area) in [(Some(counted.heads), false), (counted.area, true)] {
            let contradictions = tally.into_iter().flat_map(|tally| tally.contradictions(is_area));
            self.reasons.extend(contradictions.map(|contradiction| Reason::Contradiction { contradiction }));
        }
        counted
    }

    /// The candidates and their votes; one who does not stand, is barred or is named twice is a reason.
    fn candidates(&mut self, heads: &[CandidateVotes], areas: &[CandidateVotes]) -> Vec<Standing> {
        let mut candidates: Vec<Standing> = Vec::new();
        for told in heads {
            if candidates.iter().any(|known| known.person == told.person) {
                self.reasons.push(Reason::NamedTwice { person: told.person.clone() });
                continue;
            }
            let fits = self.admit(&told.person);
            candidates.push(Standing { heads: told.votes, ..Standing::new(told.person.clone(), fits) });
        }
        for (index, told) in areas.iter().enumerate() {
            if areas.iter().take(index).any(|other| other.person == told.person) {
                self.reasons.push(Reason::NamedTwice { person: told.person.clone() });
            }
            match candidates.iter_mut().find(|known| known.person == told.person) {
                Some(known) => known.area = told.votes,
                None => {
                    let fits = self.admit(&told.person);
                    candidates
                        .push(Standing { area: told.votes, ..Standing::new(told.person.clone(), fits) });
                }
            }
        }
        for person in seated(self.ballot, self.view) {
            let fits = self.fits(person);
            candidates.push(Standing::stays(person.clone(), fits));
        }
        candidates
    }

    fn admit(&mut self, person: &Person) -> Vec<u16> {
        if !stands(self.ballot, self.view, person) {
            self.reasons.push(Reason::NotStanding { ballot: self.id, person: person.clone() });
        }
        match self.voters.is_barred(person) {
            Named::By(party) => {
                let party = party.clone();
                self.reasons.push(Reason::BarredFromBallot {
                    ballot: self.id,
                    person: person.clone(),
                    party,
                });
            }
            Named::ByNone => {}
            Named::Unknown(question) => self.unknown(question),
        }
        self.fits(person)
    }

    fn fits(&mut self, person: &Person) -> Vec<u16> {
        match self.voters.fits(person) {
            Ok(fits) => fits,
            Err(question) => {
                self.unknown(question);
                Vec::new()
            }
        }
    }

    fn unknown(&mut self, question: Question) {
        let unknown = Reason::Unknown { question };
        if !self.reasons.contains(&unknown) {
            self.reasons.push(unknown);
        }
    }
}
