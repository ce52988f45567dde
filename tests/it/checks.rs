//! What the checks say, beyond the examples on the lints' pages.

use gongzhi::{
    check::{Checked, all, all_within},
    finding::{Finding, Source},
};

use crate::charter::{charter, lints};

fn findings(rest: &str) -> Vec<Finding> {
    all(&charter(rest))
}

fn messages(rest: &str) -> Vec<String> {
    findings(rest).into_iter().map(|finding| finding.message.en).collect()
}

/// The only finding: its message and what shows it, in English and in Chinese.
fn told(rest: &str) -> [String; 4] {
    let found = findings(rest);
    let [finding] = found.as_slice() else { panic!("{found:#?}") };
    let note = finding.note.clone().unwrap();
    [finding.message.en.clone(), note.en, finding.message.zh.clone(), note.zh]
}

const SOUND: &str = "\
workflow request
  may ask by desk, from start -> left and right
  state left, accountable desk
    must sign by desk.clerk, within 2 days -> signed
  state signed, accountable desk
  state right, accountable desk
    within 3 days, on expiry -> waived
    may stamp by desk -> stamped
  state stamped, accountable desk
  state waived, accountable desk
  must join by desk, within 9 days, from signed and stamped or signed and waived -> closed
  may drop by desk, from any, clears all -> closed
  state closed, end answered
";

#[test]
fn a_sound_workflow_with_fork_and_join_has_no_findings() {
    assert_eq!(
        messages(
            &SOUND
                .replace("from signed and stamped or signed and waived", "from signed and stamped")
                .replace("-> waived\n", "-> stamped\n")
                .replace("  state waived, accountable desk\n", "")
        ),
        [""; 0]
    );
}

#[test]
fn the_results_of_ballots_count_as_ways_on() {
    let found = lints(
        "\
workflow request
  may ask by desk, from start -> voting
  state voting, accountable desk
    ballot decide by desk, within 3 days, on passed -> closed, on failed -> closed
      passes more than 1/2 among present
  state closed, end answered
",
    );
    assert_eq!(found, [""; 0]);
}

#[test]
fn a_case_that_leaves_no_state_stands_still() {
    let found = messages(
        "\
workflow request
  may ask by desk, from start -> open
  state open, accountable desk
    may look by desk
  may wipe by desk, from open, clears open
  state closed, end answered
",
    );
    assert_eq!(
        found,
        ["a case in `open` is stuck: no action, expiry or ballot leads on", "no case ever enters `closed`"]
    );
}

#[test]
fn a_gap_names_the_facts_that_show_it() {
    let found = told(
        "\
workflow request
  fact content is yes or no
  fact floor is 1 to 30
  may ask by desk, from start, asks floor -> open
  state open, accountable desk
    may confirm by desk, asks content
      -> closed if content
      -> open if not content and confirm.times ≤ 2 and floor < 20
  state closed, end answered
",
    );
    assert_eq!(
        found,
        [
            "no route takes the case `content = no`, `confirm.times ≥ 3`: add `otherwise`",
            "for example `content = no`, `confirm.times = 3`, `floor = 1`; \
             likewise `content = no`, `confirm.times ≤ 2`, `floor ≥ 20`",
            "“content = 否”，“confirm.次数 ≥ 3”时没有去向：请加上“否则”",
            "例如“content = 否”，“confirm.次数 = 3”，“floor = 1”；“content = 否”，“confirm.次数 ≤ 2”，“floor ≥ 20”时也如此",
        ]
    );
}

#[test]
fn a_guard_takes_cases_away_from_the_routes() {
    let with = |guard: &str| {
        messages(&format!(
            "\
workflow request
  fact content is yes or no
  may ask by desk, from start, asks content -> open
  state open, accountable desk
    may confirm by desk{guard}
      -> closed if content
    may drop by desk -> closed
  state closed, end answered
"
        ))
    };
    assert_eq!(with(", if content"), [""; 0]);
    assert_eq!(with(""), ["no route takes the case `content = no`: add `otherwise`"]);
}

#[test]
fn a_table_gap_is_told_box_by_box() {
    let found = told(
        "\
workflow request
  fact matter is housing or hazard or policy
  fact floor is 1 to 30
  may ask by desk, from start, asks matter and floor, uses sorting
  table sorting
    | matter  | floor   || ->     |
    | housing | any     || open   |
    | hazard  | < 10    || open   |
    | hazard  | 20 to 30 || closed |
  state open, accountable desk
    may answer by desk -> closed
  state closed, end answered
",
    );
    assert_eq!(
        found,
        [
            "no row of `sorting` fits `matter = policy`",
            "for example `matter = policy`, `floor = 1`; likewise `matter = hazard`, `floor = 10 to 19`",
            "判定表“sorting”没有适合“matter = policy”的行",
            "例如“matter = policy”，“floor = 1”；“matter = hazard”，“floor = 10～19”时也如此",
        ]
    );
}

