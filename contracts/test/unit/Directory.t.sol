// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {IDirectory} from "../../src/interfaces/IDirectory.sol";
import {IRelayed} from "../../src/interfaces/IRelayed.sol";
import {SigningContract} from "../doubles/SigningContract.sol";
import {DirectoryBase} from "./DirectoryBase.sol";

contract DirectoryTest is DirectoryBase {
    // Profiles

    function test_SetProfile_RemembersSinceWhen() external {
        vm.expectEmit(address(directory));
        emit IDirectory.ProfileSet(brand.addr, HAT, "ipfs://one");
        asBrand();
        directory.setProfile(HAT, "ipfs://one");
        equal(directory.memberSince(brand.addr), START, "since");
    }

    function test_SetProfile_LeavesSinceWhen() external {
        asBrand();
        directory.setProfile(HAT, "ipfs://one");
        vm.warp(START + 9);
        asBrand();
        directory.setProfile(SHOE, "ipfs://two");
        equal(directory.memberSince(brand.addr), START, "since");
    }

    // Where to be paid

    function test_ProposePayout_RevertsWithNoAddress() external {
        asBrand();
        vm.expectRevert(IDirectory.NoAddress.selector);
        directory.proposePayout(address(0));
    }

    function test_ProposePayout_PaysAsBefore() external {
        equal(directory.payoutOf(brand.addr), brand.addr, "at first");
        vm.expectEmit(address(directory));
        emit IDirectory.PayoutProposed(brand.addr, vault.addr, START + 2 days);
        propose(vault.addr);
        (address payout, uint40 from) = directory.proposedPayoutOf(brand.addr);
        equal(payout, vault.addr, "proposed");
        equal(from, START + 2 days, "from");
        vm.warp(START + 9 days);
        equal(directory.payoutOf(brand.addr), brand.addr, "until accepted");
    }

    function test_ProposePayout_ReplacesAndStartsAnew() external {
        propose(merchant);
        vm.warp(START + 1 days);
        propose(vault.addr);
        vm.warp(START + 2 days);
        vm.prank(merchant);
        vm.expectRevert(abi.encodeWithSelector(IDirectory.NotProposed.selector, brand.addr, merchant));
        directory.acceptPayout(brand.addr);
        vm.prank(vault.addr);
        vm.expectRevert(abi.encodeWithSelector(IDirectory.TooEarly.selector, START + 3 days));
        directory.acceptPayout(brand.addr);
    }

    function test_CancelPayout_RevertsWithNotProposed() external {
        asBrand();
        vm.expectRevert(abi.encodeWithSelector(IDirectory.NotProposed.selector, brand.addr, address(0)));
        directory.cancelPayout();
    }

    function test_CancelPayout_CannotBeAccepted() external {
        propose(vault.addr);
        vm.warp(START + 2 days);
        vm.expectEmit(address(directory));
        emit IDirectory.PayoutCancelled(brand.addr, vault.addr);
        asBrand();
        directory.cancelPayout();
        vm.prank(vault.addr);
        vm.expectRevert(abi.encodeWithSelector(IDirectory.NotProposed.selector, brand.addr, vault.addr));
        directory.acceptPayout(brand.addr);
    }

    function test_AcceptPayout_RevertsWithNotProposedForNone() external {
        vm.prank(vault.addr);
        vm.expectRevert(abi.encodeWithSelector(IDirectory.NotProposed.selector, brand.addr, vault.addr));
        directory.acceptPayout(brand.addr);
    }

    function test_AcceptPayout_RevertsWithTooEarly() external {
        propose(vault.addr);
        vm.warp(START + 2 days - 1);
        vm.prank(vault.addr);
        vm.expectRevert(abi.encodeWithSelector(IDirectory.TooEarly.selector, START + 2 days));
        directory.acceptPayout(brand.addr);
    }

    function test_AcceptPayout_PaysTheAddressOnce() external {
        propose(vault.addr);
        vm.warp(START + 2 days);
        vm.expectEmit(address(directory));
        emit IDirectory.PayoutChanged(brand.addr, vault.addr);
        vm.prank(vault.addr);
        directory.acceptPayout(brand.addr);
        equal(directory.payoutOf(brand.addr), vault.addr, "payout");
        equal(directory.payoutOf(vault.addr), vault.addr, "the other's own");
        vm.prank(vault.addr);
        vm.expectRevert(abi.encodeWithSelector(IDirectory.NotProposed.selector, brand.addr, vault.addr));
        directory.acceptPayout(brand.addr);
    }

    // Agreements

    function test_Agree_RevertsWithFloorsTooHigh() external {
        asBrand();
        vm.expectRevert(abi.encodeWithSelector(IDirectory.FloorsTooHigh.selector, 9_901));
        directory.agree(merchant, 0, floors(5_000, 3_000, 1_901), 0);
    }

    function test_Agree_RevertsWithLockTooLong() external {
        asBrand();
        vm.expectRevert(abi.encodeWithSelector(IDirectory.LockTooLong.selector, START + 1826 days));
        directory.agree(merchant, 0, floors(1, 1, 1), START + 1826 days + 1);
    }

    function test_Agree_StartsWithAnyFloors() external {
        vm.expectEmit(address(directory));
        emit IDirectory.Agreed(brand.addr, merchant, 0, floors(5_000, 3_000, 1_900), START + 1826 days, 1);
        agree(0, floors(5_000, 3_000, 1_900), START + 1826 days);
        same(0, floors(5_000, 3_000, 1_900), 1);
        same(SHOE, floors(5_000, 3_000, 1_900), 1);
    }

    function test_Agree_RevertsWithFloorsTooLowForEach() external {
        agree(0, floors(100, 200, 300), 0);
        IDirectory.Floors[3] memory below = [floors(99, 900, 900), floors(900, 199, 900), floors(900, 900, 299)];
        for (uint256 i = 0; i < 3; i++) {
            asBrand();
            vm.expectRevert(IDirectory.FloorsTooLow.selector);
            directory.agree(merchant, 0, below[i], 0);
        }
    }

    function test_Agree_RaisesAtOnceEvenLocked() external {
        agree(0, floors(100, 200, 300), START + 90 days);
        agree(0, floors(100, 201, 300), 0);
        same(0, floors(100, 201, 300), 2);
    }

    function test_Agree_MakesTheAnnouncedVoid() external {
        agree(0, floors(100, 200, 300), 0);
        lower(0, floors(1, 1, 1));
        agree(0, floors(100, 200, 300), 0);
        vm.warp(START + 30 days);
        same(0, floors(100, 200, 300), 3);
        equal(directory.agreementOf(brand.addr, merchant, 0).nextFrom, 0, "announced");
    }

    function test_Agree_StartsAnotherAfterTheEnd() external {
        agree(0, floors(100, 200, 300), 0);
        agree(SHOE, floors(500, 500, 500), 0);
        end(0);
        // The lock does not hold what was announced before it, nor is it one of the next agreement.
        agree(SHOE, floors(600, 600, 600), START + 90 days);
        vm.warp(START + 7 days);
        isTrue(!directory.agreementOf(brand.addr, merchant, SHOE).given, "ended with the rest");
        agree(0, floors(7, 7, 7), 0);
        same(SHOE, floors(7, 7, 7), 6);
        IDirectory.Agreement memory agreement = directory.agreementOf(brand.addr, merchant, SHOE);
        isTrue(!agreement.given, "forgotten");
        equal(agreement.lockedUntil, 0, "lock");
    }

    function test_Agree_RevertsWithNoAgreementForAProduct() external {
        asBrand();
        vm.expectRevert(IDirectory.NoAgreement.selector);
        directory.agree(merchant, SHOE, floors(1, 1, 1), 0);
    }

    function test_Agree_RevertsWithFloorsTooLowBelowTheCatalog() external {
        agree(0, floors(100, 200, 300), 0);
        asBrand();
        vm.expectRevert(IDirectory.FloorsTooLow.selector);
        directory.agree(merchant, SHOE, floors(100, 199, 300), 0);
    }

    function test_Agree_GivesAProductItsOwn() external {
        agree(0, floors(100, 200, 300), 0);
        vm.expectEmit(address(directory));
        emit IDirectory.Agreed(brand.addr, merchant, SHOE, floors(101, 200, 300), 0, 2);
        agree(SHOE, floors(101, 200, 300), 0);
        same(SHOE, floors(101, 200, 300), 2);
        same(HAT, floors(100, 200, 300), 2);
    }

    function test_Agree_RevertsWithFloorsTooLowBelowTheProduct() external {
        agree(0, floors(100, 200, 300), 0);
        agree(SHOE, floors(500, 500, 500), 0);
        asBrand();
        vm.expectRevert(IDirectory.FloorsTooLow.selector);
        directory.agree(merchant, SHOE, floors(499, 500, 500), 0);
    }

    function test_Agree_MayStayBelowTheCatalog() external {
        agree(0, floors(0, 0, 0), 0);
        agree(SHOE, floors(10, 10, 10), 0);
        agree(0, floors(500, 500, 500), 0);
        agree(SHOE, floors(11, 10, 10), 0);
        same(SHOE, floors(11, 10, 10), 4);
    }

    function test_Agree_LocksOnlyLonger() external {
        agree(0, floors(1, 1, 1), START + 90 days);
        agree(SHOE, floors(1, 1, 1), START + 95 days);
        agree(0, floors(1, 1, 1), START + 20 days);
        equal(directory.agreementOf(brand.addr, merchant, 0).lockedUntil, START + 95 days, "catalog");
        equal(directory.agreementOf(brand.addr, merchant, SHOE).lockedUntil, START + 95 days, "product");
    }

    function test_Lower_RevertsWithFloorsTooHigh() external {
        agree(0, floors(1, 1, 1), 0);
        asBrand();
        vm.expectRevert(abi.encodeWithSelector(IDirectory.FloorsTooHigh.selector, 3 * 65_535));
        directory.lower(merchant, 0, floors(65_535, 65_535, 65_535));
    }

    function test_Lower_RevertsWithNoAgreement() external {
        asBrand();
        vm.expectRevert(IDirectory.NoAgreement.selector);
        directory.lower(merchant, 0, floors(1, 1, 1));
    }

    function test_Lower_RevertsWithLocked() external {
        agree(0, floors(9, 9, 9), START + 90 days);
        vm.warp(START + 90 days - 1);
        asBrand();
        vm.expectRevert(abi.encodeWithSelector(IDirectory.Locked.selector, START + 90 days));
        directory.lower(merchant, SHOE, floors(1, 1, 1));
        vm.warp(START + 90 days);
        lower(SHOE, floors(1, 1, 1));
    }

    function test_Lower_IsInForceAfterSevenDays() external {
        agree(0, floors(9, 9, 9), 0);
        vm.expectEmit(address(directory));
        emit IDirectory.Lowered(brand.addr, merchant, 0, floors(1, 2, 3), START + 7 days, 2);
        lower(0, floors(1, 2, 3));
        IDirectory.Agreement memory agreement = directory.agreementOf(brand.addr, merchant, 0);
        isTrue(agreement.nextGiven && agreement.nextFrom == START + 7 days && agreement.next.upline == 3, "announced");
        vm.warp(START + 7 days - 1);
        same(0, floors(9, 9, 9), 2);
        vm.warp(START + 7 days);
        same(0, floors(1, 2, 3), 3);
        same(SHOE, floors(1, 2, 3), 3);
        agree(0, floors(1, 2, 4), 0);
        same(0, floors(1, 2, 4), 4);
    }

    function test_Lower_ReplacesWhatWasAnnounced() external {
        agree(0, floors(9, 9, 9), 0);
        lower(0, floors(1, 1, 1));
        vm.warp(START + 6 days);
        lower(0, floors(2, 2, 2));
        vm.warp(START + 13 days - 1);
        same(0, floors(9, 9, 9), 3);
        vm.warp(START + 13 days);
        same(0, floors(2, 2, 2), 4);
    }

    function test_Lower_OfAProductIsInForceAfterSevenDays() external {
        agree(0, floors(9, 9, 9), 0);
        lower(SHOE, floors(1, 1, 1));
        vm.warp(START + 7 days - 1);
        same(SHOE, floors(9, 9, 9), 2);
        vm.warp(START + 7 days);
        same(SHOE, floors(1, 1, 1), 3);
        same(HAT, floors(9, 9, 9), 2);
        equal(directory.agreementOf(brand.addr, merchant, SHOE).version, 3, "version");
        agree(SHOE, floors(1, 1, 2), 0);
        same(SHOE, floors(1, 1, 2), 4);
        same(HAT, floors(9, 9, 9), 4);
    }

    function test_End_RevertsWithNoAgreement() external {
        asBrand();
        vm.expectRevert(IDirectory.NoAgreement.selector);
        directory.end(merchant, 0);
        agree(0, floors(9, 9, 9), 0);
        asBrand();
        vm.expectRevert(IDirectory.NoAgreement.selector);
        directory.end(merchant, SHOE);
    }

    function test_End_RevertsWithLocked() external {
        agree(0, floors(9, 9, 9), START + 1);
        asBrand();
        vm.expectRevert(abi.encodeWithSelector(IDirectory.Locked.selector, START + 1));
        directory.end(merchant, 0);
    }

    function test_End_RefusesEverythingAfterSevenDays() external {
        agree(0, floors(9, 9, 9), 0);
        agree(SHOE, floors(10, 10, 10), 0);
        vm.expectEmit(address(directory));
        emit IDirectory.Ended(brand.addr, merchant, 0, START + 7 days, 3);
        end(0);
        vm.warp(START + 7 days - 1);
        same(SHOE, floors(10, 10, 10), 3);
        vm.warp(START + 7 days);
        same(SHOE, floors(0, 0, 0), 0);
        same(0, floors(0, 0, 0), 0);
        asBrand();
        vm.expectRevert(IDirectory.NoAgreement.selector);
        directory.lower(merchant, SHOE, floors(1, 1, 1));
    }

    function test_End_OfAProductLeavesTheCatalog() external {
        agree(0, floors(9, 9, 9), 0);
        agree(SHOE, floors(10, 10, 10), 0);
        end(SHOE);
        vm.warp(START + 7 days - 1);
        same(SHOE, floors(10, 10, 10), 3);
        vm.warp(START + 7 days);
        same(SHOE, floors(9, 9, 9), 4);
    }

    function test_FloorsOf_IsZeroWithoutAnAgreement() external view {
        same(0, floors(0, 0, 0), 0);
        same(SHOE, floors(0, 0, 0), 0);
    }

    /// @dev However long after an announcement somebody looks, there is one floor or the other, never a mixture.
    function testFuzz_Lower_OneOrTheOther(uint256 before, uint256 later, uint256 wait) external {
        IDirectory.Floors memory high = some(before);
        IDirectory.Floors memory next = some(later);
        wait = bound(wait, 0, 4_000 days);
        agree(0, high, 0);
        lower(0, next);
        vm.warp(START + wait);
        bool over = wait >= 7 days;
        same(0, over ? next : high, over ? 3 : 2);
    }

    /// @dev At once is exactly what takes nothing from anybody.
    function testFuzz_Agree_TakesNothing(uint256 before, uint256 later) external {
        IDirectory.Floors memory high = some(before);
        IDirectory.Floors memory next = some(later);
        agree(0, high, 0);
        asBrand();
        (bool done,) = address(directory).call(abi.encodeCall(directory.agree, (merchant, HAT, next, 0)));
        bool less = next.brand < high.brand || next.seller < high.seller || next.upline < high.upline;
        isTrue(done != less, "at once");
    }

    // Catalogs

    function test_Publish_ReplacesAndCounts() external {
        asBrand();
        directory.publish(HAT, "ipfs://one");
        vm.warp(START + 5);
        vm.expectEmit(address(directory));
        emit IDirectory.Published(brand.addr, SHOE, 2, "ipfs://two");
        asBrand();
        directory.publish(SHOE, "ipfs://two");
        (bytes32 root, uint32 version, uint40 since) = directory.catalogOf(brand.addr);
        equal(root, SHOE, "root");
        equal(version, 2, "version");
        equal(since, START + 5, "since");
    }

    function test_IsInCatalog_TellsEntries() external {
        (bytes32[] memory proof, bytes32 root) = tree();
        isTrue(!directory.isInCatalog(brand.addr, SHOE, proof), "before");
        asBrand();
        directory.publish(root, "");
        isTrue(directory.isInCatalog(brand.addr, SHOE, proof), "entry");
        isTrue(!directory.isInCatalog(merchant, SHOE, proof), "another catalog");
        isTrue(!directory.isInCatalog(brand.addr, HAT, proof), "another proof");
        isTrue(!directory.isInCatalog(brand.addr, root, new bytes32[](0)), "inner node");
        asBrand();
        directory.publish(0, "");
        isTrue(!directory.isInCatalog(brand.addr, SHOE, proof), "taken back");
        isTrue(!directory.isInCatalog(brand.addr, 0, new bytes32[](0)), "nothing in nothing");
    }

    // By signature

    function test_SetProfileFor() external {
        bytes32 kind = keccak256("SetProfile(address account,bytes32 content,string uri,uint256 nonce,uint40 deadline)");
        bytes memory by = signed(brand, abi.encode(kind, brand.addr, HAT, keccak256("uri"), 7, START));
        unsigned(abi.encodeCall(directory.setProfileFor, (brand.addr, SHOE, "uri", 7, START, by)));
        unsigned(abi.encodeCall(directory.setProfileFor, (brand.addr, HAT, "other", 7, START, by)));
        once(abi.encodeCall(directory.setProfileFor, (brand.addr, HAT, "uri", 7, START, by)), brand.addr);
        equal(directory.memberSince(brand.addr), START, "since");
    }

    function test_ProposePayoutFor() external {
        bytes32 kind = keccak256("ProposePayout(address account,address payout,uint256 nonce,uint40 deadline)");
        bytes memory by = signed(brand, abi.encode(kind, brand.addr, vault.addr, 7, START));
        unsigned(abi.encodeCall(directory.proposePayoutFor, (brand.addr, merchant, 7, START, by)));
        once(abi.encodeCall(directory.proposePayoutFor, (brand.addr, vault.addr, 7, START, by)), brand.addr);
        (address payout,) = directory.proposedPayoutOf(brand.addr);
        equal(payout, vault.addr, "proposed");
    }

    function test_CancelPayoutFor() external {
        propose(vault.addr);
        bytes32 kind = keccak256("CancelPayout(address account,uint256 nonce,uint40 deadline)");
        bytes memory by = signed(brand, abi.encode(kind, brand.addr, 7, START));
        once(abi.encodeCall(directory.cancelPayoutFor, (brand.addr, 7, START, by)), brand.addr);
        (address payout,) = directory.proposedPayoutOf(brand.addr);
        equal(payout, address(0), "cancelled");
    }

    function test_AcceptPayoutFor() external {
        propose(vault.addr);
        vm.warp(START + 2 days);
        bytes32 kind = keccak256("AcceptPayout(address payout,address account,uint256 nonce,uint40 deadline)");
        bytes memory by = signed(vault, abi.encode(kind, vault.addr, brand.addr, 7, START + 3 days));
        bytes memory other = abi.encodeCall(directory.acceptPayoutFor, (vault.addr, merchant, 7, START + 3 days, by));
        refuses(other, abi.encodeWithSelector(IRelayed.Unsigned.selector, vault.addr));
        once(abi.encodeCall(directory.acceptPayoutFor, (vault.addr, brand.addr, 7, START + 3 days, by)), vault.addr);
        equal(directory.payoutOf(brand.addr), vault.addr, "payout");
    }

    function test_AgreeFor() external {
        IDirectory.Floors memory wanted = floors(1, 2, 3);
        bytes memory by = signed(
            brand,
            abi.encode(
                keccak256(
                    "Agree(address brand,address merchant,bytes32 product,Floors floors,uint40 lockedUntil,uint256 nonce,uint40 deadline)Floors(uint16 brand,uint16 seller,uint16 upline)"
                ),
                brand.addr,
                merchant,
                0,
                hash(wanted),
                START + 5,
                7,
                START
            )
        );
        unsigned(abi.encodeCall(directory.agreeFor, (brand.addr, vault.addr, 0, wanted, START + 5, 7, START, by)));
        unsigned(abi.encodeCall(directory.agreeFor, (brand.addr, merchant, HAT, wanted, START + 5, 7, START, by)));
        unsigned(abi.encodeCall(directory.agreeFor, (brand.addr, merchant, 0, wanted, START + 6, 7, START, by)));
        for (uint16 i = 0; i < 3; i++) {
            IDirectory.Floors memory other = floors(i == 0 ? 9 : 1, i == 1 ? 9 : 2, i == 2 ? 9 : 3);
            unsigned(abi.encodeCall(directory.agreeFor, (brand.addr, merchant, 0, other, START + 5, 7, START, by)));
        }
        once(abi.encodeCall(directory.agreeFor, (brand.addr, merchant, 0, wanted, START + 5, 7, START, by)), brand.addr);
        same(0, wanted, 1);
    }

    function test_LowerFor() external {
        agree(0, floors(9, 9, 9), 0);
        IDirectory.Floors memory wanted = floors(1, 2, 3);
        bytes memory by = signed(
            brand,
            abi.encode(
                keccak256(
                    "Lower(address brand,address merchant,bytes32 product,Floors floors,uint256 nonce,uint40 deadline)Floors(uint16 brand,uint16 seller,uint16 upline)"
                ),
                brand.addr,
                merchant,
                HAT,
                hash(wanted),
                7,
                START
            )
        );
        unsigned(abi.encodeCall(directory.lowerFor, (brand.addr, vault.addr, HAT, wanted, 7, START, by)));
        unsigned(abi.encodeCall(directory.lowerFor, (brand.addr, merchant, SHOE, wanted, 7, START, by)));
        unsigned(abi.encodeCall(directory.lowerFor, (brand.addr, merchant, HAT, floors(1, 2, 4), 7, START, by)));
        once(abi.encodeCall(directory.lowerFor, (brand.addr, merchant, HAT, wanted, 7, START, by)), brand.addr);
        vm.warp(START + 7 days);
        same(HAT, wanted, 3);
    }

    function test_EndFor() external {
        agree(0, floors(9, 9, 9), 0);
        bytes32 kind = keccak256("End(address brand,address merchant,bytes32 product,uint256 nonce,uint40 deadline)");
        bytes memory by = signed(brand, abi.encode(kind, brand.addr, merchant, 0, 7, START));
        unsigned(abi.encodeCall(directory.endFor, (brand.addr, vault.addr, 0, 7, START, by)));
        unsigned(abi.encodeCall(directory.endFor, (brand.addr, merchant, HAT, 7, START, by)));
        once(abi.encodeCall(directory.endFor, (brand.addr, merchant, 0, 7, START, by)), brand.addr);
        vm.warp(START + 7 days);
        same(0, floors(0, 0, 0), 0);
    }

    function test_PublishFor() external {
        bytes32 kind = keccak256("Publish(address brand,bytes32 root,string uri,uint256 nonce,uint40 deadline)");
        bytes memory by = signed(brand, abi.encode(kind, brand.addr, HAT, keccak256("uri"), 7, START));
        unsigned(abi.encodeCall(directory.publishFor, (brand.addr, SHOE, "uri", 7, START, by)));
        unsigned(abi.encodeCall(directory.publishFor, (brand.addr, HAT, "other", 7, START, by)));
        unsigned(abi.encodeCall(directory.publishFor, (brand.addr, HAT, "uri", 8, START, by)));
        unsigned(abi.encodeCall(directory.publishFor, (brand.addr, HAT, "uri", 7, START + 1, by)));
        bytes memory valid = abi.encodeCall(directory.publishFor, (brand.addr, HAT, "uri", 7, START, by));
        vm.warp(START + 1);
        refuses(valid, abi.encodeWithSelector(IRelayed.Late.selector, START));
        vm.warp(START);
        once(valid, brand.addr);
        (bytes32 root,,) = directory.catalogOf(brand.addr);
        equal(root, HAT, "root");
    }

    function test_BySignature_OfAContract() external {
        SigningContract first = new SigningContract(brand.addr);
        SigningContract second = new SigningContract(brand.addr);
        bytes32 kind = keccak256("Publish(address brand,bytes32 root,string uri,uint256 nonce,uint40 deadline)");
        bytes memory by = signed(brand, abi.encode(kind, address(first), HAT, keccak256("uri"), 7, START));
        bytes memory other = abi.encodeCall(directory.publishFor, (address(second), HAT, "uri", 7, START, by));
        refuses(other, abi.encodeWithSelector(IRelayed.Unsigned.selector, address(second)));
        once(abi.encodeCall(directory.publishFor, (address(first), HAT, "uri", 7, START, by)), address(first));
    }
}
