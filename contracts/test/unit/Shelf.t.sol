// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {IRelayed} from "../../src/interfaces/IRelayed.sol";
import {IShelf} from "../../src/interfaces/IShelf.sol";
import {Intake} from "../../src/libraries/Intake.sol";
import {MarketDouble} from "../doubles/MarketDouble.sol";
import {CallingCoin, FeeCoin} from "../doubles/OfferCoins.sol";
import {SigningContract} from "../doubles/SigningContract.sol";
import {ShelfBase} from "./ShelfBase.sol";
import {Vm} from "../Vm.sol";

contract ShelfTest is ShelfBase {
    // list

    function test_List_MovesTheBountiesFromTheBalance() external {
        IShelf.Listing memory wanted = listing(HAT, 7, 11);
        bytes32 id = bytes32(abi.encodePacked(owner.addr, HAT));
        uint256 before = balance(owner.addr);
        vm.expectEmit(address(shelf));
        emit IShelf.ItemListed(id, owner.addr, address(coin), 7, 11, attestor.addr);
        equal(list(wanted), id, "id");
        equal(before - balance(owner.addr), 77, "paid");
        equal(balance(address(shelf)), 50 + 77, "escrow");
        IShelf.Item memory found = shelf.itemOf(id);
        equal(found.owner, owner.addr, "owner");
        equal(found.token, address(coin), "token");
        isTrue(found.perUnit == 7 && found.left == 11 && found.reserved == 0 && found.closesAt == 0, "item");
        equal(shelf.itemOf(id).attestor, attestor.addr, "attestor");
        equal(shelf.available(id), 11, "available");
    }

    function test_List_MovesTheBountiesFromTokens() external {
        IShelf.Listing memory wanted = listing(HAT, 7, 11);
        (wanted.source, wanted.attestor) = (IShelf.Source.Tokens, address(0));
        coin.mint(owner.addr, 80);
        vm.prank(owner.addr);
        coin.approve(address(shelf), 77);
        bytes32 id = list(wanted);
        equal(coin.balanceOf(owner.addr), 3, "tokens");
        equal(coin.balanceOf(address(shelf)), 0, "nothing stays here");
        equal(coin.allowance(address(shelf), address(market)), 0, "allowance");
        equal(balance(address(shelf)), 50 + 77, "escrow");
        equal(shelf.itemOf(id).attestor, address(0), "attestor");
    }

    function test_List_RevertsWithListed() external {
        vm.expectRevert(abi.encodeWithSelector(IShelf.Listed.selector, item));
        list(listing(MUG, 1, 1));
    }

    function test_List_RevertsWithNothing() external {
        vm.expectRevert(IShelf.Nothing.selector);
        list(listing(HAT, 0, 1));
        vm.expectRevert(IShelf.Nothing.selector);
        list(listing(HAT, 1, 0));
    }

    function test_List_RevertsWithTooMuch() external {
        uint96 most = type(uint96).max;
        vm.expectRevert(abi.encodeWithSelector(IShelf.TooMuch.selector, most));
        list(listing(HAT, most / 2 + 1, 2));
        // What just fits fails only because the owner has not as much.
        vm.expectRevert(abi.encodeWithSelector(MarketDouble.TooLittle.selector, owner.addr));
        list(listing(HAT, most, 1));
    }

    function test_List_RevertsWithShortOfTheMarket() external {
        market.setCut(1);
        vm.expectRevert(abi.encodeWithSelector(Intake.Short.selector, 76, 77));
        list(listing(HAT, 7, 11));
    }

    function test_List_RevertsWithShortOfATokenWithAFee() external {
        FeeCoin fee = new FeeCoin();
        fee.mint(owner.addr, 100);
        fee.mint(address(shelf), 100);
        vm.prank(owner.addr);
        fee.approve(address(shelf), 100);
        IShelf.Listing memory wanted = listing(HAT, 10, 10);
        (wanted.token, wanted.source) = (address(fee), IShelf.Source.Tokens);
        vm.expectRevert(abi.encodeWithSelector(Intake.Short.selector, 99, 100));
        list(wanted);
    }

    function test_List_IsNotListedWhileTheTokenIsCalled() external {
        CallingCoin calling = callingCoin();
        IShelf.Listing memory wanted = listing(HAT, 10, 10);
        (wanted.token, wanted.source) = (address(calling), IShelf.Source.Tokens);
        bytes32 id = shelf.idOf(owner.addr, HAT);
        MarketDouble.Sale memory one = MarketDouble.Sale(id, 1, seller, buyer, owner.addr);
        calling.arm(address(market), abi.encodeCall(market.sell, (one)));
        list(wanted);
        isTrue(!calling.done(), "not sold");
        equal(keccak256(calling.answer()), keccak256(abi.encodeWithSelector(IShelf.Unlisted.selector, id)), "reason");
    }

    function test_List_IsNotEnteredAgain() external {
        CallingCoin calling = callingCoin();
        IShelf.Listing memory wanted = listing(HAT, 10, 10);
        (wanted.token, wanted.source) = (address(calling), IShelf.Source.Tokens);
        bytes[6] memory actions = [
            abi.encodeCall(shelf.list, (wanted)),
            abi.encodeCall(shelf.add, (item, 1, IShelf.Source.Tokens)),
            abi.encodeCall(shelf.close, (item)),
            abi.encodeCall(shelf.reclaim, (item)),
            abi.encodeCall(shelf.attest, (item, 1, seller, 1)),
            abi.encodeCall(shelf.closeFor, (owner.addr, item, 1, START, ""))
        ];
        for (uint256 i = 0; i < actions.length; i++) {
            wanted.number = uint96(i + 10);
            calling.arm(address(shelf), actions[i]);
            list(wanted);
            isTrue(!calling.done(), "refused");
            bytes memory reason = abi.encodeWithSelector(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector);
            equal(keccak256(calling.answer()), keccak256(reason), "reason");
        }
    }

    function test_List_OfAnotherOwnerIsAnotherItem() external {
        vm.prank(owner.addr);
        market.move(address(coin), buyer, 100);
        vm.prank(buyer);
        bytes32 other = shelf.list(listing(MUG, 1, 1));
        isTrue(other != item, "another");
        equal(shelf.itemOf(item).owner, owner.addr, "owner");
        equal(shelf.itemOf(other).owner, buyer, "other owner");
    }

    // add

    function test_Add_RevertsWithUnlisted() external {
        vm.expectRevert(abi.encodeWithSelector(IShelf.Unlisted.selector, bytes32("no")));
        shelf.add("no", 1, IShelf.Source.Balance);
    }

    function test_Add_RevertsWithNotAllowed() external {
        vm.expectRevert(abi.encodeWithSelector(IShelf.NotAllowed.selector, address(this)));
        shelf.add(item, 1, IShelf.Source.Balance);
    }

    function test_Add_RevertsWithClosed() external {
        close();
        vm.expectRevert(abi.encodeWithSelector(IShelf.Closed.selector, START + 7 days));
        add(1);
    }

    function test_Add_RevertsWithNothing() external {
        vm.expectRevert(IShelf.Nothing.selector);
        add(0);
    }

    function test_Add_RevertsWithTooMuch() external {
        market.open(sale(2));
        uint32 most = type(uint32).max;
        vm.expectRevert(abi.encodeWithSelector(IShelf.TooMuch.selector, most));
        add(most - 4);
        vm.expectRevert(abi.encodeWithSelector(MarketDouble.TooLittle.selector, owner.addr));
        add(most - 5);
    }

    function test_Add_MovesTheBounties() external {
        uint256 before = balance(owner.addr);
        vm.expectEmit(address(shelf));
        emit IShelf.Added(item, 3);
        add(3);
        equal(before - balance(owner.addr), 30, "paid");
        equal(balance(address(shelf)), 80, "escrow");
        equal(shelf.available(item), 8, "available");
    }

    function test_Add_FromTokensCountsWhatHappensMeanwhile() external {
        CallingCoin calling = callingCoin();
        IShelf.Listing memory wanted = listing(HAT, 10, 10);
        (wanted.token, wanted.source) = (address(calling), IShelf.Source.Tokens);
        bytes32 id = list(wanted);
        calling.arm(address(market), abi.encodeCall(market.open, (MarketDouble.Sale(id, 4, seller, buyer, owner.addr))));
        vm.prank(owner.addr);
        shelf.add(id, 5, IShelf.Source.Tokens);
        isTrue(calling.done(), "sold meanwhile");
        equal(shelf.itemOf(id).left, 11, "left");
        equal(shelf.itemOf(id).reserved, 4, "reserved");
    }

    function test_Add_IsBackInStock() external {
        market.open(sale(5));
        vm.expectEmit(address(shelf));
        emit IShelf.BackInStock(item);
        add(3);
        equal(shelf.available(item), 3, "available");
    }

    // close and reclaim

    function test_Close_RevertsWithUnlisted() external {
        vm.expectRevert(abi.encodeWithSelector(IShelf.Unlisted.selector, bytes32("no")));
        shelf.close("no");
    }

    function test_Close_RevertsWithNotAllowed() external {
        vm.expectRevert(abi.encodeWithSelector(IShelf.NotAllowed.selector, address(this)));
        shelf.close(item);
    }

    function test_Close_RevertsWithClosed() external {
        close();
        vm.warp(START + 1);
        vm.expectRevert(abi.encodeWithSelector(IShelf.Closed.selector, START + 7 days));
        close();
    }

    function test_Close_CanBeSoldForSevenDays() external {
        vm.expectEmit(address(shelf));
        emit IShelf.Closing(item, START + 7 days);
        close();
        equal(shelf.itemOf(item).closesAt, START + 7 days, "when");
        vm.warp(START + 7 days - 1);
        equal(market.open(sale(1)), 10, "sold");
        equal(shelf.available(item), 4, "available");
        vm.warp(START + 7 days);
        equal(shelf.available(item), 0, "not any more");
        vm.expectRevert(abi.encodeWithSelector(IShelf.Closed.selector, START + 7 days));
        market.open(sale(1));
        market.release(sale(1));
        equal(balance(seller), 10, "what was sold is paid");
    }

    function test_Reclaim_RevertsWithUnlisted() external {
        vm.expectRevert(abi.encodeWithSelector(IShelf.Unlisted.selector, bytes32("no")));
        shelf.reclaim("no");
    }

    function test_Reclaim_RevertsWithOpen() external {
        vm.expectRevert(IShelf.Open.selector);
        shelf.reclaim(item);
    }

    function test_Reclaim_RevertsWithTooEarly() external {
        close();
        vm.warp(START + 7 days - 1);
        vm.expectRevert(abi.encodeWithSelector(IShelf.TooEarly.selector, START + 7 days));
        shelf.reclaim(item);
    }

    function test_Reclaim_PaysWhatIsLeftAndWhatComesBack() external {
        market.open(sale(1));
        market.open(sale(2));
        market.sell(sale(1));
        close();
        vm.warp(START + 7 days);
        uint256 before = balance(owner.addr);
        vm.expectEmit(address(shelf));
        emit IShelf.Reclaimed(item, 1, 10);
        shelf.reclaim(item);
        equal(balance(owner.addr) - before, 10, "left");
        equal(balance(address(shelf)), 30, "escrow of what is reserved");
        vm.expectRevert(IShelf.Nothing.selector);
        shelf.reclaim(item);
        market.refund(sale(2));
        shelf.reclaim(item);
        equal(balance(owner.addr) - before, 30, "came back");
        market.release(sale(1));
        equal(balance(address(shelf)), 0, "all is settled");
    }

    // attest

    function test_Attest_PaysTheSeller() external {
        vm.expectEmit(address(shelf));
        emit IShelf.SaleAttested(item, 77, owner.addr);
        vm.expectEmit(address(shelf));
        emit IShelf.Earned(item, seller, 2);
        vm.prank(owner.addr);
        shelf.attest(item, 2, seller, 77);
        equal(balance(seller), 20, "by the owner");
        isTrue(shelf.isAttested(item, 77) && !shelf.isAttested(item, 78), "attested");
        vm.expectEmit(address(shelf));
        emit IShelf.SoldOut(item);
        vm.prank(attestor.addr);
        shelf.attest(item, 3, seller, 78);
        equal(balance(seller), 50, "by the attestor");
    }

    function test_Attest_RevertsWithUnlisted() external {
        vm.expectRevert(abi.encodeWithSelector(IShelf.Unlisted.selector, bytes32("no")));
        shelf.attest("no", 1, seller, 1);
    }

    function test_Attest_RevertsWithNotAllowed() external {
        vm.prank(seller);
        vm.expectRevert(abi.encodeWithSelector(IShelf.NotAllowed.selector, seller));
        shelf.attest(item, 1, seller, 1);
    }

    function test_Attest_RevertsWithOwnSale() external {
        vm.prank(attestor.addr);
        vm.expectRevert(IShelf.OwnSale.selector);
        shelf.attest(item, 1, owner.addr, 1);
        vm.prank(attestor.addr);
        vm.expectRevert(IShelf.OwnSale.selector);
        shelf.attest(item, 1, address(0), 1);
    }

    function test_Attest_RevertsWithAttested() external {
        vm.prank(owner.addr);
        shelf.attest(item, 1, seller, 1);
        vm.prank(attestor.addr);
        vm.expectRevert(abi.encodeWithSelector(IShelf.Attested.selector, item, 1));
        shelf.attest(item, 1, seller, 1);
    }

    /// @dev Their numbers are bits: neighbours, and those that are one bit of the number apart.
    function test_Attest_KnowsEverySaleByItself() external {
        uint256[4] memory sales = [uint256(1), 2, 1 + 128, 1 + 256];
        for (uint256 i = 0; i < 4; i++) {
            isTrue(!shelf.isAttested(item, sales[i]), "not yet");
            vm.prank(owner.addr);
            shelf.attest(item, 1, seller, sales[i]);
        }
        for (uint256 i = 0; i < 4; i++) {
            isTrue(shelf.isAttested(item, sales[i]), "attested");
        }
    }

    function test_Attest_RevertsWithNothing() external {
        vm.prank(owner.addr);
        vm.expectRevert(IShelf.Nothing.selector);
        shelf.attest(item, 0, seller, 1);
    }

    function test_Attest_RevertsWithOutOfStock() external {
        vm.prank(owner.addr);
        vm.expectRevert(abi.encodeWithSelector(IShelf.OutOfStock.selector, 5));
        shelf.attest(item, 6, seller, 1);
    }

    function test_Attest_RevertsWithClosed() external {
        close();
        vm.warp(START + 7 days);
        vm.prank(owner.addr);
        vm.expectRevert(abi.encodeWithSelector(IShelf.Closed.selector, START + 7 days));
        shelf.attest(item, 1, seller, 1);
    }

    // By signature

    function test_ListFor() external {
        IShelf.Listing memory wanted = listing(HAT, 7, 11);
        bytes memory by = signed(owner, abi.encode(LIST, owner.addr, keccak256(abi.encode(LISTING, wanted)), 7, START));
        for (uint256 i = 0; i < 6; i++) {
            IShelf.Listing memory other = listing(HAT, 7, 11);
            if (i == 0) other.number = HAT + 1;
            if (i == 1) other.token = address(1);
            if (i == 2) other.perUnit = 8;
            if (i == 3) other.stock = 12;
            if (i == 4) other.attestor = address(1);
            if (i == 5) other.source = IShelf.Source.Tokens;
            unsigned(owner.addr, abi.encodeCall(shelf.listFor, (owner.addr, other, 7, START, by)));
        }
        unsigned(buyer, abi.encodeCall(shelf.listFor, (buyer, wanted, 7, START, by)));
        once(owner.addr, abi.encodeCall(shelf.listFor, (owner.addr, wanted, 7, START, by)));
        equal(shelf.available(shelf.idOf(owner.addr, HAT)), 11, "listed");
    }

    function test_AddFor() external {
        bytes32 kind =
            keccak256("Add(address owner,bytes32 item,uint32 units,uint8 source,uint256 nonce,uint40 deadline)");
        IShelf.Source source = IShelf.Source.Balance;
        bytes memory by = signed(owner, abi.encode(kind, owner.addr, item, 3, 0, 7, START));
        unsigned(owner.addr, abi.encodeCall(shelf.addFor, (owner.addr, "no", 3, source, 7, START, by)));
        unsigned(owner.addr, abi.encodeCall(shelf.addFor, (owner.addr, item, 4, source, 7, START, by)));
        unsigned(owner.addr, abi.encodeCall(shelf.addFor, (owner.addr, item, 3, IShelf.Source.Tokens, 7, START, by)));
        once(owner.addr, abi.encodeCall(shelf.addFor, (owner.addr, item, 3, source, 7, START, by)));
        equal(shelf.available(item), 8, "added");
    }

    function test_CloseFor() external {
        bytes32 kind = keccak256("Close(address owner,bytes32 item,uint256 nonce,uint40 deadline)");
        bytes memory by = signed(owner, abi.encode(kind, owner.addr, item, 7, START));
        unsigned(owner.addr, abi.encodeCall(shelf.closeFor, (owner.addr, "no", 7, START, by)));
        bytes memory action = abi.encodeCall(shelf.closeFor, (owner.addr, item, 7, START, by));
        vm.warp(START + 1);
        refuses(action, abi.encodeWithSelector(IRelayed.Late.selector, START));
        vm.warp(START);
        once(owner.addr, action);
        isTrue(shelf.itemOf(item).closesAt == START + 7 days, "closing");
    }

    function test_AttestFor() external {
        bytes memory by = signed(attestor, attestation(attestor.addr, 1));
        address by_ = attestor.addr;
        unsigned(by_, abi.encodeCall(shelf.attestFor, (by_, "no", 2, seller, 1, 7, START, by)));
        unsigned(by_, abi.encodeCall(shelf.attestFor, (by_, item, 3, seller, 1, 7, START, by)));
        unsigned(by_, abi.encodeCall(shelf.attestFor, (by_, item, 2, buyer, 1, 7, START, by)));
        unsigned(by_, abi.encodeCall(shelf.attestFor, (by_, item, 2, seller, 2, 7, START, by)));
        unsigned(owner.addr, abi.encodeCall(shelf.attestFor, (owner.addr, item, 2, seller, 1, 7, START, by)));
        once(by_, abi.encodeCall(shelf.attestFor, (by_, item, 2, seller, 1, 7, START, by)));
        equal(balance(seller), 20, "paid");
        by = signed(owner, attestation(owner.addr, 1));
        vm.expectRevert(abi.encodeWithSelector(IShelf.Attested.selector, item, 1));
        shelf.attestFor(owner.addr, item, 2, seller, 1, 7, START, by);
    }

    function test_AttestFor_OfAStranger() external {
        Vm.Wallet memory stranger = person("stranger");
        bytes memory by = signed(stranger, attestation(stranger.addr, 1));
        vm.expectRevert(abi.encodeWithSelector(IShelf.NotAllowed.selector, stranger.addr));
        shelf.attestFor(stranger.addr, item, 2, seller, 1, 7, START, by);
    }

    function test_BySignature_OfAContract() external {
        SigningContract shop = new SigningContract(owner.addr);
        vm.prank(owner.addr);
        market.move(address(coin), address(shop), 100);
        IShelf.Listing memory wanted = listing(MUG, 10, 10);
        bytes memory by = signed(owner, abi.encode(LIST, shop, keccak256(abi.encode(LISTING, wanted)), 7, START));
        once(address(shop), abi.encodeCall(shelf.listFor, (address(shop), wanted, 7, START, by)));
        equal(shelf.itemOf(shelf.idOf(address(shop), MUG)).owner, address(shop), "owner");
    }
}