/// A workflow with an action `answer` that says so much.
fn answering(answer: &str) -> Vec<String> {
    messages(&format!(
        "\
workflow request
  fact urgent is yes or no
  fact matter is housing or hazard or policy
  slot handler is body
  may ask by desk, from start, asks urgent and matter and handler -> open
  state open, accountable desk
    may answer by desk
{answer}    may drop by desk -> closed
  state closed, end answered
"
    ))
}

#[test]
fn routes_see_what_their_action_has_just_written() {
    let done = "      if not urgent\n      sets urgent = yes\n      -> closed if urgent\n";
    assert_eq!(answering(done), [""; 0], "what the condition asked is over");
    let set = "      sets urgent = no\n      -> closed if urgent\n      -> open otherwise\n";
    assert_eq!(answering(set), ["this route is never taken: what leads here rules its condition out"]);
    let passed = "      if handler = desk\n      sets handler = town\n      -> closed if handler = town\n      -> open otherwise\n";
    assert_eq!(answering(passed), [""; 0], "who has it then is not who had it");
}

#[test]
fn a_cap_is_a_condition_of_the_routes() {
    let routes = "      -> closed if answer.times = 0\n      -> open if answer.times = 1\n";
    assert_eq!(answering(&format!("      at most 2 times\n{routes}")), [""; 0]);
    let found = answering(&format!("      at most 3 times\n{routes}"));
    assert_eq!(found, ["no route takes the case `answer.times = 2`: add `otherwise`"]);
    let sometimes = format!("      at most 2 times if urgent\n{routes}");
    let found = answering(&sometimes);
    assert_eq!(found, ["no route takes the case `urgent = no`, `answer.times ≥ 2`: add `otherwise`"]);
}

#[test]
fn conditions_are_looked_at_wherever_they_are_written() {
    let found = |clause: &str| answering(&format!("{clause}      -> closed\n"));
    let never = ["the condition here never holds"];
    for clause in [
        "      if matter = hazard and matter = policy\n",
        "      bars town if urgent and not urgent\n",
        "      informed town if answer.times < 0\n",
        "      at most 2 times if handler = desk and handler = town\n",
        "      by town if not (matter = hazard or matter ≠ hazard)\n",
    ] {
        assert_eq!(found(clause), never, "{clause}");
    }
    assert_eq!(
        found("      informed town if answer.times ≥ 0\n"),
        ["the condition here always holds and asks nothing"]
    );
    assert_eq!(
        found("      if matter = policy and urgent or matter = policy and not urgent\n"),
        ["`urgent` never decides this condition: whatever it is, the rest does"]
    );
    assert_eq!(found("      if handler = desk or handler.kind = government\n"), [""; 0]);
}

#[test]
fn conditions_of_promises_are_looked_at() {
    let with = |claim: &str| {
        messages(&format!(
            "\
workflow request
  fact urgent is yes or no
  may ask by desk, from start, asks urgent -> open
  state open, accountable desk
    may answer by desk -> closed
  state closed, end answered
promise kept, for request
  {claim}
"
        ))
    };
    assert_eq!(with("never answer if urgent and not urgent"), ["the condition here never holds"]);
    assert_eq!(with("always urgent or not urgent"), ["the condition here always holds and asks nothing"]);
    assert_eq!(with("always answer.times ≤ 1"), [""; 0]);
}

#[test]
fn what_can_be_read_is_told_where_a_condition_never_holds() {
    let found = told(
        "\
workflow request
  fact floor is 1 to 30
  may ask by desk, from start, asks floor, informed town if floor > 30 -> open
  state open, accountable desk
    may answer by desk -> closed
  state closed, end answered
",
    );
    assert_eq!(
        found,
        [
            "the condition here never holds",
            "whatever `floor` (1 to 30) is",
            "这里的条件永远不会成立",
            "无论“floor”（1～30）是什么"
        ]
    );
}

