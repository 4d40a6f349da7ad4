//! The steps of a deployment. Each looks at the chain first, so each can be done again.

use std::path::Path;

use alloy_primitives::{Address, B256, Bytes, U256, keccak256};
use alloy_provider::Provider as _;
use alloy_rpc_types_eth::{BlockNumberOrTag, Filter, Log, TransactionReceipt};
use alloy_sol_types::{SolCall as _, SolEvent as _};
use base::Clock;

use super::code::{Marks, creation, grant_id, opens};
use super::file::{Deployment, Granted, Placed};
use super::hand::{Call, Hand, Patience};
use super::places::{FACTORY, Places, by_factory, salt};
use super::profile::{Part, Payment, Profile, Recipient, Terms};
use super::verify::{Check, verify};
use super::{DeployError, News, factory};
use crate::U40;
use crate::client::Contract;
use crate::contracts::{deployer::Deployer, gms::Gms, vesting};
use crate::node::{Node, NodeError};
use crate::signer::Signer;

/// What is created before the first of [`Places::all`].
const DEPLOYER: &str = "Deployer";
/// How long a sale may last from its creation on, in seconds, as its contract has it.
const LONGEST_SALE: u64 = 3 * 365 * 86_400;
/// What a step takes beside its code and data, generously.
const GAS_OF_A_STEP: u64 = 400_000;
/// What a byte of code and a byte of data take.
const GAS_OF_CODE: u64 = 200;
const GAS_OF_DATA: u64 = 16;

/// What deploys, and how.
#[derive(Clone, Copy)]
pub struct Deploying<'a> {
    /// The node.
    pub node: &'a Node,
    /// The deploying account. It has no rights in what it deploys, and no token in the end.
    pub signer: &'a dyn Signer,
    /// What time it is.
    pub clock: &'a dyn Clock,
    /// How long to wait.
    pub patience: Patience,
    /// Is told of every step.
    pub tell: &'a (dyn Fn(&News<'_>) + Send + Sync),
}

impl std::fmt::Debug for Deploying<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Deploying")
            .field("signer", &self.signer)
            .field("patience", &self.patience)
            .finish_non_exhaustive()
    }
}

/// A deployment at work.
struct Work<'a> {
    hand: Hand<'a>,
    terms: &'a Terms,
    places: Places,
    marks: Marks,
    file: &'a Path,
    deployment: Deployment,
}

/// Deploys everything that `profile` says and is not there yet, looks whether it is as the profile says, and keeps in `file` what was
/// done. Doing it again does the rest, whatever happened. The future is not `Send`: it is awaited where it is made.
///
/// # Errors
/// When the node, the account, the file or the chain is not as it has to be, and when in the end something is not as the profile says.
pub async fn deploy(with: &Deploying<'_>, profile: &Profile, file: &Path) -> Result<Deployment, DeployError> {
    let Deploying { node, signer, patience, tell, .. } = *with;
    let mut hand = Hand { node, signer, chain: 0, patience, tell };
    hand.chain = hand.ask("eth_chainId", || node.get_chain_id()).await?;
    let deployment = begin(&hand, with.clock, profile, file).await?;
    let (terms, who) = (profile.terms(), signer.address());
    let places = Places::of(who, &terms.series);
    let mut work = Work { hand, terms, places, marks: Marks::kept(), file, deployment };
    work.check_funds().await?;
    factory::bring(&work.hand).await?;
    work.place(DEPLOYER, places.deployer).await?;
    for (name, at) in places.all() {
        work.place(name, at).await?;
    }
    work.grants().await?;
    let report = verify(node, &work.deployment, profile, patience).await?;
    // What votes can change has to be as the profile says only until they can.
    let held_to = |check: &&Check| !(check.holds || check.votable && work.deployment.complete);
    let differences: Vec<String> = report.checks.iter().filter(held_to).map(ToString::to_string).collect();
    if !differences.is_empty() {
        return Err(DeployError::Differs(differences));
    }
    if !work.deployment.complete {
        work.deployment.complete = true;
        work.deployment.keep(file)?;
    }
    Ok(work.deployment)
}

/// The deployment that `file` says was begun, or a new one, which is kept before anything is sent.
async fn begin(hand: &Hand<'_>, clock: &dyn Clock, profile: &Profile, file: &Path) -> Result<Deployment, DeployError> {
    if let Some(wanted) = profile.terms().chain.filter(|wanted| *wanted != hand.chain) {
        return Err(DeployError::WrongChain { wanted, found: hand.chain });
    }
    let asked = "eth_getBlockByNumber";
    let block = async |tag: BlockNumberOrTag| {
        let block = hand.ask(asked, || hand.node.get_block_by_number(tag)).await?;
        block.ok_or(NodeError::contradiction(asked, "the block is not there"))
    };
    let genesis = block(BlockNumberOrTag::Earliest).await?.header.hash;
    if let Some(kept) = Deployment::open(file)? {
        is_same(&kept, hand, genesis, profile, file)?;
        return Ok(kept);
    }
    let latest = block(BlockNumberOrTag::Latest).await?.header;
    let now = u64::try_from(clock.now().as_millis() / 1000).unwrap_or_default();
    // The chain may be ahead of the clock.
    let moment = now.max(latest.inner.timestamp);
    check_times(profile.terms(), moment)?;
    check_payment(hand, profile.terms()).await?;
    let who = hand.signer.address();
    let deployment = Deployment::begun(profile, hand.chain, genesis, who, moment, latest.inner.number);
    deployment.keep(file)?;
    Ok(deployment)
}

