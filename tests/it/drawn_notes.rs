//! Long conditions: below the picture under a number, in every format.

use gongzhi::diagram::{Form, Options, View};

use super::diagram::charter;

const LENDING: &str = include_str!("../data/pictures/lending.charter");

/// More than three lines at a wire.
const LONG: &str = "not damaged or fragile or note.times ≥ 2 or renew.times ≥ 3 or grade = common";
/// Three lines.
const SHORT: &str = "not damaged or fragile or note.times ≥ 2 or renew.times ≥ 3";

/// Lending, where approving and mending both ask for this, and approving for something short besides.
fn lending(view: &str, form: Form, condition: &str) -> String {
    let approved = " -> checking and packing  [rules 9]";
    let text = LENDING
        .replace(approved, &format!("{approved}\n      if {condition}\n      if fragile"))
        .replace("by desk.keeper -> closed", &format!("by desk.keeper -> closed\n      if {condition}"));
    let view: View = view.parse().unwrap();
    view.drawing(&charter(&text), &Options::default()).unwrap().written(form).unwrap()
}

#[test]
fn a_long_condition_stands_below_a_drawing_once() {
    for view in ["workflow:loan", "lanes:loan"] {
        let svg = lending(view, Form::Svg, LONG);
        assert_eq!(svg.matches(">[1]</text>").count(), 2, "{view}");
        assert_eq!(svg.matches("<g class=\"note\">").count(), 1, "{view}");
        assert!(svg.contains(">[Fragile]</text>"), "{view}");
        let below = svg.split("<g class=\"note\">").nth(1).unwrap();
        assert!(below.contains(">[1] not Damaged or Fragile or Add a note"), "{below}");
    }
}

#[test]
fn a_long_condition_stands_once_in_text_that_is_drawn_elsewhere() {
    for (form, at_wire) in [(Form::Mermaid, "<br/>[1]"), (Form::Dot, "\\n[1]")] {
        let text = lending("workflow:loan", form, LONG);
        assert_eq!(text.matches(at_wire).count(), 2, "{text}");
        assert_eq!(text.matches("or Fragile or Add").count(), 1, "{text}");
        assert_eq!(text.matches("[Fragile]").count(), 1, "{text}");
    }
}

/// Beside the pool if there are lanes: an annotation that belongs to no lane stands in none.
#[test]
fn a_long_condition_is_an_annotation_in_bpmn() {
    for (view, holder) in [("workflow:loan", "</process>"), ("lanes:loan", "</collaboration>")] {
        let text = lending(view, Form::Bpmn, LONG);
        let (before, after) = text.split_once("<textAnnotation ").unwrap();
        assert_eq!(after.matches("<textAnnotation ").count(), 0);
        let said = after.split("</textAnnotation>").next().unwrap();
        assert!(said.contains("<text>[1] not Damaged or Fragile or Add a note"), "{said}");
        assert!(after.split_once("</textAnnotation>").unwrap().1.trim_start().starts_with(holder), "{view}");
        let id = said.split('"').nth(1).unwrap();
        assert!(!before.contains(id) && after.contains(&format!("bpmnElement=\"{id}\"")), "{view}");
    }
}

#[test]
fn three_lines_of_conditions_stay_at_their_wire() {
    let svg = lending("workflow:loan", Form::Svg, SHORT);
    assert_eq!(svg.matches("<g class=\"note\">").count(), 0, "{svg}");
    assert_eq!(svg.matches(">[not Damaged or Fragile").count(), 2, "{svg}");
    assert!(svg.contains(">[Fragile]</text>"), "{svg}");
}
