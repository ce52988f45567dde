//! A sheet as a table in Markdown, as GitHub and GitLab read it.

use std::fmt::{self, Write as _};

use super::{Cell, Row, Sheet};
use crate::diagram::measure;

/// A sheet as a table in Markdown, under its title.
#[derive(Debug, Clone, Copy)]
pub struct Markdown<'a> {
    sheet: &'a Sheet,
}

impl<'a> Markdown<'a> {
    pub(super) fn new(sheet: &'a Sheet) -> Self {
        Self { sheet }
    }
}

impl fmt::Display for Markdown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "### {}\n", Plain(&self.sheet.heading().title))?;
        f.write_char('|')?;
        for head in self.sheet.heads() {
            write!(f, " {} |", Plain(head))?;
        }
        writeln!(f, "\n|{}", " --- |".repeat(self.sheet.heads().len()))?;
        for row in self.sheet.rows() {
            write_row(f, row)?;
        }
        for note in self.sheet.notes() {
            writeln!(f, "\n{}", Plain(note))?;
        }
        Ok(())
    }
}

fn write_row(f: &mut fmt::Formatter<'_>, row: &Row) -> fmt::Result {
    f.write_char('|')?;
    for cell in &row.cells {
        write_cell(f, cell)?;
    }
    f.write_char('\n')
}

fn write_cell(f: &mut fmt::Formatter<'_>, cell: &Cell) -> fmt::Result {
    for (at, line) in cell.lines.iter().enumerate() {
        f.write_str(if at == 0 { " " } else { "<br>" })?;
        if cell.is_heading {
            write!(f, "**{}**", Plain(line))?;
        } else {
            write!(f, "{}", Plain(line))?;
        }
    }
    f.write_str(" |")
}

/// A text on one line, in which nothing is read as a mark.
struct Plain<'a>(&'a str);

impl fmt::Display for Plain<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let line = measure::wrap(self.0, usize::MAX).join(" ");
        for character in line.chars() {
            match character {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '\\' | '|' | '`' | '*' | '_' | '~' | '[' | ']' | '#' | '$' => {
                    f.write_char('\\')?;
                    f.write_char(character)?;
                }
                other => f.write_char(other)?,
            }
        }
        Ok(())
    }
}
