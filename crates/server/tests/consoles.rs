//! What sellers, merchants and brands do in their consoles, told as they do it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop where it fails")]

mod support;

use axum::http::StatusCode;
use base::Money;
use market::OrderId;
use support::{Answer, Browser, TestShop, eur};

/// "20.40 EUR" of a text such as "20.40 EUR 10.20 EUR taken back".
fn amount(text: &str) -> Money {
    let number: String = text.chars().take_while(|c| *c != ' ').collect();
    eur(&number.replace('\u{2212}', "-"))
}

fn sum(texts: &[String]) -> Money {
    Money::sum(base::Currency::EUR, texts.iter().map(|text| amount(text))).unwrap()
}

/// The amounts of the lines a seller sees, with what they are.
fn lines(page: &Answer) -> Vec<(String, String)> {
    let whats = page.texts(".reason-what .strong");
    let ends = page.texts(".reason-end");
    assert_eq!(whats.len(), ends.len());
    whats.into_iter().zip(ends).collect()
}

fn order_page(order: OrderId) -> String {
    format!("/manage/shops/kiosk/orders/{order}")
}

async fn shares(olga: &mut Browser, order: OrderId) -> (Vec<String>, Vec<String>) {
    let page = olga.opens(&order_page(order)).await;
    let who = page.texts("section[aria-labelledby=shares] tbody th");
    (who, page.texts("section[aria-labelledby=shares] tbody td.num"))
}

#[tokio::test]
async fn a_sale_is_paid_earned_and_taken_back_and_everybody_sees_why() {
    let shop = TestShop::open().await;
    let order = shop.order("cem", &[("bowl", 2)]).await;
    let (mut olga, mut cem, mut ana) =
        (shop.signed_in("olga").await, shop.signed_in("cem").await, shop.signed_in("ana").await);
    let awaited = cem.opens("/sell/kiosk/earnings").await;
    assert_eq!(lines(&awaited), [("2 × Bowl".to_owned(), "8.16 EUR Not paid yet".to_owned())]);

    let page = olga.opens(&order_page(order)).await;
    assert!(page.says("Has 68.00 EUR arrived?"), "{}", page.main());
    let paid = olga.submits(page.form("/paid")).await;
    assert!(paid.flash().starts_with("The payment is confirmed."), "{}", paid.main());
    assert_eq!(paid.text(".page-head .badge"), "Paid");
    let (who, amounts) = shares(&mut olga, order).await;
    assert_eq!(who, ["Clay", "Cem", "Ben", "Ana", "Platform", "Bonus pool", "Kiosk"]);
    assert_eq!(sum(&amounts), eur("68.00"));
    assert!(paid.says("Cem has the credit: the customer came through that boutique"), "{}", paid.main());
    assert!(paid.says("0.61 EUR for level 3, which nobody could earn: nobody stands that far above the seller"));

    let today = cem.opens("/sell/kiosk").await;
    assert!(today.texts(".figures dd").contains(&"8.16 EUR".to_owned()), "{:?}", today.texts(".figures dd"));
    assert!(today.says("Next available in 14 days") || today.says("1 April 2026"), "{}", today.main());
    let earned = cem.opens("/sell/kiosk/earnings?show=pending").await;
    assert_eq!(lines(&earned), [("2 × Bowl".to_owned(), "8.16 EUR Pending".to_owned())]);
    assert_eq!(earned.text(".calculation"), "68.00 EUR × 30 % = 20.40 EUR, of which 40 % = 8.16 EUR");
    assert!(earned.says("The seller gets 40 % of the commission"));
    let above = ana.opens("/sell/kiosk/earnings").await;
    assert!(above.says("Level 2, sold by @cem"), "{}", above.main());

    let form = olga.opens(&order_page(order)).await.form("/refund");
    let line = form.fields.iter().map(|(name, _)| name.clone()).find(|name| name.starts_with("quantity-")).unwrap();
    let preview = olga.sends(form.with(&line, "1").with("action", "preview")).await;
    assert_eq!(preview.status, StatusCode::OK);
    assert!(preview.has(".preview"), "{}", preview.main());
    assert_eq!(sum(&preview.texts(".preview dd")), eur("34.00"));
    assert_eq!(lines(&cem.opens("/sell/kiosk/earnings").await).len(), 1, "looking changes nothing");
    let again = preview.form("/refund").with("action", "refund").with("reason", "a crack");
    let done = olga.submits(again).await;
    assert!(done.flash().starts_with("34.00 EUR is paid back."), "{}", done.main());
    assert!(done.says("a crack"));
    let after = cem.opens("/sell/kiosk/earnings").await;
    let expected = [("2 × Bowl, given back", "−4.08 EUR Taken back"), ("2 × Bowl", "8.16 EUR Pending")];
    let shown = lines(&after);
    assert_eq!(shown, expected.map(|(what, end)| (what.to_owned(), end.to_owned())));

    shop.days_pass(14).await;
    let available = cem.opens("/sell/kiosk/earnings?show=available").await;
    assert_eq!(amount(&available.text(".balance .is-available dd")), eur("4.08"));
    shop.assert_books_balance().await;
}

