//! What the consoles ask: lists, counts, turnovers and previews say the same on both databases.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on should stop")]

mod support;

use base::{Bps, Span};
use db::{on_both, params};
use market::checkout::{CheckoutError, LineRefund, OrderFilter, OrderSort, OrderStatus, RefundRequest};
use market::earnings::{LineFilter, Which};
use market::network::{InvitationTerms, NetworkError};
use market::people::{Handle, PeopleError};
use market::shelf::{ShelfQuery, WhichProducts};
use market::terms::Party;
use support::{MIGRATIONS, START, Shop, eur, goodwill};

on_both!(&MIGRATIONS, async fn earnings_are_listed_counted_and_summed_by_what_they_are(test) {
    let shop = Shop::open(test).await;
    let (bowl, tea) = (shop.product(shop.clay, "bowl", "10.00", 50).await, shop.product(shop.tea, "tea", "5.00", 50).await);
    let ana = shop.seller("ana", None).await;
    let ben = shop.seller("ben", Some(ana)).await;
    let both = shop.order("one", Some(ben), &[(bowl, 1), (tea, 2)], "20.00").await;
    shop.order("two", Some(ben), &[(bowl, 1)], "10.00").await;
    let third = shop.order("three", Some(ana), &[(bowl, 1)], "10.00").await;
    shop.pay(both).await;
    shop.pay(third).await;
    shop.refund(both, &goodwill("a", "4.00")).await.unwrap();
    let earnings = shop.market.earnings();

    let counts = earnings.count_lines_of_member(ben).await.unwrap();
    let numbers = (counts.all, counts.awaited, counts.pending, counts.available, counts.reversed);
    assert_eq!(numbers, (3, 1, 2, 0, 2));
    let listed = async |which| {
        let filter = LineFilter { which, limit: 50, ..LineFilter::default() };
        earnings.lines_of_member(ben, filter).await.unwrap().len()
    };
    assert_eq!((listed(Which::All).await, listed(Which::Awaited).await, listed(Which::Pending).await), (3, 1, 2));
    assert_eq!((listed(Which::Available).await, listed(Which::Reversed).await), (0, 2));
    // Page by page, and no line of an order is lost between two pages.
    let (mut seen, mut before) = (Vec::new(), None);
    while let Some(line) =
        earnings.lines_of_member(ben, LineFilter { before, limit: 1, ..LineFilter::default() }).await.unwrap().pop()
    {
        before = Some(line.line);
        seen.push((line.title, line.commission_rate, line.commissionable));
    }
    let thirty = Bps::new(3000).unwrap();
    assert_eq!(seen.len(), 3);
    assert_eq!(seen.iter().filter(|(_, rate, _)| *rate == thirty).count(), 3);
    assert!(seen.contains(&("tea".into(), thirty, eur("10.00"))));

    let since = START - Span::days(1);
    let days = earnings.days_of_member(ben, base::Currency::EUR, since).await.unwrap();
    // 40 % of 30 % of 20.00 is 2.40, less the fifth that was given back.
    assert_eq!(days.iter().map(|day| day.earned).collect::<Vec<_>>(), [eur("1.92")]);
    assert!(days[0].start <= START && START.since(days[0].start) < Span::days(1));
    let turnover = earnings.turnover_of_members(&[ana, ben], base::Currency::EUR, since).await.unwrap();
    assert_eq!((turnover[&ben].sold, turnover[&ben].earned), (eur("16.00"), eur("1.92")));
    assert_eq!((turnover[&ana].sold, turnover[&ana].earned), (eur("10.00"), eur("1.20")));
    let team = earnings.turnover_of_team(ana, base::Currency::EUR, since).await.unwrap();
    assert_eq!((team.active, team.sold, team.earned), (1, eur("16.00"), eur("0.48")));
    let nobody = earnings.turnover_of_team(ben, base::Currency::EUR, since).await.unwrap();
    assert_eq!((nobody.active, nobody.sold, nobody.earned), (0, eur("0.00"), eur("0.00")));

    assert_eq!(earnings.next_release_of_member(ben).await.unwrap(), Some(START + Span::days(14)));
    shop.days_pass(15).await;
    assert_eq!(earnings.next_release_of_member(ben).await.unwrap(), None);
    assert_eq!((listed(Which::Pending).await, listed(Which::Available).await), (0, 2));
});

