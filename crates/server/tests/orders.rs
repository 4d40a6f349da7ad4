//! From the payment to the door and back: the brand packs and sends, the customer follows and gives back, the merchant
//! decides, and everybody sees what concerns them and nothing else.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop where it fails")]

mod support;

use axum::http::StatusCode;
use base::Span;
use market::OrderId;
use market::checkout::OrderStatus;
use support::{Answer, Browser, Form, TestShop, eur};

/// A picture of one point.
const GIF: &[u8] = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\xc8\x3c\x28\x00\x00\x00\x21\xf9\x04\x00\x00\x00\x00\x00\x2c\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02\x44\x01\x00\x3b";

/// Everything from the payment on, with a guest who bought two bowls and a tea through Ana.
struct Sale {
    shop: TestShop,
    guest: Browser,
    /// Where the guest sees the order.
    page: String,
    order: OrderId,
}

async fn paid() -> Sale {
    let shop = TestShop::open().await;
    let mut guest = shop.browser();
    guest.opens("/@ana").await;
    for (path, quantity) in [("/@ana/clay/bowl", "2"), ("/@ana/tea/sencha", "1")] {
        let form = guest.opens(path).await.form("/cart/add").with("quantity", quantity);
        guest.submits(form).await;
    }
    let form = guest.opens("/checkout/kiosk").await.form("/checkout/kiosk");
    let typed = [("email", "greta@example.com"), ("name", "Greta Guest"), ("line1", "Lindenweg 4"), ("city", "Berlin")];
    let form = typed.into_iter().fold(form, |form, (name, value)| form.with(name, value)).with("country", "DE");
    let page = guest.sends(form).await.location().to_owned();
    assert!(page.starts_with("/orders/ord_"), "{page}");
    let order: OrderId = page["/orders/".len()..].split('?').next().unwrap().parse().unwrap();
    shop.market.checkout().mark_paid(shop.kiosk, order).await.unwrap();
    Sale { shop, guest, page, order }
}

impl Sale {
    fn at_clay(&self) -> String {
        format!("/manage/brands/clay/orders/{}", self.order)
    }

    /// What the guest sees of the order.
    async fn seen(&mut self) -> Answer {
        self.guest.opens(&self.page.clone()).await
    }

    /// Clara packs and sends `pieces` bowls.
    async fn clara_sends(&self, pieces: &str) -> Answer {
        let mut clara = self.shop.signed_in("clara").await;
        let form = clara.opens(&self.at_clay()).await.form("/parcels");
        let form = with_pieces(form, pieces).with("carrier", "DHL").with("number", "00340");
        clara.submits(form.with("url", "https://dhl.example/00340").with("action", "send")).await
    }

    /// The guest asks to give a bowl back, with a picture.
    async fn guest_asks(&mut self) -> Answer {
        let link = self.seen().await.attribute("a[href*='/return/clay']", "href");
        let form = self.guest.opens(&link).await.form("/return/clay");
        let form = with_pieces(form, "1").with("reason", "damaged").with("words", "It has a crack.");
        self.guest.submits(form.with_file("photo", "crack.gif", GIF)).await
    }
}

/// The form with `pieces` in its first line, and none in the others.
fn with_pieces(form: Form, pieces: &str) -> Form {
    let lines: Vec<String> =
        form.fields.iter().map(|(name, _)| name.clone()).filter(|name| name.starts_with("quantity-")).collect();
    lines.iter().enumerate().fold(form, |form, (at, line)| form.with(line, if at == 0 { pieces } else { "0" }))
}

