//! A picture as a Mermaid flowchart.
//!
//! Workflows, too, are written as flowcharts: a state diagram of Mermaid cannot tell a dashed edge from a solid one,
//! breaks at a colon or semicolon in a label, and has no shape for any state.

use std::fmt::{self, Write as _};

use super::{Arrow, Direction, Edge, Line, Node, Picture, Shape, Tone, dot::colours, keys::Keys, measure};

/// A picture as a Mermaid flowchart (version 11.3 or later).
#[derive(Debug, Clone, Copy)]
pub struct Mermaid<'a> {
    picture: &'a Picture,
}

impl<'a> Mermaid<'a> {
    pub(super) fn new(picture: &'a Picture) -> Self {
        Self { picture }
    }
}

impl fmt::Display for Mermaid<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let keys = Keys::words(self.picture);
        let direction = match self.picture.direction() {
            Direction::Down => "TB",
            Direction::Right => "LR",
        };
        writeln!(f, "---\ntitle: {}\n---", YamlText(&self.picture.heading().title))?;
        writeln!(f, "flowchart {direction}")?;
        writeln!(f, "  accTitle: {}", Words(&self.picture.heading().title, &[]))?;
        self.write_nodes(f, &keys)?;
        self.write_notes(f)?;
        for edge in self.picture.edges() {
            write_edge(f, keys.node(edge.from), edge, keys.node(edge.to))?;
        }
        write_styles(f, self.picture, &keys)
    }
}

impl Mermaid<'_> {
    /// The nodes, lane by lane if there are lanes.
    fn write_nodes(&self, f: &mut fmt::Formatter<'_>, keys: &Keys) -> fmt::Result {
        let nodes = || self.picture.nodes().iter().enumerate();
        for (at, node) in nodes().filter(|(_, node)| node.lane.is_none()) {
            write_node(f, keys.node(at), node)?;
        }
        for (lane, said) in self.picture.lanes().iter().enumerate() {
            writeln!(f, "  subgraph lane{lane}[\"{}\"]", Words(&said.label, &[]))?;
            for (at, node) in nodes().filter(|(_, node)| node.lane == Some(lane)) {
                write_node(f, keys.node(at), node)?;
            }
            f.write_str("  end\n")?;
        }
        Ok(())
    }

    /// What is said below, in a box without a frame.
    fn write_notes(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let notes = self.picture.marked_notes();
        if notes.is_empty() {
            return Ok(());
        }
        writeln!(f, "  notes[\"{}\"]\n  style notes fill:none,stroke:none,text-align:left", Words("", &notes))
    }
}

fn write_node(f: &mut fmt::Formatter<'_>, key: &str, node: &Node) -> fmt::Result {
    let words = Words(&node.label, &node.details);
    match node.shape {
        Shape::Body => writeln!(f, "  {key}[\"{words}\"]"),
        Shape::State | Shape::Anywhere => writeln!(f, "  {key}(\"{words}\")"),
        Shape::End => writeln!(f, "  {key}([\"{words}\"])"),
        Shape::Start => writeln!(f, "  {key}@{{ shape: f-circ, label: \" \" }}"),
        Shape::Choice => writeln!(f, "  {key}@{{ shape: diam, label: \" \" }}"),
        Shape::Bar => writeln!(f, "  {key}@{{ shape: fork, label: \" \" }}"),
    }
}

/// A rising edge, too, is written from its start: Mermaid knows no head at the first end only.
fn write_edge(f: &mut fmt::Formatter<'_>, from: &str, edge: &Edge, to: &str) -> fmt::Result {
    let stroke = match (edge.line, edge.arrow) {
        (Line::Solid, Arrow::Forward) => "-->",
        (Line::Solid, Arrow::None) => "---",
        (Line::Dashed | Line::Dotted, Arrow::Forward) => "-.->",
        (Line::Dashed | Line::Dotted, Arrow::None) => "-.-",
    };
    write!(f, "  {from} {stroke}")?;
    if !edge.label.is_empty() || !edge.details.is_empty() {
        write!(f, "|\"{}\"|", Words(&edge.label, &edge.details))?;
    }
    writeln!(f, " {to}")
}