on_both!(&MIGRATIONS, async fn a_merchant_finds_orders_and_knows_the_takings(test) {
    let shop = Shop::open(test).await;
    let (bowl, tea) = (shop.product(shop.clay, "bowl", "10.00", 50).await, shop.product(shop.tea, "tea", "5.00", 50).await);
    let paid = shop.order("one", None, &[(bowl, 1), (tea, 1)], "15.00").await;
    let open = shop.order("two", None, &[(tea, 1)], "5.00").await;
    shop.pay(paid).await;
    shop.refund(paid, &goodwill("a", "4.00")).await.unwrap();
    let checkout = shop.market.checkout();
    let found = async |text: &str, status| {
        let filter = OrderFilter { text, status, limit: 50, ..OrderFilter::default() };
        let rows = checkout.orders_of_merchant(shop.merchant, filter).await.unwrap();
        rows.into_iter().map(|row| row.id).collect::<Vec<_>>()
    };
    assert_eq!(found("", None).await, [open, paid]);
    assert_eq!(found(&open.reference().to_lowercase(), None).await, [open]);
    assert_eq!(found("GUEST@example", None).await, [open, paid]);
    assert_eq!(found("greta", Some(OrderStatus::Paid)).await, [paid]);
    for nothing in ["%", "_", "\\", "nobody"] {
        assert_eq!(found(nothing, None).await, [], "{nothing}");
    }
    let filter = OrderFilter { limit: 50, ..OrderFilter::default() };
    let rows = checkout.orders_of_merchant(shop.merchant, filter).await.unwrap();
    assert_eq!(rows.iter().map(|row| row.brands.clone()).collect::<Vec<_>>(), [vec!["Tea"], vec!["Clay", "Tea"]]);
    let sorted = async |sort, skip| {
        let filter = OrderFilter { sort, skip, limit: 50, ..OrderFilter::default() };
        let rows = checkout.orders_of_merchant(shop.merchant, filter).await.unwrap();
        rows.iter().map(|row| row.id).collect::<Vec<_>>()
    };
    assert_eq!(sorted(OrderSort::Newest, 0).await, [open, paid]);
    assert_eq!(sorted(OrderSort::Oldest, 0).await, [paid, open]);
    assert_eq!(sorted(OrderSort::Total, 0).await, [paid, open]);
    assert_eq!(sorted(OrderSort::State, 0).await, [open, paid]);
    assert_eq!(sorted(OrderSort::Total, 1).await, [open]);
    let takings = checkout.takings(shop.merchant, START).await.unwrap();
    assert_eq!((takings.sold, takings.refunded, takings.unpaid), (eur("15.00"), eur("4.00"), eur("5.00")));
    let later = checkout.takings(shop.merchant, START + Span::seconds(1)).await.unwrap();
    assert_eq!((later.sold, later.refunded, later.unpaid), (eur("0.00"), eur("0.00"), eur("5.00")));
});

