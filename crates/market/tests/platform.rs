//! What the operator decides, what a brand changes by hand, and who may act for whom: each leaves an event.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on should stop")]

mod support;

use base::Timestamp;
use db::{on_both, params};
use market::catalog::{CatalogError, ProductStatus, StockEdit, StockQuery, StockSort, StockTaken, WhichStock};
use market::events::{EventKind, HistoryFilter};
use market::lists::{CustomerSort, MemberFilter, MemberSort, Page, SalesSort};
use market::moderation::{ModerationError, NewReport, OrganisationKind, ReportReason, ReportSubject};
use market::network::NetworkError;
use market::people::{Email, Organisation, PeopleError, Role};
use market::terms::Party;
use market::{Actor, VariantId};
use support::{MIGRATIONS, Shop};

const FIRST: Page = Page { skip: 0, most: 50 };

/// The kinds of what `owner`'s history tells of, the newest first.
async fn history(shop: &Shop, owner: i64, thing: &str) -> Vec<(EventKind, Actor)> {
    shop.market.events().number().await.unwrap();
    let filter = HistoryFilter { owner: Some(owner), thing, ..HistoryFilter::default() };
    let events = shop.market.events().history(&filter, 100).await.unwrap();
    events.into_iter().map(|placed| (placed.event.kind, placed.event.actor)).collect()
}

on_both!(&MIGRATIONS, async fn a_suspended_brand_is_sold_nowhere_and_comes_back(test) {
    let shop = Shop::open(test).await;
    let cup = shop.product(shop.clay, "cup", "10.00", 10).await;
    let operator = shop.person("otto").await;
    let moderation = shop.market.by(Actor::Operator(operator)).moderation();
    let clay = Organisation::Brand(shop.clay);
    assert!(matches!(moderation.suspend(clay, "  ").await, Err(ModerationError::Reason(_))));
    let visitor = shop.visitor("greta", None, &[(cup, 1)]).await;

    moderation.suspend(clay, "sells\nfakes").await.unwrap();
    assert_eq!(shop.market.terms().merchants_selling(shop.clay).await.unwrap(), []);
    assert!(shop.place(&visitor, "10.00").await.is_err(), "what lies in a cart already is not sold either");
    let brand = shop.market.people().brand(shop.clay).await.unwrap().unwrap();
    assert_eq!(brand.suspended.as_deref(), Some("sells fakes"));
    // An agreement that is accepted meanwhile sells nothing either.
    let rival = shop.market.people().create_merchant(operator, &support_merchant("rival")).await.unwrap();
    let offer = market::terms::NewAgreement {
        brand: shop.clay, merchant: rival, commission_floor: base::Bps::ZERO, notice_days: 1,
    };
    let agreement = shop.market.terms().offer(Party::Merchant(rival), &offer).await.unwrap();
    shop.market.terms().accept(Party::Brand(shop.clay), agreement).await.unwrap();
    assert_eq!(shop.market.terms().brands_sold(rival).await.unwrap(), []);
    let found = moderation.organisations(OrganisationKind::Brand, "CLA", true, "", 10).await.unwrap();
    assert_eq!(found.len(), 1);

    moderation.reinstate(clay).await.unwrap();
    assert_eq!(shop.market.terms().merchants_selling(shop.clay).await.unwrap().len(), 2);
    shop.place(&visitor, "10.00").await.unwrap();
    let by = Actor::Operator(operator);
    assert_eq!(history(&shop, shop.clay.number(), "brand").await[..2], [
        (EventKind::BrandReinstated, by),
        (EventKind::BrandSuspended, by),
    ]);
});

fn support_merchant(name: &str) -> market::people::NewMerchant {
    market::people::NewMerchant {
        slug: None,
        currency: base::Currency::EUR,
        details: market::people::MerchantDetails {
            name: name.into(),
            tagline: String::new(),
            story: String::new(),
            contact_email: Email::parse("rival@example.com").unwrap(),
            attribution_days: 30,
            hold_days: 14,
            reserve_minutes: 60,
            late_payment: market::people::LatePayment::Refund,
            payment_instructions: String::new(),
        },
        plan: support::PLAN.into(),
    }
}

on_both!(&MIGRATIONS, async fn a_suspended_merchant_sells_nothing(test) {
    let shop = Shop::open(test).await;
    let cup = shop.product(shop.clay, "cup", "10.00", 10).await;
    let visitor = shop.visitor("greta", None, &[(cup, 1)]).await;
    let moderation = shop.market.moderation();
    moderation.suspend(Organisation::Merchant(shop.merchant), "does not ship").await.unwrap();
    assert!(shop.place(&visitor, "10.00").await.is_err());
    assert_eq!(shop.market.terms().brands_sold(shop.merchant).await.unwrap(), []);
    moderation.reinstate(Organisation::Merchant(shop.merchant)).await.unwrap();
    shop.place(&visitor, "10.00").await.unwrap();
});

