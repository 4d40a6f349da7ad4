// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {IRelayed} from "./IRelayed.sol";

/// @title Tokens that are locked for a vote and for a tier
/// @notice What is staked votes, one vote for each smallest unit, from the second after it was staked. It votes by its owner
/// unless the owner delegates. It earns nothing here and cannot be transferred: it comes back after a cool-down.
/// Votes are as in ERC-5805 with a clock of Unix seconds; `delegate`, `getVotes`, `getPastVotes` and the like are there as well.
interface IStake is IRelayed {
    /// @notice What an account has here, in the token's smallest units.
    struct Position {
        /// What is staked and votes.
        uint96 amount;
        /// What is on its way out and does not vote any more.
        uint96 leaving;
        /// When what is on its way out can be withdrawn, in Unix seconds.
        uint40 unlockAt;
    }

    /// The amount is zero, or nothing is on its way out.
    error Nothing();
    /// Nobody was named to stake for.
    error Nobody();
    /// The account has less than what is asked for.
    error TooLittle(uint96 staked, uint96 wanted);
    /// What is on its way out cannot be withdrawn before that.
    error Cooling(uint40 unlockAt);
    /// The cool-down is longer than it may be, in seconds.
    error TooLong(uint40 coolDown, uint40 most);
    /// Only the governor sets tiers.
    error NotGovernor(address caller);
    /// This threshold is not above the one before, or is zero.
    error NotAscending(uint256 index);
    /// There are more thresholds than there may be.
    error TooMany(uint256 count, uint256 most);

    /// Tokens were staked for an account, paid by somebody.
    event Staked(address indexed account, address indexed payer, uint96 amount);
    /// Tokens of an account are on their way out, with all that were before.
    event Unstaked(address indexed account, uint96 amount, uint40 unlockAt);
    /// Tokens came back to their account.
    event Withdrawn(address indexed account, uint96 amount);
    /// The thresholds of the tiers from now on.
    event TiersSet(uint96[] thresholds);

    /// @notice The token that is staked.
    function token() external view returns (address);

    /// @notice Who sets the thresholds of tiers, and nothing else: the timelock of the council.
    function governor() external view returns (address);

    /// @notice For how many seconds what was unstaked stays.
    function coolDown() external view returns (uint40);

    function positionOf(address account) external view returns (Position memory);

    /// @notice What is staked by all now, and votes.
    function totalStaked() external view returns (uint256);

    /// @notice How many thresholds the stake of an account reaches; 0 when it reaches none.
    function tierOf(address account) external view returns (uint256);

    /// @notice The stakes, ascending, from which on an account is in tier 1, 2 and so on.
    function tiers() external view returns (uint96[] memory);

    /// @notice Stakes tokens of the caller, who gave an allowance.
    function stake(uint96 amount) external;

    /// @notice Stakes tokens of an account that gave this contract an allowance and signed
    /// `Stake(address account,uint96 amount,uint256 nonce,uint40 deadline)`.
    function stakeFor(address account, uint96 amount, uint256 nonce, uint40 deadline, bytes calldata signature) external;

    /// @notice Stakes tokens of the caller for somebody else, whose they are from then on.
    function give(address account, uint96 amount) external;

    /// @notice Takes votes away from some of the caller's stake and starts the cool-down, for all that is on its way out.
    function unstake(uint96 amount) external;

    /// @notice As {unstake}, signed as `Unstake(address account,uint96 amount,uint256 nonce,uint40 deadline)`.
    function unstakeFor(address account, uint96 amount, uint256 nonce, uint40 deadline, bytes calldata signature)
        external;

    /// @notice Sends an account what is on its way out, after the cool-down. Anybody may do so.
    function withdraw(address account) external returns (uint96 amount);

    /// @notice Lets somebody vote with the stake of an account, what is staked later included, signed as
    /// `Delegate(address account,address delegatee,uint256 nonce,uint40 deadline)`. To delegate to 0 is to delegate to oneself.
    function delegateFor(address account, address delegatee, uint256 nonce, uint40 deadline, bytes calldata signature)
        external;

    /// @notice Sets the thresholds of tiers. Only by the governor.
    /// @param thresholds Ascending, at most 16, in the token's smallest units; none for no tiers.
    function setTiers(uint96[] calldata thresholds) external;
}
