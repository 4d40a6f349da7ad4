//! Keys of programs: shown once, for one owner, until they end; and answers that are kept.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on should stop")]

mod support;

use base::Span;
use db::on_both;
use market::keys::{KeyError, KeyOwner, NewKey, Scope, Scopes};
use market::replies::Begun;
use market::{Actor, KeyId, Market, hash_secret};
use support::{MIGRATIONS, Shop};

fn new(scopes: &[Scope]) -> NewKey {
    NewKey { name: "warehouse".into(), scopes: Scopes::new(scopes.iter().copied()), expires_at: None }
}

fn by_owner(shop: &Shop) -> Market {
    shop.market.by(Actor::Merchant(shop.owner))
}

async fn made(shop: &Shop) -> (KeyId, String) {
    let owner = KeyOwner::Merchant(shop.merchant);
    let made = by_owner(shop).keys().make(owner, &new(&[Scope::OrdersRead])).await.unwrap();
    (made.id, made.text)
}

on_both!(&MIGRATIONS, async fn a_key_opens_until_it_ends(test) {
    let shop = Shop::open(test).await;
    let keys = by_owner(&shop).keys();
    let owner = KeyOwner::Merchant(shop.merchant);
    let end = shop.market.desk().now() + Span::days(30);
    let made = keys.make(owner, &NewKey { expires_at: Some(end), ..new(&[Scope::OrdersRead]) }).await.unwrap();
    assert!(made.text.starts_with("ast_") && made.text.len() == 68 && !format!("{made:?}").contains(&made.text));
    let hash = hash_secret(&made.text);
    let key = keys.open(&hash).await.unwrap().unwrap();
    assert_eq!((key.id, key.owner, key.scopes.words().as_str()), (made.id, owner, "orders:read"));
    assert!(made.text.starts_with(&key.hint) && key.last_used_at.is_none());
    assert!(keys.open(&hash_secret("ast_other")).await.unwrap().is_none());
    // The use is noted, once a minute at most.
    let used = || async { keys.of_owner(owner).await.unwrap()[0].last_used_at };
    let first = used().await.unwrap();
    shop.clock.advance(Span::seconds(59));
    keys.open(&hash).await.unwrap().unwrap();
    assert_eq!(used().await, Some(first));
    shop.clock.advance(Span::seconds(1));
    keys.open(&hash).await.unwrap().unwrap();
    assert_eq!(used().await, Some(first + Span::minutes(1)));
    shop.clock.advance(Span::days(30));
    assert!(keys.open(&hash).await.unwrap().is_none(), "it has expired");
});

on_both!(&MIGRATIONS, async fn a_revoked_key_opens_nothing_and_only_its_owner_revokes(test) {
    let shop = Shop::open(test).await;
    let (id, text) = made(&shop).await;
    let keys = by_owner(&shop).keys();
    let other = KeyOwner::Brand(shop.clay);
    assert!(matches!(keys.revoke(other, id).await, Err(KeyError::NoSuchKey)));
    assert!(keys.of_owner(other).await.unwrap().is_empty());
    assert!(keys.open(&hash_secret(&text)).await.unwrap().is_some());
    keys.revoke(KeyOwner::Merchant(shop.merchant), id).await.unwrap();
    keys.revoke(KeyOwner::Merchant(shop.merchant), id).await.unwrap();
    assert!(keys.open(&hash_secret(&text)).await.unwrap().is_none());
});

on_both!(&MIGRATIONS, async fn a_key_is_made_by_a_person_for_what_the_owner_may(test) {
    let shop = Shop::open(test).await;
    let owner = KeyOwner::Merchant(shop.merchant);
    let keys = by_owner(&shop).keys();
    assert!(matches!(keys.make(owner, &new(&[])).await, Err(KeyError::NoScope)));
    assert!(matches!(keys.make(owner, &new(&[Scope::BoutiqueWrite])).await, Err(KeyError::Scope("boutique:write"))));
    for name in ["", "  ", "a\nb", &"x".repeat(61)] {
        let named = NewKey { name: name.into(), ..new(&[Scope::OrdersRead]) };
        assert!(matches!(keys.make(owner, &named).await, Err(KeyError::Name)), "{name:?}");
    }
    let past = NewKey { expires_at: Some(shop.market.desk().now()), ..new(&[Scope::OrdersRead]) };
    assert!(matches!(keys.make(owner, &past).await, Err(KeyError::Expired)));
    let (id, _) = made(&shop).await;
    let by_key = shop.market.by(Actor::Key(id)).keys();
    assert!(matches!(by_key.make(owner, &new(&[Scope::OrdersRead])).await, Err(KeyError::Nobody)));
    for _ in 1..50 {
        made(&shop).await;
    }
    assert!(matches!(keys.make(owner, &new(&[Scope::OrdersRead])).await, Err(KeyError::TooMany(50))));
});

on_both!(&MIGRATIONS, async fn an_answer_is_kept_for_a_day_and_for_its_own_request(test) {
    let shop = Shop::open(test).await;
    let ((one, _), (two, _)) = (made(&shop).await, made(&shop).await);
    let replies = shop.market.replies();
    assert_eq!(replies.begin(one, "a", "request").await.unwrap(), Begun::New);
    assert_eq!(replies.begin(one, "a", "request").await.unwrap(), Begun::Running);
    assert_eq!(replies.begin(one, "a", "another").await.unwrap(), Begun::Other);
    assert_eq!(replies.begin(two, "a", "another").await.unwrap(), Begun::New, "each program has keys of its own");
    replies.finish(one, "a", 201, "{}").await.unwrap();
    let kept = Begun::Answered { status: 201, body: "{}".into() };
    assert_eq!(replies.begin(one, "a", "request").await.unwrap(), kept);
    shop.clock.advance(Span::hours(23));
    assert_eq!(replies.begin(one, "a", "request").await.unwrap(), kept);
    shop.clock.advance(Span::hours(1));
    assert_eq!(replies.begin(one, "a", "another").await.unwrap(), Begun::New);
    shop.clock.advance(Span::hours(25));
    assert_eq!(replies.forget_old().await.unwrap(), 2);
    assert_eq!(replies.forget_old().await.unwrap(), 0);
});

on_both!(&MIGRATIONS, async fn a_request_that_did_nothing_or_whose_node_died_can_be_sent_again(test) {
    let shop = Shop::open(test).await;
    let (by, _) = made(&shop).await;
    let replies = shop.market.replies();
    replies.begin(by, "refused", "request").await.unwrap();
    replies.give_up(by, "refused").await.unwrap();
    assert_eq!(replies.begin(by, "refused", "mended").await.unwrap(), Begun::New);
    // Nobody ever finishes this one.
    assert_eq!(replies.begin(by, "died", "request").await.unwrap(), Begun::New);
    shop.clock.advance(Span::seconds(59));
    assert_eq!(replies.begin(by, "died", "request").await.unwrap(), Begun::Running);
    shop.clock.advance(Span::seconds(1));
    let both = tokio::join!(replies.begin(by, "died", "request"), replies.begin(by, "died", "request"));
    let begun = [both.0.unwrap(), both.1.unwrap()];
    assert!(begun.contains(&Begun::New) && begun.contains(&Begun::Running), "one takes it over: {begun:?}");
});
