// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {IRelayed} from "../../src/interfaces/IRelayed.sol";
import {IVesting} from "../../src/interfaces/IVesting.sol";
import {Vesting} from "../../src/Vesting.sol";
import {Base} from "../Base.sol";
import {Vm} from "../Vm.sol";
import {SigningContract} from "../doubles/SigningContract.sol";
import {Coin} from "./Coins.sol";

/// @dev An account that is a contract creates, hands over, takes and revokes grants by its owner's signatures.
contract VestingWalletsTest is Base {
    uint40 private constant NOW = 1_000_000;
    uint40 private constant SOON = NOW + 100;

    Coin private coin = new Coin();
    Vesting private vesting = new Vesting();
    Vm.Wallet private owner;
    address private wallet;

    function setUp() public {
        vm.warp(NOW);
        owner = person("owner");
        wallet = address(new SigningContract(owner.addr));
        coin.mint(wallet, 100);
        vm.prank(wallet);
        coin.approve(address(vesting), 100);
    }

    function test_AWalletCreatesMovesAndRevokes() external {
        bytes32 id = create();
        bytes32 kind =
            keccak256("OfferGrant(address account,address token,bytes32 id,address to,uint256 nonce,uint40 deadline)");
        bytes memory by = signed(abi.encode(kind, wallet, coin, id, wallet, 2, SOON));
        vesting.offerFor(wallet, address(coin), id, wallet, 2, SOON, by);
        kind = keccak256("AcceptGrant(address account,address token,bytes32 id,uint256 nonce,uint40 deadline)");
        vesting.acceptFor(wallet, address(coin), id, 3, SOON, signed(abi.encode(kind, wallet, coin, id, 3, SOON)));
        equal(vesting.grantOf(address(coin), id).beneficiary, wallet, "moved");
        kind = keccak256("RevokeGrant(address creator,address token,uint256 number,uint256 nonce,uint40 deadline)");
        vesting.revokeFor(wallet, address(coin), 5, 4, SOON, signed(abi.encode(kind, wallet, coin, 5, 4, SOON)));
        equal(coin.balanceOf(wallet), 100, "back");
    }

    function test_AWalletRevertWhenSomebodyElseSigned() external {
        bytes32 id = create();
        bytes32 kind =
            keccak256("OfferGrant(address account,address token,bytes32 id,address to,uint256 nonce,uint40 deadline)");
        bytes32 what = keccak256(abi.encode(kind, wallet, coin, id, address(7), 2, SOON));
        bytes memory wrong = sign(person("stranger"), digestOf("Astra Vesting", address(vesting), what));
        vm.expectRevert(abi.encodeWithSelector(IRelayed.Unsigned.selector, wallet));
        vesting.offerFor(wallet, address(coin), id, address(7), 2, SOON, wrong);
    }

    function create() private returns (bytes32) {
        IVesting.Terms memory terms = IVesting.Terms(address(coin), wallet, 100, NOW, 0, 1_000, true, 5);
        bytes32 kind = keccak256(
            "CreateGrant(address creator,address token,address beneficiary,uint96 total,uint40 start,uint32 cliff,uint32 length,bool revocable,uint256 number,uint256 nonce,uint40 deadline)"
        );
        bytes memory by = signed(abi.encode(kind, wallet, terms, 1, SOON));
        return vesting.createFor(wallet, terms, 1, SOON, by);
    }

    function signed(bytes memory what) private view returns (bytes memory) {
        return sign(owner, digestOf("Astra Vesting", address(vesting), keccak256(what)));
    }
}
