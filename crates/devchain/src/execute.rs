//! Running transactions and calls.

use std::convert::Infallible;

use alloy_primitives::{Address, B256, Bytes, Log, U256, keccak256};
use alloy_rpc_types_eth::TransactionRequest;
use revm::context::either::Either;
use revm::context::result::{EVMError, ExecutionResult, HaltReason, InvalidTransaction, ResultAndState};
use revm::context::{BlockEnv, CfgEnv, Context, Journal, TxEnv};
use revm::handler::MainnetContext;
use revm::primitives::hardfork::SpecId;
use revm::{ExecuteCommitEvm as _, ExecuteEvm as _, MainBuilder as _};

use crate::overlay::Overlay;
use crate::state::{Changes, View};
use crate::transaction::{Refusal, Signed};

/// The rules of the machine: those of Ethereum since December 2025.
const RULES: SpecId = SpecId::OSAKA;

/// The most gas one transaction may ask for (EIP-7825).
pub(crate) const TRANSACTION_GAS: u64 = 16_777_216;

/// The most gas a call may use that changes nothing.
pub(crate) const CALL_GAS: u64 = 100_000_000;

/// The block in which something runs.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Surroundings {
    pub(crate) chain_id: u64,
    pub(crate) number: u64,
    /// Seconds.
    pub(crate) timestamp: u64,
    pub(crate) gas_limit: u64,
    pub(crate) base_fee: u64,
    pub(crate) parent: B256,
}

impl Surroundings {
    fn context<'a>(&self, below: &'a dyn View, simulated: bool) -> MainnetContext<Overlay<'a>> {
        let mut cfg = CfgEnv::new_with_spec(RULES).with_chain_id(self.chain_id);
        if simulated {
            cfg.disable_nonce_check = true;
            cfg.disable_balance_check = true;
            cfg.disable_base_fee = true;
            cfg.disable_block_gas_limit = true;
            cfg.disable_eip3607 = true;
            cfg.tx_gas_limit_cap = Some(u64::MAX);
        }
        let block = BlockEnv {
            number: U256::from(self.number),
            timestamp: U256::from(self.timestamp),
            gas_limit: self.gas_limit,
            basefee: self.base_fee,
            prevrandao: Some(self.chance()),
            ..BlockEnv::default()
        };
        let context: Context<BlockEnv, TxEnv, CfgEnv, _, Journal<_>, ()> = Context::new(Overlay::over(below), RULES);
        context.with_cfg(cfg).with_block(block)
    }

    /// What contracts are told as random. Everybody can know it beforehand.
    pub(crate) fn chance(&self) -> B256 {
        keccak256(self.parent)
    }
}

/// What became of a transaction in a block.
#[derive(Debug, Clone)]
pub(crate) struct Done {
    pub(crate) success: bool,
    pub(crate) gas_used: u64,
    pub(crate) logs: Vec<Log>,
}

impl From<ExecutionResult> for Done {
    fn from(result: ExecutionResult) -> Self {
        // What fails has logged nothing.
        let (success, gas_used) = (result.is_success(), result.gas_used());
        let logs = if success { result.into_logs() } else { Vec::new() };
        Self { success, gas_used, logs }
    }
}

/// A block's worth of transactions, run.
pub(crate) struct Ran {
    /// For each of those that were looked at, in their sequence.
    pub(crate) fates: Vec<Result<Done, Refusal>>,
    pub(crate) changes: Changes,
}

/// Runs transactions one after the other until one no longer fits into the block.
pub(crate) fn run(below: &dyn View, around: &Surroundings, transactions: &[Signed]) -> Ran {
    let mut machine = around.context(below, false).build_mainnet();
    let (mut fates, mut gas_used) = (Vec::new(), 0_u64);
    for signed in transactions {
        let asked = alloy_consensus::Transaction::gas_limit(&signed.envelope);
        if gas_used > 0 && asked > around.gas_limit.saturating_sub(gas_used) && asked <= around.gas_limit {
            break;
        }
        fates.push(match machine.transact_commit(signed.to_machine()) {
            Ok(result) => {
                let done = Done::from(result);
                gas_used = gas_used.saturating_add(done.gas_used);
                Ok(done)
            }
            Err(error) => {
                machine.finalize();
                Err(refusal(signed, error, around.base_fee))
            }
        });
    }
    Ran { fates, changes: machine.ctx.journaled_state.database.into_changes() }
}

fn refusal(signed: &Signed, error: EVMError<Infallible, InvalidTransaction>, base_fee: u64) -> Refusal {
    match error {
        EVMError::Transaction(why) => signed.refusal(&why, base_fee),
        other => Refusal::Invalid(other.to_string()),
    }
}

