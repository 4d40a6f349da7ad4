// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {IMarket} from "../../src/interfaces/IMarket.sol";
import {IRelayed} from "../../src/interfaces/IRelayed.sol";
import {MarketKit} from "../MarketKit.sol";
import {ShelfDouble} from "../doubles/ShelfDouble.sol";

contract MarketCancelTest is MarketKit {
    function setUp() public {
        begin();
    }

    function test_Cancel() external {
        IMarket.Order memory order = held();
        vm.prank(merchant.addr);
        vm.expectRevert(abi.encodeWithSelector(IMarket.WrongStatus.selector, idFor(order), IMarket.Status.Held));
        market.cancel(order);
        order.cart = "2";
        vm.prank(buyer.addr);
        vm.expectRevert(abi.encodeWithSelector(IMarket.NotYours.selector, buyer.addr));
        market.cancel(order);
        vm.expectEmit(address(market));
        emit IMarket.Cancelled(idFor(order));
        vm.prank(merchant.addr);
        market.cancel(order);
        statusIs(order, IMarket.Status.Cancelled);
        vm.prank(merchant.addr);
        vm.expectRevert(abi.encodeWithSelector(IMarket.WrongStatus.selector, idFor(order), IMarket.Status.Cancelled));
        market.refund(order, 1);
        order = instantOrder();
        payBySignature(order);
        vm.prank(merchant.addr);
        vm.expectRevert(abi.encodeWithSelector(IMarket.WrongStatus.selector, idFor(order), IMarket.Status.Released));
        market.cancel(order);
    }

    function test_ByTheMerchantsSignature() external {
        IMarket.Order memory order = someOrder();
        bytes32 what = keccak256(abi.encode(keccak256("Cancel(bytes32 order,uint40 deadline)"), idFor(order), SOON));
        bytes memory signature = sign(merchant, marketDigest(what));
        market.cancelFor(order, SOON, signature);
        statusIs(order, IMarket.Status.Cancelled);
    }
}