/// Refuses a file of another chain, account or profile.
fn is_same(
    kept: &Deployment,
    hand: &Hand<'_>,
    genesis: B256,
    profile: &Profile,
    file: &Path,
) -> Result<(), DeployError> {
    let (name, sum) = (&profile.terms().name, profile.sha256());
    let pairs = [
        (format!("chain {}", kept.chain), format!("chain {}", hand.chain)),
        (format!("a chain that begins with {}", kept.genesis), format!("one that begins with {genesis}")),
        (format!("deployer {}", kept.deployer), format!("deployer {}", hand.signer.address())),
        (format!("profile {} ({})", kept.profile.name, kept.profile.sha256), format!("profile {name} ({sum})")),
    ];
    match pairs.into_iter().find(|(found, wanted)| found.rsplit(' ').next() != wanted.rsplit(' ').next()) {
        Some((found, wanted)) => Err(DeployError::OtherDeployment { file: file.display().to_string(), found, wanted }),
        None => Ok(()),
    }
}

/// What the sale's contract would refuse, before anything else is created.
fn check_times(terms: &Terms, moment: u64) -> Result<(), DeployError> {
    let (key, opens) = ("sale.opens", opens(terms, moment));
    let end = terms.sale.rounds.last().map_or(opens, |last| opens.saturating_add(last.to));
    let refuse = |problem: &str| Err(DeployError::Profile { key, problem: problem.to_owned() });
    if opens < moment {
        return refuse("that is over already");
    }
    if end > moment.saturating_add(LONGEST_SALE) {
        return refuse("the sale would end more than three years from now");
    }
    Ok(())
}

/// That a token which is paid with has the digits that the profile counts by.
async fn check_payment(hand: &Hand<'_>, terms: &Terms) -> Result<(), DeployError> {
    let Payment::Token { at, decimals } = terms.sale.payment else { return Ok(()) };
    let token = Contract { at, provider: hand.node, patience: hand.patience.answer };
    let found = token.read(&Gms::decimalsCall {}).await?;
    if found == decimals {
        return Ok(());
    }
    let problem = format!("the token at {at} has {found} digits behind the point, not {decimals}");
    Err(DeployError::Profile { key: "sale.decimals", problem })
}

