//! `gongzhi show`: a charter as text or as JSON.

use clap::Args;
use gongzhi::{
    finding::{Bilingual, Language},
    syntax::{Options, format, parse},
};

use crate::{
    answer::{Answer, Failure},
    load,
    options::{Common, Format, in_language},
};

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Show {
    /// A file of text or JSON, or a bundled charter / 文本或 JSON 文件，或者内置章程的名称
    #[arg(value_name = "CHARTER")]
    charter: String,
    /// Rewrites keywords and reserved words: en or zh / 改写关键词和保留词的语言
    #[arg(long, value_name = "LANGUAGE", value_parser = in_language())]
    keywords: Option<Language>,
}

const EXAMPLES: &str = "\
As text it has the canonical layout; as JSON it has neither comments nor rule tests.
文本为规范版式；JSON 不含注释和规则测试。

Examples / 示例:
  gongzhi show community --keywords zh
  gongzhi show community --format json > community.json
  gongzhi show community.json";

impl Show {
    pub(crate) fn run(&self, common: &Common) -> Result<Answer, Failure> {
        let loaded = load::charter(&self.charter)?;
        let text = match loaded.sound(common) {
            Ok(text) => text,
            Err(answer) => return Ok(answer),
        };
        let shown = match common.format {
            Format::Text => format(&parse(loaded.source.text()).tree, &Options { keywords: self.keywords }),
            Format::Json => serde_json::to_string_pretty(text).map_err(|error| not_shown(&error))? + "\n",
        };
        Ok(Answer::well(shown))
    }
}

fn not_shown(error: &serde_json::Error) -> Failure {
    let (en, zh) = (format!("cannot write JSON: {error}"), format!("无法写成 JSON：{error}"));
    Failure::from(Bilingual::new(en, zh))
}
