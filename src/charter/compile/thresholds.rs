//! How many it takes: thresholds, margins, proxies and reserved seats of a ballot.

use super::room::Room;
use crate::{
    charter::{Amount, Ballot, Margin, Proxies, Reach, Reserved, Threshold, Whole},
    finding::{Bilingual, Lint, Span},
    rule::{Condition, Party},
    text::{AmountText, BallotText, BoundText, BoundWord, HasText, Path, ProxiesText},
};

impl Room<'_, '_> {
    /// How many must be in favour.
    pub(super) fn thresholds(&mut self, bounds: &[BoundText]) -> Vec<Threshold> {
        bounds.iter().filter_map(|bound| self.threshold(bound)).collect()
    }

    /// How many must take part: a share of all or of those who may vote, for who takes part is no share of itself.
    pub(super) fn quorum(&mut self, bounds: &[BoundText]) -> Vec<Threshold> {
        let found = self.thresholds(bounds);
        for bound in bounds {
            if let Some(among) = &bound.among
                && matches!(among.as_str(), "present" | "voting" | "cast")
            {
                let en = format!("taking part is a share of all or of those eligible, not of `{among}`");
                self.hall.wrong(among.span, en, "法定人数占全部或者有权者，不能占到会、投票或者选票");
            }
        }
        found
    }

    fn threshold(&mut self, bound: &BoundText) -> Option<Threshold> {
        let origin = self.hall.origin(&bound.notes, bound.span);
        let condition = self.optional_condition(bound.condition.as_ref());
        self.check_no_time(bound);
        let reach = self.reach(bound);
        let amount = self.amount(bound, reach);
        Some(Threshold { reach: reach?, amount: amount?, condition, origin })
    }

    /// Whether exactly so many are enough. A threshold is reached from below, so that `at most` is none.
    pub(super) fn reach(&mut self, bound: &BoundText) -> Option<Reach> {
        match bound.word {
            BoundWord::AtLeast => Some(Reach::AtLeast),
            BoundWord::MoreThan => Some(Reach::MoreThan),
            BoundWord::AtMost => {
                let en = "so many are needed: write `at least` or `more than`";
                self.hall.say(Lint::UnfitBound, bound.span, en, "这里写需要多少人：请写“至少”或者“超过”");
                None
            }
        }
    }

    fn amount(&mut self, bound: &BoundText, reach: Option<Reach>) -> Option<Amount> {
        let whole = bound.among.as_ref().map(|among| self.whole(among));
        match &bound.amount {
            Some(AmountText::Share(part, of)) => {
                self.check_share(bound.span, (*part, *of), reach)?;
                let Some(whole) = whole else { return self.no_whole(bound.span) };
                Some(Amount::Share { part: *part, of: *of, whole: whole? })
            }
            Some(AmountText::Number(0)) if reach == Some(Reach::AtLeast) => {
                let en = "at least 0 is always reached: leave it out";
                self.hall.say(Lint::BadAmount, bound.span, en, "至少0人总是达到：请删去");
                None
            }
            Some(AmountText::Number(number)) => {
                if let Some(among) = &bound.among {
                    let en = "`among` goes with a share such as 1/2, not with a number of persons";
                    self.hall.say(Lint::UnfitBound, among.span, en, "“占”与比例连用，例如 1/2，不与人数连用");
                }
                Some(Amount::Number(*number))
            }
            _ => {
                let en = "so many are a number of persons, or a share such as 2/3";
                self.hall.say(Lint::UnfitBound, bound.span, en, "多少是人数，或者比例，例如 2/3");
                None
            }
        }
    }

    /// A share is a part: neither nothing nor more than the whole.
    pub(super) fn check_share(
        &mut self,
        span: Span,
        (part, of): (u32, u32),
        reach: Option<Reach>,
    ) -> Option<()> {
        let (en, zh) = match part {
            0 => ("is nothing at all", "等于没有"),
            part if part > of => ("is more than the whole", "超过整体"),
            part if part == of && reach == Some(Reach::MoreThan) => {
                ("is the whole, and more than that is never reached", "就是整体，不可能超过")
            }
            _ => return Some(()),
        };
        let en = format!("the share {part}/{of} {en}");
        self.hall.say(Lint::BadAmount, span, en, format!("比例 {part}/{of} {zh}"));
        None
    }

    fn whole(&mut self, among: &Path) -> Option<Whole> {
        Some(match among.as_str() {
            "all" => Whole::All,
            "eligible" => Whole::Eligible,
            "present" => Whole::Present,
            "voting" => Whole::Voting,
            "cast" => Whole::Cast,
            other => {
                let en = format!("`{other}` is no whole: write all, eligible, present, voting or cast");
                let zh = format!("“{other}”不是整体：请写全部、有权者、到会、投票或者选票");
                self.hall.wrong(among.span, en, zh);
                return None;
            }
        })
    }

    fn no_whole<T>(&mut self, span: Span) -> Option<T> {
        let message = Bilingual::new("a share does not say of whom", "比例没有写明占什么");
        let hint = Bilingual::new(
            "add `among all`, or what else it is a share of",
            "请加上“占 全部”，或者所占的其他整体",
        );
        self.hall.findings.say_with(Lint::ShareWithoutWhole, span, message, hint);
        None
    }

