//! `gongzhi trace`: what carries out each article, or each entry of a checklist.

use std::sync::Arc;

use clap::Args;
use gongzhi::{
    charter::Charter,
    finding::{Bilingual, Language},
    scenario::Coverage,
    trace::{Checklist, Trace, no_entry},
};
use serde_json::{Value, json};

use crate::{
    answer::{Answer, Failure},
    file, load,
    options::{Common, Format},
    test::{Choice, Library, TestFile, Tested},
};

#[derive(Debug, Args)]
#[command(name = "trace", after_help = EXAMPLES)]
pub(crate) struct TraceOf {
    /// A file of text or JSON, or a bundled charter / 文本或 JSON 文件，或者内置章程的名称
    #[arg(value_name = "CHARTER")]
    charter: String,
    /// Only places of this source; may be repeated / 只列此出处的条目，可写多次
    #[arg(long, value_name = "NAME")]
    source: Vec<String>,
    /// A list of what should be covered, each a line `SOURCE PLACE | what it is | why it is left out` / 应当落实的清单，每行“出处 条目 | 内容 | 不写入的理由”
    #[arg(long, value_name = "FILE")]
    items: Option<String>,
}

const EXAMPLES: &str = "\
A place is covered if a rule or promise cites it. Tests are those that meet such a rule, or cite the place.
有规则或者承诺引用即为落实。场景是运行到这些规则的，或者引用该条目的。

Examples / 示例:
  gongzhi trace petition --source XF
  gongzhi trace community --items items.txt
  gongzhi trace mediation --format json";

impl TraceOf {
    pub(crate) fn run(&self, common: &Common) -> Result<Answer, Failure> {
        let items = self.items.as_deref().map(checklist).transpose()?;
        let loaded = load::charter(&self.charter)?;
        let written = match loaded.sound(common) {
            Ok(written) => written,
            Err(answer) => return Ok(answer),
        };
        let Some(charter) = Charter::compile(written).charter.map(Arc::new) else {
            let (en, zh) =
                ("the charter does not hold: run `gongzhi check`", "章程不成立：请先运行 gongzhi check");
            return Err(Bilingual::new(en, zh).into());
        };
        let mut trace = Trace::of(&gongzhi::text::merged(&loaded.source).statements);
        self.meet(&mut trace, &charter, common.language());
        let lacks = items.as_ref().is_some_and(|items| items.lacks(&trace).next().is_some());
        let text = match common.format {
            Format::Text => self.text(&trace, &charter, items.as_ref(), common.language()),
            Format::Json => format!("{:#}\n", self.json(&trace, &charter, items.as_ref(), common.language())),
        };
        Ok(if lacks { Answer::short(text) } else { Answer::well(text) })
    }

    /// Adds the rule tests of the charter, if it has any.
    fn meet(&self, trace: &mut Trace, charter: &Arc<Charter>, language: Language) {
        let mut library = Library::new(Some(self.charter.clone()));
        let mut coverage = Coverage::of(charter, 1);
        for file in TestFile::of(&self.charter).unwrap_or_default() {
            trace.cited_by(&gongzhi::syntax::parse(file.source.text()).tree.statements);
            for tested in Tested::run(&file, &mut library, &Choice::default(), language) {
                for (subject, seen) in &tested.seen {
                    coverage.add(subject.title.as_str(), seen);
                }
            }
        }
        trace.meet(&coverage);
    }

    fn text(
        &self,
        trace: &Trace,
        charter: &Charter,
        items: Option<&Checklist>,
        language: Language,
    ) -> String {
        let (name, edition) = (&charter.name, &charter.edition);
        let mut text = match language {
            Language::En => format!("{name}, edition {edition}:\n"),
            Language::Zh => format!("{name}，版次 {edition}：\n"),
        };
        text.push_str(&trace.show(&self.source, language));
        let Some(items) = items else { return text };
        for (entry, why) in items.left_out() {
            let said = if language == Language::En { "left out" } else { "不写入" };
            text.push_str(&format!("{said}: {} {}: {why}\n", entry.source, entry.place));
        }
        for (entry, lack) in items.lacks(trace) {
            text.push_str(&format!("{} {}: {}\n", entry.source, entry.place, lack.say(language)));
        }
        text
    }

    fn json(&self, trace: &Trace, charter: &Charter, items: Option<&Checklist>, language: Language) -> Value {
        let asked = trace.places.iter();
        let asked = asked.filter(|place| self.source.is_empty() || self.source.contains(&place.source));
        let places = asked.map(|place| {
            json!({
                "source": place.source,
                "place": place.place,
                "rules": place.rule_names().collect::<Vec<_>>(),
                "promises": place.promises,
                "scenarios": place.scenarios,
            })
        });
        let left_out = items.into_iter().flat_map(Checklist::left_out).map(|(entry, why)| {
            json!({ "source": entry.source, "place": entry.place, "words": entry.words, "why": why })
        });
        let lacks = items.into_iter().flat_map(|items| items.lacks(trace)).map(|(entry, lack)| {
            json!({ "source": entry.source, "place": entry.place, "words": entry.words, "lack": lack.say(language) })
        });
        json!({
            "version": 1,
            "charter": charter.name,
            "edition": charter.edition,
            "places": places.collect::<Vec<_>>(),
            "left_out": left_out.collect::<Vec<_>>(),
            "lacks": lacks.collect::<Vec<_>>(),
        })
    }
}

fn checklist(path: &str) -> Result<Checklist, Failure> {
    Checklist::read(&file::read(path)?).map_err(|line| no_entry(line).into())
}
