// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {IDirectory} from "../interfaces/IDirectory.sol";

/// @dev What is agreed for a catalog or a product: one slot. The last three are kept for the whole agreement, with the catalog's.
struct Terms {
    uint16 brand;
    uint16 seller;
    uint16 upline;
    bool given;
    uint16 nextBrand;
    uint16 nextSeller;
    uint16 nextUpline;
    bool nextGiven;
    /// 0 if nothing is announced.
    uint40 nextFrom;
    uint40 lockedUntil;
    uint32 version;
    /// Which of the agreements between the two this is: what was given to products in one that ended does not come back with the next.
    uint16 term;
}

/// @title What is in force, and what was announced
/// @dev A change that was announced is not written when its time comes: whoever reads after that sees it in force.
library TermsNow {
    /// @dev The terms as they are at this moment. A change that came into force counts as a version.
    function current(Terms storage stored) internal view returns (Terms memory terms) {
        terms = stored;
        if (terms.nextFrom == 0 || block.timestamp < terms.nextFrom) return terms;
        (terms.brand, terms.seller, terms.upline) = (terms.nextBrand, terms.nextSeller, terms.nextUpline);
        terms.given = terms.nextGiven;
        clearNext(terms);
        terms.version += 1;
    }

    /// @dev Of {current} what orders ask for: read from the slot alone, as every order pays for it.
    function inForce(Terms storage stored)
        internal
        view
        returns (bool given, IDirectory.Floors memory least, uint32 version)
    {
        if (stored.nextFrom == 0 || block.timestamp < stored.nextFrom) {
            return (stored.given, IDirectory.Floors(stored.brand, stored.seller, stored.upline), stored.version);
        }
        least = IDirectory.Floors(stored.nextBrand, stored.nextSeller, stored.nextUpline);
        return (stored.nextGiven, least, stored.version + 1);
    }

    /// @dev A product's terms at this moment: none if they are of another agreement.
    function current(Terms storage stored, uint16 term) internal view returns (Terms memory terms) {
        if (stored.term == term) return current(stored);
        terms.term = term;
    }

    function floors(Terms memory terms) internal pure returns (IDirectory.Floors memory) {
        return IDirectory.Floors(terms.brand, terms.seller, terms.upline);
    }

    function nextFloors(Terms memory terms) internal pure returns (IDirectory.Floors memory) {
        return IDirectory.Floors(terms.nextBrand, terms.nextSeller, terms.nextUpline);
    }

    /// @dev Whether nobody gets less by `wanted`.
    function allow(Terms memory terms, IDirectory.Floors calldata wanted) internal pure returns (bool) {
        return wanted.brand >= terms.brand && wanted.seller >= terms.seller && wanted.upline >= terms.upline;
    }

    /// @dev In force at once, and nothing announced any more.
    function set(Terms memory terms, IDirectory.Floors calldata wanted) internal pure {
        (terms.brand, terms.seller, terms.upline) = (wanted.brand, wanted.seller, wanted.upline);
        terms.given = true;
        clearNext(terms);
    }

    function announce(Terms memory terms, IDirectory.Floors memory wanted, bool given, uint40 from) internal pure {
        (terms.nextBrand, terms.nextSeller, terms.nextUpline) = (wanted.brand, wanted.seller, wanted.upline);
        terms.nextGiven = given;
        terms.nextFrom = from;
    }

    function clearNext(Terms memory terms) internal pure {
        (terms.nextBrand, terms.nextSeller, terms.nextUpline) = (0, 0, 0);
        terms.nextGiven = false;
        terms.nextFrom = 0;
    }
}
