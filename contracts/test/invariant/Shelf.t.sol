// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {Shelf} from "../../src/Shelf.sol";
import {IMarket} from "../../src/interfaces/IMarket.sol";
import {IShelf} from "../../src/interfaces/IShelf.sol";
import {MarketDouble} from "../doubles/MarketDouble.sol";
import {Base} from "../Base.sol";
import {Money} from "../zoo/Money.sol";
import {Denying, Silent} from "../zoo/Odd.sol";
import {Hooked, Plain} from "../zoo/Plain.sol";
import {Counting, Reaching} from "./Reaching.sol";

/// @dev Owners, sellers, buyers and the market, doing what they can, and what all of it should come to.
contract ShelfHandler is Base, Counting {
    uint256 public constant COINS = 4;

    struct Count {
        uint256 stock;
        uint256 reserved;
        uint256 returned;
        uint256 released;
        uint256 earned;
        uint256 reclaimed;
    }

    struct Open {
        bytes32 item;
        uint32 units;
        address seller;
        address buyer;
        address merchant;
    }

    MarketDouble public immutable MARKET;
    Shelf public immutable SHELF;
    Money[COINS] public coins;
    address[4] public people = [address(0xa1), address(0xa2), address(0xa3), address(0)];

    bytes32[] public items;
    Open[] internal orders;
    mapping(bytes32 item => Count) public countOf;
    mapping(address token => uint256) public paidIn;
    uint256 internal sales;

    constructor(MarketDouble market, Shelf shelf) {
        (MARKET, SHELF) = (market, shelf);
        // The last calls to reclaim the first item at each transfer.
        Hooked hooked = new Hooked();
        hooked.hook(address(shelf), abi.encodeCall(shelf.reclaim, (shelf.idOf(people[0], 0))));
        coins = [
            Money(address(new Plain(2))),
            Money(address(new Silent())),
            Money(address(new Denying())),
            Money(address(hooked))
        ];
        for (uint256 i = 0; i < COINS; i++) {
            for (uint256 j = 0; j < 3; j++) {
                coins[i].mint(people[j], 1e30);
                vm.prank(people[j]);
                coins[i].approve(address(shelf), type(uint256).max);
                fill(coins[i], people[j]);
            }
        }
        list(0, 0, 3, 5, 1);
    }

    function itemCount() external view returns (uint256) {
        return items.length;
    }

    function list(uint256 who, uint256 which, uint256 perUnit, uint256 stock, uint256 source) public {
        if (items.length == 8) return;
        address owner = people[bound(who, 0, 2)];
        Money coin = coins[which % COINS];
        uint96 bounty = uint96(bound(perUnit, 1, 1e18));
        uint32 units = uint32(bound(stock, 1, 8));
        uint96 number = uint96(items.length);
        IShelf.Source from = IShelf.Source(bound(source, 0, 1));
        vm.prank(owner);
        bytes32 item = SHELF.list(IShelf.Listing(number, address(coin), bounty, units, people[0], from));
        did("listed");
        items.push(item);
        countOf[item].stock = units;
        paidIn[address(coin)] += uint256(bounty) * units;
    }

    function add(uint256 which, uint256 units, uint256 source) external {
        (bytes32 item, IShelf.Item memory it) = pick(which);
        units = bound(units, 1, 5);
        if (it.closesAt != 0) return;
        vm.prank(it.owner);
        SHELF.add(item, uint32(units), IShelf.Source(bound(source, 0, 1)));
        did("added");
        countOf[item].stock += units;
        paidIn[it.token] += it.perUnit * units;
    }

    function reserve(uint256 which, uint256 units, uint256 seller, uint256 buyer) external {
        (bytes32 item, IShelf.Item memory it) = pick(which);
        uint32 want = uint32(bound(units, 1, 6));
        Open memory order = Open(item, want, people[bound(seller, 0, 3)], people[bound(buyer, 0, 2)], it.owner);
        bool may = want <= SHELF.available(item);
        (bool done,) = address(MARKET).call(abi.encodeCall(MARKET.open, (saleOf(order))));
        isTrue(done == may, "what is not there is refused");
        if (!done) return;
        did("reserved");
        orders.push(order);
        countOf[item].reserved += want;
    }

    function sell(uint256 which, uint256 units, uint256 seller, uint256 buyer) external {
        (bytes32 item, IShelf.Item memory it) = pick(which);
        uint32 want = uint32(bound(units, 1, 6));
        Open memory order = Open(item, want, people[bound(seller, 0, 3)], people[bound(buyer, 0, 2)], it.owner);
        bool there = want <= SHELF.available(item);
        uint256 before = MARKET.balanceOf(it.token, order.seller);
        (bool done,) = address(MARKET).call(abi.encodeCall(MARKET.sell, (saleOf(order))));
        isTrue(done == there, "what is not there is refused");
        if (!done || !mayEarn(order, it)) return;
        equal(MARKET.balanceOf(it.token, order.seller) - before, uint256(it.perUnit) * want, "bounty at once");
        did("sold");
        countOf[item].earned += want;
    }

    function release(uint256 which) external {
        if (orders.length == 0) return;
        Open memory order = takeOrder(which);
        IShelf.Item memory it = SHELF.itemOf(order.item);
        uint256 before = MARKET.balanceOf(it.token, order.seller);
        did("released");
        MARKET.release(saleOf(order));
        bool may = mayEarn(order, it);
        uint256 bounty = may ? uint256(it.perUnit) * order.units : 0;
        equal(MARKET.balanceOf(it.token, order.seller) - before, bounty, "bounty");
        countOf[order.item].released += may ? order.units : 0;
        countOf[order.item].earned += may ? order.units : 0;
        countOf[order.item].returned += may ? 0 : order.units;
    }

    function refund(uint256 which) external {
        if (orders.length == 0) return;
        Open memory order = takeOrder(which);
        did("refunded");
        MARKET.refund(saleOf(order));
        countOf[order.item].returned += order.units;
    }

    function attest(uint256 which, uint256 units, uint256 seller) external {
        (bytes32 item, IShelf.Item memory it) = pick(which);
        uint32 want = uint32(bound(units, 1, 3));
        address to = people[bound(seller, 0, 2)];
        bool may = want <= SHELF.available(item) && to != it.owner;
        vm.prank(it.owner);
        (bool done,) = address(SHELF).call(abi.encodeCall(SHELF.attest, (item, want, to, ++sales)));
        isTrue(done == may, "attest");
        if (!done) return;
        did("attested");
        countOf[item].earned += want;
    }

    function close(uint256 which) external {
        (bytes32 item, IShelf.Item memory it) = pick(which);
        // Some stay open.
        if (it.closesAt != 0 || uint256(item) % 3 == 0) return;
        vm.prank(it.owner);
        did("closed");
        SHELF.close(item);
    }

    function reclaim(uint256 which) external {
        (bytes32 item, IShelf.Item memory it) = pick(which);
        bool may = it.closesAt != 0 && block.timestamp >= it.closesAt && it.left > 0;
        uint256 before = MARKET.balanceOf(it.token, it.owner);
        (bool done,) = address(SHELF).call(abi.encodeCall(SHELF.reclaim, (item)));
        isTrue(done == may, "reclaim");
        if (!done) return;
        did("reclaimed");
        countOf[item].reclaimed += it.left;
        equal(MARKET.balanceOf(it.token, it.owner) - before, uint256(it.perUnit) * it.left, "reclaimed");
    }

    function wait(uint256 time) external {
        vm.warp(block.timestamp + bound(time, 1, 4 days));
    }

    /// @dev Whatever happened, all orders end and all money leaves a closed shelf.
    function finish() external {
        while (orders.length > 0) {
            Open memory order = takeOrder(orders.length);
            MARKET.refund(saleOf(order));
        }
        for (uint256 i = 0; i < items.length; i++) {
            IShelf.Item memory it = SHELF.itemOf(items[i]);
            if (it.closesAt != 0) continue;
            vm.prank(it.owner);
            SHELF.close(items[i]);
        }
        vm.warp(block.timestamp + 7 days);
        for (uint256 i = 0; i < items.length; i++) {
            if (SHELF.itemOf(items[i]).left > 0) SHELF.reclaim(items[i]);
        }
    }

    function pick(uint256 which) internal view returns (bytes32 item, IShelf.Item memory it) {
        item = items[bound(which, 0, items.length - 1)];
        it = SHELF.itemOf(item);
    }

    function takeOrder(uint256 which) internal returns (Open memory order) {
        uint256 at = bound(which, 0, orders.length - 1);
        order = orders[at];
        orders[at] = orders[orders.length - 1];
        orders.pop();
    }

    function mayEarn(Open memory order, IShelf.Item memory it) internal pure returns (bool) {
        return order.seller != address(0) && order.seller != it.owner && order.seller != order.buyer;
    }

    function saleOf(Open memory order) internal pure returns (MarketDouble.Sale memory) {
        return MarketDouble.Sale(order.item, order.units, order.seller, order.buyer, order.merchant);
    }

    function fill(Money coin, address account) internal {
        address[] memory accounts = new address[](1);
        uint256[] memory amounts = new uint256[](1);
        (accounts[0], amounts[0]) = (account, 1e30);
        coin.mint(address(this), 1e30);
        coin.approve(address(MARKET), 1e30);
        MARKET.deposit(address(coin), accounts, amounts);
    }
}

