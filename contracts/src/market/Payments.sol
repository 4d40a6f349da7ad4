// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {IERC3009} from "@openzeppelin/contracts/interfaces/draft-IERC3009.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {IAuthorizing} from "../interfaces/IAuthorizing.sol";
import {Intake} from "../libraries/Intake.sol";
import {Head, Orders} from "../libraries/Orders.sol";
import {Signature} from "../libraries/Signature.sol";
import {Balances} from "./Balances.sol";

/// @title The means by which an order is paid
/// @dev Whatever the means, the payer agreed to exactly this order: it sent it, signed its id as the nonce of an authorization, or
/// signed an acceptance.
abstract contract Payments is Balances {
    using Intake for IERC20;
    using Signature for bytes;

    /// @dev Where the length of the acceptance stands in the proof of a permit: after five values and its own place.
    uint256 private constant ACCEPTANCE = 0xc0;

    /// @dev Who pays, and the rest of the proof.
    function _payer(address buyer, bytes calldata proof) internal view returns (address, bytes calldata) {
        if (buyer != address(0)) return (buyer, proof);
        // Fewer bytes than an address name nobody.
        if (proof.length < 20) return (msg.sender, proof);
        return (address(bytes20(proof[:20])), proof[20:]);
    }

    /// @dev Takes the amount of an order from its payer; exactly that.
    function _collect(Head memory order, address payer, Means means, bytes calldata proof) internal {
        if (means == Means.Authorization) {
            _authorized(order, payer, proof);
        } else if (means == Means.Permit) {
            bytes calldata acceptance = _permit(order.token, payer, proof);
            _agreed(payer, _acceptOf(order.id, payer, means), acceptance);
            IERC20(order.token).take(payer, order.amount);
        } else {
            _agreed(payer, _acceptOf(order.id, payer, means), proof);
            if (means == Means.Balance) _debit(order.token, payer, order.amount);
            else IERC20(order.token).take(payer, order.amount);
        }
    }

    /// @dev Reverts unless `account` sent this, or signed it.
    function _agreed(address account, bytes32 digest, bytes calldata signature) internal view {
        if (msg.sender != account && !signature.isBy(account, digest)) revert Unsigned(account);
    }

    /// @dev Whether a token says that an authorization was used. One that has no authorizations says nothing, hence no revert.
    function _wasAuthorized(address token, address payer, bytes32 id) internal view returns (bool) {
        (bool answered, bytes memory answer) =
            token.staticcall(abi.encodeCall(IERC3009.authorizationState, (payer, id)));
        return answered && answer.length >= 32 && abi.decode(answer, (uint256)) != 0;
    }

    /// @dev A signature of 65 bytes takes the older form, which every token with authorizations has; the other is for payers that are
    /// contracts.
    function _authorized(Head memory order, address payer, bytes calldata proof) private {
        IAuthorizing token = IAuthorizing(order.token);
        (uint256 amount, uint256 payBy, bytes32 id) = (order.amount, order.payBy, order.id);
        uint256 before = IERC20(order.token).held();
        if (proof.length == 65) {
            (bytes32 r, bytes32 s, uint8 v) = (bytes32(proof), bytes32(proof[32:]), uint8(proof[64]));
            token.receiveWithAuthorization(payer, address(this), amount, 0, payBy, id, v, r, s);
        } else {
            token.receiveWithAuthorization(payer, address(this), amount, 0, payBy, id, proof);
        }
        IERC20(order.token).demand(before, amount);
    }

    /// @dev Somebody may have used the permit before us, to make this fail: the allowance is what counts.
    function _permit(address token, address payer, bytes calldata proof) private returns (bytes calldata acceptance) {
        (uint256 value, uint256 deadline, uint8 v, bytes32 r, bytes32 s) =
            abi.decode(proof, (uint256, uint256, uint8, bytes32, bytes32));
        uint256 length = uint256(bytes32(proof[ACCEPTANCE:ACCEPTANCE + 32]));
        acceptance = proof[ACCEPTANCE + 32:][:length];
        try IERC20Permit(token).permit(payer, address(this), value, deadline, v, r, s) {} catch {}
    }

    function _acceptOf(bytes32 id, address payer, Means means) private view returns (bytes32) {
        return _hashTypedDataV4(keccak256(abi.encode(Orders.ACCEPT, id, payer, means)));
    }
}
