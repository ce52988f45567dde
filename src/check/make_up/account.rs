//! Make-up in words: one paragraph a body.

use super::made_up::{BarredBy, MadeUp, MakeUp, Member, Place};
use crate::{charter::Charter, finding::Language, structure::Seats, wording::Wording};

impl MakeUp {
    /// What the roster makes of each body, in words: whether it is validly made up, its members with their offices and
    /// terms, who is barred, which offices are vacant.
    #[must_use]
    pub fn say(&self, charter: &Charter, language: Language) -> String {
        let account = Account { make_up: self, charter, wording: Wording::new(charter, language) };
        let head = match (language, self.bodies.is_empty()) {
            (Language::En, false) => format!("As of {}:\n", self.on),
            (Language::Zh, false) => format!("截至{}：\n", self.on),
            (Language::En, true) => "No body of this charter has rules of make-up.\n".to_owned(),
            (Language::Zh, true) => "本章程没有关于主体组成的规定。\n".to_owned(),
        };
        self.bodies.iter().fold(head, |said, body| said + "\n" + &account.body(body))
    }
}

struct Account<'a> {
    make_up: &'a MakeUp,
    charter: &'a Charter,
    wording: Wording<'a>,
}

impl Account<'_> {
    fn body(&self, body: &MadeUp) -> String {
        let valid = match body.is_valid {
            true => self.wording.pick("validly made up", "组成符合规定"),
            false => self.wording.pick("not validly made up", "组成不符合规定"),
        };
        let title = self.title(body);
        let mut lines = vec![self.wording.said(&title, valid), format!("  {}", self.count(body))];
        // Many who are alike stand on one line, as twenty representatives do.
        for alike in
            body.members.chunk_by(|a, b| (a.said(), &a.places, &a.barred) == (b.said(), &b.places, &b.barred))
        {
            lines.extend(alike.first().map(|member| self.member(member, alike.len())));
        }
        lines.extend(body.vacant.iter().map(|&office| {
            let office = self.charter.structure.offices.at(office);
            let title = office.titles.or(self.wording.language(), &office.name);
            format!("  {}", self.wording.said(title, self.wording.pick("vacant", "空缺")))
        }));
        lines.join("\n") + "\n"
    }

    fn title(&self, body: &MadeUp) -> String {
        let title = self.wording.body(body.body);
        body.key.as_ref().map_or_else(|| title.to_owned(), |key| format!("{title} {key}"))
    }

    /// How many members there are, and how many there must be.
    fn count(&self, body: &MadeUp) -> String {
        let count = u32::try_from(body.members.len()).unwrap_or(u32::MAX);
        let count =
            self.wording.seats(Seats { least: count, most: count, span: crate::finding::Span::default() });
        let Some(seats) = self.charter.structure.bodies.at(body.body).composition.seats else { return count };
        let seats = self.wording.seats(seats);
        match self.wording.language() {
            Language::En => format!("{count}; there must be {seats}"),
            Language::Zh => format!("{count}，应有{seats}"),
        }
    }

    fn member(&self, member: &Member, count: usize) -> String {
        let places = self.wording.row_of_parts(member.places.iter().map(|place| self.place(*place)));
        let said = match (self.wording.language(), count) {
            (_, 1) => member.said().to_owned(),
            (Language::En, _) => format!("{} ({count} persons)", member.said()),
            (Language::Zh, _) => format!("{}（{count}人）", member.said()),
        };
        let line = format!("  {}", self.wording.said(&said, &places));
        member.barred.iter().fold(line, |line, barred| format!("{line}\n    {}", self.barred(barred)))
    }

    /// Why a member is barred, with the sources of the rule.
    fn barred(&self, barred: &BarredBy) -> String {
        let why = barred.why.get(self.wording.language());
        let said = self.wording.said(self.wording.pick("barred", "应当回避"), why);
        let cited = barred.origin.sources.iter().filter_map(|citation| {
            let source = self.charter.sources.get(citation.source)?;
            Some(format!("{} {}", source.name, citation.places.join(", ")).trim_end().to_owned())
        });
        let cited = self.wording.row(cited);
        if cited.is_empty() { said } else { format!("{said} [{cited}]") }
    }

    /// An office with its dates: `Chair since 2026-01-01, term up to 2031-01-01`.
    fn place(&self, place: Place) -> String {
        let office = place.office.map(|office| self.charter.structure.offices.at(office));
        let title = office.map_or(self.wording.pick("member", "成员"), |office| {
            office.titles.or(self.wording.language(), &office.name)
        });
        let dates = match (place.since, place.last_day, place.is_over(self.make_up.on)) {
            (None, None, _) => None,
            (Some(since), None, _) => Some((format!(" since {since}"), format!("，自{since}"))),
            (Some(since), Some(last), false) => {
                Some((format!(" since {since}, up to {last}"), format!("，自{since}至{last}")))
            }
            (Some(since), Some(last), true) => {
                Some((format!(" since {since}, ended on {last}"), format!("，自{since}，已于{last}届满")))
            }
            (None, Some(last), _) => Some((format!(" up to {last}"), format!("，至{last}"))),
        };
        let (en, zh) = dates.unwrap_or_default();
        format!("{title}{}", self.wording.pick(&en, &zh))
    }
}
