// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {Strings} from "@openzeppelin/contracts/utils/Strings.sol";
import {Base} from "../Base.sol";
import {Vm} from "../Vm.sol";
import {Fields} from "./Fields.sol";

/// @dev Cases that programs in other languages have to agree with, one a line, and the randomness they are drawn with: always the same, so
/// that they change only when a contract does.
abstract contract Vectors is Base {
    uint256 internal constant CASES = 10;
    /// @dev Not the one that tests run on, so that it is seen to count.
    uint256 internal constant CHAIN = 8453;
    uint40 internal constant TODAY = 1_800_000_000;

    uint256 private _drawn;
    string private _cases;

    function anyHash() internal returns (bytes32) {
        return keccak256(abi.encode("vectors", ++_drawn));
    }

    function anyAddress() internal returns (address) {
        return address(uint160(uint256(anyHash())));
    }

    /// @dev Every fourth is one of the two ends, where mistakes are.
    function any(uint256 least, uint256 most) internal returns (uint256) {
        uint256 number = uint256(anyHash());
        if (number % 8 == 0) return least;
        if (number % 8 == 1) return most;
        return most - least == type(uint256).max ? number : bound(number >> 8, least, most);
    }

    function anyNonce() internal returns (uint256) {
        return any(0, type(uint256).max);
    }

    function anyDeadline() internal returns (uint40) {
        return uint40(any(TODAY + 365 days, type(uint40).max));
    }

    function anyText() internal returns (string memory) {
        return any(0, 3) == 0 ? "" : string.concat("https://example.com/", Strings.toHexString(uint256(anyHash())));
    }

    /// @dev Somebody new, with a key.
    function anybody() internal returns (Vm.Wallet memory) {
        return vm.createWallet(string.concat("somebody ", Strings.toString(++_drawn)));
    }

    /// @dev One more case, a JSON value.
    function add(string memory json) internal {
        _cases = bytes(_cases).length == 0 ? json : string.concat(_cases, ",\n    ", json);
    }

    /// @dev Writes all cases into a file of the folder for vectors, below what they have in common: members that each end in a comma.
    function save(string memory file, string memory head) internal {
        string memory json = string.concat("{", head, "\n  \"cases\": [\n    ", _cases, "\n  ]\n}\n");
        vm.writeFile(string.concat("vectors/", file, ".json"), json);
    }

    function field(string memory name, string memory value) internal pure returns (string memory) {
        return string.concat("\"", name, "\":\"", value, "\"");
    }

    function field(string memory name, uint256 value) internal pure returns (string memory) {
        return field(name, Strings.toString(value));
    }

    function field(string memory name, address value) internal pure returns (string memory) {
        return field(name, Strings.toHexString(value));
    }

    function field(string memory name, bytes32 value) internal pure returns (string memory) {
        return field(name, hexOf(value));
    }

    function field(string memory name, bytes32[] memory values) internal pure returns (string memory) {
        string memory list;
        for (uint256 i = 0; i < values.length; ++i) {
            list = string.concat(list, i == 0 ? "\"" : ",\"", hexOf(values[i]), "\"");
        }
        return string.concat("\"", name, "\":[", list, "]");
    }

    function field(string memory name, uint256[] memory values) internal pure returns (string memory) {
        string memory list;
        for (uint256 i = 0; i < values.length; ++i) {
            list = string.concat(list, i == 0 ? "\"" : ",\"", Strings.toString(values[i]), "\"");
        }
        return string.concat("\"", name, "\":[", list, "]");
    }

    function hexOf(bytes32 value) internal pure returns (string memory) {
        return Strings.toHexString(uint256(value), 32);
    }
}

/// @dev What is signed for a contract. A message is added with the digest that the signer of the test signs: so what the contract accepts
/// then is proof of the digest, and a call that reverts is the end of the test.
abstract contract Messages is Vectors {
    string private _name;
    address private _verifier;

    function begin(string memory name, address verifier) internal {
        (_name, _verifier) = (name, verifier);
        vm.chainId(CHAIN);
    }

    /// @dev A message and its digest.
    function message(string memory kind, bytes memory members) internal returns (bytes32 digest) {
        bytes memory encoded = Fields.isDynamic(kind) ? bytes.concat(abi.encode(0x20), members) : members;
        digest = digestOf(_name, _verifier, vm.eip712HashStruct(kind, encoded));
        string memory content = string.concat("\"message\":", Fields.write(kind, members));
        add(string.concat("{", field("type", kind), ",", content, ",", field("digest", digest), "}"));
    }

    /// @dev A message, signed.
    function signed(Vm.Wallet memory by, string memory kind, bytes memory members) internal returns (bytes memory) {
        return sign(by, message(kind, members));
    }

    function save(string memory file) internal {
        string memory domain = string.concat("\"chainId\":", Strings.toString(block.chainid));
        domain = string.concat(field("name", _name), ",\"version\":\"1\",", domain);
        save(file, string.concat("\n  \"domain\": {", domain, ",", field("verifyingContract", _verifier), "},"));
    }
}
