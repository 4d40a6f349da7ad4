// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @dev A plain token that anybody can mint.
contract Coin is ERC20("Coin", "COIN") {
    function mint(address account, uint256 value) external {
        _mint(account, value);
    }
}

/// @dev A token that keeps one unit of each transfer.
contract FeeCoin is ERC20("Fee coin", "FEE") {
    function mint(address account, uint256 value) external {
        _mint(account, value);
    }

    function _update(address from, address to, uint256 value) internal override {
        super._update(from, to, value);
        if (from != address(0) && to != address(0)) super._update(to, address(0xfee), 1);
    }
}

/// @dev A token that pays nobody on its list.
contract ListCoin is ERC20("List coin", "LIST") {
    error Listed(address account);

    mapping(address account => bool) public listed;

    function mint(address account, uint256 value) external {
        _mint(account, value);
    }

    function list(address account) external {
        listed[account] = true;
    }

    function _update(address from, address to, uint256 value) internal override {
        if (listed[to]) revert Listed(to);
        super._update(from, to, value);
    }
}

/// @dev A contract that signs by ERC-1271 what it was told to, and takes no ether.
contract Wallet {
    mapping(bytes32 digest => bool) public agreed;

    function agree(bytes32 digest) external {
        agreed[digest] = true;
    }

    function isValidSignature(bytes32 digest, bytes calldata) external view returns (bytes4) {
        return agreed[digest] ? this.isValidSignature.selector : bytes4(0);
    }

    function run(address target, uint256 value, bytes calldata data) external payable returns (bytes memory) {
        (bool done, bytes memory result) = target.call{value: value}(data);
        if (!done) {
            assembly ("memory-safe") {
                revert(add(result, 32), mload(result))
            }
        }
        return result;
    }
}
