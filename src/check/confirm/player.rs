//! A run, turn by turn.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    cast::Cast,
    family::Family,
    unplayed::{Obstacle, Unplayed},
    votes::Manner,
    witness::{Deed, Played, Witness},
};
use crate::{
    charter::Charter,
    check::{
        proof::{Effort, Proof},
        space::{explore::Label, store::Index},
    },
    engine::{Case, Event, Reason, Turn},
    id::WorkflowId,
    rule::Party,
    time::{Date, Instant, TimeOfDay},
};

/// How many stands of a case that another opens are looked at.
const STANDS: usize = 40_000;

/// Makes the runs that these labels are, one after another, from the start; why not, if the engine does not confirm them. A second
/// run, if there is one, is a round: it must lead back to where it began.
pub(in crate::check) fn confirm<'c>(
    charter: &'c Charter,
    id: WorkflowId,
    proof: &mut Proof<'c>,
    stem: &[Label],
    round: Option<&[Label]>,
) -> Result<Witness, Unplayed> {
    confirm_by(charter, id, proof, (stem, round), &[])
}

/// The same, the last step of the first run being done by somebody who is one of these parties besides; if there are any.
pub(in crate::check) fn confirm_by<'c>(
    charter: &'c Charter,
    id: WorkflowId,
    proof: &mut Proof<'c>,
    (stem, round): (&[Label], Option<&[Label]>),
    by: &[Party],
) -> Result<Witness, Unplayed> {
    let takes_votes = |label: &Label| {
        let turn = proof.happening(*label).map(|happening| happening.turn);
        matches!(turn, Some(Turn::Closes(..) | Turn::Joins(..)))
    };
    let manners: &[Manner] = if stem.iter().chain(round.unwrap_or_default()).any(takes_votes) {
        &Manner::ALL
    } else {
        &[Manner::NONE]
    };
    let mut others = BTreeMap::new();
    let mut farthest = Unplayed { turns: 0, why: Obstacle::Otherwise };
    for &manner in manners {
        let player = Player::new((charter, id), (&mut *proof, &mut others), manner);
        match player.map(|player| player.run(stem, round, by)) {
            Some(Ok(witness)) => return Ok(witness),
            Some(Err(stopped)) if stopped.turns >= farthest.turns => farthest = stopped,
            Some(Err(_)) | None => {}
        }
    }
    Err(farthest)
}

/// What makes a run.
pub(super) struct Player<'p, 'c> {
    pub(super) charter: &'c Charter,
    id: WorkflowId,
    proof: &'p mut Proof<'c>,
    /// Walks through the workflows of cases that are opened.
    others: &'p mut BTreeMap<WorkflowId, Proof<'c>>,
    pub(super) manner: Manner,
    pub(super) cast: Cast<'c>,
    pub(super) family: Family<'c>,
    pub(super) at: Instant,
    steps: Vec<Played>,
    /// After how many steps the case stood where.
    stood: Vec<(usize, Index)>,
    /// Of which parties whoever acts next must be one besides; any, if there are none.
    pub(super) besides: Vec<Party>,
}

/// How far a run has come.
pub(super) struct Saved<'c> {
    cast: Cast<'c>,
    family: Family<'c>,
    at: Instant,
    steps: usize,
}

