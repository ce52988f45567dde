//! Hostile text gets a clear answer in bounded time and memory.

use gongzhi::{
    finding::{Language, Lint, Source, render},
    syntax::{Options, decode, format, operand, parse},
};

/// The lints found in a text. It must also be possible to show them and to write what was read.
fn found(text: &str) -> Vec<Lint> {
    let parsed = parse(text);
    let shown = render(&Source::new("hostile", text), &parsed.findings, Language::Zh, false);
    assert!(shown.len() < 1000 * (parsed.findings.len() + 1), "{}", shown.len());
    let _ = format(&parsed.tree, &Options::default());
    let mut lints: Vec<_> = parsed.findings.iter().map(|finding| finding.lint).collect();
    lints.dedup();
    lints
}

#[test]
fn brackets_a_hundred_thousand_deep() {
    let line = format!("workflow w\n  may a by b if {}x{}\n", "(".repeat(20_000), ")".repeat(20_000));
    assert_eq!(found(&line), [Lint::BeyondLimits]);
    let line = format!("workflow w\n  may a by b if {}x\n", "not ".repeat(10_000));
    assert_eq!(found(&line), [Lint::BeyondLimits]);
    assert!(operand(&"(".repeat(60_000)).is_err());
    assert!(operand(&"非 ".repeat(10_000)).is_err());
}

#[test]
fn lines_each_a_level_deeper() {
    let text: String = (0..2_000).map(|level| format!("{}body b\n", "  ".repeat(level))).collect();
    assert_eq!(found(&text).last(), Some(&Lint::BeyondLimits));
    let indented = format!("{}body b\n", " ".repeat(60_000));
    assert_eq!(found(&indented), [Lint::BadIndentation]);
}

#[test]
fn a_giant_line() {
    assert_eq!(found(&format!("body {}\n", "x".repeat(1_000_000))), [Lint::BeyondLimits]);
    assert_eq!(found(&"甲".repeat(300_000)), [Lint::BeyondLimits]);
    assert_eq!(parse(&"x".repeat(50_000_000)).findings[0].lint, Lint::Unreadable);
}

#[test]
fn a_name_that_fills_its_line() {
    let name = "派单由".repeat(7_000);
    assert_eq!(found(&format!("body {name}\n")), []);
    assert_eq!(found(&format!("{name}\n")), [Lint::UnknownKeyword]);
}

#[test]
fn a_line_of_ten_thousand_clauses() {
    let line = format!("workflow w\n  may a{}\n", ", by b".repeat(10_000));
    assert_eq!(found(&line), [Lint::BeyondLimits]);
}

#[test]
fn a_file_of_mistakes() {
    let parsed = parse(&"nonsense here\n".repeat(100_000));
    assert_eq!(parsed.findings.len(), 201);
    assert_eq!(parsed.findings.last().map(|finding| finding.lint), Some(Lint::BeyondLimits));
}

#[test]
fn a_long_list_is_no_deep_list() {
    let line = format!("workflow w\n  may a by b if {}\n", ["x = 1"; 5_000].join(" and "));
    assert_eq!(found(&line), []);
    let line = format!("workflow w\n  may a by {}\n", ["x"; 15_000].join("、"));
    assert_eq!(found(&line), []);
}

#[test]
fn bytes_that_are_no_text() {
    let finding = decode(b"body a\nbody \xff\xfe\n").unwrap_err();
    assert_eq!((finding.lint, finding.span.start), (Lint::Unreadable, 12));
    assert!(finding.message.en.contains("line 2"));
    assert_eq!(decode(&vec![b'x'; 9_000_000]).unwrap_err().lint, Lint::Unreadable);
    assert_eq!(decode("主体 a".as_bytes()), Ok("主体 a"));
}

#[test]
fn what_is_hidden_is_found_wherever_it_stands() {
    for hidden in
        ['\u{202E}', '\u{2066}', '\u{200B}', '\u{0}', '\u{1B}', '\u{7F}', '\u{85}', '\u{E0041}', '\u{FEFF}']
    {
        for text in
            ["body a # ?\n", "body a \"?\"\n", "body a?b\n", "body a\n  > ?\n", "body a\n  leads ? b\n"]
        {
            assert_eq!(
                found(&text.replace('?', &hidden.to_string())),
                [Lint::StrayMark],
                "{hidden:?} {text}"
            );
        }
    }
}

#[test]
fn a_byte_order_mark_and_carriage_returns_do_no_harm() {
    assert_eq!(found("\u{FEFF}body a is government\r\n  leads b\r\n"), []);
}

#[test]
fn a_file_of_very_many_lines() {
    assert_eq!(found(&"\n".repeat(300_000)), [Lint::BeyondLimits]);
}
