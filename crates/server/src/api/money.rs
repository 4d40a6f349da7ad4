//! Amounts and moments, to the wire and back.

use base::{Currency, Timestamp};
use sdk::v1::{Money, Time};

use super::problem::Problem;

pub(super) fn money(amount: base::Money) -> Money {
    Money { amount: amount.minor(), currency: amount.currency().code().to_owned() }
}

pub(super) fn time(at: Timestamp) -> Time {
    Time(at.to_string())
}

/// An amount in `currency`, the one everything else here is in.
pub(super) fn amount(sent: &Money, currency: Currency, pointer: &str) -> Result<base::Money, Problem> {
    if sent.currency != currency.code() {
        return Err(Problem::field(format!("{pointer}/currency"), format!("this is in {}", currency.code())));
    }
    base::Money::new(sent.amount, currency).map_err(|error| Problem::field(format!("{pointer}/amount"), error))
}

/// An amount in any currency.
pub(super) fn any_amount(sent: &Money, pointer: &str) -> Result<base::Money, Problem> {
    let currency: Currency = sent
        .currency
        .parse()
        .map_err(|error: base::UnknownCurrency| Problem::field(format!("{pointer}/currency"), error))?;
    amount(sent, currency, pointer)
}

pub(super) fn moment(sent: &Time, pointer: &str) -> Result<Timestamp, Problem> {
    Timestamp::parse(&sent.0).map_err(|error| Problem::field(pointer, error))
}
