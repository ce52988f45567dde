//! `gongzhi explain`: the page of a lint, or the list of all.

use clap::Args;
use gongzhi::finding::{Bilingual, Family, Language, Level, Lint, page};
use serde_json::{Value, json};

use crate::{
    answer::{Answer, Failure},
    options::{Common, Format},
};

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Explain {
    /// The lint's name, as findings show it; all are listed if left out / 检查的名称，不写即列出全部
    #[arg(value_name = "NAME")]
    name: Option<String>,
    /// Lists every lint with its level / 列出全部检查及其级别
    #[arg(long, conflicts_with = "name")]
    list: bool,
}

const EXAMPLES: &str = "\
Examples / 示例:
  gongzhi explain unbound-slot
  gongzhi explain unbound-slot --lang zh
  gongzhi explain --list";

impl Explain {
    pub(crate) fn run(&self, common: &Common) -> Result<Answer, Failure> {
        let Some(name) = &self.name else { return Ok(Answer::well(list(common))) };
        let lint = Lint::from_name(name).ok_or_else(|| no_lint(name))?;
        Ok(Answer::well(match common.format {
            Format::Text => format!("{}\n", side(page(lint), common.language())),
            Format::Json => format!("{:#}\n", json_page(lint, common.language())),
        }))
    }
}

/// The half of a page in the reader's language, under its title.
fn side(page: &str, language: Language) -> String {
    let (en, zh) = page.split_once("\n---\n").unwrap_or((page, page));
    let title = en.lines().next().unwrap_or_default();
    match language {
        Language::En => en.trim().to_owned(),
        Language::Zh => format!("{title}\n\n{}", zh.trim()),
    }
}

fn json_page(lint: Lint, language: Language) -> Value {
    let mut shown = json_line(lint);
    if let Some(fields) = shown.as_object_mut() {
        fields.insert("page".to_owned(), json!(side(page(lint), language)));
    }
    shown
}

fn json_line(lint: Lint) -> Value {
    json!({
        "lint": lint.name(),
        "family": lint.family(),
        "level": lint.default_level(),
        "adjustable": lint.is_adjustable(),
    })
}

fn list(common: &Common) -> String {
    if common.format == Format::Json {
        let lines: Vec<_> = Lint::ALL.iter().map(|&lint| json_line(lint)).collect();
        return format!("{:#}\n", json!({ "version": 1, "lints": lines }));
    }
    let mut shown = String::new();
    let mut family = None;
    for &lint in Lint::ALL {
        if family.replace(lint.family()) != Some(lint.family()) {
            let gap = if shown.is_empty() { "" } else { "\n" };
            shown.push_str(&format!("{gap}{}\n", family_words(lint.family()).get(common.language())));
        }
        let level = level_word(lint.default_level(), common.language());
        shown.push_str(&format!("  {:<24}{level}\n", lint.name()));
    }
    shown
}

fn level_word(level: Level, language: Language) -> &'static str {
    match (level, language) {
        (Level::Allow, Language::En) => "allow",
        (Level::Warn, Language::En) => "warn",
        (Level::Deny, Language::En) => "deny",
        (Level::Allow, Language::Zh) => "忽略",
        (Level::Warn, Language::Zh) => "警告",
        (Level::Deny, Language::Zh) => "禁止",
    }
}

fn family_words(family: Family) -> Bilingual {
    let (en, zh) = match family {
        Family::Syntax => ("Form", "书写"),
        Family::Text => ("Names, types, titles and sources", "名称、类型、标题和出处"),
        Family::Structure => ("Bodies and relations", "主体和关系"),
        Family::Responsibility => ("Responsibility", "责任"),
        Family::Workflow => ("States and actions", "环节和动作"),
        Family::Data => ("Facts, conditions and tables", "事实、条件和判定表"),
        Family::Time => ("Time", "时间"),
        Family::Escalation => ("Escalation", "升级"),
        Family::Roster => ("Rosters", "名册"),
        Family::Promise => ("Promises", "承诺"),
        Family::People => ("People", "人员"),
        Family::Scenario => ("Rule tests", "规则测试"),
    };
    Bilingual::new(en, zh)
}

fn no_lint(name: &str) -> Failure {
    let en = format!("no lint is called `{name}`: see `gongzhi explain --list`");
    Failure::from(Bilingual::new(en, format!("没有名为“{name}”的检查：请看 gongzhi explain --list")))
}
