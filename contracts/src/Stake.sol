// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {Votes} from "@openzeppelin/contracts/governance/utils/Votes.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {IStake} from "./interfaces/IStake.sol";
import {Intake} from "./libraries/Intake.sol";
import {Relayed} from "./libraries/Relayed.sol";

/// @title Tokens that are locked for a vote and for a tier
contract Stake is IStake, Votes, Relayed, ReentrancyGuardTransient {
    using Intake for IERC20;
    using SafeERC20 for IERC20;

    bytes32 private constant STAKE = keccak256("Stake(address account,uint96 amount,uint256 nonce,uint40 deadline)");
    bytes32 private constant UNSTAKE =
        keccak256("Unstake(address account,uint96 amount,uint256 nonce,uint40 deadline)");
    bytes32 private constant DELEGATE =
        keccak256("Delegate(address account,address delegatee,uint256 nonce,uint40 deadline)");
    uint40 private constant LONGEST = 90 days;
    uint256 private constant MOST_TIERS = 16;

    IERC20 private immutable _token;
    /// @inheritdoc IStake
    address public immutable governor;
    /// @inheritdoc IStake
    uint40 public immutable coolDown;

    mapping(address account => Position) private _positions;
    uint96[] private _tiers;

    constructor(address token_, address governor_, uint40 coolDown_) EIP712("Astra Stake", "1") {
        if (coolDown_ > LONGEST) revert TooLong(coolDown_, LONGEST);
        _token = IERC20(token_);
        governor = governor_;
        coolDown = coolDown_;
    }

    /// @inheritdoc IStake
    function stake(uint96 amount) external nonReentrant {
        _stake(msg.sender, msg.sender, amount);
    }

    /// @inheritdoc IStake
    function stakeFor(address account, uint96 amount, uint256 nonce, uint40 deadline, bytes calldata signature)
        external
        nonReentrant
    {
        _spend(account, keccak256(abi.encode(STAKE, account, amount, nonce, deadline)), nonce, deadline, signature);
        _stake(account, account, amount);
    }

    /// @inheritdoc IStake
    function give(address account, uint96 amount) external nonReentrant {
        _stake(msg.sender, account, amount);
    }

    /// @inheritdoc IStake
    function unstake(uint96 amount) external {
        _unstake(msg.sender, amount);
    }

    /// @inheritdoc IStake
    function unstakeFor(address account, uint96 amount, uint256 nonce, uint40 deadline, bytes calldata signature)
        external
    {
        _spend(account, keccak256(abi.encode(UNSTAKE, account, amount, nonce, deadline)), nonce, deadline, signature);
        _unstake(account, amount);
    }

    /// @inheritdoc IStake
    function withdraw(address account) external nonReentrant returns (uint96 amount) {
        Position storage position = _positions[account];
        amount = position.leaving;
        if (amount == 0) revert Nothing();
        if (block.timestamp < position.unlockAt) revert Cooling(position.unlockAt);
        position.leaving = 0;
        position.unlockAt = 0;
        emit Withdrawn(account, amount);
        _token.safeTransfer(account, amount);
    }

    /// @inheritdoc IStake
    function delegateFor(address account, address delegatee, uint256 nonce, uint40 deadline, bytes calldata signature)
        external
    {
        bytes32 structHash = keccak256(abi.encode(DELEGATE, account, delegatee, nonce, deadline));
        _spend(account, structHash, nonce, deadline, signature);
        _delegate(account, delegatee);
    }

    /// @inheritdoc IStake
    function setTiers(uint96[] calldata thresholds) external {
        if (msg.sender != governor) revert NotGovernor(msg.sender);
        if (thresholds.length > MOST_TIERS) revert TooMany(thresholds.length, MOST_TIERS);
        uint96 last = 0;
        for (uint256 i = 0; i < thresholds.length; ++i) {
            if (thresholds[i] <= last) revert NotAscending(i);
            last = thresholds[i];
        }
        _tiers = thresholds;
        emit TiersSet(thresholds);
    }

    /// @inheritdoc IStake
    function token() external view returns (address) {
        return address(_token);
    }

    /// @inheritdoc IStake
    function positionOf(address account) external view returns (Position memory) {
        return _positions[account];
    }

    /// @inheritdoc IStake
    function totalStaked() external view returns (uint256) {
        return _getTotalSupply();
    }

    /// @inheritdoc IStake
    function tierOf(address account) external view returns (uint256 tier) {
        uint96 amount = _positions[account].amount;
        uint256 count = _tiers.length;
        while (tier < count && _tiers[tier] <= amount) ++tier;
    }

    /// @inheritdoc IStake
    function tiers() external view returns (uint96[] memory) {
        return _tiers;
    }

    /// @notice Who votes with the stake of an account: the account itself unless it delegated.
    function delegates(address account) public view override returns (address) {
        address delegatee = super.delegates(account);
        return delegatee == address(0) ? account : delegatee;
    }

    /// @notice The present, in Unix seconds: blocks do not come at the same pace everywhere.
    function clock() public view override returns (uint48) {
        return uint48(block.timestamp);
    }

    /// @notice What {clock} counts, as ERC-6372 writes it.
    // forge-lint: disable-next-line(mixed-case-function)
    function CLOCK_MODE() public pure override returns (string memory) {
        return "mode=timestamp";
    }

    function _stake(address payer, address account, uint96 amount) private {
        if (amount == 0) revert Nothing();
        if (account == address(0)) revert Nobody();
        _positions[account].amount += amount;
        _transferVotingUnits(address(0), account, amount);
        emit Staked(account, payer, amount);
        _token.take(payer, amount);
    }

    function _unstake(address account, uint96 amount) private {
        if (amount == 0) revert Nothing();
        Position memory position = _positions[account];
        if (position.amount < amount) revert TooLittle(position.amount, amount);
        position.amount -= amount;
        position.leaving += amount;
        position.unlockAt = uint40(block.timestamp) + coolDown;
        _positions[account] = position;
        _transferVotingUnits(account, address(0), amount);
        emit Unstaked(account, amount, position.unlockAt);
    }

    /// @dev Nobody's votes get lost: whoever delegates to nobody votes by itself.
    function _delegate(address account, address delegatee) internal override {
        super._delegate(account, delegatee == address(0) ? account : delegatee);
    }

    function _getVotingUnits(address account) internal view override returns (uint256) {
        return _positions[account].amount;
    }
}
