//! Where every contract will be, before any of them is there.

use alloy_primitives::{Address, B256, Bytes, address, b256, hex, keccak256};
use alloy_sol_types::SolValue as _;

use crate::contracts::deployer::Deployer;

/// What creates contracts at addresses that depend on their code alone, the same on every chain. It is there on most.
pub const FACTORY: Address = address!("4e59b44847b379578588920cA78FbF26c0B4956C");

/// The factory's code.
pub(super) const FACTORY_CODE: &[u8] = &hex!(
    "7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe03601600081602082378035828234f58015156039578182fd5b8082525050506014600cf3"
);

/// The transaction that brings the factory to a chain. It was signed once for all chains by an account nobody has the key of.
pub(super) const FACTORY_TRANSACTION: &[u8] = &hex!(
    "f8a58085174876e800830186a08080b853604580600e600039806000f350fe7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe03601600081602082378035828234f58015156039578182fd5b8082525050506014600cf31ba02222222222222222222222222222222222222222222222222222222222222222a02222222222222222222222222222222222222222222222222222222222222222"
);

/// The code that solady's CREATE3 puts between, hashed.
const BETWEEN: B256 = b256!("21c35dbe1b344a2488cf3321d6ce542f8e9f305544ff09e4993a62319a497c1f");

/// The contracts, by the names of their files, in the sequence in which they are created: GMS before what needs a balance of it, the
/// timelock before the council, which looks at it.
pub(super) const NAMES: [&str; 12] = [
    "Timelock",
    "Stake",
    "Council",
    "Directory",
    "Market",
    "Shelf",
    "Payouts",
    "Pass",
    "Consent",
    "Vesting",
    "GMS",
    "Sale",
];

/// Where the contracts are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "a field a contract, by its name")]
pub struct Places {
    /// What creates the others.
    pub deployer: Address,
    pub timelock: Address,
    pub stake: Address,
    pub council: Address,
    pub directory: Address,
    pub market: Address,
    pub shelf: Address,
    pub payouts: Address,
    pub pass: Address,
    pub consent: Address,
    pub vesting: Address,
    pub gms: Address,
    pub sale: Address,
}

impl Places {
    /// Where they will be when `who` deploys a series.
    #[must_use]
    pub fn of(who: Address, series: &str) -> Self {
        let deployer = FACTORY.create2(B256::ZERO, keccak256(&Deployer::BYTECODE));
        let at = NAMES.map(|name| {
            let own = keccak256((who, salt(series, name)).abi_encode());
            deployer.create2(own, BETWEEN).create(1)
        });
        let [timelock, stake, council, directory, market, shelf, payouts, pass, consent, vesting, gms, sale] = at;
        Self {
            deployer,
            timelock,
            stake,
            council,
            directory,
            market,
            shelf,
            payouts,
            pass,
            consent,
            vesting,
            gms,
            sale,
        }
    }

    /// All but what creates them, in their sequence.
    #[must_use]
    pub fn all(&self) -> [(&'static str, Address); 12] {
        let at = [
            self.timelock,
            self.stake,
            self.council,
            self.directory,
            self.market,
            self.shelf,
            self.payouts,
            self.pass,
            self.consent,
            self.vesting,
            self.gms,
            self.sale,
        ];
        let mut all = NAMES.map(|name| (name, Address::ZERO));
        for (place, at) in all.iter_mut().zip(at) {
            place.1 = at;
        }
        all
    }
}

/// Which of the deploying account's addresses a contract gets.
pub(super) fn salt(series: &str, name: &str) -> B256 {
    keccak256(("Astra", series, name).abi_encode_params())
}

/// What the factory is sent to create a contract.
pub(super) fn by_factory(code: &Bytes) -> Bytes {
    [B256::ZERO.as_slice(), code.as_ref()].concat().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_depend_on_the_account_and_the_series() {
        let [one, other] = [1, 2].map(Address::repeat_byte);
        let places = Places::of(one, "a");
        assert_eq!(places, Places::of(one, "a"));
        assert_ne!(places.market, Places::of(other, "a").market);
        assert_ne!(places.market, Places::of(one, "b").market);
        assert_eq!(places.deployer, Places::of(other, "b").deployer);
        let mut all = places.all().map(|(_, at)| at).to_vec();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), 12);
        assert_eq!(places.all()[4], ("Market", places.market));
    }
}