fn write_styles(f: &mut fmt::Formatter<'_>, picture: &Picture, keys: &Keys) -> fmt::Result {
    for tone in [Tone::Red, Tone::Amber, Tone::Green, Tone::Blue, Tone::Violet, Tone::Grey] {
        write_tone(f, picture, keys, tone)?;
    }
    for (at, node) in picture.nodes().iter().enumerate() {
        if node.shape == Shape::Anywhere {
            writeln!(f, "  style {} stroke-dasharray:5 4", keys.node(at))?;
        }
        if let Some(mark) = node.mark {
            writeln!(f, "  %% {}\n  style {} stroke-width:4px", mark.word(), keys.node(at))?;
        }
    }
    for (at, edge) in picture.edges().iter().enumerate() {
        let styles = edge_styles(edge);
        if !styles.is_empty() {
            writeln!(f, "  linkStyle {at} {}", styles.join(","))?;
        }
    }
    Ok(())
}

fn write_tone(f: &mut fmt::Formatter<'_>, picture: &Picture, keys: &Keys, tone: Tone) -> fmt::Result {
    let toned = |node: &Node| node.tone == tone && !matches!(node.shape, Shape::Start | Shape::Bar);
    let nodes = picture.nodes().iter().enumerate().filter(|(_, node)| toned(node));
    let nodes: Vec<&str> = nodes.map(|(at, _)| keys.node(at)).collect();
    let (Some((stroke, fill)), false) = (colours(tone), nodes.is_empty()) else { return Ok(()) };
    writeln!(f, "  classDef {} fill:{fill},stroke:{stroke},color:#1f2328", tone.word())?;
    writeln!(f, "  class {} {}", nodes.join(","), tone.word())
}

fn edge_styles(edge: &Edge) -> Vec<String> {
    let mut styles = Vec::new();
    if let Some((stroke, _)) = colours(edge.tone) {
        styles.push(format!("stroke:{stroke}"));
    }
    if edge.line == Line::Dotted {
        styles.push("stroke-dasharray:2 3".to_owned());
    }
    if edge.mark.is_some() {
        styles.push("stroke-width:4px".to_owned());
    }
    styles
}

/// A heading and the lines under it, with whatever Mermaid or its Markdown would read as a mark written as a number.
pub(super) struct Words<'a>(pub(super) &'a str, pub(super) &'a [String]);

impl fmt::Display for Words<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let texts = std::iter::once(self.0).chain(self.1.iter().map(String::as_str));
        let lines: Vec<String> = texts.flat_map(|text| measure::wrap(text, usize::MAX)).collect();
        if lines.is_empty() {
            // Mermaid knows no empty text.
            return f.write_char(' ');
        }
        for (at, line) in lines.iter().enumerate() {
            if at > 0 {
                f.write_str("<br/>")?;
            }
            write_line(f, line)?;
        }
        Ok(())
    }
}

fn write_line(f: &mut fmt::Formatter<'_>, line: &str) -> fmt::Result {
    // A dash, or a number and a stop, at the beginning of a line would be read as a list.
    let number = line.find(|c: char| !c.is_ascii_digit()).unwrap_or(0);
    for (at, character) in line.char_indices() {
        let begins_list = match character {
            '-' | '+' | '=' => at == 0,
            '.' | ')' => at == number && at > 0,
            _ => false,
        };
        match character {
            '"' => f.write_str("#quot;")?,
            '#' | '&' | '<' | '>' | ';' | '`' | '*' | '_' | '~' | '\\' | '%' | '$' | '{' | '}' | '|' => {
                write!(f, "#{};", u32::from(character))?;
            }
            other if begins_list => write!(f, "#{};", u32::from(other))?,
            other => f.write_char(other)?,
        }
    }
    Ok(())
}

/// A text in double quotes as YAML reads it.
pub(super) struct YamlText<'a>(pub(super) &'a str);

impl fmt::Display for YamlText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let line = measure::wrap(self.0, usize::MAX).join(" ");
        write!(f, "\"{}\"", line.replace('\\', "\\\\").replace('"', "\\\""))
    }
}
