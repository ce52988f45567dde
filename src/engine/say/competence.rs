//! That a body may not be given a case, in words.

use super::reason::Saying;
use crate::{
    engine::{Instance, Reading},
    rule::Condition,
};

impl Saying<'_> {
    pub(super) fn incompetent(&self, body: &Instance, read: &[Reading], is_undecided: bool) -> String {
        let words = self.words;
        let rules = words.workflow.competences.iter().filter(|rule| rule.body == body.body);
        let mut conditions: Vec<_> = rules.map(|rule| rule.condition.clone()).collect();
        let condition = match conditions.pop() {
            Some(only) if conditions.is_empty() => only,
            Some(last) => {
                conditions.push(last);
                Condition::Any(conditions)
            }
            None => Condition::Always,
        };
        let (name, must, read) = (words.instance(body), words.condition(&condition), words.readings(read));
        if is_undecided {
            words.pick(
                format!("{name} may be given a case only if {must}, which cannot be decided: {read}"),
                format!("{name}的职权限于{must}的事项，现在无法判断：{read}"),
            )
        } else {
            words.pick(
                format!("{name} may be given a case only if {must}, but {read}"),
                format!("{name}的职权限于{must}的事项，而现在{read}"),
            )
        }
    }
}
