//! Members whom a rule bars.

use super::{barred::Why, judge::Judge, made_up::BarredBy};
use crate::{
    engine::Person,
    finding::{Bilingual, Lint},
    id::OfficeId,
    structure::{Barred, Membership},
};

impl<'a> Judge<'_, 'a> {
    /// Reports every member who is barred from the body, or from an office that they hold in it.
    pub(super) fn bars(&mut self) {
        let structure = &self.gathered.charter.structure;
        let body = structure.bodies.at(self.unit.body);
        for index in 0..self.persons.len() {
            for barred in &body.composition.bars {
                self.bar(index, barred, None);
            }
            for &office in &body.offices {
                for barred in &structure.offices.at(office).bars {
                    self.bar(index, barred, Some(office));
                }
            }
        }
    }

    /// Reports that a member is barred from the body or from one of its offices. Two members who are barred by each other are
    /// reported once.
    fn bar(&mut self, index: usize, barred: &Barred, office: Option<OfficeId>) {
        let (Some(&person), Some(member)) = (self.persons.get(index), self.members.get(index)) else {
            return;
        };
        if office.is_some() && !member.places.iter().any(|place| place.office == office) {
            return;
        }
        for why in self.gathered.why(self.unit, person, &barred.who) {
            if let Some(member) = self.members.get_mut(index) {
                member.barred.push(BarredBy { why: why.is.clone(), office, origin: barred.origin.clone() });
            }
            if office.is_none() && self.is_said_already(index, barred, &why) {
                continue;
            }
            self.say_barred(person, barred, office, &why.is);
        }
    }

    /// Whether the other one of two members, who bar each other, came before.
    fn is_said_already(&self, index: usize, barred: &Barred, why: &Why<'a>) -> bool {
        let before =
            |other| self.persons.iter().position(|known| *known == other).is_some_and(|at| at < index);
        let is_mutual = matches!(barred.who, Membership::TiedTo(body, _) if body == self.unit.body);
        is_mutual && why.tied.is_some_and(before)
    }

    fn say_barred(&mut self, person: &Person, barred: &Barred, office: Option<OfficeId>, is: &Bilingual) {
        let (said, name) = (self.gathered.said(person), self.named(office));
        let verb = if office.is_some() { ("hold", "担任") } else { ("belong to", "加入") };
        let en = format!("`{said}` may not {} `{}`: {}", verb.0, name.en, is.en);
        let zh = format!("“{said}”不得{}{}：{}", verb.1, name.zh, is.zh);
        self.say(Lint::BarredMember, barred.origin.span, en, zh);
    }
}
