//! What is changed in a charter, one thing at a time.

use serde::Serialize;

use crate::finding::Bilingual;

macro_rules! operators {
    ($($(#[doc = $doc:literal])* $name:ident $what_en:literal $what_zh:literal $asks_en:literal $asks_zh:literal;)*) => {
        /// A sort of change.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
        #[serde(rename_all = "kebab-case")]
        #[non_exhaustive]
        pub enum Operator { $($(#[doc = $doc])* $name,)* }

        impl Operator {
            /// Every sort of change.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// What is done.
            #[must_use]
            pub fn what(self) -> Bilingual {
                match self { $(Self::$name => Bilingual::new($what_en, $what_zh),)* }
            }

            /// What no scenario asks, if none notices.
            #[must_use]
            pub fn question(self) -> Bilingual {
                match self { $(Self::$name => Bilingual::new($asks_en, $asks_zh),)* }
            }
        }
    };
}

operators! {
    /// A condition, or a part of one, is dropped.
    DropCondition "a condition dropped" "去掉条件"
        "what happens where this does not hold?" "条件不成立时会怎样？";
    /// A comparison or a flag is turned into its contrary.
    FlipComparison "a comparison turned round" "条件反转"
        "on which side of this does what happen?" "条件成立与不成立时各会怎样？";
    /// A number is made greater or less by one.
    ShiftNumber "a number shifted by one" "数字加减一"
        "what happens exactly at this number?" "恰好到这个数时会怎样？";
    /// A unit of time becomes another.
    ChangeUnit "a unit of time changed" "改变时间单位"
        "when does this end across a night or days off?" "跨过夜间或者休息日时何时届满？";
    /// A limit, a lower bound or a cap is dropped.
    DropLimit "a limit dropped" "去掉时限或者次数限制"
        "when is this due, too early, or once too often?" "何时届满，何时太早，何时次数过多？";
    /// What the end of a limit means is dropped.
    DropExpiry "the meaning of an end dropped" "去掉到期后果"
        "what follows when this ends?" "到期之后会怎样？";
    /// A pause is dropped.
    DropPause "a pause dropped" "去掉暂停"
        "when does the limit end after this pause?" "暂停之后时限何时届满？";
    /// A rung of a ladder is dropped.
    DropRung "a rung dropped" "去掉一个层级"
        "who is next on the ladder here?" "此处应升到哪一层级？";
    /// Another body is accountable.
    SwapAccountable "another body accountable" "换成别的主体负责"
        "who is accountable here?" "此处由谁负责？";
    /// Who was barred may act.
    RemoveSeparation "a separation of duty removed" "去掉回避"
        "what if somebody who is barred tries?" "应当回避的人来办会怎样？";
    /// A party may no longer act.
    RemoveParty "a party removed" "去掉一方"
        "what if this party acts?" "由这一方来办会怎样？";
    /// Somebody is no longer told, asked or put to work.
    DropNotice "a notice dropped" "去掉告知、协商或者承办"
        "who is told, asked or put to work here?" "此处应告知谁、征求谁、由谁承办？";
    /// A way leads to another state.
    RouteToSibling "another state led to" "换成别的去向"
        "where does this lead?" "此处转入哪里？";
    /// A row of a table gives what another row gives.
    SwapOutput "the output of another row" "换成别行的输出"
        "what does this row give?" "这一行给出什么？";
    /// A threshold is moved by as little as it can be, or dropped.
    WeakenThreshold "a threshold moved" "改变门槛"
        "what if exactly so many are in favour, or act together?" "恰好达到这一门槛时会怎样？";
}
