//! What attackers put into words: scripts for whoever reads them on a page, lines for the headers of letters.

use market::keys::{KeyOwner, Scope};
use serde_json::{Value, json};

use crate::program::Program;
use crate::support::{Answer, TestShop};

/// Would run if it reached a page as it is: as an element, out of an attribute, out of a script with data in it.
const SCRIPT: &str = "\"'></title></script></textarea><script>alert(666)</script><img src=x onerror=alert(666)>";

async fn with_all(shop: &TestShop, address: &str, by: &str, owner: KeyOwner) -> Program {
    Program::at(shop, address).with_key(shop, by, owner, Scope::of_owner(owner)).await
}

/// Nothing of it is more than text.
fn is_harmless(path: &str, page: &Answer) {
    assert!(page.status.is_success(), "{path}: {}", page.status);
    assert!(!page.body.contains("<script>alert") && !page.body.contains("<img src=x"), "{path}: {}", page.body);
    for selector in
        ["[onerror]", "[onclick]", "[onload]", "[style]", "iframe", "object", "embed", "base", "form[action^=http]"]
    {
        assert!(!page.has(selector), "{path} has {selector}");
    }
    for (selector, name) in [("[href]", "href"), ("[src]", "src"), ("[action]", "action")] {
        for address in page.attributes(selector, name) {
            let address = address.trim().to_ascii_lowercase();
            let scheme = address.split([':', '/', '?', '#']).next().unwrap_or_default();
            let is_one = address[scheme.len()..].starts_with(':');
            assert!(!is_one || ["http", "https", "mailto"].contains(&scheme), "{path} leads to {address}");
        }
    }
    let policy = page.headers.get("content-security-policy").map_or("", |policy| policy.to_str().unwrap());
    assert!(!policy.is_empty() && !policy.contains("unsafe-inline"), "{path}: {policy}");
}

/// A brand, a shop and a seller say everything that can be said by program with a script in it; the products' handles.
async fn everything_with_scripts(shop: &TestShop) {
    let brand = with_all(shop, "10.15.0.1", "clara", KeyOwner::Brand(shop.clay)).await;
    let merchant = with_all(shop, "10.15.0.2", "olga", KeyOwner::Merchant(shop.kiosk)).await;
    let seller = with_all(shop, "10.15.0.3", "ana", KeyOwner::Seller(shop.member("ana"))).await;
    let html = "<p onclick=\"alert(666)\" style=\"position:fixed\">Clay<script>alert(666)</script>\
        <a href=\"javascript:alert(666)\">a</a><a href=\" JaVaScRiPt&#58;alert(666)\">b</a>\
        <a href=\"data:text/html,<script>alert(666)</script>\">c</a><img src=x onerror=alert(666)><iframe src=//x></iframe>\
        <svg onload=alert(666)><form action=http://x><base href=//x></p>";
    let product = json!({
        "handle": "evil", "title": SCRIPT, "subtitle": SCRIPT, "description_html": html, "category": SCRIPT,
        "tags": [SCRIPT], "option_names": [SCRIPT],
        "variants": [{ "sku": "<script>", "options": [SCRIPT], "price": { "amount": 100, "currency": "EUR" }, "stock": 9 }],
    });
    brand.post("/v1/brand/products", product).await.is(201);
    let change = json!({ "title": SCRIPT, "description_html": html });
    brand.patch(&format!("/v1/brand/products/{}", shop.product_id("bowl")), change).await.is(200);
    let words = format!("{SCRIPT} [a](javascript:alert(666)) javascript:alert(666)");
    let says = |settings: &mut Value, fields: &[&str]| {
        for field in fields {
            settings[*field] = if *field == "story" { words.clone() } else { SCRIPT.to_owned() }.into();
        }
    };
    let mut settings = brand.get("/v1/brand/settings").await.is(200).json;
    says(&mut settings, &["name", "tagline", "story", "ships_from", "promise"]);
    brand.put("/v1/brand/settings", settings).await.is(200);
    let mut settings = merchant.get("/v1/merchant/settings").await.is(200).json;
    says(&mut settings, &["name", "tagline", "story", "payment_instructions"]);
    merchant.put("/v1/merchant/settings", settings).await.is(200);
    seller.put("/v1/seller/boutique/headline", json!({ "headline": SCRIPT })).await.is(200);
    let gifts = json!({ "title": SCRIPT, "words": words, "products": [shop.product_id("bowl").to_string()] });
    seller.post("/v1/seller/collections", gifts).await.is(201);
    let campaign = seller.post("/v1/seller/campaigns", json!({ "name": SCRIPT, "note": SCRIPT })).await.is(201);
    let campaign = campaign.at("/id").to_owned();
    seller.post("/v1/seller/links", json!({ "campaign": campaign })).await.is(200);
    merchant.post("/v1/merchant/invitations", json!({ "note": SCRIPT })).await.is(201);
    let list = json!({ "name": "<script>alert(666)</script>", "audience": "everybody" });
    merchant.post("/v1/merchant/price-lists", list).await.is(201);
}

