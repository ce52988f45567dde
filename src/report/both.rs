//! Two languages on one page: the second says the same under ids of its own.

/// A piece of the page with `prefix` before every id and in every link. Text can hold no attribute, since a quotation mark in it is
/// written as an entity.
pub(super) fn prefixed(markup: &str, prefix: &str) -> String {
    let mut out = String::with_capacity(markup.len() + markup.len() / 32);
    let mut rest = markup;
    while let Some((before, after)) = rest.split_once("=\"") {
        let (value, tail) = after.split_once('"').unwrap_or((after, ""));
        out.push_str(before);
        out.push_str("=\"");
        let name = before.rsplit([' ', '\n']).next().unwrap_or_default();
        match (name, value.strip_prefix('#')) {
            ("href", Some(id)) => out.push_str(&format!("#{prefix}{id}")),
            ("id" | "for" | "aria-labelledby", _) => {
                let ids: Vec<String> = value.split(' ').map(|id| format!("{prefix}{id}")).collect();
                out.push_str(&ids.join(" "));
            }
            _ => out.push_str(value),
        }
        out.push('"');
        rest = tail;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::prefixed;

    #[test]
    fn every_id_and_every_link_is_renamed_and_nothing_else() {
        let said = "<h2 id=\"a\">id=&quot;a&quot;</h2><a href=\"#a\">a</a><svg aria-labelledby=\"b c\"><label for=\"b\">";
        assert_eq!(
            prefixed(said, "zh-"),
            "<h2 id=\"zh-a\">id=&quot;a&quot;</h2><a href=\"#zh-a\">a</a><svg aria-labelledby=\"zh-b zh-c\"><label for=\"zh-b\">"
        );
    }
}
