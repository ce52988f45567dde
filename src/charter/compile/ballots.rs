//! Ballots: who votes, what is counted, who is elected.

use super::{
    category::Category,
    room::{Room, Thing},
};
use crate::{
    Name,
    charter::{Ballot, BallotSort, Vacancies, Weights, levels::Subject},
    finding::{Lint, Span},
    id::{BallotId, SlotId, StateId},
    origin::Origin,
    rule::{ClockOwner, Expiry, FactType, SlotType},
    text::{BallotText, Path, StateText, TypeText, WithinText},
    title::Titles,
};

impl<'t> Room<'_, 't> {
    pub(super) fn declare_ballots(&mut self) {
        for (state, outer) in self.state_texts.clone() {
            let texts: &'t [BallotText] = &outer.ballots;
            for text in texts {
                let Some(name) = self.declare_name(&text.name, Category::Ballot) else { continue };
                let titles = self.hall.titles(&text.name, &text.titles);
                let id = self.ballots.push(blank(name, titles, state, text));
                self.add_name(&text.name, Category::Ballot, id.map(Thing::Ballot));
                if let Some(id) = id {
                    self.states.at_mut(state).ballots.push(id);
                    self.ballot_texts.push((id, text));
                }
            }
        }
    }

    /// Reads the limits after which ballots close.
    pub(super) fn read_ballot_clocks(&mut self) {
        for (id, text) in self.ballot_texts.clone() {
            self.within_ballot(id, text, |room| room.clock_of_ballot(id, text));
        }
    }

    pub(super) fn read_ballots(&mut self) {
        for (id, text) in self.ballot_texts.clone() {
            self.within_ballot(id, text, |room| room.read_ballot(id, text));
        }
    }

    /// Runs `read` with the levels that hold for a ballot.
    fn within_ballot(&mut self, id: BallotId, text: &BallotText, read: impl FnOnce(&mut Self)) {
        let outer: Option<&'t StateText> = self.state_text(self.ballots.at(id).state);
        let depth = outer.map(|outer| self.hall.findings.enter(&outer.notes));
        self.within(&text.notes, Subject::Ballot(self.id, id), read);
        if let Some(depth) = depth {
            self.hall.findings.leave(depth);
        }
    }

    fn clock_of_ballot(&mut self, id: BallotId, text: &'t BallotText) {
        let (name, titles) = (self.ballots.at(id).name.clone(), self.ballots.at(id).titles.clone());
        for on in text.within.iter().flat_map(|within| &within.on) {
            let en =
                format!("when the time of `{name}` is over the votes are counted: say `on` of its results");
            self.hall.say(
                Lint::MisplacedClause,
                on.span,
                en,
                format!("“{name}”到期即计票：请对表决的结果写“遇”"),
            );
        }
        let groups = self.limit_groups(&text.within);
        for again in groups.iter().skip(1).flatten() {
            let en = format!("`{name}` closes once: one limit, or several under conditions");
            self.hall.say(
                Lint::RepeatedClause,
                again.span,
                en,
                format!("“{name}”只截止一次：写一个时限，或者几个带条件的时限"),
            );
        }
        let Some(group) = groups.first() else { return };
        let limits: Vec<WithinText> =
            group.iter().map(|&within| WithinText { on: Vec::new(), ..within.clone() }).collect();
        let limits: Vec<&WithinText> = limits.iter().collect();
        let before = self.clocks.len();
        self.owned_clock(&name, &titles, ClockOwner::Ballot(id), (&[], None), &limits, Expiry::Close);
        self.ballots.at_mut(id).clock = self.clocks.ids().nth(before);
    }

    fn read_ballot(&mut self, id: BallotId, text: &BallotText) {
        let mut ballot = self.ballots.at(id).clone();
        ballot.origin = self.hall.origin(&text.notes, text.name.span);
        ballot.by = self.electorate(text);
        ballot.weights = self.weights(&text.weight);
        ballot.quorum = self.quorum(&text.quorum);
        ballot.passes = self.thresholds(if ballot.is_election() { &text.wins } else { &text.passes });
        ballot.proxies = self.proxies(&text.proxies);
        ballot.vetoes = self.vetoes(&text.veto);
        ballot.bars = self.named_parties_of(&text.bars);
        ballot.is_secret = text.secret;
        ballot.sort = self.sort(&ballot, text);
        ballot.margin = self.margins(&ballot, text);
        ballot.reserved = text.has.iter().flat_map(|has| self.reserved(has)).collect();
        ballot.on = self.results(&ballot, text);
        self.check_sort(&ballot, text);
        *self.ballots.at_mut(id) = ballot;
    }

    fn weights(&mut self, words: &[Path]) -> Weights {
        let mut weights = Weights { heads: words.is_empty(), area: false };
        for word in words {
            match word.as_str() {
                "heads" => weights.heads = true,
                "area" => weights.area = true,
                other => {
                    let en = format!("`{other}` is not counted: write heads, area, or both");
                    self.hall.wrong(word.span, en, format!("“{other}”不能计权：请写人数、面积，或者两者"));
                }
            }
        }
        weights
    }

    /// What the ballot decides. It endorses if enough of all are enough: nothing else is asked, so that it can close as soon as
    /// they are.
    fn sort(&mut self, ballot: &Ballot, text: &BallotText) -> BallotSort {
        if ballot.is_election() {
            let seats = text.seats.as_ref().and_then(|seats| self.vacancies(seats, text.name.span));
            let candidates = text.candidates.as_ref().and_then(|path| self.candidates(path));
            return BallotSort::Elects { seats, candidates };
        }
        let is_of_all = ballot.passes.iter().all(|threshold| threshold.amount.is_of_all());
        if is_of_all && text.quorum.is_empty() && text.veto.is_empty() && !ballot.is_secret {
            BallotSort::Endorses
        } else {
            BallotSort::Approves
        }
    }

    fn vacancies(&mut self, seats: &TypeText, span: Span) -> Option<Vacancies> {
        let path = match seats {
            TypeText::Range { least, most, unit: None } if least == most && *least > 0 => {
                return Some(Vacancies::Number(*least));
            }
            TypeText::Named(path) => path,
            TypeText::Range { .. } | TypeText::OneOf(_) => return self.no_vacancies(seats, span),
        };
        let fact = self.find(path, &[Category::Fact], |thing| match thing {
            Thing::Fact(fact) => Some(fact),
            _ => None,
        })?;
        match self.facts.at(fact).r#type {
            FactType::Number { unit: None, .. } => Some(Vacancies::Fact(fact)),
            _ if self.broken.contains(&fact) => None,
            _ => {
                let en = format!("`{path}` is no number of seats");
                self.hall.wrong(path.span, en, format!("“{path}”不是名额数"));
                None
            }
        }
    }

    fn no_vacancies<T>(&mut self, seats: &TypeText, span: Span) -> Option<T> {
        let en =
            format!("an election fills so many seats, such as 7, or as many as a fact says; not `{seats}`");
        let zh = format!("选举的名额是一个数，例如 7，或者由事实写明；不能是“{seats}”");
        self.hall.say(Lint::BadAmount, span, en, zh);
        None
    }

    /// The slot that holds those who stand.
    fn candidates(&mut self, path: &Path) -> Option<SlotId> {
        let slot = self.find(path, &[Category::Slot], |thing| match thing {
            Thing::Slot(slot) => Some(slot),
            _ => None,
        })?;
        if !matches!(self.slots.at(slot).r#type, SlotType::Person | SlotType::Persons) {
            let en = format!("`{path}` holds no persons, so nobody in it can stand");
            self.hall.wrong(path.span, en, format!("“{path}”不是人员角色，其中没有候选人"));
            return None;
        }
        Some(slot)
    }
}

/// A ballot of which only the name is known, and whether it elects.
fn blank(name: Name, titles: Titles, state: StateId, text: &BallotText) -> Ballot {
    let elects = text.seats.is_some() || !text.wins.is_empty();
    Ballot {
        name,
        titles,
        state,
        sort: if elects {
            BallotSort::Elects { seats: None, candidates: None }
        } else {
            BallotSort::Approves
        },
        by: Vec::new(),
        weights: Weights { heads: true, area: false },
        quorum: Vec::new(),
        passes: Vec::new(),
        margin: Vec::new(),
        proxies: Vec::new(),
        vetoes: Vec::new(),
        reserved: Vec::new(),
        bars: Vec::new(),
        is_secret: false,
        clock: None,
        on: Vec::new(),
        origin: Origin { span: text.name.span, ..Origin::default() },
    }
}
