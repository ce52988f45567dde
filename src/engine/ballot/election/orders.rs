//! The orders in which equals may be put.

use super::{Field, Runner};

/// How many orders are played through.
const MOST: usize = 1000;

/// Every order in which nobody stands behind one who ranks lower, and in which those alike keep theirs; none if there are too
/// many.
pub(super) fn of_equals(field: &Field<'_>, order: &[usize]) -> Option<Vec<Vec<usize>>> {
    let mut orders = vec![Vec::new()];
    for equals in order.chunk_by(|&one, &other| field.rank(one) == field.rank(other)) {
        let within = arrangements(field, equals)?;
        if orders.len().saturating_mul(within.len()) > MOST {
            return None;
        }
        let longer = |order: &Vec<usize>| -> Vec<Vec<usize>> {
            within.iter().map(|equals| [order.as_slice(), equals].concat()).collect()
        };
        orders = orders.iter().flat_map(longer).collect();
    }
    Some(orders)
}

/// Every order of equals, told apart by what they fit.
fn arrangements(field: &Field<'_>, equals: &[usize]) -> Option<Vec<Vec<usize>>> {
    let runner = |one: usize| field.runners.get(one);
    let mut alike: Vec<(Option<&Runner>, Vec<usize>)> = Vec::new();
    for &one in equals {
        match alike.iter_mut().find(|(other, _)| *other == runner(one)) {
            Some((_, group)) => group.push(one),
            None => alike.push((runner(one), vec![one])),
        }
    }
    if alike.len() < 2 {
        return Some(vec![equals.to_vec()]);
    }
    let mut orders: Vec<Vec<usize>> = vec![Vec::new()];
    for _ in equals {
        let longer = |order: &Vec<usize>| -> Vec<Vec<usize>> {
            let next = |(_, group): &(_, Vec<usize>)| group.iter().copied().find(|one| !order.contains(one));
            alike.iter().filter_map(next).map(|one| [order.as_slice(), &[one]].concat()).collect()
        };
        orders = orders.iter().flat_map(longer).collect();
        if orders.len() > MOST {
            return None;
        }
    }
    Some(orders)
}
