//! "Did you mean": the word or declared name that is nearest to one that is neither.

/// The candidate nearest to `name`, if one is near enough to be meant: a third of its length may differ.
/// Of several equally near ones the first.
pub(crate) fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = name.chars().count();
    let most = (length / 3).max(1).min(length.saturating_sub(1));
    let measured = candidates.into_iter().map(|candidate| (distance(name, candidate, most), candidate));
    let near = measured.filter_map(|(distance, candidate)| distance.map(|distance| (distance, candidate)));
    near.min_by_key(|&(distance, _)| distance).map(|(_, candidate)| candidate)
}

/// How many characters must be inserted, removed, replaced or swapped with a neighbour to make one text of the other; none if
/// more than `most`.
pub(crate) fn distance(a: &str, b: &str, most: usize) -> Option<usize> {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (row, &x) in a.iter().enumerate() {
        let mut line = vec![row + 1];
        for (column, &y) in b.iter().enumerate() {
            let at = |line: &[usize], index: usize| line.get(index).copied().unwrap_or(usize::MAX - 1);
            let replaced = at(&above, column) + usize::from(x != y);
            let edited = (at(&above, column + 1) + 1).min(at(&line, column) + 1).min(replaced);
            let crossed =
                row > 0 && column > 0 && a.get(row - 1) == Some(&y) && b.get(column - 1) == Some(&x);
            let swapped = if crossed { at(&before, column - 1) + 1 } else { usize::MAX };
            line.push(edited.min(swapped));
        }
        before = std::mem::replace(&mut above, line);
    }
    above.last().copied().filter(|&distance| distance <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_pen_is_recognised() {
        let names = ["residents-committee", "grid", "居民委员会"];
        assert_eq!(nearest("residents-comittee", names), Some("residents-committee"));
        assert_eq!(nearest("gird", names), Some("grid"));
        assert_eq!(nearest("居民委员", names), Some("居民委员会"));
    }

    #[test]
    fn what_is_far_away_is_not_suggested() {
        assert_eq!(nearest("police", ["grid", "council"]), None);
        assert_eq!(nearest("x", ["y"]), None);
    }

    #[test]
    fn distances_count_single_edits() {
        assert_eq!(distance("kitten", "sitting", 9), Some(3));
        assert_eq!(distance("ab", "ba", 9), Some(1));
        assert_eq!(distance("", "abc", 9), Some(3));
        assert_eq!(distance("abc", "xyz", 2), None);
    }
}
