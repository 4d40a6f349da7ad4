// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {IDirectory} from "./interfaces/IDirectory.sol";
import {IMarket} from "./interfaces/IMarket.sol";
import {IShelf} from "./interfaces/IShelf.sol";
import {Head, Orders} from "./libraries/Orders.sol";
import {Shares} from "./libraries/Shares.sol";
import {Balances} from "./market/Balances.sol";
import {Limits} from "./market/Limits.sol";
import {Payments} from "./market/Payments.sol";

/// @title Orders from payment to release, refund or ruling
/// @dev Every way that an order can end goes through {_close}, so what was paid in always comes out, exactly and once.
contract Market is Payments, Limits {
    /// The longest hold, and the longest time for a ruling: so every order ends some day.
    uint32 public constant TIME_CAP = 366 days;
    /// The least time for a ruling: with less an arbiter could not rule, and every dispute would be won.
    uint32 public constant RULING_LEAST = 1 days;

    /// @dev One slot. `until` is when the hold is over, or the time for the ruling in a dispute.
    struct State {
        Status status;
        uint96 refunded;
        uint40 until;
    }

    /// Who keeps stock and bounties.
    IShelf public immutable shelf;

    mapping(bytes32 id => State) private _states;
    /// @dev Of bearer orders only: the payer is no part of their id, and does not fit into the slot above.
    mapping(bytes32 id => address) private _bearers;

    constructor(IDirectory directory_, IShelf shelf_, address payouts_, address governor_, address guardian_)
        EIP712("Astra Market", "1")
        Balances(directory_, payouts_)
        Limits(governor_, guardian_)
    {
        shelf = shelf_;
    }

    /// @inheritdoc IMarket
    function pay(Order calldata order, bytes calldata terms, Means means, bytes calldata proof) external nonReentrant {
        _pay(order, terms, means, proof);
    }

    /// @inheritdoc IMarket
    function payMany(Order[] calldata orders, bytes[] calldata terms, Means[] calldata means, bytes[] calldata proofs)
        external
        nonReentrant
    {
        uint256 count = orders.length;
        if (terms.length != count || means.length != count || proofs.length != count) revert Lengths();
        for (uint256 i; i < count; ++i) {
            _pay(orders[i], terms[i], means[i], proofs[i]);
        }
    }

    /// @inheritdoc IMarket
    function release(Order calldata order) external nonReentrant {
        _release(order);
    }

    /// @inheritdoc IMarket
    function releaseFor(Order calldata order, uint40 deadline, bytes calldata signature) external nonReentrant {
        Head memory head = _read(order);
        bytes32 what = keccak256(abi.encode(Orders.RELEASE, head.id, deadline));
        _signed(_payerOf(head), what, deadline, signature);
        _close(head, order.shares, _held(head.id), 0);
    }

    /// @inheritdoc IMarket
    function releaseMany(Order[] calldata orders) external nonReentrant {
        for (uint256 i; i < orders.length; ++i) {
            _release(orders[i]);
        }
    }

    /// @inheritdoc IMarket
    function refund(Order calldata order, uint256 amount) external nonReentrant {
        Head memory head = _read(order);
        _only(head.merchant);
        _refund(head, order.shares, amount);
    }

    /// @inheritdoc IMarket
    function refundFor(Order calldata order, uint256 amount, uint256 nonce, uint40 deadline, bytes calldata signature)
        external
        nonReentrant
    {
        Head memory head = _read(order);
        bytes32 what = keccak256(abi.encode(Orders.REFUND, head.id, amount, nonce, deadline));
        _spend(head.merchant, what, nonce, deadline, signature);
        _refund(head, order.shares, amount);
    }

    /// @inheritdoc IMarket
    function dispute(Order calldata order) external {
        Head memory head = _read(order);
        _only(_payerOf(head));
        _dispute(head);
    }

    /// @inheritdoc IMarket
    function disputeFor(Order calldata order, uint40 deadline, bytes calldata signature) external {
        Head memory head = _read(order);
        bytes32 what = keccak256(abi.encode(Orders.DISPUTE, head.id, deadline));
        _signed(_payerOf(head), what, deadline, signature);
        _dispute(head);
    }

    /// @inheritdoc IMarket
    function resolve(Order calldata order, uint256 toBuyer) external nonReentrant {
        Head memory head = _read(order);
        _only(head.arbiter);
        _resolve(head, order.shares, toBuyer);
    }

    /// @inheritdoc IMarket
    function resolveFor(Order calldata order, uint256 toBuyer, uint40 deadline, bytes calldata signature)
        external
        nonReentrant
    {
        Head memory head = _read(order);
        bytes32 what = keccak256(abi.encode(Orders.RESOLVE, head.id, toBuyer, deadline));
        _signed(head.arbiter, what, deadline, signature);
        _resolve(head, order.shares, toBuyer);
    }

    /// @inheritdoc IMarket
    function settle(
        Order calldata order,
        uint256 toBuyer,
        uint40 deadline,
        bytes calldata payerSignature,
        bytes calldata merchantSignature
    ) external nonReentrant {
        Head memory head = _read(order);
        State memory state = _held(head.id);
        bytes32 what = keccak256(abi.encode(Orders.SETTLE, head.id, toBuyer, deadline));
        _signed(_payerOf(head), what, deadline, payerSignature);
        _signed(head.merchant, what, deadline, merchantSignature);
        emit Resolved(head.id, toBuyer);
        _close(head, order.shares, state, toBuyer);
    }

    /// @inheritdoc IMarket
    function expire(Order calldata order) external nonReentrant {
        Head memory head = _read(order);
        State memory state = _disputed(head.id);
        if (block.timestamp <= state.until) revert NotDue(head.id, state.until);
        _close(head, order.shares, state, head.amount - state.refunded);
    }

    /// @inheritdoc IMarket
    function cancel(Order calldata order) external {
        Head memory head = _read(order);
        _only(head.merchant);
        _cancel(head);
    }

    /// @inheritdoc IMarket
    function cancelFor(Order calldata order, uint40 deadline, bytes calldata signature) external {
        Head memory head = _read(order);
        bytes32 what = keccak256(abi.encode(Orders.CANCEL, head.id, deadline));
        _signed(head.merchant, what, deadline, signature);
        _cancel(head);
    }

    /// @inheritdoc IMarket
    /// @dev Not guarded, as {move}: it calls nothing.
    function fundShelf(address token, address from, uint256 amount) external {
        _only(address(shelf));
        _move(token, from, msg.sender, amount);
    }

    /// @inheritdoc IMarket
    function idOf(Order calldata order) external view returns (bytes32) {
        return _read(order).id;
    }

    /// @inheritdoc IMarket
    function stateOf(bytes32 id) external view returns (Status status, uint96 refunded, uint40 until) {
        State memory state = _states[id];
        return (state.status, state.refunded, state.until);
    }

    /// @inheritdoc IMarket
    function payerOf(Order calldata order) external view returns (address) {
        return _payerOf(_read(order));
    }

    function _pay(Order calldata order, bytes calldata terms, Means means, bytes calldata proof) private {
        Head memory head = _read(order);
        uint256[] calldata shares = order.shares;
        _agreed(head.merchant, head.id, terms);
        _check(head, shares);
        (address payer, bytes calldata rest) = _payer(head.buyer, proof);
        _record(head, payer, means);
        _collect(head, payer, means, rest);
        _begin(head, shares, payer);
    }

    /// @dev Whether the order can be paid now, and pays everybody what it has to.
    function _check(Head memory order, uint256[] calldata shares) private view {
        (uint16 points, address sink) = _open();
        if (block.timestamp > order.payBy) revert Late(order.payBy);
        if (order.hold > TIME_CAP) revert TooLong(order.hold, TIME_CAP);
        if (order.ruling > TIME_CAP) revert TooLong(order.ruling, TIME_CAP);
        if (order.ruling < RULING_LEAST && order.arbiter != address(0)) revert TooShort(order.ruling, RULING_LEAST);
        (IDirectory.Floors memory floors, uint32 version) =
            directory.floorsOf(order.brand, order.merchant, order.product);
        if (version == 0) revert NoAgreement(order.brand, order.merchant);
        Shares.check(order, shares, floors, points, sink);
    }

    /// @dev Writes down that the order was paid, where the token does not do it for us.
    function _record(Head memory order, address payer, Means means) private {
        Status status = _states[order.id].status;
        if (status == Status.None && _isKeptByToken(order)) {
            if (means == Means.Authorization) return;
            if (_wasAuthorized(order.token, payer, order.id)) status = Status.Released;
        }
        if (status != Status.None) revert WrongStatus(order.id, status);
        bool held = order.hold != 0;
        _states[order.id] = State(held ? Status.Held : Status.Released, 0, held ? _in(order.hold) : 0);
        if (order.buyer == address(0)) {
            _bearers[order.id] = payer;
            emit Borne(order.id, payer);
        }
    }

    /// @dev The money is here: sets goods of a shelf aside if there is a hold, and pays everybody if there is none.
    function _begin(Head memory order, uint256[] calldata shares, address payer) private {
        bool held = order.hold != 0;
        emit Opened(order.id, order.merchant, order.seller, held ? _in(order.hold) : 0);
        if (!held) _distribute(order, shares, order.amount);
        if (order.item == 0) return;
        if (held) shelf.reserve(order.item, order.units, order.seller, payer, order.merchant);
        else shelf.sell(order.item, order.units, order.seller, payer, order.merchant);
    }

    function _release(Order calldata order) private {
        Head memory head = _read(order);
        State memory state = _held(head.id);
        if (msg.sender != _payerOf(head)) {
            if (state.status == Status.Disputed) revert WrongStatus(head.id, state.status);
            if (block.timestamp < state.until) revert NotDue(head.id, state.until);
        }
        _close(head, order.shares, state, 0);
    }

    function _refund(Head memory order, uint256[] calldata shares, uint256 amount) private {
        State memory state = _stateOf(order);
        uint256 left = order.amount - state.refunded;
        if (amount == 0) revert Nothing();
        if (amount > left) revert TooMuch(amount, left);
        bool held = state.status == Status.Held || state.status == Status.Disputed;
        if (held && amount == left) return _close(order, shares, state, amount);
        if (!held) {
            if (state.status != Status.Released) revert WrongStatus(order.id, state.status);
            _debit(order.token, order.merchant, amount);
            if (amount == left) state.status = Status.Refunded;
        }
        state.refunded += uint96(amount);
        _states[order.id] = state;
        _credit(order.token, _payerOf(order), amount);
        emit Refunded(order.id, amount);
    }

    function _dispute(Head memory order) private {
        State memory state = _states[order.id];
        if (state.status != Status.Held) revert WrongStatus(order.id, state.status);
        if (order.arbiter == address(0)) revert NoArbiter(order.id);
        if (block.timestamp >= state.until) revert Over(order.id, state.until);
        state.status = Status.Disputed;
        state.until = _in(order.ruling);
        _states[order.id] = state;
        emit Disputed(order.id, state.until);
    }

    function _resolve(Head memory order, uint256[] calldata shares, uint256 toBuyer) private {
        State memory state = _disputed(order.id);
        if (block.timestamp > state.until) revert Over(order.id, state.until);
        emit Resolved(order.id, toBuyer);
        _close(order, shares, state, toBuyer);
    }

    function _cancel(Head memory order) private {
        Status status = _stateOf(order).status;
        if (status != Status.None) revert WrongStatus(order.id, status);
        _states[order.id].status = Status.Cancelled;
        emit Cancelled(order.id);
    }

    /// @dev Ends an order that is held: `toBuyer` of what is held goes to the payer, the rest to those who have shares.
    function _close(Head memory order, uint256[] calldata shares, State memory state, uint256 toBuyer) private {
        uint256 left = order.amount - state.refunded;
        if (toBuyer > left) revert TooMuch(toBuyer, left);
        uint256 rest = left - toBuyer;
        // What the payer gets is at most the amount, which has 96 bits.
        state.refunded += uint96(toBuyer);
        state.status = rest == 0 ? Status.Refunded : Status.Released;
        _states[order.id] = state;
        if (toBuyer > 0) {
            _credit(order.token, _payerOf(order), toBuyer);
            emit Refunded(order.id, toBuyer);
        }
        if (rest > 0) {
            emit Released(order.id);
            _distribute(order, shares, rest);
        }
        if (order.item == 0) return;
        if (rest > 0) shelf.earn(order.item, order.units, order.seller, _payerOf(order));
        else shelf.unreserve(order.item, order.units);
    }

    /// @dev Credits `rest` to those who have shares.
    function _distribute(Head memory order, uint256[] calldata shares, uint256 rest) private {
        address token = order.token;
        uint256 amount = order.amount;
        uint256 sum;
        uint256 paid;
        // Sixteen numbers of 96 bits; and `upTo` never falls.
        unchecked {
            for (uint256 i; i < shares.length; ++i) {
                uint256 share = shares[i];
                sum += Shares.amountOf(share);
                uint256 upTo = Shares.upTo(sum, rest, amount);
                if (upTo > paid) _credit(token, Shares.ownerOf(share), upTo - paid);
                paid = upTo;
            }
        }
    }

    /// @dev The order, with its id.
    function _read(Order calldata order) private view returns (Head memory head) {
        Orders.read(order, head);
        head.id = _hashTypedDataV4(head.id);
    }

    /// @dev An order whose money is still here: held or disputed.
    function _held(bytes32 id) private view returns (State memory state) {
        state = _states[id];
        if (state.status != Status.Held && state.status != Status.Disputed) revert WrongStatus(id, state.status);
    }

    function _disputed(bytes32 id) private view returns (State memory state) {
        state = _states[id];
        if (state.status != Status.Disputed) revert WrongStatus(id, state.status);
    }

    function _stateOf(Head memory order) private view returns (State memory state) {
        state = _states[order.id];
        if (state.status != Status.None || !_isKeptByToken(order)) return state;
        if (_wasAuthorized(order.token, order.buyer, order.id)) state.status = Status.Released;
    }

    /// @dev Whether an authorization for this order is all that is kept of it. Not with an item: a token that forgets what was used
    /// must not earn bounties.
    function _isKeptByToken(Head memory order) private pure returns (bool) {
        return order.hold == 0 && order.item == 0 && order.buyer != address(0);
    }

    function _payerOf(Head memory order) private view returns (address) {
        return order.buyer == address(0) ? _bearers[order.id] : order.buyer;
    }

    /// @dev For what can happen only once to an order, hence without a nonce.
    function _signed(address signer, bytes32 what, uint40 deadline, bytes calldata signature) private view {
        if (block.timestamp > deadline) revert Late(deadline);
        _agreed(signer, _hashTypedDataV4(what), signature);
    }

    function _in(uint32 time) private view returns (uint40) {
        return uint40(block.timestamp) + time;
    }
}
