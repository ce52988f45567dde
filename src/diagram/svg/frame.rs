//! What every drawing has around it: size, title, description, style and paper.

use std::fmt;

use super::{escape::Escaped, style::STYLE};
use crate::diagram::{Heading, layout::Size, measure};

/// The white edge around a drawing, in pixels.
pub(super) const MARGIN: i64 = 16;
/// The height of the heading, in pixels.
const HEADING: i64 = 30;

/// The frame of a drawing.
pub(super) struct Frame<'a> {
    pub(super) heading: &'a Heading,
    pub(super) has_heading: bool,
    /// Rules of style beside those that all drawings have.
    pub(super) styles: [&'a str; 2],
    /// What the drawing holds, for those who hear it read.
    pub(super) description: String,
    /// The room that the drawing takes within the frame.
    pub(super) size: Size,
}

impl Frame<'_> {
    /// Opens the drawing. What follows is drawn from 0, 0.
    pub(super) fn open(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let title = measure::wrap(&self.heading.title, usize::MAX).join(" ");
        let heading = if self.has_heading { HEADING } else { 0 };
        let title_width = if self.has_heading { measure::pixels(&title, 18) } else { 0 };
        let width = self.size.width.max(title_width) + 2 * MARGIN;
        let height = self.size.height + heading + 2 * MARGIN;
        let id = Escaped(&self.heading.id);
        writeln!(
            f,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"gongzhi-picture\" id=\"{id}\" role=\"img\" \
             aria-labelledby=\"{id}-title {id}-desc\" lang=\"{}\" viewBox=\"0 0 {width} {height}\" \
             width=\"{width}\" height=\"{height}\">",
            self.heading.language
        )?;
        writeln!(f, "<title id=\"{id}-title\">{}</title>", Escaped(&title))?;
        writeln!(f, "<desc id=\"{id}-desc\">{}</desc>", Escaped(&self.description))?;
        writeln!(f, "<style>{STYLE}{}</style>", self.styles.concat())?;
        writeln!(f, "<rect class=\"paper\" width=\"{width}\" height=\"{height}\"/>")?;
        if self.has_heading {
            let baseline = MARGIN + 16;
            writeln!(f, "<text class=\"title\" x=\"{MARGIN}\" y=\"{baseline}\">{}</text>", Escaped(&title))?;
        }
        writeln!(f, "<g transform=\"translate({MARGIN} {})\">", MARGIN + heading)
    }

    /// Closes it.
    pub(super) fn close(f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("</g>\n</svg>\n")
    }
}
