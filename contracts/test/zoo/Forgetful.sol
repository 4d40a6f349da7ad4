// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {Coin} from "./Coin.sol";

/// @dev It takes authorizations and forgets that they were used.
contract Forgetful is Coin(18) {
    function authorizationState(address, bytes32) public pure override returns (bool) {
        return false;
    }

    function _consumeNonce(address, bytes32) internal override {}
}
