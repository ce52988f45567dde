//! What to say when the command line itself cannot be read.

use std::process::ExitCode;

use clap::error::{ContextKind, Error, ErrorKind};
use gongzhi::finding::{Bilingual, Language};

use crate::{answer::Failure, options};

/// Prints help and version to stdout, and mistakes to stderr in the reader's language.
pub(crate) fn print(error: &Error) -> ExitCode {
    let language = asked();
    if !error.use_stderr() || language == Language::En {
        let _ = error.print();
        return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
    }
    match chinese(error) {
        Some(zh) => Failure::from(Bilingual::new(error.to_string(), zh)).print(language),
        None => {
            let _ = error.print();
            ExitCode::from(2)
        }
    }
}

/// The language asked for, read before the command line is understood.
fn asked() -> Language {
    let words: Vec<String> = std::env::args().collect();
    let joined = words.iter().find_map(|word| word.strip_prefix("--lang="));
    let apart = words.iter().skip_while(|word| *word != "--lang").nth(1).map(String::as_str);
    match joined.or(apart) {
        Some("zh") => Language::Zh,
        Some("en") => Language::En,
        _ => options::surroundings(),
    }
}

fn chinese(error: &Error) -> Option<String> {
    let said = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let argument = said(ContextKind::InvalidArg);
    let value = said(ContextKind::InvalidValue);
    let sentence = match error.kind() {
        ErrorKind::UnknownArgument => format!("没有选项“{argument}”"),
        ErrorKind::InvalidSubcommand => format!("没有命令“{}”", said(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingSubcommand => "没有给出命令".to_owned(),
        ErrorKind::MissingRequiredArgument => format!("没有给出 {}", argument.replace(", ", "、")),
        ErrorKind::InvalidValue if value.is_empty() => format!("“{argument}”缺少取值"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            format!("“{argument}”的取值“{value}”无效{}", choices(&said(ContextKind::ValidValue)))
        }
        ErrorKind::ArgumentConflict => format!("“{argument}”不能与其他选项同用，或不能重复"),
        _ => return None,
    };
    let suggested = match said(ContextKind::SuggestedArg) + &said(ContextKind::SuggestedSubcommand) {
        none if none.is_empty() => String::new(),
        some => format!("，是否指“{some}”？"),
    };
    let usage = match said(ContextKind::Usage).replace("Usage:", "") {
        none if none.is_empty() => String::new(),
        some => format!("用法：{}\n", some.trim()),
    };
    Some(format!("{sentence}{suggested}\n\n{usage}详见 --help"))
}

fn choices(valid: &str) -> String {
    if valid.is_empty() { String::new() } else { format!("，可取：{valid}") }
}
