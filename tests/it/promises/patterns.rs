//! Each pattern, with a charter that keeps it and a near twin that does not.

use gongzhi::{
    charter::Charter,
    check::{self, Ruling, Witness, deep},
};

use super::host::passes;
use crate::charter::charter;

const REQUEST: &str = "\
workflow request
  fact urgent is yes or no
  may ask by desk, from start, asks urgent -> open
  state open, accountable desk
    must look by desk, at most 2 times
    must answer by desk, within 5 days, if look.times ≥ 1 -> answered
    may park by desk, if not urgent -> parked
  state parked, accountable desk
    within 30 days, on expiry -> open
  state answered, accountable desk
    at least 3 days
    must file by desk -> closed
    may reopen by desk -> open
  state closed, end done
";

/// What is found out about one promise of the request.
pub(super) fn ruling(rules: &str, claim: &str) -> (Charter, Ruling) {
    let charter = charter(&format!("{rules}promise p, for request\n  {claim}\n"));
    let (request, _) = charter.workflow("request").unwrap();
    let mut proofs = check::promises(&charter, request, 10_000);
    let ruling = proofs.remove(0).claims.remove(0);
    (charter, ruling)
}

/// The actions and ends of clocks by which a run goes, and what it goes on with.
fn steps(charter: &Charter, witness: &Witness) -> (Vec<String>, Option<Vec<String>>) {
    let (_, workflow) = charter.workflow("request").unwrap();
    let name = |event: &gongzhi::engine::Event| match event.action() {
        Some(action) => workflow.actions.get(action).unwrap().name.to_string(),
        None => "time".to_owned(),
    };
    let mut told: Vec<String> = witness.steps.iter().flat_map(|step| &step.events).map(name).collect();
    let round = witness.round.map(|from| told.split_off(from));
    (told, round)
}

pub(super) fn holds(rules: &str, claim: &str) {
    let (_, ruling) = ruling(rules, claim);
    assert_eq!(ruling, Ruling::Proven, "{claim}");
}

fn breaks(rules: &str, claim: &str, run: &[&str], round: Option<&[&str]>) {
    let (charter, ruling) = ruling(rules, claim);
    let Ruling::Refuted(witness) = ruling else { panic!("{claim}: {ruling:?}") };
    let (told, again) = steps(&charter, &witness);
    assert_eq!(told, run, "{claim}");
    assert_eq!(
        again.as_deref(),
        round.map(|round| round.iter().map(ToString::to_string).collect::<Vec<_>>()).as_deref(),
        "{claim}"
    );
    passes(&charter, &witness);
}

#[test]
fn what_never_comes_about() {
    holds(REQUEST, "never file before answer");
    breaks(REQUEST, "never file", &["ask", "look", "answer", "file"], None);
    breaks(REQUEST, "never answer before park", &["ask", "look", "answer"], None);
    breaks(
        &REQUEST.replace("may reopen", "may file-at-once by desk -> closed\n    may reopen"),
        "never closed before file",
        &["ask", "look", "answer", "file-at-once"],
        None,
    );
}

#[test]
fn what_never_comes_about_after_something_and_until_something_else() {
    holds(REQUEST, "never park since answer until reopen");
    breaks(REQUEST, "never park since answer", &["ask", "look", "answer", "reopen", "park"], None);
    holds(REQUEST, "never file since reopen until answer");
    breaks(REQUEST, "never look since open", &["ask", "look"], None);
}

#[test]
fn what_never_comes_about_of_some_cases() {
    holds(REQUEST, "never park if urgent");
    breaks(REQUEST, "never park if not urgent", &["ask", "park"], None);
    holds(REQUEST, "never answer if look.times = 0");
}

#[test]
fn what_always_holds() {
    holds(REQUEST, "always look.times ≤ 2");
    breaks(REQUEST, "always look.times ≤ 1", &["ask", "look", "look"], None);
    holds(REQUEST, "always look.times ≤ 1 if park.times ≥ 1 and urgent");
}

