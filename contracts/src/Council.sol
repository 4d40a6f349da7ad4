// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {Governor} from "@openzeppelin/contracts/governance/Governor.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {GovernorCountingSimple} from "@openzeppelin/contracts/governance/extensions/GovernorCountingSimple.sol";
import {GovernorPreventLateQuorum} from "@openzeppelin/contracts/governance/extensions/GovernorPreventLateQuorum.sol";
import {GovernorSettings} from "@openzeppelin/contracts/governance/extensions/GovernorSettings.sol";
import {GovernorTimelockControl} from "@openzeppelin/contracts/governance/extensions/GovernorTimelockControl.sol";
import {GovernorVotes} from "@openzeppelin/contracts/governance/extensions/GovernorVotes.sol";
import {
    GovernorVotesQuorumFraction
} from "@openzeppelin/contracts/governance/extensions/GovernorVotesQuorumFraction.sol";
import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";
import {ICouncil} from "./interfaces/ICouncil.sol";

/// @title Those who have a stake decide
/// @dev Only what several parts of OpenZeppelin's define is repeated here, and who may cancel is added.
contract Council is
    ICouncil,
    GovernorSettings,
    GovernorCountingSimple,
    GovernorVotesQuorumFraction,
    GovernorPreventLateQuorum,
    GovernorTimelockControl
{
    /// @inheritdoc ICouncil
    address public immutable guardian;
    /// @inheritdoc ICouncil
    uint48 public immutable guardedUntil;

    constructor(IVotes stake, TimelockController timelock_, address guardian_, Rules memory rules)
        Governor("Astra Council")
        GovernorSettings(rules.votingDelay, rules.votingPeriod, rules.threshold)
        GovernorVotes(stake)
        GovernorVotesQuorumFraction(rules.quorum)
        GovernorPreventLateQuorum(rules.lateExtension)
        GovernorTimelockControl(timelock_)
    {
        if (!_obeys(timelock_)) revert NotWired(address(timelock_));
        guardian = guardian_;
        guardedUntil = uint48(block.timestamp) + 365 days;
    }

    function state(uint256 proposal) public view override(Governor, GovernorTimelockControl) returns (ProposalState) {
        return super.state(proposal);
    }

    function proposalDeadline(uint256 proposal)
        public
        view
        override(Governor, GovernorPreventLateQuorum)
        returns (uint256)
    {
        return super.proposalDeadline(proposal);
    }

    function proposalNeedsQueuing(uint256 proposal)
        public
        view
        override(Governor, GovernorTimelockControl)
        returns (bool)
    {
        return super.proposalNeedsQueuing(proposal);
    }

    function proposalThreshold() public view override(Governor, GovernorSettings) returns (uint256) {
        return super.proposalThreshold();
    }

    /// @dev Until a vote begins its proposer can take it back; a guardian could not be replaced by OpenZeppelin's own without making
    /// its power as long as a vote likes.
    function _validateCancel(uint256 proposal, address caller) internal view override returns (bool) {
        if (caller == guardian && block.timestamp < guardedUntil) return true;
        return super._validateCancel(proposal, caller);
    }

    function _tallyUpdated(uint256 proposal) internal override(Governor, GovernorPreventLateQuorum) {
        super._tallyUpdated(proposal);
    }

    function _queueOperations(
        uint256 proposal,
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calls,
        bytes32 descriptionHash
    ) internal override(Governor, GovernorTimelockControl) returns (uint48) {
        return super._queueOperations(proposal, targets, values, calls, descriptionHash);
    }

    function _executeOperations(
        uint256 proposal,
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calls,
        bytes32 descriptionHash
    ) internal override(Governor, GovernorTimelockControl) {
        super._executeOperations(proposal, targets, values, calls, descriptionHash);
    }

    function _cancel(address[] memory targets, uint256[] memory values, bytes[] memory calls, bytes32 descriptionHash)
        internal
        override(Governor, GovernorTimelockControl)
        returns (uint256)
    {
        return super._cancel(targets, values, calls, descriptionHash);
    }

    function _executor() internal view override(Governor, GovernorTimelockControl) returns (address) {
        return super._executor();
    }

    /// @dev Others can have been given these roles, too: that is to be read in the timelock's creation, which is why it has no admin.
    function _obeys(TimelockController timelock_) private view returns (bool) {
        return timelock_.hasRole(timelock_.PROPOSER_ROLE(), address(this))
            && timelock_.hasRole(timelock_.CANCELLER_ROLE(), address(this))
            && timelock_.hasRole(timelock_.EXECUTOR_ROLE(), address(0))
            && !timelock_.hasRole(timelock_.DEFAULT_ADMIN_ROLE(), msg.sender);
    }
}
