//! The parts of a process: what BPMN knows of them.

/// What a part of a process is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Where cases begin.
    Start,
    /// Where begins what can be done in any state.
    Anywhere,
    /// A state.
    Task,
    /// An end.
    End,
    /// Where a case climbs to the next rung and stays in its state.
    Climb,
    /// One way of several is taken.
    Choice,
    /// Ways meet, and each goes on.
    Merge,
    /// Ways part, and all are taken.
    Fork,
    /// Ways meet and wait for one another.
    Join,
    /// Something happens while a state lasts.
    Border {
        /// The task at whose border it stands.
        host: usize,
        /// What happens.
        cause: Cause,
        /// Whether the state ends.
        interrupts: bool,
    },
    /// A state lasts until that happens.
    Until(Cause),
}

/// What happens by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cause {
    /// A limit ends.
    Time,
    /// A sub-case ends.
    Case,
    /// No rung is left.
    Exhausted,
}

impl Kind {
    /// The name of the element that says it.
    pub(super) fn tag(self) -> &'static str {
        match self {
            Self::Start | Self::Anywhere => "startEvent",
            Self::Task => "userTask",
            Self::End | Self::Climb => "endEvent",
            Self::Choice | Self::Merge => "exclusiveGateway",
            Self::Fork | Self::Join => "parallelGateway",
            Self::Border { .. } => "boundaryEvent",
            Self::Until(_) => "intermediateCatchEvent",
        }
    }

    /// The name of the definition within an event.
    pub(super) fn definition(self) -> Option<&'static str> {
        match self {
            Self::Anywhere => Some("signalEventDefinition"),
            Self::Climb => Some("escalationEventDefinition"),
            Self::Border { cause, .. } | Self::Until(cause) => Some(match cause {
                Cause::Time => "timerEventDefinition",
                Cause::Case => "messageEventDefinition",
                Cause::Exhausted => "conditionalEventDefinition",
            }),
            _ => None,
        }
    }

    /// Whether it is a gateway.
    pub(super) fn is_gateway(self) -> bool {
        matches!(self, Self::Choice | Self::Merge | Self::Fork | Self::Join)
    }

    /// The task at whose border it stands.
    pub(super) fn host(self) -> Option<usize> {
        if let Self::Border { host, .. } = self { Some(host) } else { None }
    }
}
