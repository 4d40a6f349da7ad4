// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC20Burnable} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Burnable.sol";
import {ERC20Permit, IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";
import {ERC3009} from "@openzeppelin/contracts/token/ERC20/extensions/draft-ERC3009.sol";
import {IAuthorizing} from "./interfaces/IAuthorizing.sol";
import {IGMS} from "./interfaces/IGMS.sol";
import {Signature} from "./libraries/Signature.sol";

/// @title Gemstra, the token
/// @dev There are no checkpoints of votes here: they are in the stake, so that a commission stays a plain transfer.
contract GMS is IGMS, ERC20Burnable, ERC20Permit, ERC3009 {
    using Signature for bytes;

    /// @inheritdoc IGMS
    uint256 public constant SUPPLY = 16_000_000_000e18;

    /// @param recipients Who gets the supply.
    /// @param amounts What each gets, in the same order; together the supply, neither more nor less.
    constructor(address[] memory recipients, uint256[] memory amounts) ERC20("Gemstra", "GMS") ERC20Permit("Gemstra") {
        if (recipients.length != amounts.length) revert Unequal(recipients.length, amounts.length);
        for (uint256 i = 0; i < recipients.length; ++i) {
            _mint(recipients[i], amounts[i]);
        }
        if (totalSupply() != SUPPLY) revert WrongSum(totalSupply(), SUPPLY);
    }

    /// @inheritdoc IGMS
    function transferWithAuthorization(
        address from,
        address to,
        uint256 value,
        uint256 validAfter,
        uint256 validBefore,
        bytes32 nonce,
        bytes calldata signature
    ) external {
        bytes32 typeHash = TRANSFER_WITH_AUTHORIZATION_TYPEHASH;
        _demand(from, keccak256(abi.encode(typeHash, from, to, value, validAfter, validBefore, nonce)), signature);
        _transferWithAuthorization(from, to, value, validAfter, validBefore, nonce);
    }

    /// @inheritdoc IAuthorizing
    function receiveWithAuthorization(
        address from,
        address to,
        uint256 value,
        uint256 validAfter,
        uint256 validBefore,
        bytes32 nonce,
        bytes calldata signature
    ) external {
        if (to != msg.sender) revert ERC20InvalidReceiver(to);
        bytes32 typeHash = RECEIVE_WITH_AUTHORIZATION_TYPEHASH;
        _demand(from, keccak256(abi.encode(typeHash, from, to, value, validAfter, validBefore, nonce)), signature);
        _transferWithAuthorization(from, to, value, validAfter, validBefore, nonce);
    }

    /// @inheritdoc IGMS
    function cancelAuthorization(address authorizer, bytes32 nonce, bytes calldata signature) external {
        _demand(authorizer, keccak256(abi.encode(CANCEL_AUTHORIZATION_TYPEHASH, authorizer, nonce)), signature);
        _cancelAuthorization(authorizer, nonce);
    }

    /// @inheritdoc IERC20Permit
    function nonces(address owner) public view override(ERC20Permit, IERC20Permit) returns (uint256) {
        return super.nonces(owner);
    }

    function burn(uint256 value) public override(IGMS, ERC20Burnable) {
        super.burn(value);
    }

    function burnFrom(address account, uint256 value) public override(IGMS, ERC20Burnable) {
        super.burnFrom(account, value);
    }

    function _demand(address signer, bytes32 structHash, bytes calldata signature) private view {
        if (!signature.isBy(signer, _hashTypedDataV4(structHash))) revert ERC3009InvalidSignature();
    }
}
