//! The options that every command takes.

use clap::{Args, ValueEnum, builder::PossibleValuesParser, builder::TypedValueParser};
use gongzhi::finding::{Bilingual, Language};

use crate::answer::Failure;

/// The options that every command takes, as they stand on the command line.
#[derive(Debug, Args)]
#[command(next_help_heading = "Common options / 通用选项")]
pub(crate) struct Given {
    /// Language of the answer; by default that of LC_ALL or LANG / 语言，默认取自 LC_ALL 或 LANG
    #[arg(long, global = true, value_name = "LANGUAGE", value_parser = in_language())]
    lang: Option<Language>,
    /// Form of the answer / 输出格式
    #[arg(long, global = true, value_enum, default_value_t = Form::Text)]
    format: Form,
}

/// The forms that may be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// For people / 供人阅读
    Text,
    /// For programs / 供程序读取
    Json,
    /// For build servers, of rule tests alone / 供持续集成读取，只用于规则测试
    Junit,
}

/// What every command takes.
#[derive(Debug)]
pub(crate) struct Common {
    language: Language,
    /// The form of the answer.
    pub(crate) format: Format,
    /// Whether rule tests answer as JUnit XML instead.
    pub(crate) is_junit: bool,
}

/// How an answer is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
}

impl Given {
    /// The language asked for, or that of the surroundings.
    pub(crate) fn language(&self) -> Language {
        self.lang.unwrap_or_else(surroundings)
    }

    /// What is asked of a command that runs rule tests, or of another.
    pub(crate) fn of(self, runs_tests: bool) -> Result<Common, Failure> {
        let is_junit = self.format == Form::Junit;
        if is_junit && !runs_tests {
            let (en, zh) =
                ("only `gongzhi test` answers as JUnit XML", "只有 `gongzhi test` 能输出 JUnit XML");
            return Err(Bilingual::new(en, zh).into());
        }
        let format = if self.format == Form::Json { Format::Json } else { Format::Text };
        Ok(Common { language: self.language(), format, is_junit })
    }
}

impl Common {
    /// The language asked for, or that of the surroundings.
    pub(crate) fn language(&self) -> Language {
        self.language
    }
}

/// Reads a language.
pub(crate) fn in_language() -> impl TypedValueParser<Value = Language> {
    PossibleValuesParser::new(["en", "zh"]).map(language)
}

fn language(code: String) -> Language {
    if code == "zh" { Language::Zh } else { Language::En }
}

/// The language of the surroundings: Chinese if the locale's name begins with `zh`.
pub(crate) fn surroundings() -> Language {
    let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set).unwrap_or_default();
    language(locale.get(..2).unwrap_or_default().to_lowercase())
}
