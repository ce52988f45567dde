//! `gongzhi report`: one page over a charter, and in a few lines what was found.

use clap::Args;
use gongzhi::{
    charter::Charter,
    check::{Checked, Deep, LIMIT, TimeQuestion, WorstTimes, last_known_year, worst_times},
    finding::{Bilingual, Language, Level},
    id::WorkflowId,
    report::{Contents, Outcome, html},
    scenario::{Coverage, Fate, Mutant},
    text::Reading,
};
use serde_json::json;

use crate::{
    answer::{Answer, Failure},
    file,
    load::{self, Loaded},
    options::{Common, Format},
    parallel::deep,
    test::{Choice, Library, TestFile, Tested, Verdict, coverage, fates, summary},
};

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Report {
    /// A file of text or JSON, or a bundled charter / 文本或 JSON 文件，或者内置章程的名称
    #[arg(value_name = "CHARTER")]
    charter: String,
    /// Where to write the page / 报告写入何处
    #[arg(short, long, value_name = "FILE", default_value = "report.html")]
    output: String,
    /// Also prove promises and tell the longest times, which takes a while / 另查承诺与最长时间，要算一会儿
    #[arg(long)]
    deep: bool,
    /// Also try changes of every rule, whether a test notices, which takes a while / 另试改动规则后测试能否发现，要算一会儿
    #[arg(long)]
    mutants: bool,
    /// How many stands of a case are looked at / 最多查看多少种情形
    #[arg(long, value_name = "N", default_value_t = LIMIT)]
    limit: usize,
}

const EXAMPLES: &str = "\
The charter is checked, the rule tests that stand with it are run, and everything is drawn on one page that needs no network.
检查章程，运行随附的规则测试，把结果和图画在一个不依赖网络的网页上。

Examples / 示例:
  gongzhi report community
  gongzhi report my.charter --deep
  gongzhi report my.charter --mutants
  gongzhi report my.charter -o 报告.html --lang zh";

/// What the page is made of.
struct Findings<'l> {
    loaded: &'l Loaded,
    charter: Charter,
    checked: Checked,
    tested: Vec<Tested>,
    coverage: Option<Coverage>,
    deep: Option<Deep>,
    times: Vec<(WorkflowId, WorstTimes)>,
    /// The changes of a rule that were tried; empty if it was not asked, or a test fails so that nothing could be told from it.
    mutants: Vec<(Mutant, Fate)>,
}

/// So many stands are looked at to tell what no test can meet and how long cases take, where a deep look is not asked for.
const SOON: usize = 1_000;

impl Report {
    pub(crate) fn run(&self, common: &Common) -> Result<Answer, Failure> {
        let loaded = load::charter(&self.charter)?;
        if let Err(answer) = loaded.sound(common) {
            return Ok(answer);
        }
        let reading =
            Reading { charter: loaded.text.clone(), tests: Vec::new(), findings: loaded.findings.clone() };
        let mut checked = Checked::from_reading(&loaded.source, &reading);
        let Some(charter) = checked.charter.take() else {
            return Ok(Answer::short(String::new()).aside(&loaded.shown(&checked.findings, common)));
        };
        let tested = self.tested(common.language())?;
        let limit = if self.deep { self.limit } else { self.limit.min(SOON) };
        let coverage = coverage(&tested, limit, &charter);
        let deep = self.deep.then(|| deep(&charter, self.limit, common.language()));
        if let Some(deep) = &deep {
            checked.findings.extend(deep.findings.iter().cloned());
            checked.findings.sort_by_key(|finding| (finding.span.start, finding.span.end));
        }
        let times = times(&charter, limit);
        let is_well = tested.iter().all(Tested::is_well);
        let mutants = match self.mutants && is_well {
            true => fates(&tested, self.limit, &charter, common.language()),
            false => Vec::new(),
        };
        let findings = Findings { loaded: &loaded, charter, checked, tested, coverage, deep, times, mutants };
        file::write(&self.output, &findings.page(common.language()))?;
        let text = match common.format {
            Format::Text => findings.text(&self.charter, &self.output, common.language()),
            Format::Json => format!("{:#}\n", findings.json(&self.output, common.language())),
        };
        let is_well = !findings.checked.falls_short() && findings.tested.iter().all(Tested::is_well);
        Ok(if is_well { Answer::well(text) } else { Answer::short(text) })
    }

    /// The rule tests that stand with the charter, run.
    fn tested(&self, language: Language) -> Result<Vec<Tested>, Failure> {
        let mut library = Library::new(Some(self.charter.clone()));
        let mut tested = Vec::new();
        for file in TestFile::of(&self.charter)? {
            tested.extend(Tested::run(&file, &mut library, &Choice::default(), language));
        }
        // A charter without rule tests is no mistake.
        tested.retain(|tested| !tested.verdicts.is_empty());
        Ok(tested)
    }
}

/// How long the cases of each workflow take at the longest, as sums, and from the first day of the last year that the calendar
/// knows; which day of it is the worst would take a while to find.
fn times(charter: &Charter, limit: usize) -> Vec<(WorkflowId, WorstTimes)> {
    let mut question = TimeQuestion { limit, ..TimeQuestion::outcomes() };
    if let Some((first, _)) = last_known_year(charter) {
        question = question.on_days(first, first);
    }
    let workflows = charter.workflows.iter().map(|(id, _)| id);
    workflows.filter_map(|id| Some((id, worst_times(charter, id, &question)?))).collect()
}

