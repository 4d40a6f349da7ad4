// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @dev A token that anybody can make more of.
contract OfferCoin is ERC20("Coin", "COIN") {
    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }
}

/// @dev A token that keeps one unit of every transfer.
contract FeeCoin is OfferCoin {
    function _update(address from, address to, uint256 amount) internal override {
        super._update(from, to, amount);
        if (from != address(0) && to != address(0)) super._update(to, address(0), 1);
    }
}

/// @dev A token that does something before it moves, as those with hooks do.
contract CallingCoin is OfferCoin {
    address private _callee;
    bytes private _action;
    bool public done;
    bytes public answer;

    function arm(address callee, bytes calldata action) external {
        (_callee, _action) = (callee, action);
    }

    function transferFrom(address from, address to, uint256 amount) public override returns (bool) {
        if (_callee != address(0)) {
            address callee = _callee;
            _callee = address(0);
            (done, answer) = callee.call(_action);
        }
        return super.transferFrom(from, to, amount);
    }
}
