//! A workflow net in numbers, and the same as a charter.

use gongzhi::{
    charter::Charter,
    check::{self, Soundness},
    finding::Source,
    text,
};

/// A workflow net: place 0 is the start, place 1 the end; moves take places and put places.
#[derive(Debug, Clone)]
pub(super) struct Net {
    pub(super) name: String,
    pub(super) moves: Vec<(Vec<usize>, Vec<usize>)>,
}

impl Net {
    /// Reads a line such as `one 0>2 2>3.4 3.4>1`.
    pub(super) fn read(line: &str) -> Self {
        let mut words = line.split(' ');
        let name = words.next().unwrap().to_owned();
        let places = |text: &str| text.split('.').map(|place| place.parse().unwrap()).collect();
        let moves =
            words.map(|word| word.split_once('>').unwrap()).map(|(from, to)| (places(from), places(to)));
        Self { name, moves: moves.collect() }
    }

    /// How many places there are.
    pub(super) fn places(&self) -> usize {
        self.moves.iter().flat_map(|(from, to)| from.iter().chain(to)).max().map_or(2, |most| most + 1)
    }

    /// The net as a charter: a state for every place but the start, a power for every move.
    pub(super) fn charter(&self) -> Charter {
        let mut text = String::from("charter net, edition 2026-01\nbody desk is government\nworkflow run\n");
        for place in 1..self.places() {
            text += &match place {
                1 => "  state p1, end over\n".to_owned(),
                _ => format!("  state p{place}, accountable desk\n"),
            };
        }
        let joined = |places: &[usize]| {
            places.iter().map(|place| format!("p{place}")).collect::<Vec<_>>().join(" and ")
        };
        for (index, (from, to)) in self.moves.iter().enumerate() {
            let from = if *from == [0] { "start".to_owned() } else { joined(from) };
            text += &format!("  may t{index} by desk, from {from} -> {}\n", joined(to));
        }
        let reading = text::read(&Source::new("net.charter", &text));
        assert_eq!(reading.findings, [], "{text}");
        Charter::compile(&reading.charter.unwrap()).charter.unwrap()
    }

    /// What the checker says.
    pub(super) fn soundness(&self, limit: usize) -> Soundness {
        let charter = self.charter();
        let id = charter.workflows.ids().next().unwrap();
        check::soundness(&charter, id, limit).unwrap()
    }
}
