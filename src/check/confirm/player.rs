//! A run, turn by turn.

use super::{
    cast::{Cast, UNDERSTUDIES},
    witness::{Played, Witness},
};
use crate::{
    charter::Charter,
    check::{
        proof::Proof,
        space::{explore::Label, store::Index},
    },
    engine::{
        Answer, Case, Command, Doer, Event, Happening, Instance, PlainRoster, Reason, Turn, World, decide,
        tick,
    },
    id::{ActionId, ClockId, WorkflowId},
    rule::Party,
    time::{Date, Due, Instant, TimeOfDay},
};

/// How many days are waited for an action to be open.
const PATIENCE: u32 = 800;

/// What the case is called.
const NAME: &str = "witness";

/// How many persons are put together where an action takes several.
const TOGETHER: usize = 6;

/// Makes the runs that these labels are, one after another, from the start; `None` if the engine does not confirm them. A second
/// run, if there is one, is a round: it must lead back to where it began.
pub(in crate::check) fn confirm(
    charter: &Charter,
    id: WorkflowId,
    proof: &mut Proof<'_>,
    stem: &[Label],
    round: Option<&[Label]>,
) -> Option<Witness> {
    confirm_by(charter, id, proof, (stem, round), &[])
}

/// The same, the last step of the first run being done by somebody who is one of these parties besides; if there are any.
pub(in crate::check) fn confirm_by(
    charter: &Charter,
    id: WorkflowId,
    proof: &mut Proof<'_>,
    (stem, round): (&[Label], Option<&[Label]>),
    by: &[Party],
) -> Option<Witness> {
    let mut player = Player::new(charter, id, proof)?;
    let mut stand: Index = 0;
    for (left, &label) in (1..=stem.len()).rev().zip(stem) {
        player.besides = if left == 1 { by.to_vec() } else { Vec::new() };
        stand = player.play(proof, stand, label)?;
    }
    player.besides.clear();
    let begins = (stand, player.steps.len());
    for &label in round.unwrap_or_default() {
        stand = player.play(proof, stand, label)?;
    }
    let Player { cast, steps, .. } = player;
    let roster = cast.of(&steps);
    let steps = again(charter, id, &roster, steps)?;
    let goes_round = round.is_none() || stand == begins.0;
    goes_round.then_some(Witness { workflow: id, roster, steps, round: round.map(|_| begins.1) })
}

/// The same run among nobody but those who act in it: who may vote is counted among them.
fn again(charter: &Charter, id: WorkflowId, roster: &PlainRoster, steps: Vec<Played>) -> Option<Vec<Played>> {
    let world = World { roster, directory: roster, calendar: &charter.calendar };
    let mut case = Case::new(charter, charter.workflows.get(id)?.name.as_str(), NAME).ok()?;
    let mut play = |step: Played| {
        let events = match &step.command {
            Some(command) => match decide(charter, &world, &case, command, step.at).ok()? {
                Answer::Accepted { events } => events,
                Answer::Refused(_) => return None,
            },
            None => tick(charter, roster, &charter.calendar, &case, step.at).ok()?,
        };
        case = after(&case, &events)?;
        Some(Played { events, ..step })
    };
    steps.into_iter().map(&mut play).collect()
}

/// What the engine says of a command: what happens and the case after it, or why not.
type Attempt = Result<(Vec<Event>, Case), Vec<Reason>>;

struct Player<'c> {
    charter: &'c Charter,
    cast: Cast<'c>,
    case: Case,
    at: Instant,
    steps: Vec<Played>,
    /// Of which parties whoever acts next must be one besides; any, if there are none.
    besides: Vec<Party>,
}

impl<'c> Player<'c> {
    fn new(charter: &'c Charter, id: WorkflowId, proof: &Proof<'_>) -> Option<Self> {
        let workflow = charter.workflows.get(id)?;
        // A Monday of a year of which every calendar that is bundled knows the days off.
        let day = Date::from_ymd_opt(2025, 3, 3)?;
        let at = Instant::at(day, "10:00".parse::<TimeOfDay>().ok()?, charter.calendar.zone())?;
        let cast = Cast::new(charter, &proof.keys());
        Some(Self {
            charter,
            cast,
            case: Case::new(charter, workflow.name.as_str(), NAME).ok()?,
            at,
            steps: Vec::new(),
            besides: Vec::new(),
        })
    }

    /// Plays one turn from a stand; where it leads.
    fn play(&mut self, proof: &mut Proof<'_>, stand: Index, label: Label) -> Option<Index> {
        let happening = proof.happening(label)?.clone();
        let edges = proof.explored.edges(stand).to_vec();
        let leads: Vec<Index> = edges.iter().filter(|edge| edge.label == label).map(|edge| edge.to).collect();
        let mut goal =
            |proof: &mut Proof<'_>, case: &Case| leads.iter().copied().find(|&to| proof.is_at(case, to));
        match happening.turn {
            Turn::Does(action, number) => self.does(proof, action, number, &happening, &mut goal),
            Turn::Expires(clock) => self.expires(proof, clock, &mut goal),
            // Votes are not cast, and cases that are opened not carried on.
            Turn::Closes(..) | Turn::Joins(..) => None,
        }
    }

