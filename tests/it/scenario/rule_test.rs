//! Rule tests written in Rust: they run as those in files, and read as well where they differ.

use gongzhi::{
    finding::Language,
    scenario::{Cast, RuleTest},
};

use super::fixture::repair;

fn house() -> Cast {
    Cast::of(&repair())
        .person("wang", "\"Ms Wang\" / \"王女士\" is resident")
        .person("chen", "\"Mr Chen\" / \"陈先生\" holds committee.member")
        .person("du", "holds crew.worker")
}

#[test]
fn what_is_as_expected_is_well() {
    for urgent in [true, false] {
        let (word, handler) = if urgent { ("yes", "committee") } else { ("no", "crew") };
        let test = house()
            .scenario(&format!("Urgent or not: {word}"))
            .when(format!("wang does repair.ask with urgent = {word} at 2026-03-02 09:00"))
            .then("in asked, accountable committee")
            .always("case.accountable ≠ none")
            .when("chen does send")
            .then(format!("in sent, with handler = {handler}"))
            .wait("1 hour")
            .then("in sent");
        assert_eq!(test.check(Language::En), Ok(()));
    }
    let given =
        house().scenario("Given").given("repair by wang in asked at 2026-03-02 09:00").then("in asked");
    assert_eq!(given.check(Language::En), Ok(()));
}

#[test]
fn a_difference_is_told_as_a_run_with_the_place_in_the_code() {
    let started = line!();
    let test: RuleTest = house()
        .scenario("The wrong state")
        .when("wang does repair.ask at 2026-03-02 09:00")
        .when("chen does send")
        .then("in asked");
    let error = test.check(Language::En).unwrap_err();
    let expected = format!(
        "2026-03-02 09:00  Ms Wang does “Ask”\n                  · in Asked, accountable: Residents' committee\n\
         2026-03-02 09:00  Mr Chen does “Send”\n                  · in Sent, accountable: Repair crew\n\
         first difference, {}:{}: where it stands\n  expected   actual\n  Asked      Sent",
        file!(),
        started + 5
    );
    assert_eq!(error.to_string(), expected);
    assert_eq!(format!("{error:?}"), format!("\n{expected}"));
    let zh = test.check(Language::Zh).unwrap_err().to_string();
    assert!(zh.contains("王女士做“报修”"), "{zh}");
    assert!(
        zh.ends_with(&format!(
            "首个不符之处，{}:{}：所在环节\n  应为     实为\n  已报修   已派单",
            file!(),
            started + 5
        )),
        "{zh}"
    );
}

#[test]
fn a_mistake_is_told_with_its_line_and_the_place_in_the_code() {
    let test = house()
        .scenario("A name that nobody has")
        .when("wang does repair.ask at 2026-03-02 09:00")
        .then("in askd");
    let here = line!() - 1;
    let error = test.check(Language::En).unwrap_err().to_string();
    assert!(
        error.starts_with(&format!("{}:{here}: error[unknown-name]: no state `askd`\n", file!())),
        "{error}"
    );
    assert!(error.contains("7 |   then in askd\n"), "{error}");
    assert!(error.contains("did you mean `asked`?"), "{error}");
}

#[test]
fn a_mistake_in_the_cast_is_told_too() {
    let cast = house().person("li", "is residnt");
    let here = line!() - 1;
    let test = cast.scenario("Somebody").when("wang does repair.ask at 2026-03-02 09:00").then("in asked");
    let error = test.check(Language::En).unwrap_err().to_string();
    assert!(error.starts_with(&format!("{}:{here}: error[unknown-name]: ", file!())), "{error}");
}

#[test]
fn what_asserts_nothing_fails() {
    let test = house().scenario("Nothing").when("wang does repair.ask at 2026-03-02 09:00");
    let error = test.check(Language::Zh).unwrap_err().to_string();
    assert!(error.contains("错误[asserts-nothing]: 这一步之后没有写预期"), "{error}");
}

#[test]
fn line_breaks_in_words_do_not_part_a_step() {
    let test = house()
        .scenario("Long “words”, quoted")
        .when("wang does repair.ask\n            at 2026-03-02 09:00")
        .then("in asked,\n            accountable committee");
    assert_eq!(test.check(Language::En), Ok(()));
    assert!(test.text().contains("  then in asked, accountable committee\n"), "{}", test.text());
}
