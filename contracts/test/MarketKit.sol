// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {IDirectory} from "../src/interfaces/IDirectory.sol";
import {IShelf} from "../src/interfaces/IShelf.sol";
import {Market} from "../src/Market.sol";
import {OrderKit} from "./OrderKit.sol";
import {DirectoryDouble} from "./doubles/DirectoryDouble.sol";
import {ShelfDouble} from "./doubles/ShelfDouble.sol";

/// @dev A market between doubles, which say and do what a test wants.
abstract contract MarketKit is OrderKit {
    bytes32 internal constant ITEM = "item";

    DirectoryDouble internal directory;
    ShelfDouble internal shelf;

    function begin() internal {
        meet();
        directory = new DirectoryDouble();
        shelf = new ShelfDouble();
        market = new Market(IDirectory(address(directory)), IShelf(address(shelf)), payouts, governor, guardian);
        shelf.join(market);
        directory.agree(brand.addr, merchant.addr, 0, [uint16(5_000), 1_000, 500], 1);
        spendableByMarket();
    }
}
