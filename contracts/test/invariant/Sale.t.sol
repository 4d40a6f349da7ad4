// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {Sale} from "../../src/Sale.sol";
import {ISale} from "../../src/interfaces/ISale.sol";
import {Base} from "../Base.sol";
import {Vm} from "../Vm.sol";
import {Coin} from "../unit/Coins.sol";
import {Money} from "../zoo/Money.sol";
import {Denying, Silent} from "../zoo/Odd.sol";
import {Hooked} from "../zoo/Plain.sol";
import {Counting, Reaching} from "./Reaching.sol";

/// @dev Buyers of a sale in a token of any kind or in ether, gifts, and everybody who may call something, while time passes.
contract SaleHandler is Base, Counting {
    bytes32 private constant VOUCHER = keccak256("Voucher(address buyer,address sale,uint96 most,uint40 validUntil)");
    uint256 public constant PEOPLE = 4;
    uint96 public constant SUPPLY = 6_400_000_000e18;
    uint96 public constant PRESALE = 400_000_000e18;
    uint40 public constant START = 1_000_000;
    uint40 public constant END = START + 60 days;
    address public constant BENEFICIARY = address(0xbe);
    address public constant GROWTH = address(0x90);

    Coin public token = new Coin();
    /// What is paid with; 0 for ether.
    Money public money;
    Sale public sale;
    uint256 public claimed;
    uint256 public refunded;
    uint256 public gifts;
    /// Whether something was bought after the end.
    bool public late;
    Vm.Wallet private _signer;

    constructor(address money_) {
        _signer = person("signer");
        money = Money(money_);
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
                address(token), money_, _signer.addr, BENEFICIARY, GROWTH, 8_000_000e6, 18_000_000e6, 100_000e18, 385e6
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
        bool inEther = address(money) == address(0);
        if (inEther) vm.deal(buyer, buyer.balance + amount);
        else money.mint(buyer, amount);
        ISale.Voucher memory voucher = voucherOf(buyer);
        bool full = sale.isFull();
        vm.startPrank(buyer);
        if (!inEther) money.approve(address(sale), type(uint256).max);
        try sale.buy{value: inEther ? amount : 0}(amount, round, voucher) {
            did("bought");
            if (full || sale.totals().outcome != ISale.Outcome.Open) late = true;
        } catch (bytes memory reason) {
            isTrue(bytes4(reason) == ISale.SoldOut.selector, "only when nothing is left");
        }
        vm.stopPrank();
    }

    function gift(uint96 amount) external {
        amount = uint96(bound(amount, 1, 1e12));
        if (address(money) != address(0)) money.mint(address(sale), amount);
        token.mint(address(sale), amount);
        vm.deal(address(sale), address(sale).balance + amount);
        gifts += amount;
    }

    function claim(uint256 who) external {
        try sale.claim(one(who), one(who)) returns (uint96 tokens) {
            claimed += tokens;
            did("claimed");
        } catch {}
    }

    function refund(uint256 who) external {
        try sale.refund(one(who), one(who)) returns (uint96 paid) {
            refunded += paid;
            did("refunded");
        } catch {}
    }

    function collect() external {
        try sale.collect(BENEFICIARY) {
            did("collected");
        } catch {}
    }

    function giveBack() external {
        try sale.returnUnsold() {
            did("returned");
        } catch {}
    }

    function finalize() external {
        try sale.finalize() {} catch {}
    }

    function pass(uint256 time) external {
        vm.warp(block.timestamp + bound(time, 1, 15 days));
    }

    function moneyOf(address account) external view returns (uint256) {
        return address(money) == address(0) ? account.balance : money.balanceOf(account);
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

abstract contract SaleProperties is Reaching {
    SaleHandler internal handler;
    Sale internal sale;

    function open(address money) internal {
        vm.warp(1_000_000 - 1 days);
        handler = new SaleHandler(money);
        sale = handler.sale();
        also(SaleHandler.buy.selector);
        also(SaleHandler.gift.selector);
        also(SaleHandler.claim.selector);
        also(SaleHandler.refund.selector);
        also(SaleHandler.collect.selector);
        also(SaleHandler.giveBack.selector);
        also(SaleHandler.finalize.selector);
        also(SaleHandler.pass.selector);
        begin(address(handler));
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
        open(address(new Coin()));
    }

    function test_TheHandlerGetsEverywhere() external {
        walk(address(handler), 300);
        reached(address(handler), "bought");
        reached(address(handler), "returned");
        bool succeeded = sale.totals().outcome == ISale.Outcome.Succeeded;
        reached(address(handler), succeeded ? "claimed" : "refunded");
        if (succeeded) reached(address(handler), "collected");
        invariant_EverythingIsAccountedFor();
        afterInvariant();
    }
}

contract SaleInEtherInvariants is SaleProperties {
    function setUp() public {
        open(address(0));
    }
}

/// forge-config: default.invariant.runs = 16
contract SaleInSilentTokensInvariants is SaleProperties {
    function setUp() public {
        open(address(new Silent()));
    }
}

/// forge-config: default.invariant.runs = 16
contract SaleInDenyingTokensInvariants is SaleProperties {
    function setUp() public {
        open(address(new Denying()));
    }
}

/// @dev The token calls the sale at every transfer: to finalize, which is all that it could do for itself.
/// forge-config: default.invariant.runs = 16
contract SaleInTokensThatCallInvariants is SaleProperties {
    function setUp() public {
        Hooked money = new Hooked();
        open(address(money));
        money.hook(address(sale), abi.encodeCall(ISale.finalize, ()));
    }
}
