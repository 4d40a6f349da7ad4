// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {IShelf} from "../../src/interfaces/IShelf.sol";

/// @dev Of the market only what the shelf relies on: balances, and orders that call the shelf as the market does.
contract MarketDouble {
    using SafeERC20 for IERC20;

    error TooLittle(address account);
    error OnlyShelf();

    struct Sale {
        bytes32 item;
        uint32 units;
        address seller;
        address buyer;
        address merchant;
    }

    IShelf public shelf;
    /// @dev How much less than asked for funding brings, to see that it is noticed.
    uint256 public cut;
    mapping(address token => mapping(address account => uint256)) public balanceOf;

    function connect(IShelf to) external {
        shelf = to;
    }

    function setCut(uint256 less) external {
        cut = less;
    }

    function move(address token, address to, uint256 amount) external {
        _move(token, msg.sender, to, amount);
    }

    function fundShelf(address token, address from, uint256 amount) external {
        if (msg.sender != address(shelf)) revert OnlyShelf();
        _move(token, from, msg.sender, amount - cut);
    }

    function deposit(address token, address[] calldata accounts, uint256[] calldata amounts) external {
        for (uint256 i = 0; i < accounts.length; i++) {
            uint256 before = IERC20(token).balanceOf(address(this));
            IERC20(token).safeTransferFrom(msg.sender, address(this), amounts[i]);
            balanceOf[token][accounts[i]] += IERC20(token).balanceOf(address(this)) - before;
        }
    }

    function open(Sale calldata sale) public returns (uint96 bounty) {
        return shelf.reserve(sale.item, sale.units, sale.seller, sale.buyer, sale.merchant);
    }

    function release(Sale calldata sale) public {
        shelf.earn(sale.item, sale.units, sale.seller, sale.buyer);
    }

    function refund(Sale calldata sale) external {
        shelf.unreserve(sale.item, sale.units);
    }

    /// @dev Paid and released at once.
    function sell(Sale calldata sale) public returns (uint96 bounty) {
        return shelf.sell(sale.item, sale.units, sale.seller, sale.buyer, sale.merchant);
    }

    function _move(address token, address from, address to, uint256 amount) private {
        uint256 balance = balanceOf[token][from];
        if (balance < amount) revert TooLittle(from);
        unchecked {
            balanceOf[token][from] = balance - amount;
            balanceOf[token][to] += amount;
        }
    }
}
