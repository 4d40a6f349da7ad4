// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {Errors} from "@openzeppelin/contracts/utils/Errors.sol";
import {IRelayed} from "../../src/interfaces/IRelayed.sol";
import {ISale} from "../../src/interfaces/ISale.sol";
import {ListCoin, Wallet} from "./Coins.sol";
import {SaleBase} from "./SaleBase.sol";

contract SaleEndTest is SaleBase {
    function test_FinalizeRevertWhenNotOver() public {
        expectRevert(ISale.NotOver.selector);
        sale.finalize();
        vm.warp(END - 1);
        buy(ann, 799, 5);
        expectRevert(ISale.NotOver.selector);
        sale.finalize();
    }

    function test_FinalizeAtTheHardCap() public {
        vm.warp(START + 5 days);
        buy(ann, 900, 5);
        equal(uint8(sale.finalize()), uint8(ISale.Outcome.Succeeded), "outcome");
    }

    function test_FinalizeWhenAllIsSold() public {
        vm.warp(START);
        buy(ann, 266, 0);
        vm.warp(START + 4 days);
        (uint96 paid, uint96 got) = buy(bob, 700, 4);
        equal(paid, 546, "accepted");
        equal(got, 6_006, "tokens");
        isTrue(sale.isFull(), "what is left of 10,000 buys nothing");
        vm.expectEmit(address(sale));
        emit ISale.Finalized(ISale.Outcome.Succeeded, 812, 9_996);
        sale.finalize();
    }

    function test_FinalizeAtTheSoftCap() public {
        succeed();
        equal(uint8(sale.finalize()), uint8(ISale.Outcome.Succeeded), "outcome");
        vm.expectRevert(abi.encodeWithSelector(ISale.WrongOutcome.selector, ISale.Outcome.Succeeded));
        sale.finalize();
    }

    function test_FinalizeBelowTheSoftCap() public {
        fail();
        vm.expectEmit(address(sale));
        emit ISale.Finalized(ISale.Outcome.Failed, 299, 2_990);
        equal(uint8(sale.finalize()), uint8(ISale.Outcome.Failed), "outcome");
    }

    function test_Claim() public {
        succeed();
        vm.expectEmit(address(sale));
        emit ISale.Claimed(ann.addr, ann.addr, 3_000);
        equal(sale.claim(ann.addr, ann.addr), 3_000, "tokens");
        equal(token.balanceOf(ann.addr), 3_000, "arrived");
        expectRevert(ISale.Nothing.selector);
        sale.claim(ann.addr, ann.addr);
    }

    function test_ClaimToWhereTheBuyerWants() public {
        succeed();
        vm.prank(ann.addr);
        sale.claim(ann.addr, bob.addr);
        equal(token.balanceOf(bob.addr), 3_000, "arrived");
    }

    function test_ClaimFor() public {
        succeed();
        bytes32 message = keccak256(abi.encode(CLAIM, ann.addr, bob.addr, 1, LATER));
        bytes memory wrong = signed(bob, message);
        vm.expectRevert(abi.encodeWithSelector(IRelayed.Unsigned.selector, ann.addr));
        sale.claimFor(ann.addr, bob.addr, 1, LATER, wrong);
        sale.claimFor(ann.addr, bob.addr, 1, LATER, signed(ann, message));
        equal(token.balanceOf(bob.addr), 3_000, "arrived");
    }

    function test_ClaimRevertWhenItFailed() public {
        fail();
        vm.expectRevert(abi.encodeWithSelector(ISale.WrongOutcome.selector, ISale.Outcome.Failed));
        sale.claim(ann.addr, ann.addr);
    }

    function test_ClaimRevertWhenItGoesOn() public {
        vm.warp(START + 5 days);
        buy(ann, 300, 5);
        expectRevert(ISale.NotOver.selector);
        sale.claim(ann.addr, ann.addr);
        expectRevert(ISale.NotOver.selector);
        sale.refund(ann.addr, ann.addr);
        expectRevert(ISale.NotOver.selector);
        sale.collect(beneficiary);
        expectRevert(ISale.NotOver.selector);
        sale.returnUnsold();
    }

    function test_ClaimRevertWhenSomebodyElseWantsThem() public {
        succeed();
        vm.expectRevert(abi.encodeWithSelector(ISale.NotYours.selector, bob.addr));
        vm.prank(bob.addr);
        sale.claim(ann.addr, bob.addr);
    }

    function test_Refund() public {
        fail();
        vm.expectEmit(address(sale));
        emit ISale.Refunded(ann.addr, ann.addr, 299);
        equal(sale.refund(ann.addr, ann.addr), 299, "paid");
        equal(money.balanceOf(ann.addr), 1_000_000, "came back");
        expectRevert(ISale.Nothing.selector);
        sale.refund(ann.addr, ann.addr);
    }

    function test_RefundInEther() public {
        failInEther(ann.addr);
        sale.refund(ann.addr, ann.addr);
        equal(ann.addr.balance, 1_000_000, "came back");
    }

    function test_RefundOfWhoCannotBePaid() public {
        fail();
        money.list(ann.addr);
        vm.expectRevert(abi.encodeWithSelector(ListCoin.Listed.selector, ann.addr));
        sale.refund(ann.addr, ann.addr);
        vm.prank(ann.addr);
        sale.refund(ann.addr, address(0xacc));
        equal(money.balanceOf(address(0xacc)), 299, "elsewhere");
    }

    function test_RefundInEtherOfWhoTakesNone() public {
        Wallet wallet = new Wallet();
        vm.deal(address(wallet), 100);
        failInEther(address(wallet));
        expectRevert(Errors.FailedCall.selector);
        sale.refund(address(wallet), address(wallet));
        wallet.run(address(sale), 0, abi.encodeCall(sale.refund, (address(wallet), address(0xacc))));
        equal(address(0xacc).balance, 100, "elsewhere");
    }

    function test_RefundFor() public {
        fail();
        bytes32 message = keccak256(abi.encode(REFUND, ann.addr, bob.addr, 1, LATER));
        bytes memory wrong = signed(bob, message);
        vm.expectRevert(abi.encodeWithSelector(IRelayed.Unsigned.selector, ann.addr));
        sale.refundFor(ann.addr, bob.addr, 1, LATER, wrong);
        sale.refundFor(ann.addr, bob.addr, 1, LATER, signed(ann, message));
        equal(money.balanceOf(bob.addr), 1_000_299, "arrived");
    }

    function test_RefundRevertWhenItSucceeded() public {
        succeed();
        vm.expectRevert(abi.encodeWithSelector(ISale.WrongOutcome.selector, ISale.Outcome.Succeeded));
        sale.refund(ann.addr, ann.addr);
    }

    function test_RefundRevertWhenSomebodyElseWantsIt() public {
        fail();
        vm.expectRevert(abi.encodeWithSelector(ISale.NotYours.selector, bob.addr));
        vm.prank(bob.addr);
        sale.refund(ann.addr, bob.addr);
    }

    function test_Collect() public {
        succeed();
        vm.expectEmit(address(sale));
        emit ISale.Collected(beneficiary, 300);
        equal(sale.collect(beneficiary), 300, "amount");
        equal(money.balanceOf(beneficiary), 300, "arrived");
        expectRevert(ISale.Nothing.selector);
        sale.collect(beneficiary);
        sale.claim(ann.addr, ann.addr);
    }

    function test_CollectToWhereTheBeneficiaryWants() public {
        succeed();
        vm.prank(beneficiary);
        sale.collect(address(0xacc));
        equal(money.balanceOf(address(0xacc)), 300, "arrived");
    }

    function test_CollectRevertWhenItFailed() public {
        fail();
        vm.expectRevert(abi.encodeWithSelector(ISale.WrongOutcome.selector, ISale.Outcome.Failed));
        sale.collect(beneficiary);
    }

    function test_CollectRevertWhenSomebodyElseWantsIt() public {
        succeed();
        vm.expectRevert(abi.encodeWithSelector(ISale.NotYours.selector, bob.addr));
        vm.prank(bob.addr);
        sale.collect(bob.addr);
    }

    function test_ReturnUnsold() public {
        succeed();
        vm.expectEmit(address(sale));
        emit ISale.Returned(growth, 7_000);
        equal(sale.returnUnsold(), 7_000, "tokens");
        equal(token.balanceOf(growth), 7_000, "arrived");
        expectRevert(ISale.Nothing.selector);
        sale.returnUnsold();
        sale.claim(ann.addr, ann.addr);
        equal(token.balanceOf(address(sale)), 0, "nothing left");
    }

    function test_ReturnEverything() public {
        fail();
        equal(sale.returnUnsold(), 10_000, "tokens");
        sale.refund(ann.addr, ann.addr);
    }

    function test_ReturnRevertWhenEverythingWasSold() public {
        ISale.Terms memory terms = usual();
        terms.hardCap = 1_000;
        sale = make(terms, rounds());
        vm.prank(ann.addr);
        money.approve(address(sale), 1_000);
        vm.warp(START + 5 days);
        buy(ann, 1_000, 5);
        expectRevert(ISale.Nothing.selector);
        sale.returnUnsold();
        equal(uint8(sale.totals().outcome), 0, "and changes nothing");
        sale.claim(ann.addr, ann.addr);
    }

    function test_GiftsDoNotCount() public {
        money.mint(address(sale), 1_000);
        token.mint(address(sale), 1_000);
        vm.deal(address(sale), 1_000);
        fail();
        sale.finalize();
        equal(uint8(sale.totals().outcome), uint8(ISale.Outcome.Failed), "outcome");
        equal(sale.returnUnsold(), 10_000, "tokens");
        equal(sale.refund(ann.addr, ann.addr), 299, "refund");
    }

    function test_EtherIsNotTakenOtherwise() public {
        (bool done,) = address(sale).call{value: 0}("");
        isTrue(!done, "no way in");
    }

    function failInEther(address buyer) private {
        sale = inEther();
        vm.warp(START);
        ISale.Voucher memory voucher = voucherOf(buyer, 1_000);
        vm.prank(buyer);
        sale.buy{value: 100}(100, 0, voucher);
        vm.warp(END);
    }
}