#[tokio::test]
async fn nothing_is_paid_back_that_was_not_shown_first_and_nothing_twice() {
    let shop = TestShop::open().await;
    let order = shop.order("ana", &[("bowl", 2)]).await;
    shop.pays(order).await;
    let mut olga = shop.signed_in("olga").await;
    let form = olga.opens(&order_page(order)).await.form("/refund");
    let line = form.fields.iter().map(|(name, _)| name.clone()).find(|name| name.starts_with("quantity-")).unwrap();
    // Straight to the button, without a look: the look comes first.
    let unseen = olga.sends(form.clone().with(&line, "1").with("action", "refund")).await;
    assert_eq!(unseen.status, StatusCode::OK);
    assert!(unseen.has(".preview"));
    // Another number than the one that was looked at: shown again.
    let changed = unseen.form("/refund").with(&line, "2").with("action", "refund");
    let changed = olga.sends(changed).await;
    assert_eq!(changed.form("/refund").value("agreed"), "68.00");
    // Agreed to, and the button pressed twice: one refund, the same answer.
    let agreed = changed.form("/refund").with("action", "refund");
    let first = olga.sends(agreed.clone()).await;
    let second = olga.sends(agreed).await;
    assert_eq!((first.status, second.status), (StatusCode::SEE_OTHER, StatusCode::SEE_OTHER));
    let found = shop.market.checkout().order_of_merchant(shop.kiosk, order).await.unwrap();
    assert_eq!(found.refunded, eur("68.00"));
    assert_eq!(shop.market.checkout().refunds(&found).await.unwrap().len(), 1);
    shop.assert_books_balance().await;
}

#[tokio::test]
async fn absurd_refunds_are_refused_beside_their_fields() {
    let shop = TestShop::open().await;
    let order = shop.order("ana", &[("bowl", 2)]).await;
    shop.pays(order).await;
    let mut olga = shop.signed_in("olga").await;
    let form = olga.opens(&order_page(order)).await.form("/refund").with("action", "preview");
    let line = form.fields.iter().map(|(name, _)| name.clone()).find(|name| name.starts_with("quantity-")).unwrap();
    for wrong in ["3", "-1", "1.5", "many", "99999999999999999999"] {
        let answer = olga.sends(form.clone().with(&line, wrong)).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
        assert_eq!(answer.text(".refund-lines .problem"), "A whole number from 0 to 2.", "{wrong}");
        assert_eq!(answer.form("/refund").value(&line), wrong, "what was typed is kept");
    }
    for wrong in ["0", "-5", "abc", "1.234", "1e9"] {
        let answer = olga.sends(form.clone().with("amount", wrong)).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
        assert!(answer.has("#amount-problem"), "{wrong}");
    }
    let both = olga.sends(form.clone().with(&line, "1").with("amount", "1.00")).await;
    assert!(both.text("#amount-problem").starts_with("Either goods or an amount"));
    let nothing = olga.sends(form.clone()).await;
    assert!(nothing.says("Choose what comes back, or give an amount."));
    let too_much = olga.sends(form.clone().with("amount", "68.01")).await;
    assert!(too_much.says("Only 68.00 EUR of this can still be paid back."));
    let goodwill = olga.sends(form.with("amount", "5,00")).await;
    assert_eq!(goodwill.form("/refund").value("agreed"), "5.00");
}

