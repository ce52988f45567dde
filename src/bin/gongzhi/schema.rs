//! `gongzhi schema`: JSON Schema for charters and rule tests as JSON.

use clap::{Args, ValueEnum};
use gongzhi::{finding::Bilingual, schema};

use crate::{
    answer::{Answer, Failure},
    options::Common,
};

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Schema {
    /// Of what / 哪一种文件的
    #[arg(value_enum)]
    of: Of,
}

/// What is written as JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Of {
    /// A charter / 章程
    Charter,
    /// A file of rule tests / 规则测试
    Scenario,
}

const EXAMPLES: &str = "\
An editor that knows it completes fields and underlines a wrong one; examples/editor/ says how.
编辑器据此补全字段、标出写错的字段；用法见 examples/editor/。

Examples / 示例:
  gongzhi schema charter > charter.schema.json
  gongzhi schema scenario > scenario.schema.json";

impl Schema {
    pub(crate) fn run(&self, _: &Common) -> Result<Answer, Failure> {
        let schema = match self.of {
            Of::Charter => schema::charter(),
            Of::Scenario => schema::scenario(),
        };
        let text = serde_json::to_string_pretty(&schema).map_err(|error| not_written(&error))?;
        Ok(Answer::well(text + "\n"))
    }
}

fn not_written(error: &serde_json::Error) -> Failure {
    let (en, zh) = (format!("cannot write JSON: {error}"), format!("无法写成 JSON：{error}"));
    Failure::from(Bilingual::new(en, zh))
}
