// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {Sale} from "../../src/Sale.sol";
import {ISale} from "../../src/interfaces/ISale.sol";
import {Base} from "../Base.sol";
import {Vm} from "../Vm.sol";
import {Coin} from "../unit/Coins.sol";

/// @dev Buyers of a sale in a token or in ether, gifts, and everybody who may call something, while time passes.
contract SaleHandler is Base {
    bytes32 private constant VOUCHER = keccak256("Voucher(address buyer,address sale,uint96 most,uint40 validUntil)");
    uint256 public constant PEOPLE = 4;
    uint96 public constant SUPPLY = 6_400_000_000e18;
    uint96 public constant PRESALE = 400_000_000e18;
    uint40 public constant START = 1_000_000;
    uint40 public constant END = START + 60 days;
    address public constant BENEFICIARY = address(0xbe);
    address public constant GROWTH = address(0x90);

    Coin public token = new Coin();
    Coin public money = new Coin();
    Sale public sale;
    bool public ether_;
    uint256 public claimed;
    uint256 public refunded;
    uint256 public gifts;
    /// Whether something was bought after the end.
    bool public late;
    Vm.Wallet private _signer;

    constructor(bool inEther) {
        _signer = person("signer");
        ether_ = inEther;
        ISale.Round[] memory rounds = new ISale.Round[](6);
        for (uint40 i = 0; i < 6; ++i) {
            rounds[i] = ISale.Round(
                START + i * 10 days, START + (i + 1) * 10 days, uint16(5_000 - i * 1_000), i < 3 ? PRESALE : SUPPLY
            );
        }
        token.mint(vm.computeCreateAddress(address(this), vm.getNonce(address(this))), SUPPLY);
        // 100,000 tokens cost 385 of a money with six decimals.
        sale = new Sale(
            ISale.Terms(
                address(token),
                inEther ? address(0) : address(money),
                _signer.addr,
                BENEFICIARY,
                GROWTH,
                8_000_000e6,
                18_000_000e6,
                100_000e18,
                385e6
            ),
            rounds
        );
    }

    function buy(uint256 who, uint96 amount) external {
        (uint256 round, bool open) = sale.current();
        if (!open) return;
        amount = uint96(bound(amount, 1, 9_000_000e6));
        // Some buy so much that the hard cap comes in sight.
        if (who % 2 == 0) amount += 9_000_000e6;
        address buyer = one(who);
        money.mint(buyer, amount);
        vm.deal(buyer, buyer.balance + amount);
        ISale.Voucher memory voucher = voucherOf(buyer);
        bool full = sale.isFull();
        vm.startPrank(buyer);
        money.approve(address(sale), amount);
        try sale.buy{value: ether_ ? amount : 0}(amount, round, voucher) {
            if (full || sale.totals().outcome != ISale.Outcome.Open) late = true;
        } catch (bytes memory reason) {
            isTrue(bytes4(reason) == ISale.SoldOut.selector, "only when nothing is left");
        }
        vm.stopPrank();
    }

    function gift(uint96 amount) external {
        amount = uint96(bound(amount, 1, 1e12));
        money.mint(address(sale), amount);
        token.mint(address(sale), amount);
        vm.deal(address(sale), address(sale).balance + amount);
        gifts += amount;
    }

    function claim(uint256 who) external {
        try sale.claim(one(who), one(who)) returns (uint96 tokens) {
            claimed += tokens;
        } catch {}
    }

    function refund(uint256 who) external {
        try sale.refund(one(who), one(who)) returns (uint96 paid) {
            refunded += paid;
        } catch {}
    }

    function collect() external {
        try sale.collect(BENEFICIARY) {} catch {}
    }

    function giveBack() external {
        try sale.returnUnsold() {} catch {}
    }

    function finalize() external {
        try sale.finalize() {} catch {}
    }

    function pass(uint256 time) external {
        vm.warp(block.timestamp + bound(time, 1, 15 days));
    }

    function moneyOf(address account) external view returns (uint256) {
        return ether_ ? account.balance : money.balanceOf(account);
    }

    function one(uint256 seed) public pure returns (address) {
        return address(uint160(0x1000 + seed % PEOPLE));
    }

    function voucherOf(address buyer) private view returns (ISale.Voucher memory) {
        uint96 most = type(uint96).max;
        bytes32 structHash = keccak256(abi.encode(VOUCHER, buyer, address(sale), most, END));
        return ISale.Voucher(most, END, sign(_signer, digestOf("Astra Sale", address(sale), structHash)));
    }
}

