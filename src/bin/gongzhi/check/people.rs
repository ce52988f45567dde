//! Whether the persons of a roster can do what they must, for people and for programs.

use gongzhi::{
    charter::Charter,
    check::{Absence, Absences, Choice, Happened, People, Undoable, people},
    finding::{Language, Level, Located},
    time::Date,
};
use serde_json::{Value, json};

use super::{command::closing, make_up, roster};
use crate::{
    answer::{Answer, Failure},
    load::Loaded,
    options::{Common, Format},
};

/// What is asked of the persons of a roster.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked<'a> {
    pub(super) path: &'a str,
    pub(super) at: Option<&'a str>,
    pub(super) absent: usize,
    pub(super) limit: usize,
}

/// Answers whether every duty of a charter can be done by somebody of the roster in a file.
pub(super) fn answer(
    loaded: &Loaded,
    charter: &Charter,
    asked: Asked<'_>,
    common: &Common,
) -> Result<Answer, Failure> {
    let on = make_up::date(charter, asked.at)?;
    let roster = match roster::read(asked.path, charter, common)? {
        Ok(roster) => roster,
        Err(answer) => return Ok(answer),
    };
    let found = people(charter, &roster, on, asked.absent, asked.limit);
    let text = match common.format {
        Format::Text => text(loaded, charter, &found, asked, common),
        Format::Json => format!("{:#}\n", json(loaded, charter, &found, (asked, on), common.language())),
    };
    Ok(if found.falls_short() { Answer::short(text) } else { Answer::well(text) })
}

/// A line for each workflow, then what was found.
fn text(loaded: &Loaded, charter: &Charter, found: &People, asked: Asked<'_>, common: &Common) -> String {
    let language = common.language();
    let lines: String = found.workflows.iter().map(|of| line(charter, of, asked.absent, language)).collect();
    let shown = loaded.shown(&found.findings, common);
    format!("{lines}\n{shown}{}\n", closing(asked.path, &found.findings, language))
}

fn line(charter: &Charter, of: &Absences, absent: usize, language: Language) -> String {
    let name =
        charter.workflows.get(of.present.workflow).map(|rules| rules.name.as_str()).unwrap_or_default();
    let worst = of.present.undoable.iter().filter(|it| it.is_confirmed).map(|it| it.choice).max();
    let (en, zh) = match (worst, of.is_whole) {
        (Some(Choice::Every), _) => ("a duty is left to nobody".into(), "有应办的动作无人可办".into()),
        (Some(Choice::Some), _) => (
            "a duty may be left to nobody: it depends on who acts before".into(),
            "有应办的动作可能无人可办：取决于此前由谁办理".into(),
        ),
        (None, false) => ("not decided".into(), "尚未判定".into()),
        (None, true) if !of.blocking.is_empty() => (
            "every duty can be done, but not if some are absent".into(),
            "应办的动作都有人可办，但有人缺席时不然".into(),
        ),
        (None, true) if absent > 0 => (
            format!("every duty can be done, also with any {absent} absent"),
            format!("应办的动作都有人可办，任意{absent}人缺席时也是如此"),
        ),
        (None, true) => (
            "every duty can be done, whoever acted before".to_owned(),
            "应办的动作都有人可办，无论此前由谁办理".to_owned(),
        ),
    };
    match language {
        Language::En => format!("{name}: {en}\n"),
        Language::Zh => format!("{name}：{zh}\n"),
    }
}

fn json(
    loaded: &Loaded,
    charter: &Charter,
    found: &People,
    (asked, on): (Asked<'_>, Date),
    language: Language,
) -> Value {
    let located: Vec<_> =
        found.findings.iter().map(|finding| Located::new(&loaded.source, finding, language)).collect();
    let count = |level| found.findings.iter().filter(|finding| finding.level == level).count();
    json!({
        "version": 1,
        "charter": charter.name,
        "edition": charter.edition,
        "roster": asked.path,
        "at": on,
        "absent": asked.absent,
        "errors": count(Level::Deny),
        "warnings": count(Level::Warn),
        "workflows": found.workflows.iter().map(|of| workflow(charter, of)).collect::<Vec<_>>(),
        "findings": located,
    })
}

fn workflow(charter: &Charter, of: &Absences) -> Value {
    let rules = charter.workflows.get(of.present.workflow);
    let undoable = |it: &Undoable| {
        let action = rules.and_then(|rules| rules.actions.get(it.action)).map(|action| &action.name);
        json!({
            "action": action,
            "choice": if it.choice == Choice::Every { "every" } else { "some" },
            "barred": it.is_barred,
            "confirmed": it.is_confirmed,
            "run": it.run.iter().map(happened).collect::<Vec<_>>(),
            "asked": it.asked,
        })
    };
    let absence = |it: &Absence| {
        let persons = it.persons.iter().map(|absent| json!({ "number": absent.number, "of": absent.of }));
        json!({ "absent": persons.collect::<Vec<_>>(), "undoable": undoable(&it.undoable) })
    };
    json!({
        "workflow": rules.map(|rules| &rules.name),
        "decided": of.is_whole,
        "positions": of.present.positions,
        "undoable": of.present.undoable.iter().map(undoable).collect::<Vec<_>>(),
        "absences": of.blocking.iter().map(absence).collect::<Vec<_>>(),
    })
}

fn happened(happened: &Happened) -> Value {
    match happened {
        Happened::Does(command) => json!({ "does": command }),
        Happened::Ends(clock) => json!({ "ends": clock }),
    }
}
