//! Small workflows drawn at random: as a charter's text, and as plain numbers for the slow explorer.

/// A limit of a state: days, and the place to which its end leads; without one its end is a breach.
pub(super) type StateLimit = (u32, Option<usize>);

/// An action from one place to another.
#[derive(Debug, Clone)]
pub(super) struct Deed {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) is_duty: bool,
    /// Days, and the action since which they count; without one since its place is entered.
    pub(super) limit: Option<(u32, Option<usize>)>,
    pub(super) most: Option<u32>,
}

/// A limit over several places, from one action (none: raising) to another.
#[derive(Debug, Clone)]
pub(super) struct Span {
    pub(super) days: u32,
    pub(super) since: Option<usize>,
    pub(super) until: usize,
    pub(super) pauses: Option<usize>,
}

/// Places are numbered; the one after the last is the end.
#[derive(Debug, Clone)]
pub(super) struct Model {
    pub(super) places: Vec<Option<StateLimit>>,
    pub(super) deeds: Vec<Deed>,
    pub(super) spans: Vec<Span>,
}

/// Numbers that look random and are the same each time.
pub(super) struct Dice(pub(super) u64);

impl Dice {
    fn below(&mut self, most: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u32::try_from((self.0 >> 33) % u64::from(most)).unwrap()
    }

    fn place(&mut self, places: usize) -> usize {
        self.below(u32::try_from(places).unwrap()) as usize
    }

    fn chance(&mut self, percent: u32) -> bool {
        self.below(100) < percent
    }
}

impl Model {
    pub(super) fn drawn(dice: &mut Dice) -> Self {
        let places = 2 + dice.place(3);
        let number = places + 1 + dice.place(3);
        let limits = (0..places).map(|_| {
            dice.chance(45).then(|| (1 + dice.below(4), dice.chance(50).then(|| dice.place(places + 1))))
        });
        let limits = limits.collect();
        let deeds = (0..number).map(|index| Deed {
            from: if index < places { index } else { dice.place(places) },
            // Mostly onward, or few would ever end.
            to: if dice.chance(65) { (index + 1).min(places) } else { dice.place(places + 1) },
            is_duty: dice.chance(65),
            limit: dice.chance(60).then(|| (1 + dice.below(4), dice.chance(25).then(|| dice.place(number)))),
            most: dice.chance(50).then(|| 1 + dice.below(2)),
        });
        let deeds = deeds.collect();
        let spans = (0..dice.place(2)).map(|_| Span {
            days: 2 + dice.below(6),
            since: dice.chance(60).then(|| dice.place(number)),
            until: dice.place(number),
            pauses: dice.chance(25).then(|| dice.place(places)),
        });
        let spans = spans.collect();
        Self { places: limits, deeds, spans }
    }

    fn name(&self, place: usize) -> String {
        if place == self.places.len() { "closed".to_owned() } else { format!("s{place}") }
    }

    /// The charter, without its head.
    pub(super) fn text(&self) -> String {
        let mut text = "workflow request\n".to_owned();
        for (index, span) in self.spans.iter().enumerate() {
            let since = span.since.map_or("ask".to_owned(), |deed| format!("a{deed}"));
            text += &format!(
                "  clock span{index} within {} days since {since} until a{}\n",
                span.days, span.until
            );
            if let Some(place) = span.pauses {
                text += &format!("    pauses in {}\n", self.name(place));
            }
        }
        text += "  may ask by desk, from start -> s0\n";
        for (place, limit) in self.places.iter().enumerate() {
            text += &format!("  state s{place}, accountable desk\n");
            if let Some((days, to)) = limit {
                let to = to.map_or(String::new(), |to| format!(", on expiry -> {}", self.name(to)));
                text += &format!("    within {days} days{to}\n");
            }
            for (index, deed) in self.deeds.iter().enumerate().filter(|(_, deed)| deed.from == place) {
                let word = if deed.is_duty { "must" } else { "may" };
                text += &format!("    {word} a{index} by desk -> {}\n", self.name(deed.to));
                if let Some(most) = deed.most {
                    text += &format!("      at most {most} times\n");
                }
                if let Some((days, since)) = deed.limit {
                    let since = since.map_or(String::new(), |deed| format!(" since a{deed}"));
                    text += &format!("      within {days} days{since}\n");
                }
            }
        }
        text + "  state closed, end answered\n"
    }
}
