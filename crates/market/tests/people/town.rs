//! A small town to tell stories about.

use std::sync::Arc;

use base::{Bps, Clock, Currency, ManualClock, Span, Timestamp};
use db::testing::TestDb;
use db::{Tx, params};
use market::people::{BrandDetails, Email, LatePayment, Merchant, MerchantDetails, NewMerchant, NewPerson};
use market::{BrandId, Desk, Market, MemberId, MerchantId, PersonId, ProductId};

pub(crate) struct Town {
    pub(crate) market: Market,
    pub(crate) clock: Arc<ManualClock>,
    _database: TestDb,
}

impl Town {
    /// A town where nothing has happened yet, at noon on 1 March 2026.
    pub(crate) fn new(database: TestDb) -> Self {
        let clock = Arc::new(ManualClock::at(Timestamp::parse("2026-03-01T12:00:00Z").unwrap()));
        let market = Market::new(Desk::new(database.db.clone(), Arc::<ManualClock>::clone(&clock)));
        Self { market, clock, _database: database }
    }

    pub(crate) fn passes(&self, span: Span) {
        self.clock.advance(span);
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    pub(crate) async fn tx(&self) -> Tx {
        self.market.desk().begin().await.unwrap()
    }

    /// Somebody with an account and without a password.
    pub(crate) async fn person(&self, name: &str) -> PersonId {
        let email = Email::parse(&format!("{}@example.com", name.replace(' ', "."))).unwrap();
        let mut tx = self.tx().await;
        let new = NewPerson { email, name: name.to_owned(), password: None };
        let id = self.market.people().add_person_in(&mut tx, &new).await.unwrap();
        tx.commit().await.unwrap();
        id
    }

    pub(crate) async fn brand(&self, name: &str) -> BrandId {
        let owner = self.person(&format!("owner of {name}")).await;
        let details = BrandDetails { name: name.to_owned(), ..BrandDetails::default() };
        self.market.people().create_brand(owner, None, &details).await.unwrap()
    }

    pub(crate) async fn merchant(&self, name: &str) -> Merchant {
        let owner = self.person(&format!("owner of {name}")).await;
        let id = self.market.people().create_merchant(owner, &new_merchant(name)).await.unwrap();
        self.market.people().merchant(id).await.unwrap().unwrap()
    }

    /// A product, as bare as a table allows.
    pub(crate) async fn product(&self, brand: BrandId, handle: &str) -> ProductId {
        let mut tx = self.tx().await;
        let id: ProductId = tx.next_id();
        let insert = "INSERT INTO product (id, brand_id, handle, title, status, created_at, updated_at)
             VALUES ($1, $2, $3, $3, 'active', 0, 0)";
        tx.execute(insert, params![id, brand, handle]).await.unwrap();
        tx.commit().await.unwrap();
        id
    }

    /// A new person who sells for `merchant`.
    pub(crate) async fn member(&self, merchant: MerchantId, name: &str, enroller: Option<MemberId>) -> MemberId {
        let person = self.person(name).await;
        self.market.network().enrol(merchant, person, enroller).await.unwrap()
    }

    /// A line of new members, each introduced by the one before.
    pub(crate) async fn line(&self, merchant: MerchantId, names: &[&str]) -> Vec<MemberId> {
        let mut line: Vec<MemberId> = Vec::new();
        for name in names {
            line.push(self.member(merchant, name, line.last().copied()).await);
        }
        line
    }

    pub(crate) async fn person_of(&self, member: MemberId) -> PersonId {
        self.market.network().member(member).await.unwrap().unwrap().person
    }
}

pub(crate) fn percent(text: &str) -> Bps {
    Bps::parse_percent(text).unwrap()
}

pub(crate) fn new_merchant(name: &str) -> NewMerchant {
    NewMerchant {
        slug: None,
        currency: Currency::EUR,
        details: MerchantDetails {
            name: name.to_owned(),
            tagline: String::new(),
            story: String::new(),
            contact_email: Email::parse("shop@example.com").unwrap(),
            attribution_days: 30,
            hold_days: 14,
            reserve_minutes: 60,
            late_payment: LatePayment::Refund,
            payment_instructions: String::new(),
        },
        plan: plan::Plan::STARTER.to_owned(),
    }
}
