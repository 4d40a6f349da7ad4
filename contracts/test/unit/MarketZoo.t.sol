// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {IDirectory} from "../../src/interfaces/IDirectory.sol";
import {IMarket} from "../../src/interfaces/IMarket.sol";
import {Intake} from "../../src/libraries/Intake.sol";
import {IRelayed} from "../../src/interfaces/IRelayed.sol";
import {IShelf} from "../../src/interfaces/IShelf.sol";
import {Market} from "../../src/Market.sol";
import {MarketKit} from "../MarketKit.sol";
import {Coin} from "../zoo/Coin.sol";
import {Forgetful} from "../zoo/Forgetful.sol";
import {Denying, Generous, Lying, Odd, Promising, Silent} from "../zoo/Odd.sol";
import {Complaining, Hooked, Picky, Plain, Taxed} from "../zoo/Plain.sol";
import {Greedy, Wallet} from "../zoo/Wallets.sol";

/// @dev Tokens and people that do what they should not.
contract MarketZooTest is MarketKit {
    function setUp() public {
        begin();
    }

    function test_TokensOfAllDecimals() external {
        _comesAndGoes(address(new Plain(2)));
        _comesAndGoes(address(new Plain(6)));
        _comesAndGoes(address(new Plain(18)));
    }

    function test_TokensThatAnswerNothing() external {
        _comesAndGoes(address(new Silent()));
    }

    function test_TokensThatAreRefused() external {
        address token = _funded(address(new Taxed()));
        _fails(token, abi.encodeWithSelector(Intake.Short.selector, AMOUNT * 99 / 100, AMOUNT));
        token = _funded(address(new Lying()));
        _fails(token, abi.encodeWithSelector(Intake.Short.selector, 0, AMOUNT));
        token = _funded(address(new Denying()));
        vm.prank(buyer.addr);
        Odd(token).approve(address(market), 0);
        _fails(token, abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, token));
        _fails(address(0xDEAD), "");
        // With an allowance it pays as others do.
        _comesAndGoes(address(new Denying()));
    }

    function test_TokensThatAreRefusedAsADeposit() external {
        address token = _funded(address(new Taxed()));
        address[] memory accounts = new address[](1);
        uint256[] memory amounts = new uint256[](1);
        (accounts[0], amounts[0]) = (upline, 100);
        vm.prank(buyer.addr);
        vm.expectRevert(abi.encodeWithSelector(Intake.Short.selector, 99, 100));
        market.deposit(token, accounts, amounts);
    }

    function test_TokensThatBringMore() external {
        address token = _funded(address(new Generous()));
        _fails(token, abi.encodeWithSelector(Intake.Short.selector, AMOUNT + 1, AMOUNT));
    }

    function test_TokensThatTakeAuthorizationsAndBringNothing() external {
        IMarket.Order memory order = _of(address(new Promising()));
        bytes memory terms = termsOf(order);
        vm.expectRevert(abi.encodeWithSelector(Intake.Short.selector, 0, AMOUNT));
        market.pay(order, terms, IMarket.Means.Authorization, "");
    }

    /// @dev Its complaint about a question that it does not know is no answer to it.
    function test_TokensThatComplain() external {
        IMarket.Order memory order = _of(_funded(address(new Complaining())));
        order.hold = 0;
        payByAllowance(order);
        statusIs(order, IMarket.Status.Released);
    }

    /// @dev The token holds balances of its own, so that what it calls would go through if it were let.
    function test_ATokenThatCallsBack() external {
        Hooked token = new Hooked();
        _funded(address(token));
        token.mint(address(token), 1_000);
        IMarket.Order memory order = _of(address(token));
        IMarket.Order memory due = _of(address(token));
        (due.buyer, due.cart) = (address(token), "due");
        bytes memory terms = termsOf(due);
        bytes[] memory calls = new bytes[](7);
        address[] memory accounts = new address[](1);
        uint256[] memory amounts = new uint256[](1);
        (accounts[0], amounts[0]) = (address(token), 1);
        calls[0] = abi.encodeCall(IMarket.pay, (due, terms, IMarket.Means.Allowance, ""));
        calls[1] = abi.encodeCall(IMarket.release, (order));
        calls[2] = abi.encodeCall(IMarket.deposit, (address(token), accounts, amounts));
        calls[3] = abi.encodeCall(IMarket.withdraw, (address(token), 0));
        calls[4] = abi.encodeCall(IMarket.withdrawMany, (accounts, amounts));
        calls[5] = abi.encodeCall(IMarket.refund, (order, 1));
        calls[6] = _payMany(due, terms);
        for (uint256 i; i < calls.length; ++i) {
            order.cart = bytes32(i);
            token.hook(address(market), calls[i]);
            payByAllowance(order);
            isTrue(!token.wentThrough(), "not let in");
            equal(
                bytes32(bytes4(token.answer())),
                bytes32(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector),
                "guarded"
            );
        }
        // As many tokens as it should have.
        equal(token.balanceOf(address(market)), uint256(AMOUNT) * calls.length, "tokens");
        equal(market.balanceOf(address(token), address(token)), 0, "nothing for itself");
    }

    /// @dev What moves balances without tokens is let in, and harms nobody.
    function test_ATokenThatMovesMeanwhile() external {
        Hooked token = new Hooked();
        _funded(address(token));
        IMarket.Order memory order = _of(address(token));
        token.hook(address(market), abi.encodeCall(IMarket.move, (address(token), upline, 1)));
        payByAllowance(order);
        isTrue(!token.wentThrough(), "it has nothing");
        vm.prank(buyer.addr);
        market.release(order);
        equal(market.balanceOf(address(token), brand.addr), AMOUNT / 2, "brand");
    }

    function test_ATokenThatForgets() external {
        Forgetful token = new Forgetful();
        token.mint(buyer.addr, 10 * AMOUNT);
        shelf.list(ITEM, address(coin), 1e6);
        deposit(address(shelf), 100e6);
        IMarket.Order memory order = instantOrder();
        order.token = address(token);
        (order.item, order.units) = (ITEM, 1);
        payBySignature(order);
        bytes memory terms = termsOf(order);
        bytes memory proof = authorization(order, buyer);
        vm.expectRevert(abi.encodeWithSelector(IMarket.WrongStatus.selector, idFor(order), IMarket.Status.Released));
        market.pay(order, terms, IMarket.Means.Authorization, proof);
        equal(balance(seller.addr), 1e6, "one bounty");
        // Without an item it pays again, in its own money only, which has to come in again.
        (order.item, order.units) = (0, 0);
        payBySignature(order);
        payBySignature(order);
        equal(token.balanceOf(address(market)), 3 * AMOUNT, "all came in");
        equal(market.balanceOf(address(token), brand.addr), 3 * AMOUNT / 2, "brand");
        equal(balance(brand.addr), 0, "no other token");
        vm.prank(merchant.addr);
        vm.expectRevert(abi.encodeWithSelector(IMarket.WrongStatus.selector, idFor(order), IMarket.Status.None));
        market.refund(order, 1);
    }

    function test_AnAuthorizationThatWasUsedUpElsewhere() external {
        IMarket.Order memory order = instantOrder();
        bytes32 id = idFor(order);
        vm.prank(buyer.addr);
        coin.giveUp(id);
        statusIs(order, IMarket.Status.None);
        bytes memory terms = termsOf(order);
        bytes memory proof = authorization(order, buyer);
        vm.expectRevert();
        market.pay(order, terms, IMarket.Means.Authorization, proof);
        vm.prank(buyer.addr);
        vm.expectRevert(abi.encodeWithSelector(IMarket.WrongStatus.selector, id, IMarket.Status.Released));
        market.pay(order, terms, IMarket.Means.Allowance, "");
        // What a merchant refunds then is its own.
        deposit(upline, 1_000);
        vm.prank(merchant.addr);
        vm.expectRevert(abi.encodeWithSelector(IMarket.NotEnough.selector, address(coin), merchant.addr, 0, 1));
        market.refund(order, 1);
    }

    function test_APayeeThatTheTokenRefuses() external {
        Picky token = new Picky();
        _funded(address(token));
        IMarket.Order memory order = _of(address(token));
        payByAllowance(order);
        token.refuse(seller.addr, true);
        token.refuse(buyer.addr, true);
        vm.warp(NOW + HOLD);
        market.release(order);
        vm.prank(brand.addr);
        market.withdraw(address(token), AMOUNT / 2);
        vm.prank(seller.addr);
        vm.expectRevert(abi.encodeWithSelector(Picky.Refused.selector, seller.addr));
        market.withdraw(address(token), AMOUNT / 5);
        directory.payTo(seller.addr, address(0x5AFE));
        vm.prank(seller.addr);
        market.withdraw(address(token), AMOUNT / 5);
        equal(token.balanceOf(address(0x5AFE)), AMOUNT / 5, "elsewhere");
        vm.prank(merchant.addr);
        market.refund(order, AMOUNT / 10);
        equal(market.balanceOf(address(token), buyer.addr), AMOUNT / 10, "refund");
    }

    function test_AnArbiterThatCallsBack() external {
        Greedy greedy = new Greedy();
        IMarket.Order memory order = someOrder();
        order.arbiter = address(greedy);
        payByAllowance(order);
        vm.prank(buyer.addr);
        market.dispute(order);
        // What it says yes to is a ruling; all that it tries meanwhile fails.
        greedy.plan(address(market), abi.encodeCall(IMarket.resolve, (order, AMOUNT)));
        market.resolveFor(order, AMOUNT / 2, SOON, "");
        equal(balance(buyer.addr), AMOUNT / 2, "buyer");
        equal(balance(brand.addr), AMOUNT / 4, "brand");
        vm.expectRevert(abi.encodeWithSelector(IMarket.WrongStatus.selector, idFor(order), IMarket.Status.Released));
        greedy.run(address(market), abi.encodeCall(IMarket.resolve, (order, AMOUNT)));
    }

    function test_WalletsSignAsAccountsDo() external {
        Wallet shop = new Wallet(merchant.addr);
        Wallet payer = new Wallet(buyer.addr);
        directory.agree(brand.addr, address(shop), 0, [uint16(0), 0, 0], 1);
        coin.mint(address(payer), AMOUNT);
        payer.run(address(coin), abi.encodeCall(coin.approve, (address(market), AMOUNT)));
        IMarket.Order memory order = someOrder();
        (order.merchant, order.buyer) = (address(shop), address(payer));
        order.shares[2] = shareOf(address(shop), AMOUNT / 10);
        bytes memory terms = termsOf(order);
        bytes32 kind = keccak256("Accept(bytes32 order,address payer,uint8 means)");
        // The owner's acceptance for itself is none for the wallet.
        bytes memory proof = acceptance(order, buyer, IMarket.Means.Allowance);
        vm.expectRevert(abi.encodeWithSelector(IRelayed.Unsigned.selector, address(payer)));
        market.pay(order, terms, IMarket.Means.Allowance, proof);
        bytes32 what = keccak256(abi.encode(kind, idFor(order), address(payer), IMarket.Means.Allowance));
        proof = sign(buyer, marketDigest(what));
        market.pay(order, terms, IMarket.Means.Allowance, proof);
        what = keccak256(abi.encode(keccak256("Release(bytes32 order,uint40 deadline)"), idFor(order), SOON));
        proof = sign(buyer, marketDigest(what));
        market.releaseFor(order, SOON, proof);
        equal(balance(address(shop)), AMOUNT / 10, "shop");
    }

    /// @dev A buyer that says yes to everything loses only what it allowed.
    function test_ABuyerThatSaysYes() external {
        Greedy greedy = new Greedy();
        coin.mint(address(greedy), AMOUNT);
        IMarket.Order memory order = someOrder();
        order.buyer = address(greedy);
        bytes memory terms = termsOf(order);
        vm.expectRevert();
        market.pay(order, terms, IMarket.Means.Allowance, "");
        greedy.run(address(coin), abi.encodeCall(coin.approve, (address(market), AMOUNT)));
        greedy.plan(address(market), abi.encodeCall(IMarket.move, (address(coin), upline, 1)));
        market.pay(order, terms, IMarket.Means.Allowance, "");
        equal(coin.balanceOf(address(market)), AMOUNT, "the amount and no more");
    }

    function test_AnotherChain() external {
        IMarket.Order memory order = instantOrder();
        bytes memory terms = termsOf(order);
        vm.chainId(block.chainid + 1);
        vm.prank(buyer.addr);
        vm.expectRevert(abi.encodeWithSelector(IRelayed.Unsigned.selector, merchant.addr));
        market.pay(order, terms, IMarket.Means.Allowance, "");
        payByAllowance(order);
    }

    function test_AnotherMarket() external {
        IMarket.Order memory order = instantOrder();
        bytes memory terms = termsOf(order);
        Market other = new Market(IDirectory(address(directory)), IShelf(address(shelf)), payouts, governor, guardian);
        vm.prank(buyer.addr);
        vm.expectRevert(abi.encodeWithSelector(IRelayed.Unsigned.selector, merchant.addr));
        other.pay(order, terms, IMarket.Means.Allowance, "");
    }

    /// @dev Paid into a hold, refunded in part, released, and drawn out to the last unit.
    function _comesAndGoes(address token) private {
        _funded(token);
        IMarket.Order memory order = _of(token);
        payByAllowance(order);
        vm.prank(merchant.addr);
        market.refund(order, 33_333_333);
        vm.prank(buyer.addr);
        market.release(order);
        address[5] memory people = [buyer.addr, brand.addr, seller.addr, merchant.addr, upline];
        for (uint256 i; i < people.length; ++i) {
            uint256 has = market.balanceOf(token, people[i]);
            vm.prank(people[i]);
            market.withdraw(token, has);
        }
        uint256 pool = market.balanceOf(token, market.poolOf(merchant.addr));
        equal(Odd(token).balanceOf(address(market)), pool, "only the pool is left");
    }

    function _payMany(IMarket.Order memory order, bytes memory terms) private pure returns (bytes memory) {
        IMarket.Order[] memory orders = new IMarket.Order[](1);
        bytes[] memory allTerms = new bytes[](1);
        IMarket.Means[] memory means = new IMarket.Means[](1);
        (orders[0], allTerms[0], means[0]) = (order, terms, IMarket.Means.Allowance);
        return abi.encodeCall(IMarket.payMany, (orders, allTerms, means, new bytes[](1)));
    }

    function _fails(address token, bytes memory why) private {
        IMarket.Order memory order = _of(token);
        bytes memory terms = termsOf(order);
        vm.prank(buyer.addr);
        if (why.length == 0) vm.expectRevert();
        else vm.expectRevert(why);
        market.pay(order, terms, IMarket.Means.Allowance, "");
    }

    function _of(address token) private view returns (IMarket.Order memory order) {
        order = someOrder();
        order.token = token;
    }

    function _funded(address token) private returns (address) {
        Odd(token).mint(buyer.addr, 100 * uint256(AMOUNT));
        vm.prank(buyer.addr);
        Odd(token).approve(address(market), type(uint256).max);
        return token;
    }
}
