//! The command and its options.

use clap::Args;
use gongzhi::{check::LIMIT, finding::Bilingual};

use super::{
    covered,
    find::{Library, TestFile},
    prepared::{self, Prepared},
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
    /// How much of the charter the tests meet, and what they do not / 测试覆盖了章程的多少，哪些没有覆盖
    #[arg(long)]
    coverage: bool,
    /// The test fails if fewer of a hundred are covered / 覆盖率低于百分之几即为不合格
    #[arg(long, value_name = "PERCENT", requires = "coverage", value_parser = clap::value_parser!(u8).range(0..=100))]
    min: Option<u8>,
    /// How many stands of a case are looked at to tell what is impossible / 为判定哪些不可能，最多查看多少种情形
    #[arg(long, value_name = "N", default_value_t = LIMIT, requires = "coverage")]
    limit: usize,
}

const EXAMPLES: &str = "\
One line for each scenario, and the first difference of each that fails, as a run.
每个场景一行；未通过的，显示首个不符之处和此前的经过。

Examples / 示例:
  gongzhi test community
  gongzhi test tests/ --tag deadlines --lang zh
  gongzhi test community --coverage --min 100
  gongzhi test my.scenario --charter my.charter --filter 退单 --format json";

impl Test {
    pub(crate) fn run(&self, common: &Common) -> Result<Answer, Failure> {
        if let Some(charter) = &self.charter {
            load::charter(charter)?;
        }
        let mut library = Library::new(self.charter.clone());
        let choice = Choice { filter: self.filter.clone(), tags: self.tag.clone() };
        let mut prepared = Vec::new();
        for path in &self.paths {
            for file in TestFile::of(path)? {
                prepared.extend(Prepared::of(&file, &mut library, &choice));
            }
        }
        let language = common.language();
        let tested = prepared::run(prepared, language);
        if self.chooses() && tested.iter().all(|tested| tested.verdicts.is_empty()) {
            let message = Bilingual::new("no scenario has that title or tag", "没有符合该标题或者标签的场景");
            return Err(message.into());
        }
        let covered = if self.coverage { covered::all(&tested, self.limit, language) } else { Vec::new() };
        let text = match common.format {
            Format::Text => {
                let covered = covered.iter().map(|covered| format!("\n{}", covered.text(language)));
                covered.fold(said::text(&tested, language), |text, covered| text + &covered)
            }
            Format::Json => {
                let mut json = said::json(&tested, language);
                if let Some(json) = json.as_object_mut().filter(|_| self.coverage) {
                    let covered = covered.iter().map(|covered| covered.json(language)).collect();
                    json.insert("coverage".to_owned(), covered);
                }
                format!("{json:#}\n")
            }
        };
        let reaches = covered.iter().all(|covered| covered.reaches(self.min.unwrap_or(0)));
        let is_well = reaches && tested.iter().all(Tested::is_well);
        let answer = if is_well { Answer::well(text) } else { Answer::short(text) };
        Ok(match common.format {
            Format::Text => answer.aside(&said::findings(&tested, language)),
            Format::Json => answer,
        })
    }

    fn chooses(&self) -> bool {
        self.filter.is_some() || !self.tag.is_empty()
    }
}
