//! A small shop to tell stories about: two brands, one merchant, a chain of sellers, a clock that stands still.

#![allow(dead_code, unreachable_pub, reason = "each test file uses its own part of the words")]
#![allow(clippy::unwrap_used, reason = "test support: a broken set-up should stop the test")]

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use base::{Bps, Clock, Currency, ManualClock, Money, Span, Timestamp};
use db::testing::TestDb;
use db::{Migration, params};
use market::checkout::{
    Address, CheckoutError, Order, OrderStatus, Payment, PlaceOrder, Placed, RefundRequest, Refunded,
};
use market::people::{BrandDetails, Email, LatePayment, MerchantDetails, NewMerchant, NewPerson, Slug};
use market::shipments::{NewShipment, Shipment, Tracking};
use market::terms::Party;
use market::{
    BrandId, Desk, Language, LineId, Market, MemberId, MerchantId, OrderId, PersonId, ProductId, VariantId, hash_secret,
};

pub static MIGRATIONS: LazyLock<Vec<Migration>> = LazyLock::new(market::migrations);

pub const PLAN: &str = r#"
name = "Test plan"
version = 1

[sale]
compression = true
seller = "40 %"
levels = ["10 %", "5 %", "3 %"]
platform_fee = "5 %"
pool = "2 %"
"#;

pub const START: Timestamp = Timestamp::from_millis(1_772_000_000_000);

pub struct Shop {
    pub test: TestDb,
    pub market: Market,
    pub clock: Arc<ManualClock>,
    pub owner: PersonId,
    pub merchant: MerchantId,
    pub clay: BrandId,
    pub tea: BrandId,
}

pub fn eur(text: &str) -> Money {
    Money::parse(text, Currency::EUR).unwrap()
}

impl Shop {
    pub async fn open(test: TestDb) -> Self {
        let clock = Arc::new(ManualClock::at(START));
        let market = Market::new(Desk::new(test.db.clone(), Arc::clone(&clock) as Arc<dyn Clock>));
        let people = market.people();
        let mut tx = test.db.begin().await.unwrap();
        let owner = people.add_person_in(&mut tx, &person("owner")).await.unwrap();
        tx.commit().await.unwrap();
        let merchant = people.create_merchant(owner, &merchant("kiosk")).await.unwrap();
        let clay = people.create_brand(owner, Some(Slug::parse("clay").unwrap()), &brand("Clay")).await.unwrap();
        let tea = people.create_brand(owner, Some(Slug::parse("tea").unwrap()), &brand("Tea")).await.unwrap();
        let shop = Self { test, market, clock, owner, merchant, clay, tea };
        for brand in [clay, tea] {
            shop.market.terms().set_catalog_rate(brand, Bps::new(3000).unwrap(), None).await.unwrap();
            shop.agree(brand).await;
        }
        shop
    }

    pub async fn agree(&self, brand: BrandId) {
        use market::terms::{NewAgreement, Party};
        let offer = NewAgreement { brand, merchant: self.merchant, commission_floor: Bps::ZERO, notice_days: 30 };
        let agreement = self.market.terms().offer(Party::Merchant(self.merchant), &offer).await.unwrap();
        self.market.terms().accept(Party::Brand(brand), agreement).await.unwrap();
    }

    /// A product with one variant of which there are `stock`.
    pub async fn product(&self, brand: BrandId, handle: &str, price: &str, stock: i64) -> VariantId {
        let mut tx = self.test.db.begin().await.unwrap();
        let (product, variant): (ProductId, VariantId) = (tx.next_id(), tx.next_id());
        let insert = "INSERT INTO product (id, brand_id, handle, title, status, created_at, updated_at)
             VALUES ($1, $2, $3, $3, 'active', 0, 0)";
        tx.execute(insert, params![product, brand, handle]).await.unwrap();
        let insert = "INSERT INTO variant (id, product_id, position, sku) VALUES ($1, $2, 0, $3)";
        tx.execute(insert, params![variant, product, handle]).await.unwrap();
        let insert = "INSERT INTO price (variant_id, currency, amount) VALUES ($1, 'EUR', $2)";
        tx.execute(insert, params![variant, eur(price)]).await.unwrap();
        let insert = "INSERT INTO stock (variant_id, tracked, on_hand) VALUES ($1, 1, $2)";
        tx.execute(insert, params![variant, stock]).await.unwrap();
        tx.commit().await.unwrap();
        variant
    }

    pub async fn product_of(&self, variant: VariantId) -> ProductId {
        let mut tx = self.test.db.read().await.unwrap();
        let select = "SELECT product_id FROM variant WHERE id = $1";
        tx.one(select, params![variant], |row| row.get("product_id")).await.unwrap()
    }

