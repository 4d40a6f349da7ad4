// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {Base} from "../Base.sol";
import {Vm} from "../Vm.sol";
import {Consent} from "../../src/Consent.sol";
import {IConsent} from "../../src/interfaces/IConsent.sol";
import {IRelayed} from "../../src/interfaces/IRelayed.sol";
import {PoolWallet} from "../doubles/PoolMarket.sol";

contract ConsentTest is Base {
    uint256 private constant NOW = 1_800_000_000;
    uint40 private constant UNTIL = uint40(NOW + 100);
    uint40 private constant DEADLINE = uint40(NOW + 10);
    address private constant READER = address(0x4ead);
    bytes32 private constant SCOPE = keccak256("salt and customers");
    bytes32 private constant OTHER = keccak256("salt and orders");

    Consent private _consent;
    Vm.Wallet private _owner;

    function setUp() public {
        _consent = new Consent();
        _owner = person("owner");
        vm.warp(NOW);
    }

    // When a grant is given.

    function test_grant_RevertsIfItWouldHaveEnded() public {
        vm.expectRevert(abi.encodeWithSelector(IConsent.Past.selector, uint40(NOW - 1)));
        _consent.grant(READER, SCOPE, uint40(NOW - 1));
        _consent.grant(READER, SCOPE, uint40(NOW));
    }

    function test_grant_IsAllowedUntilItsLastSecond() public {
        isTrue(!_allowed(SCOPE), "before");
        vm.expectEmit(address(_consent));
        emit IConsent.Granted(_owner.addr, READER, SCOPE, UNTIL);
        _grant(SCOPE, UNTIL);
        isTrue(_allowed(SCOPE), "granted");
        isTrue(!_allowed(OTHER), "another scope");
        isTrue(!_consent.allowed(_owner.addr, address(this), SCOPE), "another reader");
        isTrue(!_consent.allowed(address(this), READER, SCOPE), "another owner");
        vm.warp(UNTIL);
        isTrue(_allowed(SCOPE), "last second");
        vm.warp(UNTIL + 1);
        isTrue(!_allowed(SCOPE), "after");
    }

    function test_grant_ReplacesTheOneBefore() public {
        _grant(SCOPE, UNTIL);
        _grant(SCOPE, uint40(NOW + 1));
        vm.warp(NOW + 2);
        isTrue(!_allowed(SCOPE), "shorter");
    }

    function test_grant_BySignature() public {
        bytes memory signature = _signed(_grantHash(_owner.addr, 0));
        vm.expectRevert(abi.encodeWithSelector(IRelayed.Unsigned.selector, _owner.addr));
        _consent.grantFor(_owner.addr, READER, SCOPE, UNTIL + 1, 1, DEADLINE, signature);
        _consent.grantFor(_owner.addr, READER, SCOPE, UNTIL, 1, DEADLINE, signature);
        isTrue(_allowed(SCOPE), "granted");
        vm.prank(_owner.addr);
        _consent.revoke(READER, SCOPE);
        vm.expectRevert(abi.encodeWithSelector(IRelayed.Replayed.selector, _owner.addr, 1));
        _consent.grantFor(_owner.addr, READER, SCOPE, UNTIL, 1, DEADLINE, signature);
        vm.warp(DEADLINE + 1);
        vm.expectRevert(abi.encodeWithSelector(IRelayed.Late.selector, DEADLINE));
        _consent.grantFor(_owner.addr, READER, SCOPE, UNTIL, 1, DEADLINE, signature);
    }

    function test_grant_BySignature_RevertsIfAllWasRevokedSince() public {
        bytes memory signature = _signed(_grantHash(_owner.addr, 0));
        vm.prank(_owner.addr);
        _consent.revokeAll();
        vm.expectRevert(abi.encodeWithSelector(IRelayed.Unsigned.selector, _owner.addr));
        _consent.grantFor(_owner.addr, READER, SCOPE, UNTIL, 1, DEADLINE, signature);
        signature = _signed(_grantHash(_owner.addr, 1));
        _consent.grantFor(_owner.addr, READER, SCOPE, UNTIL, 1, DEADLINE, signature);
        isTrue(_allowed(SCOPE), "granted");
    }

    function test_grant_BySignatureOfAWallet() public {
        PoolWallet wallet = new PoolWallet();
        wallet.sign(digestOf("Astra Consent", address(_consent), _grantHash(address(wallet), 0)));
        _consent.grantFor(address(wallet), READER, SCOPE, UNTIL, 1, DEADLINE, "");
        isTrue(_consent.allowed(address(wallet), READER, SCOPE), "granted");
    }

    // When a grant is revoked.

    function test_revoke_EndsIt() public {
        _grant(SCOPE, UNTIL);
        _grant(OTHER, UNTIL);
        vm.expectEmit(address(_consent));
        emit IConsent.Revoked(_owner.addr, READER, SCOPE);
        vm.prank(_owner.addr);
        _consent.revoke(READER, SCOPE);
        isTrue(!_allowed(SCOPE), "revoked");
        isTrue(_allowed(OTHER), "the other one");
        _grant(SCOPE, UNTIL);
        isTrue(_allowed(SCOPE), "again");
    }

    function test_revoke_BySignature() public {
        _grant(SCOPE, UNTIL);
        bytes32 what = keccak256(
            abi.encode(
                keccak256("Revoke(address account,address reader,bytes32 scope,uint256 nonce,uint40 deadline)"),
                _owner.addr,
                READER,
                SCOPE,
                1,
                DEADLINE
            )
        );
        _consent.revokeFor(_owner.addr, READER, SCOPE, 1, DEADLINE, _signed(what));
        isTrue(!_allowed(SCOPE), "revoked");
    }

    // When all grants are revoked.

    function test_revokeAll_EndsAll() public {
        _grant(SCOPE, UNTIL);
        _grant(OTHER, UNTIL);
        _consent.grant(READER, SCOPE, UNTIL);
        vm.expectEmit(address(_consent));
        emit IConsent.RevokedAll(_owner.addr, 1);
        vm.prank(_owner.addr);
        _consent.revokeAll();
        isTrue(!_allowed(SCOPE) && !_allowed(OTHER), "revoked");
        isTrue(_consent.allowed(address(this), READER, SCOPE), "of another owner");
        equal(_consent.epochOf(_owner.addr), 1, "epoch");
        _grant(SCOPE, UNTIL);
        isTrue(_allowed(SCOPE) && !_allowed(OTHER), "given later");
    }

    function test_revokeAll_BySignature() public {
        _grant(SCOPE, UNTIL);
        bytes32 what = keccak256(
            abi.encode(keccak256("RevokeAll(address account,uint256 nonce,uint40 deadline)"), _owner.addr, 1, DEADLINE)
        );
        _consent.revokeAllFor(_owner.addr, 1, DEADLINE, _signed(what));
        isTrue(!_allowed(SCOPE), "revoked");
    }

    // When a root is anchored.

    function test_anchor_IsTheLastOne() public {
        vm.prank(_owner.addr);
        _consent.anchor(SCOPE, "first");
        vm.expectEmit(address(_consent));
        emit IConsent.Anchored(_owner.addr, SCOPE, "second");
        vm.prank(_owner.addr);
        _consent.anchor(SCOPE, "second");
        _consent.anchor(SCOPE, "of another");
        equal(_consent.anchorOf(_owner.addr, SCOPE), "second", "last");
        equal(_consent.anchorOf(_owner.addr, OTHER), 0, "none");
    }

    function test_anchor_BySignature() public {
        bytes32 what = keccak256(
            abi.encode(
                keccak256("Anchor(address account,bytes32 scope,bytes32 root,uint256 nonce,uint40 deadline)"),
                _owner.addr,
                SCOPE,
                bytes32("root"),
                1,
                DEADLINE
            )
        );
        _consent.anchorFor(_owner.addr, SCOPE, "root", 1, DEADLINE, _signed(what));
        equal(_consent.anchorOf(_owner.addr, SCOPE), "root", "anchored");
    }

    /// @dev Allowed exactly from the grant to its last second.
    function test_fuzz_allowed(uint40 until, uint40 time) public {
        until = uint40(bound(until, NOW, type(uint40).max));
        time = uint40(bound(time, NOW, type(uint40).max));
        _grant(SCOPE, until);
        vm.warp(time);
        isTrue(_allowed(SCOPE) == (time <= until), "allowed");
    }

    function _grant(bytes32 scope, uint40 until) private {
        vm.prank(_owner.addr);
        _consent.grant(READER, scope, until);
    }

    function _allowed(bytes32 scope) private view returns (bool) {
        return _consent.allowed(_owner.addr, READER, scope);
    }

    function _grantHash(address account, uint32 epoch) private pure returns (bytes32) {
        return keccak256(
            abi.encode(
                keccak256(
                    "Grant(address account,address reader,bytes32 scope,uint40 until,uint32 epoch,uint256 nonce,uint40 deadline)"
                ),
                account,
                READER,
                SCOPE,
                UNTIL,
                epoch,
                1,
                DEADLINE
            )
        );
    }

    function _signed(bytes32 what) private view returns (bytes memory) {
        return sign(_owner, digestOf("Astra Consent", address(_consent), what));
    }
}
