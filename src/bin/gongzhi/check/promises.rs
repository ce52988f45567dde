//! What was found out about a charter's promises.

use gongzhi::{
    charter::Charter,
    check::{Deep, PromiseProof, Ruling},
    finding::Language,
};
use serde_json::{Value, json};

/// One line for each promise.
pub(super) fn text(charter: &Charter, deep: &Deep, language: Language) -> String {
    deep.promises.iter().filter_map(|proof| line(charter, proof, language)).collect()
}

fn line(charter: &Charter, proof: &PromiseProof, language: Language) -> Option<String> {
    let promise = charter.promises.get(proof.promise)?;
    let verdict = verdict(proof);
    Some(match language {
        Language::En => format!("promise `{}`: {verdict}\n", promise.name),
        Language::Zh => {
            let said = match verdict {
                "proven" => "已证明",
                "refuted" => "不成立",
                _ => "尚未判定",
            };
            format!("承诺“{}”：{said}\n", promise.name)
        }
    })
}

/// Of several claims the worst.
fn verdict(proof: &PromiseProof) -> &'static str {
    let is_refuted = |ruling: &Ruling| matches!(ruling, Ruling::Refuted(_));
    if proof.claims.iter().any(is_refuted) {
        "refuted"
    } else if proof.is_proven() {
        "proven"
    } else {
        "not-decided"
    }
}

/// The same for programs.
pub(super) fn json(charter: &Charter, deep: &Deep, language: Language) -> Value {
    let of = |proof: &PromiseProof| {
        let promise = charter.promises.get(proof.promise).map(|promise| &promise.name);
        let claim = |ruling: &Ruling| match ruling {
            Ruling::Proven => json!({ "verdict": "proven" }),
            Ruling::Refuted(witness) => json!({ "verdict": "refuted", "steps": witness.steps.len() }),
            Ruling::NotDecided(why) => {
                json!({ "verdict": "not-decided", "why": why.sentence().get(language) })
            }
        };
        json!({
            "promise": promise,
            "verdict": verdict(proof),
            "stands": proof.stands,
            "claims": proof.claims.iter().map(claim).collect::<Vec<_>>(),
        })
    };
    deep.promises.iter().map(of).collect()
}
