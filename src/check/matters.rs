//! What is read and never matters: whatever it is, the same follows.

use super::{
    boxes::{Region, Rest, TooMany, Variable},
    tables::Laid,
};
use crate::{
    charter::Workflow,
    finding::{Bilingual, Finding, Lint},
    id::FactId,
    rule::Input,
};

/// The facts that a table reads and that never change what it says. It has neither gaps nor overlaps.
pub(super) fn inputs(mut laid: Laid<'_>, workflow: &Workflow) -> Result<Vec<Finding>, TooMany> {
    let mut idle = Vec::new();
    for input in &laid.table.inputs {
        // What rests on bodies is left open.
        let Input::Fact(fact) = input else { continue };
        if !laid.hangs_on(*fact)? {
            let (name, table) = (&workflow.facts.at(*fact).name, &laid.table.name);
            let en =
                format!("`{name}` never changes what `{table}` says: whatever it is, the same row counts");
            let zh = format!("“{name}”从不影响判定表“{table}”的结果：无论它是什么，结果都相同");
            idle.push(Finding::new(Lint::NeverMatters, laid.table.origin.span, Bilingual::new(en, zh)));
        }
    }
    Ok(idle)
}

impl Laid<'_> {
    /// Whether two combinations of inputs that differ in this fact alone come to rows that say different things.
    fn hangs_on(&mut self, fact: FactId) -> Result<bool, TooMany> {
        let axis = self.space.axis(Variable::Fact(fact));
        let twin = self.space.axis(Variable::Twin(axis));
        let beside = |region: &Region| region.moved(|place| if place == axis { twin } else { place });
        for other in 0..self.rows.len() {
            for one in (0..other).filter(|&one| !self.says_same(one, other)) {
                let boxes = self.pairs(one, other);
                let both = boxes.filter_map(|(one, another)| one.intersection(&beside(another))).collect();
                let above = if self.table.first {
                    let (above, beside_it) = (self.above(one), self.above(other).map(beside));
                    above.cloned().chain(beside_it).collect()
                } else {
                    Vec::new()
                };
                if !Rest::of(&self.space, both, above).is_nothing()? {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }

    /// The boxes of all rows above one.
    fn above(&self, row: usize) -> impl Iterator<Item = &Region> {
        self.rows.iter().take(row).flatten()
    }
}
