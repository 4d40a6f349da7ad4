//! One request to one server.

use std::net::SocketAddr;
use std::sync::{Arc, LazyLock};

use axum::body::Bytes;
use http_body_util::{BodyExt as _, Empty, LengthLimitError, Limited};
use hyper::client::conn::http1;
use hyper::header::{ACCEPT, HOST, LOCATION, USER_AGENT};
use hyper::{Request, Response, body::Incoming};
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};
use url::{Host, Url};

use super::{FetchError, Internet};

/// What a server says to a request.
pub(super) enum Answer {
    /// Here it is.
    File(Vec<u8>),
    /// Ask there.
    Elsewhere(String),
}

/// How we speak TLS: with the authorities that this machine trusts. `None` when the library cannot speak it at all.
static TLS: LazyLock<Option<TlsConnector>> = LazyLock::new(|| {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()));
    let config = config.with_safe_default_protocol_versions().ok()?.with_root_certificates(roots);
    Some(TlsConnector::from(Arc::new(config.with_no_client_auth())))
});

/// Asks for `url`.
pub(super) async fn get(internet: &dyn Internet, url: &Url, most: usize) -> Result<Answer, FetchError> {
    let host = checked(url)?;
    let port = url.port_or_known_default().ok_or(FetchError::Address)?;
    let stream = connect(internet, &host, port).await?;
    let response = if url.scheme() == "https" {
        let name = server_name(&host)?;
        let tls = TLS.as_ref().ok_or_else(|| silent("TLS is not available"))?;
        let stream = tls.connect(name, stream).await.map_err(silent)?;
        exchange(stream, url).await?
    } else {
        exchange(stream, url).await?
    };
    read(response, most).await
}

fn checked(url: &Url) -> Result<Host<&str>, FetchError> {
    if !matches!(url.scheme(), "http" | "https") {
        return Err(FetchError::Address);
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(FetchError::Port);
    }
    url.host().ok_or(FetchError::Address)
}

/// A connection to the first address of `host` that answers. Every address is checked here, right before it is called;
/// nobody resolves the name again in between.
async fn connect(internet: &dyn Internet, host: &Host<&str>, port: u16) -> Result<TcpStream, FetchError> {
    let addresses = match host {
        Host::Domain(name) => internet.resolve(name, port).await.map_err(|_| FetchError::Unknown)?,
        Host::Ipv4(address) => vec![SocketAddr::from((*address, port))],
        Host::Ipv6(address) => vec![SocketAddr::from((*address, port))],
    };
    if addresses.is_empty() {
        return Err(FetchError::Unknown);
    }
    let mut last = if matches!(port, 80 | 443) { FetchError::Private } else { FetchError::Port };
    for address in addresses.into_iter().filter(|address| internet.allows(*address)) {
        match TcpStream::connect(address).await {
            Ok(stream) => return Ok(stream),
            Err(error) => last = silent(error),
        }
    }
    Err(last)
}

fn server_name(host: &Host<&str>) -> Result<ServerName<'static>, FetchError> {
    match host {
        Host::Domain(name) => ServerName::try_from((*name).to_owned()).map_err(|_| FetchError::Address),
        Host::Ipv4(address) => Ok(ServerName::IpAddress((*address).into())),
        Host::Ipv6(address) => Ok(ServerName::IpAddress((*address).into())),
    }
}

async fn exchange<S>(stream: S, url: &Url) -> Result<Response<Incoming>, FetchError>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.map_err(silent)?;
    // It ends with the answer, or when the answer is no longer wanted.
    tokio::spawn(async move {
        let _ = connection.await;
    });
    let path = &url[url::Position::BeforePath..url::Position::AfterQuery];
    let host = &url[url::Position::BeforeHost..url::Position::AfterPort];
    let request = Request::get(path)
        .header(HOST, host)
        .header(USER_AGENT, concat!("Astra/", env!("CARGO_PKG_VERSION")))
        .header(ACCEPT, "image/webp,image/png,image/jpeg,image/gif")
        .body(Empty::<Bytes>::new())
        .map_err(|_| FetchError::Address)?;
    sender.send_request(request).await.map_err(silent)
}

async fn read(response: Response<Incoming>, most: usize) -> Result<Answer, FetchError> {
    let status = response.status();
    if status.is_redirection() {
        let next = response.headers().get(LOCATION).and_then(|next| next.to_str().ok());
        return next.map(|next| Answer::Elsewhere(next.to_owned())).ok_or(FetchError::Status(status.as_u16()));
    }
    if status.as_u16() != 200 {
        return Err(FetchError::Status(status.as_u16()));
    }
    let body = Limited::new(response.into_body(), most).collect().await.map_err(|error| {
        if error.is::<LengthLimitError>() { FetchError::TooLarge } else { FetchError::Silent(error.to_string()) }
    })?;
    Ok(Answer::File(body.to_bytes().to_vec()))
}

fn silent(error: impl std::fmt::Display) -> FetchError {
    FetchError::Silent(error.to_string())
}
