// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {IMarket} from "../../src/interfaces/IMarket.sol";
import {IRelayed} from "../../src/interfaces/IRelayed.sol";
import {MarketKit} from "../MarketKit.sol";

contract MarketRefundTest is MarketKit {
    function setUp() public {
        begin();
    }

    function test_Refusals() external {
        IMarket.Order memory order = held();
        vm.prank(buyer.addr);
        vm.expectRevert(abi.encodeWithSelector(IMarket.NotYours.selector, buyer.addr));
        market.refund(order, 1);
        vm.prank(merchant.addr);
        vm.expectRevert(IMarket.Nothing.selector);
        market.refund(order, 0);
        vm.prank(merchant.addr);
        vm.expectRevert(abi.encodeWithSelector(IMarket.TooMuch.selector, uint256(AMOUNT) + 1, AMOUNT));
        market.refund(order, uint256(AMOUNT) + 1);
        order.cart = "unpaid";
        vm.prank(merchant.addr);
        vm.expectRevert(abi.encodeWithSelector(IMarket.WrongStatus.selector, idFor(order), IMarket.Status.None));
        market.refund(order, 1);
    }

    function test_APartWhileHeld() external {
        IMarket.Order memory order = held();
        vm.expectEmit(address(market));
        emit IMarket.Refunded(idFor(order), AMOUNT / 4);
        vm.prank(merchant.addr);
        market.refund(order, AMOUNT / 4);
        equal(balance(buyer.addr), AMOUNT / 4, "buyer");
        statusIs(order, IMarket.Status.Held);
        vm.prank(buyer.addr);
        market.release(order);
        equal(balance(brand.addr), AMOUNT / 2 * 3 / 4, "brand");
        equal(balance(seller.addr), AMOUNT / 5 * 3 / 4, "seller");
        equal(balance(upline), AMOUNT / 10 * 3 / 4, "upline");
        // Then what the merchant has; and no more than the order.
        vm.prank(merchant.addr);
        market.refund(order, 1e6);
        equal(balance(buyer.addr), AMOUNT / 4 + 1e6, "buyer later");
        vm.prank(merchant.addr);
        vm.expectRevert(abi.encodeWithSelector(IMarket.TooMuch.selector, AMOUNT, uint256(AMOUNT) * 3 / 4 - 1e6));
        market.refund(order, AMOUNT);
    }

    function test_AllWhileHeld() external {
        IMarket.Order memory order = held();
        vm.prank(merchant.addr);
        market.refund(order, 1);
        vm.prank(merchant.addr);
        market.refund(order, AMOUNT - 1);
        equal(balance(buyer.addr), AMOUNT, "buyer");
        statusIs(order, IMarket.Status.Refunded);
        vm.prank(merchant.addr);
        vm.expectRevert(abi.encodeWithSelector(IMarket.TooMuch.selector, 1, 0));
        market.refund(order, 1);
        vm.prank(buyer.addr);
        vm.expectRevert(abi.encodeWithSelector(IMarket.WrongStatus.selector, idFor(order), IMarket.Status.Refunded));
        market.release(order);
    }

    function test_APartInADispute() external {
        IMarket.Order memory order = disputed();
        vm.prank(merchant.addr);
        market.refund(order, 10e6);
        statusIs(order, IMarket.Status.Disputed);
        vm.prank(arbiter.addr);
        vm.expectRevert(abi.encodeWithSelector(IMarket.TooMuch.selector, AMOUNT, AMOUNT - 10e6));
        market.resolve(order, AMOUNT);
        vm.prank(merchant.addr);
        market.refund(order, AMOUNT - 10e6);
        statusIs(order, IMarket.Status.Refunded);
        equal(balance(buyer.addr), AMOUNT, "buyer");
    }

    function test_AfterTheRelease() external {
        IMarket.Order memory order = held();
        vm.prank(buyer.addr);
        market.release(order);
        vm.prank(merchant.addr);
        vm.expectRevert(
            abi.encodeWithSelector(IMarket.NotEnough.selector, address(coin), merchant.addr, AMOUNT / 10, AMOUNT)
        );
        market.refund(order, AMOUNT);
        deposit(merchant.addr, AMOUNT);
        vm.prank(merchant.addr);
        market.refund(order, AMOUNT);
        equal(balance(buyer.addr), AMOUNT, "buyer");
        equal(balance(merchant.addr), AMOUNT / 10, "merchant");
        statusIs(order, IMarket.Status.Refunded);
    }

    function test_OfAnOrderThatTheTokenKeeps() external {
        IMarket.Order memory order = instantOrder();
        payBySignature(order);
        vm.prank(merchant.addr);
        market.refund(order, AMOUNT / 10);
        equal(balance(buyer.addr), AMOUNT / 10, "buyer");
        (IMarket.Status status, uint96 refunded,) = market.stateOf(idFor(order));
        equal(uint256(status), uint256(IMarket.Status.Released), "written down now");
        equal(refunded, AMOUNT / 10, "refunded");
    }

    function test_ByTheMerchantsSignatureOnce() external {
        IMarket.Order memory order = held();
        bytes32 kind = keccak256("Refund(bytes32 order,uint256 amount,uint256 nonce,uint40 deadline)");
        bytes32 what = keccak256(abi.encode(kind, idFor(order), 7, 1, SOON));
        bytes memory signature = sign(merchant, marketDigest(what));
        vm.expectRevert(abi.encodeWithSelector(IRelayed.Unsigned.selector, merchant.addr));
        market.refundFor(order, 8, 1, SOON, signature);
        market.refundFor(order, 7, 1, SOON, signature);
        equal(balance(buyer.addr), 7, "buyer");
        vm.expectRevert(abi.encodeWithSelector(IRelayed.Replayed.selector, merchant.addr, 1));
        market.refundFor(order, 7, 1, SOON, signature);
    }

    /// @dev However an order is refunded in part, all that was paid comes out, and nobody's share is off by a unit.
    function testFuzz_Exactness(uint96 amount, uint256 seed, uint256 count, uint96 refunded) external {
        count = bound(count, 3, 16);
        amount = uint96(bound(amount, 1, type(uint96).max));
        refunded = uint96(bound(refunded, 0, amount));
        directory.agree(brand.addr, merchant.addr, 0, [uint16(0), 0, 0], 1);
        IMarket.Order memory order = someOrder();
        order.amount = amount;
        order.shares = new uint256[](count);
        uint256 rest = amount;
        for (uint256 i; i < count; ++i) {
            uint256 part = i == count - 1 ? rest : bound(uint256(keccak256(abi.encode(seed, i))), 0, rest);
            rest -= part;
            address owner =
                i == 0 ? brand.addr : i == 1 ? seller.addr : i == 2 ? merchant.addr : address(uint160(0x10000 + i));
            order.shares[i] = shareOf(owner, part);
        }
        coin.mint(buyer.addr, amount);
        payByAllowance(order);
        if (refunded > 0) {
            vm.prank(merchant.addr);
            market.refund(order, refunded);
        }
        if (refunded < amount) {
            vm.prank(buyer.addr);
            market.release(order);
        }
        uint256 sum = balance(buyer.addr);
        equal(sum, refunded, "buyer");
        for (uint256 i; i < count; ++i) {
            uint256 got = balance(address(uint160(order.shares[i] >> 96)));
            uint256 exact = uint256(uint96(order.shares[i])) * (amount - refunded) / amount;
            isTrue(got == exact || got == exact + 1, "share");
            sum += got;
        }
        equal(sum, amount, "all");
        equal(coin.balanceOf(address(market)), sum, "tokens");
    }
}

