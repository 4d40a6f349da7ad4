// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {IPayouts} from "../../src/interfaces/IPayouts.sol";
import {IRelayed} from "../../src/interfaces/IRelayed.sol";
import {PoolWallet} from "../doubles/PoolMarket.sol";
import {Pools} from "../doubles/Pools.sol";
import {Vm} from "../Vm.sol";

contract PayoutsTest is Pools {
    address private constant MERCHANT = address(0x3e);
    address private constant MEMBER = address(0x3f);
    address private constant OTHER = address(0x40);
    bytes32 private constant ROOT = keccak256("root");
    uint40 private constant DEADLINE = type(uint40).max;

    Vm.Wallet private _signer;

    function setUp() public override {
        super.setUp();
        _signer = person("signer");
        fund(MERCHANT, 1_000);
    }

    // When a pool is registered.

    function test_register_StartsItsClock() public {
        equal(_payouts.replaceableAt(MERCHANT), 0, "before");
        vm.expectEmit(address(_payouts));
        emit IPayouts.Registered(MERCHANT);
        _payouts.register(MERCHANT);
        equal(_payouts.replaceableAt(MERCHANT), _now + 90 days, "after");
    }

    function test_register_RevertsIfItHasOne() public {
        _payouts.register(MERCHANT);
        vm.expectRevert(abi.encodeWithSelector(IPayouts.Exists.selector, MERCHANT));
        _payouts.register(MERCHANT);
    }

    // When a campaign is created.

    function test_create_IsKept() public {
        address pool = _payouts.campaignOf(MERCHANT, "spring");
        vm.expectEmit(address(_payouts));
        emit IPayouts.Created(pool, MERCHANT, "spring");
        vm.expectEmit(address(_payouts));
        emit IPayouts.PosterNamed(pool, OTHER);
        vm.prank(MERCHANT);
        equal(_payouts.create("spring", OTHER), pool, "pool");
        equal(_payouts.keeperOf(pool), MERCHANT, "keeper");
        equal(_payouts.posterOf(pool), OTHER, "poster");
        equal(_payouts.replaceableAt(pool), _now + 90 days, "clock");
    }

    function test_create_RevertsIfItExists() public {
        address pool = _payouts.create("spring", address(0));
        equal(_payouts.posterOf(pool), address(this), "poster");
        vm.expectRevert(abi.encodeWithSelector(IPayouts.Exists.selector, pool));
        _payouts.create("spring", address(0));
    }

    function test_create_ManyOfOneKeeper() public {
        address spring = _payouts.create("spring", OTHER);
        address autumn = _payouts.create("autumn", MEMBER);
        isTrue(spring != autumn, "pools of their own");
        equal(_payouts.posterOf(spring), OTHER, "spring");
        equal(_payouts.posterOf(autumn), MEMBER, "autumn");
    }

    function test_create_BySignature() public {
        bytes32 what = keccak256(
            abi.encode(
                keccak256("Create(address account,bytes32 salt,address poster,uint256 nonce,uint40 deadline)"),
                _signer.addr,
                bytes32("spring"),
                OTHER,
                1,
                DEADLINE
            )
        );
        address pool = _payouts.createFor(_signer.addr, "spring", OTHER, 1, DEADLINE, _signed(what));
        equal(_payouts.keeperOf(pool), _signer.addr, "keeper");
        equal(_payouts.posterOf(pool), OTHER, "poster");
    }

    // When a poster is named.

    function test_name_RevertsIfNotByTheKeeper() public {
        vm.expectRevert(abi.encodeWithSelector(IPayouts.NotKeeper.selector, OTHER));
        vm.prank(OTHER);
        _payouts.name(MERCHANT, OTHER);
    }

    function test_name_ReplacesThePoster() public {
        vm.prank(MERCHANT);
        _payouts.name(MERCHANT, OTHER);
        equal(_payouts.posterOf(MERCHANT), OTHER, "named");
        vm.expectRevert(abi.encodeWithSelector(IPayouts.NotPoster.selector, MERCHANT));
        vm.prank(MERCHANT);
        _payouts.post(MERCHANT, address(_token), ROOT, 0, 1);
        // A poster is no keeper.
        vm.expectRevert(abi.encodeWithSelector(IPayouts.NotKeeper.selector, OTHER));
        vm.prank(OTHER);
        _payouts.name(MERCHANT, MEMBER);
        vm.expectEmit(address(_payouts));
        emit IPayouts.PosterNamed(MERCHANT, MERCHANT);
        vm.prank(MERCHANT);
        _payouts.name(MERCHANT, address(0));
        equal(_payouts.posterOf(MERCHANT), MERCHANT, "keeper again");
    }

    function test_name_BySignature() public {
        bytes32 what = keccak256(
            abi.encode(
                keccak256("Name(address account,address pool,address poster,uint256 nonce,uint40 deadline)"),
                _signer.addr,
                _signer.addr,
                OTHER,
                1,
                DEADLINE
            )
        );
        _payouts.nameFor(_signer.addr, _signer.addr, OTHER, 1, DEADLINE, _signed(what));
        equal(_payouts.posterOf(_signer.addr), OTHER, "poster");
    }

    // When a keeper is replaced.

    function test_replace_RevertsIfNotByTheCouncil() public {
        vm.expectRevert(abi.encodeWithSelector(IPayouts.NotCouncil.selector, address(this)));
        _payouts.replace(MERCHANT, OTHER);
    }

    function test_replace_RevertsIfNotRegistered() public {
        vm.expectRevert(abi.encodeWithSelector(IPayouts.Unregistered.selector, MERCHANT));
        vm.prank(COUNCIL);
        _payouts.replace(MERCHANT, OTHER);
    }

    function test_replace_RevertsIfARootWasAcceptedOfLate() public {
        _payouts.register(MERCHANT);
        skip(60 days);
        accept(MERCHANT, ROOT, 10);
        uint40 until = uint40(_now + 90 days);
        skip(90 days - 1);
        vm.expectRevert(abi.encodeWithSelector(IPayouts.Kept.selector, until));
        vm.prank(COUNCIL);
        _payouts.replace(MERCHANT, OTHER);
    }

    function test_replace_RevertsIfTheKeeperIsNobody() public {
        _payouts.register(MERCHANT);
        skip(90 days);
        vm.expectRevert(IPayouts.NoKeeper.selector);
        vm.prank(COUNCIL);
        _payouts.replace(MERCHANT, address(0));
    }

    function test_replace_RevertsIfItIsAReserve() public {
        address reserve = _payouts.reserveOf(MERCHANT);
        _payouts.register(reserve);
        accept(MERCHANT, ROOT, 10);
        skip(90 days);
        vm.expectRevert(abi.encodeWithSelector(IPayouts.IsReserve.selector, reserve));
        vm.prank(COUNCIL);
        _payouts.replace(reserve, OTHER);
    }

    function test_replace_GivesThePoolToTheNewKeeper() public {
        vm.prank(MERCHANT);
        _payouts.name(MERCHANT, MEMBER);
        _payouts.register(MERCHANT);
        skip(90 days);
        vm.expectEmit(address(_payouts));
        emit IPayouts.Replaced(MERCHANT, OTHER);
        vm.prank(COUNCIL);
        _payouts.replace(MERCHANT, OTHER);
        equal(_payouts.keeperOf(MERCHANT), OTHER, "keeper");
        equal(_payouts.posterOf(MERCHANT), OTHER, "poster");
        // The new one has as long as the old one had.
        vm.expectRevert(abi.encodeWithSelector(IPayouts.Kept.selector, uint40(_now + 90 days)));
        vm.prank(COUNCIL);
        _payouts.replace(MERCHANT, MEMBER);
        // The rest is paid out.
        accept(MERCHANT, leaf(MERCHANT, MEMBER, 1_000), 1_000);
        equal(_payouts.claim(MERCHANT, address(_token), MEMBER, 1_000, new bytes32[](0)), 1_000, "rest");
    }

    // When a root is posted.

    function test_post_RevertsIfNotByThePoster() public {
        vm.expectRevert(abi.encodeWithSelector(IPayouts.NotPoster.selector, OTHER));
        vm.prank(OTHER);
        _payouts.post(MERCHANT, address(_token), ROOT, 0, 1);
    }

    function test_post_GetsTheNextIndexAndAClockOfItsOwn() public {
        vm.expectEmit(address(_payouts));
        emit IPayouts.Posted(1, MERCHANT, address(_token), ROOT, keccak256("data"), 5, uint40(_now + 2 days));
        equal(post(MERCHANT, ROOT, 5), 1, "first");
        uint40 readyAt = uint40(_now + 2 days);
        skip(1 days);
        equal(post(MERCHANT, ROOT, 6), 2, "second");
        IPayouts.Root memory posted = _payouts.rootAt(1);
        equal(posted.readyAt, readyAt, "a later one does not restart the clock");
        equal(posted.total, 5, "total");
        equal(posted.root, ROOT, "root");
        equal(posted.pool, MERCHANT, "pool");
        equal(posted.token, address(_token), "token");
        equal(uint8(posted.status), uint8(IPayouts.Status.Pending), "status");
        equal(_payouts.rootAt(2).readyAt, _now + 2 days, "its own clock");
        equal(_payouts.count(), 2, "count");
    }

    function test_post_BySignature() public {
        IPayouts.Posting memory posting = _posting();
        bytes memory signature = _signed(_postHash(_signer.addr, posting, 1));
        equal(_payouts.postFor(_signer.addr, posting, 1, DEADLINE, signature), 1, "index");
        isTrue(_payouts.isUsed(_signer.addr, 1), "used");
        vm.expectRevert(abi.encodeWithSelector(IRelayed.Replayed.selector, _signer.addr, 1));
        _payouts.postFor(_signer.addr, posting, 1, DEADLINE, signature);
        posting.total = 11;
        vm.expectRevert(abi.encodeWithSelector(IRelayed.Unsigned.selector, _signer.addr));
        _payouts.postFor(_signer.addr, posting, 1, DEADLINE, signature);
    }

    function test_post_BySignature_RevertsIfLate() public {
        vm.expectRevert(abi.encodeWithSelector(IRelayed.Late.selector, uint40(_now - 1)));
        _payouts.postFor(_signer.addr, _posting(), 1, uint40(_now - 1), "");
    }

    function test_post_BySignatureOfAWallet() public {
        PoolWallet wallet = new PoolWallet();
        IPayouts.Posting memory posting = _posting();
        posting.pool = address(wallet);
        vm.expectRevert(abi.encodeWithSelector(IRelayed.Unsigned.selector, address(wallet)));
        _payouts.postFor(address(wallet), posting, 1, DEADLINE, "");
        wallet.sign(digestOf("Astra Payouts", address(_payouts), _postHash(address(wallet), posting, 1)));
        equal(_payouts.postFor(address(wallet), posting, 1, DEADLINE, ""), 1, "index");
    }

    // When a root is accepted.

    function test_accept_RevertsIfItDoesNotWait() public {
        vm.expectRevert(abi.encodeWithSelector(IPayouts.NotPending.selector, 1));
        _payouts.accept(1);
        accept(MERCHANT, ROOT, 10);
        vm.expectRevert(abi.encodeWithSelector(IPayouts.NotPending.selector, 1));
        _payouts.accept(1);
        equal(uint8(_payouts.rootAt(1).status), uint8(IPayouts.Status.Accepted), "status");
    }

    function test_accept_RevertsBeforeItsDelayIsOver() public {
        post(MERCHANT, ROOT, 10);
        uint40 readyAt = uint40(_now + 2 days);
        skip(2 days - 1);
        vm.expectRevert(abi.encodeWithSelector(IPayouts.Early.selector, readyAt));
        _payouts.accept(1);
        skip(1);
        _payouts.accept(1);
    }

    function test_accept_RevertsIfALaterOneWas() public {
        post(MERCHANT, ROOT, 10);
        accept(MERCHANT, ROOT, 20);
        vm.expectRevert(abi.encodeWithSelector(IPayouts.Superseded.selector, 2));
        _payouts.accept(1);
        // It is void, and no other pool's or token's is.
        fund(OTHER, 10);
        accept(OTHER, ROOT, 10);
    }

    function test_accept_RevertsIfItsTotalIsLower() public {
        accept(MERCHANT, ROOT, 20);
        uint256 index = post(MERCHANT, ROOT, 19);
        skip(2 days);
        vm.expectRevert(abi.encodeWithSelector(IPayouts.LowerTotal.selector, 19, 20));
        _payouts.accept(index);
        accept(MERCHANT, ROOT, 20);
    }

    function test_accept_RevertsIfThePoolCannotPay() public {
        accept(MERCHANT, ROOT, 400);
        uint256 index = post(MERCHANT, ROOT, 1_001);
        skip(2 days);
        vm.expectRevert(abi.encodeWithSelector(IPayouts.Short.selector, 600, 601));
        _payouts.accept(index);
        // One after it is not held up, and what lies in the reserve does not count twice.
        fund(MERCHANT, 1);
        _payouts.accept(index);
        equal(left(MERCHANT), 1_001, "reserve");
    }

    function test_accept_RevertsIfThePoolIsAReserve() public {
        // The council takes the address of the reserve for a pool before there is a reserve.
        address reserve = _payouts.reserveOf(MERCHANT);
        _payouts.register(reserve);
        skip(90 days);
        vm.prank(COUNCIL);
        _payouts.replace(reserve, OTHER);
        uint256 index = post(reserve, leaf(reserve, OTHER, 10), 10);
        accept(MERCHANT, ROOT, 10);
        vm.expectRevert(abi.encodeWithSelector(IPayouts.IsReserve.selector, reserve));
        _payouts.accept(index);
    }

    function test_accept_SetsTheBudgetApart() public {
        uint256 index = post(MERCHANT, ROOT, 300);
        skip(2 days);
        vm.expectEmit(address(_payouts));
        emit IPayouts.Accepted(index, MERCHANT, address(_token), 300);
        vm.prank(OTHER);
        _payouts.accept(index);
        equal(balanceOf(_market.poolOf(MERCHANT)), 700, "pool");
        equal(left(MERCHANT), 300, "reserve");
        (bytes32 root, uint96 accepted, uint64 latest) = _payouts.booksOf(MERCHANT, address(_token));
        equal(root, ROOT, "root");
        equal(accepted, 300, "accepted");
        equal(latest, 1, "latest");
    }

    function test_accept_NeedsNoneBeforeIt() public {
        uint256 first = post(MERCHANT, ROOT, 1_000_000);
        uint256 second = post(MERCHANT, ROOT, 10);
        vm.prank(GUARDIAN);
        _payouts.veto(second);
        uint256 third = post(MERCHANT, "third", 20);
        skip(2 days);
        vm.expectRevert(abi.encodeWithSelector(IPayouts.Short.selector, 1_000, 1_000_000));
        _payouts.accept(first);
        vm.expectRevert(abi.encodeWithSelector(IPayouts.NotPending.selector, second));
        _payouts.accept(second);
        _payouts.accept(third);
        (bytes32 root,,) = _payouts.booksOf(MERCHANT, address(_token));
        equal(root, "third", "root");
    }

    // When a root is vetoed.

    function test_veto_RevertsIfNotByTheGuardian() public {
        post(MERCHANT, ROOT, 1);
        vm.expectRevert(abi.encodeWithSelector(IPayouts.NotGuardian.selector, COUNCIL));
        vm.prank(COUNCIL);
        _payouts.veto(1);
    }

    function test_veto_RevertsIfItDoesNotWait() public {
        vm.expectRevert(abi.encodeWithSelector(IPayouts.NotPending.selector, 1));
        vm.prank(GUARDIAN);
        _payouts.veto(1);
    }

    function test_veto_RevertsOnceItsDelayIsOver() public {
        post(MERCHANT, ROOT, 1);
        skip(2 days);
        vm.expectRevert(abi.encodeWithSelector(IPayouts.Over.selector, uint40(_now)));
        vm.prank(GUARDIAN);
        _payouts.veto(1);
    }

    function test_veto_EndsThatRootOnly() public {
        post(MERCHANT, ROOT, 1);
        post(MERCHANT, ROOT, 2);
        skip(2 days - 1);
        vm.expectEmit(address(_payouts));
        emit IPayouts.Vetoed(1);
        vm.prank(GUARDIAN);
        _payouts.veto(1);
        skip(1);
        equal(uint8(_payouts.rootAt(1).status), uint8(IPayouts.Status.Vetoed), "status");
        _payouts.accept(2);
    }

    // When a veto is overruled.

    function test_overrule_RevertsIfNotByTheCouncil() public {
        vm.expectRevert(abi.encodeWithSelector(IPayouts.NotCouncil.selector, GUARDIAN));
        vm.prank(GUARDIAN);
        _payouts.overrule(1);
    }

    function test_overrule_RevertsIfItWasNotVetoed() public {
        post(MERCHANT, ROOT, 1);
        vm.expectRevert(abi.encodeWithSelector(IPayouts.NotVetoed.selector, 1));
        vm.prank(COUNCIL);
        _payouts.overrule(1);
    }

    function test_overrule_RevertsIfTheCouncilNamedTheKeeper() public {
        _payouts.register(MERCHANT);
        skip(90 days);
        vm.prank(COUNCIL);
        _payouts.replace(MERCHANT, OTHER);
        post(MERCHANT, ROOT, 1);
        vm.prank(GUARDIAN);
        _payouts.veto(1);
        vm.expectRevert(abi.encodeWithSelector(IPayouts.OwnPool.selector, MERCHANT));
        vm.prank(COUNCIL);
        _payouts.overrule(1);
    }

    function test_overrule_CanBeAcceptedAtOnceAndNotBeVetoed() public {
        post(MERCHANT, ROOT, 1);
        vm.prank(GUARDIAN);
        _payouts.veto(1);
        vm.expectEmit(address(_payouts));
        emit IPayouts.Overruled(1);
        vm.prank(COUNCIL);
        _payouts.overrule(1);
        vm.expectRevert(abi.encodeWithSelector(IPayouts.Over.selector, uint40(_now)));
        vm.prank(GUARDIAN);
        _payouts.veto(1);
        _payouts.accept(1);
    }

    // When a root is ended.

    function test_end_RevertsIfItDoesNotWait() public {
        vm.expectRevert(abi.encodeWithSelector(IPayouts.NotPending.selector, 1));
        vm.prank(MERCHANT);
        _payouts.end(1);
    }

    function test_end_RevertsIfNotByThePosterOrTheKeeper() public {
        post(MERCHANT, ROOT, 1);
        vm.expectRevert(abi.encodeWithSelector(IPayouts.NotPoster.selector, OTHER));
        vm.prank(OTHER);
        _payouts.end(1);
        vm.prank(MERCHANT);
        _payouts.name(MERCHANT, OTHER);
        post(MERCHANT, ROOT, 1);
        vm.expectEmit(address(_payouts));
        emit IPayouts.Ended(1);
        vm.prank(OTHER);
        _payouts.end(1);
        vm.prank(MERCHANT);
        _payouts.end(2);
        equal(uint8(_payouts.rootAt(2).status), uint8(IPayouts.Status.Ended), "status");
        skip(2 days);
        vm.expectRevert(abi.encodeWithSelector(IPayouts.NotPending.selector, 2));
        _payouts.accept(2);
    }

    function test_end_BySignature() public {
        post(_signer.addr, ROOT, 1);
        bytes32 what = keccak256(
            abi.encode(
                keccak256("End(address account,uint256 index,uint256 nonce,uint40 deadline)"),
                _signer.addr,
                1,
                1,
                DEADLINE
            )
        );
        _payouts.endFor(_signer.addr, 1, 1, DEADLINE, _signed(what));
        equal(uint8(_payouts.rootAt(1).status), uint8(IPayouts.Status.Ended), "status");
    }

    function _posting() private view returns (IPayouts.Posting memory) {
        return IPayouts.Posting(_signer.addr, address(_token), ROOT, keccak256("data"), 10);
    }

    function _postHash(address account, IPayouts.Posting memory posting, uint256 nonce) private pure returns (bytes32) {
        bytes memory inner = "Posting(address pool,address token,bytes32 root,bytes32 dataHash,uint96 total)";
        bytes memory outer =
            abi.encodePacked("Post(address account,Posting posting,uint256 nonce,uint40 deadline)", inner);
        bytes32 hash = keccak256(abi.encode(keccak256(inner), posting));
        return keccak256(abi.encode(keccak256(outer), account, hash, nonce, DEADLINE));
    }

    function _signed(bytes32 what) private view returns (bytes memory) {
        return sign(_signer, digestOf("Astra Payouts", address(_payouts), what));
    }
}
