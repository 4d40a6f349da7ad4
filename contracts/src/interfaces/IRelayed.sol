// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

/// @title What can be done by signature, so that somebody else pays the gas
/// @notice A relayer can delay what was signed, and never change it: a signature binds the chain, the contract, the
/// action with everything about it, a nonce and a deadline. Contracts sign by ERC-1271.
interface IRelayed {
    /// The deadline of a signature has passed.
    error Late(uint40 deadline);
    /// This nonce of the signer was used or cancelled.
    error Replayed(address signer, uint256 nonce);
    /// The signature is not one of the signer's for exactly this.
    error Unsigned(address signer);

    /// A nonce of the signer is used up, by an action or by cancelling it.
    event NonceUsed(address indexed signer, uint256 indexed nonce);

    /// @notice Whether a nonce of a signer was used. Nonces are in no order: any number that was not used will do.
    function isUsed(address signer, uint256 nonce) external view returns (bool);

    /// @notice Makes every signature of the caller's with this nonce void.
    function cancelNonce(uint256 nonce) external;
}
