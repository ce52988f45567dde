//! Marks that the language does not have, with the mark that was probably meant.

use super::mistakes::{Mistakes, Reported, shown};
use crate::finding::{Lint, Span};

/// Reports a mark that has no meaning where it stands.
pub(super) fn mark(mistakes: &mut Mistakes, span: Span, mark: char) -> Reported {
    let text = shown(&mark.to_string());
    let said = (format!("`{text}` means nothing here"), format!("`{text}` 在此处没有意义"));
    match instead(mark) {
        Some((en, zh)) => {
            let hint = (en.to_owned(), zh.to_owned());
            mistakes.say_with_hint(Lint::StrayMark, span, said, hint)
        }
        None => mistakes.say(Lint::StrayMark, span, said.0, said.1),
    }
}

/// What to write instead of a mark.
fn instead(mark: char) -> Option<(&'static str, &'static str)> {
    Some(match mark {
        '。' | ';' => ("a statement ends with its line: write no stop", "语句随行结束，不写句号或分号"),
        ':' => (
            "no colon: what a keyword takes follows it after a space",
            "不写冒号：关键词之后空一格直接写内容",
        ),
        '.' => (
            "a dot joins two names without spaces; no full stop ends a line",
            "点号连接两个名称，行末不写句号",
        ),
        '{' | '}' => {
            ("what belongs to a statement is indented below it by two spaces", "从属内容在下方缩进两个空格")
        }
        '(' | ')' => ("brackets stand only in conditions", "括号只能写在条件中"),
        '—' | '–' | '‒' | '−' | '_' => {
            ("a hyphen is `-`; a range is written `5 to 9`", "连字符写作 `-`；区间写作 `5～9`")
        }
        '…' => ("a range is written `5 to 9`", "区间写作 `5～9`"),
        '％' | '%' => ("write a share such as `1/2`", "份额写作 `1/2`"),
        '”' | '」' | '’' | '‘' | '\'' | '『' | '』' | '《' | '》' => {
            ("texts stand in `\"…\"`, `“…”` or `「…」`", "文字写在 `\"…\"`、`“…”` 或 `「…」` 之中")
        }
        '"' | '“' | '「' => ("titles stand right after a new name", "标题紧跟在新名称之后"),
        '!' => ("not equal is `≠`", "不等于写作 `≠`"),
        '&' => ("write `and`", "写作 `且`"),
        '|' => ("write `or`; a row of a table has a line of its own", "写作 `或`；表格的行须单独成行"),
        '/' => ("a `/` parts titles, and the numbers of a share", "`/` 只用于分隔标题和书写份额"),
        '·' | '•' | '・' => ("the dot of names is `.`", "名称之间的点号写作 `.`"),
        '[' | ']' => ("sources in `[…]` end a line", "出处 `[…]` 写在行末"),
        '>' => ("a remark `>` has a line of its own", "备注 `>` 须单独成行"),
        _ => return None,
    })
}
