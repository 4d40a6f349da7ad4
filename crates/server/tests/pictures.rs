//! Pictures: sent by people, fetched from where catalogs say they are, shown in several widths.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop where it fails")]

mod support;

use axum::http::StatusCode;
use base::Span;
use support::{Answer, Browser, TestShop};

/// The smallest GIF there is: one red point.
const GIF: &[u8] = b"GIF89a\x01\0\x01\0\x80\0\0\xff\0\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;";

/// A picture of 700 by 350 points: an uncompressed one, so that it needs nothing to be made with.
fn wide() -> Vec<u8> {
    let (width, height) = (700_u32, 350_u32);
    let mut rows = Vec::new();
    for _ in 0..height {
        rows.push(0);
        rows.extend(std::iter::repeat_n([200, 60, 40], width as usize).flatten());
    }
    let mut packed = vec![0x78, 0x01];
    for (at, block) in rows.chunks(65_535).enumerate() {
        let length = u16::try_from(block.len()).unwrap();
        packed.push(u8::from((at + 1) * 65_535 >= rows.len()));
        packed.extend(length.to_le_bytes());
        packed.extend((!length).to_le_bytes());
        packed.extend(block);
    }
    let (a, b) = rows.iter().fold((1_u32, 0_u32), |(a, b), byte| {
        let a = (a + u32::from(*byte)) % 65_521;
        (a, (b + a) % 65_521)
    });
    packed.extend(((b << 16) | a).to_be_bytes());
    let head = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
    [&b"\x89PNG\r\n\x1a\n"[..], &chunk(b"IHDR", &head), &chunk(b"IDAT", &packed), &chunk(b"IEND", &[])].concat()
}

fn chunk(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let named = [&name[..], content].concat();
    let crc = !named.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 })
    });
    [&u32::try_from(content.len()).unwrap().to_be_bytes()[..], &named, &crc.to_be_bytes()].concat()
}

/// Sends a picture by the form at the end of `action` on the page at `path`.
async fn sends(browser: &mut Browser, path: &str, action: &str, name: &str, bytes: &[u8]) -> Answer {
    let form = browser.opens(path).await.form(action);
    browser.sends(form.with_file("file", name, bytes)).await
}

/// The picture's addresses on a page, as (widest, all widths).
fn shown(page: &Answer, within: &str) -> (String, String) {
    let selector = format!("{within} img");
    (page.attribute(&selector, "src"), page.attribute(&selector, "srcset"))
}

#[tokio::test]
async fn a_portrait_is_made_ours_and_shown_in_the_widths_a_page_needs() {
    let shop = TestShop::open().await;
    let mut ana = shop.signed_in("ana").await;
    let sent = sends(&mut ana, "/account/profile", "/account/portrait", "../../me.php", &wide()).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.main());
    let page = ana.opens("/account/profile").await;
    assert_eq!(page.flash(), "The picture is saved.");
    let (src, srcset) = shown(&page, "#portrait");
    assert!(src.ends_with("-700x350"), "{src}");
    assert_eq!(srcset, format!("{src}-320w 320w, {src}-640w 640w, {src} 700w"));
    assert_eq!(page.attribute("#portrait img", "width"), "700");
    for address in srcset.split(", ").map(|part| part.split(' ').next().unwrap()) {
        let picture = ana.opens(address).await;
        assert_eq!((picture.status, picture.headers["content-type"].as_bytes()), (StatusCode::OK, &b"image/webp"[..]));
        assert!(picture.headers["cache-control"].to_str().unwrap().contains("immutable"));
        assert!(picture.body.starts_with("RIFF"), "{address}");
    }
    let boutique = shop.browser().opens("/@ana").await;
    assert!(boutique.body.contains(&src), "customers see it");
    let form = ana.opens("/account/profile").await.form("/account/portrait").with("action", "remove");
    let gone = ana.sends(form.with_file("file", "", "")).await;
    assert_eq!(gone.status, StatusCode::SEE_OTHER);
    assert!(!ana.opens("/account/profile").await.has("#portrait img"));
}

