//! Sellers share links, people come by them, and every order says where its credit went, also to those who lost it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on should stop")]

mod support;

use base::{Bps, Currency, Span, Timestamp};
use db::on_both;
use market::coupons::{Benefit, NewCoupon};
use market::credits::{By, Outcome, Report, Way};
use market::links::{LinkError, LinkField, NewCampaign};
use market::network::{Claim, Click, CreditBy, PassedWhy, Source};
use market::{CampaignId, MemberId, ProductId, hash_secret};
use support::{MIGRATIONS, Shop, eur, goodwill};

fn campaign(name: &str) -> NewCampaign {
    NewCampaign { name: name.into(), ..NewCampaign::default() }
}

async fn coupon_of(shop: &Shop, code: &str, member: MemberId) {
    let coupon = NewCoupon {
        code: code.into(),
        benefit: Benefit::Percent(Bps::new(1000).unwrap()),
        least_goods: eur("0"),
        brand: None,
        member: Some(member),
        starts_at: shop.clock_now(),
        ends_at: None,
        max_uses: None,
        max_per_customer: None,
    };
    shop.market.coupons().add(shop.merchant, &coupon).await.unwrap();
}

/// Somebody comes by a link to `product`, for `campaign`.
async fn clicks(shop: &Shop, name: &str, member: MemberId, product: Option<ProductId>, campaign: Option<CampaignId>) {
    let link = shop.market.links().link_for(member, product, campaign).await.unwrap();
    let visitor = hash_secret(name);
    let click =
        Click { product, link: Some(link.id), campaign, source: Source::Link, ..Click::at(&visitor, member, None) };
    assert!(shop.market.network().record_click(&click).await.unwrap(), "{name}");
}

/// (way, clicks, visitors, orders, earned), and the same of all together.
fn lines(report: &Report) -> Vec<(Way, u32, u32, u32, String)> {
    let total = (Way::None, report.total);
    let rows = report.rows.iter().map(|row| (row.way.clone(), row.figures)).chain([total]);
    rows.map(|(way, f)| (way, f.clicks.clicks, f.clicks.visitors, f.orders, f.earned.decimal())).collect()
}

async fn report(shop: &Shop, member: MemberId, since: Timestamp, by: By) -> Vec<(Way, u32, u32, u32, String)> {
    lines(&shop.market.credits().report(member, Currency::EUR, since, by).await.unwrap())
}

on_both!(&MIGRATIONS, async fn a_link_is_one_and_the_same_however_often_it_is_asked_for(test) {
    let shop = Shop::open(test).await;
    let (ana, ben) = (shop.seller("ana", None).await, shop.seller("ben", None).await);
    let bowl = shop.product(shop.clay, "bowl", "34.00", 5).await;
    let bowl = shop.product_of(bowl).await;
    let links = shop.market.links();
    let summer = links.add_campaign(ana, &campaign(" Summer ")).await.unwrap();
    let first = links.link_for(ana, Some(bowl), Some(summer)).await.unwrap();
    assert_eq!(links.link_for(ana, Some(bowl), Some(summer)).await.unwrap(), first);
    assert_eq!(links.by_code(&first.code).await.unwrap().as_ref(), Some(&first));
    let others = [links.link_for(ana, None, None).await.unwrap(), links.link_for(ana, Some(bowl), None).await.unwrap()];
    assert!(others.iter().all(|other| other.code != first.code && other.code.len() == 8));
    assert_eq!(links.links(ana).await.unwrap().len(), 3);

    // Nobody shares for another's campaign, a product that is not sold here, or when deactivated.
    assert!(matches!(links.link_for(ben, None, Some(summer)).await, Err(LinkError::NotFound)));
    assert_eq!((links.link(ben, first.id).await.unwrap(), links.campaign(ben, summer).await.unwrap()), (None, None));
    assert!(matches!(links.change_campaign(ben, summer, &campaign("Mine")).await, Err(LinkError::NotFound)));
    let unknown = links.link_for(ana, Some(ProductId::from_number(1)), None).await;
    assert!(matches!(unknown, Err(LinkError::NotFound)));
    shop.market.network().deactivate(shop.merchant, ana).await.unwrap();
    assert_eq!(links.link_for(ana, None, None).await.unwrap().code, others[0].code, "what is there stays");
    assert!(matches!(links.link_for(ana, None, Some(summer)).await, Err(LinkError::Inactive)));
    assert!(matches!(links.add_campaign(ana, &campaign("x")).await, Err(LinkError::Inactive)));
});

