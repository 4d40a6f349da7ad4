//! Fetching a file from an address that somebody else wrote down.
//!
//! Such an address may mean our own network instead of the internet. So only ports 80 and 443 are called, a name is
//! resolved by us, and we connect to nothing but a public address that was checked a moment ago, anew for every
//! redirect. What comes is bounded in size and time.

mod error;
mod guard;
mod internet;
mod request;

pub use error::FetchError;
pub use guard::is_public;
pub use internet::{Internet, PublicInternet, Resolving};

use std::time::Duration;

use tokio::time::timeout;
use url::Url;

use request::Answer;

/// How often a server may send us on.
const MOST_REDIRECTS: u32 = 3;
/// How long all of it may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// The file at `address`, at most `most` bytes of it.
///
/// # Errors
/// When the address is none that we call, nobody answers there, or what comes is too large or too slow.
pub async fn file(internet: &dyn Internet, address: &str, most: usize) -> Result<Vec<u8>, FetchError> {
    timeout(PATIENCE, follow(internet, address, most)).await.unwrap_or(Err(FetchError::TooSlow))
}

async fn follow(internet: &dyn Internet, address: &str, most: usize) -> Result<Vec<u8>, FetchError> {
    let mut url = Url::parse(address).map_err(|_| FetchError::Address)?;
    for _ in 0..=MOST_REDIRECTS {
        match request::get(internet, &url, most).await? {
            Answer::File(bytes) => return Ok(bytes),
            // Relative to where we are.
            Answer::Elsewhere(next) => url = url.join(&next).map_err(|_| FetchError::Address)?,
        }
    }
    Err(FetchError::TooManyRedirects)
}
