// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {IDirectory} from "../../src/interfaces/IDirectory.sol";
import {IMarket} from "../../src/interfaces/IMarket.sol";
import {IShelf} from "../../src/interfaces/IShelf.sol";
import {Market} from "../../src/Market.sol";
import {Shares} from "../../src/libraries/Shares.sol";
import {DirectoryDouble} from "../doubles/DirectoryDouble.sol";
import {Plain} from "../zoo/Plain.sol";
import {Symbolic} from "./Symbolic.sol";

/// @dev Orders of any amounts through the real market. Division is a function that nothing is known of but what is proven
/// about it in floors.smt2, for all numbers: solvers of 256 bits cannot divide.
contract SharesCheck is Symbolic {
    address internal constant BRAND = address(0xB0);
    address internal constant SELLER = address(0xB1);
    address internal constant UPLINE = address(0xB2);
    address internal constant POOL = address(0xB3);

    Market internal market;
    Plain internal token;

    /// @dev The merchant is this contract; it buys from itself, so that it need not sign.
    function setUp() public {
        DirectoryDouble directory = new DirectoryDouble();
        directory.agree(BRAND, address(this), 0, [uint16(0), 0, 0], 1);
        market = new Market(IDirectory(address(directory)), IShelf(address(0)), address(1), address(2), address(3));
        token = new Plain(18);
        token.mint(address(this), type(uint96).max);
        token.approve(address(market), type(uint256).max);
        address[] memory accounts = new address[](1);
        uint256[] memory amounts = new uint256[](1);
        (accounts[0], amounts[0]) = (address(this), type(uint96).max);
        market.deposit(address(token), accounts, amounts);
    }

    /// @dev M3: whatever was refunded of it, the rest is paid exactly, and nobody gets more than their own share.
    function check_TheRestIsPaidExactly(uint96 a, uint96 b, uint96 c, uint96 d, uint96 e, uint96 back) external {
        uint96[5] memory parts = [a, b, c, d, e];
        IMarket.Order memory order = orderOf(parts, 1);
        vm.assume(back > 0 && back < order.amount);
        known(parts, order.amount, order.amount - back);
        market.pay(order, "", IMarket.Means.Balance, "");
        market.refund(order, back);
        market.release(order);
        assert(allPaid(parts) == order.amount - back);
        (, uint96 refunded,) = market.stateOf(market.idOf(order));
        assert(refunded == back);
    }

    /// @dev M3: without a refund everybody gets what the order says.
    function check_AnInstantOrderIsPaidAsItSays(uint96 a, uint96 b, uint96 c, uint96 d, uint96 e) external {
        uint96[5] memory parts = [a, b, c, d, e];
        IMarket.Order memory order = orderOf(parts, 0);
        exact(parts, order.amount);
        market.pay(order, "", IMarket.Means.Balance, "");
        assert(has(BRAND) == a);
        assert(has(SELLER) == b);
        assert(has(address(this)) == type(uint96).max - uint256(order.amount) + c);
        assert(has(UPLINE) == d);
        assert(has(POOL) == e);
    }

    /// @dev What came of it, after each was compared with its part. The payer is the merchant, whose part is what is not the others'.
    function allPaid(uint96[5] memory parts) internal view returns (uint256) {
        uint256 others = has(BRAND) + has(SELLER) + has(UPLINE) + has(POOL);
        assert(has(BRAND) <= parts[0] && has(SELLER) <= parts[1] && has(UPLINE) <= parts[3] && has(POOL) <= parts[4]);
        uint256 amount = uint256(parts[0]) + parts[1] + parts[2] + parts[3] + parts[4];
        (, uint96 back,) = market.stateOf(lastId);
        uint256 own = has(address(this)) + amount - back - type(uint96).max;
        assert(own <= parts[2]);
        return others + own;
    }

    function has(address account) internal view returns (uint256) {
        return market.balanceOf(address(token), account);
    }

    bytes32 internal lastId;

    function orderOf(uint96[5] memory parts, uint32 hold) internal returns (IMarket.Order memory order) {
        uint256 sum = uint256(parts[0]) + parts[1] + parts[2] + parts[3] + parts[4];
        vm.assume(sum > 0 && sum <= type(uint96).max);
        (order.merchant, order.buyer, order.brand, order.seller) = (address(this), address(this), BRAND, SELLER);
        (order.token, order.amount, order.hold) = (address(token), uint96(sum), hold);
        order.payBy = uint40(block.timestamp);
        order.shares = new uint256[](5);
        address[5] memory owners = [BRAND, SELLER, address(this), UPLINE, POOL];
        for (uint256 i; i < 5; ++i) {
            order.shares[i] = uint256(uint160(owners[i])) << 96 | parts[i];
        }
        lastId = market.idOf(order);
    }

    /// @dev The lemmas of floors.smt2 for the divisions of this order: all of the amount is all of the rest, and no part is more
    /// than its own amount, or negative.
    function known(uint96[5] memory parts, uint256 amount, uint256 rest) internal pure {
        uint256 sum;
        uint256 before;
        for (uint256 i; i < 5; ++i) {
            sum += parts[i];
            uint256 upTo = Shares.upTo(sum, rest, amount);
            vm.assume(before <= upTo && upTo - before <= parts[i]);
            before = upTo;
        }
        vm.assume(before == rest);
    }

    /// @dev The first lemma, at each part: of all of the amount each sum is itself.
    function exact(uint96[5] memory parts, uint256 amount) internal pure {
        uint256 sum;
        for (uint256 i; i < 5; ++i) {
            sum += parts[i];
            vm.assume(Shares.upTo(sum, amount, amount) == sum);
        }
    }
}
