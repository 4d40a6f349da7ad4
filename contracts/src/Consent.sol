// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {IConsent} from "./interfaces/IConsent.sol";
import {Relayed} from "./libraries/Relayed.sol";

/// @title Who may read whose data, and what data there was
contract Consent is IConsent, Relayed {
    struct Grant {
        uint40 until;
        uint32 epoch;
    }

    bytes32 private constant GRANT = keccak256(
        "Grant(address account,address reader,bytes32 scope,uint40 until,uint32 epoch,uint256 nonce,uint40 deadline)"
    );
    bytes32 private constant REVOKE =
        keccak256("Revoke(address account,address reader,bytes32 scope,uint256 nonce,uint40 deadline)");
    bytes32 private constant REVOKE_ALL = keccak256("RevokeAll(address account,uint256 nonce,uint40 deadline)");
    bytes32 private constant ANCHOR =
        keccak256("Anchor(address account,bytes32 scope,bytes32 root,uint256 nonce,uint40 deadline)");

    /// @inheritdoc IConsent
    mapping(address owner => uint32) public epochOf;
    /// @inheritdoc IConsent
    mapping(address owner => mapping(bytes32 scope => bytes32 root)) public anchorOf;
    mapping(address owner => mapping(address reader => mapping(bytes32 scope => Grant))) private _grants;

    constructor() EIP712("Astra Consent", "1") {}

    /// @inheritdoc IConsent
    function grant(address reader, bytes32 scope, uint40 until) external {
        _grant(msg.sender, reader, scope, until);
    }

    /// @inheritdoc IConsent
    function grantFor(
        address account,
        address reader,
        bytes32 scope,
        uint40 until,
        uint256 nonce,
        uint40 deadline,
        bytes calldata signature
    ) external {
        bytes32 structHash = keccak256(
            abi.encode(GRANT, account, reader, scope, until, epochOf[account], nonce, deadline)
        );
        _spend(account, structHash, nonce, deadline, signature);
        _grant(account, reader, scope, until);
    }

    /// @inheritdoc IConsent
    function revoke(address reader, bytes32 scope) external {
        _revoke(msg.sender, reader, scope);
    }

    /// @inheritdoc IConsent
    function revokeFor(
        address account,
        address reader,
        bytes32 scope,
        uint256 nonce,
        uint40 deadline,
        bytes calldata signature
    ) external {
        bytes32 structHash = keccak256(abi.encode(REVOKE, account, reader, scope, nonce, deadline));
        _spend(account, structHash, nonce, deadline, signature);
        _revoke(account, reader, scope);
    }

    /// @inheritdoc IConsent
    function revokeAll() external {
        _revokeAll(msg.sender);
    }

    /// @inheritdoc IConsent
    function revokeAllFor(address account, uint256 nonce, uint40 deadline, bytes calldata signature) external {
        _spend(account, keccak256(abi.encode(REVOKE_ALL, account, nonce, deadline)), nonce, deadline, signature);
        _revokeAll(account);
    }

    /// @inheritdoc IConsent
    function anchor(bytes32 scope, bytes32 root) external {
        _anchor(msg.sender, scope, root);
    }

    /// @inheritdoc IConsent
    function anchorFor(
        address account,
        bytes32 scope,
        bytes32 root,
        uint256 nonce,
        uint40 deadline,
        bytes calldata signature
    ) external {
        bytes32 structHash = keccak256(abi.encode(ANCHOR, account, scope, root, nonce, deadline));
        _spend(account, structHash, nonce, deadline, signature);
        _anchor(account, scope, root);
    }

    /// @inheritdoc IConsent
    function allowed(address owner, address reader, bytes32 scope) external view returns (bool) {
        Grant memory given = _grants[owner][reader][scope];
        return block.timestamp <= given.until && given.epoch == epochOf[owner];
    }

    function _grant(address owner, address reader, bytes32 scope, uint40 until) private {
        if (until < block.timestamp) revert Past(until);
        _grants[owner][reader][scope] = Grant(until, epochOf[owner]);
        emit Granted(owner, reader, scope, until);
    }

    function _revoke(address owner, address reader, bytes32 scope) private {
        delete _grants[owner][reader][scope];
        emit Revoked(owner, reader, scope);
    }

    function _revokeAll(address owner) private {
        emit RevokedAll(owner, ++epochOf[owner]);
    }

    function _anchor(address owner, bytes32 scope, bytes32 root) private {
        anchorOf[owner][scope] = root;
        emit Anchored(owner, scope, root);
    }
}
