// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {Base} from "../Base.sol";

/// @dev The cheat codes of halmos that are used here.
interface Svm {
    function enableSymbolicStorage(address account) external;
}

/// @dev What checks for all values need. Only a failed `assert` counts; a path that reverts says nothing.
abstract contract Symbolic is Base {
    Svm internal constant svm = Svm(address(uint160(uint256(keccak256("svm cheat code")))));

    /// @dev From here on the storage of a contract is anything: what holds then holds in whatever state it comes to.
    function anyState(address account) internal {
        svm.enableSymbolicStorage(account);
    }
}
