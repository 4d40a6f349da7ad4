// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {IMarket} from "../../src/interfaces/IMarket.sol";
import {Payouts} from "../../src/Payouts.sol";
import {Base} from "../Base.sol";
import {PoolMarket, PoolToken} from "./PoolMarket.sol";

/// @dev A market with pools, a token, and who looks after them.
abstract contract Pools is Base {
    address internal constant COUNCIL = address(0xC0);
    address internal constant GUARDIAN = address(0x6A);

    PoolMarket internal _market;
    Payouts internal _payouts;
    PoolToken internal _token;
    /// @dev The time is kept here, as the compiler takes it for the same in the whole of a call.
    uint256 internal _now = 1_800_000_000;

    function setUp() public virtual {
        _market = new PoolMarket(vm.computeCreateAddress(address(this), vm.getNonce(address(this)) + 1));
        _payouts = new Payouts(IMarket(address(_market)), COUNCIL, GUARDIAN);
        _token = new PoolToken();
        _token.mint(address(this), 1e36);
        _token.approve(address(_market), 1e36);
        vm.warp(_now);
    }

    function skip(uint256 time) internal {
        _now += time;
        vm.warp(_now);
    }

    function give(address account, uint256 amount) internal {
        address[] memory accounts = new address[](1);
        uint256[] memory amounts = new uint256[](1);
        (accounts[0], amounts[0]) = (account, amount);
        _market.deposit(address(_token), accounts, amounts);
    }

    function fund(address pool, uint256 amount) internal {
        give(_market.poolOf(pool), amount);
    }

    function post(address pool, bytes32 root, uint96 total) internal returns (uint256 index) {
        vm.prank(_payouts.posterOf(pool));
        return _payouts.post(pool, address(_token), root, keccak256("data"), total);
    }

    function accept(address pool, bytes32 root, uint96 total) internal returns (uint256 index) {
        index = post(pool, root, total);
        skip(2 days);
        _payouts.accept(index);
    }

    function leaf(address pool, address account, uint256 total) internal view returns (bytes32) {
        return leafOf(block.chainid, address(_payouts), pool, account, address(_token), total);
    }

    function leafOf(uint256 chain, address to, address pool, address account, address token, uint256 total)
        internal
        pure
        returns (bytes32)
    {
        return keccak256(bytes.concat(keccak256(abi.encode(chain, to, pool, account, token, total))));
    }

    function balanceOf(address account) internal view returns (uint256) {
        return _market.balanceOf(address(_token), account);
    }

    function left(address pool) internal view returns (uint256) {
        return balanceOf(_market.poolOf(_payouts.reserveOf(pool)));
    }
}