#[tokio::test]
async fn a_brand_sends_a_part_and_the_customer_follows_it() {
    let mut sale = paid().await;
    let mut clara = sale.shop.signed_in("clara").await;
    let list = clara.opens("/manage/brands/clay/orders").await;
    assert_eq!(list.texts("tbody td:nth-of-type(3)"), ["To pack"]);
    assert!(list.has(".console-nav a[aria-current=page] .bag-count"), "what waits is counted");
    let page = clara.opens(&sale.at_clay()).await;
    assert!(page.says("Lindenweg 4") && page.says("Greta Guest"), "{}", page.main());
    // 70 % of 68.00; of the tea, the whole order and the others' shares there is nothing.
    assert!(page.says("47.60 EUR"), "{}", page.main());
    for hidden in ["Sencha", "77.00", "greta@example.com", "8.16"] {
        assert!(!page.says(hidden), "{hidden}: {}", page.main());
    }
    let form = with_pieces(page.form("/parcels"), "1");
    let done = clara.submits(form.clone().with("carrier", "DHL").with("action", "pack")).await;
    assert!(done.flash().contains("The parcel is packed"), "{}", done.flash());
    let again = clara.submits(form.with("action", "pack")).await;
    assert_eq!(again.texts(".parcels > li").len(), 1, "the same form again is the same parcel");
    assert!(!sale.seen().await.has(".parcels"), "what is only packed is still the brand's business");

    let slip = clara.opens(&again.attribute(".parcels a[href*='/parcels/']", "href")).await;
    assert_eq!(slip.texts(".slip tbody td:first-of-type"), ["1"]);
    assert!(slip.says("Lindenweg 4") && slip.says("SKU-bowl") && !slip.says("EUR"), "{}", slip.main());

    assert_eq!(
        again.attribute("form[action$='/parcels'] input[type=number]", "max"),
        "1",
        "one bowl is still to be packed"
    );
    let action = again.attribute(".parcels form", "action");
    let send = again.form(&action).with("action", "send").with("number", "00340");
    let refused = clara.sends(send.clone().with("url", "javascript:alert(1)")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused.text("[id^=url-shp]").contains("https://") || refused.says("A whole address"),
        "{}",
        refused.main()
    );
    assert_eq!(refused.attribute(".parcels input[name=number]", "value"), "00340", "what was typed is kept");
    let sent = clara.submits(send.with("url", "https://dhl.example/00340")).await;
    assert!(sent.flash().contains("on its way"), "{}", sent.flash());

    let seen = sale.seen().await;
    assert_eq!(seen.text("h1"), "Part of your order is on its way");
    assert_eq!(seen.attribute(".parcels a", "href"), "https://dhl.example/00340");
    assert!(seen.text(".parcels").contains("00340") && seen.text(".parcels").contains("1 × Bowl"));
    assert!(seen.says("Parcel sent") && seen.says("by the brand"), "{}", seen.main());
    assert!(!seen.has(".parcels form"), "nothing a customer could press");
    sale.shop.works().await;
    let letters = sale.shop.letters();
    let told: Vec<_> = letters.iter().filter(|letter| letter.contains("is on its way")).collect();
    assert_eq!(told.len(), 1);
    assert!(told[0].contains("00340") && told[0].contains("https://dhl.example/00340"), "{}", told[0]);
    assert!(told[0].contains("1 =C3=97 Bowl") && !told[0].contains("Sencha"), "{}", told[0]);

    let done = clara.submits(sent.form(&action).with("action", "deliver")).await;
    assert!(done.says("Arrived") && done.says("by Clara, the brand"), "{}", done.main());
    let olga = sale.shop.signed_in("olga").await.opens("/manage/shops/kiosk?state=partly").await;
    assert_eq!(olga.texts("tbody tr").len(), 1);
    assert_eq!(olga.text("tbody .badge"), "Partly sent");
}

#[tokio::test]
async fn a_merchant_sends_for_every_brand() {
    let mut sale = paid().await;
    let mut olga = sale.shop.signed_in("olga").await;
    let path = format!("/manage/shops/kiosk/orders/{}", sale.order);
    for _ in 0..2 {
        // The first form left is that of the brand whose things are still here.
        let form = olga.opens(&path).await.form("/parcels");
        let sent = olga.submits(form.with("action", "send")).await;
        assert!(sent.flash().contains("on its way"), "{}", sent.flash());
    }
    let page = olga.opens(&path).await;
    assert_eq!(page.texts(".parcels > li").len(), 2);
    assert!(!page.has("form[action$='/parcels']"), "nothing is left to pack");
    assert_eq!(page.text(".over-title .badge"), "On its way");
    assert_eq!(sale.seen().await.text("h1"), "Your order is on its way");
    let clara = sale.shop.signed_in("clara").await.opens(&sale.at_clay()).await;
    assert_eq!(clara.texts(".parcels > li").len(), 1, "the tea's parcel is not hers");
    assert!(clara.says("by the shop") && !clara.says("Olga"), "{}", clara.main());
}

