//! Changes that need not be noticed, as a file lists them, each with its reason.
//!
//! A line `charter NAME, edition EDITION` says of which charter what follows is. Each change stands in lines of its own, as the answer
//! of `--mutants` shows it in English: `- ` before what is changed, `+ ` before what it becomes, `because` before the reason. `#`
//! begins a remark.

use gongzhi::{
    charter::Charter,
    finding::{Bilingual, Language},
    scenario::Changed,
};

use crate::{answer::Failure, file};

/// What a file explains, by charter.
#[derive(Debug)]
pub(super) struct Explained {
    entries: Vec<(String, Entry)>,
}

/// One change, and why it need not be noticed.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    file: String,
    line: usize,
    changed: Changed,
    because: String,
}

impl Explained {
    /// Reads a file.
    pub(super) fn read(path: &str) -> Result<Self, Failure> {
        let text = file::read(path)?;
        let (mut charter, mut entries) = (String::new(), Vec::new());
        let mut changed = Changed::default();
        for (line, words) in (1..).zip(text.lines().map(str::trim)) {
            if let Some(before) = words.strip_prefix("- ") {
                changed.before.push(before.to_owned());
            } else if let Some(after) = words.strip_prefix("+ ") {
                changed.after.push(after.to_owned());
            } else if let Some(because) = words.strip_prefix("because ") {
                let changed = std::mem::take(&mut changed);
                let entry = Entry { file: path.to_owned(), line, changed, because: because.to_owned() };
                entries.push((charter.clone(), entry));
            } else if let Some(name) = words.strip_prefix("charter ") {
                charter = name.to_owned();
            } else if !words.is_empty() && !words.starts_with('#') {
                return Err(unread(path, line, words).into());
            }
        }
        Ok(Self { entries })
    }

    /// What is explained of a charter.
    pub(super) fn of(&self, charter: &Charter) -> Vec<Entry> {
        let name = format!("{}, edition {}", charter.name, charter.edition);
        let of = self.entries.iter().filter(|(of, _)| *of == name);
        of.map(|(_, entry)| entry.clone()).collect()
    }
}

fn unread(path: &str, line: usize, words: &str) -> Bilingual {
    Bilingual::new(
        format!("{path}:{line}: `{words}` is no line `charter`, `-`, `+`, `because` or `#`"),
        format!("{path}:{line}：“{words}”不是以 charter、-、+、because 或者 # 开头的行"),
    )
}

impl Entry {
    /// The entry for a change, taken out of several: each explains one change.
    pub(super) fn take(entries: &mut Vec<Self>, changed: &Changed) -> Option<Self> {
        let found = entries.iter().position(|entry| entry.changed == *changed)?;
        Some(entries.remove(found))
    }

    pub(super) fn place(&self) -> String {
        format!("{}:{}", self.file, self.line)
    }

    pub(super) fn because(&self) -> &str {
        &self.because
    }

    /// The change and its reason.
    pub(super) fn text(&self, language: Language) -> String {
        let head = if language == Language::En { "let be" } else { "无须发现" };
        let before = self.changed.before.iter().map(|line| format!("    - {line}\n"));
        let after = self.changed.after.iter().map(|line| format!("    + {line}\n"));
        let lines: String = before.chain(after).collect();
        let because = if language == Language::En { "because" } else { "理由：" };
        format!("{head}\n{lines}    {because} {}\n", self.because)
    }
}
