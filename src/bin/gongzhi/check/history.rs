//! Several editions of one charter: whether on every day exactly one is in force.

use gongzhi::{
    charter::{Charter, CharterHistory, HistoryError},
    finding::Language,
};
use serde_json::{Value, json};

use crate::{
    answer::{Answer, Failure},
    load,
    options::{Common, Format},
};

/// Answers whether the charters that these names stand for are the history of one.
pub(super) fn answer(names: &[String], common: &Common) -> Result<Answer, Failure> {
    let mut editions = Vec::new();
    for name in names {
        match load::charter(name)?.compiled(common) {
            Ok(charter) => editions.push(charter),
            Err(answer) => return Ok(answer),
        }
    }
    editions.sort_by_key(|charter| charter.since);
    let errors = CharterHistory::new(editions.clone()).err().unwrap_or_default();
    let text = match common.format {
        Format::Text => text(&editions, &errors, common.language()),
        Format::Json => format!("{:#}\n", json(&editions, &errors, common.language())),
    };
    Ok(if errors.is_empty() { Answer::well(text) } else { Answer::short(text) })
}

/// When each is in force, then everything that is wrong.
fn text(editions: &[Charter], errors: &[HistoryError], language: Language) -> String {
    let mut lines: Vec<_> = editions.iter().map(|charter| in_force(charter, language)).collect();
    lines.extend(errors.iter().map(|error| match language {
        Language::En => format!("error: {}", error.sentence().en),
        Language::Zh => format!("错误：{}", error.sentence().zh),
    }));
    lines.push(match (language, errors.len()) {
        (Language::En, 0) => "nothing found".to_owned(),
        (Language::Zh, 0) => "没有发现问题".to_owned(),
        (Language::En, 1) => "1 error".to_owned(),
        (Language::En, count) => format!("{count} errors"),
        (Language::Zh, count) => format!("{count}个错误"),
    });
    lines.join("\n") + "\n"
}

fn in_force(charter: &Charter, language: Language) -> String {
    let (name, edition) = (&charter.name, &charter.edition);
    let span = match (language, charter.since, charter.until) {
        (Language::En, Some(since), Some(until)) => format!("since {since}, until {until}"),
        (Language::En, Some(since), None) => format!("since {since}"),
        (Language::En, None, Some(until)) => format!("until {until}"),
        (Language::En, None, None) => "no date".to_owned(),
        (Language::Zh, Some(since), Some(until)) => format!("自{since}起至{until}之前"),
        (Language::Zh, Some(since), None) => format!("自{since}起"),
        (Language::Zh, None, Some(until)) => format!("至{until}之前"),
        (Language::Zh, None, None) => "没有日期".to_owned(),
    };
    match language {
        Language::En => format!("{name} {edition}: {span}"),
        Language::Zh => format!("{name} {edition}：{span}"),
    }
}

fn json(editions: &[Charter], errors: &[HistoryError], language: Language) -> Value {
    let day = |day: Option<gongzhi::time::Date>| day.map(|day| day.to_string());
    let edition = |charter: &Charter| {
        json!({
            "charter": charter.name.as_str(),
            "edition": charter.edition,
            "since": day(charter.since),
            "until": day(charter.until),
        })
    };
    let sentence = |error: &HistoryError| error.sentence().get(language).to_owned();
    json!({
        "version": 1,
        "editions": editions.iter().map(edition).collect::<Vec<_>>(),
        "errors": errors.len(),
        "problems": errors.iter().map(sentence).collect::<Vec<_>>(),
    })
}
