// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {Base} from "../Base.sol";
import {Vm} from "../Vm.sol";
import {Pass} from "../../src/Pass.sol";
import {IMarket} from "../../src/interfaces/IMarket.sol";
import {IPass} from "../../src/interfaces/IPass.sol";
import {PoolMarket} from "../doubles/PoolMarket.sol";
import {Money} from "../zoo/Money.sol";
import {Denying, Silent} from "../zoo/Odd.sol";
import {Hooked, Plain} from "../zoo/Plain.sol";
import {Counting, Reaching} from "./Reaching.sol";

/// @dev Two subscribers with signed schedules, an owner of plans who is among the referrers, and whoever renews, in any order.
contract PassHandler is Base, Counting {
    Pass private _pass;
    Money private _token;
    uint256 private _now;
    Vm.Wallet[] private _subscribers;

    uint256 public paid;
    uint256 public wrong;
    mapping(address account => mapping(uint256 plan => uint256)) public until;
    mapping(address account => mapping(uint256 plan => address)) public referrers;

    constructor(Pass passes, Money token, uint256 time) {
        (_pass, _token, _now) = (passes, token, time);
        for (uint256 i; i < 2; ++i) {
            _subscribers.push(person(i == 0 ? "first" : "second"));
            token.mint(_subscribers[i].addr, 1e40);
            vm.prank(_subscribers[i].addr);
            token.approve(address(passes), type(uint256).max);
        }
        offer(100, 1_000, 5_000);
        offer(777, 86_400, 0);
    }

    function offer(uint32 price, uint32 period, uint16 share) public {
        vm.prank(address(0x0123));
        _pass.offer(address(_token), 1 + uint96(price), 1 + period % 365 days, share % 5_001);
    }

    function close(uint256 at) external {
        // Most plans stay open, or there would be nothing to do.
        if (at % 4 != 0) return;
        uint256 plan = 1 + at / 4 % _pass.count();
        vm.prank(address(0x0123));
        _pass.close(plan);
        did("closed");
    }

    function subscribe(uint8 who, uint256 at, uint8 periods, uint8 referrer) external {
        address account = _subscribers[who % 2].addr;
        uint256 plan = 1 + at % _pass.count();
        IPass.Plan memory about = _pass.planAt(plan);
        uint32 many = 1 + uint32(periods);
        address whose =
            referrer % 4 == 0 ? address(0) : referrer % 4 == 1 ? account : address(uint160(0x0122 + referrer % 4));
        bool fine = !about.closed || until[account][plan] != 0;
        vm.prank(account);
        try _pass.subscribe(plan, many, whose, IPass.Source.Tokens) {
            if (!fine) ++wrong;
            did("subscribed");
            if (until[account][plan] == 0 && whose != account && whose != about.owner) {
                referrers[account][plan] = whose;
            }
            _note(account, plan, about, many);
        } catch {
            if (fine) ++wrong;
        }
    }

    /// @dev Somebody renews by a schedule of a subscriber's, which they may have stopped.
    function renew(uint8 who, uint256 at, uint8 nonce) external {
        Vm.Wallet memory wallet = _subscribers[who % 2];
        uint256 plan = 1 + at % _pass.count();
        IPass.Plan memory about = _pass.planAt(plan);
        IPass.Schedule memory what =
            IPass.Schedule(wallet.addr, plan, about.price, 3, type(uint40).max, IPass.Source.Tokens, nonce % 16);
        bytes32 kind = keccak256(
            "Schedule(address account,uint256 plan,uint96 price,uint32 renewals,uint40 until,uint8 source,uint256 nonce)"
        );
        bytes32 digest = digestOf("Astra Pass", address(_pass), keccak256(abi.encode(kind, what)));
        uint256 end = until[wallet.addr][plan];
        bool fine = end != 0 && _now + about.period / 10 >= end && _pass.renewalsOf(wallet.addr, what.nonce) < 3;
        try _pass.renew(what, sign(wallet, digest)) {
            if (!fine) ++wrong;
            did("renewed");
            _note(wallet.addr, plan, about, 1);
        } catch {
            if (fine) ++wrong;
        }
    }

    function stop(uint8 who, uint8 nonce) external {
        vm.prank(_subscribers[who % 2].addr);
        _pass.stop(nonce % 16);
    }

    function pass(uint32 time) external {
        _now += time % 60 days;
        vm.warp(_now);
    }

    function subscriber(uint256 at) external view returns (address) {
        return _subscribers[at].addr;
    }

    function _note(address account, uint256 plan, IPass.Plan memory about, uint256 periods) private {
        (uint256 end, address referrer) = _pass.passOf(account, plan);
        uint256 from = until[account][plan] > _now ? until[account][plan] : _now;
        if (end != from + periods * about.period || referrer != referrers[account][plan]) ++wrong;
        until[account][plan] = end;
        paid += periods * about.price;
    }
}

