//! One connection that is kept open, as a browser or an app keeps it.
//! Every request comes from an address of its own, as the proxy in front tells it, so that nobody asks too often.

use anyhow::{Context as _, ensure};
use http_body_util::{BodyExt as _, Full};
use hyper::body::Bytes;
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper::{Method, Request, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

/// A connection to the program.
pub(crate) struct Client {
    host: String,
    sender: SendRequest<Full<Bytes>>,
}

impl Client {
    /// Connects to `host`, `127.0.0.1:8080`.
    pub(crate) async fn connect(host: &str) -> anyhow::Result<Self> {
        let stream = TcpStream::connect(host).await?;
        stream.set_nodelay(true)?;
        let (sender, connection) = handshake(TokioIo::new(stream)).await?;
        // Ends with the sender.
        tokio::spawn(connection);
        Ok(Self { host: host.to_owned(), sender })
    }

    /// The body of a page.
    pub(crate) async fn get(&mut self, path: &str, headers: &[(&str, &str)]) -> anyhow::Result<Bytes> {
        self.ask(Method::GET, path, headers, String::new()).await
    }

    /// What is answered to a JSON document.
    pub(crate) async fn post(&mut self, path: &str, headers: &[(&str, &str)], body: String) -> anyhow::Result<Bytes> {
        self.ask(Method::POST, path, headers, body).await
    }

    async fn ask(
        &mut self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: String,
    ) -> anyhow::Result<Bytes> {
        let mut request = Request::builder().method(method).uri(path).header("host", &self.host);
        if !body.is_empty() {
            request = request.header("content-type", "application/json");
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.sender.ready().await?;
        let response = self.sender.send_request(request.body(Full::from(body))?).await?;
        let status = response.status();
        let body = response.into_body().collect().await.context("the answer broke off")?.to_bytes();
        let is_good = status.is_success() || status == StatusCode::NOT_MODIFIED;
        ensure!(is_good, "{path}: {status} {}", String::from_utf8_lossy(&body));
        Ok(body)
    }
}

/// The address of the `number`th visitor.
pub(crate) fn visitor(number: u64) -> String {
    format!("10.{}.{}.{}", number >> 16 & 255, number >> 8 & 255, number & 255)
}
