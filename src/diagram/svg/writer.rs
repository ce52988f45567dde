//! The drawing as a whole.

use std::fmt;

use super::{Paper, chart, picture, sequence, sheet};
use crate::diagram::{Chart, Picture, Sequence, Sheet};

/// A picture, sheet, chart or sequence as SVG.
///
/// It needs nothing from outside, has a title and a description for those who cannot see it, follows the reader's
/// choice of light or dark, and its elements carry stable ids: the picture's id, a hyphen, and the element.
#[derive(Debug, Clone, Copy)]
pub struct Svg<'a> {
    shown: Shown<'a>,
    has_heading: bool,
}

#[derive(Debug, Clone, Copy)]
enum Shown<'a> {
    Picture(&'a Picture),
    Sheet(&'a Sheet),
    Chart(&'a Chart),
    Sequence(&'a Sequence),
}

impl<'a> Svg<'a> {
    pub(in crate::diagram) fn of_picture(picture: &'a Picture) -> Self {
        Self { shown: Shown::Picture(picture), has_heading: true }
    }

    pub(in crate::diagram) fn of_sheet(sheet: &'a Sheet) -> Self {
        Self { shown: Shown::Sheet(sheet), has_heading: true }
    }

    pub(in crate::diagram) fn of_chart(chart: &'a Chart) -> Self {
        Self { shown: Shown::Chart(chart), has_heading: true }
    }

    pub(in crate::diagram) fn of_sequence(sequence: &'a Sequence) -> Self {
        Self { shown: Shown::Sequence(sequence), has_heading: true }
    }

    /// The drawing without its title above it, for a page that has a heading of its own.
    #[must_use]
    pub fn without_heading(self) -> Self {
        Self { has_heading: false, ..self }
    }
}

impl Picture {
    /// The drawing without its title, and the pages on which it is printed; none if it is too large to be drawn.
    pub(crate) fn printed(&self) -> (String, Option<Paper>) {
        struct Bare<'a>(picture::Laid<'a>);
        impl fmt::Display for Bare<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.write(f, false)
            }
        }
        let laid = Bare(picture::Laid::new(self));
        (laid.to_string(), laid.0.paper())
    }
}

impl fmt::Display for Svg<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.shown {
            Shown::Picture(picture) => picture::write(f, picture, self.has_heading),
            Shown::Sheet(sheet) => sheet::write(f, sheet, self.has_heading),
            Shown::Chart(chart) => chart::write(f, chart, self.has_heading),
            Shown::Sequence(sequence) => sequence::write(f, sequence, self.has_heading),
        }
    }
}
