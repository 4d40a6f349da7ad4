// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

/// @title What the market calls of a token that takes signed authorizations (ERC-3009)
interface IAuthorizing {
    /// @notice Whether an authorization was used or cancelled.
    function authorizationState(address authorizer, bytes32 nonce) external view returns (bool);

    /// @notice Moves tokens to the caller, who has to be `to`, by the signature of an account with a key.
    function receiveWithAuthorization(
        address from,
        address to,
        uint256 value,
        uint256 validAfter,
        uint256 validBefore,
        bytes32 nonce,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external;

    /// @notice The same, by a signature of any kind (ERC-1271).
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
