//! Expectations held against a case: met, or the difference.

use super::{
    compiled::{Actor, DueAt, Expect, Expected, People, Set, Who},
    outcome::Difference,
    phrase::{Phrases, cause, joined, same, word_in_both},
    run::{Last, Met, Running},
};
use crate::{
    engine::{
        Addressee, Choice, Known, Opening, Person, Refusal, Role, World, judge, options, responsibility,
    },
    finding::{Bilingual, Span},
    id::{ActionId, BodyId, ClockId, StateId},
    rule::{Cause, Condition, Party, SlotType},
    time::{Due, Instant},
};

/// A case as expectations look at it.
pub(super) struct Observed<'r> {
    phrases: Phrases<'r>,
    running: &'r Running,
    last: &'r Last,
}

impl Expect {
    /// Whether it says that the last step was refused.
    pub(super) fn is_refusal(&self) -> bool {
        matches!(self.what, Expected::Refused(_))
    }

    /// Whether the last step was refused, for that reason among others.
    pub(super) fn check_refusal(
        &self,
        refusal: Option<&Refusal>,
        reasons: &dyn Fn(&Refusal) -> Vec<Bilingual>,
    ) -> Met {
        let Expected::Refused(word) = &self.what else { return Ok(()) };
        let words =
            refusal.map(|refusal| refusal.reasons.iter().map(|reason| reason.word()).collect::<Vec<_>>());
        let is_met = match (word, &words) {
            (_, None) => false,
            (None, Some(_)) => true,
            (Some(word), Some(words)) => words.contains(word),
        };
        if is_met {
            return Ok(());
        }
        let refused = |words: &[&str]| {
            let words: Vec<_> = words.iter().map(|word| word_in_both(word)).collect();
            let words = joined(&words);
            Bilingual::new(format!("refused because {}", words.en), format!("被拒，因 {}", words.zh))
        };
        Err(Box::new(Difference {
            span: self.span,
            what: Bilingual::new("the last step", "上一步"),
            expected: word.map_or_else(|| Bilingual::new("refused", "被拒"), |word| refused(&[word])),
            actual: words.map_or_else(|| Bilingual::new("done", "办成"), |words| refused(&words)),
            because: refusal.map(reasons).unwrap_or_default(),
        }))
    }
}

impl<'r> Observed<'r> {
    pub(super) fn new(phrases: Phrases<'r>, running: &'r Running, last: &'r Last) -> Self {
        Self { phrases, running, last }
    }

    /// Holds one expectation against the case.
    pub(super) fn check(&self, expect: &Expect, world: World<'_>, now: Instant) -> Met {
        let span = expect.span;
        match &expect.what {
            Expected::In(states) => self.is_in(states, span),
            Expected::End(outcome) => self.has_ended(outcome, span),
            Expected::Is(set) => self.is(set, span),
            Expected::Holds(condition) => match self.judge(condition) {
                Known::Yes => Ok(()),
                Known::No | Known::Unknown => Err(Box::new(self.broken(condition, span))),
            },
            Expected::Accountable(who) => self.accountable(who, span),
            Expected::Responsible(who) => self.responsible(who, world, now, span),
            Expected::Consulted(who) => self.noticed(Role::Consulted, who, world, now, span),
            Expected::Informed(who) => self.noticed(Role::Informed, who, world, now, span),
            Expected::Rung(body, cause) => self.rung(*body, *cause, span),
            Expected::Due(clock, at) => self.due(*clock, *at, world, span),
            Expected::Overdue(clock) => self.overdue(*clock, span),
            Expected::Allowed(actions, by) => self.allowed(actions, by, world, now, span),
            Expected::NothingAllowed(by) => self.nothing_allowed(by, world, now, span),
            Expected::Refused(_) => Ok(()),
        }
    }

    /// What to say of a condition that does not hold: what it reads, and what that is.
    pub(super) fn broken(&self, condition: &Condition, span: Span) -> Difference {
        let readings = crate::engine::read(self.phrases.charter, &self.running.case, condition);
        let readings: Vec<_> = readings.iter().map(|reading| self.phrases.reading(reading)).collect();
        Difference {
            span,
            what: Bilingual::new("condition", "条件"),
            expected: self.phrases.condition(condition),
            actual: joined(&readings),
            because: Vec::new(),
        }
    }

    fn judge(&self, condition: &Condition) -> Known {
        judge(self.phrases.charter, &self.running.case, condition)
    }

    /// The states where the case stands; the end state, once it has ended.
    fn standing(&self) -> Vec<StateId> {
        let case = &self.running.case;
        let mut states: Vec<StateId> = case.marking().iter().chain(case.ended()).collect();
        states.sort_unstable();
        states.dedup();
        states
    }

