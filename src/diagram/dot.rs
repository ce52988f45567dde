//! A picture in DOT, the language of Graphviz.

use std::fmt;

use super::{Arrow, Direction, Edge, Line, Node, Picture, Shape, Tone, keys::Keys, measure};

/// The columns at which a sentence below a picture is broken.
const NOTE: usize = 80;

/// A picture in DOT; `dot -Tsvg` draws it.
#[derive(Debug, Clone, Copy)]
pub struct Dot<'a> {
    picture: &'a Picture,
}

impl<'a> Dot<'a> {
    pub(super) fn new(picture: &'a Picture) -> Self {
        Self { picture }
    }
}

impl fmt::Display for Dot<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let keys = Keys::plain(self.picture);
        let direction = match self.picture.direction() {
            Direction::Down => "TB",
            Direction::Right => "LR",
        };
        let fonts = "fontname=\"Noto Sans CJK SC,PingFang SC,Microsoft YaHei,sans-serif\"";
        writeln!(f, "digraph {} {{", Quoted(&self.picture.heading().id))?;
        writeln!(
            f,
            "  graph [rankdir={direction}, labelloc=t, {fonts}, label={}]",
            Lines(&self.picture.heading().title, &[])
        )?;
        writeln!(f, "  node [shape=box, style=filled, fillcolor=white, fontsize=12, {fonts}]")?;
        writeln!(f, "  edge [fontsize=10, {fonts}]")?;
        self.write_nodes(f, &keys)?;
        self.write_notes(f)?;
        for (at, edge) in self.picture.edges().iter().enumerate() {
            let (from, to) = if edge.rises { (edge.to, edge.from) } else { (edge.from, edge.to) };
            write!(f, "  {} -> {}", Quoted(keys.node(from)), Quoted(keys.node(to)))?;
            write!(f, " [id={}", Quoted(keys.edge(at)))?;
            write_edge(f, edge)?;
        }
        f.write_str("}\n")
    }
}

impl Dot<'_> {
    /// The nodes, lane by lane if there are lanes.
    fn write_nodes(&self, f: &mut fmt::Formatter<'_>, keys: &Keys) -> fmt::Result {
        let nodes = || self.picture.nodes().iter().enumerate();
        let write = |f: &mut fmt::Formatter<'_>, at: usize, node: &Node| {
            write!(f, "  {} [id={}", Quoted(keys.node(at)), Quoted(keys.node(at)))?;
            write_node(f, node)
        };
        for (at, node) in nodes().filter(|(_, node)| node.lane.is_none()) {
            write(f, at, node)?;
        }
        for (lane, said) in self.picture.lanes().iter().enumerate() {
            writeln!(f, "  subgraph {} {{", Quoted(&format!("cluster-{}", said.id)))?;
            writeln!(
                f,
                "  graph [style=filled, color=\"#d1d9e0\", fillcolor=\"#f6f8fa\", label={}]",
                Lines(&said.label, &[])
            )?;
            for (at, node) in nodes().filter(|(_, node)| node.lane == Some(lane)) {
                write(f, at, node)?;
            }
            f.write_str("  }\n")?;
        }
        Ok(())
    }

    /// What is said below, in a box without a frame.
    fn write_notes(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let notes = self.picture.marked_notes();
        if notes.is_empty() {
            return Ok(());
        }
        let lines = notes.iter().flat_map(|note| measure::wrap(note, NOTE));
        let lines: String = lines.map(|line| format!("{}\\l", escaped(&line))).collect();
        writeln!(f, "  \"notes\" [id=\"notes\", shape=plaintext, style=\"\", label=\"{lines}\"]")
    }
}

fn write_node(f: &mut fmt::Formatter<'_>, node: &Node) -> fmt::Result {
    match node.shape {
        Shape::Body => write!(f, ", label={}", Lines(&node.label, &node.details))?,
        Shape::State => write!(f, ", style=\"filled,rounded\", label={}", Lines(&node.label, &node.details))?,
        Shape::End => {
            write!(
                f,
                ", style=\"filled,rounded\", peripheries=2, label={}",
                Lines(&node.label, &node.details)
            )?;
        }
        Shape::Anywhere => {
            write!(f, ", style=\"filled,rounded,dashed\", label={}", Lines(&node.label, &node.details))?;
        }
        Shape::Start => {
            f.write_str(", shape=circle, width=0.2, fixedsize=true, fillcolor=black, label=\"\"")?
        }
        Shape::Choice => f.write_str(", shape=diamond, width=0.3, height=0.3, fixedsize=true, label=\"\"")?,
        Shape::Bar => {
            f.write_str(", shape=box, width=0.8, height=0.06, fixedsize=true, fillcolor=black, label=\"\"")?;
        }
    }
    if let Some((stroke, fill)) = colours(node.tone) {
        write!(f, ", color=\"{stroke}\", fillcolor=\"{fill}\"")?;
    }
    if let Some(mark) = node.mark {
        write!(f, ", class=\"{}\", penwidth=3", mark.word())?;
    }
    f.write_str("]\n")
}

fn write_edge(f: &mut fmt::Formatter<'_>, edge: &Edge) -> fmt::Result {
    if !edge.label.is_empty() || !edge.details.is_empty() {
        write!(f, ", label={}", Lines(&edge.label, &edge.details))?;
    }
    match edge.line {
        Line::Solid => {}
        Line::Dashed => f.write_str(", style=dashed")?,
        Line::Dotted => f.write_str(", style=dotted")?,
    }
    match (edge.arrow, edge.rises) {
        (Arrow::None, _) => f.write_str(", dir=none")?,
        (Arrow::Forward, true) => f.write_str(", dir=back")?,
        (Arrow::Forward, false) => {}
    }
    if let Some((stroke, _)) = colours(edge.tone) {
        write!(f, ", color=\"{stroke}\"")?;
    }
    if let Some(mark) = edge.mark {
        write!(f, ", class=\"{}\", penwidth=3", mark.word())?;
    }
    f.write_str("]\n")
}

/// Stroke and fill.
pub(super) fn colours(tone: Tone) -> Option<(&'static str, &'static str)> {
    match tone {
        Tone::Plain => None,
        Tone::Red => Some(("#cf222e", "#ffebe9")),
        Tone::Amber => Some(("#9a6700", "#fff8c5")),
        Tone::Green => Some(("#1a7f37", "#dafbe1")),
        Tone::Blue => Some(("#0969da", "#ddf4ff")),
        Tone::Violet => Some(("#8250df", "#fbefff")),
        Tone::Grey => Some(("#6e7781", "#f6f8fa")),
    }
}

/// A text as a quoted id.
struct Quoted<'a>(&'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{}\"", self.0.replace('\\', "\\\\").replace('"', "\\\""))
    }
}

/// A line as it stands in a quoted label. Graphviz reads `&` as the beginning of an entity.
fn escaped(line: &str) -> String {
    line.replace('\\', "\\\\").replace('"', "\\\"").replace('&', "&amp;")
}

/// A heading and the lines under it as a quoted label.
struct Lines<'a>(&'a str, &'a [String]);

impl fmt::Display for Lines<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let texts = std::iter::once(self.0).chain(self.1.iter().map(String::as_str));
        let lines: Vec<String> =
            texts.flat_map(|text| measure::wrap(text, 32)).map(|line| escaped(&line)).collect();
        write!(f, "\"{}\"", lines.join("\\n"))
    }
}
