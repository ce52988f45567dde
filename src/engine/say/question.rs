//! Questions that make no sense, in words.

use crate::{
    engine::QuestionError,
    finding::{Bilingual, Language},
};

impl QuestionError {
    /// What is wrong with the question, in a language.
    #[must_use]
    pub fn say(&self, language: Language) -> String {
        let sentence = self.sentence();
        match language {
            Language::En => sentence.en,
            Language::Zh => sentence.zh,
        }
    }

    /// What is wrong with the question, in both languages.
    #[must_use]
    pub fn sentence(&self) -> Bilingual {
        Bilingual::new(self.to_string(), self.zh())
    }

    fn zh(&self) -> String {
        match self {
            Self::Foreign { case, charter, edition } => {
                format!("事项“{case}”适用章程“{charter}”的版次“{edition}”，不是当前的章程")
            }
            Self::UnknownBallot { workflow, ballot } => format!("流程“{workflow}”没有表决“{ballot}”"),
            Self::NoChoice { ballot } => format!("表决“{ballot}”不是无记名的，须写明投什么票"),
            Self::ChoiceTold { ballot } => format!("表决“{ballot}”是无记名的，不得写明投什么票"),
            Self::WrongChoice { ballot } => format!("表决“{ballot}”没有这种选项"),
            Self::WrongFigure { ballot, figure } => format!("表决“{ballot}”没有“{figure}”这一项数字"),
            Self::UnknownAction { workflow, action } => format!("流程“{workflow}”没有动作“{action}”"),
            Self::UnknownCapacity { action, capacity } => format!("没有人以“{capacity}”的身份办理“{action}”"),
            Self::UnknownTarget { workflow, name } => {
                format!("流程“{workflow}”没有名为“{name}”的事实或者角色")
            }
            Self::NotAsked { action, name } => format!("动作“{action}”不需要填写“{name}”"),
            Self::GivenTwice { name } => format!("“{name}”重复填写"),
            Self::WrongValue { name, given, expected } => {
                format!("“{given}”不适合“{name}”，后者应为{}", expected.zh)
            }
            Self::NothingProlonged { action, more } => {
                format!("动作“{action}”不延长任何时限，“{}”没有意义", more.say(Language::Zh))
            }
            Self::UnknownChild { case, child } => format!("事项“{case}”没有启动过事项“{child}”"),
            Self::UnknownOutcome { workflow, outcome } => {
                format!("流程“{workflow}”的事项没有“{outcome}”这种终点")
            }
            Self::ToldOtherwise { child, outcome, before } => {
                format!("事项“{child}”此前报告的终点是“{before}”，现在却是“{outcome}”")
            }
            Self::TooManyExpiries { at, most } => {
                format!("到{at}，该事项的时限届满超过{most}次：请先询问较早的时刻")
            }
        }
    }
}
