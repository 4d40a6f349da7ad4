// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {IMarket} from "../../src/interfaces/IMarket.sol";
import {MarketKit} from "../MarketKit.sol";

contract MarketSharesTest is MarketKit {
    function setUp() public {
        begin();
    }

    function test_WhenThereAreThreeOrSixteen() external {
        directory.agree(brand.addr, merchant.addr, 0, [uint16(0), 0, 0], 1);
        payByAllowance(_sharedBy(3));
        payByAllowance(_sharedBy(16));
        equal(balance(merchant.addr), AMOUNT / 4 + AMOUNT / 16, "merchant");
    }

    function test_WhenTheSharesAreNotWhole() external {
        IMarket.Order memory order = someOrder();
        order.shares = new uint256[](2);
        _fails(order, abi.encodeWithSelector(IMarket.ShareCount.selector, 2));
        order.shares = new uint256[](17);
        _fails(order, abi.encodeWithSelector(IMarket.ShareCount.selector, 17));
        address[3] memory owners = [brand.addr, seller.addr, merchant.addr];
        for (uint256 i; i < 3; ++i) {
            order = someOrder();
            order.shares[i] = shareOf(upline, uint96(order.shares[i]));
            _fails(order, abi.encodeWithSelector(IMarket.ShareOwner.selector, i, owners[i]));
        }
        order = someOrder();
        order.shares[3] = uint96(order.shares[3]);
        _fails(order, abi.encodeWithSelector(IMarket.Nothing.selector));
        order = someOrder();
        order.seller = address(0);
        order.shares[1] = uint96(order.shares[1]);
        _fails(order, abi.encodeWithSelector(IMarket.Nothing.selector));
        order = someOrder();
        order.shares[4] += 1;
        _fails(order, abi.encodeWithSelector(IMarket.ShareSum.selector, AMOUNT + 1, AMOUNT));
        order.shares[4] -= 2;
        _fails(order, abi.encodeWithSelector(IMarket.ShareSum.selector, AMOUNT - 1, AMOUNT));
        order = someOrder();
        order.amount = 0;
        for (uint256 i; i < 5; ++i) {
            order.shares[i] = order.shares[i] >> 96 << 96;
        }
        _fails(order, abi.encodeWithSelector(IMarket.ShareSum.selector, 0, 0));
    }

    function test_WhenAFloorIsNotKept() external {
        directory.agree(brand.addr, merchant.addr, 0, [uint16(5_001), 0, 0], 1);
        _fails(someOrder(), abi.encodeWithSelector(IMarket.BelowFloor.selector, 0, AMOUNT / 2, AMOUNT * 5_001 / 10_000));
        directory.agree(brand.addr, merchant.addr, 0, [uint16(5_000), 2_001, 0], 2);
        _fails(someOrder(), abi.encodeWithSelector(IMarket.BelowFloor.selector, 1, AMOUNT / 5, AMOUNT * 2_001 / 10_000));
        directory.agree(brand.addr, merchant.addr, 0, [uint16(5_000), 2_000, 2_001], 3);
        _fails(someOrder(), abi.encodeWithSelector(IMarket.BelowFloor.selector, 3, AMOUNT / 5, AMOUNT * 2_001 / 10_000));
        directory.agree(brand.addr, merchant.addr, 0, [uint16(5_000), 2_000, 2_000], 4);
        payByAllowance(someOrder());
    }

    function test_WhenTheMerchantIsAmongThoseAboveTheSeller() external {
        IMarket.Order memory order = someOrder();
        order.shares[3] = shareOf(merchant.addr, AMOUNT / 10);
        order.shares[4] = shareOf(merchant.addr, AMOUNT / 10);
        _fails(order, abi.encodeWithSelector(IMarket.BelowFloor.selector, 3, 0, AMOUNT / 20));
    }

    function test_WhenThereIsAFee() external {
        vm.prank(governor);
        market.setFee(100, sink);
        _fails(someOrder(), abi.encodeWithSelector(IMarket.FeeMissing.selector, AMOUNT / 100));
        IMarket.Order memory order = someOrder();
        order.shares[4] = shareOf(sink, AMOUNT / 10);
        payByAllowance(order);
        // A fee that is too small, one that is the only share above the seller, and the sink as the merchant.
        order.cart = "2";
        order.shares[4] = shareOf(sink, AMOUNT / 100 - 1);
        order.shares[3] = shareOf(upline, AMOUNT / 5 - AMOUNT / 100 + 1);
        _fails(order, abi.encodeWithSelector(IMarket.FeeMissing.selector, AMOUNT / 100));
        uint256[] memory shares = new uint256[](4);
        (shares[0], shares[1]) = (order.shares[0], order.shares[1]);
        shares[2] = shareOf(merchant.addr, AMOUNT / 5);
        shares[3] = shareOf(sink, AMOUNT / 10);
        order.shares = shares;
        _fails(order, abi.encodeWithSelector(IMarket.BelowFloor.selector, 3, 0, AMOUNT / 20));
        shares = new uint256[](3);
        (shares[0], shares[1]) = (order.shares[0], order.shares[1]);
        shares[2] = shareOf(merchant.addr, AMOUNT * 3 / 10);
        order.shares = shares;
        _fails(order, abi.encodeWithSelector(IMarket.FeeMissing.selector, AMOUNT / 100));
        vm.prank(governor);
        market.setFee(100, merchant.addr);
        order = someOrder();
        order.cart = "3";
        order.shares[4] = shareOf(merchant.addr, AMOUNT / 10);
        payByAllowance(order);
    }

    function test_WhenTheFeeIsPaidExactly() external {
        vm.prank(governor);
        market.setFee(100, sink);
        IMarket.Order memory order = someOrder();
        order.shares[3] = shareOf(upline, AMOUNT / 5 - AMOUNT / 100);
        order.shares[4] = shareOf(sink, AMOUNT / 100);
        order.hold = 0;
        payByAllowance(order);
        equal(balance(sink), AMOUNT / 100, "fee");
    }

    function test_WhenTheMerchantsOwnShareIsMeantToBeTheFee() external {
        directory.agree(brand.addr, merchant.addr, 0, [uint16(0), 0, 0], 1);
        vm.prank(governor);
        market.setFee(100, merchant.addr);
        _fails(_sharedBy(3), abi.encodeWithSelector(IMarket.FeeMissing.selector, AMOUNT / 100));
    }

    /// @dev Half of 9,999 is 4,999; a basis point of it is nothing.
    function test_WhenAFloorIsNoWholeNumber() external {
        directory.agree(brand.addr, merchant.addr, 0, [uint16(5_000), 1, 1], 1);
        IMarket.Order memory order = _sharedBy(3);
        order.amount = 9_999;
        order.shares[0] = shareOf(brand.addr, 4_998);
        order.shares[1] = shareOf(seller.addr, 0);
        order.shares[2] = shareOf(merchant.addr, 5_001);
        _fails(order, abi.encodeWithSelector(IMarket.BelowFloor.selector, 0, 4_998, 4_999));
        order.shares[0] = shareOf(brand.addr, 4_999);
        order.shares[2] = shareOf(merchant.addr, 5_000);
        payByAllowance(order);
    }

    /// @dev An order at once, of which everybody but the brand has the same: a quarter, or a sixteenth.
    function _sharedBy(uint256 count) private view returns (IMarket.Order memory order) {
        order = instantOrder();
        uint256 part = count == 3 ? AMOUNT / 4 : AMOUNT / count;
        order.shares = new uint256[](count);
        order.shares[0] = shareOf(brand.addr, AMOUNT - (count - 1) * part);
        order.shares[1] = shareOf(seller.addr, part);
        order.shares[2] = shareOf(merchant.addr, part);
        for (uint256 i = 3; i < count; ++i) {
            order.shares[i] = shareOf(address(uint160(0x1000 + i)), part);
        }
    }

    function _fails(IMarket.Order memory order, bytes memory why) private {
        bytes memory terms = termsOf(order);
        vm.prank(buyer.addr);
        vm.expectRevert(why);
        market.pay(order, terms, IMarket.Means.Allowance, "");
    }
}
