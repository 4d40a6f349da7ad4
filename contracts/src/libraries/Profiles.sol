// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {IDirectory} from "../interfaces/IDirectory.sol";
import {Relayed} from "./Relayed.sol";

/// @title Who takes part and where they are paid
abstract contract Profiles is IDirectory, Relayed {
    struct Profile {
        address payout;
        uint40 since;
    }

    struct Proposal {
        address payout;
        uint40 from;
    }

    /// @notice How long an account can take a payout address back before it can be accepted, in seconds.
    uint40 public constant PAYOUT_DELAY = 2 days;

    bytes32 private constant SET_PROFILE =
        keccak256("SetProfile(address account,bytes32 content,string uri,uint256 nonce,uint40 deadline)");
    bytes32 private constant PROPOSE_PAYOUT =
        keccak256("ProposePayout(address account,address payout,uint256 nonce,uint40 deadline)");
    bytes32 private constant CANCEL_PAYOUT = keccak256("CancelPayout(address account,uint256 nonce,uint40 deadline)");
    bytes32 private constant ACCEPT_PAYOUT =
        keccak256("AcceptPayout(address payout,address account,uint256 nonce,uint40 deadline)");

    mapping(address account => Profile) private _profiles;
    mapping(address account => Proposal) private _proposals;

    /// @inheritdoc IDirectory
    function setProfile(bytes32 content, string calldata uri) external {
        _setProfile(msg.sender, content, uri);
    }

    /// @inheritdoc IDirectory
    function setProfileFor(
        address account,
        bytes32 content,
        string calldata uri,
        uint256 nonce,
        uint40 deadline,
        bytes calldata signature
    ) external {
        bytes32 what = keccak256(abi.encode(SET_PROFILE, account, content, keccak256(bytes(uri)), nonce, deadline));
        _spend(account, what, nonce, deadline, signature);
        _setProfile(account, content, uri);
    }

    /// @inheritdoc IDirectory
    function proposePayout(address payout) external {
        _proposePayout(msg.sender, payout);
    }

    /// @inheritdoc IDirectory
    function proposePayoutFor(address account, address payout, uint256 nonce, uint40 deadline, bytes calldata signature)
        external
    {
        bytes32 what = keccak256(abi.encode(PROPOSE_PAYOUT, account, payout, nonce, deadline));
        _spend(account, what, nonce, deadline, signature);
        _proposePayout(account, payout);
    }

    /// @inheritdoc IDirectory
    function cancelPayout() external {
        _cancelPayout(msg.sender);
    }

    /// @inheritdoc IDirectory
    function cancelPayoutFor(address account, uint256 nonce, uint40 deadline, bytes calldata signature) external {
        _spend(account, keccak256(abi.encode(CANCEL_PAYOUT, account, nonce, deadline)), nonce, deadline, signature);
        _cancelPayout(account);
    }

    /// @inheritdoc IDirectory
    function acceptPayout(address account) external {
        _acceptPayout(msg.sender, account);
    }

    /// @inheritdoc IDirectory
    function acceptPayoutFor(address payout, address account, uint256 nonce, uint40 deadline, bytes calldata signature)
        external
    {
        bytes32 what = keccak256(abi.encode(ACCEPT_PAYOUT, payout, account, nonce, deadline));
        _spend(payout, what, nonce, deadline, signature);
        _acceptPayout(payout, account);
    }

    /// @inheritdoc IDirectory
    function payoutOf(address account) external view returns (address) {
        address payout = _profiles[account].payout;
        return payout == address(0) ? account : payout;
    }

    /// @inheritdoc IDirectory
    function proposedPayoutOf(address account) external view returns (address payout, uint40 from) {
        Proposal storage proposal = _proposals[account];
        return (proposal.payout, proposal.from);
    }

    /// @inheritdoc IDirectory
    function memberSince(address account) external view returns (uint40) {
        return _profiles[account].since;
    }

    function _setProfile(address account, bytes32 content, string calldata uri) private {
        if (_profiles[account].since == 0) _profiles[account].since = uint40(block.timestamp);
        emit ProfileSet(account, content, uri);
    }

    function _proposePayout(address account, address payout) private {
        if (payout == address(0)) revert NoAddress();
        uint40 from = uint40(block.timestamp) + PAYOUT_DELAY;
        _proposals[account] = Proposal(payout, from);
        emit PayoutProposed(account, payout, from);
    }

    function _cancelPayout(address account) private {
        address payout = _proposals[account].payout;
        if (payout == address(0)) revert NotProposed(account, payout);
        delete _proposals[account];
        emit PayoutCancelled(account, payout);
    }

    function _acceptPayout(address payout, address account) private {
        Proposal memory proposal = _proposals[account];
        if (proposal.payout != payout) revert NotProposed(account, payout);
        if (block.timestamp < proposal.from) revert TooEarly(proposal.from);
        delete _proposals[account];
        _profiles[account].payout = payout;
        emit PayoutChanged(account, payout);
    }
}
