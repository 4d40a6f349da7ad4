//! Asking a node, and what can go wrong with it.

use std::fmt;
use std::time::Duration;

use alloy_transport::{RpcError, TransportErrorKind};

mod http;
mod reach;

pub use http::MOST_BYTES;
pub use reach::{Node, ReachError, at, through};

/// Why there is no answer to work with.
#[derive(Debug, thiserror::Error)]
pub enum NodeError {
    /// No answer in time.
    #[error("the node did not answer {asked} within {} ms", patience.as_millis())]
    Silent {
        /// What it was asked.
        asked: &'static str,
        /// How long it had.
        patience: Duration,
    },
    /// The connection, or the node, failed.
    #[error("the node cannot be asked for {asked}: {source}")]
    Failed {
        /// What it was asked.
        asked: &'static str,
        /// What happened.
        source: Box<RpcError<TransportErrorKind>>,
    },
    /// An answer to another question, or one that cannot be.
    #[error("the node's answer to {asked} cannot be: {what}")]
    Contradiction {
        /// What it was asked.
        asked: &'static str,
        /// What is wrong with the answer.
        what: &'static str,
    },
    /// Another chain than the one meant.
    #[error("the node is on chain {found}, not on {wanted}")]
    WrongChain {
        /// The chain meant.
        wanted: u64,
        /// The node's.
        found: u64,
    },
    /// The number of the chain is right, its first block is not.
    #[error("the chain of the node begins with another block than {wanted}")]
    ForeignGenesis {
        /// The first block meant.
        wanted: alloy_primitives::B256,
    },
}

impl NodeError {
    /// Whether the node understood the question and refused to answer, as for a range that is too long.
    #[must_use]
    pub fn refused(&self) -> bool {
        matches!(self, Self::Failed { source, .. } if source.is_error_resp())
    }

    pub(crate) const fn contradiction(asked: &'static str, what: &'static str) -> Self {
        Self::Contradiction { asked, what }
    }
}

/// Waits for an answer, but not for ever: a connection that is gone may never say so.
pub(crate) async fn answer<T>(
    asked: &'static str,
    patience: Duration,
    request: impl IntoFuture<Output = Result<T, RpcError<TransportErrorKind>>>,
) -> Result<T, NodeError> {
    match tokio::time::timeout(patience, request.into_future()).await {
        Ok(Ok(answer)) => Ok(answer),
        Ok(Err(source)) => Err(NodeError::Failed { asked, source: Box::new(source) }),
        Err(_) => Err(NodeError::Silent { asked, patience }),
    }
}

/// A failure of what keeps things for us, in its own words.
pub struct StoreFailure(Box<dyn std::error::Error + Send + Sync>);

impl StoreFailure {
    /// Takes the failure along.
    pub fn new(source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self(source.into())
    }
}

impl fmt::Debug for StoreFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Display for StoreFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for StoreFailure {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.source()
    }
}
