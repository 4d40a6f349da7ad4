// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {Sale} from "../../src/Sale.sol";
import {ISale} from "../../src/interfaces/ISale.sol";
import {Base} from "../Base.sol";
import {Vm} from "../Vm.sol";
import {Coin} from "../unit/Coins.sol";

/// @dev Each call is a transaction of its own: what it costs has the 21,000, the calldata and cold accounts in it. The money is a plain
/// token with an unlimited allowance, and somebody else bought before.
/// forge-config: default.isolate = true
contract SaleGas is Base {
    bytes32 private constant VOUCHER = keccak256("Voucher(address buyer,address sale,uint96 most,uint40 validUntil)");
    bytes32 private constant BUY =
        keccak256("Buy(address buyer,uint96 amount,uint256 round,uint256 nonce,uint40 deadline)");
    uint96 private constant AMOUNT = 1_234_567_891;
    uint40 private constant START = 1_700_000_000;

    Coin private token;
    Coin private money;
    Sale private sale;
    Vm.Wallet private signer;
    Vm.Wallet private ann;
    Vm.Wallet private bob;

    function setUp() public {
        vm.warp(START);
        (signer, ann, bob) = (person("signer"), person("ann"), person("bob"));
        (token, money) = (new Coin(), new Coin());
        money.mint(ann.addr, 1e15);
        money.mint(bob.addr, 1e15);
        vm.deal(ann.addr, 1e15);
        vm.deal(bob.addr, 1e15);
    }

    function test_Success() public {
        begin(address(money), 1e9);
        buyFirst(0);
        vm.snapshotGasLastCall("Sale", "buy with a token, a buyer's first");
        buyFirst(0);
        vm.snapshotGasLastCall("Sale", "buy with a token, a buyer's next");
        vm.warp(START + 10 days);
        sale.finalize();
        vm.snapshotGasLastCall("Sale", "finalize");
        sale.claim(ann.addr, ann.addr);
        vm.snapshotGasLastCall("Sale", "claim");
        sale.collect(address(0xbe));
        vm.snapshotGasLastCall("Sale", "collect a token");
        sale.returnUnsold();
        vm.snapshotGasLastCall("Sale", "returnUnsold");
    }

    function test_Failure() public {
        begin(address(money), 1e14);
        buyFirst(0);
        vm.warp(START + 10 days);
        sale.finalize();
        sale.refund(ann.addr, ann.addr);
        vm.snapshotGasLastCall("Sale", "refund of a token");
    }

    function test_Ether() public {
        begin(address(0), 1e9);
        buyFirst(AMOUNT);
        vm.snapshotGasLastCall("Sale", "buy with ether, a buyer's first");
    }

    function test_BuyFor() public {
        begin(address(money), 1e9);
        ISale.Voucher memory voucher = voucherOf(ann.addr);
        bytes32 structHash = keccak256(abi.encode(BUY, ann.addr, AMOUNT, 0, 1, type(uint40).max));
        bytes memory signature = sign(ann, digestOf("Astra Sale", address(sale), structHash));
        sale.buyFor(ann.addr, AMOUNT, 0, voucher, 1, type(uint40).max, signature);
        vm.snapshotGasLastCall("Sale", "buyFor, a buyer's first");
    }

    function begin(address payment, uint96 softCap) private {
        ISale.Round[] memory rounds = new ISale.Round[](1);
        rounds[0] = ISale.Round(START, START + 10 days, 5_000, 6_400_000_000e18);
        // By somebody else: a call of this contract's own is a transaction, after which the sale would be elsewhere.
        address predicted = vm.computeCreateAddress(address(this), vm.getNonce(address(this)));
        vm.prank(bob.addr);
        token.mint(predicted, 6_400_000_000e18);
        ISale.Terms memory terms = ISale.Terms(
            address(token), payment, signer.addr, address(0xbe), address(0x90), softCap, 1e15, 100_000e18, 385e6
        );
        sale = new Sale(terms, rounds);
        vm.prank(ann.addr);
        money.approve(address(sale), type(uint256).max);
        vm.prank(bob.addr);
        money.approve(address(sale), type(uint256).max);
        ISale.Voucher memory voucher = voucherOf(bob.addr);
        vm.prank(bob.addr);
        sale.buy{value: payment == address(0) ? AMOUNT : 0}(AMOUNT, 0, voucher);
    }

    function buyFirst(uint256 value) private {
        ISale.Voucher memory voucher = voucherOf(ann.addr);
        vm.prank(ann.addr);
        sale.buy{value: value}(AMOUNT, 0, voucher);
    }

    function voucherOf(address buyer) private view returns (ISale.Voucher memory) {
        (uint96 most, uint40 until) = (5_000_000_000, START + 10 days);
        bytes32 structHash = keccak256(abi.encode(VOUCHER, buyer, address(sale), most, until));
        return ISale.Voucher(most, until, sign(signer, digestOf("Astra Sale", address(sale), structHash)));
    }
}
