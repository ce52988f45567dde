//! What was found out about a promise.

use crate::{check::confirm::Witness, finding::Bilingual, id::PromiseId};

/// What was found out about a promise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PromiseProof {
    /// The promise.
    pub promise: PromiseId,
    /// What was found out about each of its claims, in the order of the charter.
    pub claims: Vec<Ruling>,
    /// How many stands of a case were looked at: active states with all that rules and promises still read there.
    pub stands: usize,
}

/// What was found out about a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ruling {
    /// It holds, whatever happens.
    Proven,
    /// A run breaks it; the engine itself made the run.
    Refuted(Box<Witness>),
    /// Neither.
    NotDecided(Unproven),
}

/// Why a claim is not decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unproven {
    /// More can happen than was looked at.
    Limit,
    /// It asks who acts: neither are they barred from it whatever holds, nor was a run found in which the engine lets one of
    /// them.
    Persons,
    /// It asks how much time passes.
    Time,
    /// It may take longer as far as the limits go: this is how long.
    Long(Bilingual),
    /// The limits on the way add up to no more, but more than one of them may move past days of rest: this is the sum.
    Rests(Bilingual),
    /// A run was found that would break it, which could not be made with real persons and dates.
    Unconfirmed {
        /// The run.
        run: Bilingual,
        /// What of it could not be made.
        why: Bilingual,
    },
}

impl PromiseProof {
    /// Whether all that it claims is proven.
    #[must_use]
    pub fn is_proven(&self) -> bool {
        self.claims.iter().all(|ruling| *ruling == Ruling::Proven)
    }
}

impl Unproven {
    /// The reason in both languages.
    #[must_use]
    pub fn sentence(&self) -> Bilingual {
        match self {
            Self::Limit => {
                Bilingual::new("more can happen than was looked at", "可能发生的情形超过了查看的数量")
            }
            Self::Persons => Bilingual::new(
                "no rule bars them from it whatever holds, and no run was found in which one of them does it",
                "没有规则一概要求其回避，也没有找到由其办理的经过",
            ),
            Self::Time => Bilingual::new(
                "it asks how much time passes, which no rule of the steps it names says by itself",
                "它问的是经过多少时间，而所涉步骤的规则本身没有写明",
            ),
            Self::Long(time) => Bilingual::new(
                format!("it may take longer as far as the limits go: {}", time.en),
                format!("按各项时限推算，所需时间可能更长：{}", time.zh),
            ),
            Self::Rests(time) => Bilingual::new(
                format!("the limits on the way add up to {}, but each may move past days of rest", time.en),
                format!("途中各项时限合计为{}，但每一项都可能因休息日顺延", time.zh),
            ),
            Self::Unconfirmed { run, why } => Bilingual::new(
                format!(
                    "a run was found that would break it and could not be made with real persons and dates ({}): {}",
                    why.en, run.en
                ),
                format!("找到一条会违反它的路径，但未能以真实的人员和日期走通（{}）：{}", why.zh, run.zh),
            ),
        }
    }
}
