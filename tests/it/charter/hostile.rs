//! Whatever is written, compiling and checking come to an end with findings; writing a charter down loses nothing of its meaning.

use gongzhi::{charter::Charter, check::Checked, finding::Source, text};
use proptest::prelude::*;

const FIXTURES: [&str; 5] = [
    include_str!("../../data/language/petition.charter"),
    include_str!("../../data/language/committee.charter"),
    include_str!("../../data/language/hotline-zh.charter"),
    include_str!("../../data/language/community.charter"),
    include_str!("../../../src/charters/community.charter"),
];

/// One change of a text: a line dropped, doubled or moved, a word put in the place of another.
#[derive(Debug, Clone)]
enum Change {
    Drop(usize),
    Double(usize),
    Move(usize, usize),
    Replace(usize, usize),
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    let change = prop_oneof![
        any::<usize>().prop_map(Change::Drop),
        any::<usize>().prop_map(Change::Double),
        any::<(usize, usize)>().prop_map(|(from, to)| Change::Move(from, to)),
        any::<(usize, usize)>().prop_map(|(at, by)| Change::Replace(at, by)),
    ];
    prop::collection::vec(change, 1..6)
}

fn changed(text: &str, changes: &[Change]) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
    for change in changes {
        let count = lines.len();
        match *change {
            Change::Drop(at) => drop(lines.remove(at % count)),
            Change::Double(at) => lines.insert(at % count, lines[at % count].clone()),
            Change::Move(from, to) => {
                let line = lines.remove(from % count);
                lines.insert(to % count, line);
            }
            Change::Replace(at, by) => {
                let line = &mut lines[at % count];
                let mut parts: Vec<&str> = line.split(' ').collect();
                let index = by % parts.len();
                parts[index] = &words[by % words.len()];
                *line = parts.join(" ");
            }
        }
    }
    lines.join("\n") + "\n"
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(
        std::env::var("GONGZHI_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(64)
    ))]

    #[test]
    fn no_text_breaks_the_compiler_or_the_checks(which in 0..FIXTURES.len(), changes in changes()) {
        let text = changed(FIXTURES[which], &changes);
        let source = Source::new("changed.charter", &text);
        let checked = Checked::of(&source);
        for finding in &checked.findings {
            prop_assert!(finding.span.range().end <= text.len());
        }
        // What was read in part compiles in part, without a panic.
        let reading = text::read(&source);
        if let Some(read) = reading.charter {
            let _ = Charter::compile(&read);
        }
    }
}

#[test]
fn what_is_written_down_and_read_again_means_the_same() {
    for fixture in FIXTURES {
        let read = |text: &str| text::read(&Source::new("fixture.charter", text)).charter.unwrap();
        let first = read(fixture);
        let second = read(&text::write(&first).unwrap());
        let (first, second) = (Charter::compile(&first), Charter::compile(&second));
        assert!(first.charter.is_some());
        assert_eq!(first.charter, second.charter);
        let names = |findings: &[gongzhi::finding::Finding]| -> Vec<_> {
            let mut names: Vec<_> = findings.iter().map(|finding| finding.message.en.clone()).collect();
            names.sort();
            names
        };
        assert_eq!(names(&first.findings), names(&second.findings));
    }
}
