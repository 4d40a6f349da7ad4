// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {Consent} from "../../src/Consent.sol";
import {Vm} from "../Vm.sol";
import {Messages} from "./Vectors.sol";

contract ConsentVectors is Messages {
    Consent private consent;

    function test_WriteMessages() public {
        vm.warp(TODAY);
        consent = new Consent();
        begin("Astra Consent", address(consent));
        for (uint256 i = 0; i < CASES; ++i) {
            grant();
            revoke();
            revokeAll();
            anchor();
        }
        save("consent");
    }

    function grant() private {
        Vm.Wallet memory account = anybody();
        for (uint256 epoch = any(0, 3); epoch > 0; --epoch) {
            vm.prank(account.addr);
            consent.revokeAll();
        }
        (address reader, bytes32 scope, uint40 until) = (anyAddress(), anyHash(), anyDeadline());
        (uint256 nonce, uint40 deadline) = (anyNonce(), anyDeadline());
        bytes memory signature = signed(
            account,
            "Grant(address account,address reader,bytes32 scope,uint40 until,uint32 epoch,uint256 nonce,uint40 deadline)",
            abi.encode(account.addr, reader, scope, until, consent.epochOf(account.addr), nonce, deadline)
        );
        consent.grantFor(account.addr, reader, scope, until, nonce, deadline, signature);
    }

    function revoke() private {
        Vm.Wallet memory account = anybody();
        (address reader, bytes32 scope) = (anyAddress(), anyHash());
        (uint256 nonce, uint40 deadline) = (anyNonce(), anyDeadline());
        bytes memory signature = signed(
            account,
            "Revoke(address account,address reader,bytes32 scope,uint256 nonce,uint40 deadline)",
            abi.encode(account.addr, reader, scope, nonce, deadline)
        );
        consent.revokeFor(account.addr, reader, scope, nonce, deadline, signature);
    }

    function revokeAll() private {
        Vm.Wallet memory account = anybody();
        (uint256 nonce, uint40 deadline) = (anyNonce(), anyDeadline());
        bytes memory signature = signed(
            account,
            "RevokeAll(address account,uint256 nonce,uint40 deadline)",
            abi.encode(account.addr, nonce, deadline)
        );
        consent.revokeAllFor(account.addr, nonce, deadline, signature);
    }

    function anchor() private {
        Vm.Wallet memory account = anybody();
        (bytes32 scope, bytes32 root) = (anyHash(), anyHash());
        (uint256 nonce, uint40 deadline) = (anyNonce(), anyDeadline());
        bytes memory signature = signed(
            account,
            "Anchor(address account,bytes32 scope,bytes32 root,uint256 nonce,uint40 deadline)",
            abi.encode(account.addr, scope, root, nonce, deadline)
        );
        consent.anchorFor(account.addr, scope, root, nonce, deadline, signature);
    }
}
