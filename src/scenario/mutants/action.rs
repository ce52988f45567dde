//! Changes of actions and ballots.

use super::{editor::Editor, operator::Operator};
use crate::text::{ActionText, BallotText};

impl Editor {
    pub(super) fn action(&mut self, action: &mut ActionText) {
        self.by(&mut action.by);
        self.conditions(&mut action.conditions);
        for used in &mut action.uses {
            self.condition(&mut used.condition);
        }
        self.routes(&mut action.routes);
        self.names(Operator::DropNotice, &mut action.informed);
        self.names(Operator::DropNotice, &mut action.consulted);
        self.names(Operator::RemoveSeparation, &mut action.bars);
        self.withins(&mut action.within);
        self.bounds(&mut action.bounds);
        self.drop_each(Operator::DropLimit, &mut action.since, |since| since.span);
        self.drop_each(Operator::DropLimit, &mut action.before, |before| before.span);
        self.withins(&mut action.every);
        for more in &mut action.prolongs {
            self.bounds(&mut more.bounds);
        }
        for request in &mut action.requests {
            self.drop_optional(Operator::DropLimit, &mut request.within, |limit| limit.span);
            if let Some(limit) = &mut request.within {
                self.within(limit);
            }
        }
    }

    pub(super) fn ballot(&mut self, ballot: &mut BallotText) {
        self.by(&mut ballot.by);
        self.withins(&mut ballot.within);
        self.thresholds(&mut ballot.quorum);
        self.thresholds(&mut ballot.passes);
        self.thresholds(&mut ballot.wins);
        self.thresholds(&mut ballot.margin);
        for proxies in &mut ballot.proxies {
            self.thresholds(&mut proxies.bounds);
            self.condition(&mut proxies.condition);
            self.names(Operator::RemoveSeparation, &mut proxies.bars);
        }
        self.names(Operator::RemoveParty, &mut ballot.veto);
        for has in &mut ballot.has {
            self.thresholds(&mut has.bounds);
        }
        self.names(Operator::RemoveSeparation, &mut ballot.bars);
        self.results(&mut ballot.on);
    }
}
