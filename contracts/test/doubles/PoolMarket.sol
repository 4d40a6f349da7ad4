// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

/// @dev A market that keeps balances and pools as the real one does, and has no orders.
contract PoolMarket is ReentrancyGuardTransient {
    using SafeERC20 for IERC20;

    error NotPayouts(address account);
    error TooLittle(uint256 balance, uint256 amount);

    event Moved(address indexed token, address indexed from, address indexed to, uint256 amount);

    address public immutable PAYOUTS;
    mapping(address token => mapping(address account => uint256)) public balanceOf;
    mapping(address token => mapping(address account => mapping(address spender => uint256))) public allowance;

    constructor(address payouts) {
        PAYOUTS = payouts;
    }

    function allow(address token, address spender, uint256 amount) external {
        allowance[token][msg.sender][spender] = amount;
    }

    function poolOf(address merchant) public pure returns (address) {
        return address(uint160(uint256(keccak256(abi.encode("pool", merchant)))));
    }

    function move(address token, address to, uint256 amount) external nonReentrant {
        _move(token, msg.sender, to, amount);
    }

    function moveFrom(address token, address from, address to, uint256 amount) external nonReentrant {
        allowance[token][from][msg.sender] -= amount;
        _move(token, from, to, amount);
    }

    function deposit(address token, address[] calldata accounts, uint256[] calldata amounts) external nonReentrant {
        uint256 sum;
        for (uint256 i; i < accounts.length; ++i) {
            balanceOf[token][accounts[i]] += amounts[i];
            sum += amounts[i];
        }
        IERC20(token).safeTransferFrom(msg.sender, address(this), sum);
    }

    function drawPool(address merchant, address token, address to, uint256 amount) external {
        if (msg.sender != PAYOUTS) revert NotPayouts(msg.sender);
        _move(token, poolOf(merchant), to, amount);
    }

    function _move(address token, address from, address to, uint256 amount) private {
        uint256 balance = balanceOf[token][from];
        if (balance < amount) revert TooLittle(balance, amount);
        unchecked {
            balanceOf[token][from] = balance - amount;
        }
        balanceOf[token][to] += amount;
        emit Moved(token, from, to, amount);
    }
}

/// @dev A token that anybody mints, and that may keep a fee of what is sent.
contract PoolToken is ERC20("Token", "TKN") {
    uint256 public fee;

    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    function setFee(uint256 to) external {
        fee = to;
    }

    function _update(address from, address to, uint256 amount) internal override {
        super._update(from, to, amount);
        if (fee != 0 && from != address(0) && to != address(0)) super._update(to, address(0xfee), fee);
    }
}

/// @dev A wallet that signs by ERC-1271 what its owner says it signed.
contract PoolWallet {
    mapping(bytes32 digest => bool) public signed;

    function sign(bytes32 digest) external {
        signed[digest] = true;
    }

    function isValidSignature(bytes32 digest, bytes calldata) external view returns (bytes4) {
        return signed[digest] ? this.isValidSignature.selector : bytes4(0);
    }
}
