// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {IMarket} from "../interfaces/IMarket.sol";

/// @dev An order in memory, word for word as EIP-712 hashes it. Calldata is checked each time it is read, and memory is not.
struct Head {
    /// First the hash of the type.
    bytes32 id;
    address merchant;
    address brand;
    address seller;
    address buyer;
    address token;
    address arbiter;
    bytes32 item;
    uint32 units;
    bytes32 product;
    uint96 amount;
    bytes32 cart;
    uint40 payBy;
    uint32 hold;
    uint32 ruling;
    bytes32 sharesHash;
}

/// @title The EIP-712 hashes of an order and of what is signed about it
library Orders {
    bytes32 internal constant ORDER = keccak256(
        "Order(address merchant,address brand,address seller,address buyer,address token,address arbiter,bytes32 item,uint32 units,bytes32 product,uint96 amount,bytes32 cart,uint40 payBy,uint32 hold,uint32 ruling,uint256[] shares)"
    );
    bytes32 internal constant ACCEPT = keccak256("Accept(bytes32 order,address payer,uint8 means)");
    bytes32 internal constant RELEASE = keccak256("Release(bytes32 order,uint40 deadline)");
    bytes32 internal constant REFUND = keccak256("Refund(bytes32 order,uint256 amount,uint256 nonce,uint40 deadline)");
    bytes32 internal constant DISPUTE = keccak256("Dispute(bytes32 order,uint40 deadline)");
    bytes32 internal constant RESOLVE = keccak256("Resolve(bytes32 order,uint256 toBuyer,uint40 deadline)");
    bytes32 internal constant SETTLE = keccak256("Settle(bytes32 order,uint256 toBuyer,uint40 deadline)");
    bytes32 internal constant CANCEL = keccak256("Cancel(bytes32 order,uint40 deadline)");

    /// @dev Copies an order, with its shares as their hash, and hashes that.
    /// @param head Where to; its id is the order's struct hash then.
    function read(IMarket.Order calldata order, Head memory head) internal pure {
        bytes32 kind = ORDER;
        uint256[] calldata shares = order.shares;
        assembly ("memory-safe") {
            let free := mload(0x40)
            let size := shl(5, shares.length)
            calldatacopy(free, shares.offset, size)
            mstore(add(head, 0x1e0), keccak256(free, size))
            mstore(head, kind)
            // The 14 words before the shares are the same in calldata as in EIP-712.
            calldatacopy(add(head, 0x20), order, 0x1c0)
            mstore(head, keccak256(head, 0x200))
        }
        _check(head);
    }

    /// @dev Reverts when a word has bits outside its type, as reading it from calldata would.
    function _check(Head memory head) private pure {
        assembly ("memory-safe") {
            let people := or(mload(add(head, 0x20)), or(mload(add(head, 0x40)), mload(add(head, 0x60))))
            people := or(people, or(mload(add(head, 0x80)), or(mload(add(head, 0xa0)), mload(add(head, 0xc0)))))
            let units := mload(add(head, 0x100))
            let amount := mload(add(head, 0x140))
            let payBy := mload(add(head, 0x180))
            let times := or(mload(add(head, 0x1a0)), mload(add(head, 0x1c0)))
            let beyond := or(shr(160, people), shr(32, or(units, times)))
            if or(beyond, or(shr(96, amount), shr(40, payBy))) { revert(0, 0) }
        }
    }
}