#[test]
fn what_is_reached_at_last() {
    holds(
        &REQUEST.replace("    may reopen by desk -> open\n", "").replace(
            "    may park by desk, if not urgent -> parked\n",
            "    may park by desk, at most 1 time -> parked\n",
        ),
        "reaches closed",
    );
    breaks(
        &REQUEST.replace("    may park by desk, if not urgent -> parked\n", ""),
        "reaches closed",
        &["ask", "look"],
        Some(&["answer", "reopen"]),
    );
    // Nobody need ever go on with what is parked if no limit does.
    let parked = REQUEST.replace("within 30 days, on expiry -> open", "may resume by desk -> open");
    let parked = parked.replace("    may reopen by desk -> open\n", "");
    breaks(&parked, "reaches closed", &["ask", "park"], Some(&[]));
    holds(&parked, "reaches closed or parked");
    breaks(&parked, "reaches closed since parked", &["ask", "park"], Some(&[]));
}

#[test]
fn what_is_reached_only_of_some_cases() {
    let parked = REQUEST.replace("within 30 days, on expiry -> open", "may resume by desk -> open");
    let parked = parked.replace("    may reopen by desk -> open\n", "");
    holds(&parked, "reaches closed if urgent");
    breaks(&parked, "reaches closed if not urgent", &["ask", "park"], Some(&[]));
}

#[test]
fn a_limit_that_runs_on_ends_at_last() {
    // Going round and round does not stop a limit that spans the round.
    let text = "\
workflow request
  clock whole within 60 days since ask until close, on expiry -> closed
  may ask by desk, from start -> open
  state open, accountable desk
    may park by desk -> parked
  state parked, accountable desk
    may resume by desk -> open
    may close by desk -> closed
  state closed, end done
";
    let owned = text
        .replace("  clock whole within 60 days since ask until close, on expiry -> closed\n", "")
        .replace(
            "  state parked, accountable desk\n",
            "  state parked, accountable desk\n    within 60 days, on expiry -> closed\n",
        );
    breaks(&owned, "reaches closed", &["ask"], Some(&[]));
    let escalating = owned.replace(
        "  state open, accountable desk\n",
        "  state open, accountable desk\n    within 9 days, on expiry -> parked\n",
    );
    breaks(&escalating, "reaches closed", &["ask"], Some(&["park", "resume"]));
}

#[test]
fn what_never_comes_so_early() {
    let rules = REQUEST.replace(
        "    may reopen by desk -> open\n",
        "    may reopen by desk, at least 10 days since answer -> open\n",
    );
    holds(&rules, "never reopen within 10 days since answer");
    holds(&rules, "never reopen within 9 days since answer");
    // A state that lasts says it of every action that leaves it.
    holds(REQUEST, "never file within 3 days since answer");
    holds(REQUEST, "never reopen within 3 days since answered");
    let (_, found) = ruling(REQUEST, "never file within 4 days since answer");
    assert!(matches!(found, Ruling::Refuted(_)), "{found:?}");
    let (_, found) = ruling(&rules, "never reopen within 20 days since answer");
    assert!(matches!(found, Ruling::Refuted(_)), "{found:?}");
    breaks(&rules, "never park within 2 days since ask", &["ask", "park"], None);
}

#[test]
fn what_somebody_never_does() {
    let rules = "\
kind resident is person
workflow request
  slot judge is person
  may ask by resident, from start -> open
  state open, accountable desk
    may look by desk or resident -> seen
  state seen, accountable desk
    must decide by desk, bars raiser -> closed
    may sign by desk.clerk, asks judge, bars look.actor and desk
    may stamp by raiser
  state closed, end done
";
    holds(rules, "never decide by raiser");
    holds(rules, "never sign by look.actor");
    holds(rules, "never sign by desk.clerk");
    breaks(rules, "never look by raiser", &["ask", "look"], None);
    breaks(rules, "never decide by look.actor", &["ask", "look", "decide"], None);
    breaks(rules, "never stamp by desk.clerk", &["ask", "look", "stamp"], None);
    breaks(rules, "never decide by resident since look", &["ask", "look", "decide"], None);
    let (_, found) = ruling(rules, "never decide by look.actor");
    let Ruling::Refuted(witness) = found else { panic!("{found:?}") };
    let doers = |step: usize| witness.steps[step].command().unwrap().by.clone();
    assert_eq!(doers(1), doers(2));
    assert_ne!(doers(0), doers(1));
    // What is barred under a condition is not barred whatever holds; no run is found where the condition always holds.
    let sometimes = rules.replace("bars raiser", "bars raiser if look.times ≥ 1");
    let (_, found) = ruling(&sometimes, "never decide by raiser");
    assert_eq!(
        why(found),
        "no rule bars them from it whatever holds, and no run was found in which one of them does it"
    );
}