/// Why a call gave no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CallError {
    /// The contract refused.
    #[error("execution reverted{}", reason(.0))]
    Reverted(Bytes),
    /// The machine stopped.
    #[error("execution stopped: {0}")]
    Halted(String),
    /// The call cannot be made as it was asked for.
    #[error("{0}")]
    Invalid(String),
    /// There is no such block.
    #[error("header not found: there is no block {0}")]
    NoBlock(String),
    /// The state of that block is no longer kept.
    #[error("the state of block {asked} is no longer kept; the oldest that is there is that of block {oldest}")]
    TooOld {
        /// The block that was asked about.
        asked: u64,
        /// The first that can be.
        oldest: u64,
    },
    /// What was kept of a block cannot be read.
    #[error("{0}")]
    Unreadable(String),
}

/// The text of `Error(string)`, for those who look at the message only.
fn reason(data: &Bytes) -> String {
    let text = data.strip_prefix(&[0x08, 0xc3, 0x79, 0xa0]).and_then(|abi| {
        let length = U256::from_be_slice(abi.get(32..64)?);
        let length = usize::try_from(length).ok()?;
        std::str::from_utf8(abi.get(64..64_usize.checked_add(length)?)?).ok()
    });
    text.map(|text| format!(": {text}")).unwrap_or_default()
}

fn request_to_machine(request: &TransactionRequest, gas: u64, chain_id: u64) -> TxEnv {
    let authorizations = request.authorization_list.clone().unwrap_or_default();
    // The kind decides what is looked at: a list that the kind has not would cost nothing.
    let tx_type = match (authorizations.is_empty(), request.access_list.is_some()) {
        (false, _) => 4,
        (true, true) => 1,
        (true, false) => 0,
    };
    TxEnv {
        tx_type,
        caller: request.from.unwrap_or(Address::ZERO),
        gas_limit: gas,
        gas_price: request.max_fee_per_gas.or(request.gas_price).unwrap_or_default(),
        kind: request.to.unwrap_or(alloy_primitives::TxKind::Create),
        value: request.value.unwrap_or_default(),
        data: request.input.input().cloned().unwrap_or_default(),
        chain_id: Some(chain_id),
        access_list: request.access_list.clone().unwrap_or_default(),
        authorization_list: authorizations.into_iter().map(Either::Left).collect(),
        ..TxEnv::default()
    }
}

fn simulate(
    below: &dyn View,
    around: &Surroundings,
    request: &TransactionRequest,
    gas: u64,
) -> Result<ExecutionResult, CallError> {
    simulated(below, around, request, gas).map(|ran| ran.result)
}

/// Runs a call without keeping what it changes.
pub(crate) fn simulated(
    below: &dyn View,
    around: &Surroundings,
    request: &TransactionRequest,
    gas: u64,
) -> Result<ResultAndState, CallError> {
    let value = request.value.unwrap_or_default();
    if let Some(from) = request.from.filter(|_| !value.is_zero()) {
        let balance = below.account(from).unwrap_or_default().balance;
        if balance < value {
            let what = format!("insufficient funds for transfer: {from} has {balance} wei of {value}");
            return Err(CallError::Invalid(what));
        }
    }
    let mut machine = around.context(below, true).build_mainnet();
    let outcome = machine.transact(request_to_machine(request, gas, around.chain_id));
    outcome.map_err(|error| CallError::Invalid(error.to_string()))
}

/// What a call returns.
pub(crate) fn call(below: &dyn View, around: &Surroundings, request: &TransactionRequest) -> Result<Bytes, CallError> {
    let gas = request.gas.unwrap_or(CALL_GAS).min(CALL_GAS);
    output(simulate(below, around, request, gas)?)
}

pub(crate) fn output(result: ExecutionResult) -> Result<Bytes, CallError> {
    match result {
        ExecutionResult::Success { output, .. } => Ok(output.into_data()),
        ExecutionResult::Revert { output, .. } => Err(CallError::Reverted(output)),
        ExecutionResult::Halt { reason: HaltReason::OutOfGas(_), .. } => {
            Err(CallError::Halted("out of gas".to_owned()))
        }
        ExecutionResult::Halt { reason, .. } => Err(CallError::Halted(format!("{reason:?}"))),
    }
}

/// A gas limit with which a call succeeds: exactly what it uses where that is enough, else at most a sixty-fourth too much.
pub(crate) fn estimate(
    below: &dyn View,
    around: &Surroundings,
    request: &TransactionRequest,
) -> Result<u64, CallError> {
    let most = request.gas.unwrap_or(TRANSACTION_GAS).min(TRANSACTION_GAS).min(around.gas_limit);
    let first = simulate(below, around, request, most)?;
    let (used, spent) = (first.gas_used(), first.gas().spent().max(first.gas_used()));
    output(first)?;
    let enough = |gas: u64| Ok(simulate(below, around, request, gas).is_ok_and(|result| result.is_success()));
    if spent >= most || enough(spent)? {
        return Ok(spent.min(most));
    }
    let (mut low, mut high) = (used.saturating_sub(1), most);
    while high - low > (high / 64).max(1) {
        // Calls keep back a sixty-fourth at each depth, so the answer is near what was spent, far below the most.
        let middle = low + (high - low) / if high == most { 16 } else { 2 }.min(high - low);
        if enough(middle)? {
            high = middle;
        } else {
            low = middle;
        }
    }
    Ok(high)
}
