// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {CREATE3} from "solady/utils/CREATE3.sol";
import {IDeployer} from "./interfaces/IDeployer.sol";

/// @title Contracts at addresses that are known before
/// @dev It owns nothing, keeps nothing and has no rights in what it creates.
contract Deployer is IDeployer {
    /// @inheritdoc IDeployer
    function deploy(bytes32 salt, bytes calldata code) external payable returns (address at) {
        at = CREATE3.deployDeterministic(msg.value, code, _ownSalt(msg.sender, salt));
        emit Deployed(msg.sender, salt, at);
    }

    /// @inheritdoc IDeployer
    function addressOf(address who, bytes32 salt) external view returns (address) {
        return CREATE3.predictDeterministicAddress(_ownSalt(who, salt));
    }

    function _ownSalt(address who, bytes32 salt) private pure returns (bytes32) {
        return keccak256(abi.encode(who, salt));
    }
}