#[test]
fn numbers_without_a_bound_are_compared() {
    let wishes = "\
workflow request
  may ask by desk, from start -> open
  state open, accountable desk
    may wish by desk
    may deny by desk, if wish.times > deny.times
    may grant by desk, if wish.times > deny.times, at most 1 time
    must answer by desk, if wish.times ≥ 1 or deny.times ≤ 2 -> closed
  state closed, end done
";
    holds(wishes, "always deny.times ≤ wish.times");
    holds(wishes, "never grant before wish");
    holds(wishes, "reaches closed");
    breaks(wishes, "always wish.times ≤ deny.times", &["ask", "wish"], None);
    breaks(wishes, "never deny if wish.times > deny.times", &["ask", "wish", "wish", "deny"], None);
    // Far apart, and together again.
    let parted = wishes
        .replace("may grant by desk, if wish.times > deny.times", "may grant by desk, if deny.times ≥ 9");
    breaks(
        &parted.replace("at most 1 time", "if deny.times ≥ wish.times"),
        "never grant",
        &[&["ask"][..], &["wish"; 9], &["deny"; 9], &["grant"]].concat(),
        None,
    );
}

/// Why a claim is not decided.
fn why(ruling: Ruling) -> String {
    let Ruling::NotDecided(why) = ruling else { panic!("{ruling:?}") };
    why.sentence().en
}

#[test]
fn what_comes_about_in_time() {
    let steps = "\
workflow request
  may ask by desk, from start -> open
  state open, accountable desk
    must look by desk, within 3 working days -> seen
  state seen, accountable desk
    must answer by desk, within 5 working days -> answered
    may pass by desk, at most 1 time -> open
  state answered, end done
";
    // Three and three to look twice, five to pass on and five to answer.
    holds(steps, "reaches answered within 16 working days since ask");
    holds(steps, "reaches answered within 13 working days since look");
    let (_, found) = ruling(steps, "reaches answered within 15 working days since ask");
    assert_eq!(why(found), "it may take longer as far as the limits go: 16 working days");
    let round = steps.replace("may pass by desk, at most 1 time", "may pass by desk");
    let (_, found) = ruling(&round, "reaches answered within 90 working days since ask");
    assert!(matches!(found, Ruling::Refuted(_)), "{found:?}");
    // As long as the condition of the claim holds, and only then.
    holds(&round, "reaches answered within 8 working days since ask if pass.times = 0");
    let (_, found) = ruling(&round, "reaches answered within 8 working days since ask if pass.times ≤ 1");
    assert_eq!(why(found), "it may take longer as far as the limits go: 16 working days");
    // Days are no longer than working days, but not the other way round.
    let mixed = steps.replace("within 5 working days", "within 5 days");
    holds(&mixed, "reaches answered within 16 working days since ask");
    let (_, found) = ruling(&mixed, "reaches answered within 30 days since ask");
    assert_eq!(why(found), "it may take longer as far as the limits go: 6 working days + 10 days");
}

#[test]
fn what_cannot_be_decided_is_said_so() {
    let soon = REQUEST.replace("may park by desk, if not urgent", "may park by desk, at most 1 time");
    let (_, found) = ruling(&soon, "reaches answered within 90 days since ask");
    assert_eq!(why(found), "the limits on the way add up to 40 days, but each may move past days of rest");
    let claim = "promise p, for request, reaches answered within 90 days since ask\n";
    let names: Vec<_> = deep(&charter(&format!("{soon}{claim}")), 10_000)
        .findings
        .iter()
        .map(|finding| finding.lint.name())
        .collect();
    assert_eq!(names, ["not-decided"]);
}