    fn is_in(&self, states: &[StateId], span: Span) -> Met {
        let mut expected = states.to_vec();
        expected.sort_unstable();
        let standing = self.standing();
        let states = |states: &[StateId]| self.phrases.states(states.iter().copied());
        differ(expected == standing, span, Bilingual::new("where it stands", "所在环节"), || {
            (states(&expected), states(&standing))
        })
    }

    fn has_ended(&self, outcome: &crate::Name, span: Span) -> Met {
        let ended = self.running.case.ended().and_then(|state| self.phrases.rules.states.get(state));
        let actual = ended.and_then(|state| state.end.as_ref());
        differ(actual == Some(outcome), span, Bilingual::new("how it ended", "终点"), || {
            let states = self.phrases.states(self.standing());
            let runs = Bilingual::new(format!("not ended: {}", states.en), format!("未结束：{}", states.zh));
            (same(outcome.as_str()), actual.map_or(runs, |actual| same(actual.as_str())))
        })
    }

    fn is(&self, expected: &Set, span: Span) -> Met {
        let case = &self.running.case;
        let actual = match expected {
            Set::Fact(fact, _) => Set::Fact(*fact, case.fact(*fact).cloned()),
            Set::Slot(slot, _) => Set::Slot(*slot, case.slot(*slot).clone()),
        };
        differ(actual == *expected, span, self.phrases.target(expected.target()), || {
            (self.phrases.held(expected), self.phrases.held(&actual))
        })
    }

    fn accountable(&self, expected: &[Who], span: Span) -> Met {
        let answers = responsibility(self.phrases.charter, &self.running.case).unwrap_or_default();
        let mut actual: Vec<BodyId> = answers.iter().filter_map(|answer| answer.accountable).collect();
        actual.sort_unstable();
        actual.dedup();
        let mut bodies: Vec<Option<BodyId>> = expected.iter().flat_map(|who| self.bodies(who)).collect();
        bodies.sort_unstable();
        bodies.dedup();
        let is_met = bodies.iter().copied().eq(actual.iter().map(|&body| Some(body)));
        differ(is_met, span, Bilingual::new("accountable", "负责"), || {
            (self.everybody(expected), self.phrases.bodies(actual.iter().copied()))
        })
    }

    /// The bodies that are meant; none among them for what is no body.
    fn bodies(&self, who: &Who) -> Vec<Option<BodyId>> {
        match who {
            Who::Body(body) => vec![Some(*body)],
            Who::Slot(slot) => {
                self.running.case.slot(*slot).bodies().iter().map(|&body| Some(body)).collect()
            }
            Who::Office(_) | Who::Part(_) | Who::Raiser => vec![None],
        }
    }

    fn responsible(&self, expected: &[Who], world: World<'_>, now: Instant, span: Span) -> Met {
        let answers = responsibility(self.phrases.charter, &self.running.case).unwrap_or_default();
        let actual: Vec<Addressee> = answers.into_iter().flat_map(|answer| answer.responsible).collect();
        self.reached(Bilingual::new("responsible", "承办"), expected, &actual, (world, now), span)
    }

    fn noticed(&self, role: Role, expected: &[Who], world: World<'_>, now: Instant, span: Span) -> Met {
        let notices = self.last.events.iter().flat_map(|event| &event.notices);
        let actual: Vec<Addressee> =
            notices.filter(|notice| notice.role == role).map(|notice| notice.to.clone()).collect();
        let what = match role {
            Role::Responsible => Bilingual::new("responsible", "承办"),
            Role::Consulted => Bilingual::new("consulted", "协商"),
            Role::Informed => Bilingual::new("informed", "告知"),
        };
        self.reached(what, expected, &actual, (world, now), span)
    }