on_both!(&MIGRATIONS, async fn a_campaign_is_named_and_ends_after_it_begins(test) {
    let shop = Shop::open(test).await;
    let ana = shop.seller("ana", None).await;
    let links = shop.market.links();
    let now = shop.clock_now();
    for (new, field) in [
        (campaign("  "), LinkField::Name),
        (campaign(&"x".repeat(121)), LinkField::Name),
        (NewCampaign { note: "two\nlines".into(), ..campaign("x") }, LinkField::Note),
        (NewCampaign { starts_at: Some(now), ends_at: Some(now), ..campaign("x") }, LinkField::End),
    ] {
        let refused = links.add_campaign(ana, &new).await;
        assert!(matches!(refused, Err(LinkError::Field(known)) if known == field), "{new:?}");
    }
    let market = NewCampaign { starts_at: Some(now), ends_at: Some(now + Span::days(1)), ..campaign("Market day") };
    let id = links.add_campaign(ana, &market).await.unwrap();
    links.change_campaign(ana, id, &NewCampaign { note: "by the river".into(), ..market }).await.unwrap();
    let known = links.campaign(ana, id).await.unwrap().unwrap();
    assert_eq!((known.name.as_str(), known.note.as_str()), ("Market day", "by the river"));
    assert!(known.runs(now) && !known.runs(now + Span::days(1)));
    assert_eq!(links.campaigns(ana).await.unwrap(), [known]);
});

on_both!(&MIGRATIONS, async fn a_report_tells_what_came_of_each_link(test) {
    let shop = Shop::open(test).await;
    let (ana, ben) = (shop.seller("ana", None).await, shop.seller("ben", None).await);
    let variant = shop.product(shop.clay, "bowl", "100.00", 50).await;
    let bowl = shop.product_of(variant).await;
    let summer = shop.market.links().add_campaign(ana, &campaign("Summer")).await.unwrap();
    let begin = shop.clock_now();
    clicks(&shop, "one", ana, Some(bowl), Some(summer)).await;
    clicks(&shop, "two", ana, Some(bowl), Some(summer)).await;
    clicks(&shop, "two", ana, Some(bowl), None).await;
    // Two who came buy, and somebody by the plain address; another's are not in it.
    let order = shop.order("one", None, &[(variant, 1)], "100.00").await;
    shop.order("two", None, &[(variant, 1)], "100.00").await;
    let plain = shop.order("three", Some(ana), &[(variant, 1)], "100.00").await;
    shop.order("four", Some(ben), &[(variant, 1)], "100.00").await;
    shop.pay(order).await;
    shop.pay(plain).await;
    shop.refund(plain, &goodwill("half", "50.00")).await.unwrap();

    // Pot 30.00, the seller 40 % of it; of the second order nothing is paid yet, of the third half is taken back.
    assert_eq!(
        report(&shop, ana, begin, By::Campaign).await,
        [
            (Way::Of(summer.number()), 2, 2, 1, "12.00".into()),
            (Way::None, 2, 2, 2, "6.00".into()),
            (Way::None, 4, 3, 3, "18.00".into()),
        ],
        "two came by the campaign; one of them came again without it, and that was the last click"
    );
    let by_product = report(&shop, ana, begin, By::Product).await;
    assert_eq!(by_product[0], (Way::Of(bowl.number()), 3, 2, 2, "12.00".into()));
    assert_eq!(by_product[1], (Way::None, 1, 1, 1, "6.00".into()));
    let by_source = report(&shop, ana, begin, By::Source).await;
    assert_eq!(by_source[0].0, Way::Source("link".into()));
    assert_eq!(report(&shop, ana, begin, By::Link).await.len(), 4);

    // A cancelled order is none, and another period is another report.
    shop.market.checkout().refund(shop.merchant, order, &goodwill("all", "100.00")).await.unwrap();
    assert_eq!(report(&shop, ana, begin, By::Campaign).await.last().unwrap().4, "6.00");
    assert_eq!(
        report(&shop, ana, begin + Span::days(1), By::Campaign).await,
        [(Way::None, 0, 0, 0, "0.00".into())]
    );
});

