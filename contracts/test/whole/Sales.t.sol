// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {IMarket} from "../../src/interfaces/IMarket.sol";
import {IPayouts} from "../../src/interfaces/IPayouts.sol";
import {IShelf} from "../../src/interfaces/IShelf.sol";
import {Trees} from "../doubles/Trees.sol";
import {Whole} from "./Whole.sol";

/// @dev What happens to a sale's money, through all contracts that it passes.
contract SalesTest is Whole {
    bytes32 private item;

    function setUp() public {
        begin(500);
        item = listed(3);
    }

    function test_HeldWithItemUntilEverybodyHasWithdrawn() public {
        IMarket.Order memory order = withItem(someOrder(), item);
        payBySignature(order);
        equal(shelf.itemOf(item).reserved, 1, "reserved");
        vm.warp(NOW + HOLD);
        market.release(order);
        equal(balance(seller.addr), AMOUNT / 5 + BOUNTY, "seller");
        equal(shelf.itemOf(item).reserved, 0, "not reserved any more");
        equal(shelf.itemOf(item).left, 2, "left");
        everybodyIsOwedWhatIsThere();
        everybodyWithdraws();
    }

    function test_AtOnceWithItem() public {
        payBySignature(withItem(instantOrder(), item));
        equal(balance(seller.addr), AMOUNT / 5 + BOUNTY, "seller");
        equal(shelf.itemOf(item).left, 2, "left");
        equal(shelf.itemOf(item).reserved, 0, "reserved");
        everybodyIsOwedWhatIsThere();
    }

    function test_RefundPutsTheItemBack() public {
        IMarket.Order memory order = withItem(someOrder(), item);
        payBySignature(order);
        vm.prank(merchant.addr);
        market.refund(order, AMOUNT);
        equal(shelf.itemOf(item).left, 3, "left");
        equal(balance(buyer.addr), AMOUNT, "buyer");
        equal(balance(seller.addr), 0, "seller");
        everybodyIsOwedWhatIsThere();
    }

    function test_TheLastUnitIsSoldOnce() public {
        for (uint256 i; i < 3; ++i) {
            payBySignature(numbered(i));
        }
        IMarket.Order memory order = numbered(3);
        bytes memory terms = termsOf(order);
        bytes memory proof = authorization(order, buyer);
        vm.expectRevert(abi.encodeWithSelector(IShelf.OutOfStock.selector, 0));
        market.pay(order, terms, IMarket.Means.Authorization, proof);
    }

    function test_OwnSaleEarnsNoBounty() public {
        IMarket.Order memory order = withItem(someOrder(), item);
        order.seller = buyer.addr;
        order.shares[1] = shareOf(buyer.addr, AMOUNT / 5);
        payBySignature(order);
        vm.prank(buyer.addr);
        market.release(order);
        equal(balance(buyer.addr), AMOUNT / 5, "buyer");
        equal(shelf.itemOf(item).left, 3, "left");
    }

    function test_OwnSaleAtOnceEarnsNoBounty() public {
        IMarket.Order memory order = withItem(instantOrder(), item);
        order.seller = buyer.addr;
        order.shares[1] = shareOf(buyer.addr, AMOUNT / 5);
        payBySignature(order);
        equal(balance(buyer.addr), AMOUNT / 5, "buyer");
        equal(shelf.itemOf(item).left, 3, "left");
    }

    /// @dev The part of commissions that is paid by the month: from the pool by a root to the seller's balance, and out.
    function test_PoolIsPaidByARoot() public {
        payBySignature(instantOrder());
        pools.register(merchant.addr);
        uint96 total = AMOUNT / 10;
        bytes32[] memory leaves = new bytes32[](2);
        leaves[0] = leaf(seller.addr, total - 1);
        leaves[1] = leaf(upline, 1);
        vm.prank(merchant.addr);
        uint256 index = pools.post(merchant.addr, address(coin), Trees.root(leaves), 0, total);
        vm.warp(NOW + pools.DELAY());
        pools.accept(index);
        pools.claim(merchant.addr, address(coin), seller.addr, total - 1, Trees.proof(leaves, 0));
        pools.claim(merchant.addr, address(coin), upline, 1, Trees.proof(leaves, 1));
        equal(balance(seller.addr), AMOUNT / 5 + total - 1, "seller");
        equal(balance(market.poolOf(merchant.addr)), 0, "pool");
        everybodyWithdraws();
    }

    /// @dev What a seller earned pays for the next order, without a transfer of the token.
    function test_EarningsPayTheNextOrder() public {
        payBySignature(instantOrder());
        IMarket.Order memory order = instantOrder();
        order.buyer = seller.addr;
        order.amount = AMOUNT / 10;
        for (uint256 i; i < order.shares.length; ++i) {
            order.shares[i] = order.shares[i] >> 96 << 96 | uint96(order.shares[i]) / 10;
        }
        bytes memory terms = termsOf(order);
        bytes memory proof = acceptance(order, seller, IMarket.Means.Balance);
        vm.prank(relayer);
        market.pay(order, terms, IMarket.Means.Balance, proof);
        equal(balance(seller.addr), AMOUNT / 5 - AMOUNT / 10 + AMOUNT / 50, "seller");
        everybodyIsOwedWhatIsThere();
    }

    function test_PaidOutWhereTheDirectorySays() public {
        payBySignature(instantOrder());
        address fresh = address(0xF4E5);
        vm.prank(seller.addr);
        directory.proposePayout(fresh);
        vm.warp(NOW + directory.PAYOUT_DELAY());
        vm.prank(fresh);
        directory.acceptPayout(seller.addr);
        vm.prank(seller.addr);
        market.withdraw(address(coin), AMOUNT / 5);
        equal(coin.balanceOf(fresh), AMOUNT / 5, "fresh");
    }

    /// @dev Whatever is sold, refunded or released: what is owed is there.
    function testFuzz_Solvent(uint96 amount, uint96 refunded, bool instant, bool sold) public {
        IMarket.Order memory order = someOrder();
        amount = uint96(bound(amount, 1, AMOUNT));
        order.amount = amount;
        if (instant) order.hold = 0;
        if (sold) (order.item, order.units) = (item, 2);
        (uint256 toBrand, uint256 toSeller) = (amount - amount / 2, amount / 5);
        order.shares[0] = shareOf(brand.addr, toBrand);
        order.shares[1] = shareOf(seller.addr, toSeller);
        order.shares[2] = shareOf(merchant.addr, amount - toBrand - toSeller - 2 * (amount / 10));
        order.shares[3] = shareOf(upline, amount / 10);
        order.shares[4] = shareOf(market.poolOf(merchant.addr), amount / 10);
        payBySignature(order);
        refunded = uint96(bound(refunded, 0, instant ? balance(merchant.addr) : amount));
        if (refunded > amount) refunded = amount;
        if (refunded > 0) {
            vm.prank(merchant.addr);
            market.refund(order, refunded);
        }
        if (!instant && refunded < amount) {
            vm.prank(buyer.addr);
            market.release(order);
        }
        everybodyIsOwedWhatIsThere();
    }

    function numbered(uint256 number) private view returns (IMarket.Order memory order) {
        order = withItem(someOrder(), item);
        order.cart = bytes32(number);
    }

    function leaf(address account, uint256 total) private view returns (bytes32) {
        bytes32 once =
            keccak256(abi.encode(block.chainid, address(pools), merchant.addr, account, address(coin), total));
        return keccak256(bytes.concat(once));
    }

    function payees() private view returns (address[] memory list) {
        list = new address[](8);
        (list[0], list[1], list[2], list[3]) = (brand.addr, seller.addr, merchant.addr, buyer.addr);
        (list[4], list[5]) = (upline, address(shelf));
        list[6] = market.poolOf(merchant.addr);
        list[7] = market.poolOf(pools.reserveOf(merchant.addr));
    }

    function everybodyIsOwedWhatIsThere() private view {
        solvent(address(coin), payees());
    }

    /// @dev Nobody but the shelf, with what is not sold, has anything left in the market.
    function everybodyWithdraws() private {
        address[] memory list = payees();
        for (uint256 i; i < 5; ++i) {
            uint256 owed = balance(list[i]);
            uint256 before = coin.balanceOf(list[i]);
            vm.prank(list[i]);
            market.withdraw(address(coin), owed);
            equal(coin.balanceOf(list[i]), before + owed, "withdrawn");
        }
        everybodyIsOwedWhatIsThere();
    }
}
