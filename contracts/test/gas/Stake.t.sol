// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {Stake} from "../../src/Stake.sol";
import {Base} from "../Base.sol";
import {Vm} from "../Vm.sol";
import {Coin} from "../unit/Coins.sol";

/// @dev Each call is a transaction of its own: what it costs has the 21,000, the calldata and cold accounts in it. The token is a plain
/// one with an unlimited allowance, and somebody else staked before.
/// forge-config: default.isolate = true
contract StakeGas is Base {
    bytes32 private constant STAKE = keccak256("Stake(address account,uint96 amount,uint256 nonce,uint40 deadline)");
    uint96 private constant AMOUNT = 1_234_567_890_123_456_789;

    Coin private coin;
    Stake private stake;
    Vm.Wallet private ann;
    Vm.Wallet private bob;

    function setUp() public {
        vm.warp(1_700_000_000);
        (ann, bob) = (person("ann"), person("bob"));
        coin = new Coin();
        stake = new Stake(address(coin), address(this), 7 days);
        for (uint256 i = 0; i < 2; ++i) {
            address account = i == 0 ? ann.addr : bob.addr;
            coin.mint(account, 1e27);
            vm.prank(account);
            coin.approve(address(stake), type(uint256).max);
        }
        vm.prank(bob.addr);
        stake.stake(AMOUNT);
        vm.warp(1_700_000_010);
    }

    function test_Life() public {
        vm.prank(ann.addr);
        stake.stake(AMOUNT);
        vm.snapshotGasLastCall("Stake", "stake, the first");
        vm.warp(1_700_000_020);
        vm.prank(ann.addr);
        stake.stake(AMOUNT);
        vm.snapshotGasLastCall("Stake", "stake, again");
        vm.warp(1_700_000_030);
        vm.prank(ann.addr);
        stake.delegate(bob.addr);
        vm.snapshotGasLastCall("Stake", "delegate");
        vm.warp(1_700_000_040);
        vm.prank(ann.addr);
        stake.unstake(AMOUNT);
        vm.snapshotGasLastCall("Stake", "unstake");
        vm.warp(1_701_000_000);
        stake.withdraw(ann.addr);
        vm.snapshotGasLastCall("Stake", "withdraw");
    }

    function test_StakeFor() public {
        bytes32 structHash = keccak256(abi.encode(STAKE, ann.addr, AMOUNT, 1, type(uint40).max));
        bytes memory signature = sign(ann, digestOf("Astra Stake", address(stake), structHash));
        stake.stakeFor(ann.addr, AMOUNT, 1, type(uint40).max, signature);
        vm.snapshotGasLastCall("Stake", "stakeFor, the first");
    }

    function test_SetTiers() public {
        uint96[] memory thresholds = new uint96[](4);
        for (uint96 i = 0; i < 4; ++i) {
            thresholds[i] = (i + 1) * 1_000e18;
        }
        stake.setTiers(thresholds);
        vm.snapshotGasLastCall("Stake", "setTiers, four");
    }
}
