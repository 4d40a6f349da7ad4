// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {IMarket} from "../../src/interfaces/IMarket.sol";
import {MarketKit} from "../MarketKit.sol";

/// @dev A token that says it has whatever was sent, however much that is.
contract Boundless {
    mapping(address account => uint256) public balanceOf;

    function transferFrom(address, address to, uint256 amount) external returns (bool) {
        balanceOf[to] = amount;
        return true;
    }

    function forget(address account) external {
        balanceOf[account] = 0;
    }
}

contract MarketStuckTest is MarketKit {
    function setUp() public {
        begin();
    }

    /// @dev A merchant promises a bounty in a token of its own, and makes the seller so rich in it that no more can be credited.
    function test_ABountyCannotKeepAnOrderFromItsEnd() external {
        Boundless token = new Boundless();
        shelf.list(ITEM, address(token), 7);
        fill(token, address(shelf), 7);
        IMarket.Order memory order = someOrder();
        (order.item, order.units) = (ITEM, 1);
        payByAllowance(order);
        // Whether this is refused, or harms nobody.
        try this.fill(token, seller.addr, type(uint256).max) {} catch {}
        vm.warp(NOW + HOLD);
        vm.prank(relayer);
        market.release(order);
        allPaid();
    }

    function fill(Boundless token, address account, uint256 amount) public {
        address[] memory accounts = new address[](1);
        uint256[] memory amounts = new uint256[](1);
        (accounts[0], amounts[0]) = (account, amount);
        token.forget(address(market));
        market.deposit(address(token), accounts, amounts);
    }
}
