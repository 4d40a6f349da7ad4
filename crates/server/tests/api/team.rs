//! Who works for a shop or a brand, by program.

use market::keys::{KeyOwner, Scope};
use market::people::{Organisation, Role};
use serde_json::json;

use crate::program::Program;
use crate::support::TestShop;

async fn with_all(shop: &TestShop, address: &str, by: &str, owner: KeyOwner) -> Program {
    Program::at(shop, address).with_key(shop, by, owner, Scope::of_owner(owner)).await
}

#[tokio::test]
async fn people_are_invited_get_other_roles_and_leave() {
    let shop = TestShop::open().await;
    for (at, by, owner, organisation, side) in [
        (1, "olga", KeyOwner::Merchant(shop.kiosk), Organisation::Merchant(shop.kiosk), "merchant"),
        (2, "clara", KeyOwner::Brand(shop.clay), Organisation::Brand(shop.clay), "brand"),
    ] {
        let program = with_all(&shop, &format!("10.13.0.{at}"), by, owner).await;
        let team = format!("/v1/{side}/team");
        let seen = program.get(&team).await.is(200);
        assert_eq!((seen.at("/people/0/person"), seen.at("/people/0/role")), (&*shop.person(by).to_string(), "owner"));
        let invitation = json!({ "email": "new@example.com", "role": "staff" });
        let made = program.post(&format!("{team}/invitations"), invitation.clone()).await.is(201);
        let seen = program.get(&team).await.is(200);
        assert_eq!((seen.at("/invitations/0/id"), seen.at("/invitations/0/role")), (made.at("/id"), "staff"));
        let known = json!({ "email": format!("{by}@example.com"), "role": "staff" });
        program.post(&format!("{team}/invitations"), known).await.told_problem(409, "conflict");
        let nobody = json!({ "email": "nobody", "role": "staff" });
        program.post(&format!("{team}/invitations"), nobody).await.told_problem(422, "invalid");
        let withdraw = format!("{team}/invitations/{}", made.at("/id"));
        program.delete(&withdraw).await.is(204);
        program.delete(&withdraw).await.told_problem(404, "not-found");

        let zoe = format!("{team}/{}", shop.person("zoe"));
        // A role is given to nobody who did not agree to work there.
        program.put(&zoe, json!({ "role": "staff" })).await.told_problem(404, "not-found");
        shop.market.people().grant_role(organisation, shop.person("zoe"), Role::Staff).await.unwrap();
        assert_eq!(program.put(&zoe, json!({ "role": "finance" })).await.is(200).at("/people/1/role"), "finance");
        let owner = format!("{team}/{}", shop.person(by));
        program.delete(&owner).await.told_problem(409, "conflict");
        program.put(&owner, json!({ "role": "staff" })).await.told_problem(409, "conflict");
        program.delete(&zoe).await.is(204);
        program.delete(&zoe).await.told_problem(404, "not-found");
    }
}

#[tokio::test]
async fn a_program_does_not_flood_strangers_with_letters() {
    let shop = TestShop::open().await;
    let one = with_all(&shop, "10.13.2.1", "olga", KeyOwner::Merchant(shop.kiosk)).await;
    let other = with_all(&shop, "10.13.2.2", "olga", KeyOwner::Merchant(shop.kiosk)).await;
    for at in 0..20 {
        let program = if at % 2 == 0 { &one } else { &other };
        let invitation = json!({ "email": format!("stranger-{at}@example.com"), "role": "staff" });
        let reply = program.post("/v1/merchant/team/invitations", invitation).await;
        if reply.status == 429 {
            assert!(at >= 5, "the {at}th already");
            assert!(reply.told_problem(429, "too-many-requests").header("retry-after").parse::<u64>().unwrap() > 0);
            return;
        }
        let made = reply.is(201);
        program.delete(&format!("/v1/merchant/team/invitations/{}", made.at("/id"))).await.is(204);
    }
    panic!("20 letters to strangers at once");
}

#[tokio::test]
async fn other_teams_are_out_of_reach_and_roles_need_their_own_scope() {
    let shop = TestShop::open().await;
    let olga = with_all(&shop, "10.13.1.1", "olga", KeyOwner::Merchant(shop.kiosk)).await;
    let rival = with_all(&shop, "10.13.1.2", "rita", KeyOwner::Merchant(shop.rival)).await;
    let made = olga.post("/v1/merchant/team/invitations", json!({ "email": "n@example.com", "role": "staff" })).await;
    let path = format!("/v1/merchant/team/invitations/{}", made.is(201).at("/id"));
    rival.delete(&path).await.told_problem(404, "not-found");
    let person = format!("/v1/merchant/team/{}", shop.person("olga"));
    rival.put(&person, json!({ "role": "staff" })).await.told_problem(404, "not-found");
    rival.delete(&person).await.told_problem(404, "not-found");
    // Everything but the right to give roles is not enough to become owner.
    let owner = KeyOwner::Merchant(shop.kiosk);
    let others: Vec<Scope> =
        Scope::of_owner(owner).iter().copied().filter(|scope| *scope != Scope::TeamWrite).collect();
    let program = Program::at(&shop, "10.13.1.3").with_key(&shop, "olga", owner, &others).await;
    program.put(&person, json!({ "role": "owner" })).await.told_problem(403, "missing-scope");
}
