// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {IMarket} from "../../src/interfaces/IMarket.sol";
import {Payouts} from "../../src/Payouts.sol";
import {Symbolic} from "./Symbolic.sol";

/// @dev The balances as the payouts see them. Who may draw is the market's to check, and checked with it.
contract Purse {
    mapping(address token => mapping(address account => uint256)) public balanceOf;

    function poolOf(address merchant) public pure returns (address) {
        return address(uint160(uint256(keccak256(abi.encode("pool", merchant)))));
    }

    function drawPool(address merchant, address token, address to, uint256 amount) external {
        balanceOf[token][poolOf(merchant)] -= amount;
        balanceOf[token][to] += amount;
    }
}

/// @dev Claims of any size, under any root, in any state of the books and of the balances. Trees are of one leaf: siblings only
/// decide whether a claim goes through, and where the library for them writes is more than the solver is told.
contract PayoutsCheck is Symbolic {
    address internal constant COUNCIL = address(0xC0);
    address internal constant GUARDIAN = address(0x6A);
    address internal constant TOKEN = address(0x70);

    Purse internal market;
    Payouts internal payouts;

    function setUp() public {
        market = new Purse();
        payouts = new Payouts(IMarket(address(market)), COUNCIL, GUARDIAN);
        anyState(address(market));
        anyState(address(payouts));
    }

    /// @dev R1: a claim pays what the leaf says without what was claimed before, out of the reserve, and to the account.
    function check_AClaimPaysTheDifference(address pool, address account, uint256 total) external {
        address reserve = reserveOf(pool);
        vm.assume(account != reserve);
        (uint256 claimed, uint256 has, uint256 left) = (claimedOf(pool, account), balance(account), balance(reserve));
        uint256 amount = payouts.claim(pool, TOKEN, account, total, new bytes32[](0));
        assert(total >= claimed && amount == total - claimed);
        assert(claimedOf(pool, account) == total);
        assert(balance(account) == has + amount);
        assert(balance(reserve) == left - amount);
    }

    /// @dev R1: the same leaf pays nothing more the second time.
    function check_ASecondClaimPaysNothing(address pool, address account, uint256 total) external {
        payouts.claim(pool, TOKEN, account, total, new bytes32[](0));
        (uint256 has, uint256 left) = (balance(account), balance(reserveOf(pool)));
        assert(payouts.claim(pool, TOKEN, account, total, new bytes32[](0)) == 0);
        assert(balance(account) == has && balance(reserveOf(pool)) == left);
    }

    /// @dev R1: what an account has claimed changes by claims for it only, and never falls.
    function check_ClaimsOnlyGrow(
        address pool,
        address account,
        address other,
        uint256 which,
        uint256 number,
        address caller
    ) external {
        uint256 before = claimedOf(pool, account);
        vm.prank(caller);
        (bool done,) = address(payouts).call(someCall(which, pool, other, number));
        vm.assume(done);
        assert(claimedOf(pool, account) >= before);
        if (which != 0 || other != account) assert(claimedOf(pool, account) == before);
    }

    /// @dev R1: what can be claimed grows by what leaves the pool, when a root is accepted, and by nothing else; and never falls.
    function check_BudgetsComeOutOfThePool(address pool, address other, uint256 which, uint256 number, address caller)
        external
    {
        // Two hashes that are the same address; nobody finds them.
        vm.assume(market.poolOf(pool) != reserveOf(pool));
        (uint256 has, uint256 left) = (balance(market.poolOf(pool)), balance(reserveOf(pool)));
        (, uint96 before,) = payouts.booksOf(pool, TOKEN);
        vm.assume(which != 0);
        vm.prank(caller);
        (bool done,) = address(payouts).call(someCall(which, pool, other, number));
        vm.assume(done);
        (, uint96 later,) = payouts.booksOf(pool, TOKEN);
        assert(later >= before);
        if (which != 1 || payouts.rootAt(number).pool != pool || payouts.rootAt(number).token != TOKEN) return;
        assert(balance(market.poolOf(pool)) == has - (later - before));
        assert(balance(reserveOf(pool)) == left + (later - before));
    }

    function claimedOf(address pool, address account) internal view returns (uint256) {
        return payouts.claimedBy(pool, TOKEN, account);
    }

    function reserveOf(address pool) internal view returns (address) {
        return market.poolOf(payouts.reserveOf(pool));
    }

    function balance(address account) internal view returns (uint256) {
        return market.balanceOf(TOKEN, account);
    }

    /// @dev Any of the calls that change something and take no signature.
    function someCall(uint256 which, address pool, address other, uint256 number) internal view returns (bytes memory) {
        if (which == 0) return abi.encodeCall(payouts.claim, (pool, TOKEN, other, number, new bytes32[](0)));
        if (which == 1) return abi.encodeCall(payouts.accept, (number));
        if (which == 2) return abi.encodeCall(payouts.veto, (number));
        if (which == 3) return abi.encodeCall(payouts.overrule, (number));
        if (which == 4) return abi.encodeCall(payouts.end, (number));
        if (which == 5) return abi.encodeCall(payouts.post, (pool, TOKEN, bytes32(number), 0, uint96(number)));
        if (which == 6) return abi.encodeCall(payouts.replace, (pool, other));
        if (which == 7) return abi.encodeCall(payouts.name, (pool, other));
        if (which == 8) return abi.encodeCall(payouts.create, (bytes32(number), other));
        return abi.encodeCall(payouts.register, (pool));
    }
}
