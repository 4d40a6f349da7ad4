// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";
import {ERC3009} from "@openzeppelin/contracts/token/ERC20/extensions/draft-ERC3009.sol";
import {GMS} from "../../src/GMS.sol";
import {IGMS} from "../../src/interfaces/IGMS.sol";
import {Base} from "../Base.sol";
import {Vm} from "../Vm.sol";
import {Wallet} from "./Coins.sol";

contract GMSTest is Base {
    bytes32 private constant TRANSFER = keccak256(
        "TransferWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce)"
    );
    bytes32 private constant RECEIVE = keccak256(
        "ReceiveWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce)"
    );
    bytes32 private constant CANCEL = keccak256("CancelAuthorization(address authorizer,bytes32 nonce)");
    bytes32 private constant PERMIT =
        keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)");
    bytes32 private constant NONCE = keccak256("a nonce");
    uint256 private constant VALID_AFTER = 999;
    uint256 private constant VALID_BEFORE = 2_000;

    GMS private gms;
    Vm.Wallet private ann;
    Vm.Wallet private bob;
    address private sale = address(0x5a1e);

    function setUp() public {
        vm.warp(1_000);
        ann = person("ann");
        bob = person("bob");
        gms = make(two(sale, ann.addr), two(gms40(), gms60()));
    }

    function test_ConstructorRevertWhenUnequal() public {
        uint256[] memory amounts = new uint256[](1);
        vm.expectRevert(abi.encodeWithSelector(IGMS.Unequal.selector, 2, 1));
        make(two(sale, ann.addr), amounts);
    }

    function test_ConstructorRevertWhenNotTheSupply() public {
        vm.expectRevert(abi.encodeWithSelector(IGMS.WrongSum.selector, gms40() + gms60() - 1, gms.SUPPLY()));
        make(two(sale, ann.addr), two(gms40(), gms60() - 1));
        vm.expectRevert(abi.encodeWithSelector(IGMS.WrongSum.selector, gms40() + gms60() + 1, gms.SUPPLY()));
        make(two(sale, ann.addr), two(gms40(), gms60() + 1));
    }

    function test_ConstructorWhenTheSupply() public view {
        equal(gms.balanceOf(sale), gms40(), "of the sale");
        equal(gms.balanceOf(ann.addr), gms60(), "of the rest");
        equal(gms.totalSupply(), 16e9 * 1e18, "supply");
        equal(keccak256(bytes(gms.name())), keccak256("Gemstra"), "name");
        equal(keccak256(bytes(gms.symbol())), keccak256("GMS"), "symbol");
        equal(gms.decimals(), 18, "decimals");
    }

    function test_BurnOwn() public {
        vm.prank(ann.addr);
        gms.burn(5);
        equal(gms.balanceOf(ann.addr), gms60() - 5, "balance");
        equal(gms.totalSupply(), gms.SUPPLY() - 5, "supply");
    }

    function test_BurnByAllowance() public {
        vm.prank(ann.addr);
        gms.approve(bob.addr, 7);
        vm.prank(bob.addr);
        gms.burnFrom(ann.addr, 5);
        equal(gms.balanceOf(ann.addr), gms60() - 5, "balance");
        equal(gms.allowance(ann.addr, bob.addr), 2, "allowance");
    }

    function test_BurnRevertWithoutAllowance() public {
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InsufficientAllowance.selector, bob.addr, 0, 5));
        vm.prank(bob.addr);
        gms.burnFrom(ann.addr, 5);
    }

    function test_Permit() public {
        bytes32 message = permitDigest(3_000);
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(ann.privateKey, message);
        gms.permit(ann.addr, bob.addr, 9, 3_000, v, r, s);
        equal(gms.allowance(ann.addr, bob.addr), 9, "allowance");
        equal(gms.nonces(ann.addr), 1, "nonce");
    }

    function test_PermitRevertWhenAnotherSigned() public {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(bob.privateKey, permitDigest(3_000));
        vm.expectRevert(abi.encodeWithSelector(ERC20Permit.ERC2612InvalidSigner.selector, bob.addr, ann.addr));
        gms.permit(ann.addr, bob.addr, 9, 3_000, v, r, s);
    }

    function test_PermitRevertWhenLate() public {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(ann.privateKey, permitDigest(999));
        vm.expectRevert(abi.encodeWithSelector(ERC20Permit.ERC2612ExpiredSignature.selector, 999));
        gms.permit(ann.addr, bob.addr, 9, 999, v, r, s);
    }

    function test_TransferByKey(uint256 value) public {
        value = bound(value, 0, gms60());
        gms.transferWithAuthorization(
            ann.addr, bob.addr, value, VALID_AFTER, VALID_BEFORE, NONCE, signed(ann, TRANSFER, ann.addr, value)
        );
        equal(gms.balanceOf(bob.addr), value, "arrived");
        isTrue(gms.authorizationState(ann.addr, NONCE), "used");
    }

    function test_TransferByKeyInParts() public {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(ann.privateKey, digest(TRANSFER, ann.addr, 5));
        gms.transferWithAuthorization(ann.addr, bob.addr, 5, VALID_AFTER, VALID_BEFORE, NONCE, v, r, s);
        equal(gms.balanceOf(bob.addr), 5, "arrived");
        vm.expectRevert(abi.encodeWithSelector(ERC3009.ERC3009UsedAuthorization.selector, ann.addr, NONCE));
        gms.transferWithAuthorization(ann.addr, bob.addr, 5, VALID_AFTER, VALID_BEFORE, NONCE, v, r, s);
    }

    function test_TransferRevertWhenUsed() public {
        bytes memory signature = signed(ann, TRANSFER, ann.addr, 5);
        gms.transferWithAuthorization(ann.addr, bob.addr, 5, VALID_AFTER, VALID_BEFORE, NONCE, signature);
        vm.expectRevert(abi.encodeWithSelector(ERC3009.ERC3009UsedAuthorization.selector, ann.addr, NONCE));
        gms.transferWithAuthorization(ann.addr, bob.addr, 5, VALID_AFTER, VALID_BEFORE, NONCE, signature);
    }

    function test_TransferByContract() public {
        Wallet wallet = new Wallet();
        vm.prank(ann.addr);
        gms.transfer(address(wallet), 5);
        vm.expectRevert(ERC3009.ERC3009InvalidSignature.selector);
        gms.transferWithAuthorization(address(wallet), bob.addr, 5, VALID_AFTER, VALID_BEFORE, NONCE, "");
        wallet.agree(digest(TRANSFER, address(wallet), 5));
        gms.transferWithAuthorization(address(wallet), bob.addr, 5, VALID_AFTER, VALID_BEFORE, NONCE, "");
        equal(gms.balanceOf(bob.addr), 5, "arrived");
    }

    function test_TransferRevertWhenAnotherSigned() public {
        bytes memory signature = signed(bob, TRANSFER, ann.addr, 5);
        vm.expectRevert(ERC3009.ERC3009InvalidSignature.selector);
        gms.transferWithAuthorization(ann.addr, bob.addr, 5, VALID_AFTER, VALID_BEFORE, NONCE, signature);
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(bob.privateKey, digest(TRANSFER, ann.addr, 5));
        vm.expectRevert(ERC3009.ERC3009InvalidSignature.selector);
        gms.transferWithAuthorization(ann.addr, bob.addr, 5, VALID_AFTER, VALID_BEFORE, NONCE, v, r, s);
    }

    function test_TransferRevertWhenItIsNotItsTime() public {
        bytes memory signature = signed(ann, TRANSFER, ann.addr, 5);
        vm.warp(VALID_AFTER);
        expectWrongTime();
        gms.transferWithAuthorization(ann.addr, bob.addr, 5, VALID_AFTER, VALID_BEFORE, NONCE, signature);
        vm.warp(VALID_BEFORE);
        expectWrongTime();
        gms.transferWithAuthorization(ann.addr, bob.addr, 5, VALID_AFTER, VALID_BEFORE, NONCE, signature);
        vm.warp(VALID_BEFORE - 1);
        gms.transferWithAuthorization(ann.addr, bob.addr, 5, VALID_AFTER, VALID_BEFORE, NONCE, signature);
    }

    function test_Receive() public {
        bytes memory signature = signed(ann, RECEIVE, ann.addr, 5);
        vm.prank(bob.addr);
        gms.receiveWithAuthorization(ann.addr, bob.addr, 5, VALID_AFTER, VALID_BEFORE, NONCE, signature);
        equal(gms.balanceOf(bob.addr), 5, "arrived");
    }

    function test_ReceiveInParts() public {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(ann.privateKey, digest(RECEIVE, ann.addr, 5));
        vm.prank(bob.addr);
        gms.receiveWithAuthorization(ann.addr, bob.addr, 5, VALID_AFTER, VALID_BEFORE, NONCE, v, r, s);
        equal(gms.balanceOf(bob.addr), 5, "arrived");
    }

    function test_ReceiveRevertWhenSomebodyElseSends() public {
        bytes memory signature = signed(ann, RECEIVE, ann.addr, 5);
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InvalidReceiver.selector, bob.addr));
        gms.receiveWithAuthorization(ann.addr, bob.addr, 5, VALID_AFTER, VALID_BEFORE, NONCE, signature);
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(ann.privateKey, digest(RECEIVE, ann.addr, 5));
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InvalidReceiver.selector, bob.addr));
        gms.receiveWithAuthorization(ann.addr, bob.addr, 5, VALID_AFTER, VALID_BEFORE, NONCE, v, r, s);
    }

    function test_ReceiveRevertWhenSignedForTransfer() public {
        bytes memory signature = signed(ann, TRANSFER, ann.addr, 5);
        vm.expectRevert(ERC3009.ERC3009InvalidSignature.selector);
        vm.prank(bob.addr);
        gms.receiveWithAuthorization(ann.addr, bob.addr, 5, VALID_AFTER, VALID_BEFORE, NONCE, signature);
    }

    function test_Cancel() public {
        bytes32 message = gmsDigest(keccak256(abi.encode(CANCEL, ann.addr, NONCE)));
        gms.cancelAuthorization(ann.addr, NONCE, sign(ann, message));
        isTrue(gms.authorizationState(ann.addr, NONCE), "void");
        bytes memory signature = signed(ann, TRANSFER, ann.addr, 5);
        vm.expectRevert(abi.encodeWithSelector(ERC3009.ERC3009UsedAuthorization.selector, ann.addr, NONCE));
        gms.transferWithAuthorization(ann.addr, bob.addr, 5, VALID_AFTER, VALID_BEFORE, NONCE, signature);
    }

    function test_CancelInPartsOnce() public {
        bytes32 message = gmsDigest(keccak256(abi.encode(CANCEL, ann.addr, NONCE)));
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(ann.privateKey, message);
        gms.cancelAuthorization(ann.addr, NONCE, v, r, s);
        vm.expectRevert(abi.encodeWithSelector(ERC3009.ERC3009UsedAuthorization.selector, ann.addr, NONCE));
        gms.cancelAuthorization(ann.addr, NONCE, v, r, s);
    }

    function test_CancelRevertWhenAnotherSigned() public {
        bytes32 message = gmsDigest(keccak256(abi.encode(CANCEL, ann.addr, NONCE)));
        bytes memory signature = sign(bob, message);
        vm.expectRevert(ERC3009.ERC3009InvalidSignature.selector);
        gms.cancelAuthorization(ann.addr, NONCE, signature);
    }

    function signed(Vm.Wallet memory by, bytes32 typeHash, address from, uint256 value)
        private
        view
        returns (bytes memory)
    {
        return sign(by, digest(typeHash, from, value));
    }

    function digest(bytes32 typeHash, address from, uint256 value) private view returns (bytes32) {
        return gmsDigest(keccak256(abi.encode(typeHash, from, bob.addr, value, VALID_AFTER, VALID_BEFORE, NONCE)));
    }

    function permitDigest(uint256 deadline) private view returns (bytes32) {
        return gmsDigest(keccak256(abi.encode(PERMIT, ann.addr, bob.addr, 9, 0, deadline)));
    }

    function gmsDigest(bytes32 structHash) private view returns (bytes32) {
        return digestOf("Gemstra", address(gms), structHash);
    }

    function expectWrongTime() private {
        vm.expectRevert(
            abi.encodeWithSelector(ERC3009.ERC3009InvalidAuthorizationTime.selector, VALID_AFTER, VALID_BEFORE)
        );
    }

    function make(address[] memory recipients, uint256[] memory amounts) private returns (GMS) {
        return new GMS(recipients, amounts);
    }

    function gms40() private pure returns (uint256) {
        return 6_400_000_000e18;
    }

    function gms60() private pure returns (uint256) {
        return 9_600_000_000e18;
    }

    function two(address a, address b) private pure returns (address[] memory list) {
        list = new address[](2);
        (list[0], list[1]) = (a, b);
    }

    function two(uint256 a, uint256 b) private pure returns (uint256[] memory list) {
        list = new uint256[](2);
        (list[0], list[1]) = (a, b);
    }
}
