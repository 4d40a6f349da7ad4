// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {IMarket} from "../interfaces/IMarket.sol";

/// @title The little that somebody can change about new orders: their fee, and whether there are any for a while
abstract contract Limits is IMarket {
    /// The most that the fee can be, in basis points.
    uint16 public constant FEE_CAP = 100;
    /// The longest stop, and the least time between two.
    uint40 public constant STOP_CAP = 30 days;

    /// @dev One slot, which every new order reads.
    struct Rules {
        address sink;
        uint16 fee;
        uint40 stoppedUntil;
        uint40 stopsAgain;
    }

    /// Who sets the fee.
    address public immutable governor;
    /// Who can stop new orders for a while.
    address public immutable guardian;

    Rules private _rules;

    constructor(address governor_, address guardian_) {
        governor = governor_;
        guardian = guardian_;
    }

    /// @inheritdoc IMarket
    function fee() external view returns (uint16 points, address sink) {
        return (_rules.fee, _rules.sink);
    }

    /// @inheritdoc IMarket
    function setFee(uint16 points, address sink) external {
        if (msg.sender != governor) revert NotYours(msg.sender);
        if (points > FEE_CAP) revert AboveCap(points, FEE_CAP);
        if (points > 0 && sink == address(0)) revert Nothing();
        _rules.fee = points;
        _rules.sink = sink;
        emit FeeSet(points, sink);
    }

    /// @inheritdoc IMarket
    function stopped() external view returns (uint40 until, uint40 again) {
        return (_rules.stoppedUntil, _rules.stopsAgain);
    }

    /// @inheritdoc IMarket
    function stop(uint40 time) external {
        if (msg.sender != guardian) revert NotYours(msg.sender);
        if (time > STOP_CAP) revert TooLong(time, STOP_CAP);
        if (block.timestamp < _rules.stopsAgain) revert StopsAgain(_rules.stopsAgain);
        uint40 until = uint40(block.timestamp) + time;
        _rules.stoppedUntil = until;
        _rules.stopsAgain = until + STOP_CAP;
        emit StoppedUntil(until);
    }

    /// @inheritdoc IMarket
    function resume() external {
        if (msg.sender != guardian) revert NotYours(msg.sender);
        _rules.stoppedUntil = 0;
        emit StoppedUntil(0);
    }

    /// @dev Reverts while new orders are stopped.
    function _open() internal view returns (uint16 points, address sink) {
        Rules storage rules = _rules;
        if (block.timestamp < rules.stoppedUntil) revert Stopped(rules.stoppedUntil);
        return (rules.fee, rules.sink);
    }
}
