//! How few persons can get every duty of a charter done, for people and for programs.

use gongzhi::{
    charter::Charter,
    check::{Least, least_roster},
    finding::Language,
    time::Date,
};
use serde_json::{Value, json};

use super::make_up;
use crate::{
    answer::{Answer, Failure},
    options::{Common, Format},
};

/// Answers how few persons each workflow of a charter needs, also with so many absent.
pub(super) fn answer(
    charter: &Charter,
    at: Option<&str>,
    (absent, limit): (usize, usize),
    common: &Common,
) -> Result<Answer, Failure> {
    let on: Date = make_up::date(charter, at)?;
    let found: Vec<(&str, Least)> = charter
        .workflows
        .iter()
        .filter_map(|(id, rules)| Some((rules.name.as_str(), least_roster(charter, id, on, absent, limit)?)))
        .collect();
    let text = match common.format {
        Format::Text => found.iter().map(|(name, least)| line(name, least, common.language())).collect(),
        Format::Json => format!("{:#}\n", json(charter, on, absent, &found)),
    };
    let is_short = found.iter().any(|(_, least)| matches!(least, Least::Nobody(_)));
    Ok(if is_short { Answer::short(text) } else { Answer::well(text) })
}

fn line(name: &str, least: &Least, language: Language) -> String {
    let said = match (language, least) {
        (Language::En, Least::Roster(needed)) => {
            let total: usize = needed.iter().map(|needed| needed.number).sum();
            let each: Vec<String> =
                needed.iter().map(|needed| format!("{} in `{}`", needed.number, needed.place)).collect();
            let persons = if total == 1 { "1 person".to_owned() } else { format!("{total} persons") };
            [vec![persons], each].concat().join(", ").replacen(", ", ": ", 1)
        }
        (Language::Zh, Least::Roster(needed)) => {
            let total: usize = needed.iter().map(|needed| needed.number).sum();
            let each: Vec<String> =
                needed.iter().map(|needed| format!("“{}”{}人", needed.place, needed.number)).collect();
            format!("至少{total}人{}{}", if each.is_empty() { "" } else { "：" }, each.join("，"))
        }
        (Language::En, Least::Nobody(_)) => "no roster is enough: a duty is left to nobody".to_owned(),
        (Language::Zh, Least::Nobody(_)) => "任何名册都不够：有应办的动作无人可办".to_owned(),
        (Language::En, _) => "not decided".to_owned(),
        (Language::Zh, _) => "尚未判定".to_owned(),
    };
    match language {
        Language::En => format!("{name}: {said}\n"),
        Language::Zh => format!("{name}：{said}\n"),
    }
}

fn json(charter: &Charter, on: Date, absent: usize, found: &[(&str, Least)]) -> Value {
    let workflow = |(name, least): &(&str, Least)| match least {
        Least::Roster(needed) => {
            let needed =
                needed.iter().map(|needed| json!({ "place": needed.place, "number": needed.number }));
            json!({ "workflow": name, "verdict": "enough", "needed": needed.collect::<Vec<_>>() })
        }
        Least::Nobody(undoable) => {
            json!({ "workflow": name, "verdict": "nobody", "undoable": undoable.asked.action })
        }
        _ => json!({ "workflow": name, "verdict": "not-decided" }),
    };
    json!({
        "version": 1,
        "charter": charter.name,
        "edition": charter.edition,
        "at": on,
        "absent": absent,
        "workflows": found.iter().map(workflow).collect::<Vec<_>>(),
    })
}
