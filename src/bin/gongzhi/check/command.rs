//! `gongzhi check`: everything that can be said of a charter without running it.

use std::time::{Duration, Instant};

use clap::Args;
use gongzhi::{
    charter::Charter,
    check::{Checked, Deep, LIMIT},
    finding::{Finding, Language, Level, Located},
    text::Reading,
};
use serde_json::json;

use super::{history, least, loosened, make_up, people, promises, witnesses};
use crate::{
    answer::{Answer, Failure},
    load::{self, Loaded},
    options::{Common, Format},
    parallel::deep,
};

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Check {
    /// A file of text or JSON, or a bundled charter / 文本或 JSON 文件，或者内置章程的名称
    #[arg(value_name = "CHARTER", required_unless_present = "history")]
    charter: Option<String>,
    /// Several editions of one charter: on every day exactly one must be in force / 同一章程的几个版次：每一天应当恰有一个施行
    #[arg(long, value_name = "CHARTER", num_args = 2.., conflicts_with_all = ["charter", "deep", "roster"])]
    history: Vec<String>,
    /// Looks at data as well, and proves the promises / 连同数据一起检查，并证明各项承诺
    #[arg(long)]
    deep: bool,
    /// Writes the runs that show what --deep found into this directory, as rule tests / 将 --deep 所发现的路径写成规则测试，存入该目录
    #[arg(long, value_name = "DIR", requires = "deep")]
    witness: Option<String>,
    /// How many stands of a case are looked at with --deep or --people / --deep、--people 最多查看多少种情形
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    /// Holds this roster against the charter: JSON, or a file with a `roster` / 按章程检查名册：JSON，或含“名册”的文件
    #[arg(long, value_name = "FILE")]
    roster: Option<String>,
    /// The date of the roster; today if left out / 名册的日期，不写即今天
    #[arg(long, value_name = "DATE")]
    at: Option<String>,
    /// Looks instead whether its persons can do every duty, whoever acted before / 改为检查名册中的人能否办理每一项应办的动作，无论此前由谁办理
    #[arg(long, requires = "roster", group = "staff")]
    people: bool,
    /// Says how few persons in which offices can do every duty, without a roster / 不用名册，说明各岗位至少需要多少人才能办理每一项应办的动作
    #[arg(long, conflicts_with = "roster", group = "staff")]
    least: bool,
    /// With --people or --least: also with up to so many persons absent / 与 --people 或 --least 合用：并考虑至多多少人缺席
    #[arg(long, value_name = "N", requires = "staff", default_value_t = 0, value_parser = clap::value_parser!(u8).range(0..=3))]
    absent: u8,
}

/// How many positions are looked at where it counts who acts.
const POSITIONS: usize = 200_000;

const EXAMPLES: &str = "\
Each finding has a name: `gongzhi explain NAME` says what it means and how to mend it.
每项发现都有名称：gongzhi explain NAME 说明其含义和改法。

Examples / 示例:
  gongzhi check community
  gongzhi check my.charter --lang zh
  gongzhi check my.charter --deep --witness runs
  gongzhi check my.charter --format json
  gongzhi check my.charter --roster people.json --at 2026-06-01
  gongzhi check my.charter --roster people.json --people --absent 1
  gongzhi check my.charter --least --absent 1
  gongzhi check --history rules-2018.charter rules-2025.charter";

impl Check {
    pub(crate) fn run(&self, common: &Common) -> Result<Answer, Failure> {
        match &self.charter {
            Some(name) => self.one(name, common),
            None => history::answer(&self.history, common),
        }
    }

