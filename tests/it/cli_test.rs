//! `gongzhi test`, run as a user runs it.

use std::{fs, path::PathBuf, process::Output};

use expect_test::{expect, expect_file};

use super::tool::tool;

const CHARTER: &str = include_str!("../data/scenario/repair.charter");
const FAILING: &str = "charter repair
roster house
  person wang \"王女士\" is resident
  person chen \"陈先生\" holds committee.member
scenario \"Sent, then answered by the wrong one\", tags loop
  when wang does repair.ask at 2026-03-02 09:00
  when chen does send
  when chen does answer
  then in answered
scenario \"Withdrawn\"
  given repair by wang in asked at 2026-03-02 09:00
  when wang does withdraw
  then end withdrawn
";

/// A folder of this test alone, with these files in it.
fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("test").join(name);
    let _ = fs::remove_dir_all(&folder);
    for (file, content) in files {
        let path = folder.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
    folder
}

/// The status, what stands on stdout and what on stderr, asked from within a folder.
fn told(folder: &PathBuf, arguments: &[&str]) -> (i32, String, String) {
    let Output { status, stdout, stderr } =
        tool().current_dir(folder).arg("test").args(arguments).output().unwrap();
    (status.code().unwrap(), String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
}

#[test]
fn the_bundled_charter_passes_by_its_name() {
    let (status, answer, aside) = told(&folder("bundled", &[("x", "")]), &["community"]);
    assert_eq!((status, aside.as_str()), (0, ""));
    assert!(
        answer.starts_with("community.scenario: charter community, edition 2026-01\n  ok       "),
        "{answer}"
    );
    assert!(answer.ends_with(" passed, 0 failed\n"), "{answer}");
}

#[test]
fn the_first_difference_is_shown_in_the_readers_language() {
    let folder = folder("failing", &[("repair.charter", CHARTER), ("a.scenario", FAILING)]);
    let (status, answer, aside) = told(&folder, &["a.scenario", "--lang", "zh"]);
    assert_eq!((status, aside.as_str()), (1, ""));
    expect![[r#"
        a.scenario：章程 repair，版次 2026-01
          未通过  Sent, then answered by the wrong one
              2026-03-02 09:00  王女士做“报修”
                                · 在“已报修”，负责：居民委员会
              2026-03-02 09:00  陈先生做“派单”
                                · 在“已派单”，负责：维修队
              2026-03-02 09:00  陈先生做“答复”
                                · 被拒：陈先生无权“答复”：应由“承办单位”的成员办理（现在“承办单位”为维修队）
                                · 被拒：陈先生在本案中办理过“派单”，应当回避“答复”
                                · 在“已派单”，负责：维修队
              首个不符之处，a.scenario:8:3：答复
                应为   实为
                办成   被拒

          通过    Withdrawn
        1 个通过，1 个未通过
    "#]]
    .assert_eq(&answer);
}

#[test]
fn scenarios_are_chosen_by_title_and_tag() {
    let folder = folder("chosen", &[("repair.charter", CHARTER), ("a.scenario", FAILING)]);
    let (status, answer, _) = told(&folder, &["a.scenario", "--filter", "With"]);
    assert_eq!((status, answer.lines().last()), (0, Some("1 passed, 0 failed")));
    let (status, answer, _) = told(&folder, &["a.scenario", "--tag", "loop"]);
    assert_eq!((status, answer.lines().last()), (1, Some("0 passed, 1 failed")));
    let (status, answer, aside) = told(&folder, &["a.scenario", "--tag", "none"]);
    assert_eq!((status, answer.as_str()), (2, ""));
    assert_eq!(aside, "error: no scenario has that title or tag\n");
}

#[test]
fn a_folder_is_searched_and_tests_may_stand_in_the_charter() {
    let (_, tests) = FAILING.split_once('\n').unwrap();
    let own = format!("{CHARTER}{}", tests.split("scenario \"Withdrawn\"").next().unwrap());
    let passing = FAILING.replace("when chen does answer\n  then in answered", "then in sent");
    let files = [
        ("deep/repair.charter", CHARTER),
        ("deep/b.scenario", passing.as_str()),
        ("own.charter", own.as_str()),
    ];
    let (status, answer, _) = told(&folder("searched", &files), &["."]);
    let heads: Vec<_> = answer.lines().filter(|line| line.contains(": charter ")).collect();
    let deep = "./deep/b.scenario: charter repair, edition 2026-01";
    assert_eq!(heads, [deep, "./own.charter: charter repair, edition 2026-01"]);
    assert_eq!((status, answer.lines().last()), (1, Some("2 passed, 1 failed")));
}

#[test]
fn json_says_the_same_to_programs() {
    let folder = folder("json", &[("repair.charter", CHARTER), ("a.scenario", FAILING)]);
    let (status, answer, _) = told(&folder, &["a.scenario", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&answer).unwrap();
    assert_eq!(status, 1);
    assert_eq!((&json["version"], &json["passed"], &json["failed"]), (&1.into(), &1.into(), &1.into()));
    let scenario = &json["suites"][0]["scenarios"][0];
    assert_eq!(scenario["result"], "failed");
    assert_eq!(scenario["account"]["difference"]["line"], 8);
    assert_eq!(scenario["account"]["steps"][1]["standing"], "in Sent, accountable: Repair crew");
}

#[test]
fn a_charter_that_is_not_found_is_named() {
    let folder = folder("unfound", &[("a.scenario", FAILING), ("mine.rules", CHARTER)]);
    let (status, answer, aside) = told(&folder, &["a.scenario"]);
    assert_eq!(status, 1);
    assert!(
        aside.contains("error[unknown-charter]: no charter `repair` beside `a.scenario` or bundled"),
        "{aside}"
    );
    assert!(answer.ends_with("0 passed, 0 failed, 2 not run\n"), "{answer}");
    fs::write(folder.join("b.charter"), CHARTER.replace("charter repair", "charter repairs")).unwrap();
    let (_, _, aside) = told(&folder, &["a.scenario"]);
    assert!(
        aside.contains("= help: beside it is `repairs`; or name its file with `--charter FILE`"),
        "{aside}"
    );
    let (status, answer, _) = told(&folder, &["a.scenario", "--charter", "mine.rules"]);
    assert_eq!((status, answer.lines().last()), (1, Some("1 passed, 1 failed")));
}

#[test]
fn nothing_tested_is_not_well() {
    let broken = CHARTER.replace("accountable handler, consulted", "accountable handlers, consulted");
    let files = [
        ("empty.scenario", "\n"),
        ("bare.scenario", "charter community\n"),
        ("broken/a.scenario", FAILING),
        ("broken/repair.charter", broken.as_str()),
        ("none/readme.txt", "nothing"),
    ];
    let folder = folder("nothing", &files);
    for (path, status, said) in [
        ("empty.scenario", 1, "error[no-scenario]: there is no scenario in this file: nothing is tested"),
        ("bare.scenario", 1, "error[no-scenario]: there is no scenario in this file: nothing is tested"),
        ("broken/a.scenario", 1, "`handlers`"),
        ("none", 2, "error: there are no rule tests in `none`"),
        ("nowhere", 2, "error: cannot read `nowhere`: there is no such file"),
    ] {
        let (code, _, aside) = told(&folder, &[path]);
        assert_eq!(code, status, "{path}: {aside}");
        assert!(aside.contains(said), "{path}: {aside}");
    }
}

const LENDING: &str = include_str!("../data/coverage/lending.charter");

#[test]
fn coverage_is_told_and_held_to_a_least() {
    let files = [
        ("lending.charter", LENDING),
        ("lending.scenario", include_str!("../data/coverage/lending.scenario")),
        ("full.scenario", include_str!("../data/coverage/full.scenario")),
    ];
    let folder = folder("coverage", &files);
    let (status, answer, _) = told(&folder, &["lending.scenario", "--coverage"]);
    let (_, told_of) = answer.split_once("\n\n").unwrap();
    let told_of = told_of.replace("./lending", "lending");
    assert_eq!((status, told_of.as_str()), (0, include_str!("../data/coverage/gaps.en.txt")));
    let (status, answer, _) = told(&folder, &["lending.scenario", "--coverage", "--min", "90"]);
    assert_eq!(status, 1, "{answer}");
    // The tests of one charter count together, in whatever files they stand.
    let (status, answer, _) =
        told(&folder, &["lending.charter", "--coverage", "--min", "100", "--lang", "zh"]);
    assert_eq!(status, 0, "{answer}");
    assert!(
        answer.contains("章程 lending（版次 2026-01）的覆盖率：56 项中覆盖 56 项（100.0 %）"),
        "{answer}"
    );
    let (status, _, aside) = told(&folder, &["lending.scenario", "--min", "90"]);
    assert_eq!(status, 2, "{aside}");
}

#[test]
fn coverage_as_json_names_who_meets_what() {
    let files = [
        ("lending.charter", LENDING),
        ("lending.scenario", include_str!("../data/coverage/lending.scenario")),
    ];
    let folder = folder("coverage-json", &files);
    let (status, answer, _) = told(&folder, &["lending.scenario", "--coverage", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&answer).unwrap();
    let coverage = &json["coverage"][0];
    assert_eq!((status, &coverage["file"]), (0, &"./lending.charter".into()));
    assert_eq!(coverage["count"], serde_json::json!({ "covered": 20, "possible": 56, "impossible": 12 }));
    let lost = coverage["elements"].as_array().unwrap().iter().find(|one| one["what"] == "“Lost” is entered");
    let lost = lost.unwrap();
    assert_eq!(lost["file"], "./lending.charter");
    assert_eq!(
        (&lost["kind"], &lost["standing"], &lost["line"]),
        (&"states".into(), &"covered".into(), &57.into())
    );
    assert_eq!(
        lost["by"],
        serde_json::json!(["A book that is not brought back goes up, and is lost at last"])
    );
}

#[test]
fn the_runs_that_checks_find_count_if_that_is_asked() {
    let parked = include_str!("../data/deep/parked.charter");
    let folder = folder("coverage-deep", &[("demo.charter", parked)]);
    let made = ["demo.charter", "--generate", "made"];
    let (status, answer, _) = told(&folder, &[&made[..], &["--deep"]].concat());
    assert_eq!(status, 0);
    assert!(answer.ends_with("  made/demo-request.scenario: 5\n  made/demo-twice.scenario: 1\n"), "{answer}");
    // Without `--deep` nobody asks for them; with it each counts like anything else.
    fs::remove_file(folder.join("made/demo-twice.scenario")).unwrap();
    let least = ["made", "--charter", "demo.charter", "--coverage", "--min", "100"];
    let (status, answer, _) = told(&folder, &least);
    assert_eq!((status, answer.contains("18 of 18 (100.0 %)")), (0, true), "{answer}");
    let (status, answer, _) = told(&folder, &[&least[..], &["--deep", "--lang", "zh"]].concat());
    assert_eq!(status, 1);
    assert!(answer.contains("\n  检查找到的经过  2/3\n"), "{answer}");
    assert!(answer.ends_with("  demo.charter:15:9  有事项走检查找到的经过：“twice”\n"), "{answer}");
    let (status, answer, _) = told(&folder, &[&least[..], &["--deep", "--format", "json"]].concat());
    let json: serde_json::Value = serde_json::from_str(&answer).unwrap();
    assert_eq!(status, 1);
    assert_eq!(json["coverage"][0]["count"]["possible"], 21);
    // A build server reads that too few are covered as a test that fails.
    let (status, answer, _) = told(&folder, &[&least[..], &["--deep", "--format", "junit"]].concat());
    assert_eq!(status, 1);
    let failure = "<testcase classname=\"demo\" name=\"coverage of demo, edition 2026-01: 20 of 21 (95.2 %)\"><failure message=";
    assert!(answer.contains(failure), "{answer}");
    let (status, ..) = told(&folder, &["demo.charter", "--deep"]);
    assert_eq!(status, 2);
}

const BOOTH: &str = include_str!("../data/mutants/booth.charter");
const BOOTH_TESTS: &str = include_str!("../data/mutants/booth.scenario");

#[test]
fn what_nobody_notices_is_shown_with_the_question() {
    let folder = folder("mutants", &[("booth.charter", BOOTH), ("booth.scenario", BOOTH_TESTS)]);
    for language in ["en", "zh"] {
        let (status, answer, _) = told(&folder, &["booth.scenario", "--mutants", "--lang", language]);
        let (_, survivors) = answer.split_once("\n\n").unwrap();
        expect_file![format!("../data/mutants/booth.{language}.txt")].assert_eq(survivors);
        assert_eq!(status, 0);
    }
    let (status, ..) = told(&folder, &["booth.scenario", "--mutants", "--min", "87"]);
    assert_eq!(status, 1);
    let (status, ..) = told(&folder, &["booth.scenario", "--mutants", "--min", "86"]);
    assert_eq!(status, 0);
    let (status, ..) = told(&folder, &["booth.scenario", "--mutants", "--filter", "small"]);
    assert_eq!(status, 2);
}

#[test]
fn the_tests_of_all_files_notice_together() {
    let files = [
        ("booth.charter", BOOTH),
        ("booth.scenario", BOOTH_TESTS),
        ("asked.scenario", include_str!("../data/mutants/asked.scenario")),
    ];
    let folder = folder("mutants-all", &files);
    let (status, answer, _) = told(&folder, &[".", "--mutants", "--min", "100", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&answer).unwrap();
    let mutants = &json["mutants"][0];
    assert_eq!((status, &mutants["survived"], &mutants["killed"]), (0, &0.into(), &36.into()), "{answer}");
    let of = |fate: &str| mutants["mutants"].as_array().unwrap().iter().find(|one| one["fate"] == fate);
    let barred =
        mutants["mutants"].as_array().unwrap().iter().find(|one| one["operator"] == "remove-separation");
    assert_eq!(barred.unwrap()["by"], "A relative does not decide");
    assert!(of("stillborn").is_some() && of("survived").is_none());
}

#[test]
fn changes_that_need_not_be_noticed_are_listed_with_reasons() {
    let changed = "\
- must decide \"Decide\" / \"决定\" by handler.clerk or handler.head, bars raiser.relative
+ must decide \"Decide\" / \"决定\" by handler.clerk or handler.head
because there is one clerk
";
    let rest = "\
- may query \"Query\" / \"要求补正\" by handler, at most 2 times -> waiting
+ may query \"Query\" / \"要求补正\" by handler -> waiting
because nobody asks twice
";
    let explained = format!(
        "# Why.\ncharter booth, edition 2026-01\n\n{changed}\n{rest}\n{rest}\ncharter other, edition 1\n{rest}"
    );
    let files = [
        ("booth.charter", BOOTH),
        ("booth.scenario", BOOTH_TESTS),
        ("why.txt", &explained),
        ("wrong.txt", "charter booth\nbecause so\nno line of such a list\n"),
    ];
    let folder = folder("mutants-explained", &files);
    let ask = |list| told(&folder, &["booth.scenario", "--mutants", "--limit", "0", "--explained", list]);
    let (status, answer, _) = ask("why.txt");
    assert_eq!(status, 1, "{answer}");
    assert!(answer.contains("31 of 34 noticed, 3 not, 2 explained"), "{answer}");
    assert!(answer.contains("    because there is one clerk\n"), "{answer}");
    // What is listed a second time explains nothing.
    assert!(answer.contains("why.txt:14: noticed, or no change of it: let be\n"), "{answer}");
    let (status, _, aside) = ask("wrong.txt");
    assert_eq!(status, 2);
    assert!(aside.contains("wrong.txt:3: `no line of such a list`"), "{aside}");
}

#[test]
fn what_is_explained_needs_no_scenario() {
    let folder = folder("mutants-let-be", &[("booth.charter", BOOTH), ("booth.scenario", BOOTH_TESTS)]);
    let json = &["booth.scenario", "--mutants", "--limit", "0", "--format", "json"];
    let (_, answer, _) = told(&folder, json);
    let answer: serde_json::Value = serde_json::from_str(&answer).unwrap();
    let mutants = answer["mutants"][0]["mutants"].as_array().unwrap();
    let mut list = "charter booth, edition 2026-01\n".to_owned();
    for survivor in mutants.iter().filter(|one| one["fate"] == "survived") {
        for (mark, side) in [("-", "before"), ("+", "after")] {
            for line in survivor["changed"][side].as_array().unwrap() {
                list.push_str(&format!("{mark} {}\n", line.as_str().unwrap()));
            }
        }
        list.push_str("because nobody asks\n");
    }
    std::fs::write(folder.join("all.txt"), list).unwrap();
    let (status, answer, _) = told(&folder, &[&json[..], &["--explained", "all.txt"]].concat());
    let answer: serde_json::Value = serde_json::from_str(&answer).unwrap();
    let mutants = &answer["mutants"][0];
    assert_eq!((status, &mutants["survived"], &mutants["explained"]), (0, &0.into(), &5.into()), "{answer}");
    let because = |one: &serde_json::Value| one["fate"] == "explained" && one["because"] == "nobody asks";
    assert_eq!(mutants["mutants"].as_array().unwrap().iter().filter(|one| because(one)).count(), 5);
}

#[test]
fn tests_that_fail_are_mended_before_mutants_are_made() {
    let failing = BOOTH_TESTS.replace("size = 7", "size = 5");
    let folder = folder("mutants-failing", &[("booth.charter", BOOTH), ("booth.scenario", &failing)]);
    let (status, answer, _) = told(&folder, &["booth.scenario", "--mutants"]);
    assert_eq!((status, answer.lines().last()), (1, Some("4 passed, 1 failed")));
}

#[test]
fn junit_is_written_beside_the_answer() {
    let marked = FAILING.replace("Withdrawn", "Withdrawn <early> & late");
    let folder = folder("junit", &[("repair.charter", CHARTER), ("a.scenario", &marked)]);
    let (status, answer, _) = told(&folder, &["a.scenario", "--junit", "out.xml"]);
    assert_eq!((status, answer.lines().last()), (1, Some("1 passed, 1 failed")));
    expect![[r#"
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites>
          <testsuite name="a.scenario" tests="2" failures="1" errors="0" skipped="0">
            <testcase classname="repair" name="Sent, then answered by the wrong one" file="a.scenario" line="5"><failure message="Answer">2026-03-02 09:00  王女士 does “Ask”
                          · in Asked, accountable: Residents' committee
        2026-03-02 09:00  陈先生 does “Send”
                          · in Sent, accountable: Repair crew
        2026-03-02 09:00  陈先生 does “Answer”
                          · refused: 陈先生 may not do “Answer”: that is for a member of “Handler” (now “Handler” is Repair crew)
                          · refused: 陈先生 did “Send” in this case, and may therefore not do “Answer”
                          · in Sent, accountable: Repair crew
        first difference, a.scenario:8:3: Answer
          expected   actual
          done       refused</failure></testcase>
            <testcase classname="repair" name="Withdrawn &lt;early&gt; &amp; late" file="a.scenario" line="10"/>
          </testsuite>
        </testsuites>
    "#]].assert_eq(&fs::read_to_string(folder.join("out.xml")).unwrap());
    let (status, _, aside) = told(&folder, &["a.scenario", "--junit", "nowhere/out.xml"]);
    assert_eq!(
        (status, aside.as_str()),
        (2, "error: cannot write `nowhere/out.xml`: there is no such file\n")
    );
}

#[test]
fn junit_is_a_form_of_the_answer() {
    let folder = folder("junit-form", &[("repair.charter", CHARTER), ("a.scenario", FAILING)]);
    let (status, answer, aside) = told(&folder, &["a.scenario", "--format", "junit", "--junit", "out.xml"]);
    assert_eq!((status, aside.as_str()), (1, ""));
    assert_eq!(answer, fs::read_to_string(folder.join("out.xml")).unwrap());
    assert!(
        answer.contains(
            "<testsuite name=\"a.scenario\" tests=\"2\" failures=\"1\" errors=\"0\" skipped=\"0\">"
        )
    );
}

#[test]
fn a_mistake_is_an_error_in_junit() {
    let folder = folder("junit-mistake", &[("repair.charter", CHARTER), ("empty.scenario", "# nothing\n")]);
    let (status, answer, _) = told(&folder, &["empty.scenario", "--format", "junit"]);
    assert_eq!(status, 1);
    expect![[r#"
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites>
          <testsuite name="empty.scenario" tests="1" failures="0" errors="1" skipped="0">
            <testcase classname="empty.scenario" name="no-scenario" file="empty.scenario" line="1"><error message="there is no scenario in this file: nothing is tested"/></testcase>
          </testsuite>
        </testsuites>
    "#]].assert_eq(&answer);
}

#[test]
fn only_tests_answer_in_junit() {
    let output = tool().args(["check", "community", "--format", "junit", "--lang", "zh"]).output().unwrap();
    let aside = String::from_utf8(output.stderr).unwrap();
    assert_eq!(
        (output.status.code(), aside.as_str()),
        (Some(2), "错误：只有 `gongzhi test` 能输出 JUnit XML\n")
    );
}

#[test]
fn a_mistake_of_form_is_told_alone_and_once() {
    let mistaken = "charter repair\nscenario \"Half a step\"\n  when\n";
    let folder = folder("form", &[("repair.charter", CHARTER), ("a.scenario", mistaken)]);
    for paths in [&["a.scenario"][..], &["."], &["repair.charter"], &["a.scenario", "a.scenario"]] {
        let (status, _, aside) = told(&folder, paths);
        assert_eq!(status, 1, "{paths:?}");
        assert_eq!(aside.matches("error[").count(), 1, "{paths:?}: {aside}");
        assert!(aside.starts_with("error[missing-operand]: after `when` there should be names\n"), "{aside}");
    }
}

#[test]
fn scenarios_are_made_for_what_no_test_meets() {
    let files = [
        ("lending.charter", LENDING),
        ("lending.scenario", include_str!("../data/coverage/lending.scenario")),
    ];
    let folder = folder("generate", &files);
    let (status, answer, aside) = told(&folder, &["lending.charter", "--generate", "made/here"]);
    let (_, said) = answer.split_once("\n\n").unwrap();
    expect![[r#"
        generated for lending, edition 2026-01: 14 scenarios; with them 100.0 % is covered
          made/here/lending-loan.scenario: 14
    "#]]
    .assert_eq(said);
    assert_eq!((status, aside.as_str()), (0, ""));
    // What was written is run like any other test, and now nothing is left to be made.
    let both = ["lending.scenario", "made", "--charter", "lending.charter"];
    let (status, answer, _) = told(&folder, &[&both[..], &["--coverage", "--min", "100"]].concat());
    assert_eq!(status, 0, "{answer}");
    let (status, answer, _) =
        told(&folder, &[&both[..], &["--generate", "made/here", "--lang", "zh"]].concat());
    let (_, said) = answer.split_once("\n\n").unwrap();
    assert_eq!((status, said), (0, "为章程 lending（版次 2026-01）生成 0 个场景，连同它们覆盖 100.0 %\n"));
}

#[test]
fn a_charter_without_tests_gets_scenarios_too() {
    let charter = include_str!("../data/generate/tools.charter");
    let folder = folder("generate-bare", &[("tools.charter", charter)]);
    let (status, answer, aside) =
        told(&folder, &["tools.charter", "--generate", ".", "--format", "json", "--lang", "zh"]);
    let json: serde_json::Value = serde_json::from_str(&answer).unwrap();
    let made = &json["generated"][0];
    assert_eq!((status, aside.as_str(), &made["missing"]), (0, "", &serde_json::json!([])), "{answer}");
    assert_eq!(made["files"][0]["file"], "./工具间-借用.scenario");
    let written = fs::read_to_string(folder.join("工具间-借用.scenario")).unwrap();
    assert_eq!(written, include_str!("../data/generate/tools.scenario"));
    // What no run was found for is told.
    fs::remove_file(folder.join("工具间-借用.scenario")).unwrap();
    let (_, answer, _) =
        told(&folder, &["tools.charter", "--generate", "few", "--limit", "1", "--lang", "zh"]);
    assert!(answer.contains("未能生成，没有找到能覆盖的经过：\n  tools.charter:"), "{answer}");
}

#[test]
fn scenarios_are_made_for_what_no_test_notices() {
    let folder = folder("generate-mutants", &[("booth.charter", BOOTH), ("booth.scenario", BOOTH_TESTS)]);
    let (status, answer, aside) = told(&folder, &["booth.charter", "--mutants", "--generate", "made"]);
    assert_eq!((status, aside.as_str()), (0, ""), "{answer}");
    assert!(answer.contains("\n  made/booth-mutants.scenario: 3\n"), "{answer}");
    let all = ["booth.scenario", "made/booth-mutants.scenario", "--charter", "booth.charter"];
    let (status, answer, _) = told(&folder, &[&all[..], &["--mutants", "--min", "100"]].concat());
    assert_eq!(status, 0, "{answer}");
    let json = &["booth.charter", "--mutants", "--format", "json"];
    let (_, answer, _) = told(&folder, json);
    let json: serde_json::Value = serde_json::from_str(&answer).unwrap();
    let mutants = json["mutants"][0]["mutants"].as_array().unwrap();
    let barred = mutants.iter().find(|one| one["operator"] == "remove-separation").unwrap();
    assert!(barred["killer"].as_str().unwrap().contains("then refused because bars"), "{barred}");
    assert_eq!(json["mutants"][0]["undecided"], 0);
    assert!(mutants.iter().all(|one| (one["fate"] == "survived") == one["killer"].is_string()));
    // One who cannot look anywhere decides nothing.
    let (_, answer, _) = told(&folder, &["booth.charter", "--mutants", "--limit", "0", "--lang", "zh"]);
    assert!(answer.contains("    未能判定：没有找到改动前后不同的经过\n"), "{answer}");
}

#[test]
fn no_file_is_replaced_unless_it_is_said() {
    let folder = folder("generate-taken", &[("lending.charter", LENDING), ("lending-loan.scenario", "mine")]);
    let mine = || fs::read_to_string(folder.join("lending-loan.scenario")).unwrap();
    let (status, answer, aside) = told(&folder, &["lending.charter", "--generate", "."]);
    assert_eq!((status, answer.as_str(), mine().as_str()), (2, "", "mine"));
    assert!(aside.contains("`./lending-loan.scenario` is there already; name another folder"), "{aside}");
    let (status, _, aside) = told(&folder, &["lending.charter", "--generate", "lending.charter"]);
    assert_eq!((status, aside.contains("cannot make `lending.charter`")), (2, true), "{aside}");
    let (status, ..) = told(&folder, &["lending.charter", "--generate", ".", "--force"]);
    assert!(status == 0 && mine().starts_with("charter lending, edition 2026-01\n"), "{status}");
    for arguments in [
        &["lending.charter", "--force"][..],
        &["lending.charter", "--generate", ".", "--filter", "x"],
        &["lending.charter", "--generate"],
        &["lending.charter", "--limit", "5"],
    ] {
        let (status, answer, aside) = told(&folder, arguments);
        assert_eq!((status, answer.as_str()), (2, ""), "{arguments:?} {aside}");
    }
}
