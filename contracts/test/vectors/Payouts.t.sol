// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {IPayouts} from "../../src/interfaces/IPayouts.sol";
import {Vm} from "../Vm.sol";
import {Pools} from "../doubles/Pools.sol";
import {Messages} from "./Vectors.sol";

contract PayoutsVectors is Pools, Messages {
    function test_WriteMessages() public {
        begin("Astra Payouts", address(_payouts));
        for (uint256 i = 0; i < CASES; ++i) {
            create();
            nameSomebody();
            post();
            end();
        }
        save("payouts");
    }

    function create() private {
        Vm.Wallet memory account = anybody();
        (bytes32 salt, address poster) = (anyHash(), anyAddress());
        (uint256 nonce, uint40 deadline) = (anyNonce(), anyDeadline());
        bytes memory signature = signed(
            account,
            "Create(address account,bytes32 salt,address poster,uint256 nonce,uint40 deadline)",
            abi.encode(account.addr, salt, poster, nonce, deadline)
        );
        _payouts.createFor(account.addr, salt, poster, nonce, deadline, signature);
    }

    function nameSomebody() private {
        (Vm.Wallet memory account, bytes32 salt, address poster) = (anybody(), anyHash(), anyAddress());
        vm.prank(account.addr);
        address pool = _payouts.create(salt, address(0));
        (uint256 nonce, uint40 deadline) = (anyNonce(), anyDeadline());
        bytes memory signature = signed(
            account,
            "Name(address account,address pool,address poster,uint256 nonce,uint40 deadline)",
            abi.encode(account.addr, pool, poster, nonce, deadline)
        );
        _payouts.nameFor(account.addr, pool, poster, nonce, deadline, signature);
    }

    /// @dev A merchant is the poster of its own pool.
    function post() private {
        Vm.Wallet memory account = anybody();
        IPayouts.Posting memory posting =
            IPayouts.Posting(account.addr, anyAddress(), anyHash(), anyHash(), uint96(any(0, type(uint96).max)));
        (uint256 nonce, uint40 deadline) = (anyNonce(), anyDeadline());
        bytes memory signature = signed(
            account,
            "Post(address account,Posting posting,uint256 nonce,uint40 deadline)Posting(address pool,address token,bytes32 root,bytes32 dataHash,uint96 total)",
            abi.encode(account.addr, posting, nonce, deadline)
        );
        _payouts.postFor(account.addr, posting, nonce, deadline, signature);
    }

    function end() private {
        Vm.Wallet memory account = anybody();
        uint256 index = post(account.addr, anyHash(), 1);
        (uint256 nonce, uint40 deadline) = (anyNonce(), anyDeadline());
        bytes memory signature = signed(
            account,
            "End(address account,uint256 index,uint256 nonce,uint40 deadline)",
            abi.encode(account.addr, index, nonce, deadline)
        );
        _payouts.endFor(account.addr, index, nonce, deadline, signature);
    }
}
