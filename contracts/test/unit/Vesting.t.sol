// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {Vesting} from "../../src/Vesting.sol";
import {IRelayed} from "../../src/interfaces/IRelayed.sol";
import {IVesting} from "../../src/interfaces/IVesting.sol";
import {Intake} from "../../src/libraries/Intake.sol";
import {Base} from "../Base.sol";
import {Vm} from "../Vm.sol";
import {Coin, FeeCoin} from "./Coins.sol";

contract VestingTest is Base {
    bytes32 private constant CREATE = keccak256(
        "CreateGrant(address creator,address token,address beneficiary,uint96 total,uint40 start,uint32 cliff,uint32 length,bool revocable,uint256 number,uint256 nonce,uint40 deadline)"
    );
    bytes32 private constant OFFER =
        keccak256("OfferGrant(address account,address token,bytes32 id,address to,uint256 nonce,uint40 deadline)");
    bytes32 private constant ACCEPT =
        keccak256("AcceptGrant(address account,address token,bytes32 id,uint256 nonce,uint40 deadline)");
    bytes32 private constant REVOKE =
        keccak256("RevokeGrant(address creator,address token,uint256 number,uint256 nonce,uint40 deadline)");
    uint40 private constant NOW = 1_000_000;
    uint40 private constant LATER = type(uint40).max;

    Coin private coin;
    Vesting private vesting;
    Vm.Wallet private creator;
    Vm.Wallet private ann;
    Vm.Wallet private bob;
    bytes32 private id;

    function setUp() public {
        vm.warp(NOW);
        creator = person("creator");
        ann = person("ann");
        bob = person("bob");
        coin = new Coin();
        vesting = new Vesting();
        id = vesting.idOf(creator.addr, 7);
        coin.mint(creator.addr, 1e28);
        vm.prank(creator.addr);
        coin.approve(address(vesting), type(uint256).max);
    }

    function test_CreateRevertWhenZero() public {
        IVesting.Terms memory terms = usual();
        terms.total = 0;
        createReverts(terms, abi.encodeWithSelector(IVesting.Nothing.selector));
    }

    function test_CreateRevertWhenForNobody() public {
        IVesting.Terms memory terms = usual();
        terms.beneficiary = address(0);
        createReverts(terms, abi.encodeWithSelector(IVesting.Nobody.selector));
    }

    function test_CreateRevertWhenTheCliffIsLonger() public {
        IVesting.Terms memory terms = usual();
        terms.cliff = terms.length + 1;
        createReverts(terms, abi.encodeWithSelector(IVesting.CliffTooLong.selector, 1_001, 1_000));
    }

    function test_CreateRevertWhenTooLate() public {
        IVesting.Terms memory terms = usual();
        uint256 most = NOW + 50 * 365 days;
        terms.start = uint40(most) - terms.length + 1;
        createReverts(terms, abi.encodeWithSelector(IVesting.TooLate.selector, most + 1, most));
        terms.start -= 1;
        create(terms);
    }

    function test_CreateRevertWhenTaken() public {
        create(usual());
        createReverts(usual(), abi.encodeWithSelector(IVesting.Taken.selector, id));
    }

    function test_CreateRevertWhenTheTokenTakesAFee() public {
        FeeCoin fee = new FeeCoin();
        fee.mint(creator.addr, 4_000);
        vm.prank(creator.addr);
        fee.approve(address(vesting), 4_000);
        IVesting.Terms memory terms = usual();
        terms.token = address(fee);
        createReverts(terms, abi.encodeWithSelector(Intake.Short.selector, 3_999, 4_000));
    }

    function test_Create() public {
        vm.expectEmit(address(vesting));
        emit IVesting.Created(address(coin), id, ann.addr, creator.addr, 4_000, NOW, 100, 1_000, false);
        create(usual());
        IVesting.Grant memory grant = vesting.grantOf(address(coin), id);
        equal(grant.beneficiary, ann.addr, "beneficiary");
        equal(grant.total, 4_000, "total");
        equal(grant.released, 0, "released");
        equal(grant.start, NOW, "start");
        equal(grant.cliff, 100, "cliff");
        equal(grant.length, 1_000, "length");
        isTrue(!grant.revocable, "final");
        equal(coin.balanceOf(address(vesting)), 4_000, "paid in");
        // Two slots: the third is not used.
        bytes32 slot = keccak256(abi.encode(id, keccak256(abi.encode(address(coin), 3))));
        isTrue(vm.load(address(vesting), slot) != 0, "first slot");
        isTrue(vm.load(address(vesting), bytes32(uint256(slot) + 1)) != 0, "second slot");
        equal(vm.load(address(vesting), bytes32(uint256(slot) + 2)), 0, "third slot");
    }

    function test_CreateFor() public {
        IVesting.Terms memory terms = usual();
        bytes memory signature = signed(creator, keccak256(abi.encode(CREATE, creator.addr, terms, 1, LATER)));
        equal(vesting.createFor(creator.addr, terms, 1, LATER, signature), id, "id");
        equal(coin.balanceOf(creator.addr), 1e28 - 4_000, "whose tokens");
        terms.number = 8;
        vm.expectRevert(abi.encodeWithSelector(IRelayed.Unsigned.selector, creator.addr));
        vesting.createFor(creator.addr, terms, 1, LATER, signature);
        terms.number = 7;
        vm.expectRevert(abi.encodeWithSelector(IRelayed.Replayed.selector, creator.addr, 1));
        vesting.createFor(creator.addr, terms, 1, LATER, signature);
    }

    function test_ReleaseRevertWhenUnknown() public {
        vm.expectRevert(abi.encodeWithSelector(IVesting.Unknown.selector, id));
        vesting.release(address(coin), id);
        create(usual());
        vm.expectRevert(abi.encodeWithSelector(IVesting.Unknown.selector, id));
        vesting.release(address(this), id);
        equal(vesting.vestedAt(address(this), id, LATER), 0, "nothing of another token");
    }

    function test_ReleaseRevertWhenNothing() public {
        create(usual());
        vm.warp(NOW + 99);
        vm.expectRevert(IVesting.Nothing.selector);
        vesting.release(address(coin), id);
        vm.warp(NOW + 1_000);
        vesting.release(address(coin), id);
        vm.expectRevert(IVesting.Nothing.selector);
        vesting.release(address(coin), id);
    }

    function test_ReleaseAfterTheCliff() public {
        create(usual());
        vm.warp(NOW + 100);
        equal(vesting.releasable(address(coin), id), 400, "with the cliff");
        vm.expectEmit(address(vesting));
        emit IVesting.Released(address(coin), id, ann.addr, 400);
        equal(vesting.release(address(coin), id), 400, "amount");
        equal(coin.balanceOf(ann.addr), 400, "arrived");
        equal(vesting.releasable(address(coin), id), 0, "nothing more");
        vm.warp(NOW + 101);
        equal(vesting.release(address(coin), id), 4, "a second later");
    }

    function test_ReleaseAtTheEnd(uint96 total, uint32 cliff, uint32 length, uint40 first, uint40 second) public {
        IVesting.Terms memory terms = usual();
        terms.total = uint96(bound(total, 1, 1e28));
        terms.length = uint32(bound(length, 0, 40 * 365 days));
        terms.cliff = uint32(bound(cliff, 0, terms.length));
        create(terms);
        first = uint40(bound(first, NOW, NOW + 45 * 365 days));
        second = uint40(bound(second, first, NOW + 45 * 365 days));
        isTrue(vesting.vestedAt(address(coin), id, first) <= vesting.vestedAt(address(coin), id, second), "monotone");
        isTrue(vesting.vestedAt(address(coin), id, second) <= terms.total, "not above the total");
        vm.warp(first);
        if (vesting.releasable(address(coin), id) > 0) vesting.release(address(coin), id);
        vm.warp(NOW + terms.length);
        if (vesting.releasable(address(coin), id) > 0) vesting.release(address(coin), id);
        equal(coin.balanceOf(ann.addr), terms.total, "all of it");
        equal(coin.balanceOf(address(vesting)), 0, "nothing left");
    }

    function test_ReleaseWithoutLength() public {
        IVesting.Terms memory terms = usual();
        (terms.cliff, terms.length, terms.start) = (0, 0, NOW + 10);
        create(terms);
        equal(vesting.releasable(address(coin), id), 0, "before the start");
        vm.warp(NOW + 10);
        equal(vesting.release(address(coin), id), 4_000, "at the start");
    }

    function test_OfferRevertWhenNotTheBeneficiary() public {
        create(usual());
        vm.expectRevert(abi.encodeWithSelector(IVesting.NotBeneficiary.selector, bob.addr));
        vm.prank(bob.addr);
        vesting.offer(address(coin), id, bob.addr);
    }

    function test_OfferRevertWhenUnknown() public {
        vm.expectRevert(abi.encodeWithSelector(IVesting.Unknown.selector, id));
        vm.prank(ann.addr);
        vesting.offer(address(coin), id, bob.addr);
    }

    function test_OfferAndAccept() public {
        create(usual());
        vm.warp(NOW + 500);
        vesting.release(address(coin), id);
        vm.expectEmit(address(vesting));
        emit IVesting.Offered(address(coin), id, bob.addr);
        vm.prank(ann.addr);
        vesting.offer(address(coin), id, bob.addr);
        equal(vesting.offerOf(address(coin), id), bob.addr, "offered");
        equal(vesting.grantOf(address(coin), id).beneficiary, ann.addr, "not moved yet");
        vm.expectEmit(address(vesting));
        emit IVesting.Moved(address(coin), id, ann.addr, bob.addr);
        vm.prank(bob.addr);
        vesting.accept(address(coin), id);
        equal(vesting.offerOf(address(coin), id), address(0), "no offer left");
        vm.warp(NOW + 1_000);
        vesting.release(address(coin), id);
        equal(coin.balanceOf(ann.addr), 2_000, "before");
        equal(coin.balanceOf(bob.addr), 2_000, "after");
    }

    function test_AcceptRevertWhenNotOffered() public {
        create(usual());
        acceptReverts(bob.addr);
        offer(bob.addr);
        acceptReverts(ann.addr);
        offer(address(0));
        acceptReverts(bob.addr);
        offer(bob.addr);
        vm.prank(bob.addr);
        vesting.accept(address(coin), id);
        acceptReverts(bob.addr);
        vm.expectRevert(abi.encodeWithSelector(IVesting.NotBeneficiary.selector, ann.addr));
        vm.prank(ann.addr);
        vesting.offer(address(coin), id, ann.addr);
    }

    function test_OfferAndAcceptBySignature() public {
        create(usual());
        bytes32 message = keccak256(abi.encode(OFFER, ann.addr, address(coin), id, bob.addr, 1, LATER));
        vesting.offerFor(ann.addr, address(coin), id, bob.addr, 1, LATER, signed(ann, message));
        message = keccak256(abi.encode(ACCEPT, bob.addr, address(coin), id, 1, LATER));
        bytes memory signature = signed(bob, message);
        vesting.acceptFor(bob.addr, address(coin), id, 1, LATER, signature);
        equal(vesting.grantOf(address(coin), id).beneficiary, bob.addr, "moved");
        vm.expectRevert(abi.encodeWithSelector(IRelayed.Replayed.selector, bob.addr, 1));
        vesting.acceptFor(bob.addr, address(coin), id, 1, LATER, signature);
    }

    function test_OfferForRevertWhenAnotherSigned() public {
        create(usual());
        bytes32 message = keccak256(abi.encode(OFFER, ann.addr, address(coin), id, bob.addr, 1, LATER));
        bytes memory signature = signed(bob, message);
        vm.expectRevert(abi.encodeWithSelector(IRelayed.Unsigned.selector, ann.addr));
        vesting.offerFor(ann.addr, address(coin), id, bob.addr, 1, LATER, signature);
        vm.expectRevert(abi.encodeWithSelector(IRelayed.Unsigned.selector, address(0)));
        vesting.acceptFor(address(0), address(coin), id, 1, LATER, signature);
    }

    function test_RevokeRevertWhenFinal() public {
        create(usual());
        vm.expectRevert(abi.encodeWithSelector(IVesting.Final.selector, id));
        vm.prank(creator.addr);
        vesting.revoke(address(coin), 7);
    }

    function test_RevokeRevertWhenAnotherCreatedIt() public {
        createRevocable();
        bytes32 other = vesting.idOf(ann.addr, 7);
        vm.expectRevert(abi.encodeWithSelector(IVesting.Unknown.selector, other));
        vm.prank(ann.addr);
        vesting.revoke(address(coin), 7);
    }

    function test_RevokeRevertWhenEverythingIsVested() public {
        createRevocable();
        vm.warp(NOW + 1_000);
        vm.expectRevert(IVesting.Nothing.selector);
        vm.prank(creator.addr);
        vesting.revoke(address(coin), 7);
    }

    function test_Revoke(uint40 time) public {
        time = uint40(bound(time, NOW, NOW + 999));
        createRevocable();
        uint96 vested = vesting.vestedAt(address(coin), id, time);
        vm.warp(time);
        vm.expectEmit(address(vesting));
        emit IVesting.Revoked(address(coin), id, 4_000 - vested);
        vm.prank(creator.addr);
        equal(vesting.revoke(address(coin), 7), 4_000 - vested, "amount");
        equal(coin.balanceOf(creator.addr), 1e28 - vested, "came back");
        equal(vesting.releasable(address(coin), id), vested, "stays");
        vm.warp(NOW + 1_000);
        equal(vesting.releasable(address(coin), id), vested, "and does not grow");
        if (vested > 0) vesting.release(address(coin), id);
        equal(coin.balanceOf(ann.addr), vested, "released");
    }

    function test_RevokeOnce() public {
        createRevocable();
        vm.warp(NOW + 500);
        vesting.release(address(coin), id);
        vm.startPrank(creator.addr);
        vesting.revoke(address(coin), 7);
        vm.expectRevert(abi.encodeWithSelector(IVesting.Final.selector, id));
        vesting.revoke(address(coin), 7);
        vm.stopPrank();
        createReverts(usual(), abi.encodeWithSelector(IVesting.Taken.selector, id));
    }

    function test_RevokeFor() public {
        createRevocable();
        bytes32 message = keccak256(abi.encode(REVOKE, creator.addr, address(coin), 7, 5, LATER));
        bytes memory wrong = signed(ann, message);
        vm.expectRevert(abi.encodeWithSelector(IRelayed.Unsigned.selector, creator.addr));
        vesting.revokeFor(creator.addr, address(coin), 7, 5, LATER, wrong);
        equal(vesting.revokeFor(creator.addr, address(coin), 7, 5, LATER, signed(creator, message)), 4_000, "amount");
        equal(coin.balanceOf(creator.addr), 1e28, "came back");
    }

    function usual() private view returns (IVesting.Terms memory) {
        return IVesting.Terms(address(coin), ann.addr, 4_000, NOW, 100, 1_000, false, 7);
    }

    function createRevocable() private {
        IVesting.Terms memory terms = usual();
        terms.revocable = true;
        create(terms);
    }

    function create(IVesting.Terms memory terms) private {
        vm.prank(creator.addr);
        vesting.create(terms);
    }

    function createReverts(IVesting.Terms memory terms, bytes memory reason) private {
        vm.expectRevert(reason);
        vm.prank(creator.addr);
        vesting.create(terms);
    }

    function offer(address to) private {
        vm.prank(ann.addr);
        vesting.offer(address(coin), id, to);
    }

    function acceptReverts(address account) private {
        vm.expectRevert(abi.encodeWithSelector(IVesting.NotOffered.selector, account));
        vm.prank(account);
        vesting.accept(address(coin), id);
    }

    function signed(Vm.Wallet memory by, bytes32 structHash) private view returns (bytes memory) {
        return sign(by, digestOf("Astra Vesting", address(vesting), structHash));
    }
}
