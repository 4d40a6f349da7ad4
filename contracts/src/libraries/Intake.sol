// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

/// @title Taking tokens in
library Intake {
    using SafeERC20 for IERC20;

    /// The token moved another amount than it was told to: tokens that take a fee are not accepted.
    error Short(uint256 got, uint256 wanted);

    /// @dev Takes exactly `amount` from `from`. What counts is what arrived, so this runs within a reentrancy guard.
    function take(IERC20 token, address from, uint256 amount) internal {
        uint256 before = token.balanceOf(address(this));
        token.safeTransferFrom(from, address(this), amount);
        uint256 got = token.balanceOf(address(this)) - before;
        if (got != amount) revert Short(got, amount);
    }
}
