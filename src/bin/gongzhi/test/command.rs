//! The command and its options.

use clap::{ArgGroup, Args};
use gongzhi::{
    check::LIMIT,
    finding::{Bilingual, Language},
};

use super::{
    covered,
    explained::Explained,
    find::{Library, TestFile},
    generated::{self, Shelf},
    junit,
    measured::Measured,
    mutated,
    prepared::{self, Prepared},
    said,
    tested::{Choice, Tested},
    update::Updated,
};
use crate::{
    answer::{Answer, Failure},
    file, load,
    options::{Common, Format},
};

#[derive(Debug, Args)]
#[command(
    after_help = EXAMPLES,
    group = ArgGroup::new("measured").multiple(true),
    group = ArgGroup::new("walked").multiple(true),
    group = ArgGroup::new("covering").multiple(true),
)]
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
    /// Write what came of each scenario to this file too, as JUnit XML / 另将各场景的结果以 JUnit XML 写入此文件
    #[arg(long, value_name = "FILE")]
    junit: Option<String>,
    /// Rewrites expectations that differ to what came about, after showing what differs / 显示不符之处，然后把预期改写为实际
    #[arg(long, conflicts_with_all = ["coverage", "mutants", "generate", "junit"])]
    update: bool,
    /// How much of the charter the tests meet, and what they do not / 测试覆盖了章程的多少，哪些没有覆盖
    #[arg(long, groups = ["measured", "walked", "covering"])]
    coverage: bool,
    /// The runs that `check --deep` finds count too: each should be the way of some scenario / `check --deep` 找到的经过也计入，每一条都应有场景走过
    #[arg(long, requires = "covering")]
    deep: bool,
    /// Whether the tests notice when a rule of the charter is changed / 章程的规则改动之后，测试能否发现
    #[arg(long, groups = ["measured", "walked"], conflicts_with_all = ["filter", "tag"])]
    mutants: bool,
    /// Write scenarios for what no test meets, or notices with --mutants, into this folder / 为没有覆盖的内容（加 --mutants 时也为没有发现的改动）生成场景，写入此文件夹
    #[arg(long, value_name = "FOLDER", groups = ["walked", "covering"], conflicts_with_all = ["filter", "tag"])]
    generate: Option<String>,
    /// Replace files that are in the folder already / 覆盖该文件夹中已有的文件
    #[arg(long, requires = "generate")]
    force: bool,
    /// The test fails if fewer of a hundred are covered, or noticed / 覆盖的、发现的低于百分之几即为不合格
    #[arg(long, value_name = "PERCENT", requires = "measured", value_parser = clap::value_parser!(u8).range(0..=100))]
    min: Option<u8>,
    /// Changes that need not be noticed, each with its reason, in this file; the test fails on any other, and on one that is noticed / 无须发现的改动及其理由所在的文件；另有未发现的改动，或者其中的已被发现，即为不合格
    #[arg(long, value_name = "FILE", requires = "mutants")]
    explained: Option<String>,
    /// How many stands of a case are looked at to tell what is impossible / 为判定哪些不可能，最多查看多少种情形
    #[arg(long, value_name = "N", default_value_t = LIMIT, requires = "walked")]
    limit: usize,
}

const EXAMPLES: &str = "\
One line for each scenario, and the first difference of each that fails, as a run.
每个场景一行；未通过的，显示首个不符之处和此前的经过。

Examples / 示例:
  gongzhi test community
  gongzhi test tests/ --tag deadlines --lang zh
  gongzhi test tests/ --format junit > results.xml
  gongzhi test my.scenario --update
  gongzhi test community --coverage --deep --min 100
  gongzhi test my.charter --mutants --lang zh
  gongzhi test my.charter --generate tests/
  gongzhi test my.scenario --charter my.charter --filter 退单 --format json";

