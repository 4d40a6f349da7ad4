// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {Base} from "../Base.sol";
import {Consent} from "../../src/Consent.sol";

/// @dev What things cost, all in: what any transaction costs and the data it brings are counted.
contract ConsentGas is Base {
    bytes32 private constant SCOPE = keccak256("scope");
    address private _reader = address(uint160(uint256(keccak256("reader"))));
    Consent private _consent;

    function setUp() public {
        vm.warp(1_800_000_000);
        _consent = new Consent();
    }

    /// forge-config: default.isolate = true
    function test_gas_Consent() public {
        _consent.grant(_reader, SCOPE, 1_900_000_000);
        vm.snapshotGasLastCall("Consent", "grant, the first");
        _consent.grant(_reader, SCOPE, 1_900_000_001);
        vm.snapshotGasLastCall("Consent", "grant again");
        _consent.revoke(_reader, SCOPE);
        vm.snapshotGasLastCall("Consent", "revoke");
        _consent.revokeAll();
        vm.snapshotGasLastCall("Consent", "revokeAll, the first");
        _consent.anchor(SCOPE, keccak256("root"));
        vm.snapshotGasLastCall("Consent", "anchor, the first");
        _consent.anchor(SCOPE, keccak256("next root"));
        vm.snapshotGasLastCall("Consent", "anchor again");
    }
}
