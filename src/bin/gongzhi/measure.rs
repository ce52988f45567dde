//! `gongzhi measure`: what the indicators of a charter come to over the events of cases.

use clap::Args;
use gongzhi::{
    Event, PlainRoster,
    charter::{Charter, Indicator},
    finding::{Bilingual, Language},
    measure::{Measured, measure},
    wording::Wording,
};
use serde_json::{Value, json};

use crate::{
    answer::{Answer, Failure},
    events, load,
    options::{Common, Format},
};

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Measuring {
    /// A file of text or JSON, or a bundled charter / 文本或 JSON 文件，或者内置章程的名称
    #[arg(value_name = "CHARTER")]
    charter: String,
    /// Files with the events of cases, of one or of many: a JSON list, or one event on each line / 事项的事件，一件或者多件：JSON 列表，或者每行一个事件
    #[arg(value_name = "LOG", required = true)]
    logs: Vec<String>,
    /// Only this indicator, may be repeated / 只算这一指标，可写多次
    #[arg(long, value_name = "NAME")]
    indicator: Vec<String>,
    /// Say of each case how it counts / 逐件说明如何计入
    #[arg(long)]
    cases: bool,
}

const EXAMPLES: &str = "\
Give the events of the cases you ask about, such as those that ended in a month. Cases that have not ended do not count.
请给出所问时期的事项，例如某月办结的。尚未办结的不计入。

Examples / 示例:
  gongzhi measure community june.jsonl
  gongzhi measure my.charter logs/*.jsonl --indicator resolution-rate --cases --lang zh";

impl Measuring {
    pub(crate) fn run(&self, common: &Common) -> Result<Answer, Failure> {
        let loaded = load::charter(&self.charter)?;
        let charter = match loaded.compiled(common) {
            Ok(charter) => charter,
            Err(answer) => return Ok(answer),
        };
        let asked = self.asked(&charter)?;
        let cases = self.cases(&charter)?;
        let cases: Vec<&[Event]> = cases.iter().map(Vec::as_slice).collect();
        let directory = PlainRoster::default();
        let measured = asked.into_iter().map(|indicator| {
            Ok((indicator, measure(&charter, &directory, indicator, &cases).map_err(|error| broken(&error))?))
        });
        let measured = measured.collect::<Result<Vec<_>, Failure>>()?;
        let text = match common.format {
            Format::Text => self.text(&charter, &measured, common.language()),
            Format::Json => format!("{:#}\n", json(&charter, &measured)),
        };
        Ok(if measured.is_empty() { Answer::short(text) } else { Answer::well(text) })
    }

    fn asked<'c>(&self, charter: &'c Charter) -> Result<Vec<&'c Indicator>, Failure> {
        for name in &self.indicator {
            if !charter.indicators.values().any(|indicator| indicator.name == **name) {
                let en = format!("the charter has no indicator `{name}`");
                return Err(Bilingual::new(en, format!("章程中没有指标“{name}”")).into());
            }
        }
        let is_asked = |indicator: &&Indicator| {
            self.indicator.is_empty() || self.indicator.iter().any(|name| indicator.name == **name)
        };
        Ok(charter.indicators.values().filter(is_asked).collect())
    }

    /// The events of each case, in the order in which cases are first met.
    fn cases(&self, charter: &Charter) -> Result<Vec<Vec<Event>>, Failure> {
        let mut cases: Vec<Vec<Event>> = Vec::new();
        for log in &self.logs {
            for event in events::read(log, charter)? {
                let is_its =
                    |case: &&mut Vec<Event>| case.first().is_some_and(|first| first.of.id == event.of.id);
                match cases.iter_mut().find(is_its) {
                    Some(case) => case.push(event),
                    None => cases.push(vec![event]),
                }
            }
        }
        Ok(cases)
    }

    fn text(&self, charter: &Charter, measured: &[(&Indicator, Measured)], language: Language) -> String {
        if measured.is_empty() {
            let none = Bilingual::new("the charter declares no indicators", "章程没有规定指标");
            return format!("{}\n", none.get(language));
        }
        let wording = Wording::new(charter, language);
        let mut text = String::new();
        for (indicator, measured) in measured {
            let title = indicator.titles.or(language, &indicator.name);
            let figure = measured.figure.sentence();
            text.push_str(&format!("{}\n", wording.said(title, figure.get(language))));
            text.push_str(&format!("  {}\n", wording.formula(indicator)));
            for one in measured.cases.iter().filter(|_| self.cases) {
                let counted = one.counted.sentence();
                text.push_str(&format!("  {}\n", wording.said(&one.case, counted.get(language))));
            }
        }
        text
    }
}

fn json(charter: &Charter, measured: &[(&Indicator, Measured)]) -> Value {
    let formula = |indicator, language| Wording::new(charter, language).formula(indicator);
    let indicators = measured.iter().map(|(indicator, measured)| {
        let formula = Bilingual::new(formula(indicator, Language::En), formula(indicator, Language::Zh));
        json!({
            "name": indicator.name,
            "workflow": charter.workflows.get(indicator.workflow).map(|workflow| &workflow.name),
            "formula": formula,
            "figure": measured.figure,
            "sentence": measured.figure.sentence(),
            "cases": measured.cases,
        })
    });
    json!({
        "version": 1,
        "charter": charter.name,
        "edition": charter.edition,
        "indicators": indicators.collect::<Vec<_>>(),
    })
}

fn broken(error: &gongzhi::engine::ReplayError) -> Failure {
    let en = format!("the events of a case do not make a case: {error}");
    Bilingual::new(en, format!("事件不能构成事项：{error}")).into()
}
