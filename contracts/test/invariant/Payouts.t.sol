// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {Base} from "../Base.sol";
import {Payouts} from "../../src/Payouts.sol";
import {IPayouts} from "../../src/interfaces/IPayouts.sol";
import {PoolMarket, PoolToken} from "../doubles/PoolMarket.sol";
import {Pools} from "../doubles/Pools.sol";
import {Trees} from "../doubles/Trees.sol";
import {Counting, Reaching} from "./Reaching.sol";

/// @dev Everybody who has to do with pools, in any order: two merchants and a campaign, four members, and posters whose trees
/// may promise more than their total.
contract PayoutsHandler is Base, Counting {
    uint256 private constant MEMBERS = 4;

    PoolMarket private _market;
    Payouts private _payouts;
    address private _token;
    address private _council;
    address private _guardian;
    uint256 private _now;

    address[] public pools;
    /// What was put into each pool, given to its reserve, and what budgets and claims of it came to.
    mapping(address pool => uint256) public funded;
    mapping(address pool => uint256) public given;
    mapping(address pool => uint256) public budgets;
    mapping(address pool => uint256) public claimed;
    mapping(address pool => mapping(address member => uint256)) public claimedBy;
    mapping(address pool => bool) public isReserve;
    /// What the leaves of a root say.
    mapping(uint256 index => uint256[4]) private _awards;
    uint256 public wrong;

    constructor(PoolMarket market, Payouts payouts, PoolToken token, address council, address guardian, uint256 time) {
        (_market, _payouts, _token) = (market, payouts, address(token));
        (_council, _guardian, _now) = (council, guardian, time);
        token.approve(address(market), type(uint256).max);
        pools.push(address(0x1001));
        pools.push(address(0x1002));
        pools.push(payouts.create("campaign", address(0)));
    }

    function fund(uint256 at, uint96 amount) external {
        address pool = _pool(at);
        uint256 some = 1e9 + amount % 1e24;
        _deposit(_market.poolOf(pool), some);
        funded[pool] += some;
    }

    function give(uint256 at, uint96 amount) external {
        address pool = _pool(at);
        // Before its first root, a pool has no reserve.
        if (!isReserve[_payouts.reserveOf(pool)]) return;
        uint256 some = amount % 1e18;
        _deposit(_market.poolOf(_payouts.reserveOf(pool)), some);
        given[pool] += some;
    }

    function pass(uint32 time) external {
        _now += time % 8 == 0 ? 90 days : 1 days + time % 2 days;
        vm.warp(_now);
    }

    /// @dev Awards more than before to everybody, and now and then less than that, or more than the total.
    function post(uint256 at, uint64[4] memory more, uint8 trick) external {
        address pool = _pool(at);
        (, uint96 total, uint64 latest) = _payouts.booksOf(pool, _token);
        uint256[4] memory awards = _awards[latest];
        for (uint256 i; i < MEMBERS; ++i) {
            awards[i] += more[i] % 1e9;
            if (trick % 8 != 1) total += more[i] % 1e9;
        }
        if (trick % 8 == 2) awards[0] /= 2;
        vm.prank(_payouts.posterOf(pool));
        uint256 index =
            _payouts.post(pool, _token, Trees.root(_leaves(pool, awards)), keccak256(abi.encode(awards)), total);
        _awards[index] = awards;
    }

    function accept(uint256 at) external {
        if (_payouts.count() == 0) return;
        uint256 index = _last(at);
        IPayouts.Root memory posted = _payouts.rootAt(index);
        (, uint96 before, uint64 latest) = _payouts.booksOf(posted.pool, _token);
        uint256 balance = _market.balanceOf(_token, _market.poolOf(posted.pool));
        bool fine = posted.status == IPayouts.Status.Pending && _now >= posted.readyAt && index > latest
            && posted.total >= before && balance >= posted.total - before && !isReserve[posted.pool];
        try _payouts.accept(index) {
            if (!fine) ++wrong;
            did("accepted");
            budgets[posted.pool] += posted.total - before;
            isReserve[_payouts.reserveOf(posted.pool)] = true;
        } catch {
            if (fine) ++wrong;
        }
    }

    function veto(uint256 at) external {
        if (_payouts.count() == 0) return;
        uint256 index = _last(at);
        vm.prank(_guardian);
        try _payouts.veto(index) {
            did("vetoed");
        } catch {}
    }

    function overrule(uint256 at) external {
        if (_payouts.count() == 0) return;
        uint256 index = _last(at);
        vm.prank(_council);
        try _payouts.overrule(index) {
            did("overruled");
        } catch {}
    }

    function end(uint256 at) external {
        if (_payouts.count() == 0) return;
        uint256 index = _last(at);
        vm.prank(_payouts.posterOf(_payouts.rootAt(index).pool));
        try _payouts.end(index) {
            did("ended");
        } catch {}
    }

    /// @dev The council tries reserves, too.
    function replace(uint256 at, bool reserve) external {
        address pool = reserve ? _payouts.reserveOf(_pool(at)) : _pool(at);
        try _payouts.register(pool) {} catch {}
        vm.prank(_council);
        try _payouts.replace(pool, address(0x2001)) {
            did(reserve ? "named for a reserve" : "replaced");
        } catch {}
    }

    /// @dev Whom the council named before it was a reserve. By itself it does nothing, as nobody has its key.
    function steal(uint256 at, uint96 amount) external {
        address reserve = _payouts.reserveOf(_pool(at));
        address poster = _payouts.posterOf(reserve);
        if (poster == reserve) return;
        vm.prank(poster);
        _payouts.post(reserve, _token, keccak256("stolen"), 0, amount);
    }

    function claim(uint256 at, uint256 who) external {
        address pool = _pool(at);
        (,, uint64 latest) = _payouts.booksOf(pool, _token);
        if (latest == 0) return;
        who %= MEMBERS;
        uint256 award = _awards[latest][who];
        bytes32[] memory proof = Trees.proof(_leaves(pool, _awards[latest]), who);
        uint256 balance = _market.balanceOf(_token, _member(who));
        uint256 before = claimedBy[pool][_member(who)];
        try _payouts.claim(pool, _token, _member(who), award, proof) returns (uint256 amount) {
            if (_market.balanceOf(_token, _member(who)) != balance + amount || before + amount != award) ++wrong;
            did(amount > 0 ? "claimed" : "claimed again");
            claimed[pool] += amount;
            claimedBy[pool][_member(who)] += amount;
        } catch {
            uint256 left = _market.balanceOf(_token, _market.poolOf(_payouts.reserveOf(pool)));
            if (award >= before && award - before <= left) ++wrong;
        }
    }

    /// @dev A leaf of an older root, or one that nobody posted.
    function claimWrong(uint256 at, uint256 who, uint96 award, uint256 old) external {
        address pool = _pool(at);
        (bytes32 root,, uint64 latest) = _payouts.booksOf(pool, _token);
        uint256[4] memory awards = _awards[latest == 0 ? 0 : old % latest];
        who %= MEMBERS;
        awards[who] = award;
        bytes32[] memory leaves = _leaves(pool, awards);
        if (Trees.root(leaves) == root) return;
        try _payouts.claim(pool, _token, _member(who), award, Trees.proof(leaves, who)) {
            ++wrong;
        } catch {
            did("wrong claim");
        }
    }

    /// @dev One of the last, as the others are settled.
    function _last(uint256 at) private view returns (uint256) {
        return _payouts.count() - at % (_payouts.count() < 4 ? _payouts.count() : 4);
    }

    function _deposit(address account, uint256 amount) private {
        address[] memory accounts = new address[](1);
        uint256[] memory amounts = new uint256[](1);
        (accounts[0], amounts[0]) = (account, amount);
        _market.deposit(_token, accounts, amounts);
    }

    function _pool(uint256 at) private view returns (address) {
        return pools[at % pools.length];
    }

    function _member(uint256 at) private pure returns (address) {
        return address(uint160(0x5001 + at));
    }

    function _leaves(address pool, uint256[4] memory awards) private view returns (bytes32[] memory leaves) {
        leaves = new bytes32[](MEMBERS);
        for (uint256 i; i < MEMBERS; ++i) {
            bytes memory what = abi.encode(block.chainid, address(_payouts), pool, _member(i), _token, awards[i]);
            leaves[i] = keccak256(bytes.concat(keccak256(what)));
        }
    }
}