#[tokio::test]
async fn a_customer_gives_back_and_everybody_who_earned_does_too() {
    let mut sale = paid().await;
    let ana = sale.shop.member("ana");
    let pending = async |sale: &Sale| {
        sale.shop.market.earnings().summary_of_member(ana, base::Currency::EUR).await.unwrap().pending
    };
    // 40 % of 30 % of 68.00 and of 9.00.
    assert_eq!(pending(&sale).await, eur("9.24"));
    assert!(!sale.seen().await.has("a[href*='/return/']"), "nothing was sent yet");
    sale.clara_sends("2").await;
    let asked = sale.guest_asks().await;
    assert!(asked.flash().contains("Your request is with the shop"), "{}", asked.flash());
    assert!(asked.says("1 piece of Clay") && asked.says("It has a crack."), "{}", asked.main());
    let photo = asked.attribute(".photos img", "src");
    let picture = sale.guest.opens(&photo).await;
    assert_eq!((picture.status, &picture.headers["content-type"]), (StatusCode::OK, &"image/webp".parse().unwrap()));
    assert_eq!(picture.headers["cache-control"], "private, no-store");
    let bare = photo.split('?').next().unwrap();
    assert_eq!(
        sale.shop.browser().opens(bare).await.status,
        StatusCode::NOT_FOUND,
        "a stranger without the link's secret"
    );

    let mut clara = sale.shop.signed_in("clara").await;
    let theirs = clara.opens(&sale.at_clay()).await;
    assert_eq!(clara.opens(&theirs.attribute(".photos img", "src")).await.status, StatusCode::OK);
    let mut olga = sale.shop.signed_in("olga").await;
    let list = olga.opens("/manage/shops/kiosk/returns").await;
    assert_eq!(list.text("tbody .badge"), "To be decided");
    let path = list.attribute("tbody a", "href");
    let page = olga.opens(&path).await;
    assert_eq!(olga.opens(&page.attribute(".photos img", "src")).await.status, StatusCode::OK);
    let refused = olga.sends(page.form(&path).with("action", "decline").with("refusal", " ")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.says("Say why"), "{}", refused.main());
    let accepted =
        olga.submits(page.form(&path).with("action", "accept").with("instructions", "To the workshop.")).await;
    assert!(accepted.flash().contains("accepted"), "{}", accepted.flash());
    assert!(sale.seen().await.says("To the workshop."));
    sale.shop.works().await;
    assert!(
        sale.shop.letters().iter().any(|letter| letter.contains("is accepted") && letter.contains("To the workshop."))
    );

    let got = accepted.form(&path).with("action", "receive");
    let shelf = got.fields.iter().find(|(name, _)| name.starts_with("shelf-")).unwrap().0.clone();
    let back = olga.submits(got.clone().with(&shelf, "off")).await;
    assert!(back.flash().contains("34.00 EUR is paid back"), "{}", back.flash());
    let twice = olga.submits(got).await;
    assert!(twice.flash().contains("34.00 EUR is paid back"), "{}", twice.flash());
    assert!(back.says("1 written off"), "{}", back.main());
    assert_eq!(pending(&sale).await, eur("5.16"), "40 % of 30 % of 34.00 went back");
    let order = sale.shop.market.checkout().order_of_merchant(sale.shop.kiosk, sale.order).await.unwrap();
    assert_eq!((order.refunded, order.status), (eur("34.00"), OrderStatus::Paid));
    let seen = sale.seen().await;
    assert!(seen.says("Back, paid back") && seen.says("What you gave back to Clay"), "{}", seen.main());
    assert!(clara.opens(&sale.at_clay()).await.says("23.80 EUR"), "half of what she had got");
}

#[tokio::test]
async fn what_is_wrong_with_a_return_is_said_and_what_was_typed_is_kept() {
    let mut sale = paid().await;
    sale.clara_sends("2").await;
    let link = sale.seen().await.attribute("a[href*='/return/clay']", "href");
    let form = sale.guest.opens(&link).await.form("/return/clay").with("words", "It has a crack.");
    let fine = with_pieces(form, "1").with("reason", "damaged");
    let five = (0..5).fold(fine.clone(), |form, _| form.with_file("photo", "a.gif", GIF));
    for (sent, expected) in [
        (with_pieces(fine.clone(), "3").with_file("photo", "", ""), "only 2 can be given back"),
        (with_pieces(fine.clone(), "0").with_file("photo", "", ""), "at least one piece"),
        (with_pieces(fine.clone(), "x").with_file("photo", "", ""), "Whole numbers"),
        (fine.clone().with("reason", "").with_file("photo", "", ""), "Choose"),
        (fine.clone().with_file("photo", "a.html", b"<html><script>".as_slice()), "This is a HTML file"),
        (five, "At most 4 pictures"),
    ] {
        let answer = sale.guest.sends(sent).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{expected}");
        assert!(answer.says(expected), "{expected}: {}", answer.main());
        assert!(answer.text("textarea[name=words]").contains("It has a crack."), "{expected}");
    }
    assert!(sale.shop.market.returns().of_order(sale.order).await.unwrap().is_empty());
    // Another visitor's form, and another brand's things.
    let forged = fine.clone().with("csrf", "0").with_file("photo", "a.gif", GIF);
    assert_eq!(sale.guest.sends(forged).await.status, StatusCode::FORBIDDEN);
    let tea = link.replace("/return/clay", "/return/tea");
    assert_eq!(sale.guest.opens(&tea).await.status, StatusCode::SEE_OTHER, "nothing of the tea was sent");
    assert_eq!(sale.guest.opens(&link.replace("/return/clay", "/return/nobody")).await.status, StatusCode::NOT_FOUND);
    let stranger = link.split('?').next().unwrap();
    assert_eq!(sale.shop.browser().opens(stranger).await.status, StatusCode::NOT_FOUND);
    // Fine at last; and then kept after all.
    let asked = sale.guest.submits(fine.with_file("photo", "a.gif", GIF)).await;
    let kept = sale.guest.submits(asked.form("/withdraw")).await;
    assert!(kept.flash().contains("withdrawn"), "{}", kept.flash());
}

