//! The way in: the sample that `gongzhi new` writes is sound, and every command in the documents runs.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Output,
};

use gongzhi::{charter::Charter, charters, check, finding::Source, syntax, text};

use super::{documents::examples, tool::tool};

/// An empty folder of this test alone.
fn folder(name: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).unwrap();
    path
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    tool().current_dir(folder).args(arguments).output().unwrap()
}

/// What stands on stdout, if all is well and nothing is said aside.
fn well(folder: &Path, arguments: &[&str]) -> String {
    let Output { status, stdout, stderr } = run(folder, arguments);
    let said = (String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap());
    assert_eq!((status.code(), said.1.as_str()), (Some(0), ""), "{arguments:?}: {}", said.0);
    said.0
}

const SAMPLES: [(&str, &str, [&str; 4]); 2] = [
    ("en", "town", ["`heard`: proven", "`within-its-powers`: proven", "nothing found", "22 of 22 (100.0 %)"]),
    (
        "zh",
        "镇",
        ["“件件有回音”：已证明", "“不越权”：已证明", "没有发现问题", "22 项中覆盖 22 项（100.0 %）"],
    ),
];

#[test]
fn the_sample_is_sound_proven_and_tested_to_the_last_rule() {
    for (language, name, said) in SAMPLES {
        let folder = folder(&format!("new-{language}"));
        well(&folder, &["new", name, "--lang", language]);
        let charter = format!("{name}.charter");
        let checked = well(&folder, &["check", &charter, "--deep", "--lang", language]);
        assert!(said[..3].iter().all(|said| checked.contains(said)), "{checked}");
        let tested = well(&folder, &["test", &charter, "--coverage", "--lang", language]);
        assert!(tested.contains(said[3]), "{tested}");
        assert_eq!(well(&folder, &["fmt", "--check", &charter, &format!("{name}.scenario")]), "");
        let text = fs::read_to_string(folder.join(&charter)).unwrap();
        let reading = text::read(&Source::new(&charter, &text));
        let charter = Charter::compile(&reading.charter.unwrap()).charter.unwrap();
        assert_eq!((charter.name.as_str(), check::all(&charter)), (name, Vec::new()));
    }
}

