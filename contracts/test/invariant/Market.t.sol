// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {IMarket} from "../../src/interfaces/IMarket.sol";
import {MarketKit} from "../MarketKit.sol";
import {Vm} from "../Vm.sol";
import {Coin} from "../zoo/Coin.sol";

/// @dev Does whatever people can do to orders, and keeps its own account of it. Every call has to go through, so what is not
/// allowed in a state is tried there and has to fail.
contract MarketHandler is MarketKit {
    struct Entry {
        IMarket.Order order;
        IMarket.Status status;
        /// What the payer, and those who have shares, got of what was held.
        uint256 back;
        uint256 out;
        uint256 refunded;
        uint256 until;
        bool written;
    }

    Entry[] private _entries;
    address[] public people;
    uint256 public held_;
    uint256 public withdrawn;
    uint256 public paidIn;
    uint256 public gifts;
    uint256 private _nonce;
    uint256 private _time = NOW;

    uint256 public bounties;
    uint256 public reserved;
    uint256 public earned;
    uint256 public returned;

    function start() external {
        begin();
        shelf.list(ITEM, address(coin), 7);
        deposit(address(shelf), 1_000_000);
        bounties = 1_000_000;
        paidIn = 1_000_000;
        people = [
            brand.addr,
            merchant.addr,
            seller.addr,
            buyer.addr,
            upline,
            sink,
            market.poolOf(merchant.addr),
            address(shelf),
            address(0xF00)
        ];
        vm.prank(governor);
        market.setFee(100, sink);
    }

    modifier timed(uint256 seconds_) {
        _time += bound(seconds_, 0, 2 days);
        vm.warp(_time);
        _;
    }

    function open(uint96 amount, uint256 kind, uint32 hold, uint256 seed, uint256 pause) external timed(pause) {
        IMarket.Order memory order = _make(amount, kind, hold, seed);
        coin.mint(buyer.addr, order.amount);
        if (kind % 4 == 0) payBySignature(order);
        else if (kind % 4 == 1) payByAllowance(order);
        else if (kind % 4 == 2) _payByBalance(order);
        else _payBearer(order);
        if (kind % 4 != 2) paidIn += order.amount;
        Entry storage entry = _entries.push();
        entry.order = order;
        entry.until = _time + order.hold;
        entry.written = order.hold > 0 || order.item != 0 || kind % 4 != 0;
        if (order.item != 0) reserved += order.units;
        entry.status = IMarket.Status.Held;
        held_ += order.amount;
        if (order.hold == 0) _closed(entry, 0);
    }

    /// @dev By the payer while it can, by anyone after; and never twice.
    function release(uint256 which, bool byPayer, uint256 pause) external timed(pause) {
        (bool found, Entry storage entry) = _pick(which);
        if (!found) return;
        vm.prank(byPayer ? buyer.addr : relayer);
        (bool done,) = address(market).call(abi.encodeCall(IMarket.release, (entry.order)));
        bool allowed = byPayer ? _isOpen(entry) : entry.status == IMarket.Status.Held && block.timestamp >= entry.until;
        isTrue(done == allowed, "release");
        if (done) _closed(entry, 0);
    }

    function refund(uint256 which, uint256 amount, uint256 pause) external timed(pause) {
        (bool found, Entry storage entry) = _pick(which);
        if (!found) return;
        uint256 left = entry.order.amount - entry.refunded;
        amount = amount % 4 == 0 ? left : bound(amount, 0, left + 1);
        uint256 has = balance(merchant.addr);
        vm.prank(merchant.addr);
        (bool done,) = address(market).call(abi.encodeCall(IMarket.refund, (entry.order, amount)));
        bool allowed = amount > 0 && amount <= left && (_isOpen(entry) || amount <= has);
        isTrue(done == allowed, "refund");
        if (!done) return;
        if (!_isOpen(entry)) {
            entry.refunded += amount;
            entry.written = true;
            if (amount == left) entry.status = IMarket.Status.Refunded;
        } else if (amount == left) {
            _closed(entry, amount);
        } else {
            entry.refunded += amount;
            entry.back += amount;
            held_ -= amount;
        }
    }

    function dispute(uint256 which, bool byPayer, uint256 pause) external timed(pause) {
        (bool found, Entry storage entry) = _pick(which);
        if (!found) return;
        vm.prank(byPayer ? buyer.addr : merchant.addr);
        (bool done,) = address(market).call(abi.encodeCall(IMarket.dispute, (entry.order)));
        bool allowed = byPayer && entry.status == IMarket.Status.Held && block.timestamp < entry.until
            && entry.order.arbiter != address(0);
        isTrue(done == allowed, "dispute");
        if (!done) return;
        entry.status = IMarket.Status.Disputed;
        entry.until = block.timestamp + entry.order.ruling;
    }

    function resolve(uint256 which, uint256 toBuyer, bool byArbiter, uint256 pause) external timed(pause) {
        (bool found, Entry storage entry) = _pick(which);
        if (!found) return;
        uint256 left = entry.order.amount - entry.refunded;
        toBuyer = bound(toBuyer, 0, left + 1);
        vm.prank(byArbiter ? arbiter.addr : seller.addr);
        (bool done,) = address(market).call(abi.encodeCall(IMarket.resolve, (entry.order, toBuyer)));
        bool allowed =
            byArbiter && entry.status == IMarket.Status.Disputed && block.timestamp <= entry.until && toBuyer <= left;
        isTrue(done == allowed, "resolve");
        if (done) _closed(entry, toBuyer);
    }

    function settle(uint256 which, uint256 toBuyer, uint256 pause) external timed(pause) {
        (bool found, Entry storage entry) = _pick(which);
        if (!found) return;
        toBuyer = bound(toBuyer, 0, entry.order.amount - entry.refunded);
        uint40 deadline = uint40(block.timestamp);
        bytes32 what = keccak256(
            abi.encode(
                keccak256("Settle(bytes32 order,uint256 toBuyer,uint40 deadline)"),
                idFor(entry.order),
                toBuyer,
                deadline
            )
        );
        bytes memory signature = sign(merchant, marketDigest(what));
        vm.prank(buyer.addr);
        (bool done,) =
            address(market).call(abi.encodeCall(IMarket.settle, (entry.order, toBuyer, deadline, "", signature)));
        isTrue(done == _isOpen(entry), "settle");
        if (done) _closed(entry, toBuyer);
    }

    function expire(uint256 which, uint256 pause) external timed(pause) {
        (bool found, Entry storage entry) = _pick(which);
        if (!found) return;
        vm.prank(relayer);
        (bool done,) = address(market).call(abi.encodeCall(IMarket.expire, (entry.order)));
        isTrue(done == (entry.status == IMarket.Status.Disputed && block.timestamp > entry.until), "expire");
        if (done) _closed(entry, entry.order.amount - entry.refunded);
    }

    /// @dev What was opened cannot be opened again, or cancelled, by nobody's signature.
    function again(uint256 which, uint256 means, uint256 pause) external timed(pause) {
        (bool found, Entry storage entry) = _pick(which);
        if (!found) return;
        IMarket.Order memory order = entry.order;
        coin.mint(buyer.addr, order.amount);
        bytes memory terms = termsOf(order);
        bytes memory proof = means % 3 == 0 ? authorization(order, buyer) : bytes("");
        IMarket.Means by = [IMarket.Means.Authorization, IMarket.Means.Allowance, IMarket.Means.Balance][means % 3];
        vm.prank(buyer.addr);
        (bool done,) = address(market).call(abi.encodeCall(IMarket.pay, (order, terms, by, proof)));
        isTrue(!done, "opened again");
        vm.prank(merchant.addr);
        (done,) = address(market).call(abi.encodeCall(IMarket.cancel, (order)));
        isTrue(!done, "cancelled");
    }

    function withdraw(uint256 who, uint256 amount, uint256 pause) external timed(pause) {
        // Neither the pool nor the shelf: the last three before the stranger cannot.
        address account = people[bound(who, 0, 5)];
        amount = bound(amount, 0, balance(account));
        vm.prank(account);
        market.withdraw(address(coin), amount);
        withdrawn += amount;
    }

    function move(uint256 from, uint256 to, uint256 amount, uint256 pause) external timed(pause) {
        address account = people[bound(from, 0, 5)];
        amount = bound(amount, 0, balance(account));
        address receiver = people[bound(to, 0, 6)];
        vm.prank(account);
        market.move(address(coin), receiver, amount);
    }

    function moveFrom(uint256 from, uint256 to, uint256 amount, uint256 allowed) external {
        address account = people[bound(from, 0, 5)];
        allowed = bound(allowed, 0, 1e12);
        amount = bound(amount, 0, 1e12);
        uint256 has = balance(account);
        vm.prank(account);
        market.allow(address(coin), relayer, allowed);
        vm.prank(relayer);
        (bool done,) = address(market)
            .call(abi.encodeCall(IMarket.moveFrom, (address(coin), account, people[bound(to, 0, 6)], amount)));
        isTrue(done == (amount <= allowed && amount <= has), "moveFrom");
    }

    /// @dev A stranger tries to get at what others have, and cannot.
    function steal(uint256 who, uint256 amount, uint256 pause) external timed(pause) {
        address account = people[bound(who, 0, 7)];
        amount = bound(amount, 1, type(uint96).max);
        address thief = address(0xF00);
        bytes memory wrong = new bytes(65);
        bytes[] memory calls = new bytes[](6);
        calls[0] = abi.encodeCall(IMarket.withdraw, (address(coin), amount));
        calls[1] = abi.encodeCall(IMarket.move, (address(coin), thief, amount));
        calls[2] = abi.encodeCall(IMarket.drawPool, (merchant.addr, address(coin), thief, amount));
        uint40 deadline = type(uint40).max;
        calls[3] = abi.encodeCall(IMarket.moveFor, (account, address(coin), thief, amount, ++_nonce, deadline, wrong));
        calls[4] = abi.encodeCall(IMarket.withdrawFor, (account, address(coin), amount, ++_nonce, deadline, wrong));
        calls[5] = abi.encodeCall(IMarket.moveFrom, (address(coin), account, thief, amount));
        for (uint256 i; i < calls.length; ++i) {
            vm.prank(thief);
            (bool done,) = address(market).call(calls[i]);
            isTrue(!done, "stolen");
        }
    }

    function drawPool(uint256 amount, uint256 pause) external timed(pause) {
        amount = bound(amount, 0, balance(market.poolOf(merchant.addr)));
        vm.prank(payouts);
        market.drawPool(merchant.addr, address(coin), upline, amount);
    }

    function gift(uint96 amount) external {
        coin.mint(address(market), amount % 1_000);
        paidIn += amount % 1_000;
        gifts += amount % 1_000;
    }

    /// @dev From wherever orders stand, strangers bring each to its end, when brand, merchant, arbiter and guardian do nothing.
    /// The guardian stops what it can.
    function endAll() external {
        _time += 3 * 366 days;
        vm.warp(_time);
        vm.prank(guardian);
        market.stop(30 days);
        for (uint256 i; i < _entries.length; ++i) {
            Entry storage entry = _entries[i];
            if (entry.status == IMarket.Status.Held) {
                market.release(entry.order);
                _closed(entry, 0);
            } else if (entry.status == IMarket.Status.Disputed) {
                market.expire(entry.order);
                _closed(entry, entry.order.amount - entry.refunded);
            }
        }
    }

    /// @dev Everybody but the pool and the shelf, which pay out in their own ways.
    function withdrawAll() external {
        for (uint256 i; i < 6; ++i) {
            uint256 amount = balance(people[i]);
            vm.prank(people[i]);
            market.withdraw(address(coin), amount);
            withdrawn += amount;
        }
    }

    function tokensHere() external view returns (uint256) {
        return coin.balanceOf(address(market));
    }

    function owed() external view returns (uint256 sum) {
        for (uint256 i; i < people.length; ++i) {
            sum += balance(people[i]);
        }
    }

    function shelfHas() external view returns (uint256) {
        return balance(address(shelf));
    }

    function checkShelf() external view {
        (,, uint256 a, uint256 b, uint256 c) = shelf.items(ITEM);
        equal(a, reserved, "reserved");
        equal(b, earned, "earned");
        equal(c, returned, "returned");
    }

    function checkOrders() external view {
        for (uint256 i; i < _entries.length; ++i) {
            Entry storage entry = _entries[i];
            (IMarket.Status status, uint96 refunded,) = market.stateOf(idFor(entry.order));
            if (!entry.written) {
                equal(uint256(status), 0, "kept by the token");
                continue;
            }
            equal(uint256(status), uint256(entry.status), "status");
            equal(refunded, entry.refunded, "refunded");
            if (!_isOpen(entry)) equal(entry.back + entry.out, entry.order.amount, "conserved");
        }
    }

    function _isOpen(Entry storage entry) private view returns (bool) {
        return entry.status == IMarket.Status.Held || entry.status == IMarket.Status.Disputed;
    }

    function _closed(Entry storage entry, uint256 toBuyer) private {
        uint256 left = entry.order.amount - entry.refunded;
        entry.refunded += toBuyer;
        entry.back += toBuyer;
        entry.out += left - toBuyer;
        held_ -= left;
        entry.status = left == toBuyer ? IMarket.Status.Refunded : IMarket.Status.Released;
        if (entry.order.item == 0) return;
        if (left == toBuyer) returned += entry.order.units;
        else earned += entry.order.units;
    }

    function _pick(uint256 which) private view returns (bool, Entry storage) {
        uint256 count = _entries.length;
        Entry[] storage entries = _entries;
        if (count == 0) {
            Entry storage none;
            assembly ("memory-safe") {
                none.slot := 0
            }
            return (false, none);
        }
        // Rather the last ones, which are open still.
        uint256 back = bound(which, 0, count < 4 ? count - 1 : 3);
        return (true, entries[count - 1 - back]);
    }

    function _make(uint96 amount, uint256 kind, uint32 hold, uint256 seed)
        private
        returns (IMarket.Order memory order)
    {
        order = someOrder();
        order.amount = uint96(bound(amount, 1, 1e12));
        order.cart = bytes32(++_nonce);
        order.payBy = uint40(_time + 1);
        order.hold = hold % 5 == 0 ? 0 : uint32(bound(hold, 1, 4 days));
        order.ruling = uint32(bound(seed, 1 days, 3 days));
        if (kind % 4 == 3) order.buyer = address(0);
        if (seed % 7 == 0) order.arbiter = address(0);
        if (seed % 3 == 0) (order.item, order.units) = (ITEM, uint32(1 + seed % 5));
        uint256 rest = order.amount;
        uint256[5] memory parts;
        parts[0] = (uint256(order.amount) * 5_000) / 10_000;
        parts[1] = (uint256(order.amount) * 1_000) / 10_000;
        parts[3] = bound(seed, (uint256(order.amount) * 500) / 10_000, (uint256(order.amount) * 2_000) / 10_000);
        parts[4] = order.amount / 100;
        parts[2] = rest - parts[0] - parts[1] - parts[3] - parts[4];
        address[5] memory owners = [brand.addr, seller.addr, merchant.addr, upline, sink];
        if (seed % 2 == 0) owners[3] = market.poolOf(merchant.addr);
        for (uint256 i; i < 5; ++i) {
            order.shares[i] = shareOf(owners[i], parts[i]);
        }
    }

    function _payByBalance(IMarket.Order memory order) private {
        deposit(buyer.addr, order.amount);
        paidIn += order.amount;
        bytes memory terms = termsOf(order);
        bytes memory proof = acceptance(order, buyer, IMarket.Means.Balance);
        vm.prank(relayer);
        market.pay(order, terms, IMarket.Means.Balance, proof);
    }

    function _payBearer(IMarket.Order memory order) private {
        bytes memory terms = termsOf(order);
        bytes memory proof = abi.encodePacked(buyer.addr, acceptance(order, buyer, IMarket.Means.Allowance));
        vm.prank(relayer);
        market.pay(order, terms, IMarket.Means.Allowance, proof);
    }
}

