//! What holds where a charter declares again what another says.

use expect_test::{Expect, expect};
use gongzhi::{
    charter::Charter,
    charters::{BUNDLED, bundled},
    finding::{Language, Source, render},
    syntax::{Options, format, parse},
    text,
};

/// The charters of these texts, each of which extends the next, as one text in the canonical layout.
pub(super) fn merged(texts: &[&str]) -> String {
    let tree = text::merged(&pile(texts));
    format(&tree, &Options { keywords: Some(Language::En) })
}

/// These texts over one another, the lowest first.
pub(super) fn pile(texts: &[&str]) -> Source {
    let mut sources =
        texts.iter().enumerate().map(|(index, text)| Source::new(&format!("{index}.charter"), text));
    let lowest = sources.next().unwrap();
    text::stacked(lowest, |_, _| sources.next())
}

fn check(texts: &[&str], expected: Expect) {
    expected.assert_eq(&merged(texts));
}

const UPPER: &str = "\
charter upper \"Upper\", edition 2020-01, since 2020-01-01, supersedes 2019-01, languages en
  calendar china, zone +08:00
  lint unused is allow
source law \"Law\"
body a \"A\" is council, leads b and c, guides d, seats 3  [law 1]
  office chair \"Chair\"
  office clerk \"Clerk\"
body b \"B\" is council
lint not-decided is deny
workflow w \"W\", bars case.kin
  state one \"One\", accountable a, informed b, within 5 days  [law 2]
    must act \"Act\" by a, within 3 days -> two             [law 3]
    may rest \"Rest\" by b
  state two \"Two\", end done
  may leave \"Leave\" by raiser, from one -> two
";

