// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {IERC3009Cancel} from "@openzeppelin/contracts/interfaces/draft-IERC3009.sol";
import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {IAuthorizing} from "./IAuthorizing.sol";

/// @title Gemstra, the token
/// @notice An ERC-20 of 18 decimals. All of it is there from the start; it can only get less, when holders burn what is theirs.
/// Nobody can mint, pause, freeze or take. Holders allow spending by signature (ERC-2612) and transfer by signature (ERC-3009);
/// of the second there are two forms: `v, r, s` for keys, and bytes for keys and for contracts that sign by ERC-1271.
interface IGMS is IERC20Metadata, IERC20Permit, IAuthorizing, IERC3009Cancel {
    /// There are not as many amounts as recipients.
    error Unequal(uint256 recipients, uint256 amounts);
    /// What the recipients would get together is not the supply.
    error WrongSum(uint256 sum, uint256 supply);

    /// @notice What there was at the start, in the smallest units: 16,000,000,000 tokens.
    function SUPPLY() external view returns (uint256);

    /// @notice Destroys tokens of the caller.
    function burn(uint256 value) external;

    /// @notice Destroys tokens of an account that the caller has an allowance for.
    function burnFrom(address account, uint256 value) external;

    /// @notice Transfers what `from` signed for, sent by anybody.
    /// @param validAfter The first moment, in Unix seconds, after which it can be used.
    /// @param validBefore The moment, in Unix seconds, from which on it cannot be used any more.
    /// @param nonce Any number that `from` did not use before.
    function transferWithAuthorization(
        address from,
        address to,
        uint256 value,
        uint256 validAfter,
        uint256 validBefore,
        bytes32 nonce,
        bytes calldata signature
    ) external;

    /// @notice Makes an authorization void that was not used.
    function cancelAuthorization(address authorizer, bytes32 nonce, bytes calldata signature) external;
}
