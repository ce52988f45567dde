//! Small offices, with answers reasoned by hand.

use gongzhi::check::{Choice, Happened, Least, absences, least_roster};

use super::{both, day, found};

/// A registry with a clerk's desk: whoever registered may not approve.
const DESK: &str = "\
charter desk, edition 2026-01
body desk is council
  office clerk
kind citizen is person
workflow request
  may ask by citizen, from start -> asked
  state asked, accountable desk
    must register by desk.clerk -> registered
  state registered, accountable desk
    must approve by desk.clerk, bars register.actor -> approved
  state approved, end done
roster people
  person ann holds desk.clerk
";

/// Each undoable duty with how much hangs on the choice and whether somebody who fits is barred, and the names of those who
/// acted on the way.
fn undoable(text: &str) -> Vec<(String, Choice, bool, Vec<String>)> {
    let (charter, roster) = both(text);
    let found = found(&charter, &roster);
    assert!(found.is_whole);
    let (_, rules) = charter.workflows.iter().next().unwrap();
    let told = found.undoable.iter().map(|undoable| {
        assert!(undoable.is_confirmed, "{undoable:?}");
        assert!(undoable.replay(&charter, found.workflow, day()).is_some());
        let acted = undoable.run.iter().map(|happened| match happened {
            Happened::Does(command) => {
                let by: Vec<&str> = command.by.iter().map(|person| person.key()).collect();
                format!("{} {}", command.action, by.join("+"))
            }
            Happened::Ends(clock) => format!("ends {clock}"),
        });
        let name = rules.actions.get(undoable.action).unwrap().name.to_string();
        (name, undoable.choice, undoable.is_barred, acted.collect())
    });
    told.collect()
}

fn row(name: &str, choice: Choice, is_barred: bool, run: &[&str]) -> (String, Choice, bool, Vec<String>) {
    (name.to_owned(), choice, is_barred, run.iter().map(|&step| step.to_owned()).collect())
}

#[test]
fn one_clerk_cannot_check_their_own_work_and_two_can() {
    // Citizens are not in the roster: there are enough outside it, so that asking is nobody's problem.
    let alone = row("approve", Choice::Every, true, &["ask citizen-1", "register ann"]);
    assert_eq!(undoable(DESK), [alone]);
    assert_eq!(undoable(&format!("{DESK}  person bob holds desk.clerk\n")), []);
}

#[test]
fn a_vacant_office_is_told_from_a_barred_one() {
    let vacant = DESK.replace("holds desk.clerk", "is citizen");
    // Ann is the only citizen: nobody outside is reckoned with, and she may ask.
    assert_eq!(undoable(&vacant), [row("register", Choice::Every, false, &["ask ann"])]);
}

#[test]
fn a_choice_that_gets_stuck_is_told_from_no_choice() {
    // Ann may do both, Bob only the first: if Ann registers nobody is left to approve, if Bob does she is.
    let text = DESK
        .replace("  office clerk\n", "  office clerk\n  office head\n")
        .replace("register by desk.clerk", "register by desk.clerk or desk.head")
        .replace("approve by desk.clerk", "approve by desk.head")
        .replace("ann holds desk.clerk", "ann holds desk.head\n  person bob holds desk.clerk");
    let stuck = row("approve", Choice::Some, true, &["ask citizen-1", "register ann"]);
    assert_eq!(undoable(&text), [stuck]);
}

#[test]
fn the_same_person_is_asked_for_where_a_duty_binds() {
    // Whoever registered must also hand over, and may not: nobody ever can, however many there are.
    let text = DESK.replace("approve by desk.clerk", "approve by register.actor");
    let both = format!("{text}  person bob holds desk.clerk\n");
    let stuck = row("approve", Choice::Every, true, &["ask citizen-1", "register ann"]);
    assert_eq!(undoable(&both), [stuck]);
    // Without the bar it is their own work.
    assert_eq!(undoable(&both.replace(", bars register.actor", "")), []);
}

#[test]
fn whole_bodies_are_kept_apart() {
    // Two clerks of one desk are one body; a clerk of the other desk is needed, who may not have registered for both.
    let text = DESK
        .replace("body desk is council\n", "body other is council\n  office clerk\nbody desk is council\n")
        .replace("by desk.clerk -> registered", "by desk.clerk or other.clerk -> registered")
        .replace(
            "by desk.clerk, bars register.actor",
            "by desk.clerk or other.clerk, bars register.actor.body",
        );
    let text = format!("{text}  person bob holds desk.clerk\n");
    assert_eq!(undoable(&text), [row("approve", Choice::Every, true, &["ask citizen-1", "register ann"])]);
    assert_eq!(undoable(&format!("{text}  person cy holds other.clerk\n")), []);
    // Cy holds both: if Cy registers for the one, those of the other are left, and Ann and Bob for the first.
    assert_eq!(
        undoable(&format!("{text}  person cy holds other.clerk and desk.clerk\n")),
        [row(
            "approve",
            Choice::Some,
            true,
            // For the other: Ann and Bob may approve. For the desk: nobody who does not belong to it.
            &["ask citizen-1", "register ann"],
        )]
    );
}

#[test]
fn two_must_act_together_and_neither_may_have_registered() {
    let text = DESK.replace("approve by desk.clerk", "approve by desk.clerk at least 2");
    let two = format!("{text}  person bob holds desk.clerk\n");
    assert_eq!(undoable(&two), [row("approve", Choice::Every, true, &["ask citizen-1", "register ann"])]);
    assert_eq!(undoable(&format!("{two}  person cy holds desk.clerk\n")), []);
    // One clerk too few for any two, whatever they did.
    let free = text.replace(", bars register.actor", "");
    assert_eq!(undoable(&free), [row("approve", Choice::Every, false, &["ask citizen-1", "register ann"])]);
}

