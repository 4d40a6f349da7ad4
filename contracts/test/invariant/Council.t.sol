// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {Council} from "../../src/Council.sol";
import {Market} from "../../src/Market.sol";
import {Stake} from "../../src/Stake.sol";
import {ICouncil} from "../../src/interfaces/ICouncil.sol";
import {IDirectory} from "../../src/interfaces/IDirectory.sol";
import {IShelf} from "../../src/interfaces/IShelf.sol";
import {Base} from "../Base.sol";
import {Coin} from "../unit/Coins.sol";
import {Counting, Reaching} from "./Reaching.sol";

/// @dev People with stakes who propose, vote and execute, a guardian who cancels, and everybody trying to change things by themselves.
/// What may have changed is what an executed proposal said.
contract CouncilHandler is Base, Counting {
    struct Proposed {
        uint256 id;
        address target;
        bytes call;
        uint256 number;
        uint256 queuedAt;
        uint16 fee;
        address sink;
        bool isFee;
    }

    uint256 private constant DELAY = 8 hours;
    address private constant GUARDIAN = address(0x6A);

    TimelockController public timelock;
    Council public council;
    Stake public stake;
    Market public market;
    Coin private _coin;
    uint256 private _time = 1_000_000;

    Proposed[] private _proposals;
    /// What should be in force.
    uint16 public fee;
    address public sink;
    bytes32 public tiers;

    constructor() {
        vm.warp(_time);
        _coin = new Coin();
        address predicted = vm.computeCreateAddress(address(this), vm.getNonce(address(this)) + 2);
        timelock = new TimelockController(DELAY, _list(predicted), _list(address(0)), address(0));
        stake = new Stake(address(_coin), address(timelock), 1 days);
        council = new Council(stake, timelock, GUARDIAN, ICouncil.Rules(1 hours, 6 hours, 1 hours, 100, 20));
        market = new Market(IDirectory(address(0)), IShelf(address(0)), address(0), address(timelock), GUARDIAN);
        tiers = keccak256(abi.encode(stake.tiers()));
        for (uint256 i; i < 4; ++i) {
            _coin.mint(one(i), 1e24);
            vm.prank(one(i));
            _coin.approve(address(stake), type(uint256).max);
            vm.prank(one(i));
            stake.stake(uint96(100 + 300 * i));
        }
    }

    function join(uint256 who, uint256 amount) external {
        vm.prank(one(who));
        stake.stake(uint96(bound(amount, 1, 1_000)));
    }

    function leave(uint256 who, uint256 amount) external {
        uint256 most = stake.positionOf(one(who)).amount;
        if (most == 0) return;
        vm.prank(one(who));
        stake.unstake(uint96(bound(amount, 1, most)));
    }

    function delegate(uint256 who, uint256 to) external {
        vm.prank(one(who));
        stake.delegate(one(to));
    }

    /// @dev A fee, above the cap now and then, or tiers.
    function propose(uint256 who, uint256 points, uint256 kind) public {
        Proposed memory what;
        what.number = _proposals.length;
        if (kind % 3 < 2) {
            (what.isFee, what.fee, what.sink) = (true, uint16(points % 140), one(points));
            (what.target, what.call) = (address(market), abi.encodeCall(market.setFee, (what.fee, what.sink)));
        } else {
            uint96[] memory thresholds = new uint96[](1);
            thresholds[0] = uint96(1 + points % 1_000);
            (what.target, what.call) = (address(stake), abi.encodeCall(stake.setTiers, (thresholds)));
        }
        (address[] memory targets, uint256[] memory values, bytes[] memory calls) = _acts(what);
        vm.prank(one(who));
        try council.propose(targets, values, calls, vm.toString(what.number)) returns (uint256 id) {
            what.id = id;
            _proposals.push(what);
            did("proposed");
        } catch {}
    }

    /// @dev All the way to the timelock, so that something gets there.
    function campaign(uint256 who, uint256 points, uint256 kind) external {
        propose(who, points, kind);
        pass(4 hours);
        vote(0, type(uint256).max);
        pass(7 hours);
        queue(0);
    }

    function vote(uint256 which, uint256 how) public {
        if (_proposals.length == 0) return;
        for (uint256 i; i < 4; ++i) {
            vm.prank(one(i));
            // Mostly for it.
            try council.castVote(_pick(which).id, how >> i * 8 & 7 == 0 ? 0 : 1) {
                did("voted");
            } catch {}
        }
    }

    function queue(uint256 which) public {
        if (_proposals.length == 0) return;
        Proposed storage what = _pick(which);
        (address[] memory targets, uint256[] memory values, bytes[] memory calls) = _acts(what);
        try council.queue(targets, values, calls, _hash(what)) {
            what.queuedAt = _time;
            did("queued");
        } catch {}
    }

    /// @dev What is executed was queued before by as long as the timelock says, and succeeded.
    function execute(uint256 which) external {
        if (_proposals.length == 0) return;
        Proposed storage what = _pick(which);
        bool due = council.state(what.id) == IGovernor.ProposalState.Queued && _time >= what.queuedAt + DELAY;
        bool possible = !what.isFee || what.fee <= market.FEE_CAP();
        (address[] memory targets, uint256[] memory values, bytes[] memory calls) = _acts(what);
        try council.execute(targets, values, calls, _hash(what)) {
            isTrue(due && possible, "executed too early, or what cannot be");
            did(what.isFee ? "fee" : "tiers");
            if (what.isFee) (fee, sink) = (what.fee, what.sink);
            else tiers = keccak256(abi.encode(stake.tiers()));
        } catch {
            isTrue(!due || !possible, "cannot be executed");
            if (due) did("above the cap");
        }
    }

    function cancel(uint256 which) external {
        if (_proposals.length == 0) return;
        // Seldom, or there would be nothing left.
        if (which % 5 != 0) return;
        Proposed storage what = _pick(which / 5);
        (address[] memory targets, uint256[] memory values, bytes[] memory calls) = _acts(what);
        vm.prank(GUARDIAN);
        try council.cancel(targets, values, calls, _hash(what)) {
            did("cancelled");
        } catch {}
    }

    /// @dev Nobody but the timelock, not even the council or the guardian, and nobody but the council tells the timelock.
    function seize(uint256 who, uint16 points) external {
        address[7] memory all = [one(who), GUARDIAN, address(council), address(stake), address(this), address(0), sink];
        for (uint256 i; i < all.length; ++i) {
            _fails(all[i], address(market), abi.encodeCall(market.setFee, (points, all[i])));
            _fails(all[i], address(stake), abi.encodeCall(stake.setTiers, (new uint96[](0))));
            _fails(all[i], address(council), abi.encodeCall(council.setProposalThreshold, (0)));
            _fails(all[i], address(council), abi.encodeCall(council.updateQuorumNumerator, (0)));
            _fails(all[i], address(timelock), abi.encodeCall(timelock.updateDelay, (0)));
            _fails(all[i], address(timelock), abi.encodeCall(timelock.grantRole, (timelock.PROPOSER_ROLE(), all[i])));
            if (all[i] == address(council)) continue;
            bytes memory call = abi.encodeCall(market.setFee, (points, all[i]));
            _fails(
                all[i],
                address(timelock),
                abi.encodeCall(timelock.schedule, (address(market), 0, call, bytes32(0), bytes32(0), DELAY))
            );
        }
        did("seized");
    }

    function pass(uint256 time) public {
        _time += bound(time, 1, 8 hours);
        vm.warp(_time);
    }

    function one(uint256 seed) public pure returns (address) {
        return address(uint160(0x1000 + seed % 4));
    }

    function _fails(address caller, address target, bytes memory call) private {
        vm.prank(caller);
        (bool done,) = target.call(call);
        isTrue(!done, "changed by somebody alone");
    }

    /// @dev Rather the last ones, which are under way.
    function _pick(uint256 which) private view returns (Proposed storage) {
        uint256 count = _proposals.length;
        return _proposals[count - 1 - which % (count < 4 ? count : 4)];
    }

    function _acts(Proposed memory what)
        private
        pure
        returns (address[] memory targets, uint256[] memory values, bytes[] memory calls)
    {
        (targets, values, calls) = (_list(what.target), new uint256[](1), new bytes[](1));
        calls[0] = what.call;
    }

    function _hash(Proposed memory what) private pure returns (bytes32) {
        return keccak256(bytes(vm.toString(what.number)));
    }

    function _list(address account) private pure returns (address[] memory all) {
        all = new address[](1);
        all[0] = account;
    }
}