    /// Whether everybody expected is reached; nobody else may be if nobody is expected.
    fn reached(
        &self,
        what: Bilingual,
        expected: &[Who],
        actual: &[Addressee],
        (world, now): (World<'_>, Instant),
        span: Span,
    ) -> Met {
        let is_reached = |who: &Who| actual.iter().any(|addressee| self.reaches(addressee, who, world, now));
        let is_met = if expected.is_empty() { actual.is_empty() } else { expected.iter().all(is_reached) };
        differ(is_met, span, what, || {
            let mut said: Vec<Bilingual> = Vec::new();
            for addressee in actual.iter().map(|addressee| self.phrases.addressee(addressee)) {
                if !said.contains(&addressee) {
                    said.push(addressee);
                }
            }
            (self.everybody(expected), joined(&said))
        })
    }

    fn everybody(&self, expected: &[Who]) -> Bilingual {
        let phrases: Vec<_> = expected.iter().map(|who| self.phrases.who(who)).collect();
        joined(&phrases)
    }

    /// Whether a notice to `addressee` reaches whom the test names: a person is reached by their office and kind too.
    fn reaches(&self, addressee: &Addressee, who: &Who, world: World<'_>, now: Instant) -> bool {
        match (who, addressee) {
            (Who::Body(body), Addressee::Body(other)) => body == other,
            (Who::Office(office), Addressee::Office(other)) => office == other,
            (Who::Raiser, Addressee::Raiser) => true,
            (Who::Slot(slot), Addressee::Body(body)) => self.running.case.slot(*slot).bodies().contains(body),
            (Who::Slot(slot), Addressee::Person(person)) => {
                self.running.case.slot(*slot).persons().contains(person)
            }
            (Who::Part(part), addressee) => {
                let persons = self.people().parts.get(*part).map_or(&[][..], |part| &part.persons);
                !persons.is_empty()
                    && persons.iter().all(|person| self.reaches_person(addressee, person, world, now))
            }
            _ => false,
        }
    }

    fn reaches_person(&self, addressee: &Addressee, person: &Person, world: World<'_>, now: Instant) -> bool {
        let structure = &self.phrases.charter.structure;
        let on = now.date(self.phrases.zone());
        let roster = world.roster;
        let name_of = |body: BodyId| structure.bodies.get(body).map(|body| &body.name);
        let known = match addressee {
            Addressee::Raiser => return self.running.case.raisers().contains(person),
            Addressee::Person(other) => return other == person,
            Addressee::System => return false,
            Addressee::Body(body) => name_of(*body).map(|body| roster.is_member(person, body, on)),
            Addressee::Kind(kind) => {
                structure.kinds.get(*kind).map(|kind| roster.is_kind(person, &kind.name, on))
            }
            Addressee::Office(office) => structure
                .offices
                .get(*office)
                .and_then(|office| Some(roster.holds(person, name_of(office.body)?, &office.name, on))),
        };
        known == Some(Known::Yes)
    }

    fn people(&self) -> &People {
        self.phrases.people
    }

    fn rung(&self, expected: BodyId, because: Option<Cause>, span: Span) -> Met {
        let rules = self.phrases.rules;
        let ladder = rules.climbs.and_then(|(slot, _)| match rules.slots.get(slot)?.r#type {
            SlotType::Ladder(ladder) => self.phrases.charter.ladders.get(ladder),
            _ => None,
        });
        let index = usize::from(self.running.case.rung()).checked_sub(1);
        let rung = index.and_then(|index| Some(ladder?.rungs.get(index)?.body));
        differ(rung == Some(expected), span, Bilingual::new("rung", "层级"), || {
            (self.phrases.body(expected), self.phrases.bodies(rung))
        })?;
        let Some(because) = because else { return Ok(()) };
        let climbed = self.running.last_cause(rules);
        differ(climbed == Some(because), span, Bilingual::new("why it climbed", "升级原因"), || {
            let never = Bilingual::new("it has not climbed", "没有升级过");
            (cause(because), climbed.map_or(never, cause))
        })
    }

    fn due(&self, clock: Option<ClockId>, at: Option<DueAt>, world: World<'_>, span: Span) -> Met {
        let rules = self.phrases.rules;
        let runs = self.running.case.runs().iter().filter(|run| !run.expired);
        let runs = runs.filter(|run| clock.is_none_or(|clock| run.clock == clock));
        let dues = runs.filter_map(|run| {
            let policy = rules.clocks.get(run.clock)?.policy;
            Some(run.due(world.calendar, policy))
        });
        let due = dues.min_by_key(|due| due.instant().unwrap_or(Instant::MAX));
        let is_met = match (at, due) {
            (_, None) => false,
            (None, Some(_)) => true,
            (Some(DueAt::Instant(at)), Some(due)) => due.instant() == Some(at),
            (Some(DueAt::Day(day)), Some(due)) => due.date() == Some(day),
        };
        let what = clock.map(|clock| self.phrases.clock(clock));
        differ(is_met, span, due_of(what), || {
            let expected =
                at.map_or_else(|| Bilingual::new("some instant", "某一时刻"), |at| self.phrases.due(at));
            (expected, self.due_phrase(due, at, world))
        })
    }

    fn due_phrase(&self, due: Option<Due>, at: Option<DueAt>, world: World<'_>) -> Bilingual {
        match due {
            None => Bilingual::new("it does not run", "没有计时"),
            Some(Due::Unknown { beyond }) => beyond.sentence(world.calendar),
            Some(Due::Paused { .. }) => Bilingual::new("it stands still", "暂停计时"),
            Some(Due::At { due, due_date }) => self.phrases.due(match at {
                Some(DueAt::Day(_)) => DueAt::Day(due_date),
                Some(DueAt::Instant(_)) | None => DueAt::Instant(due),
            }),
        }
    }

