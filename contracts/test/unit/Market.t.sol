// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {IMarket} from "../../src/interfaces/IMarket.sol";
import {IRelayed} from "../../src/interfaces/IRelayed.sol";
import {MarketKit} from "../MarketKit.sol";
import {Vm} from "../Vm.sol";
import {Wallet} from "../zoo/Wallets.sol";

contract MarketPayTest is MarketKit {
    function setUp() public {
        begin();
    }

    function test_WhenNewOrdersAreStopped() external {
        vm.prank(guardian);
        market.stop(1 days);
        _fails(someOrder(), abi.encodeWithSelector(IMarket.Stopped.selector, NOW + 1 days));
        vm.warp(NOW + 1 days);
        IMarket.Order memory order = someOrder();
        order.payBy = NOW + 1 days;
        payByAllowance(order);
    }

    function test_WhenTheOrderIsLate() external {
        vm.warp(SOON + 1);
        _fails(someOrder(), abi.encodeWithSelector(IRelayed.Late.selector, SOON));
        vm.warp(SOON);
        payByAllowance(someOrder());
    }

    function test_WhenTheHoldOrTheRulingIsLongerThanAYear() external {
        IMarket.Order memory order = someOrder();
        order.hold = 366 days + 1;
        _fails(order, abi.encodeWithSelector(IMarket.TooLong.selector, 366 days + 1, 366 days));
        order = someOrder();
        order.ruling = 366 days + 1;
        _fails(order, abi.encodeWithSelector(IMarket.TooLong.selector, 366 days + 1, 366 days));
        order.ruling = 366 days;
        order.hold = 366 days;
        payByAllowance(order);
    }

    function test_WhenAnArbiterHasLessThanADay() external {
        IMarket.Order memory order = someOrder();
        order.ruling = 1 days - 1;
        _fails(order, abi.encodeWithSelector(IMarket.TooShort.selector, 1 days - 1, 1 days));
        order.ruling = 1 days;
        payByAllowance(order);
        order.ruling = 0;
        order.arbiter = address(0);
        payByAllowance(order);
    }

    function test_WhenTheMerchantNeitherSignedNorSendsIt() external {
        IMarket.Order memory order = instantOrder();
        bytes memory proof = authorization(order, buyer);
        bytes memory wrong = sign(seller, idFor(order));
        vm.prank(relayer);
        vm.expectRevert(abi.encodeWithSelector(IRelayed.Unsigned.selector, merchant.addr));
        market.pay(order, wrong, IMarket.Means.Authorization, proof);
        vm.prank(merchant.addr);
        market.pay(order, "", IMarket.Means.Authorization, proof);
        allPaid();
    }

    /// @dev Word by word: whatever is changed, it is another order.
    function testFuzz_WhenAnythingOfTheSignedOrderIsChanged(uint256 what, uint256 value) external {
        IMarket.Order memory order = someOrder();
        bytes memory terms = termsOf(order);
        bytes32 id = market.idOf(order);
        equal(id, idFor(order), "id");
        what = bound(what, 0, 14);
        uint256[] memory shares = order.shares;
        // How many bits each word has before the shares.
        uint16[15] memory sizes = [160, 160, 160, 160, 160, 160, 256, 32, 256, 96, 256, 40, 32, 32, 0];
        uint256 mask = type(uint256).max >> (256 - sizes[what]);
        assembly ("memory-safe") {
            switch what
            case 14 { mstore(add(shares, 0x60), not(mload(add(shares, 0x60)))) }
            default {
                let place := add(order, mul(what, 32))
                let changed := and(value, mask)
                if eq(changed, mload(place)) { changed := xor(changed, 1) }
                mstore(place, changed)
            }
        }
        isTrue(market.idOf(order) != id, "another id");
        equal(market.idOf(order), idFor(order), "its id");
        if (what == 0) return;
        vm.prank(buyer.addr);
        vm.expectRevert(abi.encodeWithSelector(IRelayed.Unsigned.selector, merchant.addr));
        market.pay(order, terms, IMarket.Means.Allowance, "");
    }

    /// @dev A bit more than its type has, in every word that is not full.
    function test_WhenAWordIsLongerThanItsType() external view {
        bytes memory call = abi.encodeCall(IMarket.idOf, (someOrder()));
        (bool done,) = address(market).staticcall(call);
        isTrue(done, "as it is");
        uint8[14] memory sizes = [160, 160, 160, 160, 160, 160, 0, 32, 0, 96, 0, 40, 32, 32];
        for (uint256 i; i < sizes.length; ++i) {
            if (sizes[i] == 0) continue;
            bytes memory longer = bytes.concat(call);
            uint256 bit = 1 << sizes[i];
            assembly ("memory-safe") {
                // After the length, the selector and where the order begins.
                let place := add(add(longer, 0x44), mul(i, 0x20))
                mstore(place, or(mload(place), bit))
            }
            (done,) = address(market).staticcall(longer);
            isTrue(!done, "longer");
        }
    }

    function test_WhenThereIsNoAgreement() external {
        directory.agree(brand.addr, merchant.addr, 0, [uint16(0), 0, 0], 0);
        _fails(someOrder(), abi.encodeWithSelector(IMarket.NoAgreement.selector, brand.addr, merchant.addr));
    }

    function test_WhenTheProductHasFloorsOfItsOwn() external {
        directory.agree(brand.addr, merchant.addr, "shoes", [uint16(5_001), 0, 0], 7);
        IMarket.Order memory order = someOrder();
        order.product = "shoes";
        _fails(order, abi.encodeWithSelector(IMarket.BelowFloor.selector, 0, AMOUNT / 2, AMOUNT / 2 + 1e4));
        order.product = "hats";
        payByAllowance(order);
    }

    function test_WhenTheOrderWasPaidBefore() external {
        IMarket.Order memory order = someOrder();
        payByAllowance(order);
        bytes memory wrong = abi.encodeWithSelector(IMarket.WrongStatus.selector, idFor(order), IMarket.Status.Held);
        _fails(order, wrong);
        order = instantOrder();
        payBySignature(order);
        _fails(order, abi.encodeWithSelector(IMarket.WrongStatus.selector, idFor(order), IMarket.Status.Released));
        bytes memory terms = termsOf(order);
        bytes memory proof = authorization(order, buyer);
        vm.expectRevert();
        market.pay(order, terms, IMarket.Means.Authorization, proof);
        // The other way round, the slot tells.
        order.cart = "2";
        payByAllowance(order);
        terms = termsOf(order);
        proof = authorization(order, buyer);
        vm.expectRevert(abi.encodeWithSelector(IMarket.WrongStatus.selector, idFor(order), IMarket.Status.Released));
        market.pay(order, terms, IMarket.Means.Authorization, proof);
    }

    function test_WhenItWasCancelled() external {
        IMarket.Order memory order = instantOrder();
        vm.prank(merchant.addr);
        market.cancel(order);
        bytes memory terms = termsOf(order);
        bytes memory proof = authorization(order, buyer);
        vm.expectRevert(abi.encodeWithSelector(IMarket.WrongStatus.selector, idFor(order), IMarket.Status.Cancelled));
        market.pay(order, terms, IMarket.Means.Authorization, proof);
    }

    function test_ByAuthorizationAtOnce() external {
        IMarket.Order memory order = instantOrder();
        bytes32 id = idFor(order);
        bytes memory terms = termsOf(order);
        bytes memory proof = authorization(order, buyer);
        vm.expectEmit(address(market));
        emit IMarket.Opened(id, merchant.addr, seller.addr, 0);
        market.pay(order, terms, IMarket.Means.Authorization, proof);
        allPaid();
        statusIs(order, IMarket.Status.None);
        isTrue(coin.authorizationState(buyer.addr, id), "the token keeps it");
        equal(market.payerOf(order), buyer.addr, "payer");
    }

    function test_ByAuthorizationWrittenDown() external {
        IMarket.Order memory order = someOrder();
        vm.expectEmit(address(market));
        emit IMarket.Opened(idFor(order), merchant.addr, seller.addr, NOW + HOLD);
        payBySignature(order);
        (IMarket.Status status, uint96 refunded, uint40 until) = market.stateOf(idFor(order));
        equal(uint256(status), uint256(IMarket.Status.Held), "held");
        equal(refunded, 0, "refunded");
        equal(until, NOW + HOLD, "until");
        shelf.list(ITEM, address(coin), 0);
        order = instantOrder();
        order.item = ITEM;
        payBySignature(order);
        statusIs(order, IMarket.Status.Released);
        order = instantOrder();
        order.buyer = address(0);
        bytes memory terms = termsOf(order);
        bytes memory proof = abi.encodePacked(buyer.addr, authorization(order, buyer));
        market.pay(order, terms, IMarket.Means.Authorization, proof);
        statusIs(order, IMarket.Status.Released);
        equal(market.payerOf(order), buyer.addr, "payer");
    }

    function test_ByAuthorizationOfAContract() external {
        Wallet wallet = new Wallet(buyer.addr);
        coin.mint(address(wallet), AMOUNT);
        IMarket.Order memory order = instantOrder();
        order.buyer = address(wallet);
        bytes memory terms = termsOf(order);
        // Not 65 bytes, so that it goes by the form for contracts.
        bytes memory proof = sign(buyer, authorizationDigest(order, address(wallet)));
        vm.expectRevert();
        market.pay(order, terms, IMarket.Means.Authorization, proof);
        Trimming trimming = new Trimming(buyer.addr);
        coin.mint(address(trimming), AMOUNT);
        order.buyer = address(trimming);
        terms = termsOf(order);
        proof = abi.encodePacked(sign(buyer, authorizationDigest(order, address(trimming))), bytes1(0));
        market.pay(order, terms, IMarket.Means.Authorization, proof);
        allPaid();
    }

    function test_ByAllowance() external {
        IMarket.Order memory order = instantOrder();
        bytes memory terms = termsOf(order);
        vm.prank(relayer);
        vm.expectRevert(abi.encodeWithSelector(IRelayed.Unsigned.selector, buyer.addr));
        market.pay(order, terms, IMarket.Means.Allowance, "");
        bytes memory proof = acceptance(order, buyer, IMarket.Means.Balance);
        vm.prank(relayer);
        vm.expectRevert(abi.encodeWithSelector(IRelayed.Unsigned.selector, buyer.addr));
        market.pay(order, terms, IMarket.Means.Allowance, proof);
        proof = acceptance(order, buyer, IMarket.Means.Allowance);
        vm.prank(relayer);
        market.pay(order, terms, IMarket.Means.Allowance, proof);
        allPaid();
        statusIs(order, IMarket.Status.Released);
    }

    function test_ByPermit() external {
        IMarket.Order memory order = instantOrder();
        bytes memory terms = termsOf(order);
        bytes memory proof = _permit(buyer, abi.encodePacked(acceptance(order, buyer, IMarket.Means.Allowance)));
        vm.expectRevert(abi.encodeWithSelector(IRelayed.Unsigned.selector, buyer.addr));
        market.pay(order, terms, IMarket.Means.Permit, proof);
        vm.prank(buyer.addr);
        coin.approve(address(market), 0);
        proof = _permit(buyer, acceptance(order, buyer, IMarket.Means.Permit));
        uint256 snapshot = vm.snapshotState();
        market.pay(order, terms, IMarket.Means.Permit, proof);
        allPaid();
        vm.revertToState(snapshot);
        // Somebody uses the permit before us.
        (uint256 value, uint256 deadline, uint8 v, bytes32 r, bytes32 s) =
            abi.decode(proof, (uint256, uint256, uint8, bytes32, bytes32));
        coin.permit(buyer.addr, address(market), value, deadline, v, r, s);
        market.pay(order, terms, IMarket.Means.Permit, proof);
        allPaid();
    }

    function test_ByPermitOfTheSender() external {
        IMarket.Order memory order = instantOrder();
        bytes memory terms = termsOf(order);
        bytes memory proof = _permit(buyer, "");
        vm.prank(buyer.addr);
        market.pay(order, terms, IMarket.Means.Permit, proof);
        allPaid();
    }

    function test_ByBalance() external {
        IMarket.Order memory order = instantOrder();
        bytes memory terms = termsOf(order);
        vm.prank(buyer.addr);
        vm.expectRevert(abi.encodeWithSelector(IMarket.NotEnough.selector, address(coin), buyer.addr, 0, AMOUNT));
        market.pay(order, terms, IMarket.Means.Balance, "");
        deposit(buyer.addr, AMOUNT + 1);
        bytes memory proof = acceptance(order, buyer, IMarket.Means.Balance);
        market.pay(order, terms, IMarket.Means.Balance, proof);
        equal(balance(buyer.addr), 1, "rest");
        allPaid();
    }

    function test_WhenItIsABearerOrder() external {
        IMarket.Order memory order = someOrder();
        order.buyer = address(0);
        bytes32 id = idFor(order);
        bytes memory terms = termsOf(order);
        coin.mint(seller.addr, AMOUNT);
        vm.prank(seller.addr);
        coin.approve(address(market), AMOUNT);
        // Accepted by another than the one who is named.
        bytes memory proof = abi.encodePacked(seller.addr, acceptance(order, buyer, IMarket.Means.Allowance));
        vm.expectRevert(abi.encodeWithSelector(IRelayed.Unsigned.selector, seller.addr));
        market.pay(order, terms, IMarket.Means.Allowance, proof);
        // Who names somebody pays nothing in their place.
        vm.prank(buyer.addr);
        vm.expectRevert(abi.encodeWithSelector(IRelayed.Unsigned.selector, seller.addr));
        market.pay(order, terms, IMarket.Means.Allowance, abi.encodePacked(seller.addr));
        proof = abi.encodePacked(seller.addr, acceptance(order, seller, IMarket.Means.Allowance));
        vm.expectEmit(address(market));
        emit IMarket.Borne(id, seller.addr);
        market.pay(order, terms, IMarket.Means.Allowance, proof);
        equal(market.payerOf(order), seller.addr, "payer");
        // The second comes too late, also as the sender.
        vm.prank(buyer.addr);
        vm.expectRevert(abi.encodeWithSelector(IMarket.WrongStatus.selector, id, IMarket.Status.Held));
        market.pay(order, terms, IMarket.Means.Allowance, "");
        // The buyer filled in is another order, which nobody paid.
        order.buyer = buyer.addr;
        vm.prank(buyer.addr);
        vm.expectRevert(abi.encodeWithSelector(IMarket.WrongStatus.selector, idFor(order), IMarket.Status.None));
        market.release(order);
        order.buyer = address(0);
        vm.prank(merchant.addr);
        market.refund(order, AMOUNT);
        equal(balance(seller.addr), AMOUNT, "refund");
    }

    function test_WhenTheSenderPaysABearerOrder() external {
        IMarket.Order memory order = someOrder();
        order.buyer = address(0);
        bytes memory terms = termsOf(order);
        vm.prank(buyer.addr);
        market.pay(order, terms, IMarket.Means.Allowance, "");
        equal(market.payerOf(order), buyer.addr, "payer");
        vm.prank(buyer.addr);
        market.release(order);
        allPaid();
    }

    function test_PayMany() external {
        (IMarket.Order[] memory orders, bytes[] memory terms, IMarket.Means[] memory means, bytes[] memory proofs) =
            _three();
        vm.prank(relayer);
        market.payMany(orders, terms, means, proofs);
        equal(balance(brand.addr), 3 * AMOUNT / 2, "brand");
    }

    function test_PayManyOrNone() external {
        (IMarket.Order[] memory orders, bytes[] memory terms, IMarket.Means[] memory means, bytes[] memory proofs) =
            _three();
        terms[1] = terms[0];
        vm.expectRevert(abi.encodeWithSelector(IRelayed.Unsigned.selector, merchant.addr));
        market.payMany(orders, terms, means, proofs);
        equal(balance(brand.addr), 0, "none");
    }

    function test_PayManyOfTheSender() external {
        (IMarket.Order[] memory orders, bytes[] memory terms, IMarket.Means[] memory means, bytes[] memory proofs) =
            _three();
        for (uint256 i; i < 3; ++i) {
            (means[i], proofs[i]) = (IMarket.Means.Allowance, "");
        }
        vm.prank(buyer.addr);
        market.payMany(orders, terms, means, proofs);
        equal(balance(brand.addr), 3 * AMOUNT / 2, "brand");
    }

    function test_PayManyWithListsOfDifferentLengths() external {
        (IMarket.Order[] memory orders, bytes[] memory terms, IMarket.Means[] memory means, bytes[] memory proofs) =
            _three();
        vm.expectRevert(IMarket.Lengths.selector);
        market.payMany(orders, new bytes[](2), means, proofs);
        vm.expectRevert(IMarket.Lengths.selector);
        market.payMany(orders, terms, new IMarket.Means[](4), proofs);
        vm.expectRevert(IMarket.Lengths.selector);
        market.payMany(orders, terms, means, new bytes[](4));
    }

    function _three()
        private
        view
        returns (
            IMarket.Order[] memory orders,
            bytes[] memory terms,
            IMarket.Means[] memory means,
            bytes[] memory proofs
        )
    {
        orders = new IMarket.Order[](3);
        terms = new bytes[](3);
        means = new IMarket.Means[](3);
        proofs = new bytes[](3);
        for (uint256 i; i < 3; ++i) {
            orders[i] = instantOrder();
            orders[i].cart = bytes32(i);
            terms[i] = termsOf(orders[i]);
            proofs[i] = authorization(orders[i], buyer);
        }
    }

    function _permit(Vm.Wallet memory payer, bytes memory accepted) private view returns (bytes memory) {
        bytes32 kind = keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)");
        bytes32 what = keccak256(abi.encode(kind, payer.addr, address(market), AMOUNT, 0, SOON));
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(payer.privateKey, digestOf("Coin", address(coin), what));
        return abi.encode(uint256(AMOUNT), uint256(SOON), v, r, s, accepted);
    }

    function _fails(IMarket.Order memory order, bytes memory why) private {
        bytes memory terms = termsOf(order);
        vm.prank(buyer.addr);
        vm.expectRevert(why);
        market.pay(order, terms, IMarket.Means.Allowance, "");
    }
}