contract CouncilInvariants is Reaching {
    CouncilHandler private _handler;
    Market private _market;
    Stake private _stake;

    function setUp() public {
        _handler = new CouncilHandler();
        (_market, _stake) = (_handler.market(), _handler.stake());
        also(CouncilHandler.join.selector);
        also(CouncilHandler.leave.selector);
        also(CouncilHandler.delegate.selector);
        also(CouncilHandler.propose.selector);
        also(CouncilHandler.campaign.selector);
        also(CouncilHandler.vote.selector);
        also(CouncilHandler.queue.selector);
        also(CouncilHandler.execute.selector);
        also(CouncilHandler.cancel.selector);
        also(CouncilHandler.seize.selector);
        also(CouncilHandler.pass.selector);
        begin(address(_handler));
    }

    /// @dev G1: what is in force is what an executed proposal said, and the fee is never above its cap.
    function invariant_G1_OnlyExecutedProposalsChangeAnything() public view {
        (uint16 fee, address sink) = _market.fee();
        isTrue(fee <= _market.FEE_CAP(), "cap");
        equal(fee, _handler.fee(), "fee");
        equal(sink, _handler.sink(), "sink");
        equal(keccak256(abi.encode(_stake.tiers())), _handler.tiers(), "tiers");
        equal(_handler.timelock().getMinDelay(), 8 hours, "delay");
        equal(_handler.council().proposalThreshold(), 100, "threshold");
        equal(_handler.council().quorumNumerator(), 20, "quorum");
    }

    function test_TheHandlerGetsEverywhere() external {
        walk(address(_handler), 2_000);
        string[7] memory all = ["proposed", "voted", "queued", "fee", "tiers", "above the cap", "cancelled"];
        for (uint256 i; i < all.length; ++i) {
            reached(address(_handler), all[i]);
        }
        invariant_G1_OnlyExecutedProposalsChangeAnything();
    }
}
