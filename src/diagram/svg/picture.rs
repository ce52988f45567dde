//! A picture drawn: edges, then nodes.

use std::fmt;

use super::{
    block::Block,
    draw::{self, Drawn},
    frame::{Frame, MARGIN},
    lane,
    note::Notes,
    paper::{Paper, paper},
    style::{LANE_STYLE, NOTE_STYLE},
};
use crate::{
    diagram::{
        Picture,
        keys::Keys,
        layout::{Area, Plan, Point, Size, Sketch, Wire},
    },
    finding::Language,
};

/// About the width of a column in pixels.
const COLUMN: i64 = 7;
/// The least and the greatest number of columns at which sentences below are broken.
const NOTES: (usize, usize) = (60, 150);

/// Writes a picture as SVG.
pub(super) fn write(f: &mut fmt::Formatter<'_>, picture: &Picture, has_heading: bool) -> fmt::Result {
    Laid::new(picture).write(f, has_heading)
}

/// A picture with its words and their places; without places it is too large.
pub(super) struct Laid<'a> {
    picture: &'a Picture,
    nodes: Vec<Block>,
    edges: Vec<Block>,
    lanes: Vec<Block>,
    plan: Option<Plan>,
}

impl<'a> Laid<'a> {
    pub(super) fn new(picture: &'a Picture) -> Self {
        let nodes: Vec<Block> = picture.nodes().iter().map(Block::of_node).collect();
        let edges: Vec<Block> = picture.edges().iter().map(Block::of_edge).collect();
        let lanes: Vec<Block> = picture.lanes().iter().map(|lane| Block::of_lane(&lane.label)).collect();
        let plan = sketch(picture, &nodes, &edges, &lanes).plan();
        Self { picture, nodes, edges, lanes, plan }
    }

    /// The sentences below it.
    fn notes(&self, plan: &Plan) -> Notes {
        Notes::new(&self.picture.marked_notes(), columns(plan.size.width))
    }

    pub(super) fn write(&self, f: &mut fmt::Formatter<'_>, has_heading: bool) -> fmt::Result {
        let Self { picture, nodes, edges, lanes, .. } = self;
        let Some(plan) = &self.plan else { return decline(f, picture, has_heading) };
        let notes = self.notes(plan);
        frame(picture, has_heading, notes.below(plan.size)).open(f)?;
        let drawn = Drawn { picture, keys: &Keys::plain(picture), plan };
        for (at, block) in lanes.iter().enumerate() {
            lane::draw(f, &drawn, at, block)?;
        }
        for (at, block) in edges.iter().enumerate() {
            draw::edge(f, &drawn, at, block)?;
        }
        for (at, block) in nodes.iter().enumerate() {
            draw::node(f, &drawn, at, block)?;
        }
        notes.draw(f, plan.size.height)?;
        Frame::close(f)
    }

    /// The pages on which it is printed without its heading; none if it is too large to be drawn.
    pub(super) fn paper(&self) -> Option<Paper> {
        let plan = self.plan.as_ref()?;
        let labels = plan.wires.iter().map(|wire| &wire.label).filter(|label| label.size.width > 0);
        let within = |area: &Area| {
            let corner = Point { x: area.corner.x + MARGIN, y: area.corner.y + MARGIN };
            Area { corner, size: area.size }
        };
        let notes = self.notes(plan).areas(plan.size.height);
        let areas: Vec<Area> = plan.boxes.iter().chain(labels).chain(&notes).map(within).collect();
        let Size { width, height } = self.notes(plan).below(plan.size);
        Some(paper(Size { width: width + 2 * MARGIN, height: height + 2 * MARGIN }, &areas))
    }
}

/// At how many columns sentences below so wide a picture are broken.
fn columns(width: i64) -> usize {
    usize::try_from(width / COLUMN).unwrap_or(0).clamp(NOTES.0, NOTES.1)
}

/// Says in the drawing's place that it is too large.
fn decline(f: &mut fmt::Formatter<'_>, picture: &Picture, has_heading: bool) -> fmt::Result {
    let words = match picture.heading().language {
        Language::En => "Too large to be drawn. Mermaid and DOT have no such limit.",
        Language::Zh => "图太大，无法绘制；可改用 Mermaid 或者 DOT 格式。",
    };
    frame(picture, has_heading, Size { width: 480, height: 24 }).open(f)?;
    writeln!(f, "<text x=\"0\" y=\"16\">{words}</text>")?;
    Frame::close(f)
}

fn frame(picture: &Picture, has_heading: bool, size: Size) -> Frame<'_> {
    Frame {
        heading: picture.heading(),
        has_heading,
        styles: [
            if picture.lanes().is_empty() { "" } else { LANE_STYLE },
            if picture.notes().is_empty() { "" } else { NOTE_STYLE },
        ],
        description: description(picture),
        size,
    }
}

fn sketch(picture: &Picture, nodes: &[Block], edges: &[Block], lanes: &[Block]) -> Sketch {
    let direction = picture.direction();
    let sites = picture.nodes().iter().zip(nodes).map(|(node, block)| block.site(node, direction));
    let wires = picture.edges().iter().zip(edges).map(|(edge, block)| Wire {
        from: edge.from,
        to: edge.to,
        label: block.size,
        rises: edge.rises,
    });
    let lanes = lanes.iter().map(|block| block.size).collect();
    Sketch { boxes: sites.collect(), wires: wires.collect(), direction, lanes }
}

fn description(picture: &Picture) -> String {
    let (nodes, edges) = (picture.nodes().len(), picture.edges().len());
    match picture.heading().language {
        Language::En => {
            format!("A diagram with {nodes} nodes and {edges} connections, drawn from the charter.")
        }
        Language::Zh => format!("由章程生成的图示：节点 {nodes} 个，连线 {edges} 条。"),
    }
}
