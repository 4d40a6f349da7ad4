// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Address} from "@openzeppelin/contracts/utils/Address.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {ISale} from "./interfaces/ISale.sol";
import {Intake} from "./libraries/Intake.sol";
import {Relayed} from "./libraries/Relayed.sol";
import {Signature} from "./libraries/Signature.sol";

/// @title A sale of tokens in rounds
/// @dev A buyer names the round, so that nobody gets another bonus than what they saw. What changes is packed by hand, so that a
/// purchase reads and writes two slots once each; rounds are part of the code, so that none is read.
contract Sale is ISale, Relayed, ReentrancyGuardTransient {
    using Intake for IERC20;
    using SafeERC20 for IERC20;
    using Signature for bytes;

    bytes32 private constant VOUCHER = keccak256("Voucher(address buyer,address sale,uint96 most,uint40 validUntil)");
    bytes32 private constant BUY =
        keccak256("Buy(address buyer,uint96 amount,uint256 round,uint256 nonce,uint40 deadline)");
    bytes32 private constant CLAIM = keccak256("Claim(address buyer,address to,uint256 nonce,uint40 deadline)");
    bytes32 private constant REFUND = keccak256("Refund(address buyer,address to,uint256 nonce,uint40 deadline)");
    uint256 private constant WHOLE = 10_000;
    uint256 private constant MOST_ROUNDS = 8;
    uint256 private constant LONGEST = 3 * 365 days;
    uint256 private constant OUTCOME = 192;
    uint256 private constant COLLECTED = 1 << 200;
    uint256 private constant RETURNED = 1 << 201;

    IERC20 private immutable _token;
    address private immutable _payment;
    address private immutable _signer;
    address private immutable _beneficiary;
    address private immutable _growth;
    uint96 private immutable _softCap;
    uint96 private immutable _hardCap;
    uint96 private immutable _tokens;
    uint96 private immutable _price;
    uint96 private immutable _supply;
    uint40 private immutable _end;
    /// @dev `cap << 96 | bonus << 80 | to << 40 | from`.
    uint256 private immutable _round0;
    uint256 private immutable _round1;
    uint256 private immutable _round2;
    uint256 private immutable _round3;
    uint256 private immutable _round4;
    uint256 private immutable _round5;
    uint256 private immutable _round6;
    uint256 private immutable _round7;

    /// @dev `returned << 201 | collected << 200 | outcome << 192 | sold << 96 | raised`.
    uint256 private _totals;
    /// @dev `tokens << 96 | paid`.
    mapping(address buyer => uint256) private _purchases;

    constructor(Terms memory terms_, Round[] memory rounds) EIP712("Astra Sale", "1") {
        _checkTerms(terms_);
        uint256[MOST_ROUNDS] memory packed;
        (_end, _supply, packed) = _pack(rounds);
        (_round0, _round1, _round2, _round3) = (packed[0], packed[1], packed[2], packed[3]);
        (_round4, _round5, _round6, _round7) = (packed[4], packed[5], packed[6], packed[7]);
        _token = IERC20(terms_.token);
        _payment = terms_.payment;
        _signer = terms_.signer;
        _beneficiary = terms_.beneficiary;
        _growth = terms_.growth;
        _softCap = terms_.softCap;
        _hardCap = terms_.hardCap;
        _tokens = terms_.tokens;
        _price = terms_.price;
        uint256 balance = IERC20(terms_.token).balanceOf(address(this));
        if (balance < _supply) revert Unfunded(balance, _supply);
    }

    /// @inheritdoc ISale
    function buy(uint96 amount, uint256 round, Voucher calldata voucher)
        external
        payable
        nonReentrant
        returns (uint96 paid, uint96 tokens)
    {
        if (msg.value != (_payment == address(0) ? amount : 0)) revert WrongValue(msg.value);
        return _buy(msg.sender, amount, round, voucher);
    }

    /// @inheritdoc ISale
    function buyFor(
        address buyer,
        uint96 amount,
        uint256 round,
        Voucher calldata voucher,
        uint256 nonce,
        uint40 deadline,
        bytes calldata signature
    ) external nonReentrant returns (uint96 paid, uint96 tokens) {
        if (_payment == address(0)) revert Ether();
        _spend(buyer, keccak256(abi.encode(BUY, buyer, amount, round, nonce, deadline)), nonce, deadline, signature);
        return _buy(buyer, amount, round, voucher);
    }

    /// @inheritdoc ISale
    function finalize() external nonReentrant returns (Outcome) {
        Outcome outcome = Outcome(uint8(_totals >> OUTCOME));
        if (outcome != Outcome.Open) revert WrongOutcome(outcome);
        return _finalize();
    }

    /// @inheritdoc ISale
    function claim(address buyer, address to) external nonReentrant returns (uint96 tokens) {
        _own(buyer, to);
        return _claim(buyer, to);
    }

    /// @inheritdoc ISale
    function claimFor(address buyer, address to, uint256 nonce, uint40 deadline, bytes calldata signature)
        external
        nonReentrant
        returns (uint96 tokens)
    {
        _spend(buyer, keccak256(abi.encode(CLAIM, buyer, to, nonce, deadline)), nonce, deadline, signature);
        return _claim(buyer, to);
    }

    /// @inheritdoc ISale
    function refund(address buyer, address to) external nonReentrant returns (uint96 paid) {
        _own(buyer, to);
        return _refund(buyer, to);
    }

    /// @inheritdoc ISale
    function refundFor(address buyer, address to, uint256 nonce, uint40 deadline, bytes calldata signature)
        external
        nonReentrant
        returns (uint96 paid)
    {
        _spend(buyer, keccak256(abi.encode(REFUND, buyer, to, nonce, deadline)), nonce, deadline, signature);
        return _refund(buyer, to);
    }

    /// @inheritdoc ISale
    function collect(address to) external nonReentrant returns (uint96 amount) {
        _own(_beneficiary, to);
        _demand(Outcome.Succeeded);
        uint256 all = _totals;
        if (all & COLLECTED != 0) revert Nothing();
        _totals = all | COLLECTED;
        amount = uint96(all);
        emit Collected(to, amount);
        _pay(to, amount);
    }

    /// @inheritdoc ISale
    function returnUnsold() external nonReentrant returns (uint96 tokens) {
        bool succeeded = _outcome() == Outcome.Succeeded;
        uint256 all = _totals;
        tokens = succeeded ? _supply - uint96(all >> 96) : _supply;
        if (all & RETURNED != 0 || tokens == 0) revert Nothing();
        _totals = all | RETURNED;
        emit Returned(_growth, tokens);
        _token.safeTransfer(_growth, tokens);
    }

    /// @inheritdoc ISale
    function terms() external view returns (Terms memory) {
        return Terms(address(_token), _payment, _signer, _beneficiary, _growth, _softCap, _hardCap, _tokens, _price);
    }

    /// @inheritdoc ISale
    function roundOf(uint256 round) external view returns (Round memory) {
        uint256 packed = _round(round);
        return Round(uint40(packed), uint40(packed >> 40), uint16(packed >> 80), uint96(packed >> 96));
    }

    /// @inheritdoc ISale
    function current() external view returns (uint256 round, bool open) {
        uint256 packed = _round(0);
        while (packed != 0 && block.timestamp >= uint40(packed >> 40)) packed = _round(++round);
        open = packed != 0 && block.timestamp >= uint40(packed);
    }

    /// @inheritdoc ISale
    function totals() external view returns (Totals memory) {
        uint256 all = _totals;
        Outcome outcome = Outcome(uint8(all >> OUTCOME));
        return Totals(uint96(all), uint96(all >> 96), outcome, all & COLLECTED != 0, all & RETURNED != 0);
    }

    /// @inheritdoc ISale
    function purchaseOf(address buyer) external view returns (Purchase memory) {
        uint256 purchase = _purchases[buyer];
        return Purchase(uint96(purchase), uint96(purchase >> 96));
    }

    /// @inheritdoc ISale
    function isFull() public view returns (bool) {
        // What is left buys nothing even without a bonus, when it is less than what one unit pays for.
        uint256 all = _totals;
        return uint96(all) == _hardCap || uint256(_supply - uint96(all >> 96)) * _price < _tokens;
    }

    /// @inheritdoc ISale
    function quote(uint96 amount, uint256 round) external view returns (uint96 paid, uint96 tokens) {
        return _quote(_totals, amount, round);
    }

    /// @dev A sale that is over is full or in none of its rounds, so that need not be asked here.
    function _buy(address buyer, uint96 amount, uint256 round, Voucher calldata voucher)
        private
        returns (uint96 paid, uint96 tokens)
    {
        _checkVoucher(buyer, voucher);
        uint256 all = _totals;
        (paid, tokens) = _quote(all, amount, round);
        uint256 purchase = _purchases[buyer];
        uint256 sum = uint256(uint96(purchase)) + paid;
        if (sum > voucher.most) revert AboveVoucher(sum, voucher.most);
        // No part runs into the next one: what is raised is at most the hard cap, and what is sold at most the supply.
        uint256 more = uint256(tokens) << 96 | paid;
        _purchases[buyer] = purchase + more;
        _totals = all + more;
        emit Bought(buyer, round, paid, tokens);
        if (_payment != address(0)) IERC20(_payment).take(buyer, paid);
        else if (paid < amount) Address.sendValue(payable(buyer), amount - paid);
    }

    function _quote(uint256 all, uint96 amount, uint256 round) private view returns (uint96 paid, uint96 tokens) {
        uint256 packed = _round(round);
        if (block.timestamp < uint40(packed) || block.timestamp >= uint40(packed >> 40)) revert NotInRound(round);
        if (amount == 0) revert Nothing();
        uint256 above = _tokens * (WHOLE + uint16(packed >> 80));
        uint256 below = _price * WHOLE;
        uint256 left = ((packed >> 96) - uint96(all >> 96)) * below / above;
        paid = uint96(Math.min(amount, Math.min(left, _hardCap - uint96(all))));
        if (paid == 0) revert SoldOut(round);
        // At most what is left of the cap, since what is paid is at most what is left pays for; rounded down, for the sale.
        tokens = uint96(paid * above / below);
        if (tokens == 0) revert Nothing();
    }

    function _claim(address buyer, address to) private returns (uint96 tokens) {
        _demand(Outcome.Succeeded);
        tokens = uint96(_purchases[buyer] >> 96);
        if (tokens == 0) revert Nothing();
        delete _purchases[buyer];
        emit Claimed(buyer, to, tokens);
        _token.safeTransfer(to, tokens);
    }

    function _refund(address buyer, address to) private returns (uint96 paid) {
        _demand(Outcome.Failed);
        paid = uint96(_purchases[buyer]);
        if (paid == 0) revert Nothing();
        delete _purchases[buyer];
        emit Refunded(buyer, to, paid);
        _pay(to, paid);
    }

    function _pay(address to, uint96 amount) private {
        if (_payment == address(0)) Address.sendValue(payable(to), amount);
        else IERC20(_payment).safeTransfer(to, amount);
    }

    function _demand(Outcome wanted) private {
        Outcome outcome = _outcome();
        if (outcome != wanted) revert WrongOutcome(outcome);
    }

    function _outcome() private returns (Outcome outcome) {
        outcome = Outcome(uint8(_totals >> OUTCOME));
        if (outcome == Outcome.Open) outcome = _finalize();
    }

    /// @dev Pays nobody, so that nobody who cannot be paid keeps the others from theirs.
    function _finalize() private returns (Outcome outcome) {
        if (block.timestamp < _end && !isFull()) revert NotOver();
        uint256 all = _totals;
        outcome = uint96(all) >= _softCap ? Outcome.Succeeded : Outcome.Failed;
        _totals = all | uint256(outcome) << OUTCOME;
        emit Finalized(outcome, uint96(all), uint96(all >> 96));
    }

    function _own(address account, address to) private view {
        if (to != account && msg.sender != account) revert NotYours(msg.sender);
    }

    function _checkVoucher(address buyer, Voucher calldata voucher) private view {
        if (block.timestamp > voucher.validUntil) revert Late(voucher.validUntil);
        bytes32 structHash = keccak256(abi.encode(VOUCHER, buyer, address(this), voucher.most, voucher.validUntil));
        if (!voucher.signature.isBy(_signer, _hashTypedDataV4(structHash))) revert Unsigned(_signer);
    }

    /// @dev 0 if there is no such round; no time is within that.
    function _round(uint256 round) private view returns (uint256) {
        if (round < 4) return round < 2 ? (round == 0 ? _round0 : _round1) : (round == 2 ? _round2 : _round3);
        if (round < 8) return round < 6 ? (round == 4 ? _round4 : _round5) : (round == 6 ? _round6 : _round7);
        return 0;
    }

    function _pack(Round[] memory rounds)
        private
        view
        returns (uint40 end, uint96 supply, uint256[MOST_ROUNDS] memory packed)
    {
        if (rounds.length == 0 || rounds.length > MOST_ROUNDS) revert WrongRound(rounds.length);
        for (uint256 i = 0; i < rounds.length; ++i) {
            Round memory round = rounds[i];
            if (round.from < end || round.to <= round.from) revert WrongRound(i);
            if (round.cap < supply || round.cap == 0) revert WrongRound(i);
            (end, supply) = (round.to, round.cap);
            packed[i] = uint256(round.cap) << 96 | uint256(round.bonus) << 80 | uint256(round.to) << 40 | round.from;
        }
        if (end > block.timestamp + LONGEST) revert TooLate(end, block.timestamp + LONGEST);
    }

    function _checkTerms(Terms memory terms_) private pure {
        if (
            terms_.signer == address(0) || terms_.beneficiary == address(0) || terms_.growth == address(0)
                || terms_.token == terms_.payment
        ) revert WrongAddress();
        if (terms_.tokens == 0 || terms_.price == 0 || terms_.softCap == 0 || terms_.hardCap < terms_.softCap) {
            revert WrongAmounts();
        }
    }
}
