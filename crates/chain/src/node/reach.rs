//! How to get to a node.

use alloy_provider::{DynProvider, Provider as _, RootProvider};
use alloy_rpc_client::RpcClient;
use alloy_transport::IntoBoxTransport;
use url::Url;

use super::http::Http;

/// A node, however it is reached.
pub type Node = DynProvider;

/// Why a node cannot be reached at an address.
#[derive(Debug, thiserror::Error)]
pub enum ReachError {
    /// The text is no address of a node.
    #[error("{0} is no address of a node, such as https://rpc.example.org or http://127.0.0.1:8545")]
    NotAnAddress(String),
    /// This machine knows nobody who vouches for others.
    #[error("certificates of https:// addresses cannot be checked: {0}")]
    NoCertificates(#[from] std::io::Error),
}

/// A node behind an address that begins with `http://` or `https://`. Nothing is asked yet.
///
/// # Errors
/// When the text is no such address, or the certificates of this machine cannot be read.
pub fn at(address: &str) -> Result<Node, ReachError> {
    let url: Option<Url> = address.parse().ok();
    let url = url.filter(|url| ["http", "https"].contains(&url.scheme()) && url.has_host());
    let url = url.ok_or_else(|| ReachError::NotAnAddress(address.to_owned()))?;
    Ok(through(Http::to(url.as_str())?))
}

/// A node at the other end of a transport, such as one in this process.
#[must_use]
pub fn through(transport: impl IntoBoxTransport) -> Node {
    RootProvider::<alloy_network::Ethereum>::new(RpcClient::new(transport, true)).erased()
}
