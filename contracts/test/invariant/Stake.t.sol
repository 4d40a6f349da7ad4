// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {Stake} from "../../src/Stake.sol";
import {IStake} from "../../src/interfaces/IStake.sol";
import {Base} from "../Base.sol";
import {Coin} from "../unit/Coins.sol";
import {Counting, Reaching} from "./Reaching.sol";

/// @dev People who stake, delegate and leave while time passes. What everybody had is kept at each moment, to be compared with later.
contract StakeHandler is Base, Counting {
    uint256 public constant PEOPLE = 5;
    uint40 public constant COOL_DOWN = 7 days;

    Coin public coin = new Coin();
    Stake public stake = new Stake(address(coin), address(this), COOL_DOWN);
    /// When somebody unstaked last.
    mapping(address account => uint256) public left;
    /// Whether somebody withdrew before the cool-down since then was over.
    bool public early;
    /// A moment that is over, and the votes that somebody had then.
    uint256 public moment;
    mapping(address account => uint256) public votesThen;

    constructor() {
        for (uint256 i = 0; i < PEOPLE; ++i) {
            coin.mint(one(i), 1e27);
            vm.prank(one(i));
            coin.approve(address(stake), type(uint256).max);
        }
    }

    function add(uint256 who, uint256 amount) external {
        uint256 most = coin.balanceOf(one(who));
        if (most == 0) return;
        vm.prank(one(who));
        stake.stake(uint96(bound(amount, 1, most)));
    }

    function give(uint256 who, uint256 to, uint256 amount) external {
        uint256 most = coin.balanceOf(one(who));
        if (most == 0) return;
        vm.prank(one(who));
        stake.give(one(to), uint96(bound(amount, 1, most)));
    }

    function leave(uint256 who, uint256 amount) external {
        address account = one(who);
        uint256 most = stake.positionOf(account).amount;
        if (most == 0) return;
        vm.prank(account);
        stake.unstake(uint96(bound(amount, 1, most)));
        left[account] = block.timestamp;
        did("left");
    }

    function withdraw(uint256 who) external {
        address account = one(who);
        if (stake.positionOf(account).leaving == 0) return;
        try stake.withdraw(account) {
            if (block.timestamp < left[account] + COOL_DOWN) early = true;
            did("withdrawn");
        } catch {
            did("cooling");
            isTrue(block.timestamp < left[account] + COOL_DOWN, "nothing is stuck");
        }
    }

    function delegate(uint256 who, uint256 to) external {
        // Sometimes to nobody, which is to oneself.
        address delegatee = to % 4 == 0 ? address(0) : one(to);
        vm.prank(one(who));
        stake.delegate(delegatee);
        did("delegated");
    }

    function pass(uint256 time) external {
        moment = block.timestamp;
        for (uint256 i = 0; i < PEOPLE; ++i) {
            votesThen[one(i)] = stake.getVotes(one(i));
        }
        vm.warp(block.timestamp + bound(time, 1, 5 days));
    }

    function one(uint256 seed) public pure returns (address) {
        return address(uint160(0x1000 + seed % PEOPLE));
    }
}

contract StakeInvariants is Reaching {
    StakeHandler private handler;
    Stake private stake;

    function setUp() public {
        vm.warp(1_000_000);
        handler = new StakeHandler();
        stake = handler.stake();
        also(StakeHandler.add.selector);
        also(StakeHandler.give.selector);
        also(StakeHandler.leave.selector);
        also(StakeHandler.withdraw.selector);
        also(StakeHandler.delegate.selector);
        also(StakeHandler.pass.selector);
        begin(address(handler));
    }

    function test_TheHandlerGetsEverywhere() external {
        walk(address(handler), 300);
        string[4] memory all = ["left", "withdrawn", "cooling", "delegated"];
        for (uint256 i; i < all.length; ++i) {
            reached(address(handler), all[i]);
        }
        invariant_VotesAreStakes();
        invariant_NobodyIsEarly();
        invariant_ThePastStays();
    }

    /// @dev S1: the votes of all are the stakes of all.
    function invariant_VotesAreStakes() public view {
        (uint256 votes, uint256 staked, uint256 leaving) = (0, 0, 0);
        for (uint256 i = 0; i < handler.PEOPLE(); ++i) {
            IStake.Position memory position = stake.positionOf(handler.one(i));
            votes += stake.getVotes(handler.one(i));
            staked += position.amount;
            leaving += position.leaving;
        }
        equal(votes, staked, "votes");
        equal(stake.totalStaked(), staked, "total");
        equal(handler.coin().balanceOf(address(stake)), staked + leaving, "tokens");
    }

    /// @dev S1: nobody withdraws before the cool-down is over.
    function invariant_NobodyIsEarly() public view {
        isTrue(!handler.early(), "early");
    }

    /// @dev S1: what happens later changes no votes of a moment that is over.
    function invariant_ThePastStays() public view {
        if (handler.moment() == 0) return;
        for (uint256 i = 0; i < handler.PEOPLE(); ++i) {
            address account = handler.one(i);
            equal(stake.getPastVotes(account, handler.moment()), handler.votesThen(account), "votes then");
        }
    }
}