#[tokio::test]
async fn a_late_payment_becomes_a_back_order_until_the_goods_are_there() {
    let shop = TestShop::open().await;
    let late = shop.order("ana", &[("cup", 3)]).await;
    shop.days_pass(1).await;
    let other = shop.order("ana", &[("cup", 2)]).await;
    shop.pays(other).await;
    let mut olga = shop.signed_in("olga").await;
    let page = olga.opens(&order_page(late)).await;
    assert!(page.says("If its money came after all"), "{}", page.main());
    let owed = olga.submits(page.form("/paid")).await;
    assert_eq!(owed.flash(), "The goods were gone when this payment came. They are owed to the customer.");
    let filled = olga.submits(owed.form("/fill")).await;
    assert_eq!(filled.flash(), "The goods are there. The return window has begun.");
    assert_eq!(filled.text(".page-head .badge"), "Paid");
    // Pressed again on an old page: told, and nothing happens.
    let again = olga.submits(owed.form("/fill")).await;
    assert_eq!(again.flash(), "This cannot be done with the order any more. Below is how it is now.");
    shop.assert_books_balance().await;
}

#[tokio::test]
async fn orders_are_found_by_state_reference_name_and_address() {
    let shop = TestShop::open().await;
    let (paid, open) = (shop.order("ana", &[("bowl", 1), ("sencha", 1)]).await, shop.order("ben", &[("cup", 1)]).await);
    shop.pays(paid).await;
    let mut olga = shop.signed_in("olga").await;
    let all = olga.opens("/manage/shops/kiosk").await;
    assert_eq!(all.texts("tbody th a"), [open.reference(), paid.reference()]);
    assert!(all.texts("tbody td").contains(&"Clay, Tea".to_owned()), "{:?}", all.texts("tbody td"));
    assert_eq!(all.texts(".tabs a"), ["All 2", "Waiting for payment 1", "To send 1", "Paid 1"]);
    assert_eq!(all.text(".console-nav .bag-count"), "1 waiting");
    let numbers = |page: Answer| page.texts("tbody th a");
    assert_eq!(numbers(olga.opens("/manage/shops/kiosk?state=paid").await), [paid.reference()]);
    assert_eq!(numbers(olga.opens(&format!("/manage/shops/kiosk?q={}", open.reference())).await), [open.reference()]);
    assert_eq!(numbers(olga.opens("/manage/shops/kiosk?q=GRETA").await).len(), 2);
    assert_eq!(numbers(olga.opens("/manage/shops/kiosk?q=guest%40example&state=placed").await), [open.reference()]);
    assert_eq!(numbers(olga.opens("/manage/shops/kiosk?q=%25").await), Vec::<String>::new());
    let rest = olga.opens(&format!("/manage/shops/kiosk?before={open}")).await;
    assert_eq!(numbers(rest), [paid.reference()]);
}

