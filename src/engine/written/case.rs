//! Snapshots of cases as written.

use serde::{Deserialize, Serialize};

use super::{ElectionText, Format, PauseText, PollText, Rules, WrittenError, ballot, names::Names};
use crate::{
    charter::Charter,
    engine::{Asked, Case, Deed, Entry, Given, Givens, Person, Run},
    id::Id as _,
    time::{Date, Instant, Limit},
};

/// A snapshot of a case with names. The events remain the truth; a snapshot spares replaying them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct CaseText {
    /// The version of this form.
    pub format: Format,
    /// By which rules it goes.
    pub rules: Rules,
    /// The workflow.
    pub workflow: String,
    /// The case's id.
    pub case: String,
    /// How many events it has seen.
    pub events: u32,
    /// When its last event happened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<Instant>,
    /// When it was raised.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub raised: Option<Instant>,
    /// When it was put where it stands, having just done all that limits count from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub placed: Option<Instant>,
    /// Who raised it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub raisers: Vec<Person>,
    /// The instances that cover it, one of each class of which its workflow speaks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub covered: Vec<String>,
    /// The states it has entered, and which of them are active.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub states: Vec<StateText>,
    /// The end state it has reached.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<String>,
    /// What it knows.
    #[serde(default, skip_serializing_if = "Givens::is_empty")]
    pub facts: Givens,
    /// Whom it holds.
    #[serde(default, skip_serializing_if = "Givens::is_empty")]
    pub slots: Givens,
    /// The rung on which its ladder stands.
    #[serde(default, skip_serializing_if = "is_none")]
    pub rung: u16,
    /// Its clocks that have started and were not stopped.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub runs: Vec<RunText>,
    /// The last expiry of each clock that has ended.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub spent: Vec<SpentText>,
    /// What was done.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub deeds: Vec<DeedText>,
    /// The action done last, and how often in a row.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub streak: Option<StreakText>,
    /// Its ballots that are open, or wait for the count.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub polls: Vec<PollText>,
    /// The elections that were held, each ballot's last, the latest at the end.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub elections: Vec<ElectionText>,
}

/// When a state was entered last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StateText {
    /// The state.
    pub state: String,
    /// Whether it is active.
    #[serde(default, skip_serializing_if = "is_no")]
    pub active: bool,
    /// When it was entered.
    pub at: Instant,
    /// By which event.
    pub event: u32,
}

/// A clock that has started.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct RunText {
    /// The clock.
    pub clock: String,
    /// From when it counts.
    pub from: Instant,
    /// How long it is.
    pub limit: Limit,
    /// The day from which it counts back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub back_from: Option<Date>,
    /// When it stood still.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pauses: Vec<PauseText>,
    /// What it was given besides.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub prolonged: Vec<Limit>,
    /// More time that was asked for it and not decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked: Option<Asked>,
    /// Whether its end has come.
    #[serde(default, skip_serializing_if = "is_no")]
    pub expired: bool,
}

/// The last expiry of a clock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct SpentText {
    /// The clock.
    pub clock: String,
    /// From when it counted.
    pub from: Instant,
    /// The day from which it counted back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub back_from: Option<Date>,
}

/// How an action was done so far.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeedText {
    /// The action.
    pub action: String,
    /// How often.
    pub times: u32,
    /// When last.
    pub at: Instant,
    /// By which event last.
    pub event: u32,
    /// Who did it last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub by: Vec<Person>,
    /// The body in whose capacity it was done last.
    #[serde(default, rename = "for", skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    /// Everybody who ever did it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ever: Vec<Person>,
    /// Every body in whose capacity it was done.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bodies: Vec<String>,
}