#[test]
fn two_facts_are_compared_whatever_they_can_be() {
    let with = |routes: &str| {
        messages(&format!(
            "\
workflow request
  fact present is 0 to 900000
  fact needed is 0 to 900000
  may ask by desk, from start, asks present and needed -> open
  state open, accountable desk
    may answer by desk
{routes}  state closed, end answered
"
        ))
    };
    let route = |condition: &str| format!("      -> closed if {condition}\n");
    assert_eq!(with(&(route("present < needed") + &route("present ≥ needed"))), [""; 0]);
    assert_eq!(
        with(&(route("present < needed") + &route("needed < present"))),
        ["no route takes the case `present = needed`: add `otherwise`"]
    );
    let found = with(&(route("present < needed and present = 900000") + "      -> closed otherwise\n"));
    assert_eq!(found, ["the condition here never holds"]);
}

/// A charter with a table of some rows.
fn fees(first: &str, rows: &str) -> Vec<Finding> {
    findings(&format!(
        "\
workflow request
  fact urgent is yes or no
  fact floor is 1 to 30
  fact fee is 0 to 9
  may ask by desk, from start, asks urgent and floor, uses fees -> closed
  table fees{first}
    | urgent | floor || fee |
{rows}  state closed, end answered
"
    ))
}

#[test]
fn a_row_tells_which_rows_it_overlaps_and_which_hide_it() {
    let rows = "    | yes | any || 1 |\n    | no | any || 2 |\n    | any | > 20 || 1 |\n";
    let hidden = fees(", first", rows);
    let [finding] = hidden.as_slice() else { panic!("{hidden:#?}") };
    assert_eq!(
        (finding.lint.name(), finding.note.clone().unwrap().en),
        ("masked-row", "taken by row 1, row 2".to_owned())
    );
    let overlaps = fees("", &format!("{rows}    | any | 5 || 3 |\n"));
    let told: Vec<_> =
        overlaps.iter().map(|finding| (finding.lint.name(), finding.message.en.as_str())).collect();
    assert_eq!(
        told,
        [
            ("table-overlap", "this row and row 2 both fit `urgent = no`, `floor ≥ 21`"),
            (
                "harmless-overlap",
                "this row and row 1 both fit `urgent = yes`, `floor ≥ 21`, and say the same"
            ),
            ("table-overlap", "this row and row 1 both fit `urgent = yes`, `floor = 5`"),
        ]
    );
    let last = overlaps[2].note.clone().unwrap();
    assert_eq!(last.en, "for example `urgent = yes`, `floor = 5`; likewise row 2");
    assert_eq!(last.zh, "例如“urgent = 是”，“floor = 5”；第2行也是如此");
}

#[test]
fn a_column_that_a_table_reads_in_vain_is_found_below_other_rows_too() {
    let idle = |rows: &str| -> Vec<String> {
        fees(", first", rows).into_iter().map(|finding| finding.message.en).collect()
    };
    let vain =
        "    | yes | > 20 || 1 |\n    | no | > 20 || 2 |\n    | yes | any || 1 |\n    | any | any || 2 |\n";
    assert_eq!(idle(vain), ["`floor` never changes what `fees` says: whatever it is, the same row counts"]);
    let used = "    | yes | > 20 || 1 |\n    | no | > 20 || 2 |\n    | any | any || 2 |\n";
    assert_eq!(idle(used), [""; 0]);
}

#[test]
fn what_follows_after_the_last_time_is_asked_of_the_state() {
    let with = |rest: &str| {
        messages(&format!(
            "\
workflow request
  fact urgent is yes or no
  fact pending is yes or no, by system
  may ask by desk, from start, asks urgent -> open
  state open, accountable desk
    may return by desk, at most 2 times -> open
{rest}  state closed, end answered
"
        ))
    };
    let after = "a case in `open` is stuck if `return.times ≥ 2`: no action and no limit leads on";
    assert_eq!(with("    may answer by desk, if return.times ≤ 1 -> closed\n"), [after]);
    assert_eq!(with("    may answer by desk -> closed\n"), [""; 0]);
    let urgent = "    may answer by desk, if not urgent -> closed\n";
    let told =
        "a case in `open` is stuck if `return.times ≥ 2`, `urgent = yes`: no action and no limit leads on";
    assert_eq!(with(urgent), [told]);
    let others = [
        "    may look by desk, asks urgent\n",
        "    within 3 days, on expiry -> closed\n",
        "    may drop by desk, if not pending -> closed\n",
        "    may drop by desk, asks urgent, if urgent -> closed\n",
    ];
    for other in others {
        assert_eq!(with(&format!("{urgent}{other}")), [""; 0], "{other}");
    }
}

