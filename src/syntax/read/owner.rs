//! Whose is a clause? Without a comma the nearest word on its line that may have it; after a comma, or on a line
//! below, the farthest.

use super::file::{FileReader, Owner};
use crate::{
    finding::{Bilingual, Finding, Language, Lint, Span},
    syntax::{
        Keyword,
        standing::{may_begin, may_have, owners_of},
    },
};

/// What stands between a clause and what is before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Boundary {
    /// It begins a line.
    Line,
    /// A comma.
    Comma,
    /// Nothing.
    Nothing,
}

impl FileReader {
    /// Whose the clause `keyword` is, on the line of `level` that holds `line` so far.
    pub(super) fn owner(
        &mut self,
        keyword: Keyword,
        boundary: Boundary,
        line: &[usize],
        span: Span,
        level: usize,
    ) -> Owner {
        if let Some(owner) = self.find_owner(keyword, boundary, line, level) {
            return owner;
        }
        let said = self.misplaced(keyword, boundary, line, level);
        let finding = Finding::new(Lint::MisplacedClause, span, said);
        self.mistakes.add(finding.hint(places(keyword)));
        Owner::Nobody
    }

    /// The same, without reporting.
    pub(super) fn find_owner(
        &self,
        keyword: Keyword,
        boundary: Boundary,
        line: &[usize],
        level: usize,
    ) -> Option<Owner> {
        let fits = |&&index: &&usize| self.keyword_of(index).is_some_and(|owner| may_have(owner, keyword));
        let found = match boundary {
            Boundary::Line if level == 0 => return may_begin(keyword).then_some(Owner::File),
            Boundary::Line => {
                let above = self.open.get(level - 1).map(Vec::as_slice).unwrap_or_default();
                if above.is_empty() {
                    return Some(Owner::Nobody);
                }
                above.iter().find(fits)
            }
            Boundary::Comma => line.iter().find(fits),
            Boundary::Nothing => line.iter().rev().find(fits),
        };
        found.map(|&index| Owner::Clause(index))
    }

    fn keyword_of(&self, index: usize) -> Option<Keyword> {
        self.nodes.get(index).map(|node| node.clause.keyword)
    }

    fn misplaced(&self, keyword: Keyword, boundary: Boundary, line: &[usize], level: usize) -> Bilingual {
        let zh = keyword.word(Language::Zh);
        if boundary == Boundary::Line && level == 0 {
            return Bilingual::new(
                format!("`{keyword}` cannot stand at the margin"),
                format!("`{zh}` 不能顶格书写"),
            );
        }
        let head = match boundary {
            Boundary::Line => self.head(level),
            _ => line.first().copied(),
        };
        let Some(head) = head.and_then(|head| self.keyword_of(head)) else {
            return Bilingual::new(format!("`{keyword}` cannot stand here"), format!("`{zh}` 不能写在此处"));
        };
        let head_zh = head.word(Language::Zh);
        match boundary {
            Boundary::Line => Bilingual::new(
                format!("`{keyword}` cannot stand under `{head}`"),
                format!("`{zh}` 不能写在 `{head_zh}` 之下"),
            ),
            _ => Bilingual::new(
                format!("nothing on this line of `{head}` may have `{keyword}`"),
                format!("本行 `{head_zh}` 及其子句都不能带 `{zh}`"),
            ),
        }
    }
}

/// Where a keyword may stand, in words.
fn places(keyword: Keyword) -> Bilingual {
    let list = |language: Language, joint: &str| {
        let words: Vec<_> = owners_of(keyword).map(|owner| format!("`{}`", owner.word(language))).collect();
        words.join(joint)
    };
    let zh = keyword.word(Language::Zh);
    if may_begin(keyword) {
        return Bilingual::new(
            format!("`{keyword}` begins a statement of its own, at the margin"),
            format!("`{zh}` 须顶格书写，自成一条"),
        );
    }
    Bilingual::new(
        format!("`{keyword}` may stand under {}", list(Language::En, ", ")),
        format!("`{zh}` 可以写在 {} 之下", list(Language::Zh, "、")),
    )
}