contract MarketShelfTest is MarketKit {
    function setUp() public {
        begin();
        shelf.list(ITEM, address(coin), 2e6);
        deposit(address(shelf), 100e6);
    }

    function test_EarnsAtRelease() external {
        IMarket.Order memory order = _withItem(HOLD);
        _counts(3, 0, 0);
        equal(shelf.lastBuyer(), buyer.addr, "buyer");
        equal(shelf.lastMerchant(), merchant.addr, "merchant");
        vm.prank(merchant.addr);
        market.refund(order, AMOUNT / 2);
        vm.prank(buyer.addr);
        market.release(order);
        _counts(3, 3, 0);
        equal(balance(seller.addr), AMOUNT / 10 + 6e6, "seller");
    }

    function test_EarnsAtOnce() external {
        _withItem(0);
        _counts(3, 3, 0);
    }

    function test_GivesBackAtAWholeRefund() external {
        IMarket.Order memory order = _withItem(HOLD);
        vm.prank(merchant.addr);
        market.refund(order, AMOUNT);
        _counts(3, 0, 3);
        order = _withItem(HOLD + 1);
        vm.prank(buyer.addr);
        market.dispute(order);
        vm.warp(NOW + RULING + 1);
        market.expire(order);
        _counts(6, 0, 6);
    }

    function test_NeitherAfterTheRelease() external {
        IMarket.Order memory order = _withItem(0);
        deposit(merchant.addr, AMOUNT);
        vm.prank(merchant.addr);
        market.refund(order, AMOUNT);
        _counts(3, 3, 0);
    }

    /// @dev The shelf is told the payer, so that nobody earns on what they buy themselves.
    function test_KnowsWhoPaidABearerOrder() external {
        IMarket.Order memory order = someOrder();
        (order.item, order.units, order.buyer) = (ITEM, 3, address(0));
        payByAllowance(order);
        equal(shelf.lastBuyer(), buyer.addr, "reserved");
        equal(shelf.lastEarnedOf(), address(0), "not yet");
        vm.prank(buyer.addr);
        market.release(order);
        equal(shelf.lastEarnedOf(), buyer.addr, "earned");
        order.hold = 0;
        deposit(seller.addr, AMOUNT);
        bytes memory terms = termsOf(order);
        vm.prank(seller.addr);
        market.pay(order, terms, IMarket.Means.Balance, "");
        equal(shelf.lastEarnedOf(), seller.addr, "at once");
    }

    function test_FundsItselfFromBalances() external {
        deposit(merchant.addr, 10e6);
        vm.prank(merchant.addr);
        vm.expectRevert(abi.encodeWithSelector(IMarket.NotYours.selector, merchant.addr));
        market.fundShelf(address(coin), merchant.addr, 1);
        vm.expectEmit(address(market));
        emit IMarket.Moved(address(coin), merchant.addr, address(shelf), 4e6);
        vm.prank(address(shelf));
        market.fundShelf(address(coin), merchant.addr, 4e6);
        equal(balance(merchant.addr), 6e6, "merchant");
        equal(balance(address(shelf)), 104e6, "shelf");
        vm.prank(address(shelf));
        vm.expectRevert(abi.encodeWithSelector(IMarket.NotEnough.selector, address(coin), merchant.addr, 6e6, 7e6));
        market.fundShelf(address(coin), merchant.addr, 7e6);
    }

    function test_RevertsWhenTheShelfDoes() external {
        IMarket.Order memory order = someOrder();
        order.item = "other";
        bytes memory terms = termsOf(order);
        vm.prank(buyer.addr);
        vm.expectRevert(abi.encodeWithSelector(ShelfDouble.SoldOut.selector, bytes32("other")));
        market.pay(order, terms, IMarket.Means.Allowance, "");
    }

    function _withItem(uint32 hold) private returns (IMarket.Order memory order) {
        order = someOrder();
        (order.item, order.units, order.hold) = (ITEM, 3, hold);
        payByAllowance(order);
    }

    function _counts(uint256 reserved, uint256 earned, uint256 returned) private view {
        (,, uint256 a, uint256 b, uint256 c) = shelf.items(ITEM);
        equal(a, reserved, "reserved");
        equal(b, earned, "earned");
        equal(c, returned, "returned");
    }
}

