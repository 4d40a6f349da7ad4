use std::collections::BTreeMap;

use base::{Span, Timestamp};
use market::MemberId;
use market::network::{NetworkError, TeamSize, upline_in};

use crate::town::Town;

/// The upline of `member` as ids and whether each is active.
async fn upline(town: &Town, member: MemberId, at: Timestamp, levels: usize) -> Vec<(MemberId, bool)> {
    let positions = upline_in(&mut town.tx().await, member, at, levels).await.unwrap();
    positions.iter().map(|position| (MemberId::from_number(position.member.0), position.active)).collect()
}

db::on_both!(
    &market::migrations(),
    async fn an_upline_is_the_one_of_its_day(test) {
        let town = Town::new(test);
        let network = town.market.network();
        let shop = town.merchant("Harbour").await.id;
        let line = town.line(shop, &["ana", "ben", "carl", "dora"]).await;
        let [ana, ben, carl, dora] = line[..] else { panic!() };
        let other = town.member(shop, "other", None).await;
        let before = town.now();
        town.passes(Span::days(1));
        network.move_enroller(shop, carl, Some(other)).await.unwrap();
        let after = town.now();

        assert_eq!(upline(&town, dora, before, 3).await, [(carl, true), (ben, true), (ana, true)]);
        assert_eq!(upline(&town, dora, after - Span::millis(1), 3).await, [(carl, true), (ben, true), (ana, true)]);
        assert_eq!(upline(&town, dora, after, 3).await, [(carl, true), (other, true)]);
        assert_eq!(upline(&town, ana, after, 3).await, []);
        assert_eq!(upline(&town, dora, before - Span::days(1), 3).await, [], "nobody was there yet");

        // Two corrections within a millisecond leave the last one, and back again is fine.
        network.move_enroller(shop, carl, None).await.unwrap();
        network.move_enroller(shop, carl, Some(ben)).await.unwrap();
        assert_eq!(upline(&town, carl, after, 3).await, [(ben, true), (ana, true)]);
        assert_eq!(upline(&town, carl, before, 3).await, [(ben, true), (ana, true)]);
    }
);

db::on_both!(
    &market::migrations(),
    async fn nobody_comes_to_stand_above_themselves(test) {
        let town = Town::new(test);
        let network = town.market.network();
        let shop = town.merchant("Harbour").await.id;
        let line = town.line(shop, &["ana", "ben", "carl"]).await;
        let [ana, ben, carl] = line[..] else { panic!() };
        for below in [ana, ben, carl] {
            let refused = network.move_enroller(shop, ana, Some(below)).await;
            assert!(matches!(refused, Err(NetworkError::Circle)));
        }
        assert!(network.leads(ana, carl).await.unwrap() && network.leads(ana, ana).await.unwrap());
        assert!(!network.leads(carl, ana).await.unwrap());

        // Each of two corrections is sound alone; together they would close a circle.
        for round in 0..8 {
            let one = town.member(shop, &format!("one {round}"), None).await;
            let two = town.member(shop, &format!("two {round}"), None).await;
            let (below_two, below_one) =
                tokio::join!(network.move_enroller(shop, one, Some(two)), network.move_enroller(shop, two, Some(one)));
            assert_eq!([below_two.is_ok(), below_one.is_ok()].iter().filter(|&&done| done).count(), 1);
        }
    }
);

db::on_both!(
    &market::migrations(),
    async fn networks_do_not_touch_each_other(test) {
        let town = Town::new(test);
        let network = town.market.network();
        let (shop, other) = (town.merchant("Harbour").await.id, town.merchant("Hill").await.id);
        let (here, there) = (town.member(shop, "here", None).await, town.member(other, "there", None).await);
        let person = town.person("new").await;
        assert!(matches!(network.enrol(shop, person, Some(there)).await, Err(NetworkError::NoSuchMember)));
        assert!(matches!(network.move_enroller(shop, here, Some(there)).await, Err(NetworkError::NoSuchMember)));
        assert!(matches!(network.move_enroller(shop, there, None).await, Err(NetworkError::NoSuchMember)));
        assert!(matches!(network.deactivate(shop, there).await, Err(NetworkError::NoSuchMember)));
        assert_eq!(network.member_of(shop, person).await.unwrap(), None);
        assert_eq!(network.members(shop, None, 10).await.unwrap().len(), 1);
        assert_eq!(network.member_count(shop).await.unwrap(), 1);
        assert!(network.members(shop, Some(here), 10).await.unwrap().is_empty());
    }
);

db::on_both!(
    &market::migrations(),
    async fn an_upline_reaches_as_far_as_compression_needs(test) {
        let town = Town::new(test);
        let network = town.market.network();
        let shop = town.merchant("Harbour").await.id;
        // 200 people in one line. Those numbered 10 to 189 from the top are deactivated, all in one row.
        let names: Vec<String> = (0..200).map(|number| format!("member {number}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let line = town.line(shop, &names).await;
        for &member in &line[10..190] {
            network.deactivate(shop, member).await.unwrap();
        }
        let lowest = line[199];
        let found = upline(&town, lowest, town.now(), 12).await;
        let expected: Vec<_> = line[..199].iter().rev().map(|&member| (member, !line[10..190].contains(&member))).collect();
        assert!(found.len() >= 189 + 3, "9 stand directly above and are active, 180 are passed over, then 3 more");
        assert_eq!(found, expected[..found.len()]);
        // One more than the levels: the buyer may be among them and earns nothing then.
        let active = |found: &[(MemberId, bool)]| found.iter().filter(|(_, active)| *active).count();
        assert!(active(&found) > 12);
        assert!(active(&upline(&town, lowest, town.now(), 9).await) > 9, "also when the next one stands beyond the gap");
        // What needs nobody from beyond the gap does not go there.
        assert!(upline(&town, lowest, town.now(), 5).await.len() < 180);
        // To the top, also when the line ends exactly where a query does.
        for below in [64, 65, 128, 129] {
            assert_eq!(upline(&town, line[below], town.now(), 1_000).await.len(), below);
        }
    }
);

db::on_both!(
    &market::migrations(),
    async fn a_team_is_counted_leg_by_leg(test) {
        let town = Town::new(test);
        let network = town.market.network();
        let shop = town.merchant("Harbour").await.id;
        let top = town.member(shop, "top", None).await;
        let mut expected = BTreeMap::new();
        // Leg n: n people directly below its head, each with two below them.
        for leg in 0..4_u32 {
            let head = town.member(shop, &format!("head {leg}"), Some(top)).await;
            for place in 0..leg {
                let child = town.member(shop, &format!("child {leg} {place}"), Some(head)).await;
                for last in 0..2 {
                    town.member(shop, &format!("last {leg} {place} {last}"), Some(child)).await;
                }
            }
            expected.insert(head, TeamSize { frontline: leg, downline: leg * 3 });
        }
        assert_eq!(network.team_size(top).await.unwrap(), TeamSize { frontline: 4, downline: 4 + 18 });
        let listed = network.frontline(top, None, 10).await.unwrap();
        assert_eq!(listed.iter().map(|one| (one.member.id, one.team)).collect::<BTreeMap<_, _>>(), expected);

        let first = network.frontline(top, None, 3).await.unwrap();
        let rest = network.frontline(top, first.last().map(|one| one.member.id), 3).await.unwrap();
        assert_eq!(first.into_iter().chain(rest).collect::<Vec<_>>(), listed);
        let (&head, _) = expected.first_key_value().unwrap();
        assert_eq!(network.team_size(head).await.unwrap(), TeamSize::default());
    }
);
