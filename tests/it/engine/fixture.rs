//! Small charters in text, rosters, and a bench that plays a case on them.

use std::sync::LazyLock;

use gongzhi::{
    charter::Charter,
    engine::{Answer, Case, Command, Event, PlainRoster, Reason, Refusal, World, decide, tick},
    finding::{Language, Source, render},
    text,
    time::{Calendar, Instant, Limit},
};

pub(super) fn compile(name: &str, charter: &str) -> Charter {
    let source = Source::new(name, charter);
    let reading = text::read(&source);
    assert!(reading.findings.is_empty(), "{}", render(&source, &reading.findings, Language::En, false));
    let compiled = Charter::compile(&reading.charter.unwrap());
    let findings = compiled.findings.clone();
    compiled.charter.unwrap_or_else(|| panic!("{}", render(&source, &findings, Language::En, false)))
}

pub(super) static APPEAL: LazyLock<Charter> =
    LazyLock::new(|| compile("appeal.charter", include_str!("../../data/small/appeal.charter")));

pub(super) static REVIEW: LazyLock<Charter> =
    LazyLock::new(|| compile("review.charter", include_str!("../../data/small/review.charter")));

pub(super) static JOINT: LazyLock<Charter> =
    LazyLock::new(|| compile("joint.charter", include_str!("../../data/small/joint.charter")));

pub(super) static DISTRICT: LazyLock<Charter> =
    LazyLock::new(|| compile("district.charter", include_str!("../../data/small/district.charter")));

pub(super) fn roster() -> PlainRoster {
    let json = r#"{ "persons": [
        { "person": "wang", "is": [{ "kind": "resident" }] },
        { "person": "ma", "is": [{ "kind": "resident" }] },
        { "person": "wu", "holds": [{ "body": "grid-1", "office": "worker" }] },
        { "person": "wen", "holds": [{ "body": "grid-1", "office": "worker", "until": "2026-02-01" }] },
        { "person": "chen", "holds": [{ "body": "committee", "office": "member" }] },
        { "person": "sun", "holds": [{ "body": "committee", "office": "chair" }] },
        { "person": "li", "holds": [{ "body": "committee", "office": "member" }] },
        { "person": "zheng", "holds": [{ "body": "subdistrict", "office": "officer" }] },
        { "person": "feng", "holds": [{ "body": "district", "office": "officer" }] },
        { "person": "ann", "is": [{ "kind": "author" }] },
        { "person": "lu", "holds": [{ "body": "legal", "office": "lawyer" }] },
        { "person": "pu", "holds": [{ "body": "public", "office": "speaker" }] },
        { "person": "bo", "holds": [{ "body": "office", "office": "clerk" }] }
      ],
      "ties": [{ "one": "li", "other": "wang", "kind": "near-relative" }],
      "case_ties": [{ "person": "zheng", "case": "K-2", "kind": "interested" }]
    }"#;
    serde_json::from_str(json).unwrap()
}

/// A case being played, with everything that happened to it.
pub(super) struct Play<'c> {
    pub(super) charter: &'c Charter,
    pub(super) calendar: Calendar,
    pub(super) roster: PlainRoster,
    pub(super) case: Case,
    pub(super) events: Vec<Event>,
}

impl<'c> Play<'c> {
    pub(super) fn new(charter: &'c Charter, workflow: &str, id: &str) -> Self {
        let case = Case::new(charter, workflow, id).unwrap();
        Self { charter, calendar: charter.calendar.clone(), roster: roster(), case, events: Vec::new() }
    }

    pub(super) fn at(&self, text: &str) -> Instant {
        Instant::parse(text, self.calendar.zone()).unwrap()
    }

