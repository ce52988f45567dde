//! The options of `gongzhi times`, read.

use clap::Args;
use gongzhi::{
    charter::{Charter, Workflow},
    check::{Days, LIMIT, Point, RunKind, TimeQuestion, WorstTime, WorstTimes, last_known_year, worst_times},
    finding::Bilingual,
    id::ActionId,
    time::Date,
};

use super::{json::json, text::text};
use crate::{
    answer::{Answer, Failure},
    load,
    options::{Common, Format},
};

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Times {
    /// A file of text or JSON, or a bundled charter / 文本或 JSON 文件，或者内置章程的名称
    #[arg(value_name = "CHARTER")]
    charter: String,
    /// Only this workflow / 只看这个流程
    #[arg(long, value_name = "NAME")]
    workflow: Option<String>,
    /// From when this state is entered or action done; from the start if left out / 自进入该环节或办理该动作起，不写即自起点起
    #[arg(long, value_name = "POINT", requires = "workflow")]
    from: Option<String>,
    /// Until this state is next entered or action done; until each outcome if left out / 至下次进入该环节或办理该动作为止，不写即至各种结果为止
    #[arg(long, value_name = "POINT", requires = "workflow")]
    to: Vec<String>,
    /// Only runs without these actions / 只看不办理这些动作的经过
    #[arg(long, value_name = "ACTION", value_delimiter = ',', requires = "workflow")]
    without: Vec<String>,
    /// Any run, also those that break limits: only the ends of limits force a case on / 包括逾期的经过：只有时限到期才推动事项
    #[arg(long)]
    escalations: bool,
    /// The first day on which a case may begin; the calendar's last known year if left out / 可以开始的第一日，不写即日历已知的最后一年
    #[arg(long, value_name = "DATE", requires = "until")]
    since: Option<String>,
    /// The last day on which a case may begin / 可以开始的最后一日
    #[arg(long, value_name = "DATE", requires = "since")]
    until: Option<String>,
    /// Only sums, no dates / 只列时限之和，不算日期
    #[arg(long, conflicts_with_all = ["since", "until"])]
    sums: bool,
    /// How many stands of a case are looked at / 最多查看多少种情形
    #[arg(long, value_name = "N", default_value_t = LIMIT)]
    limit: usize,
}

const EXAMPLES: &str = "\
Everything owed is done in time, in its last moment, unless --escalations says otherwise. A case begins at the end of a day.
Dates of a large workflow take a while: --sums leaves them out.
除非写 --escalations，凡应当办理的都在时限届满前的最后一刻办理。事项于一日终了时开始。大流程的日期要算一会儿，--sums 可以不算。

Examples / 示例:
  gongzhi times community
  gongzhi times my.charter --workflow appeal --from accepted --to closed --without return,withdraw
  gongzhi times my.charter --escalations --sums
  gongzhi times my.charter --since 2026-01-01 --until 2026-03-31 --lang zh";

/// What was found of one workflow.
pub(super) struct Of<'c> {
    pub(super) workflow: &'c Workflow,
    pub(super) question: TimeQuestion,
    pub(super) times: WorstTimes,
}

impl Times {
    pub(crate) fn run(&self, common: &Common) -> Result<Answer, Failure> {
        let loaded = load::charter(&self.charter)?;
        let charter = match loaded.compiled(common) {
            Ok(charter) => charter,
            Err(answer) => return Ok(answer),
        };
        let found = self.found(&charter, common.format == Format::Json)?;
        let text = match common.format {
            Format::Text => text(&found, common.language()),
            Format::Json => format!("{:#}\n", json(&charter, &found, common.language())),
        };
        let is_known = |of: &Of<'_>| {
            of.times.arrivals.iter().all(|arrival| !matches!(arrival.time, WorstTime::NotDecided(_)))
        };
        Ok(if found.iter().all(is_known) { Answer::well(text) } else { Answer::short(text) })
    }

    fn found<'c>(&self, charter: &'c Charter, each: bool) -> Result<Vec<Of<'c>>, Failure> {
        let named = |workflow: &Workflow| self.workflow.as_ref().is_none_or(|name| workflow.name == **name);
        let mut found = Vec::new();
        for (id, workflow) in charter.workflows.iter().filter(|(_, workflow)| named(workflow)) {
            let question = self.question(charter, workflow, each)?;
            found.extend(worst_times(charter, id, &question).map(|times| Of { workflow, question, times }));
        }
        match &self.workflow {
            Some(name) if found.is_empty() => Err(Failure::from(Bilingual::new(
                format!("the charter has no workflow `{name}`"),
                format!("章程中没有流程“{name}”"),
            ))),
            _ => Ok(found),
        }
    }

    fn question(&self, charter: &Charter, workflow: &Workflow, each: bool) -> Result<TimeQuestion, Failure> {
        let runs = if self.escalations { RunKind::Any } else { RunKind::Punctual };
        let from = self.from.as_deref().map_or(Ok(Point::Start), |name| point(workflow, name))?;
        let to = self.to.iter().map(|name| point(workflow, name)).collect::<Result<_, _>>()?;
        let without = self.without.iter().map(|name| action(workflow, name)).collect::<Result<_, _>>()?;
        let days = match (&self.since, &self.until) {
            _ if self.sums => None,
            (Some(since), Some(until)) => Some((date(since)?, date(until)?)),
            _ => last_known_year(charter),
        };
        // People read of the worst day alone.
        let days = days.map(|(first, last)| Days { first, last, each });
        Ok(TimeQuestion { from, to, runs, without, days, limit: self.limit, ..TimeQuestion::outcomes() })
    }
}

fn point(workflow: &Workflow, name: &str) -> Result<Point, Failure> {
    Point::named(workflow, name).ok_or_else(|| {
        Failure::from(Bilingual::new(
            format!("`{}` has no state and no action `{name}`", workflow.name),
            format!("“{}”中没有环节或者动作“{name}”", workflow.name),
        ))
    })
}

fn action(workflow: &Workflow, name: &str) -> Result<ActionId, Failure> {
    let found = workflow.actions.iter().find(|(_, action)| action.name == *name);
    found.map(|(id, _)| id).ok_or_else(|| {
        Failure::from(Bilingual::new(
            format!("`{}` has no action `{name}`", workflow.name),
            format!("“{}”中没有动作“{name}”", workflow.name),
        ))
    })
}

pub(crate) fn date(text: &str) -> Result<Date, Failure> {
    text.parse().map_err(|_| {
        Failure::from(Bilingual::new(
            format!("`{text}` is no date such as 2026-06-01"),
            format!("“{text}”不是日期，请写成 2026-06-01 的样子"),
        ))
    })
}
