//! The charters that come with the library, as text.
//!
//! They are examples to start from and the library's own touchstones; nothing else in the library knows them. A charter
//! of your own is read the same way from your own text.
//!
//! ```
//! use gongzhi::{charters, text};
//!
//! let community = charters::bundled("community").unwrap();
//! assert!(text::read(&community.source()).findings.is_empty());
//! ```

use crate::finding::Source;

/// A charter inside the library, with its rule tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bundled {
    /// Its name, as `gongzhi check NAME` takes it; of several editions of one charter, the charter's name and a year.
    pub name: &'static str,
    /// The charter.
    pub charter: &'static str,
    /// Its rule tests.
    pub tests: &'static str,
}

/// Every bundled charter, by name.
pub const BUNDLED: &[Bundled] = &[
    Bundled {
        name: "community",
        charter: include_str!("community.charter"),
        tests: include_str!("community.scenario"),
    },
    Bundled {
        name: "petition",
        charter: include_str!("petition.charter"),
        tests: include_str!("petition.scenario"),
    },
    Bundled {
        name: "disclosure",
        charter: include_str!("disclosure.charter"),
        tests: include_str!("disclosure.scenario"),
    },
    Bundled {
        name: "residents-committee-2018",
        charter: include_str!("residents-committee-2018.charter"),
        tests: include_str!("residents-committee-2018.scenario"),
    },
    Bundled {
        name: "residents-committee-2025",
        charter: include_str!("residents-committee-2025.charter"),
        tests: include_str!("residents-committee-2025.scenario"),
    },
    Bundled {
        name: "mediation",
        charter: include_str!("mediation.charter"),
        tests: include_str!("mediation.scenario"),
    },
    Bundled {
        name: "hotline-baoding",
        charter: include_str!("hotline-baoding.charter"),
        tests: include_str!("hotline-baoding.scenario"),
    },
    Bundled {
        name: "hotline-tangshan",
        charter: include_str!("hotline-tangshan.charter"),
        tests: include_str!("hotline-tangshan.scenario"),
    },
    Bundled {
        name: "grid-2021",
        charter: include_str!("grid-2021.charter"),
        tests: include_str!("grid-2021.scenario"),
    },
    Bundled {
        name: "grid-2026",
        charter: include_str!("grid-2026.charter"),
        tests: include_str!("grid-2026.scenario"),
    },
];

/// The bundled charter of that name.
#[must_use]
pub fn bundled(name: &str) -> Option<&'static Bundled> {
    BUNDLED.iter().find(|bundled| bundled.name == name)
}

impl Bundled {
    /// The charter with the file name under which it is reported.
    #[must_use]
    pub fn source(&self) -> Source {
        Source::new(&format!("{}.charter", self.name), self.charter)
    }

    /// The rule tests with the file name under which they are reported.
    #[must_use]
    pub fn tests_source(&self) -> Source {
        Source::new(&format!("{}.scenario", self.name), self.tests)
    }
}
