//! Operands as text: with brackets where they are needed, each word in its language.

use std::fmt;

use crate::{
    finding::Language,
    syntax::{
        Joiner, Operand, Path, Place, Spelling, Term, Unit,
        reserved::{Reserved, reserved},
    },
};

/// How an operand is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hand {
    /// The language in which every word is rewritten, if it is.
    pub(super) rewrite: Option<Language>,
    /// The language of the clause, for words that have none of their own.
    pub(super) language: Language,
    /// Whether `、` means `or` here.
    pub(super) mark_is_or: bool,
    /// Whether names are joined, which Chinese does with `、`, and not conditions.
    pub(super) joins_names: bool,
}

/// How tightly parts hold together; what is looser stands in brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Tightness {
    Or,
    And,
    Comparison,
    Range,
    Single,
}

impl Hand {
    /// Writes an operand.
    pub(super) fn write(&self, operand: &Operand) -> String {
        let mut text = String::new();
        self.put(operand, Tightness::Or, &mut text);
        text
    }

    fn put(&self, operand: &Operand, least: Tightness, text: &mut String) {
        let needs_brackets = self.tightness(&operand.term) < least;
        if needs_brackets {
            text.push('(');
        }
        self.term(&operand.term, text);
        if needs_brackets {
            text.push(')');
        }
    }

    fn tightness(&self, term: &Term) -> Tightness {
        match term {
            Term::Or(parts, joiner) if self.joined_by_mark(parts, *joiner, true) => Tightness::And,
            Term::Or(..) => Tightness::Or,
            Term::And(..) => Tightness::And,
            Term::Compare(..) | Term::Bounded(..) => Tightness::Comparison,
            Term::Range(..) => Tightness::Range,
            _ => Tightness::Single,
        }
    }

    fn term(&self, term: &Term, text: &mut String) {
        match term {
            Term::Or(parts, joiner) => self.joined(parts, *joiner, true, text),
            Term::And(parts, joiner) => self.joined(parts, *joiner, false, text),
            Term::Compare(left, comparison, right) => {
                self.put(left, Tightness::Range, text);
                text.push_str(&format!(" {} ", comparison.mark()));
                self.put(right, Tightness::Range, text);
            }
            Term::Bounded(comparison, bound) => {
                text.push_str(&format!("{} ", comparison.mark()));
                self.put(bound, Tightness::Range, text);
            }
            Term::Range(low, high, spelling) => {
                self.put(low, Tightness::Single, text);
                text.push_str(if self.word(*spelling) == Language::Zh { "～" } else { " to " });
                self.put(high, Tightness::Single, text);
            }
            Term::Not(inner, spelling) => {
                text.push_str(if self.word(*spelling) == Language::Zh { "非 " } else { "not " });
                self.put(inner, Tightness::Single, text);
            }
            Term::Group(inner) => {
                text.push('(');
                self.put(inner, Tightness::Or, text);
                text.push(')');
            }
            _ => text.push_str(&self.single(term)),
        }
    }

    fn joined(&self, parts: &[Operand], joiner: Joiner, is_or: bool, text: &mut String) {
        let by_mark = self.joined_by_mark(parts, joiner, is_or);
        let word = match (self.rewrite, joiner) {
            (Some(language), _) | (None, Joiner::Word(language)) => language,
            (None, Joiner::Mark) => self.language,
        };
        let joint = match (by_mark, is_or, word) {
            (true, ..) => "、",
            (_, true, Language::En) => " or ",
            (_, true, Language::Zh) => " 或 ",
            (_, false, Language::En) => " and ",
            (_, false, Language::Zh) => " 且 ",
        };
        let least = if is_or && !by_mark { Tightness::And } else { Tightness::Comparison };
        for (index, part) in parts.iter().enumerate() {
            if index > 0 {
                text.push_str(joint);
            }
            self.put(part, least, text);
        }
    }

    /// Whether parts are joined by `、`: where it means what they mean, and was written or is the Chinese way.
    fn joined_by_mark(&self, parts: &[Operand], joiner: Joiner, is_or: bool) -> bool {
        let wanted = match (self.rewrite, joiner) {
            (None | Some(Language::Zh), Joiner::Mark) => true,
            (Some(Language::Zh), Joiner::Word(Language::En)) => self.joins_names,
            _ => false,
        };
        let can = is_or == self.mark_is_or;
        wanted && can && (!is_or || parts.iter().all(|part| self.tightness(&part.term) > Tightness::And))
    }

    fn single(&self, term: &Term) -> String {
        match term {
            Term::Name(path) => self.path(path),
            Term::Word(keyword, spelling) => keyword.word(self.word(*spelling)).to_owned(),
            Term::Number(number) => number.to_string(),
            Term::Share(part, whole) => format!("{part}/{whole}"),
            Term::Amount(number, unit, spelling) => amount(*number, *unit, self.word(*spelling)),
            Term::Date(date) => date.format("%Y-%m-%d").to_string(),
            Term::Month(year, month) => format!("{year:04}-{month:02}"),
            Term::Time(time) => time.format("%H:%M").to_string(),
            Term::Instant(instant) => instant.format("%Y-%m-%d %H:%M").to_string(),
            Term::Offset(minutes) => {
                let sign = if *minutes < 0 { '-' } else { '+' };
                format!("{sign}{:02}:{:02}", minutes.unsigned_abs() / 60, minutes.unsigned_abs() % 60)
            }
            Term::Text(text) => text.to_string(),
            Term::Placeholder(name) => format!("<{name}>"),
            Term::Arrow => {
                crate::syntax::Keyword::Goes.word(self.rewrite.unwrap_or(self.language)).to_owned()
            }
            _ => String::new(),
        }
    }

    fn path(&self, path: &Path) -> String {
        let names = path.segments.iter().map(|segment| match segment.reserved {
            Some((place, spelling)) => match find(place, segment.name.as_str()) {
                Some(word) => word.word(self.word(spelling)).to_owned(),
                None => segment.name.to_string(),
            },
            None => segment.name.to_string(),
        });
        names.collect::<Vec<_>>().join(".")
    }

    fn word(&self, Spelling(written): Spelling) -> Language {
        self.rewrite.unwrap_or(written)
    }
}

fn find(place: Place, name: &str) -> Option<Reserved> {
    reserved(place, name).map(|(word, _)| word)
}

fn amount(number: u64, unit: Unit, language: Language) -> String {
    let word = unit.word(language);
    match language {
        Language::En if number == 1 => format!("1 {}", word.trim_end_matches('s')),
        Language::En => format!("{number} {word}"),
        Language::Zh if unit.takes_counter() => format!("{number}个{word}"),
        Language::Zh => format!("{number}{word}"),
    }
}

impl fmt::Display for Operand {
    /// Writes it with English words, which [`operand`](crate::syntax::operand) reads back.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hand = Hand {
            rewrite: Some(Language::En),
            language: Language::En,
            mark_is_or: false,
            joins_names: false,
        };
        f.write_str(&hand.write(self))
    }
}