contract MarketBalancesTest is MarketKit {
    function setUp() public {
        begin();
        deposit(seller.addr, 10e6);
    }

    function test_Move() external {
        vm.expectEmit(address(market));
        emit IMarket.Moved(address(coin), seller.addr, upline, 4e6);
        vm.prank(seller.addr);
        market.move(address(coin), upline, 4e6);
        equal(balance(upline), 4e6, "to");
        equal(balance(seller.addr), 6e6, "from");
        vm.prank(seller.addr);
        vm.expectRevert(abi.encodeWithSelector(IMarket.NotEnough.selector, address(coin), seller.addr, 6e6, 6e6 + 1));
        market.move(address(coin), upline, 6e6 + 1);
        vm.prank(seller.addr);
        vm.expectRevert(IMarket.Nothing.selector);
        market.move(address(coin), address(0), 1);
        vm.prank(seller.addr);
        market.move(address(coin), seller.addr, 6e6);
        equal(balance(seller.addr), 6e6, "to itself");
    }

    function test_MoveBySignature() external {
        bytes32 kind =
            keccak256("Move(address account,address token,address to,uint256 amount,uint256 nonce,uint40 deadline)");
        bytes32 what = keccak256(abi.encode(kind, seller.addr, address(coin), upline, 4e6, 9, SOON));
        bytes memory signature = sign(seller, marketDigest(what));
        vm.expectRevert(abi.encodeWithSelector(IRelayed.Unsigned.selector, seller.addr));
        market.moveFor(seller.addr, address(coin), relayer, 4e6, 9, SOON, signature);
        market.moveFor(seller.addr, address(coin), upline, 4e6, 9, SOON, signature);
        equal(balance(upline), 4e6, "to");
        vm.expectRevert(abi.encodeWithSelector(IRelayed.Replayed.selector, seller.addr, 9));
        market.moveFor(seller.addr, address(coin), upline, 4e6, 9, SOON, signature);
    }

    function test_Allow() external {
        vm.expectEmit(address(market));
        emit IMarket.Allowed(address(coin), seller.addr, relayer, 3e6);
        vm.prank(seller.addr);
        market.allow(address(coin), relayer, 3e6);
        vm.prank(relayer);
        market.moveFrom(address(coin), seller.addr, upline, 2e6);
        equal(balance(upline), 2e6, "to");
        equal(balance(seller.addr), 8e6, "from");
        equal(market.allowance(address(coin), seller.addr, relayer), 1e6, "left");
        vm.prank(relayer);
        vm.expectRevert(abi.encodeWithSelector(IMarket.NotAllowed.selector, seller.addr, relayer, 1e6, 1e6 + 1));
        market.moveFrom(address(coin), seller.addr, upline, 1e6 + 1);
        vm.prank(upline);
        vm.expectRevert(abi.encodeWithSelector(IMarket.NotAllowed.selector, seller.addr, upline, 0, 1));
        market.moveFrom(address(coin), seller.addr, upline, 1);
        vm.prank(relayer);
        market.moveFrom(address(coin), seller.addr, upline, 1e6);
        equal(market.allowance(address(coin), seller.addr, relayer), 0, "all");
        // More is allowed than there is; and then nothing.
        vm.prank(seller.addr);
        market.allow(address(coin), relayer, 100e6);
        vm.prank(relayer);
        vm.expectRevert(abi.encodeWithSelector(IMarket.NotEnough.selector, address(coin), seller.addr, 7e6, 9e6));
        market.moveFrom(address(coin), seller.addr, upline, 9e6);
        vm.prank(seller.addr);
        market.allow(address(coin), relayer, 0);
        vm.prank(relayer);
        vm.expectRevert(abi.encodeWithSelector(IMarket.NotAllowed.selector, seller.addr, relayer, 0, 1));
        market.moveFrom(address(coin), seller.addr, upline, 1);
    }

    function test_AllowBySignature() external {
        bytes32 kind = keccak256(
            "Allow(address account,address token,address spender,uint256 amount,uint256 nonce,uint40 deadline)"
        );
        bytes32 what = keccak256(abi.encode(kind, seller.addr, address(coin), relayer, 5, 9, SOON));
        bytes memory signature = sign(seller, marketDigest(what));
        vm.expectRevert(abi.encodeWithSelector(IRelayed.Unsigned.selector, seller.addr));
        market.allowFor(seller.addr, address(coin), relayer, 6, 9, SOON, signature);
        market.allowFor(seller.addr, address(coin), relayer, 5, 9, SOON, signature);
        equal(market.allowance(address(coin), seller.addr, relayer), 5, "allowed");
        vm.expectRevert(abi.encodeWithSelector(IRelayed.Replayed.selector, seller.addr, 9));
        market.allowFor(seller.addr, address(coin), relayer, 5, 9, SOON, signature);
    }

    function test_Deposit() external {
        address[] memory accounts = new address[](2);
        uint256[] memory amounts = new uint256[](2);
        (accounts[0], accounts[1]) = (upline, sink);
        (amounts[0], amounts[1]) = (3, 4);
        vm.expectEmit(address(market));
        emit IMarket.Deposited(address(coin), upline, 3);
        vm.prank(buyer.addr);
        market.deposit(address(coin), accounts, amounts);
        equal(balance(upline), 3, "one");
        equal(balance(sink), 4, "two");
        vm.expectRevert(IMarket.Lengths.selector);
        market.deposit(address(coin), accounts, new uint256[](1));
        accounts[1] = address(0);
        vm.prank(buyer.addr);
        vm.expectRevert(IMarket.Nothing.selector);
        market.deposit(address(coin), accounts, amounts);
    }

    function test_DepositBySignature() external {
        address[] memory accounts = new address[](2);
        uint256[] memory amounts = new uint256[](2);
        (accounts[0], accounts[1]) = (upline, sink);
        (amounts[0], amounts[1]) = (3, 4);
        bytes32 kind = keccak256(
            "Deposit(address payer,address token,address[] accounts,uint256[] amounts,uint256 nonce,uint40 deadline)"
        );
        bytes32 whom = keccak256(abi.encodePacked(bytes32(uint256(uint160(upline))), bytes32(uint256(uint160(sink)))));
        bytes32 howMuch = keccak256(abi.encodePacked(uint256(3), uint256(4)));
        bytes32 what = keccak256(abi.encode(kind, buyer.addr, address(coin), whom, howMuch, 3, SOON));
        bytes memory signature = sign(buyer, marketDigest(what));
        vm.expectRevert(abi.encodeWithSelector(IRelayed.Unsigned.selector, buyer.addr));
        market.depositFor(buyer.addr, address(coin), accounts, amounts, 4, SOON, signature);
        uint256 before = coin.balanceOf(buyer.addr);
        vm.prank(relayer);
        market.depositFor(buyer.addr, address(coin), accounts, amounts, 3, SOON, signature);
        equal(balance(upline), 3, "one");
        equal(balance(sink), 4, "two");
        equal(coin.balanceOf(buyer.addr), before - 7, "paid");
        vm.expectRevert(abi.encodeWithSelector(IRelayed.Replayed.selector, buyer.addr, 3));
        market.depositFor(buyer.addr, address(coin), accounts, amounts, 3, SOON, signature);
    }

    function test_Withdraw() external {
        address safe = address(0x5AFE);
        directory.payTo(seller.addr, safe);
        vm.expectEmit(address(market));
        emit IMarket.Withdrawn(address(coin), seller.addr, safe, 4e6);
        vm.prank(seller.addr);
        market.withdraw(address(coin), 4e6);
        equal(coin.balanceOf(safe), 4e6, "out");
        equal(balance(seller.addr), 6e6, "left");
        vm.prank(seller.addr);
        vm.expectRevert(abi.encodeWithSelector(IMarket.NotEnough.selector, address(coin), seller.addr, 6e6, 7e6));
        market.withdraw(address(coin), 7e6);
    }

    function test_WithdrawBySignature() external {
        bytes32 kind = keccak256("Withdraw(address account,address token,uint256 amount,uint256 nonce,uint40 deadline)");
        bytes32 what = keccak256(abi.encode(kind, seller.addr, address(coin), 4e6, 3, SOON));
        bytes memory signature = sign(seller, marketDigest(what));
        vm.expectRevert(abi.encodeWithSelector(IRelayed.Unsigned.selector, seller.addr));
        market.withdrawFor(seller.addr, address(coin), 5e6, 3, SOON, signature);
        vm.prank(relayer);
        market.withdrawFor(seller.addr, address(coin), 4e6, 3, SOON, signature);
        equal(coin.balanceOf(seller.addr), 4e6, "out");
        vm.expectRevert(abi.encodeWithSelector(IRelayed.Replayed.selector, seller.addr, 3));
        market.withdrawFor(seller.addr, address(coin), 4e6, 3, SOON, signature);
    }

    function test_WithdrawMany() external {
        address[] memory tokens = new address[](2);
        uint256[] memory amounts = new uint256[](2);
        (tokens[0], tokens[1], amounts[0], amounts[1]) = (address(coin), address(coin), 1, 2);
        vm.prank(seller.addr);
        market.withdrawMany(tokens, amounts);
        equal(coin.balanceOf(seller.addr), 3, "out");
        vm.expectRevert(IMarket.Lengths.selector);
        market.withdrawMany(tokens, new uint256[](3));
    }

    function test_DrawPool() external {
        address pool = market.poolOf(merchant.addr);
        isTrue(pool != market.poolOf(seller.addr), "each has its own");
        deposit(pool, 10);
        vm.prank(merchant.addr);
        vm.expectRevert(abi.encodeWithSelector(IMarket.NotYours.selector, merchant.addr));
        market.drawPool(merchant.addr, address(coin), merchant.addr, 1);
        vm.prank(payouts);
        market.drawPool(merchant.addr, address(coin), upline, 4);
        equal(balance(upline), 4, "to");
        equal(balance(pool), 6, "left");
        vm.prank(payouts);
        vm.expectRevert(abi.encodeWithSelector(IMarket.NotEnough.selector, address(coin), pool, 6, 7));
        market.drawPool(merchant.addr, address(coin), upline, 7);
    }
}

