//! `gongzhi fmt`: charters and rule tests in the canonical layout.

use clap::Args;
use gongzhi::{
    finding::{Bilingual, Language, Source, render},
    syntax::{Options, format, parse},
};

use crate::{
    answer::{Answer, Failure},
    file, load,
    options::{Common, in_language},
};

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Fmt {
    /// Files of charters or rule tests / 章程或者规则测试的文件
    #[arg(value_name = "FILE", required = true)]
    files: Vec<String>,
    /// Changes nothing; names the files that are not in the layout / 不改文件，只列出版式不符的
    #[arg(long)]
    check: bool,
    /// Rewrites keywords and reserved words: en or zh / 改写关键词和保留词的语言
    #[arg(long, value_name = "LANGUAGE", value_parser = in_language())]
    keywords: Option<Language>,
}

const EXAMPLES: &str = "\
Neither comments nor remarks are lost. A file with a mistake of form is left as it is, and the mistake is shown.
注释和说明都会保留。有形式错误的文件不改动，只指出错误。

Examples / 示例:
  gongzhi fmt my.charter my.scenario
  gongzhi fmt --check charters/*.charter
  gongzhi fmt my.charter --keywords zh";

/// What became of one file.
enum Outcome {
    /// It is in the layout already.
    Kept,
    /// It was rewritten, or would be.
    Changed,
    /// It has mistakes: here they are.
    Mistaken(String),
}

impl Fmt {
    pub(crate) fn run(&self, common: &Common) -> Result<Answer, Failure> {
        let (mut changed, mut mistakes) = (String::new(), String::new());
        for path in &self.files {
            match self.file(path, common)? {
                Outcome::Kept => {}
                Outcome::Changed => changed.push_str(&format!("{path}\n")),
                Outcome::Mistaken(shown) => mistakes.push_str(&shown),
            }
        }
        let is_well = mistakes.is_empty() && (changed.is_empty() || !self.check);
        let answer = if is_well { Answer::well(changed) } else { Answer::short(changed) };
        Ok(answer.aside(&mistakes))
    }

    fn file(&self, path: &str, common: &Common) -> Result<Outcome, Failure> {
        if load::has_extension(path, "json") {
            return Err(Failure::from(is_json(path)));
        }
        let text = file::read(path)?;
        let parsed = parse(&text);
        if load::falls_short(&parsed.findings) {
            let source = Source::new(path, &text);
            return Ok(Outcome::Mistaken(render(&source, &parsed.findings, common.language(), true)));
        }
        let written = format(&parsed.tree, &Options { keywords: self.keywords });
        if written == text {
            return Ok(Outcome::Kept);
        }
        if !self.check {
            file::write(path, &written)?;
        }
        Ok(Outcome::Changed)
    }
}

fn is_json(path: &str) -> Bilingual {
    Bilingual::new(
        format!("`{path}` is JSON; `gongzhi show {path}` writes it as text"),
        format!("“{path}”是 JSON；用 `gongzhi show {path}` 写成文本"),
    )
}
