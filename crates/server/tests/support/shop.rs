//! The people, shops, brands and products that the stories are about.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use axum::Router;
use base::{Bps, Clock, Currency, ManualClock, Money, Span, Timestamp};
use db::params;
use db::testing::TestDb;
use market::checkout::{Address, Destination, PlaceOrder};
use market::coupons::{Benefit, NewCoupon};
use market::media::NewPicture;
use market::payouts::{DetailsOf, Payee, PayoutDetails};
use market::people::{
    BrandDetails, Email, Handle, LatePayment, MerchantDetails, NewMerchant, NewPerson, Password, PasswordHash, Slug,
};
use market::prices::{Audience, NewPriceList};
use market::returns::{NewReturn, ReturnReason};
use market::shipments::{NewShipment, Tracking};
use market::shipping::{NewMethod, NewZone};
use market::tax::{Rate, TaxRate};
use market::terms::{NewAgreement, Party};
use market::{
    AgreementId, BrandId, CouponId, Desk, Language, Market, MemberId, MerchantId, MethodId, OrderId, PayoutFileId,
    PayoutId, PayoutRunId, PersonId, PhotoId, PriceListId, ProductId, ReturnId, ShipmentId, VariantId, ZoneId,
    hash_secret,
};
use server::fetch::Internet;
use server::i18n::Languages;
use server::mail::Post;
use server::web::{App, Settings};
use server::{jobs, routes};
use tokio::sync::OnceCell;

use super::{Browser, TestInternet};

/// Everybody's password.
pub(crate) const PASSWORD: &str = "correct horse battery";

const PLAN: &str = r#"
name = "Test plan"
version = 1

[sale]
compression = true
seller = "40 %"
levels = ["10 %", "5 %", "3 %"]
platform_fee = "5 %"
pool = "2 %"
"#;

/// Noon of a Wednesday, in the middle of a month.
const START: &str = "2026-03-18T12:00:00Z";

/// Hashing is slow on purpose: everybody's password is hashed once.
static HASH: OnceCell<PasswordHash> = OnceCell::const_new();

pub(crate) fn eur(text: &str) -> Money {
    Money::parse(text, Currency::EUR).unwrap()
}

/// A shop with its people and its brands, a rival beside it, and what they are called.
pub(crate) struct TestShop {
    pub(crate) app: App,
    pub(crate) market: Market,
    pub(crate) clock: Arc<ManualClock>,
    pub(crate) router: Router,
    pub(crate) kiosk: MerchantId,
    pub(crate) rival: MerchantId,
    pub(crate) clay: BrandId,
    pub(crate) tea: BrandId,
    pub(crate) rivals: BrandId,
    people: BTreeMap<String, PersonId>,
    sellers: BTreeMap<String, MemberId>,
    products: BTreeMap<String, (ProductId, VariantId)>,
    agreements: BTreeMap<String, AgreementId>,
    browsers: AtomicU32,
    /// What is around the shop: nothing, until a test puts a server there.
    pub(crate) internet: Arc<TestInternet>,
    /// The data folder.
    pub(crate) data: tempfile::TempDir,
    pub(crate) test: TestDb,
}

/// What a guest orders from Berlin, paying by transfer.
pub(crate) fn guest_order(merchant: MerchantId, visitor: &str, agreed_total: Money) -> PlaceOrder {
    PlaceOrder {
        merchant,
        visitor_hash: visitor.to_owned(),
        person: None,
        email: "guest@example.com".into(),
        name: "Greta Guest".into(),
        address: Address {
            street: "Lindenweg 4".into(),
            postcode: "10115".into(),
            city: "Berlin".into(),
            country: "DE".into(),
            ..Address::default()
        },
        note: String::new(),
        gift_note: String::new(),
        language: Language::English,
        remember_address: false,
        methods: BTreeMap::new(),
        payment_method: "manual".into(),
        idempotency_key: format!("the order of {visitor}"),
        agreed_total,
        credit: eur("0"),
    }
}

