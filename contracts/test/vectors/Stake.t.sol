// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {Stake} from "../../src/Stake.sol";
import {Vm} from "../Vm.sol";
import {Coin} from "../unit/Coins.sol";
import {Messages} from "./Vectors.sol";

contract StakeVectors is Messages {
    Coin private coin;
    Stake private stake;

    function test_WriteMessages() public {
        vm.warp(TODAY);
        coin = new Coin();
        stake = new Stake(address(coin), address(this), 7 days);
        begin("Astra Stake", address(stake));
        for (uint256 i = 0; i < CASES; ++i) {
            stakeTokens();
            unstake();
            delegate();
            delegateAsOthersDo();
        }
        save("stake");
    }

    function stakeTokens() private {
        (Vm.Wallet memory account, uint96 amount) = anyHolder();
        (uint256 nonce, uint40 deadline) = (anyNonce(), anyDeadline());
        bytes memory signature = signed(
            account,
            "Stake(address account,uint96 amount,uint256 nonce,uint40 deadline)",
            abi.encode(account.addr, amount, nonce, deadline)
        );
        stake.stakeFor(account.addr, amount, nonce, deadline, signature);
    }

    function unstake() private {
        (Vm.Wallet memory account, uint96 amount) = anyHolder();
        vm.prank(account.addr);
        stake.stake(amount);
        (uint256 nonce, uint40 deadline) = (anyNonce(), anyDeadline());
        bytes memory signature = signed(
            account,
            "Unstake(address account,uint96 amount,uint256 nonce,uint40 deadline)",
            abi.encode(account.addr, amount, nonce, deadline)
        );
        stake.unstakeFor(account.addr, amount, nonce, deadline, signature);
    }

    function delegate() private {
        Vm.Wallet memory account = anybody();
        (address delegatee, uint256 nonce, uint40 deadline) = (anyAddress(), anyNonce(), anyDeadline());
        bytes memory signature = signed(
            account,
            "Delegate(address account,address delegatee,uint256 nonce,uint40 deadline)",
            abi.encode(account.addr, delegatee, nonce, deadline)
        );
        stake.delegateFor(account.addr, delegatee, nonce, deadline, signature);
    }

    /// @dev The form of OpenZeppelin, by the same person each time, because nonces count up.
    function delegateAsOthersDo() private {
        Vm.Wallet memory account = person("voter");
        (address delegatee, uint256 nonce, uint256 expiry) = (anyAddress(), stake.nonces(account.addr), anyDeadline());
        bytes32 digest =
            message("Delegation(address delegatee,uint256 nonce,uint256 expiry)", abi.encode(delegatee, nonce, expiry));
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(account.privateKey, digest);
        stake.delegateBySig(delegatee, nonce, expiry, v, r, s);
        equal(stake.delegates(account.addr), delegatee, "whose delegation it was");
    }

    function anyHolder() private returns (Vm.Wallet memory account, uint96 amount) {
        account = anybody();
        amount = uint96(any(1, type(uint96).max));
        coin.mint(account.addr, amount);
        vm.prank(account.addr);
        coin.approve(address(stake), amount);
    }
}
