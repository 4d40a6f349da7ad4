// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {GMS} from "../../src/GMS.sol";
import {Base} from "../Base.sol";
import {Vm} from "../Vm.sol";

/// @dev Each call is a transaction of its own: what it costs has the 21,000, the calldata and cold accounts in it.
/// forge-config: default.isolate = true
contract GMSGas is Base {
    bytes32 private constant TRANSFER = keccak256(
        "TransferWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce)"
    );
    bytes32 private constant RECEIVE = keccak256(
        "ReceiveWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce)"
    );
    bytes32 private constant PERMIT =
        keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)");
    uint256 private constant VALUE = 1_234_567_890_123_456_789;
    uint256 private constant UNTIL = type(uint40).max;
    bytes32 private constant NONCE = keccak256("nonce");

    GMS private gms;
    Vm.Wallet private ann;
    Vm.Wallet private bob;

    function setUp() public {
        (ann, bob) = (person("ann"), person("bob"));
        address[] memory recipients = new address[](2);
        uint256[] memory amounts = new uint256[](2);
        (recipients[0], recipients[1]) = (ann.addr, bob.addr);
        (amounts[0], amounts[1]) = (8_000_000_000e18, 8_000_000_000e18);
        gms = new GMS(recipients, amounts);
    }

    function test_Transfer() public {
        vm.prank(ann.addr);
        gms.transfer(bob.addr, VALUE);
        vm.snapshotGasLastCall("GMS", "transfer to a holder");
        vm.prank(ann.addr);
        gms.transfer(person("new").addr, VALUE);
        vm.snapshotGasLastCall("GMS", "transfer to somebody new");
    }

    function test_TransferWithAuthorization() public {
        bytes memory signature = signed(TRANSFER);
        gms.transferWithAuthorization(ann.addr, bob.addr, VALUE, 0, UNTIL, NONCE, signature);
        vm.snapshotGasLastCall("GMS", "transferWithAuthorization to a holder");
    }

    function test_ReceiveWithAuthorization() public {
        bytes memory signature = signed(RECEIVE);
        vm.prank(bob.addr);
        gms.receiveWithAuthorization(ann.addr, bob.addr, VALUE, 0, UNTIL, NONCE, signature);
        vm.snapshotGasLastCall("GMS", "receiveWithAuthorization by a holder");
    }

    function test_Permit() public {
        bytes32 structHash = keccak256(abi.encode(PERMIT, ann.addr, bob.addr, VALUE, 0, UNTIL));
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(ann.privateKey, digestOf("Gemstra", address(gms), structHash));
        gms.permit(ann.addr, bob.addr, VALUE, UNTIL, v, r, s);
        vm.snapshotGasLastCall("GMS", "permit, the first");
    }

    function test_Burn() public {
        vm.prank(ann.addr);
        gms.burn(VALUE);
        vm.snapshotGasLastCall("GMS", "burn");
    }

    function signed(bytes32 typeHash) private view returns (bytes memory) {
        bytes32 structHash = keccak256(abi.encode(typeHash, ann.addr, bob.addr, VALUE, 0, UNTIL, NONCE));
        return sign(ann, digestOf("Gemstra", address(gms), structHash));
    }
}
