//! The contracts as the demo's genesis deploys them, and people with keys who sign what others send.

use std::sync::Arc;
use std::time::Duration;

use base::{ManualClock, Span, Timestamp};
use chain::client::Contract;
use chain::contracts::directory::Directory;
use chain::contracts::directory::IDirectory::Floors;
use chain::contracts::gms::Gms;
use chain::contracts::market::Market;
use chain::deploy::{Deploying, Patience, Places, Profile, Settings, deploy};
use chain::indexer::{Follow, Indexer, MemorySink};
use chain::messages::directory::Agree;
use chain::messages::gms::ReceiveWithAuthorization;
use chain::messages::market::Order;
use chain::messages::{Message, Place};
use chain::node::Node;
use chain::relayer::{Fate, FeeRules, MemoryStore, RelayError, Relayer, Request, Rules};
use chain::reverts::Revert;
use chain::signer::{LocalKey, Signer as _, sign_message};
use chain::{Address, B256, SolCall, U40, U96, U256};

use devchain::KNOWN_ACCOUNTS;

use crate::node::{CHAIN, Kind, Running, START};

/// What an order is about, in the smallest units of its token.
pub(crate) const AMOUNT: u64 = 100_000_001;
pub(crate) const HOLD: u32 = 14 * 86_400;
/// Until when what is signed is good: longer than any scenario.
pub(crate) const LATER: u64 = START + 365 * 86_400;

/// Somebody with a key. Nobody of them has any ether.
pub(crate) struct Person(LocalKey);

impl Person {
    fn nth(n: u8) -> Self {
        Self::with(&B256::repeat_byte(n))
    }

    fn with(key: &B256) -> Self {
        Self(LocalKey::from_bytes(key).unwrap())
    }

    pub(crate) fn address(&self) -> Address {
        self.0.address()
    }

    pub(crate) async fn signs(&self, message: &impl Message, at: Address) -> Vec<u8> {
        let place = Place { chain: CHAIN, address: at };
        sign_message(&self.0, message, &place).await.unwrap().as_bytes().to_vec()
    }
}

/// A chain with everything on it.
pub(crate) struct Town {
    pub(crate) running: Running,
    pub(crate) places: Places,
    pub(crate) market: Address,
    pub(crate) directory: Address,
    pub(crate) payouts: Address,
    /// What orders are paid in.
    pub(crate) coin: Address,
    pub(crate) clock: Arc<ManualClock>,
    pub(crate) brand: Person,
    pub(crate) merchant: Person,
    pub(crate) seller: Person,
    /// The demo's genesis gives it GMS to try things out with.
    pub(crate) buyer: Person,
    pub(crate) arbiter: Person,
    key: LocalKey,
}

/// A relayer that forgets with the test.
pub(crate) type Sender = Relayer<Node, Arc<MemoryStore>>;

/// What becomes of a request. A node may make the block a moment after it took the transaction.
pub(crate) async fn ended(relayer: &Sender, key: &str) -> Fate {
    for _ in 0..2_000 {
        relayer.step().await.unwrap();
        match relayer.fate(key).await.unwrap() {
            Some(Fate::Waiting | Fate::Flying(_)) => {}
            fate => return fate.unwrap_or_else(|| panic!("{key} is not known")),
        }
    }
    panic!("{key} does not end");
}

impl Town {
    pub(crate) async fn open(kind: Kind) -> Self {
        let key = LocalKey::from_bytes(&B256::repeat_byte(0x11)).unwrap();
        let running = Running::start(kind, key.address()).await;
        let profile = Profile::shipped("demo", &Settings::default()).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(ManualClock::at(Timestamp::from_millis(i64::try_from(START).unwrap() * 1_000)));
        let (node, patience) = (&running.node, Patience::default());
        let with = Deploying { node, signer: &key, clock: clock.as_ref(), patience, tell: &|_| {} };
        let deployment = deploy(&with, &profile, &folder.path().join("deployment.json")).await.unwrap();
        let places = deployment.places().unwrap();
        let town = Self {
            running,
            market: places.market,
            directory: places.directory,
            payouts: places.payouts,
            coin: places.gms,
            places,
            clock,
            brand: Person::nth(0x21),
            merchant: Person::nth(0x22),
            seller: Person::nth(0x23),
            buyer: Person::with(&KNOWN_ACCOUNTS[1].key.parse().unwrap()),
            arbiter: Person::nth(0x25),
            key,
        };
        town.agree().await;
        town
    }

    async fn agree(&self) {
        let floors = Floors { brand: 5_000, seller: 1_000, upline: 0 };
        let (brand, merchant, deadline) = (self.brand.address(), self.merchant.address(), U40::from(LATER));
        let message = Agree {
            brand,
            merchant,
            product: B256::ZERO,
            floors: floors.clone(),
            lockedUntil: U40::ZERO,
            nonce: U256::ZERO,
            deadline,
        };
        let signature = self.brand.signs(&message, self.directory).await.into();
        let call = Directory::agreeForCall {
            brand,
            merchant,
            product: B256::ZERO,
            floors,
            lockedUntil: U40::ZERO,
            nonce: U256::ZERO,
            deadline,
            signature,
        };
        self.does("agree", self.directory, &call).await;
    }

    pub(crate) fn rules(&self) -> Rules {
        Rules {
            chain: CHAIN,
            market: self.market,
            batch: 50,
            gas: 16_000_000,
            flights: 4,
            confirmations: 0,
            stuck: Span::minutes(1),
            fees: FeeRules { cap: 100_000_000_000, least_tip: 1_000 },
            daily_gas: u64::MAX,
            patience: Duration::from_secs(60),
        }
    }