#[test]
fn everybody_who_ever_did_it_is_barred() {
    // It may be sent back and registered again, by the other one: then both are barred.
    let text = DESK.replace("  state approved", "    may send-back by desk.clerk -> asked\n  state approved");
    let two = format!("{text}  person bob holds desk.clerk\n");
    let stuck = row(
        "approve",
        Choice::Some,
        true,
        &["ask citizen-1", "register ann", "send-back ann", "register bob"],
    );
    assert_eq!(undoable(&two), [stuck]);
}

#[test]
fn a_condition_of_a_bar_counts_as_it_is_told() {
    let text = DESK
        .replace("workflow request\n", "workflow request\n  fact large is yes or no\n")
        .replace("may ask by citizen", "may ask by citizen, asks large")
        .replace("bars register.actor", "bars register.actor if large");
    let (charter, roster) = both(&text);
    let found = found(&charter, &roster);
    let Happened::Does(asked) = &found.undoable[0].run[0] else { panic!() };
    assert_eq!(asked.given.0, [("large".to_owned(), true.into())]);
}

#[test]
fn who_is_tied_to_the_raiser_stands_back() {
    let text = DESK
        .replace("kind citizen is person\n", "kind citizen is person\nkind kin is tie\n")
        .replace("bars register.actor", "bars raiser.kin");
    assert_eq!(undoable(&format!("{text}  person cy is citizen\n")), []);
    // Cy is the only citizen whom the roster lists, so nobody else raises a case, and Ann is the only clerk.
    let stuck = row("approve", Choice::Every, true, &["ask cy", "register ann"]);
    assert_eq!(undoable(&format!("{text}  person cy is citizen and ann.kin\n")), [stuck]);
}

/// The least roster of a charter, as place and number.
fn least(text: &str, absent: usize) -> Option<Vec<(String, usize)>> {
    let (charter, _) = both(text);
    let (id, _) = charter.workflows.iter().next().unwrap();
    match least_roster(&charter, id, day(), absent, 50_000).unwrap() {
        Least::Roster(needed) => Some(needed.into_iter().map(|it| (it.place, it.number)).collect()),
        Least::Nobody(_) => None,
        Least::NotDecided => panic!("not decided"),
    }
}

fn needed(places: &[(&str, usize)]) -> Option<Vec<(String, usize)>> {
    Some(places.iter().map(|&(place, number)| (place.to_owned(), number)).collect())
}

#[test]
fn the_least_roster_has_a_second_pair_of_eyes() {
    // One to register and another to approve; with one absent a third; with two absent a fourth.
    assert_eq!(least(DESK, 0), needed(&[("desk.clerk", 2)]));
    assert_eq!(least(DESK, 1), needed(&[("desk.clerk", 3)]));
    assert_eq!(least(DESK, 2), needed(&[("desk.clerk", 4)]));
    // Two to approve who did not register: three clerks.
    let joint = DESK.replace("approve by desk.clerk", "approve by desk.clerk at least 2");
    assert_eq!(least(&joint, 0), needed(&[("desk.clerk", 3)]));
    // Whoever registered must approve and may not: no number of clerks is enough.
    assert_eq!(least(&DESK.replace("approve by desk.clerk", "approve by register.actor"), 0), None);
}

#[test]
fn the_least_roster_takes_who_serves_twice() {
    // The head may register as any member may, and alone can approve. Two heads: one of them registers, the other approves. A
    // clerk and a head will not do, since the head may have registered.
    let text = DESK
        .replace("  office clerk\n", "  office clerk\n  office head\n")
        .replace("register by desk.clerk", "register by desk")
        .replace("approve by desk.clerk", "approve by desk.head");
    assert_eq!(least(&text, 0), needed(&[("desk.head", 2)]));
    // Without the bar one head does both.
    assert_eq!(least(&text.replace(", bars register.actor", ""), 0), needed(&[("desk.head", 1)]));
}

/// So many of these persons.
type Group = (usize, Vec<String>);

/// The persons of each set whose absence blocks a duty, with the duty.
fn blocking(text: &str, most: usize) -> Vec<(Vec<Group>, String)> {
    let (charter, roster) = both(text);
    let (id, rules) = charter.workflows.iter().next().unwrap();
    let found = absences(&charter, id, (&roster, day()), most, 50_000).unwrap();
    assert!(found.is_whole);
    let told = found.blocking.iter().map(|absence| {
        let persons = absence.persons.iter().map(|absent| {
            (absent.number, absent.of.iter().map(|person| person.key().to_owned()).collect::<Vec<_>>())
        });
        assert!(absence.undoable.replay(&charter, id, day()).is_some());
        (persons.collect(), rules.actions.get(absence.undoable.action).unwrap().name.to_string())
    });
    told.collect()
}

#[test]
fn absences_that_block_a_duty_are_told_by_name() {
    let names = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect::<Vec<_>>();
    let two = format!("{DESK}  person bob holds desk.clerk\n");
    // Either of two clerks: the other cannot approve their own work. Both: nobody registers.
    assert_eq!(
        blocking(&two, 2),
        [
            (vec![(1, names(&["ann", "bob"]))], "approve".to_owned()),
            (vec![(2, names(&["ann", "bob"]))], "register".to_owned()),
        ]
    );
    let three = format!("{two}  person cy holds desk.clerk\n");
    assert_eq!(blocking(&three, 1), []);
    assert_eq!(blocking(&three, 2), [(vec![(2, names(&["ann", "bob", "cy"]))], "approve".to_owned())]);
}
