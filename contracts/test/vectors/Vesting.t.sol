// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {Vesting} from "../../src/Vesting.sol";
import {IVesting} from "../../src/interfaces/IVesting.sol";
import {Vm} from "../Vm.sol";
import {Coin} from "../unit/Coins.sol";
import {Messages} from "./Vectors.sol";

contract VestingVectors is Messages {
    Coin private coin;
    Vesting private vesting;

    function test_WriteMessages() public {
        vm.warp(TODAY);
        coin = new Coin();
        vesting = new Vesting();
        begin("Astra Vesting", address(vesting));
        for (uint256 i = 0; i < CASES; ++i) {
            create();
            offer();
            accept();
            revoke();
        }
        save("vesting");
    }

    function create() private {
        Vm.Wallet memory creator = anybody();
        IVesting.Terms memory terms = anyTerms(creator.addr);
        (uint256 nonce, uint40 deadline) = (anyNonce(), anyDeadline());
        bytes memory signature = signed(
            creator,
            "CreateGrant(address creator,address token,address beneficiary,uint96 total,uint40 start,uint32 cliff,uint32 length,bool revocable,uint256 number,uint256 nonce,uint40 deadline)",
            abi.encode(creator.addr, terms, nonce, deadline)
        );
        vesting.createFor(creator.addr, terms, nonce, deadline, signature);
    }

    function offer() private {
        Vm.Wallet memory account = anybody();
        bytes32 id = granted(account.addr);
        (address to, uint256 nonce, uint40 deadline) = (anyAddress(), anyNonce(), anyDeadline());
        bytes memory signature = signed(
            account,
            "OfferGrant(address account,address token,bytes32 id,address to,uint256 nonce,uint40 deadline)",
            abi.encode(account.addr, coin, id, to, nonce, deadline)
        );
        vesting.offerFor(account.addr, address(coin), id, to, nonce, deadline, signature);
    }

    function accept() private {
        (Vm.Wallet memory account, address before) = (anybody(), anyAddress());
        bytes32 id = granted(before);
        vm.prank(before);
        vesting.offer(address(coin), id, account.addr);
        (uint256 nonce, uint40 deadline) = (anyNonce(), anyDeadline());
        bytes memory signature = signed(
            account,
            "AcceptGrant(address account,address token,bytes32 id,uint256 nonce,uint40 deadline)",
            abi.encode(account.addr, coin, id, nonce, deadline)
        );
        vesting.acceptFor(account.addr, address(coin), id, nonce, deadline, signature);
    }

    function revoke() private {
        Vm.Wallet memory creator = anybody();
        IVesting.Terms memory terms = anyTerms(creator.addr);
        (terms.revocable, terms.start, terms.length) = (true, TODAY, 365 days);
        (terms.cliff) = 1 days;
        vm.prank(creator.addr);
        vesting.create(terms);
        (uint256 nonce, uint40 deadline) = (anyNonce(), anyDeadline());
        bytes memory signature = signed(
            creator,
            "RevokeGrant(address creator,address token,uint256 number,uint256 nonce,uint40 deadline)",
            abi.encode(creator.addr, coin, terms.number, nonce, deadline)
        );
        vesting.revokeFor(creator.addr, address(coin), terms.number, nonce, deadline, signature);
    }

    function granted(address beneficiary) private returns (bytes32) {
        address creator = anyAddress();
        IVesting.Terms memory terms = anyTerms(creator);
        terms.beneficiary = beneficiary;
        vm.prank(creator);
        return vesting.create(terms);
    }

    function anyTerms(address creator) private returns (IVesting.Terms memory terms) {
        terms.token = address(coin);
        terms.beneficiary = anyAddress();
        terms.total = uint96(any(1, type(uint96).max));
        terms.start = uint40(any(0, TODAY + 365 days));
        terms.length = uint32(any(0, 40 * 365 days));
        terms.cliff = uint32(any(0, terms.length));
        terms.revocable = any(0, 1) == 1;
        terms.number = anyNonce();
        coin.mint(creator, terms.total);
        vm.prank(creator);
        coin.approve(address(vesting), terms.total);
    }
}
