// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {IDirectory} from "../../src/interfaces/IDirectory.sol";
import {IMarket} from "../../src/interfaces/IMarket.sol";
import {IShelf} from "../../src/interfaces/IShelf.sol";
import {Market} from "../../src/Market.sol";
import {DirectoryDouble} from "../doubles/DirectoryDouble.sol";
import {Plain} from "../zoo/Plain.sol";
import {Symbolic} from "./Symbolic.sol";

/// @dev The balances of the market: any call by anybody, in any state.
contract BalancesCheck is Symbolic {
    address internal constant SHELF = address(0x5E);
    address internal constant PAYOUTS = address(0x9A);
    address internal constant GOVERNOR = address(0x60);
    address internal constant GUARDIAN = address(0x6A);

    Market internal market;
    Plain internal token;

    function setUp() public {
        DirectoryDouble directory = new DirectoryDouble();
        market = new Market(IDirectory(address(directory)), IShelf(SHELF), PAYOUTS, GOVERNOR, GUARDIAN);
        token = new Plain(18);
        token.mint(address(market), type(uint128).max);
        anyState(address(market));
    }

    /// @dev M6: a balance falls by nobody's call but its owner's, the shelf's, the payouts' (which are tried by themselves below),
    /// or that of a spender the owner allowed, and by that no further than it was allowed.
    function check_OthersDoNotLowerIt(
        address caller,
        address account,
        uint256 which,
        address to,
        uint256 amount,
        uint256 more
    ) external {
        vm.assume(caller != account && caller != SHELF && caller != PAYOUTS);
        uint256 allowed = market.allowance(address(token), account, caller);
        uint256 before = has(account);
        bytes memory call = someCall(which, account, to, amount, more);
        vm.prank(caller);
        (bool done,) = address(market).call(call);
        vm.assume(done);
        if (has(account) < before) {
            assert(before - has(account) <= allowed);
            assert(market.allowance(address(token), account, caller) == allowed - amount);
        }
    }

    /// @dev M6: nor does an allowance grow by anybody's but its owner's call.
    function check_OthersDoNotAllow(
        address caller,
        address account,
        uint256 which,
        address to,
        uint256 amount,
        uint256 more
    ) external {
        vm.assume(caller != account);
        uint256 before = market.allowance(address(token), account, to);
        bytes memory call = someCall(which, account, to, amount, more);
        vm.prank(caller);
        (bool done,) = address(market).call(call);
        vm.assume(done);
        assert(market.allowance(address(token), account, to) <= before);
    }

    /// @dev M6: what somebody signs lowers nobody else's balance, whatever the signature is.
    function check_SignaturesAreForOneself(
        address signer,
        address account,
        bool moves,
        address to,
        uint256 amount,
        bytes32 r
    ) external {
        vm.assume(signer != account);
        uint256 before = has(account);
        bytes memory signature = abi.encodePacked(r, uint256(1), uint8(27));
        if (moves) market.moveFor(signer, address(token), to, amount, 1, type(uint40).max, signature);
        else market.withdrawFor(signer, address(token), amount, 1, type(uint40).max, signature);
        assert(has(account) >= before);
    }

    /// @dev The payouts take out of a pool, and out of nothing else.
    function check_PayoutsTakeFromPools(address merchant, address account, address to, uint256 amount) external {
        vm.assume(account != market.poolOf(merchant));
        uint256 before = has(account);
        vm.prank(PAYOUTS);
        market.drawPool(merchant, address(token), to, amount);
        assert(has(account) >= before);
    }

    /// @dev The shelf takes from the one account that it names, for itself.
    function check_TheShelfTakesForItself(address from, address account, uint256 amount) external {
        vm.assume(account != from && account != SHELF);
        uint256 before = has(account);
        vm.prank(SHELF);
        market.fundShelf(address(token), from, amount);
        assert(has(account) == before);
    }

    /// @dev M1: what moves goes from one to the other, and to no third.
    function check_MovingConserves(address from, address to, address third, uint256 amount) external {
        vm.assume(third != from && third != to);
        (uint256 a, uint256 b, uint256 c) = (has(from), has(to), has(third));
        vm.prank(from);
        market.move(address(token), to, amount);
        moved(from, to, amount, a, b);
        assert(has(third) == c);
    }

    /// @dev M1: the same by a spender, whose allowance falls by as much.
    function check_SpendingConserves(address spender, address from, address to, address third, uint256 amount)
        external
    {
        vm.assume(third != from && third != to);
        uint256 allowed = market.allowance(address(token), from, spender);
        (uint256 a, uint256 b, uint256 c) = (has(from), has(to), has(third));
        vm.prank(spender);
        market.moveFrom(address(token), from, to, amount);
        moved(from, to, amount, a, b);
        assert(has(third) == c);
        assert(market.allowance(address(token), from, spender) == allowed - amount);
    }

    /// @dev An allowance moves nothing.
    function check_AllowingMovesNothing(address owner, address spender, address account, uint256 amount) external {
        uint256 before = has(account);
        vm.prank(owner);
        market.allow(address(token), spender, amount);
        assert(has(account) == before);
        assert(market.allowance(address(token), owner, spender) == amount);
    }

    /// @dev M1: what comes in is what is credited, to those it was for.
    function check_DepositsAreCredited(address one, address two, address third, uint96 a, uint96 b) external {
        vm.assume(third != one && third != two);
        (uint256 x, uint256 y, uint256 z, uint256 here) =
            (has(one), has(two), has(third), token.balanceOf(address(market)));
        deposit(one, two, a, b);
        assert(token.balanceOf(address(market)) == here + a + b);
        assert(has(one) == x + (one == two ? uint256(a) + b : a));
        assert(has(two) == y + (one == two ? uint256(a) + b : b));
        assert(has(third) == z);
    }

    /// @dev M1: what goes out is what was debited, and of the owner only.
    function check_WithdrawalsAreDebited(address owner, address third, uint256 amount) external {
        vm.assume(third != owner && owner != address(market));
        (uint256 before, uint256 other, uint256 here) = (has(owner), has(third), token.balanceOf(address(market)));
        vm.prank(owner);
        market.withdraw(address(token), amount);
        assert(has(owner) == before - amount);
        assert(has(third) == other);
        assert(token.balanceOf(address(market)) == here - amount);
    }

    function has(address account) internal view returns (uint256) {
        return market.balanceOf(address(token), account);
    }

    function moved(address from, address to, uint256 amount, uint256 a, uint256 b) internal view {
        if (from == to) {
            assert(has(from) == a && amount <= a);
        } else {
            assert(has(from) == a - amount);
            assert(has(to) == b + amount);
        }
    }

    function deposit(address one, address two, uint256 a, uint256 b) internal {
        address[] memory accounts = new address[](2);
        uint256[] memory amounts = new uint256[](2);
        (accounts[0], accounts[1], amounts[0], amounts[1]) = (one, two, a, b);
        token.mint(address(this), a + b);
        token.approve(address(market), a + b);
        market.deposit(address(token), accounts, amounts);
    }

    /// @dev Any of the calls that take no signature; orders have one unknown share each for brand, seller and merchant.
    function someCall(uint256 which, address account, address to, uint256 amount, uint256 more)
        internal
        view
        returns (bytes memory)
    {
        address[] memory list = new address[](1);
        uint256[] memory amounts = new uint256[](1);
        (list[0], amounts[0]) = (to, amount);
        if (which == 0) return abi.encodeCall(IMarket.move, (address(token), to, amount));
        if (which == 1) return abi.encodeCall(IMarket.moveFrom, (address(token), account, to, amount));
        if (which == 2) return abi.encodeCall(IMarket.allow, (address(token), to, amount));
        if (which == 3) return abi.encodeCall(IMarket.deposit, (address(token), list, amounts));
        if (which == 4) return abi.encodeCall(IMarket.withdraw, (address(token), amount));
        if (which == 5) {
            list[0] = address(token);
            return abi.encodeCall(IMarket.withdrawMany, (list, amounts));
        }
        if (which == 6) return abi.encodeCall(IMarket.drawPool, (to, address(token), to, amount));
        if (which == 7) return abi.encodeCall(IMarket.fundShelf, (address(token), account, amount));
        if (which == 8) return abi.encodeCall(IMarket.setFee, (uint16(amount), to));
        if (which == 9) return abi.encodeCall(IMarket.stop, (uint40(amount)));
        IMarket.Order memory order = orderOf(account, to, amount, more);
        if (which == 10) return abi.encodeCall(IMarket.release, (order));
        if (which == 11) return abi.encodeCall(IMarket.dispute, (order));
        if (which == 12) return abi.encodeCall(IMarket.expire, (order));
        if (which == 13) return abi.encodeCall(IMarket.cancel, (order));
        if (which == 14) return abi.encodeCall(IMarket.resolve, (order, more));
        return abi.encodeCall(IMarket.refund, (order, more));
    }

    /// @dev The account is the merchant, who alone can lose by an order that was opened.
    function orderOf(address account, address to, uint256 amount, uint256 more)
        internal
        view
        returns (IMarket.Order memory order)
    {
        (order.merchant, order.brand, order.seller, order.buyer) = (account, to, to, address(uint160(more)));
        (order.token, order.arbiter, order.amount) = (address(token), address(uint160(more >> 8)), uint96(amount));
        (order.hold, order.ruling) = (1, 1);
        order.shares = new uint256[](2);
        order.shares[0] = uint256(uint160(to)) << 96 | uint96(amount);
        order.shares[1] = uint256(uint160(account)) << 96 | uint96(more);
    }
}
