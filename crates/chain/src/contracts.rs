//! Calls, events, errors and creation code of the contracts, made from what `cargo xtask gen` keeps in `contracts/abi`.
//!
//! A module a contract: in it the contract under its own name, and beside it the structs of its interface.

#![allow(clippy::too_many_arguments, reason = "one for each member of an event")]
#![allow(missing_docs, reason = "the interfaces in `contracts/src/interfaces` say what each is")]

macro_rules! contracts {
    ($($module:ident: $name:ident, $abi:literal;)*) => {$(
        pub mod $module {
            alloy_sol_types::sol!(#[sol(all_derives)] $name, $abi);
        }
    )*};
}

contracts! {
    consent: Consent, "../../contracts/abi/Consent.json";
    council: Council, "../../contracts/abi/Council.json";
    deployer: Deployer, "../../contracts/abi/Deployer.json";
    directory: Directory, "../../contracts/abi/Directory.json";
    gms: Gms, "../../contracts/abi/GMS.json";
    market: Market, "../../contracts/abi/Market.json";
    pass: Pass, "../../contracts/abi/Pass.json";
    payouts: Payouts, "../../contracts/abi/Payouts.json";
    sale: Sale, "../../contracts/abi/Sale.json";
    shelf: Shelf, "../../contracts/abi/Shelf.json";
    stake: Stake, "../../contracts/abi/Stake.json";
    timelock: Timelock, "../../contracts/abi/TimelockController.json";
    vesting: Vesting, "../../contracts/abi/Vesting.json";
}
