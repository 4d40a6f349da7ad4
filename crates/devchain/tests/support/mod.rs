//! People with keys, what they sign, and a chain they are on.
#![allow(dead_code, reason = "each test file uses some of it")]

use std::path::Path;
use std::sync::{Arc, LazyLock};

use alloy_consensus::{SignableTransaction, Signed, TxEip1559, TxEnvelope};
use alloy_eips::eip2718::Encodable2718 as _;
use alloy_eips::eip7702::{Authorization, SignedAuthorization};
use alloy_primitives::{Address, B256, Bytes, Signature, TxKind, U256};
use alloy_signer::SignerSync as _;
use alloy_signer_local::PrivateKeySigner;
use base::{ManualClock, Timestamp};
use devchain::{Alloc, BlockId, BlockNumberOrTag, Devchain, Genesis, OpenError};

pub(crate) const CHAIN: u64 = 20_261;
pub(crate) const START: u64 = 1_790_000_000;
pub(crate) const LATEST: BlockId = BlockId::Number(BlockNumberOrTag::Latest);

/// Somebody with a key that everybody knows.
pub(crate) struct Person(PrivateKeySigner);

impl Person {
    pub(crate) fn nth(n: u8) -> Self {
        Self(PrivateKeySigner::from_bytes(&B256::with_last_byte(n + 1)).unwrap())
    }

    pub(crate) fn address(&self) -> Address {
        self.0.address()
    }

    pub(crate) fn hash_signed(&self, hash: B256) -> Bytes {
        self.0.sign_hash_sync(&hash).unwrap().as_bytes().to_vec().into()
    }

    /// A transaction of any kind.
    pub(crate) fn signed<T>(&self, tx: T) -> Bytes
    where
        T: SignableTransaction<Signature>,
        TxEnvelope: From<Signed<T>>,
    {
        let signature = self.0.sign_hash_sync(&tx.signature_hash()).unwrap();
        TxEnvelope::from(tx.into_signed(signature)).encoded_2718().into()
    }

    /// That calls of this person's account run the code at `address`, when `nonce` is the account's (EIP-7702).
    pub(crate) fn delegates(&self, chain_id: u64, address: Address, nonce: u64) -> SignedAuthorization {
        let authorization = Authorization { chain_id: U256::from(chain_id), address, nonce };
        let signature = self.0.sign_hash_sync(&authorization.signature_hash()).unwrap();
        authorization.into_signed(signature)
    }

    pub(crate) fn sends(&self, nonce: u64, to: Address, value: u64) -> Bytes {
        self.signed(TxEip1559 { to: TxKind::Call(to), value: U256::from(value), ..plain(nonce, 21_000) })
    }

    pub(crate) fn calls(&self, nonce: u64, to: Address, input: Vec<u8>) -> Bytes {
        self.sized(nonce, to, input, 3_000_000)
    }

    pub(crate) fn sized(&self, nonce: u64, to: Address, input: Vec<u8>, gas: u64) -> Bytes {
        self.signed(TxEip1559 { to: TxKind::Call(to), input: input.into(), ..plain(nonce, gas) })
    }

    pub(crate) fn deploys(&self, nonce: u64, code: Vec<u8>) -> Bytes {
        self.signed(TxEip1559 { to: TxKind::Create, input: code.into(), ..plain(nonce, 16_000_000) })
    }
}

pub(crate) fn plain(nonce: u64, gas_limit: u64) -> TxEip1559 {
    let (max_fee_per_gas, max_priority_fee_per_gas) = (3_000_000_000, 1_000_000);
    TxEip1559 { chain_id: CHAIN, nonce, gas_limit, max_fee_per_gas, max_priority_fee_per_gas, ..TxEip1559::default() }
}

/// Logs one event with the call's first word as its topic and its second as its data, and keeps the second in the slot of the first.
pub(crate) fn logger() -> Vec<u8> {
    // CALLDATALOAD(32) -> MSTORE(0); SSTORE(CALLDATALOAD(0), CALLDATALOAD(32)); LOG1(0, 32, CALLDATALOAD(0))
    let code = [
        0x60, 0x20, 0x35, 0x60, 0x00, 0x52, 0x60, 0x20, 0x35, 0x60, 0x00, 0x35, 0x55, 0x60, 0x00, 0x35, 0x60, 0x20,
        0x60, 0x00, 0xa1, 0x00,
    ];
    code.to_vec()
}

pub(crate) const LOGGER: Address = Address::repeat_byte(0x10);
pub(crate) const OTHER_LOGGER: Address = Address::repeat_byte(0x11);

pub(crate) fn genesis() -> Genesis {
    static MADE: LazyLock<Genesis> = LazyLock::new(make);
    MADE.clone()
}

fn make() -> Genesis {
    let mut genesis = Genesis { dev: true, ..Genesis::empty(CHAIN, START) };
    for n in 0..4 {
        genesis.alloc.insert(Person::nth(n).address(), Alloc::funded(U256::from(10).pow(U256::from(24))));
    }
    for logger_at in [LOGGER, OTHER_LOGGER] {
        genesis.alloc.insert(logger_at, Alloc { code: logger().into(), ..Alloc::default() });
    }
    genesis
}

pub(crate) fn clock() -> Arc<ManualClock> {
    Arc::new(ManualClock::at(Timestamp::from_millis(i64::try_from(START).unwrap() * 1000)))
}

pub(crate) fn open(folder: Option<&Path>) -> Result<Arc<Devchain>, OpenError> {
    Devchain::open(folder, &genesis(), clock())
}

pub(crate) fn words(first: u64, second: u64) -> Vec<u8> {
    [U256::from(first).to_be_bytes::<32>(), U256::from(second).to_be_bytes::<32>()].concat()
}
