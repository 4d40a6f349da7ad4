//! Who may do what. The routes are read from the sources that declare them, so a route that is added is held to the same
//! rules without anybody remembering it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop where it fails")]

mod support;

use std::fs;
use std::path::Path;

use axum::http::StatusCode;
use market::people::{Organisation, Right, Role};
use support::{Browser, Form, TestShop};

/// A route of a console, and what it answers to.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Route {
    path: String,
    get: bool,
    post: bool,
    /// The right that each of the two handlers names, as it stands in its source; empty where there are no roles.
    rights: (String, String),
}

/// The routes declared in `routes/FILE.rs`.
fn routes_in(file: &str) -> Vec<Route> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/routes").join(file);
    let source = fs::read_to_string(path).unwrap();
    let declared = source.split(".route(\"").skip(1).map(|rest| {
        let (path, handlers) = rest.split_once('"').unwrap();
        let handlers = handlers.lines().next().unwrap();
        // A page that brings its own limits declares both ways in beside its handlers.
        let elsewhere = handlers.contains("::route()");
        let answers = |way: &str| handlers.contains(way) || elsewhere;
        let folder = file.trim_end_matches(".rs");
        let rights = (right_of(folder, handlers, "get("), right_of(folder, handlers, "post("));
        Route { path: path.to_owned(), get: answers("get("), post: answers("post("), rights }
    });
    declared.collect()
}

/// The right that the handler for `way` names in its signature: `desk: May<may::Orders, MerchantDesk>`.
fn right_of(folder: &str, handlers: &str, way: &str) -> String {
    // A boutique is one person's: there are no roles.
    if folder == "seller" {
        return String::new();
    }
    let between = |text: &str, from: &str, to: &str| {
        let (_, rest) = text.split_once(from)?;
        Some(rest.split(to).next()?.to_owned())
    };
    // `links::show` stands in `links.rs`, `collections::one::show` in `collections/one.rs`.
    let named =
        handlers.trim_start_matches([',', ' ']).split(['(', ')']).nth(usize::from(!handlers.contains("::route()")));
    let modules: Vec<&str> = named.unwrap().split("::").collect();
    let module = modules[..modules.len() - 1].join("/");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/routes").join(folder).join(format!("{module}.rs"));
    let source = fs::read_to_string(&path).unwrap_or_else(|_| panic!("no {} for {handlers}", path.display()));
    let declared = if handlers.contains("::route()") { source.as_str() } else { handlers };
    let Some(handler) = between(declared, way, ")") else { return String::new() };
    let handler = handler.rsplit("::").next().unwrap();
    let start = format!("async fn {handler}(");
    let signature = between(&source, &start, "{").unwrap_or_else(|| panic!("no {start} in {}", path.display()));
    between(&signature, "May<may::", ",").unwrap_or_default()
}

/// Every route of the consoles.
fn console_routes() -> Vec<Route> {
    let routes: Vec<_> = ["seller.rs", "merchant.rs", "brand.rs"].into_iter().flat_map(routes_in).collect();
    assert!(routes.len() > 20, "the scan found only {} routes", routes.len());
    assert!(routes.iter().all(|route| route.get || route.post), "{routes:?}");
    routes
}

/// An upload nobody has made: there is no page of it for anybody.
const NO_UPLOAD: &str = "no-upload";

/// The ids of one side of the street, to put into the routes' places.
struct Ids {
    shop: &'static str,
    brand: &'static str,
    order: String,
    /// One that is paid, with a parcel and a return with a picture.
    paid: String,
    parcel: String,
    given_back: String,
    photo: String,
    agreement: String,
    member: String,
    product: String,
    code: String,
    coupon: String,
    zone: String,
    method: String,
    whom: String,
    link: String,
    campaign: String,
    collection: String,
    /// Of Ana, and of clay.
    payouts: [String; 2],
    run: String,
    file: String,
    list: String,
}

