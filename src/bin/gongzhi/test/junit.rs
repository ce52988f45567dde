//! What came of rule tests as JUnit XML, which build servers read.

use std::fmt::Write;

use gongzhi::finding::{Finding, Language, Level, Source};

use super::{
    measured::{Measured, Sum},
    said::label,
    tested::{Tested, Verdict},
};

/// One suite for each charter in each file, one case for each scenario. A mistake in a charter or in its tests is a case too,
/// which is an error: a suite without scenarios would look as if all were well. So is what was asked of the tests as a whole: it
/// fails if fewer of a hundred are covered or noticed than were asked for.
pub(super) fn xml(tested: &[Tested], measured: &Measured, least: u8, language: Language) -> String {
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
    for tested in tested {
        suite(&mut xml, tested, language);
    }
    for sum in measured.sums(least, language) {
        whole(&mut xml, &sum);
    }
    xml + "</testsuites>\n"
}

/// What the tests of a charter come to as a whole: a suite of one case.
fn whole(xml: &mut String, sum: &Sum) {
    let (name, class, told) = (escaped(sum.headline()), escaped(&sum.charter), escaped(&sum.text));
    let failed = u8::from(!sum.is_reached);
    let _ = writeln!(
        xml,
        "  <testsuite name=\"{class}\" tests=\"1\" failures=\"{failed}\" errors=\"0\" skipped=\"0\">"
    );
    let _ = match sum.is_reached {
        true => writeln!(
            xml,
            "    <testcase classname=\"{class}\" name=\"{name}\"><system-out>{told}</system-out></testcase>"
        ),
        false => writeln!(
            xml,
            "    <testcase classname=\"{class}\" name=\"{name}\"><failure message=\"{name}\">{told}</failure></testcase>"
        ),
    };
    xml.push_str("  </testsuite>\n");
}

fn suite(xml: &mut String, tested: &Tested, language: Language) {
    let (name, all) = (escaped(tested.source.name()), tested.verdicts.len());
    let failed = tested.count(|verdict| matches!(verdict, Verdict::Failed(_)));
    let skipped = tested.count(|verdict| *verdict == Verdict::NotRun);
    let mistakes = mistakes(tested);
    let (all, errors) = (all + mistakes.len(), mistakes.len());
    // Writing to a string cannot fail.
    let _ = writeln!(
        xml,
        "  <testsuite name=\"{name}\" tests=\"{all}\" failures=\"{failed}\" errors=\"{errors}\" skipped=\"{skipped}\">"
    );
    for (source, finding) in mistakes {
        let (line, message) =
            (source.line_column(finding.span.start).0, escaped(finding.message.get(language)));
        let (file, lint) = (escaped(source.name()), finding.lint.name());
        let _ = writeln!(
            xml,
            "    <testcase classname=\"{file}\" name=\"{lint}\" file=\"{file}\" line=\"{line}\"><error message=\"{message}\"/></testcase>"
        );
    }
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

/// What is wrong with the charter and with the tests.
fn mistakes(tested: &Tested) -> Vec<(&Source, &Finding)> {
    let amiss =
        tested.amiss.iter().flat_map(|(source, findings)| findings.iter().map(move |one| (source, one)));
    let own = tested.findings.iter().map(|finding| (&tested.source, finding));
    amiss.chain(own).filter(|(_, finding)| finding.level == Level::Deny).collect()
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
