//! `gongzhi show`: a charter, or its rule tests, as text or as JSON.

use clap::Args;
use gongzhi::{
    finding::{Bilingual, Language, render},
    scenario::ScenarioFile,
    syntax::{Options, Tree, format, parse},
    text::merged,
};
use serde::Serialize;

use crate::{
    answer::{Answer, Failure},
    load,
    options::{Common, Format, in_language},
    test::TestFile,
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
    /// The rule tests instead: those in the file, or beside the charter / 改为显示规则测试：文件之中的，或者章程旁边的
    #[arg(long)]
    tests: bool,
    /// What holds in the end, where the charter extends another / 章程基于另一章程时，显示合并之后的全文
    #[arg(long, conflicts_with = "tests")]
    merged: bool,
}

const EXAMPLES: &str = "\
As text it has the canonical layout; as JSON it has no comments.
文本为规范版式；JSON 不含注释。

Examples / 示例:
  gongzhi show community --keywords zh
  gongzhi show community --format json > community.json
  gongzhi show community --tests --format json > community-tests.json
  gongzhi show community.json
  gongzhi show our-town.charter --merged";

impl Show {
    pub(crate) fn run(&self, common: &Common) -> Result<Answer, Failure> {
        if self.tests {
            return self.tests(common);
        }
        let loaded = if self.merged { load::charter(&self.charter)? } else { load::alone(&self.charter)? };
        let text = match loaded.sound(common) {
            Ok(text) => text,
            Err(answer) => return Ok(answer),
        };
        let shown = match common.format {
            Format::Text if self.merged => self.written(&merged(&loaded.source)),
            Format::Text => self.laid_out(loaded.source.text()),
            Format::Json => as_json(text)?,
        };
        Ok(Answer::well(shown))
    }

    fn tests(&self, common: &Common) -> Result<Answer, Failure> {
        let files = TestFile::of(&self.charter)?;
        let mistaken = files.iter().filter(|file| load::falls_short(&file.findings));
        let mistakes: String =
            mistaken.map(|file| render(&file.source, &file.findings, common.language(), true)).collect();
        if !mistakes.is_empty() {
            return Ok(Answer::short(String::new()).aside(&mistakes));
        }
        Ok(Answer::well(match common.format {
            Format::Text => files.iter().map(|file| self.laid_out(file.source.text())).collect(),
            Format::Json => {
                let suites = files.into_iter().flat_map(|file| file.tests.suites).collect();
                as_json(&ScenarioFile { suites })?
            }
        }))
    }

    fn laid_out(&self, text: &str) -> String {
        self.written(&parse(text).tree)
    }

    fn written(&self, tree: &Tree) -> String {
        format(tree, &Options { keywords: self.keywords })
    }
}

fn as_json(written: &impl Serialize) -> Result<String, Failure> {
    serde_json::to_string_pretty(written).map(|json| json + "\n").map_err(|error| not_shown(&error))
}

fn not_shown(error: &serde_json::Error) -> Failure {
    let (en, zh) = (format!("cannot write JSON: {error}"), format!("无法写成 JSON：{error}"));
    Failure::from(Bilingual::new(en, zh))
}