impl Test {
    pub(crate) fn run(&self, common: &Common) -> Result<Answer, Failure> {
        if let Some(charter) = &self.charter {
            load::charter(charter)?;
        }
        let mut library = Library::new(self.charter.clone());
        let choice = self.choice();
        let mut files = Vec::new();
        for path in &self.paths {
            let found = TestFile::of(path)?.into_iter();
            files.extend(found.map(|file| if self.generate.is_some() { file.or_charter() } else { file }));
        }
        let prepared = files.iter().flat_map(|file| Prepared::of(file, &mut library, &choice)).collect();
        let language = common.language();
        let tested = prepared::run(prepared, language);
        if self.chooses() && tested.iter().all(|tested| tested.verdicts.is_empty()) {
            let message = Bilingual::new("no scenario has that title or tag", "没有符合该标题或者标签的场景");
            return Err(message.into());
        }
        if self.update {
            return self.updated(&files, &tested, &mut library, common);
        }
        let (measured, least) = (self.measured(&tested, language)?, self.min.unwrap_or(0));
        if let Some(junit) = &self.junit {
            file::write(junit, &junit::xml(&tested, &measured, least, language))?;
        }
        let text = match common.format {
            _ if common.is_junit => junit::xml(&tested, &measured, least, language),
            Format::Text => said::text(&tested, language) + &measured.text(language),
            Format::Json => {
                let mut json = said::json(&tested, language);
                if let Some(json) = json.as_object_mut() {
                    measured.add_to(json, language);
                }
                format!("{json:#}\n")
            }
        };
        let is_well = measured.reaches(least) && tested.iter().all(Tested::is_well);
        let answer = if is_well { Answer::well(text) } else { Answer::short(text) };
        Ok(match common.format {
            Format::Text => answer.aside(&said::findings(&tested, language)),
            Format::Json => answer,
        })
    }

    /// Shows what differs, rewrites it, and says how the tests come out then.
    fn updated(
        &self,
        files: &[TestFile],
        tested: &[Tested],
        library: &mut Library,
        common: &Common,
    ) -> Result<Answer, Failure> {
        let language = common.language();
        if let Some(file) = files.iter().find(|file| !file.is_text()) {
            return Err(not_rewritten(file.source.name()).into());
        }
        let choice = self.choice();
        let updated = files.iter().map(|file| Updated::of(file, library, &choice, language));
        let updated = updated.collect::<Result<Vec<_>, _>>()?;
        let is_well = updated.iter().flat_map(|updated| &updated.tested).all(Tested::is_well);
        let text = match common.format {
            Format::Text => {
                let lines: String = updated.iter().map(|updated| updated.text(language)).collect();
                let now: Vec<Tested> = updated.into_iter().flat_map(|updated| updated.tested).collect();
                format!("{}\n{lines}{}\n", said::text(tested, language), said::summary(&now, language))
            }
            Format::Json => {
                let mut json = said::json(tested, language);
                if let Some(json) = json.as_object_mut() {
                    let edits = updated.iter().flat_map(Updated::json).collect();
                    json.insert("updated".to_owned(), edits);
                }
                format!("{json:#}\n")
            }
        };
        let answer = if is_well { Answer::well(text) } else { Answer::short(text) };
        Ok(answer.aside(&said::findings(tested, language)))
    }

    fn choice(&self) -> Choice {
        Choice { filter: self.filter.clone(), tags: self.tag.clone() }
    }

    /// What was asked of the tests as a whole. Mutants say nothing of tests that fail already.
    fn measured(&self, tested: &[Tested], language: Language) -> Result<Measured, Failure> {
        let is_well = tested.iter().all(Tested::is_well);
        let is_covered = self.coverage || self.generate.is_some();
        let covered = is_covered.then(|| covered::all(tested, self.limit, self.deep, language));
        let explained = self.explained.as_deref().map(Explained::read).transpose()?;
        let mutants =
            (self.mutants && is_well).then(|| mutated::all(tested, explained.as_ref(), self.limit, language));
        let generated = match (&self.generate, &covered) {
            (Some(folder), Some(covered)) => {
                let shelf = Shelf { folder, is_forced: self.force };
                Some(generated::all(covered, mutants.as_deref().unwrap_or_default(), self.limit, &shelf)?)
            }
            _ => None,
        };
        Ok(Measured { coverage: covered.filter(|_| self.coverage), mutants, generated })
    }

    fn chooses(&self) -> bool {
        self.filter.is_some() || !self.tag.is_empty()
    }
}

fn not_rewritten(name: &str) -> Bilingual {
    Bilingual::new(
        format!("`{name}` is no file of text, so that its expectations cannot be rewritten"),
        format!("“{name}”不是文本文件，无法改写其中的预期"),
    )
}
