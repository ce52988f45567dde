//! Rosters from files: JSON, or a `roster` of the language.

use gongzhi::{
    charter::Charter,
    engine::PlainRoster,
    finding::{Bilingual, Finding, Level, Source, render},
    scenario::{RosterText, ScenarioFile},
    text,
};

use crate::{
    answer::{Answer, Failure},
    file,
    load::has_extension,
    options::Common,
};

/// Reads the roster in a file; or, if it is written wrongly, the answer that says so.
pub(crate) fn read(
    path: &str,
    charter: &Charter,
    common: &Common,
) -> Result<Result<PlainRoster, Answer>, Failure> {
    let text = file::read(path)?;
    if has_extension(path, "json") {
        return serde_json::from_str(&text).map(Ok).map_err(|error| no_json(path, &error));
    }
    let source = Source::new(path, &text);
    let reading = text::read(&source);
    let (tests, more) = ScenarioFile::read(&reading.tests);
    let mut findings = [reading.findings, more].concat();
    let rosters: Vec<&RosterText> = tests.suites.iter().flat_map(|suite| &suite.rosters).collect();
    if let Some(roster) = only(path, &rosters, &findings)? {
        let (plain, wrong) = roster.plain(charter);
        findings.extend(wrong);
        if !findings.iter().any(|finding| finding.level == Level::Deny) {
            return Ok(Ok(plain));
        }
    }
    let shown = render(&source, &findings, common.language(), true);
    Ok(Err(Answer::short(String::new()).aside(&shown)))
}

/// The one roster of a file; none if mistakes keep it from being read.
fn only<'r>(
    path: &str,
    rosters: &[&'r RosterText],
    findings: &[Finding],
) -> Result<Option<&'r RosterText>, Failure> {
    match rosters {
        [roster] => Ok(Some(roster)),
        [] if !findings.is_empty() => Ok(None),
        [] => Err(Failure::from(Bilingual::new(
            format!(
                "`{path}` holds no roster: write `roster NAME` and its persons below, or give one as JSON"
            ),
            format!("“{path}”中没有名册：请写“名册 名称”，并在下面写人员；也可以用 JSON 格式"),
        ))),
        _ => {
            let names: Vec<_> = rosters.iter().map(|roster| roster.name.as_str()).collect();
            let en = names.join("`, `");
            Err(Failure::from(Bilingual::new(
                format!(
                    "`{path}` holds several rosters (`{en}`): give the one that is meant a file of its own"
                ),
                format!("“{path}”中有多个名册（“{}”）：请把要检查的那个另存为一个文件", names.join("”“")),
            )))
        }
    }
}

fn no_json(path: &str, error: &serde_json::Error) -> Failure {
    let (line, column) = (error.line(), error.column());
    let said = error.to_string();
    let why = said.strip_suffix(&format!(" at line {line} column {column}")).unwrap_or(&said);
    Failure::from(Bilingual::new(
        format!("`{path}` is no roster in JSON, line {line}, column {column}: {why}"),
        format!("“{path}”不是 JSON 格式的名册，第 {line} 行第 {column} 列：{why}"),
    ))
}
