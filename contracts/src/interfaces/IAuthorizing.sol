// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {IERC3009} from "@openzeppelin/contracts/interfaces/draft-IERC3009.sol";

/// @title A token that takes signed authorizations (ERC-3009), of contracts as well
interface IAuthorizing is IERC3009 {
    /// @notice Transfers what `from` signed for, by a signature of any kind (ERC-1271), sent by who receives it. Contracts use this one:
    /// nobody can run ahead of them.
    /// @param validAfter The first moment, in Unix seconds, after which it can be used.
    /// @param validBefore The moment, in Unix seconds, from which on it cannot be used any more.
    /// @param nonce Any number that `from` did not use before.
    function receiveWithAuthorization(
        address from,
        address to,
        uint256 value,
        uint256 validAfter,
        uint256 validBefore,
        bytes32 nonce,
        bytes calldata signature
    ) external;
}
