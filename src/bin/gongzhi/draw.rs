//! `gongzhi draw`: a picture or table of a charter.

use clap::{Args, ValueEnum};
use gongzhi::{
    Event, PlainRoster,
    charter::Charter,
    diagram::{self, CaseViewError, Direction, Drawing, Options, Shown as Case, View, ViewError},
    finding::Bilingual,
};
use serde_json::json;

use crate::{
    answer::{Answer, Failure},
    events, load,
    options::{Common, Format},
    overlaid::{self, Shown},
    times,
};

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Draw {
    /// A file of text or JSON, or a bundled charter / 文本或 JSON 文件，或者内置章程的名称
    #[arg(value_name = "CHARTER")]
    charter: String,
    /// What to draw: one of the views below / 视图，见下
    #[arg(long, value_name = "VIEW", default_value = "structure")]
    view: String,
    /// In which form; by default mermaid, for tables markdown / 格式，默认为 mermaid，表格为 markdown
    #[arg(long = "as", value_name = "FORM", value_enum)]
    form: Option<Form>,
    /// The events of a case, as JSON: told by `history` and `timeline`, marked in views of its workflow, its ladder and the structure / 事项的事件
    #[arg(long, value_name = "FILE")]
    case: Option<String>,
    /// A run that breaks this promise, shown as a case is, its steps numbered / 违反该承诺的一条路径
    #[arg(long, value_name = "NAME", conflicts_with = "case")]
    promise: Option<String>,
    /// Mark in pictures of a workflow what the rule tests beside the charter do not meet / 标出规则测试没有涉及之处
    #[arg(long, conflicts_with_all = ["case", "promise"])]
    coverage: bool,
    /// Mark there which changes of a rule they would not notice, which takes a while / 标出改动了也发现不了之处
    #[arg(long, conflicts_with_all = ["case", "promise", "coverage"])]
    mutants: bool,
    /// The day at whose end a run begins, for `deadlines`; the worst of the calendar's last year if left out / 开始之日
    #[arg(long, value_name = "DATE")]
    since: Option<String>,
    /// In which way it reads / 走向
    #[arg(long, value_name = "DIRECTION", value_enum, default_value_t = Way::Down)]
    direction: Way,
}

const EXAMPLES: &str = "\
Views / 视图:
  structure            the bodies and their relations / 治理主体与相互关系
  relation:WORD        one relation, such as leads, and whom it joins / 某一种关系，如 relation:领导
  kind:NAME            the bodies of a kind and their neighbours / 某一类型的主体及其相邻主体
  around:BODY          one body and its neighbours / 某一主体及其相邻主体
  workflow:NAME        states and actions / 环节与动作
  lanes:NAME           the same in lanes by who is accountable / 按负责主体分道的环节与动作
  matrix:NAME          who answers for which state / 责任矩阵
  duties[:BODY]        what they, or one body, answer for and by when / 各主体或者某一主体的职责与时限
  ladder:NAME          the levels to which a case climbs, and why / 升级路径
  table:WORKFLOW.NAME  a decision table / 判定表
  ballots:NAME         who votes on what, how many it takes, where it leads / 表决规则
  deadlines:NAME[.OUTCOME]
                       the longest run in time along the days, with --since / 按时办理的最长经过
  history              one case as messages between those concerned, with --case / 某一事项的往来过程
  timeline             one case event by event, with --case / 某一事项的办理过程

Examples / 示例:
  gongzhi draw community --view workflow:appeal --as mermaid
  gongzhi draw community --view matrix:appeal --as csv --lang zh > 责任矩阵.csv
  gongzhi draw community --as svg --lang zh > structure.svg
  gongzhi draw community --view deadlines:appeal --since 2026-02-06 --as svg --lang zh > 时限.svg
  gongzhi draw community --view lanes:appeal --as bpmn --direction right > appeal.bpmn
  gongzhi draw my.charter --view workflow:appeal --promise answered --as svg > broken.svg
  gongzhi draw my.charter --view workflow:appeal --coverage --as svg > untested.svg
  gongzhi draw my.charter --as dot --direction right | dot -Tpdf > structure.pdf";

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Form {
    /// A flowchart for Mermaid / Mermaid 流程图
    Mermaid,
    /// A graph for Graphviz / Graphviz 图
    Dot,
    /// A finished drawing / 成品图
    Svg,
    /// A workflow as a process in BPMN 2.0 / BPMN 2.0 流程
    Bpmn,
    /// A table for documents / 文档表格
    Markdown,
    /// A table for spreadsheets / 电子表格
    Csv,
}

