// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {IRelayed} from "../interfaces/IRelayed.sol";
import {Signature} from "./Signature.sol";

/// @title Actions by signature
/// @dev Nonces are bits: 256 of them share a slot, and whoever signs chooses any that is free.
abstract contract Relayed is IRelayed, EIP712 {
    using Signature for bytes;

    mapping(address signer => mapping(uint256 word => uint256 bits)) private _used;

    /// @inheritdoc IRelayed
    function isUsed(address signer, uint256 nonce) public view returns (bool) {
        return (_used[signer][nonce >> 8] >> (nonce & 0xff)) & 1 == 1;
    }

    /// @inheritdoc IRelayed
    function cancelNonce(uint256 nonce) external {
        _use(msg.sender, nonce);
    }

    /// @dev Reverts unless `signer` signed `structHash`, which binds `nonce` and `deadline`; uses the nonce up.
    function _spend(address signer, bytes32 structHash, uint256 nonce, uint40 deadline, bytes calldata signature)
        internal
    {
        if (block.timestamp > deadline) revert Late(deadline);
        if (!signature.isBy(signer, _hashTypedDataV4(structHash))) revert Unsigned(signer);
        _use(signer, nonce);
    }

    function _use(address signer, uint256 nonce) private {
        uint256 bit = 1 << (nonce & 0xff);
        uint256 word = _used[signer][nonce >> 8];
        if (word & bit != 0) revert Replayed(signer, nonce);
        _used[signer][nonce >> 8] = word | bit;
        emit NonceUsed(signer, nonce);
    }
}
