//! What came of rule tests, as text and as JSON.

use gongzhi::{
    finding::{Finding, Language, Located, Source, render},
    scenario::Account,
};
use serde_json::{Value, json};

use super::tested::{Subject, Tested, Verdict};

const GREEN: &str = "\u{1b}[32m";
const RED: &str = "\u{1b}[1;31m";
const YELLOW: &str = "\u{1b}[33m";
const PLAIN: &str = "\u{1b}[0m";

/// A line for each scenario, the first difference of each that failed, and how many came out how.
pub(super) fn text(tested: &[Tested], language: Language) -> String {
    let mut text = String::new();
    for tested in tested {
        text.push_str(&head(tested, language));
        for (subject, verdict) in &tested.verdicts {
            text.push_str(&line(subject, verdict, language));
            if let Verdict::Failed(account) = verdict {
                text.push_str(&indented(&account.show(&tested.source, language)));
            }
        }
    }
    text + &summary(tested, language) + "\n"
}

fn head(tested: &Tested, language: Language) -> String {
    let name = tested.source.name();
    match (&tested.charter, language) {
        (None, _) => format!("{name}\n"),
        (Some((charter, edition)), Language::En) => format!("{name}: charter {charter}, edition {edition}\n"),
        (Some((charter, edition)), Language::Zh) => format!("{name}：章程 {charter}，版次 {edition}\n"),
    }
}

fn line(subject: &Subject, verdict: &Verdict, language: Language) -> String {
    let (colour, en, zh) = match verdict {
        Verdict::Passed => (GREEN, "ok     ", "通过  "),
        Verdict::Failed(_) => (RED, "FAILED ", "未通过"),
        Verdict::NotRun => (YELLOW, "not run", "未运行"),
    };
    let mark = if language == Language::En { en } else { zh };
    format!("  {colour}{mark}{PLAIN}  {}\n", label(subject, language))
}

/// The title with the row of examples.
pub(crate) fn label(subject: &Subject, language: Language) -> String {
    subject.label.get(language).to_owned()
}

fn indented(account: &str) -> String {
    account.lines().map(|line| format!("      {line}\n")).collect::<String>() + "\n"
}

/// How many came out how.
pub(crate) fn summary(tested: &[Tested], language: Language) -> String {
    let count = |is: fn(&Verdict) -> bool| tested.iter().map(|tested| tested.count(is)).sum::<usize>();
    let passed = count(|verdict| *verdict == Verdict::Passed);
    let failed = count(|verdict| matches!(verdict, Verdict::Failed(_)));
    let not_run = count(|verdict| *verdict == Verdict::NotRun);
    let rest = match (not_run, language) {
        (0, _) => String::new(),
        (number, Language::En) => format!(", {number} not run"),
        (number, Language::Zh) => format!("，{number} 个未运行"),
    };
    match language {
        Language::En => format!("{passed} passed, {failed} failed{rest}"),
        Language::Zh => format!("{passed} 个通过，{failed} 个未通过{rest}"),
    }
}

/// What is wrong with the tests and with the charters that keep them from being run; each once.
pub(super) fn findings(tested: &[Tested], language: Language) -> String {
    let mut shown: Vec<String> = Vec::new();
    let mut show = |source: &Source, findings: &[Finding]| {
        for finding in findings {
            let text = render(source, std::slice::from_ref(finding), language, true);
            if !shown.contains(&text) {
                shown.push(text);
            }
        }
    };
    for tested in tested {
        if let Some((source, findings)) = &tested.amiss {
            show(source, findings);
        }
        show(&tested.source, &tested.findings);
    }
    shown.concat()
}

/// The same for programs.
pub(super) fn json(tested: &[Tested], language: Language) -> Value {
    let count = |is: fn(&Verdict) -> bool| tested.iter().map(|tested| tested.count(is)).sum::<usize>();
    json!({
        "version": 1,
        "language": language,
        "passed": count(|verdict| *verdict == Verdict::Passed),
        "failed": count(|verdict| matches!(verdict, Verdict::Failed(_))),
        "not_run": count(|verdict| *verdict == Verdict::NotRun),
        "suites": tested.iter().map(|tested| suite(tested, language)).collect::<Vec<_>>(),
    })
}

fn suite(tested: &Tested, language: Language) -> Value {
    let located = |source: &Source, findings: &[Finding]| -> Vec<Located> {
        findings.iter().map(|finding| Located::new(source, finding, language)).collect()
    };
    let amiss = tested.amiss.iter().flat_map(|(source, findings)| located(source, findings));
    let findings: Vec<_> = amiss.chain(located(&tested.source, &tested.findings)).collect();
    let (charter, edition) = tested.charter.clone().unzip();
    json!({
        "file": tested.source.name(),
        "charter": charter,
        "edition": edition,
        "findings": findings,
        "scenarios": tested.verdicts.iter().map(|(subject, verdict)| {
            scenario(&tested.source, subject, verdict, language)
        }).collect::<Vec<_>>(),
    })
}

fn scenario(source: &Source, subject: &Subject, verdict: &Verdict, language: Language) -> Value {
    let (result, account) = match verdict {
        Verdict::Passed => ("passed", Value::Null),
        Verdict::NotRun => ("not-run", Value::Null),
        Verdict::Failed(account) => ("failed", told(source, account, language)),
    };
    json!({
        "title": subject.title,
        "cells": subject.cells,
        "tags": subject.tags,
        "line": subject.line,
        "result": result,
        "account": account,
    })
}

fn told(source: &Source, account: &Account, language: Language) -> Value {
    let steps: Vec<Value> = account
        .steps
        .iter()
        .map(|step| {
            json!({
                "at": step.at,
                "did": step.did.get(language),
                "happened": step.happened.iter().map(|said| said.get(language)).collect::<Vec<_>>(),
                "standing": step.standing.as_ref().map(|said| said.get(language)),
            })
        })
        .collect();
    let difference = account.difference.as_ref().map(|difference| {
        let (line, column) = source.line_column(difference.span.start);
        json!({
            "line": line,
            "column": column,
            "what": difference.what.get(language),
            "expected": difference.expected.get(language),
            "actual": difference.actual.get(language),
            "because": difference.because.iter().map(|said| said.get(language)).collect::<Vec<_>>(),
        })
    });
    json!({ "steps": steps, "difference": difference })
}
