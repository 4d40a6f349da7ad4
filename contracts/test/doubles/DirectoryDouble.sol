// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {IDirectory} from "../../src/interfaces/IDirectory.sol";

/// @dev What the market asks of the directory: it says what a test set.
contract DirectoryDouble {
    /// @dev One slot, as the real one; a struct within it would begin another.
    struct Agreement {
        uint16 brand;
        uint16 seller;
        uint16 upline;
        uint32 version;
    }

    mapping(address brand => mapping(address merchant => mapping(bytes32 product => Agreement))) private _agreements;
    mapping(address account => address) private _payouts;

    function agree(address brand, address merchant, bytes32 product, uint16[3] memory floors, uint32 version) external {
        _agreements[brand][merchant][product] = Agreement(floors[0], floors[1], floors[2], version);
    }

    function payTo(address account, address payout) external {
        _payouts[account] = payout;
    }

    function floorsOf(address brand, address merchant, bytes32 product)
        external
        view
        returns (IDirectory.Floors memory floors, uint32 version)
    {
        Agreement memory found = _agreements[brand][merchant][product];
        if (found.version == 0 && product != 0) found = _agreements[brand][merchant][0];
        return (IDirectory.Floors(found.brand, found.seller, found.upline), found.version);
    }

    function payoutOf(address account) external view returns (address) {
        address payout = _payouts[account];
        return payout == address(0) ? account : payout;
    }
}
