//! Collects the mistakes of a file, up to a limit, so that hostile text costs no more than honest text.

use crate::finding::{Bilingual, Finding, Lint, Span, is_hidden};

/// How many mistakes of one file are reported.
pub(super) const MOST_FINDINGS: usize = 200;

/// A mistake was reported; what follows it has to be found again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::syntax) struct Reported;

/// The mistakes found so far.
#[derive(Debug, Default)]
pub(in crate::syntax) struct Mistakes {
    found: Vec<Finding>,
}

impl Mistakes {
    /// Adds a mistake; past the limit only that there are more.
    pub(in crate::syntax) fn add(&mut self, finding: Finding) -> Reported {
        let span = finding.span;
        if self.found.len() < MOST_FINDINGS {
            self.found.push(finding);
        } else if !self.is_full() {
            self.found.push(more(span));
        }
        Reported
    }

    /// Adds a mistake said in both languages.
    pub(super) fn say(&mut self, lint: Lint, span: Span, en: String, zh: String) -> Reported {
        self.add(Finding::new(lint, span, Bilingual::new(en, zh)))
    }

    /// Adds a mistake with what to write instead.
    pub(super) fn say_with_hint(
        &mut self,
        lint: Lint,
        span: Span,
        (en, zh): (String, String),
        (hint_en, hint_zh): (String, String),
    ) -> Reported {
        let finding = Finding::new(lint, span, Bilingual::new(en, zh));
        self.add(finding.hint(Bilingual::new(hint_en, hint_zh)))
    }

    /// Reports the first hidden character of `text`, which begins at byte `base` of its file.
    pub(super) fn report_hidden(&mut self, text: &str, base: usize) {
        if text.is_ascii() && !text.bytes().any(|byte| byte.is_ascii_control()) {
            return;
        }
        let Some((at, character)) = text.char_indices().find(|&(_, c)| is_hidden(c)) else { return };
        let code = format!("U+{:04X}", u32::from(character));
        let said = (format!("the hidden character {code} stands here"), format!("此处有隐藏字符 {code}"));
        let hint = (
            "remove it; what cannot be seen cannot be agreed on".into(),
            "请删除：看不见的内容无法共同商定".into(),
        );
        let span = Span::new(base + at, base + at + character.len_utf8());
        self.say_with_hint(Lint::StrayMark, span, said, hint);
    }

    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Whether no further mistake will be kept: reading may stop.
    pub(super) fn is_full(&self) -> bool {
        self.found.len() > MOST_FINDINGS
    }

    /// All of them, in the order of the file.
    pub(super) fn into_findings(mut self) -> Vec<Finding> {
        self.found.sort_by_key(|finding| (finding.lint == Lint::BeyondLimits, finding.span.start));
        self.found
    }
}

fn more(span: Span) -> Finding {
    let en = format!("there are more than {MOST_FINDINGS} mistakes: the rest is not shown");
    let zh = format!("错误超过 {MOST_FINDINGS} 处，其余不再列出");
    Finding::new(Lint::BeyondLimits, span, Bilingual::new(en, zh))
}

/// A piece of the author's text for a message: cut when long, hidden characters escaped.
pub(in crate::syntax) fn shown(text: &str) -> String {
    const MOST: usize = 40;
    let mut shown = String::new();
    for (index, character) in text.chars().enumerate() {
        if index == MOST {
            shown.push('…');
            break;
        }
        if is_hidden(character) {
            shown.push_str(&format!("U+{:04X}", u32::from(character)));
        } else {
            shown.push(character);
        }
    }
    shown
}