impl From<Form> for diagram::Form {
    fn from(form: Form) -> Self {
        match form {
            Form::Mermaid => Self::Mermaid,
            Form::Dot => Self::Dot,
            Form::Svg => Self::Svg,
            Form::Bpmn => Self::Bpmn,
            Form::Markdown => Self::Markdown,
            Form::Csv => Self::Csv,
        }
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Way {
    /// From the top down / 自上而下
    Down,
    /// From left to right / 自左向右
    Right,
}

impl Draw {
    pub(crate) fn run(&self, common: &Common) -> Result<Answer, Failure> {
        let view: View = self.view.parse().map_err(not_asked)?;
        let loaded = load::charter(&self.charter)?;
        let charter = match loaded.compiled(common) {
            Ok(charter) => charter,
            Err(answer) => return Ok(answer),
        };
        let direction = match self.direction {
            Way::Down => Direction::Down,
            Way::Right => Direction::Right,
        };
        let since = self.since.as_deref().map(times::date).transpose()?;
        let options = Options { language: common.language(), direction, since };
        let drawing = self.drawing(&view, &charter, &options)?;
        let (form, text) = self.written(&view, &drawing).map_err(not_asked)?;
        Ok(Answer::well(match common.format {
            Format::Text => text,
            Format::Json => format!(
                "{:#}\n",
                json!({
                    "version": 1,
                    "view": view.to_string(),
                    "title": drawing.heading().title,
                    "language": common.language(),
                    "as": form.word(),
                    "picture": text,
                })
            ),
        }))
    }

    /// What the view shows, of a case if one is given, with what is to be marked.
    fn drawing(&self, view: &View, charter: &Charter, options: &Options) -> Result<Drawing, Failure> {
        if let Some(path) = &self.case {
            let events = events::read(path, charter)?;
            // Nobody but a host knows its directory; a superior of an instance then answers under no name.
            let directory = &PlainRoster::default();
            let case = Case { directory, events: &events, is_numbered: false };
            return view.with_case(charter, case, options).map_err(|error| not_shown(path, &error));
        }
        if let Some(name) = &self.promise {
            let run = overlaid::broken(charter, name)?;
            let events: Vec<Event> = run.steps.iter().flat_map(|step| step.events.clone()).collect();
            let case = Case { directory: &run.roster, events: &events, is_numbered: true };
            return view.with_case(charter, case, options).map_err(|error| not_shown(name, &error));
        }
        let drawing = view.drawing(charter, options).map_err(not_asked)?;
        let shown = match (self.coverage, self.mutants) {
            (true, _) => Shown::Unmet,
            (_, true) => Shown::Unnoticed,
            (false, false) => return Ok(drawing),
        };
        let Some(workflow) = view.workflow() else { return Err(tests_unshown(view)) };
        let overlay = overlaid::left_open(&self.charter, charter, (workflow, shown), options.language)?;
        Ok(drawing.marked(&overlay))
    }

    /// The drawing in the form asked for, else in its most usual one.
    fn written(&self, view: &View, drawing: &Drawing) -> Result<(diagram::Form, String), ViewError> {
        let known = drawing.forms();
        let usual = known.first().copied().unwrap_or(diagram::Form::Svg);
        let form = self.form.map_or(usual, diagram::Form::from);
        let text = drawing.written(form).ok_or_else(|| ViewError::NoSuchForm {
            view: view.to_string(),
            form,
            known: known.to_vec(),
        })?;
        Ok((form, text))
    }
}

/// Says where rule tests can be seen.
fn tests_unshown(view: &View) -> Failure {
    Failure::from(Bilingual::new(
        format!("`{view}` shows nothing of rule tests: ask for workflow:NAME, lanes:NAME or matrix:NAME"),
        format!("“{view}”不展示规则测试：请用 workflow:NAME、lanes:NAME 或者 matrix:NAME"),
    ))
}

fn not_shown(path: &str, error: &CaseViewError) -> Failure {
    match error {
        CaseViewError::Events(error) => events::unreadable(path, &error.to_string()),
        CaseViewError::View(error) => Failure::from(error.sentence()),
    }
}

fn not_asked(error: ViewError) -> Failure {
    Failure::from(error.sentence())
}
