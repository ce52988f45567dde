//! Where at its side of a box each wire begins or ends.

use super::{
    component::Part,
    layered::{Kind, Layered, PORT_GAP},
    values::Values,
};

/// So near to where it wishes a wire is let there: a bend of a few pixels looks like a slip.
const NEAR: i64 = 3;

/// The ends of all wires.
#[derive(Debug)]
pub(super) struct Ports {
    upper: Values<i64>,
    lower: Values<i64>,
}

impl Ports {
    /// The places through which a wire goes, one for each vertex of its chain.
    pub(super) fn along(&self, wire: usize, chain: &[usize], columns: &Values<i64>) -> Vec<i64> {
        let mut places: Vec<i64> = chain.iter().map(|&at| columns.at(at)).collect();
        if let Some(first) = places.first_mut() {
            *first = self.upper.at(wire);
        }
        if let Some(last) = places.last_mut() {
            *last = self.lower.at(wire);
        }
        places
    }
}

/// Spreads the wires along the lower and the upper side of every box, in the order of where they go to.
pub(super) fn ports(part: &Part, layered: &Layered, columns: &Values<i64>) -> Ports {
    let mut ports = Ports { upper: Values::new(part.wires.len()), lower: Values::new(part.wires.len()) };
    for at in 0..part.boxes.len() {
        for (wire, place) in side(part, layered, columns, at, false) {
            ports.upper.put(wire, place);
        }
        for (wire, place) in side(part, layered, columns, at, true) {
            ports.lower.put(wire, place);
        }
    }
    ports
}

/// The wires that end at the upper or begin at the lower side of a box, each with its place.
fn side(part: &Part, layered: &Layered, columns: &Values<i64>, at: usize, is_end: bool) -> Vec<(usize, i64)> {
    let mut wires: Vec<(i64, usize)> = Vec::new();
    for (wire, chain) in layered.chains.iter().enumerate() {
        let ends =
            if is_end { (chain.last(), chain.iter().rev().nth(1)) } else { (chain.first(), chain.get(1)) };
        if let (Some(&own), Some(&next)) = ends
            && own == at
        {
            wires.push((wish(layered, columns, at, next), wire));
        }
    }
    wires.sort_unstable();
    let centre = columns.at(at);
    if part.boxes.get(at).is_some_and(|site| site.is_pointed) {
        return wires.into_iter().map(|(_, wire)| (wire, centre)).collect();
    }
    let gap = part.boxes.get(at).map_or(0, |site| site.gap).max(PORT_GAP);
    let reach = (layered.vertex(at).half - PORT_GAP.max(gap / 2)).max(0);
    let wishes: Vec<i64> = wires.iter().map(|&(wish, _)| wish).collect();
    let places = spread(&wishes, (centre - reach, centre + reach), gap);
    let straight = |((wish, wire), place): ((i64, usize), i64)| {
        let is_near = (wish - place).abs() <= NEAR;
        (wire, if is_near { wish } else { place })
    };
    wires.into_iter().zip(places).map(straight).collect()
}

/// Where the wire to `next` would best meet the box `at`: straight above or below, between two boxes in the middle
/// of what they share.
fn wish(layered: &Layered, columns: &Values<i64>, at: usize, next: usize) -> i64 {
    let (own, other) = (layered.vertex(at), layered.vertex(next));
    let (centre, target) = (columns.at(at), columns.at(next));
    if other.kind != Kind::Box {
        return target;
    }
    let left = (centre - own.half).max(target - other.half);
    let right = (centre + own.half).min(target + other.half);
    if left < right { i64::midpoint(left, right) } else { target }
}

/// Places between `low` and `high` as near to the wishes as gaps between them allow; the wishes stand in order.
fn spread(wishes: &[i64], (low, high): (i64, i64), gap: i64) -> Vec<i64> {
    let steps = i64::try_from(wishes.len().saturating_sub(1)).unwrap_or(0);
    let gap = (high - low).max(0).checked_div(steps).unwrap_or(0).min(gap);
    let numbers = || (0i64..).map(|number| number * gap);
    let eased = ease(wishes.iter().zip(numbers()).map(|(wish, shift)| wish - shift));
    eased
        .into_iter()
        .zip(numbers())
        .map(|(place, shift)| place.clamp(low, high - steps * gap) + shift)
        .collect()
}

/// The rising row nearest to the wishes: where they fall, neighbours share their mean.
fn ease(wishes: impl Iterator<Item = i64>) -> Vec<i64> {
    let mut pools: Vec<(i64, i64)> = Vec::new();
    for wish in wishes {
        let mut pool = (wish, 1);
        while let Some(last) = pools.pop_if(|last| last.0 * pool.1 >= pool.0 * last.1) {
            pool = (pool.0 + last.0, pool.1 + last.1);
        }
        pools.push(pool);
    }
    let shared = |(sum, count): (i64, i64)| {
        std::iter::repeat_n(sum.div_euclid(count), usize::try_from(count).unwrap_or(0))
    };
    pools.into_iter().flat_map(shared).collect()
}

#[cfg(test)]
mod tests {
    use super::{PORT_GAP, spread};

    #[test]
    fn a_lone_wire_stands_where_it_wishes_within_its_box() {
        assert_eq!(spread(&[30], (0, 100), PORT_GAP), [30]);
        assert_eq!(spread(&[130], (0, 100), PORT_GAP), [100]);
    }

    #[test]
    fn wires_with_one_wish_stand_around_it_apart() {
        assert_eq!(spread(&[50, 50, 50], (0, 100), PORT_GAP), [36, 50, 64]);
    }

    #[test]
    fn too_many_wires_share_the_side() {
        assert_eq!(spread(&[0, 0, 0, 0, 0], (0, 20), PORT_GAP), [0, 5, 10, 15, 20]);
    }
}
