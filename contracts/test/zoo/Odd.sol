// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

/// @dev The balances of tokens that do not keep to the standard.
abstract contract Odd {
    mapping(address account => uint256) public balanceOf;
    mapping(address account => mapping(address spender => uint256)) public allowance;

    function mint(address account, uint256 amount) external {
        balanceOf[account] += amount;
    }

    function approve(address spender, uint256 amount) external {
        allowance[msg.sender][spender] = amount;
    }

    function _can(address from, uint256 amount) internal view returns (bool) {
        return balanceOf[from] >= amount && (from == msg.sender || allowance[from][msg.sender] >= amount);
    }

    function _go(address from, address to, uint256 amount) internal {
        if (from != msg.sender) allowance[from][msg.sender] -= amount;
        balanceOf[from] -= amount;
        balanceOf[to] += amount;
    }
}

/// @dev Its transfers answer nothing, as those of some old and big tokens.
contract Silent is Odd {
    error Refused();

    function transfer(address to, uint256 amount) external {
        if (!_can(msg.sender, amount)) revert Refused();
        _go(msg.sender, to, amount);
    }

    function transferFrom(address from, address to, uint256 amount) external {
        if (!_can(from, amount)) revert Refused();
        _go(from, to, amount);
    }
}

/// @dev It answers false where others revert.
contract Denying is Odd {
    function transfer(address to, uint256 amount) external returns (bool) {
        if (!_can(msg.sender, amount)) return false;
        _go(msg.sender, to, amount);
        return true;
    }

    function transferFrom(address from, address to, uint256 amount) external returns (bool) {
        if (!_can(from, amount)) return false;
        _go(from, to, amount);
        return true;
    }
}

/// @dev It says that all went well, and moves nothing.
contract Lying is Odd {
    function transfer(address, uint256) external pure returns (bool) {
        return true;
    }

    function transferFrom(address, address, uint256) external pure returns (bool) {
        return true;
    }
}

/// @dev It brings more than it was told to.
contract Generous is Odd {
    function transferFrom(address from, address to, uint256 amount) external returns (bool) {
        _go(from, to, amount);
        balanceOf[to] += 1;
        return true;
    }
}

/// @dev It takes every authorization, and moves nothing.
contract Promising is Odd {
    function receiveWithAuthorization(address, address, uint256, uint256, uint256, bytes32, bytes calldata) external {}
}