impl Ids {
    /// Things of the kiosk and of clay.
    async fn of_kiosk(shop: &TestShop) -> Self {
        let payouts = shop.payouts().await;
        let terms = market::network::InvitationTerms::default();
        let invitation = shop.market.network().invite(shop.member("ana"), terms).await.unwrap();
        let (coupon, zone, method) = shop.charges().await;
        let (paid, parcel, given_back, photo) = shop.returned_order().await;
        let (links, ana) = (shop.market.links(), shop.member("ana"));
        let campaign = market::links::NewCampaign { name: "Summer".into(), ..Default::default() };
        let campaign = links.add_campaign(ana, &campaign).await.unwrap();
        let link = links.link_for(ana, Some(shop.product_id("bowl")), Some(campaign)).await.unwrap().id;
        let collection = market::boutiques::NewCollection { title: "Gifts".into(), ..Default::default() };
        let collection = shop.market.boutiques().add_collection(ana, &collection).await.unwrap();
        Self {
            paid: paid.to_string(),
            parcel: parcel.to_string(),
            given_back: given_back.to_string(),
            photo: photo.to_string(),
            collection: collection.to_string(),
            link: link.to_string(),
            campaign: campaign.to_string(),
            coupon: coupon.to_string(),
            zone: zone.to_string(),
            method: method.to_string(),
            payouts: [payouts.of_seller.to_string(), payouts.of_brand.to_string()],
            run: payouts.run.to_string(),
            file: payouts.file.to_string(),
            list: shop.price_list().await.to_string(),
            shop: "kiosk",
            brand: "clay",
            order: shop.order("ana", &[("bowl", 1)]).await.to_string(),
            agreement: shop.agreement("clay").to_string(),
            member: shop.member("ben").to_string(),
            product: shop.product_id("bowl").to_string(),
            code: invitation.code,
            whom: shop.person("zoe").to_string(),
        }
    }

    fn fill(&self, path: &str) -> String {
        let is_of_paid = path.starts_with("/manage/brands/") || path.contains("{parcel}");
        let order = if is_of_paid { &self.paid } else { &self.order };
        let path = path.replace("{shop}", self.shop).replace("{brand}", self.brand).replace("{order}", order);
        let path = path.replace("{parcel}", &self.parcel).replace("{return}", &self.given_back);
        let path = path.replace("{photo}", &self.photo);
        let path = path.replace("{agreement}", &self.agreement).replace("{member}", &self.member);
        let path = path.replace("{product}", &self.product).replace("{code}", &self.code);
        let path = path.replace("{coupon}", &self.coupon).replace("{zone}", &self.zone);
        let path = path.replace("{method}", &self.method).replace("{whom}", &self.whom);
        let path = path.replace("{job}", "job_0000000000001").replace("{report}", "rep_0000000000001");
        let path = path.replace("{kind}", "shop").replace("{slug}", "kiosk").replace("{what}", "prd_0000000000001");
        let path = path.replace("{person}", &self.whom).replace("{name}", "orders");
        let path = path.replace("{key}", "key_0000000000001");
        let path = path.replace("{link}", &self.link).replace("{campaign}", &self.campaign);
        let path = path.replace("{collection}", &self.collection);
        let payout = usize::from(path.starts_with("/manage/brands/"));
        let path = path.replace("{payout}", &self.payouts[payout]).replace("{run}", &self.run);
        let path = path.replace("{file}", &self.file).replace("{list}", &self.list);
        let path = path.replace("{upload}", NO_UPLOAD).replace("{format}", "shopify");
        assert!(!path.contains('{'), "{path}: say in this test what belongs there");
        path
    }
}

/// Whoever may use the console that `path` is part of.
fn owner(path: &str) -> &'static str {
    match path {
        path if path.starts_with("/sell/") => "ana",
        path if path.starts_with("/manage/shops/") => "olga",
        _ => "clara",
    }
}

#[tokio::test]
async fn nobody_enters_a_console_without_signing_in() {
    let shop = TestShop::open().await;
    let ids = Ids::of_kiosk(&shop).await;
    let mut visitor = shop.browser();
    let token = visitor.token().await;
    for route in console_routes() {
        let path = ids.fill(&route.path);
        let expected = format!("/sign-in?next={}", path.replace('/', "%2F"));
        if route.get {
            let answer = visitor.opens(&path).await;
            assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, expected.as_str()), "GET {path}");
        }
        if route.post {
            let answer = visitor.sends(Form::forged(&path).with("csrf", &token)).await;
            assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, expected.as_str()), "POST {path}");
        }
    }
}

