// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {Consent} from "../../src/Consent.sol";
import {Council} from "../../src/Council.sol";
import {Directory} from "../../src/Directory.sol";
import {GMS} from "../../src/GMS.sol";
import {Market} from "../../src/Market.sol";
import {Pass} from "../../src/Pass.sol";
import {Payouts} from "../../src/Payouts.sol";
import {Sale} from "../../src/Sale.sol";
import {Shelf} from "../../src/Shelf.sol";
import {Stake} from "../../src/Stake.sol";
import {Vesting} from "../../src/Vesting.sol";
import {ICouncil} from "../../src/interfaces/ICouncil.sol";
import {IDirectory} from "../../src/interfaces/IDirectory.sol";
import {IMarket} from "../../src/interfaces/IMarket.sol";
import {ISale} from "../../src/interfaces/ISale.sol";
import {IShelf} from "../../src/interfaces/IShelf.sol";
import {OrderKit} from "../OrderKit.sol";
import {Vm} from "../Vm.sol";

/// @dev All contracts, wired as they are deployed: the timelock governs, and nobody owns anything.
abstract contract Whole is OrderKit {
    uint96 internal constant BOUNTY = 2e6;
    uint40 internal constant TIMELOCK_DELAY = 2 days;
    uint256 internal constant BILLION = 1e27;

    GMS internal gms;
    TimelockController internal timelock;
    Stake internal stake;
    Council internal council;
    Directory internal directory;
    Shelf internal shelf;
    Payouts internal pools;
    Pass internal pass;
    Consent internal consent;
    Vesting internal vesting;
    Sale internal sale;

    Vm.Wallet internal founder;
    Vm.Wallet internal signer;

    /// @param floor What those above the seller have to be paid, in basis points; the brand half, the seller a tenth.
    function begin(uint16 floor) internal {
        meet();
        (founder, signer) = (person("founder"), person("signer"));
        _deploy();
        spendableByMarket();
        vm.prank(brand.addr);
        directory.agree(merchant.addr, 0, IDirectory.Floors(5_000, 1_000, floor), 0);
    }

    /// @dev What knows each other is created one after the other, so that each can be told where the others will be.
    function _deploy() private {
        uint256 next = vm.getNonce(address(this));
        address councilAt = _at(next + 2);
        timelock = new TimelockController(TIMELOCK_DELAY, _list(councilAt), _list(address(0)), address(0));
        stake = new Stake(_at(next + 10), address(timelock), 7 days);
        council = new Council(stake, timelock, guardian, ICouncil.Rules(1 days, 5 days, 1 days, BILLION / 1_000, 4));
        directory = new Directory();
        (governor, payouts) = (address(timelock), _at(next + 6));
        market = new Market(directory, IShelf(_at(next + 5)), payouts, governor, guardian);
        shelf = new Shelf(market);
        pools = new Payouts(market, address(timelock), guardian);
        pass = new Pass(market);
        consent = new Consent();
        vesting = new Vesting();
        address[] memory owners = new address[](3);
        uint256[] memory amounts = new uint256[](3);
        (owners[0], amounts[0]) = (_at(next + 11), 64 * BILLION / 10);
        (owners[1], amounts[1]) = (founder.addr, 48 * BILLION / 10);
        (owners[2], amounts[2]) = (address(timelock), 48 * BILLION / 10);
        gms = new GMS(owners, amounts);
        sale = new Sale(_terms(), _rounds());
    }

    /// @dev Ten GMS for a coin; at least 8, at most 80 million coins are raised.
    function _terms() private view returns (ISale.Terms memory) {
        return ISale.Terms({
            token: address(gms),
            payment: address(coin),
            signer: signer.addr,
            beneficiary: address(timelock),
            growth: address(timelock),
            softCap: 100e6,
            hardCap: 80_000_000e6,
            tokens: 10e18,
            price: 1e6
        });
    }

    function _rounds() private pure returns (ISale.Round[] memory rounds) {
        rounds = new ISale.Round[](6);
        for (uint40 i; i < 6; ++i) {
            uint96 cap = uint96(i < 3 ? 4 * BILLION / 10 : 64 * BILLION / 10);
            rounds[i] = ISale.Round(NOW + i * 30 days, NOW + (i + 1) * 30 days, uint16(5_000 - i * 1_000), cap);
        }
    }

    function _at(uint256 nonce) private view returns (address) {
        return vm.computeCreateAddress(address(this), nonce);
    }

    function _list(address account) private pure returns (address[] memory list) {
        list = new address[](1);
        list[0] = account;
    }

    /// @dev An item of the merchant's, with bounties out of its balance.
    function listed(uint32 stock) internal returns (bytes32) {
        deposit(merchant.addr, uint256(BOUNTY) * stock);
        IShelf.Listing memory listing =
            IShelf.Listing(1, address(coin), BOUNTY, stock, address(0), IShelf.Source.Balance);
        vm.prank(merchant.addr);
        return shelf.list(listing);
    }

    function withItem(IMarket.Order memory order, bytes32 item) internal pure returns (IMarket.Order memory) {
        (order.item, order.units) = (item, 1);
        return order;
    }

    /// @dev What the market owes is there, to the last unit.
    function solvent(address token, address[] memory accounts) internal view {
        uint256 sum;
        for (uint256 i; i < accounts.length; ++i) {
            sum += market.balanceOf(token, accounts[i]);
        }
        equal(sum, coin.balanceOf(address(market)), "what the market owes");
    }
}
