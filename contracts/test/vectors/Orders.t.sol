// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {IMarket} from "../../src/interfaces/IMarket.sol";
import {MarketKit} from "../MarketKit.sol";
import {Messages} from "./Vectors.sol";

/// @dev Ids of orders, and who is paid what of an order in the end.
contract OrdersVectors is MarketKit, Messages {
    uint256 private constant ORDERS = 40;
    string private constant ORDER =
        "Order(address merchant,address brand,address seller,address buyer,address token,address arbiter,bytes32 item,uint32 units,bytes32 product,uint96 amount,bytes32 cart,uint40 payBy,uint32 hold,uint32 ruling,uint256[] shares)";

    function test_WriteIds() public {
        begin();
        begin("Astra Market", address(market));
        for (uint256 i = 0; i < ORDERS; ++i) {
            IMarket.Order memory order = anyOrder();
            equal(message(ORDER, membersOf(order)), market.idOf(order), "the market's own word");
        }
        save("orders");
    }

    /// @dev Whatever was paid back before, those who have shares are credited with the rest of it, exactly.
    function test_WriteSplits() public {
        begin();
        coin.mint(buyer.addr, type(uint128).max);
        for (uint256 i = 0; i < ORDERS; ++i) {
            split(payableOrder());
        }
        save("splits", "");
    }

    function split(IMarket.Order memory order) private {
        directory.agree(order.brand, merchant.addr, 0, [uint16(0), 0, 0], 1);
        payByAllowance(order);
        uint256 before = balance(buyer.addr);
        uint256 left = order.amount;
        for (uint256 times = any(0, 2); times > 0 && left > 0; --times) {
            uint256 amount = any(1, left);
            vm.prank(merchant.addr);
            market.refund(order, amount);
            left -= amount;
        }
        uint256[] memory paid = balances(order);
        if (left > 0) {
            vm.prank(buyer.addr);
            market.release(order);
        }
        uint256[] memory since = balances(order);
        uint256[] memory shares = new uint256[](paid.length);
        for (uint256 i = 0; i < paid.length; ++i) {
            (paid[i], shares[i]) = (since[i] - paid[i], uint96(order.shares[i]));
        }
        string memory json = string.concat(field("amount", order.amount), ",", field("shares", shares), ",");
        json = string.concat(json, field("refunded", balance(buyer.addr) - before), ",", field("paid", paid));
        add(string.concat("{", json, "}"));
    }

    function balances(IMarket.Order memory order) private view returns (uint256[] memory amounts) {
        amounts = new uint256[](order.shares.length);
        for (uint256 i = 0; i < amounts.length; ++i) {
            amounts[i] = balance(address(uint160(order.shares[i] >> 96)));
        }
    }

    /// @dev Every share is somebody else's, so that balances tell what each was paid.
    function payableOrder() private returns (IMarket.Order memory order) {
        order = someOrder();
        (order.brand, order.seller, order.cart) = (anyAddress(), anyAddress(), anyHash());
        order.amount = uint96(any(0, 3) == 0 ? any(1, 100) : any(1, type(uint96).max));
        order.shares = anyShares(order.amount);
        order.shares[0] = shareOf(order.brand, uint96(order.shares[0]));
        order.shares[1] = shareOf(order.seller, uint96(order.shares[1]));
        order.shares[2] = shareOf(merchant.addr, uint96(order.shares[2]));
    }

    /// @dev It need not make sense to have an id.
    function anyOrder() private returns (IMarket.Order memory order) {
        (order.merchant, order.brand, order.seller) = (anyAddress(), anyAddress(), anyAddress());
        order.buyer = any(0, 3) == 0 ? address(0) : anyAddress();
        order.token = anyAddress();
        order.arbiter = any(0, 3) == 0 ? address(0) : anyAddress();
        order.amount = uint96(any(1, type(uint96).max));
        order.payBy = uint40(any(0, type(uint40).max));
        (order.hold, order.ruling) = (uint32(any(0, type(uint32).max)), uint32(any(0, type(uint32).max)));
        order.units = uint32(any(0, type(uint32).max));
        order.item = any(0, 1) == 0 ? bytes32(0) : anyHash();
        order.product = any(0, 1) == 0 ? bytes32(0) : anyHash();
        order.cart = anyHash();
        order.shares = anyShares(order.amount);
    }

    /// @dev From 3 to 16, some of them of nothing, that come to `amount`.
    function anyShares(uint256 amount) private returns (uint256[] memory shares) {
        shares = new uint256[](any(3, 16));
        uint256 last = shares.length - 1;
        for (uint256 i = 0; i < last; ++i) {
            uint256 share = any(0, any(0, amount));
            shares[i] = shareOf(anyAddress(), share);
            amount -= share;
        }
        shares[last] = shareOf(anyAddress(), amount);
    }

    /// @dev An order without the word that says where it begins.
    function membersOf(IMarket.Order memory order) private pure returns (bytes memory members) {
        bytes memory encoded = abi.encode(order);
        members = new bytes(encoded.length - 32);
        for (uint256 i = 0; i < members.length; ++i) {
            members[i] = encoded[i + 32];
        }
    }
}