#[tokio::test]
async fn a_stranger_is_told_that_nothing_is_there() {
    let shop = TestShop::open().await;
    let ids = Ids::of_kiosk(&shop).await;
    // Rita has consoles of her own, Zoe none: both see nothing of these.
    for name in ["rita", "zoe"] {
        let mut stranger = shop.signed_in(name).await;
        let token = stranger.token().await;
        for route in console_routes() {
            let path = ids.fill(&route.path);
            if route.get {
                assert_eq!(stranger.opens(&path).await.status, StatusCode::NOT_FOUND, "{name} GET {path}");
            }
            if route.post {
                let answer = stranger.sends(Form::forged(&path).with("csrf", &token)).await;
                assert_eq!(answer.status, StatusCode::NOT_FOUND, "{name} POST {path}");
            }
        }
    }
}

/// What somebody gets who asks with the right, or without.
fn expected(right: &str, role: Role) -> bool {
    let right = Right::ALL.into_iter().find(|known| format!("{known:?}") == right);
    role.may(right.unwrap_or_else(|| panic!("a handler names no right")))
}

/// A form as a browser sends it to `path`: in parts where it brings a file.
fn sent_to(path: &str, token: &str) -> Form {
    // A refund without the key of its form is taken for a forged one.
    let form = Form::forged(path).with("csrf", token).with("key", "0123456789abcdef");
    let has_file = ["/import", "/pictures", "/logo", "/banner"].iter().any(|end| path.ends_with(end));
    if has_file && !path.ends_with("/import/pictures") { form.with_file("file", "a.csv", "Handle\n") } else { form }
}

/// Whoever is not at home in `console` learns nothing of it; who is, gets what the table of rights says.
async fn every_role_against_every_route(file: &str, organisation: impl Fn(&TestShop) -> Organisation, home: &str) {
    let mut shop = TestShop::open().await;
    shop.sql("UPDATE person SET is_operator = 1 WHERE email = 'zoe@example.com'").await;
    let mut people: Vec<(&str, Option<Role>)> =
        vec![(home, Some(Role::Owner)), ("rita", None), ("ana", None), ("zoe", None)];
    for (name, role) in [("mina", Role::Manager), ("fred", Role::Finance), ("sven", Role::Staff), ("nora", Role::Staff)]
    {
        let person = shop.moves_in(name).await;
        // Nora has a role elsewhere alone.
        let place = if name == "nora" { Organisation::Merchant(shop.rival) } else { organisation(&shop) };
        shop.market.people().grant_role(place, person, role).await.unwrap();
        people.push((name, (name != "nora").then_some(role)));
    }
    let ids = Ids::of_kiosk(&shop).await;
    let routes = routes_in(file);
    for (name, role) in people {
        let mut browser = shop.signed_in(name).await;
        let token = browser.token().await;
        for route in &routes {
            let path = ids.fill(&route.path);
            if route.get {
                let status = browser.opens(&path).await.status;
                let wanted = match role.map(|role| expected(&route.rights.0, role)) {
                    None => StatusCode::NOT_FOUND,
                    Some(false) => StatusCode::FORBIDDEN,
                    Some(true) if path.contains(NO_UPLOAD) => StatusCode::NOT_FOUND,
                    Some(true) => StatusCode::OK,
                };
                assert_eq!(status, wanted, "{name} ({role:?}) GET {path}, which needs {}", route.rights.0);
            }
            // Leaving is what everybody may do, and then nothing else: it has a test of its own.
            if route.post && !path.ends_with("/leave") {
                let status = browser.sends(sent_to(&path, &token)).await.status;
                let told = format!("{name} ({role:?}) POST {path}, which needs {}: {status}", route.rights.1);
                match role.map(|role| expected(&route.rights.1, role)) {
                    None => assert_eq!(status, StatusCode::NOT_FOUND, "{told}"),
                    Some(false) => assert_eq!(status, StatusCode::FORBIDDEN, "{told}"),
                    Some(true) => assert_ne!(status, StatusCode::FORBIDDEN, "{told}"),
                }
            }
        }
    }
}

