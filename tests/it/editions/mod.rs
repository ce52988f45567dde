//! Editions of one charter: which holds on a day, and cases that go from one to the next.

mod ballots;
mod bundled;
mod law;
mod maps;
mod moves;

use gongzhi::{
    charter::{Charter, CharterHistory},
    engine::{
        Answer, Case, Command, Event, Migration, MigrationAnswer, MigrationMap, MigrationProblem,
        PlainRoster, World, decide, migrate, tick,
    },
    finding::{Language, Source, render},
    text,
    time::{Calendar, Instant},
};

/// Compiles a charter that may have warnings.
fn compile(text: &str) -> Charter {
    let source = Source::new("edition.charter", text);
    let reading = text::read(&source);
    assert!(reading.findings.is_empty(), "{}", render(&source, &reading.findings, Language::En, false));
    let compiled = Charter::compile(&reading.charter.unwrap());
    let shown = render(&source, &compiled.findings, Language::En, false);
    compiled.charter.unwrap_or_else(|| panic!("{shown}"))
}

/// A case on its way through editions.
struct Going {
    roster: PlainRoster,
    calendar: Calendar,
    case: Case,
    events: Vec<Event>,
}

impl Going {
    fn new(charter: &Charter, workflow: &str, roster: &str) -> Self {
        let case = Case::new(charter, workflow, "C-1").unwrap();
        let roster = serde_json::from_str(roster).unwrap();
        Self { roster, calendar: charter.calendar.clone(), case, events: Vec::new() }
    }

    fn at(&self, text: &str) -> Instant {
        Instant::parse(text, self.calendar.zone()).unwrap()
    }

    fn ask(&self, charter: &Charter, command: &Command, at: &str) -> Answer {
        let world = World { roster: &self.roster, directory: &self.roster, calendar: &self.calendar };
        decide(charter, &world, &self.case, command, self.at(at)).unwrap()
    }

    fn does(&mut self, charter: &Charter, command: Command, at: &str) -> &mut Self {
        match self.ask(charter, &command, at) {
            Answer::Accepted { events } => self.keep(events),
            Answer::Refused(refusal) => panic!("{}", refusal.say(charter, Language::En)),
        }
    }

    fn ticks(&mut self, charter: &Charter, at: &str) -> &mut Self {
        let events = tick(charter, &self.roster, &self.calendar, &self.case, self.at(at)).unwrap();
        self.keep(events)
    }

    fn keep(&mut self, events: Vec<Event>) -> &mut Self {
        for event in &events {
            self.case.apply(event).unwrap();
        }
        self.events.extend(events);
        self
    }

    fn moves(&mut self, migration: &Migration<'_>, at: &str) -> &mut Self {
        match migrate(migration, &self.roster, &self.calendar, &self.case, self.at(at)).unwrap() {
            MigrationAnswer::Accepted { events } => self.keep(events),
            MigrationAnswer::Refused { reasons, .. } => panic!("{reasons:?}"),
        }
    }

    /// Why it does not move.
    fn stays(&self, migration: &Migration<'_>, at: &str) -> Vec<String> {
        match migrate(migration, &self.roster, &self.calendar, &self.case, self.at(at)).unwrap() {
            MigrationAnswer::Refused { reasons, .. } => {
                assert!(reasons.iter().all(|reason| !reason.sentence().zh.is_empty()));
                reasons.iter().map(ToString::to_string).collect()
            }
            MigrationAnswer::Accepted { events } => panic!("{events:#?}"),
        }
    }

    fn states(&self, charter: &Charter) -> Vec<String> {
        let (_, workflow) = charter.workflow(self.case.identity().workflow_name.as_str()).unwrap();
        self.case.marking().iter().map(|state| workflow.states.get(state).unwrap().name.to_string()).collect()
    }

    /// The clocks that run, when each is due, and whether it has ended.
    fn dues(&self, charter: &Charter) -> Vec<String> {
        let (_, workflow) = charter.workflow(self.case.identity().workflow_name.as_str()).unwrap();
        let dues = gongzhi::engine::due(charter, &self.calendar, &self.case).unwrap();
        let say = |due: &gongzhi::engine::ClockDue| {
            let name = &workflow.clocks.get(due.clock).unwrap().name;
            let date = due.due.date().map_or_else(|| format!("{:?}", due.due), |date| date.to_string());
            format!("{name} {date}{}", if due.has_expired { " ended" } else { "" })
        };
        dues.iter().map(say).collect()
    }

    fn breaches(&self) -> usize {
        self.events.iter().map(|event| event.breaches().count()).sum()
    }
}

fn problems(from: &Charter, to: &Charter, map: &str) -> Vec<String> {
    let map: MigrationMap = serde_json::from_str(map).unwrap();
    let problems: Vec<MigrationProblem> = Migration::new(from, to, &map).unwrap_err();
    assert!(problems.iter().all(|problem| problem.sentence().zh != problem.to_string()));
    problems.iter().map(ToString::to_string).collect()
}

fn history(editions: &[&Charter]) -> CharterHistory {
    CharterHistory::new(editions.iter().map(|charter| (*charter).clone()).collect()).unwrap()
}