#[test]
fn a_statement_is_replaced_whole_and_keeps_its_title() {
    check(
        &["charter low \"Low\", extends upper\nworkflow w\n  state one\n    may act by b -> two\n", UPPER],
        expect![[r#"
            charter low "Low", edition 2020-01, since 2020-01-01, supersedes 2019-01, languages en
              calendar china, zone +08:00
              lint unused is allow
            source law "Law"
            body a "A" is council, leads b and c, guides d, seats 3                         [law 1]
              office chair "Chair"
              office clerk "Clerk"
            body b "B" is council
            lint not-decided is deny

            workflow w "W", bars case.kin
              state one "One", accountable a, informed b, within 5 days                     [law 2]
                may act "Act" by b -> two
                may rest "Rest" by b
              state two "Two", end done
              may leave "Leave" by raiser, from one -> two
        "#]],
    );
}

#[test]
fn of_what_holds_others_only_the_words_written_again_change() {
    check(
        &[
            "charter low \"Low\", edition 2026-01, extends upper, calendar plain, rests sun\nlint not-decided is warn\nbody a, leads b\n  office chair \"Head\", seats 1\n\
             workflow w\n  state one \"Uno\", informed a  local \"ours\"\n  state three \"Three\", end gone\n",
            UPPER,
        ],
        expect![[r#"
            charter low "Low", edition 2026-01, languages en, calendar plain, rests sun
              lint unused is allow
            source law "Law"
            body a "A" is council, leads b, guides d, seats 3                               [law 1]
              office chair "Head", seats 1
              office clerk "Clerk"
            body b "B" is council
            lint not-decided is warn

            workflow w "W", bars case.kin
              state one "Uno", accountable a, informed a, within 5 days                     [law 2]  local "ours"
                must act "Act" by a, within 3 days -> two                                   [law 3]
                may rest "Rest" by b
              state two "Two", end done
              may leave "Leave" by raiser, from one -> two
              state three "Three", end gone
        "#]],
    );
}

#[test]
fn an_action_declared_again_elsewhere_has_moved_there() {
    check(
        &[
            "charter low \"Low\", extends upper\nworkflow w\n  state one\n    may leave by raiser -> two\n  may act by a, from one -> two\n",
            UPPER,
        ],
        expect![[r#"
            charter low "Low", edition 2020-01, since 2020-01-01, supersedes 2019-01, languages en
              calendar china, zone +08:00
              lint unused is allow
            source law "Law"
            body a "A" is council, leads b and c, guides d, seats 3                         [law 1]
              office chair "Chair"
              office clerk "Clerk"
            body b "B" is council
            lint not-decided is deny

            workflow w "W", bars case.kin
              state one "One", accountable a, informed b, within 5 days                     [law 2]
                may rest "Rest" by b
                may leave by raiser -> two
              state two "Two", end done
              may act by a, from one -> two
        "#]],
    );
}

#[test]
fn a_charter_that_declares_nothing_again_is_the_one_it_extends() {
    for bundled in BUNDLED {
        let upper = text::read(&bundled.source()).charter.unwrap();
        let lowest = Source::new("low.charter", &format!("charter {}, extends upper", upper.name));
        let source = text::stacked(lowest, |_, _| Some(bundled.source()));
        let reading = text::read(&source);
        assert_eq!(reading.findings, []);
        let mut lower = reading.charter.unwrap();
        lower.titles.clone_from(&upper.titles);
        lower.notes.clone_from(&upper.notes);
        assert!(lower == upper, "{}", bundled.name);
    }
}

#[test]
fn a_charter_that_declares_everything_again_is_itself() {
    for bundled in BUNDLED {
        let own = text::read(&bundled.source()).charter.unwrap();
        let again = bundled.charter.replacen(", edition", ", extends upper, edition", 1);
        let again = again.replacen("，版次", "，基于 upper，版次", 1);
        let source = text::stacked(Source::new("low.charter", &again), |name, _| {
            (name == "upper").then(|| bundled.source())
        });
        assert!(source.upper().is_some(), "{}", bundled.name);
        assert!(text::read(&source).charter.unwrap() == own, "{}", bundled.name);
    }
}

#[test]
fn what_is_merged_reads_back_as_it_was() {
    let mediation = bundled("mediation").unwrap().charter;
    let (sichuan, xingfu) =
        (include_str!("../../data/layers/sichuan.charter"), include_str!("../../data/layers/xingfu.charter"));
    let pile = pile(&[xingfu, sichuan, mediation]);
    let tree = text::merged(&pile);
    let again = parse(&format(&tree, &Options { keywords: None }));
    assert_eq!(again.findings, []);
    assert_eq!(again.tree.statements, tree.statements);
    let (piled, alone) = (text::read(&pile).charter.unwrap(), text::read_tree(&again.tree).charter.unwrap());
    assert_eq!(
        Charter::compile(&piled).charter.unwrap().fingerprint,
        Charter::compile(&alone).charter.unwrap().fingerprint
    );
}

#[test]
fn what_is_wrong_is_told_in_the_file_in_which_it_stands() {
    let upper = "charter upper, edition 2026-01\nbody a is council\nbody b is council, leads a and boss\n";
    let source =
        pile(&["charter low, edition 2026-02, extends upper\nbody c is council, leads nobody\n", upper]);
    let checked = gongzhi::check::Checked::of(&source);
    expect![[r#"
        error[unknown-name]: no body `nobody`
         --> 0.charter:2:26
          |
        2 | body c is council, leads nobody
          |                          ^^^^^^

        error[unknown-name]: no body `boss`
         --> 1.charter:3:32
          |
        3 | body b is council, leads a and boss
          |                                ^^^^

    "#]]
    .assert_eq(&render(&source, &checked.findings, Language::En, false));
}

#[test]
fn a_level_of_the_lower_charter_comes_before_that_of_the_upper_one() {
    let upper = "charter upper, edition 2026-01\nlint unused is allow\nbody a is council\nbody b is council, supervises a\nladder l\n  rung a\n";
    let of = |lower: &str| {
        let source = pile(&[lower, upper]);
        let findings = gongzhi::check::Checked::of(&source).findings;
        findings.iter().map(|finding| finding.lint.name()).collect::<Vec<_>>()
    };
    assert_eq!(of("charter low, edition 2026-02, extends upper, lint unused is warn\n"), ["unused"]);
    assert_eq!(of("charter low, edition 2026-02, extends upper\n"), [""; 0]);
}
