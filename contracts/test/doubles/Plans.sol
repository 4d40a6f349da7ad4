// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {Pass} from "../../src/Pass.sol";
import {IMarket} from "../../src/interfaces/IMarket.sol";
import {IPass} from "../../src/interfaces/IPass.sol";
import {Base} from "../Base.sol";
import {Vm} from "../Vm.sol";
import {PoolMarket, PoolToken} from "./PoolMarket.sol";

/// @dev A market with balances, a token, and a subscriber who allowed the pass to take all of both.
abstract contract Plans is Base {
    address internal constant OWNER = address(0x0123);
    address internal constant REFERRER = address(0x4ef);
    uint32 internal constant PERIOD = 30 days;
    uint96 internal constant PRICE = 1_001;

    PoolMarket internal _market;
    Pass internal _pass;
    PoolToken internal _token;
    Vm.Wallet internal _subscriber;
    uint256 internal _now = 1_800_000_000;

    function setUp() public virtual {
        _market = new PoolMarket(address(0));
        _pass = new Pass(IMarket(address(_market)));
        _token = new PoolToken();
        _subscriber = person("subscriber");
        vm.warp(_now);
        _token.mint(_subscriber.addr, 1e30);
        vm.startPrank(_subscriber.addr);
        _token.approve(address(_pass), type(uint256).max);
        _token.approve(address(_market), type(uint256).max);
        address[] memory accounts = new address[](1);
        uint256[] memory amounts = new uint256[](1);
        (accounts[0], amounts[0]) = (_subscriber.addr, 1e29);
        _market.deposit(address(_token), accounts, amounts);
        _market.allow(address(_token), address(_pass), type(uint256).max);
        vm.stopPrank();
    }

    function skip(uint256 time) internal {
        _now += time;
        vm.warp(_now);
    }

    function offer(uint16 share) internal returns (uint256) {
        vm.prank(OWNER);
        return _pass.offer(address(_token), PRICE, PERIOD, share);
    }

    function subscribe(uint256 plan, uint32 periods, address referrer, IPass.Source source) internal {
        vm.prank(_subscriber.addr);
        _pass.subscribe(plan, periods, referrer, source);
    }

    function untilOf(uint256 plan) internal view returns (uint256 until) {
        (until,) = _pass.passOf(_subscriber.addr, plan);
    }

    function balanceOf(address account) internal view returns (uint256) {
        return _market.balanceOf(address(_token), account);
    }

    function schedule(uint256 plan, uint32 renewals, IPass.Source source)
        internal
        view
        returns (IPass.Schedule memory)
    {
        return IPass.Schedule(_subscriber.addr, plan, PRICE, renewals, uint40(_now + 365 days), source, 7);
    }

    function signed(IPass.Schedule memory what) internal view returns (bytes memory) {
        bytes32 kind = keccak256(
            "Schedule(address account,uint256 plan,uint96 price,uint32 renewals,uint40 until,uint8 source,uint256 nonce)"
        );
        return signed(keccak256(abi.encode(kind, what)));
    }

    function signed(bytes32 what) internal view returns (bytes memory) {
        return sign(_subscriber, digestOf("Astra Pass", address(_pass), what));
    }
}
