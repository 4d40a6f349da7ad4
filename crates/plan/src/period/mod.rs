//! The engine of periods: who earns what of everything that was sold in a month, and why.

mod barred;
mod board;
mod bonuses;
mod caps;
mod choice;
mod decimal;
mod document;
mod enrolled;
mod expired;
mod explain;
mod fill;
mod flow;
mod forest;
mod input;
mod language;
mod live;
mod matrix;
mod money;
mod passing;
mod pay;
mod payout;
mod places;
mod points;
mod progress;
mod rate;
mod refund;
mod run;
mod sold;
mod standing;
mod state;
mod symbols;
mod table;
mod vesting;
mod volumes;

pub use barred::Why;
pub use board::Board;
pub use bonuses::{
    Base, Bonus, Bracket, Breakaway, By, Counts, Down, Fixed, Gaps, Kind, Legs, Levels, PaidIn, Pays, Pool, Rest,
    Reward, Share, Shares, Size, Step, Tree, Unpaid, Words,
};
pub use caps::Caps;
pub use document::Rules;
pub use enrolled::Enrolled;
pub use expired::Expired;
pub use explain::{Because, Explanation, Passed};
pub use forest::{Forest, ForestError, NOBODY};
pub use input::{Line, Member, Side, WAITING};
pub use language::{Arithmetic, Choice, Comparison, Expression, Wish};
pub use live::{Change, Live};
pub use matrix::Matrix;
pub use money::{MoneyRules, Rounding};
pub use passing::PassUp;
pub use payout::{PaymentDate, Payout, PayoutRule};
pub use points::Points;
pub use progress::{Progress, Threshold};
pub use rate::Rate;
pub use run::{Earning, Outcome, Run, RunError};
pub use state::{Layout, State};
pub use symbols::{Attribute, Symbol, SymbolSet, Symbols};
pub use table::Seen;
pub use vesting::Vesting;
pub use volumes::{Column, From, Lines, Volume};
