//! Pieces of HTML, kept apart from plain text so that nothing is shown unescaped.

use std::fmt;

use crate::diagram::Escaped;

/// A piece of finished HTML.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Markup(String);

impl Markup {
    /// Plain text.
    pub(super) fn text(text: impl AsRef<str>) -> Self {
        Self(Escaped(text.as_ref()).to_string())
    }

    /// A thing in an element: `<b>…</b>`. The element is ours, not a user's.
    pub(super) fn within(self, element: &str, class: &str) -> Self {
        match class {
            _ if self.0.is_empty() => self,
            "" => Self(format!("<{element}>{}</{element}>", self.0)),
            _ => Self(format!("<{element} class=\"{class}\">{}</{element}>", self.0)),
        }
    }

    /// A link to an anchor of the page.
    pub(super) fn linked(self, anchor: &str) -> Self {
        Self(format!("<a href=\"#{}\">{}</a>", Escaped(anchor), self.0))
    }

    /// A link with words that appear when it is pointed at.
    pub(super) fn linked_as(self, anchor: &str, words: &str) -> Self {
        Self(format!("<a href=\"#{}\" title=\"{}\">{}</a>", Escaped(anchor), Escaped(words), self.0))
    }

    /// A thing that links can lead to.
    pub(super) fn anchored(self, anchor: &str) -> Self {
        Self(format!("<span id=\"{}\">{}</span>", Escaped(anchor), self.0))
    }

    /// Pieces on lines of their own; empty ones are left out.
    pub(super) fn lines(pieces: impl IntoIterator<Item = Self>) -> Self {
        Self::joined(pieces, "<br>")
    }

    /// Pieces with something of ours between them; empty ones are left out.
    pub(super) fn joined(pieces: impl IntoIterator<Item = Self>, joint: &str) -> Self {
        let pieces: Vec<String> =
            pieces.into_iter().map(|piece| piece.0).filter(|piece| !piece.is_empty()).collect();
        Self(pieces.join(joint))
    }

    /// Whether there is nothing to show.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// A title, and under it in small letters the name, unless they are the same.
    pub(super) fn titled(title: &str, name: &str) -> Self {
        let heading = Self::text(title).within("b", "");
        if title == name {
            return heading;
        }
        Self::lines([heading, Self::text(name).within("code", "")])
    }
}

impl fmt::Display for Markup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Writes a table; without rows nothing.
pub(super) fn table(f: &mut fmt::Formatter<'_>, heads: &[&str], rows: &[Vec<Markup>]) -> fmt::Result {
    if rows.is_empty() {
        return Ok(());
    }
    f.write_str("<div class=\"wide\"><table>\n<thead><tr>")?;
    for head in heads {
        write!(f, "<th scope=\"col\">{}</th>", Escaped(head))?;
    }
    f.write_str("</tr></thead>\n<tbody>\n")?;
    for row in rows {
        f.write_str("<tr>")?;
        for cell in row {
            write!(f, "<td>{cell}</td>")?;
        }
        f.write_str("</tr>\n")?;
    }
    f.write_str("</tbody></table></div>\n")
}

#[cfg(test)]
mod tests {
    use super::Markup;

    #[test]
    fn text_is_escaped_and_empty_pieces_leave_no_trace() {
        let lines = Markup::lines([Markup::text("<b>"), Markup::default(), Markup::text("").within("b", "")]);
        assert_eq!(lines.to_string(), "&lt;b&gt;");
    }
}