impl TestShop {
    /// The shop as the table in `support/mod.rs` says.
    pub(crate) async fn open() -> Self {
        let mut shop = Self::empty().await;
        for name in ["olga", "clara", "theo", "ana", "ben", "cem", "rita", "zoe"] {
            shop.moves_in(name).await;
        }
        shop.kiosk = shop.opens_shop("olga", "kiosk").await;
        shop.rival = shop.opens_shop("rita", "rival").await;
        shop.clay = shop.opens_brand("clara", "clay").await;
        shop.tea = shop.opens_brand("theo", "tea").await;
        shop.rivals = shop.opens_brand("rita", "rivals").await;
        shop.agree("clay", shop.clay, shop.kiosk).await;
        shop.agree("tea", shop.tea, shop.kiosk).await;
        shop.agree("rivals", shop.rivals, shop.rival).await;
        for (brand, handle, price, pieces) in
            [(shop.clay, "bowl", "34.00", 10), (shop.clay, "cup", "12.50", 3), (shop.tea, "sencha", "9.00", 20)]
        {
            shop.product(brand, handle, price, pieces).await;
        }
        shop.product(shop.rivals, "rock", "5.00", 100).await;
        for (name, enroller) in [("ana", None), ("ben", Some("ana")), ("cem", Some("ben"))] {
            shop.sells(name, enroller).await;
        }
        shop
    }

    /// A server on an empty database.
    pub(crate) async fn empty() -> Self {
        let test = db::testing::sqlite(&market::migrations()).await;
        let clock = Arc::new(ManualClock::at(Timestamp::parse(START).unwrap()));
        let market = Market::new(Desk::new(test.db.clone(), Arc::clone(&clock) as Arc<dyn Clock>));
        // Each browser says where it is, so that limits count each by itself.
        let data = tempfile::tempdir().unwrap();
        let settings = Settings {
            public_url: "http://shop.test".into(),
            behind_proxy: true,
            post: Post::folder(data.path().join("mail")),
            data: data.path().to_owned(),
        };
        let internet = Arc::new(TestInternet::default());
        let around = Arc::clone(&internet) as Arc<dyn Internet>;
        let app = App::on(market.clone(), settings, Languages::load().unwrap(), around, None);
        Self {
            router: routes::router(app.clone()),
            app,
            market,
            clock,
            kiosk: MerchantId::from_number(0),
            rival: MerchantId::from_number(0),
            clay: BrandId::from_number(0),
            tea: BrandId::from_number(0),
            rivals: BrandId::from_number(0),
            people: BTreeMap::new(),
            sellers: BTreeMap::new(),
            products: BTreeMap::new(),
            agreements: BTreeMap::new(),
            browsers: AtomicU32::new(1),
            internet,
            data,
            test,
        }
    }

    /// A browser nobody is signed in with.
    pub(crate) fn browser(&self) -> Browser {
        let number = self.browsers.fetch_add(1, Ordering::Relaxed);
        Browser::new(self.router.clone(), &format!("10.0.{}.{}", number / 250, number % 250))
    }

    /// A browser with `name` signed in, through the page everybody signs in with.
    pub(crate) async fn signed_in(&self, name: &str) -> Browser {
        let mut browser = self.browser();
        let form = browser.opens("/sign-in").await.form("/sign-in");
        let form = form.with("email", &email(name)).with("password", PASSWORD);
        let answer = browser.sends(form).await;
        assert_eq!(answer.location(), "/account", "{name} signs in");
        browser
    }

    pub(crate) fn person(&self, name: &str) -> PersonId {
        self.people[name]
    }

    pub(crate) fn member(&self, name: &str) -> MemberId {
        self.sellers[name]
    }

    pub(crate) fn product_id(&self, handle: &str) -> ProductId {
        self.products[handle].0
    }

    pub(crate) fn variant(&self, handle: &str) -> VariantId {
        self.products[handle].1
    }

    /// The agreement by which the brand called `brand` is sold.
    pub(crate) fn agreement(&self, brand: &str) -> AgreementId {
        self.agreements[brand]
    }

