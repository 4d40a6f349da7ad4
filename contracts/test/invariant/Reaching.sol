// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {Base} from "../Base.sol";

/// @dev A handler that counts what it brought about, so that nobody takes a handler that does nothing for a proof.
abstract contract Counting {
    mapping(string what => uint256) public times;

    function did(string memory what) internal {
        ++times[what];
    }
}

/// @dev Invariants whose handler has to get everywhere: a walk that is always the same is long enough for all it can bring about.
abstract contract Reaching is Base {
    bytes4[] private _calls;

    function also(bytes4 call) internal {
        _calls.push(call);
    }

    function begin(address handler) internal {
        target(handler, _calls);
    }

    /// @dev Calls with random words, the most random that fit the types.
    function walk(address handler, uint256 steps) internal {
        for (uint256 i; i < steps; ++i) {
            bytes32 seed = keccak256(abi.encode(i));
            bytes4 call = _calls[uint256(seed) % _calls.length];
            uint256 mask = type(uint256).max;
            while (mask > 0 && !step(handler, call, seed, mask)) {
                mask >>= mask > type(uint96).max ? 160 : mask > type(uint32).max ? 64 : mask > 255 ? 24 : 7;
            }
            isTrue(mask > 0, "a step that cannot be taken");
        }
    }

    function reached(address handler, string memory what) internal view {
        isTrue(Counting(handler).times(what) > 0, what);
    }

    function step(address handler, bytes4 call, bytes32 seed, uint256 mask) private returns (bool done) {
        bytes memory data = abi.encodePacked(call);
        for (uint256 word; word < 8; ++word) {
            data = abi.encodePacked(data, uint256(keccak256(abi.encode(seed, word))) & mask);
        }
        (done,) = handler.call(data);
    }
}
