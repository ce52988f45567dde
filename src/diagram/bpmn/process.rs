//! The process itself: lanes, flow elements, and how they hang together.

use std::fmt;

use super::{
    graph::{Flow, Graph, Part},
    kind::{Cause, Kind},
    size,
    writer::{Names, Text},
};
use crate::diagram::Picture;

/// Writes the process, and the collaboration around it if it has lanes.
pub(super) fn write(
    f: &mut fmt::Formatter<'_>,
    picture: &Picture,
    graph: &Graph,
    names: &Names,
) -> fmt::Result {
    let title = Text(&picture.heading().title);
    if !picture.lanes().is_empty() {
        writeln!(f, "  <collaboration id=\"{}\">", names.collaboration)?;
        writeln!(
            f,
            "    <participant id=\"{}\" name=\"{title}\" processRef=\"{}\"/>",
            names.pool, names.process
        )?;
        annotation(f, picture, names)?;
        f.write_str("  </collaboration>\n")?;
    }
    writeln!(f, "  <process id=\"{}\" name=\"{title}\" isExecutable=\"false\">", names.process)?;
    documentation(f, 4, &graph.notes)?;
    lanes(f, picture, graph, names)?;
    for (at, part) in graph.parts.iter().enumerate() {
        element(f, graph, at, part)?;
    }
    for flow in &graph.flows {
        sequence(f, graph, flow)?;
    }
    if picture.lanes().is_empty() {
        annotation(f, picture, names)?;
    }
    f.write_str("  </process>\n")
}

/// What stands below the picture; beside the pool if there is one.
fn annotation(f: &mut fmt::Formatter<'_>, picture: &Picture, names: &Names) -> fmt::Result {
    let notes = size::lines_below(&picture.marked_notes());
    if notes.is_empty() {
        return Ok(());
    }
    let (id, words) = (&names.annotation, notes.join("\n"));
    writeln!(f, "    <textAnnotation id=\"{id}\"><text>{}</text></textAnnotation>", Text(&words))
}

fn lanes(f: &mut fmt::Formatter<'_>, picture: &Picture, graph: &Graph, names: &Names) -> fmt::Result {
    if picture.lanes().is_empty() {
        return Ok(());
    }
    writeln!(f, "    <laneSet id=\"{}\">", names.lane_set)?;
    for (at, lane) in picture.lanes().iter().enumerate() {
        writeln!(f, "      <lane id=\"{}\" name=\"{}\">", names.lane(at), Text(&lane.label))?;
        for part in graph.parts.iter().filter(|part| part.lane == at) {
            writeln!(f, "        <flowNodeRef>{}</flowNodeRef>", part.id)?;
        }
        f.write_str("      </lane>\n")?;
    }
    f.write_str("    </laneSet>\n")
}

fn element(f: &mut fmt::Formatter<'_>, graph: &Graph, at: usize, part: &Part) -> fmt::Result {
    let tag = part.kind.tag();
    write!(f, "    <{tag} id=\"{}\"", part.id)?;
    if !part.name.is_empty() {
        write!(f, " name=\"{}\"", Text(&part.name))?;
    }
    if let Kind::Border { host, interrupts, .. } = part.kind {
        let host = graph.parts.get(host).map_or("", |host| &host.id);
        write!(f, " cancelActivity=\"{interrupts}\" attachedToRef=\"{host}\"")?;
    }
    f.write_str(">\n")?;
    documentation(f, 6, &part.notes)?;
    for flow in graph.flows.iter().filter(|flow| flow.to == at) {
        writeln!(f, "      <incoming>{}</incoming>", flow.id)?;
    }
    for flow in graph.flows.iter().filter(|flow| flow.from == at) {
        writeln!(f, "      <outgoing>{}</outgoing>", flow.id)?;
    }
    definition(f, part)?;
    writeln!(f, "    </{tag}>")
}

fn definition(f: &mut fmt::Formatter<'_>, part: &Part) -> fmt::Result {
    let Some(tag) = part.kind.definition() else { return Ok(()) };
    let condition =
        matches!(part.kind, Kind::Border { cause: Cause::Exhausted, .. } | Kind::Until(Cause::Exhausted));
    if condition {
        let id = &part.id;
        return writeln!(
            f,
            "      <{tag} id=\"{id}_definition\"><condition>{}</condition></{tag}>",
            Text(&part.name)
        );
    }
    writeln!(f, "      <{tag} id=\"{}_definition\"/>", part.id)
}

fn sequence(f: &mut fmt::Formatter<'_>, graph: &Graph, flow: &Flow) -> fmt::Result {
    let id = |at: usize| graph.parts.get(at).map_or("", |part| part.id.as_str());
    write!(f, "    <sequenceFlow id=\"{}\"", flow.id)?;
    let is_choice = graph.parts.get(flow.from).is_some_and(|part| part.kind == Kind::Choice);
    let is_named = is_choice && !flow.name.is_empty();
    if is_named {
        write!(f, " name=\"{}\"", Text(&flow.name))?;
    }
    write!(f, " sourceRef=\"{}\" targetRef=\"{}\"", id(flow.from), id(flow.to))?;
    if flow.notes.is_empty() && !is_choice {
        return f.write_str("/>\n");
    }
    f.write_str(">\n")?;
    documentation(f, 6, &flow.notes)?;
    if is_choice {
        // Two ways between the same gateways are told apart by what is written here.
        let words = [std::slice::from_ref(&flow.name), &flow.notes].concat().join("; ");
        writeln!(f, "      <conditionExpression>{}</conditionExpression>", Text(&words))?;
    }
    f.write_str("    </sequenceFlow>\n")
}

fn documentation(f: &mut fmt::Formatter<'_>, indent: usize, notes: &[String]) -> fmt::Result {
    if notes.is_empty() {
        return Ok(());
    }
    let words = notes.join("\n");
    writeln!(f, "{:indent$}<documentation>{}</documentation>", "", Text(&words))
}