impl<'p, 'c> Player<'p, 'c> {
    fn new(
        (charter, id): (&'c Charter, WorkflowId),
        (proof, others): (&'p mut Proof<'c>, &'p mut BTreeMap<WorkflowId, Proof<'c>>),
        manner: Manner,
    ) -> Option<Self> {
        // A Monday of a year of which every calendar that is bundled knows the days off.
        let day = Date::from_ymd_opt(2025, 3, 3)?;
        let at = Instant::at(day, "10:00".parse::<TimeOfDay>().ok()?, charter.calendar.zone())?;
        let cast = Cast::new(charter, &proof.keys());
        Some(Self {
            charter,
            id,
            proof,
            others,
            manner,
            cast,
            family: Family::new(charter, blank(charter, id)?),
            at,
            steps: Vec::new(),
            stood: Vec::new(),
            besides: Vec::new(),
        })
    }

    fn run(mut self, stem: &[Label], round: Option<&[Label]>, by: &[Party]) -> Result<Witness, Unplayed> {
        let mut stand: Index = 0;
        let all = stem.iter().chain(round.unwrap_or_default());
        let mut begins = None;
        for (turns, &label) in all.enumerate() {
            if turns == stem.len() {
                begins = Some((stand, self.steps.len()));
            }
            self.besides = if turns + 1 == stem.len() { by.to_vec() } else { Vec::new() };
            stand = self.play(0, stand, label).map_err(|why| Unplayed { turns, why })?;
            self.stood.push((self.steps.len(), stand));
        }
        let (begun, from) = begins.unwrap_or((stand, self.steps.len()));
        let stopped = |why: Obstacle| Unplayed { turns: stem.len(), why };
        if round.is_some() && stand != begun {
            return Err(stopped(Obstacle::Round));
        }
        let steps = self.again().ok_or_else(|| stopped(Obstacle::Otherwise))?;
        let round = round.map(|_| from);
        Ok(Witness { workflow: self.id, roster: self.cast.roster, steps, round })
    }

    /// The same run with everybody there from the start, who may vote being counted among them: it must stand wherever it stood.
    fn again(&mut self) -> Option<Vec<Played>> {
        let mut family = Family::new(self.charter, blank(self.charter, self.id)?);
        let mut stood = std::mem::take(&mut self.stood).into_iter().peekable();
        let mut steps = Vec::with_capacity(self.steps.len());
        for step in std::mem::take(&mut self.steps) {
            let place = family.place_of(&step.case)?;
            let (after, events) = family.after(&self.cast.roster, (place, &step.deed), step.at).ok()?;
            family = after;
            steps.push(Played { events, ..step });
            while let Some((_, stand)) = stood.next_if(|(number, _)| *number == steps.len()) {
                self.proof.is_at(family.case(0)?, stand).then_some(())?;
            }
        }
        Some(steps)
    }

    /// Plays one turn of the case at a place, from a stand; where it leads.
    pub(super) fn play(&mut self, place: usize, stand: Index, label: Label) -> Result<Index, Obstacle> {
        let found = self.proof(place).and_then(|proof| {
            let happening = proof.happening(label)?.clone();
            let edges = proof.explored.edges(stand).iter();
            let leads = edges.filter(|edge| edge.label == label).map(|edge| edge.to).collect();
            Some((happening, leads))
        });
        let workflow = self.family.case(place).map(Case::workflow);
        let ((happening, leads), workflow) = found.zip(workflow).ok_or(Obstacle::Otherwise)?;
        let aim = Aim { place, workflow, stand, leads };
        match happening.turn {
            Turn::Does(action, number) => self.does(&aim, (action, number), happening.body.as_ref()),
            Turn::Expires(clock) => self.expires(&aim, clock),
            Turn::Closes(ballot, number) => self.closes(&aim, ballot, number),
            Turn::Joins(state, number) => self.joins(&aim, state, number),
        }
    }

    /// The walk through the workflow of the case at a place.
    pub(super) fn proof(&mut self, place: usize) -> Option<&mut Proof<'c>> {
        let workflow = self.family.case(place)?.workflow();
        self.proof_of(workflow)
    }

    pub(super) fn proof_of(&mut self, workflow: WorkflowId) -> Option<&mut Proof<'c>> {
        if workflow == self.id {
            return Some(self.proof);
        }
        if !self.others.contains_key(&workflow) {
            self.others.insert(workflow, Proof::of(self.charter, workflow, &[], Effort::quiet(STANDS))?);
        }
        self.others.get_mut(&workflow)
    }

    /// Where the case then stands, if it is one of those where it should.
    pub(super) fn reached(&mut self, aim: &Aim, family: &Family<'c>) -> Option<Index> {
        let case = family.case(aim.place)?;
        let proof = self.proof_of(aim.workflow)?;
        aim.leads.iter().copied().find(|&to| proof.is_at(case, to))
    }

    /// What comes of something, once those are there who may vote in the ballots that it opens.
    pub(super) fn attempt(
        &mut self,
        place: usize,
        deed: &Deed,
        at: Instant,
    ) -> Result<(Family<'c>, Vec<Event>), Vec<Reason>> {
        let (after, events) = self.family.after(&self.cast.roster, (place, deed), at)?;
        let opened = after.opened_since(&self.family);
        if opened.is_empty() || self.manner == Manner::NONE {
            return Ok((after, events));
        }
        for (place, ballot) in opened {
            if let Some(case) = after.case(place) {
                self.enrol(case, ballot);
            }
        }
        self.family.after(&self.cast.roster, (place, deed), at)
    }

    /// Takes a step.
    pub(super) fn step(&mut self, place: usize, deed: Deed, at: Instant) -> Result<(), Vec<Reason>> {
        let after = self.attempt(place, &deed, at)?;
        self.went(place, deed, at, after);
        Ok(())
    }

    pub(super) fn went(
        &mut self,
        place: usize,
        deed: Deed,
        at: Instant,
        (after, events): (Family<'c>, Vec<Event>),
    ) {
        let case = self.family.case(place).map_or("", Case::id);
        self.steps.push(Played { at, case: Arc::from(case), deed, events });
        self.family = after;
        self.at = at;
    }

    pub(super) fn save(&self) -> Saved<'c> {
        Saved { cast: self.cast.clone(), family: self.family.clone(), at: self.at, steps: self.steps.len() }
    }

    pub(super) fn restore(&mut self, saved: Saved<'c>) {
        let Saved { cast, family, at, steps } = saved;
        (self.cast, self.family, self.at) = (cast, family, at);
        self.steps.truncate(steps);
    }
}

/// Where a turn of a case should lead.
pub(super) struct Aim {
    pub(super) place: usize,
    pub(super) workflow: WorkflowId,
    /// Where it stands.
    pub(super) stand: Index,
    pub(super) leads: Vec<Index>,
}

/// A case that has not begun.
fn blank(charter: &Charter, id: WorkflowId) -> Option<Case> {
    Case::new(charter, charter.workflows.get(id)?.name.as_str(), Witness::CASE).ok()
}