on_both!(&MIGRATIONS, async fn a_refund_comes_to_what_its_preview_said(test) {
    let shop = Shop::open(test).await;
    let bowl = shop.product(shop.clay, "bowl", "9.99", 50).await;
    let ana = shop.seller("ana", None).await;
    let order = shop.order("one", Some(ana), &[(bowl, 3)], "29.97").await;
    let checkout = shop.market.checkout();
    let early = checkout.preview_refund(shop.merchant, order, &goodwill("a", "1.00")).await;
    assert!(matches!(early, Err(CheckoutError::WrongState(_))), "{early:?}");
    shop.pay(order).await;
    let line = checkout.order_of_merchant(shop.merchant, order).await.unwrap().lines[0].id;
    let request = RefundRequest {
        lines: vec![LineRefund { line, quantity: 1, amount: None }],
        amount: None,
        ..goodwill("pieces", "1.00")
    };
    let before = checkout.order_of_merchant(shop.merchant, order).await.unwrap();
    let preview = checkout.preview_refund(shop.merchant, order, &request).await.unwrap();
    assert_eq!(preview.amount, eur("9.99"));
    let parts = preview.taken_from.iter().map(|part| part.amount);
    assert_eq!(base::Money::sum(base::Currency::EUR, parts), Ok(eur("9.99")));
    let still = checkout.order_of_merchant(shop.merchant, order).await.unwrap();
    assert_eq!((before.refunded, still.refunded), (eur("0.00"), eur("0.00")), "a look changes nothing");
    assert_eq!(checkout.refund_made(shop.merchant, order, "pieces").await.unwrap(), None);
    let made = shop.refund(order, &request).await.unwrap();
    assert_eq!(made.amount, preview.amount);
    assert_eq!(checkout.refund_made(shop.merchant, order, "pieces").await.unwrap(), Some(made));
    let after = checkout.order_of_merchant(shop.merchant, order).await.unwrap();
    for (share, part) in after.lines[0].shares.iter().zip(&preview.taken_from) {
        assert_eq!((share.account, share.reversed), (part.account, part.amount));
    }
    let too_much = checkout.preview_refund(shop.merchant, order, &goodwill("b", "20.00")).await;
    assert!(matches!(too_much, Err(CheckoutError::MoreThanLeft { left }) if left == eur("19.98")), "{too_much:?}");
    shop.assert_books_balance().await;
});

on_both!(&MIGRATIONS, async fn a_brand_sees_its_shelf_with_what_runs_short_first(test) {
    let shop = Shop::open(test).await;
    let bowl = shop.product(shop.clay, "bowl", "10.00", 50).await;
    shop.product(shop.clay, "cup", "5.00", 3).await;
    shop.product(shop.clay, "jug", "20.00", 0).await;
    let made_to_order = shop.product(shop.clay, "vase", "90.00", 0).await;
    shop.product(shop.tea, "tea", "5.00", 1).await;
    shop.sql("UPDATE stock SET oversell = 1 WHERE variant_id = $1", params![made_to_order]).await;
    let bowl = shop.product_of(bowl).await;
    let (terms, shelf) = (shop.market.terms(), shop.market.shelf());
    terms.set_product_rate(shop.clay, bowl, Bps::new(4000), None).await.unwrap();
    let found = async |which, text: &str| {
        let query = ShelfQuery { brand: shop.clay, which, text, page: 1, size: 50 };
        let page = shelf.products(&query).await.unwrap();
        assert_eq!(page.total, page.products.len() as u64);
        page.products
    };
    let titles = |products: &[market::shelf::OnShelf]| products.iter().map(|one| one.title.clone()).collect::<Vec<_>>();
    let all = found(WhichProducts::All, "").await;
    assert_eq!(titles(&all), ["jug", "cup", "bowl", "vase"]);
    let facts: Vec<_> = all.iter().map(|one| (one.free, one.own_rate, one.prices)).collect();
    assert_eq!(facts[0], (Some(0), None, Some((eur("20.00"), eur("20.00")))));
    assert_eq!((facts[2].0, facts[2].1, facts[3].0), (Some(50), Bps::new(4000), None));
    assert_eq!(titles(&found(WhichProducts::SoldOut, "").await), ["jug"]);
    assert_eq!(titles(&found(WhichProducts::NearlySoldOut, "").await), ["cup"]);
    assert_eq!(titles(&found(WhichProducts::OwnRate, "").await), ["bowl"]);
    assert_eq!(titles(&found(WhichProducts::All, "CU").await), ["cup"]);
    assert!(found(WhichProducts::All, "%").await.is_empty());
    let counts = shelf.counts(shop.clay).await.unwrap();
    assert_eq!((counts.all, counts.sold_out, counts.nearly_sold_out, counts.own_rate), (4, 1, 1, 1));
    assert_eq!(shelf.active_products(shop.clay).await.unwrap(), 4);
    assert_eq!(shelf.title(shop.clay, bowl).await.unwrap().as_deref(), Some("bowl"));
    assert_eq!(shelf.title(shop.tea, bowl).await.unwrap(), None, "another brand's");
    let second = ShelfQuery { brand: shop.clay, which: WhichProducts::All, text: "", page: 2, size: 3 };
    assert_eq!(titles(&shelf.products(&second).await.unwrap().products), ["vase"]);
    // Going back to the catalog's rate is no rate of its own.
    terms.set_product_rate(shop.clay, bowl, None, None).await.unwrap();
    assert_eq!(shelf.counts(shop.clay).await.unwrap().own_rate, 0);
});

