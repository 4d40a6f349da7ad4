//! A browser without a screen: keeps cookies, follows links and sends forms.

use std::time::Duration;

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum ClientError {
    /// The server cannot be reached or speaks another language.
    #[error("{0} does not answer")]
    Unreachable(String, #[source] reqwest::Error),
}

/// An answer.
#[derive(Debug, Clone)]
pub struct Page {
    /// The HTTP status.
    pub status: u16,
    /// The path and query it was found at, after redirects.
    pub path: String,
    /// The body.
    pub text: String,
}

/// One visitor of one server. Each has cookies of its own.
#[derive(Debug, Clone)]
pub struct Client {
    base: String,
    http: reqwest::Client,
}

impl Client {
    /// A new visitor of the server at `base`, an address without a slash at its end.
    ///
    /// # Errors
    /// When the system cannot open connections at all.
    pub fn new(base: impl Into<String>) -> Result<Self, ClientError> {
        let base = base.into();
        // It walks through pages as somebody with a browser does, and is to be counted like them.
        let agent = concat!("Mozilla/5.0 (compatible; Astra/", env!("CARGO_PKG_VERSION"), ")");
        let builder = reqwest::Client::builder().user_agent(agent).cookie_store(true);
        let http = builder.timeout(Duration::from_secs(30)).build();
        let http = http.map_err(|error| ClientError::Unreachable(base.clone(), error))?;
        Ok(Self { base, http })
    }

    /// Opens `path`.
    ///
    /// # Errors
    /// When the server does not answer.
    pub async fn open(&self, path: &str) -> Result<Page, ClientError> {
        self.send(self.http.get(format!("{}{path}", self.base))).await
    }

    /// Sends a form to `path`; the page that redirects lead to.
    ///
    /// # Errors
    /// When the server does not answer.
    pub async fn submit(&self, path: &str, fields: &[(String, String)]) -> Result<Page, ClientError> {
        self.send(self.http.post(format!("{}{path}", self.base)).form(fields)).await
    }

    async fn send(&self, request: reqwest::RequestBuilder) -> Result<Page, ClientError> {
        let unreachable = |error| ClientError::Unreachable(self.base.clone(), error);
        let response = request.send().await.map_err(unreachable)?;
        let url = response.url();
        let path = url.query().map_or_else(|| url.path().to_owned(), |query| format!("{}?{query}", url.path()));
        let status = response.status().as_u16();
        Ok(Page { status, path, text: response.text().await.map_err(unreachable)? })
    }
}
