// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

/// @dev All that a sale of an item looks at and changes, in a slot: `closesAt 40 | perUnit 96 | left 32 | reserved 32`.
type Stock is uint256;

using StockMath for Stock global;

/// @title Units of an item, which are left, set aside or gone
/// @dev Nothing is checked here. The caller sees to it that units are there to be moved, and that all of an item's fit in 32 bits.
library StockMath {
    uint256 private constant LEFT = 32;
    uint256 private constant PER_UNIT = 64;
    uint256 private constant CLOSES_AT = 160;

    function create(uint96 bounty, uint32 units) internal pure returns (Stock) {
        return Stock.wrap(uint256(bounty) << PER_UNIT | uint256(units) << LEFT);
    }

    /// @dev 0 if there is no such item.
    function perUnit(Stock stock) internal pure returns (uint96) {
        return uint96(Stock.unwrap(stock) >> PER_UNIT);
    }

    function left(Stock stock) internal pure returns (uint32) {
        return uint32(Stock.unwrap(stock) >> LEFT);
    }

    function reserved(Stock stock) internal pure returns (uint32) {
        return uint32(Stock.unwrap(stock));
    }

    /// @dev 0 if it was not closed.
    function closesAt(Stock stock) internal pure returns (uint40) {
        return uint40(Stock.unwrap(stock) >> CLOSES_AT);
    }

    function added(Stock stock, uint32 units) internal pure returns (Stock) {
        return Stock.wrap(Stock.unwrap(stock) + (uint256(units) << LEFT));
    }

    /// @dev Units that were left are gone.
    function taken(Stock stock, uint32 units) internal pure returns (Stock) {
        return Stock.wrap(Stock.unwrap(stock) - (uint256(units) << LEFT));
    }

    /// @dev Units that were set aside are gone.
    function earned(Stock stock, uint32 units) internal pure returns (Stock) {
        return Stock.wrap(Stock.unwrap(stock) - units);
    }

    /// @dev Units that were left are set aside.
    function setAside(Stock stock, uint32 units) internal pure returns (Stock) {
        return Stock.wrap(Stock.unwrap(stock) - (uint256(units) << LEFT) + units);
    }

    /// @dev Units that were set aside are left again.
    function putBack(Stock stock, uint32 units) internal pure returns (Stock) {
        return Stock.wrap(Stock.unwrap(stock) - units + (uint256(units) << LEFT));
    }

    /// @dev For a stock that was not closed.
    function closed(Stock stock, uint40 from) internal pure returns (Stock) {
        return Stock.wrap(Stock.unwrap(stock) | uint256(from) << CLOSES_AT);
    }
}
