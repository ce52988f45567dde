//! What must stand in a place, and what stands there instead, in words of both languages.

use super::operand::Fit;
use crate::{
    finding::Bilingual,
    syntax::{Operand, Term, Unit},
};

/// What must stand after a keyword.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    Name,
    All,
    Choice,
    List,
    Sources,
    Moment,
    Moments,
    Times,
    Time,
    Amount,
    Seats,
    Type,
    Values,
    Condition,
    States,
    Bound,
    Level,
    Rows,
    Text,
}

impl Need {
    pub(super) fn words(self) -> Bilingual {
        let (en, zh) = match self {
            Self::Name => ("one name", "一个名称"),
            Self::All => ("names joined by `and`", "以 `且` 或顿号连接的名称"),
            Self::Choice => ("names joined by `or`", "以 `或` 或顿号连接的名称"),
            Self::List => ("names", "名称"),
            Self::Sources => {
                ("states, joined by `and` and then by `or`", "环节名称，先以 `且`、再以 `或` 连接")
            }
            Self::Moment => ("a date", "日期"),
            Self::Moments => ("names or dates, joined by `or`", "名称或者日期，以 `或` 连接"),
            Self::Times => ("times or days, joined by `and`", "时间或者日期，以 `且` 或顿号连接"),
            Self::Time => ("a length of time such as `3 working days`", "带单位的时长，例如 `3个工作日`"),
            Self::Amount => ("a number or an amount", "数目"),
            Self::Seats => ("a number of persons such as `7` or `5 to 9`", "人数，例如 `7` 或者 `5～9`"),
            Self::Type => (
                "a kind, values joined by `or`, or a range with one unit",
                "类型、以 `或` 连接的取值，或者单位一致的范围",
            ),
            Self::Values => {
                ("values such as `urgent = yes`, joined by `and`", "赋值，例如 `特急 = 是`，以 `且` 连接")
            }
            Self::Condition => ("a condition", "条件"),
            Self::States => ("`in` and the states", " `在` 和环节名称"),
            Self::Level => {
                ("its level: `is allow`, `is warn` or `is deny`", "级别：`为 忽略`、`为 警告` 或者 `为 禁止`")
            }
            Self::Rows => ("a head and rows", "表头和行"),
            Self::Text => ("a text in quotes", "引号里的文字"),
            Self::Bound => ("a bound such as `at least 2/3`", "限度，例如 `至少 2/3`"),
        };
        Bilingual::new(en, zh)
    }
}

impl Fit {
    pub(super) fn words(self) -> Bilingual {
        let (en, zh) = match self {
            Self::Persons => ("a number of persons or a share such as `2/3`", "人数或者比例，例如 `2/3`"),
            Self::Time => ("a length of time such as `15 days`", "时长，例如 `15日`"),
            Self::TimeOrTimes => (
                "a length of time or a number of times, such as `15 days` or `2 times`",
                "时长或者次数，例如 `15日`、`2次`",
            ),
        };
        Bilingual::new(en, zh)
    }
}

/// What an operand is, in words.
pub(super) fn shape(operand: &Operand) -> Bilingual {
    let (en, zh) = match &operand.ungrouped().term {
        Term::Number(number) | Term::Share(number, _) | Term::Amount(number, ..)
            if u32::try_from(*number).is_err() =>
        {
            ("so large a number", "这么大的数")
        }
        Term::Or(..) => ("several joined by `or`", "以 `或` 连接的几项"),
        Term::And(..) => ("several joined by `and`", "以 `且` 连接的几项"),
        Term::Compare(..) => ("a comparison", "比较式"),
        Term::Bounded(..) => ("a comparison without a left side", "缺左边的比较式"),
        Term::Range(..) => ("such a range", "这样的范围"),
        Term::Not(..) => ("a negation", "否定式"),
        Term::Group(_) => ("something in brackets", "括号里的内容"),
        Term::Name(_) => ("a name", "名称"),
        Term::Word(..) => ("a keyword", "关键词"),
        Term::Number(_) => ("a number", "不带单位的数"),
        Term::Share(..) => ("a share", "比例"),
        Term::Amount(_, Unit::Times, _) => ("a number of times", "次数"),
        Term::Amount(..) => ("a length of time", "时长"),
        Term::Date(_) | Term::Month(..) => ("a date", "日期"),
        Term::Time(_) | Term::Instant(_) => ("a time of day", "时刻"),
        Term::Offset(_) => ("an offset from UTC", "时区"),
        Term::Text(_) => ("a text", "文字"),
        Term::Placeholder(_) => ("a placeholder", "占位符"),
        Term::Arrow => ("an arrow", "箭头"),
    };
    Bilingual::new(en, zh)
}