on_both!(&MIGRATIONS, async fn whoever_is_suspended_is_signed_out_and_stays_out(test) {
    let shop = Shop::open(test).await;
    let people = shop.market.people();
    let zoe = people.register("zoe@example.com", "Zoe", "correct horse battery").await.unwrap();
    let operator = shop.person("otto").await;
    let moderation = shop.market.by(Actor::Operator(operator)).moderation();
    moderation.suspend_person(zoe.person.id, "spam").await.unwrap();
    assert_eq!(people.session(zoe.secret.reveal()).await.unwrap(), None);
    let again = people.sign_in("zoe@example.com", "correct horse battery").await;
    assert!(matches!(again, Err(PeopleError::WrongPassword)));
    assert!(matches!(moderation.suspend_person(operator, "oops").await, Err(ModerationError::Oneself)));
    let found = moderation.persons("zoe", true, None, 10).await.unwrap();
    assert_eq!(found[0].suspended.as_deref(), Some("spam"));
    moderation.reinstate_person(zoe.person.id).await.unwrap();
    people.sign_in("zoe@example.com", "correct horse battery").await.unwrap();
});

on_both!(&MIGRATIONS, async fn what_was_taken_down_stays_down(test) {
    let shop = Shop::open(test).await;
    let cup = shop.product(shop.clay, "cup", "10.00", 10).await;
    let product = shop.product_of(cup).await;
    let mara = shop.seller("mara", None).await;
    let moderation = shop.market.moderation();
    let report = |subject, visitor: &'static str| NewReport {
        subject,
        page: "/shops/kiosk/clay/cup",
        reason: ReportReason::Copied,
        words: "this is mine",
        visitor_hash: visitor,
    };
    for visitor in ["a", "a", "b"] {
        moderation.report(&report(ReportSubject::Product(product), visitor)).await.unwrap();
    }
    moderation.report(&report(ReportSubject::Boutique(mara), "c")).await.unwrap();
    let open = moderation.reports(true, 10).await.unwrap();
    assert_eq!(open.iter().map(|report| report.name.as_str()).collect::<Vec<_>>(), ["cup", "cup", "mara"]);
    moderation.take_down(open[0].id, "a copy").await.unwrap();
    assert!(matches!(moderation.take_down(open[1].id, "again").await, Err(ModerationError::Decided)));
    moderation.take_down(open[2].id, "a copy").await.unwrap();
    assert_eq!(moderation.open_reports().await.unwrap(), 0);

    let catalog = shop.market.catalog();
    assert_eq!(catalog.set_status(shop.clay, &[product], ProductStatus::Active).await.unwrap(), 0);
    let refused = shop.market.network().reactivate(shop.merchant, mara).await;
    assert!(matches!(refused, Err(NetworkError::TakenDown)));
    moderation.put_product_back(product).await.unwrap();
    assert_eq!(catalog.set_status(shop.clay, &[product], ProductStatus::Active).await.unwrap(), 1);
    moderation.put_boutique_back(mara).await.unwrap();
    assert!(matches!(moderation.put_boutique_back(mara).await, Err(ModerationError::NotFound)));
});

on_both!(&MIGRATIONS, async fn stock_that_changed_meanwhile_is_not_overwritten(test) {
    let shop = Shop::open(test).await;
    let cup = shop.product(shop.clay, "cup", "10.00", 10).await;
    let bowl = shop.product(shop.clay, "bowl", "20.00", 3).await;
    let tea = shop.product(shop.tea, "tea", "5.00", 7).await;
    let catalog = shop.market.by(Actor::Brand(shop.owner)).catalog();
    let edit = |variant, seen, wanted| StockEdit { variant, seen, wanted };
    // An order was paid since somebody looked.
    let order = shop.order("greta", None, &[(cup, 2)], "20.00").await;
    shop.pay(order).await;
    let taken = catalog.set_stock(shop.clay, &[edit(cup, 10, 12), edit(bowl, 3, 5)]).await.unwrap();
    assert_eq!(taken, StockTaken::Changed(vec![(cup, 8)]));
    assert_eq!((shop.left(cup).await, shop.left(bowl).await), (8, 3), "all of it or nothing");
    let taken = catalog.set_stock(shop.clay, &[edit(cup, 8, 12), edit(bowl, 3, 3)]).await.unwrap();
    assert_eq!(taken, StockTaken::Stored(1));
    assert_eq!(shop.left(cup).await, 12);

    let refused = catalog.set_stock(shop.clay, &[edit(tea, 7, 0)]).await;
    assert!(matches!(refused, Err(CatalogError::NoSuchVariant)), "another brand's");
    for wanted in [-1, i64::MAX] {
        let refused = catalog.set_stock(shop.clay, &[edit(cup, 12, wanted)]).await;
        assert!(matches!(refused, Err(CatalogError::Pieces(_))), "{wanted}");
    }
    let query = StockQuery {
        brand: shop.clay, which: WhichStock::Nearly, text: "BOW", sort: StockSort::Free, page: 1, size: 10,
    };
    let found = catalog.stock(&query).await.unwrap();
    assert_eq!(found.rows.iter().map(|row| (row.variant, row.on_hand)).collect::<Vec<_>>(), [(bowl, 3)]);
    assert_eq!(history(&shop, shop.clay.number(), "stock").await, [(EventKind::StockSet, Actor::Brand(shop.owner))]);
});

