// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {Directory} from "../../src/Directory.sol";
import {IDirectory} from "../../src/interfaces/IDirectory.sol";
import {IRelayed} from "../../src/interfaces/IRelayed.sol";
import {Base} from "../Base.sol";
import {Vm} from "../Vm.sol";

/// @dev What the tests of the directory begin with.
abstract contract DirectoryBase is Base {
    bytes32 internal constant SHOE = keccak256("shoe");
    bytes32 internal constant HAT = keccak256("hat");
    uint40 internal constant START = 1_800_000_000;

    Directory internal directory;
    Vm.Wallet internal brand;
    Vm.Wallet internal vault;
    address internal merchant = address(0xe1);

    function setUp() public {
        vm.warp(START);
        directory = new Directory();
        brand = person("brand");
        vault = person("vault");
    }

    // What the tests above have in common

    function asBrand() internal {
        vm.prank(brand.addr);
    }

    function propose(address payout) internal {
        asBrand();
        directory.proposePayout(payout);
    }

    function agree(bytes32 product, IDirectory.Floors memory wanted, uint40 lockedUntil) internal {
        asBrand();
        directory.agree(merchant, product, wanted, lockedUntil);
    }

    function lower(bytes32 product, IDirectory.Floors memory wanted) internal {
        asBrand();
        directory.lower(merchant, product, wanted);
    }

    function end(bytes32 product) internal {
        asBrand();
        directory.end(merchant, product);
    }

    function floors(uint16 ofBrand, uint16 ofSeller, uint16 ofUpline) internal pure returns (IDirectory.Floors memory) {
        return IDirectory.Floors(ofBrand, ofSeller, ofUpline);
    }

    /// @dev Any floors that are possible.
    function some(uint256 seed) internal pure returns (IDirectory.Floors memory wanted) {
        wanted.brand = uint16(bound(seed, 0, 9_900));
        wanted.seller = uint16(bound(seed >> 64, 0, 9_900 - wanted.brand));
        wanted.upline = uint16(bound(seed >> 128, 0, 9_900 - wanted.brand - wanted.seller));
    }

    function same(bytes32 product, IDirectory.Floors memory wanted, uint32 wantedVersion) internal view {
        (IDirectory.Floors memory found, uint32 version) = directory.floorsOf(brand.addr, merchant, product);
        equal(found.brand, wanted.brand, "brand");
        equal(found.seller, wanted.seller, "seller");
        equal(found.upline, wanted.upline, "upline");
        equal(version, wantedVersion, "version");
    }

    /// @dev Two entries, hat and shoe: the proof of the shoe, and the root.
    function tree() internal pure returns (bytes32[] memory proof, bytes32 root) {
        bytes32 shoe = keccak256(abi.encode(SHOE));
        bytes32 hat = keccak256(abi.encode(HAT));
        proof = new bytes32[](1);
        proof[0] = hat;
        root = shoe < hat ? keccak256(abi.encode(shoe, hat)) : keccak256(abi.encode(hat, shoe));
    }

    function hash(IDirectory.Floors memory of_) internal pure returns (bytes32) {
        bytes32 kind = keccak256("Floors(uint16 brand,uint16 seller,uint16 upline)");
        return keccak256(abi.encode(kind, of_.brand, of_.seller, of_.upline));
    }

    function signed(Vm.Wallet memory by, bytes memory message) internal view returns (bytes memory) {
        return sign(by, digestOf("Astra Directory", address(directory), keccak256(message)));
    }

    function unsigned(bytes memory action) internal {
        refuses(action, abi.encodeWithSelector(IRelayed.Unsigned.selector, brand.addr));
    }

    /// @dev The action works, and only once.
    function once(bytes memory action, address signer) internal {
        (bool done,) = address(directory).call(action);
        isTrue(done, "once");
        refuses(action, abi.encodeWithSelector(IRelayed.Replayed.selector, signer, 7));
    }

    function refuses(bytes memory action, bytes memory reason) internal {
        (bool done, bytes memory found) = address(directory).call(action);
        isTrue(!done, "refused");
        equal(keccak256(found), keccak256(reason), "reason");
    }
}