#[tokio::test]
async fn every_role_of_a_shop_may_what_the_table_says_and_nothing_else() {
    every_role_against_every_route("merchant.rs", |shop| Organisation::Merchant(shop.kiosk), "olga").await;
}

#[tokio::test]
async fn every_role_of_a_brand_may_what_the_table_says_and_nothing_else() {
    every_role_against_every_route("brand.rs", |shop| Organisation::Brand(shop.clay), "clara").await;
}

#[tokio::test]
async fn only_the_operator_enters_the_platforms_console() {
    let mut shop = TestShop::open().await;
    shop.moves_in("otto").await;
    shop.sql("UPDATE person SET is_operator = 1 WHERE email = 'otto@example.com'").await;
    let ids = Ids::of_kiosk(&shop).await;
    let routes = routes_in("operate.rs");
    assert!(routes.len() > 8, "{routes:?}");
    for name in ["olga", "clara", "ana", "zoe", "otto"] {
        let mut browser = shop.signed_in(name).await;
        let token = browser.token().await;
        for route in &routes {
            let path = ids.fill(&route.path);
            let get = if route.get { Some(browser.opens(&path).await.status) } else { None };
            let post = if route.post { Some(browser.sends(sent_to(&path, &token)).await.status) } else { None };
            if name == "otto" {
                assert!(get.is_none_or(|status| status == StatusCode::OK), "GET {path}: {get:?}");
                assert!(post != Some(StatusCode::FORBIDDEN), "POST {path}: {post:?}");
            } else {
                assert!(get.is_none_or(|status| status == StatusCode::NOT_FOUND), "{name} GET {path}: {get:?}");
                assert!(post.is_none_or(|status| status == StatusCode::NOT_FOUND), "{name} POST {path}: {post:?}");
            }
        }
    }
    let mut visitor = shop.browser();
    for route in routes.iter().filter(|route| route.get) {
        assert_eq!(visitor.opens(&ids.fill(&route.path)).await.status, StatusCode::SEE_OTHER, "{}", route.path);
    }
}

#[tokio::test]
async fn whatever_the_navigation_offers_opens() {
    let mut shop = TestShop::open().await;
    for (name, role) in [("mina", Role::Manager), ("fred", Role::Finance), ("sven", Role::Staff)] {
        let person = shop.moves_in(name).await;
        for place in [Organisation::Merchant(shop.kiosk), Organisation::Brand(shop.clay)] {
            shop.market.people().grant_role(place, person, role).await.unwrap();
        }
        let mut browser = shop.signed_in(name).await;
        for start in ["/manage/shops/kiosk/team", "/manage/brands/clay/team"] {
            let page = browser.opens(start).await;
            let ways = page.attributes(".console-nav a, .switcher a", "href");
            assert!(ways.len() >= 2, "{name} {start}: {ways:?}");
            for way in ways {
                assert_eq!(browser.opens(&way).await.status, StatusCode::OK, "{name} {way}");
            }
        }
    }
}

#[tokio::test]
async fn the_right_person_sees_every_page_of_the_console() {
    let shop = TestShop::open().await;
    let ids = Ids::of_kiosk(&shop).await;
    let mut people: std::collections::BTreeMap<&str, Browser> = std::collections::BTreeMap::new();
    for name in ["ana", "olga", "clara"] {
        people.insert(name, shop.signed_in(name).await);
    }
    for route in console_routes().into_iter().filter(|route| route.get) {
        let path = ids.fill(&route.path);
        let answer = people.get_mut(owner(&path)).unwrap().opens(&path).await;
        if path.contains(NO_UPLOAD) {
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "GET {path}");
            continue;
        }
        assert_eq!(answer.status, StatusCode::OK, "GET {path}: {}", answer.main());
        let is_page = answer.headers["content-type"].to_str().unwrap().starts_with("text/html");
        assert!(!is_page || answer.has(".console-nav a[aria-current=page]"), "{path} is marked in the navigation");
    }
}

