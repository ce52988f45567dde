//! What is wrong with a statement, said in both languages.

use super::{
    need::{Need, shape},
    operand::Fit,
};
use crate::{
    finding::{Bilingual, Finding, Language, Lint, Span},
    syntax::{Clause, Keyword, Operand, Term},
};

/// The mistakes found while reading.
#[derive(Debug, Default)]
pub(crate) struct Report {
    /// Every mistake so far.
    pub(crate) findings: Vec<Finding>,
    /// Whether placeholders may stand where names stand, as in rule tests.
    pub(crate) takes_placeholders: bool,
}

/// How many mistakes of one file are reported, so that hostile text costs no more than honest text.
const MOST_FINDINGS: usize = 200;

impl Report {
    /// Adds a mistake; past the limit only that there are more.
    pub(crate) fn add(&mut self, finding: Finding) {
        match self.findings.len() {
            0..MOST_FINDINGS => self.findings.push(finding),
            MOST_FINDINGS => self.findings.push(more(finding.span)),
            _ => {}
        }
    }

    /// A statement without something that it cannot do without.
    pub(crate) fn incomplete(&mut self, clause: &Clause, need: Need) {
        let ((en, zh), need) = (word(clause), need.words());
        let message = Bilingual::new(format!("`{en}` needs {}", need.en), format!("`{zh}` 缺少{}", need.zh));
        self.add(Finding::new(Lint::IncompleteStatement, clause.span, message));
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
        self.add(finding);
    }

    /// A clause given twice that may stand once.
    pub(crate) fn repeated(&mut self, clause: &Clause, owner: &Clause) {
        let ((en, zh), (owner_en, owner_zh)) = (word(clause), word(owner));
        let message = Bilingual::new(
            format!("`{en}` may stand only once under `{owner_en}`"),
            format!("`{owner_zh}` 下只能有一个 `{zh}`"),
        );
        let hint = Bilingual::new("keep one of the two", "两处只保留一处");
        self.add(Finding::new(Lint::RepeatedClause, clause.span, message).hint(hint));
    }

    /// A clause that means nothing where it stands.
    pub(crate) fn misplaced(&mut self, clause: &Clause, owner: &Clause) {
        let ((en, zh), (owner_en, owner_zh)) = (word(clause), word(owner));
        let message = Bilingual::new(
            format!("`{en}` says nothing under this `{owner_en}`"),
            format!("`{zh}` 放在这个 `{owner_zh}` 下没有意义"),
        );
        self.add(Finding::new(Lint::MisplacedClause, clause.span, message));
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
        self.add(finding);
    }

    /// A cell that cannot be read in its column.
    pub(crate) fn wrong_cell(&mut self, operand: &Operand, need: Bilingual) {
        let got = shape(operand);
        let message = Bilingual::new(
            format!("this cell holds {}, not {}", need.en, got.en),
            format!("该格应为{}，而不是{}", need.zh, got.zh),
        );
        self.add(Finding::new(Lint::WrongOperand, operand.span, message));
    }

    /// A file of rules without the statement that says whose.
    pub(crate) fn no_charter(&mut self, span: Span) {
        let message =
            Bilingual::new("the file declares rules but no charter", "文件写有规则，却没有声明章程");
        let hint = Bilingual::new("begin it with `charter NAME`", "在开头写 `章程 名称`");
        self.add(Finding::new(Lint::MissingCharter, span, message).hint(hint));
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
        self.add(Finding::new(Lint::RepeatedClause, clause.span, message).hint(hint));
    }

    /// A clause where a statement of the file is due.
    pub(crate) fn no_statement(&mut self, clause: &Clause) {
        let (en, zh) = word(clause);
        let message =
            Bilingual::new(format!("`{en}` cannot stand at the margin"), format!("`{zh}` 不能单独成句"));
        self.add(Finding::new(Lint::MisplacedClause, clause.span, message));
    }
}

fn more(span: Span) -> Finding {
    let message = Bilingual::new(
        format!("there are more than {MOST_FINDINGS} mistakes: the rest is not shown"),
        format!("错误超过 {MOST_FINDINGS} 处，其余不再列出"),
    );
    Finding::new(Lint::BeyondLimits, span, message)
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
