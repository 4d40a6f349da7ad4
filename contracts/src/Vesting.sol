// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {IVesting} from "./interfaces/IVesting.sol";
import {Intake} from "./libraries/Intake.sol";
import {Relayed} from "./libraries/Relayed.sol";

/// @title Tokens that become somebody's little by little
/// @dev Grants are kept by token, so a grant needs no slot for it; the creator is in the id, so none for the creator either.
contract Vesting is IVesting, Relayed, ReentrancyGuardTransient {
    using Intake for IERC20;
    using SafeERC20 for IERC20;

    bytes32 private constant CREATE = keccak256(
        "CreateGrant(address creator,address token,address beneficiary,uint96 total,uint40 start,uint32 cliff,uint32 length,bool revocable,uint256 number,uint256 nonce,uint40 deadline)"
    );
    bytes32 private constant OFFER =
        keccak256("OfferGrant(address account,address token,bytes32 id,address to,uint256 nonce,uint40 deadline)");
    bytes32 private constant ACCEPT =
        keccak256("AcceptGrant(address account,address token,bytes32 id,uint256 nonce,uint40 deadline)");
    bytes32 private constant REVOKE =
        keccak256("RevokeGrant(address creator,address token,uint256 number,uint256 nonce,uint40 deadline)");
    uint256 private constant LONGEST = 50 * 365 days;

    mapping(address token => mapping(bytes32 id => Grant)) private _grants;
    mapping(address token => mapping(bytes32 id => address)) private _offers;

    constructor() EIP712("Astra Vesting", "1") {}

    /// @inheritdoc IVesting
    function create(Terms calldata terms) external nonReentrant returns (bytes32 id) {
        return _create(msg.sender, terms);
    }

    /// @inheritdoc IVesting
    function createFor(address creator, Terms calldata terms, uint256 nonce, uint40 deadline, bytes calldata signature)
        external
        nonReentrant
        returns (bytes32 id)
    {
        _spend(creator, keccak256(abi.encode(CREATE, creator, terms, nonce, deadline)), nonce, deadline, signature);
        return _create(creator, terms);
    }

    /// @inheritdoc IVesting
    function release(address token, bytes32 id) external nonReentrant returns (uint96 amount) {
        Grant storage grant = _known(token, id);
        amount = _vested(grant, block.timestamp) - grant.released;
        if (amount == 0) revert Nothing();
        grant.released += amount;
        address beneficiary = grant.beneficiary;
        emit Released(token, id, beneficiary, amount);
        IERC20(token).safeTransfer(beneficiary, amount);
    }

    /// @inheritdoc IVesting
    function offer(address token, bytes32 id, address to) external {
        _offer(msg.sender, token, id, to);
    }

    /// @inheritdoc IVesting
    function offerFor(
        address account,
        address token,
        bytes32 id,
        address to,
        uint256 nonce,
        uint40 deadline,
        bytes calldata signature
    ) external {
        bytes32 structHash = keccak256(abi.encode(OFFER, account, token, id, to, nonce, deadline));
        _spend(account, structHash, nonce, deadline, signature);
        _offer(account, token, id, to);
    }

    /// @inheritdoc IVesting
    function accept(address token, bytes32 id) external {
        _accept(msg.sender, token, id);
    }

    /// @inheritdoc IVesting
    function acceptFor(
        address account,
        address token,
        bytes32 id,
        uint256 nonce,
        uint40 deadline,
        bytes calldata signature
    ) external {
        bytes32 structHash = keccak256(abi.encode(ACCEPT, account, token, id, nonce, deadline));
        _spend(account, structHash, nonce, deadline, signature);
        _accept(account, token, id);
    }

    /// @inheritdoc IVesting
    function revoke(address token, uint256 number) external nonReentrant returns (uint96 amount) {
        return _revoke(msg.sender, token, number);
    }

    /// @inheritdoc IVesting
    function revokeFor(
        address creator,
        address token,
        uint256 number,
        uint256 nonce,
        uint40 deadline,
        bytes calldata signature
    ) external nonReentrant returns (uint96 amount) {
        bytes32 structHash = keccak256(abi.encode(REVOKE, creator, token, number, nonce, deadline));
        _spend(creator, structHash, nonce, deadline, signature);
        return _revoke(creator, token, number);
    }

    /// @inheritdoc IVesting
    function grantOf(address token, bytes32 id) external view returns (Grant memory) {
        return _grants[token][id];
    }

    /// @inheritdoc IVesting
    function offerOf(address token, bytes32 id) external view returns (address) {
        return _offers[token][id];
    }

    /// @inheritdoc IVesting
    function vestedAt(address token, bytes32 id, uint40 time) external view returns (uint96) {
        return _vested(_grants[token][id], time);
    }

    /// @inheritdoc IVesting
    function releasable(address token, bytes32 id) external view returns (uint96) {
        Grant storage grant = _grants[token][id];
        return _vested(grant, block.timestamp) - grant.released;
    }

    /// @inheritdoc IVesting
    function idOf(address creator, uint256 number) public pure returns (bytes32) {
        return keccak256(abi.encode(creator, number));
    }

    function _create(address creator, Terms calldata terms) private returns (bytes32 id) {
        _check(terms);
        id = idOf(creator, terms.number);
        Grant storage grant = _grants[terms.token][id];
        if (grant.beneficiary != address(0)) revert Taken(id);
        grant.beneficiary = terms.beneficiary;
        (grant.total, grant.start, grant.cliff, grant.length, grant.revocable) =
        (terms.total, terms.start, terms.cliff, terms.length, terms.revocable);
        _announce(creator, terms, id);
        IERC20(terms.token).take(creator, terms.total);
    }

    function _announce(address creator, Terms calldata terms, bytes32 id) private {
        emit Created(
            terms.token,
            id,
            terms.beneficiary,
            creator,
            terms.total,
            terms.start,
            terms.cliff,
            terms.length,
            terms.revocable
        );
    }

    function _offer(address account, address token, bytes32 id, address to) private {
        if (_known(token, id).beneficiary != account) revert NotBeneficiary(account);
        _offers[token][id] = to;
        emit Offered(token, id, to);
    }

    function _accept(address account, address token, bytes32 id) private {
        if (_offers[token][id] != account) revert NotOffered(account);
        delete _offers[token][id];
        Grant storage grant = _grants[token][id];
        emit Moved(token, id, grant.beneficiary, account);
        grant.beneficiary = account;
    }

    /// @dev Who did not create the grant does not come to its id.
    function _revoke(address creator, address token, uint256 number) private returns (uint96 amount) {
        bytes32 id = idOf(creator, number);
        Grant storage grant = _known(token, id);
        if (!grant.revocable) revert Final(id);
        uint96 vested = _vested(grant, block.timestamp);
        amount = grant.total - vested;
        if (amount == 0) revert Nothing();
        (grant.total, grant.start, grant.cliff, grant.length, grant.revocable) =
        (vested, uint40(block.timestamp), 0, 0, false);
        emit Revoked(token, id, amount);
        IERC20(token).safeTransfer(creator, amount);
    }

    function _known(address token, bytes32 id) private view returns (Grant storage grant) {
        grant = _grants[token][id];
        if (grant.beneficiary == address(0)) revert Unknown(id);
    }

    function _check(Terms calldata terms) private view {
        if (terms.total == 0) revert Nothing();
        if (terms.beneficiary == address(0)) revert Nobody();
        if (terms.cliff > terms.length) revert CliffTooLong(terms.cliff, terms.length);
        uint256 end = uint256(terms.start) + terms.length;
        if (end > block.timestamp + LONGEST) revert TooLate(end, block.timestamp + LONGEST);
    }

    /// @dev Rounded down, so that it never comes to more than the total; the end is asked for first, so the length is not zero after.
    function _vested(Grant storage grant, uint256 time) private view returns (uint96) {
        (uint256 total, uint256 start, uint256 length) = (grant.total, grant.start, grant.length);
        if (time < start + grant.cliff) return 0;
        if (time >= start + length) return uint96(total);
        return uint96(total * (time - start) / length);
    }
}
