// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {IDirectory} from "./interfaces/IDirectory.sol";
import {IMarket} from "./interfaces/IMarket.sol";
import {IShelf} from "./interfaces/IShelf.sol";
import {Orders} from "./libraries/Orders.sol";
import {Shares} from "./libraries/Shares.sol";
import {Balances} from "./market/Balances.sol";
import {Limits} from "./market/Limits.sol";
import {Payments} from "./market/Payments.sol";

/// @title Orders from payment to release, refund or ruling
/// @dev Every way that an order can end goes through {_close}, so what was paid in always comes out, exactly and once.
contract Market is Payments, Limits {
    /// The longest hold, and the longest time for a ruling: so every order ends some day.
    uint32 public constant TIME_CAP = 366 days;

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
        bytes32 id = idOf(order);
        _agreed(order.merchant, id, terms);
        _check(order);
        (address payer, bytes calldata rest) = _payer(order, proof);
        _record(id, order, payer, means);
        _collect(id, order, payer, means, rest);
        _begin(id, order, payer);
    }

    /// @inheritdoc IMarket
    /// @dev By calls to this contract as the sender, because nothing else tells which one failed.
    function payMany(Order[] calldata orders, bytes[] calldata terms, Means[] calldata means, bytes[] calldata proofs)
        external
    {
        uint256 count = orders.length;
        if (terms.length != count || means.length != count || proofs.length != count) revert Lengths();
        for (uint256 i; i < count; ++i) {
            bytes memory call = abi.encodeCall(IMarket.pay, (orders[i], terms[i], means[i], proofs[i]));
            (bool done, bytes memory reason) = address(this).delegatecall(call);
            if (!done) revert Failed(i, reason);
        }
    }

    /// @inheritdoc IMarket
    function release(Order calldata order) external nonReentrant {
        _release(order);
    }

    /// @inheritdoc IMarket
    function releaseFor(Order calldata order, uint40 deadline, bytes calldata signature) external nonReentrant {
        (bytes32 id, State memory state, address payer) = _held(order);
        _signed(payer, keccak256(abi.encode(Orders.RELEASE, id, deadline)), deadline, signature);
        _close(id, order, state, payer, 0);
    }

    /// @inheritdoc IMarket
    function releaseMany(Order[] calldata orders) external nonReentrant {
        for (uint256 i; i < orders.length; ++i) {
            _release(orders[i]);
        }
    }

    /// @inheritdoc IMarket
    function refund(Order calldata order, uint256 amount) external nonReentrant {
        if (msg.sender != order.merchant) revert NotYours(msg.sender);
        _refund(idOf(order), order, amount);
    }

    /// @inheritdoc IMarket
    function refundFor(Order calldata order, uint256 amount, uint256 nonce, uint40 deadline, bytes calldata signature)
        external
        nonReentrant
    {
        bytes32 id = idOf(order);
        bytes32 what = keccak256(abi.encode(Orders.REFUND, id, amount, nonce, deadline));
        _spend(order.merchant, what, nonce, deadline, signature);
        _refund(id, order, amount);
    }

    /// @inheritdoc IMarket
    function dispute(Order calldata order) external {
        bytes32 id = idOf(order);
        if (msg.sender != _payerOf(id, order)) revert NotYours(msg.sender);
        _dispute(id, order);
    }

    /// @inheritdoc IMarket
    function disputeFor(Order calldata order, uint40 deadline, bytes calldata signature) external {
        bytes32 id = idOf(order);
        _signed(_payerOf(id, order), keccak256(abi.encode(Orders.DISPUTE, id, deadline)), deadline, signature);
        _dispute(id, order);
    }

    /// @inheritdoc IMarket
    function resolve(Order calldata order, uint256 toBuyer) external nonReentrant {
        if (msg.sender != order.arbiter) revert NotYours(msg.sender);
        _resolve(idOf(order), order, toBuyer);
    }

    /// @inheritdoc IMarket
    function resolveFor(Order calldata order, uint256 toBuyer, uint40 deadline, bytes calldata signature)
        external
        nonReentrant
    {
        bytes32 id = idOf(order);
        _signed(order.arbiter, keccak256(abi.encode(Orders.RESOLVE, id, toBuyer, deadline)), deadline, signature);
        _resolve(id, order, toBuyer);
    }

    /// @inheritdoc IMarket
    function settle(
        Order calldata order,
        uint256 toBuyer,
        uint40 deadline,
        bytes calldata payerSignature,
        bytes calldata merchantSignature
    ) external nonReentrant {
        if (block.timestamp > deadline) revert Late(deadline);
        (bytes32 id, State memory state, address payer) = _held(order);
        bytes32 digest = _hashTypedDataV4(keccak256(abi.encode(Orders.SETTLE, id, toBuyer, deadline)));
        _agreed(payer, digest, payerSignature);
        _agreed(order.merchant, digest, merchantSignature);
        emit Resolved(id, toBuyer);
        _close(id, order, state, payer, toBuyer);
    }

    /// @inheritdoc IMarket
    function expire(Order calldata order) external nonReentrant {
        bytes32 id = idOf(order);
        State memory state = _disputed(id);
        if (block.timestamp <= state.until) revert NotDue(id, state.until);
        _close(id, order, state, _payerOf(id, order), order.amount - state.refunded);
    }

    /// @inheritdoc IMarket
    function cancel(Order calldata order) external {
        if (msg.sender != order.merchant) revert NotYours(msg.sender);
        _cancel(idOf(order), order);
    }

    /// @inheritdoc IMarket
    function cancelFor(Order calldata order, uint40 deadline, bytes calldata signature) external {
        bytes32 id = idOf(order);
        _signed(order.merchant, keccak256(abi.encode(Orders.CANCEL, id, deadline)), deadline, signature);
        _cancel(id, order);
    }

    /// @inheritdoc IMarket
    function idOf(Order calldata order) public view returns (bytes32) {
        return _hashTypedDataV4(Orders.hash(order));
    }

    /// @inheritdoc IMarket
    function stateOf(bytes32 id) external view returns (Status status, uint96 refunded, uint40 until) {
        State memory state = _states[id];
        return (state.status, state.refunded, state.until);
    }

    /// @inheritdoc IMarket
    function payerOf(Order calldata order) external view returns (address) {
        return _payerOf(idOf(order), order);
    }

    /// @dev Whether the order can be paid now, and pays everybody what it has to.
    function _check(Order calldata order) private view {
        (uint16 points, address sink) = _open();
        if (block.timestamp > order.payBy) revert Late(order.payBy);
        if (order.hold > TIME_CAP) revert TooLong(order.hold, TIME_CAP);
        if (order.ruling > TIME_CAP) revert TooLong(order.ruling, TIME_CAP);
        (IDirectory.Floors memory floors, uint32 version) =
            directory.floorsOf(order.brand, order.merchant, order.product);
        if (version == 0) revert NoAgreement(order.brand, order.merchant);
        Shares.check(order, floors, points, sink);
    }

    /// @dev Writes down that the order was paid, where the token does not do it for us.
    function _record(bytes32 id, Order calldata order, address payer, Means means) private {
        Status status = _states[id].status;
        bool kept = _isKeptByToken(order);
        if (status == Status.None && kept) {
            if (means == Means.Authorization) return;
            if (_wasAuthorized(order.token, payer, id)) status = Status.Released;
        }
        if (status != Status.None) revert WrongStatus(id, status);
        _states[id] = State(order.hold == 0 ? Status.Released : Status.Held, 0, _unlockAt(order));
        if (order.buyer == address(0)) {
            _bearers[id] = payer;
            emit Borne(id, payer);
        }
    }

    /// @inheritdoc IMarket
    /// @dev Not guarded, as {move}: it calls nothing.
    function fundShelf(address token, address from, uint256 amount) external {
        if (msg.sender != address(shelf)) revert NotYours(msg.sender);
        _move(token, from, msg.sender, amount);
    }

    /// @dev The money is here: sets goods of a shelf aside, and pays everybody unless there is a hold.
    function _begin(bytes32 id, Order calldata order, address payer) private {
        if (order.item != 0) shelf.reserve(order.item, order.units, order.seller, payer, order.merchant);
        emit Opened(id, order.merchant, order.seller, _unlockAt(order));
        if (order.hold == 0) _distribute(order, payer, order.amount);
    }

    function _release(Order calldata order) private {
        (bytes32 id, State memory state, address payer) = _held(order);
        if (msg.sender != payer) {
            if (state.status == Status.Disputed) revert WrongStatus(id, state.status);
            if (block.timestamp < state.until) revert NotDue(id, state.until);
        }
        _close(id, order, state, payer, 0);
    }

    function _refund(bytes32 id, Order calldata order, uint256 amount) private {
        State memory state = _stateOf(id, order);
        address payer = _payerOf(id, order);
        uint256 left = order.amount - state.refunded;
        if (amount == 0) revert Nothing();
        if (amount > left) revert TooMuch(amount, left);
        bool held = state.status == Status.Held || state.status == Status.Disputed;
        if (held && amount == left) return _close(id, order, state, payer, amount);
        if (!held) {
            if (state.status != Status.Released) revert WrongStatus(id, state.status);
            _debit(order.token, order.merchant, amount);
            if (amount == left) state.status = Status.Refunded;
        }
        state.refunded += uint96(amount);
        _states[id] = state;
        _credit(order.token, payer, amount);
        emit Refunded(id, amount);
    }

    function _dispute(bytes32 id, Order calldata order) private {
        State memory state = _states[id];
        if (state.status != Status.Held) revert WrongStatus(id, state.status);
        if (order.arbiter == address(0)) revert NoArbiter(id);
        if (block.timestamp >= state.until) revert Over(id, state.until);
        state.status = Status.Disputed;
        state.until = uint40(block.timestamp) + order.ruling;
        _states[id] = state;
        emit Disputed(id, state.until);
    }

    function _resolve(bytes32 id, Order calldata order, uint256 toBuyer) private {
        State memory state = _disputed(id);
        if (block.timestamp > state.until) revert Over(id, state.until);
        emit Resolved(id, toBuyer);
        _close(id, order, state, _payerOf(id, order), toBuyer);
    }

    function _cancel(bytes32 id, Order calldata order) private {
        Status status = _stateOf(id, order).status;
        if (status != Status.None) revert WrongStatus(id, status);
        _states[id].status = Status.Cancelled;
        emit Cancelled(id);
    }

    /// @dev Ends an order that is held: `toBuyer` of what is held goes to the payer, the rest to those who have shares.
    function _close(bytes32 id, Order calldata order, State memory state, address payer, uint256 toBuyer) private {
        uint256 left = order.amount - state.refunded;
        if (toBuyer > left) revert TooMuch(toBuyer, left);
        uint256 rest = left - toBuyer;
        // What the payer gets is at most the amount, which has 96 bits.
        _states[id] =
            State(rest == 0 ? Status.Refunded : Status.Released, uint96(state.refunded + toBuyer), state.until);
        if (toBuyer > 0) {
            _credit(order.token, payer, toBuyer);
            emit Refunded(id, toBuyer);
        }
        if (rest > 0) {
            emit Released(id);
            _distribute(order, payer, rest);
        } else if (order.item != 0) {
            shelf.unreserve(order.item, order.units);
        }
    }

    /// @dev Credits `rest` to those who have shares, and the seller's bounty.
    function _distribute(Order calldata order, address payer, uint256 rest) private {
        address token = order.token;
        uint256 amount = order.amount;
        uint256[] calldata shares = order.shares;
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
        if (order.item != 0) shelf.earn(order.item, order.units, order.seller, payer);
    }

    /// @dev An order whose money is still here: held or disputed.
    function _held(Order calldata order) private view returns (bytes32 id, State memory state, address payer) {
        id = idOf(order);
        state = _states[id];
        if (state.status != Status.Held && state.status != Status.Disputed) revert WrongStatus(id, state.status);
        payer = _payerOf(id, order);
    }

    function _disputed(bytes32 id) private view returns (State memory state) {
        state = _states[id];
        if (state.status != Status.Disputed) revert WrongStatus(id, state.status);
    }

    function _stateOf(bytes32 id, Order calldata order) private view returns (State memory state) {
        state = _states[id];
        if (state.status == Status.None && _isKeptByToken(order) && _wasAuthorized(order.token, order.buyer, id)) {
            state.status = Status.Released;
        }
    }

    /// @dev Whether an authorization for this order is all that is kept of it. Not with an item: a token that forgets what was used
    /// must not earn bounties.
    function _isKeptByToken(Order calldata order) private pure returns (bool) {
        return order.hold == 0 && order.item == 0 && order.buyer != address(0);
    }

    function _unlockAt(Order calldata order) private view returns (uint40) {
        return order.hold == 0 ? 0 : uint40(block.timestamp) + order.hold;
    }

    function _payerOf(bytes32 id, Order calldata order) private view returns (address) {
        return order.buyer == address(0) ? _bearers[id] : order.buyer;
    }

    /// @dev For what can happen only once to an order, hence without a nonce.
    function _signed(address signer, bytes32 what, uint40 deadline, bytes calldata signature) private view {
        if (block.timestamp > deadline) revert Late(deadline);
        _agreed(signer, _hashTypedDataV4(what), signature);
    }
}
