//! The storefront is found, browsed and shared.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on should stop")]

mod support;

use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use market::people::BrandDetails;
use market::storefront::category_slug;
use market::terms::Party;
use serde_json::Value;
use support::{Answer, TestShop};
use tower::ServiceExt as _;

fn names(page: &Answer) -> Vec<String> {
    page.texts(".results .tile h3")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_visitor_narrows_the_results_by_links_and_takes_it_back() {
    let shop = TestShop::open().await;
    let mut visitor = shop.browser();
    let page = visitor.opens("/search").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.says("4 products"), "{}", page.main());
    let clay = page.attribute(".filter-column a[href*='brand=clay']", "href");
    let page = visitor.opens(&clay).await;
    assert_eq!(names(&page), ["Cup", "Bowl"]);
    // The other brands are still there to go to.
    assert!(page.has(".filter-column a[href*='brand=tea']"));
    assert_eq!(page.attribute(".filter-column a[aria-current]", "href"), "/search");
    let cheap = page.attribute(".filter-column a[href*='to=24.99']", "href");
    let page = visitor.opens(&cheap).await;
    assert_eq!(page.texts(".chosen .chip"), ["Without Clay", "Without 10.00 to 24.99 EUR"]);
    let back = page.attribute(".chosen li:first-child a", "href");
    let page = visitor.opens(&back).await;
    assert_eq!(page.texts(".chosen .chip"), ["Without 10.00 to 24.99 EUR"]);
    let sorted = visitor.opens("/search?sort=name&stock=in").await;
    assert_eq!(names(&sorted).first().map(String::as_str), Some("Bowl"));
    // Forms keep what was chosen elsewhere.
    let form = sorted.form("/search");
    assert_eq!((form.value("stock"), form.value("sort")), ("", ""), "the search box begins anew");
    assert!(sorted.body.contains("name=\"stock\" value=\"in\""));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_shop_is_searched_by_itself() {
    let shop = TestShop::open().await;
    let mut visitor = shop.browser();
    let page = visitor.opens("/shops/kiosk?q=bwol").await;
    assert_eq!(names(&page), ["Bowl"]);
    let page = visitor.opens("/shops/kiosk?q=rock").await;
    assert_eq!(names(&page), [""; 0]);
    assert!(page.says("Nothing found for “rock”"), "{}", page.main());
    let everywhere = page.attribute(".ways a[href='/search?q=rock']", "href");
    assert_eq!(names(&visitor.opens(&everywhere).await), ["Rock"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_found_says_what_and_leads_on() {
    let shop = TestShop::open().await;
    let mut visitor = shop.browser();
    let page = visitor.opens("/search?q=%3Cb%3Esonchax").await;
    assert!(page.says("Nothing found for “<b>sonchax”"), "{}", page.main());
    assert!(page.says("Did you mean"), "{}", page.main());
    assert_eq!(page.attribute(".empty p a", "href"), "/search?q=sencha");
    let page = visitor.opens("/search?q=bowl&from=5000").await;
    assert_eq!(page.attribute(".ways a", "href"), "/search?q=bowl");
    let page = visitor.opens("/search?q=bowl%20sencha").await;
    assert_eq!(page.texts(".ways a"), ["“bowl”", "“sencha”", "See everything"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_product_tells_programs_what_it_is() {
    let shop = TestShop::open().await;
    let mut visitor = shop.browser();
    let page = visitor.opens("/@ana/clay/bowl").await;
    let home = format!("{}/shops/kiosk/clay/bowl", shop.app.settings().public_url);
    assert_eq!(page.attribute("link[rel=canonical]", "href"), home);
    assert_eq!(page.attribute("meta[property='og:type']", "content"), "product");
    assert_eq!(page.attribute("meta[property='og:title']", "content"), "Bowl");
    assert_eq!(page.attribute("meta[property='product:price:amount']", "content"), "34.00");
    assert_eq!(page.attribute("meta[name='twitter:card']", "content"), "summary");
    let facts: Vec<Value> = page
        .body
        .split("<script type=\"application/ld+json\">")
        .skip(1)
        .map(|rest| serde_json::from_str(rest.split("</script>").next().unwrap()).unwrap())
        .collect();
    let [product, crumbs] = facts.as_slice() else { panic!("{facts:?}") };
    assert_eq!(product["@type"], "Product");
    assert_eq!(product["brand"]["name"], "Clay");
    assert_eq!(product["offers"]["@type"], "Offer");
    assert_eq!(product["offers"]["price"], "34.00");
    assert_eq!(product["offers"]["priceCurrency"], "EUR");
    assert_eq!(product["offers"]["availability"], "https://schema.org/InStock");
    assert_eq!(crumbs["@type"], "BreadcrumbList");
    let steps: Vec<&str> =
        crumbs["itemListElement"].as_array().unwrap().iter().map(|step| step["name"].as_str().unwrap()).collect();
    assert_eq!(steps, ["Ana", "Kitchen", "Bowl"]);
    assert_eq!(page.texts(".crumbs a"), ["Ana", "Kitchen"]);
    let kitchen = page.attribute(".crumbs li:last-child a", "href");
    assert_eq!(kitchen, format!("/shops/kiosk?category={}", category_slug("Kitchen")));
    // The policy stays what it is: data is not a script, and no script may run.
    let policy = page.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
    assert!(policy.starts_with("default-src 'none';") && !policy.contains("script-src"), "{policy}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_title_cannot_break_out_of_the_data() {
    let mut shop = TestShop::open().await;
    let evil = BrandDetails { name: "</script><script>alert(1)</script>".into(), ..BrandDetails::default() };
    shop.market.people().set_brand_details(shop.clay, &evil).await.unwrap();
    let clay = shop.clay;
    shop.product(clay, "dish", "1.00", 1).await;
    let page = shop.browser().opens("/shops/kiosk/clay/dish").await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.body.matches("<script").count(), 2, "only the data");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lists_have_one_address_and_words_are_not_indexed() {
    let shop = TestShop::open().await;
    let mut visitor = shop.browser();
    let at = |path: &str| format!("{}{path}", shop.app.settings().public_url);
    for (path, canonical) in [
        ("/", "/"),
        ("/search?category=kitchen&sort=name&stock=in", "/search?category=kitchen"),
        ("/search?brand=clay&sort=price-up", "/brands/clay"),
        ("/shops/kiosk?brand=clay&sort=name", "/shops/kiosk"),
        ("/shops/kiosk?category=kitchen", "/shops/kiosk?category=kitchen"),
        ("/brands/clay", "/brands/clay"),
        ("/brands", "/brands"),
        ("/@ana", "/@ana"),
    ] {
        let page = visitor.opens(path).await;
        assert_eq!(page.attribute("link[rel=canonical]", "href"), at(canonical), "{path}");
        assert!(!page.has("meta[name=robots]") && page.has("meta[property='og:title']"), "{path}");
    }
    for path in ["/search?q=bowl", "/shops/kiosk?q=bowl", "/cart", "/nowhere"] {
        assert_eq!(visitor.opens(path).await.attribute("meta[name=robots]", "content"), "noindex", "{path}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn robots_find_every_public_address() {
    let shop = TestShop::open().await;
    let mut robot = shop.browser();
    let rules = robot.opens("/robots.txt").await;
    assert!(rules.body.contains("Disallow: /manage/") && rules.body.contains("Disallow: /search?\n"), "{}", rules.body);
    let root = &shop.app.settings().public_url;
    assert!(rules.body.contains(&format!("Sitemap: {root}/sitemap.xml")));
    let list = robot.opens("/sitemap.xml").await;
    assert!(list.headers[header::CONTENT_TYPE].to_str().unwrap().starts_with("application/xml"));
    let mut found = Vec::new();
    for part in locations(&list.body) {
        let answer = robot.opens(part.strip_prefix(root.as_str()).unwrap()).await;
        assert_eq!(answer.status, StatusCode::OK, "{part}");
        assert_eq!(answer.body.matches("<loc>").count(), answer.body.matches("<lastmod>").count());
        found.extend(locations(&answer.body));
    }
    for path in ["/shops/kiosk/clay/bowl", "/shops/rival/rivals/rock", "/brands/tea", "/shops/kiosk", "/@ana"] {
        assert!(found.contains(&format!("{root}{path}")), "{path} in {found:?}");
    }
    for address in &found {
        let page = robot.opens(address.strip_prefix(root.as_str()).unwrap()).await;
        assert_eq!(page.status, StatusCode::OK, "{address}");
    }
    assert_eq!(robot.opens("/sitemaps/products-2.xml").await.status, StatusCode::NOT_FOUND);
}

fn locations(xml: &str) -> Vec<String> {
    xml.split("<loc>").skip(1).map(|rest| rest.split("</loc>").next().unwrap().to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_missing_is_near_something() {
    let shop = TestShop::open().await;
    let mut visitor = shop.browser();
    let page = visitor.opens("/shops/kiosk/clay/old-boel").await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    assert!(page.texts(".tile h3").contains(&"Bowl".to_owned()), "{}", page.main());
    assert_eq!(page.attribute("#q-big", "value"), "old boel");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_gone_says_so() {
    let shop = TestShop::open().await;
    let mut visitor = shop.browser();
    shop.sql("UPDATE product SET status = 'archived' WHERE handle = 'cup'").await;
    let page = visitor.opens("/shops/kiosk/clay/cup").await;
    assert_eq!(page.status, StatusCode::GONE);
    assert_eq!(page.text("h1"), "Cup is not sold any more");
    assert!(page.has("main a[href='/shops/kiosk']") && page.has(".tile"));
    shop.sql("UPDATE product SET status = 'draft' WHERE handle = 'cup'").await;
    assert_eq!(visitor.opens("/shops/kiosk/clay/cup").await.status, StatusCode::NOT_FOUND, "a draft was never there");

    shop.market.network().deactivate(shop.kiosk, shop.member("ana")).await.unwrap();
    let page = visitor.opens("/@ana").await;
    assert_eq!(page.status, StatusCode::GONE);
    assert_eq!(page.text("h1"), "Ana does not sell here any more");

    shop.market.terms().end(Party::Brand(shop.tea), shop.agreement("tea")).await.unwrap();
    assert_eq!(visitor.opens("/brands/tea").await.status, StatusCode::OK, "notice is running");
    shop.days_pass(31).await;
    let page = visitor.opens("/brands/tea").await;
    assert_eq!((page.status, page.text("h1").as_str()), (StatusCode::GONE, "Tea is not sold here any more"));
    assert_eq!(visitor.opens("/brands/nobody").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_browser_remembers_what_it_looked_at_and_nobody_else_does() {
    let shop = TestShop::open().await;
    let mut visitor = shop.browser();
    visitor.opens("/shops/kiosk/clay/bowl").await;
    let page = visitor.opens("/shops/kiosk/tea/sencha").await;
    assert_eq!(page.texts("section[aria-labelledby=seen] h3"), ["Bowl"]);
    let page = visitor.opens("/").await;
    assert_eq!(page.texts("section[aria-labelledby=seen] h3"), ["Sencha", "Bowl"]);
    let cookie = visitor.cookie("astra_seen").unwrap().to_owned();
    let ids = format!("{}.{}", shop.product_id("sencha"), shop.product_id("bowl"));
    assert_eq!(cookie, ids, "product ids and nothing else");
    // Whatever stands in the cookie, the page is one.
    visitor.set_cookie("astra_seen", "rubbish.prd_.1'--");
    let page = visitor.opens("/").await;
    assert_eq!((page.status, page.has("section[aria-labelledby=seen]")), (StatusCode::OK, false));
    for _ in 0..3 {
        visitor.opens("/shops/kiosk/clay/bowl").await;
    }
    visitor.set_cookie("astra_seen", &vec![shop.product_id("cup").to_string(); 40].join("."));
    visitor.opens("/shops/kiosk/clay/bowl").await;
    assert_eq!(visitor.cookie("astra_seen").unwrap().split('.').count(), 12);
}

/// Everything but pictures that a browser without a cache fetches for a page, as it comes over the line.
async fn weight(shop: &TestShop, path: &str) -> usize {
    let fetch = async |path: &str| {
        let request = Request::builder().uri(path).header(header::HOST, "shop.test").header("accept-encoding", "gzip");
        let answer = shop.router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        to_bytes(answer.into_body(), usize::MAX).await.unwrap().len()
    };
    let page = shop.browser().opens(path).await;
    let mut sum = fetch(path).await;
    for selector in ["link[rel=stylesheet]", "link[rel=preload]", "link[rel=icon]"] {
        if page.has(selector) {
            sum += fetch(&page.attribute(selector, "href")).await;
        }
    }
    sum
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pages_are_light() {
    let mut shop = TestShop::open().await;
    let clay = shop.clay;
    for number in 0..40 {
        shop.product(clay, &format!("a-rather-long-handle-of-product-{number}"), "12.00", 5).await;
    }
    let mut heaviest = (0, "");
    for path in
        ["/", "/search", "/shops/kiosk", "/shops", "/brands", "/brands/clay", "/@ana", "/@ana/clay/bowl", "/nowhere"]
    {
        heaviest = heaviest.max((weight(&shop, path).await, path));
    }
    assert!(heaviest.0 < 60 * 1024, "{} bytes of {}", heaviest.0, heaviest.1);
}
