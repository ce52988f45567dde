//! A class with one instance means what a single body means: random trials are played twice, once with single bodies only and once
//! with every body declared `each`, and must come to the same events, reasons and answers, save the keys.
//!
//! So what the slow reference says of single bodies holds for instances too.

use gongzhi::{
    charter::Charter,
    engine::{
        self, Answer, Case, Change, CoverEntry, Event, Given, InstanceEntry, InstanceName, Key, Opening,
        PlainRoster, Reason, World,
    },
    strategy::{Trial, Tried, Turn, trials},
    text::write,
    time::{Calendar, Instant},
};
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};

#[test]
fn one_of_each_means_what_a_single_body_means() {
    let config = Config {
        cases: 800,
        failure_persistence: None,
        max_global_rejects: 800,
        max_shrink_iters: 500,
        ..Config::default()
    };
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]);
    let count = std::cell::Cell::new(0);
    let outcome = TestRunner::new_with_rng(config, rng).run(&trials(20), |trial| {
        let trial = of_singles(trial);
        let found = played(&trial).map_err(|difference| {
            let text = write(&trial.text).unwrap_or_default();
            TestCaseError::fail(format!("{difference}\n{text}"))
        })?;
        count.set(count.get() + found);
        Ok(())
    });
    outcome.unwrap_or_else(|error| panic!("{error}"));
    let accepted = count.get();
    assert!(accepted > 300, "only {accepted} commands were accepted");
}

/// What a command gives.
fn given(turn: &mut Turn) -> &mut [(String, Given)] {
    match &mut turn.tried {
        Tried::Command(command) => &mut command.given.0,
        _ => &mut [],
    }
}

/// The same trial with single bodies only, and without any key.
fn of_singles(mut trial: Trial) -> Trial {
    trial.text.bodies.iter_mut().for_each(|body| body.each = false);
    trial.charter = Charter::compile(&trial.text).charter.unwrap();
    trial.roster.persons.iter_mut().flat_map(|person| &mut person.holds).for_each(|held| held.key = None);
    for grant in &mut trial.roster.grants {
        (grant.from.key, grant.to.key) = (None, None);
    }
    let without_key = |name: &mut String| name.truncate(name.find('.').unwrap_or(name.len()));
    for (_, given) in trial.turns.iter_mut().flat_map(given) {
        match given {
            Given::Text(name) => without_key(name),
            Given::Names(names) => names.iter_mut().for_each(without_key),
            Given::Nothing | Given::Flag(_) | Given::Number(_) => {}
        }
    }
    trial
}

fn key(body: &gongzhi::Name) -> InstanceName {
    InstanceName { body: body.clone(), key: Some(Key::new("k").unwrap()) }
}

/// The same charter with every body a class, and the same people in its only instance.
fn of_classes(trial: &Trial) -> (Charter, PlainRoster) {
    let mut text = trial.text.clone();
    text.bodies.iter_mut().for_each(|body| body.each = true);
    let charter = Charter::compile(&text).charter.unwrap();
    let mut roster = trial.roster.clone();
    for held in roster.persons.iter_mut().flat_map(|person| &mut person.holds) {
        held.key = key(&held.body).key;
    }
    for grant in &mut roster.grants {
        (grant.from, grant.to) = (key(&grant.from.body), key(&grant.to.body));
    }
    let all: Vec<_> = charter.structure.bodies.values().map(|body| key(&body.name)).collect();
    // Whichever stands above: the charter says which class it is.
    let entry = |instance: &InstanceName| InstanceEntry { instance: instance.clone(), part_of: all.clone() };
    roster.instances = all.iter().map(entry).collect();
    roster.covers =
        all.iter().map(|instance| CoverEntry { case: None, instance: instance.clone() }).collect();
    (charter, roster)
}

/// One of the two charters, with its case.
struct Side<'a> {
    charter: &'a Charter,
    roster: &'a PlainRoster,
    calendar: &'a Calendar,
    case: Case,
}

