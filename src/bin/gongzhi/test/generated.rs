//! Rule tests that are made for what those at hand do not meet, and written into files.

use std::{path::Path, sync::Arc};

use gongzhi::{
    charter::Charter,
    finding::{Bilingual, Language, Source},
    scenario::{Coverage, Generated, GeneratedFile},
};
use serde_json::{Value, json};

use super::{covered, mutated};
use crate::{answer::Failure, file};

/// Where made rule tests go.
#[derive(Debug)]
pub(super) struct Shelf<'a> {
    pub(super) folder: &'a str,
    /// Whether files that are there may be replaced.
    pub(super) is_forced: bool,
}

/// What was made for one charter.
#[derive(Debug)]
pub(crate) struct OfCharter {
    source: Source,
    charter: String,
    edition: String,
    files: Vec<Written>,
    generated: Generated,
}

/// A file of made rule tests.
#[derive(Debug)]
struct Written {
    path: String,
    text: String,
    scenarios: usize,
}

/// Makes rule tests for each charter that was tested, and writes them.
pub(super) fn all(
    covered: &[covered::OfCharter],
    mutants: &[mutated::OfCharter],
    limit: usize,
    shelf: &Shelf<'_>,
) -> Result<Vec<OfCharter>, Failure> {
    let mut made: Vec<OfCharter> = covered.iter().map(|covered| of(covered, limit, shelf.folder)).collect();
    // Mutants were made of the same charters, in the same order.
    for (made, mutated) in made.iter_mut().zip(mutants) {
        let path = format!("{}/{}-mutants.scenario", shelf.folder, mutated.name());
        made.files.extend(mutated.file().map(|(text, scenarios)| Written { path, text, scenarios }));
    }
    let files: Vec<&Written> = made.iter().flat_map(|made| &made.files).collect();
    for (place, file) in files.iter().enumerate() {
        let is_there = Path::new(&file.path).exists() && !shelf.is_forced;
        if is_there || files.iter().take(place).any(|earlier| earlier.path == file.path) {
            return Err(is_taken(&file.path).into());
        }
    }
    if !files.is_empty() {
        file::make_directory(shelf.folder)?;
    }
    for written in files {
        file::write(&written.path, &written.text)?;
    }
    Ok(made)
}

fn of(covered: &covered::OfCharter, limit: usize, folder: &str) -> OfCharter {
    let coverage: &Coverage = covered.coverage();
    let charter: Arc<Charter> = Arc::clone(coverage.shared());
    let generated = Generated::of(coverage, limit);
    let path = |name: &str| format!("{folder}/{}-{name}.scenario", charter.name);
    let written = |file: &GeneratedFile| Written {
        path: path(&file.name),
        text: file.text.clone(),
        scenarios: file.scenarios,
    };
    let files = generated.files().iter().map(written).collect();
    let (name, edition) = (charter.name.to_string(), charter.edition.clone());
    OfCharter { source: covered.source().clone(), charter: name, edition, files, generated }
}

fn is_taken(file: &str) -> Bilingual {
    Bilingual::new(
        format!("`{file}` is there already; name another folder, or replace it with `--force`"),
        format!("“{file}”已经存在；请换一个文件夹，或者加 `--force` 覆盖它"),
    )
}

impl OfCharter {
    pub(super) fn text(&self, language: Language) -> String {
        let mut lines = vec![self.headline(language)];
        lines.extend(self.files.iter().map(|file| match language {
            Language::En => format!("  {}: {}", file.path, file.scenarios),
            Language::Zh => format!("  {}：{}", file.path, file.scenarios),
        }));
        let missing: Vec<_> = self.generated.missing().collect();
        if !missing.is_empty() {
            lines.push(match language {
                Language::En => "not generated, since no run was found that meets it:".to_owned(),
                Language::Zh => "未能生成，没有找到能覆盖的经过：".to_owned(),
            });
        }
        for covered in missing {
            let (line, column) = self.source.line_column(covered.span.start);
            let what = self.generated.coverage().say(covered);
            lines.push(format!(
                "  {}:{line}:{column}  {}",
                self.source.file(covered.span),
                what.get(language)
            ));
        }
        lines.join("\n") + "\n"
    }

    fn headline(&self, language: Language) -> String {
        let scenarios: usize = self.files.iter().map(|file| file.scenarios).sum();
        let (charter, edition) = (&self.charter, &self.edition);
        let permille = self.generated.coverage().count(None).permille();
        let percent = format!("{}.{} %", permille / 10, permille % 10);
        match language {
            Language::En => format!(
                "generated for {charter}, edition {edition}: {scenarios} scenarios; with them {percent} is covered"
            ),
            Language::Zh => {
                format!("为章程 {charter}（版次 {edition}）生成 {scenarios} 个场景，连同它们覆盖 {percent}")
            }
        }
    }

    pub(super) fn json(&self, language: Language) -> Value {
        let missing = self.generated.missing().map(|covered| {
            let (line, column) = self.source.line_column(covered.span.start);
            let what = self.generated.coverage().say(covered);
            let file = self.source.file(covered.span);
            json!({ "what": what.get(language), "file": file, "line": line, "column": column })
        });
        json!({
            "charter": self.charter,
            "edition": self.edition,
            "files": self.files.iter().map(|file| {
                json!({ "file": file.path, "scenarios": file.scenarios })
            }).collect::<Vec<_>>(),
            "count": self.generated.coverage().count(None),
            "missing": missing.collect::<Vec<_>>(),
        })
    }
}
