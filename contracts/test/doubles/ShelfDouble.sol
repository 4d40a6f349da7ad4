// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {IMarket} from "../../src/interfaces/IMarket.sol";

/// @dev What the market asks of the shelf: one unlimited item of each name. It counts, and pays a bounty out of its balance.
contract ShelfDouble {
    struct Item {
        address token;
        uint96 bounty;
        uint256 reserved;
        uint256 earned;
        uint256 returned;
    }

    error SoldOut(bytes32 item);
    error NotMarket();

    IMarket public market;
    mapping(bytes32 item => Item) public items;
    address public lastBuyer;
    address public lastMerchant;
    address public lastEarnedOf;

    function join(IMarket market_) external {
        market = market_;
    }

    function list(bytes32 item, address token, uint96 bounty) external {
        items[item].token = token;
        items[item].bounty = bounty;
    }

    function reserve(bytes32 item, uint32 units, address, address buyer, address merchant) external returns (uint96) {
        if (msg.sender != address(market) && msg.sender != address(this)) revert NotMarket();
        if (items[item].token == address(0)) revert SoldOut(item);
        items[item].reserved += units;
        lastBuyer = buyer;
        lastMerchant = merchant;
        return items[item].bounty * units;
    }

    function earn(bytes32 item, uint32 units, address seller, address buyer) external {
        if (msg.sender != address(market) && msg.sender != address(this)) revert NotMarket();
        lastEarnedOf = buyer;
        Item storage what = items[item];
        what.earned += units;
        market.move(what.token, seller, uint256(what.bounty) * units);
    }

    function sell(bytes32 item, uint32 units, address seller, address buyer, address merchant)
        external
        returns (uint96 bounty)
    {
        bounty = this.reserve(item, units, seller, buyer, merchant);
        this.earn(item, units, seller, buyer);
    }

    function unreserve(bytes32 item, uint32 units) external {
        if (msg.sender != address(market) && msg.sender != address(this)) revert NotMarket();
        items[item].returned += units;
    }
}
