// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {Council} from "../../src/Council.sol";
import {Stake} from "../../src/Stake.sol";
import {ICouncil} from "../../src/interfaces/ICouncil.sol";
import {Base} from "../Base.sol";
import {Coin} from "../unit/Coins.sol";

/// @dev Each call is a transaction of its own: what it costs has the 21,000, the calldata and cold accounts in it.
/// forge-config: default.isolate = true
contract CouncilGas is Base {
    Stake private stake;
    Council private council;
    address[] private targets;
    uint256[] private values;
    bytes[] private calls;

    function setUp() public {
        vm.warp(1_700_000_000);
        Coin coin = new Coin();
        address[] memory proposers = new address[](1);
        proposers[0] = vm.computeCreateAddress(address(this), vm.getNonce(address(this)) + 2);
        TimelockController timelock = new TimelockController(2 days, proposers, new address[](1), address(0));
        stake = new Stake(address(coin), address(timelock), 7 days);
        council = new Council(stake, timelock, address(0x6a), ICouncil.Rules(1 days, 5 days, 1 days, 100, 4));
        coin.mint(address(this), 1e27);
        coin.approve(address(stake), 1e27);
        stake.stake(1e27);
        vm.warp(1_700_000_010);
        targets.push(address(stake));
        values.push(0);
        calls.push(abi.encodeCall(stake.setTiers, (new uint96[](0))));
    }

    function test_Life() public {
        uint256 proposal = council.propose(targets, values, calls, "tiers");
        vm.snapshotGasLastCall("Council", "propose");
        vm.warp(1_700_000_010 + 1 days + 1);
        council.castVote(proposal, 1);
        vm.snapshotGasLastCall("Council", "castVote, the one that reaches the quorum");
        vm.warp(1_700_000_010 + 7 days);
        council.queue(targets, values, calls, keccak256("tiers"));
        vm.snapshotGasLastCall("Council", "queue");
        vm.warp(1_700_000_010 + 9 days);
        council.execute(targets, values, calls, keccak256("tiers"));
        vm.snapshotGasLastCall("Council", "execute");
        vm.snapshotValue("Council", "bytes of code", address(council).code.length);
    }
}
