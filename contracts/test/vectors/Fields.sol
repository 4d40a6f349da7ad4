// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {Strings} from "@openzeppelin/contracts/utils/Strings.sol";

/// @dev The members of a message as JSON, by its EIP-712 type and what `abi.encode` makes of them. Numbers are decimal strings, as some do
/// not fit into what other languages read. A struct within a message has no members but words.
library Fields {
    using Strings for uint256;

    error Unwritable(string what);

    function write(string memory kind, bytes memory members) internal pure returns (string memory json) {
        (json,) = _struct(bytes(kind), _after(bytes(kind), 0, "("), members, 0);
    }

    /// @dev Whether a type has members without a fixed size.
    function isDynamic(string memory kind) internal pure returns (bool) {
        bytes memory text = bytes(kind);
        return _find(text, 0, "string ") < text.length || _find(text, 0, "bytes ") < text.length
            || _find(text, 0, "[] ") < text.length;
    }

    /// @dev Writes the members that are named from `at` in `kind` on, and stand from `word` on.
    function _struct(bytes memory kind, uint256 at, bytes memory members, uint256 word)
        private
        pure
        returns (string memory json, uint256 next)
    {
        json = "{";
        while (true) {
            uint256 space = _find(kind, at, " ");
            uint256 end = _endOfName(kind, space);
            string memory value;
            (value, word) = _value(kind, _part(kind, at, space), members, word);
            json = string.concat(json, "\"", string(_part(kind, space + 1, end)), "\":", value);
            if (kind[end] == ")") return (string.concat(json, "}"), word);
            json = string.concat(json, ",");
            at = end + 1;
        }
    }

    function _value(bytes memory kind, bytes memory type_, bytes memory members, uint256 word)
        private
        pure
        returns (string memory, uint256 next)
    {
        bytes memory name = bytes.concat(")", type_, "(");
        if (_find(kind, 0, string(name)) < kind.length) {
            return _struct(kind, _after(kind, 0, string(name)), members, word);
        }
        bytes32 value = _word(members, word);
        next = word + 1;
        if (keccak256(type_) == keccak256("string")) return (_quoted(string(_bytes(members, value))), next);
        if (keccak256(type_) == keccak256("bytes")) {
            return (_quoted(Strings.toHexString(_bytes(members, value))), next);
        }
        uint256 brackets = _find(type_, 0, "[]");
        if (brackets == type_.length) return (_simple(type_, value), next);
        return (_list(_part(type_, 0, brackets), members, uint256(value) / 32), next);
    }

    /// @dev What fits into a word.
    function _simple(bytes memory type_, bytes32 value) private pure returns (string memory) {
        if (keccak256(type_) == keccak256("address")) return _quoted(Strings.toHexString(uint256(value), 20));
        if (keccak256(type_) == keccak256("bytes32")) return _quoted(uint256(value).toHexString(32));
        if (keccak256(type_) == keccak256("bool")) return value == 0 ? "false" : "true";
        if (_find(type_, 0, "uint") == 0) return _quoted(uint256(value).toString());
        revert Unwritable(string(type_));
    }

    function _list(bytes memory type_, bytes memory members, uint256 word) private pure returns (string memory json) {
        uint256 count = uint256(_word(members, word));
        for (uint256 i = 0; i < count; ++i) {
            json = string.concat(json, i == 0 ? "" : ",", _simple(type_, _word(members, word + 1 + i)));
        }
        return string.concat("[", json, "]");
    }

    function _bytes(bytes memory members, bytes32 place) private pure returns (bytes memory) {
        uint256 from = uint256(place) + 32;
        return _part(members, from, from + uint256(_word(members, uint256(place) / 32)));
    }

    /// @dev No text of these tests has anything to escape.
    function _quoted(string memory text) private pure returns (string memory) {
        return string.concat("\"", text, "\"");
    }

    function _word(bytes memory data, uint256 word) private pure returns (bytes32 value) {
        if (data.length < (word + 1) * 32) revert Unwritable("too few members");
        assembly ("memory-safe") {
            value := mload(add(data, mul(add(word, 1), 0x20)))
        }
    }

    function _endOfName(bytes memory kind, uint256 from) private pure returns (uint256 at) {
        at = from;
        while (kind[at] != "," && kind[at] != ")") ++at;
    }

    function _part(bytes memory data, uint256 from, uint256 to) private pure returns (bytes memory part) {
        part = new bytes(to - from);
        for (uint256 i = 0; i < part.length; ++i) {
            part[i] = data[from + i];
        }
    }

    function _after(bytes memory data, uint256 from, string memory what) private pure returns (uint256) {
        return _find(data, from, what) + bytes(what).length;
    }

    /// @dev Where `what` stands first; the length if it does not.
    function _find(bytes memory data, uint256 from, string memory what) private pure returns (uint256) {
        bytes memory wanted = bytes(what);
        for (uint256 at = from; at + wanted.length <= data.length; ++at) {
            uint256 same = 0;
            while (same < wanted.length && data[at + same] == wanted[same]) ++same;
            if (same == wanted.length) return at;
        }
        return data.length;
    }
}
