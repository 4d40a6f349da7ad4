// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {Base} from "../Base.sol";
import {Consent} from "../../src/Consent.sol";

/// @dev Two owners, two readers and two scopes, in any order, and a simple list of what should be allowed.
contract ConsentHandler is Base {
    Consent private _consent;
    uint256 private _now;
    mapping(address owner => mapping(address reader => mapping(bytes32 scope => uint256))) private _until;

    constructor(Consent consent, uint256 time) {
        (_consent, _now) = (consent, time);
    }

    function grant(uint8 which, uint32 time) external {
        (address owner, address reader, bytes32 scope) = _one(which);
        vm.prank(owner);
        _consent.grant(reader, scope, uint40(_now + time % 1_000));
        _until[owner][reader][scope] = _now + time % 1_000;
    }

    function revoke(uint8 which) external {
        (address owner, address reader, bytes32 scope) = _one(which);
        vm.prank(owner);
        _consent.revoke(reader, scope);
        _until[owner][reader][scope] = 0;
    }

    function revokeAll(uint8 which) external {
        (address owner,,) = _one(which);
        vm.prank(owner);
        _consent.revokeAll();
        for (uint8 i; i < 8; ++i) {
            (address other, address reader, bytes32 scope) = _one(i);
            if (other == owner) _until[owner][reader][scope] = 0;
        }
    }

    function pass(uint32 time) external {
        _now += time % 300;
        vm.warp(_now);
    }

    /// @dev Whether each is allowed that should be, and no other.
    function isRight() external view returns (bool) {
        for (uint8 i; i < 8; ++i) {
            (address owner, address reader, bytes32 scope) = _one(i);
            if (_consent.allowed(owner, reader, scope) != (_now <= _until[owner][reader][scope])) return false;
        }
        return true;
    }

    function _one(uint8 which) private pure returns (address owner, address reader, bytes32 scope) {
        owner = address(uint160(0x1001 + which % 2));
        reader = address(uint160(0x2001 + which / 2 % 2));
        scope = keccak256(abi.encode(which / 4 % 2));
    }
}

contract ConsentInvariants is Base {
    ConsentHandler private _handler;

    function setUp() public {
        vm.warp(1_800_000_000);
        _handler = new ConsentHandler(new Consent(), 1_800_000_000);
        bytes4[] memory selectors = new bytes4[](4);
        selectors[0] = ConsentHandler.grant.selector;
        selectors[1] = ConsentHandler.revoke.selector;
        selectors[2] = ConsentHandler.revokeAll.selector;
        selectors[3] = ConsentHandler.pass.selector;
        target(address(_handler), selectors);
    }

    /// @dev C1: nothing is allowed after its time, or after it was revoked, alone or with all.
    function invariant_C1_AllowedIsWhatWasGranted() public view {
        isTrue(_handler.isRight(), "allowed");
    }
}