    fn does(
        &mut self,
        proof: &mut Proof<'_>,
        action: ActionId,
        number: u32,
        happening: &Happening,
        goal: &mut impl FnMut(&mut Proof<'_>, &Case) -> Option<Index>,
    ) -> Option<Index> {
        let parts = proof.parts(&self.case, action);
        let fits =
            |(_, body): &&(Doer, Option<Instance>)| happening.body.is_none() || *body == happening.body;
        let parts: Vec<Doer> = parts.iter().filter(fits).map(|(part, _)| part.clone()).collect();
        let parts = self.with_besides(proof, parts);
        let together = self.together(action);
        let given = proof.given(action, number);
        let name = proof.workflow().actions.get(action)?.name.to_string();
        for days in 0..PATIENCE {
            let at = self.at.plus_seconds(i64::from(days) * 86_400)?;
            let mut is_early = false;
            for (part, besides) in &parts {
                for skipped in 0..UNDERSTUDIES {
                    for number in 1..=together {
                        let by = match besides {
                            Some(besides) => {
                                self.cast.persons_of_both((part, besides), &self.case, skipped, number)
                            }
                            None => self.cast.persons(part, &self.case, skipped, number),
                        };
                        let Some(by) = by else { continue };
                        let mut command = Command::new(name.as_str());
                        command.by = by;
                        command.given.0.clone_from(&given);
                        match self.attempt(&command, at)? {
                            Ok((events, case)) => {
                                if let Some(found) = goal(proof, &case) {
                                    self.went(at, Some(command), events, case);
                                    return Some(found);
                                }
                            }
                            Err(reasons) => is_early |= reasons.iter().any(is_early_for),
                        }
                    }
                }
            }
            if !is_early {
                return None;
            }
        }
        None
    }

    /// Each part with what whoever plays it must be besides.
    fn with_besides(&self, proof: &Proof<'_>, parts: Vec<Doer>) -> Vec<(Doer, Option<Doer>)> {
        let besides = self.besides.iter().flat_map(|party| proof.parts_of(&self.case, party));
        let besides: Vec<Option<Doer>> = match self.besides.is_empty() {
            true => vec![None],
            false => besides.map(|(besides, _)| Some(besides)).collect(),
        };
        parts.iter().flat_map(|part| besides.iter().map(|besides| (part.clone(), besides.clone()))).collect()
    }

    /// The most persons that it may take to act together.
    fn together(&self, action: ActionId) -> usize {
        let workflow = self.charter.workflows.get(self.case.workflow());
        let action = workflow.and_then(|workflow| workflow.actions.get(action));
        let joint = action.is_some_and(|action| action.by.iter().any(|by| !by.together.is_empty()));
        if joint { TOGETHER } else { 1 }
    }

    fn attempt(&self, command: &Command, at: Instant) -> Option<Attempt> {
        let roster = &self.cast.roster;
        let world = World { roster, directory: roster, calendar: &self.charter.calendar };
        match decide(self.charter, &world, &self.case, command, at).ok()? {
            Answer::Accepted { events } => {
                let case = after(&self.case, &events)?;
                Some(Ok((events, case)))
            }
            Answer::Refused(refusal) => Some(Err(refusal.reasons)),
        }
    }

    fn expires(
        &mut self,
        proof: &mut Proof<'_>,
        clock: ClockId,
        goal: &mut impl FnMut(&mut Proof<'_>, &Case) -> Option<Index>,
    ) -> Option<Index> {
        let policy = proof.workflow().clocks.get(clock)?.policy;
        let Due::At { due, .. } = self.case.run(clock)?.due(&self.charter.calendar, policy) else {
            return None;
        };
        let at = due.max(self.at);
        let events = tick(self.charter, &self.cast.roster, &self.charter.calendar, &self.case, at).ok()?;
        let case = after(&self.case, &events)?;
        let found = goal(proof, &case)?;
        self.went(at, None, events, case);
        Some(found)
    }

    fn went(&mut self, at: Instant, command: Option<Command>, events: Vec<Event>, case: Case) {
        self.case = case;
        self.at = at;
        self.steps.push(Played { at, command, events });
    }
}

/// The case after these events.
fn after(case: &Case, events: &[Event]) -> Option<Case> {
    let mut after = case.clone();
    events.iter().all(|event| after.apply(event).is_ok()).then_some(after)
}

/// Whether waiting may help.
fn is_early_for(reason: &Reason) -> bool {
    matches!(reason, Reason::TooEarly { .. } | Reason::Since { .. })
}