    /// Makes an account for `name`, `name@example.com`.
    pub(crate) async fn moves_in(&mut self, name: &str) -> PersonId {
        let email = Email::parse(&email(name)).unwrap();
        let hash = HASH.get_or_init(|| async {
            Password::choose(PASSWORD, &Email::parse("everybody@example.com").unwrap(), "everybody")
                .unwrap()
                .hash()
                .await
                .unwrap()
        });
        let person = NewPerson { email, name: capital(name), password: Some(hash.await.clone()) };
        let mut tx = self.test.db.begin().await.unwrap();
        let id = self.market.people().add_person_in(&mut tx, &person).await.unwrap();
        tx.commit().await.unwrap();
        self.people.insert(name.to_owned(), id);
        id
    }

    /// Opens a shop of `owner` at `/shops/slug`.
    pub(crate) async fn opens_shop(&self, owner: &str, slug: &str) -> MerchantId {
        let details = MerchantDetails {
            name: capital(slug),
            tagline: String::new(),
            story: String::new(),
            contact_email: Email::parse("shop@example.com").unwrap(),
            attribution_days: 30,
            hold_days: 14,
            reserve_minutes: 60,
            late_payment: LatePayment::Backorder,
            payment_instructions: "IBAN DE00 1234".into(),
        };
        let slug = Some(Slug::parse(slug).unwrap());
        let new = NewMerchant { slug, currency: Currency::EUR, details, plan: PLAN.into() };
        self.market.people().create_merchant(self.person(owner), &new).await.unwrap()
    }

    /// Opens a brand of `owner` at `/brands/slug`, with 30 % commission.
    pub(crate) async fn opens_brand(&self, owner: &str, slug: &str) -> BrandId {
        let details = BrandDetails { name: capital(slug), ..BrandDetails::default() };
        let slug = Some(Slug::parse(slug).unwrap());
        let id = self.market.people().create_brand(self.person(owner), slug, &details).await.unwrap();
        self.market.terms().set_catalog_rate(id, Bps::new(3000).unwrap(), None).await.unwrap();
        id
    }

    /// Brand and shop agree.
    async fn agree(&mut self, name: &str, brand: BrandId, merchant: MerchantId) {
        let offer = NewAgreement { brand, merchant, commission_floor: Bps::new(1000).unwrap(), notice_days: 30 };
        let id = self.market.terms().offer(Party::Merchant(merchant), &offer).await.unwrap();
        self.market.terms().accept(Party::Brand(brand), id).await.unwrap();
        self.agreements.insert(name.to_owned(), id);
    }

    /// A product with one variant of which there are `pieces`.
    pub(crate) async fn product(&mut self, brand: BrandId, handle: &str, price: &str, pieces: i64) {
        let mut tx = self.test.db.begin().await.unwrap();
        let (product, variant): (ProductId, VariantId) = (tx.next_id(), tx.next_id());
        let insert = "INSERT INTO product (id, brand_id, handle, title, status, category, created_at, updated_at)
             VALUES ($1, $2, $3, $4, 'active', 'Kitchen', 0, 0)";
        tx.execute(insert, params![product, brand, handle, capital(handle)]).await.unwrap();
        let insert = "INSERT INTO variant (id, product_id, position, sku) VALUES ($1, $2, 0, $3)";
        tx.execute(insert, params![variant, product, format!("SKU-{handle}")]).await.unwrap();
        let insert = "INSERT INTO price (variant_id, currency, amount) VALUES ($1, 'EUR', $2)";
        tx.execute(insert, params![variant, eur(price)]).await.unwrap();
        let insert = "INSERT INTO stock (variant_id, tracked, on_hand) VALUES ($1, 1, $2)";
        tx.execute(insert, params![variant, pieces]).await.unwrap();
        tx.commit().await.unwrap();
        self.products.insert(handle.to_owned(), (product, variant));
    }