    pub async fn sql(&self, sql: &str, values: &[base::Value<'_>]) {
        let mut tx = self.test.db.begin().await.unwrap();
        tx.execute(sql, values).await.unwrap();
        tx.commit().await.unwrap();
    }

    pub async fn set_price(&self, variant: VariantId, price: &str) {
        self.sql("UPDATE price SET amount = $1 WHERE variant_id = $2", params![eur(price), variant]).await;
    }

    /// Free units, as the next buyer would find them.
    pub async fn left(&self, variant: VariantId) -> i64 {
        let mut tx = self.test.db.read().await.unwrap();
        let select = "SELECT on_hand - reserved AS left_over FROM stock WHERE variant_id = $1";
        tx.one(select, params![variant], |row| row.get("left_over")).await.unwrap()
    }

    pub async fn seller(&self, name: &str, enroller: Option<MemberId>) -> MemberId {
        let person = self.person(name).await;
        self.market.network().enrol(self.merchant, person, enroller).await.unwrap()
    }

    /// Somebody with an account and nothing else.
    pub async fn person(&self, name: &str) -> PersonId {
        let mut tx = self.test.db.begin().await.unwrap();
        let person = self.market.people().add_person_in(&mut tx, &person(name)).await.unwrap();
        tx.commit().await.unwrap();
        person
    }

    pub fn clock_now(&self) -> Timestamp {
        self.clock.now()
    }

    pub async fn person_of(&self, member: MemberId) -> PersonId {
        self.market.network().member(member).await.unwrap().unwrap().person
    }

    /// A visitor with `quantity` of each of `variants` in the cart, who came by `seller`.
    pub async fn visitor(&self, name: &str, seller: Option<MemberId>, variants: &[(VariantId, i64)]) -> String {
        let visitor = hash_secret(name);
        if let Some(seller) = seller {
            self.market.network().record_visit(&visitor, seller, None).await.unwrap();
        }
        for &(variant, quantity) in variants {
            self.market.checkout().add_to_cart(&visitor, self.merchant, variant, quantity).await.unwrap();
        }
        visitor
    }

    pub fn request(&self, visitor: &str, total: &str) -> PlaceOrder {
        request(self.merchant, visitor, total)
    }

    pub async fn place(&self, visitor: &str, total: &str) -> Result<Placed, CheckoutError> {
        self.market.checkout().place(&self.request(visitor, total)).await
    }

    /// An order of `variants` through `seller`, not paid yet.
    pub async fn order(&self, name: &str, seller: Option<MemberId>, of: &[(VariantId, i64)], total: &str) -> OrderId {
        let visitor = self.visitor(name, seller, of).await;
        self.place(&visitor, total).await.unwrap().order
    }

    pub async fn pay(&self, order: OrderId) -> Payment {
        self.market.checkout().mark_paid(self.merchant, order).await.unwrap()
    }

    pub async fn refund(&self, order: OrderId, request: &RefundRequest) -> Result<Refunded, CheckoutError> {
        self.market.checkout().refund(self.merchant, order, request).await
    }

    pub async fn found(&self, order: OrderId) -> Order {
        self.market.checkout().order_of_merchant(self.merchant, order).await.unwrap()
    }

    /// A paid order of `of`, and its lines in the order of the cart.
    pub async fn paid(&self, name: &str, seller: Option<MemberId>, of: &[(VariantId, i64)], total: &str) -> OrderId {
        let order = self.order(name, seller, of, total).await;
        assert_eq!(self.pay(order).await, Payment::Accepted);
        order
    }

    /// A parcel of `lines` that goes at once.
    pub async fn sends(&self, brand: BrandId, order: OrderId, lines: &[(LineId, i64)]) -> Shipment {
        let new = parcel(&format!("a parcel of {lines:?}"), lines, Some(Tracking::default()));
        self.market.shipments().pack(Party::Brand(brand), order, &new).await.unwrap()
    }

    pub async fn status(&self, order: OrderId) -> OrderStatus {
        self.market.checkout().order_of_merchant(self.merchant, order).await.unwrap().status
    }

    pub async fn days_pass(&self, days: i64) {
        self.clock.advance(Span::days(days));
        self.market.checkout().pass_deadlines().await.unwrap();
    }

    /// (pending, available, reversed) of a member.
    pub async fn earned(&self, member: MemberId) -> (String, String, String) {
        let summary = self.market.earnings().summary_of_member(member, Currency::EUR).await.unwrap();
        (summary.pending.decimal(), summary.available.decimal(), summary.reversed.decimal())
    }

    /// Every unit is accounted for.
    pub async fn assert_books_balance(&self) {
        let mut tx = self.test.db.read().await.unwrap();
        let audit = ledger::audit(&mut tx).await.unwrap();
        assert!(audit.is_clean(), "{audit:?}");
    }
}

/// What a guest submits.
pub fn request(merchant: MerchantId, visitor: &str, total: &str) -> PlaceOrder {
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
        idempotency_key: format!("key-of-{visitor}"),
        agreed_total: eur(total),
        credit: eur("0"),
    }
}

pub fn parcel(key: &str, lines: &[(LineId, i64)], sent: Option<Tracking>) -> NewShipment {
    NewShipment { idempotency_key: format!("{key:-<16}"), lines: lines.to_vec(), sent }
}

pub fn goodwill(key: &str, amount: &str) -> RefundRequest {
    RefundRequest {
        idempotency_key: key.into(),
        lines: Vec::new(),
        deliveries: Vec::new(),
        amount: Some(eur(amount)),
        restock: false,
        to_credit: false,
        reason: "goodwill".into(),
    }
}

fn person(name: &str) -> NewPerson {
    NewPerson { email: Email::parse(&format!("{name}@example.com")).unwrap(), name: name.into(), password: None }
}

fn brand(name: &str) -> BrandDetails {
    BrandDetails { name: name.into(), ..BrandDetails::default() }
}

fn merchant(name: &str) -> NewMerchant {
    NewMerchant {
        slug: Some(Slug::parse(name).unwrap()),
        currency: Currency::EUR,
        details: MerchantDetails {
            name: name.into(),
            tagline: String::new(),
            story: String::new(),
            contact_email: Email::parse("shop@example.com").unwrap(),
            attribution_days: 30,
            hold_days: 14,
            reserve_minutes: 60,
            late_payment: LatePayment::Refund,
            payment_instructions: "IBAN DE00".into(),
        },
        plan: PLAN.into(),
    }
}