impl Findings<'_> {
    fn page(&self, language: Language) -> String {
        let verdicts = self.tested.iter().flat_map(|tested| {
            tested.verdicts.iter().map(|(subject, verdict)| Outcome {
                title: subject.label.clone(),
                has_passed: *verdict == Verdict::Passed,
                account: match verdict {
                    Verdict::Failed(account) => Bilingual::new(
                        account.show(&tested.source, Language::En),
                        account.show(&tested.source, Language::Zh),
                    ),
                    Verdict::Passed | Verdict::NotRun => Bilingual::default(),
                },
            })
        });
        let outcomes: Vec<Outcome> = verdicts.collect();
        let contents = Contents {
            source: Some(&self.loaded.source),
            findings: &self.checked.findings,
            scenarios: (!self.tested.is_empty()).then_some(outcomes.as_slice()),
            coverage: self.coverage.as_ref(),
            deep: self.deep.as_ref(),
            times: &self.times,
            mutants: &self.mutants,
        };
        html(&self.charter, contents, language).to_string()
    }

    fn count(&self, level: Level) -> usize {
        self.checked.findings.iter().filter(|finding| finding.level == level).count()
    }

    fn text(&self, name: &str, output: &str, language: Language) -> String {
        let mut lines = vec![
            self.title(language),
            self.contents(language),
            self.found(name, language),
            self.run(name, language),
        ];
        lines.extend(self.noticed(name, language));
        lines.push(match language {
            Language::En => format!("Report: {output}"),
            Language::Zh => format!("报告：{output}"),
        });
        lines.join("\n") + "\n"
    }

    fn title(&self, language: Language) -> String {
        let charter = &self.charter;
        let title = charter.titles.or(language, &charter.name);
        match language {
            Language::En => format!("{title}, edition {}", charter.edition),
            Language::Zh => format!("{title}，版次 {}", charter.edition),
        }
    }

    /// How many bodies there are, and each workflow with its states and actions.
    fn contents(&self, language: Language) -> String {
        let bodies = self.charter.structure.bodies.len();
        let workflows = self.charter.workflows.values().map(|workflow| {
            let title = workflow.titles.or(language, &workflow.name);
            let (states, actions) = (workflow.states.len(), workflow.actions.len());
            match language {
                Language::En => format!("{title} ({states} states, {actions} actions)"),
                Language::Zh => format!("{title}（{states} 个环节、{actions} 个动作）"),
            }
        });
        let workflows: Vec<String> = workflows.collect();
        match language {
            Language::En => format!("Bodies: {bodies}. Workflows: {}", workflows.join("; ")),
            Language::Zh => format!("主体 {bodies} 个；流程：{}", workflows.join("；")),
        }
    }

    fn found(&self, name: &str, language: Language) -> String {
        let (errors, warnings) = (self.count(Level::Deny), self.count(Level::Warn));
        match (language, errors + warnings) {
            (Language::En, 0) => "Checks: nothing found".to_owned(),
            (Language::Zh, 0) => "检查：没有发现问题".to_owned(),
            (Language::En, _) => {
                let (errors, warnings) = (many(errors, "error"), many(warnings, "warning"));
                format!("Checks: {errors}, {warnings}; see `gongzhi check {name}`")
            }
            (Language::Zh, _) => {
                format!("检查：{errors} 个错误，{warnings} 个警告；详见 `gongzhi check {name}`")
            }
        }
    }

    fn run(&self, name: &str, language: Language) -> String {
        let is_well = self.tested.iter().all(Tested::is_well);
        let (head, none, see) = match language {
            Language::En => ("Scenarios: ", "none", "; see "),
            Language::Zh => ("场景：", "无", "；详见 "),
        };
        if self.tested.is_empty() {
            return format!("{head}{none}");
        }
        let see = if is_well { String::new() } else { format!("{see}`gongzhi test {name}`") };
        format!("{head}{}{see}", summary(&self.tested, language))
    }

    /// How many changes of a rule are noticed, and how many could be.
    fn tried(&self) -> Option<(usize, usize)> {
        let count = |is: fn(&Fate) -> bool| self.mutants.iter().filter(|(_, fate)| is(fate)).count();
        let noticed = count(|fate| matches!(fate, Fate::Killed(_)));
        (!self.mutants.is_empty()).then(|| (noticed, noticed + count(|fate| *fate == Fate::Survived)))
    }

    fn noticed(&self, name: &str, language: Language) -> Option<String> {
        let (noticed, all) = self.tried()?;
        Some(match language {
            Language::En => {
                format!("Changes of a rule: {noticed} of {all} noticed; see `gongzhi test {name} --mutants`")
            }
            Language::Zh => {
                format!("规则改动：{all} 处中发现 {noticed} 处；详见 `gongzhi test {name} --mutants`")
            }
        })
    }

    fn json(&self, output: &str, language: Language) -> serde_json::Value {
        let count =
            |is: fn(&Verdict) -> bool| self.tested.iter().map(|tested| tested.count(is)).sum::<usize>();
        let workflows: Vec<&str> =
            self.charter.workflows.values().map(|workflow| workflow.name.as_str()).collect();
        json!({
            "version": 1,
            "language": language,
            "charter": self.charter.name,
            "edition": self.charter.edition,
            "bodies": self.charter.structure.bodies.len(),
            "workflows": workflows,
            "errors": self.count(Level::Deny),
            "warnings": self.count(Level::Warn),
            "passed": count(|verdict| *verdict == Verdict::Passed),
            "failed": count(|verdict| matches!(verdict, Verdict::Failed(_))),
            "not_run": count(|verdict| *verdict == Verdict::NotRun),
            "mutants": self.tried().map(|(noticed, all)| json!({ "noticed": noticed, "all": all })),
            "report": output,
        })
    }
}

fn many(count: usize, word: &str) -> String {
    if count == 1 { format!("1 {word}") } else { format!("{count} {word}s") }
}
