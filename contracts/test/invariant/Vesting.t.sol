// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {Vesting} from "../../src/Vesting.sol";
import {IVesting} from "../../src/interfaces/IVesting.sol";
import {Base} from "../Base.sol";
import {Coin} from "../unit/Coins.sol";

/// @dev Creators and beneficiaries, with two tokens, while time passes.
contract VestingHandler is Base {
    uint256 public constant PEOPLE = 4;

    Vesting public vesting = new Vesting();
    Coin[2] public coins = [new Coin(), new Coin()];
    /// The numbers of the grants in each token; their creator is this contract.
    uint256[][2] private _numbers;
    mapping(address token => uint256) public deposited;
    mapping(address token => uint256) public released;
    mapping(address token => uint256) public revoked;
    /// Whether what was vested of a grant got less.
    bool public shrank;
    mapping(address token => mapping(bytes32 id => uint256)) private _vested;

    constructor() {
        for (uint256 i = 0; i < 2; ++i) {
            coins[i].mint(address(this), 1e28);
            coins[i].approve(address(vesting), type(uint256).max);
        }
    }

    function create(uint256 coin, uint256 who, uint96 total, uint256 start, uint32 cliff, uint32 length, bool revocable)
        external
    {
        coin %= 2;
        total = uint96(bound(total, 1, 1e26));
        if (coins[coin].balanceOf(address(this)) < total) return;
        length = uint32(bound(length, 0, 400 days));
        cliff = uint32(bound(cliff, 0, length));
        uint40 from = uint40(bound(start, block.timestamp - 100 days, block.timestamp + 100 days));
        uint256 number = _numbers[coin].length;
        vesting.create(IVesting.Terms(address(coins[coin]), one(who), total, from, cliff, length, revocable, number));
        _numbers[coin].push(number);
        deposited[address(coins[coin])] += total;
        look(coin);
    }

    function release(uint256 coin, uint256 which) external {
        (address token, bytes32 id) = pick(coin, which);
        if (id == 0 || vesting.releasable(token, id) == 0) return;
        released[token] += vesting.release(token, id);
        look(coin % 2);
    }

    function move(uint256 coin, uint256 which, uint256 to) external {
        (address token, bytes32 id) = pick(coin, which);
        if (id == 0) return;
        vm.prank(vesting.grantOf(token, id).beneficiary);
        vesting.offer(token, id, one(to));
        vm.prank(one(to));
        vesting.accept(token, id);
        look(coin % 2);
    }

    function revoke(uint256 coin, uint256 which) external {
        (address token, bytes32 id) = pick(coin, which);
        if (id == 0 || !vesting.grantOf(token, id).revocable) return;
        if (vesting.vestedAt(token, id, uint40(block.timestamp)) == vesting.grantOf(token, id).total) return;
        revoked[token] += vesting.revoke(token, which % _numbers[coin % 2].length);
        look(coin % 2);
    }

    function pass(uint256 time) external {
        vm.warp(block.timestamp + bound(time, 1, 40 days));
        look(0);
        look(1);
    }

    /// @dev What is still to come of all grants in a token: totals without what was released.
    function owed(uint256 coin) external view returns (uint256 sum) {
        for (uint256 i = 0; i < _numbers[coin].length; ++i) {
            IVesting.Grant memory grant =
                vesting.grantOf(address(coins[coin]), vesting.idOf(address(this), _numbers[coin][i]));
            sum += grant.total - grant.released;
        }
    }

    /// @dev What everybody got in a token.
    function received(uint256 coin) external view returns (uint256 sum) {
        for (uint256 i = 0; i < PEOPLE; ++i) {
            sum += coins[coin].balanceOf(one(i));
        }
    }

    function one(uint256 seed) public pure returns (address) {
        return address(uint160(0x1000 + seed % PEOPLE));
    }

    function pick(uint256 coin, uint256 which) private view returns (address token, bytes32 id) {
        coin %= 2;
        uint256 count = _numbers[coin].length;
        if (count > 0) (token, id) = (address(coins[coin]), vesting.idOf(address(this), which % count));
    }

    function look(uint256 coin) private {
        address token = address(coins[coin]);
        for (uint256 i = 0; i < _numbers[coin].length; ++i) {
            bytes32 id = vesting.idOf(address(this), i);
            uint256 vested = vesting.vestedAt(token, id, uint40(block.timestamp));
            if (vested < _vested[token][id] || vested > vesting.grantOf(token, id).total) shrank = true;
            _vested[token][id] = vested;
        }
    }
}

contract VestingInvariants is Base {
    VestingHandler private handler;

    function setUp() public {
        vm.warp(1_000 days);
        handler = new VestingHandler();
        bytes4[] memory selectors = new bytes4[](5);
        selectors[0] = VestingHandler.create.selector;
        selectors[1] = VestingHandler.release.selector;
        selectors[2] = VestingHandler.move.selector;
        selectors[3] = VestingHandler.revoke.selector;
        selectors[4] = VestingHandler.pass.selector;
        target(address(handler), selectors);
    }

    /// @dev V1: what is vested is at most the total, and never gets less.
    function invariant_VestedOnlyGrows() public view {
        isTrue(!handler.shrank(), "shrank");
    }

    /// @dev V1: what was released and what is still to come is what was paid in, token by token.
    function invariant_WhatComesInIsWhatGoesOut() public view {
        for (uint256 i = 0; i < 2; ++i) {
            address token = address(handler.coins(i));
            uint256 out = handler.released(token) + handler.revoked(token);
            equal(out + handler.owed(i), handler.deposited(token), "in and out");
            equal(handler.coins(i).balanceOf(address(handler.vesting())), handler.owed(i), "balance");
            equal(handler.received(i), handler.released(token), "to whom");
        }
    }
}