#[tokio::test]
async fn a_brand_and_a_shop_agree_and_part() {
    let shop = TestShop::open().await;
    let (mut rita, mut clara) = (shop.signed_in("rita").await, shop.signed_in("clara").await);
    let form = rita.opens("/manage/shops/rival/brands").await.form("/manage/shops/rival/brands");
    let wrong = rita.sends(form.clone().with("brand", "clay").with("floor", "a lot").with("notice_days", "-1")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.has("#floor-problem") && wrong.has("#notice_days-problem"), "{}", wrong.main());
    let asked = rita.submits(form.with("brand", "clay").with("floor", "20").with("notice_days", "10")).await;
    assert!(asked.flash().starts_with("Clay is asked."), "{}", asked.main());
    assert_eq!(asked.texts(".agreements .badge")[0], "Waits for the other side");

    let offers = clara.opens("/manage/brands/clay/shops").await;
    assert_eq!(offers.text(".console-nav .bag-count"), "1 waiting");
    assert_eq!(offers.texts(".agreements h2"), ["Rival", "Kiosk"]);
    let agreed = clara.submits(offers.form(&action_of(&offers, 0)).with("action", "accept")).await;
    assert!(agreed.flash().starts_with("The agreement is in force."), "{}", agreed.main());
    assert!(shop.browser().opens("/shops/rival/clay/bowl").await.says("Bowl"));
    // The floor binds: the rate cannot fall below it while the agreement runs.
    let terms = clara.opens("/manage/brands/clay/terms").await.form("/terms");
    let below = clara.sends(terms.clone().with("commission", "15")).await;
    assert!(below.text("#commission-problem").contains("An agreement guarantees 20 %."), "{}", below.main());
    let raised = clara.submits(terms.with("commission", "35")).await;
    assert_eq!(raised.flash(), "The commission on your catalog is 35 % from now on.");

    let running = rita.opens("/manage/shops/rival/brands").await;
    let at = running.texts(".agreements h2").iter().position(|name| name == "Clay").unwrap();
    let ending = rita.submits(running.form(&action_of(&running, at)).with("action", "end")).await;
    assert_eq!(ending.flash(), "Notice is given. The agreement runs on until 28 March 2026.");
    assert_eq!(shop.browser().opens("/shops/rival/clay/bowl").await.status, StatusCode::OK);
    shop.days_pass(11).await;
    assert_eq!(shop.browser().opens("/shops/rival/clay/bowl").await.status, StatusCode::NOT_FOUND);
}

/// Where the answer to the agreement number `at` is sent.
fn action_of(page: &Answer, at: usize) -> String {
    page.attribute(&format!(".agreements > li:nth-child({}) form", at + 1), "action")
}

#[tokio::test]
async fn a_plan_is_published_and_a_wrong_one_says_where_and_how_to_mend_it() {
    let shop = TestShop::open().await;
    shop.days_pass(1).await;
    let mut olga = shop.signed_in("olga").await;
    let page = olga.opens("/manage/shops/kiosk/plan").await;
    assert_eq!(
        page.texts(".plan-table tbody th"),
        [
            "The seller",
            "Who introduced the seller",
            "2 levels above the seller",
            "3 levels above the seller",
            "The platform, for running the place",
            "The pool of the network",
            "The shop",
        ]
    );
    assert_eq!(sum(&page.texts(".plan-table tbody td.num:last-child")), eur("30.00"));
    let form = page.form("/plan");
    let document = form.value("document").to_owned();
    assert!(document.contains("seller = \"40 %\""), "{document}");
    let wrong = document.replace("\"5 %\", \"3 %\"", "\"5 %\", 3").replace("version = 1", "version = 2");
    let wrong = olga.sends(form.clone().with("document", &wrong)).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text("#document-problem").contains("levels[3]"), "{}", wrong.text("#document-problem"));
    assert!(wrong.text("#document-problem").contains("line "), "{}", wrong.text("#document-problem"));
    assert!(wrong.form("/plan").value("document").contains("version = 2"), "what was typed is kept");
    let recruiting = format!("{document}\nrecruiting_bonus = \"5 %\"\n").replace("version = 1", "version = 2");
    let refused = olga.sends(form.clone().with("document", &recruiting)).await;
    assert!(refused.text("#document-problem").contains("cannot pay for bringing in people"));
    let same_version = olga.sends(form.clone().with("document", &document.replace("40 %", "41 %"))).await;
    assert!(same_version.text("#document-problem").contains("Version 1 is published already."));
    let next = document.replace("40 %", "41 %").replace("version = 1", "version = 2").replace('\n', "\r\n");
    let published = olga.submits(form.clone().with("document", &next)).await;
    assert!(published.flash().starts_with("The plan is published."), "{}", published.main());
    assert!(published.form("/plan").value("document").contains("seller = \"41 %\""));
    let again = olga.submits(published.form("/plan")).await;
    assert_eq!(again.flash(), "This is the plan in force. Nothing has changed.");
    let monthly = |currency| {
        let document = document.replace("version = 1", "version = 3");
        let volumes = "[volumes]\npv = { of = \"pv\" }\n[[ranks]]\nname = \"guide\"\nneeds = \"pv > 0\"\n";
        format!("{document}\n[money]\ncurrency = \"{currency}\"\n{volumes}")
    };
    let dollars = olga.sends(form.clone().with("document", &monthly("USD"))).await;
    assert!(dollars.text("#document-problem").contains("Write currency = \"EUR\" under [money]."));
    assert!(dollars.texts("#plan-month li").is_empty(), "the plan in force pays by the sale only");
    // Two plans are never in force from one moment on.
    shop.days_pass(1).await;
    let published = olga.submits(form.clone().with("document", &monthly("EUR"))).await;
    assert_eq!(published.texts("#plan-month li"), ["Ranks, from the lowest to the highest: guide"]);
}

