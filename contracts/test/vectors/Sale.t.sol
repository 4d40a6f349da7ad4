// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {ISale} from "../../src/interfaces/ISale.sol";
import {Vm} from "../Vm.sol";
import {SaleBase} from "../unit/SaleBase.sol";
import {Messages} from "./Vectors.sol";

contract SaleVectors is SaleBase, Messages {
    string private constant VOUCHER_KIND = "Voucher(address buyer,address sale,uint96 most,uint40 validUntil)";

    Vm.Wallet[] private buyers;

    function test_WriteMessages() public {
        everybodyBuys();
        succeed();
        for (uint256 i = 0; i < CASES; ++i) {
            (address to, uint256 nonce, uint40 deadline) = (anyAddress(), uint256(anyHash()), anyDeadline());
            bytes memory signature = signed(
                buyers[i],
                "Claim(address buyer,address to,uint256 nonce,uint40 deadline)",
                abi.encode(buyers[i].addr, to, nonce, deadline)
            );
            sale.claimFor(buyers[i].addr, to, nonce, deadline, signature);
        }
        save("sale");
    }

    /// @dev A sale of its own, as the other one succeeded.
    function test_WriteMessagesOfAFailure() public {
        everybodyBuys();
        vm.warp(END);
        for (uint256 i = 0; i < CASES; ++i) {
            (address to, uint256 nonce, uint40 deadline) = (anyAddress(), uint256(anyHash()), anyDeadline());
            bytes memory signature = signed(
                buyers[i],
                "Refund(address buyer,address to,uint256 nonce,uint40 deadline)",
                abi.encode(buyers[i].addr, to, nonce, deadline)
            );
            sale.refundFor(buyers[i].addr, to, nonce, deadline, signature);
        }
        save("sale-failed");
    }

    function everybodyBuys() private {
        begin("Astra Sale", address(sale));
        vm.warp(START + 5 days);
        for (uint256 i = 0; i < CASES; ++i) {
            Vm.Wallet memory buyer = anybody();
            buyers.push(buyer);
            money.mint(buyer.addr, 1_000_000);
            vm.prank(buyer.addr);
            money.approve(address(sale), type(uint256).max);
            buySigned(buyer);
        }
    }

    /// @dev Of no more than ends in failure.
    function buySigned(Vm.Wallet memory buyer) private {
        ISale.Voucher memory voucher = ISale.Voucher(uint96(any(29, type(uint96).max)), anyDeadline(), "");
        voucher.signature = signed(signer, VOUCHER_KIND, abi.encode(buyer.addr, sale, voucher.most, voucher.validUntil));
        (uint96 amount, uint256 round) = (uint96(any(1, 29)), 5);
        (uint256 nonce, uint40 deadline) = (anyNonce(), anyDeadline());
        bytes memory signature = signed(
            buyer,
            "Buy(address buyer,uint96 amount,uint256 round,uint256 nonce,uint40 deadline)",
            abi.encode(buyer.addr, amount, round, nonce, deadline)
        );
        sale.buyFor(buyer.addr, amount, round, voucher, nonce, deadline, signature);
    }
}