/// @dev Its signatures have one byte more.
contract Trimming is Wallet {
    constructor(address owner_) Wallet(owner_) {}

    function isValidSignature(bytes32 digest, bytes calldata signature) external view override returns (bytes4) {
        return isValid(digest, signature[:65]);
    }
}

contract MarketReleaseTest is MarketKit {
    function setUp() public {
        begin();
    }

    function test_BeforeTheHoldIsOver() external {
        IMarket.Order memory order = held();
        bytes32 id = idFor(order);
        vm.warp(NOW + HOLD - 1);
        vm.prank(merchant.addr);
        vm.expectRevert(abi.encodeWithSelector(IMarket.NotDue.selector, id, NOW + HOLD));
        market.release(order);
        vm.expectEmit(address(market));
        emit IMarket.Released(id);
        vm.prank(buyer.addr);
        market.release(order);
        allPaid();
    }

    function test_ByAnyoneLaterAndOnce() external {
        IMarket.Order memory order = held();
        vm.warp(NOW + HOLD);
        vm.prank(relayer);
        market.release(order);
        allPaid();
        statusIs(order, IMarket.Status.Released);
        bytes memory wrong = abi.encodeWithSelector(IMarket.WrongStatus.selector, idFor(order), IMarket.Status.Released);
        vm.expectRevert(wrong);
        market.release(order);
        vm.prank(buyer.addr);
        vm.expectRevert(wrong);
        market.release(order);
    }

    function test_ByThePayersSignature() external {
        IMarket.Order memory order = held();
        bytes32 what = keccak256(abi.encode(keccak256("Release(bytes32 order,uint40 deadline)"), idFor(order), SOON));
        bytes memory signature = sign(merchant, marketDigest(what));
        vm.prank(relayer);
        vm.expectRevert(abi.encodeWithSelector(IRelayed.Unsigned.selector, buyer.addr));
        market.releaseFor(order, SOON, signature);
        signature = sign(buyer, marketDigest(what));
        vm.warp(SOON + 1);
        vm.expectRevert(abi.encodeWithSelector(IRelayed.Late.selector, SOON));
        market.releaseFor(order, SOON, signature);
        vm.warp(SOON);
        vm.prank(relayer);
        market.releaseFor(order, SOON, signature);
        allPaid();
        vm.expectRevert(abi.encodeWithSelector(IMarket.WrongStatus.selector, idFor(order), IMarket.Status.Released));
        market.releaseFor(order, SOON, signature);
    }

    function test_InADispute() external {
        IMarket.Order memory order = disputed();
        vm.warp(NOW + HOLD);
        vm.expectRevert(abi.encodeWithSelector(IMarket.WrongStatus.selector, idFor(order), IMarket.Status.Disputed));
        market.release(order);
        vm.prank(buyer.addr);
        market.release(order);
        allPaid();
    }

    function test_ManyOrNone() external {
        IMarket.Order[] memory orders = new IMarket.Order[](2);
        orders[0] = held();
        orders[1] = someOrder();
        orders[1].hold = HOLD + 1;
        payByAllowance(orders[1]);
        vm.warp(NOW + HOLD);
        vm.expectRevert(abi.encodeWithSelector(IMarket.NotDue.selector, idFor(orders[1]), NOW + HOLD + 1));
        market.releaseMany(orders);
        vm.warp(NOW + HOLD + 1);
        market.releaseMany(orders);
        equal(balance(brand.addr), AMOUNT, "both");
    }
}