#[tokio::test]
async fn a_brand_sees_what_runs_short_and_sets_single_commissions() {
    let shop = TestShop::open().await;
    let mut clara = shop.signed_in("clara").await;
    let page = clara.opens("/manage/brands/clay").await;
    assert_eq!(page.texts("tbody th div > a"), ["Cup", "Bowl"], "what runs short comes first");
    assert_eq!(page.texts(".tabs a"), ["All 2", "Sold out 0", "Nearly sold out 1", "Own commission 0"]);
    let rate = format!("/products/{}/rate", shop.product_id("bowl"));
    for wrong in ["101", "-1", "abc", "12.345"] {
        let answer = clara.sends(page.form(&rate).with("commission", wrong)).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
        assert!(answer.says("A percentage from 0 to 100"), "{wrong}");
    }
    let below = clara.sends(page.form(&rate).with("commission", "5")).await;
    assert!(below.says("An agreement guarantees 10 %."), "{}", below.main());
    let set = clara.submits(page.form(&rate).with("commission", "40,5")).await;
    assert_eq!(set.flash(), "Bowl has a commission of 40.5 % from now on.");
    let own = clara.opens("/manage/brands/clay?show=own").await;
    assert_eq!(own.texts("tbody th div > a"), ["Bowl"]);
    let follows = clara.submits(own.form(&rate).with("commission", "")).await;
    assert_eq!(follows.flash(), "Bowl follows the catalog from now on.");
    assert_eq!(clara.opens("/manage/brands/clay?q=sku-cup").await.texts("tbody th div > a"), ["Cup"]);
    assert!(clara.opens("/manage/brands/clay?q=%25").await.texts("tbody th div > a").is_empty());
}

#[tokio::test]
async fn a_seller_says_why_and_chooses_what_to_show() {
    let shop = TestShop::open().await;
    let mut ana = shop.signed_in("ana").await;
    let page = ana.opens("/sell/kiosk/boutique").await;
    assert!(page.says("Brings you 4.08 EUR"), "the bowl: 30 % of 34.00, of which 40 %: {}", page.main());
    let words = page.form("/boutique").with("name", "Ana A.").with("words", "I use this every day.");
    assert_eq!(ana.submits(words).await.flash(), "Saved. It is visible at once.");
    assert!(shop.browser().opens("/@ana").await.says("I use this every day."));
    let choose = |page: &Answer, what: &str, handle: &str| {
        page.form("/boutique")
            .without("name")
            .without("words")
            .with("action", &format!("{what}-{}", shop.product_id(handle)))
    };
    for handle in ["bowl", "sencha"] {
        assert_eq!(ana.submits(choose(&page, "add", handle)).await.flash(), "Your boutique is changed.");
    }
    ana.submits(choose(&page, "first", "sencha")).await;
    let chosen = shop.market.network().boutique_products(shop.member("ana")).await.unwrap();
    assert_eq!(chosen, [shop.product_id("sencha"), shop.product_id("bowl")]);
    let listed = ana.opens("/sell/kiosk/boutique").await;
    assert_eq!(
        listed.texts(".pick li p.strong"),
        ["Sencha", "Bowl", "Cup"],
        "what was chosen stands first, in its order"
    );
    let foreign = ana.sends(choose(&page, "add", "rock")).await;
    assert_eq!(foreign.status, StatusCode::NOT_FOUND, "the shop does not sell it");
    ana.submits(choose(&page, "remove", "sencha")).await;
    let boutique = shop.browser().opens("/@ana").await;
    assert!(boutique.says("Bowl") && !boutique.says("Sencha") && !boutique.says("Cup"), "{}", boutique.main());
}

