//! How the texts of law are built: which articles, paragraphs and items there are to cite.

use std::collections::BTreeMap;

/// The paragraphs of an article, each with the number of its items.
type Article = Vec<u32>;

/// The texts by their keys.
pub(super) struct Texts(BTreeMap<&'static str, Vec<Article>>);

impl Texts {
    pub(super) fn read() -> Self {
        let lines = include_str!("../../data/law/articles.txt").lines().filter(|line| !line.starts_with('#'));
        Self(lines.map(text).collect())
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.0.contains_key(key)
    }

    /// Whether the text has such a place: an article, `22.1` its paragraph, `22.1(3)` an item of that; the items of an
    /// article of one paragraph are named without it.
    pub(super) fn holds(&self, key: &str, place: &str) -> bool {
        let Some((article, paragraph, item)) = parts(place) else { return false };
        let Some(paragraphs) = self.0.get(key).and_then(|text| text.get(article.checked_sub(1)?)) else {
            return false;
        };
        let paragraph = match paragraph {
            Some(paragraph) => paragraph,
            None if item.is_none() || paragraphs.len() == 1 => 1,
            None => return false,
        };
        let items = paragraph.checked_sub(1).and_then(|index| paragraphs.get(index));
        items.is_some_and(|items| item.is_none_or(|item| (1..=*items).contains(&item)))
    }
}

fn text(line: &'static str) -> (&'static str, Vec<Article>) {
    let mut words = line.split(' ');
    let key = words.next().unwrap();
    (key, words.map(|word| word.split(',').map(|items| items.parse().unwrap()).collect()).collect())
}

/// Article, paragraph and item of a place.
fn parts(place: &str) -> Option<(usize, Option<usize>, Option<u32>)> {
    let (place, item) = match place.split_once('(') {
        Some((place, item)) => (place, Some(item.strip_suffix(')')?.parse().ok()?)),
        None => (place, None),
    };
    let (article, paragraph) = match place.split_once('.') {
        Some((article, paragraph)) => (article, Some(paragraph.parse().ok()?)),
        None => (place, None),
    };
    Some((article.parse().ok()?, paragraph, item))
}

#[test]
fn places_are_found_where_they_are() {
    let texts = Texts::read();
    for place in ["1", "50", "22.1", "22.2", "22.1(3)", "31(6)"] {
        assert!(texts.holds("XF", place), "{place}");
    }
    for place in ["0", "51", "22.3", "22.1(4)", "22.2(1)", "22(3)", "31(7)", "31.2", "31(0)", "22.0", "x", ""]
    {
        assert!(!texts.holds("XF", place), "{place}");
    }
}
