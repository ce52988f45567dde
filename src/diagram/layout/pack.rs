//! Parts side by side.

use super::{
    component::Part,
    plan::{Plan, Point, Sketch},
};

/// Between two parts, in pixels.
const GAP: i64 = 36;

/// Puts the parts on shelves, in order, and gives everything its number in the sketch back.
pub(super) fn pack(sketch: &Sketch, parts: &[Part], plans: Vec<Plan>) -> Plan {
    let mut whole = Plan::default();
    whole.boxes.resize(sketch.boxes.len(), Default::default());
    whole.wires.resize(sketch.wires.len(), Default::default());
    let limit = shelf_width(&plans);
    let (mut corner, mut shelf) = (Point::default(), 0);
    for (part, mut plan) in parts.iter().zip(plans) {
        if corner.x > 0 && corner.x + plan.size.width > limit {
            corner = Point { x: 0, y: corner.y + shelf + GAP };
            shelf = 0;
        }
        plan.shift(corner);
        whole.size.width = whole.size.width.max(corner.x + plan.size.width);
        whole.size.height = whole.size.height.max(corner.y + plan.size.height);
        corner.x += plan.size.width + GAP;
        shelf = shelf.max(plan.size.height);
        whole.lanes.append(&mut plan.lanes);
        number(&mut whole, part, plan);
    }
    whole
}

/// Wide enough for the widest part, else about as wide as high.
fn shelf_width(plans: &[Plan]) -> i64 {
    let widest = plans.iter().map(|plan| plan.size.width).max().unwrap_or(0);
    let areas = plans.iter().map(|plan| (plan.size.width + GAP).saturating_mul(plan.size.height + GAP));
    widest.max(areas.fold(0, i64::saturating_add).isqrt() * 5 / 4)
}

fn number(whole: &mut Plan, part: &Part, plan: Plan) {
    for (&number, area) in part.box_numbers.iter().zip(plan.boxes) {
        if let Some(place) = whole.boxes.get_mut(number) {
            *place = area;
        }
    }
    for (&number, route) in part.wire_numbers.iter().zip(plan.wires) {
        if let Some(place) = whole.wires.get_mut(number) {
            *place = route;
        }
    }
}
