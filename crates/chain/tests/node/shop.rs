//! A market on a real node, with those around it, and the orders that they sign.

use std::sync::Arc;
use std::time::Duration;

use alloy_primitives::{Address, B256, Bytes, U256};
use alloy_provider::Provider as _;
use alloy_sol_types::SolCall as _;
use base::{ManualClock, Span, Timestamp};
use chain::client::Contract;
use chain::contracts::directory::IDirectory::Floors;
use chain::contracts::{directory::Directory, gms::Gms, market::Market};
use chain::messages::Message as _;
use chain::messages::Place;
use chain::messages::gms::ReceiveWithAuthorization;
use chain::messages::market::Order;
use chain::node::Node;
use chain::relayer::{FeeRules, MemoryStore, Relayer, Request, Rules};
use chain::signer::{LocalKey, Signer as _, sign_message};
use chain::testing::CHAIN;
use chain::{U40, U96};
use serde_json::json;

use crate::anvil::Anvil;

pub(crate) const AMOUNT: u64 = 100_000_000;
pub(crate) const HOLD: u32 = 3_600;

pub(crate) struct Shop {
    pub(crate) anvil: Anvil,
    pub(crate) market: Address,
    pub(crate) gms: Address,
    pub(crate) clock: Arc<ManualClock>,
    pub(crate) seller: Address,
    merchant: LocalKey,
    buyer: LocalKey,
    key: LocalKey,
    pay_by: u64,
}

impl Shop {
    pub(crate) async fn open(arguments: &[&str]) -> Self {
        let anvil = Anvil::start(arguments).await;
        let [merchant, buyer, key] = [2, 3, 4].map(|n| LocalKey::from_bytes(&B256::repeat_byte(n)).unwrap());
        anvil.ask("anvil_setBalance", json!([key.address(), "0xde0b6b3a7640000"])).await;
        let directory = anvil.create(&Directory::BYTECODE, &Directory::constructorCall {}).await;
        let [shelf_, payouts_, governor_, guardian_] = [0xa1, 0xa2, 0xa3, 0xa4].map(Address::repeat_byte);
        let wired = Market::constructorCall { directory_: directory, shelf_, payouts_, governor_, guardian_ };
        let market = anvil.create(&Market::BYTECODE, &wired).await;
        let supply = U256::from(16_000_000_000_u64) * U256::from(10).pow(U256::from(18));
        let all = Gms::constructorCall { recipients: vec![buyer.address()], amounts: vec![supply] };
        let gms = anvil.create(&Gms::BYTECODE, &all).await;
        let agree = Directory::agreeCall {
            merchant: merchant.address(),
            product: B256::ZERO,
            floors: Floors { brand: 5_000, seller: 1_000, upline: 0 },
            lockedUntil: U40::ZERO,
        };
        anvil.send(anvil.accounts[1], directory, &agree).await;
        let latest = anvil.provider.get_block_by_number(alloy_rpc_types_eth::BlockNumberOrTag::Latest).await;
        let pay_by = latest.unwrap().unwrap().header.inner.timestamp + 3_600;
        let clock = Arc::new(ManualClock::at(Timestamp::from_millis(1_800_000_000_000)));
        Self { anvil, market, gms, clock, seller: Address::repeat_byte(0x5e), merchant, buyer, key, pay_by }
    }

    pub(crate) async fn relayer(&self, store: Arc<MemoryStore>) -> Relayer<&Node, Arc<MemoryStore>> {
        let rules = Rules {
            chain: CHAIN,
            market: self.market,
            batch: 50,
            gas: 16_000_000,
            flights: 4,
            confirmations: 2,
            stuck: Span::minutes(1),
            fees: FeeRules { cap: 100_000_000_000, least_tip: 1_000 },
            daily_gas: u64::MAX,
            patience: Duration::from_secs(60),
        };
        let signer = Arc::new(self.key.clone());
        Relayer::open(&self.anvil.provider, store, signer, Arc::clone(&self.clock) as _, rules).await.unwrap()
    }

    pub(crate) fn order(&self, number: u64) -> Order {
        let share =
            |to: Address, parts: u64| U256::from_be_slice(to.as_slice()) << 96_usize | U256::from(AMOUNT / 10 * parts);
        let (brand, merchant) = (self.anvil.accounts[1], self.merchant.address());
        Order {
            merchant,
            brand,
            seller: self.seller,
            buyer: self.buyer.address(),
            token: self.gms,
            amount: U96::from(AMOUNT),
            cart: B256::from(U256::from(number)),
            payBy: U40::from(self.pay_by),
            hold: HOLD,
            shares: vec![share(brand, 5), share(self.seller, 2), share(merchant, 3)],
            ..Order::default()
        }
    }

    /// The order, signed by the merchant and paid by the buyer's signature of an authorization.
    pub(crate) async fn paying(&self, number: u64) -> Request {
        let order = self.order(number);
        let place = Place { chain: CHAIN, address: self.market };
        let authorization = ReceiveWithAuthorization {
            from: order.buyer,
            to: self.market,
            value: U256::from(AMOUNT),
            validAfter: U256::ZERO,
            validBefore: U256::from(self.pay_by),
            nonce: order.digest(&place),
        };
        let terms = sign_message(&self.merchant, &order, &place).await.unwrap();
        let at_token = Place { chain: CHAIN, address: self.gms };
        let proof = sign_message(&self.buyer, &authorization, &at_token).await.unwrap();
        let bytes = |signature: alloy_primitives::Signature| Bytes::from(signature.as_bytes().to_vec());
        let call = Market::payCall { order, terms: bytes(terms), means: 0, proof: bytes(proof) };
        self.request(format!("pay {number}"), call.abi_encode())
    }

    pub(crate) fn releasing(&self, number: u64) -> Request {
        self.request(format!("release {number}"), Market::releaseCall { order: self.order(number) }.abi_encode())
    }

    fn request(&self, key: String, data: Vec<u8>) -> Request {
        Request { key, user: self.buyer.address(), to: self.market, data: data.into() }
    }

    pub(crate) fn contract(&self, at: Address) -> Contract<&Node> {
        Contract { at, provider: &self.anvil.provider, patience: Duration::from_secs(60) }
    }

    pub(crate) async fn market_has(&self) -> U256 {
        self.contract(self.gms).read(&Gms::balanceOfCall { account: self.market }).await.unwrap()
    }
}