    pub(super) fn world(&self) -> World<'_> {
        World { roster: &self.roster, directory: &self.roster, calendar: &self.calendar }
    }

    pub(super) fn ask(&self, command: &Command, at: &str) -> Answer {
        decide(self.charter, &self.world(), &self.case, command, self.at(at)).unwrap()
    }

    /// Does a command that is accepted.
    pub(super) fn does(&mut self, command: Command, at: &str) -> &mut Self {
        match self.ask(&command, at) {
            Answer::Accepted { events } => self.keep(events),
            Answer::Refused(refusal) => panic!("{command:?}: {}", refusal.say(self.charter, Language::En)),
        }
    }

    /// Asks a command that is refused.
    pub(super) fn refused(&self, command: &Command, at: &str) -> Refusal {
        match self.ask(command, at) {
            Answer::Refused(refusal) => refusal,
            Answer::Accepted { events } => panic!("{command:?} was accepted: {events:#?}"),
        }
    }

    /// The words of a refusal's reasons.
    pub(super) fn words(&self, command: &Command, at: &str) -> Vec<&'static str> {
        self.refused(command, at).reasons.iter().map(Reason::word).collect()
    }

    /// Lets time pass.
    pub(super) fn ticks(&mut self, at: &str) -> &mut Self {
        let events = tick(self.charter, &self.roster, &self.calendar, &self.case, self.at(at)).unwrap();
        self.keep(events)
    }

    /// Keeps what an answer says happened.
    pub(super) fn keep(&mut self, events: Vec<Event>) -> &mut Self {
        for event in &events {
            self.case.apply(event).unwrap();
        }
        self.events.extend(events);
        self
    }

    pub(super) fn states(&self) -> Vec<String> {
        let (_, workflow) = self.charter.workflow(self.case.identity().workflow_name.as_str()).unwrap();
        self.case.marking().iter().map(|state| workflow.states.get(state).unwrap().name.to_string()).collect()
    }

    /// What a slot holds, by name.
    pub(super) fn slot(&self, slot: &str) -> Vec<String> {
        let (_, workflow) = self.charter.workflow(self.case.identity().workflow_name.as_str()).unwrap();
        let (id, _) = workflow.slot(slot).unwrap();
        let bodies = self.case.slot(id).bodies().iter();
        bodies.map(|body| body.written(self.charter)).collect()
    }

    /// The due dates and instants of the clocks that run, by name.
    pub(super) fn dues(&self) -> Vec<String> {
        let (_, workflow) = self.charter.workflow(self.case.identity().workflow_name.as_str()).unwrap();
        let zone = self.calendar.zone();
        let dues = gongzhi::engine::due(self.charter, &self.calendar, &self.case).unwrap();
        let say = |due: &gongzhi::engine::ClockDue| {
            let name = &workflow.clocks.get(due.clock).unwrap().name;
            let at = due.due.instant().map_or_else(|| format!("{:?}", due.due), |at| at.local(zone));
            format!("{name} {at}{}", if due.has_expired { " expired" } else { "" })
        };
        dues.iter().map(say).collect()
    }

    /// The written changes of the last event, a line each, as JSON.
    pub(super) fn last_changes(&self) -> String {
        let event = self.events.last().unwrap().written(self.charter).unwrap();
        let lines: Vec<_> =
            event.changes.iter().map(|change| serde_json::to_string(change).unwrap()).collect();
        lines.join("\n") + "\n"
    }
}

pub(super) fn limit(text: &str) -> Limit {
    text.parse().unwrap()
}

pub(super) fn act(action: &str, by: &str) -> Command {
    let command = Command::new(action);
    if by.is_empty() { command } else { by.split('+').fold(command, |command, person| command.by(person)) }
}

/// An appeal that is graded at nine on Monday, 2 March 2026, for the grid.
pub(super) fn graded() -> Play<'static> {
    let mut play = Play::new(&APPEAL, "appeal", "K-1");
    play.does(raise(), "2026-03-02 09:00");
    play.does(act("grade", "chen").with("urgency", "general"), "2026-03-02 09:00");
    play
}

pub(super) fn raise() -> Command {
    act("raise", "wang").with("matter", "housing").with("heads", 1u32).with("pending", false)
}
