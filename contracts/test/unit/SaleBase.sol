// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {Sale} from "../../src/Sale.sol";
import {ISale} from "../../src/interfaces/ISale.sol";
import {Base} from "../Base.sol";
import {Vm} from "../Vm.sol";
import {Coin, ListCoin} from "./Coins.sol";

/// @dev 10 tokens for one of the payment; rounds of a day with 50, 40, 30, 20, 10 and 0 per cent, the first three of 4,000 tokens together,
/// 10,000 tokens in all; at least 300, at most 900 are raised.
abstract contract SaleBase is Base {
    bytes32 internal constant VOUCHER = keccak256("Voucher(address buyer,address sale,uint96 most,uint40 validUntil)");
    bytes32 internal constant BUY =
        keccak256("Buy(address buyer,uint96 amount,uint256 round,uint256 nonce,uint40 deadline)");
    bytes32 internal constant CLAIM = keccak256("Claim(address buyer,address to,uint256 nonce,uint40 deadline)");
    bytes32 internal constant REFUND = keccak256("Refund(address buyer,address to,uint256 nonce,uint40 deadline)");
    uint40 internal constant START = 1_000_000;
    uint40 internal constant END = START + 6 days;
    uint40 internal constant LATER = type(uint40).max;
    uint96 internal constant SUPPLY = 10_000;

    Coin internal token;
    ListCoin internal money;
    Sale internal sale;
    Vm.Wallet internal signer;
    Vm.Wallet internal ann;
    Vm.Wallet internal bob;
    address internal beneficiary = address(0xbe);
    address internal growth = address(0x90);

    function setUp() public {
        vm.warp(START - 1 days);
        (signer, ann, bob) = (person("signer"), person("ann"), person("bob"));
        token = new Coin();
        money = new ListCoin();
        sale = make(usual(), rounds());
        for (uint256 i = 0; i < 2; ++i) {
            address buyer = i == 0 ? ann.addr : bob.addr;
            money.mint(buyer, 1_000_000);
            vm.prank(buyer);
            money.approve(address(sale), type(uint256).max);
            vm.deal(buyer, 1_000_000);
        }
    }

    function usual() internal view returns (ISale.Terms memory) {
        return ISale.Terms(address(token), address(money), signer.addr, beneficiary, growth, 300, 900, 10, 1);
    }

    function rounds() internal pure returns (ISale.Round[] memory list) {
        list = new ISale.Round[](6);
        for (uint40 i = 0; i < 6; ++i) {
            uint16 bonus = uint16(5_000 - i * 1_000);
            list[i] = ISale.Round(START + i * 1 days, START + (i + 1) * 1 days, bonus, i < 3 ? 4_000 : SUPPLY);
        }
    }

    /// @dev The sale owns its tokens before it is created.
    function make(ISale.Terms memory terms, ISale.Round[] memory list) internal returns (Sale) {
        address predicted = vm.computeCreateAddress(address(this), vm.getNonce(address(this)));
        token.mint(predicted, list[list.length - 1].cap);
        return new Sale(terms, list);
    }

    function inEther() internal returns (Sale) {
        ISale.Terms memory terms = usual();
        terms.payment = address(0);
        return make(terms, rounds());
    }

    function succeed() internal {
        ends(300);
    }

    function fail() internal {
        ends(299);
    }

    /// @dev Its time is over, and this was raised.
    function ends(uint96 raised) private {
        vm.warp(START + 5 days);
        buy(ann, raised, 5);
        vm.warp(END);
    }

    function buy(Vm.Wallet memory buyer, uint96 amount, uint256 round) internal returns (uint96, uint96) {
        return buy(buyer, amount, round, 1_000);
    }

    function buy(Vm.Wallet memory buyer, uint96 amount, uint256 round, uint96 most) internal returns (uint96, uint96) {
        ISale.Voucher memory voucher = voucherOf(buyer.addr, most);
        vm.prank(buyer.addr);
        return sale.buy(amount, round, voucher);
    }

    function buyReverts(uint96 amount, uint256 round, ISale.Voucher memory voucher, bytes memory reason) internal {
        vm.expectRevert(reason);
        vm.prank(ann.addr);
        sale.buy(amount, round, voucher);
    }

    function voucherOf(address buyer, uint96 most) internal view returns (ISale.Voucher memory) {
        uint40 until = END + 1 days;
        bytes32 structHash = keccak256(abi.encode(VOUCHER, buyer, address(sale), most, until));
        return ISale.Voucher(most, until, signed(signer, structHash));
    }

    function signed(Vm.Wallet memory by, bytes32 structHash) internal view returns (bytes memory) {
        return sign(by, digestOf("Astra Sale", address(sale), structHash));
    }

    function expectRevert(bytes4 selector) internal {
        vm.expectRevert(abi.encodeWithSelector(selector));
    }

    function expectWrongRound(ISale.Round[] memory list, uint256 round) internal {
        vm.expectRevert(abi.encodeWithSelector(ISale.WrongRound.selector, round));
        new Sale(usual(), list);
    }
}
