//! A host that makes a run again: it asks the engine, begins what is opened and tells of what has ended.

use std::sync::Arc;

use gongzhi::{
    charter::Charter,
    check::{Deed, Witness},
    engine::{Case, ChildEnded, Event, World, child, child_ended, count, decide, tick, vote},
    finding::Source,
    scenario::{ScenarioFile, Suite, WitnessFile},
    text,
    time::Instant,
};

/// The run of a witness, made again with nothing but the engine: what happens in its case, each event with the case after it.
pub(super) fn again(charter: &Charter, witness: &Witness) -> Vec<(Event, Case)> {
    let world = World { roster: &witness.roster, directory: &witness.roster, calendar: &charter.calendar };
    let workflow = charter.workflows.get(witness.workflow).unwrap().name.as_str();
    let cases = vec![Case::new(charter, workflow, "witness").unwrap()];
    let mut host = Host { charter, world, cases, run: Vec::new() };
    for step in &witness.steps {
        let before = host.run.len();
        host.pass(step.at);
        let place = host.cases.iter().position(|case| case.id() == &*step.case).unwrap();
        let case = &host.cases[place];
        let answer = match &step.deed {
            Deed::Passes => None,
            Deed::Does(command) => Some(decide(charter, &world, case, command, step.at)),
            Deed::Votes(cast) => Some(vote(charter, &world, case, cast, step.at)),
            Deed::Counts(told) => Some(count(charter, &world, case, told, step.at)),
        };
        if let Some(answer) = answer {
            let answer = answer.unwrap();
            assert!(answer.is_accepted(), "{:?} {answer:?}", step.deed);
            host.happen(place, answer.events().to_vec());
            host.pass(step.at);
        }
        let events: Vec<Event> = host.run[before..].iter().map(|(event, _)| event.clone()).collect();
        assert_eq!(events, step.events);
    }
    host.run
}

struct Host<'h> {
    charter: &'h Charter,
    world: World<'h>,
    cases: Vec<Case>,
    run: Vec<(Event, Case)>,
}

impl Host<'_> {
    fn pass(&mut self, until: Instant) {
        for place in 0..self.cases.len() {
            let case = &self.cases[place];
            let events = tick(self.charter, self.world.directory, self.world.calendar, case, until).unwrap();
            self.happen(place, events);
        }
    }

    fn happen(&mut self, place: usize, events: Vec<Event>) {
        for event in events {
            self.cases[place].apply(&event).unwrap();
            if place == 0 {
                self.run.push((event.clone(), self.cases[0].clone()));
            }
            for opened in event.opened() {
                let (case, command) = child(self.charter, &self.cases[place], opened).unwrap();
                let answer = decide(self.charter, &self.world, &case, &command, event.at).unwrap();
                assert!(answer.is_accepted(), "{answer:?}");
                self.cases.push(case);
                self.happen(self.cases.len() - 1, answer.events().to_vec());
            }
            self.tell(place, event.at);
        }
    }

    /// Tells whoever opened a case of its end; told twice, it is nothing new.
    fn tell(&mut self, place: usize, at: Instant) {
        let case = &self.cases[place];
        let (Some(end), Some(parent)) = (case.ended(), &case.identity().parent) else { return };
        let rules = self.charter.workflows.get(case.workflow()).unwrap();
        let outcome = rules.states.get(end).unwrap().end.clone().unwrap();
        let above = self.cases.iter().position(|other| other.id() == &*parent.id).unwrap();
        let told = ChildEnded::new(case.id(), outcome.as_str());
        let answer = child_ended(self.charter, &self.world, &self.cases[above], &told, at).unwrap();
        assert!(answer.is_accepted(), "{answer:?}");
        self.happen(above, answer.events().to_vec());
    }
}

/// The witness as a rule test, which runs as it is written.
pub(super) fn passes(charter: &Charter, witness: &Witness) -> String {
    let file = WitnessFile { charter, witness, title: "the run" }.to_string();
    let source = Source::new("run.scenario", &file);
    let reading = text::read(&source);
    assert_eq!(reading.findings, [], "{file}");
    let (tests, mistakes) = ScenarioFile::read(&reading.tests);
    assert_eq!(mistakes, [], "{file}");
    let charter = Arc::new(charter.clone());
    let (suite, mistakes) = Suite::compile(&charter, &tests.suites[0]);
    assert_eq!(mistakes, [], "{file}");
    let outcomes: Vec<_> = suite.outcomes().filter_map(|(_, outcome)| outcome.difference).collect();
    assert!(outcomes.is_empty(), "{file}\n{outcomes:#?}");
    file
}
