//! What a call would read: the list that a transaction can bring along (EIP-2930).

use alloy_eips::eip2930::{AccessList, AccessListItem, AccessListResult};
use alloy_primitives::{Address, B256, U256};
use alloy_rpc_types_eth::TransactionRequest;
use revm::context::result::ResultAndState;

use crate::execute::{CALL_GAS, CallError, Surroundings, output, simulated};
use crate::state::View;

/// So often the list is made anew at most: what is read may depend on the gas that is left, which depends on the list.
const ROUNDS: usize = 4;

/// Contracts that belong to the machine: all up to the first address, and the second.
const MACHINE: [u64; 2] = [0x11, 0x100];

/// What `request` reads beyond what is paid for anyway, and the gas it uses when it says so. When it fails, with the reason.
pub(crate) fn access_list(
    below: &dyn View,
    around: &Surroundings,
    request: &TransactionRequest,
) -> Result<AccessListResult, CallError> {
    let mut request = request.clone();
    let gas = request.gas.unwrap_or(CALL_GAS).min(CALL_GAS);
    let mut access_list = request.access_list.take().unwrap_or_default();
    let mut rounds = 0;
    loop {
        request.access_list = Some(access_list.clone());
        let ran = simulated(below, around, &request, gas)?;
        let found = read_by(&ran, &request);
        rounds += 1;
        if found == access_list || rounds >= ROUNDS {
            let gas_used = U256::from(ran.result.gas_used());
            let error = output(ran.result).err().map(|error| error.to_string());
            return Ok(AccessListResult { access_list, gas_used, error });
        }
        access_list = found;
    }
}

fn read_by(ran: &ResultAndState, request: &TransactionRequest) -> AccessList {
    let own = [request.from.unwrap_or_default(), Address::ZERO];
    let called = request.to.and_then(|to| to.to().copied());
    let mut items = Vec::new();
    for (address, account) in &ran.state {
        let mut storage_keys: Vec<_> = account.storage.keys().map(|slot| B256::from(*slot)).collect();
        storage_keys.sort_unstable();
        // These are read at no further cost.
        let free =
            own.contains(address) || called == Some(*address) || account.is_created() || of_the_machine(*address);
        if !storage_keys.is_empty() || !free {
            items.push(AccessListItem { address: *address, storage_keys });
        }
    }
    items.sort_unstable_by_key(|item| item.address);
    AccessList(items)
}

fn of_the_machine(address: Address) -> bool {
    let number = U256::from_be_slice(address.as_slice());
    number <= U256::from(MACHINE[0]) || number == U256::from(MACHINE[1])
}
