use base::MoneyError;
use db::DbError;
use ledger::LedgerError;

use crate::people::PeopleError;

/// Why something about payouts could not be done.
#[derive(Debug, thiserror::Error)]
pub enum PayoutError {
    /// No such payout, run, file, merchant or payee; or another's.
    #[error("there is no such payout")]
    NotFound,
    /// It is not in a state in which that can be done; carries the word of the state.
    #[error("this payout is {0}")]
    WrongState(&'static str),
    /// No day of a week or a month.
    #[error("payouts are made on a day of the week, 1 to 7, or of the month, 1 to 28")]
    Day,
    /// A minimum or an amount of money below nothing, or in another currency.
    #[error("this is no amount that can be paid out")]
    Amount,
    /// A failure without a reason, or with too long a one.
    #[error("say why in 1 to 200 characters: whoever waits for the money reads it")]
    Reason,
    /// No account number.
    #[error("this is no IBAN: a country, two check digits and the number")]
    Iban,
    /// Nobody's name.
    #[error("an account has a holder, in 1 to 70 characters on one line")]
    Holder,
    /// Other words that say nothing.
    #[error("say in 1 to 300 characters how you want to be paid")]
    Words,
    /// The password, which confirms a change.
    #[error("the password is wrong")]
    WrongPassword,
    /// About a person.
    #[error(transparent)]
    People(PeopleError),
    /// The books.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// The database.
    #[error(transparent)]
    Db(#[from] DbError),
}

impl From<MoneyError> for PayoutError {
    fn from(error: MoneyError) -> Self {
        Self::Ledger(error.into())
    }
}

impl From<PeopleError> for PayoutError {
    fn from(error: PeopleError) -> Self {
        match error {
            PeopleError::Db(inner) => Self::Db(inner),
            PeopleError::WrongPassword => Self::WrongPassword,
            PeopleError::NoSuchPerson | PeopleError::NoSuchOrganisation => Self::NotFound,
            other => Self::People(other),
        }
    }
}
