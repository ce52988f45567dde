//! What holds whatever is done: the truth is in the events, a refusal changes nothing, time composes, nothing panics.

use gongzhi::{
    charter::{Charter, Workflow},
    engine::{
        Answer, Case, CaseText, Command, Event, EventText, Given, Opening, PlainRoster, World, decide,
        options, replay, responsibility, tick,
    },
    rule::{FactType, SlotType, Target},
    time::{Calendar, Instant},
};
use proptest::prelude::*;

use super::fixture::{APPEAL, REVIEW, roster};

const PERSONS: [&str; 14] = [
    "wang",
    "ma",
    "wu",
    "wen",
    "chen",
    "sun",
    "li",
    "zheng",
    "feng",
    "ann",
    "lu",
    "pu",
    "bo",
    "nobody-known",
];

/// One step of a random run: numbers that are read against the charter when the step is taken.
#[derive(Debug, Clone)]
struct Step {
    /// How much time passes before it, in seconds.
    wait: u32,
    /// Which action; beyond the last it is one that does not exist.
    action: usize,
    /// Who acts.
    persons: Vec<usize>,
    /// What is given.
    seed: u32,
    /// Whether the values are nonsense.
    is_garbage: bool,
    /// Whether to go on, from the action and person named, to the first that is accepted.
    seeks: bool,
}

fn step() -> impl Strategy<Value = Step> {
    let wait = prop_oneof![Just(0), 0..7200u32, 0..900_000u32];
    let persons = prop_oneof![
        8 => prop::collection::vec(0..PERSONS.len(), 1..2),
        1 => prop::collection::vec(0..PERSONS.len(), 0..4),
    ];
    let flags = (prop::bool::weighted(0.1), prop::bool::weighted(0.6));
    (wait, 0..40usize, persons, any::<u32>(), flags).prop_map(
        |(wait, action, persons, seed, (is_garbage, seeks))| Step {
            wait,
            action,
            persons,
            seed,
            is_garbage,
            seeks,
        },
    )
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    prop::collection::vec(step(), 0..25)
}

fn setting() -> impl Strategy<Value = (&'static Charter, &'static str)> {
    prop::sample::select(vec![(&*APPEAL, "appeal"), (&*APPEAL, "request"), (&*REVIEW, "review")])
}

/// A value for a fact or slot, of its type.
fn value(charter: &Charter, workflow: &Workflow, target: Target, seed: u32) -> Given {
    match target {
        Target::Fact(fact) => match &workflow.facts.get(fact).unwrap().r#type {
            FactType::Flag => Given::Flag(seed.is_multiple_of(2)),
            FactType::Number { least, most, .. } => Given::Number(least + seed % (most - least + 1)),
            FactType::Date => Given::Text(format!("2026-03-{:02}", 1 + seed % 28)),
            FactType::Note => Given::Text("text".into()),
            FactType::Choice(values) => {
                let names: Vec<_> = values.values().map(|value| value.name.to_string()).collect();
                Given::Text(names[seed as usize % names.len()].clone())
            }
        },
        Target::Slot(slot) => {
            let bodies: Vec<_> = charter.structure.views().map(|body| body.name().to_string()).collect();
            let body = bodies[seed as usize % bodies.len()].clone();
            match workflow.slots.get(slot).unwrap().r#type {
                SlotType::Body | SlotType::Ladder(_) => Given::Text(body),
                SlotType::Bodies => Given::Names(vec![body]),
                SlotType::Person => Given::Text(PERSONS[seed as usize % PERSONS.len()].into()),
                SlotType::Persons => Given::Names(vec!["wang".into(), "ma".into()]),
            }
        }
    }
}

fn garbage(seed: u32) -> Given {
    let all = [Given::Flag(true), Given::Number(seed), Given::Text("zzz".into()), Given::Nothing];
    all.into_iter().cycle().nth(seed as usize % 5).unwrap_or(Given::Names(vec![]))
}

