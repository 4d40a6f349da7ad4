// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {Pass} from "../../src/Pass.sol";
import {IMarket} from "../../src/interfaces/IMarket.sol";
import {IPass} from "../../src/interfaces/IPass.sol";
import {Vm} from "../Vm.sol";
import {PoolMarket, PoolToken} from "../doubles/PoolMarket.sol";
import {Messages} from "./Vectors.sol";

contract PassVectors is Messages {
    uint32 private constant PERIOD = 30 days;

    PoolMarket private market;
    PoolToken private token;
    Pass private pass;

    function test_WriteMessages() public {
        vm.warp(TODAY);
        market = new PoolMarket(address(0));
        token = new PoolToken();
        pass = new Pass(IMarket(address(market)));
        begin("Astra Pass", address(pass));
        for (uint256 i = 0; i < CASES; ++i) {
            offer();
            close();
            subscribe();
            renew();
            stop();
        }
        save("pass");
    }

    function offer() private {
        Vm.Wallet memory account = anybody();
        uint96 price = uint96(any(1, type(uint96).max));
        (uint32 period, uint16 share) = (uint32(any(1, type(uint32).max)), uint16(any(0, 5_000)));
        (uint256 nonce, uint40 deadline) = (anyNonce(), anyDeadline());
        bytes memory signature = signed(
            account,
            "Offer(address account,address token,uint96 price,uint32 period,uint16 share,uint256 nonce,uint40 deadline)",
            abi.encode(account.addr, token, price, period, share, nonce, deadline)
        );
        pass.offerFor(account.addr, address(token), price, period, share, nonce, deadline, signature);
    }

    function close() private {
        Vm.Wallet memory account = anybody();
        uint256 plan = offered(account.addr, 1);
        (uint256 nonce, uint40 deadline) = (anyNonce(), anyDeadline());
        bytes memory signature = signed(
            account,
            "Close(address account,uint256 plan,uint256 nonce,uint40 deadline)",
            abi.encode(account.addr, plan, nonce, deadline)
        );
        pass.closeFor(account.addr, plan, nonce, deadline, signature);
    }

    function subscribe() private {
        Vm.Wallet memory account = anySubscriber();
        uint256 plan = offered(anyAddress(), uint96(any(1, 1e24)));
        IPass.Choice memory choice = IPass.Choice(plan, uint32(any(1, 1_000)), anyAddress(), IPass.Source(any(0, 1)));
        (uint256 nonce, uint40 deadline) = (anyNonce(), anyDeadline());
        bytes memory signature = signed(
            account,
            "Subscribe(address account,Choice choice,uint256 nonce,uint40 deadline)Choice(uint256 plan,uint32 periods,address referrer,uint8 source)",
            abi.encode(account.addr, choice, nonce, deadline)
        );
        pass.subscribeFor(account.addr, choice, nonce, deadline, signature);
    }

    /// @dev Anew two days before the end: a tenth of the period.
    function renew() private {
        Vm.Wallet memory account = anySubscriber();
        uint96 price = uint96(any(1, 1e24));
        uint256 plan = offered(anyAddress(), price);
        vm.prank(account.addr);
        pass.subscribe(plan, 1, address(0), IPass.Source.Tokens);
        IPass.Source source = IPass.Source(any(0, 1));
        uint32 renewals = uint32(any(1, type(uint32).max - 1));
        IPass.Schedule memory schedule =
            IPass.Schedule(account.addr, plan, price, renewals, anyDeadline(), source, anyNonce());
        bytes memory signature = signed(
            account,
            "Schedule(address account,uint256 plan,uint96 price,uint32 renewals,uint40 until,uint8 source,uint256 nonce)",
            abi.encode(schedule)
        );
        vm.warp(TODAY + PERIOD - 2 days);
        pass.renew(schedule, signature);
        vm.warp(TODAY);
    }

    function stop() private {
        Vm.Wallet memory account = anybody();
        (uint256 scheduleNonce, uint256 nonce, uint40 deadline) = (anyNonce(), anyNonce(), anyDeadline());
        bytes memory signature = signed(
            account,
            "Stop(address account,uint256 scheduleNonce,uint256 nonce,uint40 deadline)",
            abi.encode(account.addr, scheduleNonce, nonce, deadline)
        );
        pass.stopFor(account.addr, scheduleNonce, nonce, deadline, signature);
    }

    function offered(address owner, uint96 price) private returns (uint256) {
        vm.prank(owner);
        return pass.offer(address(token), price, PERIOD, 1_000);
    }

    /// @dev Somebody with tokens and a balance, of both of which the pass may take.
    function anySubscriber() private returns (Vm.Wallet memory account) {
        account = anybody();
        token.mint(account.addr, 2e30);
        (address[] memory accounts, uint256[] memory amounts) = (new address[](1), new uint256[](1));
        (accounts[0], amounts[0]) = (account.addr, 1e30);
        vm.startPrank(account.addr);
        token.approve(address(pass), type(uint256).max);
        token.approve(address(market), type(uint256).max);
        market.deposit(address(token), accounts, amounts);
        market.allow(address(token), address(pass), type(uint256).max);
        vm.stopPrank();
    }
}
