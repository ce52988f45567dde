//! What a command says, where it goes, and with which exit status.

use std::{
    io::{ErrorKind, Write},
    process::ExitCode,
};

use gongzhi::finding::{Bilingual, Language};

/// What a command answers: text for stdout, what is said beside it on stderr, and whether all is well.
#[derive(Debug)]
pub(crate) struct Answer {
    text: String,
    aside: String,
    well: bool,
}

/// Why the question could not be asked: sentences for stderr.
#[derive(Debug)]
pub(crate) struct Failure {
    sentences: Vec<Bilingual>,
}

const RED: &str = "\u{1b}[1;31m";
const PLAIN: &str = "\u{1b}[0m";

impl Answer {
    /// All is well.
    pub(crate) fn well(text: String) -> Self {
        Self { text, aside: String::new(), well: true }
    }

    /// The charter or a test falls short, or the answer is not known.
    pub(crate) fn short(text: String) -> Self {
        Self { text, aside: String::new(), well: false }
    }

    /// Adds what is said beside the answer: findings, or what was done.
    pub(crate) fn aside(mut self, text: &str) -> Self {
        self.aside.push_str(text);
        self
    }

    /// Writes the answer. A reader that closes the pipe early has seen enough; an answer that cannot be written
    /// is lost, and says so.
    pub(crate) fn print(&self, language: Language) -> ExitCode {
        let _ = anstream::stderr().write_all(self.aside.as_bytes());
        let mut out = anstream::stdout();
        match out.write_all(self.text.as_bytes()).and_then(|()| out.flush()) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => {
                let en = format!("cannot write the answer: {error}");
                Failure::from(Bilingual::new(en, format!("无法写出答案：{error}"))).print(language)
            }
            _ if self.well => ExitCode::SUCCESS,
            _ => ExitCode::from(1),
        }
    }
}

impl Failure {
    /// One or more reasons.
    pub(crate) fn new(sentences: Vec<Bilingual>) -> Self {
        Self { sentences }
    }

    /// Writes the reasons.
    pub(crate) fn print(&self, language: Language) -> ExitCode {
        let mut err = anstream::stderr();
        for sentence in &self.sentences {
            let _ = writeln!(err, "{}{}", Self::label(language), sentence.get(language));
        }
        ExitCode::from(2)
    }

    fn label(language: Language) -> String {
        match language {
            Language::En => format!("{RED}error:{PLAIN} "),
            Language::Zh => format!("{RED}错误：{PLAIN}"),
        }
    }
}

impl From<Bilingual> for Failure {
    fn from(sentence: Bilingual) -> Self {
        Self::new(vec![sentence])
    }
}
