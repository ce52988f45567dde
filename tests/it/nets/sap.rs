//! The workflow nets of the SAP reference model.

use gongzhi::check::Verdict;

use super::{explorer, net::Net};

fn nets() -> Vec<Net> {
    let text = include_str!("../../data/nets/sap.txt");
    text.lines().filter(|line| !line.starts_with('#')).map(Net::read).collect()
}

/// Every one of them is unsound: nearly all choose a way at a join without knowing which branches will come.
#[test]
fn every_net_is_decided_and_the_slow_explorer_agrees() {
    let nets = nets();
    assert_eq!(nets.len(), 590);
    for net in &nets {
        let found = net.soundness(1_000_000);
        assert_eq!(found.verdict, Verdict::Unsound, "{}: {}", net.name, found.explored);
        assert!(found.findings.iter().all(|finding| finding.span.end > 0), "{}", net.name);
        // What the slow explorer finds among so few markings stands; it need not see all of them.
        if let Some(is_sound) = explorer::is_sound(net, 300) {
            assert!(!is_sound, "{}", net.name);
        }
    }
}
