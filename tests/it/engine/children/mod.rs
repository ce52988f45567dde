//! Sub-cases as a host carries them: opened, begun, ended, awaited, cancelled.

mod ending;
mod opening;
mod written;

use std::sync::LazyLock;

use gongzhi::{
    Language,
    charter::Charter,
    engine::{Answer, Change, Child, ChildEnded, Event, QuestionError, child_ended},
    id::StateId,
};

use super::fixture::{Play, act, compile};

pub(super) static HELPING: LazyLock<Charter> =
    LazyLock::new(|| compile("helping.charter", include_str!("../../../data/small/helping.charter")));

pub(super) fn new(id: &str) -> Play<'static> {
    let mut play = Play::new(&HELPING, "whistle", id);
    play.roster = serde_json::from_str(
        r#"{ "persons": [
            { "person": "he", "holds": [{ "body": "street", "office": "clerk" }] },
            { "person": "fu", "holds": [{ "body": "fire", "office": "officer" }] },
            { "person": "mu", "holds": [{ "body": "markets", "office": "officer" }] }
        ] }"#,
    )
    .unwrap();
    play
}

/// A whistle that was blown for these, at nine on Monday, 2 March 2026.
pub(super) fn blown(called: &[&str]) -> Play<'static> {
    by("blow", called, false)
}

pub(super) fn by(action: &str, called: &[&str], grave: bool) -> Play<'static> {
    let mut play = new("w-7");
    let called: Vec<String> = called.iter().map(|name| (*name).to_owned()).collect();
    let mut command = act(action, "he");
    command =
        if action == "consult" { command.with("experts", called) } else { command.with("called", called) };
    if action == "blow" {
        command = command.with("grave", grave);
    }
    play.does(command, "2026-03-02 09:00");
    play
}

pub(super) fn tell(play: &Play<'_>, id: &str, outcome: &str, at: &str) -> Result<Answer, QuestionError> {
    child_ended(play.charter, &play.world(), &play.case, &ChildEnded::new(id, outcome), play.at(at))
}

/// Tells that a sub-case ended, and keeps what follows.
pub(super) fn ends(play: &mut Play<'_>, id: &str, outcome: &str, at: &str) {
    match tell(play, id, outcome, at).unwrap() {
        Answer::Accepted { events } => play.keep(events),
        Answer::Refused(refusal) => panic!("{id}: {}", refusal.say(play.charter, Language::En)),
    };
}

pub(super) fn opened(event: &Event) -> Vec<&str> {
    event.opened().map(|child| &*child.id).collect()
}

pub(super) fn cancelled(event: &Event) -> Vec<String> {
    let id = |change: &Change| match change {
        Change::Cancelled(id) => Some(id.to_string()),
        _ => None,
    };
    event.changes.iter().filter_map(id).collect()
}

pub(super) fn state(name: &str) -> StateId {
    HELPING.workflow("whistle").unwrap().1.state(name).unwrap().0
}

pub(super) fn the_child<'p>(play: &'p Play<'_>, id: &str) -> &'p Child {
    &play.case.sub_case(id).unwrap().child
}
