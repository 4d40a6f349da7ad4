// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";

/// @dev An account that is a contract: what its owner signs is signed by it, and it calls what its owner wants.
contract Wallet {
    address public immutable owner;

    constructor(address owner_) {
        owner = owner_;
    }

    function isValidSignature(bytes32 digest, bytes calldata signature) external view virtual returns (bytes4) {
        return isValid(digest, signature);
    }

    function isValid(bytes32 digest, bytes calldata signature) public view returns (bytes4) {
        (address signer,,) = ECDSA.tryRecoverCalldata(digest, signature);
        return signer == owner ? this.isValidSignature.selector : bytes4(0);
    }

    function run(address target, bytes calldata call) external returns (bytes memory) {
        (bool done, bytes memory answer) = target.call(call);
        if (!done) {
            assembly ("memory-safe") {
                revert(add(answer, 32), mload(answer))
            }
        }
        return answer;
    }
}

/// @dev It says yes to everything, and tries to call the market meanwhile.
contract Greedy is Wallet {
    address public target;
    bytes public call;

    constructor() Wallet(msg.sender) {}

    function plan(address target_, bytes calldata call_) external {
        (target, call) = (target_, call_);
    }

    function isValidSignature(bytes32, bytes calldata) external view override returns (bytes4) {
        if (target != address(0)) {
            // A static call: whatever writes fails, and takes all the gas it has.
            (bool done,) = target.staticcall{gas: 100_000}(call);
            if (done) return bytes4(0);
        }
        return this.isValidSignature.selector;
    }
}
