//! `gongzhi new`: a charter to begin with and its rule tests, for people to make theirs.

use std::path::Path;

use clap::Args;
use gongzhi::{
    Name,
    finding::{Bilingual, Language},
};
use serde_json::json;

use crate::{
    answer::{Answer, Failure},
    file,
    options::{Common, Format},
};

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct New {
    /// The name of the charter, or where it shall stand with its name last / 章程的名称，前面可以写文件夹
    #[arg(value_name = "NAME")]
    name: String,
}

const EXAMPLES: &str = "\
Writes NAME.charter and NAME.scenario, in the keywords of the language: small, whole, checked and tested. Replaces no file.
写出 NAME.charter 和 NAME.scenario，关键词用所选的语言：小而完整，已经检查和测试。不覆盖已有的文件。

Examples / 示例:
  gongzhi new my
  gongzhi new rules/my
  gongzhi new 热线 --lang zh";

/// A charter and its rule tests, in which the charter has a name to be replaced.
struct Sample {
    head: &'static str,
    charter: &'static str,
    tests: &'static str,
}

const ENGLISH: Sample = Sample {
    head: "charter sample",
    charter: include_str!("sample/en.charter"),
    tests: include_str!("sample/en.scenario"),
};

const CHINESE: Sample = Sample {
    head: "章程 样本",
    charter: include_str!("sample/zh.charter"),
    tests: include_str!("sample/zh.scenario"),
};

impl New {
    pub(crate) fn run(&self, common: &Common) -> Result<Answer, Failure> {
        let stem = self.name.strip_suffix(".charter").unwrap_or(&self.name);
        let name = Path::new(stem).file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let name = Name::new(name).map_err(|error| no_name(name, &error.to_string()))?;
        let sample = match common.language() {
            Language::En => ENGLISH,
            Language::Zh => CHINESE,
        };
        let written =
            [(format!("{stem}.charter"), sample.charter), (format!("{stem}.scenario"), sample.tests)];
        if let Some((path, _)) = written.iter().find(|(path, _)| Path::new(path).exists()) {
            return Err(is_there(path).into());
        }
        if let Some(folder) = Path::new(stem).parent().and_then(Path::to_str).filter(|path| !path.is_empty())
        {
            file::make_directory(folder)?;
        }
        let (keyword, _) = sample.head.split_once(' ').unwrap_or_default();
        for (path, text) in &written {
            file::write(path, &text.replacen(sample.head, &format!("{keyword} {name}"), 1))?;
        }
        let paths = written.map(|(path, _)| path);
        Ok(Answer::well(match common.format {
            Format::Text => told(&paths, common.language()),
            Format::Json => format!("{:#}\n", json!({ "version": 1, "written": paths })),
        }))
    }
}

/// What was written, and what to do with it.
fn told([charter, tests]: &[String; 2], language: Language) -> String {
    let (written, option) = match language {
        Language::En => (format!("Written: {charter} and {tests}. Make them yours, and now and then:"), ""),
        Language::Zh => {
            (format!("已写出 {charter} 和 {tests}。逐行改成您的规则，每改几行就："), " --lang zh")
        }
    };
    let next = ["check CHARTER --deep", "test CHARTER --coverage", "report CHARTER"];
    let next = next.map(|command| format!("  gongzhi {}{option}\n", command.replace("CHARTER", charter)));
    format!("{written}\n{}", next.concat())
}

fn no_name(name: &str, why: &str) -> Bilingual {
    Bilingual::new(why, format!("“{name}”不能作名称：名称由字母、汉字、数字和连字符组成，以字母或者汉字开头"))
}

fn is_there(path: &str) -> Bilingual {
    Bilingual::new(
        format!("`{path}` is there already, and is not replaced"),
        format!("“{path}”已经存在，不予覆盖"),
    )
}
