// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {IRelayed} from "./IRelayed.sol";

/// @title Subscriptions
/// @notice The price of a plan never changes: a new price is a new plan, which nobody is moved to. What was paid for is not
/// taken away, and not paid back. The owner of the plan, and who referred the subscriber, are paid into their balances at
/// the market at once; nothing is kept here.
interface IPass is IRelayed {
    /// @notice A plan. Only `closed` ever changes, and only to true.
    struct Plan {
        /// Who is paid.
        address owner;
        /// The price of one period, in the token's smallest units.
        uint96 price;
        address token;
        /// How long a period is, in seconds.
        uint32 period;
        /// What the referrer gets of the price, in basis points (10,000 are the whole).
        uint16 share;
        /// Nobody new can subscribe. Who has subscribed once still can.
        bool closed;
    }

    /// @notice Where the money of a payment is.
    enum Source {
        /// The subscriber's balance at the market, by an allowance that this contract has there.
        Balance,
        /// The subscriber's tokens, by an allowance that this contract has from the token.
        Tokens
    }

    /// @notice What a subscriber chooses.
    struct Choice {
        uint256 plan;
        uint32 periods;
        /// Who brought the subscriber; only the first subscription to a plan says so, 0 for nobody.
        address referrer;
        Source source;
    }

    /// @notice What a subscriber signs so that a plan is renewed, a period at a time. It stays good until it is used up, has
    /// ended, or is stopped by {stop} or `cancelNonce` with its nonce.
    struct Schedule {
        address account;
        uint256 plan;
        /// The price, which has to be that of the plan.
        uint96 price;
        /// How often at most. Schedules of an account with the same nonce count together.
        uint32 renewals;
        /// The last second a renewal may happen, in Unix seconds.
        uint40 until;
        Source source;
        uint256 nonce;
    }

    /// A plan needs a price, a period and a token that is a contract.
    error BadPlan();
    /// The referrer's share is above half of the price.
    error ShareTooHigh(uint16 share);
    /// There is no such plan.
    error NoPlan(uint256 plan);
    /// Only the owner of the plan does this.
    error NotOwner(address account);
    /// The plan takes nobody new.
    error Closed(uint256 plan);
    /// A subscription to no periods.
    error NoPeriods();
    /// It would last longer, or cost more, than can be counted.
    error TooMuch();
    /// The token delivered something else than what is paid.
    error Short(uint256 got, uint256 want);
    /// The schedule is for another price than the plan's.
    error PriceDiffers(uint96 price);
    /// The account never subscribed to the plan, so there is nothing to renew.
    error NotSubscribed(address account);
    /// It can be renewed from `from` on.
    error Early(uint40 from);
    /// All renewals of the schedule happened, or it was stopped.
    error UsedUp(uint256 nonce);

    /// A plan is open.
    event Offered(
        uint256 indexed plan, address indexed owner, address token, uint96 price, uint32 period, uint16 share
    );
    /// A plan takes nobody new from now on.
    event PlanClosed(uint256 indexed plan);
    /// An account paid, and has the plan until a time.
    event Subscribed(
        address indexed account, uint256 indexed plan, address indexed referrer, uint40 until, uint256 amount
    );
    /// An account stopped the schedules with this nonce.
    event Stopped(address indexed account, uint256 nonce);

    /// @notice Opens a plan of the caller's.
    /// @param share What the referrer gets of each payment, in basis points: at most 5,000.
    /// @return plan The plan's number, from 1 on.
    function offer(address token, uint96 price, uint32 period, uint16 share) external returns (uint256 plan);

    /// @notice {offer} by signature of `account`.
    function offerFor(
        address account,
        address token,
        uint96 price,
        uint32 period,
        uint16 share,
        uint256 nonce,
        uint40 deadline,
        bytes calldata signature
    ) external returns (uint256 plan);

    /// @notice Closes a plan of the caller's to who has not subscribed yet, for good.
    function close(uint256 plan) external;

    /// @notice {close} by signature of `account`.
    function closeFor(address account, uint256 plan, uint256 nonce, uint40 deadline, bytes calldata signature) external;

    /// @notice Subscribes the caller, or lets its subscription last longer by so many periods.
    function subscribe(uint256 plan, uint32 periods, address referrer, Source source) external;

    /// @notice {subscribe} by signature of `account`, which pays.
    function subscribeFor(
        address account,
        Choice calldata choice,
        uint256 nonce,
        uint40 deadline,
        bytes calldata signature
    ) external;

    /// @notice Renews a subscription by one period, by anyone, once no more than a tenth of a period is left. Who lapsed is renewed
    /// from now on and pays for no time in between.
    function renew(Schedule calldata schedule, bytes calldata signature) external;

    /// @notice Makes the caller's schedules with this nonce void.
    function stop(uint256 scheduleNonce) external;

    /// @notice {stop} by signature of `account`.
    function stopFor(address account, uint256 scheduleNonce, uint256 nonce, uint40 deadline, bytes calldata signature)
        external;

    /// @notice A plan by its number.
    function planAt(uint256 plan) external view returns (Plan memory);

    /// @notice How many plans there are, which is the number of the last.
    function count() external view returns (uint256);

    /// @notice How an account stands with a plan.
    /// @return until The first second it does not have the plan any more, in Unix seconds; 0 if it never had.
    /// @return referrer Who referred it first; 0 for nobody.
    function passOf(address account, uint256 plan) external view returns (uint40 until, address referrer);

    /// @notice Whether an account has a plan now.
    function isActive(address account, uint256 plan) external view returns (bool);

    /// @notice How often an account's schedules with this nonce renewed; the largest number if they were stopped.
    function renewalsOf(address account, uint256 scheduleNonce) external view returns (uint32);
}
