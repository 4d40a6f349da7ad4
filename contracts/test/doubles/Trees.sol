// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

/// @dev Trees as OpenZeppelin's library for JavaScript makes them: pairs are sorted.
library Trees {
    /// @dev The root above leaves of which there are 1, 2, 4, ...
    function root(bytes32[] memory leaves) internal pure returns (bytes32) {
        bytes32[] memory row = leaves;
        while (row.length > 1) row = above(row);
        return row[0];
    }

    /// @dev The siblings from a leaf up to the root.
    function proof(bytes32[] memory leaves, uint256 at) internal pure returns (bytes32[] memory siblings) {
        uint256 depth;
        while (1 << depth < leaves.length) ++depth;
        siblings = new bytes32[](depth);
        bytes32[] memory row = leaves;
        for (uint256 i; i < depth; ++i) {
            siblings[i] = row[at ^ 1];
            row = above(row);
            at >>= 1;
        }
    }

    /// @dev Siblings of a leaf in a tree of 2^depth leaves that nobody wrote down, and the root.
    function branch(bytes32 leaf, uint256 depth) internal pure returns (bytes32 top, bytes32[] memory siblings) {
        siblings = new bytes32[](depth);
        top = leaf;
        for (uint256 i; i < depth; ++i) {
            siblings[i] = keccak256(abi.encode("sibling", i));
            top = pair(top, siblings[i]);
        }
    }

    function above(bytes32[] memory row) internal pure returns (bytes32[] memory half) {
        half = new bytes32[](row.length / 2);
        for (uint256 i; i < half.length; ++i) {
            half[i] = pair(row[2 * i], row[2 * i + 1]);
        }
    }

    function pair(bytes32 left, bytes32 right) internal pure returns (bytes32) {
        return left < right ? keccak256(abi.encode(left, right)) : keccak256(abi.encode(right, left));
    }
}
