//! Runs that need votes, other cases, or persons with a tie.

use expect_test::{Expect, expect};
use gongzhi::check::{Ruling, Unproven, Witness};

use super::{
    host::{again, passes},
    patterns::{holds, ruling},
    slow,
};

/// The run that breaks a claim, and its rule test.
fn breaks(rules: &str, claim: &str) -> (Witness, String) {
    let (charter, ruling) = ruling(rules, claim);
    let Ruling::Refuted(witness) = ruling else { panic!("{claim}: {ruling:?}") };
    let run = again(&charter, &witness);
    let promised = &charter.promises.values().next().unwrap().claims[0];
    let broken = slow::is_broken(promised, &run);
    assert!(broken || witness.round.is_some() && slow::is_owed(promised, &run), "{claim}");
    let file = passes(&charter, &witness);
    (*witness, file)
}

fn written(rules: &str, claim: &str, expected: Expect) {
    let (_, file) = breaks(rules, claim);
    expected.assert_eq(&file);
}

/// Why a claim is not decided.
fn why(rules: &str, claim: &str) -> String {
    let (_, ruling) = ruling(rules, claim);
    let Ruling::NotDecided(why) = ruling else { panic!("{ruling:?}") };
    assert!(matches!(why, Unproven::Unconfirmed { .. }), "{why:?}");
    why.sentence().en
}

const MOTION: &str = "\
kind resident is person
body meeting is residents-assembly
  office member
workflow request
  may move by meeting.member, from start -> put
  state put, accountable desk
    ballot decide by meeting.member, within 3 days
      quorum at least 1/2 among all
      passes more than 1/2 among voting
      on passed -> carried
      on failed -> lost
      on no-quorum -> empty
  state carried, end carried
  state lost, end lost
  state empty, accountable desk
    may repeat by desk, at most 1 time -> put
    may close by desk -> lost
";

