//! A shop whose orders are paid with the token, its people with their keys, and a chain.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use base::{Clock, ManualClock, Span, Timestamp};
use chain::U256;
use chain::indexer::Follow;
use chain::messages::market::Order;
use chain::node::{Node, through};
use chain::settle;
use chain::signer::Signer as _;
use chain::testing::trade::{self, Trade};
use db::{Db, Location};
use devchain::rpc::{InProcess, Rpc};
use devchain::{Alloc, DEPLOYMENT_PROXY, Devchain, Genesis};
use market::checkout::{Destination, PlaceOrder};
use market::settlement::{self, Carried, Deal, Intent, NewIntent, Share};
use market::{Desk, Market, MerchantId, OrderId, VariantId, hash_secret};
use server::chain::Link;
use server::i18n::Languages;
use server::jobs;
use server::mail::Post;
use server::web::{App, Settings};

use crate::support::{TestInternet, TestShop, guest_order};

pub(crate) const CHAIN: u64 = 31_337;
/// Noon of a Wednesday, in Unix seconds.
pub(crate) const START: i64 = 1_773_835_200;
pub(crate) const HOLD: u32 = 500;

pub(crate) fn clock(after: i64) -> Arc<ManualClock> {
    Arc::new(ManualClock::at(Timestamp::from_millis((START + after) * 1_000)))
}

/// The chain that is in the program.
pub(crate) fn devchain(folder: Option<&Path>, clock: &Arc<ManualClock>) -> Arc<Devchain> {
    let start = u64::try_from(START).unwrap();
    let mut genesis = Genesis { dev: true, ..Genesis::empty(CHAIN, start) };
    for key in [trade::BRAND, trade::RELAYER] {
        let account = chain::signer::LocalKey::from_bytes(&key).unwrap().address();
        genesis.alloc.insert(account, Alloc::funded(U256::from(10).pow(U256::from(24))));
    }
    genesis.alloc.insert(DEPLOYMENT_PROXY, Alloc::deployment_proxy());
    Devchain::open(folder, &genesis, Arc::clone(clock) as Arc<dyn Clock>).unwrap()
}

pub(crate) fn transport(chain: &Arc<Devchain>) -> InProcess {
    InProcess::to(Rpc::new(Arc::clone(chain)))
}

/// Makes the database of a shop in a folder.
pub(crate) async fn furnish(folder: &Path) {
    let shop = TestShop::open().await;
    shop.sql("UPDATE merchant SET reserve_minutes = 10000000").await;
    shop.sql("UPDATE stock SET on_hand = 1000000").await;
    let Location::File(file) = &shop.test.location else { panic!("the shop is in a file") };
    for end in ["", "-wal"] {
        let name = format!("{}{end}", file.display());
        std::fs::copy(&name, folder.join(format!("astra.db{end}"))).unwrap();
    }
    let (merchant, variant): (i64, i64) = (shop.kiosk.into(), shop.variant("bowl").into());
    std::fs::write(folder.join("ids"), format!("{merchant} {variant}")).unwrap();
}

pub(crate) struct Booth {
    pub(crate) app: App,
    pub(crate) market: Market,
    pub(crate) clock: Arc<ManualClock>,
    pub(crate) trade: Trade,
    pub(crate) merchant: MerchantId,
    variant: VariantId,
}

impl Booth {
    /// The shop in a folder at a node, its market deployed there.
    pub(crate) async fn open(folder: &Path, node: Node, clock: Arc<ManualClock>, confirmations: u64) -> Self {
        let pay_by = u64::try_from(START).unwrap() + 1_000_000_000;
        let trade = Trade::open(node, CHAIN, pay_by, HOLD).await;
        let db = Db::open(&Location::File(folder.join("astra.db"))).await.unwrap();
        let market = Market::new(Desk::new(db, Arc::clone(&clock) as Arc<dyn Clock>));
        market.jobs().begin_recurring().await.unwrap();
        let link = Self::link(&trade, &clock, confirmations);
        let app = Self::app(&market, folder, Some(link));
        let ids = std::fs::read_to_string(folder.join("ids")).unwrap();
        let (merchant, variant) = ids.split_once(' ').unwrap();
        let merchant = MerchantId::from_number(merchant.parse().unwrap());
        let variant = VariantId::from_number(variant.parse().unwrap());
        Self { app, market, clock, trade, merchant, variant }
    }

    fn link(trade: &Trade, clock: &Arc<ManualClock>, confirmations: u64) -> Link {
        Link {
            node: trade.node.clone(),
            follow: Follow { confirmations, ..Follow::new(CHAIN, vec![trade.place.address], 0) },
            rules: trade.rules(confirmations),
            signer: Arc::new(trade.relayer.clone()),
            clock: Arc::clone(clock) as Arc<dyn Clock>,
        }
    }

