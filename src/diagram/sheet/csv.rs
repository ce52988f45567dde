//! A sheet as values parted by commas, as RFC 4180 describes them.

use std::fmt::{self, Write as _};

use super::Sheet;

/// A sheet as values parted by commas: a line for the headings, then one for each row. Lines within a cell stay lines.
#[derive(Debug, Clone, Copy)]
pub struct Csv<'a> {
    sheet: &'a Sheet,
}

impl<'a> Csv<'a> {
    pub(super) fn new(sheet: &'a Sheet) -> Self {
        Self { sheet }
    }
}

impl fmt::Display for Csv<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_line(f, self.sheet.heads().iter().map(String::clone))?;
        for row in self.sheet.rows() {
            write_line(f, row.cells.iter().map(|cell| cell.lines.join("\n")))?;
        }
        Ok(())
    }
}

fn write_line(f: &mut fmt::Formatter<'_>, values: impl Iterator<Item = String>) -> fmt::Result {
    for (at, value) in values.enumerate() {
        if at > 0 {
            f.write_char(',')?;
        }
        write_value(f, &value)?;
    }
    f.write_char('\n')
}

/// Spreadsheets read what begins with such a mark as a formula: an apostrophe makes it a text.
fn write_value(f: &mut fmt::Formatter<'_>, value: &str) -> fmt::Result {
    let apostrophe = if value.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    if value.contains(['"', ',', '\n', '\r']) {
        write!(f, "\"{apostrophe}{}\"", value.replace('"', "\"\""))
    } else {
        write!(f, "{apostrophe}{value}")
    }
}