#[tokio::test]
async fn a_deactivated_seller_earns_nothing_until_reactivated() {
    let shop = TestShop::open().await;
    let mut olga = shop.signed_in("olga").await;
    let page = olga.opens("/manage/shops/kiosk/sellers").await;
    assert_eq!(page.texts("tbody .who a"), ["Ana", "Ben", "Cem"]);
    assert!(page.says("introduced by Ana"));
    let ben = format!("/sellers/{}", shop.member("ben"));
    let off = olga.submits(page.form(&ben).with("action", "deactivate")).await;
    assert!(off.flash().starts_with("Ben is deactivated"), "{}", off.main());
    let order = shop.order("cem", &[("bowl", 1)]).await;
    let (who, amounts) = shares(&mut olga, order).await;
    assert!(!who.contains(&"Ben".to_owned()) && who.contains(&"Ana".to_owned()), "{who:?}");
    assert_eq!(sum(&amounts), eur("34.00"));
    assert!(olga.opens(&order_page(order)).await.says("passing over Ben"));
    let mut ana = shop.signed_in("ana").await;
    assert!(ana.opens("/sell/kiosk/earnings").await.says("Ben could not earn on this order"));
    let mut at_home = shop.signed_in("ben").await;
    assert!(at_home.opens("/sell/kiosk").await.says("You are deactivated at Kiosk"));
    let form = at_home.opens("/sell/kiosk/invitations").await.form("/invitations");
    assert!(at_home.submits(form).await.flash().starts_with("You are deactivated here"));
    let on = olga.submits(off.form(&ben).with("action", "reactivate")).await;
    assert!(on.flash().starts_with("Ben sells again"));
}

#[tokio::test]
async fn a_shop_and_a_brand_say_what_they_are() {
    let shop = TestShop::open().await;
    let (mut olga, mut clara) = (shop.signed_in("olga").await, shop.signed_in("clara").await);
    let form = olga.opens("/manage/shops/kiosk/details").await.form("/details");
    assert_eq!((form.value("hold_days"), form.value("reserve_minutes")), ("14", "60"));
    let wrong = olga.sends(form.clone().with("hold_days", "400").with("tagline", "Small things, well made")).await;
    assert_eq!(wrong.text("#hold_days-problem"), "A whole number from 0 to 365.");
    assert_eq!(wrong.form("/details").value("tagline"), "Small things, well made");
    let wrong = olga.sends(form.clone().with("hold_days", "soon").with("contact", "nobody")).await;
    assert!(wrong.has("#hold_days-problem") && wrong.has("#contact-problem"));
    let saved = olga.submits(form.with("tagline", "Small things, well made").with("payment", "IBAN DE99")).await;
    assert_eq!(saved.flash(), "Saved. It is visible at once.");
    assert!(shop.browser().opens("/shops/kiosk").await.says("Small things, well made"));
    let form = clara.opens("/manage/brands/clay/details").await.form("/details");
    clara.submits(form.with("promise", "Sent within two days")).await;
    assert!(shop.browser().opens("/shops/kiosk/clay/bowl").await.says("Sent within two days"));
}
