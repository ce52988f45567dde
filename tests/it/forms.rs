//! Views in every form and language, as they were last looked at: parts of a structure, what is laid over a workflow, and every
//! view of the largest charter at hand.
//!
//! Small charters are held word by word, so that a change can be reviewed where it is made. What is drawn of `community` is
//! a hundred times as much; of it stands here what can be counted, with a digest of the rest.

use std::fmt::Write as _;

use expect_test::expect_file;
use gongzhi::{
    charters,
    diagram::{Drawing, Form, Options, View},
    finding::Language,
};

use super::{diagram::charter, tool::tool};

const LENDING: &str = include_str!("../data/pictures/lending.charter");
const LANGUAGES: [(Language, &str); 2] = [(Language::En, "en"), (Language::Zh, "zh")];

fn ending(form: Form) -> &'static str {
    match form {
        Form::Mermaid => "mmd",
        Form::Markdown => "md",
        _ => form.word(),
    }
}

fn assert_written(name: &str, form: Form, text: &str) {
    let path = format!("{}/tests/data/pictures/{name}.{}", env!("CARGO_MANIFEST_DIR"), ending(form));
    expect_file![path].assert_eq(text);
}

#[test]
fn a_part_of_the_structure_is_written_in_every_form() {
    let charter = charter(LENDING);
    for view in ["relation:leads", "kind:volunteers", "around:desk"] {
        let name = format!("lending-{}", view.split(':').next().unwrap());
        let view: View = view.parse().unwrap();
        for (language, code) in LANGUAGES {
            let drawing = view.drawing(&charter, &Options::new(language)).unwrap();
            for &form in drawing.forms() {
                assert_written(&format!("{name}-{code}"), form, &drawing.written(form).unwrap());
            }
        }
    }
}

/// What the tool draws of a small charter in a folder of tests, with these more arguments, in every form and language.
fn assert_laid_over(name: &str, (folder, charter, view): (&str, &str, &str), more: &[&str]) {
    // What stands beside a charter is run with it: only its own rule tests are wanted here.
    let alone = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("forms").join(name);
    std::fs::create_dir_all(&alone).unwrap();
    for kind in ["charter", "scenario"] {
        let file = format!("{charter}.{kind}");
        std::fs::copy(format!("tests/data/{folder}/{file}"), alone.join(file)).unwrap();
    }
    for (_, code) in LANGUAGES {
        for form in [Form::Mermaid, Form::Dot, Form::Svg, Form::Bpmn] {
            let file = format!("{charter}.charter");
            let asked = ["draw", &file, "--view", view, "--lang", code, "--as", form.word()];
            let told = tool().current_dir(&alone).args(asked).args(more).output().unwrap();
            assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
            assert_written(&format!("{name}-{code}"), form, &String::from_utf8(told.stdout).unwrap());
        }
    }
}

#[test]
fn a_run_that_breaks_a_promise_is_written_in_every_form() {
    let request = ("pictures", "parked", "workflow:request");
    assert_laid_over("parked-promise", request, &["--promise", "answered"]);
}

#[test]
fn what_no_rule_test_meets_is_written_in_every_form() {
    assert_laid_over("parked-coverage", ("pictures", "parked", "workflow:request"), &["--coverage"]);
}

#[test]
fn what_no_rule_test_notices_is_written_in_every_form() {
    assert_laid_over("booth-mutants", ("mutants", "booth", "workflow:permit"), &["--mutants"]);
}

/// Numbers by which one text differs from another (FNV-1a, 1991), for the eye: eight digits.
fn digest(text: &str) -> String {
    let step = |sum: u64, byte: u8| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let sum = text.bytes().fold(0xcbf2_9ce4_8422_2325, step);
    format!("{:08x}", (sum >> 32) ^ (sum & 0xffff_ffff))
}

/// What can be counted of a drawing.
fn counts(drawing: &Drawing) -> String {
    match drawing {
        Drawing::Picture(picture) => format!(
            "{} nodes, {} edges, {} lanes",
            picture.nodes().len(),
            picture.edges().len(),
            picture.lanes().len()
        ),
        Drawing::Sheet(sheet) => format!("{} columns, {} rows", sheet.heads().len(), sheet.rows().len()),
        _ => String::new(),
    }
}

/// How large a drawing of ours is, as its first line says.
fn size(svg: &str) -> String {
    let of = |name: &str| svg.split(&format!(" {name}=\"")).nth(1).unwrap().split('"').next().unwrap();
    format!("{} x {}", of("width"), of("height"))
}

#[test]
fn every_view_of_the_community_is_as_it_was_looked_at() {
    let charter = charter(charters::BUNDLED[0].charter);
    for (language, code) in LANGUAGES {
        let mut told = String::new();
        for view in View::all(&charter) {
            let drawing = view.drawing(&charter, &Options::new(language)).unwrap();
            let svg = drawing.written(Form::Svg).unwrap();
            let _ = write!(told, "{view}: {}, {}", counts(&drawing), size(&svg));
            for &form in drawing.forms() {
                let _ = write!(told, ", {} {}", form.word(), digest(&drawing.written(form).unwrap()));
            }
            told.push('\n');
        }
        let path = format!("{}/tests/data/pictures/community-{code}.txt", env!("CARGO_MANIFEST_DIR"));
        expect_file![path].assert_eq(&told);
    }
}
