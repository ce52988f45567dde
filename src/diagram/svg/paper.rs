//! A drawing on paper: scaled to one page while its words can be read, else on several, cut where nothing is cut through.

use std::cmp::Ordering;

use crate::diagram::layout::{Area, Point, Size};

/// What a page of A4 or Letter holds within its margins under a heading, upright and lying, in pixels of 1/96 inch.
const UPRIGHT: Size = Size { width: 680, height: 880 };
const LYING: Size = Size { width: 940, height: 610 };
/// The scale of what takes several pages, at which small letters, of 12 pixels, are 6 points high.
const READ: (i64, i64) = (2, 3);
/// The least scale, at which they are five and a half: rather that than pages beside each other.
const LEAST: (i64, i64) = (11, 18);

/// The pages of a drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Paper {
    /// Whether the pages lie on their long side.
    pub(crate) lies: bool,
    /// The pages, from the left to the right and from the top down.
    pub(crate) pages: Vec<Page>,
}

/// A page: which part of a drawing it shows, and how wide and high that is on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Page {
    pub(crate) x: i64,
    pub(crate) y: i64,
    pub(crate) width: i64,
    pub(crate) height: i64,
    pub(crate) on_paper: (i64, i64),
}

/// How a drawing of this size, in which nothing of these areas is to be cut through, is printed: on as few pages as can be, rather upright;
/// pages beside each other, which are harder to put together, count twice.
pub(super) fn paper(size: Size, areas: &[Area]) -> Paper {
    let (upright, lying) = (pages(size, areas, UPRIGHT), pages(size, areas, LYING));
    let grows = |pages: &[Page]| pages.first().map_or(0, |page| page.on_paper.0 * 1000 / page.width.max(1));
    let cost = |pages: &[Page]| pages.len() + pages.iter().filter(|page| page.x > 0).count();
    let lies = match cost(&lying).cmp(&cost(&upright)) {
        Ordering::Less => true,
        Ordering::Equal => lying.len() > 1 && grows(&lying) > grows(&upright),
        Ordering::Greater => false,
    };
    Paper { lies, pages: if lies { lying } else { upright } }
}

fn pages(size: Size, areas: &[Area], page: Size) -> Vec<Page> {
    let whole = Area { corner: Point { x: 0, y: 0 }, size };
    let (width, height) = (size.width.max(1), size.height.max(1));
    // The scale at which all of it fits, as a fraction: no larger than it is.
    let fits = [(1, 1), (page.width, width), (page.height, height)];
    let (over, under) = fits
        .into_iter()
        .fold((1, 1), |least, one| if one.0 * least.1 < least.0 * one.1 { one } else { least });
    if over * LEAST.1 >= LEAST.0 * under {
        return vec![shown(whole, (over, under))];
    }
    let is_narrow = page.width * LEAST.1 >= LEAST.0 * width;
    let scale = if is_narrow && page.width * READ.1 < READ.0 * width { (page.width, width) } else { READ };
    let most = Size { width: page.width * scale.1 / scale.0, height: page.height * scale.1 / scale.0 };
    let rows = areas.iter().map(|area| (area.corner.y, area.corner.y + area.size.height));
    let mut pages = Vec::new();
    for (top, bottom) in pieces(&rows.collect::<Vec<_>>(), size.height, most.height) {
        let within: Vec<(i64, i64)> = areas
            .iter()
            .filter(|area| area.corner.y < bottom && top < area.corner.y + area.size.height)
            .map(|area| (area.corner.x, area.corner.x + area.size.width))
            .collect();
        for (left, right) in pieces(&within, size.width, most.width) {
            // A page on which only wires run by says nothing.
            if within.iter().any(|(from, to)| *from < right && left < *to) {
                let size = Size { width: right - left, height: bottom - top };
                pages.push(shown(Area { corner: Point { x: left, y: top }, size }, scale));
            }
        }
    }
    pages
}

