// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {IRelayed} from "../../src/interfaces/IRelayed.sol";
import {Stake} from "../../src/Stake.sol";
import {Base} from "../Base.sol";
import {Vm} from "../Vm.sol";
import {SigningContract} from "../doubles/SigningContract.sol";
import {Coin} from "./Coins.sol";

/// @dev An account that is a contract does all by its owner's signatures, which somebody else sends.
contract StakeWalletsTest is Base {
    uint40 private constant SOON = 1_000_100;

    Coin private coin = new Coin();
    Stake private stake = new Stake(address(coin), address(1), 7 days);
    Vm.Wallet private owner;
    address private wallet;

    function setUp() public {
        vm.warp(SOON - 100);
        owner = person("owner");
        wallet = address(new SigningContract(owner.addr));
        coin.mint(wallet, 100);
        vm.prank(wallet);
        coin.approve(address(stake), 100);
    }

    function test_AWalletStakesDelegatesAndLeaves() external {
        bytes32 kind = keccak256("Stake(address account,uint96 amount,uint256 nonce,uint40 deadline)");
        stake.stakeFor(wallet, 100, 1, SOON, signed(abi.encode(kind, wallet, 100, 1, SOON)));
        equal(stake.positionOf(wallet).amount, 100, "staked");
        kind = keccak256("Delegate(address account,address delegatee,uint256 nonce,uint40 deadline)");
        stake.delegateFor(wallet, address(7), 2, SOON, signed(abi.encode(kind, wallet, address(7), 2, SOON)));
        equal(stake.getVotes(address(7)), 100, "delegated");
        kind = keccak256("Unstake(address account,uint96 amount,uint256 nonce,uint40 deadline)");
        stake.unstakeFor(wallet, 100, 3, SOON, signed(abi.encode(kind, wallet, 100, 3, SOON)));
        equal(stake.positionOf(wallet).leaving, 100, "left");
    }

    function test_AWalletRevertWhenSomebodyElseSigned() external {
        bytes32 kind = keccak256("Stake(address account,uint96 amount,uint256 nonce,uint40 deadline)");
        bytes32 digest = digestOf("Astra Stake", address(stake), keccak256(abi.encode(kind, wallet, 100, 1, SOON)));
        bytes memory wrong = sign(person("stranger"), digest);
        vm.expectRevert(abi.encodeWithSelector(IRelayed.Unsigned.selector, wallet));
        stake.stakeFor(wallet, 100, 1, SOON, wrong);
    }

    function signed(bytes memory what) private view returns (bytes memory) {
        return sign(owner, digestOf("Astra Stake", address(stake), keccak256(what)));
    }
}
