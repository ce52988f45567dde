//! A roster held against a charter, for people and for programs.

use gongzhi::{
    charter::Charter,
    check::{BarredBy, MadeUp, MakeUp, Member, Place, make_up},
    finding::{Bilingual, Finding, Language, Level, Located},
    origin::Citation,
    time::Date,
};
use serde_json::{Value, json};

use super::{command::closing, roster, today::today};
use crate::{
    answer::{Answer, Failure},
    load::Loaded,
    options::{Common, Format},
};

/// Answers whether the bodies of a charter are validly made up by the roster in a file.
pub(crate) fn answer(
    loaded: &Loaded,
    charter: &Charter,
    path: &str,
    at: Option<&str>,
    common: &Common,
) -> Result<Answer, Failure> {
    let on = date(charter, at)?;
    let roster = match roster::read(path, charter, common)? {
        Ok(roster) => roster,
        Err(answer) => return Ok(answer),
    };
    let made_up = make_up(charter, &roster, on);
    let text = match common.format {
        Format::Text => text(loaded, charter, &made_up, path, common),
        Format::Json => format!("{:#}\n", json(loaded, charter, &made_up, path, common.language())),
    };
    Ok(if made_up.falls_short() { Answer::short(text) } else { Answer::well(text) })
}

pub(super) fn date(charter: &Charter, at: Option<&str>) -> Result<Date, Failure> {
    match at {
        Some(text) => Date::parse_from_str(text, "%Y-%m-%d").map_err(|_| {
            Failure::from(Bilingual::new(
                format!("`{text}` is no date such as 2026-06-01"),
                format!("“{text}”不是日期，请写成 2026-06-01 的样子"),
            ))
        }),
        None => today(charter.calendar.zone()).ok_or_else(|| {
            Failure::from(Bilingual::new(
                "this machine does not know what day it is: add --at DATE",
                "这台机器不知道今天的日期：请加上 --at 日期",
            ))
        }),
    }
}

/// The account of each body, then what was found: in the charter's text where a rule stands, else as sentences.
fn text(loaded: &Loaded, charter: &Charter, made_up: &MakeUp, path: &str, common: &Common) -> String {
    let language = common.language();
    let (ruled, unruled): (Vec<&Finding>, Vec<&Finding>) =
        made_up.findings.iter().partition(|finding| has_place(finding));
    let ruled: Vec<Finding> = ruled.into_iter().cloned().collect();
    let said: String = unruled.into_iter().map(|finding| sentence(finding, language)).collect();
    let said = if said.is_empty() { said } else { said + "\n" };
    let account = made_up.say(charter, language);
    let closing = closing(path, &made_up.findings, language);
    format!("{account}\n{said}{}{closing}\n", loaded.shown(&ruled, common))
}

/// Whether the finding stands in the charter.
fn has_place(finding: &Finding) -> bool {
    finding.span.end > 0
}

fn sentence(finding: &Finding, language: Language) -> String {
    let (level, hint) = match (language, finding.level) {
        (Language::En, Level::Deny) => ("error", "help"),
        (Language::En, _) => ("warning", "help"),
        (Language::Zh, Level::Deny) => ("错误", "提示"),
        (Language::Zh, _) => ("警告", "提示"),
    };
    let hint = finding.hint.as_ref().map(|text| format!("\n  = {hint}: {}", text.get(language)));
    format!("{level}[{}]: {}{}\n", finding.lint, finding.message.get(language), hint.unwrap_or_default())
}

fn json(loaded: &Loaded, charter: &Charter, made_up: &MakeUp, path: &str, language: Language) -> Value {
    let findings: Vec<Value> =
        made_up.findings.iter().map(|finding| found(loaded, finding, path, language)).collect();
    let count = |level| made_up.findings.iter().filter(|finding| finding.level == level).count();
    json!({
        "version": 1,
        "charter": charter.name,
        "edition": charter.edition,
        "roster": path,
        "at": made_up.on,
        "valid": !made_up.falls_short(),
        "errors": count(Level::Deny),
        "warnings": count(Level::Warn),
        "bodies": made_up.bodies.iter().map(|body| body_json(charter, body, made_up.on, language)).collect::<Vec<_>>(),
        "findings": findings,
    })
}

/// A finding with its place in the charter; without one it stands in the roster as a whole.
fn found(loaded: &Loaded, finding: &Finding, path: &str, language: Language) -> Value {
    if has_place(finding) {
        return json!(Located::new(&loaded.source, finding, language));
    }
    json!({
        "file": path,
        "lint": finding.lint,
        "level": finding.level,
        "message": finding.message.get(language),
        "hint": finding.hint.as_ref().map(|hint| hint.get(language)),
    })
}

fn body_json(charter: &Charter, body: &MadeUp, on: Date, language: Language) -> Value {
    let name = charter.structure.bodies.get(body.body).map(|body| &body.name);
    let seats = charter.structure.bodies.get(body.body).and_then(|body| body.composition.seats);
    let office = |id| charter.structure.offices.get(id).map(|office| office.name.as_str());
    json!({
        "body": name,
        "key": body.key,
        "valid": body.is_valid,
        "seats": seats.map(|seats| json!({ "least": seats.least, "most": seats.most })),
        "members": body.members.iter().map(|it| member(charter, it, on, language)).collect::<Vec<_>>(),
        "vacant": body.vacant.iter().map(|&id| office(id)).collect::<Vec<_>>(),
    })
}

fn member(charter: &Charter, member: &Member, on: Date, language: Language) -> Value {
    let place = |place: &Place| {
        let office = place.office.and_then(|id| charter.structure.offices.get(id));
        json!({
            "office": office.map(|office| &office.name),
            "since": place.since,
            "last_day": place.last_day,
            "over": place.is_over(on),
        })
    };
    json!({
        "person": member.person,
        "title": member.title,
        "holds": member.places.iter().map(place).collect::<Vec<_>>(),
        "barred": member.barred.iter().map(|it| barred(charter, it, language)).collect::<Vec<_>>(),
    })
}

fn barred(charter: &Charter, barred: &BarredBy, language: Language) -> Value {
    let source = |citation: &Citation| {
        let name = charter.sources.get(citation.source).map(|source| &source.name);
        json!({ "source": name, "places": citation.places })
    };
    let office = barred.office.and_then(|id| charter.structure.offices.get(id));
    json!({
        "why": barred.why.get(language),
        "office": office.map(|office| &office.name),
        "sources": barred.origin.sources.iter().map(source).collect::<Vec<_>>(),
    })
}
