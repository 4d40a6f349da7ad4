//! Accounts: signing in and out, coming back to where one was, the first start, joining, opening brands and shops.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop where it fails")]

mod support;

use axum::http::StatusCode;
use market::network::InvitationTerms;
use support::{Browser, PASSWORD, TestShop};

async fn sign_in(browser: &mut Browser, email: &str, password: &str) -> support::Answer {
    let form = browser.opens("/sign-in").await.form("/sign-in");
    browser.sends(form.with("email", email).with("password", password)).await
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_address_are_told_apart_by_nobody() {
    let shop = TestShop::open().await;
    let mut browser = shop.browser();
    let wrong = sign_in(&mut browser, "ana@example.com", "something else").await;
    let unknown = sign_in(&mut browser, "nobody@example.com", "something else").await;
    assert_eq!((wrong.status, unknown.status), (StatusCode::UNPROCESSABLE_ENTITY, StatusCode::UNPROCESSABLE_ENTITY));
    assert_eq!(wrong.text(".problem"), "The e-mail address or the password is wrong.");
    assert_eq!(wrong.texts(".problem, .remark"), unknown.texts(".problem, .remark"));
    // What was typed is kept; the password never is.
    assert_eq!(wrong.form("/sign-in").value("email"), "ana@example.com");
    assert_eq!(wrong.form("/sign-in").value("password"), "");
    assert_eq!(browser.cookie("astra_session"), None);
}

#[tokio::test]
async fn guessing_passwords_is_slowed_down_for_each_address() {
    let shop = TestShop::open().await;
    let mut guesser = shop.browser();
    let mut statuses = Vec::new();
    for _ in 0..11 {
        statuses.push(sign_in(&mut guesser, "ana@example.com", "a guess at it").await.status);
    }
    assert_eq!(statuses[9], StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(statuses[10], StatusCode::TOO_MANY_REQUESTS);
    let mut ana = shop.browser();
    assert_eq!(sign_in(&mut ana, "ana@example.com", PASSWORD).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn signing_in_leads_back_to_where_one_was_and_never_to_another_site() {
    let shop = TestShop::open().await;
    let mut visitor = shop.browser();
    let asked = visitor.opens("/sell/kiosk/earnings?show=pending").await;
    assert_eq!(asked.location(), "/sign-in?next=%2Fsell%2Fkiosk%2Fearnings%3Fshow%3Dpending");
    let form = visitor.opens(asked.location()).await.form("/sign-in");
    assert_eq!(form.value("next"), "/sell/kiosk/earnings?show=pending");
    let form = form.with("email", "ana@example.com").with("password", PASSWORD);
    let answer = visitor.sends(form.clone()).await;
    assert_eq!(answer.location(), "/sell/kiosk/earnings?show=pending");
    assert_eq!(visitor.opens(answer.location()).await.text("h1"), "Earnings");
    for evil in
        ["//evil.example", "/\\evil.example", "https://evil.example/", "javascript:alert(1)", "/\t/evil.example"]
    {
        let answer = visitor.sends(form.clone().with("next", evil)).await;
        assert_eq!(answer.location(), "/account", "{evil:?}");
    }
}

#[tokio::test]
async fn signing_out_ends_the_session_on_the_server() {
    let shop = TestShop::open().await;
    let mut ana = shop.signed_in("ana").await;
    let session = ana.cookie("astra_session").unwrap().to_owned();
    let page = ana.opens("/sell/kiosk").await;
    let after = ana.submits(page.form("/sign-out")).await;
    assert_eq!(after.flash(), "You are signed out.");
    assert_eq!(ana.cookie("astra_session"), None);
    // The old cookie, kept by somebody, opens nothing any more.
    ana.set_cookie("astra_session", &session);
    assert_eq!(ana.opens("/sell/kiosk").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn an_account_is_made_and_its_problems_stand_beside_the_fields() {
    let shop = TestShop::open().await;
    let mut nora = shop.browser();
    let form = nora.opens("/create-account?next=/cart").await.form("/create-account");
    let typed = form.with("name", "Nora").with("email", "ana@example.com").with("password", "a long enough one");
    let taken = nora.sends(typed.clone()).await;
    assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(taken.text("#email-problem"), "There is an account with this e-mail address. Sign in instead.");
    assert_eq!(taken.form("/create-account").value("name"), "Nora");
    let short = nora.sends(typed.clone().with("email", "nora@example.com").with("password", "short")).await;
    assert_eq!(short.text("#password-problem"), "A password has at least 10 characters.");
    let known = nora.sends(typed.clone().with("email", "nora@example.com").with("password", "nora@example.com")).await;
    assert!(known.has("#password-problem"));
    let made = nora.sends(typed.with("email", "nora@example.com")).await;
    assert_eq!(made.location(), "/cart");
    assert_eq!(nora.opens("/cart").await.flash(), "Welcome, Nora. Your account is ready.");
    assert!(nora.opens("/account").await.says("nora@example.com"));
}

#[tokio::test]
async fn a_new_password_signs_other_browsers_out() {
    let shop = TestShop::open().await;
    let (mut here, mut there) = (shop.signed_in("ana").await, shop.signed_in("ana").await);
    let form = here.opens("/account/profile").await.form("/account/password");
    let wrong = here.sends(form.clone().with("old", "not it at all").with("new", "another long one")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.has("#old-problem"));
    let done = here.submits(form.with("old", PASSWORD).with("new", "another long one")).await;
    assert_eq!(done.flash(), "Your password is changed. Other browsers are signed out.");
    assert_eq!(there.opens("/account").await.status, StatusCode::SEE_OTHER);
    assert_eq!(
        sign_in(&mut shop.browser(), "ana@example.com", PASSWORD).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
}

#[tokio::test]
async fn the_choice_of_dark_is_kept_and_leads_back() {
    let shop = TestShop::open().await;
    let mut visitor = shop.browser();
    let form = visitor.opens("/cart").await.form("/theme").with("theme", "dark");
    assert_eq!(visitor.sends(form.clone()).await.location(), "/cart");
    assert_eq!(visitor.opens("/cart").await.attribute("html", "data-theme"), "dark");
    assert_eq!(visitor.sends(form.with("next", "//evil.example")).await.location(), "/");
}

#[tokio::test]
async fn the_first_start_makes_operator_and_shop_once() {
    let shop = TestShop::empty().await;
    let link = shop.market.people().make_setup_link().await.unwrap().unwrap();
    let path = format!("/setup/{}", link.reveal());
    let mut operator = shop.browser();
    let form = operator.opens(&path).await.form(&path);
    let typed = form
        .with("name", "Olga")
        .with("email", "olga@example.com")
        .with("password", PASSWORD)
        .with("shop", "Kiosk")
        .with("slug", "kiosk");
    // A problem with the shop leaves no operator behind.
    let wrong = operator.sends(typed.clone().with("slug", "../etc")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.has("#slug-problem"), "{}", wrong.main());
    assert_eq!(wrong.form(&path).value("shop"), "Kiosk");
    let done = operator.submits(typed.clone()).await;
    assert!(done.flash().starts_with("Kiosk is open, and you are signed in."), "{}", done.main());
    assert_eq!(done.text("h1"), "Details");
    for path in ["/manage/shops/kiosk", "/manage/shops/kiosk/plan"] {
        assert_eq!(operator.opens(path).await.status, StatusCode::OK, "{path}");
    }
    let mut late = shop.browser();
    assert_eq!(late.opens(&path).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let token = late.token().await;
    let again = late.sends(typed.with("csrf", &token).with("email", "eve@example.com")).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.says("This link has been used"), "{}", again.main());
    assert_eq!(late.cookie("astra_session"), None);
}

#[tokio::test]
async fn an_invitation_brings_somebody_in_below_whoever_made_it() {
    let shop = TestShop::open().await;
    let mut ana = shop.signed_in("ana").await;
    let page = ana.opens("/sell/kiosk/invitations").await;
    let page = ana.submits(page.form("/sell/kiosk/invitations").with("note", "Nora from the choir")).await;
    assert!(page.says("Nora from the choir"));
    let address = page.attribute(".invitations input.input", "value");
    let path = address.strip_prefix("http://shop.test").unwrap().to_owned();

    let mut nora = shop.browser();
    let invitation = nora.opens(&path).await;
    assert_eq!(invitation.text("h1"), "Ana invites you to sell for Kiosk");
    let to_account = invitation.attribute(".form-card a.btn", "href");
    let form = nora.opens(&to_account).await.form("/create-account");
    let form = form.with("name", "Nora").with("email", "nora@example.com").with("password", PASSWORD);
    let back = nora.submits(form).await;
    let form = back.form(&path);
    assert_eq!(form.value("handle"), "nora");
    let without = nora.sends(form.clone()).await;
    assert_eq!(without.text("#agree-problem"), "Please agree before you open your boutique.");
    let taken = nora.sends(form.clone().with("agree", "yes").with("handle", "ben")).await;
    assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(taken.text("#handle-problem"), "Somebody has this address already. Choose another.");
    let open = nora.submits(form.clone().with("agree", "yes").with("name", "Nora Nord")).await;
    assert_eq!(open.text("h1"), "My boutique");
    assert_eq!(nora.opens("/sell/kiosk").await.attribute("#address", "value"), "http://shop.test/@nora");
    // It works once, and says so to whoever comes later.
    assert!(shop.signed_in("zoe").await.opens(&path).await.says("This invitation has been used."));
    assert!(nora.opens(&path).await.says("You sell here already."));
    assert!(ana.opens("/sell/kiosk/team").await.texts(".member-name > a").contains(&"Nora Nord".to_owned()));
    assert!(!ana.opens("/sell/kiosk/invitations").await.has(".invitations"));
}

#[tokio::test]
async fn a_withdrawn_invitation_opens_nothing() {
    let shop = TestShop::open().await;
    let invitation = shop.market.network().invite(shop.member("ana"), InvitationTerms::default()).await.unwrap();
    let mut ana = shop.signed_in("ana").await;
    let page = ana.opens("/sell/kiosk/invitations").await;
    let after = ana.submits(page.form("/withdraw")).await;
    assert!(after.flash().starts_with("The invitation is withdrawn."));
    let mut zoe = shop.signed_in("zoe").await;
    let page = zoe.opens(&format!("/join/{}", invitation.code)).await;
    assert!(page.says("This invitation has been used. Ask for a new one."));
    assert!(!page.has("input[name=handle]"));
}

#[tokio::test]
async fn anybody_with_an_account_opens_a_brand_and_a_shop_and_owns_them() {
    let shop = TestShop::open().await;
    let mut zoe = shop.signed_in("zoe").await;
    let mine = zoe.opens("/account").await;
    assert!(mine.has("a[href='/account/open-brand']") && mine.has("a[href='/account/open-shop']"));
    let form = zoe.opens("/account/open-brand").await.form("/account/open-brand").with("name", "Zoe’s Honey");
    let taken = zoe.sends(form.clone().with("slug", "clay")).await;
    assert_eq!(taken.text("#slug-problem"), "Somebody has this address already. Choose another.");
    let absurd = zoe.sends(form.clone().with("commission", "120")).await;
    assert!(absurd.has("#commission-problem"));
    let brand = zoe.submits(form.with("commission", "25")).await;
    assert_eq!(brand.text(".console-name .display"), "Zoe’s Honey");
    assert!(brand.says("The catalog’s commission is 25 %."), "{}", brand.main());
    let form = zoe.opens("/account/open-shop").await.form("/account/open-shop").with("name", "Zoe’s Corner");
    assert_eq!(form.value("contact"), "zoe@example.com");
    let corner = zoe.submits(form).await;
    assert_eq!(corner.text(".console-name .display"), "Zoe’s Corner");
    assert_eq!(zoe.opens("/manage/shops/zoe-s-corner/plan").await.text("h1"), "Sell and share");
    let header = zoe.opens("/cart").await;
    assert!(header.has("a[href='/manage/brands/zoe-s-honey']") && header.has("a[href='/manage/shops/zoe-s-corner']"));
}
