//! What a name may stand for, in words.

use crate::finding::Bilingual;

/// What a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Category {
    Body,
    Kind,
    Office,
    Ladder,
    Workflow,
    Source,
    Promise,
    Indicator,
    Fact,
    Value,
    Slot,
    Table,
    Clock,
    State,
    Action,
    Ballot,
    Lint,
}

impl Category {
    /// The words for it, with the English article of the singular.
    fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Body => ("a", "body", "主体"),
            Self::Kind => ("a", "kind", "类型"),
            Self::Office => ("an", "office", "岗位"),
            Self::Ladder => ("a", "ladder", "阶梯"),
            Self::Workflow => ("a", "workflow", "流程"),
            Self::Source => ("a", "source", "出处"),
            Self::Promise => ("a", "promise", "承诺"),
            Self::Indicator => ("an", "indicator", "指标"),
            Self::Fact => ("a", "fact", "事实"),
            Self::Value => ("a", "value", "取值"),
            Self::Slot => ("a", "slot", "角色"),
            Self::Table => ("a", "table", "判定表"),
            Self::Clock => ("a", "clock", "时限"),
            Self::State => ("a", "state", "环节"),
            Self::Action => ("an", "action", "动作"),
            Self::Ballot => ("a", "ballot", "表决"),
            Self::Lint => ("a", "lint", "检查"),
        }
    }

    /// The English word: `body`.
    pub(super) fn en(self) -> &'static str {
        self.words().1
    }

    /// The English word with its article: `a body`.
    pub(super) fn one(self) -> String {
        let (article, word, _) = self.words();
        format!("{article} {word}")
    }

    /// The Chinese word: 主体.
    pub(super) fn zh(self) -> &'static str {
        self.words().2
    }

    /// One of several: `body, slot or action`, 主体、角色或者动作.
    pub(super) fn any_of(wanted: &[Self]) -> Bilingual {
        let en: Vec<_> = wanted.iter().map(|category| category.en()).collect();
        let zh: Vec<_> = wanted.iter().map(|category| category.zh()).collect();
        Bilingual::new(join(&en, ", ", " or "), join(&zh, "、", "或者"))
    }
}

fn join(words: &[&str], comma: &str, last: &str) -> String {
    match words {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., end] => format!("{}{last}{end}", first.join(comma)),
    }
}
