//! Pictures and sheets as SVG: our own layout, text as text, light and dark by the reader's setting.

mod block;
mod chart;
mod draw;
mod escape;
mod frame;
mod lane;
mod note;
mod paper;
mod picture;
mod sequence;
mod sheet;
mod style;
mod writer;

pub(crate) use escape::Escaped;
pub(crate) use paper::{Page, Paper};
pub use writer::Svg;