contract ShelfInvariants is Reaching {
    MarketDouble internal market;
    Shelf internal shelf;
    ShelfHandler internal handler;

    function setUp() public {
        vm.warp(1_800_000_000);
        market = new MarketDouble();
        shelf = new Shelf(IMarket(address(market)));
        market.connect(shelf);
        handler = new ShelfHandler(market, shelf);
        also(ShelfHandler.list.selector);
        also(ShelfHandler.add.selector);
        also(ShelfHandler.reserve.selector);
        also(ShelfHandler.release.selector);
        also(ShelfHandler.refund.selector);
        also(ShelfHandler.attest.selector);
        also(ShelfHandler.close.selector);
        also(ShelfHandler.reclaim.selector);
        also(ShelfHandler.wait.selector);
        also(ShelfHandler.sell.selector);
        begin(address(handler));
    }

    function test_TheHandlerGetsEverywhere() external {
        walk(address(handler), 1_000);
        string[9] memory all =
            ["listed", "added", "reserved", "sold", "released", "refunded", "attested", "closed", "reclaimed"];
        for (uint256 i; i < all.length; ++i) {
            reached(address(handler), all[i]);
        }
        this.invariant_UnitsAddUp();
        this.invariant_EscrowIsThere();
        this.afterInvariant();
    }

    /// @dev M8: what is taken never exceeds the stock, and what was set aside is earned, given back or still set aside.
    function invariant_UnitsAddUp() external view {
        for (uint256 i = 0; i < handler.itemCount(); i++) {
            bytes32 item = handler.items(i);
            IShelf.Item memory it = shelf.itemOf(item);
            (uint256 stock, uint256 reserved, uint256 returned, uint256 released, uint256 earned, uint256 reclaimed) =
                handler.countOf(item);
            equal(
                it.left + it.reserved,
                stock - earned - reclaimed,
                "left and reserved are what is not earned or reclaimed"
            );
            equal(it.reserved, reserved - returned - released, "reserved");
            isTrue(it.left <= stock, "never more than the stock");
        }
    }

    /// @dev M1, the second half, and M8: what the shelf has in the market is what its items have in escrow, token by token.
    function invariant_EscrowIsThere() external view {
        for (uint256 i = 0; i < handler.COINS(); i++) {
            address token = address(handler.coins(i));
            equal(market.balanceOf(token, address(shelf)), escrow(token), "escrow");
            equal(handler.coins(i).balanceOf(address(shelf)), 0, "tokens only in the market");
        }
    }

    /// @dev Nothing is stuck: once orders end and items are closed, the shelf is empty.
    function afterInvariant() external {
        handler.finish();
        for (uint256 i = 0; i < handler.COINS(); i++) {
            equal(market.balanceOf(address(handler.coins(i)), address(shelf)), 0, "empty in the end");
        }
    }

    function escrow(address token) internal view returns (uint256 sum) {
        for (uint256 i = 0; i < handler.itemCount(); i++) {
            IShelf.Item memory it = shelf.itemOf(handler.items(i));
            if (it.token == token) sum += uint256(it.perUnit) * (uint256(it.left) + it.reserved);
        }
    }
}
