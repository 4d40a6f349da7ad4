// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

/// @title Contracts at addresses that are known before
/// @notice Where a contract will be depends on who deploys it and on a salt, not on its code: so contracts can be told of each other
/// before any of them is there, and one account has them at the same addresses on every chain. Who deploys is part of the address, so
/// nobody else can take it first.
interface IDeployer {
    /// A contract was created.
    event Deployed(address indexed who, bytes32 indexed salt, address at);

    /// @notice Creates a contract at `addressOf(msg.sender, salt)`, once. Reverts without the constructor's own reason when it reverts,
    /// when it leaves no code, or when the salt has been used.
    /// @param salt Which of the caller's addresses it gets.
    /// @param code Its creation code, with the arguments of its constructor behind it; the ether that comes along is for it.
    function deploy(bytes32 salt, bytes calldata code) external payable returns (address at);

    /// @notice Where the contract is, or will be, that `who` deploys with a salt.
    function addressOf(address who, bytes32 salt) external view returns (address);
}
