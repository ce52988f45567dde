//! Charters that others extend: beside the file that says so, or bundled.

use std::path::Path;

use gongzhi::{
    charters::{self, BUNDLED},
    finding::Source,
    text,
};

use crate::{answer::Failure, load};

/// A charter's text, with the texts above it that it extends.
pub(crate) fn stacked(source: Source) -> Result<Source, Failure> {
    let mut failure = None;
    let found = text::stacked(source, |name, from| match find(name, from) {
        Ok(found) => found,
        Err(why) => {
            failure = Some(why);
            None
        }
    });
    failure.map_or(Ok(found), Err)
}

/// The text of the charter `name` that `from` extends.
fn find(name: &str, from: &Source) -> Result<Option<Source>, Failure> {
    if !BUNDLED.iter().any(|bundled| bundled.source() == Source::new(from.name(), from.text())) {
        for extension in ["charter", "json"] {
            let path = Path::new(from.name()).with_file_name(format!("{name}.{extension}"));
            if let Some(path) = path.to_str().filter(|_| path.is_file()) {
                return load::text(path).map(Some);
            }
        }
    }
    Ok(charters::bundled(name).map(charters::Bundled::source))
}
