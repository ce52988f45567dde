//! The promises of the bundled charter, and the rules that they need.

use gongzhi::{
    charter::Charter,
    charters::BUNDLED,
    check::{self, Ruling},
    finding::Source,
    text,
};

/// The bundled charter with something replaced, which must be there.
fn community(from: &str, to: &str) -> Charter {
    let text = BUNDLED.iter().find(|bundled| bundled.name == "community").unwrap().charter;
    assert!(text.contains(from), "{from}");
    let source = Source::new("community.charter", &text.replacen(from, to, 1));
    let reading = text::read(&source);
    assert_eq!(reading.findings, []);
    Charter::compile(&reading.charter.unwrap()).charter.unwrap()
}

/// The actions of the run that breaks a promise.
fn run(charter: &Charter, promise: &str) -> Vec<String> {
    let (appeal, workflow) = charter.workflow("appeal").unwrap();
    let proofs = check::promises(charter, appeal, 40_000);
    let name = |proof: &check::PromiseProof| charter.promises.get(proof.promise).unwrap().name.clone();
    let proof = proofs.iter().find(|proof| name(proof) == *promise).unwrap();
    let Ruling::Refuted(witness) = &proof.claims[0] else { panic!("{:?}", proof.claims) };
    let events = witness.steps.iter().flat_map(|step| &step.events);
    events.filter_map(|event| Some(workflow.actions.get(event.action()?)?.name.to_string())).collect()
}

#[test]
fn whoever_is_not_contacted_first_can_be_answered_unheard() {
    let heard =
        "if contact.times ≥ 1                                                      [BD 22]\n      bars";
    let unheard = community(heard, "bars");
    assert_eq!(run(&unheard, "heard-first").last().unwrap(), "answer");
}

#[test]
fn one_return_more_is_one_more_than_promised() {
    let twice = "at most 2 times                                                           local";
    let thrice =
        community(twice, "at most 3 times                                                           local");
    assert_eq!(run(&thrice, "few-returns").iter().filter(|action| *action == "return").count(), 3);
}

#[test]
fn silence_that_means_nothing_leaves_appeals_unanswered() {
    let silent = community(", on expiry take confirm with satisfied = yes", "");
    assert_eq!(run(&silent, "everyone-answered").last().unwrap(), "call-back");
}

#[test]
fn what_skips_the_grader_is_answered_ungraded() {
    let at_once = "within 2 working hours                                                    local \"Baoding 16 says at once\"\n";
    let skipping = format!("{at_once}    may hand-over by platform.intake, asks handler -> handling\n");
    assert_eq!(run(&community(at_once, &skipping), "graded-first").last().unwrap(), "answer");
}
