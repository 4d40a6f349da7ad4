// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {Pass} from "../../src/Pass.sol";
import {IPass} from "../../src/interfaces/IPass.sol";
import {Intake} from "../../src/libraries/Intake.sol";
import {IRelayed} from "../../src/interfaces/IRelayed.sol";
import {Plans} from "../doubles/Plans.sol";
import {PoolToken, PoolWallet} from "../doubles/PoolMarket.sol";

/// @dev A token that subscribes once more while it is asked for money.
contract CallingToken is PoolToken {
    function transferFrom(address, address, uint256) public override returns (bool) {
        Pass(msg.sender).subscribe(1, 1, address(0), IPass.Source.Tokens);
        return true;
    }
}

contract PassTest is Plans {
    uint40 private constant DEADLINE = type(uint40).max;
    IPass.Source private constant TOKENS = IPass.Source.Tokens;
    IPass.Source private constant BALANCE = IPass.Source.Balance;

    // When a plan is offered.

    function test_offer_RevertsIfBad() public {
        vm.expectRevert(IPass.BadPlan.selector);
        _pass.offer(address(_token), 0, PERIOD, 0);
        vm.expectRevert(IPass.BadPlan.selector);
        _pass.offer(address(_token), PRICE, 0, 0);
        vm.expectRevert(IPass.BadPlan.selector);
        _pass.offer(OWNER, PRICE, PERIOD, 0);
    }

    function test_offer_RevertsIfTheShareIsAboveHalf() public {
        vm.expectRevert(abi.encodeWithSelector(IPass.ShareTooHigh.selector, 5_001));
        _pass.offer(address(_token), PRICE, PERIOD, 5_001);
        _pass.offer(address(_token), PRICE, PERIOD, 5_000);
    }

    function test_offer_GetsTheNextNumber() public {
        vm.expectEmit(address(_pass));
        emit IPass.Offered(1, OWNER, address(_token), PRICE, PERIOD, 500);
        equal(offer(500), 1, "first");
        equal(offer(600), 2, "second");
        equal(_pass.count(), 2, "count");
        IPass.Plan memory plan = _pass.planAt(1);
        equal(plan.owner, OWNER, "owner");
        equal(plan.token, address(_token), "token");
        equal(plan.price, PRICE, "price");
        equal(plan.period, PERIOD, "period");
        equal(plan.share, 500, "share");
        isTrue(!plan.closed, "open");
    }

    function test_offer_BySignature() public {
        bytes32 what = keccak256(
            abi.encode(
                keccak256(
                    "Offer(address account,address token,uint96 price,uint32 period,uint16 share,uint256 nonce,uint40 deadline)"
                ),
                _subscriber.addr,
                address(_token),
                PRICE,
                PERIOD,
                500,
                1,
                DEADLINE
            )
        );
        _pass.offerFor(_subscriber.addr, address(_token), PRICE, PERIOD, 500, 1, DEADLINE, signed(what));
        equal(_pass.planAt(1).owner, _subscriber.addr, "owner");
    }

    // When a plan is closed.

    function test_close_RevertsIfThereIsNone() public {
        vm.expectRevert(abi.encodeWithSelector(IPass.NoPlan.selector, 1));
        _pass.close(1);
    }

    function test_close_RevertsIfNotByItsOwner() public {
        offer(0);
        vm.expectRevert(abi.encodeWithSelector(IPass.NotOwner.selector, address(this)));
        _pass.close(1);
    }

    function test_close_TakesNobodyNew() public {
        offer(0);
        subscribe(1, 1, address(0), TOKENS);
        vm.expectEmit(address(_pass));
        emit IPass.PlanClosed(1);
        vm.prank(OWNER);
        _pass.close(1);
        vm.expectRevert(abi.encodeWithSelector(IPass.Closed.selector, 1));
        vm.prank(REFERRER);
        _pass.subscribe(1, 1, address(0), TOKENS);
        isTrue(_pass.isActive(_subscriber.addr, 1), "nothing is taken away");
        skip(PERIOD * 2);
        subscribe(1, 1, address(0), TOKENS);
        isTrue(_pass.isActive(_subscriber.addr, 1), "who was in can come back");
    }

    function test_close_BySignature() public {
        vm.prank(_subscriber.addr);
        _pass.offer(address(_token), PRICE, PERIOD, 0);
        bytes32 what = keccak256(
            abi.encode(
                keccak256("Close(address account,uint256 plan,uint256 nonce,uint40 deadline)"),
                _subscriber.addr,
                1,
                1,
                DEADLINE
            )
        );
        _pass.closeFor(_subscriber.addr, 1, 1, DEADLINE, signed(what));
        isTrue(_pass.planAt(1).closed, "closed");
    }

    // When somebody subscribes.

    function test_subscribe_RevertsIfThereIsNoPlan() public {
        vm.expectRevert(abi.encodeWithSelector(IPass.NoPlan.selector, 1));
        _pass.subscribe(1, 1, address(0), TOKENS);
    }

    function test_subscribe_RevertsWithoutPeriods() public {
        offer(0);
        vm.expectRevert(IPass.NoPeriods.selector);
        _pass.subscribe(1, 0, address(0), TOKENS);
    }

    function test_subscribe_RevertsIfItLastsTooLong() public {
        _pass.offer(address(_token), 1, type(uint32).max, 0);
        vm.expectRevert(IPass.TooMuch.selector);
        _pass.subscribe(1, 256, address(0), TOKENS);
    }

    function test_subscribe_RevertsIfItCostsTooMuch() public {
        _pass.offer(address(_token), type(uint96).max, 1, 0);
        vm.expectRevert(IPass.TooMuch.selector);
        _pass.subscribe(1, 2, address(0), TOKENS);
    }

    function test_subscribe_RevertsIfTheTokenDeliversLess() public {
        offer(0);
        _token.setFee(1);
        vm.expectRevert(abi.encodeWithSelector(Intake.Short.selector, PRICE - 1, PRICE));
        vm.prank(_subscriber.addr);
        _pass.subscribe(1, 1, address(0), TOKENS);
    }

    function test_subscribe_RevertsIfTheTokenCallsBack() public {
        _pass.offer(address(new CallingToken()), PRICE, PERIOD, 0);
        vm.expectRevert(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector);
        _pass.subscribe(1, 1, address(0), TOKENS);
    }

    function test_subscribe_LastsFromNowOnOrTheEnd() public {
        offer(0);
        isTrue(!_pass.isActive(_subscriber.addr, 1), "before");
        vm.expectEmit(address(_pass));
        emit IPass.Subscribed(_subscriber.addr, 1, address(0), uint40(_now + 2 * PERIOD), 2 * PRICE);
        subscribe(1, 2, address(0), TOKENS);
        uint256 first = _now + 2 * PERIOD;
        equal(untilOf(1), first, "from now on");
        skip(PERIOD);
        subscribe(1, 1, address(0), TOKENS);
        equal(untilOf(1), first + PERIOD, "from the end");
        skip(2 * PERIOD - 1);
        isTrue(_pass.isActive(_subscriber.addr, 1), "last second");
        skip(1);
        isTrue(!_pass.isActive(_subscriber.addr, 1), "over");
        skip(PERIOD);
        subscribe(1, 1, address(0), TOKENS);
        equal(untilOf(1), _now + PERIOD, "after it lapsed");
    }

    function test_subscribe_PaysExactly() public {
        offer(3_333);
        subscribe(1, 1, REFERRER, TOKENS);
        equal(balanceOf(REFERRER), 333, "referrer");
        equal(balanceOf(OWNER), 668, "owner");
        equal(_token.balanceOf(address(_pass)), 0, "nothing stays");
    }

    function test_subscribe_PaysTheOwnerAlone() public {
        offer(3_333);
        subscribe(1, 1, address(0), TOKENS);
        equal(balanceOf(OWNER), PRICE, "no referrer");
        offer(0);
        subscribe(2, 1, REFERRER, TOKENS);
        equal(balanceOf(OWNER), 2 * PRICE, "no share");
        offer(1);
        subscribe(3, 1, REFERRER, BALANCE);
        equal(balanceOf(OWNER), 3 * PRICE, "a part below one");
        equal(balanceOf(REFERRER), 0, "referrer");
    }

    function test_subscribe_PaysNobodyOnTheirOwn() public {
        offer(5_000);
        subscribe(1, 1, _subscriber.addr, TOKENS);
        (, address referrer) = _pass.passOf(_subscriber.addr, 1);
        equal(referrer, address(0), "subscriber");
        offer(5_000);
        subscribe(2, 1, OWNER, TOKENS);
        (, referrer) = _pass.passOf(_subscriber.addr, 2);
        equal(referrer, address(0), "owner");
        equal(balanceOf(OWNER), 2 * PRICE, "all of it");
    }

    function test_subscribe_RemembersTheFirstReferrer() public {
        offer(1_000);
        subscribe(1, 1, REFERRER, TOKENS);
        skip(3 * PERIOD);
        subscribe(1, 1, address(0x5), BALANCE);
        equal(balanceOf(REFERRER), 200, "first");
        equal(balanceOf(address(0x5)), 0, "second");
        offer(1_000);
        subscribe(2, 1, address(0), TOKENS);
        subscribe(2, 1, REFERRER, TOKENS);
        equal(balanceOf(REFERRER), 200, "nobody stays nobody");
    }

    function test_subscribe_FromTheBalance() public {
        offer(3_333);
        uint256 tokens = _token.balanceOf(_subscriber.addr);
        uint256 balance = balanceOf(_subscriber.addr);
        subscribe(1, 3, REFERRER, BALANCE);
        equal(_token.balanceOf(_subscriber.addr), tokens, "tokens");
        equal(balanceOf(_subscriber.addr), balance - 3 * PRICE, "balance");
        equal(balanceOf(REFERRER), 1_000, "referrer");
        equal(balanceOf(OWNER), 2_003, "owner");
        equal(untilOf(1), _now + 3 * PERIOD, "until");
    }

    function test_subscribe_BySignature() public {
        offer(1_000);
        IPass.Choice memory choice = IPass.Choice(1, 2, REFERRER, BALANCE);
        bytes memory signature = signed(_hash(_subscriber.addr, choice));
        choice.referrer = address(0x5);
        vm.expectRevert(abi.encodeWithSelector(IRelayed.Unsigned.selector, _subscriber.addr));
        _pass.subscribeFor(_subscriber.addr, choice, 1, DEADLINE, signature);
        choice.referrer = REFERRER;
        _pass.subscribeFor(_subscriber.addr, choice, 1, DEADLINE, signature);
        equal(untilOf(1), _now + 2 * PERIOD, "until");
        vm.expectRevert(abi.encodeWithSelector(IRelayed.Replayed.selector, _subscriber.addr, 1));
        _pass.subscribeFor(_subscriber.addr, choice, 1, DEADLINE, signature);
    }

    function test_subscribe_BySignatureOfAWallet() public {
        offer(0);
        PoolWallet wallet = new PoolWallet();
        IPass.Choice memory choice = IPass.Choice(1, 1, REFERRER, TOKENS);
        wallet.sign(digestOf("Astra Pass", address(_pass), _hash(address(wallet), choice)));
        _token.mint(address(wallet), PRICE);
        vm.prank(address(wallet));
        _token.approve(address(_pass), PRICE);
        _pass.subscribeFor(address(wallet), choice, 1, DEADLINE, "");
        isTrue(_pass.isActive(address(wallet), 1), "active");
    }

    // When a schedule renews.

    function test_renew_RevertsIfLate() public {
        IPass.Schedule memory what = _begun();
        skip(365 days + 1);
        vm.expectRevert(abi.encodeWithSelector(IRelayed.Late.selector, what.until));
        _pass.renew(what, "");
    }

    function test_renew_RevertsIfItsNonceWasCancelled() public {
        IPass.Schedule memory what = _begun();
        vm.prank(_subscriber.addr);
        _pass.cancelNonce(7);
        bytes memory signature = signed(what);
        vm.expectRevert(abi.encodeWithSelector(IRelayed.Replayed.selector, _subscriber.addr, 7));
        _pass.renew(what, signature);
    }

    function test_renew_RevertsIfNotSignedSo() public {
        IPass.Schedule memory what = _begun();
        bytes memory signature = signed(what);
        bytes memory refusal = abi.encodeWithSelector(IRelayed.Unsigned.selector, _subscriber.addr);
        what.renewals = 3;
        vm.expectRevert(refusal);
        _pass.renew(what, signature);
        (what.renewals, what.source) = (2, BALANCE);
        vm.expectRevert(refusal);
        _pass.renew(what, signature);
    }

    function test_renew_RevertsIfThereIsNoPlan() public {
        IPass.Schedule memory what = schedule(1, 1, TOKENS);
        bytes memory signature = signed(what);
        vm.expectRevert(abi.encodeWithSelector(IPass.NoPlan.selector, 1));
        _pass.renew(what, signature);
    }

    function test_renew_RevertsIfThePriceDiffers() public {
        IPass.Schedule memory what = _begun();
        what.price = PRICE - 1;
        bytes memory signature = signed(what);
        vm.expectRevert(abi.encodeWithSelector(IPass.PriceDiffers.selector, PRICE));
        _pass.renew(what, signature);
    }

    function test_renew_RevertsIfNeverSubscribed() public {
        offer(0);
        IPass.Schedule memory what = schedule(1, 1, TOKENS);
        bytes memory signature = signed(what);
        vm.expectRevert(abi.encodeWithSelector(IPass.NotSubscribed.selector, _subscriber.addr));
        _pass.renew(what, signature);
    }

    function test_renew_RevertsIfEarly() public {
        IPass.Schedule memory what = _begun();
        uint40 from = uint40(untilOf(1) - 3 days);
        bytes memory signature = signed(what);
        vm.warp(from - 1);
        vm.expectRevert(abi.encodeWithSelector(IPass.Early.selector, from));
        _pass.renew(what, signature);
        vm.warp(from);
        _pass.renew(what, signature);
        // Not for the period after, at once.
        vm.expectRevert(abi.encodeWithSelector(IPass.Early.selector, from + PERIOD));
        _pass.renew(what, signature);
    }

    function test_renew_PaysOnePeriodAtATimeUntilUsedUp() public {
        IPass.Schedule memory what = _begun();
        bytes memory signature = signed(what);
        uint256 until = untilOf(1);
        for (uint256 i = 1; i <= 2; ++i) {
            skip(PERIOD);
            _pass.renew(what, signature);
            equal(untilOf(1), until + i * PERIOD, "from the end of the last one");
            equal(balanceOf(REFERRER), 100 * (i + 1), "referrer");
            equal(balanceOf(OWNER), 901 * (i + 1), "owner");
            equal(_pass.renewalsOf(_subscriber.addr, 7), i, "renewals");
        }
        skip(PERIOD);
        vm.expectRevert(abi.encodeWithSelector(IPass.UsedUp.selector, 7));
        _pass.renew(what, signature);
    }

    function test_renew_StartsNowForWhoLapsed() public {
        IPass.Schedule memory what = _begun();
        what.source = BALANCE;
        vm.prank(OWNER);
        _pass.close(1);
        skip(5 * PERIOD);
        _pass.renew(what, signed(what));
        equal(untilOf(1), _now + PERIOD, "until");
    }

    // When schedules are stopped.

    function test_stop_RevertsToRenew() public {
        IPass.Schedule memory what = _begun();
        what.renewals = type(uint32).max;
        bytes memory signature = signed(what);
        skip(PERIOD);
        _pass.renew(what, signature);
        vm.expectEmit(address(_pass));
        emit IPass.Stopped(_subscriber.addr, 7);
        vm.prank(_subscriber.addr);
        _pass.stop(7);
        skip(PERIOD);
        vm.expectRevert(abi.encodeWithSelector(IPass.UsedUp.selector, 7));
        _pass.renew(what, signature);
    }

    function test_stop_BySignature() public {
        IPass.Schedule memory what = _begun();
        bytes32 stop = keccak256(
            abi.encode(
                keccak256("Stop(address account,uint256 scheduleNonce,uint256 nonce,uint40 deadline)"),
                _subscriber.addr,
                7,
                8,
                DEADLINE
            )
        );
        _pass.stopFor(_subscriber.addr, 7, 8, DEADLINE, signed(stop));
        bytes memory signature = signed(what);
        skip(PERIOD);
        vm.expectRevert(abi.encodeWithSelector(IPass.UsedUp.selector, 7));
        _pass.renew(what, signature);
    }

    /// @dev Whatever the price, the share and the periods are, the two parts come to what was paid, and the referrer's is at most half.
    function test_fuzz_subscribe_IsExact(uint96 price, uint16 share, uint32 periods, uint32 period, bool balance)
        public
    {
        price = uint96(bound(price, 1, 1e15));
        share = uint16(bound(share, 0, 5_000));
        period = uint32(bound(period, 1, type(uint32).max));
        periods = uint32(bound(periods, 1, 200));
        vm.prank(OWNER);
        uint256 plan = _pass.offer(address(_token), price, period, share);
        subscribe(plan, periods, REFERRER, balance ? BALANCE : TOKENS);
        uint256 amount = uint256(price) * periods;
        equal(balanceOf(OWNER) + balanceOf(REFERRER), amount, "sum");
        equal(balanceOf(REFERRER), amount * share / 10_000, "referrer");
        isTrue(balanceOf(REFERRER) <= amount / 2, "half");
        equal(untilOf(plan), _now + uint256(period) * periods, "until");
    }

    function _begun() private returns (IPass.Schedule memory) {
        offer(1_000);
        subscribe(1, 1, REFERRER, TOKENS);
        return schedule(1, 2, TOKENS);
    }

    function _hash(address account, IPass.Choice memory choice) private pure returns (bytes32) {
        bytes memory inner = "Choice(uint256 plan,uint32 periods,address referrer,uint8 source)";
        bytes memory outer =
            abi.encodePacked("Subscribe(address account,Choice choice,uint256 nonce,uint40 deadline)", inner);
        bytes32 hash = keccak256(abi.encode(keccak256(inner), choice));
        return keccak256(abi.encode(keccak256(outer), account, hash, 1, DEADLINE));
    }
}
