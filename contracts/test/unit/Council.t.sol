// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {IAccessControl} from "@openzeppelin/contracts/access/IAccessControl.sol";
import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {Council} from "../../src/Council.sol";
import {Stake} from "../../src/Stake.sol";
import {ICouncil} from "../../src/interfaces/ICouncil.sol";
import {Base} from "../Base.sol";
import {Vm} from "../Vm.sol";
import {Coin} from "./Coins.sol";

contract CouncilTest is Base {
    bytes32 private constant BALLOT = keccak256("Ballot(uint256 proposalId,uint8 support,address voter,uint256 nonce)");
    uint40 private constant NOW = 1_000_000;
    uint256 private constant TIMELOCK_DELAY = 2 days;
    uint48 private constant VOTING_DELAY = 1 days;
    uint32 private constant VOTING_PERIOD = 5 days;
    uint48 private constant LATE = 1 days;
    string private constant WHY = "tiers";

    Coin private coin;
    Stake private stake;
    TimelockController private timelock;
    Council private council;
    Vm.Wallet private ann;
    Vm.Wallet private bob;
    address private guardian = address(0x6a);

    function setUp() public {
        vm.warp(NOW);
        ann = person("ann");
        bob = person("bob");
        coin = new Coin();
        address predicted = vm.computeCreateAddress(address(this), vm.getNonce(address(this)) + 2);
        timelock = new TimelockController(TIMELOCK_DELAY, one(predicted), one(address(0)), address(0));
        stake = new Stake(address(coin), address(timelock), 7 days);
        council = make(timelock);
        equal(address(council), predicted, "where it is");
        stakeAs(ann.addr, 600);
        stakeAs(bob.addr, 400);
        vm.warp(NOW + 1);
    }

    function test_ConstructorRevertWhenItMayNotPropose() public {
        expectNotWired(new TimelockController(1, new address[](0), one(address(0)), address(0)));
    }

    function test_ConstructorRevertWhenItMayNotCancel() public {
        TimelockController other = new TimelockController(1, new address[](0), one(address(0)), address(this));
        other.grantRole(other.PROPOSER_ROLE(), vm.computeCreateAddress(address(this), vm.getNonce(address(this))));
        other.renounceRole(bytes32(0), address(this));
        expectNotWired(other);
    }

    function test_ConstructorRevertWhenNotEverybodyExecutes() public {
        address predicted = vm.computeCreateAddress(address(this), vm.getNonce(address(this)) + 1);
        expectNotWired(new TimelockController(1, one(predicted), one(guardian), address(0)));
    }

    function test_ConstructorRevertWhenTheCreatorIsAdmin() public {
        address predicted = vm.computeCreateAddress(address(this), vm.getNonce(address(this)) + 1);
        expectNotWired(new TimelockController(1, one(predicted), one(address(0)), address(this)));
    }

    function test_Constructor() public view {
        equal(council.votingDelay(), VOTING_DELAY, "delay");
        equal(council.votingPeriod(), VOTING_PERIOD, "period");
        equal(council.lateQuorumVoteExtension(), LATE, "late");
        equal(council.proposalThreshold(), 100, "threshold");
        equal(council.quorum(NOW), 400, "quorum");
        equal(council.guardian(), guardian, "guardian");
        equal(council.guardedUntil(), NOW + 365 days, "until");
        equal(council.timelock(), address(timelock), "timelock");
        equal(address(council.token()), address(stake), "votes");
        equal(keccak256(bytes(council.CLOCK_MODE())), keccak256("mode=timestamp"), "clock");
    }

    function test_ProposeRevertBelowTheThreshold() public {
        address poor = address(0x9);
        (address[] memory targets, uint256[] memory values, bytes[] memory calls) = tiers();
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorInsufficientProposerVotes.selector, poor, 0, 100));
        vm.prank(poor);
        council.propose(targets, values, calls, WHY);
    }

    function test_VoteQueueExecute() public {
        uint256 proposal = propose();
        isTrue(council.proposalNeedsQueuing(proposal), "through the timelock");
        pass(proposal);
        equal(uint8(council.state(proposal)), uint8(IGovernor.ProposalState.Queued), "waits");
        vm.warp(block.timestamp + TIMELOCK_DELAY - 1);
        (address[] memory targets, uint256[] memory values, bytes[] memory calls) = tiers();
        bytes32 operation =
            timelock.hashOperationBatch(targets, values, calls, 0, bytes20(address(council)) ^ keccak256(bytes(WHY)));
        vm.expectRevert(
            abi.encodeWithSelector(
                TimelockController.TimelockUnexpectedOperationState.selector,
                operation,
                bytes32(1 << uint8(TimelockController.OperationState.Ready))
            )
        );
        execute();
        vm.warp(block.timestamp + 1);
        vm.prank(address(0x77));
        execute();
        equal(uint8(council.state(proposal)), uint8(IGovernor.ProposalState.Executed), "done");
        equal(stake.tiers().length, 1, "tiers");
        equal(stake.tierOf(ann.addr), 1, "tier");
    }

    function test_DefeatedWhenTooFewVote() public {
        stakeAs(bob.addr, 9_000);
        vm.warp(block.timestamp + 1);
        uint256 proposal = propose();
        vm.warp(block.timestamp + VOTING_DELAY + 1);
        vm.prank(ann.addr);
        council.castVote(proposal, 1);
        vm.warp(block.timestamp + VOTING_PERIOD);
        equal(uint8(council.state(proposal)), uint8(IGovernor.ProposalState.Defeated), "600 of 10,000");
    }

    function test_LateQuorumLeavesTime() public {
        uint256 proposal = propose();
        uint256 deadline = council.proposalDeadline(proposal);
        vm.warp(deadline);
        vm.prank(ann.addr);
        council.castVote(proposal, 1);
        equal(council.proposalDeadline(proposal), deadline + LATE, "longer");
    }

    function test_LateStakeDoesNotCount() public {
        uint256 proposal = propose();
        vm.warp(block.timestamp + VOTING_DELAY + 1);
        address late = address(0x1a7e);
        stakeAs(late, 1_000_000);
        vm.prank(late);
        equal(council.castVote(proposal, 0), 0, "weight");
    }

    function test_VoteBySignature() public {
        uint256 proposal = propose();
        vm.warp(block.timestamp + VOTING_DELAY + 1);
        bytes32 message = keccak256(abi.encode(BALLOT, proposal, 1, ann.addr, 0));
        bytes memory signature = sign(ann, digestOf("Astra Council", address(council), message));
        equal(council.castVoteBySig(proposal, 1, ann.addr, signature), 600, "weight");
        isTrue(council.hasVoted(proposal, ann.addr), "voted");
    }

    function test_ParametersRevertWhenSetDirectly() public {
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorOnlyExecutor.selector, guardian));
        vm.prank(guardian);
        council.setVotingPeriod(1);
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorOnlyExecutor.selector, guardian));
        vm.prank(guardian);
        council.updateQuorumNumerator(1);
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorOnlyExecutor.selector, address(this)));
        council.updateTimelock(timelock);
        vm.expectRevert(abi.encodeWithSelector(TimelockController.TimelockUnauthorizedCaller.selector, address(this)));
        timelock.updateDelay(0);
    }

    function test_ParametersByVote() public {
        (address[] memory targets, uint256[] memory values, bytes[] memory calls) = tiers();
        targets[0] = address(council);
        calls[0] = abi.encodeWithSignature("setProposalThreshold(uint256)", 77);
        vm.prank(ann.addr);
        uint256 proposal = council.propose(targets, values, calls, WHY);
        vote(proposal);
        council.queue(targets, values, calls, keccak256(bytes(WHY)));
        vm.warp(block.timestamp + TIMELOCK_DELAY);
        council.execute(targets, values, calls, keccak256(bytes(WHY)));
        equal(council.proposalThreshold(), 77, "threshold");
    }

    function test_CancelByTheGuardian() public {
        uint256 proposal = propose();
        pass(proposal);
        vm.prank(guardian);
        cancel();
        equal(uint8(council.state(proposal)), uint8(IGovernor.ProposalState.Canceled), "cancelled");
        vm.warp(block.timestamp + TIMELOCK_DELAY);
        vm.expectRevert(
            abi.encodeWithSelector(
                IGovernor.GovernorUnexpectedProposalState.selector,
                proposal,
                IGovernor.ProposalState.Canceled,
                bytes32(1 << uint8(IGovernor.ProposalState.Queued))
            )
        );
        execute();
        (address[] memory targets, uint256[] memory values, bytes[] memory calls) = tiers();
        bytes32 operation =
            timelock.hashOperationBatch(targets, values, calls, 0, bytes20(address(council)) ^ keccak256(bytes(WHY)));
        isTrue(!timelock.isOperation(operation), "in the timelock too");
    }

    function test_CancelRevertByTheGuardianLater() public {
        vm.warp(NOW + 365 days - 1);
        uint256 proposal = propose();
        vm.warp(NOW + 365 days);
        expectUnableToCancel(proposal, guardian);
        vm.prank(guardian);
        cancel();
    }

    function test_CancelByTheProposer() public {
        uint256 proposal = propose();
        vm.prank(ann.addr);
        cancel();
        equal(uint8(council.state(proposal)), uint8(IGovernor.ProposalState.Canceled), "cancelled");
    }

    function test_CancelRevertByTheProposerDuringTheVote() public {
        uint256 proposal = propose();
        vm.warp(NOW + 400 days);
        expectUnableToCancel(proposal, ann.addr);
        vm.prank(ann.addr);
        cancel();
    }

    function test_CancelRevertByOthers() public {
        uint256 proposal = propose();
        expectUnableToCancel(proposal, bob.addr);
        vm.prank(bob.addr);
        cancel();
    }

    function test_TimelockRevertWhenScheduledDirectly() public {
        bytes32 role = timelock.PROPOSER_ROLE();
        vm.expectRevert(
            abi.encodeWithSelector(IAccessControl.AccessControlUnauthorizedAccount.selector, guardian, role)
        );
        vm.prank(guardian);
        timelock.schedule(address(stake), 0, "", 0, 0, TIMELOCK_DELAY);
    }

    function make(TimelockController timelock_) private returns (Council) {
        return new Council(stake, timelock_, guardian, ICouncil.Rules(VOTING_DELAY, VOTING_PERIOD, LATE, 100, 40));
    }

    function expectNotWired(TimelockController other) private {
        vm.expectRevert(abi.encodeWithSelector(ICouncil.NotWired.selector, address(other)));
        make(other);
    }

    function expectUnableToCancel(uint256 proposal, address caller) private {
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorUnableToCancel.selector, proposal, caller));
    }

    function propose() private returns (uint256) {
        (address[] memory targets, uint256[] memory values, bytes[] memory calls) = tiers();
        vm.prank(ann.addr);
        return council.propose(targets, values, calls, WHY);
    }

    function vote(uint256 proposal) private {
        vm.warp(block.timestamp + VOTING_DELAY + 1);
        vm.prank(ann.addr);
        council.castVote(proposal, 1);
        vm.prank(bob.addr);
        council.castVote(proposal, 0);
        vm.warp(block.timestamp + VOTING_PERIOD);
    }

    function pass(uint256 proposal) private {
        vote(proposal);
        (address[] memory targets, uint256[] memory values, bytes[] memory calls) = tiers();
        council.queue(targets, values, calls, keccak256(bytes(WHY)));
    }

    function execute() private {
        (address[] memory targets, uint256[] memory values, bytes[] memory calls) = tiers();
        council.execute(targets, values, calls, keccak256(bytes(WHY)));
    }

    function cancel() private {
        (address[] memory targets, uint256[] memory values, bytes[] memory calls) = tiers();
        council.cancel(targets, values, calls, keccak256(bytes(WHY)));
    }

    function tiers() private view returns (address[] memory targets, uint256[] memory values, bytes[] memory calls) {
        uint96[] memory thresholds = new uint96[](1);
        thresholds[0] = 500;
        targets = one(address(stake));
        values = new uint256[](1);
        calls = new bytes[](1);
        calls[0] = abi.encodeCall(stake.setTiers, (thresholds));
    }

    function stakeAs(address account, uint96 amount) private {
        coin.mint(account, amount);
        vm.startPrank(account);
        coin.approve(address(stake), amount);
        stake.stake(amount);
        vm.stopPrank();
    }

    function one(address account) private pure returns (address[] memory list) {
        list = new address[](1);
        list[0] = account;
    }
}