#[test]
fn a_sample_says_what_to_do_next() {
    let folder = folder("new-says");
    let said = well(&folder, &["new", "rules/镇", "--lang", "zh"]);
    expect_test::expect![[r#"
        已写出 rules/镇.charter 和 rules/镇.scenario。逐行改成您的规则，每改几行就：
          gongzhi check rules/镇.charter --deep --lang zh
          gongzhi test rules/镇.charter --coverage --lang zh
          gongzhi report rules/镇.charter --lang zh
    "#]]
    .assert_eq(&said);
}

#[test]
fn a_sample_replaces_no_file_and_has_a_name() {
    let folder = folder("new-refused");
    let told = |arguments: &[&str]| {
        let output = run(&folder, arguments);
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    fs::write(folder.join("mine.scenario"), "kept").unwrap();
    let (status, said) = told(&["new", "mine"]);
    assert_eq!(status, Some(2));
    assert!(said.contains("`mine.scenario` is there already, and is not replaced"), "{said}");
    assert!(!folder.join("mine.charter").exists());
    let (status, said) = told(&["new", "2026", "--lang", "zh"]);
    assert_eq!(status, Some(2));
    assert!(said.contains("“2026”不能作名称：名称由字母、汉字、数字和连字符组成"), "{said}");
}

/// The commands of a document in order: those within a line, and the lines of blocks for a shell.
fn commands(document: &str) -> Vec<Vec<String>> {
    let inline = document.split('`').skip(1).step_by(2).filter(|code| code.starts_with("gongzhi "));
    let blocks = document.split("\n```sh\n").skip(1).filter_map(|rest| rest.split("\n```").next());
    let lines = blocks.flat_map(str::lines).filter(|line| line.starts_with("gongzhi "));
    lines.chain(inline).map(words).collect()
}

/// The words after `gongzhi`; what stands in double quotes is one.
fn words(command: &str) -> Vec<String> {
    let parts = command.split('"').enumerate();
    let words = parts.flat_map(|(index, part)| match index % 2 {
        0 => part.split_whitespace().map(str::to_owned).collect(),
        _ => vec![part.to_owned()],
    });
    words.skip(1).collect()
}

/// What a garden is measured by where a document shows no line of its own, in English and in Chinese.
const INDICATORS: [&str; 2] = [
    "indicator on-time \"On time\" / \"按时率\", for request, share reply.breaches = 0",
    "指标 按时率，对 请求，比例 答复.逾期次数 = 0",
];

/// A folder in which every name exists that the documents use: their own examples with the indicator that they show, and
/// charters that come with the library.
fn prepared(path: &str) -> PathBuf {
    let folder = folder(&path.replace(['/', '.'], "-"));
    let put = |name: &str, text: &str| fs::write(folder.join(name), text).unwrap();
    let document = fs::read_to_string(path).unwrap();
    let examples = examples(&document);
    let charter = &examples[0];
    let is_roster = |line: &str| line.starts_with("roster") || line.starts_with("名册");
    let tests = examples.iter().find(|text| text.lines().nth(1).is_some_and(is_roster)).unwrap();
    let is_indicator = |code: &&str| code.starts_with("indicator ") || code.starts_with("指标 ");
    let measured = document
        .split('`')
        .skip(1)
        .step_by(2)
        .find(is_indicator)
        .unwrap_or(INDICATORS[usize::from(path.contains("zh"))]);
    for name in ["garden", "花园", "my", "我的"] {
        put(&format!("{name}.charter"), &format!("{charter}{measured}\n"));
        put(&format!("{name}.scenario"), tests);
    }
    for name in ["june.jsonl", "六月.jsonl", "LOG", "日志"] {
        put(name, "");
    }
    for name in ["CHARTER", "章程", "FILE", "文件"] {
        let (_, alone) = tests.split_once('\n').unwrap();
        let both = format!("{charter}{measured}\n{alone}");
        put(name, &syntax::format(&syntax::parse(&both).tree, &syntax::Options::default()));
    }
    for name in ["FOLDER", "文件夹"] {
        fs::create_dir_all(folder.join(name)).unwrap();
        fs::write(folder.join(name).join("more.scenario"), tests).unwrap();
    }
    for name in ["residents.charter", "居委会.charter"] {
        put(name, include_str!("../data/make-up/residents.charter"));
    }
    for name in ["people.scenario", "名册.scenario"] {
        put(name, include_str!("../data/make-up/valid.scenario"));
    }
    for (bundled, en, zh) in [
        ("residents-committee-2018", "rules-2018.charter", "2018年版.charter"),
        ("residents-committee-2025", "rules-2025.charter", "2025年版.charter"),
    ] {
        let bundled = charters::BUNDLED.iter().find(|charter| charter.name == bundled).unwrap();
        put(en, bundled.charter);
        put(zh, bundled.charter);
    }
    put("ours.charter", "charter ours, extends mediation, edition 2026-01\n");
    folder
}

#[test]
fn every_command_in_the_documents_runs() {
    for (path, least) in [
        ("README.md", 18),
        ("README.zh-CN.md", 18),
        ("src/syntax/LANGUAGE.md", 4),
        ("src/syntax/LANGUAGE.zh-CN.md", 4),
    ] {
        let folder = prepared(path);
        let commands = commands(&fs::read_to_string(path).unwrap());
        assert!(commands.len() >= least, "{path} has only {} commands", commands.len());
        for command in commands {
            let given = command
                .iter()
                .map(|word| if matches!(word.as_str(), "NAME" | "名称") { "unused" } else { word });
            well(&folder, &given.collect::<Vec<_>>());
        }
    }
}

#[test]
fn every_option_in_the_documents_is_one_of_the_tool() {
    let help = String::from_utf8(run(Path::new("."), &["--help"]).stdout).unwrap();
    let list = help.split("Commands:\n").nth(1).unwrap().split("\n\n").next().unwrap();
    let helps: Vec<String> = list
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .map(|command| String::from_utf8(run(Path::new("."), &[command, "--help"]).stdout).unwrap())
        .collect();
    for path in ["README.md", "README.zh-CN.md", "src/syntax/LANGUAGE.md", "src/syntax/LANGUAGE.zh-CN.md"] {
        let document = fs::read_to_string(path).unwrap();
        let options = document.split('`').skip(1).step_by(2).filter(|code| code.starts_with("--"));
        for option in options.filter_map(|option| option.split_whitespace().next()) {
            let is_known = helps
                .iter()
                .any(|help| help.split_whitespace().any(|word| word.trim_end_matches(',') == option));
            assert!(is_known, "{path}: no command takes `{option}`");
        }
    }
}