on_both!(&MIGRATIONS, async fn a_seller_earns_on_what_the_shop_sells_and_on_nothing_else(test) {
    let shop = Shop::open(test).await;
    let (bowl, tea) = (shop.product(shop.clay, "bowl", "10.00", 5).await, shop.product(shop.tea, "tea", "5.00", 5).await);
    let (bowl, tea) = (shop.product_of(bowl).await, shop.product_of(tea).await);
    let merchant = shop.market.people().merchant(shop.merchant).await.unwrap().unwrap();
    let earns = shop.market.storefront().seller_earns_on(&merchant, &[bowl, tea]).await.unwrap();
    assert_eq!((earns[&bowl], earns[&tea]), (eur("1.20"), eur("0.60")));
    assert!(shop.market.storefront().seller_earns_on(&merchant, &[]).await.unwrap().is_empty());
    let party = Party::Merchant(shop.merchant);
    let agreements = shop.market.terms().agreements_of(party).await.unwrap();
    let of_tea = agreements.iter().find(|agreement| agreement.brand == shop.tea).unwrap();
    assert_eq!(shop.market.terms().bound_to(party).await.unwrap().len(), 2);
    shop.market.terms().end(party, of_tea.id).await.unwrap();
    shop.days_pass(31).await;
    let earns = shop.market.storefront().seller_earns_on(&merchant, &[bowl, tea]).await.unwrap();
    assert_eq!(earns.keys().copied().collect::<Vec<_>>(), [bowl]);
    assert_eq!(shop.market.terms().bound_to(party).await.unwrap(), [shop.clay.number()]);
});

on_both!(&MIGRATIONS, async fn a_page_of_everything_is_as_long_as_it_may_be(test) {
    let shop = Shop::open(test).await;
    let mut products = Vec::new();
    for number in 0..70 {
        let variant = shop.product(shop.clay, &format!("thing-{number}"), "10.00", 9).await;
        products.push(shop.product_of(variant).await);
        shop.order(&format!("visitor {number}"), None, &[(variant, 1)], "10.00").await;
    }
    let filter = OrderFilter { limit: 200, ..OrderFilter::default() };
    let orders = shop.market.checkout().orders_of_merchant(shop.merchant, filter).await.unwrap();
    assert_eq!(orders.iter().filter(|order| order.brands == ["Clay"]).count(), 70);
    let query = ShelfQuery { brand: shop.clay, which: WhichProducts::All, text: "", page: 1, size: 100 };
    let page = shop.market.shelf().products(&query).await.unwrap();
    assert_eq!(page.products.iter().filter(|product| product.prices.is_some()).count(), 70);
    let merchant = shop.market.people().merchant(shop.merchant).await.unwrap().unwrap();
    assert_eq!(shop.market.storefront().seller_earns_on(&merchant, &products).await.unwrap().len(), 70);
    let mut members = Vec::new();
    for number in 0..70 {
        members.push(shop.seller(&format!("seller-{number}"), None).await);
    }
    let sold = shop.market.earnings().turnover_of_members(&members, base::Currency::EUR, START).await.unwrap();
    assert!(sold.is_empty());
});