async fn price_of(shop: &Shop, variant: VariantId) -> i64 {
    let mut tx = shop.test.db.read().await.unwrap();
    let select = "SELECT amount FROM price WHERE variant_id = $1";
    tx.one(select, params![variant], |row| row.get("amount")).await.unwrap()
}

on_both!(&MIGRATIONS, async fn prices_change_as_they_were_looked_at_or_not_at_all(test) {
    let shop = Shop::open(test).await;
    let cup = shop.product(shop.clay, "cup", "12.50", 10).await;
    let pin = shop.product(shop.clay, "pin", "0.01", 10).await;
    let tea = shop.product(shop.tea, "tea", "5.00", 7).await;
    let mut products = Vec::new();
    for variant in [cup, pin, tea] {
        products.push(shop.product_of(variant).await);
    }
    let catalog = shop.market.catalog();
    let plan = catalog.plan_prices(shop.clay, &products, -1_250).await.unwrap();
    let planned: Vec<_> = plan.changes.iter().map(|change| (change.variant, change.to.minor())).collect();
    // 10.9375 is 10.94, and nothing becomes free. The other brand's tea is not ours to change.
    assert_eq!(planned, [(cup, 1_094), (pin, 1)]);
    for beyond in [-9_001, 90_001] {
        let refused = catalog.plan_prices(shop.clay, &products, beyond).await;
        assert!(matches!(refused, Err(CatalogError::Percentage)), "{beyond}");
    }
    shop.set_price(cup, "13.00").await;
    assert_eq!(catalog.change_prices(shop.clay, &products, -1_250, &plan.seal).await.unwrap(), None);
    assert_eq!(price_of(&shop, cup).await, 1_300);
    let plan = catalog.plan_prices(shop.clay, &products, -1_250).await.unwrap();
    assert_eq!(catalog.change_prices(shop.clay, &products, -1_250, &plan.seal).await.unwrap(), Some(1));
    assert_eq!((price_of(&shop, cup).await, price_of(&shop, tea).await), (1_138, 500));
    // The same form sent twice changes the prices once.
    assert_eq!(catalog.change_prices(shop.clay, &products, -1_250, &plan.seal).await.unwrap(), None);
});

on_both!(&MIGRATIONS, async fn a_role_is_given_by_letter_once(test) {
    let shop = Shop::open(test).await;
    let (kiosk, people) = (Organisation::Merchant(shop.merchant), shop.market.by(Actor::Merchant(shop.owner)).people());
    let email = Email::parse("zoe@example.com").unwrap();
    people.invite_to_team(kiosk, shop.owner, &email, Role::Finance).await.unwrap();
    // Invited again, the first invitation is withdrawn.
    people.invite_to_team(kiosk, shop.owner, &email, Role::Staff).await.unwrap();
    assert_eq!(people.team_invitations(kiosk).await.unwrap().len(), 1);
    let mut secrets = Vec::new();
    while let Some(claim) = shop.market.jobs().claim(&[market::jobs::JobKind::RoleLetter]).await.unwrap() {
        secrets.extend(people.fresh_role_link(&claim).await.unwrap().map(|(_, secret)| secret.reveal().to_owned()));
        shop.market.jobs().finish(&claim, &()).await.unwrap();
    }
    assert_eq!(secrets.len(), 1, "nothing is written about what was withdrawn");
    let (zoe, rita) = (shop.person("zoe").await, shop.person("rita").await);
    let taken = people.accept_team_invitation(&secrets[0], shop.owner).await;
    assert!(matches!(taken, Err(PeopleError::AlreadyInTeam)), "an owner does not become staff by a link");
    let (one, two) = tokio::join!(
        people.accept_team_invitation(&secrets[0], zoe),
        people.accept_team_invitation(&secrets[0], rita)
    );
    assert_eq!([one.is_ok(), two.is_ok()].iter().filter(|worked| **worked).count(), 1);
    assert_eq!(people.team_of(kiosk).await.unwrap().len(), 2);
    let told = history(&shop, shop.merchant.number(), "role").await;
    assert_eq!(told.iter().map(|(kind, _)| *kind).collect::<Vec<_>>(), [EventKind::RoleAccepted]);
    assert_eq!(history(&shop, shop.merchant.number(), "role_invitation").await.len(), 2);
});