on_both!(&MIGRATIONS, async fn a_customer_who_comes_back_by_themselves_is_an_order_without_a_click(test) {
    let shop = Shop::open(test).await;
    let ana = shop.seller("ana", None).await;
    let bowl = shop.product(shop.clay, "bowl", "100.00", 50).await;
    coupon_of(&shop, "ANA", ana).await;
    let begin = shop.clock_now();
    let visitor = shop.visitor("one", None, &[(bowl, 1)]).await;
    shop.market.checkout().set_coupon(&visitor, shop.merchant, "ANA").await.unwrap();
    shop.place(&visitor, "90.00").await.unwrap();
    assert_eq!(
        report(&shop, ana, begin, By::Link).await,
        [(Way::WithoutClick, 0, 0, 1, "0.00".into()), (Way::None, 0, 0, 1, "0.00".into())]
    );
    assert_eq!(report(&shop, ana, begin, By::Source).await[0].0, Way::WithoutClick);
    let earned = async || shop.market.credits().orders(ana, Outcome::Won, None, 1).await.unwrap()[0].earned;
    assert_eq!(earned().await, eur("10.80"), "once it is paid");
    shop.days_pass(1).await;
    assert_eq!(earned().await, eur("0"), "it was not paid in time");
    assert_eq!(report(&shop, ana, begin, By::Link).await, [(Way::None, 0, 0, 0, "0.00".into())]);
});

on_both!(&MIGRATIONS, async fn whoever_lost_an_order_is_told_why(test) {
    let shop = Shop::open(test).await;
    let (ana, ben) = (shop.seller("ana", None).await, shop.seller("ben", None).await);
    let bowl = shop.product(shop.clay, "bowl", "100.00", 50).await;
    coupon_of(&shop, "BEN", ben).await;
    let visitor = shop.visitor("one", Some(ana), &[(bowl, 1)]).await;
    shop.market.checkout().set_coupon(&visitor, shop.merchant, "BEN").await.unwrap();
    let order = shop.place(&visitor, "90.00").await.unwrap().order;

    let credits = shop.market.credits();
    let lost = credits.orders(ana, Outcome::Lost, None, 10).await.unwrap();
    let [lost] = &lost[..] else { panic!("{lost:?}") };
    assert_eq!((lost.order, lost.seller, lost.credit.by), (order, Some(ben), CreditBy::Coupon));
    assert_eq!((lost.coupon.as_str(), lost.earned), ("BEN", eur("0")));
    let passed = lost.credit.passed.iter().map(|one| (one.member.0, one.claim, one.why)).collect::<Vec<_>>();
    assert_eq!(passed, [(ana.number(), Claim::Click, PassedWhy::Later)]);
    shop.pay(order).await;
    let won = credits.orders(ben, Outcome::Won, None, 10).await.unwrap();
    assert_eq!((won.len(), won[0].order, won[0].earned), (1, order, eur("10.80")));
    assert_eq!((credits.count(ana).await.unwrap(), credits.count(ben).await.unwrap()), ((0, 1), (1, 0)));
    assert!(credits.orders(ben, Outcome::Lost, None, 10).await.unwrap().is_empty());
    assert!(credits.orders(ana, Outcome::Lost, Some(order), 10).await.unwrap().is_empty(), "nothing before the first");

    // One's own purchase goes to nobody, and it is told so.
    let own = shop.visitor("two", Some(ana), &[(bowl, 1)]).await;
    let mut request = shop.request(&own, "100.00");
    request.email = "ana@example.com".into();
    let order = shop.market.checkout().place(&request).await.unwrap().order;
    let lost = credits.orders(ana, Outcome::Lost, None, 10).await.unwrap();
    assert_eq!((lost[0].order, lost[0].seller, lost[0].credit.passed[0].why), (order, None, PassedWhy::Buyer));
});

