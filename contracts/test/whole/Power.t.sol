// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {IMarket} from "../../src/interfaces/IMarket.sol";
import {IPass} from "../../src/interfaces/IPass.sol";
import {IPayouts} from "../../src/interfaces/IPayouts.sol";
import {ISale} from "../../src/interfaces/ISale.sol";
import {IVesting} from "../../src/interfaces/IVesting.sol";
import {Whole} from "./Whole.sol";

/// @dev The token from its sale to votes, what votes can change, and that nobody else can.
contract PowerTest is Whole {
    address[] private targets;
    uint256[] private values = [0];
    bytes[] private calls;

    function setUp() public {
        begin(500);
        vm.startPrank(founder.addr);
        gms.approve(address(stake), BILLION);
        stake.stake(uint96(BILLION));
        vm.stopPrank();
        vm.warp(NOW + 1);
    }

    function test_NobodyOwnsAnything() public view {
        equal(gms.totalSupply(), 16 * BILLION, "supply");
        equal(gms.balanceOf(address(sale)), 64 * BILLION / 10, "for sale");
        isTrue(!timelock.hasRole(timelock.DEFAULT_ADMIN_ROLE(), address(this)), "the deployer is no admin");
        isTrue(!timelock.hasRole(timelock.PROPOSER_ROLE(), address(this)), "nor may it propose");
        isTrue(timelock.hasRole(timelock.DEFAULT_ADMIN_ROLE(), address(timelock)), "the timelock rules itself");
        equal(market.governor(), address(timelock), "governor");
        equal(stake.governor(), address(timelock), "who sets tiers");
        equal(pools.COUNCIL(), address(timelock), "who replaces keepers");
        equal(address(market.shelf()), address(shelf), "shelf");
        equal(market.payouts(), address(pools), "payouts");
    }

    function test_AVoteSetsTheFee() public {
        decide(address(market), abi.encodeCall(market.setFee, (100, sink)));
        (uint16 points, address to) = market.fee();
        equal(points, 100, "fee");
        equal(to, sink, "sink");
        IMarket.Order memory order = withFee();
        payBySignature(order);
        equal(balance(sink), AMOUNT / 100, "what the sink got");
    }

    function test_AVoteCannotSetAFeeAboveTheCap() public {
        propose(address(market), abi.encodeCall(market.setFee, (101, sink)));
        vm.expectRevert(abi.encodeWithSelector(IMarket.AboveCap.selector, 101, 100));
        council.execute(targets, values, calls, keccak256("why"));
    }

    function test_NobodyElseSetsTheFee() public {
        address[5] memory others = [guardian, founder.addr, merchant.addr, address(council), address(this)];
        for (uint256 i; i < others.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IMarket.NotYours.selector, others[i]));
            vm.prank(others[i]);
            market.setFee(1, sink);
        }
    }

    /// @dev A merchant that went silent is replaced as keeper of its pool, and what sellers earned is paid.
    function test_AVoteReplacesASilentMerchant() public {
        pools.register(merchant.addr);
        propose(address(pools), abi.encodeCall(pools.replace, (merchant.addr, founder.addr)));
        vm.expectRevert(abi.encodeWithSelector(IPayouts.Kept.selector, NOW + 1 + pools.SILENCE()));
        council.execute(targets, values, calls, keccak256("why"));
        vm.warp(NOW + 1 + pools.SILENCE());
        council.execute(targets, values, calls, keccak256("why"));
        equal(pools.keeperOf(merchant.addr), founder.addr, "keeper");
    }

    function test_AVoteSetsTiers() public {
        uint96[] memory tiers = new uint96[](1);
        tiers[0] = uint96(BILLION);
        decide(address(stake), abi.encodeCall(stake.setTiers, (tiers)));
        equal(stake.tierOf(founder.addr), 1, "tier");
    }

    function test_FromTheSaleToAVote() public {
        uint96 paid = 400e6;
        vm.prank(buyer.addr);
        coin.approve(address(sale), paid);
        ISale.Voucher memory voucher = voucherOf(buyer.addr, paid);
        vm.prank(buyer.addr);
        (, uint96 tokens) = sale.buy(paid, 0, voucher);
        equal(tokens, 6_000e18, "with half as many for nothing");
        vm.warp(NOW + 180 days);
        sale.finalize();
        vm.startPrank(buyer.addr);
        sale.claim(buyer.addr, buyer.addr);
        gms.approve(address(stake), tokens);
        stake.stake(tokens);
        vm.stopPrank();
        equal(stake.getVotes(buyer.addr), tokens, "votes");
        sale.collect(address(timelock));
        sale.returnUnsold();
        equal(coin.balanceOf(address(timelock)), paid, "raised");
        equal(gms.balanceOf(address(sale)), 0, "left");
    }

    /// @dev What was bought pays an order by one signature, as any token with authorizations.
    function test_GmsPaysAnOrder() public {
        vm.prank(founder.addr);
        require(gms.transfer(buyer.addr, AMOUNT));
        IMarket.Order memory order = instantOrder();
        order.token = address(gms);
        bytes32 kind = keccak256(
            "ReceiveWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce)"
        );
        bytes32 what = keccak256(
            abi.encode(kind, buyer.addr, address(market), uint256(AMOUNT), 0, uint256(order.payBy), idFor(order))
        );
        bytes memory proof = sign(buyer, digestOf("Gemstra", address(gms), what));
        bytes memory terms = termsOf(order);
        vm.prank(relayer);
        market.pay(order, terms, IMarket.Means.Authorization, proof);
        equal(market.balanceOf(address(gms), seller.addr), AMOUNT / 5, "seller");
        equal(gms.balanceOf(buyer.addr), 0, "buyer");
    }

    function test_FoundersWait() public {
        vm.startPrank(founder.addr);
        gms.approve(address(vesting), BILLION);
        bytes32 id = vesting.create(
            IVesting.Terms(address(gms), founder.addr, uint96(BILLION), NOW, 365 days, 1461 days, false, 0)
        );
        vm.stopPrank();
        vm.warp(NOW + 365 days - 1);
        equal(vesting.releasable(address(gms), id), 0, "before the cliff");
        vm.warp(NOW + 365 days);
        equal(vesting.releasable(address(gms), id), BILLION * 365 / 1461, "at the cliff");
    }

    /// @dev A seller pays for the boutique with what it earned; the one who referred it gets a part.
    function test_EarningsPayASubscription() public {
        payBySignature(instantOrder());
        vm.prank(brand.addr);
        uint256 plan = pass.offer(address(coin), 1e6, 30 days, 1_000);
        vm.startPrank(seller.addr);
        market.allow(address(coin), address(pass), 2e6);
        pass.subscribe(plan, 2, upline, IPass.Source.Balance);
        vm.stopPrank();
        isTrue(pass.isActive(seller.addr, plan), "active");
        equal(balance(seller.addr), AMOUNT / 5 - 2e6, "seller");
        equal(balance(upline), AMOUNT / 10 + 2e5, "referrer");
    }

    function withFee() private view returns (IMarket.Order memory order) {
        order = instantOrder();
        uint256[] memory shares = new uint256[](6);
        for (uint256 i; i < 5; ++i) {
            shares[i] = order.shares[i];
        }
        shares[2] = shareOf(merchant.addr, AMOUNT / 10 - AMOUNT / 100);
        shares[5] = shareOf(sink, AMOUNT / 100);
        order.shares = shares;
        order.payBy = uint40(NOW + 30 days);
    }

    function voucherOf(address who, uint96 most) private view returns (ISale.Voucher memory) {
        bytes32 kind = keccak256("Voucher(address buyer,address sale,uint96 most,uint40 validUntil)");
        bytes32 what = keccak256(abi.encode(kind, who, address(sale), most, NOW + 30 days));
        return ISale.Voucher(most, NOW + 30 days, sign(signer, digestOf("Astra Sale", address(sale), what)));
    }

    function decide(address to, bytes memory call) private {
        propose(to, call);
        council.execute(targets, values, calls, keccak256("why"));
    }

    /// @dev Up to where it can be executed.
    function propose(address to, bytes memory call) private {
        targets = [to];
        calls = [call];
        vm.prank(founder.addr);
        uint256 proposal = council.propose(targets, values, calls, "why");
        vm.warp(NOW + 1 + council.votingDelay() + 1);
        vm.prank(founder.addr);
        council.castVote(proposal, 1);
        vm.warp(NOW + 1 + council.votingDelay() + council.votingPeriod() + 2);
        council.queue(targets, values, calls, keccak256("why"));
        vm.warp(block.timestamp + TIMELOCK_DELAY);
    }
}
