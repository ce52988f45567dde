//! Names of Rust as JSON has them.

/// `AtLeast` and `at_least` as `at-least`.
pub(super) fn kebab(name: &str) -> String {
    let mut kebab = String::new();
    for letter in name.chars() {
        match letter {
            '_' => kebab.push('-'),
            upper if upper.is_uppercase() => {
                if !kebab.is_empty() {
                    kebab.push('-');
                }
                kebab.extend(upper.to_lowercase());
            }
            other => kebab.push(other),
        }
    }
    kebab
}

/// The name under which a type's form is defined: `BodyText` as `body`.
pub(super) fn definition(name: &str) -> String {
    kebab(name.strip_suffix("Text").unwrap_or(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_written_as_json_has_them() {
        assert_eq!(kebab("for_each"), "for-each");
        assert_eq!(kebab("AtLeast"), "at-least");
        assert_eq!(definition("ScenarioFile"), "scenario-file");
        assert_eq!(definition("BodyText"), "body");
    }
}
