//! The command and its options.

use clap::Args;
use gongzhi::finding::Bilingual;

use super::{
    find::{Library, TestFile},
    said,
    tested::{Choice, Tested},
};
use crate::{
    answer::{Answer, Failure},
    load,
    options::{Common, Format},
};

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Test {
    /// Files, folders, or bundled charters / 文件、文件夹，或者内置章程的名称
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<String>,
    /// The charter to test; by default the one beside the tests, or bundled / 被测章程，默认取测试旁边的或者内置的
    #[arg(long, value_name = "FILE")]
    charter: Option<String>,
    /// Only scenarios with this in their title / 只运行标题含有这段文字的场景
    #[arg(long, value_name = "TEXT")]
    filter: Option<String>,
    /// Only scenarios with this tag; may be repeated / 只运行有此标签的场景，可写多次
    #[arg(long, value_name = "TAG")]
    tag: Vec<String>,
}

const EXAMPLES: &str = "\
One line for each scenario, and the first difference of each that fails, as a run.
每个场景一行；未通过的，显示首个不符之处和此前的经过。

Examples / 示例:
  gongzhi test community
  gongzhi test tests/ --tag deadlines --lang zh
  gongzhi test my.scenario --charter my.charter --filter 退单 --format json";

impl Test {
    pub(crate) fn run(&self, common: &Common) -> Result<Answer, Failure> {
        if let Some(charter) = &self.charter {
            load::charter(charter)?;
        }
        let mut library = Library::new(self.charter.clone());
        let choice = Choice { filter: self.filter.clone(), tags: self.tag.clone() };
        let mut tested = Vec::new();
        for path in &self.paths {
            for file in TestFile::of(path)? {
                tested.extend(Tested::run(&file, &mut library, &choice));
            }
        }
        if self.chooses() && tested.iter().all(|tested| tested.verdicts.is_empty()) {
            let message = Bilingual::new("no scenario has that title or tag", "没有符合该标题或者标签的场景");
            return Err(message.into());
        }
        let text = match common.format {
            Format::Text => said::text(&tested, common.language()),
            Format::Json => format!("{:#}\n", said::json(&tested, common.language())),
        };
        let is_well = tested.iter().all(Tested::is_well);
        let answer = if is_well { Answer::well(text) } else { Answer::short(text) };
        Ok(match common.format {
            Format::Text => answer.aside(&said::findings(&tested, common.language())),
            Format::Json => answer,
        })
    }

    fn chooses(&self) -> bool {
        self.filter.is_some() || !self.tag.is_empty()
    }
}
