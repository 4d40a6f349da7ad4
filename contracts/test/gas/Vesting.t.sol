// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {Vesting} from "../../src/Vesting.sol";
import {IVesting} from "../../src/interfaces/IVesting.sol";
import {Base} from "../Base.sol";
import {Vm} from "../Vm.sol";
import {Coin} from "../unit/Coins.sol";

/// @dev Each call is a transaction of its own: what it costs has the 21,000, the calldata and cold accounts in it. The token is a plain
/// one with an unlimited allowance, and there is another grant in it.
/// forge-config: default.isolate = true
contract VestingGas is Base {
    bytes32 private constant CREATE = keccak256(
        "CreateGrant(address creator,address token,address beneficiary,uint96 total,uint40 start,uint32 cliff,uint32 length,bool revocable,uint256 number,uint256 nonce,uint40 deadline)"
    );
    uint40 private constant NOW = 1_700_000_000;

    Coin private coin;
    Vesting private vesting;
    Vm.Wallet private creator;
    Vm.Wallet private ann;
    Vm.Wallet private bob;

    function setUp() public {
        vm.warp(NOW);
        (creator, ann, bob) = (person("creator"), person("ann"), person("bob"));
        coin = new Coin();
        vesting = new Vesting();
        coin.mint(creator.addr, 1e28);
        vm.startPrank(creator.addr);
        coin.approve(address(vesting), type(uint256).max);
        vesting.create(terms(1));
        vm.stopPrank();
    }

    function test_Life() public {
        vm.prank(creator.addr);
        bytes32 id = vesting.create(terms(2));
        vm.snapshotGasLastCall("Vesting", "create");
        vm.warp(NOW + 400 days);
        vesting.release(address(coin), id);
        vm.snapshotGasLastCall("Vesting", "release, the first, to somebody new");
        vm.warp(NOW + 500 days);
        vesting.release(address(coin), id);
        vm.snapshotGasLastCall("Vesting", "release, again");
        vm.prank(ann.addr);
        vesting.offer(address(coin), id, bob.addr);
        vm.snapshotGasLastCall("Vesting", "offer");
        vm.prank(bob.addr);
        vesting.accept(address(coin), id);
        vm.snapshotGasLastCall("Vesting", "accept");
        vm.prank(creator.addr);
        vesting.revoke(address(coin), 2);
        vm.snapshotGasLastCall("Vesting", "revoke");
    }

    function test_CreateFor() public {
        bytes32 structHash = keccak256(abi.encode(CREATE, creator.addr, terms(2), 1, type(uint40).max));
        bytes memory signature = sign(creator, digestOf("Astra Vesting", address(vesting), structHash));
        vesting.createFor(creator.addr, terms(2), 1, type(uint40).max, signature);
        vm.snapshotGasLastCall("Vesting", "createFor");
    }

    function terms(uint256 number) private view returns (IVesting.Terms memory) {
        return IVesting.Terms(
            address(coin), ann.addr, 1_234_567_890_123_456_789_000, NOW, 365 days, 4 * 365 days, true, number
        );
    }
}
