//! Random small nets, sound and unsound.

use gongzhi::check::Verdict;
use proptest::prelude::*;

use super::{explorer, net::Net};

fn places() -> impl Strategy<Value = Vec<usize>> {
    prop::collection::btree_set(2..7_usize, 1..3).prop_map(|places| places.into_iter().collect())
}

prop_compose! {
    fn nets()(
        begin in places(),
        inner in prop::collection::vec((places(), places()), 0..7),
        end in prop::collection::vec(places(), 1..3),
    ) -> Net {
        let mut moves = vec![(vec![0], begin)];
        moves.extend(inner);
        moves.extend(end.into_iter().map(|from| (from, vec![1])));
        Net { name: "random".to_owned(), moves }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn the_checker_agrees_with_the_slow_explorer(net in nets()) {
        let slow = explorer::is_sound(&net, 10_000).unwrap();
        let fast = net.soundness(10_000);
        prop_assert_eq!(fast.verdict == Verdict::Sound, slow, "{:?}", fast.findings);
    }
}
