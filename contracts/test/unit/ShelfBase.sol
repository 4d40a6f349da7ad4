// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {Shelf} from "../../src/Shelf.sol";
import {IMarket} from "../../src/interfaces/IMarket.sol";
import {IRelayed} from "../../src/interfaces/IRelayed.sol";
import {IShelf} from "../../src/interfaces/IShelf.sol";
import {MarketDouble} from "../doubles/MarketDouble.sol";
import {CallingCoin, OfferCoin} from "../doubles/OfferCoins.sol";
import {Base} from "../Base.sol";
import {Vm} from "../Vm.sol";

/// @dev What the tests of the shelf begin with.
abstract contract ShelfBase is Base {
    uint96 internal constant MUG = 1;
    uint96 internal constant HAT = 2;
    uint96 internal constant FUZZ = 4;
    uint40 internal constant START = 1_800_000_000;
    bytes32 internal constant LISTING =
        keccak256("Listing(uint96 number,address token,uint96 perUnit,uint32 stock,address attestor,uint8 source)");
    bytes32 internal constant LIST = keccak256(
        "List(address owner,Listing listing,uint256 nonce,uint40 deadline)Listing(uint96 number,address token,uint96 perUnit,uint32 stock,address attestor,uint8 source)"
    );

    MarketDouble internal market;
    Shelf internal shelf;
    OfferCoin internal coin;
    Vm.Wallet internal owner;
    Vm.Wallet internal attestor;
    address internal seller = address(0x5e11);
    address internal buyer = address(0xb0);
    bytes32 internal item;

    function setUp() public virtual {
        vm.warp(START);
        market = new MarketDouble();
        shelf = new Shelf(IMarket(address(market)));
        market.connect(shelf);
        coin = new OfferCoin();
        owner = person("owner");
        attestor = person("attestor");
        give(1_000_000);
        item = list(listing(MUG, 10, 5));
    }

    // What the tests above have in common

    function give(uint256 amount) internal {
        address[] memory accounts = new address[](1);
        uint256[] memory amounts = new uint256[](1);
        (accounts[0], amounts[0]) = (owner.addr, amount);
        coin.mint(address(this), amount);
        coin.approve(address(market), amount);
        market.deposit(address(coin), accounts, amounts);
    }

    function callingCoin() internal returns (CallingCoin calling) {
        calling = new CallingCoin();
        calling.mint(owner.addr, 10_000);
        vm.prank(owner.addr);
        calling.approve(address(shelf), type(uint256).max);
    }

    function balance(address account) internal view returns (uint256) {
        return market.balanceOf(address(coin), account);
    }

    function listing(uint96 number, uint96 perUnit, uint32 stock) internal view returns (IShelf.Listing memory) {
        return IShelf.Listing(number, address(coin), perUnit, stock, attestor.addr, IShelf.Source.Balance);
    }

    function list(IShelf.Listing memory wanted) internal returns (bytes32) {
        vm.prank(owner.addr);
        return shelf.list(wanted);
    }

    function add(uint32 units) internal {
        vm.prank(owner.addr);
        shelf.add(item, units, IShelf.Source.Balance);
    }

    function close() internal {
        vm.prank(owner.addr);
        shelf.close(item);
    }

    function sale(uint32 units) internal view returns (MarketDouble.Sale memory) {
        return own(units, seller);
    }

    function own(uint32 units, address by) internal view returns (MarketDouble.Sale memory) {
        return MarketDouble.Sale(item, units, by, buyer, owner.addr);
    }

    function attestation(address by, uint256 number) internal view returns (bytes memory) {
        bytes32 kind = keccak256(
            "Attest(address signer,bytes32 item,uint32 units,address seller,uint256 sale,uint256 nonce,uint40 deadline)"
        );
        return abi.encode(kind, by, item, 2, seller, number, 7, START);
    }

    function signed(Vm.Wallet memory by, bytes memory message) internal view returns (bytes memory) {
        return sign(by, digestOf("Astra Shelf", address(shelf), keccak256(message)));
    }

    function unsigned(address signer, bytes memory action) internal {
        refuses(action, abi.encodeWithSelector(IRelayed.Unsigned.selector, signer));
    }

    /// @dev The action works, and only once.
    function once(address signer, bytes memory action) internal {
        (bool done,) = address(shelf).call(action);
        isTrue(done, "once");
        refuses(action, abi.encodeWithSelector(IRelayed.Replayed.selector, signer, 7));
    }

    function refuses(bytes memory action, bytes memory reason) internal {
        (bool done, bytes memory found) = address(shelf).call(action);
        isTrue(!done, "refused");
        equal(keccak256(found), keccak256(reason), "reason");
    }
}
