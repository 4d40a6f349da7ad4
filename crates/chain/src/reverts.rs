//! Why a contract refused, as an error with a name and its members.

use std::fmt;

use alloy_primitives::{Bytes, U256};
use alloy_sol_types::{Panic, Revert as Words, SolError as _, SolInterface};
use alloy_transport::{RpcError, TransportErrorKind};

use crate::contracts;

macro_rules! reverts {
    ($($variant:ident: $module:ident::$name:ident::$errors:ident;)*) => {
        /// A contract's refusal. Errors that several contracts declare alike are told as the first of them.
        #[derive(Debug, Clone, PartialEq, Eq)]
        #[expect(missing_docs, reason = "a variant a contract, by its name")]
        pub enum Revert {
            $($variant(contracts::$module::$name::$errors),)*
            /// Words, as of `require` with a text.
            Words(String),
            /// The code of a failed assertion, an overflow or the like.
            Panic(U256),
            /// An error that none of our contracts declares; empty when there was no reason at all.
            Unknown(Bytes),
        }

        impl Revert {
            /// Reads what came back instead of an answer.
            #[must_use]
            pub fn decode(data: &[u8]) -> Self {
                $(if let Ok(error) = contracts::$module::$name::$errors::abi_decode_validate(data) {
                    return Self::$variant(error);
                })*
                if let Ok(words) = Words::abi_decode_validate(data) {
                    return Self::Words(words.reason);
                }
                if let Ok(panic) = Panic::abi_decode_validate(data) {
                    return Self::Panic(panic.code);
                }
                Self::Unknown(Bytes::copy_from_slice(data))
            }
        }

        impl fmt::Display for Revert {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    $(Self::$variant(error) => write!(f, "{}: {error:?}", stringify!($variant)),)*
                    Self::Words(words) => f.write_str(words),
                    Self::Panic(code) => write!(f, "panic {code:#x}"),
                    Self::Unknown(data) if data.is_empty() => f.write_str("no reason given"),
                    Self::Unknown(data) => write!(f, "unknown error {data}"),
                }
            }
        }
    };
}

reverts! {
    Market: market::Market::MarketErrors;
    Shelf: shelf::Shelf::ShelfErrors;
    Directory: directory::Directory::DirectoryErrors;
    Payouts: payouts::Payouts::PayoutsErrors;
    Pass: pass::Pass::PassErrors;
    Stake: stake::Stake::StakeErrors;
    Sale: sale::Sale::SaleErrors;
    Vesting: vesting::Vesting::VestingErrors;
    Consent: consent::Consent::ConsentErrors;
    Gms: gms::Gms::GmsErrors;
    Council: council::Council::CouncilErrors;
    Timelock: timelock::Timelock::TimelockErrors;
}

/// The code that nodes give a call that was reverted.
const REVERTED: i64 = 3;

/// What a contract said when it refused; `None` when something else went wrong, such as the connection.
pub(crate) fn refusal(error: &RpcError<TransportErrorKind>) -> Option<Bytes> {
    let payload = error.as_error_resp()?;
    let reverted = payload.code == REVERTED || payload.message.contains("revert");
    payload.as_revert_data().or_else(|| reverted.then(Bytes::new))
}
