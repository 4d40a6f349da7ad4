// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

/// @title Those who have a stake decide
/// @notice OpenZeppelin's Governor with votes from the stake: propose, vote for, against or abstain, queue in the timelock, execute
/// by anybody. Its own parameters change only by such a vote. It says so in {IGovernor}; here is what is added.
///
/// How it is wired. The timelock is OpenZeppelin's as it is, created without an admin, with the council as its only proposer, who may
/// cancel as well, and with everybody as executor: `new TimelockController(delay, [council], [address(0)], address(0))`. The stake
/// names the timelock as its governor. The council's address is known before it is there, so the order is: timelock, stake, council.
/// The council refuses to be created with a timelock that does not obey it.
interface ICouncil {
    /// @notice The rules at the start, which a vote can change.
    struct Rules {
        /// How many seconds after a proposal its vote begins, and whose stake counts is fixed.
        uint48 votingDelay;
        /// For how many seconds votes are taken.
        uint32 votingPeriod;
        /// How many seconds are left at least once there are enough votes.
        uint48 lateExtension;
        /// How much stake it takes to propose, in the token's smallest units.
        uint256 threshold;
        /// How many per cent of all stake have to vote for it or abstain.
        uint256 quorum;
    }

    /// The timelock does not let the council propose and cancel, does not let everybody execute, or whoever creates the council is its admin.
    error NotWired(address timelock);

    /// @notice Who can cancel proposals until {guardedUntil}: as long as little is staked, little stake decides.
    function guardian() external view returns (address);

    /// @notice When the guardian's power ends, in Unix seconds: a year after the start. Nothing can prolong it.
    function guardedUntil() external view returns (uint48);
}