contract MarketInvariants is MarketKit {
    MarketHandler private _handler;

    function setUp() public {
        _handler = new MarketHandler();
        _handler.start();
        bytes4[] memory calls = new bytes4[](14);
        calls[0] = MarketHandler.open.selector;
        calls[1] = MarketHandler.release.selector;
        calls[2] = MarketHandler.refund.selector;
        calls[3] = MarketHandler.dispute.selector;
        calls[4] = MarketHandler.resolve.selector;
        calls[5] = MarketHandler.settle.selector;
        calls[6] = MarketHandler.expire.selector;
        calls[7] = MarketHandler.again.selector;
        calls[8] = MarketHandler.withdraw.selector;
        calls[9] = MarketHandler.move.selector;
        calls[10] = MarketHandler.steal.selector;
        calls[11] = MarketHandler.drawPool.selector;
        calls[12] = MarketHandler.gift.selector;
        calls[13] = MarketHandler.moveFrom.selector;
        target(address(_handler), calls);
    }

    /// @dev M1, M2: what is here is what is owed, what is held, and what was given for nothing.
    function invariant_Solvency() public view {
        equal(_handler.tokensHere(), _handler.owed() + _handler.held_() + _handler.gifts(), "solvent");
        equal(_handler.tokensHere() + _handler.withdrawn(), _handler.paidIn(), "conserved");
    }

    /// @dev M1, M8: each unit that was set aside is earned or given back once, and its bounty paid once.
    function invariant_Shelf() public view {
        _handler.checkShelf();
        equal(_handler.shelfHas() + 7 * _handler.earned(), _handler.bounties(), "bounties");
    }

    /// @dev M2, M3, M7: each order stands where its own history put it, and all that was paid in came out.
    function invariant_Orders() public view {
        _handler.checkOrders();
    }

    /// @dev M5, M6: strangers can end all orders, and everybody can draw all that they have.
    function afterInvariant() public {
        _handler.endAll();
        equal(_handler.held_(), 0, "all ended");
        invariant_Solvency();
        invariant_Shelf();
        invariant_Orders();
        _handler.withdrawAll();
        invariant_Solvency();
    }
}
