//! A brand with an empty catalog, and what the stories do with it.

use std::io::Cursor;
use std::sync::{Arc, LazyLock, Mutex};

use base::{Bps, Clock, Currency, ManualClock, Timestamp};
use db::testing::TestDb;
use db::{Migration, params};
use feeds::ReadOptions;
use market::catalog::{CatalogError, Difference, ExportFormat, ImportOptions, Site};
use market::people::{BrandDetails, Email, LatePayment, MerchantDetails, NewMerchant, NewPerson, Slug};
use market::terms::{NewAgreement, Party};
use market::{BrandId, Desk, Market, PersonId};

pub(crate) static MIGRATIONS: LazyLock<Vec<Migration>> = LazyLock::new(market::migrations);

pub(crate) struct Shelf {
    pub(crate) test: TestDb,
    pub(crate) market: Market,
    pub(crate) clock: Arc<ManualClock>,
    pub(crate) owner: PersonId,
    pub(crate) brand: BrandId,
}

impl Shelf {
    pub(crate) async fn open(test: TestDb) -> Self {
        let clock = Arc::new(ManualClock::at(Timestamp::from_millis(1_772_000_000_000)));
        let market = Market::new(Desk::new(test.db.clone(), Arc::clone(&clock) as Arc<dyn Clock>));
        let mut tx = test.db.begin().await.unwrap();
        let email = Email::parse("owner@example.com").unwrap();
        let owner = NewPerson { email, name: "Owner".into(), password: None };
        let owner = market.people().add_person_in(&mut tx, &owner).await.unwrap();
        tx.commit().await.unwrap();
        let brand = new_brand(&market, owner, "clay").await;
        Self { test, market, clock, owner, brand }
    }

    /// Another brand with an empty catalog.
    pub(crate) async fn brand(&self, slug: &str) -> BrandId {
        new_brand(&self.market, self.owner, slug).await
    }

    pub(crate) async fn preview(&self, file: impl Into<Vec<u8>>) -> Difference {
        let options = options(Currency::EUR, false);
        self.market.catalog().preview(self.brand, Cursor::new(file.into()), options).await.unwrap()
    }

    pub(crate) async fn import(&self, file: impl Into<Vec<u8>>) -> Difference {
        self.import_with(self.brand, file, options(Currency::EUR, false)).await.unwrap()
    }

    /// Imports a file whose blank cells erase.
    pub(crate) async fn import_erasing(&self, file: impl Into<Vec<u8>>) -> Difference {
        self.import_with(self.brand, file, options(Currency::EUR, true)).await.unwrap()
    }

    pub(crate) async fn import_with(
        &self,
        brand: BrandId,
        file: impl Into<Vec<u8>>,
        options: ImportOptions,
    ) -> Result<Difference, CatalogError> {
        self.market.catalog().import(brand, Cursor::new(file.into()), options).await
    }

    pub(crate) async fn export(&self, brand: BrandId, format: ExportFormat) -> String {
        let file = File::default();
        let site = Site {
            name: "Clay".into(),
            link: "https://shop.example.com/brands/clay".into(),
            products: "https://shop.example.com/shops/kiosk/clay/".into(),
            media: "https://shop.example.com/media/".into(),
        };
        self.market.catalog().export(brand, format, Currency::EUR, site, file.clone()).await.unwrap();
        let bytes = file.0.lock().unwrap().clone();
        String::from_utf8(bytes).unwrap()
    }

    /// A shop that sells the brand and was promised a commission of at least `points` basis points.
    pub(crate) async fn guarantee(&self, points: u16) {
        let merchant = NewMerchant {
            slug: Some(Slug::parse("kiosk").unwrap()),
            currency: Currency::EUR,
            details: MerchantDetails {
                name: "Kiosk".into(),
                tagline: String::new(),
                story: String::new(),
                contact_email: Email::parse("shop@example.com").unwrap(),
                attribution_days: 30,
                hold_days: 14,
                reserve_minutes: 60,
                late_payment: LatePayment::Refund,
                payment_instructions: "IBAN DE00".into(),
            },
            plan: "name = \"Plan\"\nversion = 1\n[sale]\ncompression = true\nseller = \"40 %\"\nlevels = [\"10 %\"]\n\
                platform_fee = \"5 %\"\npool = \"2 %\"\n"
                .into(),
        };
        let merchant = self.market.people().create_merchant(self.owner, &merchant).await.unwrap();
        let commission_floor = Bps::new(points).unwrap();
        let offer = NewAgreement { brand: self.brand, merchant, commission_floor, notice_days: 30 };
        let agreement = self.market.terms().offer(Party::Merchant(merchant), &offer).await.unwrap();
        self.market.terms().accept(Party::Brand(self.brand), agreement).await.unwrap();
    }

    /// The rows of a query as text, to compare a shelf with another.
    pub(crate) async fn rows(&self, sql: &str) -> Vec<String> {
        self.test.db.read().await.unwrap().all(sql, params![], |row| row.get("line")).await.unwrap()
    }

    pub(crate) async fn number(&self, sql: &str) -> i64 {
        self.test.db.read().await.unwrap().one(sql, params![], |row| row.get("number")).await.unwrap()
    }

    pub(crate) async fn run(&self, sql: &str) {
        let mut tx = self.test.db.begin().await.unwrap();
        tx.execute(sql, params![]).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// How many rows each table of the catalog has.
    pub(crate) async fn totals(&self) -> Vec<String> {
        self.rows(
            "SELECT 'product ' || COUNT(*) AS line FROM product UNION ALL SELECT 'variant ' || COUNT(*) FROM variant
             UNION ALL SELECT 'price ' || COUNT(*) FROM price UNION ALL SELECT 'stock ' || COUNT(*) FROM stock
             UNION ALL SELECT 'image ' || COUNT(*) FROM image UNION ALL SELECT 'tag ' || COUNT(*) FROM product_tag
             UNION ALL SELECT 'import ' || COUNT(*) FROM catalog_import",
        )
        .await
    }
}

async fn new_brand(market: &Market, owner: PersonId, slug: &str) -> BrandId {
    let details = BrandDetails { name: slug.into(), ..BrandDetails::default() };
    let brand = market.people().create_brand(owner, Some(Slug::parse(slug).unwrap()), &details).await.unwrap();
    market.terms().set_catalog_rate(brand, Bps::new(3000).unwrap(), None).await.unwrap();
    brand
}

pub(crate) fn options(currency: Currency, blank_erases: bool) -> ImportOptions {
    ImportOptions { file_name: "catalog.csv".into(), read: ReadOptions::new(currency), blank_erases }
}

/// A file in memory that is written on another thread.
#[derive(Clone, Default)]
struct File(Arc<Mutex<Vec<u8>>>);

impl std::io::Write for File {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
