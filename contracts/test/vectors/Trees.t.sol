// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {Pools} from "../doubles/Pools.sol";
import {Trees} from "../doubles/Trees.sol";
import {Vectors} from "./Vectors.sol";

/// @dev Trees of payments. Each is posted and accepted, and every leaf is claimed by its proof.
contract TreesVectors is Pools, Vectors {
    uint256 private constant COUNT = 32;
    uint256 private constant LARGEST = 17;

    struct Payment {
        address account;
        uint96 total;
    }

    function test_WriteTrees() public {
        vm.chainId(CHAIN);
        for (uint256 i = 0; i < COUNT; ++i) {
            tree(i < LARGEST ? i + 1 : any(1, LARGEST), i % 2 == 0);
        }
        string memory where = string.concat("\n  \"chainId\": ", vm.toString(CHAIN), ",\n  ");
        where = string.concat(where, field("payouts", address(_payouts)), ",\n  ", field("token", address(_token)));
        save("trees", string.concat(where, ","));
    }

    /// @param sorted Whether leaves stand in the order of their hashes, as OpenZeppelin's library has them unless it is told otherwise.
    function tree(uint256 size, bool sorted) private {
        address pool = anyAddress();
        (Payment[] memory payments, bytes32[] memory leaves) = (new Payment[](size), new bytes32[](size));
        uint96 sum;
        for (uint256 i = 0; i < size; ++i) {
            payments[i] = Payment(anyAddress(), uint96(any(1, type(uint80).max)));
            leaves[i] = leaf(pool, payments[i].account, payments[i].total);
            sum += payments[i].total;
        }
        bytes32[] memory nodes = nodesOf(sorted ? sort(leaves) : leaves);
        fund(pool, sum);
        accept(pool, nodes[0], sum);
        string memory list;
        for (uint256 i = 0; i < size; ++i) {
            bytes32[] memory proof = proofOf(nodes, leaves[i]);
            _payouts.claim(pool, address(_token), payments[i].account, payments[i].total, proof);
            equal(balanceOf(payments[i].account), payments[i].total, "claimed");
            string memory payment = string.concat(field("account", payments[i].account), ",");
            payment = string.concat(payment, field("total", payments[i].total), ",", field("leaf", leaves[i]), ",");
            list = string.concat(list, i == 0 ? "{" : ",{", payment, field("proof", proof), "}");
        }
        string memory json = string.concat("{", field("pool", pool), ",\"sorted\":", sorted ? "true" : "false", ",");
        add(string.concat(json, field("root", nodes[0]), ",\"payments\":[", list, "]}"));
    }

    /// @dev As OpenZeppelin's library keeps them: the root first, what is below `i` at `2i + 1` and `2i + 2`, the first leaf last.
    function nodesOf(bytes32[] memory leaves) private pure returns (bytes32[] memory nodes) {
        nodes = new bytes32[](2 * leaves.length - 1);
        for (uint256 i = 0; i < leaves.length; ++i) {
            nodes[nodes.length - 1 - i] = leaves[i];
        }
        for (uint256 i = leaves.length - 1; i > 0; --i) {
            nodes[i - 1] = Trees.pair(nodes[2 * i - 1], nodes[2 * i]);
        }
    }

    function proofOf(bytes32[] memory nodes, bytes32 leaf_) private pure returns (bytes32[] memory proof) {
        uint256 at = nodes.length - 1;
        while (nodes[at] != leaf_) --at;
        uint256 depth;
        for (uint256 i = at; i > 0; i = (i - 1) / 2) {
            ++depth;
        }
        proof = new bytes32[](depth);
        for (uint256 i = 0; i < depth; ++i) {
            proof[i] = nodes[at % 2 == 0 ? at - 1 : at + 1];
            at = (at - 1) / 2;
        }
    }

    function sort(bytes32[] memory leaves) private pure returns (bytes32[] memory sorted) {
        sorted = new bytes32[](leaves.length);
        for (uint256 i = 0; i < leaves.length; ++i) {
            uint256 at = i;
            for (; at > 0 && sorted[at - 1] > leaves[i]; --at) {
                sorted[at] = sorted[at - 1];
            }
            sorted[at] = leaves[i];
        }
    }
}
