//! Where the supply is.

use std::collections::BTreeMap;

use alloy_primitives::{Address, U256};

use super::super::code::{grant_id, mints};
use super::super::profile::{Recipient, shown};
use super::{Looking, events, hash};
use crate::U40;
use crate::contracts::{gms::Gms, sale::Sale, vesting};
use crate::node::NodeError;

impl Looking<'_> {
    /// That the supply was created once, for those who should have it, and is where it cannot be but by the contracts' rules.
    pub(super) async fn supply(&mut self) -> Result<(), NodeError> {
        let all: U256 = self.terms.parts.iter().map(|part| U256::from(part.amount)).sum();
        let found = self.read(self.places.gms, &Gms::totalSupplyCall {}).await?;
        let holds = found.as_ref().is_ok_and(|found| *found <= all);
        // Who has tokens may burn them; nobody can make more.
        self.note_whether(
            "the supply",
            holds,
            format!("at most {} GMS", shown(all)),
            found.map_or_else(|why| why, gms),
        );
        self.minted().await?;
        let left = self.balance(self.deployer).await?;
        // Afterwards anybody can send it some.
        let holds = left.as_ref().is_ok_and(|left| left.is_zero() || self.deployment.complete);
        let found = left.map_or_else(|why| why, gms);
        self.note_whether("what the deploying account holds", holds, gms(U256::ZERO), found);
        self.for_sale().await?;
        self.grants().await
    }

    async fn balance(&self, account: Address) -> Result<Result<U256, String>, NodeError> {
        self.read(self.places.gms, &Gms::balanceOfCall { account }).await
    }

    /// An account by its name, where it has one.
    fn called(&self, account: Address) -> String {
        if account == self.deployer {
            return "the deploying account".to_owned();
        }
        let named = self.places.all().into_iter().find(|(_, at)| *at == account);
        named.map_or_else(|| account.to_string(), |(name, _)| name.to_owned())
    }

    /// Who got the supply when it was created.
    async fn minted(&mut self) -> Result<(), NodeError> {
        let Some(receipt) = self.receipt("GMS").await? else { return Ok(()) };
        let transfers = events::<Gms::Transfer>(&receipt, self.places.gms).into_iter();
        let found = sums(transfers.filter(|it| it.from.is_zero()).map(|it| (it.to, it.value)));
        let wanted = sums(mints(self.terms, &self.places, self.deployer).into_iter());
        for account in wanted.keys().chain(found.keys().filter(|account| !wanted.contains_key(*account))) {
            let amount = |sums: &BTreeMap<Address, U256>| gms(sums.get(account).copied().unwrap_or_default());
            self.note(format!("what was created for {}", self.called(*account)), amount(&wanted), amount(&found));
        }
        Ok(())
    }

    /// As long as the sale goes on, all that is for sale is there.
    async fn for_sale(&mut self) -> Result<(), NodeError> {
        let part = self.terms.parts.iter().find(|part| part.to == Recipient::Sale);
        let amount = part.map_or(U256::ZERO, |part| U256::from(part.amount));
        match self.read(self.places.sale, &Sale::totalsCall {}).await? {
            Ok(totals) if totals.outcome != 0 => {}
            Ok(_) => self.holds_at_least("what the sale holds", self.places.sale, amount).await?,
            Err(why) => self.note("how the sale stands", "readable", why),
        }
        Ok(())
    }

    async fn holds_at_least(&mut self, what: &str, account: Address, least: U256) -> Result<(), NodeError> {
        let found = self.balance(account).await?;
        let holds = found.as_ref().is_ok_and(|found| *found >= least);
        self.note_whether(what, holds, format!("at least {}", gms(least)), found.map_or_else(|why| why, gms));
        Ok(())
    }

    /// What is somebody's little by little: the terms of each grant, and that what was not released is there.
    async fn grants(&mut self) -> Result<(), NodeError> {
        let mut owed = U256::ZERO;
        for (number, part) in self.terms.parts.iter().enumerate() {
            let Recipient::Vesting { cliff, length, .. } = part.to else { continue };
            let id = grant_id(self.deployer, U256::from(number));
            let grant =
                self.read(self.places.vesting, &vesting::Vesting::grantOfCall { token: self.places.gms, id }).await?;
            if let Ok(grant) = &grant {
                owed = owed.saturating_add(U256::from(grant.total.saturating_sub(grant.released)));
            }
            // A beneficiary can hand a grant on, so whose it is now is not looked at.
            let wanted =
                terms(U256::from(part.amount), U40::saturating_from(self.deployment.moment), cliff, length, false);
            let found = grant.map(|it| terms(U256::from(it.total), it.start, it.cliff, it.length, it.revocable));
            self.note(format!("the grant to {}", part.name), wanted, found.unwrap_or_else(|why| why));
            let kept =
                self.deployment.grants.get(&part.name).map_or_else(|| "missing".to_owned(), |granted| hash(granted.id));
            self.note(format!("the grant to {} in the deployment file", part.name), hash(id), kept);
        }
        self.holds_at_least("what the vesting contract holds", self.places.vesting, owed).await
    }
}

fn terms(total: U256, start: U40, cliff: u32, length: u32, revocable: bool) -> String {
    let kind = if revocable { "revocable" } else { "final" };
    format!("{} from {start}, after {cliff} s, over {length} s, {kind}", gms(total))
}

fn gms(units: U256) -> String {
    format!("{} GMS", shown(units))
}

fn sums(amounts: impl Iterator<Item = (Address, U256)>) -> BTreeMap<Address, U256> {
    let mut sums: BTreeMap<Address, U256> = BTreeMap::new();
    for (account, amount) in amounts {
        let sum = sums.entry(account).or_default();
        *sum = sum.saturating_add(amount);
    }
    sums
}
