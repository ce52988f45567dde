//! What keeps a text from being written in the language.

use crate::{
    Name, NameError,
    finding::Bilingual,
    syntax::{self, Text, TextError},
    text::Cite,
};

/// Why a part of a charter made in Rust or read from JSON cannot be written in the language.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WriteError {
    /// A name that is none.
    #[error("`{text}` cannot stand where a name is due: {error}")]
    Name {
        /// What stands in its place.
        text: String,
        /// What is wrong with it.
        error: NameError,
    },
    /// A word that joins names where one is due.
    #[error("`{0}` cannot stand where a name is due: it joins names")]
    Joiner(String),
    /// A title, reason or remark that cannot stand in quotes or on a line.
    #[error("the text `{text}` cannot be written: {error}")]
    Text {
        /// The text.
        text: String,
        /// What is wrong with it.
        error: TextError,
    },
    /// A name, condition or amount that is missing.
    #[error("a name, condition or amount is missing")]
    Empty,
    /// A condition where a single value is due: conditions are not compared with one another.
    #[error("`{0}` stands where one value is due")]
    Nested(String),
    /// A share of nothing.
    #[error("`{0}/0` is no share")]
    Share(u32),
    /// A row with cells that its table has no columns for, or a table without inputs.
    #[error("a row of table `{0}` does not fit its head")]
    Row(String),
}

impl WriteError {
    /// What is wrong, in both languages.
    #[must_use]
    pub fn sentence(&self) -> Bilingual {
        let zh = match self {
            Self::Name { text, .. } if text.is_empty() => "缺少名称".to_owned(),
            Self::Name { text, .. } => {
                format!("`{text}` 不能作名称：名称由字母、汉字、数字和连字符组成，不以数字开头")
            }
            Self::Joiner(text) => format!("`{text}` 是连接词，不能作名称"),
            Self::Text { text, .. } => format!("文字 `{text}` 无法写在一行引号之内"),
            Self::Empty => "缺少名称、条件或者数量".to_owned(),
            Self::Nested(text) => format!("`{text}` 所在之处只能写一个值"),
            Self::Share(part) => format!("`{part}/0` 不是比例"),
            Self::Row(table) => format!("判定表 `{table}` 有一行与表头不符"),
        };
        Bilingual::new(self.to_string(), zh)
    }
}

/// The mistakes found while writing.
#[derive(Debug, Default)]
pub(super) struct Mistakes {
    pub(super) errors: Vec<WriteError>,
}

impl Mistakes {
    /// What was written, unless it could not be.
    pub(super) fn kept<T>(&mut self, written: Result<T, WriteError>) -> Option<T> {
        written.map_err(|error| self.errors.push(error)).ok()
    }

    /// A text in quotes.
    pub(super) fn text(&mut self, text: &str) -> Option<Text> {
        self.kept(quoted(text))
    }

    /// A remark, which must fit on a line.
    pub(super) fn remark(&mut self, text: &str) -> Option<String> {
        let is_line = quoted(&text.replace(['"', '”', '」'], ""));
        self.kept(is_line).map(|_| text.trim().to_owned())
    }

    /// A source as brackets cite it.
    pub(super) fn cite(&mut self, cite: &Cite) -> Option<syntax::Cite> {
        let source = self.kept(name(cite.source.as_str()))?;
        Some(syntax::Cite::new(source, cite.places.iter().cloned()))
    }
}

/// A checked name.
pub(super) fn name(text: &str) -> Result<Name, WriteError> {
    if matches!(text, "and" | "or" | "not" | "to" | "且" | "或" | "非") {
        return Err(WriteError::Joiner(text.to_owned()));
    }
    Name::new(text).map_err(|error| WriteError::Name { text: text.to_owned(), error })
}

/// A text in quotes.
pub(super) fn quoted(text: &str) -> Result<Text, WriteError> {
    Text::new(text).map_err(|error| WriteError::Text { text: text.to_owned(), error })
}