abstract contract PassProperties is Reaching {
    PoolMarket private _market;
    PassHandler internal _handler;
    Pass internal _pass;
    Money private _token;

    function open(address token) internal {
        vm.warp(1_800_000_000);
        _market = new PoolMarket(address(0));
        _pass = new Pass(IMarket(address(_market)));
        _token = Money(token);
        _handler = new PassHandler(_pass, _token, 1_800_000_000);
        also(PassHandler.offer.selector);
        also(PassHandler.close.selector);
        also(PassHandler.subscribe.selector);
        also(PassHandler.renew.selector);
        also(PassHandler.stop.selector);
        also(PassHandler.pass.selector);
        begin(address(_handler));
    }

    /// @dev P1: what was paid for is what somebody has, whatever others do.
    function invariant_P1_UntilIsWhatWasPaidFor() public view {
        for (uint256 i; i < 2; ++i) {
            address account = _handler.subscriber(i);
            for (uint256 plan = 1; plan <= _pass.count(); ++plan) {
                (uint256 until,) = _pass.passOf(account, plan);
                equal(until, _handler.until(account, plan), "until");
            }
        }
        equal(_handler.wrong(), 0, "wrong");
    }

    /// @dev All that was paid is in balances of those it is for, and nothing stays behind.
    function invariant_NothingStays() public view {
        uint256 sum;
        for (uint160 payee = 0x0122; payee < 0x0126; ++payee) {
            sum += _market.balanceOf(address(_token), address(payee));
        }
        equal(sum, _handler.paid(), "paid");
        equal(_token.balanceOf(address(_market)), _handler.paid(), "at the market");
        equal(_token.balanceOf(address(_pass)), 0, "at the pass");
        equal(_market.balanceOf(address(_token), address(_pass)), 0, "of the pass");
    }
}

contract PassInvariants is PassProperties {
    function setUp() public {
        open(address(new Plain(6)));
    }

    function test_TheHandlerGetsEverywhere() external {
        walk(address(_handler), 300);
        reached(address(_handler), "closed");
        reached(address(_handler), "subscribed");
        reached(address(_handler), "renewed");
        invariant_P1_UntilIsWhatWasPaidFor();
        invariant_NothingStays();
    }
}

/// forge-config: default.invariant.runs = 16
contract PassInSilentTokensInvariants is PassProperties {
    function setUp() public {
        open(address(new Silent()));
    }
}

/// forge-config: default.invariant.runs = 16
contract PassInDenyingTokensInvariants is PassProperties {
    function setUp() public {
        open(address(new Denying()));
    }
}

/// @dev At every transfer the token tries to subscribe.
/// forge-config: default.invariant.runs = 16
contract PassInTokensThatCallInvariants is PassProperties {
    function setUp() public {
        Hooked token = new Hooked();
        open(address(token));
        token.hook(address(_pass), abi.encodeCall(_pass.subscribe, (1, 1, address(0), IPass.Source.Tokens)));
    }
}