#[tokio::test]
async fn what_is_no_picture_is_refused_beside_the_field_and_nothing_changes() {
    let shop = TestShop::open().await;
    let mut clara = shop.signed_in("clara").await;
    let mut bomb = wide();
    bomb[16..24].copy_from_slice(&[0, 0, 0xff, 0xff, 0, 0, 0xff, 0xff]);
    let crc = chunk(b"IHDR", &bomb[16..29])[21..25].to_vec();
    bomb[29..33].copy_from_slice(&crc);
    let half = &wide()[..400];
    for (name, file, sentence) in [
        ("logo.svg", &b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"[..], "they may carry programs"),
        ("logo.png", &b"<html><script>alert(1)</script>"[..], "This is a HTML file"),
        ("logo.jpg", &b"Handle,Title\njug,Jug\n"[..], "This is no picture"),
        ("logo.heic", &b"\0\0\0\x18ftypheic\0\0\0\0"[..], "Share it as JPEG"),
        ("logo.png", &bomb[..], "too many points"),
        ("logo.png", half, "The picture is broken"),
        ("logo.png", &b""[..], "The file is empty"),
        ("", &b""[..], "Choose a picture first"),
    ] {
        let answer = sends(&mut clara, "/manage/brands/clay/details", "/details/logo", name, file).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert!(answer.text("#logo .problem").contains(sentence), "{name}: {}", answer.text("#logo .problem"));
        assert!(!answer.has("#banner .problem") && !answer.has("#logo img"));
    }
    let large = vec![0xff; pictures::MOST_BYTES + 100_000];
    let answer = sends(&mut clara, "/manage/brands/clay/details", "/details/logo", "l.png", &large).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(answer.text("#logo .problem").contains("20 MB is the most"), "{}", answer.main());
}

#[tokio::test]
async fn logo_and_banner_stay_when_the_words_change() {
    let shop = TestShop::open().await;
    let mut clara = shop.signed_in("clara").await;
    let details = "/manage/brands/clay/details";
    for which in ["logo", "banner"] {
        let sent = sends(&mut clara, details, &format!("/details/{which}"), "a.png", &wide()).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER);
    }
    let form = clara.opens(details).await.form("/details").with("tagline", "Bowls and cups");
    clara.sends(form).await;
    let page = clara.opens(details).await;
    assert!(page.has("#logo img") && page.has("#banner .is-wide img"), "{}", page.main());
    assert!(shop.browser().opens("/brands/clay").await.has("main img[src$='-700x350']"));
}

#[tokio::test]
async fn a_brand_gives_a_product_pictures_and_only_its_own() {
    let shop = TestShop::open().await;
    let (mut clara, mut theo) = (shop.signed_in("clara").await, shop.signed_in("theo").await);
    let path = format!("/manage/brands/clay/products/{}/pictures", shop.product_id("bowl"));
    assert!(clara.opens("/manage/brands/clay").await.has(&format!("a[href='{path}']")));
    for alt in ["From above", "From the side"] {
        let form = clara.opens(&path).await.form("/pictures").with("alt", alt);
        // The second picture is another one.
        let file = if alt == "From above" { wide() } else { GIF.to_vec() };
        // The form that adds is the last on the page.
        let token = form.value("csrf").to_owned();
        let form = support::Form::forged(&path).with("csrf", &token).with("alt", alt);
        assert_eq!(clara.sends(form.with_file("file", "bowl.png", file)).await.status, StatusCode::SEE_OTHER);
    }
    let page = clara.opens(&path).await;
    assert_eq!(page.texts(".pick > li > div > p"), ["From above", "From the side"]);
    let public = shop.browser().opens("/shops/kiosk/clay/bowl").await;
    assert!(public.has("img[alt='From above'][src$='-700x350']"), "{}", public.main());
    let button = |page: &Answer, start: &str| page.attribute(&format!("button[value^={start}]"), "value");
    let token = clara.token().await;
    let presses = |action: String| {
        support::Form::forged(&path).with("csrf", &token).with("action", &action).with_file("file", "", "")
    };
    let first = button(&page, "first-");
    clara.sends(presses(first.clone())).await;
    assert_eq!(clara.opens(&path).await.texts(".pick > li > div > p"), ["From the side", "From above"]);
    let remove = button(&page, "remove-");
    assert_eq!(clara.sends(presses(remove.clone())).await.status, StatusCode::SEE_OTHER);
    assert_eq!(clara.opens(&path).await.texts(".pick > li > div > p"), ["From the side"]);
    assert_eq!(clara.sends(presses(remove)).await.status, StatusCode::NOT_FOUND, "it is gone");
    // Theo has a brand, and this product is not of it.
    let as_theos = path.replace("/clay/", "/tea/");
    let token = theo.token().await;
    for path in [&path, &as_theos] {
        assert_eq!(theo.opens(path).await.status, StatusCode::NOT_FOUND);
        let form = support::Form::forged(path).with("csrf", &token).with_file("file", "a.gif", GIF);
        assert_eq!(theo.sends(form).await.status, StatusCode::NOT_FOUND);
    }
}

