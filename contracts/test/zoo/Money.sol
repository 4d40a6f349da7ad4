// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

/// @dev What all tokens of the zoo have. Nothing is said about answers, as some give none.
interface Money {
    function mint(address account, uint256 amount) external;
    function approve(address spender, uint256 amount) external;
    function balanceOf(address account) external view returns (uint256);
}
