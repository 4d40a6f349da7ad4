// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {IDirectory} from "../interfaces/IDirectory.sol";
import {Relayed} from "./Relayed.sol";
import {Terms, TermsNow} from "./Terms.sol";

/// @title What brands and merchants agreed on
abstract contract Agreements is IDirectory, Relayed {
    using TermsNow for Terms;

    /// @notice How long lower floors and ends are announced, in seconds.
    uint40 public constant NOTICE = 7 days;
    /// @notice How far from now an agreement can be locked, in seconds: a slip may not bind for ever.
    uint40 public constant LONGEST_LOCK = 1826 days;

    bytes32 private constant CATALOG = 0;
    /// @dev In basis points: the whole without the fee that the market may come to take, or orders could not be paid any more then.
    uint256 private constant MOST = 9_900;

    bytes32 private constant FLOORS = keccak256("Floors(uint16 brand,uint16 seller,uint16 upline)");
    bytes32 private constant AGREE = keccak256(
        "Agree(address brand,address merchant,bytes32 product,Floors floors,uint40 lockedUntil,uint256 nonce,uint40 deadline)Floors(uint16 brand,uint16 seller,uint16 upline)"
    );
    bytes32 private constant LOWER = keccak256(
        "Lower(address brand,address merchant,bytes32 product,Floors floors,uint256 nonce,uint40 deadline)Floors(uint16 brand,uint16 seller,uint16 upline)"
    );
    bytes32 private constant END =
        keccak256("End(address brand,address merchant,bytes32 product,uint256 nonce,uint40 deadline)");

    mapping(address brand => mapping(address merchant => mapping(bytes32 product => Terms))) private _terms;

    /// @inheritdoc IDirectory
    function agree(address merchant, bytes32 product, Floors calldata floors, uint40 lockedUntil) external {
        _agree(msg.sender, merchant, product, floors, lockedUntil);
    }

    /// @inheritdoc IDirectory
    function agreeFor(
        address brand,
        address merchant,
        bytes32 product,
        Floors calldata floors,
        uint40 lockedUntil,
        uint256 nonce,
        uint40 deadline,
        bytes calldata signature
    ) external {
        bytes32 what = keccak256(
            abi.encode(AGREE, brand, merchant, product, _hash(floors), lockedUntil, nonce, deadline)
        );
        _spend(brand, what, nonce, deadline, signature);
        _agree(brand, merchant, product, floors, lockedUntil);
    }

    /// @inheritdoc IDirectory
    function lower(address merchant, bytes32 product, Floors calldata floors) external {
        _lower(msg.sender, merchant, product, floors);
    }

    /// @inheritdoc IDirectory
    function lowerFor(
        address brand,
        address merchant,
        bytes32 product,
        Floors calldata floors,
        uint256 nonce,
        uint40 deadline,
        bytes calldata signature
    ) external {
        bytes32 what = keccak256(abi.encode(LOWER, brand, merchant, product, _hash(floors), nonce, deadline));
        _spend(brand, what, nonce, deadline, signature);
        _lower(brand, merchant, product, floors);
    }

    /// @inheritdoc IDirectory
    function end(address merchant, bytes32 product) external {
        _end(msg.sender, merchant, product);
    }

    /// @inheritdoc IDirectory
    function endFor(
        address brand,
        address merchant,
        bytes32 product,
        uint256 nonce,
        uint40 deadline,
        bytes calldata signature
    ) external {
        bytes32 what = keccak256(abi.encode(END, brand, merchant, product, nonce, deadline));
        _spend(brand, what, nonce, deadline, signature);
        _end(brand, merchant, product);
    }

    /// @inheritdoc IDirectory
    function floorsOf(address brand, address merchant, bytes32 product)
        external
        view
        returns (Floors memory floors, uint32 version)
    {
        mapping(bytes32 => Terms) storage terms = _terms[brand][merchant];
        bool given;
        (given, floors, version) = terms[CATALOG].inForce();
        if (!given) return (Floors(0, 0, 0), 0);
        if (product == CATALOG || terms[product].term != terms[CATALOG].term) return (floors, version);
        (bool own, Floors memory least, uint32 changes) = terms[product].inForce();
        return (own ? least : floors, version + changes);
    }

    /// @inheritdoc IDirectory
    function agreementOf(address brand, address merchant, bytes32 product) external view returns (Agreement memory) {
        mapping(bytes32 => Terms) storage terms = _terms[brand][merchant];
        Terms memory whole = terms[CATALOG].current();
        Terms memory own = whole;
        uint32 version = whole.version;
        // What was given to products ended with the agreement.
        if (product != CATALOG && whole.given) {
            own = terms[product].current(whole.term);
            version += own.version;
        }
        return Agreement({
            given: own.given,
            floors: own.floors(),
            nextFrom: own.nextFrom,
            nextGiven: own.nextGiven,
            next: own.nextFloors(),
            lockedUntil: whole.lockedUntil,
            version: version
        });
    }

    function _agree(address brand, address merchant, bytes32 product, Floors calldata floors, uint40 lockedUntil)
        private
    {
        _requireSum(floors);
        uint40 most = uint40(block.timestamp) + LONGEST_LOCK;
        if (lockedUntil > most) revert LockTooLong(most);
        mapping(bytes32 => Terms) storage terms = _terms[brand][merchant];
        Terms memory whole = terms[CATALOG].current();
        if (product == CATALOG) {
            if (!whole.given) (whole.term, whole.lockedUntil) = (whole.term + 1, 0);
            else if (!whole.allow(floors)) revert FloorsTooLow();
            whole.set(floors);
        } else {
            Terms memory own = _ownOf(terms, product, whole);
            if (!(own.given ? own : whole).allow(floors)) revert FloorsTooLow();
            own.set(floors);
            terms[product] = own;
        }
        if (lockedUntil > whole.lockedUntil) whole.lockedUntil = lockedUntil;
        whole.version += 1;
        terms[CATALOG] = whole;
        emit Agreed(brand, merchant, product, floors, whole.lockedUntil, whole.version);
    }

    function _lower(address brand, address merchant, bytes32 product, Floors calldata floors) private {
        _requireSum(floors);
        (uint40 from, uint32 version) = _announce(brand, merchant, product, floors, true);
        emit Lowered(brand, merchant, product, floors, from, version);
    }

    function _end(address brand, address merchant, bytes32 product) private {
        (uint40 from, uint32 version) = _announce(brand, merchant, product, Floors(0, 0, 0), false);
        emit Ended(brand, merchant, product, from, version);
    }

    function _announce(address brand, address merchant, bytes32 product, Floors memory floors, bool given)
        private
        returns (uint40 from, uint32 version)
    {
        mapping(bytes32 => Terms) storage terms = _terms[brand][merchant];
        Terms memory whole = terms[CATALOG].current();
        if (!whole.given) revert NoAgreement();
        if (block.timestamp < whole.lockedUntil) revert Locked(whole.lockedUntil);
        from = uint40(block.timestamp) + NOTICE;
        if (product == CATALOG) {
            whole.announce(floors, given, from);
        } else {
            Terms memory own = _ownOf(terms, product, whole);
            if (!given && !own.given) revert NoAgreement();
            own.announce(floors, given, from);
            terms[product] = own;
        }
        version = ++whole.version;
        terms[CATALOG] = whole;
    }

    /// @dev A product's terms to be changed; the version that came into force with them is counted in the whole agreement's.
    function _ownOf(mapping(bytes32 => Terms) storage terms, bytes32 product, Terms memory whole)
        private
        view
        returns (Terms memory own)
    {
        if (!whole.given) revert NoAgreement();
        own = terms[product].current(whole.term);
        whole.version += own.version;
        own.version = 0;
    }

    function _requireSum(Floors calldata floors) private pure {
        uint256 sum = uint256(floors.brand) + floors.seller + floors.upline;
        if (sum > MOST) revert FloorsTooHigh(sum);
    }

    function _hash(Floors calldata floors) private pure returns (bytes32) {
        return keccak256(abi.encode(FLOORS, floors.brand, floors.seller, floors.upline));
    }
}