/// The action done last, and how often in a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StreakText {
    /// The action.
    pub action: String,
    /// How often in a row.
    pub times: u32,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_none(rung: &u16) -> bool {
    *rung == 0
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_no(flag: &bool) -> bool {
    !*flag
}

impl Case {
    /// A snapshot of the case with names, to be stored.
    ///
    /// # Errors
    /// [`WrittenError::Foreign`] if it goes by other rules than the charter's.
    pub fn written(&self, charter: &Charter) -> Result<CaseText, WrittenError> {
        let names = Names::of(charter, &self.identity)?;
        let state = |entry: &Entry| StateText {
            state: names.state(entry.state),
            active: self.marking.contains(entry.state),
            at: entry.at,
            event: entry.event,
        };
        Ok(CaseText {
            format: Format,
            rules: Rules::of(&self.identity),
            workflow: names.workflow.name.to_string(),
            case: self.id().to_owned(),
            events: self.events,
            last: self.last,
            raised: self.raised,
            placed: self.placed,
            raisers: self.raisers.to_vec(),
            covered: self.covered.iter().map(|instance| names.body(instance)).collect(),
            states: self.entered.iter().map(state).collect(),
            ended: self.ended.map(|state| names.state(state)),
            facts: self.facts_written(names),
            slots: self.slots_written(names),
            rung: self.rung,
            runs: self.runs.iter().map(|run| RunText::of(names, run)).collect(),
            spent: self
                .spent
                .iter()
                .map(|&(clock, from, back_from)| SpentText { clock: names.clock(clock), from, back_from })
                .collect(),
            deeds: self.deeds.iter().map(|deed| DeedText::of(names, deed)).collect(),
            streak: self.streak.map(|(action, times)| StreakText { action: names.action(action), times }),
            polls: PollText::all(names, self),
            elections: ElectionText::all(names, self),
        })
    }

    fn facts_written(&self, names: Names<'_>) -> Givens {
        let written = |(fact, value): (_, &Option<_>)| {
            let value = value.as_ref()?;
            Some((names.fact(fact), names.value(fact, value)))
        };
        Givens(names.workflow.facts.ids().zip(&self.facts).filter_map(written).collect())
    }

    fn slots_written(&self, names: Names<'_>) -> Givens {
        let written = names.workflow.slots.ids().zip(&self.slots);
        let written = written.map(|(slot, binding)| (names.slot(slot), names.binding(binding)));
        Givens(written.filter(|(_, given)| *given != Given::Nothing).collect())
    }
}

impl CaseText {
    /// The case that this says.
    ///
    /// # Errors
    /// [`WrittenError`] if it goes by other rules, or names something that the charter does not know.
    pub fn read(&self, charter: &Charter) -> Result<Case, WrittenError> {
        self.rules.check(charter, &self.case)?;
        let names = Names::read(charter, &self.workflow)?;
        let (facts, slots) = (names.workflow.facts.len(), names.workflow.slots.len());
        let mut case = Case::blank(names.identity(&self.case), facts, slots);
        self.read_progress(names, &mut case)?;
        self.read_values(names, &mut case)?;
        case.runs = self.runs.iter().map(|run| run.read(names)).collect::<Result<_, _>>()?;
        case.runs.sort_by_key(|run| run.clock);
        let spent = |spent: &SpentText| Ok((names.read_clock(&spent.clock)?, spent.from, spent.back_from));
        case.spent = self.spent.iter().map(spent).collect::<Result<_, WrittenError>>()?;
        case.deeds = self.deeds.iter().map(|deed| deed.read(names)).collect::<Result<_, _>>()?;
        case.deeds.sort_by_key(|deed| deed.action);
        let streak =
            |streak: &StreakText| Ok::<_, WrittenError>((names.read_action(&streak.action)?, streak.times));
        case.streak = self.streak.as_ref().map(streak).transpose()?;
        case.ballots = ballot::read(names, &self.polls, &self.elections)?;
        Ok(case)
    }

    fn read_progress(&self, names: Names<'_>, case: &mut Case) -> Result<(), WrittenError> {
        (case.events, case.last, case.raised, case.rung) = (self.events, self.last, self.raised, self.rung);
        case.placed = self.placed;
        case.raisers = self.raisers.as_slice().into();
        case.covered = names.read_bodies(&self.covered)?;
        case.ended = self.ended.as_deref().map(|state| names.read_state(state)).transpose()?;
        for entry in &self.states {
            let state = names.read_state(&entry.state)?;
            case.entered.push(Entry { state, at: entry.at, event: entry.event });
            if entry.active {
                case.marking.insert(state);
            }
        }
        Ok(())
    }

    fn read_values(&self, names: Names<'_>, case: &mut Case) -> Result<(), WrittenError> {
        for (name, given) in &self.facts.0 {
            let fact = names.read_fact(name)?;
            let value = names.read_value(fact, given)?;
            if let Some(place) = case.facts.get_mut(fact.index()) {
                *place = value;
            }
        }
        for (name, given) in &self.slots.0 {
            let slot = names.read_slot(name)?;
            let binding = names.read_binding(slot, given)?;
            if let Some(place) = case.slots.get_mut(slot.index()) {
                *place = binding;
            }
        }
        Ok(())
    }
}

impl RunText {
    fn of(names: Names<'_>, run: &Run) -> Self {
        Self {
            clock: names.clock(run.clock),
            from: run.from,
            limit: run.limit,
            back_from: run.back_from,
            pauses: run.pauses.to_vec(),
            prolonged: run.prolonged.to_vec(),
            asked: run.asked,
            expired: run.expired,
        }
    }

    fn read(&self, names: Names<'_>) -> Result<Run, WrittenError> {
        Ok(Run {
            clock: names.read_clock(&self.clock)?,
            from: self.from,
            limit: self.limit,
            back_from: self.back_from,
            pauses: self.pauses.as_slice().into(),
            prolonged: self.prolonged.as_slice().into(),
            asked: self.asked,
            expired: self.expired,
        })
    }
}

impl DeedText {
    fn of(names: Names<'_>, deed: &Deed) -> Self {
        Self {
            action: names.action(deed.action),
            times: deed.times,
            at: deed.at,
            event: deed.event,
            by: deed.by.to_vec(),
            body: deed.body.as_ref().map(|body| names.body(body)),
            ever: deed.ever.to_vec(),
            bodies: deed.bodies.iter().map(|body| names.body(body)).collect(),
        }
    }

    fn read(&self, names: Names<'_>) -> Result<Deed, WrittenError> {
        Ok(Deed {
            action: names.read_action(&self.action)?,
            times: self.times,
            at: self.at,
            event: self.event,
            by: self.by.as_slice().into(),
            body: self.body.as_deref().map(|body| names.read_body(body)).transpose()?,
            ever: self.ever.as_slice().into(),
            bodies: names.read_bodies(&self.bodies)?,
        })
    }
}
