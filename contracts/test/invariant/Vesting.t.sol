// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {Vesting} from "../../src/Vesting.sol";
import {IVesting} from "../../src/interfaces/IVesting.sol";
import {Base} from "../Base.sol";
import {Money} from "../zoo/Money.sol";
import {Denying, Silent} from "../zoo/Odd.sol";
import {Hooked, Plain, Taxed} from "../zoo/Plain.sol";
import {Counting, Reaching} from "./Reaching.sol";

/// @dev Creators and beneficiaries, with tokens of all kinds, while time passes. One calls to release a grant at each transfer.
contract VestingHandler is Base, Counting {
    uint256 public constant PEOPLE = 4;
    uint256 public constant COINS = 4;

    Vesting public vesting = new Vesting();
    Money[COINS] public coins;
    Money private _taxed = Money(address(new Taxed()));
    /// The numbers of the grants in each token; their creator is this contract.
    uint256[][COINS] private _numbers;
    mapping(address token => uint256) public deposited;
    mapping(address token => uint256) public released;
    mapping(address token => uint256) public revoked;
    /// Whether what was vested of a grant got less.
    bool public shrank;
    mapping(address token => mapping(bytes32 id => uint256)) private _vested;

    constructor() {
        Hooked hooked = new Hooked();
        coins = [
            Money(address(new Plain(2))),
            Money(address(new Silent())),
            Money(address(new Denying())),
            Money(address(hooked))
        ];
        for (uint256 i = 0; i < COINS; ++i) {
            coins[i].mint(address(this), 1e28);
            coins[i].approve(address(vesting), type(uint256).max);
        }
        _taxed.mint(address(this), 1e28);
        _taxed.approve(address(vesting), type(uint256).max);
        hooked.hook(
            address(vesting), abi.encodeCall(vesting.release, (address(hooked), vesting.idOf(address(this), 0)))
        );
    }

    /// @dev A token that keeps some of what is moved is refused.
    function createWrong(uint96 total) external {
        total = uint96(bound(total, 100, 1e26));
        IVesting.Terms memory terms = IVesting.Terms(address(_taxed), one(total), total, 1, 0, 1, false, total);
        (bool done,) = address(vesting).call(abi.encodeCall(vesting.create, (terms)));
        isTrue(!done, "taken for as much as it is not");
        did("refused");
    }

    function create(uint256 coin, uint256 who, uint96 total, uint256 start, uint32 cliff, uint32 length, uint256 how)
        external
    {
        coin %= COINS;
        total = uint96(bound(total, 1, 1e26));
        if (coins[coin].balanceOf(address(this)) < total) return;
        length = uint32(bound(length, 0, 400 days));
        cliff = uint32(bound(cliff, 0, length));
        uint40 from = uint40(bound(start, block.timestamp - 100 days, block.timestamp + 100 days));
        uint256 number = _numbers[coin].length;
        vesting.create(IVesting.Terms(address(coins[coin]), one(who), total, from, cliff, length, how % 2 == 0, number));
        _numbers[coin].push(number);
        deposited[address(coins[coin])] += total;
        did("created");
        look(coin);
    }

    function release(uint256 coin, uint256 which) external {
        (address token, bytes32 id) = pick(coin, which);
        if (id == 0 || vesting.releasable(token, id) == 0) return;
        released[token] += vesting.release(token, id);
        did("released");
        look(coin % COINS);
    }

    function move(uint256 coin, uint256 which, uint256 to) external {
        (address token, bytes32 id) = pick(coin, which);
        if (id == 0) return;
        vm.prank(vesting.grantOf(token, id).beneficiary);
        vesting.offer(token, id, one(to));
        vm.prank(one(to));
        vesting.accept(token, id);
        did("moved");
        look(coin % COINS);
    }

    function revoke(uint256 coin, uint256 which) external {
        (address token, bytes32 id) = pick(coin, which);
        if (id == 0 || !vesting.grantOf(token, id).revocable) return;
        if (vesting.vestedAt(token, id, uint40(block.timestamp)) == vesting.grantOf(token, id).total) return;
        revoked[token] += vesting.revoke(token, which % _numbers[coin % COINS].length);
        did("revoked");
        look(coin % COINS);
    }

    function pass(uint256 time) external {
        vm.warp(block.timestamp + bound(time, 1, 40 days));
        for (uint256 i = 0; i < COINS; ++i) {
            look(i);
        }
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
        coin %= COINS;
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

contract VestingInvariants is Reaching {
    VestingHandler private handler;

    function setUp() public {
        vm.warp(1_000 days);
        handler = new VestingHandler();
        also(VestingHandler.create.selector);
        also(VestingHandler.createWrong.selector);
        also(VestingHandler.release.selector);
        also(VestingHandler.move.selector);
        also(VestingHandler.revoke.selector);
        also(VestingHandler.pass.selector);
        begin(address(handler));
    }

    function test_TheHandlerGetsEverywhere() external {
        walk(address(handler), 300);
        string[5] memory all = ["created", "refused", "released", "moved", "revoked"];
        for (uint256 i; i < all.length; ++i) {
            reached(address(handler), all[i]);
        }
        invariant_VestedOnlyGrows();
        invariant_WhatComesInIsWhatGoesOut();
    }

    /// @dev V1: what is vested is at most the total, and never gets less.
    function invariant_VestedOnlyGrows() public view {
        isTrue(!handler.shrank(), "shrank");
    }

    /// @dev V1: what was released and what is still to come is what was paid in, token by token.
    function invariant_WhatComesInIsWhatGoesOut() public view {
        for (uint256 i = 0; i < handler.COINS(); ++i) {
            address token = address(handler.coins(i));
            uint256 out = handler.released(token) + handler.revoked(token);
            equal(out + handler.owed(i), handler.deposited(token), "in and out");
            equal(handler.coins(i).balanceOf(address(handler.vesting())), handler.owed(i), "balance");
            equal(handler.received(i), handler.released(token), "to whom");
        }
    }
}
