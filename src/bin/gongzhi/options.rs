//! The options that every command takes.

use clap::{Args, ValueEnum, builder::PossibleValuesParser, builder::TypedValueParser};
use gongzhi::finding::Language;

/// What every command takes.
#[derive(Debug, Args)]
#[command(next_help_heading = "Common options / 通用选项")]
pub(crate) struct Common {
    /// Language of the answer; by default that of LC_ALL or LANG / 语言，默认取自 LC_ALL 或 LANG
    #[arg(long, global = true, value_name = "LANGUAGE", value_parser = in_language())]
    lang: Option<Language>,
    /// Form of the answer / 输出格式
    #[arg(long, global = true, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
}

/// How an answer is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people / 供人阅读
    Text,
    /// For programs / 供程序读取
    Json,
}

impl Common {
    /// The language asked for, or that of the surroundings.
    pub(crate) fn language(&self) -> Language {
        self.lang.unwrap_or_else(surroundings)
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