#[tokio::test]
async fn a_shop_says_how_long_things_can_be_given_back() {
    let mut sale = paid().await;
    sale.clara_sends("2").await;
    assert!(sale.seen().await.says("you have 30 days to give something back"));
    let mut olga = sale.shop.signed_in("olga").await;
    let form = olga.opens("/manage/shops/kiosk/returns").await.form("/returns");
    for bad in ["-1", "366", "soon", ""] {
        let refused = olga.sends(form.clone().with("days", bad)).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{bad}");
        assert_eq!(refused.attribute("#days", "value"), bad);
    }
    olga.submits(form.with("days", "3")).await;
    assert!(sale.seen().await.has("a[href*='/return/clay']"));
    sale.shop.time_passes(Span::days(4)).await;
    let seen = sale.seen().await;
    assert!(seen.says("3 days") && !seen.has("a[href*='/return/']"), "{}", seen.main());
}

#[tokio::test]
async fn a_refund_becomes_credit_that_pays_the_next_order() {
    let shop = TestShop::open().await;
    let mut zoe = shop.signed_in("zoe").await;
    let buys = async |zoe: &mut Browser, credit: Option<bool>| {
        let page = zoe.opens("/shops/kiosk/clay/bowl").await;
        zoe.submits(page.form("/cart/add")).await;
        let page = zoe.opens("/checkout/kiosk").await;
        assert_eq!(page.has("input[name=credit]"), credit.is_some(), "{}", page.main());
        let form =
            page.form("/checkout/kiosk").with("line1", "Lindenweg 4").with("city", "Berlin").with("country", "DE");
        let form = if credit == Some(false) { form.without("credit") } else { form };
        let answer = zoe.sends(form).await;
        let place = answer.location().to_owned();
        assert!(place.starts_with("/orders/"), "{}", answer.main());
        place["/orders/".len()..].split('?').next().unwrap().parse::<OrderId>().unwrap()
    };
    let first = buys(&mut zoe, None).await;
    shop.market.checkout().mark_paid(shop.kiosk, first).await.unwrap();
    let mut olga = shop.signed_in("olga").await;
    let path = format!("/manage/shops/kiosk/orders/{first}");
    let form = olga.opens(&path).await.form("/refund").with("amount", "40").with("credit", "yes");
    let too_much = olga.sends(form.clone().with("action", "preview")).await;
    assert!(too_much.says("Only 34.00 EUR"), "{}", too_much.main());
    let looked = olga.sends(form.with("amount", "10").with("action", "preview")).await;
    assert!(looked.says("10.00 EUR of it becomes credit"), "{}", looked.main());
    olga.submits(looked.form("/refund").with("action", "refund")).await;
    assert!(zoe.opens("/account").await.text("#credit + p + ul").contains("10.00 EUR"));
    shop.works().await;
    let told = shop.letters().into_iter().find(|letter| letter.contains("sends you money back")).unwrap();
    let told = told.replace("=\r\n", "");
    assert!(told.contains("It is credit at Kiosk") && !told.contains("the way you paid"), "{told}");
    assert!(olga.opens(&path).await.says("10.00 EUR of it as credit"));

    let second = buys(&mut zoe, Some(true)).await;
    let page = zoe.opens(&format!("/orders/{second}")).await;
    assert!(page.says("Pay 24.00 EUR") && page.says("Paid with credit"), "{}", page.main());
    assert!(!zoe.opens("/account").await.has("#credit"), "it is set aside");
    zoe.submits(page.form("/cancel")).await;
    assert!(zoe.opens("/account").await.says("10.00 EUR"), "and back again");
    // A guest's order has nobody whose credit it could become.
    let guests = shop.order("ana", &[("bowl", 1)]).await;
    shop.market.checkout().mark_paid(shop.kiosk, guests).await.unwrap();
    let path = format!("/manage/shops/kiosk/orders/{guests}");
    let page = olga.opens(&path).await;
    assert!(!page.has("input[name=credit]"));
    let forced =
        olga.sends(page.form("/refund").with("amount", "1").with("credit", "yes").with("action", "preview")).await;
    assert!(forced.says("no account"), "{}", forced.main());
    buys(&mut zoe, Some(false)).await;
    assert!(zoe.opens("/account").await.says("10.00 EUR"), "not spent when it is not wanted");
}
