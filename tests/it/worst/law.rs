//! The longest times that statutes allow come out of their charters.

use gongzhi::{
    check::{RunKind, TimeQuestion, WorstTime},
    finding::Language,
};

use super::{asked, between, file, outcomes, workflow_of};

/// 信访工作条例 22 (15 days), 23 (15), 34 (60 and 30), 35 (30 and 30), 36 (30 and 30): 240 days; 225 when the body with which it is
/// raised accepts it (23 alone).
#[test]
fn the_ladder_of_petitions_takes_two_hundred_and_forty_days() {
    let charter = file("time/petition-ladder.charter");
    assert_eq!(outcomes(&charter, "petition", RunKind::Punctual), ["answered: 210 days", "final: 240 days"]);
    assert_eq!(between(&charter, "petition", ("raise", "final"), &[]), "240 days");
    assert_eq!(between(&charter, "petition", ("apply", "final"), &[]), "225 days");
    assert_eq!(between(&charter, "petition", ("accept", "final"), &[]), "210 days");
    assert_eq!(between(&charter, "petition", ("accept", "decide"), &["prolong"]), "60 days");
    assert_eq!(between(&charter, "petition", ("decide", "final"), &[]), "120 days");
}

#[test]
fn each_part_of_the_sum_is_named() {
    let charter = file("time/petition-ladder.charter");
    let (_, workflow) = workflow_of(&charter, "petition");
    let times = asked(&charter, "petition", &TimeQuestion::outcomes());
    let WorstTime::Sums(sums) = &times.arrivals[1].time else { panic!() };
    assert_eq!(
        sums[0].parts(workflow, Language::En),
        [
            "2 × 15 days (transfer, accept) + 60 days (decision-time) + 5 × 30 days (decision-time prolonged, delivered, review, reviewed, rereview)"
        ]
    );
    assert_eq!(sums[0].say(Language::Zh), "240日");
    let run: Vec<String> = sums[0].run.iter().map(|moved| moved.say(workflow, Language::En)).collect();
    assert_eq!(
        run.join(", "),
        "`raise`, `transfer`, `accept`, `prolong`, `decide`, `ask-review`, `review`, `ask-rereview`, `rereview`"
    );
}

/// The whole regulations: several articles say "promptly" and give no number.
#[test]
fn where_the_regulations_give_no_number_nothing_is_bounded() {
    let charter = file("language/petition.charter");
    let said = outcomes(&charter, "petition", RunKind::Punctual);
    assert_eq!(
        said,
        [
            "redirected: 15 days",
            "referred: no bound: no limit bounds the stay in `accepted`",
            "answered: no bound: no limit bounds the stay in `accepted`",
            "settled: never reached",
            "final: no bound: no limit bounds the stay in `accepted`",
        ]
    );
    // Nothing tells whether a matter is complicated, or both sides willing to be reconciled: neither more time nor mediation.
    assert_eq!(between(&charter, "petition", ("accept", "decide"), &[]), "60 days");
}

/// The same, with both facts asked when the matter is sorted.
#[test]
fn a_pause_without_a_limit_leaves_the_limit_that_it_pauses_open() {
    let text = std::fs::read_to_string("tests/data/language/petition.charter").unwrap();
    let text =
        text.replace("asks remedy, uses diversion", "asks remedy and complex and willing, uses diversion");
    let charter = crate::charter::compiled(&text);
    let decide = |without: &[&str]| between(&charter, "petition", ("accept", "decide"), without);
    assert_eq!(
        decide(&[]),
        "no bound: no limit bounds the stay in `mediation`, where `decision-time` stands still"
    );
    assert_eq!(decide(&["mediate"]), "90 days");
    assert_eq!(decide(&["mediate", "prolong"]), "60 days");
}

/// The bundled charter: however long, every outcome of an appeal has a bound.
#[test]
fn every_outcome_of_an_appeal_has_a_bound() {
    let source = gongzhi::charters::bundled("community").unwrap();
    let charter = crate::charter::compiled(source.charter);
    let times = asked(&charter, "appeal", &TimeQuestion::outcomes());
    assert!(times.arrivals.len() > 5);
    for arrival in &times.arrivals {
        assert!(matches!(arrival.time, WorstTime::Sums(_)), "{arrival:?}");
    }
    // Relayed within a working day, sorted within two working hours: what is out of scope is told at once.
    let (_, workflow) = workflow_of(&charter, "appeal");
    let redirected =
        times.arrivals.iter().find(|it| it.to.say(workflow, Language::En) == "redirected").unwrap();
    assert_eq!(redirected.time.say(workflow, Language::En), "1 working day + 2 working hours");
}

/// The same in the bundled petition regulations: 120 days until the written opinion and 120 from its delivery to the final opinion are 240; 105
/// and so 225 where the body with which it is raised accepts it itself. How soon an opinion is delivered no article says.
#[test]
fn the_bundled_petition_takes_as_long_as_its_articles_say() {
    let petition = gongzhi::charters::bundled("petition").unwrap();
    let charter = crate::charter::compiled(petition.charter);
    let straight = ["object", "confer", "mediate", "hold-hearing", "open-rehearing"];
    let time = |from, to, without: &[&str]| {
        between(&charter, "petition", (from, to), &[&straight[..], without].concat())
    };
    assert_eq!(time("raise", "decide", &[]), "120 days");
    assert_eq!(time("apply", "decide", &["hand-down"]), "105 days");
    assert_eq!(time("deliver", "final", &[]), "120 days");
    let endless = between(&charter, "petition", ("raise", "final"), &straight);
    assert!(endless.contains("`decided`"), "{endless}");
}
