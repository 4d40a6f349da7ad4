// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {IDirectory} from "../interfaces/IDirectory.sol";
import {IMarket} from "../interfaces/IMarket.sol";
import {Head} from "./Orders.sol";

/// @title Who is paid what of an order
/// @dev A share is `recipient << 96 | amount`.
library Shares {
    uint256 internal constant LEAST = 3;
    uint256 internal constant MOST = 16;
    /// Basis points in the whole.
    uint256 internal constant WHOLE = 10_000;

    function ownerOf(uint256 share) internal pure returns (address) {
        return address(uint160(share >> 96));
    }

    function amountOf(uint256 share) internal pure returns (uint256) {
        return uint96(share);
    }

    /// @dev What of `rest` belongs to the shares up to and with one, when `sum` of `amount` does. The part of a share is the
    /// difference to the one before it: so the parts come to `rest` exactly, and none differs from its exact value by 1 or more.
    /// @param amount Not 0; none of the three is above 2^96.
    function upTo(uint256 sum, uint256 rest, uint256 amount) internal pure returns (uint256) {
        unchecked {
            return sum * rest / amount;
        }
    }

    /// @dev Reverts unless the shares are those of this order, come to its amount, and pay the fee and what the agreement says, both
    /// rounded down. A fee that went down may still be paid as it was signed.
    /// @param points The fee, in basis points of the amount.
    function check(
        Head memory order,
        uint256[] calldata shares,
        IDirectory.Floors memory floors,
        uint256 points,
        address sink
    ) internal pure {
        uint256 count = shares.length;
        if (count < LEAST || count > MOST) revert IMarket.ShareCount(count);
        (uint256 others, uint256 toUpline) = _others(shares, order.merchant);
        uint256 sum = _first(order, shares, floors) + others;
        uint256 amount = order.amount;
        if (sum != amount || sum == 0) revert IMarket.ShareSum(sum, amount);
        if (points > 0) toUpline -= _checkFee(shares, order.merchant, _part(amount, points), sink);
        uint256 least = _part(amount, floors.upline);
        if (toUpline < least) revert IMarket.BelowFloor(LEAST, toUpline, least);
    }

    /// @dev What brand, seller and merchant are paid.
    function _first(Head memory order, uint256[] calldata shares, IDirectory.Floors memory floors)
        private
        pure
        returns (uint256)
    {
        uint256 amount = order.amount;
        // Three numbers of 96 bits.
        unchecked {
            return _own(0, shares[0], order.brand, _part(amount, floors.brand))
                + _own(1, shares[1], order.seller, _part(amount, floors.seller)) + _own(2, shares[2], order.merchant, 0);
        }
    }

    /// @dev What the shares after the third come to, and what of it is not the merchant's: that is what those above the seller get.
    function _others(uint256[] calldata shares, address merchant) private pure returns (uint256 sum, uint256 toUpline) {
        // Thirteen numbers of 96 bits.
        unchecked {
            for (uint256 i = LEAST; i < shares.length; ++i) {
                uint256 share = shares[i];
                if (share >> 96 == 0) revert IMarket.Nothing();
                sum += amountOf(share);
                if (ownerOf(share) != merchant) toUpline += amountOf(share);
            }
        }
    }

    /// @dev What of those above the seller is the fee in fact.
    function _checkFee(uint256[] calldata shares, address merchant, uint256 due, address sink)
        private
        pure
        returns (uint256)
    {
        uint256 last = shares.length - 1;
        uint256 share = shares[last];
        if (last < LEAST || ownerOf(share) != sink || amountOf(share) < due) revert IMarket.FeeMissing(due);
        return sink == merchant ? 0 : amountOf(share);
    }

    /// @dev The amount of one of the first three shares, which have to be those of the three.
    function _own(uint256 index, uint256 share, address owner, uint256 least) private pure returns (uint256 amount) {
        if (ownerOf(share) != owner) revert IMarket.ShareOwner(index, owner);
        if (owner == address(0)) revert IMarket.Nothing();
        amount = amountOf(share);
        if (amount < least) revert IMarket.BelowFloor(index, amount, least);
    }

    /// @dev Neither is above 2^96.
    function _part(uint256 amount, uint256 points) private pure returns (uint256) {
        unchecked {
            return amount * points / WHOLE;
        }
    }
}
