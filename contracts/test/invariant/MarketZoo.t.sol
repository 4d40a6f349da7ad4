// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {IMarket} from "../../src/interfaces/IMarket.sol";
import {MarketKit} from "../MarketKit.sol";
import {Money} from "../zoo/Money.sol";
import {Denying, Lying, Silent} from "../zoo/Odd.sol";
import {Hooked, Picky, Plain, Taxed} from "../zoo/Plain.sol";
import {Greedy} from "../zoo/Wallets.sol";
import {Counting, Reaching} from "./Reaching.sol";

/// @dev Orders in tokens of all kinds, with a buyer and an arbiter that are contracts, say yes to every signature and try to get
/// in meanwhile; one token refuses people, another calls the market during each transfer.
contract MarketZooHandler is MarketKit, Counting {
    struct Entry {
        IMarket.Order order;
        uint256 left;
    }

    address[] public tokens;
    address[] public people;
    mapping(address token => uint256) public held_;
    Picky public picky = new Picky();
    Hooked public hooked = new Hooked();
    address private _taxed = address(new Taxed());
    address private _lying = address(new Lying());
    Greedy private _greedy = new Greedy();
    Entry[] private _entries;
    bytes private _plot;
    uint256 private _time = NOW;

    function start() external {
        begin();
        tokens = [
            address(new Plain(2)),
            address(new Plain(6)),
            address(new Plain(18)),
            address(new Silent()),
            address(new Denying()),
            address(picky),
            address(hooked)
        ];
        people = [brand.addr, seller.addr, merchant.addr, upline, buyer.addr, address(_greedy)];
        vm.prank(buyer.addr);
        for (uint256 i; i < tokens.length; ++i) {
            _fund(tokens[i], 0);
        }
        _fund(_taxed, 0);
        _fund(_lying, 0);
    }

    function tokenCount() external view returns (uint256) {
        return tokens.length;
    }

    function deposit(uint256 which, uint256 who, uint96 amount) external {
        address token = _token(which);
        if (token == address(picky) && picky.isRefused(buyer.addr)) return;
        _fund(token, amount);
        _deposit(token, _one(who), amount);
        did("deposited");
    }

    /// @dev By a buyer with a key that sends it, or by one that is a contract, out of its balance.
    function open(uint256 which, uint96 amount, uint32 hold, uint256 how) external {
        address token = _token(which);
        if (token == address(picky) && picky.isRefused(buyer.addr)) return;
        IMarket.Order memory order = _make(token, amount, hold);
        _fund(token, order.amount);
        if (how % 3 == 0) {
            order.buyer = address(_greedy);
            _deposit(token, address(_greedy), order.amount);
            market.pay(order, termsOf(order), IMarket.Means.Balance, "");
            did("opened by a contract");
        } else {
            payByAllowance(order);
        }
        did(token == address(hooked) ? "opened with calls" : "opened");
        if (order.hold == 0) return;
        held_[token] += order.amount;
        _entries.push(Entry(order, order.amount));
    }

    /// @dev Tokens that keep some, or that only say that they moved, are refused.
    function openWrong(bool lying, uint96 amount) external {
        address token = lying ? _lying : _taxed;
        amount = uint96(bound(amount, 100, type(uint96).max / 2));
        IMarket.Order memory order = _make(token, amount, 1);
        _fund(token, order.amount);
        bytes memory terms = termsOf(order);
        vm.prank(buyer.addr);
        (bool done,) = address(market).call(abi.encodeCall(IMarket.pay, (order, terms, IMarket.Means.Allowance, "")));
        isTrue(!done, "refused");
        did("wrong");
    }

    function refund(uint256 which, uint96 amount) external {
        if (_entries.length == 0) return;
        uint256 at = which % _entries.length;
        Entry storage entry = _entries[at];
        amount = uint96(bound(amount, 1, entry.left));
        vm.prank(merchant.addr);
        market.refund(entry.order, amount);
        did("refunded");
        if (amount == entry.left) return _closed(at);
        held_[entry.order.token] -= amount;
        entry.left -= amount;
    }

    /// @dev The arbiter is a contract, for which anybody signs.
    function quarrel(uint256 which, uint96 toBuyer) external {
        if (_entries.length == 0) return;
        uint256 at = which % _entries.length;
        Entry storage entry = _entries[at];
        if (_statusOf(entry) == IMarket.Status.Held) {
            if (_time >= _untilOf(entry)) return;
            bytes32 kind = keccak256("Dispute(bytes32 order,uint40 deadline)");
            bytes32 what = keccak256(abi.encode(kind, idFor(entry.order), uint40(_time)));
            // The contract takes this for its own as well.
            market.disputeFor(entry.order, uint40(_time), sign(buyer, marketDigest(what)));
            did("disputed");
        } else if (_time <= _untilOf(entry)) {
            market.resolveFor(entry.order, bound(toBuyer, 0, entry.left), uint40(_time), new bytes(1));
            _closed(at);
            did("resolved");
        }
    }

    function close(uint256 which) external {
        if (_entries.length > 0) _end(which % _entries.length);
    }

    function withdraw(uint256 which, uint256 who, uint256 amount) external {
        address token = _token(which);
        address account = _one(who);
        amount = bound(amount, 0, market.balanceOf(token, account));
        vm.prank(account);
        (bool done,) = address(market).call(abi.encodeCall(IMarket.withdraw, (token, amount)));
        isTrue(done == (token != address(picky) || !picky.isRefused(account)), "withdraw");
        did(done ? "withdrawn" : "not paid");
    }

    function refuse(uint256 who, bool refused) external {
        picky.refuse(_one(who), refused);
    }

    /// @dev What the one token and the contracts try from now on.
    function plot(uint256 which, uint256 kind) external {
        bytes[] memory calls = new bytes[](6);
        IMarket.Order memory order;
        if (_entries.length > 0) order = _entries[which % _entries.length].order;
        address[] memory list = new address[](1);
        uint256[] memory amounts = new uint256[](1);
        list[0] = address(hooked);
        calls[0] = abi.encodeCall(IMarket.release, (order));
        calls[1] = abi.encodeCall(IMarket.expire, (order));
        calls[2] = abi.encodeCall(IMarket.deposit, (address(hooked), list, amounts));
        calls[3] = abi.encodeCall(IMarket.withdraw, (address(hooked), 0));
        calls[4] = abi.encodeCall(IMarket.move, (address(hooked), buyer.addr, 1));
        calls[5] = abi.encodeCall(IMarket.moveFrom, (address(hooked), seller.addr, buyer.addr, 1));
        _plot = calls[kind % 6];
        hooked.hook(address(market), _plot);
        _greedy.plan(address(market), calls[kind % 6]);
        did("plotted");
    }

    function pass(uint256 time) external {
        _time += bound(time, 1, 1 days);
        vm.warp(_time);
    }

    function owed(address token) external view returns (uint256 sum) {
        for (uint256 i; i < people.length; ++i) {
            sum += market.balanceOf(token, people[i]);
        }
    }

    function holding(address token) external view returns (uint256) {
        return Money(token).balanceOf(address(market));
    }

    /// @dev Orders end although the one token refuses everybody; and each is paid although it refuses all others.
    function finish() external {
        for (uint256 i; i < people.length; ++i) {
            picky.refuse(people[i], true);
        }
        _time += 3 * 7 days;
        vm.warp(_time);
        while (_entries.length > 0) {
            _end(_entries.length - 1);
        }
        for (uint256 i; i < people.length; ++i) {
            picky.refuse(people[i], false);
            for (uint256 j; j < tokens.length; ++j) {
                uint256 amount = market.balanceOf(tokens[j], people[i]);
                vm.prank(people[i]);
                market.withdraw(tokens[j], amount);
            }
            picky.refuse(people[i], true);
        }
    }

    function _end(uint256 at) private {
        Entry storage entry = _entries[at];
        if (_statusOf(entry) == IMarket.Status.Held) {
            if (_time < _untilOf(entry)) return;
            market.release(entry.order);
            did("released");
        } else {
            if (_time <= _untilOf(entry)) return;
            market.expire(entry.order);
            did("expired");
        }
        _closed(at);
    }

    function _closed(uint256 at) private {
        held_[_entries[at].order.token] -= _entries[at].left;
        _entries[at] = _entries[_entries.length - 1];
        _entries.pop();
    }

    /// @dev Nothing is called meanwhile: outside the market's own calls anybody may release what is due.
    function _fund(address token, uint256 amount) private {
        hooked.hook(address(0), "");
        Money(token).mint(buyer.addr, amount);
        if (_plot.length > 0) hooked.hook(address(market), _plot);
        vm.prank(buyer.addr);
        Money(token).approve(address(market), type(uint256).max);
    }

    function _deposit(address token, address account, uint256 amount) private {
        address[] memory accounts = new address[](1);
        uint256[] memory amounts = new uint256[](1);
        (accounts[0], amounts[0]) = (account, amount);
        vm.prank(buyer.addr);
        market.deposit(token, accounts, amounts);
    }

    function _make(address token, uint96 amount, uint32 hold) private view returns (IMarket.Order memory order) {
        order = someOrder();
        order.token = token;
        order.arbiter = address(_greedy);
        order.amount = uint96(bound(amount, 1, type(uint96).max / 2));
        order.cart = bytes32(times["opened"] << 128 | times["opened with calls"] << 64 | times["opened by a contract"]);
        order.payBy = uint40(_time);
        order.hold = hold % 6 == 0 ? 0 : uint32(bound(hold, 1, 7 days));
        uint256 half = (uint256(order.amount) + 1) / 2;
        uint256 tenth = (uint256(order.amount) - half) / 3;
        order.shares = new uint256[](4);
        order.shares[0] = shareOf(brand.addr, half);
        order.shares[1] = shareOf(seller.addr, tenth);
        order.shares[2] = shareOf(merchant.addr, order.amount - half - 2 * tenth);
        order.shares[3] = shareOf(upline, tenth);
    }

    function _statusOf(Entry storage entry) private view returns (IMarket.Status status) {
        (status,,) = market.stateOf(idFor(entry.order));
    }

    function _untilOf(Entry storage entry) private view returns (uint256 until) {
        (,, until) = market.stateOf(idFor(entry.order));
    }

    function _token(uint256 which) private view returns (address) {
        return tokens[which % tokens.length];
    }

    function _one(uint256 who) private view returns (address) {
        return people[who % people.length];
    }
}

