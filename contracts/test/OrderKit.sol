// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {IMarket} from "../src/interfaces/IMarket.sol";
import {Market} from "../src/Market.sol";
import {Base} from "./Base.sol";
import {Vm} from "./Vm.sol";
import {Coin} from "./zoo/Coin.sol";

/// @dev The people around a market, an order of a hundred coins, and what they sign.
abstract contract OrderKit is Base {
    uint96 internal constant AMOUNT = 100e6;
    uint40 internal constant NOW = 1_800_000_000;
    uint40 internal constant SOON = NOW + 1 hours;
    uint32 internal constant HOLD = 14 days;
    uint32 internal constant RULING = 7 days;

    Market internal market;
    Coin internal coin;

    Vm.Wallet internal brand;
    Vm.Wallet internal merchant;
    Vm.Wallet internal seller;
    Vm.Wallet internal buyer;
    Vm.Wallet internal arbiter;
    address internal upline = address(0xA11CE);
    address internal sink = address(0x51CC);
    address internal payouts = address(0x9A9);
    address internal governor = address(0x60);
    address internal guardian = address(0x6A);
    address internal relayer = address(0x4E1A);

    /// @dev Who is who, and a buyer with coins.
    function meet() internal {
        vm.warp(NOW);
        brand = person("brand");
        merchant = person("merchant");
        seller = person("seller");
        buyer = person("buyer");
        arbiter = person("arbiter");
        coin = new Coin(6);
        coin.mint(buyer.addr, 1_000_000e6);
    }

    function spendableByMarket() internal {
        vm.prank(buyer.addr);
        coin.approve(address(market), type(uint256).max);
    }

    /// @dev Half to the brand, a fifth to the seller, a tenth each to two above it, and the rest to the merchant.
    function someOrder() internal view returns (IMarket.Order memory order) {
        order.merchant = merchant.addr;
        order.brand = brand.addr;
        order.seller = seller.addr;
        order.buyer = buyer.addr;
        order.token = address(coin);
        order.arbiter = arbiter.addr;
        order.amount = AMOUNT;
        order.payBy = SOON;
        order.hold = HOLD;
        order.ruling = RULING;
        order.cart = "cart";
        order.shares = new uint256[](5);
        order.shares[0] = shareOf(brand.addr, AMOUNT / 2);
        order.shares[1] = shareOf(seller.addr, AMOUNT / 5);
        order.shares[2] = shareOf(merchant.addr, AMOUNT / 10);
        order.shares[3] = shareOf(upline, AMOUNT / 10);
        order.shares[4] = shareOf(market.poolOf(merchant.addr), AMOUNT / 10);
    }

    function instantOrder() internal view returns (IMarket.Order memory order) {
        order = someOrder();
        order.hold = 0;
    }

    function shareOf(address account, uint256 amount) internal pure returns (uint256) {
        return uint256(uint160(account)) << 96 | amount;
    }

    function marketDigest(bytes32 structHash) internal view returns (bytes32) {
        return digestOf("Astra Market", address(market), structHash);
    }

    /// @dev The id as anybody outside computes it.
    function idFor(IMarket.Order memory order) internal view returns (bytes32) {
        bytes32 shares = keccak256(abi.encodePacked(order.shares));
        bytes memory head = abi.encode(
            keccak256(
                "Order(address merchant,address brand,address seller,address buyer,address token,address arbiter,bytes32 item,uint32 units,bytes32 product,uint96 amount,bytes32 cart,uint40 payBy,uint32 hold,uint32 ruling,uint256[] shares)"
            ),
            order.merchant,
            order.brand,
            order.seller,
            order.buyer,
            order.token,
            order.arbiter,
            order.item
        );
        bytes memory tail = abi.encode(
            order.units, order.product, order.amount, order.cart, order.payBy, order.hold, order.ruling, shares
        );
        return marketDigest(keccak256(bytes.concat(head, tail)));
    }

    function termsOf(IMarket.Order memory order) internal view returns (bytes memory) {
        return sign(merchant, idFor(order));
    }

    function acceptance(IMarket.Order memory order, Vm.Wallet memory payer, IMarket.Means means)
        internal
        view
        returns (bytes memory)
    {
        bytes32 kind = keccak256("Accept(bytes32 order,address payer,uint8 means)");
        return sign(payer, marketDigest(keccak256(abi.encode(kind, idFor(order), payer.addr, means))));
    }

    function authorizationDigest(IMarket.Order memory order, address payer) internal view returns (bytes32) {
        bytes32 kind = keccak256(
            "ReceiveWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce)"
        );
        bytes32 what = keccak256(
            abi.encode(kind, payer, address(market), uint256(order.amount), 0, uint256(order.payBy), idFor(order))
        );
        return digestOf("Coin", order.token, what);
    }

    function authorization(IMarket.Order memory order, Vm.Wallet memory payer) internal view returns (bytes memory) {
        return sign(payer, authorizationDigest(order, payer.addr));
    }

    /// @dev The relayer sends it, the buyer signed it.
    function payBySignature(IMarket.Order memory order) internal {
        bytes memory terms = termsOf(order);
        bytes memory proof = authorization(order, buyer);
        vm.prank(relayer);
        market.pay(order, terms, IMarket.Means.Authorization, proof);
    }

    /// @dev The buyer sends it.
    function payByAllowance(IMarket.Order memory order) internal {
        bytes memory terms = termsOf(order);
        vm.prank(buyer.addr);
        market.pay(order, terms, IMarket.Means.Allowance, "");
    }

    /// @dev The order of this test, paid and held.
    function held() internal returns (IMarket.Order memory order) {
        order = someOrder();
        payByAllowance(order);
    }

    function disputed() internal returns (IMarket.Order memory order) {
        order = held();
        vm.prank(buyer.addr);
        market.dispute(order);
    }

    function deposit(address account, uint256 amount) internal {
        address[] memory accounts = new address[](1);
        uint256[] memory amounts = new uint256[](1);
        (accounts[0], amounts[0]) = (account, amount);
        vm.prank(buyer.addr);
        market.deposit(address(coin), accounts, amounts);
    }

    function balance(address account) internal view returns (uint256) {
        return market.balanceOf(address(coin), account);
    }

    function statusIs(IMarket.Order memory order, IMarket.Status wanted) internal view {
        (IMarket.Status status,,) = market.stateOf(idFor(order));
        equal(uint256(status), uint256(wanted), "status");
    }

    /// @dev Everybody's balances after an order came out as it was agreed.
    function allPaid() internal view {
        equal(balance(brand.addr), AMOUNT / 2, "brand");
        equal(balance(seller.addr), AMOUNT / 5, "seller");
        equal(balance(merchant.addr), AMOUNT / 10, "merchant");
        equal(balance(upline), AMOUNT / 10, "upline");
        equal(balance(market.poolOf(merchant.addr)), AMOUNT / 10, "pool");
    }
}