on_both!(&MIGRATIONS, async fn invitations_are_noted_listed_and_withdrawn_by_whoever_made_them(test) {
    let shop = Shop::open(test).await;
    let (ana, ben) = (shop.seller("ana", None).await, shop.seller("ben", None).await);
    let network = shop.market.network();
    let of_ana = network.invite_for(ana, InvitationTerms::default(), " for Nora ").await.unwrap();
    let of_shop = network.invite_as_merchant_for(shop.merchant, InvitationTerms::default(), "").await.unwrap();
    let listed = network.invitations_of(ana).await.unwrap();
    assert_eq!(listed.iter().map(|one| (one.note.as_str(), one.made_at)).collect::<Vec<_>>(), [("for Nora", START)]);
    let of_merchant = network.invitations_of_merchant(shop.merchant).await.unwrap();
    assert_eq!(of_merchant.iter().map(|one| &one.code).collect::<Vec<_>>(), [&of_shop.code]);
    let long = network.invite_for(ana, InvitationTerms::default(), &"x".repeat(121)).await;
    assert!(matches!(long, Err(NetworkError::People(PeopleError::Line { .. }))), "{long:?}");
    for (inviter, code) in [(Some(ben), &of_ana.code), (None, &of_ana.code), (Some(ana), &of_shop.code)] {
        let refused = network.withdraw_invitation(shop.merchant, inviter, code).await;
        assert!(matches!(refused, Err(NetworkError::NoSuchInvitation)), "{refused:?}");
    }
    network.withdraw_invitation(shop.merchant, Some(ana), &of_ana.code).await.unwrap();
    network.withdraw_invitation(shop.merchant, None, &of_shop.code).await.unwrap();
    assert!(network.invitations_of(ana).await.unwrap().is_empty());
    let zoe = shop.person("zoe").await;
    let gone = network.join(&of_ana.code, zoe).await;
    assert!(matches!(gone, Err(NetworkError::InvitationUsedUp)), "{gone:?}");
    assert_eq!(network.member_count(shop.merchant).await.unwrap(), 2);
});

on_both!(&MIGRATIONS, async fn joining_under_a_handle_happens_whole_or_not_at_all(test) {
    let shop = Shop::open(test).await;
    let ana = shop.seller("ana", None).await;
    let network = shop.market.network();
    let invitation = network.invite(ana, InvitationTerms { uses: 1, days: 7 }).await.unwrap();
    let zoe = shop.person("zoe").await;
    let taken = network.member(ana).await.unwrap().unwrap().handle.unwrap();
    let refused = network.join_as(&invitation.code, zoe, &taken, "Zoe").await;
    assert!(matches!(refused, Err(NetworkError::People(PeopleError::HandleTaken))), "{refused:?}");
    let handle = Handle::parse("zoe-z").unwrap();
    let nameless = network.join_as(&invitation.code, zoe, &handle, " ").await;
    assert!(matches!(nameless, Err(NetworkError::People(PeopleError::Line { .. }))), "{nameless:?}");
    let person = shop.market.people().person(zoe).await.unwrap().unwrap();
    assert_eq!((person.handle, network.member_of(shop.merchant, zoe).await.unwrap()), (None, None));
    let member = network.join_as(&invitation.code, zoe, &handle, "Zoe Z.").await.unwrap();
    let member = network.member(member).await.unwrap().unwrap();
    assert_eq!((member.handle.unwrap().as_str(), member.name.as_str()), ("zoe-z", "Zoe Z."));
});
