// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {Stock, StockMath} from "../../src/libraries/Stock.sol";
import {Base} from "../Base.sol";

contract StockTest is Base {
    function testFuzz_Create(uint96 perUnit, uint32 units, uint40 from) external pure {
        Stock stock = StockMath.create(perUnit, units);
        same(stock, perUnit, units, 0, 0);
        same(stock.closed(from), perUnit, units, 0, from);
    }

    /// @dev Every way of a unit, for any units that are there.
    function testFuzz_Units(uint96 perUnit, uint32 first, uint32 more, uint32 aside, uint32 back, uint40 from)
        external
        pure
    {
        more = uint32(bound(more, 0, type(uint32).max - first));
        uint32 all = first + more;
        aside = uint32(bound(aside, 0, all));
        back = uint32(bound(back, 0, aside));
        Stock stock = StockMath.create(perUnit, first).added(more);
        same(stock, perUnit, all, 0, 0);
        stock = stock.setAside(aside).closed(from);
        same(stock, perUnit, all - aside, aside, from);
        stock = stock.putBack(back);
        same(stock, perUnit, all - aside + back, aside - back, from);
        stock = stock.earned(aside - back);
        same(stock, perUnit, all - aside + back, 0, from);
        stock = stock.taken(stock.left());
        same(stock, perUnit, 0, 0, from);
    }

    function same(Stock stock, uint96 perUnit, uint32 left, uint32 reserved, uint40 from) internal pure {
        equal(stock.perUnit(), perUnit, "bounty");
        equal(stock.left(), left, "left");
        equal(stock.reserved(), reserved, "reserved");
        equal(stock.closesAt(), from, "closes");
    }
}
