//! How often a program or an address may ask. Kept in this process: a node counts for itself.

use std::num::NonZeroU32;

use axum::http::{HeaderMap, HeaderName, HeaderValue};
use governor::clock::{Clock, DefaultClock};
use governor::middleware::StateInformationMiddleware;
use governor::state::keyed::DashMapStateStore;
use governor::{Quota, RateLimiter};

use super::problem::Problem;

/// How much a program may ask in a minute, and at once.
const PER_KEY: u32 = 1_200;
/// How much an address without a key may.
const PER_ADDRESS: u32 = 600;
/// How many letters to addresses that a program names a shop or a brand may have sent in a minute, as many as people may.
const LETTERS: u32 = 10;
/// How many keys an address may try that open nothing.
const WRONG_KEYS: u32 = 20;

type Limiter = RateLimiter<String, DashMapStateStore<String>, DefaultClock, StateInformationMiddleware>;

/// The limits of the interface.
#[derive(Debug)]
pub struct ApiLimits {
    keys: Limiter,
    addresses: Limiter,
    wrong: Limiter,
    letters: Limiter,
}

impl Default for ApiLimits {
    fn default() -> Self {
        Self {
            keys: limiter(PER_KEY),
            addresses: limiter(PER_ADDRESS),
            wrong: limiter(WRONG_KEYS),
            letters: limiter(LETTERS),
        }
    }
}

fn limiter(per_minute: u32) -> Limiter {
    let quota = Quota::per_minute(NonZeroU32::new(per_minute).unwrap_or(NonZeroU32::MIN));
    RateLimiter::keyed(quota).with_middleware()
}

/// What is left to whoever asked.
#[derive(Debug, Clone, Copy)]
pub(super) struct Left {
    limit: u32,
    remaining: u32,
}

impl ApiLimits {
    pub(super) fn of_key(&self, key: &str) -> Result<Left, Problem> {
        count(&self.keys, key, PER_KEY)
    }

    pub(super) fn of_address(&self, address: &str) -> Result<Left, Problem> {
        count(&self.addresses, address, PER_ADDRESS)
    }

    /// One more key that opens nothing.
    pub(super) fn wrong_key(&self, address: &str) -> Result<Left, Problem> {
        count(&self.wrong, address, WRONG_KEYS)
    }

    /// One more letter to somebody who did not ask for it. `owner` is whoever the key acts for: more keys send no more.
    pub(super) fn letter(&self, owner: &str) -> Result<Left, Problem> {
        count(&self.letters, owner, LETTERS)
    }

    /// Forgets whoever has not asked for a while.
    pub fn forget_old(&self) {
        for limiter in [&self.keys, &self.addresses, &self.wrong, &self.letters] {
            limiter.retain_recent();
        }
    }
}

fn count(limiter: &Limiter, who: &str, limit: u32) -> Result<Left, Problem> {
    match limiter.check_key(&who.to_owned()) {
        Ok(state) => Ok(Left { limit, remaining: state.remaining_burst_capacity() }),
        Err(wait) => Err(Problem::too_many(wait.wait_time_from(DefaultClock::default().now()).as_secs() + 1)),
    }
}

impl Left {
    /// The headers of the draft, old and new. What was used comes back evenly over the minute.
    pub(super) fn write(self, headers: &mut HeaderMap) {
        let Self { limit, remaining } = self;
        let used = u64::from(limit.saturating_sub(remaining));
        let reset = (used * 60).div_ceil(u64::from(limit.max(1)));
        let mut put = |name: &'static str, value: HeaderValue| {
            headers.insert(HeaderName::from_static(name), value);
        };
        put("ratelimit-limit", limit.into());
        put("ratelimit-remaining", remaining.into());
        put("ratelimit-reset", reset.into());
        if let Ok(policy) = HeaderValue::from_str(&format!("\"minute\";q={limit};w=60")) {
            put("ratelimit-policy", policy);
        }
    }
}