    /// Changes the database behind everybody's back.
    pub(crate) async fn sql(&self, sql: &str) {
        let mut tx = self.test.db.begin().await.unwrap();
        tx.execute(sql, params![]).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// Makes `name` a seller of the kiosk at `/@name`, introduced by `enroller`.
    pub(crate) async fn sells(&mut self, name: &str, enroller: Option<&str>) -> MemberId {
        self.market.people().set_handle(self.person(name), &Handle::parse(name).unwrap()).await.unwrap();
        let enroller = enroller.map(|enroller| self.member(enroller));
        let member = self.market.network().enrol(self.kiosk, self.person(name), enroller).await.unwrap();
        self.sellers.insert(name.to_owned(), member);
        member
    }

    /// A guest comes through `seller`'s boutique and orders, without paying yet.
    pub(crate) async fn order(&self, seller: &str, things: &[(&str, i64)]) -> OrderId {
        let number = self.browsers.fetch_add(1, Ordering::Relaxed);
        let visitor = hash_secret(&format!("guest {number}"));
        self.market.network().record_visit(&visitor, self.member(seller), None).await.unwrap();
        self.place(self.kiosk, &visitor, things).await
    }

    /// A guest of the rival orders a rock.
    pub(crate) async fn rival_order(&self) -> OrderId {
        self.place(self.rival, &hash_secret("a guest of the rival"), &[("rock", 1)]).await
    }

    async fn place(&self, merchant: MerchantId, visitor: &str, things: &[(&str, i64)]) -> OrderId {
        let checkout = self.market.checkout();
        for (thing, quantity) in things {
            checkout.add_to_cart(visitor, merchant, self.variant(thing), *quantity).await.unwrap();
        }
        let methods = BTreeMap::new();
        let to = Destination { country: "DE", region: "", methods: &methods };
        let agreed_total = checkout.quote(visitor, merchant, to).await.unwrap().unwrap().1.total;
        let request = guest_order(merchant, visitor, agreed_total);
        checkout.place(&request).await.unwrap().order
    }

    /// A paid order of a bowl that Clay has sent, and that its guest wants to give back, with a picture.
    pub(crate) async fn returned_order(&self) -> (OrderId, ShipmentId, ReturnId, PhotoId) {
        let order = self.order("ana", &[("bowl", 1)]).await;
        let checkout = self.market.checkout();
        checkout.mark_paid(self.kiosk, order).await.unwrap();
        let line = checkout.order_of_merchant(self.kiosk, order).await.unwrap().lines[0].id;
        let parcel = NewShipment {
            idempotency_key: "the parcel of a test".into(),
            lines: vec![(line, 1)],
            sent: Some(Tracking { carrier: "DHL".into(), ..Tracking::default() }),
        };
        let parcel = self.market.shipments().pack(Party::Brand(self.clay), order, &parcel).await.unwrap();
        let picture = NewPicture { content_type: "image/webp", height: 3, sizes: vec![(4, b"a picture".to_vec())] };
        let asked = NewReturn {
            idempotency_key: "the return of a test".into(),
            lines: vec![(line, 1)],
            reason: ReturnReason::Damaged,
            words: "It has a crack.".into(),
            photos: vec![picture],
        };
        let asked = self.market.returns().ask(order, &asked).await.unwrap();
        (order, parcel.id, asked.id, asked.photos[0].id)
    }

    /// Gives the kiosk VAT of 19 %, a parcel for 4.90 to Germany, and the coupon TEN of Ana's.
    pub(crate) async fn charges(&self) -> (CouponId, ZoneId, MethodId) {
        let eur = |text| Money::parse(text, Currency::EUR).unwrap();
        let rate = Rate::parse_percent("19").unwrap();
        let rate = TaxRate { country: "DE".into(), region: String::new(), category: String::new(), rate };
        self.market.tax().set_rate(self.kiosk, &rate).await.unwrap();
        let zone = NewZone { brand: None, name: "Near".into(), countries: vec!["DE".into()] };
        let zone = self.market.shipping().add_zone(self.kiosk, &zone).await.unwrap();
        let (price, per_kg) = (eur("4.90"), eur("0"));
        let method = NewMethod { name: "Post".into(), price, per_kg, free_from: None, days: (2, 4) };
        let method = self.market.shipping().add_method(self.kiosk, zone, &method).await.unwrap();
        let coupon = NewCoupon {
            code: "TEN".into(),
            benefit: Benefit::Percent(Bps::new(1000).unwrap()),
            least_goods: eur("0"),
            brand: None,
            member: Some(self.member("ana")),
            starts_at: self.clock.now(),
            ends_at: None,
            max_uses: None,
            max_per_customer: None,
        };
        (self.market.coupons().add(self.kiosk, &coupon).await.unwrap(), zone, method)
    }

    /// A price list of the kiosk for everybody, without prices.
    pub(crate) async fn price_list(&self) -> PriceListId {
        let (audience, starts_at) = (Audience::Everybody, self.clock.now());
        let new = NewPriceList { name: "Sale".into(), audience, starts_at, ends_at: None };
        self.market.prices().add(self.kiosk, &new).await.unwrap()
    }

    /// Ana sells a bowl of clay, the hold passes, and both are in a payout that is with the bank.
    pub(crate) async fn payouts(&self) -> TestPayouts {
        let details = PayoutDetails::bank("Ana Alm", "DE89 3704 0044 0532 0130 00").unwrap();
        let payouts = self.market.payouts();
        let (ana, clara) = (self.person("ana"), self.person("clara"));
        payouts.set_details(DetailsOf::Person(ana), &details, ana, PASSWORD).await.unwrap();
        payouts.set_details(DetailsOf::Brand(self.clay), &details, clara, PASSWORD).await.unwrap();
        self.pays(self.order("ana", &[("bowl", 3)]).await).await;
        self.days_pass(15).await;
        let run = payouts.prepare_now(self.kiosk).await.unwrap().unwrap();
        let file = payouts.send(self.kiosk, Some(eur("1000.00"))).await.unwrap().file.unwrap();
        let mut of = Vec::new();
        for payee in [Payee::Member(self.member("ana")), Payee::Brand(self.clay)] {
            of.push(payouts.of_payee(payee, None, 1).await.unwrap().remove(0).id);
        }
        TestPayouts { of_seller: of[0], of_brand: of[1], run, file }
    }

    /// The payment of an order arrives.
    pub(crate) async fn pays(&self, order: OrderId) {
        self.market.checkout().mark_paid(self.kiosk, order).await.unwrap();
    }

    /// Days pass, and whatever has a deadline in them happens.
    pub(crate) async fn days_pass(&self, days: i64) {
        self.clock.advance(Span::days(days));
        self.market.checkout().pass_deadlines().await.unwrap();
    }

    /// Everything that is due in the background is done; how much that was.
    pub(crate) async fn works(&self) -> u32 {
        jobs::run_due(&self.app).await.unwrap()
    }

    /// Time passes, and everything that is due by then is done.
    pub(crate) async fn time_passes(&self, span: Span) -> u32 {
        self.clock.advance(span);
        self.works().await
    }

    /// The letters that were written, by their names.
    pub(crate) fn letters(&self) -> Vec<String> {
        let Ok(files) = std::fs::read_dir(self.data.path().join("mail")) else { return Vec::new() };
        let mut letters: Vec<_> = files.map(|file| file.unwrap().path()).collect();
        letters.sort();
        // One that is being written gets its name when it is whole: it is read the next time.
        letters.iter().filter_map(|path| std::fs::read_to_string(path).ok()).collect()
    }

    /// Makes somebody whoever runs the platform.
    pub(crate) async fn operates(&self, name: &str) {
        let mut tx = self.test.db.begin().await.unwrap();
        tx.execute("UPDATE person SET is_operator = 1 WHERE id = $1", params![self.person(name)]).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// Every unit is accounted for.
    pub(crate) async fn assert_books_balance(&self) {
        let mut tx = self.test.db.read().await.unwrap();
        let audit = ledger::audit(&mut tx).await.unwrap();
        assert!(audit.is_clean(), "{audit:?}");
    }
}

/// What [`TestShop::payouts`] made.
pub(crate) struct TestPayouts {
    pub(crate) of_seller: PayoutId,
    pub(crate) of_brand: PayoutId,
    pub(crate) run: PayoutRunId,
    pub(crate) file: PayoutFileId,
}

fn email(name: &str) -> String {
    format!("{name}@example.com")
}

fn capital(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
