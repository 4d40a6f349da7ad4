// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {Stake} from "../../src/Stake.sol";
import {IRelayed} from "../../src/interfaces/IRelayed.sol";
import {IStake} from "../../src/interfaces/IStake.sol";
import {Intake} from "../../src/libraries/Intake.sol";
import {Base} from "../Base.sol";
import {Vm} from "../Vm.sol";
import {Coin, FeeCoin} from "./Coins.sol";

contract StakeTest is Base {
    bytes32 private constant STAKE = keccak256("Stake(address account,uint96 amount,uint256 nonce,uint40 deadline)");
    bytes32 private constant UNSTAKE =
        keccak256("Unstake(address account,uint96 amount,uint256 nonce,uint40 deadline)");
    bytes32 private constant DELEGATE =
        keccak256("Delegate(address account,address delegatee,uint256 nonce,uint40 deadline)");
    uint40 private constant COOL_DOWN = 7 days;
    uint40 private constant NOW = 1_000_000;

    Coin private coin;
    Stake private stake;
    Vm.Wallet private ann;
    Vm.Wallet private bob;
    address private governor = address(0x60);

    function setUp() public {
        vm.warp(NOW);
        ann = person("ann");
        bob = person("bob");
        coin = new Coin();
        stake = new Stake(address(coin), governor, COOL_DOWN);
        fund(ann.addr);
        fund(bob.addr);
    }

    function test_ConstructorRevertWhenTooLong() public {
        vm.expectRevert(abi.encodeWithSelector(IStake.TooLong.selector, 90 days + 1, 90 days));
        new Stake(address(coin), governor, 90 days + 1);
        new Stake(address(coin), governor, 90 days);
    }

    function test_Constructor() public view {
        equal(stake.token(), address(coin), "token");
        equal(stake.governor(), governor, "governor");
        equal(stake.coolDown(), COOL_DOWN, "cool-down");
        equal(stake.clock(), NOW, "clock");
        equal(keccak256(bytes(stake.CLOCK_MODE())), keccak256("mode=timestamp"), "mode");
    }

    function test_StakeRevertWhenZero() public {
        vm.expectRevert(IStake.Nothing.selector);
        vm.prank(ann.addr);
        stake.stake(0);
    }

    function test_StakeRevertWhenTheTokenTakesAFee() public {
        FeeCoin fee = new FeeCoin();
        Stake other = new Stake(address(fee), governor, COOL_DOWN);
        fee.mint(ann.addr, 100);
        vm.startPrank(ann.addr);
        fee.approve(address(other), 100);
        vm.expectRevert(abi.encodeWithSelector(Intake.Short.selector, 99, 100));
        other.stake(100);
        vm.stopPrank();
    }

    function test_Stake(uint96 amount) public {
        amount = uint96(bound(amount, 1, 1e27));
        vm.expectEmit(address(stake));
        emit IStake.Staked(ann.addr, ann.addr, amount);
        vm.prank(ann.addr);
        stake.stake(amount);
        equal(stake.positionOf(ann.addr).amount, amount, "position");
        equal(coin.balanceOf(address(stake)), amount, "locked");
        equal(stake.getVotes(ann.addr), amount, "votes");
        equal(stake.delegates(ann.addr), ann.addr, "delegate");
        equal(stake.totalStaked(), amount, "total");
    }

    function test_StakeForWhenSigned() public {
        bytes memory signature = signed(ann, keccak256(abi.encode(STAKE, ann.addr, 5, 3, NOW)));
        stake.stakeFor(ann.addr, 5, 3, NOW, signature);
        equal(stake.positionOf(ann.addr).amount, 5, "position");
        equal(coin.balanceOf(ann.addr), 1e27 - 5, "whose tokens");
        vm.expectRevert(abi.encodeWithSelector(IRelayed.Replayed.selector, ann.addr, 3));
        stake.stakeFor(ann.addr, 5, 3, NOW, signature);
    }

    function test_StakeForRevertWhenNot() public {
        bytes memory signature = signed(bob, keccak256(abi.encode(STAKE, ann.addr, 5, 3, NOW)));
        vm.expectRevert(abi.encodeWithSelector(IRelayed.Unsigned.selector, ann.addr));
        stake.stakeFor(ann.addr, 5, 3, NOW, signature);
    }

    function test_GiveRevertWhenForNobody() public {
        vm.expectRevert(IStake.Nobody.selector);
        vm.prank(ann.addr);
        stake.give(address(0), 5);
    }

    function test_Give() public {
        stakeAs(bob.addr, 10);
        vm.prank(bob.addr);
        stake.unstake(4);
        vm.warp(NOW + 1 days);
        vm.expectEmit(address(stake));
        emit IStake.Staked(bob.addr, ann.addr, 5);
        vm.prank(ann.addr);
        stake.give(bob.addr, 5);
        equal(coin.balanceOf(ann.addr), 1e27 - 5, "whose tokens");
        equal(stake.positionOf(bob.addr).amount, 11, "position");
        equal(stake.positionOf(bob.addr).leaving, 4, "leaving");
        equal(stake.positionOf(bob.addr).unlockAt, NOW + COOL_DOWN, "cool-down");
        equal(stake.getVotes(bob.addr), 11, "votes");
    }

    function test_UnstakeRevertWhenZero() public {
        vm.expectRevert(IStake.Nothing.selector);
        vm.prank(ann.addr);
        stake.unstake(0);
    }

    function test_UnstakeRevertWhenThereIsLess() public {
        stakeAs(ann.addr, 5);
        vm.expectRevert(abi.encodeWithSelector(IStake.TooLittle.selector, 5, 6));
        vm.prank(ann.addr);
        stake.unstake(6);
    }

    function test_Unstake(uint96 amount, uint96 part) public {
        amount = uint96(bound(amount, 1, 1e27));
        part = uint96(bound(part, 1, amount));
        stakeAs(ann.addr, amount);
        vm.expectEmit(address(stake));
        emit IStake.Unstaked(ann.addr, part, NOW + COOL_DOWN);
        vm.prank(ann.addr);
        stake.unstake(part);
        equal(stake.positionOf(ann.addr).amount, amount - part, "position");
        equal(stake.positionOf(ann.addr).leaving, part, "leaving");
        equal(stake.getVotes(ann.addr), amount - part, "votes");
        equal(stake.totalStaked(), amount - part, "total");
    }

    function test_UnstakeStartsAgainForAll() public {
        stakeAs(ann.addr, 10);
        vm.prank(ann.addr);
        stake.unstake(4);
        vm.warp(NOW + COOL_DOWN);
        vm.prank(ann.addr);
        stake.unstake(1);
        equal(stake.positionOf(ann.addr).leaving, 5, "leaving");
        vm.expectRevert(abi.encodeWithSelector(IStake.Cooling.selector, NOW + 2 * COOL_DOWN));
        stake.withdraw(ann.addr);
    }

    function test_UnstakeFor() public {
        stakeAs(ann.addr, 10);
        bytes memory signature = signed(ann, keccak256(abi.encode(UNSTAKE, ann.addr, 4, 9, NOW)));
        stake.unstakeFor(ann.addr, 4, 9, NOW, signature);
        equal(stake.positionOf(ann.addr).leaving, 4, "leaving");
        bytes memory wrong = signed(ann, keccak256(abi.encode(STAKE, ann.addr, 4, 10, NOW)));
        vm.expectRevert(abi.encodeWithSelector(IRelayed.Unsigned.selector, ann.addr));
        stake.unstakeFor(ann.addr, 4, 10, NOW, wrong);
    }

    function test_WithdrawRevertWhenNothing() public {
        stakeAs(ann.addr, 10);
        vm.expectRevert(IStake.Nothing.selector);
        stake.withdraw(ann.addr);
    }

    function test_WithdrawRevertWhenCooling() public {
        stakeAs(ann.addr, 10);
        vm.prank(ann.addr);
        stake.unstake(4);
        vm.warp(NOW + COOL_DOWN - 1);
        vm.expectRevert(abi.encodeWithSelector(IStake.Cooling.selector, NOW + COOL_DOWN));
        stake.withdraw(ann.addr);
    }

    function test_Withdraw() public {
        stakeAs(ann.addr, 10);
        vm.prank(ann.addr);
        stake.unstake(4);
        vm.warp(NOW + COOL_DOWN);
        vm.expectEmit(address(stake));
        emit IStake.Withdrawn(ann.addr, 4);
        equal(stake.withdraw(ann.addr), 4, "amount");
        equal(coin.balanceOf(ann.addr), 1e27 - 6, "arrived");
        equal(stake.positionOf(ann.addr).leaving + stake.positionOf(ann.addr).unlockAt, 0, "nothing left");
        vm.expectRevert(IStake.Nothing.selector);
        stake.withdraw(ann.addr);
    }

    function test_Delegate() public {
        stakeAs(ann.addr, 10);
        vm.prank(ann.addr);
        stake.delegate(bob.addr);
        equal(stake.getVotes(ann.addr), 0, "of the account");
        equal(stake.getVotes(bob.addr), 10, "of the delegatee");
        stakeAs(ann.addr, 3);
        equal(stake.getVotes(bob.addr), 13, "with what came later");
        vm.prank(ann.addr);
        stake.unstake(5);
        equal(stake.getVotes(bob.addr), 8, "without what left");
    }

    function test_DelegateToNobody() public {
        stakeAs(ann.addr, 10);
        vm.startPrank(ann.addr);
        stake.delegate(bob.addr);
        stake.delegate(address(0));
        vm.stopPrank();
        equal(stake.delegates(ann.addr), ann.addr, "delegate");
        equal(stake.getVotes(ann.addr), 10, "of the account");
        equal(stake.getVotes(bob.addr), 0, "of the delegatee");
    }

    function test_DelegateFor() public {
        stakeAs(ann.addr, 10);
        bytes memory signature = signed(ann, keccak256(abi.encode(DELEGATE, ann.addr, bob.addr, 1, NOW)));
        stake.delegateFor(ann.addr, bob.addr, 1, NOW, signature);
        equal(stake.getVotes(bob.addr), 10, "of the delegatee");
        vm.expectRevert(abi.encodeWithSelector(IRelayed.Replayed.selector, ann.addr, 1));
        stake.delegateFor(ann.addr, bob.addr, 1, NOW, signature);
    }

    function test_PastVotesOfOneMoment() public {
        stakeAs(ann.addr, 10);
        vm.prank(ann.addr);
        stake.unstake(10);
        vm.warp(NOW + 10);
        equal(stake.getPastVotes(ann.addr, NOW), 0, "at the moment");
        equal(stake.getPastVotes(ann.addr, NOW + 9), 0, "after");
        equal(stake.getPastTotalSupply(NOW), 0, "total");
    }

    function test_PastVotesBefore() public {
        vm.warp(NOW + 5);
        stakeAs(ann.addr, 10);
        vm.warp(NOW + 10);
        equal(stake.getPastVotes(ann.addr, NOW + 4), 0, "before");
        equal(stake.getPastVotes(ann.addr, NOW + 5), 10, "from then on");
    }

    function test_TiersRevertWhenNotTheGovernor() public {
        vm.expectRevert(abi.encodeWithSelector(IStake.NotGovernor.selector, ann.addr));
        vm.prank(ann.addr);
        stake.setTiers(new uint96[](0));
    }

    function test_TiersRevertWhenTooMany() public {
        vm.expectRevert(abi.encodeWithSelector(IStake.TooMany.selector, 17, 16));
        vm.prank(governor);
        stake.setTiers(new uint96[](17));
    }

    function test_TiersRevertWhenNotAscending() public {
        vm.startPrank(governor);
        uint96[] memory thresholds = three(0, 20, 30);
        vm.expectRevert(abi.encodeWithSelector(IStake.NotAscending.selector, 0));
        stake.setTiers(thresholds);
        thresholds = three(10, 20, 20);
        vm.expectRevert(abi.encodeWithSelector(IStake.NotAscending.selector, 2));
        stake.setTiers(thresholds);
        vm.stopPrank();
    }

    function test_Tiers(uint96 amount) public {
        amount = uint96(bound(amount, 1, 50));
        stakeAs(ann.addr, amount);
        equal(stake.tierOf(ann.addr), 0, "without tiers");
        vm.prank(governor);
        stake.setTiers(three(10, 20, 30));
        equal(stake.tiers().length, 3, "how many");
        equal(stake.tierOf(ann.addr), amount < 10 ? 0 : amount < 20 ? 1 : amount < 30 ? 2 : 3, "tier");
        vm.prank(governor);
        stake.setTiers(new uint96[](0));
        equal(stake.tierOf(ann.addr), 0, "without tiers again");
    }

    function fund(address account) private {
        coin.mint(account, 1e27);
        vm.prank(account);
        coin.approve(address(stake), type(uint256).max);
    }

    function stakeAs(address account, uint96 amount) private {
        vm.prank(account);
        stake.stake(amount);
    }

    function signed(Vm.Wallet memory by, bytes32 structHash) private view returns (bytes memory) {
        return sign(by, digestOf("Astra Stake", address(stake), structHash));
    }

    function three(uint96 a, uint96 b, uint96 c) private pure returns (uint96[] memory list) {
        list = new uint96[](3);
        (list[0], list[1], list[2]) = (a, b, c);
    }
}