    pub(crate) async fn relayer_by(
        &self,
        node: &Node,
        store: &Arc<MemoryStore>,
        rules: Rules,
    ) -> Result<Sender, RelayError> {
        let (signer, clock) = (Arc::new(self.key.clone()), Arc::clone(&self.clock) as _);
        Relayer::open(node.clone(), Arc::clone(store), signer, clock, rules).await
    }

    pub(crate) async fn relayer(&self) -> Sender {
        self.relayer_by(&self.running.node, &Arc::default(), self.rules()).await.unwrap()
    }

    pub(crate) fn indexer_from(&self) -> Follow {
        Follow { confirmations: 0, ..Follow::new(CHAIN, vec![self.market, self.payouts, self.directory], 0) }
    }

    pub(crate) async fn events(&self) -> Vec<chain::indexer::Event> {
        let mut indexer =
            Indexer::open(self.running.node.clone(), MemorySink::default(), self.indexer_from()).await.unwrap();
        indexer.catch_up().await.unwrap();
        indexer.sink().events().to_vec()
    }

    pub(crate) fn request(&self, key: &str, to: Address, call: &impl SolCall) -> Request {
        Request { key: key.to_owned(), user: self.buyer.address(), to, data: call.abi_encode().into() }
    }

    /// Sends a call and sees it done; says in which transaction.
    pub(crate) async fn does(&self, key: &str, to: Address, call: &impl SolCall) -> B256 {
        let relayer = self.relayer().await;
        relayer.submit(self.request(key, to, call)).await.unwrap_or_else(|error| panic!("{key}: {error}"));
        match ended(&relayer, key).await {
            Fate::Done(transaction) => transaction,
            fate => panic!("{key}: {fate:?}"),
        }
    }

    /// Why the contract would refuse a call.
    pub(crate) async fn refuses(&self, to: Address, call: &impl SolCall) -> Revert {
        match self.relayer().await.submit(self.request("refused", to, call)).await {
            Err(RelayError::Refused(why)) => why,
            other => panic!("{other:?}"),
        }
    }

    pub(crate) async fn asks<C: SolCall>(&self, at: Address, call: &C) -> C::Return {
        let contract = Contract { at, provider: &self.running.node, patience: Duration::from_secs(60) };
        contract.read(call).await.unwrap()
    }

    /// What the market owes somebody.
    pub(crate) async fn owed(&self, account: Address) -> U256 {
        self.asks(self.market, &Market::balanceOfCall { token: self.coin, account }).await
    }

    /// What somebody has of the coin.
    pub(crate) async fn has(&self, account: Address) -> U256 {
        self.asks(self.coin, &Gms::balanceOfCall { account }).await
    }

    /// Waits until the market has got something: a node may make the block a moment after it took the transaction.
    pub(crate) async fn is_paid(&self) {
        for _ in 0..2_000 {
            if !self.has(self.market).await.is_zero() {
                return;
            }
        }
        panic!("nothing is paid");
    }

    pub(crate) async fn pool(&self) -> Address {
        self.asks(self.market, &Market::poolOfCall { merchant: self.merchant.address() }).await
    }

    /// An order, half of it for the brand, the rest for seller, merchant and the merchant's pool.
    pub(crate) async fn order(&self, number: u64) -> Order {
        let share = |to: Address, amount: u64| U256::from_be_slice(to.as_slice()) << 96_usize | U256::from(amount);
        let (half, fifth) = (AMOUNT / 2, AMOUNT / 5);
        Order {
            merchant: self.merchant.address(),
            brand: self.brand.address(),
            seller: self.seller.address(),
            buyer: self.buyer.address(),
            token: self.coin,
            arbiter: self.arbiter.address(),
            amount: U96::from(AMOUNT),
            cart: B256::from(U256::from(number)),
            payBy: U40::from(LATER),
            hold: HOLD,
            ruling: 7 * 86_400,
            shares: vec![
                share(self.brand.address(), AMOUNT - half),
                share(self.seller.address(), fifth),
                share(self.merchant.address(), fifth),
                share(self.pool().await, half - 2 * fifth),
            ],
            ..Order::default()
        }
    }

    /// The order, signed by the merchant and paid by the buyer's signature.
    pub(crate) async fn payment(&self, order: &Order) -> Market::payCall {
        let authorization = ReceiveWithAuthorization {
            from: order.buyer,
            to: self.market,
            value: U256::from(order.amount),
            validAfter: U256::ZERO,
            validBefore: U256::from(order.payBy),
            nonce: self.id_of(order),
        };
        Market::payCall {
            order: order.clone(),
            terms: self.merchant.signs(order, self.market).await.into(),
            means: 0,
            proof: self.buyer.signs(&authorization, self.coin).await.into(),
        }
    }

    pub(crate) fn id_of(&self, order: &Order) -> B256 {
        order.digest(&Place { chain: CHAIN, address: self.market })
    }

    /// Everything that is owed is there, to the last unit, when nothing is held.
    pub(crate) async fn is_solvent(&self) {
        let mut owed = self.owed(self.pool().await).await;
        for person in [&self.brand, &self.merchant, &self.seller, &self.buyer] {
            owed += self.owed(person.address()).await;
        }
        assert_eq!(owed, self.has(self.market).await);
    }
}
