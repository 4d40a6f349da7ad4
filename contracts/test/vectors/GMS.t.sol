// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {GMS} from "../../src/GMS.sol";
import {Vm} from "../Vm.sol";
import {Messages} from "./Vectors.sol";

contract GMSVectors is Messages {
    /// @dev An authorization of ERC-3009.
    struct Authorization {
        address from;
        address to;
        uint256 value;
        uint256 validAfter;
        uint256 validBefore;
        bytes32 nonce;
    }

    GMS private gms;

    function test_WriteMessages() public {
        vm.warp(TODAY);
        (address[] memory recipients, uint256[] memory amounts) = (new address[](1), new uint256[](1));
        (recipients[0], amounts[0]) = (address(this), 16_000_000_000e18);
        gms = new GMS(recipients, amounts);
        begin("Gemstra", address(gms));
        for (uint256 i = 0; i < CASES; ++i) {
            permit();
            transfer();
            receiveTokens();
            cancel();
        }
        save("gms");
    }

    /// @dev By the same person each time, because nonces count up.
    function permit() private {
        Vm.Wallet memory owner = person("owner");
        (address spender, uint256 value, uint256 deadline) = (anyAddress(), anyNonce(), anyDeadline());
        bytes32 digest = message(
            "Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)",
            abi.encode(owner.addr, spender, value, gms.nonces(owner.addr), deadline)
        );
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(owner.privateKey, digest);
        gms.permit(owner.addr, spender, value, deadline, v, r, s);
    }

    function transfer() private {
        (Vm.Wallet memory from, Authorization memory what) = authorization();
        bytes memory signature = signed(
            from,
            "TransferWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce)",
            abi.encode(what)
        );
        gms.transferWithAuthorization(
            what.from, what.to, what.value, what.validAfter, what.validBefore, what.nonce, signature
        );
    }

    function receiveTokens() private {
        (Vm.Wallet memory from, Authorization memory what) = authorization();
        bytes memory signature = signed(
            from,
            "ReceiveWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce)",
            abi.encode(what)
        );
        vm.prank(what.to);
        gms.receiveWithAuthorization(
            what.from, what.to, what.value, what.validAfter, what.validBefore, what.nonce, signature
        );
    }

    function cancel() private {
        Vm.Wallet memory authorizer = anybody();
        bytes32 nonce = anyHash();
        bytes memory signature = signed(
            authorizer, "CancelAuthorization(address authorizer,bytes32 nonce)", abi.encode(authorizer.addr, nonce)
        );
        gms.cancelAuthorization(authorizer.addr, nonce, signature);
    }

    function authorization() private returns (Vm.Wallet memory from, Authorization memory what) {
        from = anybody();
        uint256 value = any(0, 1_000_000e18);
        gms.transfer(from.addr, value);
        what = Authorization(from.addr, anyAddress(), value, any(0, TODAY - 1), anyDeadline(), anyHash());
    }
}