on_both!(&MIGRATIONS, async fn an_order_ends_the_checkout_and_so_does_going_on_shopping(test) {
    let shop = Shop::open(test).await;
    let (ana, ben) = (shop.seller("ana", None).await, shop.seller("ben", None).await);
    let bowl = shop.product(shop.clay, "bowl", "100.00", 50).await;
    let network = shop.market.network();
    let visitor = shop.visitor("one", Some(ana), &[(bowl, 1)]).await;
    network.open_checkout(&visitor, shop.merchant).await.unwrap();
    network.record_visit(&visitor, ben, None).await.unwrap();
    let first = shop.place(&visitor, "100.00").await.unwrap().order;
    let order = shop.market.checkout().order_of_merchant(shop.merchant, first).await.unwrap();
    assert_eq!(order.seller, Some(ana));
    assert_eq!(order.credit.passed[0].why, PassedWhy::AtCheckout, "kept with the order");

    // The next click is a click: the checkout was over with the order.
    network.record_visit(&visitor, ben, None).await.unwrap();
    shop.market.checkout().add_to_cart(&visitor, shop.merchant, bowl, 1).await.unwrap();
    let mut again = shop.request(&visitor, "100.00");
    again.idempotency_key = "another order entirely".into();
    let order = shop.market.checkout().place(&again).await.unwrap().order;
    let order = shop.market.checkout().order_of_merchant(shop.merchant, order).await.unwrap();
    assert_eq!(order.seller, Some(ben));
});

on_both!(&MIGRATIONS, async fn a_boutique_shows_what_was_chosen_in_order_and_what_is_sold_out_last(test) {
    let shop = Shop::open(test).await;
    let ana = shop.seller("ana", None).await;
    let bowl = shop.product(shop.clay, "bowl", "34.00", 1).await;
    let cup = shop.product(shop.clay, "cup", "12.00", 5).await;
    let tin = shop.product(shop.tea, "tin", "9.00", 5).await;
    let shown = async || {
        let listing = shop.market.search().boutique(shop.merchant, ana, (1, 10)).await.unwrap();
        assert_eq!(listing.total, i64::try_from(listing.cards.len()).unwrap());
        listing.cards.into_iter().map(|card| card.handle).collect::<Vec<_>>()
    };
    assert_eq!(shown().await, ["tin", "cup", "bowl"], "nothing chosen: everything, the newest first");
    let (bowl_id, cup_id, tin_id) =
        (shop.product_of(bowl).await, shop.product_of(cup).await, shop.product_of(tin).await);
    shop.market.network().set_boutique_products(ana, &[bowl_id, tin_id]).await.unwrap();
    assert_eq!(shown().await, ["bowl", "tin"]);
    shop.market.boutiques().set_brands(ana, &[shop.clay]).await.unwrap();
    assert_eq!(shown().await, ["bowl", "tin", "cup"], "a whole brand comes behind what was chosen by hand");
    shop.order("somebody", None, &[(bowl, 1)], "34.00").await;
    assert_eq!(shown().await, ["tin", "cup", "bowl"], "sold out");
    shop.days_pass(1).await;
    assert_eq!(shown().await, ["bowl", "tin", "cup"], "it was not paid, and stands in its place again");
    shop.market.network().set_boutique_products(ana, &[]).await.unwrap();
    assert_eq!(shown().await, ["cup", "bowl"], "only the whole brand");
    assert_eq!(shop.market.storefront().cards_at(shop.merchant, &[cup_id, bowl_id]).await.unwrap()[0].handle, "cup");
});
