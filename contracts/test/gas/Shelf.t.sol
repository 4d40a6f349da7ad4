// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {Shelf} from "../../src/Shelf.sol";
import {IMarket} from "../../src/interfaces/IMarket.sol";
import {IShelf} from "../../src/interfaces/IShelf.sol";
import {MarketDouble} from "../doubles/MarketDouble.sol";
import {OfferCoin} from "../doubles/OfferCoins.sol";
import {Base} from "../Base.sol";

/// @dev A market that knows its shelf for good, as the real one does, and whose orders credit the seller, with a bounty or without.
contract SellingMarket is MarketDouble {
    IShelf internal immutable SHELF;

    constructor(IShelf known) {
        SHELF = known;
    }

    function credit(address token, address account, uint256 amount) public {
        balanceOf[token][account] += amount;
    }

    /// @dev As much data as with a bounty.
    function pay(address token, uint256 amount, Sale calldata sale) external {
        credit(token, sale.seller, amount);
    }

    function hold(Sale calldata sale) external {}

    function payAndReserveAndEarn(address token, uint256 amount, Sale calldata sale) external {
        SHELF.reserve(sale.item, sale.units, sale.seller, sale.buyer, sale.merchant);
        credit(token, sale.seller, amount);
        SHELF.earn(sale.item, sale.units, sale.seller, sale.buyer);
    }

    function payAndSell(address token, uint256 amount, Sale calldata sale) external {
        credit(token, sale.seller, amount);
        SHELF.sell(sale.item, sale.units, sale.seller, sale.buyer, sale.merchant);
    }

    function holdAndReserve(Sale calldata sale) external {
        SHELF.reserve(sale.item, sale.units, sale.seller, sale.buyer, sale.merchant);
    }

    function payAndEarn(address token, uint256 amount, Sale calldata sale) external {
        credit(token, sale.seller, amount);
        SHELF.earn(sale.item, sale.units, sale.seller, sale.buyer);
    }
}

/// @dev What whole transactions cost, with their 21,000 and their data; and what a bounty adds to an order, as differences.
/// forge-config: default.isolate = true
contract ShelfGas is Base {
    SellingMarket internal market;
    Shelf internal shelf;
    OfferCoin internal coin;
    address internal seller = address(0x5e11);
    bytes32 internal item;

    function setUp() public {
        vm.warp(1_800_000_000);
        address predicted = vm.computeCreateAddress(address(this), vm.getNonce(address(this)) + 1);
        shelf = new Shelf(IMarket(predicted));
        market = new SellingMarket(shelf);
        market.connect(shelf);
        coin = new OfferCoin();
        market.credit(address(coin), address(this), 1e24);
        market.credit(address(coin), seller, 1e18);
        coin.mint(address(this), 1e24);
        coin.approve(address(shelf), type(uint256).max);
        item = shelf.list(IShelf.Listing(1, address(coin), 1e18, 1000, address(0), IShelf.Source.Balance));
    }

    function test_List() external {
        shelf.list(IShelf.Listing(2, address(coin), 1e18, 1000, address(0), IShelf.Source.Balance));
        vm.snapshotGasLastCall("Shelf", "list: from the balance");
        shelf.list(IShelf.Listing(3, address(coin), 1e18, 1000, address(0), IShelf.Source.Tokens));
        vm.snapshotGasLastCall("Shelf", "list: from tokens");
        shelf.add(item, 10, IShelf.Source.Balance);
        vm.snapshotGasLastCall("Shelf", "add: from the balance");
        shelf.attest(item, 1, seller, 1);
        vm.snapshotGasLastCall("Shelf", "attest: first of 256 sales");
        shelf.attest(item, 1, seller, 2);
        vm.snapshotGasLastCall("Shelf", "attest: next");
        shelf.close(item);
        vm.snapshotGasLastCall("Shelf", "close");
        vm.warp(block.timestamp + 7 days);
        shelf.reclaim(item);
        vm.snapshotGasLastCall("Shelf", "reclaim");
    }

    function test_Alone() external {
        vm.prank(address(market));
        shelf.reserve(item, 1, seller, address(0xb0), address(this));
        vm.prank(address(market));
        shelf.reserve(item, 1, seller, address(0xb0), address(this));
        uint256 whole = vm.snapshotGasLastCall("Shelf", "reserve alone, a transaction");
        vm.prank(address(market));
        shelf.earn(item, 1, seller, address(0xb0));
        vm.snapshotGasLastCall("Shelf", "earn alone: a known seller, a transaction");
        vm.prank(address(market));
        shelf.unreserve(item, 1);
        vm.snapshotGasLastCall("Shelf", "unreserve alone, a transaction");
        vm.prank(address(market));
        shelf.sell(item, 1, seller, address(0xb0), address(this));
        vm.snapshotGasLastCall("Shelf", "sell alone: a known seller, a transaction");
        isTrue(whole > 21_000, "isolated");
    }

    function test_OnASale() external {
        MarketDouble.Sale memory sale = MarketDouble.Sale(item, 1, seller, address(0xb0), address(this));
        market.pay(address(coin), 5e18, sale);
        uint256 without = vm.snapshotGasLastCall("Shelf", "double: an order without a bounty");
        market.payAndReserveAndEarn(address(coin), 5e18, sale);
        uint256 both = vm.snapshotGasLastCall("Shelf", "double: an order paid out at once, by reserve and earn");
        market.payAndSell(address(coin), 5e18, sale);
        uint256 once = vm.snapshotGasLastCall("Shelf", "double: an order paid out at once, by sell");
        vm.snapshotValue("Shelf", "bounty on an order paid out at once, by reserve and earn", both - without);
        vm.snapshotValue("Shelf", "bounty on an order paid out at once, by sell", once - without);
    }

    function test_OnAHeldOrder() external {
        MarketDouble.Sale memory sale = MarketDouble.Sale(item, 1, seller, address(0xb0), address(this));
        market.hold(sale);
        uint256 hold = vm.snapshotGasLastCall("Shelf", "double: holding without a bounty");
        market.holdAndReserve(sale);
        uint256 reserve = vm.snapshotGasLastCall("Shelf", "double: holding, with reserve");
        market.pay(address(coin), 5e18, sale);
        uint256 pay = vm.snapshotGasLastCall("Shelf", "double: an order without a bounty");
        market.payAndEarn(address(coin), 5e18, sale);
        uint256 earn = vm.snapshotGasLastCall("Shelf", "double: releasing, with earn");
        vm.snapshotValue("Shelf", "bounty on a held order, when it is paid", reserve - hold);
        vm.snapshotValue("Shelf", "bounty on a held order, when it is released", earn - pay);
    }
}
