//! The form that a value has in JSON.

use crate::{
    finding::Span,
    text::{AmountText, Expression, Format, Path, TypeText},
};

/// What has a form in JSON.
pub(crate) trait InJson {
    /// The form.
    fn shape() -> Shape;
}

/// The form of a value.
#[derive(Debug, Clone)]
pub(crate) enum Shape {
    /// `true` or `false`.
    Flag,
    /// Any text.
    Text,
    /// A text in the words of the language.
    Words(&'static Words),
    /// One of these texts.
    OneOf(&'static [&'static str]),
    /// This version.
    Version(u32),
    /// Several of the same form.
    List(Box<Shape>),
    /// An object.
    Part(Part),
    /// An object with exactly one field, whose name says which.
    Choice(Part),
    /// What JSON does not have.
    Hidden,
}

/// A sort of text in the words of the language.
#[derive(Debug)]
pub(crate) struct Words {
    pub(crate) name: &'static str,
    pub(crate) about: &'static str,
    pub(crate) examples: &'static [&'static str],
    /// Whether it says nothing if it is empty; else there is no such text.
    pub(crate) may_be_empty: bool,
}

/// An object.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    /// The name of its type.
    pub(crate) name: &'static str,
    /// What it is.
    pub(crate) about: &'static str,
    /// Its fields; a function, as parts hold one another.
    pub(crate) fields: fn() -> Vec<Field>,
}

/// One field of an object.
#[derive(Debug, Clone)]
pub(crate) struct Field {
    /// Its name in Rust.
    pub(crate) name: &'static str,
    /// What it says.
    pub(crate) about: &'static str,
    /// The form of what it holds.
    pub(crate) shape: Shape,
}

const NAME: Words = Words {
    name: "name",
    about: "A name, a path, a date or an instant, or a placeholder. Reserved words stand in English or Chinese.",
    examples: &["committee", "committee.member", "raiser", "2026-01-31", "2026-01-31 09:00", "<present>"],
    may_be_empty: false,
};

const EXPRESSION: Words = Words {
    name: "expression",
    about: "A condition, a value, or a cell of a table.",
    examples: &["not pending and contact.times ≥ 1", "urgent", "5 to 9", "\"in writing\""],
    may_be_empty: true,
};

const AMOUNT: Words = Words {
    name: "amount",
    about: "An amount, a number, a share, or the fact or table that says it.",
    examples: &["3 working days", "2 times", "30", "2/3", "grading"],
    may_be_empty: false,
};

const TYPE: Words = Words {
    name: "type",
    about: "What a fact is, or a number of seats.",
    examples: &["yes or no", "low or high", "1 to 90 days", "date", "text"],
    may_be_empty: false,
};

macro_rules! shapes {
    ($($type:ty: $shape:expr;)*) => {$(
        impl InJson for $type {
            fn shape() -> Shape {
                $shape
            }
        }
    )*};
}

shapes! {
    bool: Shape::Flag;
    String: Shape::Text;
    Path: Shape::Words(&NAME);
    Expression: Shape::Words(&EXPRESSION);
    AmountText: Shape::Words(&AMOUNT);
    TypeText: Shape::Words(&TYPE);
    Format: Shape::Version(u32::from(Format));
    Span: Shape::Hidden;
}

impl<T: InJson> InJson for Vec<T> {
    fn shape() -> Shape {
        Shape::List(Box::new(T::shape()))
    }
}

impl<T: InJson> InJson for Option<T> {
    fn shape() -> Shape {
        T::shape()
    }
}