/// The command that a step means in a workflow.
fn command(charter: &Charter, workflow: &Workflow, step: &Step) -> Command {
    let actions: Vec<_> = workflow.actions.values().collect();
    let Some(action) = actions.get(step.action % (actions.len() + 1)) else {
        return Command::new("no-such-action");
    };
    let mut command = Command::new(action.name.to_string());
    command.by = step.persons.iter().map(|&person| PERSONS[person].into()).collect();
    for (index, &asked) in (0u32..).zip(&action.asks) {
        let name = match asked {
            Target::Fact(fact) => workflow.facts.get(fact).unwrap().name.to_string(),
            Target::Slot(slot) => workflow.slots.get(slot).unwrap().name.to_string(),
        };
        let seed = step.seed.rotate_left(index * 5);
        let given = if step.is_garbage { garbage(seed) } else { value(charter, workflow, asked, seed) };
        command = command.with(name, given);
    }
    if step.seed.is_multiple_of(3) && workflow.fact("pending").is_some() {
        command = command.with("pending", false);
    }
    command
}

struct Random {
    charter: &'static Charter,
    workflow: &'static Workflow,
    roster: PlainRoster,
    calendar: Calendar,
    case: Case,
    events: Vec<Event>,
    at: Instant,
}

impl Random {
    fn new((charter, workflow): (&'static Charter, &'static str)) -> Self {
        let calendar = charter.calendar.clone();
        Self {
            charter,
            workflow: charter.workflow(workflow).unwrap().1,
            roster: roster(),
            at: Instant::parse("2026-03-02 09:00", calendar.zone()).unwrap(),
            calendar,
            case: Case::new(charter, workflow, "K-1").unwrap(),
            events: Vec::new(),
        }
    }

