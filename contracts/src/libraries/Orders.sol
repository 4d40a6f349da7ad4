// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {IMarket} from "../interfaces/IMarket.sol";

/// @title The EIP-712 hashes of an order and of what is signed about it
library Orders {
    bytes32 internal constant ORDER = keccak256(
        "Order(address merchant,address brand,address seller,address buyer,address token,address arbiter,uint96 amount,uint40 payBy,uint32 hold,uint32 ruling,uint32 units,bytes32 item,bytes32 product,bytes32 cart,uint256[] shares)"
    );
    bytes32 internal constant ACCEPT = keccak256("Accept(bytes32 order,address payer,uint8 means)");
    bytes32 internal constant RELEASE = keccak256("Release(bytes32 order,uint40 deadline)");
    bytes32 internal constant REFUND = keccak256("Refund(bytes32 order,uint256 amount,uint256 nonce,uint40 deadline)");
    bytes32 internal constant DISPUTE = keccak256("Dispute(bytes32 order,uint40 deadline)");
    bytes32 internal constant RESOLVE = keccak256("Resolve(bytes32 order,uint256 toBuyer,uint40 deadline)");
    bytes32 internal constant SETTLE = keccak256("Settle(bytes32 order,uint256 toBuyer,uint40 deadline)");
    bytes32 internal constant CANCEL = keccak256("Cancel(bytes32 order,uint40 deadline)");

    /// @dev The 14 words before the shares are the same in calldata as in EIP-712, so they are copied as they are.
    /// A word with bits outside its type has another hash, and is refused where it is read.
    function hash(IMarket.Order calldata order) internal pure returns (bytes32 result) {
        bytes32 kind = ORDER;
        uint256[] calldata shares = order.shares;
        assembly ("memory-safe") {
            let free := mload(0x40)
            let size := shl(5, shares.length)
            calldatacopy(free, shares.offset, size)
            let sharesHash := keccak256(free, size)
            mstore(free, kind)
            calldatacopy(add(free, 0x20), order, 0x1c0)
            mstore(add(free, 0x1e0), sharesHash)
            result := keccak256(free, 0x200)
        }
    }
}