    fn overdue(&self, clock: Option<ClockId>, span: Span) -> Met {
        let ended = self.running.ended_clocks();
        let is_met = match clock {
            Some(clock) => ended.contains(&clock),
            None => !ended.is_empty(),
        };
        differ(is_met, span, Bilingual::new("overdue", "逾期"), || {
            let clocks: Vec<_> = ended.iter().map(|&clock| self.phrases.clock(clock)).collect();
            let expected = clock
                .map_or_else(|| Bilingual::new("some limit", "某个时限"), |clock| self.phrases.clock(clock));
            (expected, joined(&clocks))
        })
    }

    fn allowed(&self, actions: &[ActionId], by: &[Actor], world: World<'_>, now: Instant, span: Span) -> Met {
        for actor in anybody_or(by) {
            let choices = self.choices(actor, world, now, span)?;
            let open = self.open(actor, &choices);
            if let Some(&action) = actions.iter().find(|action| !open.contains(action)) {
                return Err(Box::new(Difference {
                    span,
                    what: self.open_to(actor),
                    expected: self.phrases.action(action),
                    actual: self.actions(&open),
                    because: self.why_closed(action, &choices),
                }));
            }
        }
        Ok(())
    }

    fn nothing_allowed(&self, by: &[Actor], world: World<'_>, now: Instant, span: Span) -> Met {
        for actor in anybody_or(by) {
            let open = self.open(actor, &self.choices(actor, world, now, span)?);
            differ(open.is_empty(), span, self.open_to(actor), || {
                (Bilingual::new("none", "无"), self.actions(&open))
            })?;
        }
        Ok(())
    }

    /// What every action is to somebody, or to whoever fits.
    fn choices(&self, actor: Option<&Actor>, world: World<'_>, now: Instant, span: Span) -> Met<Vec<Choice>> {
        let case = &self.running.case;
        let persons = match actor {
            Some(Actor::Part(part)) => self.people().parts.get(*part).map_or(&[][..], |part| &part.persons),
            Some(Actor::Raiser) => case.raisers(),
            Some(Actor::System) | None => &[],
        };
        let choices = options(self.phrases.charter, &world, case, persons.first(), now);
        choices.map_err(|error| {
            Box::new(Difference {
                span,
                what: self.open_to(actor),
                expected: Bilingual::new("an answer", "有答案"),
                actual: same(error.to_string()),
                because: Vec::new(),
            })
        })
    }

    /// Why an action is closed.
    fn why_closed(&self, action: ActionId, choices: &[Choice]) -> Vec<Bilingual> {
        let closed = choices.iter().find_map(|choice| match &choice.opening {
            Opening::Closed(reasons) if choice.action == action => Some(reasons),
            _ => None,
        });
        closed.into_iter().flatten().map(|reason| self.phrases.reason(reason, action)).collect()
    }

    /// The actions that are open, also those that still ask something.
    fn open(&self, actor: Option<&Actor>, choices: &[Choice]) -> Vec<ActionId> {
        let is_open = |choice: &Choice| !matches!(choice.opening, Opening::Closed(_));
        let fits = |choice: &Choice| actor != Some(&Actor::System) || self.is_of_the_system(choice.action);
        let open = choices.iter().filter(|choice| is_open(choice) && fits(choice));
        open.map(|choice| choice.action).collect()
    }

    fn is_of_the_system(&self, action: ActionId) -> bool {
        let action = self.phrases.rules.actions.get(action);
        action.is_some_and(|action| action.by.iter().any(|by| by.parties.contains(&Party::System)))
    }

    fn open_to(&self, actor: Option<&Actor>) -> Bilingual {
        let Some(actor) = actor else { return Bilingual::new("open to whoever fits", "有人能办") };
        let actor = self.phrases.actor(actor);
        Bilingual::new(format!("open to {}", actor.en), format!("{}能办", actor.zh))
    }

    fn actions(&self, actions: &[ActionId]) -> Bilingual {
        let actions: Vec<_> = actions.iter().map(|&action| self.phrases.action(action)).collect();
        joined(&actions)
    }
}

/// Each of those named; whoever fits, if nobody is.
fn anybody_or(by: &[Actor]) -> Vec<Option<&Actor>> {
    if by.is_empty() { vec![None] } else { by.iter().map(Some).collect() }
}

fn due_of(clock: Option<Bilingual>) -> Bilingual {
    match clock {
        None => Bilingual::new("due", "截止"),
        Some(clock) => Bilingual::new(format!("{} due", clock.en), format!("{}截止", clock.zh)),
    }
}

/// Met, or the difference between what was expected and what is.
fn differ(is_met: bool, span: Span, what: Bilingual, sides: impl FnOnce() -> (Bilingual, Bilingual)) -> Met {
    if is_met {
        return Ok(());
    }
    let (expected, actual) = sides();
    Err(Box::new(Difference { span, what, expected, actual, because: Vec::new() }))
}