fn shown(
    Area { corner: Point { x, y }, size: Size { width, height } }: Area,
    (over, under): (i64, i64),
) -> Page {
    Page { x, y, width, height, on_paper: (width * over / under, height * over / under) }
}

/// Cuts a length into pieces of at most so much. No span is cut through where a piece of at least half of that can do without; else
/// the next piece begins where the spans begin that were cut, so that each is whole on one of them.
fn pieces(spans: &[(i64, i64)], length: i64, most: i64) -> Vec<(i64, i64)> {
    let mut pieces = Vec::new();
    let mut begin = 0;
    while length - begin > most {
        let last = begin + most;
        let is_free = |cut: i64| !spans.iter().any(|(from, to)| *from < cut && cut < *to);
        // A free place can be moved forward until it meets the beginning of a span.
        let starts = spans.iter().map(|(from, _)| *from).chain([last]);
        let free = starts.filter(|cut| begin + most / 2 <= *cut && *cut <= last && is_free(*cut)).max();
        let cut = free.unwrap_or(last);
        pieces.push((begin, cut));
        let through = spans.iter().filter(|(from, to)| *from < cut && cut < *to).map(|(from, _)| *from).min();
        begin = through.filter(|from| *from > begin).unwrap_or(cut);
    }
    pieces.push((begin, length));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn areas(boxes: &[(i64, i64, i64, i64)]) -> Vec<Area> {
        let area = |&(x, y, width, height): &(i64, i64, i64, i64)| Area {
            corner: Point { x, y },
            size: Size { width, height },
        };
        boxes.iter().map(area).collect()
    }

    #[test]
    fn what_can_be_read_on_one_page_stands_on_one() {
        let of =
            |width, height| paper(Size { width, height }, &areas(&[(0, 0, 40, 40), (width - 40, 0, 40, 40)]));
        let small = of(300, 400);
        assert_eq!((small.lies, small.pages[0].on_paper), (false, (300, 400)));
        let tall = of(600, 1200);
        assert_eq!((tall.lies, tall.pages.len(), tall.pages[0].on_paper), (false, 1, (440, 880)));
        let wide = of(1300, 600);
        assert_eq!((wide.lies, wide.pages.len(), wide.pages[0].on_paper), (true, 1, (940, 433)));
    }

    /// Of three rows of boxes the second would be cut by the end of the first page, which holds 1320 pixels.
    #[test]
    fn a_tall_drawing_breaks_between_its_rows() {
        let boxes = areas(&[(0, 0, 200, 600), (0, 800, 200, 700), (0, 1700, 200, 300)]);
        let printed = paper(Size { width: 200, height: 2000 }, &boxes);
        let rows: Vec<_> = printed.pages.iter().map(|page| (page.y, page.height)).collect();
        assert_eq!((printed.lies, rows), (false, vec![(0, 800), (800, 1200)]));
        assert_eq!(printed.pages[1].on_paper, (133, 800));
    }

    #[test]
    fn what_must_be_cut_through_stands_whole_on_the_next_page() {
        assert_eq!(pieces(&[(0, 60), (90, 130), (95, 160)], 160, 100), [(0, 90), (90, 160)]);
        assert_eq!(pieces(&[(0, 70), (40, 130), (95, 160)], 160, 100), [(0, 100), (40, 140), (95, 160)]);
        // Longer than a page: cut, for there is no other way.
        assert_eq!(pieces(&[(0, 250)], 250, 100), [(0, 100), (100, 200), (200, 250)]);
    }

    #[test]
    fn a_page_with_nothing_but_wires_is_left_out() {
        let boxes = areas(&[(0, 0, 200, 100), (3000, 0, 200, 100)]);
        let printed = paper(Size { width: 3200, height: 100 }, &boxes);
        assert!(printed.pages.iter().all(|page| page.x == 0 || page.x + page.width == 3200), "{printed:?}");
    }
}
