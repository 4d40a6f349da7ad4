// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {IMarket} from "../../src/interfaces/IMarket.sol";
import {Vm} from "../Vm.sol";
import {Whole} from "../whole/Whole.sol";

/// @dev All-in: each call is a transaction of its own, so 21,000, calldata and cold access are in the numbers.
/// forge-config: default.isolate = true
contract MarketGas is Whole {
    address[] private _others;

    function setUp() public {
        begin(0);
        // Everybody is known: they have a balance of this token.
        for (uint256 i; i < 13; ++i) {
            _others.push(address(uint160(0xBEEF0000 + i)));
        }
        _know(brand.addr);
        _know(seller.addr);
        _know(merchant.addr);
        _know(buyer.addr);
        for (uint256 i; i < _others.length; ++i) {
            _know(_others[i]);
        }
    }

    function test_InstantByAuthorization() public {
        for (uint256 count = 3; count <= 5; ++count) {
            _payNow(_sale(count, 0, count), string.concat("pay at once, 3009, ", vm.toString(count), " known"));
        }
        _payNow(_sale(10, 0, 10), "pay at once, 3009, 10 known");
        _payNow(_sale(16, 0, 16), "pay at once, 3009, 16 known");
    }

    function test_InstantToNewPayees() public {
        IMarket.Order memory order = _sale(3, 0, 77);
        order.seller = address(0x7777);
        order.shares[1] = shareOf(order.seller, AMOUNT / 5);
        _payNow(order, "pay at once, 3009, 2 known and 1 new");
    }

    function test_InstantWithFee() public {
        vm.prank(governor);
        market.setFee(100, _others[0]);
        _payNow(_sale(4, 0, 78), "pay at once, 3009, 3 known and the fee");
    }

    function test_Means() public {
        IMarket.Order memory order = _sale(3, 0, 1);
        bytes memory terms = termsOf(order);
        vm.prank(buyer.addr);
        market.pay(order, terms, IMarket.Means.Allowance, "");
        _snapshot("pay at once, allowance, 3 known");
        order = _sale(3, 0, 2);
        terms = termsOf(order);
        vm.prank(buyer.addr);
        market.pay(order, terms, IMarket.Means.Balance, "");
        _snapshot("pay at once, balance, 3 known");
    }

    function test_HoldAndRelease() public {
        for (uint256 count = 3; count <= 5; count += 2) {
            IMarket.Order memory order = _sale(count, HOLD, count);
            _payNow(order, string.concat("pay into hold, 3009, ", vm.toString(count)));
            vm.prank(buyer.addr);
            market.release(order);
            _snapshot(string.concat("release, ", vm.toString(count), " known"));
        }
    }

    function test_Refund() public {
        IMarket.Order memory order = _sale(3, HOLD, 1);
        payBySignature(order);
        vm.prank(merchant.addr);
        market.refund(order, AMOUNT / 2);
        _snapshot("refund a part");
        vm.prank(merchant.addr);
        market.refund(order, AMOUNT / 2);
        _snapshot("refund the rest");
    }

    function test_Dispute() public {
        IMarket.Order memory order = _sale(3, HOLD, 1);
        payBySignature(order);
        vm.prank(buyer.addr);
        market.dispute(order);
        _snapshot("dispute");
        vm.prank(arbiter.addr);
        market.resolve(order, AMOUNT / 2);
        _snapshot("resolve, 3 known");
    }

    function test_ItemHeld() public {
        bytes32 item = listed(100);
        IMarket.Order memory first = withItem(_sale(3, HOLD, 1), item);
        IMarket.Order memory order = withItem(_sale(3, HOLD, 2), item);
        payBySignature(first);
        _payNow(order, "pay into hold, 3009, 3, with an item");
        vm.prank(buyer.addr);
        market.release(first);
        vm.prank(buyer.addr);
        market.release(order);
        _snapshot("release, 3 known, with an item");
    }

    function test_ItemAtOnce() public {
        bytes32 item = listed(100);
        payBySignature(withItem(_sale(3, 0, 1), item));
        _payNow(withItem(_sale(3, 0, 2), item), "pay at once, 3009, 3 known, with an item");
    }

    function test_WithdrawAndMove() public {
        address account = _others[1];
        vm.prank(account);
        market.withdraw(address(coin), 3);
        _snapshot("withdraw first");
        vm.prank(account);
        market.withdraw(address(coin), 3);
        _snapshot("withdraw again");
        vm.prank(account);
        market.move(address(coin), _others[2], 3);
        _snapshot("move to known");
    }

    function test_PayMany() public {
        _payMany(100, 0, "pay at once in a batch of 100, a sale of 3 known");
    }

    function test_PayManyIntoHold() public {
        _payMany(100, HOLD, "pay into hold in a batch of 100, a sale");
    }

    function test_ReleaseMany() public {
        IMarket.Order[] memory orders = new IMarket.Order[](100);
        for (uint256 i; i < orders.length; ++i) {
            orders[i] = _sale(3, HOLD, i);
            payBySignature(orders[i]);
        }
        vm.warp(NOW + HOLD);
        vm.prank(relayer);
        market.releaseMany(orders);
        uint256 all = vm.snapshotGasLastCall("Market", "release in a batch of 100, all");
        vm.snapshotValue("Market", "release in a batch of 100, an order of 3", all / 100);
    }

    /// @dev Each sale has a buyer of its own.
    function _payMany(uint256 count, uint32 hold, string memory name) private {
        IMarket.Order[] memory orders = new IMarket.Order[](count);
        bytes[] memory terms = new bytes[](count);
        IMarket.Means[] memory means = new IMarket.Means[](count);
        bytes[] memory proofs = new bytes[](count);
        for (uint256 i; i < count; ++i) {
            Vm.Wallet memory payer = vm.createWallet(string.concat("buyer", vm.toString(i)));
            coin.mint(payer.addr, 2 * AMOUNT);
            orders[i] = _sale(3, hold, i);
            orders[i].buyer = payer.addr;
            terms[i] = termsOf(orders[i]);
            proofs[i] = authorization(orders[i], payer);
        }
        vm.prank(relayer);
        market.payMany(orders, terms, means, proofs);
        uint256 all = vm.snapshotGasLastCall("Market", string.concat(name, ", all"));
        vm.snapshotValue("Market", name, all / count);
    }

    function _payNow(IMarket.Order memory order, string memory name) private {
        bytes memory terms = termsOf(order);
        bytes memory proof = authorization(order, buyer);
        vm.prank(relayer);
        market.pay(order, terms, IMarket.Means.Authorization, proof);
        _snapshot(name);
    }

    /// @dev Three shares, and one base unit for each above that but the last, which has a hundredth.
    function _sale(uint256 count, uint32 hold, uint256 number) private view returns (IMarket.Order memory order) {
        order = someOrder();
        order.hold = hold;
        order.cart = keccak256(abi.encode(number));
        order.shares = new uint256[](count);
        order.shares[0] = shareOf(brand.addr, AMOUNT / 2);
        order.shares[1] = shareOf(seller.addr, AMOUNT / 5);
        uint256 rest = AMOUNT - AMOUNT / 2 - AMOUNT / 5;
        for (uint256 i = 3; i < count; ++i) {
            uint256 part = i == count - 1 ? AMOUNT / 100 : 1_234;
            order.shares[i] = shareOf(_others[i - 3], part);
            rest -= part;
        }
        if (count == 4) order.shares[3] = shareOf(_others[0], AMOUNT / 100);
        order.shares[2] = shareOf(merchant.addr, rest);
    }

    function _know(address account) private {
        deposit(account, account == buyer.addr ? 10 * AMOUNT : 10);
    }

    function _snapshot(string memory name) private {
        vm.snapshotGasLastCall("Market", name);
    }
}