on_both!(&MIGRATIONS, async fn lists_tell_who_bought_and_what_was_sold(test) {
    let shop = Shop::open(test).await;
    let cup = shop.product(shop.clay, "cup", "10.00", 100).await;
    let tea = shop.product(shop.tea, "tea", "5.00", 100).await;
    let mara = shop.seller("mara", None).await;
    let ben = shop.seller("ben", None).await;
    for (name, seller, total) in [("one", Some(mara), "25.00"), ("two", None, "25.00")] {
        let order = shop.order(name, seller, &[(cup, 2), (tea, 1)], total).await;
        shop.pay(order).await;
    }
    shop.order("three", Some(ben), &[(cup, 1)], "10.00").await;
    let lists = shop.market.lists();
    let eur = base::Currency::EUR;
    let customers = lists.customers(shop.merchant, eur, "GUEST@", CustomerSort::Total, FIRST).await.unwrap();
    assert_eq!(customers.len(), 1);
    assert_eq!((customers[0].orders, customers[0].total), (3, support::eur("50.00")), "unpaid orders come to nothing");
    assert_eq!(lists.customers(shop.merchant, eur, "100%", CustomerSort::Name, FIRST).await.unwrap(), []);

    let sales = |from, until| lists.sales_of_brand(shop.clay, from, until, SalesSort::Sold, FIRST);
    let start = support::START;
    let sold = sales(start, start + base::Span::days(1)).await.unwrap();
    let told: Vec<_> = sold.iter().map(|row| (row.seller_name.as_str(), row.pieces, row.sold)).collect();
    assert_eq!(told.len(), 2);
    assert!(told.contains(&("mara", 2, support::eur("20.00"))) && told.contains(&("", 2, support::eur("20.00"))));
    assert!(sold.iter().all(|row| row.share == support::eur("14.00")), "30 % commission");
    assert_eq!(sales(Timestamp::from_millis(0), start).await.unwrap(), []);

    let filter = MemberFilter { text: "@MAR", status: None, sort: MemberSort::Name };
    assert_eq!(lists.members(shop.merchant, filter, FIRST).await.unwrap(), [mara]);
    shop.market.network().deactivate(shop.merchant, mara).await.unwrap();
    let inactive = Some(market::network::MemberStatus::Inactive);
    let filter = MemberFilter { text: "", status: inactive, sort: MemberSort::Newest };
    assert_eq!(lists.members(shop.merchant, filter, FIRST).await.unwrap(), [mara]);
    assert_eq!(lists.customers_of_member(mara, eur, "", CustomerSort::Latest, FIRST).await.unwrap(), []);
});

on_both!(&MIGRATIONS, async fn views_are_ones_own(test) {
    let shop = Shop::open(test).await;
    let (mine, other) = (shop.owner, shop.person("zoe").await);
    let views = shop.market.views();
    views.keep(mine, shop.merchant, "orders", " To pay ", "state=placed").await.unwrap();
    views.keep(mine, shop.merchant, "orders", "To pay", "state=paid").await.unwrap();
    let kept = views.of(mine, shop.merchant, "orders").await.unwrap();
    assert_eq!(kept.iter().map(|view| view.query.as_str()).collect::<Vec<_>>(), ["state=paid"]);
    assert_eq!(views.of(other, shop.merchant, "orders").await.unwrap(), []);
    views.forget(other, kept[0].id).await.unwrap();
    assert_eq!(views.of(mine, shop.merchant, "orders").await.unwrap().len(), 1);
    assert!(views.keep(mine, shop.merchant, "orders", "", "q=x").await.is_err());
    assert!(views.keep(mine, shop.merchant, "orders", "long", &"q".repeat(501)).await.is_err());
    for number in 0..19 {
        views.keep(mine, shop.merchant, "orders", &number.to_string(), "").await.unwrap();
    }
    assert!(views.keep(mine, shop.merchant, "orders", "one too many", "").await.is_err());
    views.forget(mine, kept[0].id).await.unwrap();
    assert_eq!(views.of(mine, shop.merchant, "orders").await.unwrap().len(), 19);
});
