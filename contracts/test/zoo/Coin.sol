// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";
import {ERC3009} from "@openzeppelin/contracts/token/ERC20/extensions/draft-ERC3009.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";

/// @dev An honest token with all that buyers without gas need: permits and authorizations, those of contracts too.
contract Coin is ERC20Permit, ERC3009 {
    uint8 private immutable _places;

    constructor(uint8 places) ERC20("Coin", "COIN") ERC20Permit("Coin") {
        _places = places;
    }

    function mint(address account, uint256 amount) external {
        _mint(account, amount);
    }

    function decimals() public view override returns (uint8) {
        return _places;
    }

    function receiveWithAuthorization(
        address from,
        address to,
        uint256 value,
        uint256 validAfter,
        uint256 validBefore,
        bytes32 nonce,
        bytes calldata signature
    ) external {
        bytes32 what = keccak256(
            abi.encode(RECEIVE_WITH_AUTHORIZATION_TYPEHASH, from, to, value, validAfter, validBefore, nonce)
        );
        require(to == msg.sender, ERC20InvalidReceiver(to));
        require(
            SignatureChecker.isValidSignatureNowCalldata(from, _hashTypedDataV4(what), signature),
            ERC3009InvalidSignature()
        );
        _transferWithAuthorization(from, to, value, validAfter, validBefore, nonce);
    }

    function giveUp(bytes32 nonce) external {
        _cancelAuthorization(msg.sender, nonce);
    }
}