/// Imports products with a picture each, at these addresses.
async fn imports(shop: &TestShop, browser: &mut Browser, addresses: &[&str]) {
    let mut file = "Handle,Title,Variant Price,Image Src,Image Alt Text\n".to_owned();
    for (at, address) in addresses.iter().enumerate() {
        file.push_str(&format!("p{at},Product {at},9.00,{address},Seen {at}\n"));
    }
    let form = browser.opens("/manage/brands/clay/import").await.form("/import");
    let sent = browser.sends_file(form, "products.csv", &file).await;
    let answer = browser.opens(sent.location()).await.form(sent.location());
    browser.sends(answer.with("action", "confirm")).await;
    shop.works().await;
}

#[tokio::test]
async fn pictures_of_a_catalog_are_fetched_and_the_brand_is_told_which_could_not_be() {
    let shop = TestShop::open().await;
    let mut clara = shop.signed_in("clara").await;
    let wide_one = wide();
    shop.internet
        .serves("cdn.test", move |path| match path {
            "/ok.png" => ("200 OK\r\ncontent-type: text/html".to_owned(), wide_one.clone()),
            "/ok.gif" => ("200 OK\r\ncontent-type: image/svg+xml".to_owned(), GIF.to_vec()),
            "/drawing.png" => ("200 OK\r\ncontent-type: image/png".to_owned(), b"<svg onload='x'/>".to_vec()),
            _ => ("404 Not Found".to_owned(), Vec::new()),
        })
        .await;
    imports(
        &shop,
        &mut clara,
        &[
            "http://cdn.test/ok.png",
            "http://cdn.test/ok.gif",
            "http://cdn.test/gone.png",
            "http://cdn.test/drawing.png",
            "http://169.254.169.254/latest/meta-data",
        ],
    )
    .await;
    let page = clara.opens("/manage/brands/clay/import").await;
    assert!(page.says("3 pictures could not be fetched. 2 of 5 are here."), "{}", page.main());
    let page = clara.opens("/manage/brands/clay/import/pictures").await;
    let problems = page.texts("ul.ledger li");
    assert_eq!(
        problems,
        [
            "Product 2 http://cdn.test/gone.png There is nothing at this address (404).",
            "Product 3 http://cdn.test/drawing.png What is there is no picture but SVG.",
            "Product 4 http://169.254.169.254/latest/meta-data This address is not public.",
        ]
    );
    let product = shop.browser().opens("/shops/kiosk/clay/p0").await;
    assert!(product.has("img[alt='Seen 0'][srcset]"), "{}", product.main());
    assert!(!product.body.contains("cdn.test"), "nobody's browser asks there");
}

#[tokio::test]
async fn a_server_that_is_away_is_asked_again_later_and_when_the_brand_wants_it() {
    let shop = TestShop::open().await;
    let mut clara = shop.signed_in("clara").await;
    imports(&shop, &mut clara, &["http://late.test/a.gif", "http://never.test/b.gif"]).await;
    let page = clara.opens("/manage/brands/clay/import/pictures").await;
    assert!(page.says("0 of 2 pictures are here. The others are being fetched."), "{}", page.main());
    assert!(page.says("No server has this name.") && page.says("Tried again in 1 minute"), "{}", page.main());
    shop.internet.serves("late.test", |_| ("200 OK".to_owned(), GIF.to_vec())).await;
    shop.time_passes(Span::minutes(2)).await;
    assert!(clara.opens("/manage/brands/clay/import/pictures").await.says("1 of 2 pictures are here."));
    for _ in 0..6 {
        shop.time_passes(Span::days(2)).await;
    }
    let given_up = clara.opens("/manage/brands/clay/import/pictures").await;
    assert!(given_up.says("1 picture could not be fetched. 1 of 2 are here."), "{}", given_up.main());
    shop.internet.serves("never.test", |_| ("200 OK".to_owned(), GIF.to_vec())).await;
    let again = clara.submits(given_up.form("/manage/brands/clay/import/pictures")).await;
    assert_eq!(again.flash(), "They are tried again now.");
    shop.works().await;
    assert!(clara.opens("/manage/brands/clay/import/pictures").await.says("All 2 pictures are here."));
}