    /// A number of persons is not counted in time.
    pub(super) fn check_no_time(&mut self, bound: &BoundText) {
        let counted = bound.since.iter().chain(&bound.before).chain(&bound.counting).next();
        if let Some(path) = counted {
            let en = "so many persons are not counted since or before anything";
            self.hall.say(Lint::UnfitBound, path.span, en, "人数或者比例没有起算点，也没有计法");
        }
    }

    /// How many more candidates than seats there must be.
    pub(super) fn margins(&mut self, ballot: &Ballot, text: &BallotText) -> Vec<Margin> {
        if let Some(first) = text.margin.first()
            && ballot.is_election()
            && text.candidates.is_none()
        {
            let name = &ballot.name;
            let message = Bilingual::new(
                format!("`{name}` does not say who stands, so nobody can be to spare"),
                format!("“{name}”没有写明候选人，无从谈差额"),
            );
            let hint = Bilingual::new(
                "add `for` and the slot that holds the candidates",
                "请加上“对”和候选人所在的角色",
            );
            self.hall.findings.say_with(Lint::MarginWithoutCandidates, first.span, message, hint);
        }
        text.margin.iter().filter_map(|bound| self.margin(bound)).collect()
    }

    fn margin(&mut self, bound: &BoundText) -> Option<Margin> {
        let origin = self.hall.origin(&bound.notes, bound.span);
        let condition = self.optional_condition(bound.condition.as_ref());
        self.check_no_time(bound);
        let number =
            self.number(bound, "candidates to spare are a number such as 1", "差额是人数，例如 1")?;
        Some(Margin { word: bound.word, number, condition, origin })
    }

    fn number(&mut self, bound: &BoundText, en: &str, zh: &str) -> Option<u32> {
        match bound.amount {
            Some(AmountText::Number(number)) => Some(number),
            _ => {
                self.hall.say(Lint::UnfitBound, bound.span, en, zh);
                None
            }
        }
    }

    /// For how many others one may vote.
    pub(super) fn proxies(&mut self, texts: &[ProxiesText]) -> Vec<Proxies> {
        let mut list = Vec::new();
        for text in texts {
            let span = text.bounds.first().map_or(Span::default(), |bound| bound.span);
            let origin = self.hall.origin(&text.notes, span);
            let own = self.optional_condition(text.condition.as_ref());
            let bars = self.named_parties_of(&text.bars);
            for bound in &text.bounds {
                let condition = both(own.clone(), self.optional_condition(bound.condition.as_ref()));
                let Some(most) = self.most_proxies(bound) else { continue };
                list.push(Proxies { most, bars: bars.clone(), condition, origin: origin.clone() });
            }
        }
        list
    }

    fn most_proxies(&mut self, bound: &BoundText) -> Option<u32> {
        self.hall.check_notes(&bound.notes);
        self.check_no_time(bound);
        if bound.word != BoundWord::AtMost {
            let en = "one votes for `at most` so many others";
            self.hall.say(Lint::UnfitBound, bound.span, en, "接受委托的人数写“至多”");
            return None;
        }
        self.number(bound, "one votes for a number of others, such as 3", "接受委托的是人数，例如 3")
    }

    /// Seats kept for some of those elected; at least one if it is not said how many.
    pub(super) fn reserved(&mut self, text: &HasText) -> Vec<Reserved> {
        let origin = self.hall.origin(&text.notes, text.who.span);
        let who = self.party(&text.who);
        let who = who.and_then(|who| match who {
            Party::Kind(_) | Party::Office(_) => Some(who),
            _ => {
                let path = &text.who;
                let en = format!("seats are kept for a kind of person or an office, not for `{path}`");
                self.hall.wrong(path.span, en, format!("名额留给某类人员或者岗位，不能留给“{path}”"));
                None
            }
        });
        let mut list: Vec<(u32, Condition)> =
            text.bounds.iter().filter_map(|bound| self.kept(bound)).collect();
        if text.bounds.is_empty() {
            list.push((1, Condition::Always));
        }
        let Some(who) = who else { return Vec::new() };
        let reserve =
            |(least, condition)| Reserved { who: who.clone(), least, condition, origin: origin.clone() };
        list.into_iter().map(reserve).collect()
    }

    fn kept(&mut self, bound: &BoundText) -> Option<(u32, Condition)> {
        self.hall.check_notes(&bound.notes);
        self.check_no_time(bound);
        let condition = self.optional_condition(bound.condition.as_ref());
        match (bound.word, &bound.amount) {
            (BoundWord::AtLeast, Some(AmountText::Number(number))) if *number > 0 => {
                Some((*number, condition))
            }
            _ => {
                let en = "seats are kept for `at least` so many persons, such as 1";
                self.hall.say(Lint::UnfitBound, bound.span, en, "保留名额写“至少”和人数，例如 1");
                None
            }
        }
    }
}

/// Both conditions.
pub(super) fn both(a: Condition, b: Condition) -> Condition {
    match (a, b) {
        (Condition::Always, other) | (other, Condition::Always) => other,
        (a, b) => Condition::All(vec![a, b]),
    }
}
