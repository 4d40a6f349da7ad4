//! Keys that were used lately. A node asks the database again after some seconds, so a key that is revoked anywhere stops
//! working everywhere within these seconds, and a busy program does not cost a look-up per request.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use market::hash_secret;
use market::keys::{Key, PREFIX};

use super::problem::Problem;
use crate::web::App;

/// How long a key is believed.
const FRESH: Duration = Duration::from_secs(3);
/// More keys than this at once are not remembered.
const MOST: usize = 10_000;

/// The keys this node has seen within the last seconds, by their hashes.
#[derive(Debug, Default)]
pub struct KnownKeys(Mutex<HashMap<String, (Instant, Arc<Key>)>>);

impl KnownKeys {
    fn fresh(&self, hash: &str) -> Option<Arc<Key>> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.get(hash).filter(|(since, _)| since.elapsed() < FRESH).map(|(_, key)| Arc::clone(key))
    }

    fn remember(&self, hash: String, key: &Arc<Key>) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST {
            known.clear();
        }
        known.insert(hash, (Instant::now(), Arc::clone(key)));
    }

    /// Forgets all of them: one was revoked here.
    pub fn forget(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

/// The key with this text; `None` when it opens nothing. It is looked up by its hash, so the time it takes tells nothing
/// about keys that are near.
pub(super) async fn open(app: &App, text: &str) -> Result<Option<Arc<Key>>, Problem> {
    if !text.starts_with(PREFIX) || text.len() != PREFIX.len() + 64 {
        return Ok(None);
    }
    let hash = hash_secret(text);
    if let Some(key) = app.known_keys().fresh(&hash) {
        return Ok(Some(key).filter(|key| key.opens_at(app.now())));
    }
    let Some(key) = app.market().keys().open(&hash).await?.map(Arc::new) else { return Ok(None) };
    app.known_keys().remember(hash, &key);
    Ok(Some(key))
}