/// What a question came to, without keys.
type Told = (Vec<String>, Vec<&'static str>);

impl Side<'_> {
    fn world(&self) -> World<'_> {
        World { roster: self.roster, directory: self.roster, calendar: self.calendar }
    }

    /// The answer to a command; none if it makes no sense.
    fn decide(&mut self, command: &engine::Command, at: Instant) -> Option<Told> {
        let answer = engine::decide(self.charter, &self.world(), &self.case, command, at).ok()?;
        for event in answer.events() {
            self.case.apply(event).unwrap();
        }
        let words = |answer: &Answer| {
            let reasons = answer.refusal().map(|refusal| refusal.reasons.iter().map(Reason::word).collect());
            reasons.unwrap_or_default()
        };
        Some((answer.events().iter().map(|event| self.event(event)).collect(), words(&answer)))
    }

    fn event(&self, event: &Event) -> String {
        let mut event = event.clone();
        event.changes.retain(|change| !matches!(change, Change::Covered(_)));
        let written = event.written(self.charter).unwrap();
        let parts =
            serde_json::to_string(&(written.number, written.at, written.what, written.changes)).unwrap();
        let rest = serde_json::to_string(&(written.notices, written.grounds)).unwrap();
        self.without_keys(parts + &rest)
    }

    fn without_keys(&self, mut text: String) -> String {
        for body in self.charter.structure.bodies.values() {
            let keyed = format!("\"{}.k", body.name);
            text = text.replace(&format!("{keyed}\""), &format!("\"{}\"", body.name));
            text = text.replace(&format!("{keyed}."), &format!("\"{}.", body.name));
        }
        text
    }

    /// What is open to somebody, and who answers.
    fn standing(&self, at: Instant) -> String {
        let person = self.roster.persons.first().map(|entry| &entry.person);
        let options = engine::options(self.charter, &self.world(), &self.case, person, at).unwrap();
        let opening = |opening: &Opening| match opening {
            Opening::Open => "open".to_owned(),
            Opening::OpenIf(asked) => format!("{asked:?}"),
            Opening::Closed(reasons) => format!("{:?}", reasons.iter().map(Reason::word).collect::<Vec<_>>()),
        };
        let options: Vec<_> = options.iter().map(|choice| opening(&choice.opening)).collect();
        let answers = engine::responsibility(self.charter, self.roster, &self.case).unwrap();
        let bodies: Vec<_> =
            answers.iter().map(|answer| answer.accountable.as_ref().map(|body| body.body)).collect();
        let due = engine::due(self.charter, self.calendar, &self.case).unwrap();
        format!("{options:?}\n{bodies:?}\n{due:?}")
    }
}

/// How many commands both accepted; the first difference otherwise.
fn played(trial: &Trial) -> Result<usize, String> {
    let calendar = Calendar::china();
    let (charter, roster) = of_classes(trial);
    let side = |charter, roster| {
        let case = Case::new(charter, "matter", "c").unwrap();
        Side { charter, roster, calendar: &calendar, case }
    };
    let (mut single, mut each) = (side(&trial.charter, &trial.roster), side(&charter, &roster));
    let mut at = Instant::parse("2026-01-05 09:00", calendar.zone()).unwrap();
    let mut accepted = 0;
    for (number, turn) in trial.turns.iter().enumerate() {
        let Tried::Command(command) = &turn.tried else { continue };
        let now = at.plus_seconds(turn.after).unwrap();
        at = at.max(now);
        let (one, other) = (single.decide(command, now), each.decide(command, now));
        accepted += usize::from(one.as_ref().is_some_and(|(_, reasons)| reasons.is_empty()));
        if one != other {
            return Err(format!("step {number}: {one:#?}\nof classes: {other:#?}"));
        }
        let (one, other) = (single.standing(at), each.standing(at));
        if one != other {
            return Err(format!("after step {number}: {one}\nof classes: {other}"));
        }
        let text = serde_json::to_string(&each.case.written(&charter).unwrap()).unwrap();
        let read: engine::CaseText = serde_json::from_str(&text).unwrap();
        if read.read(&charter).as_ref() != Ok(&each.case) {
            return Err(format!("step {number}: not read back: {text}"));
        }
    }
    Ok(accepted)
}
