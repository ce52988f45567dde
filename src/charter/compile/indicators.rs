//! Indicators, each read in the workflow whose cases it counts.

use super::{category::Category, hall::Hall, room::Room};
use crate::{
    charter::{Hindsight, Indicator, Measure},
    id::{IndicatorId, List},
    text::{ConditionText, IndicatorText, MedianText},
};

impl Hall<'_> {
    /// The indicators that were read in their workflows, in the order of the text; the others are reported.
    pub(super) fn indicators(&mut self) -> List<IndicatorId, Indicator> {
        for (index, text) in self.text.indicators.iter().enumerate() {
            let earlier = self.text.indicators.iter().take(index);
            if earlier.filter(|other| other.name.as_str() == text.name.as_str()).count() > 0 {
                self.duplicate(&text.name, Category::Indicator, Category::Indicator);
            }
            match &text.of {
                Some(of) => drop(self.workflow_named(of)),
                None => {
                    let name = &text.name;
                    let en =
                        format!("the indicator `{name}` does not say whose cases it counts: `for WORKFLOW`");
                    self.incomplete(
                        name.span,
                        en,
                        format!("指标“{name}”没有写明统计哪个流程的事项：“对 流程”"),
                    );
                }
            }
        }
        let mut list = List::default();
        for indicator in std::mem::take(&mut self.read_indicators).into_values() {
            list.push(indicator);
        }
        list
    }
}

impl Room<'_, '_> {
    /// Reads the indicators that count cases of this workflow.
    pub(super) fn indicators(&mut self) {
        let texts = self.hall.text;
        let counts =
            |text: &IndicatorText| text.of.as_ref().is_some_and(|of| of.as_str() == self.text.name.as_str());
        let own: Vec<_> = texts.indicators.iter().enumerate().filter(|(_, text)| counts(text)).collect();
        for (index, text) in own {
            let depth = self.hall.findings.enter(&text.notes);
            let indicator = self.indicator(text);
            self.hall.findings.leave(depth);
            if let Some(indicator) = indicator {
                self.hall.read_indicators.insert(index, indicator);
            }
        }
    }

    fn indicator(&mut self, text: &IndicatorText) -> Option<Indicator> {
        let name = self.hall.new_name(&text.name);
        let titles = self.hall.titles(&text.name, &text.titles);
        let origin = self.hall.origin(&text.notes, text.name.span);
        let share = text.share.as_ref().map(|share| self.hindsight_of(share));
        let median = text.median.as_ref().map(|median| self.median(median));
        let among = text.condition.as_ref().map(|only| self.hindsight_of(only)).unwrap_or_default();
        let measure = match (share, median) {
            (Some(share), None) => Measure::Share(share),
            (None, Some(median)) => median,
            _ => {
                let name = &text.name;
                let en =
                    format!("the indicator `{name}` must say either which `share` or which `median` it is");
                let zh = format!("指标“{name}”须写明一项“比例”或者一项“中位用时”，二者取一");
                self.hall.incomplete(name.span, en, zh);
                return None;
            }
        };
        Some(Indicator { name: name?, titles, workflow: self.id, measure, among, origin })
    }

    fn hindsight_of(&mut self, text: &ConditionText) -> Hindsight {
        self.hall.check_notes(&text.notes);
        self.hindsight(&text.expression)
    }

    fn median(&mut self, text: &MedianText) -> Measure {
        self.hall.check_notes(&text.notes);
        Measure::Median { since: self.points(&text.since), until: self.points(&text.until) }
    }
}