abstract contract SaleProperties is Base {
    SaleHandler internal handler;
    Sale internal sale;

    function begin(bool inEther) internal {
        vm.warp(1_000_000 - 1 days);
        handler = new SaleHandler(inEther);
        sale = handler.sale();
        bytes4[] memory selectors = new bytes4[](8);
        selectors[0] = SaleHandler.buy.selector;
        selectors[1] = SaleHandler.gift.selector;
        selectors[2] = SaleHandler.claim.selector;
        selectors[3] = SaleHandler.refund.selector;
        selectors[4] = SaleHandler.collect.selector;
        selectors[5] = SaleHandler.giveBack.selector;
        selectors[6] = SaleHandler.finalize.selector;
        selectors[7] = SaleHandler.pass.selector;
        target(address(handler), selectors);
    }

    /// @dev T1: caps hold, presale's too, and nothing is bought when it is over.
    function invariant_CapsHold() public view {
        ISale.Totals memory totals = sale.totals();
        isTrue(totals.raised <= 18_000_000e6, "hard cap");
        isTrue(totals.sold <= handler.SUPPLY(), "supply");
        if (block.timestamp < handler.START() + 30 days) isTrue(totals.sold <= handler.PRESALE(), "presale");
        isTrue(!handler.late(), "late");
    }

    /// @dev T1: every buyer's purchase is in the totals, and the sale has what it owes. Gifts do not count.
    function invariant_EverythingIsAccountedFor() public view {
        ISale.Totals memory totals = sale.totals();
        (uint256 paid, uint256 tokens) = (0, 0);
        for (uint256 i = 0; i < handler.PEOPLE(); ++i) {
            ISale.Purchase memory purchase = sale.purchaseOf(handler.one(i));
            paid += purchase.paid;
            tokens += purchase.tokens;
        }
        bool failed = totals.outcome == ISale.Outcome.Failed;
        if (!failed) equal(tokens + handler.claimed(), totals.sold, "tokens");
        if (totals.outcome == ISale.Outcome.Open) equal(paid, totals.raised, "money");
        if (failed) equal(paid + handler.refunded(), totals.raised, "refunds");
        uint256 kept = failed ? paid : totals.collected ? 0 : totals.raised;
        equal(handler.moneyOf(address(sale)), kept + handler.gifts(), "what it has of the money");
        uint256 unsold = failed ? handler.SUPPLY() : handler.SUPPLY() - totals.sold;
        uint256 left = (totals.returned ? 0 : unsold) + (failed ? 0 : tokens);
        equal(handler.token().balanceOf(address(sale)), left + handler.gifts(), "what it has of the token");
    }

    /// @dev T1: nothing leaves before it is finalized.
    function invariant_NothingLeavesBefore() public view {
        if (sale.totals().outcome != ISale.Outcome.Open) return;
        equal(handler.claimed() + handler.refunded(), 0, "buyers");
        equal(handler.moneyOf(handler.BENEFICIARY()), 0, "beneficiary");
        equal(handler.token().balanceOf(handler.GROWTH()), 0, "growth");
    }

    /// @dev T1: once it is over every buyer can leave by one call, and so can the rest.
    function afterInvariant() public {
        vm.warp(handler.END());
        for (uint256 i = 0; i < handler.PEOPLE(); ++i) {
            address buyer = handler.one(i);
            if (sale.purchaseOf(buyer).paid == 0) continue;
            if (sale.totals().raised < 8_000_000e6) sale.refund(buyer, buyer);
            else sale.claim(buyer, buyer);
        }
        if (sale.totals().outcome == ISale.Outcome.Open) sale.finalize();
        ISale.Totals memory totals = sale.totals();
        bool all = totals.sold == handler.SUPPLY() && totals.outcome == ISale.Outcome.Succeeded;
        if (!totals.returned && !all) sale.returnUnsold();
        if (totals.outcome == ISale.Outcome.Succeeded && !totals.collected) sale.collect(handler.BENEFICIARY());
        equal(handler.moneyOf(address(sale)), handler.gifts(), "no money left");
        equal(handler.token().balanceOf(address(sale)), handler.gifts(), "no tokens left");
    }
}

contract SaleInTokensInvariants is SaleProperties {
    function setUp() public {
        begin(false);
    }
}

contract SaleInEtherInvariants is SaleProperties {
    function setUp() public {
        begin(true);
    }
}
