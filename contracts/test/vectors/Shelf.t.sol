// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {Shelf} from "../../src/Shelf.sol";
import {IMarket} from "../../src/interfaces/IMarket.sol";
import {IShelf} from "../../src/interfaces/IShelf.sol";
import {Vm} from "../Vm.sol";
import {MarketDouble} from "../doubles/MarketDouble.sol";
import {OfferCoin} from "../doubles/OfferCoins.sol";
import {Messages} from "./Vectors.sol";

contract ShelfVectors is Messages {
    uint96 private constant DEAREST = 1e24;
    uint32 private constant MOST = 10_000;

    MarketDouble private market;
    Shelf private shelf;
    OfferCoin private coin;

    function test_WriteMessages() public {
        vm.warp(TODAY);
        market = new MarketDouble();
        shelf = new Shelf(IMarket(address(market)));
        market.connect(shelf);
        coin = new OfferCoin();
        begin("Astra Shelf", address(shelf));
        for (uint256 i = 0; i < CASES; ++i) {
            list();
            addUnits();
            close();
            attest();
        }
        save("shelf");
    }

    function list() private {
        Vm.Wallet memory owner = anyOwner();
        IShelf.Listing memory listing = anyListing();
        (uint256 nonce, uint40 deadline) = (anyNonce(), anyDeadline());
        bytes memory signature = signed(
            owner,
            "List(address owner,Listing listing,uint256 nonce,uint40 deadline)Listing(uint96 number,address token,uint96 perUnit,uint32 stock,address attestor,uint8 source)",
            abi.encode(owner.addr, listing, nonce, deadline)
        );
        shelf.listFor(owner.addr, listing, nonce, deadline, signature);
    }

    function addUnits() private {
        (Vm.Wallet memory owner, bytes32 item) = anyItem();
        (uint32 units, IShelf.Source source) = (uint32(any(1, MOST)), IShelf.Source(any(0, 1)));
        (uint256 nonce, uint40 deadline) = (anyNonce(), anyDeadline());
        bytes memory signature = signed(
            owner,
            "Add(address owner,bytes32 item,uint32 units,uint8 source,uint256 nonce,uint40 deadline)",
            abi.encode(owner.addr, item, units, source, nonce, deadline)
        );
        shelf.addFor(owner.addr, item, units, source, nonce, deadline, signature);
    }

    function close() private {
        (Vm.Wallet memory owner, bytes32 item) = anyItem();
        (uint256 nonce, uint40 deadline) = (anyNonce(), anyDeadline());
        bytes memory signature = signed(
            owner,
            "Close(address owner,bytes32 item,uint256 nonce,uint40 deadline)",
            abi.encode(owner.addr, item, nonce, deadline)
        );
        shelf.closeFor(owner.addr, item, nonce, deadline, signature);
    }

    function attest() private {
        (Vm.Wallet memory owner, bytes32 item) = anyItem();
        (uint32 units, address seller, uint256 sale) = (1, anyAddress(), anyNonce());
        (uint256 nonce, uint40 deadline) = (anyNonce(), anyDeadline());
        bytes memory signature = signed(
            owner,
            "Attest(address signer,bytes32 item,uint32 units,address seller,uint256 sale,uint256 nonce,uint40 deadline)",
            abi.encode(owner.addr, item, units, seller, sale, nonce, deadline)
        );
        shelf.attestFor(owner.addr, item, units, seller, sale, nonce, deadline, signature);
    }

    /// @dev Somebody with tokens, and with a balance in the market.
    function anyOwner() private returns (Vm.Wallet memory owner) {
        owner = anybody();
        uint256 plenty = uint256(DEAREST) * MOST * 3;
        coin.mint(owner.addr, plenty * 2);
        (address[] memory accounts, uint256[] memory amounts) = (new address[](1), new uint256[](1));
        (accounts[0], amounts[0]) = (owner.addr, plenty);
        vm.startPrank(owner.addr);
        coin.approve(address(market), plenty);
        market.deposit(address(coin), accounts, amounts);
        coin.approve(address(shelf), plenty);
        vm.stopPrank();
    }

    function anyItem() private returns (Vm.Wallet memory owner, bytes32 item) {
        owner = anyOwner();
        IShelf.Listing memory listing = anyListing();
        vm.prank(owner.addr);
        item = shelf.list(listing);
    }

    function anyListing() private returns (IShelf.Listing memory) {
        return IShelf.Listing({
            number: uint96(any(0, type(uint96).max)),
            token: address(coin),
            perUnit: uint96(any(1, DEAREST)),
            stock: uint32(any(1, MOST)),
            attestor: any(0, 1) == 0 ? address(0) : anyAddress(),
            source: IShelf.Source(any(0, 1))
        });
    }
}