contract MarketLimitsTest is MarketKit {
    function setUp() public {
        begin();
    }

    function test_Fee() external {
        vm.expectRevert(abi.encodeWithSelector(IMarket.NotYours.selector, guardian));
        vm.prank(guardian);
        market.setFee(1, sink);
        vm.startPrank(governor);
        vm.expectRevert(abi.encodeWithSelector(IMarket.AboveCap.selector, 101, 100));
        market.setFee(101, sink);
        vm.expectRevert(IMarket.Nothing.selector);
        market.setFee(1, address(0));
        vm.expectEmit(address(market));
        emit IMarket.FeeSet(100, sink);
        market.setFee(100, sink);
        (uint16 points, address who) = market.fee();
        equal(points, 100, "fee");
        equal(who, sink, "sink");
        market.setFee(0, address(0));
        vm.stopPrank();
    }

    function test_Stop() external {
        vm.expectRevert(abi.encodeWithSelector(IMarket.NotYours.selector, governor));
        vm.prank(governor);
        market.stop(1);
        vm.expectRevert(abi.encodeWithSelector(IMarket.NotYours.selector, governor));
        vm.prank(governor);
        market.resume();
        vm.startPrank(guardian);
        vm.expectRevert(abi.encodeWithSelector(IMarket.TooLong.selector, 30 days + 1, 30 days));
        market.stop(30 days + 1);
        vm.expectEmit(address(market));
        emit IMarket.StoppedUntil(NOW + 30 days);
        market.stop(30 days);
        (uint40 until, uint40 again) = market.stopped();
        equal(until, NOW + 30 days, "until");
        equal(again, NOW + 60 days, "again");
        market.resume();
        vm.warp(NOW + 60 days - 1);
        vm.expectRevert(abi.encodeWithSelector(IMarket.StopsAgain.selector, NOW + 60 days));
        market.stop(1);
        vm.warp(NOW + 60 days);
        market.stop(1);
        vm.stopPrank();
    }

    function test_ResumeOpens() external {
        vm.startPrank(guardian);
        market.stop(30 days);
        vm.expectEmit(address(market));
        emit IMarket.StoppedUntil(0);
        market.resume();
        vm.stopPrank();
        payByAllowance(someOrder());
    }

    function test_ItNeverStopsMoneyThatIsHere() external {
        IMarket.Order memory order = held();
        IMarket.Order memory other = someOrder();
        other.cart = "2";
        payByAllowance(other);
        vm.prank(guardian);
        market.stop(30 days);
        vm.prank(merchant.addr);
        market.refund(order, 1);
        vm.prank(buyer.addr);
        market.release(order);
        vm.prank(buyer.addr);
        market.dispute(other);
        vm.warp(NOW + RULING + 1);
        market.expire(other);
        vm.prank(brand.addr);
        market.withdraw(address(coin), 1);
        vm.prank(brand.addr);
        market.move(address(coin), seller.addr, 1);
    }
}
