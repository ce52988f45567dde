//! What is wrong with a statement, said in both languages.

use super::operand::Fit;
use crate::{
    finding::{Bilingual, Finding, Language, Lint, Span},
    syntax::{Clause, Keyword, Operand, Term, Unit},
};

/// The mistakes found while reading.
#[derive(Debug, Default)]
pub(crate) struct Report {
    /// Every mistake so far.
    pub(crate) findings: Vec<Finding>,
    /// Whether placeholders may stand where names stand, as in rule tests.
    pub(crate) takes_placeholders: bool,
}

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

impl Report {
    /// A statement without something that it cannot do without.
    pub(crate) fn incomplete(&mut self, clause: &Clause, need: Need) {
        let ((en, zh), need) = (word(clause), need.words());
        let message = Bilingual::new(format!("`{en}` needs {}", need.en), format!("`{zh}` 缺少{}", need.zh));
        self.findings.push(Finding::new(Lint::IncompleteStatement, clause.span, message));
    }

    /// A keyword with something else after it than it takes.
    pub(crate) fn wrong(&mut self, clause: &Clause, operand: &Operand, need: Need) {
        let ((en, zh), due, got) = (word(clause), need.words(), shape(operand));
        let message = Bilingual::new(
            format!("`{en}` takes {}, not {}", due.en, got.en),
            format!("`{zh}` 之后应为{}，而不是{}", due.zh, got.zh),
        );
        let mut finding = Finding::new(Lint::WrongOperand, operand.span, message);
        finding.hint = join_hint(operand, need);
        self.findings.push(finding);
    }

    /// A clause given twice that may stand once.
    pub(crate) fn repeated(&mut self, clause: &Clause, owner: &Clause) {
        let ((en, zh), (owner_en, owner_zh)) = (word(clause), word(owner));
        let message = Bilingual::new(
            format!("`{en}` may stand only once under `{owner_en}`"),
            format!("`{owner_zh}` 下只能有一个 `{zh}`"),
        );
        let hint = Bilingual::new("keep one of the two", "两处只保留一处");
        self.findings.push(Finding::new(Lint::RepeatedClause, clause.span, message).hint(hint));
    }

    /// A clause that means nothing where it stands.
    pub(crate) fn misplaced(&mut self, clause: &Clause, owner: &Clause) {
        let ((en, zh), (owner_en, owner_zh)) = (word(clause), word(owner));
        let message = Bilingual::new(
            format!("`{en}` says nothing under this `{owner_en}`"),
            format!("`{zh}` 放在这个 `{owner_zh}` 下没有意义"),
        );
        self.findings.push(Finding::new(Lint::MisplacedClause, clause.span, message));
    }

    /// A bound whose unit does not fit the statement that it belongs to.
    pub(crate) fn unfit(&mut self, bound: &Clause, owner: &Clause, fit: Fit) {
        let ((en, zh), (owner_en, owner_zh), fit) = (word(bound), word(owner), fit.words());
        let message = Bilingual::new(
            format!("this `{en}` belongs to `{owner_en}`, where it must be {}", fit.en),
            format!("这个 `{zh}` 属于 `{owner_zh}`，应为{}", fit.zh),
        );
        let mut finding = Finding::new(Lint::UnfitBound, bound.span, message);
        finding.hint = comma_hint(bound, owner);
        self.findings.push(finding);
    }

    /// A cell that cannot be read in its column.
    pub(crate) fn wrong_cell(&mut self, operand: &Operand, need: Bilingual) {
        let got = shape(operand);
        let message = Bilingual::new(
            format!("this cell holds {}, not {}", need.en, got.en),
            format!("该格应为{}，而不是{}", need.zh, got.zh),
        );
        self.findings.push(Finding::new(Lint::WrongOperand, operand.span, message));
    }

    /// A file of rules without the statement that says whose.
    pub(crate) fn no_charter(&mut self, span: Span) {
        let message =
            Bilingual::new("the file declares rules but no charter", "文件写有规则，却没有声明章程");
        let hint = Bilingual::new("begin it with `charter NAME`", "在开头写 `章程 名称`");
        self.findings.push(Finding::new(Lint::MissingCharter, span, message).hint(hint));
    }
}

impl Report {
    /// A second charter among the rules.
    pub(crate) fn second_charter(&mut self, clause: &Clause) {
        let message = Bilingual::new("a file declares one charter", "一个文件只声明一部章程");
        let hint = Bilingual::new(
            "give it a file of its own; after a roster or scenario `charter` names the charter that is tested",
            "请另立文件；写在名册或者场景之后的 `章程` 指所测试的章程",
        );
        self.findings.push(Finding::new(Lint::RepeatedClause, clause.span, message).hint(hint));
    }

    /// A clause where a statement of the file is due.
    pub(crate) fn no_statement(&mut self, clause: &Clause) {
        let (en, zh) = word(clause);
        let message =
            Bilingual::new(format!("`{en}` cannot stand at the margin"), format!("`{zh}` 不能单独成句"));
        self.findings.push(Finding::new(Lint::MisplacedClause, clause.span, message));
    }
}

/// The keyword in both languages.
fn word(clause: &Clause) -> (&'static str, &'static str) {
    (clause.keyword.word(Language::En), clause.keyword.word(Language::Zh))
}

/// A comma decides whose a bound is: which one to add, or to take away, if that could help.
fn comma_hint(bound: &Clause, owner: &Clause) -> Option<Bilingual> {
    let (en, zh) = word(owner);
    let counts_time = matches!(bound.operand.as_ref().map(|operand| &operand.term), Some(Term::Amount(..)));
    let stands_alone = owner.keyword.is_action() || owner.keyword == Keyword::State;
    match (counts_time, stands_alone) {
        (true, false) => Some(Bilingual::new(
            format!("put a comma before it if it bounds the statement in which `{en}` stands"),
            format!("如果它限制的是 `{zh}` 所在的语句，请在前面加逗号"),
        )),
        (false, true) => Some(Bilingual::new(
            "take away the comma before it if it counts those named after `by` or `has`",
            "如果它计的是 `由` 或 `含` 之后的人，请去掉前面的逗号",
        )),
        _ => None,
    }
}

/// How to join names that were joined by the other word.
fn join_hint(operand: &Operand, need: Need) -> Option<Bilingual> {
    match (&operand.ungrouped().term, need) {
        (Term::Or(..), Need::All) => Some(Bilingual::new(
            "join them by `and` if all are meant, or write a clause for each",
            "如指全部，请用 `且` 连接；否则每项各写一个子句",
        )),
        (Term::And(..), Need::Choice | Need::Moments) => {
            Some(Bilingual::new("join them by `or`: any one of them counts", "请用 `或` 连接：任何一项都算"))
        }
        _ => None,
    }
}

impl Need {
    fn words(self) -> Bilingual {
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
    fn words(self) -> Bilingual {
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
fn shape(operand: &Operand) -> Bilingual {
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
