// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {IMarket} from "../../src/interfaces/IMarket.sol";
import {MarketKit} from "../MarketKit.sol";
import {Vm} from "../Vm.sol";
import {Messages} from "./Vectors.sol";

contract MarketVectors is MarketKit, Messages {
    function test_WriteMessages() public {
        begin();
        begin("Astra Market", address(market));
        coin.mint(buyer.addr, type(uint128).max);
        for (uint256 i = 0; i < CASES; ++i) {
            accept(IMarket.Means(1 + i % 3));
            release();
            refund();
            dispute();
            resolve();
            settle();
            cancel();
            depositSigned();
            moveBalance();
            allow();
            withdraw();
        }
        save("market");
    }

    function accept(IMarket.Means means) private {
        IMarket.Order memory order = anyOrder();
        bytes memory signature = signed(
            buyer, "Accept(bytes32 order,address payer,uint8 means)", abi.encode(market.idOf(order), buyer.addr, means)
        );
        if (means == IMarket.Means.Balance) deposit(buyer.addr, order.amount);
        // A permit that does not work is passed over where there is an allowance.
        if (means == IMarket.Means.Permit) signature = abi.encode(0, 0, 0, bytes32(0), bytes32(0), signature);
        bytes memory terms = termsOf(order);
        market.pay(order, terms, means, signature);
    }

    function release() private {
        (IMarket.Order memory order, uint40 deadline) = anyHeld();
        bytes memory signature =
            signed(buyer, "Release(bytes32 order,uint40 deadline)", abi.encode(market.idOf(order), deadline));
        market.releaseFor(order, deadline, signature);
    }

    function refund() private {
        (IMarket.Order memory order, uint40 deadline) = anyHeld();
        (uint256 amount, uint256 nonce) = (any(1, AMOUNT), uint256(anyHash()));
        bytes memory signature = signed(
            merchant,
            "Refund(bytes32 order,uint256 amount,uint256 nonce,uint40 deadline)",
            abi.encode(market.idOf(order), amount, nonce, deadline)
        );
        market.refundFor(order, amount, nonce, deadline, signature);
    }

    function dispute() private {
        (IMarket.Order memory order, uint40 deadline) = anyHeld();
        bytes memory signature =
            signed(buyer, "Dispute(bytes32 order,uint40 deadline)", abi.encode(market.idOf(order), deadline));
        market.disputeFor(order, deadline, signature);
    }

    function resolve() private {
        (IMarket.Order memory order, uint40 deadline) = anyHeld();
        vm.prank(buyer.addr);
        market.dispute(order);
        uint256 toBuyer = any(0, AMOUNT);
        bytes memory signature = signed(
            arbiter,
            "Resolve(bytes32 order,uint256 toBuyer,uint40 deadline)",
            abi.encode(market.idOf(order), toBuyer, deadline)
        );
        market.resolveFor(order, toBuyer, deadline, signature);
    }

    function settle() private {
        (IMarket.Order memory order, uint40 deadline) = anyHeld();
        uint256 toBuyer = any(0, AMOUNT);
        bytes32 digest = message(
            "Settle(bytes32 order,uint256 toBuyer,uint40 deadline)", abi.encode(market.idOf(order), toBuyer, deadline)
        );
        market.settle(order, toBuyer, deadline, sign(buyer, digest), sign(merchant, digest));
    }

    function cancel() private {
        (IMarket.Order memory order, uint40 deadline) = (anyOrder(), anyDeadline());
        bytes memory signature =
            signed(merchant, "Cancel(bytes32 order,uint40 deadline)", abi.encode(market.idOf(order), deadline));
        market.cancelFor(order, deadline, signature);
    }

    function depositSigned() private {
        uint256 count = any(0, 4);
        (address[] memory accounts, uint256[] memory amounts) = (new address[](count), new uint256[](count));
        for (uint256 i = 0; i < count; ++i) {
            (accounts[i], amounts[i]) = (anyAddress(), any(0, 2 ** 90));
        }
        (uint256 nonce, uint40 deadline) = (uint256(anyHash()), anyDeadline());
        bytes memory signature = signed(
            buyer,
            "Deposit(address payer,address token,address[] accounts,uint256[] amounts,uint256 nonce,uint40 deadline)",
            abi.encode(buyer.addr, coin, accounts, amounts, nonce, deadline)
        );
        market.depositFor(buyer.addr, address(coin), accounts, amounts, nonce, deadline, signature);
    }

    function moveBalance() private {
        (Vm.Wallet memory account, uint256 amount) = anyHolder();
        (address to, uint256 nonce, uint40 deadline) = (anyAddress(), anyNonce(), anyDeadline());
        bytes memory signature = signed(
            account,
            "Move(address account,address token,address to,uint256 amount,uint256 nonce,uint40 deadline)",
            abi.encode(account.addr, coin, to, amount, nonce, deadline)
        );
        market.moveFor(account.addr, address(coin), to, amount, nonce, deadline, signature);
    }

    function allow() private {
        (Vm.Wallet memory account, address token, address spender) = (anybody(), anyAddress(), anyAddress());
        (uint256 amount, uint256 nonce, uint40 deadline) = (anyNonce(), anyNonce(), anyDeadline());
        bytes memory signature = signed(
            account,
            "Allow(address account,address token,address spender,uint256 amount,uint256 nonce,uint40 deadline)",
            abi.encode(account.addr, token, spender, amount, nonce, deadline)
        );
        market.allowFor(account.addr, token, spender, amount, nonce, deadline, signature);
    }

    function withdraw() private {
        (Vm.Wallet memory account, uint256 amount) = anyHolder();
        (uint256 nonce, uint40 deadline) = (anyNonce(), anyDeadline());
        bytes memory signature = signed(
            account,
            "Withdraw(address account,address token,uint256 amount,uint256 nonce,uint40 deadline)",
            abi.encode(account.addr, coin, amount, nonce, deadline)
        );
        market.withdrawFor(account.addr, address(coin), amount, nonce, deadline, signature);
    }

    function anyOrder() private returns (IMarket.Order memory order) {
        order = someOrder();
        order.cart = anyHash();
    }

    function anyHeld() private returns (IMarket.Order memory order, uint40 deadline) {
        (order, deadline) = (anyOrder(), anyDeadline());
        payByAllowance(order);
    }

    function anyHolder() private returns (Vm.Wallet memory account, uint256 amount) {
        (account, amount) = (anybody(), any(1, 2 ** 90));
        deposit(account.addr, amount);
    }
}