#[test]
fn votes_are_cast_for_the_result_that_a_run_needs() {
    written(
        MOTION,
        "never carried",
        expect![[r#"
        charter demo, edition 2026-01

        roster witness
          person meeting-member holds meeting.member
          person meeting-member-2 holds meeting.member
          person meeting-member-3 holds meeting.member

        scenario "the run"
          when meeting-member does request.move at 2025-03-03 10:00
          then in put
          when meeting-member and meeting-member-2 and meeting-member-3 does request.decide with vote = yes at 2025-03-03 10:00
          then end carried
    "#]],
    );
    breaks(MOTION, "never lost before empty");
    breaks(MOTION, "never empty");
    breaks(MOTION, "never carried since empty");
    breaks(MOTION, "never decide since repeat");
    holds(MOTION, "never carried before decide");
}

#[test]
fn a_ballot_whose_state_lasts_is_counted_when_it_may_be() {
    let lasting =
        MOTION.replace("state put, accountable desk", "state put, accountable desk, at least 2 days");
    breaks(&lasting, "never carried");
    let untimed = lasting.replace(", within 3 days", "");
    breaks(&untimed, "never carried");
    breaks(&untimed, "never empty");
}

#[test]
fn a_veto_a_secret_ballot_and_one_that_gathers_support() {
    let vetoed = MOTION
        .replace("  office member\n", "  office member\n  office chair, is meeting.member\n")
        .replace("      on failed", "      veto meeting.chair\n      on vetoed -> empty\n      on failed");
    breaks(&vetoed, "never empty since put until lost");
    breaks(
        &vetoed
            .replace("-> empty\n      on failed", "-> refused\n      on failed")
            .replace("  state lost", "  state refused, end refused\n  state lost"),
        "never refused",
    );
    let secret = MOTION.replace("ballot decide", "ballot decide secret,");
    let secret = secret
        .replace("decide secret, by", "decide by")
        .replace("within 3 days\n", "within 3 days, secret\n");
    breaks(&secret, "never carried");
    breaks(&secret, "never lost before empty");
    let support = "\
workflow request
  may ask by desk, from start -> open
  state open, accountable desk
    ballot gather by desk, within 30 days
      passes at least 20
      on passed -> heard
      on failed -> unheard
  state heard, end heard
  state unheard, end unheard
";
    breaks(support, "never heard");
    breaks(support, "never unheard");
}

#[test]
fn an_election_in_which_equals_contest_a_seat() {
    let election = "\
workflow request
  slot standing is persons
  slot winners is persons
  may call by desk, from start, asks standing -> voting
  state voting, accountable desk
    ballot choose by desk, for standing, seats 2, within 5 days
      margin at least 1
      wins at least 1/3 among voting
      on passed sets winners = choose.elected -> chosen
      on tied -> even
      on short -> few
  state chosen, end chosen
  state even, end even
  state few, end few
";
    breaks(election, "never chosen");
    breaks(election, "never even");
    breaks(election, "never few");
}

const PARTY: &str = "\
body club is volunteers
body band is volunteers
workflow request
  slot helpers is bodies
  may plan by desk, from start, asks helpers, opens helping for helpers -> prepared
  state prepared, accountable desk
    waits helping
      on declined -> cancelled
      -> held otherwise
  state held, end held
  state cancelled, end cancelled
workflow helping
  slot helper is body
  must begin by system, from start, asks helper -> asked
  state asked, accountable desk
    may help by helper -> helped
    may decline by helper -> declined
  state helped, end done
  state declined, end declined
";

#[test]
fn cases_that_are_awaited_are_brought_to_their_end() {
    written(
        PARTY,
        "never held",
        expect![[r#"
        charter demo, edition 2026-01

        roster witness
          person desk-member holds desk
          person town-member holds town

        scenario "the run"
          when desk-member does request.plan with helpers = town at 2025-03-03 10:00
          then in prepared
          when town-member does helping.help for town at 2025-03-03 10:00
          then end done
          then for request end held
    "#]],
    );
    breaks(PARTY, "never cancelled");
    // What a case waits for may need votes itself.
    let voting = PARTY.replace(
        "    may help by helper -> helped\n    may decline by helper -> declined\n",
        "    ballot agree by helper, within 3 days\n      passes at least 2/3 among all\n      on passed -> helped\n      on failed -> declined\n",
    );
    breaks(&voting, "never held");
    breaks(&voting, "never cancelled");
    // Or wait for others.
    let deeper = PARTY
        .replace("    may help by helper -> helped\n", "    may share by helper, opens lending -> waiting\n")
        + "  state waiting, accountable desk\n    waits lending -> helped\nworkflow lending\n  must lend by system, from start -> lent\n  state lent, accountable desk\n    may give by desk -> given\n  state given, end given\n";
    breaks(&deeper, "never held");
}

#[test]
fn what_of_a_run_cannot_be_made_is_said() {
    // Nothing has opened what is waited for.
    let unopened = PARTY.replace(", opens helping for helpers", "").replace(
        "    waits helping\n",
        "    may ask by desk, opens helping for helpers\n    waits helping\n",
    );
    assert_eq!(
        why(&unopened, "never held before ask"),
        "a run was found that would break it and could not be made with real persons and dates (nothing has opened a case for which \
         `prepared` waits): it comes there by `plan`, the end of the cases for which `prepared` waits"
    );
    // Nobody is left who may vote.
    let barred = MOTION.replace("      on passed", "      bars meeting\n      on passed");
    assert_eq!(
        why(&barred, "never carried"),
        "a run was found that would break it and could not be made with real persons and dates (no votes were found that bring this \
         result of `decide` there): it comes there by `move`, the result of `decide`"
    );
}

const GRADED: &str = "\
kind resident is person
kind near-relative is tie
workflow request
  may ask by resident, from start -> open
  state open, accountable desk
    must grade by desk, bars raiser.near-relative -> closed
  state closed, end done
";

#[test]
fn whoever_has_a_tie_is_cast() {
    holds(GRADED, "never grade by raiser.near-relative");
    let open = GRADED.replace(", bars raiser.near-relative", "");
    written(
        &open,
        "never grade by raiser.near-relative",
        expect![[r#"
        charter demo, edition 2026-01

        roster witness
          person resident is resident
          person desk-member is resident.near-relative, holds desk

        scenario "the run"
          when resident does request.ask at 2025-03-03 10:00
          then in open
          when desk-member does request.grade at 2025-03-03 10:00
          then end done
    "#]],
    );
    // Not one's own relative.
    breaks(&open.replace("grade by desk", "grade by resident"), "never grade by raiser.near-relative");
    let by_case = GRADED.replace("raiser.near-relative", "case.near-relative");
    holds(&by_case, "never grade by case.near-relative");
    let open = by_case.replace(", bars case.near-relative", "");
    let (witness, file) = breaks(&open, "never grade by case.near-relative");
    assert!(file.contains("is case.near-relative"), "{file}");
    assert_eq!(witness.roster.case_ties.len(), 1);
}

#[test]
fn a_relative_may_be_the_one_who_acts() {
    let asked = GRADED.replace("grade by desk, bars raiser.near-relative", "grade by raiser.near-relative");
    breaks(&asked, "never grade");
    breaks(&asked, "never grade by raiser.near-relative");
    breaks(&asked.replace("raiser.near-relative", "ask.actor.near-relative"), "never closed");
}