impl Work<'_> {
    fn who(&self) -> Address {
        self.hand.signer.address()
    }

    fn code_of(&self, name: &str) -> Bytes {
        match name {
            DEPLOYER => Deployer::BYTECODE.clone(),
            name => creation(name, self.terms, &self.places, self.who(), self.deployment.moment),
        }
    }

    /// Whether the account can pay for what is not there yet, at twice today's price as it is offered.
    async fn check_funds(&self) -> Result<(), DeployError> {
        let mut gas = 0_u64;
        for (name, at) in std::iter::once((DEPLOYER, self.places.deployer)).chain(self.places.all()) {
            if self.hand.code(at).await?.is_empty() {
                let bytes = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
                let data = bytes(self.code_of(name).len()).saturating_mul(GAS_OF_DATA);
                let code = bytes(self.marks.length(name)).saturating_mul(GAS_OF_CODE);
                gas = gas.saturating_add(data).saturating_add(code).saturating_add(GAS_OF_A_STEP);
            }
        }
        if gas == 0 {
            return Ok(());
        }
        let price = self.hand.price().await?;
        let price = U256::from(price.base.saturating_add(price.tip));
        let (needed, account) = (price.saturating_mul(U256::from(gas)), self.who());
        let balance = self.hand.balance(account).await?;
        if balance < needed { Err(DeployError::NoFunds { account, balance, needed }) } else { Ok(()) }
    }

    /// Sees to it that a contract is where it belongs.
    async fn place(&mut self, name: &'static str, address: Address) -> Result<(), DeployError> {
        let code = self.code_of(name);
        let call = if name == DEPLOYER {
            Call::new(FACTORY, by_factory(&code))
        } else {
            let salt = salt(&self.terms.series, name);
            Call::new(self.places.deployer, Deployer::deployCall { salt, code }.abi_encode())
        };
        let is_there = async || Ok(!self.hand.code(address).await?.is_empty());
        let receipt = self.hand.carry(name, &call, is_there).await?;
        let found = self.hand.code(address).await?;
        if !self.marks.fits(name, &found) {
            return Err(DeployError::ForeignCode { name: name.to_owned(), at: address });
        }
        let (transaction, block) = match &receipt {
            Some(receipt) => (Some(receipt.transaction_hash), receipt.block_number),
            None => match self.deployment.contracts.get(name) {
                Some(placed) => (placed.transaction, placed.block),
                None => self.found(self.created(name)).await?,
            },
        };
        let placed = Placed { address, code_hash: keccak256(&found), transaction, block };
        let before = self.deployment.contracts.insert(name.to_owned(), placed);
        self.done(name, receipt.as_ref(), before != Some(placed))
    }

    /// What the creation of a contract is told by.
    fn created(&self, name: &str) -> Filter {
        let who = self.who().into_word();
        Filter::new()
            .address(self.places.deployer)
            .event_signature(Deployer::Deployed::SIGNATURE_HASH)
            .topic1(who)
            .topic2(salt(&self.terms.series, name))
    }

    /// The transaction and block of the first log of a kind since the deployment began.
    async fn found(&self, filter: Filter) -> Result<(Option<B256>, Option<u64>), DeployError> {
        let filter = filter.from_block(self.deployment.from_block);
        let logs: Vec<Log> = self.hand.ask("eth_getLogs", || self.hand.node.get_logs(&filter)).await?;
        Ok(logs.first().map_or((None, None), |log| (log.transaction_hash, log.block_number)))
    }

    /// Keeps what was done, if that is news to the file, and says so.
    fn done(&self, what: &str, receipt: Option<&TransactionReceipt>, is_news: bool) -> Result<(), DeployError> {
        if is_news {
            self.deployment.keep(self.file)?;
        }
        (self.hand.tell)(&match receipt {
            Some(receipt) => {
                News::Done { what, block: receipt.block_number.unwrap_or_default(), gas: receipt.gas_used }
            }
            None => News::There { what },
        });
        Ok(())
    }

    /// Puts what is somebody's little by little into the vesting contract.
    async fn grants(&mut self) -> Result<(), DeployError> {
        for (number, part) in self.terms.parts.iter().enumerate() {
            if let Recipient::Vesting { beneficiary, cliff, length } = part.to {
                let terms = vesting::IVesting::Terms {
                    token: self.places.gms,
                    beneficiary: beneficiary.address(self.who()),
                    total: part.amount,
                    start: U40::saturating_from(self.deployment.moment),
                    cliff,
                    length,
                    revocable: false,
                    number: U256::from(number),
                };
                self.grant(part, terms).await?;
            }
        }
        Ok(())
    }

    async fn grant(&mut self, part: &Part, terms: vesting::IVesting::Terms) -> Result<(), DeployError> {
        let Places { gms, vesting, .. } = self.places;
        let id = grant_id(self.who(), terms.number);
        let contract = Contract { at: vesting, provider: self.hand.node, patience: self.hand.patience.answer };
        let token = Contract { at: gms, ..contract.clone() };
        let asked = vesting::Vesting::grantOfCall { token: gms, id };
        let kept = async || -> Result<vesting::IVesting::Grant, DeployError> { Ok(contract.read(&asked).await?) };
        let is_there = async || Ok(!kept().await?.total.is_zero());
        let what = format!("the grant to {}", part.name);
        let mut receipt = None;
        if !is_there().await? {
            let (owner, value) = (self.who(), U256::from(part.amount));
            let allowance = Gms::allowanceCall { owner, spender: vesting };
            let is_allowed = async || Ok(token.read(&allowance).await? >= value || is_there().await?);
            let approve = Gms::approveCall { spender: vesting, value };
            self.hand
                .carry(&format!("the allowance for {}", part.name), &Call::new(gms, approve.abi_encode()), is_allowed)
                .await?;
            let create = Call::new(vesting, vesting::Vesting::createCall { terms: terms.clone() }.abi_encode());
            receipt = self.hand.carry(&what, &create, is_there).await?;
        }
        let grant = kept().await?;
        if (grant.total, grant.start, grant.cliff, grant.length, grant.revocable)
            != (terms.total, terms.start, terms.cliff, terms.length, false)
        {
            return Err(DeployError::OtherGrant { name: part.name.clone() });
        }
        let (transaction, block) = match (&receipt, self.deployment.grants.get(&part.name)) {
            (Some(receipt), _) => (Some(receipt.transaction_hash), receipt.block_number),
            (None, Some(granted)) => (granted.transaction, granted.block),
            (None, None) => {
                let event = vesting::Vesting::Created::SIGNATURE_HASH;
                self.found(Filter::new().address(vesting).event_signature(event).topic2(id)).await?
            }
        };
        let granted = Granted { id, transaction, block };
        let before = self.deployment.grants.insert(part.name.clone(), granted);
        self.done(&what, receipt.as_ref(), before != Some(granted))
    }
}
