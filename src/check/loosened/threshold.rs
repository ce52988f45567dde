//! How many it takes: quorums, majorities, persons who act together.

use super::found::Found;
use crate::{
    finding::{Lint, Span},
    syntax::Unit,
    text::{AmountText, BallotText, BoundText, BoundWord, ByText, NamesText},
};

/// The wholes of which shares are taken, the greatest first.
const WHOLES: [&str; 5] = ["all", "eligible", "present", "cast", "voting"];

/// The thresholds of a ballot.
pub(super) fn ballot(found: &mut Found<'_>, lower: &BallotText, upper: &BallotText) {
    let span = lower.name.span;
    for (below, above, en, zh) in [
        (&lower.quorum, &upper.quorum, "the quorum", "法定人数"),
        (&lower.passes, &upper.passes, "the majority", "通过所需票数"),
        (&lower.wins, &upper.wins, "what a candidate needs", "胜选所需票数"),
        (&lower.margin, &upper.margin, "the margin", "差额"),
    ] {
        bounds(found, (below, span), above, (en, zh));
    }
    let names = |vetoes: &[NamesText]| -> Vec<String> {
        vetoes.iter().flat_map(|names| &names.names).map(ToString::to_string).collect()
    };
    let below = names(&lower.veto);
    for who in names(&upper.veto).into_iter().filter(|who| !below.contains(who)) {
        let name = found.name();
        let en = format!("the no of `{who}` is no longer a veto on `{name}`, as in the upper charter");
        found.say(Lint::LowerThreshold, span, en, format!("“{who}”对“{name}”不再有上层章程所定的否决权"));
    }
}

/// How many act together, of the same parties.
pub(super) fn together(found: &mut Found<'_>, (lower, span): (&[ByText], Span), upper: &[ByText]) {
    for above in upper.iter().filter(|above| !above.bounds.is_empty()) {
        let condition = |by: &ByText| by.condition.as_ref().map(|condition| condition.expression.clone());
        let same = |below: &&ByText| below.parties == above.parties && condition(below) == condition(above);
        if let Some(below) = lower.iter().find(same) {
            bounds(found, (&below.bounds, span), &above.bounds, ("how many act together", "共同办理的人数"));
        }
    }
}

/// So many, or such a share, and what the upper charter asks.
pub(super) fn bounds(
    found: &mut Found<'_>,
    (lower, span): (&[BoundText], Span),
    upper: &[BoundText],
    (en, zh): (&str, &str),
) {
    for above in upper.iter().filter(|above| above.word != BoundWord::AtMost) {
        let condition =
            |bound: &BoundText| bound.condition.as_ref().map(|condition| condition.expression.clone());
        let fits = |below: &&BoundText| {
            below.word != BoundWord::AtMost
                && (below.condition.is_none() || condition(below) == condition(above))
        };
        let name = found.name();
        let of = lower.iter().filter(fits).map(|below| (is_lower(below, above), below));
        let mut of: Vec<_> = of.collect();
        of.sort_by_key(|(lower, _)| match lower {
            Some(false) => 0,
            Some(true) => 1,
            None => 2,
        });
        match of.first() {
            Some((Some(false), _)) => {}
            Some((Some(true), below)) => {
                let (below_said, above_said) = (said(below), said(above));
                let say =
                    format!("{en} of `{name}` is {}; the upper charter says {}", below_said.0, above_said.0);
                let zh = format!("“{name}”的{zh}为{}，上层章程为{}", below_said.1, above_said.1);
                found.say(Lint::LowerThreshold, below.span, say, zh);
            }
            Some((None, below)) => {
                let say =
                    format!("whether {en} of `{name}` is lower than in the upper charter is not decided");
                let zh = format!("“{name}”的{zh}是否比上层章程低，尚未判定");
                found.say(Lint::NotDecided, below.span, say, zh);
            }
            None => {
                let above = said(above);
                let say = format!("`{name}` drops {en} of the upper charter, {}", above.0);
                found.say(
                    Lint::LowerThreshold,
                    span,
                    say,
                    format!("“{name}”没有上层章程所定的{zh}：{}", above.1),
                );
            }
        }
    }
}

/// Whether the first asks less than the second; none if that hangs on who is there.
fn is_lower(lower: &BoundText, upper: &BoundText) -> Option<bool> {
    let number = |amount: &AmountText| match amount {
        AmountText::Number(number) | AmountText::Of { count: number, unit: Unit::Times } => {
            Some(u64::from(*number))
        }
        _ => None,
    };
    let (below, above) = (lower.amount.as_ref()?, upper.amount.as_ref()?);
    let weaker = |below: u64, above: u64| {
        below < above
            || below == above && (lower.word, upper.word) == (BoundWord::AtLeast, BoundWord::MoreThan)
    };
    if let (Some(below), Some(above)) = (number(below), number(above)) {
        let more = |word: BoundWord| u64::from(word == BoundWord::MoreThan);
        return Some(below + more(lower.word) < above + more(upper.word));
    }
    let (AmountText::Share(part, of), AmountText::Share(above_part, above_of)) = (below, above) else {
        return (below == above && lower.word == upper.word).then_some(false);
    };
    let cross = |part: u32, of: u32| u64::from(part) * u64::from(of);
    let less = weaker(cross(*part, *above_of), cross(*above_part, *of));
    let rank = |bound: &BoundText| {
        let among = bound.among.as_ref().map_or("all", |among| among.as_str());
        WHOLES.iter().position(|whole| *whole == among)
    };
    match rank(lower)?.cmp(&rank(upper)?) {
        std::cmp::Ordering::Equal => Some(less),
        // Of a smaller whole the same share is less; a greater share of it may be more.
        std::cmp::Ordering::Greater => (cross(*part, *above_of) <= cross(*above_part, *of)).then_some(true),
        std::cmp::Ordering::Less => (!less).then_some(false),
    }
}

/// A bound in words.
fn said(bound: &BoundText) -> (String, String) {
    let amount = bound.amount.as_ref().map(ToString::to_string).unwrap_or_default();
    let (en, zh) = match bound.word {
        BoundWord::AtLeast => ("at least", "至少"),
        BoundWord::AtMost => ("at most", "至多"),
        BoundWord::MoreThan => ("more than", "超过"),
    };
    let among = bound.among.as_ref().map(|among| among.as_str());
    let of_en = among.map(|among| format!(" among {among}")).unwrap_or_default();
    let of_zh = match among {
        Some("all") => "全体的",
        Some("eligible") => "有权者的",
        Some("present") => "到会者的",
        Some("voting") => "投票者的",
        Some("cast") => "选票的",
        _ => "",
    };
    (format!("{en} {amount}{of_en}"), format!("{of_zh}{zh}{amount}"))
}
