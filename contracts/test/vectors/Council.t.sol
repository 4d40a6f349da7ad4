// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {Council} from "../../src/Council.sol";
import {Stake} from "../../src/Stake.sol";
import {ICouncil} from "../../src/interfaces/ICouncil.sol";
import {Vm} from "../Vm.sol";
import {Coin} from "../unit/Coins.sol";
import {Messages} from "./Vectors.sol";

contract CouncilVectors is Messages {
    Coin private coin;
    Stake private stake;
    Council private council;

    /// @dev Each voter votes on two proposals, in this form and the other: so nonces are 0 and 1.
    function test_WriteMessages() public {
        vm.warp(TODAY);
        deploy();
        begin("Astra Council", address(council));
        Vm.Wallet[] memory voters = new Vm.Wallet[](CASES);
        for (uint256 i = 0; i < CASES; ++i) {
            voters[i] = voter();
        }
        vm.warp(TODAY + 1);
        (uint256 first, uint256 second) = (propose(voters[0].addr, "first"), propose(voters[0].addr, "second"));
        vm.warp(TODAY + 1 days + 2);
        for (uint256 i = 0; i < CASES; ++i) {
            vote(i % 2 == 0 ? first : second, voters[i]);
            voteWithReason(i % 2 == 0 ? second : first, voters[i]);
        }
        save("council");
    }

    function vote(uint256 proposal, Vm.Wallet memory by) private {
        uint8 support = uint8(any(0, 2));
        bytes memory signature = signed(
            by,
            "Ballot(uint256 proposalId,uint8 support,address voter,uint256 nonce)",
            abi.encode(proposal, support, by.addr, council.nonces(by.addr))
        );
        council.castVoteBySig(proposal, support, by.addr, signature);
    }

    function voteWithReason(uint256 proposal, Vm.Wallet memory by) private {
        (uint8 support, string memory reason) = (uint8(any(0, 2)), anyText());
        bytes memory params = any(0, 1) == 0 ? bytes("") : abi.encode(anyHash());
        bytes memory signature = signed(
            by,
            "ExtendedBallot(uint256 proposalId,uint8 support,address voter,uint256 nonce,string reason,bytes params)",
            abi.encode(proposal, support, by.addr, council.nonces(by.addr), reason, params)
        );
        council.castVoteWithReasonAndParamsBySig(proposal, support, by.addr, reason, params, signature);
    }

    function deploy() private {
        coin = new Coin();
        address predicted = vm.computeCreateAddress(address(this), vm.getNonce(address(this)) + 2);
        TimelockController timelock = new TimelockController(2 days, one(predicted), one(address(0)), address(0));
        stake = new Stake(address(coin), address(timelock), 7 days);
        council = new Council(stake, timelock, address(0x6a), ICouncil.Rules(1 days, 5 days, 1 days, 1, 40));
    }

    function voter() private returns (Vm.Wallet memory account) {
        account = anybody();
        uint96 amount = uint96(any(1, 1e28));
        coin.mint(account.addr, amount);
        vm.startPrank(account.addr);
        coin.approve(address(stake), amount);
        stake.stake(amount);
        vm.stopPrank();
    }

    function propose(address by, string memory description) private returns (uint256) {
        vm.prank(by);
        return council.propose(one(address(stake)), new uint256[](1), new bytes[](1), description);
    }

    function one(address account) private pure returns (address[] memory list) {
        list = new address[](1);
        list[0] = account;
    }
}
