//! What is left, for a finding: the first boxes in words, and one point that shows it.

use super::{Region, Rest, Space, TooMany, told::together};
use crate::finding::Bilingual;

/// So many boxes are told.
const TOLD: usize = 3;

/// The first boxes that something leaves uncovered.
#[derive(Debug, Clone)]
pub(in crate::check) struct Left {
    boxes: Vec<Region>,
    /// Whether there are others.
    has_more: bool,
}

impl Rest<'_> {
    /// The first boxes that are left, if anything is.
    pub(in crate::check) fn left(mut self) -> Result<Option<Left>, TooMany> {
        let Some(first) = self.next()? else { return Ok(None) };
        let mut left = Left { boxes: vec![first], has_more: false };
        loop {
            match self.next() {
                Ok(Some(next)) if left.boxes.len() < TOLD => left.boxes.push(next),
                Ok(None) => return Ok(Some(left)),
                Ok(Some(_)) | Err(TooMany) => {
                    left.has_more = true;
                    return Ok(Some(left));
                }
            }
        }
    }
}

impl Left {
    /// This one box.
    pub(in crate::check) fn one(region: Region) -> Self {
        Self { boxes: vec![region], has_more: false }
    }

    /// The first box in words: `matter = hazard`, `floor = 10 to 19`.
    pub(in crate::check) fn told(&self, space: &Space<'_>) -> Bilingual {
        self.boxes.first().map_or_else(Bilingual::default, |region| told(space, region))
    }

    /// One point in the first box, and the other boxes.
    pub(in crate::check) fn note(&self, space: &Space<'_>) -> Bilingual {
        let point = self.boxes.first().map(|region| together(&space.told_point(region))).unwrap_or_default();
        let mut note = if point.en.is_empty() {
            Bilingual::new("whatever the case is", "任何情形都如此")
        } else {
            Bilingual::new(format!("for example {}", point.en), format!("例如{}", point.zh))
        };
        for region in self.boxes.iter().skip(1) {
            let told = told(space, region);
            note = Bilingual::new(
                format!("{}; likewise {}", note.en, told.en),
                format!("{}；{}时也如此", note.zh, told.zh),
            );
        }
        if self.has_more {
            note = Bilingual::new(note.en + "; and others", note.zh + "；还有其他情形");
        }
        note
    }
}

fn told(space: &Space<'_>, region: &Region) -> Bilingual {
    let parts = space.told(region);
    if parts.is_empty() { Bilingual::new("any case", "任何情形") } else { together(&parts) }
}
