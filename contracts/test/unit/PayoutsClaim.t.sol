// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {IPayouts} from "../../src/interfaces/IPayouts.sol";
import {PoolMarket} from "../doubles/PoolMarket.sol";
import {Pools} from "../doubles/Pools.sol";
import {Trees} from "../doubles/Trees.sol";

contract PayoutsClaimTest is Pools {
    address private constant MERCHANT = address(0x3e);
    address private constant MEMBER = address(0x3f);
    address private constant OTHER = address(0x40);

    function setUp() public override {
        super.setUp();
        fund(MERCHANT, 1_000);
    }

    function test_claim_RevertsIfItIsOfAnother() public {
        address token = address(_token);
        address payouts = address(_payouts);
        bytes32[7] memory leaves = [
            leafOf(block.chainid + 1, payouts, MERCHANT, MEMBER, token, 10),
            leafOf(block.chainid, address(this), MERCHANT, MEMBER, token, 10),
            leafOf(block.chainid, payouts, OTHER, MEMBER, token, 10),
            leafOf(block.chainid, payouts, MERCHANT, OTHER, token, 10),
            leafOf(block.chainid, payouts, MERCHANT, MEMBER, OTHER, 10),
            leafOf(block.chainid, payouts, MERCHANT, MEMBER, token, 11),
            keccak256(abi.encode(block.chainid, payouts, MERCHANT, MEMBER, token, 10))
        ];
        for (uint256 i; i < leaves.length; ++i) {
            accept(MERCHANT, leaves[i], 10);
            vm.expectRevert(abi.encodeWithSelector(IPayouts.NotInTree.selector, leaves[i]));
            _payouts.claim(MERCHANT, token, MEMBER, 10, new bytes32[](0));
        }
        // The chain becomes another one.
        bytes32 root = leaf(MERCHANT, MEMBER, 10);
        accept(MERCHANT, root, 10);
        vm.chainId(block.chainid + 1);
        vm.expectRevert(abi.encodeWithSelector(IPayouts.NotInTree.selector, root));
        _payouts.claim(MERCHANT, token, MEMBER, 10, new bytes32[](0));
    }

    function test_claim_RevertsBeforeARoot() public {
        vm.expectRevert(abi.encodeWithSelector(IPayouts.NotInTree.selector, bytes32(0)));
        _payouts.claim(MERCHANT, address(_token), MEMBER, 10, new bytes32[](0));
    }

    function test_claim_RevertsIfItIsLowerThanWhatWasClaimed() public {
        accept(MERCHANT, leaf(MERCHANT, MEMBER, 10), 10);
        _claim(MEMBER, 10);
        accept(MERCHANT, leaf(MERCHANT, MEMBER, 9), 10);
        vm.expectRevert(abi.encodeWithSelector(IPayouts.LowerThanClaimed.selector, 9, 10));
        _claim(MEMBER, 9);
    }

    function test_claim_RevertsIfTheReserveIsEmpty() public {
        accept(MERCHANT, leaf(MERCHANT, MEMBER, 11), 10);
        vm.expectRevert(abi.encodeWithSelector(PoolMarket.TooLittle.selector, 10, 11));
        _claim(MEMBER, 11);
        equal(_payouts.claimedBy(MERCHANT, address(_token), MEMBER), 0, "nothing claimed");
        equal(balanceOf(_market.poolOf(MERCHANT)), 990, "the rest of the pool is not touched");
    }

    function test_claim_PaysNothingTheSecondTime() public {
        accept(MERCHANT, leaf(MERCHANT, MEMBER, 10), 100);
        equal(_claim(MEMBER, 10), 10, "first");
        equal(_claim(MEMBER, 10), 0, "second");
        equal(balanceOf(MEMBER), 10, "balance");
        equal(left(MERCHANT), 90, "reserve");
    }

    function test_claim_PaysTheDifferenceUnderALaterRoot() public {
        accept(MERCHANT, leaf(MERCHANT, MEMBER, 10), 10);
        _claim(MEMBER, 10);
        accept(MERCHANT, leaf(MERCHANT, MEMBER, 25), 25);
        equal(_claim(MEMBER, 25), 15, "difference");
        equal(balanceOf(MEMBER), 25, "balance");
        equal(_payouts.claimedBy(MERCHANT, address(_token), MEMBER), 25, "claimed");
    }

    function test_claimMany_PaysManyAtOnce() public {
        bytes32[] memory leaves = new bytes32[](4);
        for (uint256 i; i < 4; ++i) {
            leaves[i] = leaf(MERCHANT, address(uint160(1_000 + i)), 10 * i + 1);
        }
        accept(MERCHANT, Trees.root(leaves), 64);
        IPayouts.Claim[] memory claims = new IPayouts.Claim[](4);
        for (uint256 i; i < 4; ++i) {
            claims[i] = IPayouts.Claim(
                MERCHANT, address(_token), address(uint160(1_000 + i)), 10 * i + 1, Trees.proof(leaves, i)
            );
        }
        // Somebody was quicker with one of them.
        _payouts.claim(MERCHANT, address(_token), claims[2].account, claims[2].total, claims[2].proof);
        _payouts.claimMany(claims);
        for (uint256 i; i < 4; ++i) {
            equal(balanceOf(claims[i].account), 10 * i + 1, "paid");
        }
        equal(left(MERCHANT), 0, "reserve");
        claims[0].total = 2;
        vm.expectRevert(abi.encodeWithSelector(IPayouts.NotInTree.selector, Trees.root(leaves)));
        _payouts.claimMany(claims);
    }

    /// @dev Whatever the totals are, what is paid is what the last one says, and comes out of the budgets.
    function test_fuzz_claim_IsCumulative(uint96[6] memory totals) public {
        fund(MERCHANT, type(uint96).max);
        uint256 highest;
        for (uint256 i; i < totals.length; ++i) {
            if (totals[i] < highest) continue;
            accept(MERCHANT, leaf(MERCHANT, MEMBER, totals[i]), totals[i]);
            equal(_claim(MEMBER, totals[i]), totals[i] - highest, "difference");
            highest = totals[i];
            equal(left(MERCHANT), 0, "reserve");
        }
        equal(balanceOf(MEMBER), highest, "balance");
        equal(balanceOf(_market.poolOf(MERCHANT)), 1_000 + uint256(type(uint96).max) - highest, "pool");
    }

    /// @dev No tree lets anybody claim what is not a leaf of it.
    function test_fuzz_claim_NeedsALeaf(uint8 at, uint96 total, uint96 wrong, bytes32 seed) public {
        vm.assume(total != wrong);
        bytes32[] memory leaves = new bytes32[](8);
        for (uint256 i; i < 8; ++i) {
            leaves[i] = keccak256(abi.encode(seed, i));
        }
        at %= 8;
        leaves[at] = leaf(MERCHANT, MEMBER, total);
        fund(MERCHANT, total);
        accept(MERCHANT, Trees.root(leaves), total);
        bytes32[] memory proof = Trees.proof(leaves, at);
        vm.expectRevert(abi.encodeWithSelector(IPayouts.NotInTree.selector, Trees.root(leaves)));
        _payouts.claim(MERCHANT, address(_token), MEMBER, wrong, proof);
        equal(_payouts.claim(MERCHANT, address(_token), MEMBER, total, proof), total, "right");
    }

    function _claim(address account, uint256 total) private returns (uint256) {
        return _payouts.claim(MERCHANT, address(_token), account, total, new bytes32[](0));
    }
}
