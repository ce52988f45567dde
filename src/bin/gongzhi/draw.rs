//! `gongzhi draw`: a picture of a charter.

use clap::{Args, ValueEnum};
use gongzhi::diagram::{Direction, Options, Picture, View, ViewError};
use serde_json::json;

use crate::{
    answer::{Answer, Failure},
    load,
    options::{Common, Format},
};

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Draw {
    /// A file of text or JSON, or a bundled charter / 文本或 JSON 文件，或者内置章程的名称
    #[arg(value_name = "CHARTER")]
    charter: String,
    /// What to draw: `structure` or `workflow:NAME` / 视图：治理结构，或者某个流程
    #[arg(long, value_name = "VIEW", default_value = "structure")]
    view: String,
    /// In which form / 图的格式
    #[arg(long = "as", value_name = "FORM", value_enum, default_value_t = Form::Mermaid)]
    form: Form,
    /// In which way it reads / 走向
    #[arg(long, value_name = "DIRECTION", value_enum, default_value_t = Way::Down)]
    direction: Way,
}

const EXAMPLES: &str = "\
Examples / 示例:
  gongzhi draw community --view workflow:appeal --as mermaid
  gongzhi draw community --as svg --lang zh > structure.svg
  gongzhi draw my.charter --as dot --direction right | dot -Tpdf > structure.pdf";

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Form {
    /// A flowchart for Mermaid / Mermaid 流程图
    Mermaid,
    /// A graph for Graphviz / Graphviz 图
    Dot,
    /// A finished drawing / 成品图
    Svg,
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
        let options = Options { language: common.language(), direction };
        let picture = view.picture(&charter, &options).map_err(not_asked)?;
        Ok(Answer::well(match common.format {
            Format::Text => self.written(&picture),
            Format::Json => format!("{:#}\n", self.json(&view, &picture)),
        }))
    }

    fn written(&self, picture: &Picture) -> String {
        match self.form {
            Form::Mermaid => picture.mermaid().to_string(),
            Form::Dot => picture.dot().to_string(),
            Form::Svg => picture.svg().to_string(),
        }
    }

    fn json(&self, view: &View, picture: &Picture) -> serde_json::Value {
        let form = match self.form {
            Form::Mermaid => "mermaid",
            Form::Dot => "dot",
            Form::Svg => "svg",
        };
        json!({
            "version": 1,
            "view": view.to_string(),
            "title": picture.title(),
            "language": picture.language(),
            "as": form,
            "picture": self.written(picture),
        })
    }
}

fn not_asked(error: ViewError) -> Failure {
    Failure::from(error.sentence())
}