#[test]
fn what_a_table_asks_of_bodies_is_left_open() {
    let found = |rows: &str| {
        messages(&format!(
            "\
workflow request
  slot handler is body
  fact big is yes or no
  fact fee is 0 to 9
  may ask by desk, from start, asks big, uses fees -> closed
  table fees, first
    | big | handler || fee |
{rows}  state closed, end answered
"
        ))
    };
    let open = "    | yes | desk || 1 |\n    | no | any || 2 |\n";
    assert_eq!(found(open), [""; 0], "where it is big it depends on the handler");
    let hidden = format!("{open}    | any | any || 3 |\n    | yes | town || 4 |\n");
    assert_eq!(found(&hidden), ["this row is never taken: the rows above it fit everything that it fits"]);
    let gap = "    | yes | not desk || 1 |\n    | yes | desk || 2 |\n";
    assert_eq!(found(gap), ["no row of `fees` fits `big = no`"]);
}

/// So many branches side by side, joined at the end.
fn branches(count: usize) -> String {
    let names: Vec<String> = (0..count).map(|index| format!("s{index}")).collect();
    let mut text = format!("workflow request\n  may ask by desk, from start -> {}\n", names.join(" and "));
    for name in &names {
        text += &format!("  state {name}, accountable desk\n    may go-{name} by desk -> {name}-done\n");
        text += &format!("  state {name}-done, accountable desk\n");
    }
    let done: Vec<String> = names.iter().map(|name| format!("{name}-done")).collect();
    text + &format!("  may join by desk, from {} -> closed\n  state closed, end done\n", done.join(" and "))
}

#[test]
fn twenty_branches_side_by_side_are_decided() {
    assert_eq!(lints(&branches(20)), [""; 0]);
}

#[test]
fn a_branch_that_is_missing_at_the_join_is_found_among_twenty() {
    let found = messages(&branches(20).replace(" and s7-done", ""));
    assert_eq!(found, ["`join` can enter the end `closed` while another state stays active"]);
}

#[test]
fn what_is_too_large_to_look_at_is_not_decided() {
    // Emptying a state is beyond what makes nets smaller, so that markings are visited.
    let text = branches(12) + "  may reset by desk, from s0-done and s1 -> s0 and s1-done, clears s2\n";
    let found = all_within(&charter(&text), 1_000);
    let names: Vec<_> = found.iter().map(|finding| finding.lint.name()).collect();
    assert_eq!(names, ["not-decided"]);
}

#[test]
fn the_run_that_leaves_a_slot_empty_is_told() {
    let found = messages(
        "\
workflow request
  slot handler is body
  may ask by desk, from start -> open
  state open, accountable desk
    within 3 days, on expiry -> sent
    may assign by desk, asks handler -> sent
  state sent, accountable handler.superior
    may answer by handler -> closed
  state closed, end answered
",
    );
    assert_eq!(found, ["`handler` answers for `sent` and may be empty there: after `ask`, an expiry"]);
}

#[test]
fn a_slot_that_is_emptied_is_unbound_again() {
    let workflow = |sets: &str| {
        messages(&format!(
            "\
workflow request
  slot handler is body
  may ask by desk, from start, asks handler -> open
  state open, accountable handler
    may pass by desk{sets} -> sent
  state sent, accountable handler
    may answer by handler -> closed
  state closed, end answered
"
        ))
    };
    assert_eq!(workflow(""), [""; 0]);
    let found = workflow(", sets handler = none");
    assert_eq!(found, ["`handler` answers for `sent` and may be empty there: after `ask`, `pass`"]);
}

#[test]
fn all_mistakes_of_a_text_show_at_once_even_where_it_cannot_be_read() {
    let text = "\
charter demo, edition 2026-01
body desk is govrnment
workflow request
  may ask by dsek, from start -> open
  state open, acountable desk
    may answer by desk -> closd
  state closed, end answered
";
    let source = Source::new("demo.charter", text);
    let checked = Checked::of(&source);
    let lines: Vec<_> =
        checked.findings.iter().map(|f| (f.lint.name(), source.line_column(f.span.start).0)).collect();
    assert_eq!(
        lines,
        [("unknown-name", 2), ("unknown-name", 4), ("unknown-keyword", 5), ("unknown-name", 6)]
    );
    assert_eq!(checked.charter, None);
}

#[test]
fn a_charter_can_be_shared_between_threads() {
    fn shared<T: Send + Sync + 'static>(_: &T) {}
    shared(&charter(""));
}
