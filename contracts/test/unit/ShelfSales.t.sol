// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {IShelf} from "../../src/interfaces/IShelf.sol";
import {MarketDouble} from "../doubles/MarketDouble.sol";
import {ShelfBase} from "./ShelfBase.sol";
import {Vm} from "../Vm.sol";

/// @dev What the market asks of the shelf.
contract ShelfSalesTest is ShelfBase {
    function test_OnlyTheMarket() external {
        vm.expectRevert(IShelf.NotMarket.selector);
        shelf.reserve(item, 1, seller, buyer, owner.addr);
        vm.expectRevert(IShelf.NotMarket.selector);
        shelf.earn(item, 1, seller, buyer);
        vm.expectRevert(IShelf.NotMarket.selector);
        shelf.unreserve(item, 1);
        vm.expectRevert(IShelf.NotMarket.selector);
        shelf.sell(item, 1, seller, buyer, owner.addr);
    }

    function test_Reserve_RevertsWithUnlisted() external {
        vm.expectRevert(abi.encodeWithSelector(IShelf.Unlisted.selector, bytes32("no")));
        market.open(MarketDouble.Sale("no", 1, seller, buyer, address(0)));
    }

    function test_Reserve_RevertsWithNotAllowed() external {
        vm.expectRevert(abi.encodeWithSelector(IShelf.NotAllowed.selector, seller));
        market.open(MarketDouble.Sale(item, 1, seller, buyer, seller));
    }

    function test_Reserve_RevertsWithNothing() external {
        vm.expectRevert(IShelf.Nothing.selector);
        market.open(sale(0));
    }

    function test_Reserve_RevertsWithOutOfStock() external {
        market.open(sale(3));
        vm.expectRevert(abi.encodeWithSelector(IShelf.OutOfStock.selector, 2));
        market.open(sale(3));
    }

    function test_Reserve_SaysTheBounty() external {
        vm.expectEmit(address(shelf));
        emit IShelf.Reserved(item, 3);
        equal(market.open(sale(3)), 30, "bounty");
        equal(shelf.itemOf(item).left, 2, "left");
        equal(shelf.itemOf(item).reserved, 3, "reserved");
        equal(balance(address(shelf)), 50, "nothing is paid yet");
    }

    function test_Reserve_IsSoldOutWithTheLast() external {
        vm.expectEmit(address(shelf));
        emit IShelf.SoldOut(item);
        market.open(sale(5));
        equal(shelf.available(item), 0, "available");
        vm.expectRevert(abi.encodeWithSelector(IShelf.OutOfStock.selector, 0));
        market.open(sale(1));
    }

    function test_Earn_RevertsWithNotReserved() external {
        market.open(sale(2));
        vm.expectRevert(abi.encodeWithSelector(IShelf.NotReserved.selector, 2));
        market.release(sale(3));
        vm.expectRevert(abi.encodeWithSelector(IShelf.NotReserved.selector, 2));
        market.release(own(3, buyer));
    }

    function test_Earn_PaysTheSeller() external {
        market.open(sale(3));
        vm.expectEmit(address(shelf));
        emit IShelf.Earned(item, seller, 2);
        market.release(sale(2));
        equal(balance(seller), 20, "paid");
        equal(balance(address(shelf)), 30, "escrow");
        equal(shelf.itemOf(item).reserved, 1, "reserved");
    }

    function test_Earn_NothingOnOwnPurchases() external {
        address[3] memory nobody = [owner.addr, buyer, address(0)];
        for (uint256 i = 0; i < 3; i++) {
            MarketDouble.Sale memory it = own(5, nobody[i]);
            equal(market.open(it), 0, "bounty");
            uint256 before = balance(nobody[i]);
            vm.expectEmit(address(shelf));
            emit IShelf.Returned(item, 5);
            vm.expectEmit(address(shelf));
            emit IShelf.BackInStock(item);
            market.release(it);
            equal(balance(nobody[i]), before, "earned");
            equal(shelf.available(item), 5, "available");
        }
        equal(balance(address(shelf)), 50, "escrow");
    }

    function test_Unreserve_RevertsWithNotReserved() external {
        market.open(sale(2));
        vm.expectRevert(abi.encodeWithSelector(IShelf.NotReserved.selector, 2));
        market.refund(sale(3));
    }

    function test_Unreserve_CanBeSoldAgain() external {
        market.open(sale(4));
        vm.expectEmit(address(shelf));
        emit IShelf.Returned(item, 1);
        market.refund(sale(1));
        equal(shelf.available(item), 2, "available");
        market.open(sale(2));
        vm.expectEmit(address(shelf));
        emit IShelf.BackInStock(item);
        market.refund(sale(5));
        equal(shelf.available(item), 5, "all");
    }

    function test_Unreserve_IsNotBackInStockWhenClosed() external {
        market.open(sale(5));
        close();
        vm.warp(START + 7 days);
        vm.recordLogs();
        market.refund(sale(2));
        Vm.Log[] memory logs = vm.getRecordedLogs();
        equal(logs.length, 1, "events");
        equal(logs[0].topics[0], IShelf.Returned.selector, "only returned");
        equal(shelf.available(item), 0, "available");
    }

    function test_Sell_RevertsAsReserve() external {
        vm.expectRevert(abi.encodeWithSelector(IShelf.Unlisted.selector, bytes32("no")));
        market.sell(MarketDouble.Sale("no", 1, seller, buyer, address(0)));
        vm.expectRevert(abi.encodeWithSelector(IShelf.NotAllowed.selector, seller));
        market.sell(MarketDouble.Sale(item, 1, seller, buyer, seller));
        vm.expectRevert(IShelf.Nothing.selector);
        market.sell(sale(0));
        vm.expectRevert(abi.encodeWithSelector(IShelf.OutOfStock.selector, 5));
        market.sell(own(6, buyer));
        close();
        vm.warp(START + 7 days);
        vm.expectRevert(abi.encodeWithSelector(IShelf.Closed.selector, START + 7 days));
        market.sell(sale(1));
    }

    function test_Sell_PaysTheSeller() external {
        vm.expectEmit(address(shelf));
        emit IShelf.Earned(item, seller, 2);
        equal(market.sell(sale(2)), 20, "bounty");
        equal(balance(seller), 20, "paid");
        equal(shelf.itemOf(item).left, 3, "left");
        equal(shelf.itemOf(item).reserved, 0, "reserved");
        vm.expectEmit(address(shelf));
        emit IShelf.SoldOut(item);
        market.sell(sale(3));
        equal(balance(address(shelf)), 0, "escrow");
    }

    function test_Sell_NothingOnOwnPurchases() external {
        address[3] memory nobody = [owner.addr, buyer, address(0)];
        for (uint256 i = 0; i < 3; i++) {
            equal(market.sell(own(5, nobody[i])), 0, "bounty");
            equal(shelf.available(item), 5, "available");
        }
        equal(balance(address(shelf)), 50, "escrow");
    }

    /// @dev Whatever is listed and sold, every unit's bounty ends with the seller or with the owner.
    function testFuzz_EveryUnitIsPaidOnce(uint96 perUnit, uint32 stock, uint32 sold, uint32 returned) external {
        perUnit = uint96(bound(perUnit, 1, type(uint96).max));
        stock = uint32(
            bound(
                stock, 1, type(uint96).max / perUnit > type(uint32).max ? type(uint32).max : type(uint96).max / perUnit
            )
        );
        sold = uint32(bound(sold, 1, stock));
        returned = uint32(bound(returned, 0, sold));
        uint256 all = uint256(perUnit) * stock;
        give(all);
        item = list(listing(FUZZ, perUnit, stock));
        uint256 before = balance(owner.addr);
        equal(market.open(sale(sold)), uint256(perUnit) * sold, "bounty");
        if (returned > 0) market.refund(sale(returned));
        if (sold > returned) market.release(sale(sold - returned));
        close();
        vm.warp(START + 7 days);
        if (uint256(stock) + returned > sold) shelf.reclaim(item);
        equal(balance(seller), uint256(perUnit) * (sold - returned), "seller");
        equal(balance(seller) + balance(owner.addr) - before, all, "both");
        equal(balance(address(shelf)), 50, "escrow of the other item");
    }
}
