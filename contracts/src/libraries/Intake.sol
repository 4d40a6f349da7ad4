// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

/// @title Taking tokens in
/// @dev What came in is what counts: a token that keeps a fee, or whose balances move by themselves, is refused here. So all of this
/// runs within a reentrancy guard.
library Intake {
    using SafeERC20 for IERC20;

    /// Another amount arrived than was to be paid.
    error Short(uint256 got, uint256 wanted);

    /// @dev Takes exactly `amount` from `from`, by its allowance.
    function take(IERC20 token, address from, uint256 amount) internal {
        uint256 before = held(token);
        token.safeTransferFrom(from, address(this), amount);
        demand(token, before, amount);
    }

    /// @dev What this contract has of a token.
    function held(IERC20 token) internal view returns (uint256) {
        return token.balanceOf(address(this));
    }

    /// @dev Reverts unless exactly `amount` arrived since this contract had `before`.
    function demand(IERC20 token, uint256 before, uint256 amount) internal view {
        uint256 got = held(token) - before;
        if (got != amount) revert Short(got, amount);
    }
}
