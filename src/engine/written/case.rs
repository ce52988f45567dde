//! Snapshots of cases as written.

use serde::{Deserialize, Serialize};

use super::{
    After, DeedText, ElectionText, EntryText, Format, Named, ParentText, PollText, Rules, RunText,
    SubCaseText, WrittenError, ballot, format::in_one_text, names::Names,
};
use crate::{
    charter::Charter,
    engine::{Case, Deed, Given, Givens, Person},
    id::{ActionId, Id as _},
    time::{Date, Instant},
};

/// A snapshot of a case with names. The events remain the truth; a snapshot spares replaying them. What follows from the rest
/// is left out, and times are seconds after the case was raised, so that it stays small.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct CaseText {
    /// The version of this form.
    pub format: Format<3>,
    /// By which rules it goes.
    #[serde(with = "in_one_text")]
    pub rules: Rules,
    /// The workflow.
    pub workflow: String,
    /// The case's id.
    pub case: String,
    /// The case that opened it, if one did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<ParentText>,
    /// How many events it has seen, if the last is not the last deed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub events: Option<u32>,
    /// When it was raised.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub raised: Option<Instant>,
    /// When its last event happened, if that is not the last deed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<After>,
    /// When it was put where it stands, having just done all that limits count from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub placed: Option<After>,
    /// Who raised it, if not who did the deed that is its first event.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub raisers: Option<Vec<Person>>,
    /// The instances that cover it, one of each class of which its workflow speaks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub covered: Vec<String>,
    /// The active states.
    #[serde(default, rename = "in", skip_serializing_if = "Vec::is_empty")]
    pub active: Vec<String>,
    /// The states it has entered, but for those that the deeds tell.
    #[serde(default, skip_serializing_if = "Named::is_empty")]
    pub entered: Named<EntryText>,
    /// The end state it has reached.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<String>,
    /// What it knows.
    #[serde(default, skip_serializing_if = "Givens::is_empty")]
    pub facts: Givens,
    /// Whom it holds.
    #[serde(default, skip_serializing_if = "Givens::is_empty")]
    pub slots: Givens,
    /// The rung on which its ladder stands, if not that of the body in its slot.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rung: Option<u16>,
    /// Its clocks that have started and were not stopped.
    #[serde(default, skip_serializing_if = "Named::is_empty")]
    pub runs: Named<RunText>,
    /// The last expiry of each clock that has ended.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub spent: Vec<SpentText>,
    /// What was done.
    #[serde(default, skip_serializing_if = "Named::is_empty")]
    pub deeds: Named<DeedText>,
    /// The action done last, and how often in a row, if not the last deed once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub streak: Option<StreakText>,
    /// Its ballots that are open, or wait for the count.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub polls: Vec<PollText>,
    /// The elections that were held, each ballot's last, the latest at the end.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub elections: Vec<ElectionText>,
    /// The cases it opened.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<SubCaseText>,
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

/// The action done last, and how often in a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StreakText {
    /// The action.
    pub action: String,
    /// How often in a row.
    pub times: u32,
}

impl Case {
    /// A snapshot of the case with names, to be stored.
    ///
    /// # Errors
    /// [`WrittenError::Foreign`] if it goes by other rules than the charter's.
    pub fn written(&self, charter: &Charter) -> Result<CaseText, WrittenError> {
        let names = Names::of(charter, &self.identity)?;
        let base = self.base();
        let after = |at| After::of(base, at);
        let spent = |&(clock, from, back_from): &_| SpentText { clock: names.clock(clock), from, back_from };
        let streak = self.streak.filter(|streak| Some(*streak) != self.usual_streak());
        Ok(CaseText {
            format: Format,
            rules: Rules::of(&self.identity),
            workflow: names.workflow.name.to_string(),
            case: self.id().to_owned(),
            parent: self.identity.parent.as_ref().map(ParentText::of),
            events: (self.events != self.usual_events()).then_some(self.events),
            raised: self.raised,
            last: self.last.filter(|last| Some(*last) != self.usual_last()).map(after),
            placed: self.placed.map(after),
            raisers: (self.raisers.as_slice() != self.usual_raisers()).then(|| self.raisers.to_vec()),
            covered: self.covered.iter().map(|instance| names.body(instance)).collect(),
            active: self.marking.iter().map(|state| names.state(state)).collect(),
            entered: EntryText::all(names, self, base),
            ended: self.ended.map(|state| names.state(state)),
            facts: self.facts_written(names),
            slots: self.slots_written(names),
            rung: (self.rung != names.usual_rung(self)).then_some(self.rung),
            runs: self
                .runs
                .iter()
                .map(|run| (names.clock(run.clock), RunText::of(names, run, base)))
                .collect(),
            spent: self.spent.iter().map(spent).collect(),
            deeds: self
                .deeds
                .iter()
                .map(|deed| (names.action(deed.action), DeedText::of(names, deed, base)))
                .collect(),
            streak: streak.map(|(action, times)| StreakText { action: names.action(action), times }),
            polls: PollText::all(names, self),
            elections: ElectionText::all(names, self),
            children: self.children.iter().map(|known| SubCaseText::of(names, known)).collect(),
        })
    }