contract PayoutsInvariants is Pools, Reaching {
    PayoutsHandler private _handler;

    function setUp() public override {
        super.setUp();
        _handler = new PayoutsHandler(_market, _payouts, _token, COUNCIL, GUARDIAN, _now);
        _token.mint(address(_handler), 1e36);
        also(PayoutsHandler.fund.selector);
        also(PayoutsHandler.give.selector);
        also(PayoutsHandler.pass.selector);
        also(PayoutsHandler.post.selector);
        also(PayoutsHandler.accept.selector);
        also(PayoutsHandler.veto.selector);
        also(PayoutsHandler.overrule.selector);
        also(PayoutsHandler.end.selector);
        also(PayoutsHandler.replace.selector);
        also(PayoutsHandler.claim.selector);
        also(PayoutsHandler.claimWrong.selector);
        also(PayoutsHandler.steal.selector);
        begin(address(_handler));
    }

    function test_TheHandlerGetsEverywhere() external {
        walk(address(_handler), 1_500);
        string[8] memory all =
            ["accepted", "vetoed", "overruled", "ended", "replaced", "claimed", "claimed again", "wrong claim"];
        for (uint256 i; i < all.length; ++i) {
            reached(address(_handler), all[i]);
        }
        invariant_R1_ClaimsAreWithinBudgets();
        invariant_PoolsLoseBudgetsOnly();
        invariant_R1_ClaimsAreCumulative();
        invariant_NothingWrong();
    }

    /// @dev R1: claims of a pool come to no more than its accepted budgets, but for what somebody gave to its reserve.
    function invariant_R1_ClaimsAreWithinBudgets() public view {
        for (uint256 i; i < 3; ++i) {
            address pool = _handler.pools(i);
            (, uint96 accepted,) = _payouts.booksOf(pool, address(_token));
            equal(accepted, _handler.budgets(pool), "the accepted total is the sum of the budgets");
            isTrue(_handler.claimed(pool) <= accepted + _handler.given(pool), "claimed");
            equal(left(pool), accepted + _handler.given(pool) - _handler.claimed(pool), "reserve");
        }
    }

    /// @dev No money leaves a pool without an accepted root.
    function invariant_PoolsLoseBudgetsOnly() public view {
        for (uint256 i; i < 3; ++i) {
            address pool = _handler.pools(i);
            equal(balanceOf(_market.poolOf(pool)), _handler.funded(pool) - _handler.budgets(pool), "pool");
        }
    }

    /// @dev R1: what is noted as claimed is what was paid, and so never falls.
    function invariant_R1_ClaimsAreCumulative() public view {
        for (uint256 i; i < 3; ++i) {
            for (uint160 member = 0x5001; member < 0x5005; ++member) {
                address pool = _handler.pools(i);
                uint256 noted = _payouts.claimedBy(pool, address(_token), address(member));
                equal(noted, _handler.claimedBy(pool, address(member)), "claimed by");
            }
        }
    }

    /// @dev Everything that should have gone through did, and nothing else.
    function invariant_NothingWrong() public view {
        equal(_handler.wrong(), 0, "wrong");
    }
}
