// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {IDirectory} from "../interfaces/IDirectory.sol";
import {IMarket} from "../interfaces/IMarket.sol";
import {Relayed} from "../libraries/Relayed.sol";

/// @title One balance of each token for everybody
/// @dev Whoever is paid is credited and withdraws alone: nobody who refuses a transfer can stop others.
abstract contract Balances is IMarket, Relayed, ReentrancyGuardTransient {
    using SafeERC20 for IERC20;

    bytes32 private constant MOVE =
        keccak256("Move(address account,address token,address to,uint256 amount,uint256 nonce,uint40 deadline)");
    bytes32 private constant ALLOW =
        keccak256("Allow(address account,address token,address spender,uint256 amount,uint256 nonce,uint40 deadline)");
    bytes32 private constant DEPOSIT = keccak256(
        "Deposit(address payer,address token,address[] accounts,uint256[] amounts,uint256 nonce,uint40 deadline)"
    );
    bytes32 private constant WITHDRAW =
        keccak256("Withdraw(address account,address token,uint256 amount,uint256 nonce,uint40 deadline)");

    /// Who says where accounts are paid out and what brands and merchants agreed on.
    IDirectory public immutable directory;
    /// Who takes out of pools.
    address public immutable payouts;

    mapping(address token => mapping(address account => uint256 amount)) private _balances;
    mapping(address token => mapping(address account => mapping(address spender => uint256 amount))) private
        _allowances;

    constructor(IDirectory directory_, address payouts_) {
        directory = directory_;
        payouts = payouts_;
    }

    /// @inheritdoc IMarket
    function balanceOf(address token, address account) public view returns (uint256) {
        return _balances[token][account];
    }

    /// @inheritdoc IMarket
    function poolOf(address merchant) public pure returns (address) {
        return address(uint160(uint256(keccak256(abi.encode("pool", merchant)))));
    }

    /// @inheritdoc IMarket
    /// @dev Not guarded, and calls nothing: the shelf pays bounties by it while the market releases an order.
    function move(address token, address to, uint256 amount) external {
        _move(token, msg.sender, to, amount);
    }

    /// @inheritdoc IMarket
    function moveFor(
        address account,
        address token,
        address to,
        uint256 amount,
        uint256 nonce,
        uint40 deadline,
        bytes calldata signature
    ) external {
        bytes32 what = keccak256(abi.encode(MOVE, account, token, to, amount, nonce, deadline));
        _spend(account, what, nonce, deadline, signature);
        _move(token, account, to, amount);
    }

    /// @inheritdoc IMarket
    function allowance(address token, address account, address spender) external view returns (uint256) {
        return _allowances[token][account][spender];
    }

    /// @inheritdoc IMarket
    function allow(address token, address spender, uint256 amount) external {
        _allow(token, msg.sender, spender, amount);
    }

    /// @inheritdoc IMarket
    function allowFor(
        address account,
        address token,
        address spender,
        uint256 amount,
        uint256 nonce,
        uint40 deadline,
        bytes calldata signature
    ) external {
        bytes32 what = keccak256(abi.encode(ALLOW, account, token, spender, amount, nonce, deadline));
        _spend(account, what, nonce, deadline, signature);
        _allow(token, account, spender, amount);
    }

    /// @inheritdoc IMarket
    function moveFrom(address token, address from, address to, uint256 amount) external {
        uint256 allowed = _allowances[token][from][msg.sender];
        if (allowed < amount) revert NotAllowed(from, msg.sender, allowed, amount);
        unchecked {
            _allowances[token][from][msg.sender] = allowed - amount;
        }
        _move(token, from, to, amount);
    }

    /// @inheritdoc IMarket
    function deposit(address token, address[] calldata accounts, uint256[] calldata amounts) external nonReentrant {
        _deposit(msg.sender, token, accounts, amounts);
    }

    /// @inheritdoc IMarket
    function depositFor(
        address payer,
        address token,
        address[] calldata accounts,
        uint256[] calldata amounts,
        uint256 nonce,
        uint40 deadline,
        bytes calldata signature
    ) external nonReentrant {
        bytes32 whom = keccak256(abi.encodePacked(accounts));
        bytes32 howMuch = keccak256(abi.encodePacked(amounts));
        _spend(
            payer,
            keccak256(abi.encode(DEPOSIT, payer, token, whom, howMuch, nonce, deadline)),
            nonce,
            deadline,
            signature
        );
        _deposit(payer, token, accounts, amounts);
    }

    /// @inheritdoc IMarket
    function withdraw(address token, uint256 amount) external nonReentrant {
        _withdraw(token, msg.sender, amount);
    }

    /// @inheritdoc IMarket
    function withdrawFor(
        address account,
        address token,
        uint256 amount,
        uint256 nonce,
        uint40 deadline,
        bytes calldata signature
    ) external nonReentrant {
        bytes32 what = keccak256(abi.encode(WITHDRAW, account, token, amount, nonce, deadline));
        _spend(account, what, nonce, deadline, signature);
        _withdraw(token, account, amount);
    }

    /// @inheritdoc IMarket
    function withdrawMany(address[] calldata tokens, uint256[] calldata amounts) external nonReentrant {
        if (tokens.length != amounts.length) revert Lengths();
        for (uint256 i; i < tokens.length; ++i) {
            _withdraw(tokens[i], msg.sender, amounts[i]);
        }
    }

    /// @inheritdoc IMarket
    function drawPool(address merchant, address token, address to, uint256 amount) external {
        _only(payouts);
        _move(token, poolOf(merchant), to, amount);
    }

    function _only(address account) internal view {
        if (msg.sender != account) revert NotYours(msg.sender);
    }

    /// @dev What comes in at once has at most 96 bits, whatever a token says, and all that is moved came in: so no balance ever
    /// overflows, and nobody can keep another from being paid by making theirs too large.
    function _credit(address token, address account, uint256 amount) internal {
        unchecked {
            _balances[token][account] += amount;
        }
    }

    function _debit(address token, address account, uint256 amount) internal {
        uint256 balance = _balances[token][account];
        if (balance < amount) revert NotEnough(token, account, balance, amount);
        unchecked {
            _balances[token][account] = balance - amount;
        }
    }

    /// @dev Takes tokens in by an allowance; exactly `amount` has to arrive.
    function _pull(address token, address from, uint256 amount) internal {
        uint256 before = _holding(token);
        IERC20(token).safeTransferFrom(from, address(this), amount);
        _arrived(token, before, amount);
    }

    function _holding(address token) internal view returns (uint256) {
        return IERC20(token).balanceOf(address(this));
    }

    /// @dev What came in is what counts: a token that keeps a fee, or whose balances move by themselves, is refused here.
    function _arrived(address token, uint256 before, uint256 amount) internal view {
        uint256 got = _holding(token) - before;
        if (got != amount) revert Short(got, amount);
    }

    function _allow(address token, address account, address spender, uint256 amount) private {
        _allowances[token][account][spender] = amount;
        emit Allowed(token, account, spender, amount);
    }

    function _move(address token, address from, address to, uint256 amount) internal {
        if (to == address(0)) revert Nothing();
        _debit(token, from, amount);
        _credit(token, to, amount);
        emit Moved(token, from, to, amount);
    }

    function _deposit(address payer, address token, address[] calldata accounts, uint256[] calldata amounts) private {
        if (accounts.length != amounts.length) revert Lengths();
        uint256 sum;
        for (uint256 i; i < amounts.length; ++i) {
            sum += amounts[i];
        }
        if (sum > type(uint96).max) revert TooMuch(sum, type(uint96).max);
        _pull(token, payer, sum);
        for (uint256 i; i < accounts.length; ++i) {
            if (accounts[i] == address(0)) revert Nothing();
            _credit(token, accounts[i], amounts[i]);
            emit Deposited(token, accounts[i], amounts[i]);
        }
    }

    function _withdraw(address token, address account, uint256 amount) private {
        _debit(token, account, amount);
        address payout = directory.payoutOf(account);
        emit Withdrawn(token, account, payout, amount);
        IERC20(token).safeTransfer(payout, amount);
    }
}
