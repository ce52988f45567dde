//! What is said of it, with the runs that the engine has made.

use super::{endless::endless, powerless::powerless, stalled::stalled};
use crate::{
    charter::{Workflow, levels::Subject},
    check::{
        confirm::{Witness, confirm},
        proof::Proof,
        report::Report,
        space::explore::Label,
        told::told_witness,
    },
    finding::{Bilingual, Finding, Lint},
    id::WorkflowId,
};

/// A run with the name of what it speaks against.
type Named = (String, Witness);

/// Reports what is wrong with who answers and with what climbs; gives the runs that show it.
pub(in crate::check) fn report<'c>(
    report: &mut Report<'c>,
    id: WorkflowId,
    workflow: &Workflow,
    proof: &mut Proof<'c>,
) -> Vec<Named> {
    let mut say = Say { report, id, workflow, witnesses: Vec::new() };
    say.powerless(proof);
    say.stalled(proof);
    say.endless(proof);
    say.witnesses
}

struct Say<'s, 'c> {
    report: &'s mut Report<'c>,
    id: WorkflowId,
    workflow: &'s Workflow,
    witnesses: Vec<Named>,
}

/// Runs to be tried, each with a round if there is one.
type Runs = Vec<(Vec<Label>, Option<Vec<Label>>)>;

impl<'c> Say<'_, 'c> {
    fn powerless(&mut self, proof: &mut Proof<'c>) {
        for ((id, body), stands) in powerless(self.report.charter, proof) {
            let state = self.workflow.states.at(id);
            let name = &state.name;
            let message = match body.map(|body| self.report.body(body.body)) {
                Some(body) => Bilingual::new(
                    format!("`{body}` answers for `{name}` and can neither act there nor direct one who can"),
                    format!("“{body}”负责“{name}”，却既不能在其中办理，也不能指挥可以办理的主体"),
                ),
                None => Bilingual::new(format!("nobody answers for `{name}`"), format!("“{name}”无人负责")),
            };
            let runs = stands.into_iter().map(|stand| (proof.explored.run_to(stand), None)).collect();
            self.shown(
                proof,
                (Subject::State(self.id, id), state.origin.span),
                Lint::PowerlessAccountable,
                message,
                runs,
            );
        }
    }

    fn stalled(&mut self, proof: &mut Proof<'c>) {
        for (id, ends) in stalled(proof) {
            let clock = self.workflow.clocks.at(id);
            let name = &clock.name;
            let message = Bilingual::new(
                format!("at the end of `{name}` the case should climb and cannot: it stays where it is"),
                format!("“{name}”到期时事项应当升级却无法升级：只能停在原处"),
            );
            let run = |(stand, label)| ([proof.explored.run_to(stand), vec![label]].concat(), None);
            let runs = ends.into_iter().map(run).collect();
            self.shown(
                proof,
                (Subject::Clock(self.id, id), clock.origin.span),
                Lint::StalledEscalation,
                message,
                runs,
            );
        }
    }

    fn endless(&mut self, proof: &mut Proof<'c>) {
        let Some((id, _)) = self.workflow.climbs else { return };
        let Some((stem, round)) = endless(proof) else { return };
        let slot = self.workflow.slots.at(id);
        let name = &slot.name;
        let message = Bilingual::new(
            format!("`{name}` can climb again and again without an end"),
            format!("“{name}”可能反复升级，没有止境"),
        );
        let subject = (Subject::Slot(self.id, id), slot.origin.span);
        self.shown(proof, subject, Lint::EndlessEscalation, message, vec![(stem, Some(round))]);
    }

    /// Says it with the first of these runs that the engine makes; else that it is not decided.
    fn shown(
        &mut self,
        proof: &mut Proof<'c>,
        (subject, span): (Subject, crate::finding::Span),
        lint: Lint,
        message: Bilingual,
        runs: Runs,
    ) {
        let charter = self.report.charter;
        let made = runs
            .iter()
            .find_map(|(stem, round)| confirm(charter, self.id, proof, stem, round.as_deref()).ok());
        let Some(witness) = made else {
            let en = format!("whether that comes about is not decided: {}", message.en);
            let zh = format!("是否会出现尚未判定：{}", message.zh);
            self.report.say(subject, Lint::NotDecided, span, en, zh);
            return;
        };
        let finding = Finding::new(lint, span, message);
        self.report.push(subject, finding.note(told_witness(self.workflow, &witness)));
        self.witnesses.push((format!("{}-{lint}", self.workflow.name), witness));
    }
}
