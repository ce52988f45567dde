//! What is covered and what is not, as text.

use super::{
    counted::{Count, Coverage, Standing},
    element::Kind,
};
use crate::{
    finding::{Language, Source},
    syntax::columns,
};

impl Coverage {
    /// How much is met, by sort, and what is not, by its place in the charter's text.
    #[must_use]
    pub fn show(&self, source: &Source, language: Language) -> String {
        let mut lines = vec![self.headline(language)];
        let sorts: Vec<(&str, Count)> = Kind::ALL
            .into_iter()
            .map(|kind| (kind.word(language), self.count(Some(kind))))
            .filter(|(_, count)| count.possible > 0)
            .collect();
        let widest = sorts.iter().map(|(word, _)| columns(word)).max().unwrap_or(0);
        for (word, count) in &sorts {
            let room = " ".repeat(widest - columns(word));
            lines.push(format!("  {word}{room}  {}/{}", count.covered, count.possible));
        }
        let impossible = self.count(None).impossible;
        if impossible > 0 {
            lines.push(match language {
                Language::En => format!("  not counted, since no case can meet them: {impossible}"),
                Language::Zh => format!("  没有事项能遇到，不计：{impossible} 项"),
            });
        }
        lines.extend(self.missing(source, language));
        lines.join("\n") + "\n"
    }

    fn headline(&self, language: Language) -> String {
        let count = self.count(None);
        let (covered, possible, permille) = (count.covered, count.possible, count.permille());
        let percent = format!("{}.{} %", permille / 10, permille % 10);
        let (name, edition) = (&self.charter().name, &self.charter().edition);
        match language {
            Language::En => {
                format!("coverage of {name}, edition {edition}: {covered} of {possible} ({percent})")
            }
            Language::Zh => {
                format!(
                    "章程 {name}（版次 {edition}）的覆盖率：{possible} 项中覆盖 {covered} 项（{percent}）"
                )
            }
        }
    }

    /// A line for each element that no scenario meets.
    fn missing(&self, source: &Source, language: Language) -> Vec<String> {
        let missing: Vec<_> =
            self.elements().iter().filter(|covered| covered.standing == Standing::Uncovered).collect();
        if missing.is_empty() {
            return Vec::new();
        }
        let head = if language == Language::En { "no scenario meets:" } else { "没有场景覆盖：" };
        let lines = missing.into_iter().map(|covered| {
            let (line, column) = source.line_column(covered.span.start);
            format!("  {}:{line}:{column}  {}", source.file(covered.span), self.say(covered).get(language))
        });
        std::iter::once(head.to_owned()).chain(lines).collect()
    }
}
