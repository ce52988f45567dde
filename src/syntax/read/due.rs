//! Reads the keyword that is due, and says what stands there instead.

use super::{
    file::FileReader,
    mistakes::{Reported, shown},
    near::{NearMiss, near_miss},
    number, quote,
    scanner::Scanner,
    stray,
};
use crate::{
    finding::{Language, Lint},
    syntax::{Keyword, Term, Unit},
};

/// The keyword that is next, if one is, with its language. The cursor goes past it.
pub(super) fn eat_keyword(scanner: &mut Scanner<'_>) -> Option<(Keyword, Language)> {
    if scanner.is_at_arrow() {
        let language = if scanner.peek() == Some('-') { Language::En } else { Language::Zh };
        scanner.eat_arrow();
        return Some((Keyword::Goes, language));
    }
    if let Some(keyword) = Keyword::beginning(scanner.rest()) {
        scanner.advance(keyword.word(Language::Zh).len());
        return Some((keyword, Language::Zh));
    }
    let (run, length) = scanner.run();
    let bound = match run.as_str() {
        "at" => eat_two(scanner, length, &[("least", Keyword::AtLeast), ("most", Keyword::AtMost)]),
        "more" => eat_two(scanner, length, &[("than", Keyword::MoreThan)]),
        _ => None,
    };
    let found = bound.or_else(|| {
        let (keyword, language) = Keyword::from_word(&run)?;
        scanner.advance(length);
        (language == Language::En).then_some(keyword)
    });
    found.map(|keyword| (keyword, Language::En))
}

/// Reads a keyword of two words, of which the first, `length` bytes long, is next.
fn eat_two(scanner: &mut Scanner<'_>, length: usize, seconds: &[(&str, Keyword)]) -> Option<Keyword> {
    let mut ahead = scanner.clone();
    ahead.advance(length);
    ahead.skip_spaces();
    let &(_, keyword) = seconds.iter().find(|(second, _)| ahead.eat_run(second))?;
    *scanner = ahead;
    Some(keyword)
}

impl FileReader {
    /// Reads the keyword that is due. A misspelt one is reported and read as the one that was meant.
    pub(super) fn keyword(
        &mut self,
        scanner: &mut Scanner<'_>,
        may_stand: impl Fn(&Self, Keyword) -> bool,
    ) -> Result<(Keyword, Language), Reported> {
        if let Some(found) = eat_keyword(scanner) {
            return Ok(found);
        }
        let (run, length) = scanner.run();
        match run.chars().next() {
            None => Err(self.no_word(scanner)),
            Some('0'..='9') => Err(self.bare_amount(scanner)),
            Some(_) => match near_miss(&run, |keyword| may_stand(self, keyword)) {
                Some(near) => Ok(self.misspelt(scanner, &run, near)),
                None => Err(self.unknown(scanner, &run, length)),
            },
        }
    }

    /// A mark or a text where a keyword is due.
    fn no_word(&mut self, scanner: &mut Scanner<'_>) -> Reported {
        let start = scanner.position();
        if !quote::is_at_quote(scanner) {
            let span = scanner.here();
            return stray::mark(&mut self.mistakes, span, scanner.bump().unwrap_or(' '));
        }
        if let Err(reported) = quote::text(scanner, &mut self.mistakes) {
            return reported;
        }
        let said =
            ("a text stands where a keyword is due".to_owned(), "此处应为关键词，而不是文字".to_owned());
        let hint = (
            "a title stands right after a new name; two titles are parted by `/`".to_owned(),
            "标题紧跟在新名称之后，两个标题之间用 `/` 分隔".to_owned(),
        );
        self.mistakes.say_with_hint(Lint::MisplacedTitle, scanner.span_from(start), said, hint)
    }

    /// An amount where a keyword is due: `15日内`, `5 days`.
    fn bare_amount(&mut self, scanner: &mut Scanner<'_>) -> Reported {
        let start = scanner.position();
        let term = match number::number(scanner, &mut self.mistakes) {
            Ok(term) => term,
            Err(reported) => return reported,
        };
        let text = shown(scanner.text_from(start));
        let said =
            (format!("`{text}` stands where a keyword is due"), format!("此处应为关键词，而不是 `{text}`"));
        let keyword = match term {
            Term::Amount(_, Unit::Times, _) => Keyword::AtMost,
            Term::Amount(..) => Keyword::Within,
            Term::Share(..) => Keyword::AtLeast,
            Term::Date(_) | Term::Instant(_) => Keyword::Since,
            _ => return self.mistakes.say(Lint::UnknownKeyword, scanner.span_from(start), said.0, said.1),
        };
        let hint = (
            format!("write what it is: `{keyword} {text}`"),
            format!("写明它是什么：`{} {text}`", keyword.word(Language::Zh)),
        );
        self.mistakes.say_with_hint(Lint::UnknownKeyword, scanner.span_from(start), said, hint)
    }

    fn misspelt(&mut self, scanner: &mut Scanner<'_>, run: &str, near: NearMiss) -> (Keyword, Language) {
        let start = scanner.position();
        for _ in 0..near.length {
            scanner.bump();
        }
        let written = shown(scanner.text_from(start));
        let rest: String = run.chars().skip(near.length).collect();
        let word = near.keyword.word(near.language);
        let form = if rest.is_empty() { word.to_owned() } else { format!("{word} {}", shown(&rest)) };
        self.mistakes.say_with_hint(
            Lint::UnknownKeyword,
            scanner.span_from(start),
            (format!("`{written}` is no keyword"), format!("`{written}` 不是关键词")),
            (format!("did you mean `{form}`?"), format!("是否应为 `{form}`？")),
        );
        (near.keyword, near.language)
    }

    fn unknown(&mut self, scanner: &mut Scanner<'_>, run: &str, length: usize) -> Reported {
        let start = scanner.position();
        scanner.advance(length);
        let text = shown(run);
        self.mistakes.say_with_hint(
            Lint::UnknownKeyword,
            scanner.span_from(start),
            (format!("`{text}` stands where a keyword is due"), format!("此处应为关键词，而不是 `{text}`")),
            (
                "a name of several words is joined by hyphens, a list by `and`, `or` or `、`".to_owned(),
                "名称中不留空格；并列的名称用 `、`、`且` 或 `或` 连接".to_owned(),
            ),
        )
    }
}
