//! A schema as JSON.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer, ser::SerializeMap};

use super::{
    shape::{InJson, Part, Shape, Words},
    words::{definition, kebab},
};
use crate::{scenario::ScenarioFile, syntax::Keyword, text::CharterText};

/// A schema of JSON Schema, draft 2020-12; it is written by serde.
#[derive(Debug, Clone)]
pub struct Schema {
    title: &'static str,
    root: String,
    definitions: BTreeMap<String, Definition>,
}

/// The schema of a charter, [`CharterText`] as JSON.
#[must_use]
pub fn charter() -> Schema {
    Schema::of("A charter of gongzhi 共治章程", &CharterText::shape())
}

/// The schema of a file of rule tests, [`ScenarioFile`] as JSON.
#[must_use]
pub fn scenario() -> Schema {
    Schema::of("Rule tests of gongzhi 共治规则测试", &ScenarioFile::shape())
}

/// A form that has a name in the schema.
#[derive(Debug, Clone)]
enum Definition {
    Words(&'static Words),
    Part(Part),
    Choice(Part),
}

impl Schema {
    fn of(title: &'static str, shape: &Shape) -> Self {
        let mut definitions = BTreeMap::new();
        gather(shape, &mut definitions);
        Self { title, root: named(shape).unwrap_or_default(), definitions }
    }
}

/// The name under which a form is defined, if it has one.
fn named(shape: &Shape) -> Option<String> {
    match shape {
        Shape::Words(words) => Some(words.name.to_owned()),
        Shape::Part(part) | Shape::Choice(part) => Some(definition(part.name)),
        _ => None,
    }
}

/// Adds every form with a name that `shape` holds.
fn gather(shape: &Shape, definitions: &mut BTreeMap<String, Definition>) {
    let (found, fields) = match shape {
        Shape::List(item) => return gather(item, definitions),
        Shape::Words(words) => (Definition::Words(words), Vec::new()),
        Shape::Part(part) => (Definition::Part(part.clone()), (part.fields)()),
        Shape::Choice(part) => (Definition::Choice(part.clone()), (part.fields)()),
        _ => return,
    };
    let name = named(shape).unwrap_or_default();
    if definitions.insert(name, found).is_none() {
        fields.iter().for_each(|field| gather(&field.shape, definitions));
    }
}

/// What stands for a map whose values are written as they come.
type Written<S> = Result<<S as Serializer>::Ok, <S as Serializer>::Error>;

impl Serialize for Schema {
    fn serialize<S: Serializer>(&self, serializer: S) -> Written<S> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("$schema", "https://json-schema.org/draft/2020-12/schema")?;
        map.serialize_entry("title", self.title)?;
        map.serialize_entry("$ref", &format!("#/$defs/{}", self.root))?;
        map.serialize_entry("$defs", &self.definitions)?;
        map.end()
    }
}

impl Serialize for Definition {
    fn serialize<S: Serializer>(&self, serializer: S) -> Written<S> {
        let mut map = serializer.serialize_map(None)?;
        match self {
            Self::Words(words) => {
                map.serialize_entry("description", words.about)?;
                map.serialize_entry("type", "string")?;
                if !words.may_be_empty {
                    map.serialize_entry("minLength", &1)?;
                }
                map.serialize_entry("examples", words.examples)?;
            }
            Self::Part(part) | Self::Choice(part) => {
                map.serialize_entry("description", part.about.trim())?;
                map.serialize_entry("type", "object")?;
                map.serialize_entry("properties", &Properties(part))?;
                map.serialize_entry("additionalProperties", &false)?;
                if matches!(self, Self::Choice(_)) {
                    map.serialize_entry("minProperties", &1)?;
                    map.serialize_entry("maxProperties", &1)?;
                }
            }
        }
        map.end()
    }
}

struct Properties<'p>(&'p Part);

impl Serialize for Properties<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Written<S> {
        let mut map = serializer.serialize_map(None)?;
        for field in (self.0.fields)() {
            if !matches!(field.shape, Shape::Hidden) {
                let name = kebab(field.name);
                map.serialize_entry(
                    &name,
                    &Value { about: described(&name, field.about), shape: &field.shape },
                )?;
            }
        }
        map.end()
    }
}

/// What a field is for, with the Chinese word of the language where the field is called by its keyword.
fn described(name: &str, about: &str) -> String {
    let about = about.trim();
    match Keyword::from_word(name) {
        Some((keyword, _)) => format!("{}: {about}", keyword.word(crate::Language::Zh)),
        None => about.to_owned(),
    }
}

/// A value, with what it is for if that is said.
struct Value<'s> {
    about: String,
    shape: &'s Shape,
}

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Written<S> {
        let mut map = serializer.serialize_map(None)?;
        if !self.about.is_empty() {
            map.serialize_entry("description", &self.about)?;
        }
        match self.shape {
            Shape::Flag => map.serialize_entry("type", "boolean")?,
            Shape::Text => map.serialize_entry("type", "string")?,
            Shape::OneOf(words) => map.serialize_entry("enum", words)?,
            Shape::Version(version) => map.serialize_entry("const", version)?,
            Shape::List(item) => {
                map.serialize_entry("type", "array")?;
                map.serialize_entry("items", &Value { about: String::new(), shape: item })?;
            }
            named_shape => {
                let name = named(named_shape).unwrap_or_default();
                map.serialize_entry("$ref", &format!("#/$defs/{name}"))?;
            }
        }
        map.end()
    }
}
