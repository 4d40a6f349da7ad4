// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {IRelayed} from "./IRelayed.sol";

/// @title Who may read whose data, and what data there was
/// @notice Scopes and roots are salted hashes whose salt the owner keeps: nothing here tells what they are of, and personal
/// data never comes here. The data is with its owner, encrypted; who holds it serves a reader while {allowed} says so.
interface IConsent is IRelayed {
    /// A grant that would have ended already.
    error Past(uint40 until);

    /// A reader may read a scope of an owner's, until a time in Unix seconds.
    event Granted(address indexed owner, address indexed reader, bytes32 indexed scope, uint40 until);
    /// A reader may not read a scope of an owner's any more.
    event Revoked(address indexed owner, address indexed reader, bytes32 indexed scope);
    /// All grants of an owner ended; those it gives from now on are of this epoch.
    event RevokedAll(address indexed owner, uint32 epoch);
    /// An owner says what the root of its data in a scope is.
    event Anchored(address indexed owner, bytes32 indexed scope, bytes32 root);

    /// @notice Lets a reader read a scope of the caller's. A grant replaces the one before for the same reader and scope.
    /// @param until The last second it holds, in Unix seconds.
    function grant(address reader, bytes32 scope, uint40 until) external;

    /// @notice {grant} by signature of `account`, which also binds the account's epoch: after {revokeAll}, what was signed before and
    /// not brought here is void.
    function grantFor(
        address account,
        address reader,
        bytes32 scope,
        uint40 until,
        uint256 nonce,
        uint40 deadline,
        bytes calldata signature
    ) external;

    /// @notice Ends a grant of the caller's at once.
    function revoke(address reader, bytes32 scope) external;

    /// @notice {revoke} by signature of `account`.
    function revokeFor(
        address account,
        address reader,
        bytes32 scope,
        uint256 nonce,
        uint40 deadline,
        bytes calldata signature
    ) external;

    /// @notice Ends all grants of the caller's at once.
    function revokeAll() external;

    /// @notice {revokeAll} by signature of `account`.
    function revokeAllFor(address account, uint256 nonce, uint40 deadline, bytes calldata signature) external;

    /// @notice Says what the root of the caller's data in a scope is now: of customers, orders, or who introduced whom.
    function anchor(bytes32 scope, bytes32 root) external;

    /// @notice {anchor} by signature of `account`.
    function anchorFor(
        address account,
        bytes32 scope,
        bytes32 root,
        uint256 nonce,
        uint40 deadline,
        bytes calldata signature
    ) external;

    /// @notice Whether a reader may read a scope of an owner's now.
    function allowed(address owner, address reader, bytes32 scope) external view returns (bool);

    /// @notice The last root an owner anchored in a scope; 0 for none.
    function anchorOf(address owner, bytes32 scope) external view returns (bytes32);

    /// @notice How often an owner ended all grants.
    function epochOf(address owner) external view returns (uint32);
}
