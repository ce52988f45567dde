//! The drawing as a whole: frame, title, edges, nodes.

use std::fmt;

use super::{
    block::Block,
    draw::{self, Drawn},
    escape::Escaped,
    style::STYLE,
};
use crate::{
    diagram::{
        Picture,
        keys::Keys,
        layout::{Plan, Size, Sketch, Wire},
        measure,
    },
    finding::Language,
};

/// A picture as SVG.
///
/// It needs nothing from outside, has a title and a description for those who cannot see it, follows the reader's
/// choice of light or dark, and its elements carry stable ids: the picture's id, a hyphen, and the element.
#[derive(Debug, Clone, Copy)]
pub struct Svg<'a> {
    picture: &'a Picture,
    has_heading: bool,
}

/// The white edge around the drawing, in pixels.
const MARGIN: i64 = 16;
/// The height of the heading, in pixels.
const HEADING: i64 = 30;

impl<'a> Svg<'a> {
    pub(in crate::diagram) fn new(picture: &'a Picture) -> Self {
        Self { picture, has_heading: true }
    }

    /// The drawing without its title above it, for a page that has a heading of its own.
    #[must_use]
    pub fn without_heading(self) -> Self {
        Self { has_heading: false, ..self }
    }
}

impl fmt::Display for Svg<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let nodes: Vec<Block> = self.picture.nodes().iter().map(Block::of_node).collect();
        let edges: Vec<Block> = self.picture.edges().iter().map(Block::of_edge).collect();
        let Some(plan) = sketch(self.picture, &nodes, &edges).plan() else { return self.decline(f) };
        self.open(f, &plan)?;
        let drawn = Drawn { picture: self.picture, keys: &Keys::plain(self.picture), plan: &plan };
        for (at, block) in edges.iter().enumerate() {
            draw::edge(f, &drawn, at, block)?;
        }
        for (at, block) in nodes.iter().enumerate() {
            draw::node(f, &drawn, at, block)?;
        }
        f.write_str("</g>\n</svg>\n")
    }
}

impl Svg<'_> {
    /// Says in the drawing's place that it is too large.
    fn decline(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = match self.picture.language() {
            Language::En => "Too large to be drawn. Mermaid and DOT have no such limit.",
            Language::Zh => "图太大，无法绘制；可改用 Mermaid 或者 DOT 格式。",
        };
        self.open(f, &Plan { size: Size { width: 480, height: 24 }, ..Plan::default() })?;
        writeln!(f, "<text x=\"0\" y=\"16\">{words}</text>\n</g>\n</svg>")
    }

    fn open(&self, f: &mut fmt::Formatter<'_>, plan: &Plan) -> fmt::Result {
        let title = measure::wrap(self.picture.title(), usize::MAX).join(" ");
        let heading = if self.has_heading { HEADING } else { 0 };
        let title_width = if self.has_heading { measure::pixels(&title, 17) } else { 0 };
        let width = plan.size.width.max(title_width) + 2 * MARGIN;
        let height = plan.size.height + heading + 2 * MARGIN;
        let id = Escaped(self.picture.id());
        writeln!(
            f,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"gongzhi-picture\" id=\"{id}\" role=\"img\" \
             aria-labelledby=\"{id}-title {id}-desc\" lang=\"{}\" viewBox=\"0 0 {width} {height}\" \
             width=\"{width}\" height=\"{height}\">",
            self.picture.language()
        )?;
        writeln!(f, "<title id=\"{id}-title\">{}</title>", Escaped(&title))?;
        writeln!(f, "<desc id=\"{id}-desc\">{}</desc>", Escaped(&description(self.picture)))?;
        writeln!(f, "<style>{STYLE}</style>")?;
        writeln!(f, "<rect class=\"paper\" width=\"{width}\" height=\"{height}\"/>")?;
        if self.has_heading {
            let baseline = MARGIN + 16;
            writeln!(f, "<text class=\"title\" x=\"{MARGIN}\" y=\"{baseline}\">{}</text>", Escaped(&title))?;
        }
        writeln!(f, "<g transform=\"translate({MARGIN} {})\">", MARGIN + heading)
    }
}

fn sketch(picture: &Picture, nodes: &[Block], edges: &[Block]) -> Sketch {
    let direction = picture.direction();
    let sites = picture.nodes().iter().zip(nodes).map(|(node, block)| block.site(node.shape, direction));
    let wires = picture.edges().iter().zip(edges).map(|(edge, block)| Wire {
        from: edge.from,
        to: edge.to,
        label: block.size,
        rises: edge.rises,
    });
    Sketch { boxes: sites.collect(), wires: wires.collect(), direction }
}

/// What the drawing holds, for those who hear it read.
fn description(picture: &Picture) -> String {
    let (nodes, edges) = (picture.nodes().len(), picture.edges().len());
    match picture.language() {
        Language::En => {
            format!("A diagram with {nodes} nodes and {edges} connections, drawn from the charter.")
        }
        Language::Zh => format!("由章程生成的图示：节点 {nodes} 个，连线 {edges} 条。"),
    }
}
