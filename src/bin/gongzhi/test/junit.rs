//! What came of rule tests as JUnit XML, which build servers read.

use std::fmt::Write;

use gongzhi::finding::Language;

use super::{
    said::label,
    tested::{Tested, Verdict},
};

/// One suite for each charter in each file, one case for each scenario.
pub(super) fn xml(tested: &[Tested], language: Language) -> String {
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
    for tested in tested {
        suite(&mut xml, tested, language);
    }
    xml + "</testsuites>\n"
}

fn suite(xml: &mut String, tested: &Tested, language: Language) {
    let (name, all) = (escaped(tested.source.name()), tested.verdicts.len());
    let failed = tested.count(|verdict| matches!(verdict, Verdict::Failed(_)));
    let skipped = tested.count(|verdict| *verdict == Verdict::NotRun);
    // Writing to a string cannot fail.
    let _ = writeln!(
        xml,
        "  <testsuite name=\"{name}\" tests=\"{all}\" failures=\"{failed}\" errors=\"0\" skipped=\"{skipped}\">"
    );
    let class = tested.charter.as_ref().map_or(name.clone(), |(charter, _)| escaped(charter));
    for (subject, verdict) in &tested.verdicts {
        let (title, line) = (escaped(&label(subject, language)), subject.line);
        let head =
            format!("    <testcase classname=\"{class}\" name=\"{title}\" file=\"{name}\" line=\"{line}\"");
        let _ = match verdict {
            Verdict::Passed => writeln!(xml, "{head}/>"),
            Verdict::NotRun => writeln!(xml, "{head}><skipped/></testcase>"),
            Verdict::Failed(account) => {
                let what = account.difference.as_ref().map(|difference| difference.what.get(language));
                let (what, told) =
                    (escaped(what.unwrap_or_default()), escaped(&account.show(&tested.source, language)));
                writeln!(xml, "{head}><failure message=\"{what}\">{told}</failure></testcase>")
            }
        };
    }
    xml.push_str("  </testsuite>\n");
}

/// As XML takes it. What XML cannot hold at all is left out.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' | '\t' => escaped.push(c),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => escaped.push(c),
        }
    }
    escaped
}
