//! What everybody knows: accounts for development, and the contract that puts others at the same address on every chain.

use alloy_primitives::{Address, Bytes, U256, address, hex};

use crate::genesis::{Alloc, Genesis};

/// An account whose key everybody knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KnownAccount {
    /// Its address.
    pub address: Address,
    /// Its private key, as wallets take it.
    pub key: &'static str,
}

/// The words that the known accounts follow from, by the path `m/44'/60'/0'/0/n`. Other chains for development have the same.
pub const MNEMONIC: &str = "test test test test test test test test test test test junk";

/// Ten accounts of [`MNEMONIC`].
pub const KNOWN_ACCOUNTS: [KnownAccount; 10] = [
    KnownAccount {
        address: address!("0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266"),
        key: "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80",
    },
    KnownAccount {
        address: address!("0x70997970C51812dc3A010C7d01b50e0d17dc79C8"),
        key: "0x59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d",
    },
    KnownAccount {
        address: address!("0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC"),
        key: "0x5de4111afa1a4b94908f83103eb1f1706367c2e68ca870fc3fb9a804cdab365a",
    },
    KnownAccount {
        address: address!("0x90F79bf6EB2c4f870365E785982E1f101E93b906"),
        key: "0x7c852118294e51e653712a81e05800f419141751be58f605c371e15141b007a6",
    },
    KnownAccount {
        address: address!("0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65"),
        key: "0x47e179ec197488593b187f80a00eb0da91f1b9d0b13f8733639f19c30a34926a",
    },
    KnownAccount {
        address: address!("0x9965507D1a55bcC2695C58ba16FB37d819B0A4dc"),
        key: "0x8b3a350cf5c34c9194ca85829a2df0ec3153be0318b5e2d3348e872092edffba",
    },
    KnownAccount {
        address: address!("0x976EA74026E726554dB657fA54763abd0C3a0aa9"),
        key: "0x92db14e403b83dfe3df233f83dfa3a0d7096f21ca9b0d6d6b8d88b2b4ec1564e",
    },
    KnownAccount {
        address: address!("0x14dC79964da2C08b23698B3D3cc7Ca32193d9955"),
        key: "0x4bbbf85ce3377467afe5d46f804f221813b2bb87f24d81f60f1fcdbf7cbf4356",
    },
    KnownAccount {
        address: address!("0x23618e81E3f5cdF7f54C3d65f7FBc0aBf5B21E8f"),
        key: "0xdbda1821b80551c9d65939329250298aa3472ba22feea921c0cf5d620ea67b97",
    },
    KnownAccount {
        address: address!("0xa0Ee7A142d267C1f36714E4a8F75612F20a79720"),
        key: "0x2a871d0798f97d79848a013d4936a73bf4cc922c825d33c1cf7073dff6d409c6",
    },
];

/// Where the deterministic deployment proxy is, on this chain as on others: what it deploys has an address that follows from its code
/// and a salt (CREATE2), whoever asks for it.
pub const DEPLOYMENT_PROXY: Address = address!("4e59b44847b379578588920cA78FbF26c0B4956C");

const DEPLOYMENT_PROXY_CODE: [u8; 69] = hex!(
    "7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0"
    "3601600081602082378035828234f58015156039578182fd5b8082525050506014600cf3"
);

impl Alloc {
    /// The deterministic deployment proxy, for [`DEPLOYMENT_PROXY`].
    #[must_use]
    pub fn deployment_proxy() -> Self {
        Self { code: Bytes::from_static(&DEPLOYMENT_PROXY_CODE), ..Self::default() }
    }
}

impl Genesis {
    /// A chain for development: the known accounts with 10,000 ether each, and the deterministic deployment proxy. `timestamp` is the
    /// time of its first block, in seconds since 1970.
    #[must_use]
    pub fn for_development(chain_id: u64, timestamp: u64) -> Self {
        let ether = U256::from(10).pow(U256::from(18));
        let funded = Alloc::funded(U256::from(10_000).saturating_mul(ether));
        let people = KNOWN_ACCOUNTS.iter().map(|account| (account.address, funded.clone()));
        let alloc = people.chain([(DEPLOYMENT_PROXY, Alloc::deployment_proxy())]).collect();
        Self { alloc, dev: true, ..Self::empty(chain_id, timestamp) }
    }
}
