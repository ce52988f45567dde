//! The document as a whole.

use std::fmt;

use super::{graph::Graph, placed::Placed, plane, process};
use crate::{
    diagram::{Escaped, Picture, keys, measure},
    finding::Language,
};

/// A picture as a process in BPMN 2.0, with the places of all its parts.
///
/// It describes and cannot be executed: conditions, limits and who may act are words. Its elements carry the stable ids of
/// the picture, with an underscore for every hyphen and a number for every Chinese character: `state_received`, `state_u5f85u529e`.
#[derive(Debug, Clone, Copy)]
pub struct Bpmn<'a> {
    picture: &'a Picture,
}

impl<'a> Bpmn<'a> {
    pub(in crate::diagram) fn new(picture: &'a Picture) -> Self {
        Self { picture }
    }
}

impl fmt::Display for Bpmn<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let picture = self.picture;
        let names = Names::new(picture);
        let graph = Graph::new(picture);
        f.write_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")?;
        f.write_str("<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"")?;
        for (prefix, namespace) in NAMESPACES {
            write!(f, "\n    xmlns:{prefix}=\"{namespace}\"")?;
        }
        writeln!(
            f,
            "\n    id=\"{}\" targetNamespace=\"urn:gongzhi\" exporter=\"gongzhi\">",
            names.definitions
        )?;
        process::write(f, picture, &graph, &names)?;
        match Placed::new(picture, &graph) {
            Some(placed) => plane::write(f, picture, &graph, &placed, &names)?,
            None => writeln!(f, "  <!-- {} -->", too_large(picture.heading().language))?,
        }
        f.write_str("</definitions>\n")
    }
}

const NAMESPACES: [(&str, &str); 4] = [
    ("bpmndi", "http://www.omg.org/spec/BPMN/20100524/DI"),
    ("dc", "http://www.omg.org/spec/DD/20100524/DC"),
    ("di", "http://www.omg.org/spec/DD/20100524/DI"),
    ("color", "http://www.omg.org/spec/BPMN/non-normative/color/1.0"),
];

fn too_large(language: Language) -> &'static str {
    match language {
        Language::En => "Too large to be drawn.",
        Language::Zh => "图太大，无法绘制。",
    }
}

/// The ids of what stands around the parts. None of them can be that of a part.
#[derive(Debug)]
pub(super) struct Names {
    pub(super) definitions: String,
    pub(super) collaboration: String,
    pub(super) pool: String,
    pub(super) process: String,
    pub(super) lane_set: String,
    pub(super) annotation: String,
    pub(super) diagram: String,
    pub(super) plane: String,
}

impl Names {
    fn new(picture: &Picture) -> Self {
        let id = keys::plain_word(&picture.heading().id);
        let named = |what: &str| format!("{what}_{id}");
        Self {
            definitions: named("definitions"),
            collaboration: named("collaboration"),
            pool: named("pool"),
            process: named("process"),
            lane_set: named("lanes"),
            annotation: named("notes"),
            diagram: named("diagram"),
            plane: named("plane"),
        }
    }

    /// The id of the lane at this place.
    pub(super) fn lane(&self, at: usize) -> String {
        format!("lane_{}", at + 1)
    }
}

/// A text on one or more lines, with nothing in it that no reader sees.
pub(super) struct Text<'a>(pub(super) &'a str);

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines = measure::wrap(self.0, usize::MAX).join("\n");
        write!(f, "{}", Escaped(&lines))
    }
}