contract MarketDisputeTest is MarketKit {
    function setUp() public {
        begin();
    }

    function test_Refusals() external {
        IMarket.Order memory order = held();
        vm.prank(merchant.addr);
        vm.expectRevert(abi.encodeWithSelector(IMarket.NotYours.selector, merchant.addr));
        market.dispute(order);
        vm.warp(NOW + HOLD);
        vm.prank(buyer.addr);
        vm.expectRevert(abi.encodeWithSelector(IMarket.Over.selector, idFor(order), NOW + HOLD));
        market.dispute(order);
        vm.warp(NOW + HOLD - 1);
        vm.prank(buyer.addr);
        vm.expectEmit(address(market));
        emit IMarket.Disputed(idFor(order), NOW + HOLD - 1 + RULING);
        market.dispute(order);
        vm.prank(buyer.addr);
        vm.expectRevert(abi.encodeWithSelector(IMarket.WrongStatus.selector, idFor(order), IMarket.Status.Disputed));
        market.dispute(order);
        vm.warp(NOW);
        order.arbiter = address(0);
        payByAllowance(order);
        vm.prank(buyer.addr);
        vm.expectRevert(abi.encodeWithSelector(IMarket.NoArbiter.selector, idFor(order)));
        market.dispute(order);
    }

    function test_ByThePayersSignature() external {
        IMarket.Order memory order = held();
        bytes32 what = keccak256(abi.encode(keccak256("Dispute(bytes32 order,uint40 deadline)"), idFor(order), SOON));
        bytes memory signature = sign(merchant, marketDigest(what));
        vm.expectRevert(abi.encodeWithSelector(IRelayed.Unsigned.selector, buyer.addr));
        market.disputeFor(order, SOON, signature);
        signature = sign(buyer, marketDigest(what));
        market.disputeFor(order, SOON, signature);
        statusIs(order, IMarket.Status.Disputed);
    }

    function test_Resolve() external {
        IMarket.Order memory order = held();
        vm.prank(arbiter.addr);
        vm.expectRevert(abi.encodeWithSelector(IMarket.WrongStatus.selector, idFor(order), IMarket.Status.Held));
        market.resolve(order, 0);
        vm.prank(buyer.addr);
        market.dispute(order);
        vm.prank(merchant.addr);
        vm.expectRevert(abi.encodeWithSelector(IMarket.NotYours.selector, merchant.addr));
        market.resolve(order, 0);
        vm.prank(arbiter.addr);
        vm.expectRevert(abi.encodeWithSelector(IMarket.TooMuch.selector, uint256(AMOUNT) + 1, AMOUNT));
        market.resolve(order, uint256(AMOUNT) + 1);
        vm.warp(NOW + RULING + 1);
        vm.prank(arbiter.addr);
        vm.expectRevert(abi.encodeWithSelector(IMarket.Over.selector, idFor(order), NOW + RULING));
        market.resolve(order, 0);
        vm.warp(NOW + RULING);
        vm.prank(arbiter.addr);
        vm.expectEmit(address(market));
        emit IMarket.Resolved(idFor(order), AMOUNT / 2);
        market.resolve(order, AMOUNT / 2);
        equal(balance(buyer.addr), AMOUNT / 2, "buyer");
        equal(balance(brand.addr), AMOUNT / 4, "brand");
        statusIs(order, IMarket.Status.Released);
    }

    function test_ResolveWhatIsLeft() external {
        IMarket.Order memory order = disputed();
        vm.prank(merchant.addr);
        market.refund(order, 10e6);
        vm.prank(arbiter.addr);
        market.resolve(order, 20e6);
        equal(balance(buyer.addr), 30e6, "buyer");
        (, uint96 refunded,) = market.stateOf(idFor(order));
        equal(refunded, 30e6, "refunded");
    }

    function test_OfABearerOrder() external {
        IMarket.Order memory order = someOrder();
        order.buyer = address(0);
        payByAllowance(order);
        vm.prank(buyer.addr);
        market.dispute(order);
        vm.prank(arbiter.addr);
        market.resolve(order, 20e6);
        equal(balance(buyer.addr), 20e6, "who paid");
    }

    function test_ResolveBySignature() external {
        IMarket.Order memory order = disputed();
        bytes32 kind = keccak256("Resolve(bytes32 order,uint256 toBuyer,uint40 deadline)");
        bytes memory signature = sign(arbiter, marketDigest(keccak256(abi.encode(kind, idFor(order), AMOUNT, SOON))));
        vm.expectRevert(abi.encodeWithSelector(IRelayed.Unsigned.selector, arbiter.addr));
        market.resolveFor(order, 0, SOON, signature);
        market.resolveFor(order, AMOUNT, SOON, signature);
        equal(balance(buyer.addr), AMOUNT, "buyer");
        statusIs(order, IMarket.Status.Refunded);
    }

    function test_WhenTheArbiterIsSilent() external {
        IMarket.Order memory order = held();
        vm.expectRevert(abi.encodeWithSelector(IMarket.WrongStatus.selector, idFor(order), IMarket.Status.Held));
        market.expire(order);
        vm.prank(merchant.addr);
        market.refund(order, 1);
        vm.prank(buyer.addr);
        market.dispute(order);
        vm.warp(NOW + RULING);
        vm.expectRevert(abi.encodeWithSelector(IMarket.NotDue.selector, idFor(order), NOW + RULING));
        market.expire(order);
        vm.warp(NOW + RULING + 1);
        vm.prank(relayer);
        market.expire(order);
        equal(balance(buyer.addr), AMOUNT, "buyer");
        statusIs(order, IMarket.Status.Refunded);
    }

    function test_WhenPayerAndMerchantAgree() external {
        IMarket.Order memory order = disputed();
        bytes32 kind = keccak256("Settle(bytes32 order,uint256 toBuyer,uint40 deadline)");
        bytes32 digest = marketDigest(keccak256(abi.encode(kind, idFor(order), 30e6, SOON)));
        bytes memory byPayer = sign(buyer, digest);
        bytes memory byMerchant = sign(merchant, digest);
        vm.expectRevert(abi.encodeWithSelector(IRelayed.Unsigned.selector, merchant.addr));
        market.settle(order, 30e6, SOON, byPayer, byPayer);
        vm.expectRevert(abi.encodeWithSelector(IRelayed.Unsigned.selector, buyer.addr));
        market.settle(order, 30e6, SOON, byMerchant, byMerchant);
        vm.warp(SOON + 1);
        vm.expectRevert(abi.encodeWithSelector(IRelayed.Late.selector, SOON));
        market.settle(order, 30e6, SOON, byPayer, byMerchant);
        vm.warp(SOON);
        uint256 snapshot = vm.snapshotState();
        vm.expectEmit(address(market));
        emit IMarket.Resolved(idFor(order), 30e6);
        vm.expectEmit(address(market));
        emit IMarket.Refunded(idFor(order), 30e6);
        vm.expectEmit(address(market));
        emit IMarket.Released(idFor(order));
        market.settle(order, 30e6, SOON, byPayer, byMerchant);
        equal(balance(buyer.addr), 30e6, "buyer");
        equal(balance(brand.addr), 35e6, "brand");
        vm.revertToState(snapshot);
        vm.prank(buyer.addr);
        market.settle(order, 30e6, SOON, "", byMerchant);
        vm.revertToState(snapshot);
        vm.prank(merchant.addr);
        market.settle(order, 30e6, SOON, byPayer, "");
        vm.expectRevert(abi.encodeWithSelector(IMarket.WrongStatus.selector, idFor(order), IMarket.Status.Released));
        market.settle(order, 30e6, SOON, byPayer, byMerchant);
    }

    function test_SettleWhileHeld() external {
        IMarket.Order memory order = held();
        bytes32 kind = keccak256("Settle(bytes32 order,uint256 toBuyer,uint40 deadline)");
        bytes memory byMerchant = sign(merchant, marketDigest(keccak256(abi.encode(kind, idFor(order), AMOUNT, SOON))));
        vm.prank(buyer.addr);
        market.settle(order, AMOUNT, SOON, "", byMerchant);
        statusIs(order, IMarket.Status.Refunded);
    }
}
