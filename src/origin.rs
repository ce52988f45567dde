//! Where a rule comes from: cited sources, a local choice, remarks, and its place in the charter's text.

use std::sync::Arc;

use crate::{finding::Span, id::SourceId};

/// Where a rule comes from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origin {
    /// The cited places.
    pub sources: Vec<Citation>,
    /// Why it is so, where it is a choice without a source.
    pub local: Option<Arc<str>>,
    /// Remarks shown in reports.
    pub remarks: Vec<Arc<str>>,
    /// Where it stands in the charter's text.
    pub span: Span,
}

/// Places in one source, as in `XF 34, 36`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// The source.
    pub source: SourceId,
    /// The places in it: articles, sections. Opaque.
    pub places: Vec<Arc<str>>,
}
