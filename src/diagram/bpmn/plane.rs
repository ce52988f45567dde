//! The diagram: where each part stands, and how each flow runs.

use std::fmt;

use super::{graph::Graph, kind::Kind, placed::Placed, writer::Names};
use crate::diagram::{Direction, Picture, Tone, dot::colours, layout::Area};

/// Writes the diagram of a process.
pub(super) fn write(
    f: &mut fmt::Formatter<'_>,
    picture: &Picture,
    graph: &Graph,
    placed: &Placed,
    names: &Names,
) -> fmt::Result {
    let has_lanes = !picture.lanes().is_empty();
    let shown = if has_lanes { &names.collaboration } else { &names.process };
    writeln!(f, "  <bpmndi:BPMNDiagram id=\"{}\">", names.diagram)?;
    writeln!(f, "    <bpmndi:BPMNPlane id=\"{}\" bpmnElement=\"{shown}\">", names.plane)?;
    if has_lanes {
        let is_horizontal = picture.direction() == Direction::Right;
        let strip = format!(" isHorizontal=\"{is_horizontal}\"");
        shape(f, &names.pool, &strip, (&placed.pool, None))?;
        for (at, area) in placed.lanes.iter().enumerate() {
            shape(f, &names.lane(at), &strip, (area, None))?;
        }
    }
    for (part, (area, name)) in graph.parts.iter().zip(&placed.parts) {
        let more = if part.kind == Kind::Choice { " isMarkerVisible=\"true\"" } else { "" };
        let more = format!("{more}{}", colour(part.tone));
        let name = (name.size.width > 0).then_some(name);
        shape(f, &part.id, &more, (area, name))?;
    }
    for (flow, (points, name)) in graph.flows.iter().zip(&placed.flows) {
        writeln!(f, "      <bpmndi:BPMNEdge id=\"{}_edge\" bpmnElement=\"{}\">", flow.id, flow.id)?;
        for point in points {
            writeln!(f, "        <di:waypoint x=\"{}\" y=\"{}\"/>", point.x, point.y)?;
        }
        label(f, Some(name).filter(|name| name.size.width > 0))?;
        f.write_str("      </bpmndi:BPMNEdge>\n")?;
    }
    if placed.notes.size.width > 0 {
        shape(f, &names.annotation, "", (&placed.notes, None))?;
    }
    f.write_str("    </bpmndi:BPMNPlane>\n  </bpmndi:BPMNDiagram>\n")
}

fn shape(
    f: &mut fmt::Formatter<'_>,
    id: &str,
    more: &str,
    (area, name): (&Area, Option<&Area>),
) -> fmt::Result {
    writeln!(f, "      <bpmndi:BPMNShape id=\"{id}_shape\" bpmnElement=\"{id}\"{more}>")?;
    bounds(f, 8, area)?;
    label(f, name)?;
    f.write_str("      </bpmndi:BPMNShape>\n")
}

fn label(f: &mut fmt::Formatter<'_>, area: Option<&Area>) -> fmt::Result {
    let Some(area) = area else { return Ok(()) };
    f.write_str("        <bpmndi:BPMNLabel>\n")?;
    bounds(f, 10, area)?;
    f.write_str("        </bpmndi:BPMNLabel>\n")
}

fn bounds(f: &mut fmt::Formatter<'_>, indent: usize, area: &Area) -> fmt::Result {
    let (corner, size) = (area.corner, area.size);
    writeln!(
        f,
        "{:indent$}<dc:Bounds x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
        "", corner.x, corner.y, size.width, size.height
    )
}

/// The colours of a tone as "BPMN in Color" writes them.
fn colour(tone: Tone) -> String {
    colours(tone).map_or_else(String::new, |(stroke, fill)| {
        format!(" color:border-color=\"{stroke}\" color:background-color=\"{fill}\"")
    })
}
