//! Names in which a space was forgotten: `派单由热线` declares an action that nobody meant.

use std::collections::BTreeSet;

use super::{
    Keyword, Place,
    read::{Mistakes, Node, shown},
    reserved::reserved,
};
use crate::finding::{Bilingual, Finding, Language, Lint};

/// The longest name, in characters, that is searched for a forgotten space.
const MOST_CHARACTERS: usize = 64;

/// How `name` reads with its spaces, if it can be cut into a name, a keyword and a name that is declared, a
/// reserved word or an amount.
///
/// ```
/// use gongzhi::syntax::forgotten_space;
///
/// let declared = |name: &str| name == "热线";
/// assert_eq!(forgotten_space("派单由热线", declared).as_deref(), Some("派单 由 热线"));
/// assert_eq!(forgotten_space("派单", declared), None);
/// ```
#[must_use]
pub fn forgotten_space(name: &str, is_declared: impl Fn(&str) -> bool) -> Option<String> {
    if name.is_ascii() || name.chars().count() > MOST_CHARACTERS {
        return None;
    }
    let cuts = name.char_indices().skip(1).filter_map(|(at, _)| name.split_at_checked(at));
    cuts.into_iter().find_map(|(before, after)| {
        let word = Keyword::beginning(after)?.word(Language::Zh);
        let rest = after.strip_prefix(word).filter(|rest| !rest.is_empty())?;
        let is_known = is_declared(rest)
            || reserved(Place::Anywhere, rest).is_some()
            || rest.starts_with(|c: char| c.is_ascii_digit());
        is_known.then(|| format!("{before} {word} {rest}"))
    })
}

/// Reports every new name of a file in which a space was forgotten.
pub(super) fn report(nodes: &[Node], mistakes: &mut Mistakes) {
    let new_names = || nodes.iter().map(|node| &node.clause).filter(|clause| clause.keyword.declares());
    let declared: BTreeSet<&str> = new_names().filter_map(|clause| Some(clause.name()?.as_str())).collect();
    for clause in new_names() {
        let Some(name) = clause.name() else { continue };
        if let Some(form) = forgotten_space(name.as_str(), |rest| declared.contains(rest)) {
            let name = shown(name.as_str());
            let message = Bilingual::new(
                format!("`{name}` can be cut into a name, a keyword and a declared name"),
                format!("`{name}` 可以切分为名称、关键词和已声明的名称"),
            );
            let hint = Bilingual::new(
                format!("a name ends only at a space or a mark: write `{form}`"),
                format!("名称到空格或标点为止，请写作 `{form}`"),
            );
            mistakes.add(Finding::new(Lint::GluedName, clause.operand_span(), message).hint(hint));
        }
    }
}
