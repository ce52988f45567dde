//! Whether whoever answers for a case can do something about it, and whether climbing leads anywhere: in every stand that a case can
//! come to, data included.
//!
//! **What.** [`report`] looks at each stand of a [`Proof`]: the body that answers for an active state must be able to act there, or to
//! direct somebody who can ([`powerless`]); an escalation must climb or be exhausted ([`stalled`]), and must not go round for ever
//! ([`endless`]). **Why.** A case that is returned, escalated or handed on is with somebody; what matters is that this somebody can do
//! something. **How.** What is found is more than can happen, so that a finding counts once the engine has made the run to it.

mod endless;
mod powerless;
mod report;
mod stalled;

pub(super) use powerless::is_sure;
#[cfg(test)]
pub(super) use powerless::powerless;
pub(super) use report::report;
