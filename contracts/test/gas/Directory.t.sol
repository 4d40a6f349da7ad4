// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {Directory} from "../../src/Directory.sol";
import {IDirectory} from "../../src/interfaces/IDirectory.sol";
import {Base} from "../Base.sol";

/// @dev What whole transactions cost, with their 21,000 and their data.
/// forge-config: default.isolate = true
contract DirectoryGas is Base {
    Directory internal directory;
    address internal merchant = address(0xe1);

    function setUp() public {
        vm.warp(1_800_000_000);
        directory = new Directory();
        directory.agree(merchant, 0, IDirectory.Floors(5_000, 1_000, 500), 0);
        directory.agree(merchant, "shoe", IDirectory.Floors(6_000, 1_000, 500), 0);
        directory.publish("one", "");
    }

    function test_Agree() external {
        directory.agree(address(0xe2), 0, IDirectory.Floors(5_000, 1_000, 500), 0);
        vm.snapshotGasLastCall("Directory", "agree: a new merchant");
        directory.agree(merchant, 0, IDirectory.Floors(5_001, 1_000, 500), 0);
        vm.snapshotGasLastCall("Directory", "agree: raise");
        directory.agree(merchant, "hat", IDirectory.Floors(7_000, 1_000, 500), 0);
        vm.snapshotGasLastCall("Directory", "agree: a new product");
        directory.lower(merchant, 0, IDirectory.Floors(4_000, 1_000, 500));
        vm.snapshotGasLastCall("Directory", "lower");
    }

    function test_FloorsOf() external {
        directory.floorsOf(address(this), merchant, 0);
        vm.snapshotGasLastCall("Directory", "floorsOf: the catalog");
        directory.floorsOf(address(this), merchant, "shoe");
        vm.snapshotGasLastCall("Directory", "floorsOf: a product");
    }

    function test_Profile() external {
        directory.setProfile("content", "ipfs://bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi");
        vm.snapshotGasLastCall("Directory", "setProfile: first");
        directory.proposePayout(merchant);
        vm.snapshotGasLastCall("Directory", "proposePayout");
        vm.warp(block.timestamp + 2 days);
        vm.prank(merchant);
        directory.acceptPayout(address(this));
        vm.snapshotGasLastCall("Directory", "acceptPayout");
    }

    function test_Publish() external {
        directory.publish("two", "ipfs://bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi");
        vm.snapshotGasLastCall("Directory", "publish: again");
    }
}
