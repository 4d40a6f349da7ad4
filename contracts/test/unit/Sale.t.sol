// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {Errors} from "@openzeppelin/contracts/utils/Errors.sol";
import {Sale} from "../../src/Sale.sol";
import {IRelayed} from "../../src/interfaces/IRelayed.sol";
import {ISale} from "../../src/interfaces/ISale.sol";
import {Intake} from "../../src/libraries/Intake.sol";
import {FeeCoin, Wallet} from "./Coins.sol";
import {SaleBase} from "./SaleBase.sol";

contract SaleTest is SaleBase {
    function test_ConstructorRevertWhenAnAddressIsWrong() public {
        ISale.Terms memory terms = usual();
        terms.signer = address(0);
        expectRevert(ISale.WrongAddress.selector);
        new Sale(terms, rounds());
        terms = usual();
        terms.beneficiary = address(0);
        expectRevert(ISale.WrongAddress.selector);
        new Sale(terms, rounds());
        terms = usual();
        terms.growth = address(0);
        expectRevert(ISale.WrongAddress.selector);
        new Sale(terms, rounds());
        terms = usual();
        terms.payment = terms.token;
        expectRevert(ISale.WrongAddress.selector);
        new Sale(terms, rounds());
    }

    function test_ConstructorRevertWhenAnAmountIsWrong() public {
        ISale.Terms memory terms = usual();
        terms.tokens = 0;
        expectRevert(ISale.WrongAmounts.selector);
        new Sale(terms, rounds());
        terms = usual();
        terms.price = 0;
        expectRevert(ISale.WrongAmounts.selector);
        new Sale(terms, rounds());
        terms = usual();
        terms.softCap = 0;
        expectRevert(ISale.WrongAmounts.selector);
        new Sale(terms, rounds());
        terms = usual();
        terms.hardCap = terms.softCap - 1;
        expectRevert(ISale.WrongAmounts.selector);
        new Sale(terms, rounds());
    }

    function test_ConstructorRevertWhenARoundIsWrong() public {
        expectWrongRound(new ISale.Round[](0), 0);
        expectWrongRound(new ISale.Round[](9), 9);
        ISale.Round[] memory wrong = rounds();
        wrong[2].from -= 1;
        expectWrongRound(wrong, 2);
        wrong = rounds();
        wrong[5].to = wrong[5].from;
        expectWrongRound(wrong, 5);
        wrong = rounds();
        wrong[3].cap = 3_999;
        expectWrongRound(wrong, 3);
        wrong = rounds();
        wrong[0].cap = 0;
        expectWrongRound(wrong, 0);
    }

    function test_ConstructorRevertWhenTooLate() public {
        ISale.Round[] memory wrong = rounds();
        uint40 most = START - 1 days + 3 * 365 days;
        wrong[5].to = most + 1;
        vm.expectRevert(abi.encodeWithSelector(ISale.TooLate.selector, most + 1, most));
        new Sale(usual(), wrong);
    }

    function test_ConstructorRevertWhenUnfunded() public {
        address predicted = vm.computeCreateAddress(address(this), vm.getNonce(address(this)));
        token.mint(predicted, SUPPLY - 1);
        vm.expectRevert(abi.encodeWithSelector(ISale.Unfunded.selector, SUPPLY - 1, SUPPLY));
        new Sale(usual(), rounds());
    }

    function test_Constructor() public {
        ISale.Terms memory terms = sale.terms();
        equal(keccak256(abi.encode(terms)), keccak256(abi.encode(usual())), "terms");
        ISale.Round[] memory wanted = rounds();
        for (uint256 i = 0; i < 6; ++i) {
            equal(keccak256(abi.encode(sale.roundOf(i))), keccak256(abi.encode(wanted[i])), "round");
        }
        (uint256 round, bool open) = sale.current();
        isTrue(round == 0 && !open, "before");
        vm.warp(START + 1 days);
        (round, open) = sale.current();
        isTrue(round == 1 && open, "during");
        vm.warp(END);
        (round, open) = sale.current();
        isTrue(round == 6 && !open, "after");
        equal(sale.roundOf(8).to, 0, "none");
    }

    function test_EightRounds() public {
        ISale.Round[] memory list = new ISale.Round[](8);
        for (uint16 i = 0; i < 8; ++i) {
            list[i] = ISale.Round(START + i, START + i + 1, i, SUPPLY + i);
        }
        sale = make(usual(), list);
        for (uint256 i = 0; i < 8; ++i) {
            equal(keccak256(abi.encode(sale.roundOf(i))), keccak256(abi.encode(list[i])), "round");
            vm.warp(START + i);
            (uint256 round, bool open) = sale.current();
            isTrue(round == i && open, "current");
        }
        vm.warp(START + 8);
        (uint256 after8, bool open8) = sale.current();
        isTrue(after8 == 8 && !open8, "after");
    }

    function test_BuyRevertWhenNotInTheRound() public {
        ISale.Voucher memory voucher = voucherOf(ann.addr, 1_000);
        vm.warp(START - 1);
        buyReverts(100, 0, voucher, abi.encodeWithSelector(ISale.NotInRound.selector, 0));
        vm.warp(START);
        buyReverts(100, 1, voucher, abi.encodeWithSelector(ISale.NotInRound.selector, 1));
        buyReverts(100, 6, voucher, abi.encodeWithSelector(ISale.NotInRound.selector, 6));
        vm.warp(START + 1 days - 1);
        buy(ann, 10, 0);
        vm.warp(START + 1 days);
        buyReverts(100, 0, voucher, abi.encodeWithSelector(ISale.NotInRound.selector, 0));
        buy(ann, 10, 1);
        vm.warp(END);
        buyReverts(100, 5, voucher, abi.encodeWithSelector(ISale.NotInRound.selector, 5));
    }

    function test_BuyRevertWhenNothing() public {
        vm.warp(START);
        ISale.Voucher memory voucher = voucherOf(ann.addr, 1_000);
        buyReverts(0, 0, voucher, abi.encodeWithSelector(ISale.Nothing.selector));
        ISale.Terms memory terms = usual();
        (terms.tokens, terms.price) = (1, 10);
        sale = make(terms, rounds());
        buyReverts(6, 0, voucherOf(ann.addr, 1_000), abi.encodeWithSelector(ISale.Nothing.selector));
    }

    function test_BuyRevertWhenTheVoucherIsWrong() public {
        vm.warp(START);
        bytes memory unsigned = abi.encodeWithSelector(IRelayed.Unsigned.selector, signer.addr);
        buyReverts(100, 0, voucherOf(bob.addr, 1_000), unsigned);
        ISale.Voucher memory voucher = voucherOf(ann.addr, 1_000);
        voucher.most += 1;
        buyReverts(100, 0, voucher, unsigned);
        voucher = voucherOf(ann.addr, 1_000);
        voucher.validUntil += 1;
        buyReverts(100, 0, voucher, unsigned);
        Sale old = sale;
        voucher = voucherOf(ann.addr, 1_000);
        sale = make(usual(), rounds());
        isTrue(address(sale) != address(old), "another sale");
        buyReverts(100, 0, voucher, unsigned);
        voucher = voucherOf(ann.addr, 1_000);
        vm.warp(voucher.validUntil + 1);
        buyReverts(100, 5, voucher, abi.encodeWithSelector(IRelayed.Late.selector, voucher.validUntil));
    }

    function test_BuyRevertAboveTheVoucher() public {
        vm.warp(START);
        buy(ann, 60, 0, 100);
        buyReverts(41, 0, voucherOf(ann.addr, 100), abi.encodeWithSelector(ISale.AboveVoucher.selector, 101, 100));
        buy(ann, 40, 0, 100);
    }

    function test_BuyRevertWhenTheValueIsWrong() public {
        vm.warp(START);
        ISale.Voucher memory voucher = voucherOf(ann.addr, 1_000);
        vm.expectRevert(abi.encodeWithSelector(ISale.WrongValue.selector, 1));
        vm.prank(ann.addr);
        sale.buy{value: 1}(100, 0, voucher);
        sale = inEther();
        voucher = voucherOf(ann.addr, 1_000);
        vm.expectRevert(abi.encodeWithSelector(ISale.WrongValue.selector, 99));
        vm.prank(ann.addr);
        sale.buy{value: 99}(100, 0, voucher);
    }

    function test_BuyRevertWhenTheTokenTakesAFee() public {
        FeeCoin fee = new FeeCoin();
        ISale.Terms memory terms = usual();
        terms.payment = address(fee);
        sale = make(terms, rounds());
        fee.mint(ann.addr, 100);
        vm.prank(ann.addr);
        fee.approve(address(sale), 100);
        vm.warp(START);
        buyReverts(100, 0, voucherOf(ann.addr, 1_000), abi.encodeWithSelector(Intake.Short.selector, 99, 100));
    }

    function test_Buy(uint96 amount, uint256 round) public {
        round = bound(round, 0, 5);
        vm.warp(START + uint40(round) * 1 days);
        uint256 bonus = 50 - round * 10;
        amount = uint96(bound(amount, 1, 266));
        ISale.Voucher memory voucher = voucherOf(ann.addr, 1_000);
        uint96 tokens = uint96(uint256(amount) * 10 * (100 + bonus) / 100);
        vm.expectEmit(address(sale));
        emit ISale.Bought(ann.addr, round, amount, tokens);
        vm.prank(ann.addr);
        (uint96 paid, uint96 got) = sale.buy(amount, round, voucher);
        equal(paid, amount, "accepted");
        equal(got, tokens, "tokens");
        equal(sale.purchaseOf(ann.addr).paid, amount, "paid");
        equal(sale.purchaseOf(ann.addr).tokens, tokens, "bought");
        equal(sale.totals().raised, amount, "raised");
        equal(sale.totals().sold, tokens, "sold");
        equal(money.balanceOf(address(sale)), amount, "arrived");
    }

    function test_BuyAPartOfTheCapInTokens() public {
        vm.warp(START);
        (uint96 paid, uint96 got) = buy(ann, 300, 0);
        // 266 pay for 3,990 tokens; 267 would for 4,005.
        equal(paid, 266, "accepted");
        equal(got, 3_990, "tokens");
        equal(money.balanceOf(ann.addr), 1_000_000 - 266, "the rest stays");
        buyReverts(1, 0, voucherOf(ann.addr, 1_000), abi.encodeWithSelector(ISale.SoldOut.selector, 0));
        vm.warp(START + 2 days);
        buyReverts(1, 2, voucherOf(ann.addr, 1_000), abi.encodeWithSelector(ISale.SoldOut.selector, 2));
        vm.warp(START + 3 days);
        (paid, got) = buy(ann, 100, 3);
        equal(got, 1_200, "the public rounds have more");
        isTrue(!sale.isFull(), "not full");
    }

    function test_BuyAPartOfTheCapInEther() public {
        sale = inEther();
        vm.warp(START);
        ISale.Voucher memory voucher = voucherOf(ann.addr, 1_000);
        vm.prank(ann.addr);
        sale.buy{value: 300}(300, 0, voucher);
        equal(address(sale).balance, 266, "accepted");
        equal(ann.addr.balance, 1_000_000 - 266, "sent back");
        vm.warp(START + 3 days);
        vm.prank(ann.addr);
        sale.buy{value: 100}(100, 3, voucher);
        equal(address(sale).balance, 366, "all of it");
    }

    function test_BuyRevertWhenTheRestCannotBeSentBack() public {
        sale = inEther();
        vm.warp(START);
        Wallet wallet = new Wallet();
        ISale.Voucher memory voucher = voucherOf(address(wallet), 1_000);
        vm.deal(address(wallet), 1_000);
        vm.expectRevert(Errors.FailedCall.selector);
        wallet.run(address(sale), 300, abi.encodeCall(sale.buy, (300, 0, voucher)));
    }

    function test_BuyAPartOfTheHardCap() public {
        vm.warp(START + 5 days);
        buy(bob, 800, 5);
        (uint96 paid, uint96 got) = buy(ann, 300, 5);
        equal(paid, 100, "accepted");
        equal(got, 1_000, "tokens");
        isTrue(sale.isFull(), "full");
        buyReverts(1, 5, voucherOf(ann.addr, 1_000), abi.encodeWithSelector(ISale.SoldOut.selector, 5));
    }

    function test_BuyForRevertInEther() public {
        sale = inEther();
        vm.warp(START);
        ISale.Voucher memory voucher = voucherOf(ann.addr, 1_000);
        vm.expectRevert(ISale.Ether.selector);
        sale.buyFor(ann.addr, 100, 0, voucher, 1, LATER, "");
    }

    function test_BuyFor() public {
        vm.warp(START);
        ISale.Voucher memory voucher = voucherOf(ann.addr, 1_000);
        bytes memory signature = signed(ann, keccak256(abi.encode(BUY, ann.addr, 100, 0, 1, LATER)));
        sale.buyFor(ann.addr, 100, 0, voucher, 1, LATER, signature);
        equal(sale.purchaseOf(ann.addr).tokens, 1_500, "bought");
        equal(money.balanceOf(ann.addr), 1_000_000 - 100, "whose money");
        vm.expectRevert(abi.encodeWithSelector(IRelayed.Replayed.selector, ann.addr, 1));
        sale.buyFor(ann.addr, 100, 0, voucher, 1, LATER, signature);
    }

    function test_BuyForRevertWhenAnotherSigned() public {
        vm.warp(START);
        ISale.Voucher memory voucher = voucherOf(ann.addr, 1_000);
        bytes memory signature = signed(bob, keccak256(abi.encode(BUY, ann.addr, 100, 0, 1, LATER)));
        vm.expectRevert(abi.encodeWithSelector(IRelayed.Unsigned.selector, ann.addr));
        sale.buyFor(ann.addr, 100, 0, voucher, 1, LATER, signature);
    }

    function test_QuoteIsExact(uint96 amount, uint96 tokens, uint96 price, uint16 bonus, uint96 cap) public {
        ISale.Terms memory terms = usual();
        terms.tokens = uint96(bound(tokens, 1, type(uint96).max));
        terms.price = uint96(bound(price, 1, type(uint96).max));
        terms.hardCap = type(uint96).max;
        ISale.Round[] memory single = new ISale.Round[](1);
        single[0] = ISale.Round(START, END, bonus, uint96(bound(cap, 1, type(uint96).max)));
        sale = make(terms, single);
        vm.warp(START);
        uint256 above = uint256(terms.tokens) * (10_000 + uint256(bonus));
        uint256 below = uint256(terms.price) * 10_000;
        try sale.quote(amount, 0) returns (uint96 paid, uint96 got) {
            isTrue(paid <= amount && paid > 0, "not more than offered");
            isTrue(got <= single[0].cap && got > 0, "not more than there is");
            equal(got, uint256(paid) * above / below, "exact");
            if (paid < amount) isTrue((uint256(paid) + 1) * above > uint256(single[0].cap) * below, "all there is");
        } catch {
            bool tooSmall = uint256(amount) * above < below;
            isTrue(amount == 0 || tooSmall || uint256(single[0].cap) * below < 2 * above + below, "for a reason");
        }
    }
}
