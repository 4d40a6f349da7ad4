// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {GMS} from "../../src/GMS.sol";
import {Base} from "../Base.sol";
import {Vm} from "../Vm.sol";

/// @dev People who send, burn and sign.
contract GMSHandler is Base {
    bytes32 private constant TRANSFER = keccak256(
        "TransferWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce)"
    );

    GMS public gms;
    uint256 public burned;
    Vm.Wallet[] private _people;
    uint256 private _nonce;

    constructor() {
        address[] memory recipients = new address[](4);
        uint256[] memory amounts = new uint256[](4);
        for (uint256 i = 0; i < 4; ++i) {
            _people.push(person(vm.toString(i)));
            recipients[i] = _people[i].addr;
            amounts[i] = 4_000_000_000e18;
        }
        gms = new GMS(recipients, amounts);
    }

    function send(uint256 from, uint256 to, uint256 value) external {
        address sender = one(from).addr;
        value = bound(value, 0, gms.balanceOf(sender));
        vm.prank(sender);
        gms.transfer(one(to).addr, value);
    }

    function burn(uint256 from, uint256 value) external {
        address sender = one(from).addr;
        value = bound(value, 0, gms.balanceOf(sender) / 10);
        vm.prank(sender);
        gms.burn(value);
        burned += value;
    }

    function authorize(uint256 from, uint256 to, uint256 value) external {
        Vm.Wallet memory signer = one(from);
        value = bound(value, 0, gms.balanceOf(signer.addr));
        bytes32 nonce = bytes32(++_nonce);
        bytes32 structHash =
            keccak256(abi.encode(TRANSFER, signer.addr, one(to).addr, value, 0, type(uint40).max, nonce));
        bytes memory signature = sign(signer, digestOf("Gemstra", address(gms), structHash));
        gms.transferWithAuthorization(signer.addr, one(to).addr, value, 0, type(uint40).max, nonce, signature);
    }

    function sum() external view returns (uint256 total) {
        for (uint256 i = 0; i < 4; ++i) {
            total += gms.balanceOf(_people[i].addr);
        }
    }

    function one(uint256 seed) private view returns (Vm.Wallet memory) {
        return _people[seed % 4];
    }
}

contract GMSInvariants is Base {
    GMSHandler private handler;

    function setUp() public {
        handler = new GMSHandler();
        bytes4[] memory selectors = new bytes4[](3);
        (selectors[0], selectors[1], selectors[2]) =
        (GMSHandler.send.selector, GMSHandler.burn.selector, GMSHandler.authorize.selector);
        target(address(handler), selectors);
    }

    function invariant_NothingIsMinted() public view {
        equal(handler.gms().totalSupply() + handler.burned(), handler.gms().SUPPLY(), "supply");
        equal(handler.sum(), handler.gms().totalSupply(), "balances");
    }
}