#[tokio::test]
async fn a_form_without_its_token_changes_nothing() {
    let shop = TestShop::open().await;
    let ids = Ids::of_kiosk(&shop).await;
    let posts: Vec<String> = console_routes().into_iter().filter(|route| route.post).map(|route| route.path).collect();
    let own = routes_in("account.rs")
        .into_iter()
        .filter(|route| route.post)
        .map(|route| route.path.replace("{code}", &ids.code).replace("{token}", "0123456789abcdef"))
        .map(|path| path.replace("{secret}", "0123456789abcdef"));
    let all: Vec<String> = posts.iter().map(|path| ids.fill(path)).chain(own).collect();
    for path in all {
        let mut person = shop.signed_in(owner(&path)).await;
        let mut other = shop.signed_in(owner(&path)).await;
        let (token, others) = (person.token().await, other.token().await);
        assert_ne!(token, others);
        let forged = Form::forged(&path);
        // A form with a file is sent in parts, and its token with it.
        let forged = if path.ends_with("/import") { forged.with_file("file", "a.csv", "Handle\n") } else { forged };
        assert_eq!(person.sends(forged.clone()).await.status, StatusCode::FORBIDDEN, "{path} without a token");
        for wrong in ["", "0", &others, &token.to_uppercase()] {
            let answer = person.sends(forged.clone().with("csrf", wrong)).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path} with {wrong}");
        }
        let fine = forged.with("csrf", &token);
        for elsewhere in [("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")] {
            let answer = person.sends_with(fine.clone(), &[elsewhere]).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path} from {elsewhere:?}");
        }
    }
    let order = shop.market.checkout().order_of_merchant(shop.kiosk, ids.order.parse().unwrap()).await.unwrap();
    assert_eq!(order.status, market::checkout::OrderStatus::Placed);
}

/// Sends `form`'s fields to `path` with the browser's own token; the status.
async fn tries(browser: &mut Browser, path: &str, fields: &[(&str, &str)]) -> StatusCode {
    let token = browser.token().await;
    let form = Form::forged(path).with("csrf", &token);
    browser.sends(fields.iter().fold(form, |form, (name, value)| form.with(name, value))).await.status
}

