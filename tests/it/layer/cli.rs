//! Charters that extend others, as the tool reads them.

use expect_test::{Expect, expect};

use super::super::tool::{answers, gongzhi};

#[test]
fn a_charter_is_found_beside_the_file_and_among_the_bundled_ones() {
    answers(
        &["check", "tests/data/layers/xingfu.charter"],
        0,
        expect![[r#"
        tests/data/layers/xingfu.charter: nothing found
    "#]],
    );
    answers(
        &["test", "tests/data/layers/xingfu.charter"],
        0,
        expect![[r#"
        tests/data/layers/xingfu.scenario: charter xingfu, edition 2026-03
          ok       The community's limits hold, and all else of the national law
        1 passed, 0 failed
    "#]],
    );
}

#[test]
fn what_is_covered_and_changed_names_the_file_it_stands_in() {
    let path = "tests/data/layers/xingfu.charter";
    let asked = ["test", path, "--coverage", "--mutants", "--limit", "0", "--format", "json"];
    let answer = gongzhi(&asked).stdout;
    let json: serde_json::Value = serde_json::from_slice(&answer).unwrap();
    for list in [&json["coverage"][0]["elements"], &json["mutants"][0]["mutants"]] {
        let list = list.as_array().unwrap();
        let files: std::collections::BTreeSet<&str> =
            list.iter().map(|one| one["file"].as_str().unwrap()).collect();
        assert!(files.contains(path) && files.len() > 1, "{files:?}");
    }
    assert_eq!(json["coverage"][0]["file"], path);
}

#[test]
fn show_tells_what_the_file_says_and_merged_what_holds() {
    let shown = |arguments: &[&str]| String::from_utf8(gongzhi(arguments).stdout).unwrap();
    let path = "tests/data/layers/sichuan.charter";
    assert_eq!(shown(&["show", path]), std::fs::read_to_string(path).unwrap());
    let merged = shown(&["show", path, "--merged"]);
    let holds = |line: &str| merged.lines().any(|known| known.trim() == line);
    assert!(merged.starts_with("# Mediation in Sichuan"), "{merged}");
    assert!(holds(
        "may refuse \"Refuse, or ask for an end\" / \"拒绝或者要求终止\" by parties, from applied or accepted or mediating  [TJ 17, 23(2)]"
    ));
    assert!(holds("within 30 days since accept or mediate-anew"), "{merged}");
    assert!(!merged.contains("within 30 days since accept or mediate-anew if rules = sichuan"));
    let json: serde_json::Value =
        serde_json::from_str(&shown(&["show", path, "--merged", "--format", "json"])).unwrap();
    assert_eq!((&json["name"], json["extends"].is_null()), (&"sichuan".into(), true));
    let json: serde_json::Value = serde_json::from_str(&shown(&["show", path, "--format", "json"])).unwrap();
    assert_eq!((&json["extends"], json["sources"].is_null()), (&"mediation".into(), true));
}

/// What is said aside, and the status.
fn short(arguments: &[&str], expected: Expect) {
    let output = gongzhi(arguments);
    let said = [output.stdout, output.stderr].concat();
    expected.assert_eq(&String::from_utf8(said).unwrap());
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn charters_that_extend_one_another_in_a_circle_are_told_where() {
    short(
        &["check", "tests/data/invalid/layers/loop-a.charter"],
        expect![[r#"
        error[extension-cycle]: `loop-a` is extended by this charter, and extends it in turn
         --> tests/data/invalid/layers/loop-b.charter:1:42
          |
        1 | charter loop-b, edition 2026-01, extends loop-a
          |                                          ^^^^^^

        tests/data/invalid/layers/loop-a.charter: 1 error, 0 warnings
    "#]],
    );
}

#[test]
fn a_charter_that_is_not_to_be_found_is_told_by_name() {
    short(
        &["check", "tests/data/invalid/layers/orphan.charter"],
        expect![[r#"
        error[unknown-charter]: the charter `nobody`, which this one extends, is not to be found
         --> tests/data/invalid/layers/orphan.charter:1:42
          |
        1 | charter orphan, edition 2026-01, extends nobody
          |                                          ^^^^^^
          |
          = help: put `nobody.charter` beside this file, or name a bundled charter

        tests/data/invalid/layers/orphan.charter: 1 error, 0 warnings
    "#]],
    );
    short(
        &["draw", "tests/data/invalid/layers/orphan.charter"],
        expect![[r#"
        error[unknown-charter]: the charter `nobody`, which this one extends, is not to be found
         --> tests/data/invalid/layers/orphan.charter:1:42
          |
        1 | charter orphan, edition 2026-01, extends nobody
          |                                          ^^^^^^
          |
          = help: put `nobody.charter` beside this file, or name a bundled charter

    "#]],
    );
}

#[test]
fn a_mistake_in_an_upper_charter_is_told_with_its_file() {
    short(
        &["check", "tests/data/invalid/layers/middle.charter"],
        expect![[r#"
            error[unknown-name]: no state `gone`
             --> tests/data/invalid/layers/lower.charter:4:43
              |
            4 |     must answer by desk, within 3 days -> gone
              |                                           ^^^^

            error[unknown-name]: no body, slot or kind `boss`
             --> tests/data/invalid/layers/upper.charter:8:18
              |
            8 |     must tell by boss
              |                  ^^^^

            error[unknown-keyword]: `acountable` is no keyword
             --> tests/data/invalid/layers/upper.charter:9:14
              |
            9 |     may wait acountable desk
              |              ^^^^^^^^^^
              |
              = help: did you mean `accountable`?

            error[misplaced-clause]: nothing on this line of `may` may have `accountable`
             --> tests/data/invalid/layers/upper.charter:9:14
              |
            9 |     may wait acountable desk
              |              ^^^^^^^^^^
              |
              = help: `accountable` may stand under `state`, `never`, `always`, `then`

            tests/data/invalid/layers/middle.charter: 4 errors, 0 warnings
        "#]],
    );
}

#[test]
fn what_a_lower_charter_loosens_is_told_and_shown() {
    answers(
        &["check", "tests/data/layers/sichuan.charter"],
        0,
        expect![[r#"
        tests/data/layers/sichuan.charter: nothing found
    "#]],
    );
    answers(
        &["check", "tests/data/layers/slower.charter"],
        0,
        expect![[r#"
            warning[looser-limit]: the limit of `dispute.sichuan-time` is 40 days; the upper charter says 30 days
             --> tests/data/layers/slower.charter:6:5
              |
            6 |     within 40 days since accept or mediate-anew                                 local "we are few"
              |     ^^^^^^^^^^^^^^

            warning[dropped-duty]: `dispute.accept` is a duty in the upper charter, and none here
             --> tests/data/layers/slower.charter:9:9
              |
            9 |     may accept by mediators                                                     local "we are few"
              |         ^^^^^^

            tests/data/layers/slower.charter: 0 errors, 2 warnings
        "#]],
    );
    answers(
        &["check", "tests/data/layers/looser.charter", "--deep", "--lang", "zh"],
        0,
        expect![[r#"
            警告[looser-limit]: “w.open”的时限为11日，上层章程为10日
             --> tests/data/layers/looser.charter:4:15
              |
            4 |   state open, within 11 days
              |               ^^^^^^^^^^^^^^
              |
              = 说明: 下面的场景在这里通过，照上层规则则不通过：
                        when ann does w.ask with handler = office at 2025-03-03 10:00
                        then in open, accountable desk, informed board, due whole at 2025-04-03 00:00, due open at 2025-03-15 00:00
                          due answer at 2025-03-07 00:00

            警告[dropped-duty]: “w.answer”在上层章程中是义务，这里不是
             --> tests/data/layers/looser.charter:5:9
              |
            5 |     may answer by desk, within 3 days, informed board, consulted office, bars ask.actor -> voting
              |         ^^^^^^
              |
              = 说明: 下面的场景在这里通过，照上层规则则不通过：
                        when ann does w.ask with handler = office and hard = yes at 2025-03-03 10:00
                        then in open, accountable desk, informed board, due whole at 2025-04-03 00:00, due open at 2025-03-15 00:00
                          due answer at 2025-03-07 00:00

            警告[unsupervised]: “board”办理事项，却没有主体监督、领导或者产生它
             --> tests/data/layers/upper.charter:5:6
              |
            5 | body board is council, seats 5 to 9, has teller at least 1/3, term 3 years, supervises office
              |      ^^^^^

            警告[unused]: 事实“more”已声明，但从未使用
              --> tests/data/layers/upper.charter:15:8
               |
            15 |   fact more is 1 to 10 days
               |        ^^^^

            tests/data/layers/looser.charter：0个错误，4个警告
        "#]],
    );
}

#[test]
fn json_is_read_as_an_upper_charter() {
    let folder = std::path::PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("layers");
    std::fs::create_dir_all(&folder).unwrap();
    let write = |name: &str, text: &[u8]| std::fs::write(folder.join(name), text).unwrap();
    write("base.json", &gongzhi(&["show", "mediation", "--format", "json"]).stdout);
    write("low.charter", b"charter low \"Low\" / \"\xe4\xbd\x8e\", edition 2026-01, extends base\nbody nobody \"Nobody\" / \"\xe6\x97\xa0\" is a-kind\n");
    let output = gongzhi(&["check", folder.join("low.charter").to_str().unwrap()]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.starts_with("error[unknown-name]: no kind `a-kind`\n"), "{said}");
    assert!(said.ends_with("low.charter: 1 error, 0 warnings\n"), "{said}");
}