    /// From when the times of a snapshot count.
    fn base(&self) -> Instant {
        self.raised.unwrap_or(Instant::MIN)
    }

    fn last_deed(&self) -> Option<&Deed> {
        self.deeds.iter().max_by_key(|deed| deed.event)
    }

    /// How many events it has seen, unless something else is said: up to the last deed.
    fn usual_events(&self) -> u32 {
        self.last_deed().map_or(0, |deed| deed.event)
    }

    /// When its last event happened, unless something else is said: the last deed, or when it was raised.
    fn usual_last(&self) -> Option<Instant> {
        self.last_deed().map(|deed| deed.at).or(self.raised)
    }

    /// Who raised it, unless something else is said: who did its first event.
    fn usual_raisers(&self) -> &[Person] {
        self.deeds.iter().find(|deed| deed.event == 1).map_or(&[], |deed| &deed.by)
    }

    /// What was done last, unless something else is said: the last deed, once.
    fn usual_streak(&self) -> Option<(ActionId, u32)> {
        self.last_deed().map(|deed| (deed.action, 1))
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
        let mut case = Case::blank(names.identity(&self.case, self.parent.as_ref()), facts, slots);
        case.raised = self.raised;
        let base = case.base();
        let deed = |(name, deed): &(String, DeedText)| deed.read(names, names.read_action(name)?, base);
        case.deeds = self.deeds.0.iter().map(deed).collect::<Result<_, _>>()?;
        case.deeds.sort_by_key(|deed| deed.action);
        self.read_progress(names, &mut case)?;
        self.read_values(names, &mut case)?;
        let run = |(name, run): &(String, RunText)| run.read(names, names.read_clock(name)?, base);
        case.runs = self.runs.0.iter().map(run).collect::<Result<_, _>>()?;
        case.runs.sort_by_key(|run| run.clock);
        let spent = |spent: &SpentText| Ok((names.read_clock(&spent.clock)?, spent.from, spent.back_from));
        case.spent = self.spent.iter().map(spent).collect::<Result<_, WrittenError>>()?;
        case.ballots = ballot::read(names, &self.polls, &self.elections)?;
        case.children = self.children.iter().map(|known| known.read(names)).collect::<Result<_, _>>()?;
        Ok(case)
    }

    /// Where it stands and how it came there, the deeds being read.
    fn read_progress(&self, names: Names<'_>, case: &mut Case) -> Result<(), WrittenError> {
        let base = case.base();
        let after = |at: Option<After>| at.map(|at| at.read(base)).transpose();
        case.events = self.events.unwrap_or(case.usual_events());
        case.last = after(self.last)?.or(case.usual_last());
        case.placed = after(self.placed)?;
        case.raisers = self.raisers.as_deref().unwrap_or(case.usual_raisers()).into();
        case.covered = names.read_bodies(&self.covered)?;
        case.ended = self.ended.as_deref().map(|state| names.read_state(state)).transpose()?;
        for name in &self.active {
            case.marking.insert(names.read_state(name)?);
        }
        case.entered = EntryText::read_all(&self.entered, names, case, base)?;
        case.streak = match &self.streak {
            Some(streak) => Some((names.read_action(&streak.action)?, streak.times)),
            None => case.usual_streak(),
        };
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
        case.rung = self.rung.unwrap_or(names.usual_rung(case));
        Ok(())
    }
}
