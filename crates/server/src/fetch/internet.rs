use std::fmt::Debug;
use std::future::Future;
use std::net::SocketAddr;
use std::pin::Pin;

use super::is_public;

/// What an answer of a name server is waited for as.
pub type Resolving<'a> = Pin<Box<dyn Future<Output = std::io::Result<Vec<SocketAddr>>> + Send + 'a>>;

/// What is around us: whose names we know and whom we may call. Only tests bring another than [`PublicInternet`], where
/// their own servers are; no setting can.
pub trait Internet: Send + Sync + Debug {
    /// The addresses of `host`, with `port`.
    fn resolve<'a>(&'a self, host: &'a str, port: u16) -> Resolving<'a>;

    /// Whether we may connect to this address.
    fn allows(&self, address: SocketAddr) -> bool;
}

/// The internet: every name, and public addresses on the ports of web servers.
#[derive(Debug, Clone, Copy)]
pub struct PublicInternet;

impl Internet for PublicInternet {
    fn resolve<'a>(&'a self, host: &'a str, port: u16) -> Resolving<'a> {
        Box::pin(async move { Ok(tokio::net::lookup_host((host, port)).await?.collect()) })
    }

    fn allows(&self, address: SocketAddr) -> bool {
        matches!(address.port(), 80 | 443) && is_public(address.ip())
    }
}
