//! The promises of the bundled charter, and the rules that they need.

use gongzhi::{
    charter::Charter,
    charters::BUNDLED,
    check::{self, Ruling, Witness},
    finding::{Lint, Source},
    text,
};

/// The bundled charter with something replaced, which must be there.
fn community(from: &str, to: &str) -> Charter {
    community_of(&[(from, to)])
}

/// The same with several things replaced.
fn community_of(changes: &[(&str, &str)]) -> Charter {
    let text = BUNDLED.iter().find(|bundled| bundled.name == "community").unwrap().charter;
    let change = |text: String, (from, to): &(&str, &str)| {
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    };
    let source = Source::new("community.charter", &changes.iter().fold(text.to_owned(), change));
    let reading = text::read(&source);
    assert_eq!(reading.findings, []);
    Charter::compile(&reading.charter.unwrap()).charter.unwrap()
}

/// The actions of the run that breaks a promise.
fn run(charter: &Charter, promise: &str) -> Vec<String> {
    broken(charter, promise).0
}

/// The same, with the run.
fn broken(charter: &Charter, promise: &str) -> (Vec<String>, Witness) {
    let (appeal, workflow) = charter.workflow("appeal").unwrap();
    let proofs = check::promises(charter, appeal, 40_000);
    let name = |proof: &check::PromiseProof| charter.promises.get(proof.promise).unwrap().name.clone();
    let proof = proofs.iter().find(|proof| name(proof) == *promise).unwrap();
    let Ruling::Refuted(witness) = &proof.claims[0] else { panic!("{:?}", proof.claims) };
    let events = witness.steps.iter().flat_map(|step| &step.events);
    let run = events.filter_map(|event| Some(workflow.actions.get(event.action()?)?.name.to_string()));
    (run.collect(), (**witness).clone())
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

#[test]
fn a_second_extension_is_one_more_than_promised() {
    let once = "at most 1 time                                                            local \"as often as it is asked\"\n      prolongs";
    let again = once.replace("at most 1 time ", "at most 2 times");
    let asked =
        "at most 1 time                                                            local \"one extension;";
    let both = community_of(&[(once, &again), (asked, &asked.replace("at most 1 time ", "at most 2 times"))]);
    assert_eq!(run(&both, "one-extension").iter().filter(|action| *action == "grant-extension").count(), 2);
}

#[test]
fn what_need_not_be_kept_nor_sent_on_may_be_returned_to_nobody() {
    let [kept, sent] = ["must uphold \"Keep the handler\"", "must redispatch \"Send it to another\""];
    let left = community_of(&[(kept, &kept.replace("must", "may")), (sent, &sent.replace("must", "may"))]);
    assert_eq!(run(&left, "next-body").last().unwrap(), "return");
}

#[test]
fn climbing_that_nobody_ends_never_does() {
    let ends = "must settle \"Settle under supervision\"";
    let left = community(ends, "may settle \"Settle under supervision\"");
    assert!(!run(&left, "escalation-ends").contains(&"settle".to_owned()));
}

#[test]
fn a_ladder_that_leads_nowhere_at_its_end_stalls() {
    let last = "    on exhausted -> supervised                                                  local \"no text says what follows the last level\"\n";
    let open = community(last, "");
    let found = check::deep(&open, 40_000).findings;
    assert!(found.iter().any(|finding| finding.lint == Lint::StalledEscalation), "{found:#?}");
}

#[test]
fn whoever_is_not_barred_may_grade_the_appeal_of_a_relative() {
    let barred = "      bars raiser.near-relative                                                 [XF 28]\n      within 2 working hours";
    let open = community(barred, "      within 2 working hours");
    let (run, witness) = broken(&open, "unrelated");
    assert_eq!(run.last().unwrap(), "grade");
    let tie = &witness.roster.ties[0];
    let grader = &witness.steps.last().unwrap().command().unwrap().by[0];
    let raiser = &witness.steps[0].command().unwrap().by[0];
    assert_eq!((&tie.one, &tie.other, tie.kind.as_str()), (grader, raiser, "near-relative"));
}
