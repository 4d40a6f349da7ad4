//! From what waits to a transaction.

use alloy_primitives::{Address, Bytes, U256};
use alloy_provider::Provider;

use super::model::{Flight, Job};
use super::store::Store;
use super::{RelayError, Relayer, Worked, batch};
use crate::node::NodeError;

/// How many jobs are looked at for some that go together, for each that a transaction may have.
const LOOK_AHEAD: usize = 4;

/// A group that the contract accepts as it is.
struct Sound {
    jobs: Vec<Job>,
    to: Address,
    data: Bytes,
    gas: u64,
}

impl<P: Provider, S: Store> Relayer<P, S> {
    /// Begins a flight with the jobs that wait longest, if there are any and nothing stands against it.
    pub(super) async fn send(&self, worked: &mut Worked) -> Result<(), RelayError> {
        let open = self.store.flights().await?;
        if open.len() >= self.rules.flights.max(1) {
            return Ok(());
        }
        let waiting = self.store.waiting(self.rules.batch.max(1).saturating_mul(LOOK_AHEAD)).await?;
        let group = batch::group(waiting, self.rules.market);
        if group.is_empty() {
            return Ok(());
        }
        let Some(fees) = self.rules.fees.first(self.account.price().await?) else {
            worked.too_dear = true;
            return Ok(());
        };
        let Some(sound) = self.sound(group, worked).await? else { return Ok(()) };
        let counted = self.account.count_at(self.account.head().await?).await?;
        let nonce = open.last().map_or(counted, |last| counted.max(last.nonce.saturating_add(1)));
        let keys: Vec<String> = sound.jobs.into_iter().map(|job| job.request.key).collect();
        let mut flight = Flight { nonce, keys, to: sound.to, data: sound.data, gas: sound.gas, attempts: Vec::new() };
        self.afford(&open, &flight, fees.most).await?;
        let attempt = self.account.signed(self.rules.chain, &flight, fees, self.clock.now()).await?;
        let raw = attempt.raw.clone();
        flight.attempts.push(attempt);
        // Kept before it is sent: what is sent without being known could be sent a second time.
        self.store.take_off(&flight).await?;
        worked.sent = flight.keys.len();
        Ok(self.account.hand_in(&raw).await?)
    }

    /// Whether the account can pay for what is on its way and one more.
    async fn afford(&self, open: &[Flight], flight: &Flight, most: u128) -> Result<(), RelayError> {
        let costs = |gas: u64, fee: u128| U256::from(gas).saturating_mul(U256::from(fee));
        let offered = |flight: &Flight| flight.attempts.last().map_or(U256::ZERO, |a| costs(flight.gas, a.fees.most));
        let needed = open.iter().map(offered).fold(costs(flight.gas, most), U256::saturating_add);
        let balance = self.account.balance().await?;
        if balance >= needed {
            return Ok(());
        }
        Err(RelayError::NoFunds { account: self.account.address(), balance, needed })
    }

    /// The part of a group that the contract accepts together. What it refuses alone is over; the rest goes on waiting.
    async fn sound(&self, group: Vec<Job>, worked: &mut Worked) -> Result<Option<Sound>, RelayError> {
        let mut accepted = self.accepted(group, worked).await?;
        while !accepted.is_empty() {
            if let Some(sound) = self.tried(&accepted).await? {
                return Ok(Some(Sound { jobs: accepted, ..sound }));
            }
            // Each part is accepted but not all of them: they want the same, or more gas than there may be.
            accepted.truncate(accepted.len() / 2);
        }
        Ok(None)
    }

    /// Looks for the ones that the contract refuses, by halves.
    async fn accepted(&self, group: Vec<Job>, worked: &mut Worked) -> Result<Vec<Job>, RelayError> {
        let mut parts = vec![group];
        let mut accepted = Vec::new();
        while let Some(mut part) = parts.pop() {
            let (to, data) = self.call_of(&part)?;
            match self.account.call(to, &data).await? {
                Ok(()) => accepted.append(&mut part),
                Err(reason) => match part.as_slice() {
                    [job] => {
                        self.store.refuse(&job.request.key, &reason).await?;
                        worked.refused += 1;
                    }
                    jobs => {
                        let right = part.split_off(jobs.len() / 2);
                        parts.extend([right, part]);
                    }
                },
            }
        }
        Ok(accepted)
    }

    /// A group as one call with its gas and a fifth more; `None` when the contract refuses it or the gas is too much.
    async fn tried(&self, jobs: &[Job]) -> Result<Option<Sound>, RelayError> {
        let (to, data) = self.call_of(jobs)?;
        let gas = self.account.estimate(to, &data).await?;
        let gas = gas.ok().filter(|gas| *gas <= self.rules.gas);
        let gas = gas.map(|gas| gas.saturating_add(gas / 5).min(self.rules.gas));
        Ok(gas.map(|gas| Sound { jobs: Vec::new(), to, data, gas }))
    }

    fn call_of(&self, jobs: &[Job]) -> Result<(Address, Bytes), NodeError> {
        let call = batch::call(jobs, self.rules.market);
        call.ok_or(NodeError::contradiction("eth_call", "the group is of several kinds"))
    }
}