    /// Checks one charter.
    fn one(&self, name: &str, common: &Common) -> Result<Answer, Failure> {
        let loaded = load::charter(name)?;
        if loaded.text.is_none()
            && let Err(answer) = loaded.sound(common)
        {
            return Ok(answer);
        }
        let reading =
            Reading { charter: loaded.text.clone(), tests: Vec::new(), findings: loaded.findings.clone() };
        let mut checked = Checked::from_reading(&loaded.source, &reading);
        #[expect(
            clippy::disallowed_methods,
            reason = "the tool may look at the clock; the library never does"
        )]
        let begun = Instant::now();
        let looked = sound(&checked)
            .filter(|_| self.deep)
            .map(|charter| deep(charter, self.limit.unwrap_or(LIMIT), common.language()));
        let took = begun.elapsed();
        if let Some(deep) = &looked {
            checked.findings.extend(deep.findings.iter().cloned());
            checked.findings.sort_by_key(|finding| (finding.span.start, finding.span.end));
        }
        let shown = sound(&checked).filter(|_| self.deep).map(|charter| loosened::shown(&loaded, charter));
        let shown = shown.unwrap_or_default();
        loosened::note(&mut checked.findings, &shown);
        if let (Some(directory), Some(deep), Some(charter)) = (&self.witness, &looked, &checked.charter) {
            witnesses::write(directory, charter, deep)?;
            witnesses::write_files(directory, &loosened::files(&shown))?;
        }
        if let (Some(charter), true) = (sound(&checked), self.least) {
            let asked = (usize::from(self.absent), self.limit.unwrap_or(POSITIONS));
            return least::answer(charter, self.at.as_deref(), asked, common);
        }
        if let (Some(path), Some(charter), true) = (&self.roster, sound(&checked), self.people) {
            let asked = people::Asked {
                path,
                at: self.at.as_deref(),
                absent: usize::from(self.absent),
                limit: self.limit.unwrap_or(POSITIONS),
            };
            return people::answer(&loaded, charter, asked, common);
        }
        if let (Some(roster), Some(charter)) = (&self.roster, sound(&checked)) {
            return make_up::answer(&loaded, charter, roster, self.at.as_deref(), common);
        }
        let text = match common.format {
            Format::Text => text(&loaded, &checked, looked.as_ref(), common),
            Format::Json => {
                let looked = looked.as_ref().map(|deep| (deep, took));
                format!("{:#}\n", json(&loaded, &checked, looked, common.language()))
            }
        };
        Ok(if checked.falls_short() { Answer::short(text) } else { Answer::well(text) })
    }
}

/// The charter, if nothing is wrong with it: against one that falls short no roster is held.
fn sound(checked: &Checked) -> Option<&Charter> {
    checked.charter.as_ref().filter(|_| !checked.falls_short())
}

fn text(loaded: &Loaded, checked: &Checked, deep: Option<&Deep>, common: &Common) -> String {
    let shown = loaded.shown(&checked.findings, common);
    let promised = match (deep, &checked.charter) {
        (Some(deep), Some(charter)) => promises::text(charter, deep, common.language()),
        _ => String::new(),
    };
    format!("{shown}{promised}{}\n", closing(loaded.source.name(), &checked.findings, common.language()))
}

/// The last line: how many errors and warnings.
pub(super) fn closing(name: &str, findings: &[Finding], language: Language) -> String {
    let (errors, warnings) = (count(findings, Level::Deny), count(findings, Level::Warn));
    match (language, errors + warnings) {
        (Language::En, 0) => format!("{name}: nothing found"),
        (Language::Zh, 0) => format!("{name}：没有发现问题"),
        (Language::En, _) => format!("{name}: {}, {}", plural(errors, "error"), plural(warnings, "warning")),
        (Language::Zh, _) => format!("{name}：{errors}个错误，{warnings}个警告"),
    }
}

fn count(findings: &[Finding], level: Level) -> usize {
    findings.iter().filter(|finding| finding.level == level).count()
}

fn plural(count: usize, word: &str) -> String {
    if count == 1 { format!("1 {word}") } else { format!("{count} {word}s") }
}

/// What was found, for programs; with what a deep look found, and how long it took.
fn json(
    loaded: &Loaded,
    checked: &Checked,
    looked: Option<(&Deep, Duration)>,
    language: Language,
) -> serde_json::Value {
    let findings = &checked.findings;
    let located: Vec<_> =
        findings.iter().map(|finding| Located::new(&loaded.source, finding, language)).collect();
    let mut answer = json!({
        "version": 1,
        "charter": loaded.text.as_ref().map(|text| text.name.as_str()),
        "edition": loaded.text.as_ref().map(|text| text.edition.as_str()),
        "errors": count(findings, Level::Deny),
        "warnings": count(findings, Level::Warn),
        "findings": located,
    });
    if let (Some((deep, took)), Some(charter), Some(answer)) =
        (looked, &checked.charter, answer.as_object_mut())
    {
        answer.insert("promises".to_owned(), promises::json(charter, deep, language));
        answer.insert("stands".to_owned(), json!(deep.stands));
        answer.insert("seconds".to_owned(), json!(took.as_secs_f64()));
    }
    answer
}
