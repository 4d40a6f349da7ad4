// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {IPayouts} from "../../src/interfaces/IPayouts.sol";
import {Pools} from "../doubles/Pools.sol";
import {Trees} from "../doubles/Trees.sol";

/// @dev What things cost, all in: what any transaction costs and the data it brings are counted.
contract PayoutsGas is Pools {
    address private _merchant = address(uint160(uint256(keccak256("merchant"))));
    address private _member = address(uint160(uint256(keccak256("member"))));

    function setUp() public override {
        super.setUp();
        fund(_merchant, 1e27);
    }

    /// forge-config: default.isolate = true
    function test_gas_Claim() public {
        bytes32[] memory proof = _accepted(_member, 1e20);
        _payouts.claim(_merchant, address(_token), _member, 1e20, proof);
        vm.snapshotGasLastCall("Payouts", "claim, the first of an account, 20 siblings");

        proof = _accepted(_member, 3e20);
        _payouts.claim(_merchant, address(_token), _member, 3e20, proof);
        vm.snapshotGasLastCall("Payouts", "claim again, 20 siblings");
    }

    /// forge-config: default.isolate = true
    function test_gas_ClaimMany() public {
        IPayouts.Claim[] memory claims = new IPayouts.Claim[](64);
        for (uint256 round; round < 2; ++round) {
            bytes32[] memory leaves = new bytes32[](64);
            for (uint256 i; i < 64; ++i) {
                leaves[i] = leaf(_merchant, _account(i), 1e18 * (round + 1));
            }
            accept(_merchant, Trees.root(leaves), uint96(65e18 * (round + 1)));
            for (uint256 i; i < 64; ++i) {
                claims[i] =
                    IPayouts.Claim(_merchant, address(_token), _account(i), 1e18 * (round + 1), Trees.proof(leaves, i));
            }
            _payouts.claimMany(claims);
            vm.snapshotGasLastCall(
                "Payouts", round == 0 ? "claimMany, 64 first ones, 6 siblings" : "claimMany, 64 again, 6 siblings"
            );
        }
    }

    /// forge-config: default.isolate = true
    function test_gas_Roots() public {
        vm.prank(_merchant);
        uint256 index = _payouts.post(_merchant, address(_token), keccak256("root"), keccak256("data"), 1e20);
        vm.snapshotGasLastCall("Payouts", "post");
        skip(2 days);
        _payouts.accept(index);
        vm.snapshotGasLastCall("Payouts", "accept, the first");
        vm.prank(_merchant);
        index = _payouts.post(_merchant, address(_token), keccak256("other"), keccak256("data"), 2e20);
        skip(2 days);
        _payouts.accept(index);
        vm.snapshotGasLastCall("Payouts", "accept again");
    }

    function _accepted(address account, uint96 total) private returns (bytes32[] memory proof) {
        bytes32 root;
        (root, proof) = Trees.branch(leaf(_merchant, account, total), 20);
        // More than this account's: a reserve that is emptied gives gas back, which is not what most claims see.
        accept(_merchant, root, 1e22 + total);
    }

    function _account(uint256 i) private pure returns (address) {
        return address(uint160(uint256(keccak256(abi.encode("account", i)))));
    }
}
