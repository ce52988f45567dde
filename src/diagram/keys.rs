//! Unique ids for the nodes and edges of a picture, made from what they stand for.

use std::collections::BTreeSet;

use super::Picture;

/// The ids of one picture in one format.
#[derive(Debug)]
pub(super) struct Keys {
    nodes: Vec<String>,
    edges: Vec<String>,
}

impl Keys {
    /// Ids that keep the names as they are. Where one element is drawn twice, the second is `NAME.2`.
    pub(super) fn plain(picture: &Picture) -> Self {
        Self::new(picture, ".", str::to_owned)
    }

    /// Ids for formats that allow only letters, digits and the underscore.
    pub(super) fn words(picture: &Picture) -> Self {
        Self::new(picture, "__", word)
    }

    fn new(picture: &Picture, joint: &str, shape: fn(&str) -> String) -> Self {
        let mut taken = BTreeSet::new();
        let mut key = |element: String| unique(&mut taken, &shape(&element), joint);
        let nodes = picture.nodes().iter().map(|node| key(node.element.to_string())).collect();
        let edges = picture.edges().iter().map(|edge| key(edge.element.to_string())).collect();
        Self { nodes, edges }
    }

    /// The id of the node at this place.
    pub(super) fn node(&self, at: usize) -> &str {
        self.nodes.get(at).map_or("", String::as_str)
    }

    /// The id of the edge at this place.
    pub(super) fn edge(&self, at: usize) -> &str {
        self.edges.get(at).map_or("", String::as_str)
    }
}

pub(super) fn unique(taken: &mut BTreeSet<String>, wanted: &str, joint: &str) -> String {
    let mut key = wanted.to_owned();
    let mut count = 2;
    while !taken.insert(key.clone()) {
        key = format!("{wanted}{joint}{count}");
        count += 1;
    }
    key
}

/// As [`word`], with only letters of English: what reads BPMN takes no others for an id.
pub(super) fn plain_word(element: &str) -> String {
    let spelt = |c: char| if c.is_ascii() { c.to_string() } else { format!("u{:x}", u32::from(c)) };
    word(element).chars().map(spelt).collect()
}

/// Letters that every reader of such ids knows stay; a hyphen or dot becomes an underscore, the rest its number.
fn word(element: &str) -> String {
    let mut shaped = String::new();
    for character in element.chars() {
        match character {
            'a'..='z' | 'A'..='Z' | '0'..='9' | '\u{4e00}'..='\u{9fa5}' => shaped.push(character),
            '-' | '.' => shaped.push('_'),
            other => shaped.push_str(&format!("u{:x}", u32::from(other))),
        }
    }
    shaped
}
