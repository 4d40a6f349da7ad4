use std::num::NonZeroU32;

use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use super::{Visitor, WebError};

/// What is limited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// Trying to sign in.
    SignIn,
    /// Making accounts.
    Register,
    /// Placing orders.
    Order,
    /// Looking for an order by its number.
    FindOrder,
    /// Sending files.
    Upload,
    /// Having letters sent to addresses somebody types.
    Invite,
    /// Reporting pages.
    Report,
    /// Clicks that are kept.
    Click,
}

impl Limit {
    const ALL: [Self; 8] = [
        Self::SignIn,
        Self::Register,
        Self::Order,
        Self::FindOrder,
        Self::Upload,
        Self::Invite,
        Self::Report,
        Self::Click,
    ];

    /// How many a minute one address may do, and as many at once.
    const fn per_minute(self) -> u32 {
        match self {
            Self::SignIn | Self::Invite => 10,
            Self::Register | Self::Report => 6,
            Self::Order | Self::Click => 60,
            Self::FindOrder => 10,
            Self::Upload => 20,
        }
    }
}

/// How often each address has done what. Kept in this process: a node counts for itself.
#[derive(Debug)]
pub struct Limits(Vec<DefaultKeyedRateLimiter<String>>);

impl Default for Limits {
    fn default() -> Self {
        let quota = |limit: Limit| Quota::per_minute(NonZeroU32::new(limit.per_minute()).unwrap_or(NonZeroU32::MIN));
        Self(Limit::ALL.map(|limit| RateLimiter::keyed(quota(limit))).into())
    }
}

impl Limits {
    /// Counts one more `limit` of this visitor's address.
    ///
    /// # Errors
    /// [`WebError::TooOften`] when that was one too many.
    pub fn count(&self, limit: Limit, visitor: &Visitor) -> Result<(), WebError> {
        let at = Limit::ALL.iter().position(|known| *known == limit);
        let Some(limiter) = at.and_then(|at| self.0.get(at)) else { return Ok(()) };
        limiter.check_key(&visitor.ip().to_owned()).map_err(|wait| {
            let seconds = wait.wait_time_from(DefaultClock::default().now()).as_secs() + 1;
            WebError::TooOften(seconds)
        })
    }

    /// Forgets addresses that have not been seen for a while.
    pub fn forget_old(&self) {
        for limiter in &self.0 {
            limiter.retain_recent();
        }
    }
}
