// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {IMarket} from "./interfaces/IMarket.sol";
import {IPass} from "./interfaces/IPass.sol";
import {Intake} from "./libraries/Intake.sol";
import {Relayed} from "./libraries/Relayed.sol";
import {Signature} from "./libraries/Signature.sol";

/// @title Subscriptions
contract Pass is IPass, Relayed, ReentrancyGuardTransient {
    using Intake for IERC20;
    using SafeERC20 for IERC20;
    using Signature for bytes;

    struct Membership {
        uint40 until;
        address referrer;
    }

    uint256 private constant WHOLE = 10_000;
    uint16 private constant MOST_SHARE = 5_000;
    uint32 private constant STOPPED = type(uint32).max;

    bytes32 private constant OFFER = keccak256(
        "Offer(address account,address token,uint96 price,uint32 period,uint16 share,uint256 nonce,uint40 deadline)"
    );
    bytes32 private constant CLOSE = keccak256("Close(address account,uint256 plan,uint256 nonce,uint40 deadline)");
    bytes32 private constant SUBSCRIBE = keccak256(
        "Subscribe(address account,Choice choice,uint256 nonce,uint40 deadline)Choice(uint256 plan,uint32 periods,address referrer,uint8 source)"
    );
    bytes32 private constant CHOICE = keccak256("Choice(uint256 plan,uint32 periods,address referrer,uint8 source)");
    bytes32 private constant SCHEDULE = keccak256(
        "Schedule(address account,uint256 plan,uint96 price,uint32 renewals,uint40 until,uint8 source,uint256 nonce)"
    );
    bytes32 private constant STOP =
        keccak256("Stop(address account,uint256 scheduleNonce,uint256 nonce,uint40 deadline)");

    IMarket public immutable MARKET;

    /// @inheritdoc IPass
    uint256 public count;
    /// @inheritdoc IPass
    mapping(address account => mapping(uint256 scheduleNonce => uint32)) public renewalsOf;
    mapping(uint256 plan => Plan) private _plans;
    mapping(address account => mapping(uint256 plan => Membership)) private _memberships;

    constructor(IMarket market) EIP712("Astra Pass", "1") {
        MARKET = market;
    }

    /// @inheritdoc IPass
    function offer(address token, uint96 price, uint32 period, uint16 share) external returns (uint256 plan) {
        return _offer(Plan(msg.sender, price, token, period, share, false));
    }

    /// @inheritdoc IPass
    function offerFor(
        address account,
        address token,
        uint96 price,
        uint32 period,
        uint16 share,
        uint256 nonce,
        uint40 deadline,
        bytes calldata signature
    ) external returns (uint256 plan) {
        Plan memory offered = Plan(account, price, token, period, share, false);
        _spend(account, _hash(offered, nonce, deadline), nonce, deadline, signature);
        return _offer(offered);
    }

    /// @inheritdoc IPass
    function close(uint256 plan) external {
        _close(msg.sender, plan);
    }

    /// @inheritdoc IPass
    function closeFor(address account, uint256 plan, uint256 nonce, uint40 deadline, bytes calldata signature)
        external
    {
        _spend(account, keccak256(abi.encode(CLOSE, account, plan, nonce, deadline)), nonce, deadline, signature);
        _close(account, plan);
    }

    /// @inheritdoc IPass
    function subscribe(uint256 plan, uint32 periods, address referrer, Source source) external nonReentrant {
        _subscribe(msg.sender, Choice(plan, periods, referrer, source));
    }

    /// @inheritdoc IPass
    function subscribeFor(
        address account,
        Choice calldata choice,
        uint256 nonce,
        uint40 deadline,
        bytes calldata signature
    ) external nonReentrant {
        bytes32 structHash = keccak256(
            abi.encode(SUBSCRIBE, account, keccak256(abi.encode(CHOICE, choice)), nonce, deadline)
        );
        _spend(account, structHash, nonce, deadline, signature);
        _subscribe(account, choice);
    }

    /// @inheritdoc IPass
    function renew(Schedule calldata schedule, bytes calldata signature) external nonReentrant {
        _check(schedule, signature);
        address account = schedule.account;
        uint32 renewals = renewalsOf[account][schedule.nonce];
        if (renewals >= schedule.renewals) revert UsedUp(schedule.nonce);
        Plan memory plan = _planAt(schedule.plan);
        if (schedule.price != plan.price) revert PriceDiffers(plan.price);
        uint40 until = _memberships[account][schedule.plan].until;
        if (until == 0) revert NotSubscribed(account);
        // Whoever renews cannot take the money long before it is due, nor for several periods at once.
        uint40 from = until - plan.period / 10;
        if (block.timestamp < from) revert Early(from);
        renewalsOf[account][schedule.nonce] = renewals + 1;
        _extend(account, schedule.plan, plan, 1, schedule.source);
    }

    /// @inheritdoc IPass
    function stop(uint256 scheduleNonce) external {
        _stop(msg.sender, scheduleNonce);
    }

    /// @inheritdoc IPass
    function stopFor(address account, uint256 scheduleNonce, uint256 nonce, uint40 deadline, bytes calldata signature)
        external
    {
        bytes32 structHash = keccak256(abi.encode(STOP, account, scheduleNonce, nonce, deadline));
        _spend(account, structHash, nonce, deadline, signature);
        _stop(account, scheduleNonce);
    }

    /// @inheritdoc IPass
    function planAt(uint256 plan) external view returns (Plan memory) {
        return _plans[plan];
    }

    /// @inheritdoc IPass
    function passOf(address account, uint256 plan) external view returns (uint40 until, address referrer) {
        Membership memory membership = _memberships[account][plan];
        return (membership.until, membership.referrer);
    }

    /// @inheritdoc IPass
    function isActive(address account, uint256 plan) external view returns (bool) {
        return block.timestamp < _memberships[account][plan].until;
    }

    function _offer(Plan memory offered) private returns (uint256 plan) {
        if (offered.price == 0 || offered.period == 0 || offered.token.code.length == 0) revert BadPlan();
        if (offered.share > MOST_SHARE) revert ShareTooHigh(offered.share);
        plan = ++count;
        _plans[plan] = offered;
        emit Offered(plan, offered.owner, offered.token, offered.price, offered.period, offered.share);
    }

    function _close(address account, uint256 plan) private {
        if (account != _planAt(plan).owner) revert NotOwner(account);
        _plans[plan].closed = true;
        emit PlanClosed(plan);
    }

    function _stop(address account, uint256 scheduleNonce) private {
        renewalsOf[account][scheduleNonce] = STOPPED;
        emit Stopped(account, scheduleNonce);
    }

    function _subscribe(address account, Choice memory choice) private {
        Plan memory plan = _planAt(choice.plan);
        if (choice.periods == 0) revert NoPeriods();
        Membership storage membership = _memberships[account][choice.plan];
        if (membership.until == 0) {
            if (plan.closed) revert Closed(choice.plan);
            // Nobody earns on what they pay, or are paid, themselves.
            if (choice.referrer != account && choice.referrer != plan.owner) membership.referrer = choice.referrer;
        }
        _extend(account, choice.plan, plan, choice.periods, choice.source);
    }

    function _extend(address account, uint256 number, Plan memory plan, uint256 periods, Source source) private {
        Membership storage membership = _memberships[account][number];
        (uint256 until, address referrer) = (membership.until, membership.referrer);
        uint256 amount = plan.price * periods;
        if (until < block.timestamp) until = block.timestamp;
        until += plan.period * periods;
        if (until > type(uint40).max || amount > type(uint96).max) revert TooMuch();
        // forge-lint: disable-next-line(unsafe-typecast): it was compared just now.
        membership.until = uint40(until);
        // forge-lint: disable-next-line(unsafe-typecast): the same.
        emit Subscribed(account, number, referrer, uint40(until), amount);
        uint256 referral = referrer == address(0) ? 0 : amount * plan.share / WHOLE;
        if (source == Source.Tokens) _payTokens(account, plan, referrer, amount, referral);
        else _payBalance(account, plan, referrer, amount, referral);
    }

    function _payTokens(address account, Plan memory plan, address referrer, uint256 amount, uint256 referral) private {
        IERC20 token = IERC20(plan.token);
        token.take(account, amount);
        // Once and for all: the market takes from who calls it only, and nothing stays here that it could take.
        if (token.allowance(address(this), address(MARKET)) < amount) {
            token.forceApprove(address(MARKET), type(uint256).max);
        }
        uint256 payees = referral == 0 ? 1 : 2;
        address[] memory accounts = new address[](payees);
        uint256[] memory amounts = new uint256[](payees);
        (accounts[0], amounts[0]) = (plan.owner, amount - referral);
        if (referral != 0) (accounts[1], amounts[1]) = (referrer, referral);
        MARKET.deposit(plan.token, accounts, amounts);
    }

    function _payBalance(address account, Plan memory plan, address referrer, uint256 amount, uint256 referral)
        private
    {
        MARKET.moveFrom(plan.token, account, plan.owner, amount - referral);
        if (referral != 0) MARKET.moveFrom(plan.token, account, referrer, referral);
    }

    function _planAt(uint256 number) private view returns (Plan memory plan) {
        plan = _plans[number];
        if (plan.owner == address(0)) revert NoPlan(number);
    }

    /// @dev A schedule is used more than once, so its nonce is looked at and not used up.
    function _check(Schedule calldata schedule, bytes calldata signature) private view {
        if (block.timestamp > schedule.until) revert Late(schedule.until);
        if (isUsed(schedule.account, schedule.nonce)) revert Replayed(schedule.account, schedule.nonce);
        bytes32 digest = _hashTypedDataV4(keccak256(abi.encode(SCHEDULE, schedule)));
        if (!signature.isBy(schedule.account, digest)) revert Unsigned(schedule.account);
    }

    function _hash(Plan memory offered, uint256 nonce, uint40 deadline) private pure returns (bytes32) {
        return keccak256(
            abi.encode(
                OFFER, offered.owner, offered.token, offered.price, offered.period, offered.share, nonce, deadline
            )
        );
    }
}