    pub(crate) fn app(market: &Market, folder: &Path, link: Option<Link>) -> App {
        let settings = Settings {
            public_url: "http://shop.test".into(),
            behind_proxy: true,
            post: Post::folder(folder.join("mail")),
            data: folder.to_owned(),
        };
        App::on(market.clone(), settings, Languages::load().unwrap(), Arc::new(TestInternet::default()), link)
    }

    /// A guest orders a bowl and pays with the token, all in one transaction: the order, that it is to be paid, and that it is to
    /// be released after its hold.
    pub(crate) async fn orders(&self, number: u64) -> OrderId {
        let order = self.trade.order(number);
        let (terms, proof) = self.trade.signed(&order).await;
        let (terms, proof) = (terms.to_string(), proof.to_string());
        self.orders_by(number, &order, Carried::Pay { deal: deal(&order), terms, means: 0, proof }).await
    }

    pub(crate) async fn orders_by(&self, number: u64, order: &Order, pay: Carried) -> OrderId {
        let request = self.request(number).await;
        let now = self.clock.now();
        let mut tx = self.market.desk().begin().await.unwrap();
        let placed = self.market.checkout().place_in(&mut tx, &request).await.unwrap().order;
        let release = Carried::Release { deal: deal(order), by: None };
        let after_hold = now + Span::seconds(i64::from(HOLD));
        for (carried, due_at) in [(pay, now), (release, after_hold)] {
            let intent = self.intent(placed, order, 0, carried, due_at);
            settlement::write_in(&mut tx, &intent, now).await.unwrap();
        }
        tx.commit().await.unwrap();
        placed
    }

    pub(crate) fn intent(
        &self,
        placed: OrderId,
        order: &Order,
        number: i64,
        carried: Carried,
        due_at: Timestamp,
    ) -> NewIntent {
        let chain_order = settle::id(order, &self.trade.place).to_string();
        NewIntent { order: placed, number, chain_order, carried, due_at }
    }

    async fn request(&self, number: u64) -> PlaceOrder {
        let checkout = self.market.checkout();
        let visitor = hash_secret(&format!("guest {number}"));
        let methods = BTreeMap::new();
        let to = Destination { country: "DE", region: "", methods: &methods };
        let mut quoted = checkout.quote(&visitor, self.merchant, to).await.unwrap();
        if quoted.is_none() {
            checkout.add_to_cart(&visitor, self.merchant, self.variant, 1).await.unwrap();
            quoted = checkout.quote(&visitor, self.merchant, to).await.unwrap();
        }
        guest_order(self.merchant, &visitor, quoted.unwrap().1.total)
    }

    /// Lets some seconds pass, and does what is due then.
    pub(crate) async fn works(&self, seconds: i64) {
        self.clock.advance(Span::seconds(seconds));
        jobs::run_due(&self.app).await.unwrap();
    }

    /// Reads on what the chain says.
    pub(crate) async fn follows(&self) {
        let mut indexer = self.app.link().unwrap().indexer(self.market.desk()).await.unwrap();
        indexer.catch_up().await.unwrap();
    }

    pub(crate) async fn intents(&self, order: OrderId) -> Vec<Intent> {
        self.market.settlements().of_order(order).await.unwrap()
    }

    /// How the intents of an order stand, in words.
    pub(crate) async fn stands(&self, order: OrderId) -> String {
        let words: Vec<String> = self.intents(order).await.iter().map(|it| it.status.word().to_owned()).collect();
        words.join(" ")
    }
}

/// The shop in a folder of its own on a chain in memory.
pub(crate) async fn booth() -> (Booth, Arc<Devchain>, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    furnish(folder.path()).await;
    let clock = clock(0);
    let chain = devchain(None, &clock);
    let booth = Booth::open(folder.path(), through(transport(&chain)), clock, 0).await;
    (booth, chain, folder)
}

/// An order in the words in which the business keeps it.
pub(crate) fn deal(order: &Order) -> Deal {
    let share = |share: &U256| {
        let bytes = share.to_be_bytes::<32>();
        let to = chain::Address::from_slice(&bytes[..20]);
        Share { to: to.to_string(), amount: U256::from_be_slice(&bytes[20..]).to_string() }
    };
    Deal {
        merchant: order.merchant.to_string(),
        brand: order.brand.to_string(),
        seller: order.seller.to_string(),
        buyer: order.buyer.to_string(),
        token: order.token.to_string(),
        arbiter: order.arbiter.to_string(),
        item: order.item.to_string(),
        units: order.units,
        product: order.product.to_string(),
        amount: order.amount.to_string(),
        cart: order.cart.to_string(),
        pay_by: order.payBy.to::<i64>(),
        hold: order.hold,
        ruling: order.ruling,
        shares: order.shares.iter().map(share).collect(),
    }
}