#[tokio::test]
async fn another_shops_orders_agreements_and_people_are_not_found() {
    let shop = TestShop::open().await;
    let mut rita = shop.signed_in("rita").await;
    let (order, agreement) = (shop.order("ana", &[("bowl", 1)]).await, shop.agreement("clay"));
    let member = shop.member("ana");
    assert_eq!(rita.opens(&format!("/manage/shops/rival/orders/{order}")).await.status, StatusCode::NOT_FOUND);
    for path in [
        format!("/manage/shops/rival/orders/{order}/paid"),
        format!("/manage/shops/rival/orders/{order}/fill"),
        format!("/manage/shops/rival/orders/{order}/cancel"),
        format!("/manage/shops/rival/orders/{order}/refund"),
    ] {
        let fields = [("action", "refund"), ("key", "0123456789abcdef"), ("amount", "1.00")];
        assert_eq!(tries(&mut rita, &path, &fields).await, StatusCode::NOT_FOUND, "{path}");
    }
    for path in [format!("/manage/shops/rival/brands/{agreement}"), format!("/manage/brands/rivals/shops/{agreement}")]
    {
        for action in ["accept", "decline", "end"] {
            assert_eq!(tries(&mut rita, &path, &[("action", action)]).await, StatusCode::NOT_FOUND, "{path} {action}");
        }
    }
    let (paid, parcel, given_back, photo) = shop.returned_order().await;
    for path in [
        format!("/manage/shops/rival/returns/{given_back}"),
        format!("/manage/shops/rival/returns/{given_back}/photos/{photo}"),
        format!("/manage/shops/rival/orders/{paid}/parcels/{parcel}"),
        format!("/manage/brands/rivals/orders/{paid}"),
        format!("/manage/brands/rivals/orders/{paid}/parcels/{parcel}"),
        format!("/manage/brands/rivals/returns/{given_back}/photos/{photo}"),
    ] {
        assert_eq!(rita.opens(&path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    for (path, action) in [
        (format!("/manage/shops/rival/orders/{paid}/parcels"), "send"),
        (format!("/manage/shops/rival/orders/{paid}/parcels/{parcel}"), "deliver"),
        (format!("/manage/shops/rival/returns/{given_back}"), "accept"),
        (format!("/manage/brands/rivals/orders/{paid}/parcels"), "send"),
        (format!("/manage/brands/rivals/orders/{paid}/parcels/{parcel}"), "deliver"),
    ] {
        let fields = [("action", action), ("key", "0123456789abcdef")];
        assert_eq!(tries(&mut rita, &path, &fields).await, StatusCode::NOT_FOUND, "{path}");
    }
    let (coupon, zone, method) = shop.charges().await;
    for (path, fields) in [
        (format!("/manage/shops/rival/coupons/{coupon}"), vec![("action", "stop")]),
        (format!("/manage/shops/rival/shipping/{zone}"), vec![("action", "remove")]),
        (format!("/manage/shops/rival/shipping/{zone}"), vec![("action", "method"), ("name", "x"), ("price", "1")]),
        (format!("/manage/shops/rival/shipping/methods/{method}/remove"), vec![]),
    ] {
        assert_eq!(tries(&mut rita, &path, &fields).await, StatusCode::NOT_FOUND, "{path}");
    }
    assert!(shop.market.coupons().of_merchant(shop.kiosk).await.unwrap()[0].is_active);
    assert_eq!(shop.market.shipping().zones(shop.kiosk).await.unwrap()[0].methods.len(), 1);
    let path = format!("/manage/shops/rival/sellers/{member}");
    assert_eq!(tries(&mut rita, &path, &[("action", "deactivate")]).await, StatusCode::NOT_FOUND);
    let path = format!("/manage/brands/rivals/products/{}/rate", shop.product_id("bowl"));
    assert_eq!(tries(&mut rita, &path, &[("commission", "1")]).await, StatusCode::NOT_FOUND);
    // What is no id at all is not found either.
    for path in ["/manage/shops/rival/orders/1", "/manage/shops/rival/orders/ord_zzzzzzzzzzzzz"] {
        assert_eq!(rita.opens(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let terms = shop.market.terms().agreement(market::terms::Party::Brand(shop.clay), agreement).await.unwrap();
    assert_eq!(terms.unwrap().ends_at, None);
    let ana = shop.market.network().member(member).await.unwrap().unwrap();
    assert_eq!(ana.status, market::network::MemberStatus::Active);
}

#[tokio::test]
async fn a_seller_sees_the_own_team_and_withdraws_the_own_invitations_only() {
    let shop = TestShop::open().await;
    let mut ben = shop.signed_in("ben").await;
    let own = ben.opens("/sell/kiosk/team").await;
    assert_eq!(own.texts(".member-name > a"), ["Cem"]);
    let at = |name: &str| format!("/sell/kiosk/team?from={}", shop.member(name));
    assert_eq!(ben.opens(&at("cem")).await.status, StatusCode::OK);
    for above in [at("ana"), "/sell/kiosk/team?from=mem_0000000000001".into(), "/sell/kiosk/team?from=x".into()] {
        assert_eq!(ben.opens(&above).await.status, StatusCode::NOT_FOUND, "{above}");
    }
    let terms = market::network::InvitationTerms::default();
    let of_ana = shop.market.network().invite(shop.member("ana"), terms).await.unwrap().code;
    let of_shop = shop.market.network().invite_as_merchant(shop.kiosk, terms).await.unwrap().code;
    for code in [&of_ana, &of_shop] {
        let path = format!("/sell/kiosk/invitations/{code}/withdraw");
        assert_eq!(tries(&mut ben, &path, &[]).await, StatusCode::NOT_FOUND);
    }
    let mut olga = shop.signed_in("olga").await;
    let path = format!("/manage/shops/kiosk/invitations/{of_ana}/withdraw");
    assert_eq!(tries(&mut olga, &path, &[]).await, StatusCode::NOT_FOUND);
}
