//! The program at a chain: what the contracts say comes into the database ([`events`]), what was agreed on of orders is carried to
//! the contracts (`jobs/settlement.rs`) by an account whose transactions the database knows ([`relays`]).
//!
//! Without a [`Link`] there is no chain: nothing is followed, and what is to be carried waits.

mod carry;
pub mod events;
mod follow;
pub mod relays;

use std::fmt;
use std::sync::Arc;

use base::Clock;
use chain::indexer::{Follow, IndexError, Indexer};
use chain::messages::Place;
use chain::node::Node;
use chain::relayer::{RelayError, Relayer, Rules};
use chain::signer::Signer;
use market::Desk;

pub(crate) use carry::called;
pub(crate) use follow::run as follow;

use self::events::EventStore;
use self::relays::RelayStore;

/// A chain that the program is linked to.
#[derive(Clone)]
pub struct Link {
    /// How to reach it.
    pub node: Node,
    /// Which contracts are followed, and how closely; the market is one of them.
    pub follow: Follow,
    /// How transactions are sent. The chain and the market in here are those that everything else is about.
    pub rules: Rules,
    /// The account that sends them, and pays for the gas.
    pub signer: Arc<dyn Signer>,
    /// What tells the relayer the time.
    pub clock: Arc<dyn Clock>,
}

impl fmt::Debug for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Link to chain {} by {}", self.rules.chain, self.signer.address())
    }
}

impl Link {
    /// Where the market is.
    #[must_use]
    pub const fn market(&self) -> Place {
        Place { chain: self.rules.chain, address: self.rules.market }
    }

    /// Carries events into the database of `desk`, from where it stands there.
    ///
    /// # Errors
    /// When the node cannot be asked, or is on another chain.
    pub async fn indexer(&self, desk: &Desk) -> Result<Indexer<Node, EventStore>, IndexError> {
        let store = EventStore::new(desk.clone(), self.follow.chain, self.rules.market);
        let store = store.map_err(chain::indexer::SinkError::from)?;
        Indexer::open(self.node.clone(), store, self.follow.clone()).await
    }

    /// Sends by what the database of `desk` has of the account.
    ///
    /// # Errors
    /// When the node cannot be asked, or is on another chain.
    pub async fn relayer(&self, desk: &Desk) -> Result<Relayer<Node, RelayStore>, RelayError> {
        let store = RelayStore::new(desk.clone(), self.rules.chain, self.signer.address());
        let (node, signer, clock) = (self.node.clone(), Arc::clone(&self.signer), Arc::clone(&self.clock));
        Relayer::open(node, store, signer, clock, self.rules.clone()).await
    }
}
