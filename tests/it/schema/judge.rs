//! A small judge of JSON Schema, for the words that our schemas use; it knows no other and says so.

use serde_json::{Map, Value};

/// Where `value` does not fit, and which word of the schema says so.
pub(super) fn violations(schema: &Value, value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    judge(schema, schema, value, "", &mut found);
    found
}

fn judge(root: &Value, schema: &Value, value: &Value, place: &str, found: &mut Vec<String>) {
    let schema = schema.as_object().unwrap();
    for (word, says) in schema {
        if !fits(root, schema, (word, says), value, place, found) {
            found.push(format!("{place} {word}"));
        }
    }
}

fn fits(
    root: &Value,
    schema: &Map<String, Value>,
    (word, says): (&str, &Value),
    value: &Value,
    place: &str,
    found: &mut Vec<String>,
) -> bool {
    let size = |says: &Value| usize::try_from(says.as_u64().unwrap()).unwrap();
    match word {
        "$schema" | "$defs" | "title" | "description" | "examples" => true,
        "$ref" => {
            let at = says.as_str().unwrap().strip_prefix('#').unwrap();
            judge(root, root.pointer(at).unwrap(), value, place, found);
            true
        }
        "type" => match says.as_str().unwrap() {
            "object" => value.is_object(),
            "array" => value.is_array(),
            "string" => value.is_string(),
            "boolean" => value.is_boolean(),
            other => panic!("a type that the judge does not know: {other}"),
        },
        "const" => value == says,
        "enum" => says.as_array().unwrap().contains(value),
        "minLength" => value.as_str().is_none_or(|text| text.chars().count() >= size(says)),
        "minProperties" => value.as_object().is_none_or(|fields| fields.len() >= size(says)),
        "maxProperties" => value.as_object().is_none_or(|fields| fields.len() <= size(says)),
        "items" => {
            for (index, item) in value.as_array().into_iter().flatten().enumerate() {
                judge(root, says, item, &format!("{place}/{index}"), found);
            }
            true
        }
        "properties" => {
            for (name, field) in value.as_object().into_iter().flatten() {
                if let Some(schema) = says.get(name) {
                    judge(root, schema, field, &format!("{place}/{name}"), found);
                }
            }
            true
        }
        "additionalProperties" => {
            assert_eq!(says, &Value::Bool(false));
            let known = schema["properties"].as_object().unwrap();
            value.as_object().is_none_or(|fields| fields.keys().all(|name| known.contains_key(name)))
        }
        other => panic!("a word that the judge does not know: {other}"),
    }
}
