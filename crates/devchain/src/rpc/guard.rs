//! Who may ask from a browser. Any page can send requests to this machine; only those that are allowed get further.

use axum::http::{HeaderMap, Uri, header};

/// Which pages may ask. Programs send no `Origin` and are let through; so are extensions of browsers, as wallets are such.
#[derive(Debug, Clone, Default)]
pub struct Guard {
    origins: Vec<String>,
}

impl Guard {
    /// Lets pages of `origins` ask, such as `http://localhost:3000`.
    #[must_use]
    pub fn allowing(origins: Vec<String>) -> Self {
        Self { origins }
    }

    /// Whether whoever sent these headers may ask. A name that leads to this machine, but is not one of its own, is somebody else's
    /// (DNS rebinding).
    pub(super) fn lets(&self, headers: &HeaderMap) -> bool {
        let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
        let local = host.and_then(|host| host.parse::<Uri>().ok()).is_some_and(|host| {
            host.host()
                .is_some_and(|host| ["127.0.0.1", "[::1]", "localhost"].contains(&host.to_ascii_lowercase().as_str()))
        });
        match headers.get(header::ORIGIN) {
            None => local,
            Some(origin) => local && origin.to_str().is_ok_and(|origin| self.knows(origin)),
        }
    }

    fn knows(&self, origin: &str) -> bool {
        let wallet = ["chrome-extension://", "moz-extension://"].iter().any(|kind| origin.starts_with(kind));
        wallet || self.origins.iter().any(|known| known == origin)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_others_and_foreign_names_are_kept_out() {
        let guard = Guard::allowing(vec!["http://localhost:3000".to_owned()]);
        let lets = |host: &str, origin: Option<&str>| {
            let mut headers = HeaderMap::new();
            headers.insert(header::HOST, host.parse().unwrap());
            if let Some(origin) = origin {
                headers.insert(header::ORIGIN, origin.parse().unwrap());
            }
            guard.lets(&headers)
        };
        for host in ["127.0.0.1:8545", "localhost:8545", "LOCALHOST", "[::1]:8545"] {
            assert!(lets(host, None), "{host}");
        }
        for host in ["evil.example", "127.0.0.1.evil.example:8545", "localhost.evil.example", "10.0.0.1:8545", ""] {
            assert!(!lets(host, None), "{host}");
        }
        assert!(lets("localhost:8545", Some("http://localhost:3000")));
        assert!(lets("localhost:8545", Some("chrome-extension://nkbihfbeogaeaoehlefnkodbefgpgknn")));
        for origin in ["http://localhost:3001", "https://evil.example", "null", "http://localhost:3000.evil.example"] {
            assert!(!lets("localhost:8545", Some(origin)), "{origin}");
        }
        assert!(!guard.lets(&HeaderMap::new()));
    }
}