contract MarketZooInvariants is Reaching {
    MarketZooHandler private _handler;

    function setUp() public {
        _handler = new MarketZooHandler();
        _handler.start();
        also(MarketZooHandler.deposit.selector);
        also(MarketZooHandler.open.selector);
        also(MarketZooHandler.openWrong.selector);
        also(MarketZooHandler.refund.selector);
        also(MarketZooHandler.quarrel.selector);
        also(MarketZooHandler.close.selector);
        also(MarketZooHandler.withdraw.selector);
        also(MarketZooHandler.refuse.selector);
        also(MarketZooHandler.plot.selector);
        also(MarketZooHandler.pass.selector);
        begin(address(_handler));
    }

    /// @dev M1, M2, token by token: what is here is what is owed and what is held.
    function invariant_EachTokenIsSolvent() public view {
        for (uint256 i; i < _handler.tokenCount(); ++i) {
            address token = _handler.tokens(i);
            equal(_handler.holding(token), _handler.owed(token) + _handler.held_(token), "solvent");
        }
    }

    /// @dev M5: all ends and all is paid, whoever is refused.
    function afterInvariant() public {
        _handler.finish();
        for (uint256 i; i < _handler.tokenCount(); ++i) {
            equal(_handler.holding(_handler.tokens(i)), 0, "all paid");
        }
    }

    function test_TheHandlerGetsEverywhere() external {
        walk(address(_handler), 1_200);
        string[13] memory all = [
            "deposited",
            "opened",
            "opened by a contract",
            "opened with calls",
            "wrong",
            "refunded",
            "disputed",
            "resolved",
            "released",
            "expired",
            "withdrawn",
            "not paid",
            "plotted"
        ];
        for (uint256 i; i < all.length; ++i) {
            reached(address(_handler), all[i]);
        }
        invariant_EachTokenIsSolvent();
        afterInvariant();
    }
}
