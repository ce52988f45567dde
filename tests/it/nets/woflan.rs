//! Random workflow nets and what another tool says of them: pm4py's Woflan (tests/data/nets/woflan.py asked it).

use gongzhi::check::Verdict;

use super::net::Net;

#[test]
fn the_checker_agrees_with_woflan() {
    let text = include_str!("../../data/nets/woflan.txt");
    let nets: Vec<Net> = text.lines().filter(|line| !line.starts_with('#')).map(Net::read).collect();
    assert_eq!(nets.len(), 300);
    for (index, net) in nets.iter().enumerate() {
        let verdict = match net.name.as_str() {
            "sound" => Verdict::Sound,
            _ => Verdict::Unsound,
        };
        assert_eq!(net.soundness(100_000).verdict, verdict, "{index}: {:?}", net.moves);
    }
    let sound = nets.iter().filter(|net| net.name == "sound").count();
    assert!((75..225).contains(&sound), "{sound}");
}
