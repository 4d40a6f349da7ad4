// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {Vm} from "./Vm.sol";

/// @dev What every test needs: the cheat codes, people with keys, comparisons, and what invariant tests are told.
abstract contract Base {
    struct FuzzSelector {
        address addr;
        bytes4[] selectors;
    }

    Vm internal constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));

    error NotEqual(string what, uint256 left, uint256 right);
    error NotTrue(string what);

    /// @dev By this forge knows that what is here are tests.
    // forge-lint: disable-next-line(mixed-case-variable)
    bool public IS_TEST = true;

    address[] private _targets;
    FuzzSelector[] private _selectors;

    function targetContracts() public view returns (address[] memory) {
        return _targets;
    }

    function targetSelectors() public view returns (FuzzSelector[] memory) {
        return _selectors;
    }

    /// @dev Invariant tests call this contract and no other.
    function target(address handler) internal {
        _targets.push(handler);
    }

    /// @dev Invariant tests call these functions of a handler only.
    function target(address handler, bytes4[] memory selectors) internal {
        _targets.push(handler);
        _selectors.push(FuzzSelector(handler, selectors));
    }

    /// @dev Somebody with a key, always the same for a name.
    function person(string memory name) internal returns (Vm.Wallet memory wallet) {
        wallet = vm.createWallet(name);
        vm.label(wallet.addr, name);
    }

    function sign(Vm.Wallet memory wallet, bytes32 digest) internal pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(wallet.privateKey, digest);
        return abi.encodePacked(r, s, v);
    }

    /// @dev The digest of a message in the domain of one of our contracts.
    function digestOf(string memory name, address verifier, bytes32 structHash) internal view returns (bytes32) {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256(bytes(name)),
                keccak256("1"),
                block.chainid,
                verifier
            )
        );
        return keccak256(abi.encodePacked(hex"1901", domain, structHash));
    }

    function bound(uint256 value, uint256 least, uint256 most) internal pure returns (uint256) {
        require(least <= most, "bound");
        uint256 size = most - least + 1;
        return size == 0 ? value : least + value % size;
    }

    function isTrue(bool condition, string memory what) internal pure {
        if (!condition) revert NotTrue(what);
    }

    function equal(uint256 left, uint256 right, string memory what) internal pure {
        if (left != right) revert NotEqual(what, left, right);
    }

    function equal(address left, address right, string memory what) internal pure {
        equal(uint160(left), uint160(right), what);
    }

    function equal(bytes32 left, bytes32 right, string memory what) internal pure {
        equal(uint256(left), uint256(right), what);
    }
}