#[tokio::test]
async fn a_script_that_a_program_stores_is_text_on_every_page() {
    let shop = TestShop::open().await;
    everything_with_scripts(&shop).await;
    let mut guest = shop.browser();
    for path in [
        "/",
        "/shops/kiosk",
        "/shops/kiosk/clay/evil",
        "/shops/kiosk/clay/bowl",
        "/brands/clay",
        "/@ana",
        "/@ana/clay/evil",
        "/brands",
        "/shops",
        "/boutiques",
        "/search?q=alert",
        "/search?q=%3Cscript%3Ealert(666)%3C/script%3E",
    ] {
        is_harmless(path, &guest.opens(path).await);
    }
    let mut olga = shop.signed_in("olga").await;
    for page in ["", "/history", "/sellers", "/prices", "/details", "/team", "/brands", "/keys"] {
        let path = format!("/manage/shops/kiosk{page}");
        is_harmless(&path, &olga.opens(&path).await);
    }
    let mut clara = shop.signed_in("clara").await;
    for page in ["", "/history", "/details", "/stock", "/terms", "/shops"] {
        let path = format!("/manage/brands/clay{page}");
        is_harmless(&path, &clara.opens(&path).await);
    }
    let mut ana = shop.signed_in("ana").await;
    for page in ["", "/boutique", "/boutique/collections", "/links", "/links/report?by=campaign", "/invitations"] {
        let path = format!("/sell/kiosk{page}");
        is_harmless(&path, &ana.opens(&path).await);
    }
}

/// Would add a header of its own to a letter.
const LINES: &str = "Greta\r\nBcc: victim@example.com\r\n\r\nBuy now";

/// An order by program, by somebody of this name.
async fn ordered(shop: &TestShop, name: &str) -> crate::program::Reply {
    let guest = Program::at(shop, "10.15.1.1");
    let cart = json!({
        "items": [{ "variant": shop.variant("cup").to_string(), "quantity": 1 }], "destination": { "country": "DE" },
    });
    let opened = guest.post("/v1/shops/kiosk/carts", cart).await.is(201);
    let order = json!({
        "email": "guest@example.com", "name": name, "total": opened.json["quote"]["total"],
        "address": { "street": "Lindenweg 4", "postcode": "10115", "city": "Berlin", "country": "DE" },
    });
    let guest =
        guest.with("cart-token", opened.at("/token")).with("idempotency-key", &format!("the-order-of-{}", name.len()));
    guest.post("/v1/shops/kiosk/cart/order", order).await
}

#[tokio::test]
async fn no_name_and_no_word_of_a_program_adds_a_header_to_a_letter() {
    let shop = TestShop::open().await;
    let merchant = with_all(&shop, "10.15.2.1", "olga", KeyOwner::Merchant(shop.kiosk)).await;
    let brand = with_all(&shop, "10.15.2.2", "clara", KeyOwner::Brand(shop.clay)).await;
    for (program, path) in [(&merchant, "/v1/merchant/settings"), (&brand, "/v1/brand/settings")] {
        let mut settings = program.get(path).await.is(200).json;
        settings["name"] = LINES.into();
        program.put(path, settings).await.told_problem(422, "invalid");
    }
    let mut settings = merchant.get("/v1/merchant/settings").await.is(200).json;
    for address in ["shop@example.com\r\nBcc: victim@example.com", "a@example.com, b@example.com", "a b@example.com"] {
        settings["contact_email"] = address.into();
        merchant.put("/v1/merchant/settings", settings.clone()).await.told_problem(422, "invalid");
        let invitation = json!({ "email": address, "role": "staff" });
        merchant.post("/v1/merchant/team/invitations", invitation).await.told_problem(422, "invalid");
    }
    for name in [LINES, "Greta\nBcc: victim@example.com", "Greta\u{2028}Bcc: victim@example.com"] {
        let refused = ordered(&shop, name).await.told_problem(422, "invalid");
        assert_eq!(refused.at("/errors/0/pointer"), "/name");
    }
    // What only looks like a header.
    ordered(&shop, "Greta Bcc: victim@example.com").await.is(201);
    let (_, _, asked, _) = shop.returned_order().await;
    let path = format!("/v1/merchant/returns/{asked}");
    merchant.post(&format!("{path}/accept"), json!({ "instructions": LINES })).await.is(200);
    merchant.post(&format!("{path}/decline"), json!({ "reason": LINES })).await.is(200);
    let keyed = merchant.with("idempotency-key", "a-refund-with-words");
    let order = shop.order("ana", &[("cup", 1)]).await;
    shop.pays(order).await;
    let refund = json!({ "amount": { "amount": 100, "currency": "EUR" }, "reason": LINES });
    keyed.post(&format!("/v1/merchant/orders/{order}/refunds"), refund).await;
    let invitation = json!({ "email": "new@example.com", "role": "staff" });
    merchant.post("/v1/merchant/team/invitations", invitation).await.is(201);
    while shop.works().await > 0 {}
    let letters = shop.letters();
    assert!(letters.len() >= 5, "only {} letters", letters.len());
    for letter in &letters {
        let (head, _) = letter.split_once("\r\n\r\n").unwrap();
        let head = head.to_ascii_lowercase();
        let names: Vec<&str> = head
            .split("\r\n")
            .filter(|line| !line.starts_with([' ', '\t']))
            .map(|line| line.split(':').next().unwrap())
            .collect();
        for name in ["bcc", "cc"] {
            assert!(!names.contains(&name), "{head}");
        }
        for name in ["to", "from", "subject"] {
            assert_eq!(names.iter().filter(|one| **one == name).count(), 1, "{head}");
        }
    }
}