    fn world(&self) -> World<'_> {
        World { roster: &self.roster, directory: &self.roster, calendar: &self.calendar }
    }

    /// Takes a step; the answer if it made sense.
    fn take(&mut self, step: &Step) -> Option<Answer> {
        self.at = self.at.plus_seconds(i64::from(step.wait)).unwrap();
        let answer = if step.seeks { self.seek(step) } else { self.ask(step) }?;
        if answer.is_accepted() {
            self.keep(answer.events());
        }
        Some(answer)
    }

    fn ask(&self, step: &Step) -> Option<Answer> {
        let command = command(self.charter, self.workflow, step);
        decide(self.charter, &self.world(), &self.case, &command, self.at).ok()
    }

    /// The first answer that accepts, from the step's action and person on.
    fn seek(&self, step: &Step) -> Option<Answer> {
        let turns =
            (0..self.workflow.actions.len()).flat_map(|turn| (0..PERSONS.len()).map(move |who| (turn, who)));
        let first = step.persons.first().copied().unwrap_or(0);
        let mut answers = turns.filter_map(|(turn, who)| {
            let persons = vec![(first + who) % PERSONS.len()];
            self.ask(&Step {
                action: step.action + turn,
                persons,
                seed: step.seed - step.seed % 3,
                ..step.clone()
            })
        });
        answers.find(Answer::is_accepted).or_else(|| self.ask(step))
    }

    fn keep(&mut self, events: &[Event]) {
        for event in events {
            self.case.apply(event).unwrap();
        }
        self.events.extend(events.iter().cloned());
    }

    fn run(&mut self, steps: &[Step]) {
        for step in steps {
            self.take(step);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn replaying_the_events_gives_the_same_case(setting in setting(), steps in steps()) {
        let mut random = Random::new(setting);
        random.run(&steps);
        prop_assume!(!random.events.is_empty());
        prop_assert_eq!(replay(random.charter, &random.events).unwrap(), random.case);
    }

    #[test]
    fn events_and_cases_go_to_json_and_back(setting in setting(), steps in steps()) {
        let mut random = Random::new(setting);
        random.run(&steps);
        for event in &random.events {
            let json = serde_json::to_string(&event.written(random.charter).unwrap()).unwrap();
            let text: EventText = serde_json::from_str(&json).unwrap();
            prop_assert_eq!(&text.read(random.charter).unwrap(), event, "{}", json);
        }
        let json = serde_json::to_string(&random.case.written(random.charter).unwrap()).unwrap();
        let text: CaseText = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(text.read(random.charter).unwrap(), random.case, "{}", json);
    }

    #[test]
    fn a_refusal_changes_nothing(setting in setting(), steps in steps(), last in step()) {
        let mut random = Random::new(setting);
        random.run(&steps);
        let before = random.case.clone();
        let Some(Answer::Refused(refusal)) = random.take(&last) else { return Ok(()) };
        prop_assert_eq!(&random.case, &before);
        prop_assert!(!refusal.reasons.is_empty());
        // The expiries it reports are those that time alone brings, and with them the answer is the same.
        let pending = tick(random.charter, &random.roster, &random.calendar, &random.case, random.at).unwrap();
        prop_assert_eq!(&pending, &refusal.pending);
        random.keep(&pending);
        let command = command(random.charter, random.workflow, &last);
        let again = decide(random.charter, &random.world(), &random.case, &command, random.at).unwrap();
        prop_assert_eq!(&again.refusal().unwrap().reasons, &refusal.reasons);
    }

    #[test]
    fn ticking_to_one_instant_and_then_to_another_is_ticking_to_the_other(
        setting in setting(), steps in steps(), first in 0..9_000_000u32, second in 0..40_000_000u32,
    ) {
        let mut random = Random::new(setting);
        random.run(&steps);
        let at = random.at.plus_seconds(i64::from(first)).unwrap();
        let then = at.plus_seconds(i64::from(second)).unwrap();
        let whole = tick(random.charter, &random.roster, &random.calendar, &random.case, then).unwrap();
        let begin = tick(random.charter, &random.roster, &random.calendar, &random.case, at).unwrap();
        random.keep(&begin);
        let end = tick(random.charter, &random.roster, &random.calendar, &random.case, then).unwrap();
        prop_assert_eq!([begin, end].concat(), whole);
    }

    #[test]
    fn a_case_stands_where_the_charter_allows(setting in setting(), steps in steps()) {
        let mut random = Random::new(setting);
        for step in &steps {
            random.take(step);
            let case = &random.case;
            prop_assert_eq!(case.marking().is_empty(), case.raised().is_none());
            for answers in responsibility(random.charter, &random.roster, case).unwrap() {
                let is_end = random.workflow.states.get(answers.state).unwrap().end.is_some();
                prop_assert_eq!(is_end, case.ended() == Some(answers.state));
                prop_assert!(is_end || answers.accountable.is_some());
                prop_assert!(!is_end || case.marking().len() == 1);
            }
            prop_assert!(case.ended().is_none() || case.runs().is_empty());
        }
    }

    #[test]
    fn what_is_open_is_accepted_and_what_is_closed_is_refused(
        setting in setting(), steps in steps(), seed in any::<u32>(),
    ) {
        let mut random = Random::new(setting);
        random.run(&steps);
        for (person, who) in PERSONS.iter().enumerate() {
            let who = (*who).into();
            let choices = options(random.charter, &random.world(), &random.case, Some(&who), random.at).unwrap();
            for (action, choice) in choices.iter().enumerate() {
                let step =
                    Step { wait: 0, action, persons: vec![person], seed, is_garbage: false, seeks: false };
                let answer = random.ask(&step).unwrap();
                match &choice.opening {
                    Opening::Open => prop_assert!(answer.is_accepted(), "{step:?} {answer:?}"),
                    Opening::Closed(_) => prop_assert!(!answer.is_accepted(), "{step:?} {choice:?}"),
                    Opening::OpenIf(needs) => prop_assert!(!needs.is_empty()),
                }
            }
        }
    }

    #[test]
    fn no_question_panics(
        setting in setting(), steps in steps(), action in "\\PC{0,8}", name in "\\PC{0,8}",
        number in any::<u32>(), second in any::<i64>(),
    ) {
        let mut random = Random::new(setting);
        random.run(&steps);
        let at = Instant::from_unix(second).unwrap_or(Instant::MAX);
        let command = Command::new(action).with(name, number);
        let _ = decide(random.charter, &random.world(), &random.case, &command, at);
        let _ = tick(random.charter, &random.roster, &random.calendar, &random.case, at);
        let _ = options(random.charter, &random.world(), &random.case, None, at);
        for index in 0..random.workflow.actions.len() {
            let step = Step { wait: 0, action: index, persons: vec![0], seed: number, is_garbage: false, seeks: false };
            let command = self::command(random.charter, random.workflow, &step);
            if let Ok(Answer::Refused(refusal)) =
                decide(random.charter, &random.world(), &random.case, &command, at)
            {
                for language in gongzhi::finding::Language::ALL {
                    prop_assert!(!refusal.say(random.charter, language).is_empty());
                }
            }
        }
    }
}
